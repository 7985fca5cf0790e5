"""A study, the Pseudonymise place in a window, and what she sees and does there; for the tests of the place."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from builders import transcript
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter

import storage
from analysis.errors import Cancelled
from analysis.ports import Detected, Progress
from analysis.records import FindingLevel, IdentifierKind, Verdict
from analysis.workflow.study import OpenStudy
from desktop.actions import ActionRegistry
from desktop.context import AppContext
from desktop.menus import Menus
from desktop.messages import Messages, Notice
from desktop.settings import Settings
from desktop.tasks import TaskRunner
from desktop.theme import Theme
from desktop.views.pseudonymise.place import PseudonymisePlace

FIRST = (
    "I: Wie war Ihr Anfang bei der Nordwerk?\n\n"
    "B: Da hat mich Frau Schuster geholt. 😀 Frau Schuster kam aus Bielefeld, und der Tommi sagte Nee dazu.\n\n"
    "I: Und im Team?\n\n"
    "B: Am Ende entscheidet Frau Schuster, der Kerner aus Soest und das Bauchgefühl.\n"
)
SECOND = "I: Kennen Sie Frau Schuster?\n\nB: Ja, aus Bielefeld. Kerner und ich waren lange dort, sagt Sabine.\n"
PERSON, LOCATION, ORGANIZATION = IdentifierKind.PERSON, IdentifierKind.LOCATION, IdentifierKind.ORGANIZATION
SURE, UNSURE = FindingLevel.AUTO, FindingLevel.REVIEW
NAMES = (
    ("Frau Schuster", PERSON, SURE), ("Sabine", PERSON, SURE), ("Bielefeld", LOCATION, SURE),
    ("Nordwerk", ORGANIZATION, UNSURE), ("Tommi", PERSON, UNSURE), ("Nee", PERSON, UNSURE),
)  # fmt: skip


class Detector:
    """Finds given words at given levels; waits at the gate, if there is one, until it is opened or cancelled."""

    def __init__(self, names: Iterable[tuple[str, IdentifierKind, FindingLevel]] = NAMES) -> None:
        self.names = tuple(names)
        self.gate: threading.Event | None = None

    def detect(
        self,
        documents: Iterable[tuple[str, str, str]],
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> dict[str, list[Detected]]:
        todo = list(documents)
        if progress is not None:
            progress(0, len(todo))
        while self.gate is not None and not self.gate.wait(0.01):
            if cancel is not None and cancel.is_set():
                raise Cancelled
        return {key: self._find(text) for key, text, _ in todo}

    def _find(self, text: str) -> list[Detected]:
        return sorted(
            (
                Detected(match.start(), match.end(), kind, level, 0.9, "scripted", name.removeprefix("Frau "))
                for name, kind, level in self.names
                for match in re.finditer(rf"\b{re.escape(name)}\b", text)
            ),
            key=lambda found: found.start,
        )

    def engines(self) -> tuple[str, ...]:
        return ("scripted 1",)

    def close(self) -> None:
        pass


class Desk:
    """What she sees and does."""

    def __init__(self, study: OpenStudy, settings: Settings, qapp: QApplication, qtbot: Any, width: int = 1366) -> None:
        theme = Theme(qapp, settings)
        theme.apply()
        messages = Messages()
        tasks = TaskRunner()
        tasks.failed.connect(messages.show_error)
        self.notices: list[Notice] = []
        messages.noticed.connect(self.notices.append)
        self.context = AppContext(services=None, settings=settings, tasks=tasks, messages=messages, theme=theme)  # type: ignore[arg-type]
        self.study, self.qtbot = study, qtbot
        self.place = PseudonymisePlace(self.context)
        self.panel = self.place.identifiers
        self.list, self.card, self.model = self.panel.list, self.panel.card, self.panel.model
        self.original, self.shown = self.place.texts.original, self.place.texts.shown
        self.window = self._window(width)
        self.context.study_opened.connect(self.place.set_study)
        self.context.study_closed.connect(lambda: self.place.set_study(None))
        self.context.document_selected.connect(self.place.on_document)
        self.context.event_recorded.connect(self.place.on_event)

    def _window(self, width: int) -> QMainWindow:
        window = QMainWindow()
        self.registry = ActionRegistry()
        self.registry.add(self.place.place_actions())
        self._menus = Menus(window, self.registry, self.context, lambda _path: None)
        self._menus.bind(self.registry.all(), [self.place, self.place.side])
        split = QSplitter()
        split.addWidget(self.place)
        split.addWidget(self.place.side)
        self.place.side.setFixedWidth(340)
        window.setCentralWidget(split)
        window.resize(width, 768)
        self.qtbot.addWidget(window)
        return window

    def open(self) -> Desk:
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitActive(self.window)
        self.context.use(self.study)
        documents = self.study.transcripts.documents()
        if documents:
            self.context.select_document(documents[0].id)
        self.place.activate()
        self.settle()
        self.list.setFocus()
        return self

    def settle(self) -> None:
        """Let everything under way arrive: decisions, events, readings."""
        self.qtbot.wait(1)
        self.qtbot.waitUntil(self._is_quiet)

    def _is_quiet(self) -> bool:
        waits = self.place.acts.is_waiting or (self.place.reader.is_stale and self.place.isVisible())
        return not waits and not self.context.tasks.running

    def close(self) -> None:
        self.context.close()
        self.context.tasks.close()

    def press(self, key: str, *, settle: bool = True) -> None:
        named = {"Enter": Qt.Key.Key_Return, "Escape": Qt.Key.Key_Escape, "Right": Qt.Key.Key_Right,
                 "Left": Qt.Key.Key_Left, "Down": Qt.Key.Key_Down, "F2": Qt.Key.Key_F2}  # fmt: skip
        self._come_back()
        popup = QApplication.activePopupWidget()
        target = (popup.focusWidget() or popup) if popup else QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, named.get(key, key))
        if settle:
            self.settle()

    def _come_back(self) -> None:
        """Activate the window again: the off-screen platform, unlike real ones, leaves it inactive after a popup."""
        QApplication.processEvents()
        if QApplication.activePopupWidget() is None and QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.qtbot.waitActive(self.window)

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def rows(self) -> list[str]:
        return [self.model.index(i).data() for i in range(self.model.rowCount())]

    def go_to(self, name: str) -> None:
        """Walk down the list to a name."""
        self._come_back()
        self.list.setFocus()
        self.list.setCurrentIndex(self.model.index(0))
        while self.current != name:
            before = self.current
            self.press("Down", settle=False)
            assert self.current != before, f"{name} is not listed"
        self.settle()

    @property
    def current(self) -> str:
        row = self.panel.current()
        return row.entity.canonical if row else ""

    def entity(self, name: str) -> Any:
        return next(row.entity for row in self.study.pseudonyms.entities() if row.entity.canonical == name)

    def verdict(self, name: str) -> Verdict:
        return Verdict(self.entity(name).verdict)

    def select(self, words: str, nth: int = 0) -> None:
        at = [match.start() for match in re.finditer(re.escape(words), self.original.text.text)][nth]
        self.original.setFocus()
        self.original.select(at, at + len(words))


Open = Callable[..., Desk]


def desks(tmp_path: Path, settings: Settings, qapp: QApplication, qtbot: Any) -> Iterator[Open]:
    """Give a function that opens the place over these texts; closes what it opened."""
    opened: list[Desk] = []

    def _open(
        *texts: str, searched: bool = True, detector: Detector | None = None, width: int = 1366, key: bool = True,
        approved: bool = False,
    ) -> Desk:  # fmt: skip
        study = storage.create_study(tmp_path / "study", title="S", coder="Ada", detector=detector or Detector())
        coder = study.coders()[0].id
        for text in texts:
            study.transcripts.add(transcript(text), coder=coder)
        if searched and texts:
            study.pseudonyms.detect(coder=coder)
        if approved:
            for document in study.transcripts.documents():
                study.pseudonyms.approve(document.id, coder=coder)
        if not key:
            study.close()
            study = storage.open_study(study.path, without_key=True, detector=Detector())
        opened.append(Desk(study, settings, qapp, qtbot, width).open())
        return opened[-1]

    yield _open
    for item in opened:
        item.close()
