"""Web pages, books, PDF documents, ELAN, oTranscribe and speech recognition: their words, speakers and times."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from made_pdf import pdf

from analysis.errors import ImportFailed
from analysis.transcript import ImportedTranscript
from storage.importers import SUFFIXES, read_transcript


def read(folder: Path, name: str, data: bytes | str) -> ImportedTranscript:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_transcript(path)


def turns(transcript: ImportedTranscript) -> list[tuple[str, str, float | None]]:
    return [(turn.label, transcript.text[turn.start : turn.end], turn.start_seconds) for turn in transcript.turns]


def test_every_suffix_that_a_dialog_offers_has_a_reader(tmp_path: Path) -> None:
    assert len(SUFFIXES) == len(set(SUFFIXES)) >= 14
    for suffix in SUFFIXES:
        with pytest.raises(ImportFailed) as raised:
            read(tmp_path, f"a{suffix}", b"\x00\x01\x02" * 9 if suffix != ".md" else b"\x89PNG")
        assert raised.value.code in ("damaged", "not_text"), suffix


# --- web pages -----------------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Nicht dabei</title><style>p { color: red }</style>
</head><body><!-- weg --><p><b>Anna Berg</b> Wie <i>war</i>
   es?<br>Und dann?</p><p><span style="font-weight:600">Bernd</span> Gut &amp; schön<script>alert(1)</script>.</p>
<ul><li>Ja.</li></ul><p hidden>Versteckt</p><p><strong>Anna Berg</strong> Danke.</p><p><b>Bernd</b> Gern.</p>
<table><tr><td>x</td><td>y</td></tr></table></body></html>"""


def test_a_web_page_gives_what_its_reader_sees(tmp_path: Path) -> None:
    found = read(tmp_path, "a.html", PAGE)
    assert found.text == (
        "Anna Berg Wie war es?\nUnd dann?\nBernd Gut & schön.\nJa.\nAnna Berg Danke.\nBernd Gern.\nx\ty"
    )
    assert [label for label, _, _ in turns(found)] == ["Anna Berg", "Bernd", "Anna Berg", "Bernd"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_page_that_names_no_encoding_keeps_its_umlauts(tmp_path: Path, encoding: str) -> None:
    page = "<p>I: Für wen?</p><p>B: Für die Prüfung, natürlich, und für die Größe.</p>"
    assert "Prüfung" in read(tmp_path, "a.htm", page.encode(encoding)).text


def test_a_declared_encoding_counts(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>B: Łódź</p></body></html>'
    assert read(tmp_path, "a.html", page.encode("iso-8859-2")).text == "B: Łódź"


def test_otranscribe_gives_times(tmp_path: Path) -> None:
    page = '<p><span class="timestamp">0:01</span> I: Wie war es?</p><p><span>1:09</span> B: Gut.<br>Ja.</p>'
    found = read(tmp_path, "a.otr", json.dumps({"text": page, "media": "a.mp3", "media-time": 3}))
    assert turns(found) == [("I", "Wie war es?", 1.0), ("B", "Gut.\nJa.", 69.0)]


# --- books ---------------------------------------------------------------------------------------------------------


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="b" href="t/2.xhtml"/>'
        '<item id="a" href="t/1%20a.xhtml"/><item id="n" href="t/n.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="n" linear="no"/><itemref idref="b"/></spine></package>'
    )
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        )
        book.writestr("OEBPS/book.opf", package)
        book.writestr("OEBPS/t/1 a.xhtml", "<html><body><p>I: Wie war es?</p></body></html>")
        book.writestr("OEBPS/t/2.xhtml", "<html><body><p>B: Schön, größtenteils.</p></body></html>")
        book.writestr("OEBPS/t/n.xhtml", "<html><body><p>Fußnote</p></body></html>")
    assert read(tmp_path, "a.epub", buffer.getvalue()).text == "I: Wie war es?\nB: Schön, größtenteils."


# --- PDF -----------------------------------------------------------------------------------------------------------


def page_of(number: int, *lines: str) -> list[tuple[int, str]]:
    body = [(780 - 12 * n, line) for n, line in enumerate(lines)]
    return [(820, "Interview 7, vertraulich"), *body, (20, f"Seite {number} von 3")]


