"""The charts of the report as PDF, SVG and PNG: laid out as in the window, drawn by Matplotlib, numbers readable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from analysis.errors import InvalidInput
from analysis.figures.charts import Drawing, Mark, Shape, lay_out_chart, preferred_height
from analysis.figures.drawing import SHAPES, Align
from analysis.figures.words import pitch
from analysis.records import Level
from analysis.rigor.charts import ChartData, chart_of
from analysis.rigor.wording import RigorWords
from storage.export.contents import ExportContents, walk
from storage.export.figures.lettering import drawable, measure, properties
from storage.export.figures.plotted import INK, LINE, SOFT, About, framed, save_pdf, save_png, save_svg
from storage.export.wording import Wording

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
"""Of M. Okabe and K. Ito's set, which colour-blind readers tell apart."""
_DASHES: tuple[Any, ...] = ("solid", (0, (5, 2)), (0, (1.2, 1.5)), (0, (5, 1.5, 1, 1.5)))
_HATCHES = ("", "////", "....", "xxxx")
_MAPPED = (Level.CONCEPT.value, Level.THEME.value, "code")
_SIZE = 8.0
_NOTE = 0.85
_MARGIN = 3.0
_DARK_FROM = 0.55
_LINE_POINTS = 1.3


@dataclass(frozen=True, slots=True)
class _Picture:
    """A drawing with its place on the page, a title above and a note beneath it; millimetres."""

    drawing: Drawing
    title: str
    notes: tuple[str, ...]
    width: float
    height: float


def _data(study: OpenStudy, name: str, words: RigorWords, labels: dict[str, str]) -> ChartData | None:
    """Give what is drawn; a map is of concepts, or of themes or codes where there are not two of these."""
    if name != "code-map":
        return chart_of(_report(study, name), words, labels)
    from analysis.rigor.cooccurrence import cooccurrence

    maps = (chart_of(cooccurrence(study.store, level, permutations=0), words, labels) for level in _MAPPED)
    return next((found for found in maps if found is not None), None)


def _report(study: OpenStudy, name: str) -> Any:
    if name == "saturation":
        from analysis.rigor.saturation import saturation

        return saturation(study.store)
    if name == "timeline":
        from analysis.rigor.timeline import timeline

        return timeline(study.store)
    from analysis.rigor.cooccurrence import by_interview

    return by_interview(study.store)


def _picture(contents: ExportContents, name: str) -> tuple[_Picture, About]:
    words = RigorWords("de" if contents.language == "de" else "en")
    labels = {node["id"]: node["label"] for node in walk(contents.top)}
    data = _data(contents.study, name, words, labels)
    if data is None:
        raise InvalidInput(
            "nothing_to_draw", "There is nothing to draw yet.", "Code and group first, then make the chart."
        )
    wording = Wording(contents)
    remark = wording.contains if contents.data["contains"] == "originals" else ""
    room = SHAPES[contents.look.width or "page"].width - 2 * _MARGIN
    size, letters = _SIZE, measure()
    letter = pitch(size) / 1.2
    height = preferred_height(data, letter, room)
    drawing = lay_out_chart(data, room, height, letter, lambda text: letters(text, size, False), words.number)
    numbered = "; ".join(f"{number} {name}" for number, name in enumerate(drawing.numbered, start=1))
    said = " ".join(part for part in (f"{numbered}." if numbered else "", data.note, remark) if part)
    notes = tuple(_wrapped(said, room, size * _NOTE))
    whole = height + 2 * _MARGIN + 2 * pitch(size) + len(notes) * pitch(size * _NOTE)
    about = About(f"{contents.data['study']['title']}: {data.title}", contents.origin, wording.contains)
    return _Picture(drawing, data.title, notes, room + 2 * _MARGIN, whole), about


def _wrapped(text: str, room: float, size: float) -> list[str]:
    letters, lines = measure(), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and letters(longer, size, False) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return [line for line in lines if line]


def _drawn(picture: _Picture) -> Any:
    figure, axes = framed(picture.width, picture.height)
    title = properties(is_bold=True, size=_SIZE * 1.1)
    axes.text(_MARGIN, _MARGIN + pitch(_SIZE) * 0.8, drawable(picture.title), fontproperties=title, color=INK)
    top = _MARGIN + 1.6 * pitch(_SIZE)
    for mark in picture.drawing.marks:
        _draw(axes, mark, top)
    font = properties(is_bold=False, size=_SIZE)
    for words in picture.drawing.words:
        side = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}[words.align]
        colour = "#ffffff" if words.on >= _DARK_FROM else SOFT if words.is_soft else INK
        place = _MARGIN + words.x, top + words.y
        axes.text(*place, drawable(words.text), ha=side, color=colour, fontproperties=font, parse_math=False)
    small = properties(is_bold=False, size=_SIZE * _NOTE)
    for number, line in enumerate(picture.notes, start=1):
        y = top + picture.drawing.height + number * pitch(_SIZE * _NOTE)
        axes.text(_MARGIN, y, drawable(line), color=SOFT, fontproperties=small, parse_math=False)
    return figure


def _draw(axes: Any, mark: Mark, top: float) -> None:
    from matplotlib.patches import Circle, Polygon, Rectangle

    points = [(_MARGIN + x, top + y) for x, y in mark.points]
    colour = COLOURS[mark.series % len(COLOURS)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if mark.shape is Shape.RULE:
        axes.plot(xs, ys, color="#d0d0d0", linewidth=0.4, zorder=0)
    elif mark.shape is Shape.LINK:
        axes.plot(xs, ys, color=LINE, linewidth=0.3 + 1.2 * mark.strength, zorder=0)
    elif mark.shape is Shape.LINE:
        axes.plot(xs, ys, color=colour, linewidth=_LINE_POINTS, linestyle=_DASHES[mark.series % len(_DASHES)])
    elif mark.shape is Shape.AREA:
        axes.add_patch(Polygon(points, facecolor=colour, alpha=0.16, edgecolor="none"))
    elif mark.shape is Shape.DOT:
        axes.add_patch(Circle(points[0], mark.size, facecolor=colour, edgecolor="none", zorder=3))
    else:
        (left, upper), (right, lower) = points
        box = (left, upper), right - left, lower - upper
        if mark.shape is Shape.CELL:
            axes.add_patch(Rectangle(*box, facecolor=_shade(mark.strength), edgecolor="#ffffff", linewidth=0.5))
        else:
            hatch = _HATCHES[mark.series % len(_HATCHES)]
            fill = "#ffffff" if hatch else colour
            axes.add_patch(Rectangle(*box, facecolor=fill, edgecolor=colour, hatch=hatch, linewidth=0.6))


def _shade(strength: float) -> str:
    """Give the tone of a cell: white to the first colour."""
    tone = [int(COLOURS[0][at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 + (one - 255) * 0.9 * strength):02x}" for one in tone)


def write(name: str, save: Callable[..., None], contents: ExportContents, file: IO[bytes]) -> None:
    """Write a chart; raises `InvalidInput` (`nothing_to_draw`)."""
    picture, about = _picture(contents, name)
    texts = [(words.text, False) for words in picture.drawing.words]
    used = [*texts, *((line, False) for line in picture.notes), (picture.title, True)]
    save(partial(_drawn, picture), file, about, used)


WRITERS = {
    f"{name}-{ending}": partial(write, name, save)
    for name in ("saturation", "heat-map", "code-map", "timeline")
    for ending, save in (("svg", save_svg), ("pdf", save_pdf), ("png", save_png))
}
"""The formats of charts, by the names that the command line knows."""
