"""The Gioia data structure as the figure of a paper, drawn as it grows. For looking at; exporting is another matter.

Three columns on a white sheet: what participants said, themes, dimensions. White ground and one grey, whatever the
window's colours are: it is shown as it prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene, QGraphicsView

from analysis.workflow.structure import Node
from desktop.theme import Theme, space

INK, GREY, FAINT, SHEET = "#1a1a1a", "#8a8a8a", "#f2f2f2", "#ffffff"
_WIDTHS = (300.0, 210.0, 190.0)
_CHANNEL, _PAD, _GAP, _MARGIN = 56.0, 10.0, 14.0, 24.0
_MOST_WORDS = 3
_LEAST_ROW = 40.0
_LEFT = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
_CENTRE = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the figure: the words of a first column's box, the theme and the dimension they lead to."""

    lines: tuple[tuple[str, str], ...]
    theme: Node | None
    dimension: Node | None


class _Box(QGraphicsItem):
    """A rounded box with words."""

    def __init__(self, box: QRectF, lines: Sequence[str], font: QFont, *, is_dashed: bool, is_centred: bool) -> None:
        super().__init__()
        self._box, self._lines, self._font = box, lines, font
        self._is_dashed, self._is_centred = is_dashed, is_centred
        self.is_marked = False

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        style = Qt.PenStyle.DashLine if self._is_dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(INK if self.is_marked else GREY), 1.6 if self.is_marked else 0.8, style))
        painter.setBrush(QColor(FAINT if self.is_centred_bold() else SHEET))
        painter.drawRoundedRect(self._box, 6, 6)
        painter.setPen(QColor(INK))
        painter.setFont(self._font)
        inner = self._box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if self._is_centred:
            painter.drawText(inner, _CENTRE, self._lines[0])
            return
        top = inner.top()
        for line in self._lines:
            height = words_height(line, self._font, inner.width())
            painter.drawText(QRectF(inner.left(), top, inner.width(), height), _LEFT, line)
            top += height + 3

    def is_centred_bold(self) -> bool:
        return self._is_centred and self._font.weight() >= QFont.Weight.Bold


