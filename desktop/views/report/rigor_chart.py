"""A small chart: lines with bands, bars, or points with intervals. Told apart by dash and pattern, not colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme, space

_COLOURS = (8, 1, 5)
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
_FILLS = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense5Pattern)
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class ChartKind(Enum):
    LINES = "lines"
    BARS = "bars"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values, one for each tick; None where there is none. `spans` are (low, high) around each."""

    label: str
    values: tuple[float | None, ...]
    spans: tuple[tuple[float, float] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartData:
    """What is drawn. `top` and `bottom` bound the scale; with `is_share` its steps are per cent."""

    kind: ChartKind
    title: str
    ticks: tuple[str, ...]
    series: tuple[Series, ...]
    top: float
    bottom: float = 0.0
    is_share: bool = False


class Chart(QWidget):
    """Draws one chart; its numbers stand in the tables beside it, which screen readers read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.data: ChartData | None = None
        self.setMinimumHeight(theme.pixels(240))

    def sizeHint(self) -> QSize:
        return QSize(space(160), self._theme.pixels(260))

    def show_data(self, data: ChartData | None) -> None:
        self.data = data
        self.setVisible(data is not None)
        if data is not None:
            self.setAccessibleName(data.title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.data is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Drawing(painter, self._theme, self.data, QRectF(self.rect())).draw()
        painter.end()


class _Drawing:
    """One painting of a chart."""

    def __init__(self, painter: QPainter, theme: Theme, data: ChartData, whole: QRectF) -> None:
        self._painter, self._theme, self._data = painter, theme, data
        painter.setFont(theme.font(11))
        self._metrics = QFontMetricsF(painter.font())
        line = self._metrics.height()
        left = max(self._metrics.horizontalAdvance(text) for _, text in self._steps()) + space(2)
        self._plot = whole.adjusted(left, line * 1.6, -space(2), -line * 1.7)

    def draw(self) -> None:
        self._draw_scale()
        self._draw_ticks()
        for at, series in enumerate(self._data.series):
            if self._data.kind is ChartKind.LINES:
                self._draw_line(at, series)
            elif self._data.kind is ChartKind.BARS:
                self._draw_bars(at, series)
            else:
                self._draw_points(at, series)
        self._draw_legend()

    # --- scale ---

    def _steps(self) -> list[tuple[float, str]]:
        low, high = self._data.bottom, self._data.top
        if self._data.is_share:
            return [(value, f"{100 * value:.0f} %") for value in (0.0, 0.25, 0.5, 0.75, 1.0) if low <= value <= high]
        if low < 0:
            return [(value, QLocale().toString(value, "f", 1)) for value in (low, 0.0, 0.5, 1.0)]
        step = next((size for size in _STEPS if (high - low) / size <= 5), _STEPS[-1])
        return [(float(value), str(value)) for value in range(int(low), int(high) + 1, step)]

    def _y(self, value: float) -> float:
        share = (value - self._data.bottom) / ((self._data.top - self._data.bottom) or 1)
        return self._plot.bottom() - share * self._plot.height()

    def _x(self, tick: int) -> float:
        return self._plot.left() + (tick + 0.5) * self._plot.width() / max(len(self._data.ticks), 1)

    def _draw_scale(self) -> None:
        for value, text in self._steps():
            y = self._y(value)
            self._painter.setPen(QPen(QColor(self._theme.palette.line), 1))
            self._painter.drawLine(QPointF(self._plot.left(), y), QPointF(self._plot.right(), y))
            self._painter.setPen(QColor(self._theme.palette.text_soft))
            width = self._metrics.horizontalAdvance(text)
            self._painter.drawText(QPointF(self._plot.left() - width - space(1), y + self._metrics.ascent() / 3), text)

    def _draw_ticks(self) -> None:
        self._painter.setPen(QColor(self._theme.palette.text_soft))
        room = self._plot.width() / max(len(self._data.ticks), 1)
        widest = max((self._metrics.horizontalAdvance(text) for text in self._data.ticks), default=0)
        every = max(1, int(widest // max(room, 1)) + 1) if self._data.kind is ChartKind.LINES else 1
        for at, text in enumerate(self._data.ticks):
            if at % every == 0:
                shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room * every - space(1))
                x = self._x(at) - self._metrics.horizontalAdvance(shown) / 2
                self._painter.drawText(QPointF(x, self._plot.bottom() + self._metrics.height() * 1.1), shown)

    def _draw_legend(self) -> None:
        x, y = self._plot.left(), self._metrics.ascent()
        for at, series in enumerate(self._data.series):
            swatch = QRectF(x, y - self._metrics.ascent() * 0.75, space(5), self._metrics.ascent() * 0.7)
            if self._data.kind is ChartKind.BARS:
                self._painter.fillRect(swatch, self._brush(at))
            else:
                self._painter.setPen(self._pen(at))
                self._painter.drawLine(
                    QPointF(swatch.left(), swatch.center().y()), QPointF(swatch.right(), swatch.center().y())
                )
            self._painter.setPen(QColor(self._theme.palette.text))
            self._painter.drawText(QPointF(swatch.right() + space(1), y), series.label)
            x = swatch.right() + self._metrics.horizontalAdvance(series.label) + space(5)

    # --- marks ---

    def _colour(self, at: int) -> QColor:
        return self._theme.code_colour(_COLOURS[at % len(_COLOURS)])

    def _pen(self, at: int) -> QPen:
        return QPen(self._colour(at), 2.2, _DASHES[at % len(_DASHES)])

    def _brush(self, at: int) -> QBrush:
        return QBrush(self._colour(at), _FILLS[at % len(_FILLS)])

    def _draw_line(self, at: int, series: Series) -> None:
        spans = [(tick, span) for tick, span in enumerate(series.spans) if span is not None]
        if spans:
            upper = [QPointF(self._x(tick), self._y(span[1])) for tick, span in spans]
            lower = [QPointF(self._x(tick), self._y(span[0])) for tick, span in reversed(spans)]
            shade = QColor(self._colour(at))
            shade.setAlphaF(0.16)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(shade)
            self._painter.drawPolygon(QPolygonF([*upper, *lower]))
        self._painter.setPen(self._pen(at))
        points = [
            QPointF(self._x(tick), self._y(value)) for tick, value in enumerate(series.values) if value is not None
        ]
        self._painter.drawPolyline(QPolygonF(points))
        self._dots(at, points)

    def _draw_bars(self, at: int, series: Series) -> None:
        room = self._plot.width() / max(len(self._data.ticks), 1) * 0.7
        width = room / len(self._data.series)
        for tick, value in enumerate(series.values):
            if value is not None:
                x = self._x(tick) - room / 2 + at * width
                bar = QRectF(x + 1, self._y(value), width - 2, self._plot.bottom() - self._y(value))
                self._painter.fillRect(bar, self._brush(at))
                self._painter.setPen(QPen(self._colour(at), 1.2))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawRect(bar)

    def _draw_points(self, at: int, series: Series) -> None:
        room = self._plot.width() / max(len(self._data.ticks), 1) * 0.4
        step = room / max(len(self._data.series), 1)
        points = []
        for tick, value in enumerate(series.values):
            x = self._x(tick) - room / 2 + (at + 0.5) * step
            span = series.spans[tick] if tick < len(series.spans) else None
            if span is not None:
                self._painter.setPen(self._pen(at))
                self._painter.drawLine(QPointF(x, self._y(span[0])), QPointF(x, self._y(span[1])))
            if value is not None:
                points.append(QPointF(x, self._y(value)))
        self._dots(at, points)

    def _dots(self, at: int, points: Sequence[QPointF]) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colour(at))
        for point in points:
            self._painter.drawEllipse(point, 3.2, 3.2)
