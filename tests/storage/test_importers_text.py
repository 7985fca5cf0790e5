"""Text files: encodings, line ends, languages, Markdown, and the real transcripts."""

from __future__ import annotations

import codecs
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.transcript import ImportedTranscript, canonical
from storage.importers import read_transcript
from storage.importers.encodings import decode

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "transcripts"
GERMAN = "I: Wie ist es für Sie?\r\nB: Schön – „größer“ als früher … 5 €.\r\nI: Ja?\r\nB: Müßig."


def words(transcript: ImportedTranscript) -> list[tuple[str, str]]:
    return [(turn.label, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def read(folder: Path, data: bytes, name: str = "a.txt") -> ImportedTranscript:
    path = folder / name
    path.write_bytes(data)
    return read_transcript(path)


@pytest.mark.parametrize(
    "mark, encoding",
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "cp1252"),
    ],
)
def test_encoding_is_found(tmp_path: Path, mark: bytes, encoding: str) -> None:
    transcript = read(tmp_path, mark + GERMAN.encode(encoding))
    assert transcript.text == canonical(GERMAN)
    assert ("encoding_guessed" in transcript.warnings) == (encoding == "cp1252")
    assert transcript.labels == ("I", "B")


def test_old_mac_encoding_is_guessed(tmp_path: Path) -> None:
    transcript = read(tmp_path, (GERMAN * 5).encode("mac_roman"))
    assert "größer" in transcript.text
    assert transcript.warnings == ("encoding_guessed",)


def test_emoji_and_decomposed_umlauts_come_in_as_canonical_text(tmp_path: Path) -> None:
    transcript = read(tmp_path, "I: Ja?\nB: Scho\u0308n 🙂 gut".encode())
    assert words(transcript) == [("I", "Ja?"), ("B", "Schön 🙂 gut")]


def test_one_broken_byte_does_not_make_a_utf8_file_an_old_one(tmp_path: Path) -> None:
    transcript = read(tmp_path, (GERMAN * 3).encode() + b" \xff Ende")
    assert "größer" in transcript.text
    assert transcript.warnings == ("bytes_replaced:1:10",)


UMLAUTS = st.text(st.sampled_from("äöüÄÖÜß„“–…é abc\n"), min_size=1, max_size=300)
STRAY = st.sampled_from([b"\xff", b"\x81", b"\xc3", b"\xe4", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf5"])


@settings(max_examples=150, deadline=None)
@given(UMLAUTS, UMLAUTS, STRAY)
def test_a_stray_byte_costs_its_own_place_only(before: str, after: str, stray: bytes) -> None:
    before, after = before + "ä" * 20 + " ", " " + after
    text, notices = decode(before.encode() + stray + after.encode())
    assert text.startswith(before)
    assert text.endswith(after)
    assert set(text[len(before) : len(text) - len(after)]) == {"\ufffd"}
    bad = len(text) - len(before) - len(after)
    assert notices == (f"bytes_replaced:{bad}:{before.count(chr(10)) + 1}",)


@settings(max_examples=100, deadline=None)
@given(UMLAUTS, st.sampled_from("🙂🎉𝒜"))
def test_surrogate_pairs_written_as_six_bytes_are_their_character(text: str, char: str) -> None:
    pair = char.encode("utf-16-be")
    six = b"".join(chr(int.from_bytes(pair[at : at + 2])).encode("utf-8", "surrogatepass") for at in (0, 2))
    assert decode(text.encode() + six) == (text + char, ())


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("äöüÄÖÜé abc\n"), max_size=200))
def test_windows_text_stays_windows_text_and_says_undefined_bytes(text: str) -> None:
    text += "Groß genug für äöü. "
    assert decode(text.encode("cp1252")) == (text, ("encoding_guessed",))
    lines = text.count("\n") + 1
    found = decode((text + "ÄÖÜ" * 4).encode("cp1252") + b"\x81")
    assert found == (text + "ÄÖÜ" * 4 + "\ufffd", ("encoding_guessed", f"bytes_replaced:1:{lines}"))


