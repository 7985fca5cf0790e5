"""What stands behind a code: where it comes from, and what was thought about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from analysis.records import Code, Record, Suggestion
from desktop.views.code.hand import ByHand
from desktop.views.code.side import SidePanel
from desktop.views.code.state import InterviewState

if TYPE_CHECKING:
    from desktop.context import AppContext


class Background(QObject):
    """Shows provenance and memos of what is chosen. `memo_kept` follows when a memo was saved."""

    memo_kept = Signal()

    def __init__(
        self, context: AppContext, side: SidePanel, hand: ByHand, state: Callable[[], InterviewState | None]
    ) -> None:
        super().__init__(side)
        self._context, self._side, self._hand, self._state = context, side, hand, state
        self._noted: Record | None = None
        side.codebook.provenance_asked.connect(self._tell_node)
        side.memo.save_asked.connect(self._keep_memo)
        side.provenance.steps_asked.connect(lambda record_id: context.show_record("report", record_id))

    def chosen(self) -> Record | None:
        """Give what P and M are about: the codebook's choice where it is shown, else the coding or the suggestion."""
        state = self._state()
        if state is None:
            return None
        node = self._side.codebook.node
        if self._side.shows_codebook and node is not None:
            return state.codes.get(node.id)
        coding = self._hand.current_coding()
        return state.codes.get(coding.code_id) if coding is not None else state.deck.current

    def show_provenance(self) -> None:
        self._tell(self.chosen())

    def write_memo(self) -> None:
        record, state = self.chosen(), self._state()
        if state is None or record is None:
            self._hand.say(self.tr("Choose a code or a coding first."))
            return
        self._noted = record
        title = record.label if isinstance(record, Code) else state.words(record.id)
        self._side.show_page(self._side.memo)
        self._side.memo.show_memos(title, state.study.coding.memos(record.id))

    def _tell_node(self) -> None:
        """Tell where the code comes from that is chosen in the codebook."""
        node, study = self._side.codebook.node, self._context.study
        self._tell(study.store.find(Code, node.id) if study is not None and node is not None else None)

    def _tell(self, record: Record | None) -> None:
        study, page = self._context.study, self._side.provenance
        if study is None or record is None:
            return
        if isinstance(record, Code):
            page.tell_code(study, record)
        elif isinstance(record, Suggestion):
            page.tell_suggestion(study, record)
        self._side.show_page(page)

    def _keep_memo(self, memo_id: str, text: str) -> None:
        study, coder = self._context.study, self._context.coder_id
        if study is None:
            return
        if memo_id:
            done = self._context.attempt(lambda: study.coding.edit_memo(memo_id, text, coder=coder))
        else:
            done = self._context.attempt(lambda: study.coding.memo(text, coder=coder, target=self._noted))
        if done:
            self._side.show_tab()
            self.memo_kept.emit()
