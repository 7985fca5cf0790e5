"""Exports for other tools: valid, complete, at the right places, and without what may not be in them."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from builders import INTERVIEW, SECOND, ada, built_in_concept, make_study, span_of
from export_reading import CHARTS, DRAWN, NEVER_WITH_NAMES, OF_QUOTATIONS, everything_written, words_in, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pyarrow.parquet import read_table

from analysis.errors import InvalidInput, StudyFileError
from analysis.method import RelationKind
from analysis.ports import Put
from analysis.records import Level, Participant, RuleKind, Use
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy
from storage.export import FORMATS, export
from storage.export.refi import CODEBOOK_NAMESPACE, PROJECT_NAMESPACE
from storage.export.rows import COLUMNS, clock
from storage.importers.refi import read_refi

REFI = Path(__file__).parents[3] / "shared" / "refi"
PROJECT, CODEBOOK = {"p": PROJECT_NAMESPACE}, {"c": CODEBOOK_NAMESPACE}
needs_schema = pytest.mark.skipif(not REFI.is_dir(), reason="the REFI-QDA schemas are not here")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, [INTERVIEW, SECOND])
    yield made
    made.close()


def coded(study: OpenStudy) -> OpenStudy:
    """Code four places by hand; put two of the codes into a concept, a theme and a dimension."""
    coder = ada(study)
    for words, document in (
        ("technische Hürde", 0), ("als [Person 1] denkt. 😀 Das", 0), ("am Ende entscheide ich", 0),
        ("Vertrauen der Kunden", 1),
    ):  # fmt: skip
        study.coding.in_vivo(*span_of(study, words, document), coder=coder)
    codes = study.coding.codes()
    dimension = study.structure.add(Level.DIMENSION, "Mensch & Maschine <neu>", coder=coder)
    theme = study.structure.add(Level.THEME, "Vertrauen", coder=coder)
    concept = study.structure.add(Level.CONCEPT, "Hürden", coder=coder)
    study.structure.place(theme.id, dimension.id, coder=coder)
    study.structure.place(concept.id, theme.id, coder=coder)
    for code in codes[:2]:
        study.structure.place(code.id, concept.id, coder=coder)
    study.coding.memo("Ein Gedanke\x00 dazu", coder=coder, target=codes[0])
    study.coding.memo("Zur Studie", coder=coder)
    return study


def related(study: OpenStudy) -> None:
    other = study.structure.add(Level.THEME, "Abwarten", coder=ada(study))
    theme = next(item for item in study.structure.categories(Level.THEME) if item.id != other.id)
    study.relations.relate(theme.id, other.id, RelationKind.CONDITION, coder=ada(study))


def is_valid(data: bytes, schema: str) -> None:
    etree.XMLSchema(etree.parse(REFI / schema)).assertValid(etree.fromstring(data))


def project(data: bytes) -> tuple[Any, dict[str, str]]:
    """Give the project's XML and the plain texts of its sources by path."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("Sources/")]
        texts = {f"internal://{Path(name).name}": archive.read(name).decode() for name in names}
        return etree.fromstring(archive.read("project.qde")), texts


@needs_schema
def test_project_and_codebook_are_valid_refi_qda(study: OpenStudy) -> None:
    coded(study)
    with zipfile.ZipFile(io.BytesIO(written(study, "qdpx"))) as archive:
        is_valid(archive.read("project.qde"), "Project.xsd")
    is_valid(written(study, "qdc"), "Codebook.xsd")


def test_a_codebook_alone_says_what_it_holds_and_who_made_each_code(study: OpenStudy, tmp_path: Path) -> None:
    theme = coded(study).structure.categories(Level.THEME)[0]
    study.structure.edit(theme.id, coder=ada(study), definition="Wo etwas hält")
    written_to = tmp_path / "codes.qdc"
    written_to.write_bytes(written(study, "qdc"))
    assert "Pseudonymised; no key inside. -->" in written_to.read_text(encoding="utf-8")
    root = etree.parse(written_to).getroot()
    descriptions = [item.text for item in root.iter("{urn:QDA-XML:codebook:1.0}Description")]
    assert len(descriptions) == len(root.findall(".//{*}Code"))
    assert all("Verbatim: provenance: Made by hand by Ada" in text for text in descriptions)
    found = read_refi(written_to)
    (read,) = [item for item in found.codes[0].children if item.name == "Vertrauen"]
    assert read.description == "Wo etwas hält"
    assert found.notes[read.note_ids[0]].text.startswith("Made by hand by Ada")


