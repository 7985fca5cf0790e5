"""What a place of the window is: a view in the middle, and the panel that follows it at the right.

The window owns the places; a place talks to the study through its use cases and to the window through the context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from desktop.actions import ActionSpec

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext


class Place(QWidget):
    """Base of the five places.

    The window calls, always on the GUI thread: `set_study` when a study opens (None: closes), `on_document` when she
    selects an interview, `on_event` after each change of the study (also by tasks and undo), `activate` when the place
    comes to the front, `retranslate` after the language changed. Hidden places get `on_event` too: mark them stale
    there and do the work in `activate`.

    Attributes:
        key: stable name, used in settings and `AppContext.go`.
        icon: name of an SVG in `desktop/icons`.
    """

    key: ClassVar[str]
    icon: ClassVar[str]
    follows_document: ClassVar[bool] = False
    """Whether the place shows the interview selected at the left; its list hides where it does not."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(f"place_{self.key}")

    def title(self) -> str:
        """Give the translated name that stands on the place's tab."""
        raise NotImplementedError

    def panel(self) -> QWidget | None:
        """Give the panel for the right side, always the same widget; None if the place has none."""
        return None

    def place_actions(self) -> list[ActionSpec]:
        """Give what can be done here; asked once, when the window is built. Each has `place=self.key`."""
        return []

    def set_study(self, study: OpenStudy | None) -> None:
        """Show another study, or nothing."""

    def on_document(self, document_id: str) -> None:
        """Show the interview that she selected ("" for none)."""

    def on_event(self, event: Event) -> None:
        """Refresh what the event changed."""

    def activate(self) -> None:
        """Come to the front: bring the view up to date and take the keyboard focus."""
        self.setFocus()

    def focus_text(self) -> QWidget | None:
        """Give the widget that stays when F11 leaves the text alone; None keeps the whole place."""
        return None

    def show_record(self, record_id: str) -> None:
        """Go to a code or category that the place shows."""

    def show_words(self, document_id: str, start: int, end: int) -> None:
        """Go to words of an interview (code points of the canonical original text)."""

    def retranslate(self) -> None:
        """Set all texts anew."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            if self.context.let_go_if_closed():
                self.set_study(None)
            self.retranslate()
        super().changeEvent(event)
