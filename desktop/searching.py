"""Search over the open study: one index as long as it is open, and the way from a hit to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from analysis.records import Category, Code, Document, DocumentText, Memo
from analysis.searching import Found, Hit, Searches

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext
    from desktop.dialogs.search import SearchDialog

_IN_THEMES = (Found.CONCEPT, Found.THEME, Found.DIMENSION)


class StudySearch(QObject):
    """Opens the search over the window and goes to what she chooses. Keeps what was searched for last."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._searches: Searches | None = None
        self._query = ""
        context.study_closed.connect(self._let_go)

    def open(self) -> None:
        from desktop.dialogs.search import SearchDialog

        study = self._context.study
        if study is None:
            return
        if self._searches is None:
            self._searches = self._context.services.search(study)
        titles = {document.id: document for document in study.transcripts.documents()}
        dialog = SearchDialog(self._context, self._searches, lambda hit: _where(hit, titles), self.jump, self._window)
        dialog.finished.connect(lambda: self._put_away(dialog))
        dialog.open_over(self._window, self._query)

    def jump(self, hit: Hit) -> None:
        """Go to the place of a hit: words in Code, or in Pseudonymise before they are approved; cards in Themes."""
        study, context = self._context.study, self._context
        if study is None:
            return
        if hit.kind in _IN_THEMES:
            context.show_record("themes", hit.id)
        elif hit.kind is Found.CODE:
            context.show_record("code", hit.id)
        elif hit.kind is Found.MEMO:
            self._go_to_target(study, hit.id)
        elif study.store.find(DocumentText, hit.document_id) is not None:
            context.show_words(hit.document_id, hit.start, hit.end)
        else:
            context.go("pseudonymise")
            context.select_document(hit.document_id)

    def _go_to_target(self, study: OpenStudy, memo_id: str) -> None:
        memo = study.store.find(Memo, memo_id)
        target = memo.target_id if memo else ""
        if study.store.find(Category, target):
            self._context.show_record("themes", target)
        elif study.store.find(Code, target):
            self._context.show_record("code", target)
        else:
            self._context.go("study")

    def _put_away(self, dialog: SearchDialog) -> None:
        self._query = dialog.line.text()
        dialog.deleteLater()

    def _let_go(self) -> None:
        if self._searches is not None:
            self._searches.close()
        self._searches, self._query = None, ""


def _where(hit: Hit, documents: dict[str, Document]) -> str:
    """Say where a hit stands: interview, who speaks, turn."""
    document = documents.get(hit.document_id)
    if document is None:
        return ""
    turn = next((turn for turn in document.turns if turn.start <= hit.start < turn.end), None)
    return f"{document.title}, {turn.speaker}, {turn.index + 1}" if turn else document.title