@needs_schema
def test_a_study_without_codes_is_a_valid_project_and_no_codebook(study: OpenStudy, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(written(study, "qdpx"))) as archive:
        is_valid(archive.read("project.qde"), "Project.xsd")
    with pytest.raises(InvalidInput, match="no code yet"):
        export(study, "qdc", tmp_path / "codes.qdc", coder=ada(study))
    assert not (tmp_path / "codes.qdc").exists()


def test_selections_stand_where_the_quotations_stand(study: OpenStudy) -> None:
    coded(study)
    root, texts = project(written(study, "qdpx"))
    found = set()
    for source in root.iterfind(".//p:TextSource", PROJECT):
        text = texts[source.get("plainTextPath")]
        for selection in source.iterfind("p:PlainTextSelection", PROJECT):
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            code = selection.find("p:Coding/p:CodeRef", PROJECT).get("targetGUID")
            found.add((code, text[start:end]))
    assert found == {(code.id, code.label) for code in study.coding.codes()}
    assert any("😀" in words and "[Person 1]" in words for _, words in found)


def test_the_structure_its_levels_and_memos_are_in_the_project(study: OpenStudy) -> None:
    coded(study)
    root, _ = project(written(study, "qdpx"))
    path = "p:CodeBook/p:Codes/p:Code[@name='Mensch & Maschine <neu>']/p:Code[@name='Vertrauen']/p:Code[@name='Hürden']"
    inside = root.findall(f"{path}/p:Code", PROJECT)
    assert [(code.get("name"), code.get("isCodable")) for code in inside] == [
        (code.label, "true") for code in study.coding.codes()[:2]
    ]
    sets = {item.get("name"): len(item) for item in root.iterfind("p:Sets/p:Set", PROJECT)}
    assert sets == {"Aggregate dimensions": 1, "2nd-order themes": 1, "1st-order concepts": 1}
    notes = {note.get("guid"): note.findtext("p:PlainTextContent", None, PROJECT) for note in root.iter("{*}Note")}
    of_code = [notes[ref.get("targetGUID")] for ref in inside[0].iterfind("p:NoteRef", PROJECT)]
    assert of_code[0] == "Ein Gedanke dazu"
    assert of_code[1].startswith("Made by hand by Ada")
    assert [notes[ref.get("targetGUID")] for ref in root.findall("p:NoteRef", PROJECT)] == ["Zur Studie"]


def test_every_reference_of_the_project_leads_somewhere(study: OpenStudy) -> None:
    root, _ = project(written(coded(study), "qdpx"))
    guids = [item.get("guid") for item in root.iter() if item.get("guid")]
    assert len(guids) == len(set(guids))
    wanted = [item.get(name) for item in root.iter() for name in ("targetGUID", "creatingUser") if item.get(name)]
    assert set(wanted) <= set(guids)


def test_the_same_study_gives_the_same_project(study: OpenStudy) -> None:
    coded(study)
    assert written(study, "qdpx") == written(study, "qdpx")


def test_a_case_keeps_the_sample_table_and_its_interviews(study: OpenStudy) -> None:
    person = study.store.all(Participant)[0]
    study.store.commit("participant_changed", [Put(replace(person, attributes={"job": "Leitung"}))], actor=ada(study))
    root, _ = project(written(study, "qdpx"))
    case = root.find(f"p:Cases/p:Case[@name='{person.code}']", PROJECT)
    assert case.findtext("p:VariableValue/p:TextValue", None, PROJECT) == "Leitung"
    assert case.find("p:SourceRef", PROJECT).get("targetGUID") == study.transcripts.documents()[0].id


