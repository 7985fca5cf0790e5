"""A small real study and a window around the Code place, for its tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from analysis.ports import Detected
from analysis.pseudonymization.process import InlineDetector
from analysis.records import FindingLevel, IdentifierKind, Run, Suggestion
from analysis.suggestion.builtin import BuiltinModel
from analysis.transcript import ImportedTranscript, ImportedTurn
from desktop.context import AppContext
from desktop.messages import Messages
from desktop.settings import Settings
from desktop.tasks import InlineExecutor, TaskRunner
from desktop.theme import Theme
from desktop.views.code.place import CodePlace
from storage import create_study

TALK = [
    ("I", "Wie hat sich Ihre Arbeit mit der künstlichen Intelligenz verändert?"),
    (
        "B",
        "Also, ich glaube, die technische Hürde ist halt viel höher als früher. Ich muss das erst mal verstehen, "
        "bevor ich damit zum Kunden gehe. Da hat Frau Schuster gesagt, das macht die Maschine jetzt allein. "
        "Das fand ich ehrlich gesagt ziemlich beunruhigend, weil ich meine Erfahrung nicht mehr brauche.",
    ),
    ("I", "Und im Team?"),
    (
        "B",
        "Im Team ist es unterschiedlich. Die Jüngeren probieren einfach alles aus, die Älteren warten lieber ab. "
        "Am Ende entscheide ich aber selbst, ob ich der künstlichen Intelligenz vertraue. 👍 Das ist mir wichtig.",
    ),
    ("I", "Was wünschen Sie sich?"),
    ("B", "Mehr Zeit zum Lernen, und dass Frau Schuster uns nicht vergisst. Man muss richtig fragen können."),
]


class NameDetector:
    """Finds one name."""

    engines = ("fake 1",)

    def detect(self, text: str, language: str) -> list[Detected]:
        return [
            Detected(m.start(), m.end(), IdentifierKind.PERSON, FindingLevel.AUTO, 1.0, "fake", "Schuster")
            for m in re.finditer("Frau Schuster", text)
        ]


def imported(talk: list[tuple[str, str]], name: str = "a.txt") -> ImportedTranscript:
    text, turns = "", []
    for i, (label, words) in enumerate(talk):
        start = len(text)
        text += f"{label}: {words}\n\n"
        words_start = start + len(label) + 2
        turns.append(ImportedTurn(label, start, start + len(label), words_start, words_start + len(words), i * 20.0))
    return ImportedTranscript(text.strip(), tuple(turns), "de", name, "txt", f"sha-{name}", frozenset({"I"}))


class FakeServices:
    """Only what the place may ask for."""

    def open_model(self, _choice: Any, _key: str) -> BuiltinModel:
        return BuiltinModel()

    def host_of(self, _choice: Any) -> tuple[str, str]:
        return "", "this_computer"


@contextmanager
def made_study(folder: Path, *, approve: bool = True, suggest: bool = True) -> Iterator[Any]:
    study = create_study(
        folder / "study",
        title="KI im Vertrieb",
        coder="Ada",
        research_question="Wie verändert künstliche Intelligenz die Arbeit im Vertrieb?",
        detector=InlineDetector(NameDetector),
    )
    ada = study.coders()[0].id
    first = study.transcripts.add(imported(TALK), coder=ada)
    study.transcripts.add(imported(TALK[:2], "b.txt"), coder=ada)
    study.pseudonyms.detect(None, coder=ada)
    if approve:
        study.pseudonyms.approve(first.id, coder=ada)
    if approve and suggest:
        model = BuiltinModel()
        study.suggesting.run(study.suggesting.plan_codes([first.id], model), model, coder=ada)
    try:
        yield study
    finally:
        study.close()


class Window(QWidget):
    """Stands in for the main window: the place, its panel, and its keys."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.place = CodePlace(context)
        splitter = QSplitter()
        splitter.addWidget(self.place)
        splitter.addWidget(self.place.panel())
        splitter.setSizes([900, 340])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        for spec in self.place.place_actions():
            if spec.shortcut:
                shortcut = QShortcut(QKeySequence(spec.shortcut), self)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(lambda spec=spec: spec.handler() if spec.enabled() else None)
        context.study_closed.connect(lambda: self.place.set_study(None))
        context.study_opened.connect(self.place.set_study)
        context.document_selected.connect(self.place.on_document)
        context.event_recorded.connect(self.place.on_event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the study, as the main window does before it is closed."""
        self.place.set_study(None)
        super().closeEvent(event)


def make_context(settings: Settings) -> AppContext:
    app = QApplication.instance()
    theme = Theme(app, settings)
    theme.apply()
    return AppContext(
        services=FakeServices(),
        settings=settings,
        tasks=TaskRunner(executor=InlineExecutor()),
        messages=Messages(),
        theme=theme,
    )


def open_window(study: Any, settings: Settings, size: tuple[int, int] = (1240, 760)) -> Window:
    window = Window(make_context(settings))
    window.resize(*size)
    window.show()
    window.context.use(study)
    window.context.select_document(study.transcripts.documents()[0].id)
    window.place.activate()
    return window


def ungrounded(study: Any, run: Run, call_id: str, **fields: Any) -> Suggestion:
    """Make a suggestion as an answer without a place would give it."""
    return Suggestion(run_id=run.id, call_id=call_id, kind="code", rank=99, **fields)
