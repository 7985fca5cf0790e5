"""The data structure in Word: the figure as a picture, and beneath it the same as a table that can be edited."""

from __future__ import annotations

import io
from typing import IO, Any

from analysis.figures.data_structure import note
from analysis.figures.drawing import Layout, Page
from analysis.figures.outline import Entry, Outline, Theme
from analysis.figures.wording import FigureWords
from storage.export.figures.plotted import About, draw_png
from storage.export.figures.tables import Groups, add_caption, add_grouped_table, new_document

_DOTS = 400
_WIDEST, _HIGHEST = 170.0, 236.0
_NO_ENTRY, _NO_THEME = Entry("", "–", 0), Theme("", "–", ())
_WIDTHS = (62.0, 92.0, 16.0)


def write(layout: Layout, outline: Outline, words: FigureWords, file: IO[bytes], about: About) -> None:
    """Write the pictures of all pages with their caption, then the table with its own."""
    document = new_document(about.title, f"{about.holds} {about.origin}")
    said = f"{words.title}. {note(outline, words)}"
    for page in layout.pages:
        _add_picture(document, page, about, said)
    add_caption(document, words.figure, 1, f"{words.title}.")
    document.add_page_break()
    add_caption(document, words.table, 1, said, keeps_next=True)
    one, two, three = words.dimension_head, words.theme_head, words.heads[0]
    add_grouped_table(document, (three, words.codes[1]), _groups(outline), _WIDTHS, (one, two))
    document.save(file)


def _groups(outline: Outline) -> Groups:
    """Give concepts with their numbers by dimension and theme; what has nothing in it has a row too."""
    return [
        (
            dimension.label,
            [
                (theme.label, [(entry.label, str(entry.count)) for entry in theme.entries or (_NO_ENTRY,)])
                for theme in dimension.themes or (_NO_THEME,)
            ],
        )
        for dimension in outline.dimensions
    ]


def _add_picture(document: Any, page: Page, about: About, said: str) -> None:
    from docx.shared import Mm, Pt

    picture = io.BytesIO()
    draw_png(page, picture, about, _DOTS)
    picture.seek(0)
    share = min(1.0, _WIDEST / page.width, _HIGHEST / page.height)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    shape = paragraph.add_run().add_picture(picture, width=Mm(page.width * share))
    # Without these, some programs leave air around a picture, and it is as wide as the page.
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")
    shape._inline.docPr.set("descr", said)
