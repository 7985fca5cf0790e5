"""The place where she reviews what identifies people, adds what was missed, and approves the pseudonymised text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from analysis.records import PassageMark, Verdict
from desktop.actions import ActionSpec
from desktop.place import Place
from desktop.views.pseudonymise.acts import Acts
from desktop.views.pseudonymise.approval_bar import ApprovalBar
from desktop.views.pseudonymise.banner import LowerCaseBanner
from desktop.views.pseudonymise.checking import Checking
from desktop.views.pseudonymise.choices import Choices
from desktop.views.pseudonymise.deciding import Deciding
from desktop.views.pseudonymise.keys import pseudonymise_actions
from desktop.views.pseudonymise.panel import IdentifierPanel
from desktop.views.pseudonymise.pointer import Pointer
from desktop.views.pseudonymise.reader import LATER, SOON, SnapshotReader
from desktop.views.pseudonymise.selected import SelectedWords
from desktop.views.pseudonymise.side_by_side import SideBySide
from desktop.views.pseudonymise.side_panel import CHECKS, FOUND, PASSAGES, SidePanel
from desktop.views.pseudonymise.snapshot import (
    Snapshot,
    must_be_read,
    original_marks,
    original_text,
    passage_marks,
    shown_text,
)
from desktop.views.pseudonymise.start_page import StartPage

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext

_LOOKS = {
    "document_imported", "document_removed", "document_renamed", "speaker_changed", "identifiers_detected",
    "identifier_decided", "identifier_added", "identifier_changed", "document_approved", "undone", "redone",
    "identifiers_listed", "identifiers_restyled", "passages_flagged", "passages_marked", "passage_added",
    "passage_removed", "never_leaves_changed", "project_brought_in",
}  # fmt: skip

FILTER_STATE = "pseudonymise/filter"


class PseudonymisePlace(Place):
    """Original and pseudonymised text in step, the identifiers at the right, the approval below."""

    key: ClassVar[str] = "pseudonymise"
    icon: ClassVar[str] = "eye-off"
    follows_document: ClassVar[bool] = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._study: OpenStudy | None = None
        self._snapshot: Snapshot | None = None
        self.acts = Acts(context, self)
        self.reader = SnapshotReader(context, self.acts, self)
        self.texts = SideBySide(context.theme)
        self.approval = ApprovalBar(context.theme)
        self.start = StartPage(context.theme)
        self.identifiers = IdentifierPanel(context.theme)
        self.checking = Checking(context, self.acts, self)
        self.side = SidePanel(self.identifiers, self.checking.passages, self.checking.checks)
        self.banner = LowerCaseBanner(context.theme)
        self._stack = QStackedWidget()
        self.choices = Choices(context.theme, self.acts, self.identifiers, self.texts, self)
        self.words = SelectedWords(context, self)
        self.pointer = Pointer(context, self)
        self.deciding = Deciding(context, self)
        self._lay_out()
        kept = context.settings.view_state(FILTER_STATE, {})
        if isinstance(kept, dict):
            self.identifiers.restore_filter(kept)
        self._connect()
        self.retranslate()
        self._show_state()

    def _lay_out(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.texts, 1)
        column.addWidget(self.approval)
        self._stack.addWidget(self.start)
        self._stack.addWidget(work)
        self._stack.addWidget(self.checking.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self.acts.refused.connect(self._read_soon)
        self.reader.taken.connect(self._on_taken)
        self.choices.wanted.connect(self._want)
        self.choices.added.connect(self.deciding.on_added)
        self.choices.listed.connect(self.words.tell_listed)
        self.checking.place_wanted.connect(self.pointer.show_span)
        self.checking.sentences_shown.connect(self._on_sentences)
        self.checking.passages.current_changed.connect(self._on_passage)
        self.checking.page.addition_asked.connect(self.deciding.add_missed)
        self.side.page_changed.connect(self._on_page)
        self.identifiers.larger_model_asked.connect(self.words.offer_model)
        self.start.asked.connect(self._on_start)
        self.start.asked_one.connect(lambda: self.search(only_this=True))
        self.approval.approve_asked.connect(self.deciding.approve)
        self.approval.preview_toggled.connect(self.texts.set_preview)
        self.texts.place_clicked.connect(self.pointer.on_place_clicked)
        self.texts.chip_entered.connect(self.pointer.on_chip_entered)
        self.texts.menu_requested.connect(self.words.open_menu)
        self.texts.set_reveal(self.pointer.original_of)
        self.texts.zoom_changed.connect(self._on_zoom)
        self.identifiers.current_changed.connect(self.pointer.on_current)
        self.identifiers.filter_changed.connect(self._on_filter)
        self.identifiers.list.step_asked.connect(self.pointer.step)
        card = self.identifiers.card
        card.step_asked.connect(self.pointer.step)
        card.renamed.connect(self.deciding.on_renamed)
        card.field_left.connect(self.identifiers.list.setFocus)
        card.asked.connect(self.deciding.on_card_asked)
        self.context.coder_changed.connect(self._show_approval)

    def _on_zoom(self, zoom: float) -> None:
        if self._study is not None:
            self.context.settings.put_view_state(f"zoom/{self._study.info.id}", zoom)

    # --- what the window asks ---

    def title(self) -> str:
        return self.tr("Pseudonymise")

    def panel(self) -> QWidget:
        return self.side

    def focus_text(self) -> QWidget:
        return self.texts

    def place_actions(self) -> list[ActionSpec]:
        return pseudonymise_actions(self)

    def set_study(self, study: OpenStudy | None) -> None:
        self._study, self._snapshot = study, None
        if study is not None:
            self.texts.set_zoom(float(self.context.settings.view_state(f"zoom/{study.info.id}", 1.0)))
        self.reader.set_study(study)
        self.checking.set_study()
        self.pointer.forget()
        self.identifiers.set_snapshot(None)
        self.texts.clear()
        self._show_state()
        self._read_soon()

    def on_document(self, document_id: str) -> None:
        if self._snapshot is None or self._snapshot.document.id != document_id:
            self._read_soon()

    def on_event(self, event: Event) -> None:
        if event.kind not in _LOOKS:
            return
        if event.kind in ("undone", "redone"):
            self.pointer.follow(event)
        self._read_soon(LATER if event.kind == "identifier_decided" else SOON)

    def activate(self) -> None:
        if self.reader.is_stale:
            self._read_soon()
        self._take_focus()

    def _take_focus(self) -> None:
        if self._stack.currentWidget() is self.start:
            self.start.button.setFocus()
        elif self.identifiers.model.rowCount() and self.identifiers.isVisible():
            self.identifiers.list.setFocus()
        else:
            self.texts.current_view().setFocus()

    def retranslate(self) -> None:
        for part in (self.texts, self.approval, self.start, self.identifiers, self.side, self.checking, self.banner):
            part.retranslate()
        if self._snapshot is not None or self._study is not None:
            self._show_state()

    # --- what the study says ---

    def _read_soon(self, milliseconds: int = SOON) -> None:
        self.reader.is_stale = True
        if self._snapshot is None:
            self._show_state()  # what was empty may not be: it says so only when it was read
        if self.isVisible():
            self.reader.ask(milliseconds)

    def _on_taken(self, snapshot: Snapshot | None) -> None:
        if snapshot is not None:
            self._take(snapshot)
            return
        self._snapshot = None
        self.identifiers.set_snapshot(None)
        self._show_state()

    def _take(self, snapshot: Snapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        same = before is not None and before.document.id == snapshot.document.id
        had_start = self._stack.currentWidget() is self.start and self._is_mine(self.window().focusWidget())
        if not same:
            self.pointer.lift()
            self.banner.was_read.setChecked(False)
        self._show_state()
        if self._stack.currentWidget() is not self.start:
            self._show_texts(snapshot, before if same else None)
        wanted = self.pointer.let_go_wanted()
        self.checking.set_snapshot(snapshot)
        waiting = sum(row.passage.mark is PassageMark.FLAGGED for row in snapshot.passages)
        self.side.show_open_passages(waiting)
        has_key = snapshot.original is not None
        self.identifiers.set_snapshot(snapshot if snapshot.is_detected and has_key else None, has_key=has_key)
        if wanted:
            self.identifiers.reveal(wanted)
        self.pointer.show_wanted_span()
        if had_start:
            self._take_focus()

    def _is_mine(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget) or self.side.isAncestorOf(widget))

    def _show_texts(self, snapshot: Snapshot, before: Snapshot | None) -> None:
        title = snapshot.document.title
        original = original_text(snapshot, self.tr("{0}, original").format(title)) if snapshot.original else None
        shown = shown_text(snapshot, self.tr("{0}, pseudonymised").format(title)) if snapshot.shown else None
        self.texts.set_texts(original, shown, snapshot.shown, keep=before is not None)
        marks = [*original_marks(snapshot), *passage_marks(snapshot, in_shown=False)] if snapshot.original else []
        self.texts.set_marks(marks, passage_marks(snapshot, in_shown=True))
        if before is not None:
            self.pointer.lift()

    # --- which page ---

    def _show_state(self) -> None:
        """Choose between the start page and the texts, and word what stands there."""
        snapshot = self._snapshot
        if snapshot is None:
            self.start.say_empty(is_loading=self._study is not None and bool(self._study.transcripts.documents()))
        elif snapshot.original is None and snapshot.shown is None:
            self.start.say_no_key(self._study.path.with_suffix(".verbatim-key").name if self._study else "")
        elif not snapshot.is_detected:
            self.start.say_not_searched(snapshot.document.title, snapshot.not_searched)
        elif self._stack.currentWidget() is self.checking.page and self.checking.page.reading is not None:
            return
        else:
            self._stack.setCurrentIndex(1)
            self.banner.setVisible(must_be_read(snapshot))
            self._show_approval()
            return
        self._stack.setCurrentIndex(0)

    def _show_approval(self) -> None:
        if self._snapshot is not None and self._study is not None:
            self.approval.show_state(self._snapshot, self._study.coder_name(self.context.coder_id))

    # --- searching ---

    def _on_start(self) -> None:
        if self._snapshot is None:
            self.context.go("study")
        else:
            self.search()

    def search(self, *, only_this: bool = False) -> None:
        """Look for identifiers in the interviews not searched yet, or in this one alone."""
        ids = [self._snapshot.document.id] if only_this and self._snapshot else None
        self._search(ids)

    def search_again(self) -> None:
        """Look once more in this interview; her decisions stay as they are."""
        if self._snapshot is not None:
            self._search([self._snapshot.document.id])

    def _search(self, ids: list[str] | None) -> None:
        study, coder = self._study, self.context.coder_id
        if study is None:
            return
        task = self.context.tasks.start(
            self.tr("Searching for names"),
            lambda progress, cancel: study.pseudonyms.detect(ids, coder=coder, progress=progress, cancel=cancel),
        )
        self.start.follow(task)

    # --- what can be done now ---

    @property
    def snapshot(self) -> Snapshot | None:
        """What the study said of the interview when it was last read."""
        return self._snapshot

    def has_study(self) -> bool:
        return self._study is not None

    def has_texts(self) -> bool:
        return self._snapshot is not None and self._stack.currentIndex() == 1

    def has_current(self) -> bool:
        return self.has_texts() and self.side.page == FOUND and self.identifiers.current() is not None

    def has_key(self) -> bool:
        return self._study is not None and self._study.store.has_key

    def has_passage(self) -> bool:
        return self.has_texts() and self.side.page == PASSAGES and self.checking.passages.current() is not None

    def may_keep_here(self) -> bool:
        return self.has_passage() or self.has_selection()

    def stays_here(self) -> bool:
        return self._snapshot is not None and self._snapshot.document.never_leaves

    def has_selection(self) -> bool:
        return self.has_texts() and self.texts.selection() is not None

    def enter(self) -> None:
        """Press the button that has the focus; from the list and the texts, replace."""
        focus = self._focus()
        if isinstance(focus, QAbstractButton):
            focus.click()
        else:
            self.deciding.decide(Verdict.REPLACE)

    def may_enter(self) -> bool:
        focus = self._focus()
        at_work = focus in (self.identifiers.list, self.texts.original, self.texts.shown)
        return isinstance(focus, QAbstractButton) or (at_work and self.has_current())

    def _focus(self) -> QWidget | None:
        return self.window().focusWidget() or self.identifiers.window().focusWidget()

    # --- passages and checks ---

    def show_page(self, number: int) -> None:
        """Bring a page of the panel to the front and the focus into it."""
        self.side.show_page(number)
        page = (self.identifiers.list, self.checking.passages.list, self.checking.checks.risks)[number]
        if page.isVisible():
            page.setFocus()

    def _on_filter(self) -> None:
        self.context.settings.put_view_state(FILTER_STATE, self.identifiers.filter_state())
        self.pointer.show_place()

    def _want(self, entity_id: str, finding_id: str) -> None:
        self.pointer.want(entity_id, finding_id)
        self._read_soon()

    def _on_page(self, number: int) -> None:
        if number == CHECKS:
            self.checking.show()
        elif number == PASSAGES:
            self._on_passage()
        else:
            self.pointer.lift()
            self.pointer.show_place()

    def _on_passage(self) -> None:
        row = self.checking.passages.current()
        if row is not None and self.side.page == PASSAGES and self.has_texts():
            colour = "danger" if row.passage.mark is PassageMark.NEVER_LEAVES else "warning"
            self.texts.point_at(row.passage.start, row.passage.end, colour)

    def keep_all_here(self) -> None:
        self.checking.set_never_leaves(not self.stays_here())

    def _on_sentences(self, shown: bool) -> None:
        if shown:
            self._stack.setCurrentWidget(self.checking.page)
            self.checking.page.sentence.setFocus()
        elif self._stack.currentWidget() is self.checking.page:
            self._stack.setCurrentIndex(1)
            self._read_soon()
            self.show_page(CHECKS)

    def may_approve(self) -> bool:
        return self.has_texts() and self._snapshot is not None and not self._snapshot.is_approved
