"""Where the codings of a package stand in the study as it is now.

Where the text was only pseudonymised anew, spans stay and are taken to whole replacements. Where it was corrected
since, the words shown then and now are compared: what did not change moves exactly, and what can't be moved surely has
no place.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.coder_package import CoderPackage, What
from analysis.moving import Correction, Moved
from analysis.ports import ProjectStore
from analysis.records import Coding, Document, Use
from analysis.segments import SegmentMap
from analysis.transcript import Turn
from analysis.workflow.permitting import Permits
from analysis.workflow.texts import Texts, turn_at

CORRECTED = "document_corrected"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands, or why nowhere; `is_corrected` where words inside of it were changed."""

    start: int = -1
    end: int = -1
    why: What | None = None
    is_corrected: bool = False


class Places:
    """One reading of a study for a package."""

    def __init__(self, store: ProjectStore, texts: Texts, package: CoderPackage) -> None:
        self._store, self._texts, self._package = store, texts, package
        self._permits = Permits(store, texts, None, Use.PROCESSING)
        self._corrected = self._corrected_since()
        self._ways: dict[str, Correction] = {}
        self._documents = {item.id: item for item in store.all(Document)}

    def of(self, coding: Coding) -> Place:
        return self.at(coding.document_id, coding.start, coding.end)

    def at(self, document_id: str, start: int, end: int) -> Place:
        """Say where a span of the package's text stands in the study's."""
        document, shown = self._documents.get(document_id), self._texts.shown(document_id)
        if document is None or shown is None:
            return Place(why=What.INTERVIEW_GONE)
        place = self._moved(document_id, shown, start, end)
        if place.why is not None:
            return place
        turn = turn_at(document, place.start, place.end)
        if turn is None or not turn.can_be_coded:
            return Place(why=What.INTERVIEW_GONE if self._was_hers(document_id, start) else What.NO_PLACE)
        is_refused = self._permits.terms(document_id).withheld(Use.PROCESSING, place.start, place.end)
        return Place(why=What.NOT_PERMITTED) if is_refused else place

    def _moved(self, document_id: str, shown: SegmentMap, start: int, end: int) -> Place:
        former = self._package.texts[document_id]
        if document_id not in self._corrected and former.original_length == shown.original_length:
            return Place(*shown.widen(start, end))
        if document_id not in self._ways:
            self._ways[document_id] = Correction(former.text, shown.text)
        found = self._ways[document_id].place(*former.to_shown(start, end))
        if found.how in (Moved.UNSURE, Moved.LOST):
            return Place(why=What.NO_PLACE)
        return Place(*shown.to_original(found.start, found.end), is_corrected=found.how is Moved.CORRECTED)

    def _was_hers(self, document_id: str, at: int) -> bool:
        """Tell whether somebody said these words who takes no part in the interview any more."""
        former = self._package.documents[document_id]
        turn = next((item for item in former.turns if item.start <= at < item.end), None)
        return turn is not None and self.is_gone(document_id, turn)

    def is_gone(self, document_id: str, turn: Turn) -> bool:
        """Tell whether the speaker of a participant's turn is not in the interview any more, or all of it is not."""
        document = self._documents.get(document_id)
        if document is None:
            return True
        return turn.can_be_coded and all(item.speaker != turn.speaker for item in document.turns)

    def _corrected_since(self) -> set[str]:
        """Give the interviews whose original text was changed after the package was made, also by undoing that."""
        found = set()
        kinds = (CORRECTED, "undone", "redone")
        for event in self._store.events(after=self._package.opening.origin_seq, kinds=kinds):
            if CORRECTED in (event.kind, event.details.get("kind")):
                found |= {change["id"] for change in event.changes if change["table"] == "Document"}
        return found

    def said(self, coding: Coding) -> tuple[str, int, str]:
        """Give interview, turn (from 1) and words of a coding that stands in the study."""
        document, shown = self._documents.get(coding.document_id), self._texts.shown(coding.document_id)
        if document is None or shown is None or coding.end > shown.original_length:
            return "", 0, ""
        turn = turn_at(document, coding.start, coding.end)
        return document.title, turn.index + 1 if turn else 0, shown.slice(coding.start, coding.end)
