"""Turn the bytes of a text file into text: byte order marks, UTF-8, UTF-16, then Windows and old Mac or DOS pages."""

from __future__ import annotations

import codecs
import re

from analysis.errors import ImportFailed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FILES = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"MZ\x90",
    b"\x7fELF", b"\x1f\x8b", b"RIFF", b"ID3", b"OggS", b"fLaC", b"Rar!", b"7z\xbc\xaf", b"BZh", b"SQLite format 3",
)  # fmt: skip
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_OLD_PAGES = ["cp1252", "mac_roman", "cp850", "cp437", "iso8859_15", "cp1250", "cp1251", "cp1254"]
_EXPECTED = frozenset("äöüßÄÖÜẞéèêëàâáçñôóîíïøåæœÉÈÀÇØÅ„“”‚‘’–—…€«»‹›§°·•\xa0\xad½¼²³µ©®×")


def decode(data: bytes) -> tuple[str, bool]:
    """Decode bytes; the second value is True where the encoding had to be guessed.

    Raises `ImportFailed` (`not_text`) for bytes that are no text in any encoding.
    """
    if data.startswith(_OTHER_FILES) or data[4:8] == b"ftyp":
        raise _not_text()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, "replace")), False
    if (wide := _wide_encoding(data)) is not None:
        return _checked(data.decode(wide, "replace")), False
    try:
        return _checked(data.decode("utf-8")), False
    except UnicodeDecodeError:
        return _checked(_decode_old(data)), True


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero bytes that Western text leaves in every second place."""
    sample = data[: 64 * 1024]
    half = len(sample) // 2
    if half == 0:
        return None
    even, odd = sample[0 : half * 2 : 2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half + 1:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half + 1:
        return "utf-16-be"
    return None


def _decode_old(data: bytes) -> str:
    nearly = data.decode("utf-8", "replace")
    if nearly.count("\ufffd") <= 2 + len(data) // 10_000 and _looks_expected(nearly.replace("\ufffd", "")):
        return nearly
    windows = data.decode("cp1252", "replace")
    if "\ufffd" not in windows and _looks_expected(windows):
        return windows
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 256 * 1024], cp_isolation=_OLD_PAGES).best()
    return data.decode(best.encoding, "replace") if best is not None else windows


def _looks_expected(text: str) -> bool:
    others = [char for char in text if char > "\x7f"]
    return bool(others) and sum(char in _EXPECTED for char in others) >= 0.9 * len(others)


def _checked(text: str) -> str:
    controls = len(_CONTROLS.findall(text)) + text.count("\ufffd")
    if controls > 2 + 0.02 * len(text) or text.count("\x00") > 2 + 0.1 * len(text):
        raise _not_text()
    return text


def _not_text() -> ImportFailed:
    return ImportFailed(
        "not_text",
        "The file holds no readable text; it may be of another kind than its name says.",
        "Open it in the program it was made with and save it as text (UTF-8).",
    )
