"""A laid out figure as PDF, SVG and PNG, drawn by Matplotlib without any window. Words stay words."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import IO, TYPE_CHECKING, Any

from analysis.figures.drawing import BULLET, Align, Column, Frame, Layout, Page, Text
from storage.export.figures.lettering import AS_WIDE, FAMILY, drawable, embedded_faces, properties

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK, SOFT, LINE, ARROW = "#1a1a1a", "#5c5c5c", "#8a8a8a", "#6e6e6e"
FILLS = {Column.CONCEPTS: "#ffffff", Column.THEME: "#ffffff", Column.DIMENSION: "#ededed"}
LINE_POINTS = 0.5
PRINT_DOTS = 600
_MM_PER_INCH = 25.4
_HEAD_LENGTH, _HEAD_HALF = 1.25, 0.55
_DASHES = (0, (4, 2.5))
Draw = Callable[[], Any]
Used = Sequence[tuple[str, bool]]
ALONE = Lock()
"""Matplotlib's settings are the whole program's: two exports at once would draw with each other's."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself: its title, the program that wrote it, and whether names in it are pseudonyms."""

    title: str
    origin: str
    holds: str


def draw_pdf(layout: Layout, file: IO[bytes], about: About) -> None:
    """Write all pages, each as large as its figure."""
    save_pdf([partial(drawn, page) for page in layout.pages], file, about)


def draw_png(page: Page, file: IO[bytes], about: About, dots: int = PRINT_DOTS) -> None:
    """Write a page at 600 dots an inch, as journals ask for drawings."""
    save_png(partial(drawn, page), file, about, dots=dots)


def draw_svg(page: Page, file: IO[bytes], about: About) -> None:
    """Write a page with text as text, and the letters that are used in it."""
    save_svg(partial(drawn, page), file, about, _used(page))


def save_pdf(draw: Draw | Sequence[Draw], file: IO[bytes], about: About, _used: Used = ()) -> None:
    """Write what is drawn, a page each."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_pdf import PdfPages

    with ALONE, rc_context({"pdf.fonttype": 42}):
        data = {"Title": about.title, "Creator": about.origin, "Subject": about.holds}
        with PdfPages(file, metadata={**data, "CreationDate": None}) as pdf:
            for one in draw if isinstance(draw, Sequence) else [draw]:
                pdf.savefig(one())


def save_png(draw: Draw, file: IO[bytes], about: About, _used: Used = (), dots: int = PRINT_DOTS) -> None:
    data = {"Title": about.title, "Software": about.origin, "Description": about.holds}
    with ALONE:
        draw().savefig(file, format="png", dpi=dots, metadata=data)


def save_svg(draw: Draw, file: IO[bytes], about: About, used: Used) -> None:
    """Write with text as text; `used` are the pieces of it, each with whether it is bold."""
    from matplotlib import rc_context

    out = io.BytesIO()
    data = {"Title": about.title, "Creator": about.origin, "Description": about.holds, "Date": None}
    with ALONE, rc_context({"svg.fonttype": "none", "svg.hashsalt": "verbatim"}):
        draw().savefig(out, format="svg", metadata=data)
    # Editors that read no embedded letters take those that are as wide.
    text = out.getvalue().decode().replace(f"'{FAMILY}'", f"'{FAMILY}', {AS_WIDE}, Helvetica")
    head, opening, rest = text.partition("<defs>")
    style = f'<style type="text/css">{embedded_faces(used)}</style>'
    file.write((head + opening + style + rest).encode())


def _used(page: Page) -> list[tuple[str, bool]]:
    texts = [*page.texts, *(text for frame in page.frames for text in frame.texts)]
    lines = [(line, text.is_bold) for text in texts for line in (*text.lines, text.number)]
    return [*lines, (BULLET, False)]


def framed(width: float, height: float) -> tuple[Figure, Any]:
    """Give an empty figure and its axes, both in millimetres from the upper left corner."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / _MM_PER_INCH, height / _MM_PER_INCH), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.axis("off")
    return figure, axes


def drawn(page: Page) -> Figure:
    """Draw a page at its own size."""
    figure, axes = framed(page.width, page.height)
    for link in page.links:
        _draw_arrow(axes, page.route(link))
    for frame in page.frames:
        _draw_frame(axes, frame)
        for text in frame.texts:
            _write(axes, text)
    for text in page.texts:
        _write(axes, text)
    return figure


def _draw_frame(axes: Any, frame: Frame) -> None:
    from matplotlib.patches import FancyBboxPatch

    axes.add_patch(
        FancyBboxPatch(
            (frame.x, frame.y), frame.width, frame.height, boxstyle=f"round,pad=0,rounding_size={frame.rounding}",
            facecolor=FILLS[frame.column], edgecolor=LINE, linewidth=LINE_POINTS,
            linestyle=_DASHES if frame.is_dashed else "solid",
        )
    )  # fmt: skip


def _draw_arrow(axes: Any, corners: Sequence[tuple[float, float]]) -> None:
    from matplotlib.patches import Polygon

    end_x, end_y = corners[-1]
    xs = [x for x, _ in corners[:-1]] + [end_x - _HEAD_LENGTH]
    axes.plot(xs, [y for _, y in corners], color=ARROW, linewidth=LINE_POINTS, solid_joinstyle="round")
    head = [(end_x, end_y), (end_x - _HEAD_LENGTH, end_y - _HEAD_HALF), (end_x - _HEAD_LENGTH, end_y + _HEAD_HALF)]
    axes.add_patch(Polygon(head, facecolor=ARROW, edgecolor="none"))


def _write(axes: Any, text: Text) -> None:
    colour, font = SOFT if text.is_soft else INK, properties(is_bold=text.is_bold, size=text.size)
    given: dict[str, Any] = {"va": "baseline", "fontproperties": font, "parse_math": False}
    for x, y, line in text.placed_lines():
        if text.is_turned:
            axes.text(x, y, drawable(line), ha="right", color=colour, rotation=90, rotation_mode="default",
                      **{**given, "va": "center"})  # fmt: skip
        else:
            side = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}[text.align]
            axes.text(x, y, drawable(line), ha=side, color=colour, **given)
    if text.number:
        axes.text(text.x, text.first_baseline, BULLET, ha="left", color=SOFT, **given)
        axes.text(text.x + text.width, text.first_baseline, text.number, ha="right", color=SOFT, **given)
