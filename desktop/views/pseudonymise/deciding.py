"""What she decides on identifiers and on the interview, each an act of its own that undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from analysis.records import Verdict
from desktop.views.pseudonymise.snapshot import must_be_read

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.records import Entity
    from desktop.context import AppContext
    from desktop.views.pseudonymise.place import PseudonymisePlace


class Deciding(QObject):
    """Acts for the place on the identifiers that are selected in its list."""

    def __init__(self, context: AppContext, place: PseudonymisePlace) -> None:
        super().__init__(place)
        self._context = context
        self._place = place

    def decide(self, verdict: Verdict) -> None:
        """Decide on the selected identifiers in all their places and go to the next open one."""
        rows = self._place.identifiers.selected()
        if not rows:
            return
        ids = [row.entity.id for row in rows]
        self._place.identifiers.foresee(rows, verdict)
        self._place.acts.run(
            self.tr("Deciding"), lambda study, coder: study.pseudonyms.decide_all(ids, verdict, coder=coder)
        )

    def undo(self) -> None:
        """Take the last step back, after what is still on its way to the disk."""

        def told(event: Event | None) -> None:
            if event is None:
                self._context.messages.show_info(self.tr("There is no step to take back."))

        self._place.acts.run(self.tr("Taking a step back"), lambda study, coder: study.history.undo(coder=coder), told)

    def choose_kind(self) -> None:
        if rows := self._place.identifiers.selected():
            self._place.choices.kind(rows)

    def choose_same(self) -> None:
        rows = self._place.identifiers.selected()
        if rows and self._place.snapshot is not None:
            self._place.choices.same(rows, self._place.snapshot.rows)

    def choose_apart(self) -> None:
        place, row = self._place.pointer.current_place(), self._place.identifiers.current()
        if place is not None and row is not None:
            self._place.choices.apart(row, place)

    def choose_addition(self) -> None:
        span = self._place.texts.selection()
        if span is not None and self._place.snapshot is not None:
            self._place.choices.addition(self._place.snapshot.document.id, span)

    def rename(self) -> None:
        """Let her type another pseudonym."""
        field = self._place.identifiers.card.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def on_renamed(self, words: str) -> None:
        row = self._place.identifiers.current()
        if row is not None:
            entity_id = row.entity.id
            self._place.acts.run(
                self.tr("Renaming"), lambda study, coder: study.pseudonyms.rename(entity_id, words, coder=coder)
            )

    def on_card_asked(self, action: str) -> None:
        act = {
            "replace": lambda: self.decide(Verdict.REPLACE),
            "keep": lambda: self.decide(Verdict.KEEP),
            "kind": self.choose_kind,
            "form": self.choose_form,
            "same": self.choose_same,
            "apart": self.choose_apart,
        }[action]
        act()
        if action in ("replace", "keep"):
            self._place.identifiers.list.setFocus()

    def choose_form(self) -> None:
        if rows := self._place.identifiers.selected():
            self._place.choices.form(rows)

    def on_added(self, entity: Entity) -> None:
        """Say in how many places of how many interviews its forms stand."""
        self._place.texts.clear_selection()
        study = self._context.study
        row = next((r for r in study.pseudonyms.entities() if r.entity.id == entity.id), None) if study else None
        if row is not None:
            words = self.tr("Added as {0}: places found in the study: {1}; interviews: {2}.")
            self._context.messages.show_info(words.format(entity.replacement, len(row.findings), len(row.documents)))

    def add_missed(self, document_id: str, start: int, end: int) -> None:
        """Ask for the kind of words that she saw while she read (code points of the original)."""
        self._place.choices.addition(document_id, (start, end))

    def approve(self) -> None:
        """Approve the interview under her name."""
        if self._place.snapshot is None or not self._place.may_approve():
            return
        document_id, is_lower_case = self._place.snapshot.document.id, must_be_read(self._place.snapshot)
        if is_lower_case and not self._place.banner.was_read.isChecked():
            self._place.banner.was_read.setFocus()
            self._context.messages.show_info(
                self.tr("Nothing was approved yet."),
                self.tr("Read all of the text first, add the names that were missed, and say so above it."),
            )
            return
        self._place.acts.run(
            self.tr("Approving"),
            lambda study, coder: study.pseudonyms.approve(document_id, coder=coder, read_by_hand=is_lower_case),
        )
