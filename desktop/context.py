"""What every view is handed: the open study, who codes, what is selected, and the ways to ask the window for things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.tasks import opening_of

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.records import Level
    from analysis.workflow.study import OpenStudy
    from desktop.messages import Messages
    from desktop.services import Services
    from desktop.settings import Settings
    from desktop.tasks import TaskRunner
    from desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class Opening:
    """How a study is to be opened; `key_passphrase` is None where the key file is tried with the study's."""

    path: Path
    passphrase: str = field(default="", repr=False)
    key_passphrase: str | None = field(default=None, repr=False)
    without_key: bool = False
    key_file: Path | None = None
    remember: bool = False

    def with_passphrase(self, passphrase: str, *, remember: bool) -> Opening:
        """Give it with the study's passphrase, to be kept in the keyring where it opens the study and she wants it."""
        return replace(self, passphrase=passphrase, remember=remember)

    def with_key(self, passphrase: str) -> Opening:
        return replace(self, key_passphrase=passphrase)

    def without_its_key(self) -> Opening:
        return replace(self, key_passphrase=None, without_key=True)


class AppContext(QObject):
    """The window's shared state. Lives on the GUI thread.

    Signals:
        study_opened(OpenStudy), study_closed().
        open_refused(Opening, exception): a study could not be opened; answered with a question or the error bar.
        event_recorded(Event): after each change of the open study, queued onto the GUI thread.
        document_selected(document id, "" for none).
        place_requested(place key), words_requested(document id, start, end), record_requested(place key, record id).
        coder_changed(), provider_changed().
        code_suggestions_requested(list of document ids), group_suggestions_requested(Level, groupings side by side):
            answered by the window, which plans the calls, shows what would be sent, and runs it as a task.
        provider_requested(): open the provider settings.
        comparing_requested(concept id or ""), rules_requested(), negative_cases_requested(theme id or "", (document id,
            start, end) or None): answered with the dialogs.
    """

    study_opened = Signal(object)
    open_refused = Signal(object, object)
    study_closed = Signal()
    event_recorded = Signal(object)
    document_selected = Signal(str)
    place_requested = Signal(str)
    words_requested = Signal(str, int, int)
    record_requested = Signal(str, str)
    coder_changed = Signal()
    provider_changed = Signal()
    code_suggestions_requested = Signal(list)
    group_suggestions_requested = Signal(object, int)
    provider_requested = Signal()
    comparing_requested = Signal(str)
    rules_requested = Signal()
    negative_cases_requested = Signal(str, object)
    _event_arrived = Signal(object, object)

    def __init__(
        self, *, services: Services, settings: Settings, tasks: TaskRunner, messages: Messages, theme: Theme
    ) -> None:
        super().__init__()
        self.services = services
        self.settings = settings
        self.tasks = tasks
        self.messages = messages
        self.theme = theme
        self._study: OpenStudy | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._coder_id = ""
        self._document_id = ""
        self._event_arrived.connect(self._on_event_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def study(self) -> OpenStudy | None:
        return self._study

    @property
    def coder_id(self) -> str:
        """The id, in the open study, of who works here; "" without a study."""
        return self._coder_id

    @property
    def document_id(self) -> str:
        """The interview that is selected, "" for none."""
        return self._document_id

    def open(self, path: Path) -> None:
        """Open a study file as a task, replacing the open one; asks for a passphrase where one is needed."""
        self.start_opening(Opening(path))

    def start_opening(self, opening: Opening) -> None:
        """Open a study as it says; what speaks against it goes to `open_refused`."""
        services = self.services
        self.tasks.start(
            self.tr("Opening the study"),
            opening_of(lambda: services.open_study(opening)),
            done=self.use,
            failed=lambda error: self.open_refused.emit(opening, error),
        )

    def use(self, study: OpenStudy) -> None:
        """Make an open study the window's study."""
        self.close()
        self._study = study
        self._unsubscribe = study.store.subscribe(lambda event: self._event_arrived.emit(study, event))
        self._coder_id = self._find_coder(study)
        self.settings.remember_recent(study.path)
        self.study_opened.emit(study)

    def close(self) -> None:
        """Close the study; everything in it is on disk already."""
        if self._study is None:
            return
        self.tasks.abandon()
        study, self._study = self._study, None
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._coder_id = self._document_id = ""
        self.study_closed.emit()
        study.close()

    def let_go_if_closed(self) -> bool:
        """Close a study that somebody else closed, so that nobody asks it anything; tell whether there was one."""
        if self._study is None or self._study.is_open:
            return False
        self.close()
        return True

    def set_coder(self, name: str) -> None:
        """Say who works here from now on; in the study and for the next start."""
        self.settings.coder_name = name
        if self._study is not None:
            self._coder_id = self._study.coder(name).id
        self.coder_changed.emit()

    def rename_coder(self, name: str) -> None:
        """Correct the name of who works here, in the study and for the next start."""
        if self._study is not None:
            self._study.rename_coder(self._coder_id, name, coder=self._coder_id)
            name = self._study.coder_name(self._coder_id)
        self.settings.coder_name = name
        self.coder_changed.emit()

    def select_document(self, document_id: str) -> None:
        if document_id != self._document_id:
            self._document_id = document_id
            self.document_selected.emit(document_id)

    def go(self, place_key: str) -> None:
        """Bring a place to the front: "study", "pseudonymise", "code", "themes" or "report"."""
        self.place_requested.emit(place_key)

    def show_words(self, document_id: str, start: int, end: int) -> None:
        """Go to words of an interview in the place that shows it (code points of the canonical original text)."""
        self.words_requested.emit(document_id, start, end)

    def show_record(self, place_key: str, record_id: str) -> None:
        """Bring a place to the front and go to a code or category there."""
        self.record_requested.emit(place_key, record_id)

    def suggest_codes(self, document_ids: list[str]) -> None:
        """Ask for code suggestions; she sees what would be sent and confirms before anything leaves."""
        self.code_suggestions_requested.emit(document_ids)

    def suggest_groups(self, level: Level, alternatives: int = 2) -> None:
        """Ask for suggested concepts, themes or dimensions, one to three groupings side by side, likewise."""
        self.group_suggestions_requested.emit(level, alternatives)

    def choose_provider(self) -> None:
        self.provider_requested.emit()

    def show_comparing(self, concept_id: str = "") -> None:
        """Show quotations that wait to be compared with the earlier ones of their concept, of one or of all."""
        self.comparing_requested.emit(concept_id)

    def show_rules(self) -> None:
        """Show disagreements between coders, and the rules of the codebook."""
        self.rules_requested.emit()

    def show_negative_cases(self, theme_id: str = "", place: tuple[str, int, int] | None = None) -> None:
        """Show what speaks against a theme; with a place in the original's coordinates that may be marked."""
        self.negative_cases_requested.emit(theme_id, place)

    def attempt(self, act: Callable[[], Any]) -> bool:
        """Run a short use case; a failure she can act on goes to the error bar. Gives whether it worked."""
        from analysis.errors import VerbatimError

        try:
            act()
        except VerbatimError as error:
            self.messages.show_error(error)
            return False
        return True

    def _find_coder(self, study: OpenStudy) -> str:
        """Give who works here: in a second coder's package that is she, whatever she is called on this computer."""
        package = study.packaging.opening()
        if package is not None:
            return package.coder_id
        name = self.settings.coder_name
        if not name:
            known = study.coders()
            return known[0].id if known else study.coder(self.tr("Researcher")).id
        return study.coder(name).id

    def _on_event_arrived(self, study: object, event: Event) -> None:
        if study is self._study:
            self.event_recorded.emit(event)
