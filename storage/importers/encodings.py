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
_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_LONE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_LINE_END = re.compile("\r\n|\r|\n")
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_BAD = "\ufffd"
_BAD_SHARE = 0.2
_OLD_PAGES = ["cp1252", "mac_roman", "cp850", "cp437", "iso8859_15", "cp1250", "cp1251", "cp1254"]
_EXPECTED = frozenset("äöüßÄÖÜẞéèêëàâáçñôóîíïøåæœÉÈÀÇØÅ„“”‚‘’–—…€«»‹›§°·•\xa0\xad½¼²³µ©®×")


GUESSED = "encoding_guessed"
REPLACED = "bytes_replaced"
"""The notice about bytes that are no characters, as "bytes_replaced:COUNT:LINE" (the first one's line)."""


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode bytes; gives the text and notices: `GUESSED`, and `REPLACED` with what could not be read.

    Mostly valid UTF-8 stays UTF-8: a few bad bytes become U+FFFD and do not turn all umlauts into something else.
    Raises `ImportFailed` (`not_text`) for bytes that are no text in any encoding.
    """
    if data.startswith(_OTHER_FILES) or data[4:8] == b"ftyp":
        raise _not_text()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if (wide := _wide_encoding(data)) is not None:
        return _decoded(data, wide)
    whole = _without_surrogates(data)
    if whole.isascii() or _is_mostly_utf8(whole):
        text, notices = _decoded(whole, "utf-8")
        lone = _lone_surrogates(data)
        return text, notices if not lone else (_replaced(text, text.count(_BAD)),)
    text, notices = _decoded(data, _old_page(data))
    return text, (GUESSED, *notices)


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = _checked(data.decode(encoding, "replace"))
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return text, (_replaced(text, text.count(_BAD)),)
    return text, ()


def _replaced(text: str, count: int) -> str:
    before = text.partition(_BAD)[0]
    return f"{REPLACED}:{count}:{len(_LINE_END.findall(before)) + 1}"


def _without_surrogates(data: bytes) -> bytes:
    """Join pairs of surrogates that were written as six bytes (CESU-8); lone ones become U+FFFD."""
    return _LONE.sub(_BAD.encode(), _PAIR.sub(_joined, data))


def _lone_surrogates(data: bytes) -> int:
    return len(_LONE.findall(_PAIR.sub(b"", data)))


def _joined(pair: re.Match[bytes]) -> bytes:
    wide = pair.group().decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
    return wide.decode("utf-16").encode()


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell whether of the bytes beyond ASCII at least four in five belong to valid UTF-8."""
    beyond = len(data) - len(data.translate(None, _BEYOND_ASCII))
    bad = len(data) - len(data.decode("utf-8", "ignore").encode())
    return bad <= _BAD_SHARE * beyond


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


def _old_page(data: bytes) -> str:
    """Name the page of a text that is not UTF-8: Windows unless that gives unlikely letters."""
    windows = data.decode("cp1252", "replace")
    undefined = windows.count(_BAD)
    beyond = sum(char > "\x7f" for char in windows)
    if undefined <= _BAD_SHARE * beyond and _looks_expected(windows.replace(_BAD, "")):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 256 * 1024], cp_isolation=_OLD_PAGES).best()
    return best.encoding if best is not None else "cp1252"


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
