"""Why some work runs to its end: the sentences that the status line shows instead of offering to stop it."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Whole(QObject):
    """The reasons, each a sentence for her; made where it is asked, so that it is in today's language."""

    def one_step(self) -> str:
        return self.tr("Recorded as one step; Undo takes it back.")

    def erasing(self) -> str:
        return self.tr("Must not stop half-way: words would be left behind.")

    def both_files(self) -> str:
        return self.tr("Must not stop half-way: both files change together.")

    def keyring(self) -> str:
        return self.tr("Waits for this computer's keyring.")

    def server_ends(self) -> str:
        return self.tr("The server needs a moment to end.")
