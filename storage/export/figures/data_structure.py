"""The data structure figure of a study as PDF, SVG, PNG, PowerPoint and Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import IO

from analysis.errors import InvalidInput
from analysis.figures.data_structure import lay_out
from analysis.figures.drawing import SHAPES, Layout, Page
from analysis.figures.outline import Outline, outline_of_codebook
from analysis.figures.wording import FigureWords, figure_words
from storage.export.contents import ExportContents
from storage.export.figures import in_word, slides
from storage.export.figures.lettering import measure
from storage.export.figures.plotted import About, draw_pdf, draw_png, draw_svg
from storage.export.wording import Wording

WritePage = Callable[[Page, IO[bytes], About], None]


class StudyFigure:
    """The figure of one export: what is in it, and how it is laid out. Raises `InvalidInput` (`no_codes`)."""

    def __init__(self, contents: ExportContents) -> None:
        self.words: FigureWords = figure_words(contents.language)
        self.outline: Outline = outline_of_codebook(contents.data, self.words)
        if not self.outline.dimensions:
            raise InvalidInput(
                "no_codes",
                "There is no code yet, and so no data structure.",
                "Accept a suggestion or code by hand first.",
            )
        wording, title = Wording(contents), contents.data["study"]["title"]
        self.about = About(f"{title}: {self.words.title}", contents.origin, wording.contains)
        # Pseudonyms are what a paper shows; originals have to be said where anybody sees it.
        self._remark = wording.contains if contents.data["contains"] == "originals" else ""
        self._width = contents.look.width

    def layout(self, usual: str = "page") -> Layout:
        """Lay out for the width that is wanted, or the usual one of a format."""
        shape = SHAPES[self._width or usual]
        return lay_out(self.outline, shape, self.words, measure(), self._remark)


def write_pdf(contents: ExportContents, file: IO[bytes]) -> None:
    figure = StudyFigure(contents)
    draw_pdf(figure.layout(), file, figure.about)


def write_pptx(contents: ExportContents, file: IO[bytes]) -> None:
    figure = StudyFigure(contents)
    slides.write(figure.layout("slide"), file, figure.about)


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    figure = StudyFigure(contents)
    in_word.write(figure.layout(), figure.outline, figure.words, file, figure.about)


def write_svg(contents: ExportContents, file: IO[bytes]) -> None:
    _write_single(svg_pages(contents), file)


def write_png(contents: ExportContents, file: IO[bytes]) -> None:
    _write_single(png_pages(contents), file)


def svg_pages(contents: ExportContents) -> list[Callable[[IO[bytes]], None]]:
    return _pages(contents, draw_svg)


def png_pages(contents: ExportContents) -> list[Callable[[IO[bytes]], None]]:
    return _pages(contents, draw_png)


def _pages(contents: ExportContents, write: WritePage) -> list[Callable[[IO[bytes]], None]]:
    figure = StudyFigure(contents)
    return [partial(_write_page, write, page, figure.about) for page in figure.layout().pages]


def _write_page(write: WritePage, page: Page, about: About, file: IO[bytes]) -> None:
    write(page, file, about)


def _write_single(pages: Sequence[Callable[[IO[bytes]], None]], file: IO[bytes]) -> None:
    if len(pages) > 1:
        raise InvalidInput(
            "several_pages",
            "Nothing was written: the figure takes {pages} pages, and this format holds one.",
            "Name a file; each page then gets one of its own.",
            pages=len(pages),
        )
    pages[0](file)
