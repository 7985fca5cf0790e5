"""What stands between the search and the approval: sensitive passages, the checks, and the random sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from analysis.errors import NotPermitted
from analysis.records import IdentifierKind, Passage, PassageMark
from desktop.tasks import READ_LANE, stoppable
from desktop.views.pseudonymise.checks_panel import ChecksPanel, Left, read_left
from desktop.views.pseudonymise.passages_panel import PassagesPanel
from desktop.views.pseudonymise.sentence_page import Reading, SentencePage, sample_of

if TYPE_CHECKING:
    from analysis.pseudonymization.risks import Risk
    from analysis.pseudonymization.sampling import Sample
    from analysis.pseudonymization.second_look import UnknownWord
    from analysis.workflow.second_reading import CheckResult
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext
    from desktop.views.pseudonymise.acts import Acts
    from desktop.views.pseudonymise.snapshot import Snapshot

SETTLE_MILLISECONDS = 250


class Checking(QObject):
    """Connects the two panels and the page with the study.

    Signals:
        place_wanted(document id, start, end): bring this span (code points of the original) into sight.
        sentences_shown(bool): the page with the sentences is to be seen, or not any more.
    """

    place_wanted = Signal(str, int, int)
    sentences_shown = Signal(bool)

    def __init__(self, context: AppContext, acts: Acts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._acts = acts
        self._document_id = ""
        self.is_stale = True
        self._is_reading = False
        self.passages = PassagesPanel(context.theme)
        self.checks = ChecksPanel(context.theme)
        self.page = SentencePage(context.theme)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._timer.timeout.connect(self._read)
        self.passages.marked.connect(self.mark)
        self.passages.removed.connect(self._remove)
        self.passages.document_marked.connect(self.set_never_leaves)
        self.checks.scope_changed.connect(self.refresh)
        self.checks.risk_chosen.connect(self._go_to_risk)
        self.checks.word_chosen.connect(self._go_to_word)
        self.checks.replace_asked.connect(self._replace_words)
        self.checks.pass_asked.connect(self._pass_words)
        self.checks.reading_asked.connect(self.read_sentences)
        self.page.progressed.connect(self._remember)
        self.page.finished.connect(self._record)
        self.page.left.connect(self.leave_sentences)

    def retranslate(self) -> None:
        for part in (self.passages, self.checks, self.page):
            part.retranslate()

    def set_study(self) -> None:
        """Let go of what belonged to the study before."""
        self._document_id = ""
        self.page.reading = None
        self.passages.set_snapshot(None)
        self.checks.show_left(None)
        self.is_stale = True

    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        self.passages.set_snapshot(snapshot)
        document_id = snapshot.document.id if snapshot and snapshot.is_detected else ""
        if document_id != self._document_id:
            self.checks.show_left(None)
        self._document_id = document_id
        self.refresh()

    # --- passages ---

    def mark(self, mark: PassageMark) -> None:
        """Decide on the current passage and go to the next that waits."""
        row = self.passages.current()
        if row is None:
            return
        passage_id = row.passage.id
        if mark is not PassageMark.FLAGGED:
            self.passages.go_on()
        self._run(self.tr("Deciding"), lambda study, coder: study.passages.mark(passage_id, mark, coder=coder))

    def keep_here(self, span: tuple[int, int]) -> None:
        """Say of a span of the original that it never leaves this computer."""

        def told(_passage: Passage) -> None:
            self._context.messages.show_info(
                self.tr("The selected words never leave this computer: they go to no server and into no export.")
            )

        document_id = self._document_id
        self._run(self.tr("Marking"), lambda study, coder: study.passages.add(document_id, *span, coder=coder), told)

    def set_never_leaves(self, never: bool) -> None:
        document_id = self._document_id
        self._run(
            self.tr("Marking"),
            lambda study, coder: study.passages.set_never_leaves(document_id, never, coder=coder),
        )

    def _remove(self) -> None:
        row = self.passages.current()
        if row is not None:
            passage_id = row.passage.id
            self._run(self.tr("Deciding"), lambda study, coder: study.passages.remove(passage_id, coder=coder))

    def _run(self, label: str, act: Any, done: Any = None) -> None:
        if self._document_id:
            self._acts.run(label, act, done)

    # --- checks ---

    def refresh(self) -> None:
        """Run the checks anew, soon if the panel is seen, else when it is."""
        self.is_stale = True
        if self.checks.isVisible():
            self._timer.start()

    def show(self) -> None:
        """The panel came to the front."""
        if self.is_stale:
            self._timer.start(0)

    def _read(self) -> None:
        study = self._context.study
        if study is None or not self._document_id:
            self.checks.show_left(None)
            return
        if self._is_reading or self._acts.is_waiting:
            self._timer.start(SETTLE_MILLISECONDS)
            return
        self.is_stale, self._is_reading = False, True
        ids = [self._document_id] if self.checks.only_here else None
        self._context.tasks.start(
            self.tr("Checking what is left"),
            stoppable(lambda: read_left(study, ids)),
            lane=READ_LANE,
            done=lambda left: self._on_left(study, left),
            failed=self._on_failed,
            ended=self._on_ended,
        )

    def _on_left(self, study: OpenStudy, left: Left) -> None:
        if study is self._context.study:
            self.checks.show_left(left, can_go_on=self._remembered() is not None)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, NotPermitted):
            self._context.messages.show_error(error)

    def _on_ended(self) -> None:
        self._is_reading = False

    def _go_to_risk(self, risk: Risk) -> None:
        if risk.places:
            here = [place for place in risk.places if place[0] == self._document_id]
            self.place_wanted.emit(*(here or list(risk.places))[0])
        elif risk.document_id:
            self._context.select_document(risk.document_id)

    def _go_to_word(self, word: UnknownWord) -> None:
        here = [place for place in word.places if place[0] == self._document_id]
        self.place_wanted.emit(*(here or list(word.places))[0])

    def _replace_words(self, words: Sequence[UnknownWord], kind: IdentifierKind) -> None:
        """Replace words in all places in which they and their forms stand."""
        spans = [word.places[0] for word in words]

        def act(study: OpenStudy, coder: str) -> None:
            for document_id, start, end in spans:
                study.pseudonyms.add(document_id, start, end, kind, coder=coder)

        self._acts.run(self.tr("Adding"), act)

    def _pass_words(self, words: Sequence[UnknownWord]) -> None:
        if words:
            self._acts.run(
                self.tr("Deciding"), lambda study, coder: study.second_look.let_pass(words, coder=coder),
                lambda _none: self.refresh(),
            )  # fmt: skip

    # --- sentences ---

    def _state_key(self) -> str:
        study = self._context.study
        return f"sentences/{study.info.id}" if study else ""

    def _remembered(self) -> dict[str, Any] | None:
        found = self._context.settings.view_state(self._state_key(), None) if self._state_key() else None
        return found if isinstance(found, dict) and found.get("places") else None

    def read_sentences(self) -> None:
        """Draw sentences and show the first; where she broke off, go on there."""
        study, coder, kept = self._context.study, self._context.coder_id, self._remembered()
        if study is None or not self._document_id:
            return
        ids = [self._document_id] if self.checks.only_here else None

        def draw() -> Reading:
            checks = study.sentence_checks
            sample: Sample = sample_of(kept) if kept else checks.start(ids, coder=coder)
            at, missed = (int(kept["at"]), set(kept["missed"])) if kept else (0, set())
            return Reading(sample, checks.sentences(sample), at, missed)

        self._context.tasks.start(
            self.tr("Drawing sentences"),
            stoppable(draw),
            done=lambda reading: self._begin(study, reading),
        )

    def _begin(self, study: OpenStudy, reading: Reading) -> None:
        if study is self._context.study:
            self.page.begin(reading)
            self._remember()
            self.sentences_shown.emit(True)

    def _remember(self) -> None:
        reading = self.page.reading
        if reading is not None:
            self._context.settings.put_view_state(self._state_key(), reading.as_data())

    def leave_sentences(self) -> None:
        self.sentences_shown.emit(False)
        self.refresh()

    def _record(self) -> None:
        """Record what she read, up to where she is."""
        reading = self.page.reading
        if reading is None or not reading.at:
            return
        sample, read = reading.sample, reading.at
        missed = [index for index in reading.missed if index < read]
        self._acts.run(
            self.tr("Recording the check"),
            lambda study, coder: study.sentence_checks.record(sample, missed, coder=coder, read=read),
            self._on_recorded,
        )

    def _on_recorded(self, result: CheckResult) -> None:
        self._context.settings.put_view_state(self._state_key(), None)
        self.page.reading = None
        self.leave_sentences()
        self._context.messages.show_info(
            result.in_words(QLocale().name()[:2]), self.tr("This is recorded, and stands in the report.")
        )
