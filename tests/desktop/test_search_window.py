"""Search in the window: typed words, what was found, and the way to each place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import builders
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main
from analysis.records import Level
from analysis.workflow.study import OpenStudy
from desktop.dialogs.search import SearchDialog
from desktop.main_window import MainWindow

WORDS = ("technische Hürde", "am Ende entscheide ich")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = builders.make_study(tmp_path)
    coder = builders.ada(made)
    for words in WORDS:
        made.coding.in_vivo(*builders.span_of(made, words), coder=coder)
    made.structure.add(Level.THEME, "Hürden der Technik", coder=coder)
    made.coding.memo("Hürde oder Chance?", coder=coder, target=made.coding.codes()[0])
    yield made
    if made.is_open:
        made.close()


@pytest.fixture
def window(study: OpenStudy, settings: Any, qtbot: QtBot) -> Iterator[MainWindow]:
    settings.coder_name, settings.language = "Ada", "en"
    made = main.build_window(QApplication.instance(), settings=settings)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    qtbot.waitExposed(made)
    made.context.use(study)
    qtbot.waitUntil(lambda: made.overview.is_read)
    yield made
    made.close()


def asked(window: MainWindow, qtbot: QtBot, words: str) -> SearchDialog:
    """Open the search with its key and type."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F, held)
    dialog = window.findChildren(SearchDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    dialog.line.clear()
    qtbot.keyClicks(dialog.line, words)
    qtbot.waitUntil(lambda: not dialog._timer.isActive() and dialog._task is None)
    qtbot.waitUntil(lambda: bool(dialog.said.text() or shown(dialog)))
    return dialog


def shown(dialog: SearchDialog) -> list[str]:
    return [dialog.found.item(row).text() for row in range(dialog.found.count())]


def test_what_is_typed_is_found_in_everything_and_counted(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot, "huerde")
    assert shown(dialog)[:4] == ["technische Hürde", "Hürden der Technik", "Hürde oder Chance?", "technische Hürde"]
    assert dialog.groups["all"].text() == "All 5"
    dialog.groups["structure"].click()
    qtbot.waitUntil(lambda: shown(dialog) == ["Hürden der Technik"])
    assert dialog.groups["all"].text() == "All 5"


def test_enter_goes_to_the_words_in_their_interview(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot, "Vertrauen")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    code: Any = window.places["code"]
    qtbot.waitUntil(lambda: code.isVisible() and code.view.selected_text() == "Vertrauen")
    assert window.context.document_id == window.context.study.transcripts.documents()[1].id
    qtbot.waitUntil(lambda: code._goal is None)


def test_arrows_choose_and_a_theme_or_a_memo_leads_to_its_card(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot, "huerde")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    themes: Any = window.places["themes"]
    qtbot.waitUntil(lambda: themes.isVisible() and getattr(themes.board.current(), "label", "") == "Hürden der Technik")
    dialog = asked(window, qtbot, "Chance")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    code: Any = window.places["code"]
    qtbot.waitUntil(lambda: code.isVisible() and getattr(code.side.codebook.node, "label", "") == "technische Hürde")


def test_the_last_words_are_there_again_and_nothing_is_said_calmly(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot, "nirgends")
    assert dialog.said.text().startswith("Nothing found.")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Escape)
    window.open_search()
    again = window.findChildren(SearchDialog)[-1]
    assert (again.line.text(), again.line.selectedText()) == ("nirgends", "nirgends")
    again.close()


def test_closing_the_study_lets_the_index_go(window: MainWindow, qtbot: QtBot) -> None:
    asked(window, qtbot, "huerde").close()
    assert window.searching._searches is not None
    window.context.close()
    assert window.searching._searches is None
    assert not [spec for spec in window.registry.all() if spec.id == "go.search" and spec.enabled()]
