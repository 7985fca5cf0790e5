"""The settings: every change holds at once and comes back; a key has one meaning, and a clash is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import make_study
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from analysis.workflow.study import OpenStudy
from desktop.actions import ActionRegistry, ActionSpec
from desktop.dialogs.settings import SettingsDialog
from desktop.main_window import MainWindow
from desktop.settings import Settings


@pytest.fixture
def study(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> OpenStudy:
    made = make_study(tmp_path, [])
    window.context.use(made)
    qtbot.waitUntil(lambda: window.overview.is_read)
    return made


def opened(window: MainWindow, page: str) -> Any:
    window.show_settings(page)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    shown: Any = dialog.pages.currentWidget()
    return shown if page == "keys" else shown.widget()


def press(qtbot: QtBot, keys: Any, sequence: str) -> None:
    keys.key.setFocus()
    combination = QKeySequence(sequence)[0]
    qtbot.keyClick(keys.key, combination.key(), combination.keyboardModifiers())


def test_language_colours_and_letters_change_at_once(window: MainWindow, qtbot: QtBot) -> None:
    look = opened(window, "look")
    for field, row in ((look.colours, 2), (look.language, 1)):
        field.setCurrentIndex(row)
        field.activated.emit(row)
    qtbot.waitUntil(lambda: window.home.new_button.text() == "Neue Studie …")
    assert window.context.theme.palette.is_dark
    look = opened(window, "look")  # made anew in German
    assert look.contrast.text() == "Hoher Kontrast"
    look.contrast.click()
    look.letters.setValue(130)
    assert window.context.theme.palette.least == 7.0
    assert window.context.theme.pixels(10) == 13
    window.set_language("en")
    qtbot.waitUntil(lambda: window.home.new_button.text() == "New study …")


def test_typeface_and_size_of_interviews_reach_the_text(window: MainWindow, study: OpenStudy) -> None:
    look = opened(window, "look")
    look.face.setCurrentIndex(1)
    look.face.activated.emit(1)
    look.pixels.setValue(24)
    style = window.places["code"].view._style  # type: ignore[attr-defined]
    assert style.reading_faces[0] == look.face.currentData() != ""
    assert round(style.reading_font().pixelSize()) == 24


def test_a_key_can_be_changed_and_works_at_once(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    keys = opened(window, "keys")
    QAbstractItemModelTester(keys.tree.model())
    keys.choose("view.larger")
    press(qtbot, keys, "Ctrl+Shift+J")
    qtbot.mouseClick(keys.use_button, Qt.MouseButton.LeftButton)
    assert window.registry.get("view.larger").shortcut == "Ctrl+Shift+J"
    before = window.context.settings.font_scale
    window.findChild(SettingsDialog).close()  # type: ignore[union-attr]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_J, both)
    assert window.context.settings.font_scale > before


def test_a_key_that_is_taken_is_named_and_can_be_taken_over(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    keys = opened(window, "keys")
    keys.choose("code.accept")
    press(qtbot, keys, "R")
    assert "Reject suggestion" in keys.note.text()
    assert not keys.use_button.isEnabled()
    qtbot.mouseClick(keys.give_button, Qt.MouseButton.LeftButton)
    assert window.registry.get("code.accept").shortcut == "R"
    assert window.registry.get("code.reject").shortcut == ""
    keys.reset_button.click()
    assert (window.registry.get("code.accept").shortcut, window.registry.get("code.reject").shortcut) == ("A", "")
    keys.reset_all_button.click()
    assert window.registry.get("code.reject").shortcut == "R"
    assert window.context.settings.keys == {}


@pytest.mark.parametrize("fixed", ["Ctrl+C", "Left"])
def test_keys_of_every_text_stay_free(window: MainWindow, study: OpenStudy, qtbot: QtBot, fixed: str) -> None:
    keys = opened(window, "keys")
    keys.choose("code.accept")
    press(qtbot, keys, fixed)
    assert keys.key.keySequence() == QKeySequence(fixed)
    assert not keys.use_button.isEnabled()
    assert not keys.give_button.isVisible()


def test_actions_are_found_by_words_and_by_key(window: MainWindow, study: OpenStudy) -> None:
    keys = opened(window, "keys")
    keys.search.setText("Ctrl+K")
    shown = [row.text(0) for row in keys._items() if not row.isHidden()]
    assert shown == ["Find a command or an interview"]


def test_own_keys_come_back_and_one_that_clashes_by_now_is_left_out(settings: Settings) -> None:
    settings.keys = {"a": "Ctrl+J", "b": "Ctrl+J", "gone": "Ctrl+L", "c": ""}
    registry = ActionRegistry(settings.keys)
    registry.add([ActionSpec(name, lambda: "", lambda: None, f"Ctrl+{at}") for at, name in enumerate("abc")])
    assert {spec.id: spec.shortcut for spec in registry.all()} == {"a": "Ctrl+0", "b": "Ctrl+J", "c": ""}


def test_two_keys_can_be_swapped() -> None:
    registry = ActionRegistry({"a": "B", "b": "A"})
    registry.add([ActionSpec("a", lambda: "", lambda: None, "A"), ActionSpec("b", lambda: "", lambda: None, "B")])
    assert [spec.shortcut for spec in registry.all()] == ["B", "A"]


def test_who_codes_is_chosen_and_recorded(window: MainWindow, study: OpenStudy) -> None:
    page = opened(window, "coder")
    page.name.setEditText("Bo Beispiel")
    page.use_button.click()
    assert study.coder_name(window.context.coder_id) == "Bo Beispiel"
    assert "Bo Beispiel" in page.outcome.text()


def test_the_own_name_is_corrected_and_the_coder_stays_the_same(window: MainWindow, study: OpenStudy) -> None:
    page, coder = opened(window, "coder"), window.context.coder_id
    assert not page.rename_button.isEnabled()
    page.name.setEditText("Ada Berg")
    page.rename_button.click()
    assert (study.coder_name(coder), window.context.coder_id) == ("Ada Berg", coder)
    assert window.context.settings.coder_name == "Ada Berg"
    assert "Ada Berg" in page.outcome.text()
    assert not page.rename_button.isEnabled()


def test_the_suggestions_page_says_what_suggests_and_leads_to_it(window: MainWindow, study: OpenStudy) -> None:
    page = opened(window, "suggestions")
    assert "built-in" in page.now.text()
    page.buttons[0].click()
    names = {type(dialog).__name__ for dialog in window.children() if getattr(dialog, "isVisible", bool)()}
    assert "ProviderDialog" in names
