"""The Gioia data structure as the figure of a paper, drawn as it grows: laid out as the exports lay it out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsPathItem, QGraphicsScene, QGraphicsView

from analysis.figures.data_structure import lay_out, note
from analysis.figures.drawing import BULLET, Align, Column, Frame, Page, Shape, Text
from analysis.figures.outline import outline_of_tree
from analysis.figures.wording import FigureWords, figure_words
from analysis.figures.words import MM_PER_POINT
from analysis.workflow.structure import Node
from desktop.theme import Theme, space

SHAPE = Shape("window", 100_000, (84, 46, 42), (6, 6), 9, 9)
"""One page as high as it has to be, with some room for faces that are wider than those in print."""
_UNITS = 20.0
"""Units of the scene in a millimetre: fonts have whole sizes in them."""
_PIXELS = 4.2
"""Pixels in a millimetre at the usual size: letters as large as those of the window."""
_LEAST_ZOOM, _MOST_ZOOM, _MOST_FITTED = 0.2, 4.0, 1.05
_MARGIN = 5.0
_MEASURED_AT = 100
_LINE = 0.22


class _Brush:
    """Fonts and colours for one drawing; letters are measured once for as long as the fonts stay."""

    def __init__(self, theme: Theme) -> None:
        self.palette = theme.palette
        self._font = theme.font()
        self._font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._known: dict[tuple[str, bool], float] = {}
        self._metrics = {is_bold: QFontMetricsF(self.sized(_MEASURED_AT, is_bold=is_bold)) for is_bold in (False, True)}

    def measure(self, text: str, size: float, is_bold: bool) -> float:
        if (text, is_bold) not in self._known:
            self._known[text, is_bold] = self._metrics[is_bold].horizontalAdvance(text)
        return self._known[text, is_bold] * size / _MEASURED_AT * MM_PER_POINT

    def font(self, text: Text) -> QFont:
        return self.sized(int(text.size * MM_PER_POINT * _UNITS), is_bold=text.is_bold)

    def sized(self, pixels: int, *, is_bold: bool = False) -> QFont:
        font = QFont(self._font)
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        return font

    def write(self, painter: QPainter, text: Text) -> None:
        """Write a text in the units of the scene."""
        painter.setFont(self.font(text))
        painter.setPen(QColor(self.palette.text_soft if text.is_soft else self.palette.text))
        for x, y, line in text.placed_lines():
            self._write_line(painter, x, y, line, text.align)
        if text.number:
            painter.setPen(QColor(self.palette.text_soft))
            self._write_line(painter, text.x, text.first_baseline, BULLET, Align.LEFT)
            self._write_line(painter, text.x + text.width, text.first_baseline, text.number, Align.RIGHT)

    @staticmethod
    def _write_line(painter: QPainter, x: float, y: float, line: str, align: Align) -> None:
        width = QFontMetricsF(painter.font()).horizontalAdvance(line)
        left = x * _UNITS - {Align.LEFT: 0.0, Align.CENTRE: width / 2, Align.RIGHT: width}[align]
        painter.drawText(QPointF(left, y * _UNITS), line)


class _FrameItem(QGraphicsItem):
    """A rounded box with its words; `marked` is the id of what stands out in it, "" for nothing."""

    def __init__(self, frame: Frame, brush: _Brush) -> None:
        super().__init__()
        self.frame, self._brush = frame, brush
        self.marked = ""

    @property
    def words(self) -> str:
        return "\n".join(" ".join((*text.lines, text.number)).strip() for text in self.frame.texts)

    def id_at(self, point: QPointF) -> str:
        """Give the id of what is drawn at a point of the scene: an entry of a list, else the whole box's."""
        for text in self.frame.texts:
            if text.id and _room(text).contains(point):
                return text.id
        return self.frame.id

    def boundingRect(self) -> QRectF:
        return _room(self.frame).adjusted(-_UNITS, -_UNITS, _UNITS, _UNITS)

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        palette, frame = self._brush.palette, self.frame
        is_marked = bool(self.marked) and self.marked == frame.id
        colour, width = (palette.accent, 2) if is_marked else (palette.line_strong, 1)
        pen = QPen(QColor(colour), _UNITS * _LINE * width)
        pen.setStyle(Qt.PenStyle.DashLine if frame.is_dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.hover if frame.column is Column.DIMENSION else palette.paper))
        painter.drawRoundedRect(_room(frame), frame.rounding * _UNITS, frame.rounding * _UNITS)
        for text in frame.texts:
            if self.marked == text.id and not is_marked and text.id:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.accent_soft))
                painter.drawRoundedRect(_room(text).adjusted(-6, -1, 6, 1), 8, 8)
            self._brush.write(painter, text)


class _TextItem(QGraphicsItem):
    """A head of a column or the note."""

    def __init__(self, text: Text, brush: _Brush) -> None:
        super().__init__()
        self._text, self._brush = text, brush

    def boundingRect(self) -> QRectF:
        return _room(self._text).adjusted(-_UNITS, -_UNITS, _UNITS, _UNITS)

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        self._brush.write(painter, self._text)


