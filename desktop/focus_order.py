"""In which order Tab goes through a window: part by part, as they lie before her."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget


def next_stop(now: QWidget, parts: list[QWidget], *, is_forward: bool) -> QWidget | None:
    """Give what gets the keyboard after `now`; None where that has no place in the order: hidden just now, for one.

    Qt's own order is that in which widgets were built, and the parts of a window are built at different times. Within a
    part it is the order of its children. (PySide6 makes what `nextInFocusChain` gives a child of the widget asked, and
    takes it along when that one goes; so it is not asked here.)
    """
    stops = _stops(parts)
    if now not in stops:
        return None
    return stops[(stops.index(now) + (1 if is_forward else -1)) % len(stops)]


def _stops(parts: list[QWidget]) -> list[QWidget]:
    return [widget for part in parts for widget in part.findChildren(QWidget) if _takes_tab(widget)]


def _takes_tab(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return by_tab and widget.isVisible() and widget.isEnabled() and not _stands_for(widget)


def _stands_for(widget: QWidget) -> bool:
    """Tell whether a widget hands the keyboard on, or is the inside of one that has it already."""
    above = widget.parentWidget()
    inside = isinstance(widget, QLineEdit) and isinstance(above, QAbstractSpinBox | QComboBox)
    return inside or widget.focusProxy() is not None