def test_a_wide_file_with_half_a_pair_says_so() -> None:
    data = codecs.BOM_UTF16_LE + "Ja\n".encode("utf-16-le") + b"\x00\xd8" + "gut".encode("utf-16-le")
    text, notices = decode(data)
    assert text.startswith("Ja\n\ufffd")
    assert notices[0].startswith("bytes_replaced:")


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("äöüß\n\t"), max_size=200))
def test_marked_and_plain_utf8_round_trip(text: str) -> None:
    readable = text.lstrip("\ufeff").replace("\uffff", "").replace("\ufffe", "").replace("\ufffd", "")
    for data in (codecs.BOM_UTF8 + readable.encode(), codecs.BOM_UTF16_LE + readable.encode("utf-16-le")):
        assert decode(data) == (readable, ())


def test_file_is_described(tmp_path: Path) -> None:
    data = GERMAN.encode()
    transcript = read(tmp_path, data, "Frau X.TXT")
    assert transcript.file_name == "Frau X.TXT"
    assert transcript.source_format == "txt"
    assert transcript.file_sha256 == hashlib.sha256(data).hexdigest()
    assert transcript.language == "de"
    assert transcript.interviewer_labels == {"I"}


def test_given_language_is_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN, encoding="utf-8")
    assert read_transcript(path, "en").language == "en"


def test_markdown_marks_do_not_reach_the_words(tmp_path: Path) -> None:
    source = (
        "---\ntitle: Gespräch\ntags:\n  - a\n---\n# Gespräch\n\n<!-- noch prüfen -->\n"
        "**Interviewer:** Wie *war* es?\n\n**Anna Berg:** Gut \\(sehr\\), *lacht* in _Ort_.\n\n> Noch **mehr**.\n\n"
        "---\n\n**Interviewer:** Ja?\n\n**Anna Berg:** Ja.\n"
    )
    transcript = read(tmp_path, source.encode(), "a.md")
    assert words(transcript) == [
        ("Interviewer", "Wie *war* es?"),
        ("Anna Berg", "Gut (sehr), *lacht* in _Ort_.\n\nNoch mehr."),
        ("Interviewer", "Ja?"),
        ("Anna Berg", "Ja."),
    ]
    assert transcript.warnings == ("comments_dropped",)
    assert "title" not in transcript.text


def test_bold_names_and_tables_of_markdown_are_labels(tmp_path: Path) -> None:
    bold = "**Anna** Wie war es?\n\n**Bernd** Gut.\n\n**Anna** Ja?\n\n**Bernd** Ja."
    assert [label for label, _ in words(read(tmp_path, bold.encode(), "a.md"))] == ["Anna", "Bernd", "Anna", "Bernd"]
    table = "| Wer | Was |\n|---|:--|\n| I | Wie war es? |\n| B | Gut. |\n"
    assert words(read(tmp_path, table.encode(), "b.md")) == [("I", "Wie war es?"), ("B", "Gut.")]


def test_readers_load_no_library_before_their_first_file() -> None:
    program = (
        "import sys, storage.importers\n"
        "heavy = {'docx', 'odfdo', 'lxml', 'striprtf', 'webvtt', 'srt', 'charset_normalizer', 'defusedxml'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_zero_bytes_within_text_go(tmp_path: Path) -> None:
    assert words(read(tmp_path, b"I: Wie\x00 war es?\nB: Gut.")) == [("I", "Wie war es?"), ("B", "Gut.")]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared transcripts are not here")
def test_every_real_transcript_is_read_with_words_to_code() -> None:
    paths = [path for path in SHARED.rglob("*.txt") if path.stem != "LICENSE"]
    assert len(paths) >= 62
    for path in paths:
        transcript = read_transcript(path)
        codable = [turn for turn in transcript.turns if turn.label not in transcript.interviewer_labels]
        assert sum(turn.end - turn.start for turn in codable) > 0.6 * len(transcript.text), path.name
        assert transcript.text == canonical(path.read_text(encoding="utf-8"))
        assert transcript.language == ("de" if "divekit" in str(path.parent) else "en")