class DataStructureView(QGraphicsView):
    """Shows the figure, as wide as there is room; Ctrl and wheel or plus and minus zoom, 0 fits, dragging moves it.

    Signals:
        zoom_changed().
        chosen(id of the concept, theme or dimension that was clicked).
    """

    zoom_changed = Signal()
    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._brush: _Brush | None = None
        self._tree: tuple[Node, ...] = ()
        self._items: dict[str, _FrameItem] = {}
        self._is_drawn = False
        self._is_fitted = True
        self._marked = ""
        self._pressed_at = QPoint()
        self.setScene(QGraphicsScene(self))
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setMinimumSize(space(60), space(30))
        theme.changed.connect(self._on_theme)

    def set_tree(self, tree: Iterable[Node]) -> None:
        """Draw another state of the structure."""
        if tuple(tree) == self._tree and self._is_drawn:
            return
        self._tree = tuple(tree)
        self._draw()

    def retranslate(self) -> None:
        """Draw the heads in the language that is now chosen."""
        if self._is_drawn:
            self._draw()

    def mark(self, node_id: str) -> None:
        """Bring what stands for a card into sight and let it stand out."""
        target = self._items.get(node_id)
        for item in self._items.values():
            wanted = node_id if item is target else ""
            if item.marked != wanted:
                item.marked = wanted
                item.update()
        if target is not None and node_id != self._marked:
            self.ensureVisible(self.place_of(node_id), 10, 20)
        self._marked = node_id

    def drawn_ids(self) -> frozenset[str]:
        """Give the ids of the cards that stand in the figure."""
        return frozenset(self._items)

    def frames(self) -> list[_FrameItem]:
        """Give the boxes in the order in which they are drawn: row by row, each dimension after its themes."""
        items = self.scene().items(Qt.SortOrder.AscendingOrder)
        return [item for item in items if isinstance(item, _FrameItem)]

    def box_words(self) -> list[str]:
        """Give the words of all boxes."""
        return [item.words for item in self.frames()]

    def place_of(self, node_id: str) -> QRectF:
        """Give where a card stands, in the units of the scene. Raises KeyError."""
        frame = self._items[node_id].frame
        return next((_room(text) for text in frame.texts if text.id == node_id), _room(frame))

    def zoom(self, factor: float) -> None:
        scale = self._zoom() * factor
        if _LEAST_ZOOM <= scale <= _MOST_ZOOM:
            self._is_fitted = False
            self.scale(factor, factor)
            self.zoom_changed.emit()

    def fit(self) -> None:
        """Make the figure as wide as the view, but not much larger than the words of the window."""
        self._is_fitted = True
        width = self.sceneRect().width() * _PIXELS / _UNITS
        wanted = (self.viewport().width() - 4) / width if width else 1.0
        scale = min(max(wanted, 0.3), _MOST_FITTED) * _PIXELS / _UNITS
        self.resetTransform()
        self.scale(scale, scale)
        self.zoom_changed.emit()

    # --- Qt ---

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.15 if event.angleDelta().y() > 0 else 1 / 1.15)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.15)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / 1.15)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            return
        item = self.itemAt(at)
        if isinstance(item, _FrameItem) and (found := item.id_at(self.mapToScene(at))):
            self.chosen.emit(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    # --- drawing ---

    def _on_theme(self) -> None:
        self._brush = None
        if self._is_drawn:
            self._draw()

    def _zoom(self) -> float:
        return self.transform().m11() * _UNITS / _PIXELS

    def _draw(self) -> None:
        self._is_drawn = True
        self._brush = brush = self._brush or _Brush(self._theme)
        self.setBackgroundBrush(QColor(brush.palette.paper))
        self.scene().clear()
        self._items = {}
        words = figure_words("de" if QLocale().language() == QLocale.Language.German else "en")
        has_categories = any(node.kind != "code" for node in self._tree)
        page = self._lay_out(words, brush) if has_categories else Page(SHAPE.width, 20, (), (), ())
        if has_categories:
            self._add(page, brush)
        else:
            self._say(self.tr("The data structure grows here, from the first concept or theme on."), brush)
        sheet = QRectF(-_MARGIN, -_MARGIN, page.width + 2 * _MARGIN, page.height + 2 * _MARGIN)
        self.scene().setSceneRect(QRectF(sheet.topLeft() * _UNITS, sheet.size() * _UNITS))
        marked, self._marked = self._marked, ""
        if self._is_fitted:
            self.fit()
        self.mark(marked)

    def _lay_out(self, words: FigureWords, brush: _Brush) -> Page:
        outline = outline_of_tree(self._tree, words)
        self.setAccessibleDescription(note(outline, words))
        return lay_out(outline, SHAPE, words, brush.measure).pages[0]

    def _add(self, page: Page, brush: _Brush) -> None:
        for link in page.links:
            self.scene().addItem(_arrow(page.route(link), brush.palette.text_soft))
        for frame in page.frames:
            item = _FrameItem(frame, brush)
            self.scene().addItem(item)
            self._items |= {text.id: item for text in frame.texts if text.id}
        for text in page.texts:
            self.scene().addItem(_TextItem(text, brush))

    def _say(self, words: str, brush: _Brush) -> None:
        size = int(SHAPE.least * MM_PER_POINT * _UNITS)
        text = self.scene().addSimpleText(words, brush.sized(size))
        text.setBrush(QColor(brush.palette.text_soft))


def _room(one: Frame | Text) -> QRectF:
    return QRectF(one.x * _UNITS, one.y * _UNITS, one.width * _UNITS, one.height * _UNITS)


def _arrow(corners: tuple[tuple[float, float], ...], colour: str) -> QGraphicsPathItem:
    """Draw a thin line with a small head at its end."""
    path = QPainterPath()
    points = [QPointF(x * _UNITS, y * _UNITS) for x, y in corners]
    path.moveTo(points[0])
    for point in points[1:]:
        path.lineTo(point)
    head = points[-1]
    for side in (-1, 1):
        path.moveTo(head)
        path.lineTo(head + QPointF(-1.4 * _UNITS, side * 0.7 * _UNITS))
    item = QGraphicsPathItem(path)
    item.setPen(QPen(QColor(colour), _UNITS * _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    return item
