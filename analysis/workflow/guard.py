"""Keeps original names out of what she types: the study file holds pseudonyms only."""

from __future__ import annotations

from analysis.errors import InvalidInput
from analysis.ports import Event, ProjectStore
from analysis.pseudonymization.replacement import pseudonymize_free_text
from analysis.pseudonymization.residue import ResidueScan
from analysis.records import Entity, Finding, Original

_CHANGES_NAMES = ("identifier", "document", "speaker", "undone", "redone")


class Guard:
    """Looks for originals in free text. Without the key file nothing is known, and text passes as it is."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._scan: ResidueScan | None = None
        store.subscribe(self._forget)

    def clean(self, text: str) -> str:
        """Give the text with every original that is replaced in the study as its pseudonym."""
        if not self._holds_original(text):
            return text
        return pseudonymize_free_text(
            text, self._store.all(Entity), self._store.all(Finding), self._store.all(Original)
        )

    def refuse(self, text: str) -> None:
        """Raise `InvalidInput` (`holds_original`) where a text holds an original that is replaced."""
        if self._holds_original(text):
            raise InvalidInput(
                "holds_original",
                "This text holds a name that the study replaces.",
                "Use the pseudonym instead; the study file holds no original names.",
            )

    def _holds_original(self, text: str) -> bool:
        if not text.strip() or not self._store.has_key:
            return False
        if self._scan is None:
            self._scan = ResidueScan(self._store.all(Original), self._store.all(Entity), self._store.all(Finding))
        return bool(self._scan.find([("text", text)]))

    def _forget(self, event: Event) -> None:
        if event.kind.startswith(_CHANGES_NAMES):
            self._scan = None
