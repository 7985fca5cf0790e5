"""A document as Word: headings, paragraphs, lists and tables in the styles of the other exports."""

from __future__ import annotations

from typing import IO, Any

from storage.export.figures.tables import add_table, new_document
from storage.export.flowing import flowing
from storage.export.paper.blocks import Block, Grid, Heading, Literal, Paper, Points, Words
from storage.export.refi import clean

_WIDTH_MM = 170.0
_BOX = "☐ "


def write(paper: Paper, file: IO[bytes]) -> None:
    document = new_document(paper.title, f"{paper.holds} {paper.origin}")
    document.core_properties.language = paper.language
    with flowing(document, file) as let_leave:
        document.add_heading(clean(paper.title), 0)
        for block in paper.blocks:
            _add(document, block)
            let_leave()


def _add(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(clean(block.text), min(block.level, 4))
    elif isinstance(block, Words):
        _add_words(document, block)
    elif isinstance(block, Points):
        for item in block.items:
            style = "Normal" if block.is_open else "List Bullet"
            document.add_paragraph(clean((_BOX if block.is_open else "") + item), style=style)
    elif isinstance(block, Grid):
        add_table(document, block.heads, block.rows, block.widths(_WIDTH_MM))
        document.add_paragraph()
    else:
        _add_literal(document, block)


def _add_words(document: Any, block: Words) -> None:
    from docx.shared import Pt, RGBColor

    run = document.add_paragraph().add_run(clean(block.text))
    if block.is_soft:
        run.font.size, run.font.color.rgb = Pt(8.5), RGBColor(0x59, 0x59, 0x59)


def _add_literal(document: Any, block: Literal) -> None:
    from docx.shared import Mm, Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Mm(5)
    for number, line in enumerate(block.text.split("\n")):
        run = paragraph.add_run(clean(line))
        run.font.name, run.font.size = "Courier New", Pt(8)
        if number < block.text.count("\n"):
            run.add_break()