@pytest.mark.parametrize("name", sorted(set(FORMATS) - DRAWN))
def test_no_format_holds_an_original_name(study: OpenStudy, name: str) -> None:
    related(coded(study))
    words = words_in(written(study, name))
    if name.startswith((*NEVER_WITH_NAMES, *CHARTS)):
        assert study.info.title in words
    else:
        assert ("technische Hürde" if name in OF_QUOTATIONS else "P01" if "sample" in name else "Vertrauen") in words
    assert "Schuster" not in words
    assert "Bielefeld" not in words


@pytest.mark.parametrize("name", sorted(OF_QUOTATIONS - {"qdc"}))
def test_each_format_says_what_it_holds(study: OpenStudy, name: str) -> None:
    coded(study)
    hidden, shown = words_in(written(study, name)), words_in(written(study, name, original_names=True))
    assert "Frau Schuster denkt" in shown
    assert ("als [Person 1]" in hidden) or ("als \\[Person 1\\]" in hidden)
    assert "seudonym" in hidden
    assert "seudonym" not in shown


@pytest.mark.parametrize("name", [name for name in FORMATS if name.startswith(("evidence", "sample"))])
def test_the_tables_of_a_paper_say_what_they_hold(study: OpenStudy, name: str) -> None:
    coded(study)
    hidden, shown = words_in(written(study, name)), words_in(written(study, name, original_names=True))
    assert "Pseudonyme" in hidden
    assert "Pseudonyme" not in shown
    assert "ECHTE NAMEN" in shown


def test_words_of_someone_who_may_not_be_quoted_are_in_no_format(study: OpenStudy) -> None:
    related(coded(study))
    study.permissions.change(["P01"], uses=[Use.PROCESSING, Use.LOCAL_AI], coder=ada(study))
    words = everything_written(study) + everything_written(study, original_names=True)
    for gone in ("technische Hürde", "am Ende entscheide ich", "Angst"):
        assert gone not in words
    assert "Vertrauen der Kunden" in words
    assert "[…]" in words


def test_a_word_of_one_who_may_not_be_quoted_is_in_nothing_the_built_in_suggester_named(study: OpenStudy) -> None:
    coded(study)
    builtin = BuiltinModel()
    ids = [document.id for document in study.transcripts.documents()]
    study.suggesting.run(study.suggesting.plan_codes(ids, builtin), builtin, coder=ada(study))
    members = [code.id for code in study.coding.codes()[2:4]]
    titled = "Arbeitstitel (ohne KI): was man viel muss"
    named = built_in_concept(
        study, "Hürde und Hindernis", *members, definition=titled, why="kennzeichnend: Hürde, Vertrauen"
    )
    study.deciding.accept(named.id, coder=ada(study))
    study.structure.add(Level.THEME, "Hürden der Arbeit", coder=ada(study))
    assert "Hürde und Hindernis" in everything_written(study)
    study.permissions.change(["P01"], uses=[Use.PROCESSING, Use.LOCAL_AI], coder=ada(study))
    words = everything_written(study)
    assert "Hürde und" not in words
    assert "kennzeichnend: Hürde" not in words
    assert titled in words  # words of no weight and the suggester's own tell of nobody
    assert "Hürden der Arbeit" in words


def test_a_passage_that_never_leaves_is_in_no_format_and_offsets_hold(study: OpenStudy) -> None:
    related(coded(study))
    place = span_of(study, "Das muss ich erst mal verstehen")
    study.passages.add(*place, coder=ada(study))
    assert "erst mal verstehen" not in everything_written(study)
    root, texts = project(written(study, "qdpx"))
    selection = root.findall(".//p:PlainTextSelection", PROJECT)[-1]
    assert selection is not None
    words = {
        texts[source.get("plainTextPath")][int(item.get("startPosition")) : int(item.get("endPosition"))]
        for source in root.iterfind(".//p:TextSource", PROJECT)
        for item in source.iterfind("p:PlainTextSelection", PROJECT)
    }
    assert "am Ende entscheide ich" in words


