"""The pseudonymised texts as they stand now, for whoever checks them before they are approved or shown."""

from __future__ import annotations

from collections.abc import Collection

from analysis.errors import NotPermitted
from analysis.ports import ProjectStore
from analysis.records import Document, DocumentText
from analysis.segments import SegmentMap
from analysis.workflow.texts import KeyState, Texts

Reading = tuple[Document, SegmentMap]


class Drafts:
    """Reads the texts of several interviews at once. Without the key file only those approved once can be read."""

    def __init__(self, store: ProjectStore, texts: Texts) -> None:
        self._store = store
        self._texts = texts

    def read(self, document_ids: Collection[str] | None = None) -> list[Reading]:
        """Give interviews with their words as they would be approved now; None means all that were searched.

        Raises `NotPermitted` (`not_detected`) where there is none, or one that was named was not searched for names,
        and (`not_approved`) without the key file for one that was never approved.
        """
        with self._store.hold():
            chosen = self._chosen(document_ids)
            if not self._store.has_key:
                return [(item, self._texts.require(item.id)) for item in chosen]
            state = KeyState.read(self._store)
            return [(item, SegmentMap(state.segments(item.id))) for item in chosen]

    def publishable(self) -> list[Reading]:
        """Give the approved interviews that may leave, with their approved words."""
        with self._store.hold():
            approved = {text.id for text in self._store.all(DocumentText) if text.approved_by}
            return [
                (item, self._texts.require(item.id))
                for item in self._in_order()
                if item.id in approved and not item.never_leaves
            ]

    def _chosen(self, document_ids: Collection[str] | None) -> list[Document]:
        documents = self._in_order()
        if document_ids is not None:
            chosen = [item for item in documents if item.id in document_ids]
        elif self._store.has_key:
            chosen = [item for item in documents if item.engines]
        else:
            texts = {text.id for text in self._store.all(DocumentText)}
            chosen = [item for item in documents if item.id in texts]
        if not chosen:
            raise NotPermitted("not_detected", "No interview was searched for names yet.", "Pseudonymise one first.")
        for item in chosen:
            if not item.engines:
                raise NotPermitted(
                    "not_detected",
                    "“{title}” was not searched for names yet.",
                    "Pseudonymise it first.",
                    title=item.title,
                )
        return chosen

    def _in_order(self) -> list[Document]:
        return sorted(self._store.all(Document), key=lambda item: item.number)
