"""Files that cannot become transcripts: each has its own code and words, and no library's error gets out."""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

import docx
import odfdo
import pytest

from analysis.errors import ImportFailed
from storage.importers import SUFFIXES, read_transcript
from storage.importers import source as sources

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def word_bytes() -> bytes:
    document = docx.Document()
    document.add_paragraph("I: Ja?")
    document.add_paragraph("B: Nein.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def open_document_bytes() -> bytes:
    document = odfdo.Document("text")
    document.body.append(odfdo.Paragraph("I: Ja?"))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_part(package: bytes, name: str, data: bytes) -> bytes:
    """Give the package with one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, data)
    return buffer.getvalue()


def failure(folder: Path, name: str, data: bytes) -> ImportFailed:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(ImportFailed) as raised:
        read_transcript(path)
    assert raised.value.what
    assert raised.value.remedy
    assert "{" not in str(raised.value)
    return raised.value


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 100])
def test_file_without_content_is_empty(tmp_path: Path, suffix: str, data: bytes) -> None:
    assert failure(tmp_path, f"a{suffix}", data).code == "empty"


def test_office_files_without_words_are_empty(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    assert failure(tmp_path, "a.docx", buffer.getvalue()).code == "empty"
    assert failure(tmp_path, "a.rtf", rb"{\rtf1 }").code == "empty"
    assert failure(tmp_path, "a.txt", b"...\n---\n").code == "empty"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".vtt", ".srt"])
@pytest.mark.parametrize("data", [PNG, OLE, b"%PDF-1.7\nabc", b"PK\x03\x04abc", bytes(range(256)) * 50])
def test_binary_file_is_not_text(tmp_path: Path, suffix: str, data: bytes) -> None:
    assert failure(tmp_path, f"a{suffix}", data).code == "not_text"


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".rtf", ".vtt", ".srt"])
def test_plain_text_under_another_name_is_damaged(tmp_path: Path, suffix: str) -> None:
    assert failure(tmp_path, f"a{suffix}", b"I: Ja?\nB: Nein.\n").code == "damaged"


def test_office_file_under_the_other_name_is_damaged(tmp_path: Path) -> None:
    assert failure(tmp_path, "a.odt", word_bytes()).code == "damaged"
    assert failure(tmp_path, "a.docx", open_document_bytes()).code == "damaged"
    assert failure(tmp_path, "a.docx", OLE).code == "damaged"
    assert failure(tmp_path, "a.docx", PNG).code == "damaged"


def test_word_document_with_a_password_is_encrypted(tmp_path: Path) -> None:
    assert failure(tmp_path, "a.docx", OLE + "EncryptedPackage".encode("utf-16-le")).code == "encrypted"


def test_open_document_with_a_password_is_encrypted(tmp_path: Path) -> None:
    manifest = (
        b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
    )
    data = with_part(open_document_bytes(), "META-INF/manifest.xml", manifest)
    assert failure(tmp_path, "a.odt", data).code == "encrypted"
    scrambled = with_part(data, "content.xml", os.urandom(500))
    assert failure(tmp_path, "a.odt", scrambled).code == "encrypted"


def test_zip_with_a_password_is_encrypted(tmp_path: Path) -> None:
    data = bytearray(word_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert failure(tmp_path, "a.docx", bytes(data)).code == "encrypted"


@pytest.mark.parametrize(
    "name, part, package",
    [("a.docx", "word/document.xml", word_bytes), ("a.odt", "content.xml", open_document_bytes)],
)
def test_entities_are_refused(tmp_path: Path, name: str, part: str, package: object) -> None:
    assert callable(package)
    xml = b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY f SYSTEM "file:///etc/hostname">]><x>&a;&f;</x>'
    assert failure(tmp_path, name, with_part(package(), part, xml)).code == "damaged"


@pytest.mark.parametrize("part", ["word/document.xml", "word/extra.xml"])
def test_zip_bomb_is_too_large(tmp_path: Path, part: str) -> None:
    bomb = with_part(word_bytes(), part, b" " * (sources.MAX_BYTES + 1))
    assert len(bomb) < 1_000_000
    found = failure(tmp_path, "a.docx", bomb)
    assert found.code == "too_large"
    assert "20 MB" in str(found)


def test_huge_file_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(sources.MAX_BYTES + 1)
    with pytest.raises(ImportFailed) as raised:
        read_transcript(path)
    assert raised.value.code == "too_large"
    assert "20 MB" in str(raised.value)


@pytest.mark.parametrize("name", ["a.doc", "a.ppt", "a.xlsx", "a", "a.txt.bak"])
def test_other_kinds_are_unsupported_and_the_readable_ones_named(tmp_path: Path, name: str) -> None:
    found = failure(tmp_path, name, b"I: Ja?")
    assert found.code == "unsupported"
    assert ".docx" in str(found)


def test_missing_file_and_folder_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "b.txt", tmp_path, tmp_path / "a.txt" / "c.txt", tmp_path / "x\0.txt"):
        with pytest.raises(ImportFailed) as raised:
            read_transcript(path)
        assert raised.value.code == "unreadable"


def test_file_that_may_not_be_read_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I: Ja?")
    path.chmod(0)
    if os.access(path, os.R_OK):

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ImportFailed) as raised:
        read_transcript(path)
    assert raised.value.code == "unreadable"
    assert "may not" in str(raised.value)


def test_broken_subtitles_are_damaged(tmp_path: Path) -> None:
    assert failure(tmp_path, "a.vtt", b"WEBVTT\n\nno cues here\n").code == "damaged"
    assert failure(tmp_path, "a.srt", b"1\n00:00:01 -> 00:00:02\nJa\n").code == "damaged"


@pytest.mark.parametrize(
    "name, package",
    [("a.docx", word_bytes), ("a.odt", open_document_bytes)],
)
def test_cut_and_scrambled_packages_never_raise_anything_else(tmp_path: Path, name: str, package: object) -> None:
    assert callable(package)
    whole = package()
    chance = random.Random(7)
    codes = []
    for round_number in range(60):
        data = bytearray(whole[: chance.randrange(1, len(whole))] if round_number % 3 == 0 else whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / name
        path.write_bytes(data)
        try:
            read_transcript(path)
        except ImportFailed as found:
            codes.append(found.code)
    assert len(codes) > 20
    assert set(codes) <= {"damaged", "encrypted", "too_large", "empty"}


def test_broken_rich_text_never_raises_anything_else(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "a.rtf"
    whole = rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 A;}} I: Gr\u246?\'df{\b x}{\pict\bin4 abcd}\par B: Ja\par}" * 2
    codes = set()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(6, len(data))] = chance.choice(b"\\{}ubinp0-9'f ")
        path.write_bytes(data)
        try:
            read_transcript(path)
        except ImportFailed as found:
            codes.add(found.code)
    assert codes <= {"damaged", "empty"}


def test_a_file_of_fifty_megabytes_and_an_endless_text_are_refused(tmp_path: Path) -> None:
    for name, size in (("fifty.txt", 50_000_000), ("long.txt", sources.MAX_TEXT + 10)):
        file = tmp_path / name
        file.write_text("B: Wort\n" * (size // 8 + 1), encoding="utf-8")
        with pytest.raises(ImportFailed) as refused:
            read_transcript(file)
        assert refused.value.code == "too_large"
