"""Files made to hurt whoever opens them, and a process that tries each: `hostile.py FOLDER` prints what became of them.

zip bombs (deep, wide, overlapping, lying about their size), XML that declares entities, nests without end or has
millions of elements, macros and links to elsewhere, names that lead out of the archive, pictures that are huge when
unpacked, RTF without end of groups, cues without end
"""

from __future__ import annotations

import io
import json
import resource
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from made_pdf import pdf

MB = 1024 * 1024
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
TALK = "<w:p><w:r><w:t>I: Wie geht es Ihnen?</w:t></w:r></w:p><w:p><w:r><w:t>B: Gut, danke.</w:t></w:r></w:p>"


def word(body: str, *, before: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """Make a Word document of a body's XML, with more parts beside it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        xml = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", xml)
        for name, data in (more or {}).items():
            package.writestr(name, data)
    return buffer.getvalue()


def open_document(body: str, *, before: str = "") -> bytes:
    buffer = io.BytesIO()
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text", "table")
    )
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<m/>")
        package.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{before}<office:document-content {spaces}><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
        )
    return buffer.getvalue()


def lying(data: bytes, name: str, size: int) -> bytes:
    """Let the archive say that a part is small when unpacked."""
    changed = bytearray(data)
    at = -1
    while (at := changed.find(name.encode(), at + 1)) >= 0:
        if changed[at - 46 : at - 42] == b"PK\x01\x02":
            changed[at - 46 + 24 : at - 46 + 28] = struct.pack("<I", size)
        elif changed[at - 30 : at - 26] == b"PK\x03\x04":
            changed[at - 30 + 22 : at - 30 + 26] = struct.pack("<I", size)
    return bytes(changed)


def huge_picture() -> bytes:
    """Give a PNG of 60,000 times 60,000 points: small here, 10 GB where somebody unpacks it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(MB))) + chunk(b"IEND", b"")


def book(page: str) -> bytes:
    """Give an electronic book whose only page is at that place."""
    container = '<rootfiles xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfile full-path="a/b.opf"/>'
    package = f'<manifest><item id="x" href="{page}"/></manifest><spine><itemref idref="x"/></spine>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("META-INF/container.xml", container + "</rootfiles>")
        made.writestr("a/b.opf", f'<package xmlns="http://www.idpf.org/2007/opf">{package}</package>')
    return buffer.getvalue()


def laughs(count: int = 12) -> str:
    """Declare entities of which each holds the one before ten times."""
    names = "".join(f"<!ENTITY l{n + 1} '{10 * ('&l' + str(n) + ';')}'>" for n in range(count))
    return f'<!DOCTYPE x [<!ENTITY l0 "lol">{names}]>'


