"""Figure and tables of the seed paper's structure, as files: whole, counted, in vector letters, the same everywhere."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from builders import ada, make_study, span_of
from export_reading import words_in, written
from lxml import etree
from seed_study import CONCEPTS, STRUCTURE, make_seed_study, seed_structure

from analysis.errors import InvalidInput
from analysis.figures.drawing import SHAPES, Page
from analysis.records import Level
from analysis.workflow.study import OpenStudy
from storage.export import Look, export, export_to
from storage.export.contents import ExportContents
from storage.export.figures.data_structure import StudyFigure
from storage.export.figures.lettering import drawable, embedded_faces
from storage.export.figures.plotted import drawn

SVG = "{http://www.w3.org/2000/svg}"
LABELS = [label for theme in CONCEPTS for label, _ in theme]
needs_structure = pytest.mark.skipif(not STRUCTURE.is_file(), reason="the seed paper's structure is not here")


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStudy]:
    made = make_seed_study(tmp_path_factory.mktemp("seed"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def contents(seed: OpenStudy) -> ExportContents:
    return ExportContents(seed)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[OpenStudy]:
    """A study with a code in a concept, one right in a theme, and one nowhere."""
    made = make_study(tmp_path)
    coder = ada(made)
    for words, number in (("technische Hürde", 0), ("am Ende entscheide ich", 0), ("Vertrauen der Kunden", 1)):
        made.coding.in_vivo(*span_of(made, words, number), coder=coder)
    one, two, _ = (code.id for code in made.coding.codes())
    concept = made.structure.add(Level.CONCEPT, "Hürden 5 $x$ & <mehr> 🦉", coder=coder, members=[one])
    made.structure.add(Level.THEME, "Können", coder=coder, members=[concept.id, two])
    yield made
    made.close()


def svg_lines(data: bytes) -> list[str]:
    return ["".join(text.itertext()) for text in etree.fromstring(data).iter(f"{SVG}text")]


def in_order(lines: list[str], label: str) -> bool:
    """Tell whether a label stands in a figure, over one line or several."""
    joined = " ".join(lines)
    return label in joined or label in joined.replace("- ", "")


@needs_structure
@pytest.mark.parametrize("width", list(SHAPES))
def test_all_codes_of_the_seed_paper_are_accounted_for_in_real_letters(contents: ExportContents, width: str) -> None:
    figure = StudyFigure(contents)
    counts = seed_structure()["counts"]
    assert figure.outline.code_count == figure.outline.in_vivo == counts["in_vivo_codes"]
    found = figure.outline
    assert (found.concept_count, found.theme_count, found.dimension_count) == (
        60,
        counts["themes"],
        counts["dimensions"],
    )
    layout = figure.layout(width)
    entries = [text for page in layout.pages for frame in page.frames for text in frame.texts if text.number]
    assert sorted(" ".join(text.lines) for text in entries) == sorted(LABELS)
    assert sum(int(text.number) for text in entries) == counts["in_vivo_codes"]
    assert len(layout.pages) == {"page": 1, "landscape": 2, "column": 2, "slide": 3}[width]
    assert layout.size >= SHAPES[width].least
    if width in ("page", "column"):
        require_ink_in_frames(layout.pages[-1])


def require_ink_in_frames(page: Page) -> None:
    """Hold what was drawn, as its letters really are, against the frames: inside one, or outside all."""
    figure = drawn(page)
    figure.set_dpi(600)  # fewer dots would bend the letters to the grid
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    ease, mm = 0.25, 25.4 / 600
    for text in figure.axes[0].texts:
        box = text.get_window_extent(renderer)
        left, right = box.x0 * mm, box.x1 * mm
        top, bottom = page.height - box.y1 * mm, page.height - box.y0 * mm
        assert left >= -ease and right <= page.width + ease and top >= -ease and bottom <= page.height + ease  # noqa: PT018
        for frame in page.frames:
            is_inside = frame.x - ease <= left and right <= frame.right + ease
            is_inside = is_inside and frame.y - ease <= top and bottom <= frame.y + frame.height + ease
            is_outside = left >= frame.right - ease or right <= frame.x + ease
            is_outside = is_outside or top >= frame.y + frame.height - ease or bottom <= frame.y + ease
            assert is_inside or is_outside, text.get_text()


@needs_structure
def test_the_formats_hold_the_same_and_say_what_they_hold(seed: OpenStudy) -> None:
    svg = written(seed, "data-structure-svg")
    lines = svg_lines(svg)
    assert all(in_order(lines, label) for label in LABELS)
    assert sum(int(line) for line in lines if line.isdigit()) == 484
    assert "Liberation Sans" in svg.decode()
    assert svg.count(b"@font-face") >= 2
    assert b"http" not in re.sub(rb"http://(www\.w3\.org|purl\.org|creativecommons\.org)[^\"]*", b"", svg)
    pdf = written(seed, "data-structure-pdf")
    assert b"/FontFile2" in pdf
    assert b"LiberationSans" in pdf
    assert b"/Subtype /Type3" not in pdf
    assert b"/Image" not in pdf.replace(b"/ImageB", b"").replace(b"/ImageC", b"").replace(b"/ImageI", b"")
    assert "Pseudonyme" in svg.decode()


def test_a_picture_has_the_dots_that_journals_ask_for(small: OpenStudy) -> None:
    png = written(small, "data-structure-png")
    assert struct.unpack(">I", png[16:20])[0] == int(170 / 25.4 * 600)
    assert b"Pseudonyme" in png[:2000]


@needs_structure
def test_the_component_figure_has_dimensions_with_their_themes_alone(seed: OpenStudy) -> None:
    lines = svg_lines(written(seed, "component-figure-svg"))
    for dimension in seed_structure()["dimensions"]:
        assert in_order(lines, dimension["name"])
        assert all(in_order(lines, theme) for theme in dimension["themes"])
    assert not any(label in lines for label in LABELS)
    assert sum(int(line) for line in lines if line.isdigit()) == 484
    assert {"Themen 2. Ordnung", "Aggregierte Dimensionen"} <= set(lines)
    deck = pptx.Presentation(io.BytesIO(written(seed, "component-figure-pptx")))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    assert sum(shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.LINE for shape in shapes) == 3


@needs_structure
def test_powerpoint_has_native_shapes_joined_by_connectors(seed: OpenStudy) -> None:
    deck = pptx.Presentation(io.BytesIO(written(seed, "data-structure-pptx")))
    assert len(deck.slides) == 3
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    connectors = [shape for shape in shapes if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.LINE]
    assert len(connectors) == 16 + 16
    assert all(shape.begin_x < shape.end_x for shape in connectors)
    words = [paragraph.text.replace("\v", " ") for shape in shapes if shape.has_text_frame
             for paragraph in shape.text_frame.paragraphs]  # fmt: skip
    counts = [re.fullmatch(r"(.+) \((\d+)\)", line) for line in words]
    entries = [match for match in counts if match]
    assert sorted(match[1] for match in entries) == sorted(LABELS)
    assert sum(int(match[2]) for match in entries) == 484
    assert {theme for dimension in seed_structure()["dimensions"] for theme in dimension["themes"]} <= set(words)


@needs_structure
def test_word_has_the_picture_and_a_table_with_every_concept(seed: OpenStudy) -> None:
    document = docx.Document(io.BytesIO(written(seed, "data-structure-docx")))
    assert len(document.inline_shapes) == 1
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    concepts = [row for row in rows[1:] if not row[0].startswith("Aggregierte Dimension: ")]
    assert [row[1] for row in concepts] == LABELS
    assert sum(int(row[2]) for row in concepts) == 484
    assert "Pseudonyme" in document.sections[0].header.paragraphs[0].text


@needs_structure
def test_the_evidence_table_quotes_every_concept_with_its_place(seed: OpenStudy) -> None:
    document = docx.Document(io.BytesIO(written(seed, "evidence-docx")))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    quoted = [row for row in rows[1:] if not row[0].startswith("Aggregierte Dimension: ")]
    assert [row[1].split("\n")[0] for row in quoted] == LABELS
    assert all(re.match(r"„.+“ \(P\d\d, I-\d\d, Redebeitrag \d+\)( \*)?$", row[2]) for row in quoted)
    # Every third concept has no anchor in this study; that is said.
    assert [row[2].endswith("*") for row in quoted] == [number % 3 == 0 for number in range(60)]
    assert document.paragraphs[-1].text.startswith("* Für dieses Konzept ist kein Ankerzitat gewählt")


def test_the_evidence_table_shows_what_speaks_against_a_theme(small: OpenStudy) -> None:
    theme, coding = small.structure.categories(Level.THEME)[0], small.coding.codings()[0]
    small.negative_cases.mark_coding(theme.id, coding.id, coder=ada(small), note="Gilt dort nicht")
    document = docx.Document(io.BytesIO(written(small, "evidence-docx")))
    [told] = [
        cells for row in document.tables[0].rows if (cells := [cell.text for cell in row.cells])[1] == "Gegenbeispiel"
    ]
    assert small.coding.quotation(coding) in told[2]
    assert told[2].endswith("\nGilt dort nicht")


@needs_structure
def test_the_evidence_table_is_the_same_in_every_form(seed: OpenStudy) -> None:
    document = docx.Document(io.BytesIO(written(seed, "evidence-docx")))
    in_word = [[cell.text for cell in row.cells] for row in document.tables[0].rows][1:]
    said = [row[2].removesuffix(" *") for row in in_word if not row[0].startswith("Aggregierte Dimension: ")]
    head, *rows = csv.reader(io.StringIO(written(seed, "evidence-csv").decode("utf-8-sig"), newline=""))
    assert head == [
        "Aggregierte Dimension", "Thema 2. Ordnung", "Konzept 1. Ordnung", "Code", "Repräsentatives Zitat", "Beleg",
        "Steht hier als", "Anmerkung", "enthält",
    ]  # fmt: skip
    assert [f"„{row[4]}“ ({row[5]})" for row in rows] == said
    assert [row[6] for row in rows] == ["erstes Zitat" if number % 3 == 0 else "Ankerzitat" for number in range(60)]
    book = openpyxl.load_workbook(io.BytesIO(written(seed, "evidence-xlsx")))
    assert book.sheetnames == ["Belegtabelle", "Über diese Datei"]
    assert [[cell.value or "" for cell in row] for row in book["Belegtabelle"].rows] == [
        row[:-1] for row in (head, *rows)
    ]
    markdown, page = written(seed, "evidence-md").decode(), written(seed, "evidence-html").decode()
    assert [line for line in markdown.splitlines() if line.startswith("## ")] == [
        line.replace("<h2>", "## ").replace("</h2>", "") for line in page.splitlines() if line.startswith("<h2>")
    ]
    assert markdown.count(" Redebeitrag ") == page.count(" Redebeitrag ") == 60
    for words in said:
        assert words in unescape(page)


@needs_structure
def test_the_sample_table_has_a_row_for_each_participant(seed: OpenStudy) -> None:
    document = docx.Document(io.BytesIO(written(seed, "sample-table")))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["Person", "Interview", "Position", "Tätigkeit", "Branche", "Minuten"]
    assert rows[1] == ["P01", "I-01", "Key Account Manager", "Vertrieb", "Elektrotechnik", "66"]
    assert document.paragraphs[-1].text == "13 Personen, 13 Interviews; insgesamt 580 Minuten, im Mittel 45."
    table = list(csv.reader(written(seed, "sample-table-csv").decode("utf-8-sig").splitlines()))
    assert table == [[*rows[0], "enthält"], *([*row, "Pseudonyme"] for row in rows[1:])]


@needs_structure
def test_a_figure_of_several_pages_gets_a_file_for_each(seed: OpenStudy, tmp_path: Path) -> None:
    look = Look("en", "column")
    done = export(seed, "data-structure-svg", tmp_path / "figure.svg", coder=ada(seed), look=look)
    assert [path.name for path in done.paths] == ["figure.svg", "figure-2.svg"]
    lines = [svg_lines(path.read_bytes()) for path in done.paths]
    assert all("1st-order concepts" in one for one in lines)
    assert sum(int(line) for one in lines for line in one if line.isdigit()) == 484
    assert len(seed.history.events()[-1].details["sha256_of_pages"]) == 2
    before = seed.store.last_seq()
    with pytest.raises(InvalidInput, match="takes 2 pages"):
        export_to(seed, "data-structure-svg", io.BytesIO(), coder=ada(seed), look=look)
    assert seed.store.last_seq() == before


def test_what_has_no_place_is_in_the_figure_and_every_letter_is_drawn(small: OpenStudy) -> None:
    lines = svg_lines(written(small, "data-structure-svg"))
    assert in_order(lines, "Hürden 5 $x$ & <mehr> □")
    for words in ("ohne Dimension", "ohne Thema", "Codes ohne Konzept"):
        assert words in lines
    assert [line for line in lines if line.isdigit()] == ["1", "1", "1"]
    assert any(line.startswith("3 In-vivo-Codes → 1 Konzept → 1 Thema → 0 Dimensionen.") for line in lines)


def test_a_label_for_figures_stands_there_and_nowhere_else(small: OpenStudy) -> None:
    theme = small.structure.categories(Level.THEME)[0]
    small.structure.label_in_figure(theme.id, " Können  und Dürfen ", coder=ada(small))
    assert small.structure.figure_label(theme.id) == "Können und Dürfen"
    assert "Können und Dürfen" in svg_lines(written(small, "data-structure-svg"))
    for name in ("codebook-md", "codebook-docx", "evidence-docx"):
        assert "Dürfen" not in words_in(written(small, name))
    small.structure.label_in_figure(theme.id, "", coder=ada(small))
    assert "Können" in svg_lines(written(small, "data-structure-svg"))


def test_original_names_in_a_figure_are_said_on_it(small: OpenStudy) -> None:
    shown = svg_lines(written(small, "data-structure-svg", original_names=True))
    assert "ECHTE NAMEN" in " ".join(shown)
    assert "ECHTE NAMEN" not in " ".join(svg_lines(written(small, "data-structure-svg")))


def test_a_study_without_codes_has_no_figure(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    with pytest.raises(InvalidInput, match="no code yet"):
        written(study, "data-structure-pdf")
    study.close()


def test_letters_that_no_face_has_are_boxes_and_control_characters_go() -> None:
    assert drawable("Ä\u00a0→ β Ж \x07🦉") == "Ä → β Ж □"
    css = embedded_faces([("Wort →", False), ("fett", True)])
    assert css.count("@font-face") == css.count("Liberation Sans") + css.count("DejaVu Sans")
    assert css.count("font-weight:bold") == 1


def test_the_same_study_gives_the_same_files(small: OpenStudy, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("data-structure-svg", "data-structure-pdf"):
        one = written(small, name)
        monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
        assert one == written(small, name)
        monkeypatch.undo()


@pytest.mark.parametrize("name", ["saturation", "heat-map", "code-map", "timeline"])
def test_a_chart_is_written_in_every_format_with_words_as_words(small: OpenStudy, name: str) -> None:
    coder = ada(small)
    two = small.structure.add(Level.CONCEPT, "Vertrauen & <Zeit>", coder=coder)
    small.structure.place(small.coding.codes()[2].id, two.id, coder=coder)
    svg = written(small, f"{name}-svg")
    assert in_order(svg_lines(svg), "Hürden 5 $x$ & <mehr>" if name == "code-map" else "1")
    assert written(small, f"{name}-pdf").startswith(b"%PDF")
    assert written(small, f"{name}-png").startswith(b"\x89PNG")
    shown = " ".join(svg_lines(written(small, f"{name}-svg", original_names=True)))
    assert "ECHTE NAMEN" in shown
    assert small.verify() == []


def test_a_chart_of_nothing_is_refused_in_a_sentence(tmp_path: Path) -> None:
    empty = make_study(tmp_path)
    with pytest.raises(InvalidInput) as refused:
        written(empty, "heat-map-svg")
    assert refused.value.code == "nothing_to_draw"
    empty.close()
