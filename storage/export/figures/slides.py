"""A laid out figure as PowerPoint: one slide a page, of native shapes and connectors, so that everything can be edited.

Letters are called Arial there, which is as wide as those that the figure was laid out in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

from analysis.figures.drawing import BULLET, Align, Frame, Layout, Page, Text
from analysis.figures.drawing import SHAPES as ROOMS
from storage.export.figures.lettering import AS_WIDE
from storage.export.figures.plotted import ARROW, FILLS, INK, LINE, LINE_POINTS, SOFT, About
from storage.export.refi import clean

_SLIDE = (338.667, 190.5)
_LEFT, _RIGHT = 1, 3
"""Where connectors are glued to a box."""
_EMU_PER_MM = 36_000
_EASE = 0.5
"""Room around words that stand free, in mm, so that no program wraps them for a hair's breadth."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_BENDS = 4
"""A connector has no more corners than these."""


def write(layout: Layout, file: IO[bytes], about: About) -> None:
    """Write a presentation. A figure for slides stands in the middle of 16:9, any other on slides of its own size."""
    from pptx import Presentation
    from pptx.util import Mm

    deck = Presentation()
    width, height = max(page.width for page in layout.pages), max(page.height for page in layout.pages)
    if width == ROOMS["slide"].width:
        left, top = (_SLIDE[0] - width) / 2, (_SLIDE[1] - ROOMS["slide"].height) / 2
        width, height = _SLIDE
    else:
        left = top = 0.0
    deck.slide_width, deck.slide_height = Mm(width), Mm(height)
    properties = deck.core_properties
    properties.title, properties.author, properties.subject = clean(about.title), "Verbatim", about.holds
    for page in layout.pages:
        _Slide(deck.slides.add_slide(deck.slide_layouts[6]).shapes, left, top).draw(page)
    deck.save(file)


class _Slide:
    """One slide; lengths are those of the figure, moved to where it stands on the slide."""

    def __init__(self, shapes: Any, left: float, top: float) -> None:
        self._shapes, self._left, self._top = shapes, left, top

    def draw(self, page: Page) -> None:
        boxes = [self._box(frame) for frame in page.frames]
        for link in page.links:
            if len(link.corners) > _BENDS:
                self._lead(page.route(link))
                continue
            self._connect(boxes[link.start], boxes[link.end], page.route(link))
        for text in page.texts:
            self._plain(text)

    def _at(self, x: float, y: float, width: float, height: float) -> tuple[int, int, int, int]:
        moved = (x + self._left, y + self._top, width, height)
        return tuple(round(length * _EMU_PER_MM) for length in moved)  # type: ignore[return-value]

    def _box(self, frame: Frame) -> Any:
        from pptx.enum.dml import MSO_LINE
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Pt

        at = self._at(frame.x, frame.y, frame.width, frame.height)
        shape = self._shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *at)
        shape.adjustments[0] = min(0.5, frame.rounding / min(frame.width, frame.height))
        _flatten(shape)
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(FILLS[frame.column])
        shape.line.color.rgb, shape.line.width = _colour(LINE), Pt(LINE_POINTS)
        if frame.is_dashed:
            shape.line.dash_style = MSO_LINE.DASH
        self._fill(shape.text_frame, frame)
        return shape

    def _fill(self, words: Any, frame: Frame) -> None:
        from pptx.enum.text import MSO_ANCHOR

        first = frame.texts[0]
        is_list = bool(first.number)
        side = round(((first.x - frame.x) if is_list else 0.3) * _EMU_PER_MM)
        # Numbers in brackets need a little more than the same at the end of a line.
        words.margin_left, words.margin_right = side, 0 if is_list else side
        words.margin_top = words.margin_bottom = 0
        words.vertical_anchor, words.word_wrap = MSO_ANCHOR.MIDDLE, True
        if first.is_turned:
            words._txBody.bodyPr.set("vert", "vert270")
        gap = frame.texts[1].y - first.y - first.height if len(frame.texts) > 1 else 0.0
        for number, text in enumerate(frame.texts):
            paragraph = words.paragraphs[0] if number == 0 else words.add_paragraph()
            _write(paragraph, text, gap if number else 0.0, is_free=not is_list)

    def _plain(self, text: Text) -> None:
        from pptx.enum.text import MSO_ANCHOR

        at = self._at(text.x - _EASE, text.y, text.width + 2 * _EASE, text.height)
        box = self._shapes.add_textbox(*at).text_frame
        box.margin_left = box.margin_right = box.margin_top = box.margin_bottom = 0
        box.vertical_anchor, box.word_wrap = MSO_ANCHOR.MIDDLE, True
        _write(box.paragraphs[0], text)

    def _lead(self, corners: tuple[tuple[float, float], ...]) -> None:
        """Draw an arrow along all its corners, for which no connector has bends enough."""
        from pptx.util import Pt

        first, *rest = (self._at(x, y, 0, 0)[:2] for x, y in corners)
        pen = self._shapes.build_freeform(*first, scale=1.0)
        pen.add_line_segments(rest, close=False)
        path = pen.convert_to_shape()
        _flatten(path)
        path.fill.background()
        path.line.color.rgb, path.line.width = _colour(ARROW), Pt(LINE_POINTS)
        _point(path.line)

    def _connect(self, start: Any, end: Any, corners: tuple[tuple[float, float], ...]) -> None:
        """Glue an arrow to both boxes; beside a turned box it only ends, which has one place for glue in its middle."""
        from pptx.enum.shapes import MSO_CONNECTOR
        from pptx.util import Pt

        (x1, y1), (x2, y2) = corners[0], corners[-1]
        begin, target = self._at(x1, y1, 0, 0), self._at(x2, y2, 0, 0)
        kind = MSO_CONNECTOR.STRAIGHT if len(corners) == 2 else MSO_CONNECTOR.ELBOW
        line = self._shapes.add_connector(kind, begin[0], begin[1], target[0], target[1])
        _flatten(line)
        line.begin_connect(start, _RIGHT)
        if abs(target[1] - end.top - end.height / 2) < _EMU_PER_MM / 10:
            line.end_connect(end, _LEFT)
        line.line.color.rgb, line.line.width = _colour(ARROW), Pt(LINE_POINTS)
        _point(line.line)