def test_an_interview_that_is_not_approved_is_named_and_left_out(tmp_path: Path) -> None:
    study = make_study(tmp_path, [INTERVIEW], approved=False)
    done = export(study, "qdpx", tmp_path / "p.qdpx", coder=ada(study))
    assert done.left_out == (study.transcripts.documents()[0].title,)
    study.close()


def test_the_lines_hold_what_the_codebook_holds(study: OpenStudy) -> None:
    whole = json.loads(written(coded(study), "codebook-json"))
    head, *lines = map(json.loads, written(study, "codebook-jsonl").decode().splitlines())
    assert head.pop("record") == "codebook"
    for name in [name for name, value in whole.items() if isinstance(value, list)]:
        head[name] = []
    for line in lines:
        head[line.pop("record")].append(line)
    assert head == whole


def test_a_table_has_a_row_a_quotation_and_no_formula(study: OpenStudy) -> None:
    coded(study)
    study.coding.rename(study.coding.codes()[3].id, "=SUM(A1:A9)", coder=ada(study))
    text = written(study, "codebook-csv").decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(table[0]) == (*COLUMNS, "contains")
    assert {row["contains"] for row in table} == {"pseudonyms"}
    assert [row["quotation"] for row in table] == [
        "technische Hürde", "als [Person 1] denkt. 😀 Das", "am Ende entscheide ich", "Vertrauen der Kunden"
    ]  # fmt: skip
    assert table[0]["dimension"] == "Mensch & Maschine <neu>"
    assert table[3]["code"] == "'=SUM(A1:A9)"
    sheet = openpyxl.load_workbook(io.BytesIO(written(study, "codebook-xlsx")))["Codebook"]
    assert sheet.max_row == 5
    assert [cell.data_type for cell in sheet["D"]] == ["s"] * 5
    assert sheet["D5"].value == "=SUM(A1:A9)"


def test_a_project_has_our_json_beside_it(study: OpenStudy) -> None:
    coded(study)
    with zipfile.ZipFile(io.BytesIO(written(study, "qdpx"))) as archive:
        assert archive.read("verbatim-codebook.json") == written(study, "codebook-json")


def test_tables_for_scripts_join_as_their_package_says(study: OpenStudy) -> None:
    theme = coded(study).structure.categories(Level.THEME)[0]
    study.rules.add(theme.id, RuleKind.INCLUDE, "Wo etwas im Weg steht", coder=ada(study))
    study.negative_cases.mark(theme.id, *span_of(study, "Vertrauen der Kunden", 1), coder=ada(study), note="Nur einmal")
    with zipfile.ZipFile(io.BytesIO(written(study, "csv-tables"))) as archive:
        package = json.loads(archive.read("datapackage.json"))
        tables = {
            item["name"]: list(csv.reader(io.StringIO(archive.read(item["path"]).decode(), newline="")))
            for item in package["resources"]
        }
        assert len(archive.namelist()) == len(tables) + 1
    assert package["contains"] == "pseudonyms"
    rows = {name: [dict(zip(head, row, strict=True)) for row in body] for name, (head, *body) in tables.items()}
    assert min(map(len, rows.values())) >= 1
    refers = 0
    for item in package["resources"]:
        name, schema = item["name"], item["schema"]
        assert [one["name"] for one in schema["fields"]] == tables[name][0]
        for one in schema["fields"]:
            if one["type"] == "integer":
                assert all(row[one["name"]].isdecimal() for row in rows[name])
        for key in schema.get("foreignKeys", ()):
            ids = {row["id"] for row in rows[key["reference"]["resource"] or name]}
            assert {row[key["fields"]] for row in rows[name]} <= ids | {""}
            refers += 1
    assert refers == 6
    codes, homes = {row["id"]: row for row in rows["codes"]}, {row["id"]: row for row in rows["categories"]}
    first = rows["quotations"][0]
    assert codes[first["code_id"]]["label"] == first["text"]
    assert homes[codes[first["code_id"]]["parent_id"]]["label"] == "Hürden"
    assert rows["rules"][0]["text"] == "Wo etwas im Weg steht"
    assert (rows["negative_cases"][0]["text"], rows["negative_cases"][0]["note"]) == (
        "Vertrauen der Kunden",
        "Nur einmal",
    )