class DataStructureView(QGraphicsView):
    """Shows the figure, as wide as there is room; Ctrl and wheel or plus and minus zoom, 0 fits.

    Signals:
        zoom_changed().
    """

    zoom_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tree: tuple[Node, ...] = ()
        self._boxes: dict[str, _Box] = {}
        self._is_fitted = True
        self._marked = ""
        self.setScene(QGraphicsScene(self))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setBackgroundBrush(QColor(SHEET))
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setMinimumSize(space(60), space(30))

    def set_tree(self, tree: Iterable[Node]) -> None:
        """Draw another state of the structure."""
        if tuple(tree) == self._tree and self._boxes:
            return
        self._tree = tuple(tree)
        self._draw()

    def retranslate(self) -> None:
        """Draw the heads in the language that is now chosen."""
        if self._boxes:
            self._draw()

    def mark(self, node_id: str) -> None:
        """Bring the box of a card into sight and give it a stronger line."""
        target = self._boxes.get(node_id)
        for box in self._boxes.values():
            if box.is_marked != (box is target):
                box.is_marked = box is target
                box.update()
        if node_id in self._boxes and node_id != self._marked:
            self.ensureVisible(self._boxes[node_id], 10, 20)
        self._marked = node_id

    def drawn_ids(self) -> frozenset[str]:
        """Give the ids of the cards that stand in the figure."""
        return frozenset(self._boxes)

    def box_words(self) -> list[str]:
        """Give the words of all boxes, for reading aloud and for tests."""
        return ["\n".join(box._lines) for box in dict.fromkeys(self._boxes.values())]

    def zoom(self, factor: float) -> None:
        scale = self.transform().m11() * factor
        if 0.2 <= scale <= 4:
            self._is_fitted = False
            self.scale(factor, factor)
            self.zoom_changed.emit()

    def fit(self) -> None:
        """Make the figure as wide as the view, but not larger than it prints."""
        self._is_fitted = True
        width = self.sceneRect().width()
        scale = min(max((self.viewport().width() - 4) / width, 0.3), 1.25) if width else 1.0
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    # --- drawing ---

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        words = self._theme.reading_font(0.76)
        words.setPixelSize(13)
        theme, dimension = QFont(self._theme.font(14)), QFont(self._theme.font(14))
        theme.setPixelSize(14)
        dimension.setPixelSize(14)
        theme.setWeight(QFont.Weight.Medium)
        dimension.setWeight(QFont.Weight.Bold)
        return words, theme, dimension

    def _draw(self) -> None:
        scene = self.scene()
        scene.clear()
        self._boxes = {}
        rows = figure_rows(self._tree, lambda label: f"“{label}”", lambda count: self.tr("and %n more", "", count))
        top = self._heads() if rows else _MARGIN
        spans: dict[str, list[tuple[float, float]]] = {}
        nodes: dict[str, Node] = {}
        for row in rows:
            bottom = self._draw_row(row, top)
            for node in (row.dimension,):
                if node is not None:
                    nodes[node.id] = node
                    spans.setdefault(node.id, []).append((top, bottom))
            top = bottom + _GAP
        for node_id, parts in spans.items():
            self._draw_dimension(nodes[node_id], parts)
        if not rows:
            self._say(self.tr("The data structure grows here, from the first concept or theme on."))
        scene.setSceneRect(0, 0, 2 * _MARGIN + sum(_WIDTHS) + 2 * _CHANNEL, max(top + _MARGIN, 120))
        if self._is_fitted:
            self.fit()

    def _say(self, words: str) -> None:
        text = self.scene().addSimpleText(words, self._fonts()[1])
        text.setBrush(QColor(GREY).darker(140))
        text.setPos(_MARGIN, _MARGIN)

    def _heads(self) -> float:
        _, _, font = self._fonts()
        font.setPixelSize(12)
        heads = (self.tr("First-order concepts"), self.tr("Second-order themes"), self.tr("Aggregate dimensions"))
        for at, words in enumerate(heads):
            text = self.scene().addSimpleText(words, font)
            text.setBrush(QColor(GREY).darker(140))
            text.setPos(_left(at) + (_WIDTHS[at] - text.boundingRect().width()) / 2, _MARGIN - 8)
        return _MARGIN + 20

    def _draw_row(self, row: Row, top: float) -> float:
        """Draw first column and theme side by side, as high as the higher one; gives the bottom."""
        words_font, theme_font, _ = self._fonts()
        inner = _WIDTHS[0] - 2 * _PAD
        lines = [line for _, line in row.lines]
        height = sum(words_height(line, words_font, inner) + 3 for line in lines) - 3 + 2 * _PAD if lines else 0.0
        theme_height = 0.0
        if row.theme is not None:
            theme_height = words_height(row.theme.label, theme_font, _WIDTHS[1] - 2 * _PAD) + 2 * _PAD
        total = max(height, theme_height, _LEAST_ROW)
        middle = top + total / 2
        if lines:
            box = QRectF(_left(0), middle - height / 2, _WIDTHS[0], height)
            item = self._add(_Box(box, lines, words_font, is_dashed=row.theme is None, is_centred=False))
            for node_id, _ in row.lines:
                self._boxes[node_id] = item
        if row.theme is not None:
            box = QRectF(_left(1), middle - theme_height / 2, _WIDTHS[1], theme_height)
            is_open = row.dimension is None
            self._boxes[row.theme.id] = self._add(
                _Box(box, [row.theme.label], theme_font, is_dashed=is_open, is_centred=True)
            )
            if lines:
                self._arrow(_left(0) + _WIDTHS[0], [middle], _left(1), middle)
        return top + total

    def _draw_dimension(self, node: Node, parts: Sequence[tuple[float, float]]) -> None:
        _, _, font = self._fonts()
        height = words_height(node.label, font, _WIDTHS[2] - 2 * _PAD) + 2 * _PAD
        middle = (parts[0][0] + parts[-1][1]) / 2
        box = QRectF(_left(2), middle - height / 2, _WIDTHS[2], height)
        self._boxes[node.id] = self._add(_Box(box, [node.label], font, is_dashed=False, is_centred=True))
        if node.children:
            starts = [(top + bottom) / 2 for top, bottom in parts]
            self._arrow(_left(1) + _WIDTHS[1], starts, _left(2), middle)

    def _arrow(self, left: float, starts: Sequence[float], right: float, middle: float) -> None:
        """Join lines from the left in one stem, with a head at the right."""
        path = QPainterPath()
        stem = left + _CHANNEL / 2
        for start in starts:
            path.moveTo(left + 4, start)
            path.lineTo(stem, start)
            path.lineTo(stem, middle)
        path.moveTo(stem, middle)
        path.lineTo(right - 4, middle)
        path.moveTo(right - 10, middle - 3.5)
        path.lineTo(right - 4, middle)
        path.lineTo(right - 10, middle + 3.5)
        item = QGraphicsPathItem(path)
        item.setPen(QPen(QColor(GREY), 0.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        self.scene().addItem(item)

    def _add(self, box: _Box) -> _Box:
        self.scene().addItem(box)
        return box


def figure_rows(tree: Iterable[Node], quoted: Callable[[str], str], more: Callable[[int], str]) -> list[Row]:
    """Lay the tree out as rows: themes of dimensions, themes without one, then concepts without a theme.

    Codes right under a theme stand in quotation marks, three of them and how many more; open codes are left out.
    """
    rows: list[Row] = []
    loose: list[tuple[str, str]] = []
    for node in tree:
        if node.kind == "dimension":
            rows += [Row(_lines(theme, quoted, more), theme, node) for theme in node.children] or [Row((), None, node)]
        elif node.kind == "theme":
            rows.append(Row(_lines(node, quoted, more), node, None))
        elif node.kind == "concept":
            loose.append((node.id, node.label))
    return rows + ([Row(tuple(loose), None, None)] if loose else [])


def _lines(theme: Node, quoted: Callable[[str], str], more: Callable[[int], str]) -> tuple[tuple[str, str], ...]:
    concepts = [(child.id, child.label) for child in theme.children if child.kind == "concept"]
    codes = [child for child in theme.children if child.kind == "code"]
    words = [(code.id, quoted(code.label)) for code in codes[:_MOST_WORDS]]
    if len(codes) > _MOST_WORDS:
        words.append(("", more(len(codes) - _MOST_WORDS)))
    return tuple(concepts + words)


def words_height(words: str, font: QFont, width: float) -> float:
    """Measure how high words stand when wrapped to a width."""
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10_000), _LEFT, words).height()


def _left(column: int) -> float:
    return _MARGIN + sum(_WIDTHS[:column]) + column * _CHANNEL