def _point(line: Any) -> None:
    """Let a line end in an arrow's head."""
    drawn = line._get_or_add_ln()
    drawn.append(drawn.makeelement(f"{_DRAWING}tailEnd", {"type": "triangle", "w": "sm", "len": "sm"}))


def _write(paragraph: Any, text: Text, gap: float = 0.0, *, is_free: bool = False) -> None:
    """Write a text as one paragraph; entries of a list with a bullet before and their number, in brackets, behind.

    Where no word is broken the lines of `is_free` text are joined again, so that what is typed into it wraps by itself.
    """
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Mm, Pt

    paragraph.alignment = {Align.LEFT: PP_ALIGN.LEFT, Align.CENTRE: PP_ALIGN.CENTER, Align.RIGHT: PP_ALIGN.RIGHT}[
        text.align
    ]
    # A line of Arial is 1.15 of its size; the figure's are 1.2.
    paragraph.line_spacing, paragraph.space_before = Pt(text.size * 1.2), Mm(gap)
    lines = [clean(line) for line in text.lines]
    if text.number:
        _as_entry(paragraph, text)
        lines[-1] += f" ({text.number})"
    is_broken = any(line.endswith("-") for line in lines)
    paragraph.text = " ".join(lines) if is_free and not is_broken else "\v".join(lines)
    for run in paragraph.runs:
        font = run.font
        font.size, font.bold, font.name = Pt(text.size), text.is_bold, AS_WIDE
        font.color.rgb = _colour(SOFT if text.is_soft else INK)
    for line_end in paragraph._p.findall(f"{_DRAWING}br"):
        line_end.insert(0, line_end.makeelement(f"{_DRAWING}rPr", {"sz": str(round(text.size * 100))}))


def _as_entry(paragraph: Any, text: Text) -> None:
    """Give a paragraph its bullet and the indent of its words."""
    properties = paragraph._p.get_or_add_pPr()
    indent = round(text.indent * _EMU_PER_MM)
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    properties.append(properties.makeelement(f"{_DRAWING}buChar", {"char": BULLET}))


def _flatten(shape: Any) -> None:
    """Take off the shadow that the theme of a presentation gives."""
    for reference in shape._element.iter(f"{_DRAWING}effectRef"):
        reference.set("idx", "0")


def _colour(value: str) -> Any:
    from pptx.dml.color import RGBColor

    parse: Callable[[str], Any] = RGBColor.from_string
    return parse(value[1:].upper())
