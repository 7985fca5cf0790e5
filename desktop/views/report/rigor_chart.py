"""Paints a chart in the window's colours; what is pointed at is said. Told apart by dash and pattern too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from analysis.figures.charts import Drawing, Mark, Shape, Words, lay_out_chart, preferred_height
from analysis.figures.drawing import Align
from analysis.rigor.charts import ChartData
from desktop.palette import Palette, contrast, mixed
from desktop.theme import Theme, space

_COLOURS = (8, 1, 5, 3)
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_FILLS = (
    Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense5Pattern, Qt.BrushStyle.CrossPattern,
)  # fmt: skip
_LETTER = 11
_NEAR = 8.0
_STRONGEST = 0.7
"""How much of its colour the strongest cell has: numbers must be read on each shade, in every palette."""


def ink_on(palette: Palette, strength: float) -> str:
    """Give the colour of a number on a cell: the one that is read best there."""
    return max((palette.text, palette.paper), key=lambda ink: contrast(ink, cell(palette, strength)))


def cell(palette: Palette, strength: float) -> str:
    """Give the colour of a cell of the heat map; `strength` from 0 to 1."""
    return mixed(palette.codes[_COLOURS[0]], palette.window, _STRONGEST * strength)


class Chart(QWidget):
    """Draws one chart; its numbers stand in the tables beside it, which screen readers read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.data: ChartData | None = None
        self.drawing: Drawing | None = None
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(space(160), self.heightForWidth(space(160)))

    def heightForWidth(self, width: int) -> int:
        return round(preferred_height(self.data, self._letter, width)) + 1 if self.data else 0

    @property
    def _letter(self) -> float:
        return float(self._theme.pixels(_LETTER))

    def show_data(self, data: ChartData | None) -> None:
        self.data = data
        self.setVisible(data is not None)
        if data is not None:
            self.setAccessibleName(data.title)
            self.setAccessibleDescription(data.note)
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            mark = self.drawing.mark_at(event.pos().x(), event.pos().y(), _NEAR) if self.drawing else None
            QToolTip.showText(event.globalPos(), mark.says if mark else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.data is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(_LETTER))
        measure = QFontMetricsF(painter.font()).horizontalAdvance
        self.drawing = lay_out_chart(
            self.data,
            self.width(),
            self.height(),
            self._letter,
            measure,
            _number,
        )
        _Painting(painter, self._theme).paint(self.drawing)
        painter.end()


def _number(value: float) -> str:
    return QLocale().toString(value, "f", 2)


class _Painting:
    """One painting of a chart."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter, self._theme = painter, theme

    def paint(self, drawing: Drawing) -> None:
        for mark in drawing.marks:
            self._mark(mark)
        for words in drawing.words:
            self._words(words)

    def _words(self, words: Words) -> None:
        palette = self._theme.palette
        plain = palette.text_soft if words.is_soft else palette.text
        colour = ink_on(palette, words.on) if words.on else plain
        wide = QFontMetricsF(self._painter.font()).horizontalAdvance(words.text)
        start = words.x - {Align.LEFT: 0.0, Align.CENTRE: wide / 2, Align.RIGHT: wide}[words.align]
        self._painter.setPen(QColor(colour))
        self._painter.drawText(QPointF(start, words.y), words.text)

    def _mark(self, mark: Mark) -> None:
        points = [QPointF(x, y) for x, y in mark.points]
        colour = self._theme.code_colour(_COLOURS[mark.series % len(_COLOURS)])
        if mark.shape is Shape.RULE:
            self._painter.setPen(QPen(QColor(self._theme.palette.line), 1))
            self._painter.drawPolyline(QPolygonF(points))
        elif mark.shape is Shape.LINK:
            self._painter.setPen(QPen(QColor(self._theme.palette.line_strong), 0.8 + 2.4 * mark.strength))
            self._painter.drawPolyline(QPolygonF(points))
        elif mark.shape is Shape.LINE:
            self._painter.setPen(QPen(colour, 2.2, _DASHES[mark.series % len(_DASHES)]))
            self._painter.drawPolyline(QPolygonF(points))
        elif mark.shape is Shape.AREA:
            self._fill(_see_through(colour))
            self._painter.drawPolygon(QPolygonF(points))
        elif mark.shape is Shape.DOT:
            self._fill(colour)
            self._painter.drawEllipse(points[0], mark.size, mark.size)
        else:
            self._box(mark, QRectF(points[0], points[1]), colour)

    def _box(self, mark: Mark, box: QRectF, colour: QColor) -> None:
        if mark.shape is Shape.CELL:
            shade = QColor(colour)
            shade.setAlphaF(_STRONGEST * mark.strength)
            self._painter.fillRect(box.adjusted(0.5, 0.5, -0.5, -0.5), shade)
            return
        self._painter.fillRect(box, QBrush(colour, _FILLS[mark.series % len(_FILLS)]))
        self._painter.setPen(QPen(colour, 1.2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box)

    def _fill(self, colour: QColor) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)


def _see_through(colour: QColor) -> QColor:
    shade = QColor(colour)
    shade.setAlphaF(0.16)
    return shade
