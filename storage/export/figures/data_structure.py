"""The data structure figure of a study as PDF, SVG, PNG, PowerPoint and Word; and its themes and dimensions alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import IO

from analysis.errors import InvalidInput
from analysis.figures.data_structure import lay_out, lay_out_components
from analysis.figures.drawing import SHAPES, Layout, Page
from analysis.figures.outline import Outline, outline_of_codebook
from analysis.figures.wording import FigureWords, figure_words
from storage.export.contents import ExportContents
from storage.export.figures import in_word, slides
from storage.export.figures.lettering import measure
from storage.export.figures.plotted import About, draw_pdf, draw_png, draw_svg
from storage.export.wording import Wording

WritePage = Callable[[Page, IO[bytes], About], None]
WriteTo = Callable[[IO[bytes]], None]


class StudyFigure:
    """The figure of one export: what is in it, and how it is laid out.

    With `is_components` dimensions with their themes alone. Raises `InvalidInput` (`no_codes`).
    """

    def __init__(self, contents: ExportContents, *, is_components: bool = False) -> None:
        self.words: FigureWords = figure_words(contents.language)
        self.outline: Outline = outline_of_codebook(contents.data, self.words)
        if not self.outline.dimensions:
            raise InvalidInput(
                "no_codes",
                "There is no code yet, and so no data structure.",
                "Accept a suggestion or code by hand first.",
            )
        wording, title = Wording(contents), contents.data["study"]["title"]
        kind = self.words.components if is_components else self.words.title
        self.about = About(f"{title}: {kind}", contents.origin, wording.contains)
        self._lay_out = lay_out_components if is_components else lay_out
        # Pseudonyms are what a paper shows; originals have to be said where anybody sees it.
        self._remark = wording.contains if contents.data["contains"] == "originals" else ""
        self._width = contents.look.width

    def layout(self, usual: str = "page") -> Layout:
        """Lay out for the width that is wanted, or the usual one of a format."""
        shape = SHAPES[self._width or usual]
        return self._lay_out(self.outline, shape, self.words, measure(), self._remark)


def write_pdf(contents: ExportContents, file: IO[bytes], *, is_components: bool = False) -> None:
    figure = StudyFigure(contents, is_components=is_components)
    draw_pdf(figure.layout(), file, figure.about)


def write_pptx(contents: ExportContents, file: IO[bytes], *, is_components: bool = False) -> None:
    figure = StudyFigure(contents, is_components=is_components)
    slides.write(figure.layout("slide"), file, figure.about)


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    figure = StudyFigure(contents)
    in_word.write(figure.layout(), figure.outline, figure.words, file, figure.about)


def write_svg(contents: ExportContents, file: IO[bytes], *, is_components: bool = False) -> None:
    _write_single(svg_pages(contents, is_components=is_components), file)


def write_png(contents: ExportContents, file: IO[bytes]) -> None:
    _write_single(png_pages(contents), file)


def svg_pages(contents: ExportContents, *, is_components: bool = False) -> list[WriteTo]:
    return _pages(StudyFigure(contents, is_components=is_components), draw_svg)


def png_pages(contents: ExportContents) -> list[WriteTo]:
    return _pages(StudyFigure(contents), draw_png)


components_pdf = partial(write_pdf, is_components=True)
components_pptx = partial(write_pptx, is_components=True)
components_svg = partial(write_svg, is_components=True)
components_svg_pages = partial(svg_pages, is_components=True)


def _pages(figure: StudyFigure, write: WritePage) -> list[WriteTo]:
    return [partial(_write_page, write, page, figure.about) for page in figure.layout().pages]


def _write_page(write: WritePage, page: Page, about: About, file: IO[bytes]) -> None:
    write(page, file, about)


def _write_single(pages: Sequence[WriteTo], file: IO[bytes]) -> None:
    if len(pages) > 1:
        raise InvalidInput(
            "several_pages",
            "Nothing was written: the figure takes {pages} pages, and this format holds one.",
            "Name a file; each page then gets one of its own.",
            pages=len(pages),
        )
    pages[0](file)