def corpus(scale: float = 1.0) -> Iterator[tuple[str, bytes, set[str]]]:
    """Give name, bytes and what may become of each (codes, or "read"); `scale` makes the long ones shorter."""

    def long(count: int) -> int:
        return int(count * scale)

    outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    yield "laughs.docx", word("<w:p><w:r><w:t>&l12;</w:t></w:r></w:p>", before=laughs()), {"damaged"}
    yield "laughs.odt", open_document("<text:p>&l12;</text:p>", before=laughs()), {"damaged"}
    yield "entity.docx", word("<w:p><w:r><w:t>&f;</w:t></w:r></w:p>", before=outside), {"damaged"}
    yield "entity.odt", open_document("<text:p>&f;</text:p>", before=outside), {"damaged"}
    yield "bomb.docx", word(TALK, more={"word/media/a.bin": bytes(25 * MB + long(175 * MB))}), {"too_large"}
    yield "many.docx", word(TALK, more={f"p{n}.xml": b"<a/>" for n in range(10_100)}), {"too_large"}
    lie = word(TALK, more={"word/styles.xml": b"<a>" + b" " * long(200 * MB) + b"</a>"})
    yield "lying.docx", lying(lie, "word/styles.xml", 100), {"damaged", "too_large"}
    inner = word(TALK, more={"in.zip": bytes(long(15 * MB))})
    yield "nested.docx", word(TALK, more={"word/in.docx": inner}), {"read", "too_large"}
    yield "deep.docx", word("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), {"damaged"}
    yield "deep.odt", open_document("<text:section>" * 100_000 + "</text:section>" * 100_000), {"damaged"}
    yield "elements.docx", word("<w:p/>" * 1_600_000), {"damaged", "too_large"}
    yield "elements.odt", open_document("<text:p/>" * 1_600_000), {"damaged", "too_large"}
    attributes = " ".join(f"a{n}='1'" for n in range(long(300_000)))
    yield "attributes.docx", word(f"<w:p {attributes}/>"), {"damaged", "empty"}
    yield "outside.docx", word(TALK, more={"../../../outside.txt": b"x", "/outside.txt": b"x"}), {"read", "damaged"}
    macro = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 1000}
    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>'
    )
    yield "macro.docx", word(TALK, more={**macro, "word/_rels/document.xml.rels": link}), {"read"}
    yield "picture.docx", word(TALK, more={"word/media/a.png": huge_picture()}), {"read"}
    spaces = '<text:s text:c="999999999"/>' * 5000
    yield "spaces.odt", open_document(f"<text:p>B: {spaces}x</text:p>"), {"damaged", "too_large"}
    yield (
        "columns.odt",
        open_document(
            '<table:table><table:table-row><table:table-cell table:number-columns-repeated="999999999">'
            "<text:p>B: Ja.</text:p></table:table-cell></table:table-row></table:table>"
        ),
        {"read"},
    )
    yield "groups.rtf", b"{\\rtf1 " + b"{" * long(3 * MB) + b"B: Ja.", {"read", "damaged", "empty", "too_large"}
    yield (
        "skip.rtf",
        b"{\\rtf1 \\bin999999999 B: Ja." + b"\\bin1 x" * long(MB),
        {"read", "damaged", "empty", "too_large"},
    )
    yield "pict.rtf", b"{\\rtf1 B: Ja.\\par " + b"{\\pict " * long(MB), {"read", "damaged", "empty", "too_large"}
    yield "unicode.rtf", b"{\\rtf1 B: " + b"\\u-1?" * long(2 * MB) + b"}", {"read", "damaged", "too_large"}
    yield "quotes.md", b"> " * long(5 * MB) + b"B: Ja.", {"read", "too_large"}
    yield "brackets.md", b"B: " + b"[" * long(2 * MB), {"read", "empty"}
    yield (
        "cues.vtt",
        b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nx\n\n" * long(400_000),
        {"read", "too_large", "damaged"},
    )
    yield "cues.srt", b"1\n00:00:01,000 --> 00:00:02,000\nx\n\n" * long(300_000), {"read", "too_large", "damaged"}
    yield (
        "tags.vtt",
        b"WEBVTT\n\n00:01.000 --> 00:02.000\nB: " + b"<v " * long(3 * MB),
        {"read", "too_large", "damaged"},
    )
    yield "entity.eaf", b'<!DOCTYPE a [<!ENTITY b "c">]><ANNOTATION_DOCUMENT>&b;</ANNOTATION_DOCUMENT>', {"damaged"}
    yield "deep.html", b"<div>" * long(MB) + b"B: Ja.", {"read", "damaged", "empty", "too_large"}
    yield "elements.html", b"<p>B: Ja." * long(700_000), {"read", "too_large"}
    yield "spaces.html", b"<p>B: Ja" + b" " * long(5 * MB) + b"gut.", {"read", "damaged"}
    yield "deep.json", b"[" * long(MB), {"damaged"}
    yield "number.json", b'{"segments": [{"start": 1e999, "end": NaN, "text": "Ja."}]}', {"read", "damaged"}
    yield "wrong.json", b'{"segments": [{"start": "a", "text": 7}]}', {"damaged"}
    yield "deep.otr", json.dumps({"text": "<b>" * long(MB // 2) + "B: Ja."}).encode(), {"read", "damaged", "empty"}
    yield "outside.epub", book("../../../../etc/passwd"), {"empty"}
    yield "cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", {"damaged"}
    yield "pages.pdf", pdf([[]], times=3_000), {"too_large"}
    yield "round.pdf", pdf([[]]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"), {"damaged", "scanned"}
    yield "lines.txt", b"B:\n" * long(1_000_000), {"read", "too_large"}
    yield "colons.txt", b"B: " + b":" * 2_900_000, {"read", "too_large"}
    yield "one.txt", b"B: " + b"a" * 2_900_000, {"read"}
    yield "marks.txt", b"B: a" + "\u0301".encode() * 1_000_000, {"read"}
    yield "right_to_left.txt", ("B: " + "\u202e" * 100_000 + "Ja.").encode(), {"read"}


def attempt(path: Path) -> dict[str, object]:
    from analysis.errors import ImportFailed
    from storage.importers import read_transcript

    started = time.perf_counter()
    try:
        read_transcript(path)
        code = "read"
    except ImportFailed as found:
        code = found.code
    return {"name": path.name, "code": code, "seconds": round(time.perf_counter() - started, 2), "peak_mb": peak()}


def peak() -> int:
    """Give the most memory that this program had, in MB; `ru_maxrss` also counts the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (MB, MB))
    for file in sorted(Path(sys.argv[1]).iterdir(), key=lambda item: item.stat().st_size):
        print(json.dumps(attempt(file)), flush=True)
