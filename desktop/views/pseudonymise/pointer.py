"""Keeps the current identifier's place in sight: in both texts, in the card, and when she runs through the places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from analysis.records import Finding
from desktop.transcript.model import Chip
from desktop.views.pseudonymise.side_panel import FOUND, PASSAGES
from desktop.views.pseudonymise.snapshot import concordance, finding_at, in_a_turn, passage_of

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.pseudonyms import EntityRow
    from desktop.context import AppContext
    from desktop.views.pseudonymise.place import PseudonymisePlace


class Pointer(QObject):
    """Which place of which identifier she is at, and what becomes current when the study was read anew."""

    def __init__(self, context: AppContext, place: PseudonymisePlace) -> None:
        super().__init__(place)
        self._context = context
        self._place = place
        self._at = 0
        self._wanted_entity = ""
        self._wanted_finding = ""
        self._wanted_span: tuple[str, int, int] | None = None
        self._pointed: tuple[str, str] = ("", "")

    def forget(self) -> None:
        """Want nothing of another study."""
        self._wanted_entity = self._wanted_finding = ""

    def lift(self) -> None:
        """Point at nothing, so that the same place is pointed at anew."""
        self._pointed = ("", "")

    def want(self, entity_id: str, finding_id: str) -> None:
        """Make them current when the study was read anew, "" for whichever."""
        self._wanted_entity, self._wanted_finding = entity_id, finding_id

    def follow(self, event: Event) -> None:
        """Want the one identifier that an undone or redone step touched."""
        touched = [change["id"] for change in event.changes if change.get("table") == "Entity"]
        self._wanted_entity = touched[0] if len(touched) == 1 else self._wanted_entity

    def let_go_wanted(self) -> str:
        """Give the identifier that was wanted, "" for none, and want it no more."""
        wanted, self._wanted_entity = self._wanted_entity, ""
        return wanted

    def show_wanted_span(self) -> None:
        """Bring into sight the words that were wanted while their interview was not there yet."""
        span, self._wanted_span = self._wanted_span, None
        if span is not None:
            self.show_span(*span)

    def places(self) -> list[Finding]:
        """Give the places of the current identifier that the filter lets her run through."""
        row = self._place.identifiers.current()
        if row is None or self._place.snapshot is None:
            return []
        return self._place.snapshot.places(row, only_here=self._place.identifiers.only_here)

    def current_place(self) -> Finding | None:
        places = self.places()
        return places[min(self._at, len(places) - 1)] if places else None

    def step(self, direction: int) -> None:
        """Go to the identifier's next place (1) or the one before (-1), around the end; likewise among passages."""
        if self._place.side.page == PASSAGES:
            self._place.checking.passages.step(direction)
            return
        places = self.places()
        if places:
            self._at = (min(self._at, len(places) - 1) + direction) % len(places)
            self.show_place()

    def on_current(self) -> None:
        row = self._place.identifiers.current()
        entity_id = row.entity.id if row else ""
        if self._wanted_finding:
            ids = [finding.id for finding in self.places()]
            self._at = ids.index(self._wanted_finding) if self._wanted_finding in ids else 0
            self._wanted_finding = ""
        elif entity_id != self._pointed[0] and self._pointed[0]:
            self._at = 0
        self.show_place()

    def show_place(self) -> None:
        """Bring the current place into both texts and its words into the card."""
        row, snapshot = self._place.identifiers.current(), self._place.snapshot
        places = self.places()
        if row is None or snapshot is None or not places:
            self._place.texts.point_nowhere()
            self._pointed = ("", "")
            return
        self._at = min(self._at, len(places) - 1)
        place = places[self._at]
        self._show_concordance(places, row)
        if place.document_id != snapshot.document.id:
            self._wanted_entity, self._wanted_finding = row.entity.id, place.id
            self._context.select_document(place.document_id)
        elif self._pointed != (row.entity.id, place.id):
            self._pointed = (row.entity.id, place.id)
            start, end = in_a_turn(self._place.texts.original.text, place.start, place.end)
            self._place.texts.point_at(start, end, f"kind-{place.kind.value}")

    def _show_concordance(self, places: list[Finding], row: EntityRow) -> None:
        study, snapshot = self._context.study, self._place.snapshot
        if study is None or snapshot is None:
            return
        following = places[self._at : self._at + 2]
        lines = [(snapshot.title_of(item.document_id), *concordance(study, snapshot, item)) for item in following]
        self._place.identifiers.card.show_places(lines, self._at, len(places), places[self._at].verdict)

    def on_place_clicked(self, finding_id: str) -> None:
        if passage := passage_of(finding_id):
            self._place.side.show_page(PASSAGES)
            self._place.checking.passages.select(passage)
            return
        for row in self._place.snapshot.rows if self._place.snapshot else ():
            for finding in row.findings:
                if finding.id == finding_id:
                    self._go_to(finding)
                    return

    def on_chip_entered(self, position: int) -> None:
        finding = finding_at(self._place.snapshot, position) if self._place.snapshot else None
        if finding is not None:
            self._go_to(finding)

    def _go_to(self, finding: Finding) -> None:
        """Make a place and its identifier current; the text does not move, since she is there."""
        self._wanted_finding = finding.id
        self._place.side.show_page(FOUND)
        self._place.identifiers.reveal(finding.entity_id)

    def original_of(self, chip: Chip) -> str | None:
        snapshot = self._place.snapshot
        if snapshot is None or snapshot.original is None or snapshot.shown is None:
            return None
        start, end = snapshot.shown.to_original(chip.start, chip.end)
        return snapshot.original.text[start:end]

    def show_span(self, document_id: str, start: int, end: int) -> None:
        if self._place.snapshot is None or self._place.snapshot.document.id != document_id:
            self._wanted_span = (document_id, start, end)
            self._context.select_document(document_id)
        elif self._place.has_texts():
            self._place.texts.point_at(start, end, "accent")
