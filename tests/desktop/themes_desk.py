"""The Themes place with its panel and keys, as the window holds them, over a study with a few codes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import builders
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from analysis.records import Level
from desktop.actions import ActionRegistry
from desktop.context import AppContext
from desktop.messages import Messages
from desktop.tasks import InlineExecutor, TaskRunner
from desktop.theme import Theme
from desktop.views.themes import ThemesPlace
from desktop.views.themes.cards import Card

WORDS = (
    "die technische Hürde",
    "erst mal verstehen",
    "am Ende entscheide ich",
    "Wir haben Angst",
    "Vertrauen der Kunden",
)


class Desk(QWidget):
    """The place with its panel and keys, as the window holds them."""

    def __init__(self, study: Any, settings: Any, qtbot: Any) -> None:
        super().__init__()
        theme = Theme(QApplication.instance(), settings)
        theme.apply()
        self.context = AppContext(
            services=None,  # type: ignore[arg-type]
            settings=settings,
            tasks=TaskRunner(executor=InlineExecutor()),
            messages=Messages(),
            theme=theme,
        )
        self.study, self.qtbot = study, qtbot
        self.place = ThemesPlace(self.context)
        row = QHBoxLayout(self)
        row.addWidget(self.place, 3)
        row.addWidget(self.place.panel(), 1)
        self.registry = ActionRegistry()
        self.registry.add(self.place.place_actions())
        for spec in self.registry.all():
            if spec.shortcut:
                shortcut = QShortcut(QKeySequence(spec.shortcut), self)
                shortcut.activated.connect(lambda spec=spec: spec.handler() if spec.enabled() else None)
        self.context.study_opened.connect(self.place.set_study)
        self.context.event_recorded.connect(self.place.on_event)
        self.resize(1300, 800)

    @property
    def board(self) -> Any:
        return self.place.board

    def begin(self) -> Desk:
        self.qtbot.addWidget(self)
        self.show()
        self.qtbot.waitExposed(self)
        self.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self)
        self.context.use(self.study)
        self.place.activate()
        return self

    def press(self, key: str) -> None:
        """Press a key where the keyboard is, and let what follows arrive."""
        sequence = QKeySequence(key)[0]
        self.qtbot.keyClick(self.here(), sequence.key(), sequence.keyboardModifiers())
        self.settle()

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.here(), words)

    def here(self) -> Any:
        """Give the widget that has the keyboard; the window comes to the front if another test's still was."""
        if QApplication.activeWindow() is not self:
            self.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self)
        return self.focusWidget() or self.place

    def settle(self) -> None:
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.place._timer.isActive() and not self.place._is_reading)
        QApplication.processEvents()

    def labels(self, kind: str) -> list[str]:
        model = self.board.columns[kind].model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def go(self, label: str) -> Card:
        card = next(card for cards in self.board.board.columns.values() for card in cards if card.label == label)
        self.board.go_to(card)
        self.board.focus()
        return card


def coded_study(tmp_path: Path) -> Any:
    study = builders.make_study(tmp_path)
    for at, words in enumerate(WORDS):
        document_id, start, end = builders.span_of(study, words, 1 if at == 4 else 0)
        study.coding.in_vivo(document_id, start, end, coder=builders.ada(study))
    return study


def make(study: Any, level: Level, label: str, *members: str) -> Any:
    codes = {code.label: code.id for code in study.coding.codes()}
    ids = [codes.get(member, member) for member in members]
    return study.structure.add(level, label, coder=builders.ada(study), members=ids)
