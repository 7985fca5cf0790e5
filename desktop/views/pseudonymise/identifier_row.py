"""How an identifier looks in the list: kind, original, what stands for it, how often, what is decided."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from analysis.records import IdentifierKind, Verdict
from analysis.workflow.pseudonyms import EntityRow
from desktop.palette import mixed
from desktop.theme import Theme, space
from desktop.views.pseudonymise.identifier_model import ROW_ROLE, SECTION_ROLE
from desktop.views.pseudonymise.snapshot import is_uncertain
from desktop.views.pseudonymise.words import kind_letter, state_icon, state_name

_Index = QModelIndex | QPersistentModelIndex

FIRST, SECOND = 14, 12


class IdentifierDelegate(QStyledItemDelegate):
    """Paints rows of the identifier model in two lines, with a heading over the first of each part."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        """Make fonts and heights once a theme: the list asks for them for every row."""
        self._fonts = {size: self._theme.font(size) for size in (FIRST, SECOND)}
        self._heading_font = self._theme.font(SECOND, is_bold=True)
        self._lines = {size: QFontMetrics(font).height() for size, font in self._fonts.items()}
        self._row_height = self._lines[FIRST] + self._lines[SECOND] + space(3.5)
        self._section_height = QFontMetrics(self._heading_font).height() + space(4)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = self._row_height + (self._section_height if index.data(SECTION_ROLE) else 0)
        return QSize(space(40), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        section = index.data(SECTION_ROLE)
        if section:
            self._section(painter, area, section)
            area = area.adjusted(0, self._section_height, 0, 0)
        self._ground(painter, area, option)
        self._row(painter, area.adjusted(space(2), 0, -space(2), 0), row)
        painter.restore()

    def _section(self, painter: QPainter, area: QRect, words: str) -> None:
        painter.setFont(self._heading_font)
        painter.setPen(QColor(self._theme.palette.text_soft))
        line = QRect(area.left() + space(2), area.top() + space(2), area.width(), self._section_height - space(2))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _ground(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem) -> None:
        state = option.state
        palette = self._theme.palette
        colour = palette.hover if state & QStyle.StateFlag.State_MouseOver else ""
        if state & QStyle.StateFlag.State_Selected:
            colour = palette.accent_soft
        inner = QRectF(area).adjusted(1, 1, -1, -1)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(inner, 6, 6)

    def _row(self, painter: QPainter, area: QRect, row: EntityRow) -> None:
        palette, entity = self._theme.palette, row.entity
        is_kept = entity.verdict is Verdict.KEEP
        side = self._theme.pixels(22)
        chip = QRect(area.left(), area.center().y() - side // 2, side, side)
        draw_kind(painter, QRectF(chip), entity.kind, self._theme)
        high, low = self._lines[FIRST], self._lines[SECOND]
        left = chip.right() + space(2.5)
        width = area.right() - left
        first = QRect(left, area.top() + space(1.5), width, high)
        second = QRect(left, first.bottom() + space(0.5), width, low)
        icon = self._theme.icon(
            state_icon(entity.verdict, uncertain=is_uncertain(row)),
            palette.warning if is_uncertain(row) and entity.verdict is Verdict.UNDECIDED else palette.text_soft,
        )
        small = self._theme.pixels(14)
        state = state_name(entity.verdict, uncertain=is_uncertain(row))
        soft, size = QColor(palette.text_soft), SECOND
        used = self._write(painter, second.adjusted(0, 0, -small - space(1), 0), state, soft, size, right=True)
        icon.paint(painter, QRect(second.right() - small, second.center().y() - small // 2, small, small))
        count = self._count(row)
        counted = self._write(painter, first, count, soft, size, right=True)
        self._write(
            painter, first.adjusted(0, 0, -counted - space(2), 0), entity.canonical, QColor(palette.text), FIRST
        )
        stands = self.tr("stays as it is") if is_kept else f"→ {entity.replacement}"
        self._write(painter, second.adjusted(0, 0, -used - small - space(3), 0), stands, soft, size)

    def _count(self, row: EntityRow) -> str:
        count, across = len(row.findings), len(row.documents)
        return self.tr("{0}× in {1} int.").format(count, across) if across > 1 else f"{count}×"

    def _write(
        self, painter: QPainter, area: QRect, words: str, colour: QColor, size: int, *, right: bool = False
    ) -> int:
        """Write one elided line; gives the width it took."""
        painter.setFont(self._fonts[size])
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(colour)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, shown)
        return metrics.horizontalAdvance(shown)


def draw_kind(painter: QPainter, area: QRectF, kind: IdentifierKind, theme: Theme) -> None:
    """Draw the small rounded square with a kind's letter in its colour."""
    palette = theme.palette
    colour = palette.kind_colour(kind.value)
    painter.setPen(QPen(QColor(mixed(colour, palette.raised, 0.55)), 1))
    ground = palette.kind_ground(kind.value)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setFont(theme.font(12, is_bold=True))
    painter.setPen(QColor(palette.letters(mixed(colour, palette.text, 0.65), ground)))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, kind_letter(kind))


def kind_pixmap(kind: IdentifierKind, theme: Theme, ratio: float = 1.0) -> QPixmap:
    """Give a kind's letter as a picture for menus and headings."""
    side = theme.pixels(22)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    draw_kind(painter, QRectF(0, 0, side, side), kind, theme)
    painter.end()
    return pixmap