def test_printed_lines_become_paragraphs_again_also_over_pages(tmp_path: Path) -> None:
    pages = [
        page_of(
            1,
            "I [00:00:01]: Wie war es denn damals, als das alles anfing?",
            "B [00:00:09]: Am Anfang war es schwierig, weil die Entschei-",
            "dungen alle oben getroffen wurden und wir nichts davon",
        ),
        page_of(2, "wussten. Das war die Vor-", "sorge, und wir sprachen von Vor-", "und Nachteilen."),
        page_of(3, "I [00:01:00]: Danke."),
    ]
    found = read(tmp_path, "a.pdf", pdf(pages))
    assert turns(found) == [
        ("I", "Wie war es denn damals, als das alles anfing?", 1.0),
        (
            "B",
            "Am Anfang war es schwierig, weil die Entscheidungen alle oben getroffen wurden und wir nichts davon "
            "wussten. Das war die Vorsorge, und wir sprachen von Vor- und Nachteilen.",
            9.0,
        ),
        ("I", "Danke.", 60.0),
    ]
    assert found.warnings == ("page_edges_dropped",)


def test_a_wide_gap_parts_paragraphs(tmp_path: Path) -> None:
    line = "Das ist eine Zeile, die bis an den rechten Rand geht und weiter"
    found = read(tmp_path, "a.pdf", pdf([[(700, line), (688, line), (640, line)]]))
    assert found.text == f"{line} {line}\n{line}"


def test_a_scanned_pdf_is_told_apart_and_named(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed) as raised:
        read(tmp_path, "a.pdf", pdf([[], []]))
    assert raised.value.code == "scanned"
    assert "OCR" in raised.value.remedy


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed) as raised:
        read(tmp_path, "a.pdf", pdf([[(700, "B: Ja.")]], encrypted=True))
    assert raised.value.code == "encrypted"


# --- ELAN and speech recognition -----------------------------------------------------------------------------------

ELAN = """<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT><TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="2" TIME_VALUE="2500"/>
<TIME_SLOT TIME_SLOT_ID="3" TIME_VALUE="4000"/></TIME_ORDER>
<TIER TIER_ID="B"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="b" TIME_SLOT_REF1="2" TIME_SLOT_REF2="3">
<ANNOTATION_VALUE>Gut.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="K1" PARTICIPANT="Anna"><ANNOTATION>
<ALIGNABLE_ANNOTATION ANNOTATION_ID="a" TIME_SLOT_REF1="1" TIME_SLOT_REF2="2">
<ANNOTATION_VALUE>Wie war es?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="en" PARENT_REF="B"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="c" ANNOTATION_REF="b">
<ANNOTATION_VALUE>Good.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"""


def test_elan_tiers_are_speakers_in_the_order_of_time(tmp_path: Path) -> None:
    found = read(tmp_path, "a.eaf", ELAN)
    assert turns(found) == [("Anna", "Wie war es?", 1.0), ("B", "Gut.", 2.5)]
    assert found.warnings == ("tiers_dropped",)


@pytest.mark.parametrize(
    "made",
    [
        {
            "language": "de",
            "segments": [
                {"start": 0.5, "end": 2, "text": " Wie war es?", "speaker": "SPEAKER_00"},
                {"start": 2.0, "end": 4, "text": " Gut.", "speaker": "SPEAKER_01", "words": [{"word": "Gut."}]},
            ],
        },
        {
            "utterances": [
                {"start": 500, "end": 2000, "text": "Wie war es?", "speaker": "SPEAKER_00"},
                {"start": 2000, "end": 4000, "text": "Gut.", "speaker": "SPEAKER_01"},
            ]
        },
    ],
)
def test_speech_recognition_with_speakers_gives_turns(tmp_path: Path, made: object) -> None:
    found = read(tmp_path, "a.json", json.dumps(made))
    assert turns(found) == [("SPEAKER_00", "Wie war es?", 0.5), ("SPEAKER_01", "Gut.", 2.0)]


def test_speech_recognition_without_speakers_gives_times(tmp_path: Path) -> None:
    made = {"transcription": [{"offsets": {"from": 1500, "to": 2000}, "text": " Wie war es?"}]}
    assert turns(read(tmp_path, "a.json", json.dumps(made))) == [("", "Wie war es?", 1.5)]


def test_another_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed) as raised:
        read(tmp_path, "a.json", '{"name": "package"}')
    assert raised.value.code == "damaged"