def test_the_same_tables_as_parquet_have_numbers_as_numbers(study: OpenStudy) -> None:
    data = written(coded(study), "parquet")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".parquet")]
        found = {Path(name).stem: read_table(io.BytesIO(archive.read(name))) for name in names}
    with zipfile.ZipFile(io.BytesIO(written(study, "csv-tables"))) as archive:
        for name, table in found.items():
            plain = list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode(), newline="")))
            rows = table.to_pylist()
            assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows] == plain
    assert found["quotations"].schema.field("start").type == "int64"
    assert found["quotations"].schema.metadata[b"contains"] == b"pseudonyms"
    assert written(study, "parquet") == data


def test_without_pyarrow_parquet_says_what_to_do(study: OpenStudy, monkeypatch: pytest.MonkeyPatch) -> None:
    coded(study)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InvalidInput) as refused:
        written(study, "parquet")
    assert refused.value.code == "parquet_missing"


def test_word_shows_the_codes_as_comments_on_the_words(study: OpenStudy) -> None:
    document = docx.Document(io.BytesIO(written(coded(study), "coded-docx")))
    comments = [comment.text for comment in document.comments]
    assert len(comments) == 4
    assert comments[0].startswith("technische Hürde (in vivo, von Hand, Ada")
    body = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "die technische Hürde ist halt viel höher, als [Person 1] denkt." in body


def test_the_codebook_in_word_has_headings_by_level(study: OpenStudy) -> None:
    document = docx.Document(io.BytesIO(written(coded(study), "codebook-docx")))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Aggregierte Dimension: Mensch & Maschine <neu>"),
        ("Heading 2", "Thema 2. Ordnung: Vertrauen"),
        ("Heading 3", "Konzept 1. Ordnung: Hürden"),
        ("Heading 1", "Noch nicht eingeordnet"),
    ]
    assert [len(table.rows) for table in document.tables] == [3, 3]


def test_a_page_loads_nothing_and_shows_labels_as_text(study: OpenStudy) -> None:
    for name in ("codebook-html", "coded-html"):
        page = written(coded(study), name).decode()
        assert "http" not in page.replace("http-equiv", "")
        assert "<script" not in page
        assert "Maschine <neu>" not in page


@needs_schema
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(label=st.text(min_size=1, max_size=30), memo=st.text(min_size=1, max_size=60))
def test_any_label_and_memo_gives_valid_files(study: OpenStudy, label: str, memo: str) -> None:
    coder = ada(study)
    try:
        theme = study.structure.add(Level.THEME, label, coder=coder)
        study.coding.memo(memo, coder=coder, target=theme)
    except InvalidInput:
        return
    with zipfile.ZipFile(io.BytesIO(written(study, "qdpx"))) as archive:
        is_valid(archive.read("project.qde"), "Project.xsd")
    for name in ("qdc", "codebook-docx", "coded-docx", "codebook-xlsx", "codebook-html", "codebook-md", "codebook-csv"):
        assert written(study, name)


def test_a_folder_that_is_not_there_is_said_and_nothing_is_recorded(study: OpenStudy, tmp_path: Path) -> None:
    before = study.store.last_seq()
    with pytest.raises(StudyFileError, match="can't be written"):
        export(study, "qdpx", tmp_path / "nowhere" / "p.qdpx", coder=ada(study))
    assert study.store.last_seq() == before


def test_the_time_of_a_recording_is_written_as_a_clock() -> None:
    assert [clock(value) for value in (None, 0.0, 59.9, 3723.0)] == ["", "0:00:00", "0:00:59", "1:02:03"]
