"""The Code place: read, decide on suggestions, code by hand. It shows; the study's use cases do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QColor, QHideEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from analysis.errors import NotPermitted
from analysis.records import Coding, Suggestion, SuggestionStatus
from analysis.workflow.structure import Node
from desktop.actions import ActionSpec
from desktop.place import Place
from desktop.ruling_words import RULING, said_on
from desktop.settings import READING_PIXELS
from desktop.tasks import READ_LANE, stoppable
from desktop.theme import space
from desktop.transcript.find_bar import TranscriptPane
from desktop.transcript.style import ReadingStyle, reading_style
from desktop.views.code.actions import code_actions
from desktop.views.code.approval_notice import ApprovalNotice
from desktop.views.code.arranging import Arranging
from desktop.views.code.asides import Asides
from desktop.views.code.background import Background
from desktop.views.code.barred import barred_words
from desktop.views.code.code_bar import CodeBar
from desktop.views.code.codebook_model import count_codes
from desktop.views.code.codebook_panel import QuotationRow
from desktop.views.code.contents import card_content
from desktop.views.code.deck import Show
from desktop.views.code.dividing import Dividing
from desktop.views.code.first import CodedFirst
from desktop.views.code.hand import ByHand
from desktop.views.code.pace import Pace
from desktop.views.code.reading import CODING, SUGGESTION, reading_text
from desktop.views.code.reasons import Reasons
from desktop.views.code.side import SidePanel
from desktop.views.code.state import Changed, InterviewState
from desktop.views.code.structure_reader import StructureReader
from desktop.views.code.suggestions_panel import EmptyPage

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext


TEXT_MENU = (
    "code.in_vivo", "code.new", "code.negative_case", "code.memo", "code.provenance", "code.remove_coding",
)  # fmt: skip
TREE_MENU = (
    "code.memo", "code.rename", "code.delete", "code.move_into", "code.take_out", "code.merge", "code.split",
    "code.compare", "code.provenance",
)  # fmt: skip


_PERMITTING = {"permission_changed", "settings_changed", "undone", "redone"}


class CodePlace(Place):
    """The interview in the middle, suggestions and codebook at the right."""

    key = "code"
    icon = "highlighter"
    follows_document = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._study: OpenStudy | None = None
        self._state: InterviewState | None = None
        self._stale, self._on_top, self._code_count = False, "", 0
        self._goal: tuple[int, int] | None = None
        style = self._style()
        self.pane, self.bar, self.empty = TranscriptPane(style), CodeBar(), EmptyPage()
        self.view, self.notice = self.pane.view, ApprovalNotice()
        self.view.takes_whole_words = True
        self.side = SidePanel(self._card_style(), self._words_of, self._colour_of, self._rename)
        self.hand = ByHand(context, self.view, self.bar, self.side.codebook, lambda: self._state)
        self.arranging = Arranging(context, self.side.codebook)
        self.dividing = Dividing(context, self.side.codebook)
        self.background = Background(context, self.side, self.hand, lambda: self._state)
        self.first, self.pace = CodedFirst(context, lambda: self._state), Pace()
        self.asides = Asides(
            context, self.view, self.side.suggestions, lambda: self._state,
            lambda changed: self._show_changed(changed, undone=False), self._on_show,
        )  # fmt: skip
        self.structure, self.reasons = StructureReader(self), Reasons(context.settings, self)
        self._build()
        self._connect()
        self._say_empty()

    def _build(self) -> None:
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.first)
        column.addWidget(self.pane, 1)
        column.addWidget(self.bar)
        page = QWidget()
        around = QVBoxLayout(page)
        around.setContentsMargins(space(16), space(24), space(16), space(8))
        around.addWidget(self.empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(reading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._reading = reading

    def _connect(self) -> None:
        view, panel, book = self.view, self.side.suggestions, self.side.codebook
        view.mark_clicked.connect(self._on_mark)
        view.zoom_changed.connect(self._keep_zoom)
        view.context_menu_requested.connect(self._on_context_menu)
        view.set_reveal(lambda chip: self._state.original_of(chip) if self._state else None)
        self.bar.labelled.connect(self.hand.take_label)
        self.bar.closed.connect(view.setFocus)
        card = panel.card
        card.accept_asked.connect(self.accept)
        card.edit_asked.connect(self._take_edited)
        card.reject_asked.connect(self._reject)
        card.later_asked.connect(self.later)
        card.undo_asked.connect(self.undo)
        card.provenance_asked.connect(self.background.show_provenance)
        panel.show_asked.connect(self._on_show)
        panel.selected.connect(self._on_selected)
        panel.put_away.clicked.connect(self._put_pace_away)
        panel.suggest_asked.connect(lambda every: self.suggest(every=every))
        book.node_chosen.connect(self._on_node)
        book.apply_asked.connect(self.hand.apply)
        book.quotation_chosen.connect(self._on_quotation)
        book.definition_changed.connect(self.hand.define)
        book.tree.dropped.connect(self.arranging.put)
        book.move_asked.connect(self.arranging.choose_home)
        book.menu_asked.connect(lambda point: self._show_menu(point, TREE_MENU))
        self.background.memo_kept.connect(view.setFocus)
        self.empty.button.clicked.connect(self._on_empty_button)
        self.notice.review_asked.connect(lambda: self.context.go("pseudonymise"))
        self.structure.tree_read.connect(self._show_structure)
        self.context.theme.changed.connect(self._restyle)
        self.context.provider_changed.connect(self._say_barred)
        self.context.coder_changed.connect(self._on_coder)

    # --- the window's calls ---

    def title(self) -> str:
        return self.tr("Code")

    def panel(self) -> QWidget:
        return self.side

    def place_actions(self) -> list[ActionSpec]:
        return code_actions(self)

    def focus_text(self) -> QWidget:
        return self.pane

    def set_study(self, study: OpenStudy | None) -> None:
        self._state, self._study = None, study
        self.structure.use(study)
        self.side.codebook.set_tree(())
        self.structure.read()
        self._load()
        if study is not None:
            zoom = self.context.settings.view_state(f"zoom/{study.info.id}", 1.0)
            self.view.set_zoom(float(zoom))

    def on_document(self, document_id: str) -> None:
        self._keep_position()
        self._state = None
        self._stale = True
        self.bar.close_bar()
        self.side.show_tab()
        if self.isVisible():
            self._load()

    def on_event(self, event: Event) -> None:
        state = self._state
        self.structure.take(event.changes)
        if state is None or not self.isVisible():
            self._stale = True
            return
        changed = state.take(event)
        if changed.text:
            self._load()
            return
        if changed.blind:
            self._load_marks(state, follow=True)
            return
        self._show_changed(changed, undone=event.kind in ("undone", "redone"))
        if event.kind in _PERMITTING:
            self._say_barred()
        if event.kind in RULING and self.side.codebook.node is not None:
            self._on_node(self.side.codebook.node)

    def activate(self) -> None:
        if self._stale or self._state is None:
            self._load()
        self.setFocus()
        self.view.setFocus()

    def retranslate(self) -> None:
        self.pane.retranslate()
        self.notice.retranslate()
        self.first.follow()
        self.side.retranslate()
        self._say_empty()
        self._show_deck()
        if self._stale is False:
            self._say_barred()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_position()
        super().hideEvent(event)

    # --- loading ---

    @property
    def _coder(self) -> str:
        return self.context.coder_id

    def _on_coder(self) -> None:
        """Show what whoever codes now may see of the interview."""
        if self._state is not None and self._state.coder != self._coder:
            self._load()

    def _load(self) -> None:
        """Show the words of the selected interview where she left it; the rest follows when they are painted."""
        self._stale = False
        study, document_id = self._study, self.context.document_id
        self._state = InterviewState(study, document_id, self._coder) if study is not None and document_id else None
        state = self._state
        if state is None or state.shown is None:
            self._say_empty()
            self._stack.setCurrentIndex(0)
            self._show_deck()
            return
        self.notice.follow(state)
        self.view.set_text(reading_text(state.document, state.shown))
        self._stack.setCurrentIndex(1)
        came_back = self._take_goal() or self._come_back(state)
        QTimer.singleShot(0, self, lambda: self._load_marks(state, follow=not came_back))

    def _load_marks(self, state: InterviewState, *, follow: bool) -> None:
        """Read and show codings and suggestions; there may be thousands."""
        if state is not self._state or not state.study.is_open:
            return
        state.load_marks()
        self.first.follow()
        self.view.set_marks(state.marks())
        self.pane.find_bar.refresh()
        self.side.suggestions.card.set_reasons(self.reasons.all())
        self._show_deck(follow=follow)
        self._say_barred()

    def _say_barred(self) -> None:
        """Say beside the button what is not permitted with the provider that is chosen; it asks all interviews."""
        state, context = self._state, self.context
        if state is not None and state.shown is not None:
            services, provider = context.services, context.settings.provider
            context.tasks.start(
                self.tr("Reading the permissions"),
                stoppable(lambda: barred_words(state.study, services, provider, state.document_id)),
                lane=READ_LANE,
                done=lambda words: self._show_barred(state, words),
            )

    def _show_barred(self, state: InterviewState, words: tuple[str, str]) -> None:
        if state is self._state:
            self.side.suggestions.show_barred(*words)

    def _say_empty(self) -> None:
        study = self._study
        if self._state is not None:
            self.empty.say(
                self.tr("Code “{0}” here as soon as its names are replaced and you have approved the text.").format(
                    self._state.document.title
                ),
                self.tr("Pseudonymise it"),
            )
        elif study is not None and study.transcripts.documents():
            self.empty.say(self.tr("Choose an interview at the left to read and code it."))
        else:
            self.empty.say(self.tr("Here you read your interviews and code them."), self.tr("Go to the study"))

    def _on_empty_button(self) -> None:
        self.context.go("pseudonymise" if self._state is not None else "study")

    def _position_key(self) -> str:
        return f"code/{self._state.document_id}/top" if self._state else ""

    def _keep_position(self) -> None:
        if self._state is not None and self._state.shown is not None:
            original = self._state.shown.to_original(self.view.top_position(), self.view.top_position())[0]
            self.context.settings.put_view_state(self._position_key(), original)

    def _come_back(self, state: InterviewState) -> bool:
        """Go to the place that was read last, if one is remembered; tell whether it is."""
        kept = self.context.settings.view_state(self._position_key(), 0)
        remembered = isinstance(kept, int) and 0 < kept <= state.map.original_length
        if remembered:
            self.view.show_top(state.map.to_shown(kept, kept)[0])
        return remembered

    def _keep_zoom(self, zoom: float) -> None:
        if self._study is not None:
            self.context.settings.put_view_state(f"zoom/{self._study.info.id}", zoom)

    # --- showing ---

    def _style(self) -> ReadingStyle:
        theme = self.context.theme
        return reading_style(theme.palette, theme.reading_scale, theme.reading_faces)

    def _card_style(self) -> ReadingStyle:
        theme = self.context.theme
        return reading_style(theme.palette, theme.pixels(15) / READING_PIXELS, theme.reading_faces)

    def _restyle(self) -> None:
        self.view.set_style(self._style())
        self.side.suggestions.set_style(self._card_style())
        self.structure.read()

    def _words_of(self, suggestion_id: str) -> str:
        return self._state.words(suggestion_id) if self._state else ""

    def _rename(self, node: Node, label: str) -> bool:
        return self.hand.rename(node, label)

    def _colour_of(self, code_id: str) -> QColor:
        code = self._state.codes.get(code_id) if self._state else None
        return self.context.theme.code_colour(code.colour if code else 0)

    def _show_changed(self, changed: Changed, *, undone: bool) -> None:
        state = self._state
        if state is None:
            return
        for mark_id in changed.gone:
            self.view.drop_mark(mark_id)
        for mark in changed.marks:
            self.view.put_mark(mark)
        if changed.deck:
            if undone and changed.suggestion_id:
                state.deck.bring_back(changed.suggestion_id)
            self._show_deck(follow=state.deck.current_id != self._on_top)

    def _show_deck(self, *, follow: bool = True) -> None:
        """Show the suggestion on top, in the panel and, with `follow`, in the text."""
        state, panel = self._state, self.side.suggestions
        if state is None or state.shown is None:
            panel.show_nothing()
            self._show_counts()
            return
        current = state.deck.current
        panel.show_deck(state.deck, card_content(state, current) if current else None, self.first.hidden_words())
        self._show_counts()
        self._on_top = state.deck.current_id
        if current is not None and follow:
            self.view.set_current(f"{SUGGESTION}{current.id}")
            self.view.scroll_to(*state.shown_span(current))

    def _show_structure(self, tree: tuple[Node, ...]) -> None:
        book = self.side.codebook
        book.set_tree(tree)
        if book.node is not None:
            self._on_node(book.node)
        self._code_count = count_codes(tree)
        self._show_counts()

    def _show_counts(self) -> None:
        state = self._state
        waiting = state.deck.count(Show.OPEN) if state is not None and state.shown is not None else 0
        self.side.set_counts(waiting, self._code_count)

    # --- deciding ---

    def has_suggestion(self) -> bool:
        """Tell whether a suggestion that waits for a decision is on top."""
        current = self._state.deck.current if self._state else None
        return current is not None and current.status in (SuggestionStatus.OPEN, SuggestionStatus.LATER)

    def take(self) -> None:
        """Accept the suggestion on top as it is on the card, edited or not."""
        self.side.suggestions.card.take()

    def accept(self) -> None:
        self._decide(lambda study, item, seconds: study.deciding.accept(item.id, coder=self._coder, seconds=seconds), 1)

    def turn_down(self) -> None:
        """Reject with the reason on the card, if one is given there."""
        self.side.suggestions.card.turn_down()

    def later(self) -> None:
        self._decide(lambda study, item, seconds: study.deciding.later(item.id, coder=self._coder, seconds=seconds), 0)

    def _reject(self, reason: str) -> None:
        if self.reasons.keep(reason):
            self.side.suggestions.card.set_reasons(self.reasons.all())
        self._decide(
            lambda study, item, seconds: study.deciding.reject(
                item.id, coder=self._coder, reason=reason, seconds=seconds
            ),
            -1,
        )

    def _take_edited(self, start: int, end: int, label: str) -> None:
        state = self._state
        if state is None or state.deck.current is None:
            return
        _, turn_start, _ = state.turn_of(state.deck.current.start)
        span = state.map.to_original(turn_start + start, turn_start + end)
        self._decide(
            lambda study, item, seconds: study.deciding.edit(
                item.id, coder=self._coder, span=span, label=label or None, seconds=seconds
            ),
            1,
        )

    def _decide(self, act: Callable[[OpenStudy, Suggestion, float], object], direction: int) -> None:
        """Record a decision and show the next suggestion at once; the rest follows with the event.

        The card leaves in the direction of the decision: right (1) when taken, left (-1), or down (0) for later.
        """
        state = self._state
        current = state.deck.current if state else None
        if state is None or current is None:
            return
        seconds = state.deck.seconds
        if self.context.attempt(lambda: act(state.study, current, seconds)):
            changed = Changed()
            state.take_suggestion(current.id, changed)
            self._note_pace(state, current.id, seconds)
            panel = self.side.suggestions
            picture = None if self.context.theme.is_calm or not panel.card.isVisible() else panel.card.grab()
            self._show_changed(changed, undone=False)
            if picture is not None:
                panel.let_leave(picture, direction)

    def _note_pace(self, state: InterviewState, suggestion_id: str, seconds: float) -> None:
        decided = state.deck.get(suggestion_id)
        if decided is not None and decided.status is not SuggestionStatus.LATER:
            self.pace.note(decided.status.value, seconds)
        self.side.suggestions.show_pace(self.pace.is_hasty)

    def _put_pace_away(self) -> None:
        self.pace.put_away()
        self.side.suggestions.show_pace(False)
        self.view.setFocus()

    def undo(self) -> None:
        """Take back what was done last; a suggestion comes back on top."""
        study = self._study
        if study is not None:
            self.context.attempt(lambda: study.history.undo(coder=self._coder))

    def step(self, direction: int) -> None:
        if self._state is not None:
            self._state.deck.step(direction)
            self.side.show_suggestions()
            self._show_deck()

    def _on_selected(self, suggestion_id: str) -> None:
        if self._state is not None:
            self._state.deck.go_to(suggestion_id)
            self._show_deck()

    def _on_show(self, which: str) -> None:
        state = self._state
        if state is None or state.shown is None:
            return
        if not self.asides.show(state, which):
            state.deck.filter(Show(which))
            self._show_deck()

    # --- asking for suggestions ---

    def suggest(self, *, every: bool) -> None:
        """Ask the window for suggestions, for this interview or all approved ones."""
        study = self._study
        if study is None:
            return
        chosen = [self.context.document_id]
        if every:
            chosen = [row.document.id for row in study.transcripts.overview() if self._is_approved(row.document.id)]
        self.context.suggest_codes([document_id for document_id in chosen if document_id])

    def _is_approved(self, document_id: str) -> bool:
        study = self._study
        if study is None:
            return False
        try:
            study.pseudonyms.approved(document_id)
        except NotPermitted:
            return False
        return True

    # --- what is chosen in text and codebook ---

    def rename_code(self) -> None:
        self.side.show_codebook()
        self.side.codebook.rename_current()

    def _on_mark(self, mark_id: str) -> None:
        state = self._state
        if state is None:
            return
        if mark_id.startswith(SUGGESTION):
            state.deck.bring_back(mark_id.removeprefix(SUGGESTION))
            self.side.show_suggestions()
            self._show_deck()
            return
        coding = state.codings.get(mark_id.removeprefix(CODING))
        if coding is not None:
            self.view.set_current(mark_id)
            self.side.show_codebook()
            self.side.codebook.choose(coding.code_id)

    def _on_node(self, node: Node) -> None:
        study = self._study
        if study is None:
            return
        codings = study.coding.codings(code_id=node.id) if node.kind == "code" else []
        titles = {document.id: document for document in study.transcripts.documents()} if codings else {}
        rows = []
        for coding in codings:
            document = titles[coding.document_id]
            turn = next((t for t in document.turns if t.start <= coding.start < t.end), document.turns[0])
            where = self.tr("{0}, turn {1}, {2}").format(document.title, turn.index + 1, turn.speaker)
            rows.append(QuotationRow(coding.id, study.coding.quotation(coding), where))
        self.side.codebook.show_quotations(node, rows, said_on(study, node.id))

    def _on_quotation(self, coding_id: str) -> None:
        study = self._study
        coding = study.store.find(Coding, coding_id) if study is not None else None
        if coding is None:
            return
        self.context.select_document(coding.document_id)
        if self._state is not None and self._state.shown is not None:
            self.view.set_current(f"{CODING}{coding_id}")
            self.view.scroll_to(*self._state.shown_span(coding))

    def show_record(self, record_id: str) -> None:
        self.side.show_codebook()
        self.side.codebook.choose(record_id)

    def show_words(self, document_id: str, start: int, end: int) -> None:
        self._goal = start, end
        self.context.select_document(document_id)
        self._take_goal()

    def _take_goal(self) -> bool:
        """Go to the words that were asked for, once their interview is shown; tell whether there were any."""
        state, goal = self._state, self._goal
        if state is None or state.shown is None or goal is None:
            return False
        self._goal = None
        span = state.map.to_shown(*goal)
        self.view.select(*span)
        self.view.scroll_to(*span)
        return True

    def _on_context_menu(self, point: QPoint) -> None:
        self._show_menu(point, TEXT_MENU, can_copy=True)

    def _show_menu(self, point: QPoint, wanted: Sequence[str], *, can_copy: bool = False) -> None:
        """Offer some of the place's actions at a point of the screen, each with its key."""
        menu = QMenu(self)
        keys = {action.objectName(): action.shortcut() for action in self.actions()}
        for spec in self.place_actions():
            if spec.id in wanted:
                action = menu.addAction(spec.text())
                action.setShortcut(keys.get(spec.id, QKeySequence(spec.shortcut)))
                action.setShortcutVisibleInContextMenu(True)
                action.setEnabled(spec.enabled())
                action.triggered.connect(spec.handler)
        if can_copy:
            menu.addAction(self.tr("Copy"), self.view.copy)
        menu.exec(point)
        menu.deleteLater()
