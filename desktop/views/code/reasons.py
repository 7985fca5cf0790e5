"""The short list of reasons for rejecting a suggestion; hers come first and are remembered on this computer."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.settings import Settings

_KEPT = 8


class Reasons(QObject):
    """Reads and keeps the list in the settings."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def all(self) -> list[str]:
        standard = [
            self.tr("Too vague"),
            self.tr("Not about the question"),
            self.tr("Cut badly"),
            self.tr("Said before"),
        ]
        return [str(reason) for reason in self._settings.view_state("code/reject_reasons", standard)]

    def keep(self, reason: str) -> bool:
        """Put a reason that is new first; tell whether it was new."""
        known = self.all()
        if not reason or reason in known:
            return False
        self._settings.put_view_state("code/reject_reasons", [reason, *known][:_KEPT])
        return True
