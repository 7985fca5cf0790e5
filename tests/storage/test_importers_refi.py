"""REFI-QDA in: packages in the manner of several programs, what survives, what is listed, what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.errors import ImportFailed, InvalidInput
from analysis.foreign import Loss
from analysis.records import Level
from analysis.workflow.bringing_in import BroughtIn
from analysis.workflow.study import OpenStudy
from storage.export.contents import ExportContents
from storage.export.refi import write_qdpx
from storage.importers.refi import read_refi

TEXT = "I: Wie läuft es?\nB: Die Hürde ist höher.\nI: Und sonst?\nB: 😀 Am Ende entscheide ich selbst.\n"
QUOTE = "Am Ende entscheide ich"
CODE = "11111111-aaaa-4aaa-8aaa-111111111111"
TREE = f'<Code guid="{CODE}" name="Entscheiden" isCodable="true" color="#FF0000"/>'


def guid(number: int) -> str:
    return f"{number:08X}-AAAA-4AAA-8AAA-000000000000"


def project(start: int, end: int, *, tree: str = TREE, source: str = "", more: str = "", name: str = "") -> str:
    path = source or 'plainTextPath="internal://a.txt"'
    return (
        '<?xml version="1.0" encoding="utf-8"?><Project name="P" xmlns="urn:QDA-XML:project:1.0">'
        f'<Users><User guid="{guid(1)}" name="Grace"/></Users><CodeBook><Codes>{tree}</Codes></CodeBook>'
        f'<Sources><TextSource guid="{guid(2)}" name="Schuster" {path}>'
        f'<PlainTextSelection guid="{guid(3)}" name="{name}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{guid(4)}" creatingUser="{{{guid(1).lower()}}}"><CodeRef targetGUID="{{{CODE.upper()}}}"/>'
        f"</Coding></PlainTextSelection></TextSource></Sources>{more}</Project>"
    )


def package(folder: Path, xml: str | bytes, parts: dict[str, bytes], name: str = "p.qdpx") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", xml)
        for part, data in parts.items():
            archive.writestr(part, data)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OpenStudy]:
    study = make_study(tmp_path / "empty", texts=())
    yield study
    study.close()


def take(study: OpenStudy, path: Path) -> BroughtIn:
    return study.bringing_in.take(read_refi(path, "de"), coder=ada(study))


def quoted(study: OpenStudy) -> list[str]:
    texts = {item.id: study.transcripts.original(item.id).text for item in study.transcripts.documents()}
    return [texts[item.document_id][item.start : item.end] for item in study.coding.codings()]


AT = TEXT.index(QUOTE)
LINES = TEXT[:AT].count("\n")
CRLF = TEXT.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("data", "part", "start", "way"),
    [
        pytest.param(TEXT.encode(), "sources/a.txt", AT, "as the standard says", id="QualCoder, Taguette"),
        pytest.param(CRLF, "Sources/A.TXT", AT + LINES, "as the standard says", id="NVivo: CRLF counted"),
        pytest.param(CRLF, "Sources/a.txt", AT, "line ends as one each", id="ATLAS.ti: CRLF counted as one"),
        pytest.param(TEXT.encode(), "sources/a.txt", AT + LINES, "line ends as two each", id="MAXQDA: LF as two"),
        pytest.param(TEXT.encode(), "sources/a.txt", AT + 1, "UTF-16 units", id="UTF-16 units"),
        pytest.param(
            b"\xef\xbb\xbf" + TEXT.encode(), "sources/a.txt", AT + 1, "the byte order mark counted", id="BOM counted"
        ),
    ],
)
def test_positions_are_read_as_the_program_counts(
    empty: OpenStudy, tmp_path: Path, data: bytes, part: str, start: int, way: str
) -> None:
    if way == "the byte order mark counted":
        data = data.replace("😀".encode(), b"x")
    path = package(tmp_path, "\ufeff" + project(start, start + len(QUOTE), name=QUOTE), {part: data})
    found = read_refi(path, "de")
    empty.bringing_in.take(found, coder=ada(empty))
    assert quoted(empty) == [QUOTE]
    assert found.positions == way
    assert [empty.coder_name(item.coder_id) for item in empty.coding.codings()] == ["Grace"]
    assert empty.verify() == []


def test_letters_that_are_composed_keep_their_place(empty: OpenStudy, tmp_path: Path) -> None:
    text = TEXT.replace("ü", "u\u0308").replace("ö", "o\u0308").replace("ä", "a\u0308")
    start = text.index(QUOTE)
    take(empty, package(tmp_path, project(start, start + len(QUOTE)), {"sources/a.txt": text.encode()}))
    assert quoted(empty) == [QUOTE]


def test_own_export_comes_back_with_codes_structure_and_quotations(empty: OpenStudy, tmp_path: Path) -> None:
    study = make_study(tmp_path / "from")
    coder = ada(study)
    fear = study.coding.new_code(*span_of(study, "Wir haben Angst"), "Angst", coder=coder)
    study.coding.in_vivo(*span_of(study, "am Ende entscheide ich"), coder=coder)
    study.coding.apply(fear.id, *span_of(study, "Vertrauen der Kunden", 1), coder=coder)
    concept = study.structure.add(Level.CONCEPT, "Gefühle", coder=coder, members=[fear.id])
    theme = study.structure.add(Level.THEME, "Sorge", coder=coder, members=[concept.id])
    study.structure.add(Level.DIMENSION, "Wandel", coder=coder, members=[theme.id])
    study.structure.add(Level.THEME, "Noch leer", coder=coder)
    study.transcripts.set_attributes("P01", {"job": "Berater", "minutes": 30}, coder=coder)
    with (tmp_path / "x.qdpx").open("wb") as file:
        write_qdpx(ExportContents(study), file)
    words = sorted(study.coding.quotation(item) for item in study.coding.codings())
    shape = [(node.kind, node.label, node.quotation_count) for node in study.structure.tree()]
    study.close()
    take(empty, tmp_path / "x.qdpx")
    assert [(node.kind, node.label, node.quotation_count) for node in empty.structure.tree()] == shape
    assert sorted(quoted(empty)) == words
    assert empty.transcripts.participants()[0].attributes == {"job": "Berater", "minutes": 30}
    assert ExportContents(empty).codes[0]["quotations"] == []
    empty.pseudonyms.detect(coder=ada(empty))
    for document in empty.transcripts.documents():
        empty.pseudonyms.approve(document.id, coder=ada(empty))
    assert sorted(empty.coding.quotation(item) for item in empty.coding.codings()) == words
    assert empty.verify() == []


def test_undo_takes_the_whole_act_back_and_redo_brings_it(empty: OpenStudy, tmp_path: Path) -> None:
    path = package(tmp_path, project(AT, AT + len(QUOTE)), {"sources/a.txt": TEXT.encode()})
    take(empty, path)
    undone = empty.history.undo(coder=ada(empty))
    assert undone is not None
    assert (empty.transcripts.documents(), empty.coding.codes(), empty.coding.codings()) == ([], [], [])
    assert empty.verify() == []
    empty.history.redo(coder=ada(empty))
    assert quoted(empty) == [QUOTE]
    with pytest.raises(InvalidInput, match="in the study already"):
        take(empty, path)


def test_what_cannot_be_kept_is_listed(empty: OpenStudy, tmp_path: Path) -> None:
    more = f'<Links><Link guid="{guid(7)}" name="folgt"/></Links><Sets><Set guid="{guid(8)}" name="Meine"/></Sets>'
    xml = project(TEXT.index("läuft"), TEXT.index("Hürde") + 5, more=more)
    xml = xml.replace("</Sources>", f'<PDFSource guid="{guid(6)}" name="Blatt"/></Sources>')
    done = take(empty, package(tmp_path, xml, {"sources/a.txt": TEXT.encode()}))
    assert quoted(empty) == ["Die Hürde"]
    assert {item.loss for item in done.not_kept} == {Loss.LINK, Loss.SET, Loss.SOURCE_KIND, Loss.CUT, Loss.COLOUR}


def test_a_codebook_alone_becomes_levels_by_depth(empty: OpenStudy, tmp_path: Path) -> None:
    path = tmp_path / "b.qdc"
    path.write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
        + "".join(f'<Code guid="{guid(at)}" name="{name}" isCodable="true">' for at, name in enumerate("ABCDE"))
        + "</Code>" * 5
        + "</Codes></CodeBook>",
        encoding="utf-8-sig",
    )
    done = take(empty, path)
    (top,) = empty.structure.tree()
    assert [top.kind, top.children[0].kind, top.children[0].children[0].kind] == ["dimension", "theme", "concept"]
    assert [code.label for code in empty.coding.codes()] == ["D / E"]
    assert [(item.loss, item.what) for item in done.not_kept] == [(Loss.DEPTH, "D")]
    assert empty.history.undo(coder=ada(empty)) is not None
    assert empty.structure.tree() == ()


@pytest.mark.parametrize(
    "xml",
    [
        b"no xml at all",
        b"<Project><Users></Project>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><Project name="x"/>',
        b"<Other/>",
        b'<Project name="x"><CodeBook><Codes>'
        + b'<Code name="a">' * 900
        + b"</Code>" * 900
        + b"</Codes></CodeBook></Project>",
    ],
)
def test_hostile_and_broken_projects_are_refused(tmp_path: Path, xml: bytes) -> None:
    with pytest.raises(ImportFailed) as failed:
        read_refi(package(tmp_path, xml, {}))
    assert failed.value.code == "damaged"


def test_a_text_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = package(tmp_path, project(0, 3), {"sources/a.txt": b"a" * 30_000_000})
    with pytest.raises(ImportFailed) as failed:
        read_refi(path)
    assert failed.value.code == "too_large"


def test_paths_out_of_the_package_are_not_followed(empty: OpenStudy, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("B: geheim")
    for place in (f"absolute://{tmp_path}/secret.txt", "relative:///secret.txt", "internal://../secret.txt"):
        found = read_refi(package(tmp_path, project(0, 3, source=f'plainTextPath="{place}"'), {}))
        assert found.sources == ()
        assert [item.loss for item in found.not_kept] == [Loss.SOURCE_MISSING]


def test_no_package_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "x.qdpx").write_bytes(io.BytesIO(b"PK\x03\x04 cut off").getvalue())
    with pytest.raises(ImportFailed):
        read_refi(tmp_path / "x.qdpx")


def test_cases_memos_and_a_coded_category_come_in(empty: OpenStudy, tmp_path: Path) -> None:
    child = f'<Code guid="{guid(9)}" name="Trotz" isCodable="1"/>'
    tree = f'<Code guid="{CODE}" name="Haltung" isCodable="true">{child}</Code>'
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{guid(at)}"/><TextValue>{text}</TextValue></VariableValue>'
        for at, text in ((20, "Beraterin"), (21, "Erika Schuster"))
    )
    more = (
        f'<Notes><Note guid="{guid(30)}" name="Idee">'
        "<PlainTextContent>Noch einmal lesen</PlainTextContent></Note></Notes>"
    )
    people = (
        f'<Variables><Variable guid="{guid(20)}" name="Beruf" typeOfVariable="Text"/>'
        f'<Variable guid="{guid(21)}" name="Name" typeOfVariable="Text"/></Variables>'
        f'<Cases><Case guid="{guid(22)}" name="Erika">{values}<SourceRef targetGUID="{guid(2)}"/></Case></Cases>'
    )
    xml = project(AT, AT + len(QUOTE), tree=tree, more=more).replace("<Sources>", people + "<Sources>")
    xml = xml.replace("</PlainTextSelection>", f'<NoteRef targetGUID="{guid(30)}"/></PlainTextSelection>')
    done = take(empty, package(tmp_path, xml, {"sources/a.txt": TEXT.encode()}))
    (concept,) = empty.structure.tree()
    assert (concept.kind, sorted(child.label for child in concept.children)) == ("concept", ["Haltung", "Trotz"])
    assert [(memo.target_kind, memo.text) for memo in empty.coding.memos()] == [("Coding", "Idee\nNoch einmal lesen")]
    assert [person.attributes for person in empty.transcripts.participants()] == [{"Beruf": "Beraterin"}]
    assert {(item.loss, item.what) for item in done.not_kept} == {(Loss.ATTRIBUTE, "Name"), (Loss.BOTH, "Haltung")}
