"""Word, OpenDocument and RTF: what the page shows comes in, what it does not show stays out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import odfdo
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from analysis.transcript import ImportedTranscript
from storage.importers import read_transcript

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts" / "divekit_de"


def words(transcript: ImportedTranscript) -> list[tuple[str, str]]:
    return [(turn.label, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def word(folder: Path, document: docx.document.Document) -> ImportedTranscript:
    path = folder / "a.docx"
    document.save(str(path))
    return read_transcript(path)


def open_document(folder: Path, body: str, styles: str = "") -> ImportedTranscript:
    """Write an .odt with the given XML of its body, as an office program would."""
    document = odfdo.Document("text")
    document.body.clear()
    buffer = io.BytesIO()
    document.save(buffer)
    path = folder / "a.odt"
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "content.xml":
                data = CONTENT.format(body=body, styles=styles).encode()
            new.writestr(name, data)
    return read_transcript(path)


CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:automatic-styles>{styles}</office:automatic-styles>"
    "<office:body><office:text>{body}</office:text></office:body></office:document-content>"
)


def paragraph_xml(inner: str) -> object:
    return parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")


def append(document: docx.document.Document, *inners: str) -> None:
    body = document.element.body
    for inner in inners:
        body.insert(len(body) - 1, paragraph_xml(inner))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_of_word_become_turns(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("Interview 7", "I: Wie\nwar es?", "B:\tGut.", "", "Sehr gut.", "I: Ja?", "B: Ja."):
        document.add_paragraph(line)
    transcript = word(tmp_path, document)
    assert words(transcript) == [("I", "Wie\nwar es?"), ("B", "Gut.\n\nSehr gut."), ("I", "Ja?"), ("B", "Ja.")]
    assert transcript.source_format == "docx"
    assert transcript.warnings == ()


def test_bold_names_of_word_are_labels(tmp_path: Path) -> None:
    document = docx.Document()
    for name, line in (("Anna", "Wie war es?"), ("Bernd", "Gut."), ("Anna", "Ja?"), ("Bernd", "Ja.")):
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f" {line}")
    transcript = word(tmp_path, document)
    assert words(transcript) == [("Anna", "Wie war es?"), ("Bernd", "Gut."), ("Anna", "Ja?"), ("Bernd", "Ja.")]
    assert transcript.interviewer_labels == {"Anna"}


def test_table_of_speakers_and_words_becomes_turns(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for who, what in (("Wer", "Was"), ("I", "Wie war es?"), ("B", "Gut.\nSehr: gut."), ("", "Und mehr.")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = who, what
    assert words(word(tmp_path, document)) == [("I", "Wie war es?"), ("B", "Gut.\nSehr: gut.\n\tUnd mehr.")]


def test_tracked_changes_come_in_as_accepted(tmp_path: Path) -> None:
    document = docx.Document()
    append(
        document,
        run("I: Ja?"),
        f'{run("B: Das ")}<w:del w:id="1" w:author="X"><w:r><w:delText>alte </w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="X">{run("neue ")}</w:ins>{run("Haus")}',
        f'<w:pPr><w:rPr><w:del w:id="3" w:author="X"/></w:rPr></w:pPr>{run("I: Und ")}',
        f'{run("dann?")}<w:moveFrom w:id="4" w:author="X">{run("weg")}</w:moveFrom>'
        f'<w:moveTo w:id="5" w:author="X">{run(" Ja?")}</w:moveTo>',
        run("B: Gut."),
    )
    transcript = word(tmp_path, document)
    assert words(transcript) == [("I", "Ja?"), ("B", "Das neue Haus"), ("I", "Und dann? Ja?"), ("B", "Gut.")]
    assert transcript.warnings == ("tracked_changes",)
    assert "alte" not in transcript.text
    assert "weg" not in transcript.text


def test_comments_headers_properties_and_hidden_words_of_word_stay_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "Geheim"
    document.sections[0].header.paragraphs[0].text = "Kopfzeile"
    document.add_paragraph("I: Ja?")
    paragraph = document.add_paragraph("B: Nein.")
    document.add_comment(paragraph.runs, text="Randbemerkung", author="Geheim")
    append(document, f"{run('I: Gut?')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>unsichtbar</w:t></w:r>")
    transcript = word(tmp_path, document)
    assert transcript.text.strip() == "I: Ja?\nB: Nein.\nI: Gut?"
    assert transcript.warnings == ("comments_dropped",)


def test_links_fields_and_content_controls_of_word_come_in(tmp_path: Path) -> None:
    document = docx.Document()
    append(
        document,
        f"{run('I: ')}<w:hyperlink>{run('Link')}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('B: Wahl')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{run('I: Ort')}</w:smartTag><w:r><w:noBreakHyphen/><w:t>X</w:t></w:r>",
    )
    assert words(word(tmp_path, document)) == [("I", "Link"), ("B", "Wahl"), ("I", "Ort\u2011X")]


def test_open_document_becomes_turns(tmp_path: Path) -> None:
    body = (
        "<text:h>Gespräch</text:h><text:p>I:<text:tab/>Wie<text:s text:c='2'/>war<text:line-break/>es?</text:p>"
        "<text:p>B: Gut <text:span>sehr</text:span> gut.</text:p>"
        "<text:list><text:list-item><text:p>Punkt</text:p></text:list-item></text:list>"
    )
    transcript = open_document(tmp_path, body)
    assert words(transcript) == [("I", "Wie  war\nes?"), ("B", "Gut sehr gut.\nPunkt")]


def test_bold_names_of_open_document_are_labels(tmp_path: Path) -> None:
    style = (
        "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>"
    )
    lines = (("Anna", "Wie?"), ("Bernd", "Gut."), ("Anna", "Ja?"), ("Bernd", "Ja."))
    body = "".join(f"<text:p><text:span text:style-name='T1'>{who}</text:span> {what}</text:p>" for who, what in lines)
    assert words(open_document(tmp_path, body, style)) == list(lines)


def test_table_of_open_document_becomes_turns(tmp_path: Path) -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{who}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{what}</text:p></table:table-cell></table:table-row>"
        for who, what in (("I", "Wie?"), ("B", "Gut."))
    )
    assert words(open_document(tmp_path, f"<table:table>{rows}</table:table>")) == [("I", "Wie?"), ("B", "Gut.")]


def test_deleted_words_notes_and_comments_of_open_document_stay_out(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>I: Ja<office:annotation><dc:creator>X</dc:creator><text:p>Rand</text:p></office:annotation>?</text:p>"
        "<text:p>B: Nein<text:note><text:note-body><text:p>Fuß</text:p></text:note-body></text:note>.</text:p>"
    )
    transcript = open_document(tmp_path, body)
    assert transcript.text.strip() == "I: Ja?\nB: Nein."
    assert transcript.warnings == ("tracked_changes", "comments_dropped")


RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}{\info{\author Geheim}}"
    r"{\header Kopf}\f0 {\b Interviewer:} Wie war's f\'fcr Sie?\par"
    "\n"
    r"{\b B:}\tab Gr\u246?\u223?er \u-10179?\u-8638?.{\deleted weg}{\footnote Fu\'df}{\pict\pngblip 89504e47}\par"
    "\n"
    r"\trowd\cellx100\cellx200 Interviewer:\cell Ja?\cell\row B:\cell Nein.\cell\row}"
)


def test_rich_text_becomes_turns(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(RTF, encoding="ascii")
    transcript = read_transcript(path)
    assert words(transcript) == [
        ("Interviewer", "Wie war's für Sie?"),
        ("B", "Größer 🙂."),
        ("Interviewer", "Ja?"),
        ("B", "Nein."),
    ]
    assert transcript.warnings == ("tracked_changes", "comments_dropped")


@pytest.mark.parametrize(
    "body, words_shown",
    [
        (r"I: Ja {\v hidden}x", "Ja x"),
        (r"I: Ja \v hidden\v0 x", "Ja x"),
        (r"{I: Ja \deleted weg}x", "Ja x"),
        (r'I: {\field{\*\fldinst{HYPERLINK "http://example.org" }}{\fldrslt {\ul Link}}}', "Link"),
        ("I: größer", "größer"),
    ],
)
def test_rich_text_gives_the_words_that_the_page_shows(tmp_path: Path, body: str, words_shown: str) -> None:
    path = tmp_path / "a.rtf"
    for encoding in ("utf-8", "cp1252"):
        path.write_bytes((r"{\rtf1\ansi " + body + r"\par B: Nein.}").encode(encoding))
        assert words(read_transcript(path)) == [("I", words_shown), ("B", "Nein.")]


@pytest.mark.parametrize("lines", [["Eins.", "Zwei.", "", "Drei."]])
def test_paragraphs_without_speakers_are_turns_of_their_own(tmp_path: Path, lines: list[str]) -> None:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    transcript = word(tmp_path, document)
    assert words(transcript) == [("", "Eins."), ("", "Zwei."), ("", "Drei.")]
    assert transcript.warnings == ("no_speakers",)


def as_word(lines: list[str]) -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(buffer)
    return buffer.getvalue()


def as_open_document(lines: list[str]) -> bytes:
    document, buffer = odfdo.Document("text"), io.BytesIO()
    document.body.clear()
    for line in lines:
        document.body.append(odfdo.Paragraph(line))
    document.save(buffer)
    return buffer.getvalue()


def as_rich_text(lines: list[str]) -> bytes:
    body = "\\par\n".join("".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in line) for line in lines)
    return (r"{\rtf1\ansi " + body + "}").encode("ascii")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared transcripts are not here")
@pytest.mark.parametrize(
    "suffix, write", [(".docx", as_word), (".odt", as_open_document), (".rtf", as_rich_text), (".md", None)]
)
def test_one_interview_has_the_same_turns_in_every_format(tmp_path: Path, suffix: str, write: object) -> None:
    plain = SHARED / "nnProf4.txt"
    text = plain.read_text(encoding="utf-8").replace("  ", " ")
    (tmp_path / "plain.txt").write_text(text, encoding="utf-8")
    path = tmp_path / f"a{suffix}"
    path.write_bytes(write(text.split("\n")) if callable(write) else text.encode())
    read, expected = read_transcript(path), read_transcript(tmp_path / "plain.txt")
    assert len(expected.turns) == 191
    assert words(read) == words(expected)
    assert [turn.start_seconds for turn in read.turns] == [turn.start_seconds for turn in expected.turns]
