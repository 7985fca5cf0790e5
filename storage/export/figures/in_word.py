"""The data structure in Word: the figure as a picture, and beneath it the same as a table that can be edited."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, Any

from analysis.figures.data_structure import note
from analysis.figures.drawing import Layout, Page
from analysis.figures.outline import Entry, Outline, Theme
from analysis.figures.wording import FigureWords
from storage.export.figures.plotted import About, draw_png
from storage.export.figures.tables import add_caption, add_table, new_document

_DOTS = 400
_WIDEST, _HIGHEST = 170.0, 236.0
_NOTHING = "–"
_WIDTHS = (36.0, 48.0, 70.0, 16.0)


def write(layout: Layout, outline: Outline, words: FigureWords, file: IO[bytes], about: About) -> None:
    """Write the pictures of all pages with their caption, then the table with its own."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = new_document(about.title, f"{about.holds} {about.origin}")
    said = f"{words.title}. {note(outline, words)}"
    for page in layout.pages:
        _add_picture(document, page, about, said)
    add_caption(document, words.figure, 1, f"{words.title}.")
    document.add_page_break()
    add_caption(document, words.table, 1, said, keeps_next=True)
    rows = list(_rows(outline))
    one, two, three = words.heads
    table = add_table(document, (three, two, one, words.codes[1]), rows, _WIDTHS, spanned=2)
    for row in table.rows:
        row.cells[-1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(file)


def _rows(outline: Outline) -> Iterator[tuple[str, str, str, str]]:
    """Give dimension, theme, concept and number of codes; what has nothing in it has a row too."""
    for dimension in outline.dimensions:
        for theme in dimension.themes or (Theme("", _NOTHING, ()),):
            for entry in theme.entries or (Entry("", _NOTHING, 0),):
                yield dimension.label, theme.label, entry.label, str(entry.count)


def _add_picture(document: Any, page: Page, about: About, said: str) -> None:
    from docx.shared import Mm, Pt

    picture = io.BytesIO()
    draw_png(page, picture, about, _DOTS)
    picture.seek(0)
    share = min(1.0, _WIDEST / page.width, _HIGHEST / page.height)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    shape = paragraph.add_run().add_picture(picture, width=Mm(page.width * share))
    shape._inline.docPr.set("descr", said)
