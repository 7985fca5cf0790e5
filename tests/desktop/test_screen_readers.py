"""What a screen reader and the Tab key find: every control in every place and dialog, and the words of transcripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import make_study, span_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from analysis.records import Level
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy
from desktop.main_window import MainWindow
from desktop.palette import LIGHT
from desktop.transcript.model import ReadingText, ReadingTurn
from desktop.transcript.style import reading_style
from desktop.transcript.view import TranscriptView

PLACES = ("study", "pseudonymise", "code", "themes", "report")
DIALOGS = (
    "file.new", "file.protect", "edit.provider", "edit.prompts", "edit.granularity", "edit.hold_out", "go.search",
    "go.palette", "help.keys", "method.settle", "method.guide", "method.sampling", "method.compare",
    "method.relations", "method.memos",
)  # fmt: skip
SETTINGS = ("look", "keys", "suggestions", "coder")
Role = QAccessible.Role
NAMED = {
    Role.Button, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.List, Role.Tree, Role.Table,
    Role.SpinBox, Role.Slider, Role.PageTab, Role.ButtonMenu, Role.ButtonDropDown,
}  # fmt: skip


@pytest.fixture
def study(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> OpenStudy:
    """One in which every place has something to show."""
    made = make_study(tmp_path)
    coder, model = made.coders()[0].id, BuiltinModel()
    ids = [item.id for item in made.transcripts.documents()]
    made.suggesting.run(made.suggesting.plan_codes(ids, model), model, coder=coder)
    code = made.coding.in_vivo(*span_of(made, "technische Hürde"), coder=coder)
    concept = made.structure.add(Level.CONCEPT, "Hürden", coder=coder, members=[code.id])
    made.structure.add(Level.THEME, "Vertrauen", coder=coder, members=[concept.id])
    made.structure.add(Level.THEME, "Wissen", coder=coder)
    window.context.use(made)
    qtbot.waitUntil(lambda: window.overview.is_read)
    window.context.select_document(ids[0])
    return made


def tree(item: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Walk what is visible, from the outside in; rows of lists are their models' matter."""
    if item.state().invisible:  # type: ignore[attr-defined]
        return
    yield item
    if item.role() in (Role.List, Role.Tree, Role.Table, Role.ComboBox, Role.SpinBox, Role.MenuBar):
        return
    for at in range(item.childCount()):
        child = item.child(at)
        if child is not None and child.isValid():
            yield from tree(child)


def faults(widget: QWidget) -> list[tuple[str, str]]:
    """Tell visible controls without a name, and what takes the keyboard without saying what it is.

    `object()` is never asked: PySide6 would take what it gives away with the interface.
    """
    found = []
    for item in tree(QAccessible.queryAccessibleInterface(widget)):
        state: Any = item.state()
        role, name = item.role(), item.text(QAccessible.Text.Name).strip()
        where = f"{role.name} in “{item.parent().text(QAccessible.Text.Name)}” at {item.rect().getRect()}"
        if not name and (role in NAMED or (state.focusable and role is not Role.Window)):
            found.append((where, "no name"))
        elif state.focusable and role in (Role.NoRole, Role.Pane):
            found.append((where, "no role"))
    return found


def reached(qtbot: QtBot, top: QWidget, wanted: set[QWidget]) -> set[QWidget]:
    """Press Tab until all are reached, or as often as there could be stops."""
    got: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 10):
        here = QApplication.focusWidget()
        if here is not None:
            got.add(here)
            if here.focusProxy() is not None:
                got.add(here.focusProxy())
        if wanted <= got:
            break
        qtbot.keyClick(here or top, Qt.Key.Key_Tab)
    return got


def stops(top: QWidget) -> set[QWidget]:
    """Give what Tab has to reach: of buttons that exclude each other only the chosen one."""
    found = set()
    for widget in top.findChildren(QWidget):
        is_stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(top) and widget.isEnabled()
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        is_exclusive = isinstance(widget, QAbstractButton) and (
            widget.autoExclusive() or bool(group and group.exclusive())
        )
        is_other = is_exclusive and not widget.isChecked()  # type: ignore[attr-defined]
        if is_stop and not is_other and widget.window() is top and widget.focusProxy() is None:
            found.add(widget)
    return found


def test_every_control_of_every_place_has_name_and_role_and_is_reached_by_tab(
    window: MainWindow, study: OpenStudy, qtbot: QtBot
) -> None:
    missed = {}
    for place in PLACES:
        window.go(place)
        qtbot.waitUntil(lambda: not window.context.tasks.running)
        missed[place] = missed_in(qtbot, window)
    report: Any = window.places["report"]
    for name in report.rigor.choices:
        report.show_rigor()
        report.rigor.read(name)
        qtbot.waitUntil(lambda: not window.context.tasks.running)
        missed[f"rigor {name}"] = missed_in(qtbot, window)
    window.context.close()
    missed["home"] = missed_in(qtbot, window)
    assert {name: found for name, found in missed.items() if found} == {}


def test_every_control_of_every_dialog_has_name_and_role_and_is_reached_by_tab(
    window: MainWindow, study: OpenStudy, qtbot: QtBot
) -> None:
    missed = {}
    for name in DIALOGS:
        window.registry.get(name).handler()
        missed[name] = missed_in_dialog(qtbot, window)
    for page in SETTINGS:
        window.show_settings(page)
        missed[f"settings {page}"] = missed_in_dialog(qtbot, window)
    assert {name: found for name, found in missed.items() if found} == {}


def missed_in_dialog(qtbot: QtBot, window: MainWindow) -> list[tuple[str, str]]:
    dialog = next(item for item in window.findChildren(QDialog) if item.isVisible())
    found = missed_in(qtbot, dialog)
    dialog.close()
    return found


def missed_in(qtbot: QtBot, top: QWidget) -> list[tuple[str, str]]:
    """Give what has no name or role in a window, and what Tab does not reach."""
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    wanted = stops(top)
    beyond = wanted - reached(qtbot, top, wanted)
    return faults(top) + [(f"{type(item).__name__} {_called(item)}", "not reached by Tab") for item in beyond]


def _called(item: QWidget) -> str:
    return item.accessibleName() or (item.text() if isinstance(item, QAbstractButton) else "")


WORDS = "I: Wie? 😀 gut\n\nP: Die technische Hürde."


@pytest.fixture
def view(qtbot: QtBot) -> TranscriptView:
    made = TranscriptView(reading_style(LIGHT))
    qtbot.addWidget(made)
    first, second = WORDS.index("Wie"), WORDS.index("Die")
    turns = [ReadingTurn(0, "I", first, WORDS.index("\n")), ReadingTurn(1, "P", second, len(WORDS))]
    made.set_text(ReadingText(WORDS, turns, (), "Interview 1"))
    made.show()
    return made


def test_a_screen_reader_reads_the_transcript(view: TranscriptView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    state: Any = found.state()
    assert (found.role(), found.text(QAccessible.Text.Name)) == (Role.EditableText, "Interview 1")
    assert state.readOnly
    assert state.multiLine
    text = found.textInterface()
    assert text.characterCount() == len(WORDS) + 1  # in UTF-16 units
    assert text.text(0, text.characterCount()) == WORDS


def test_caret_and_selection_are_the_same_for_eyes_and_screen_reader(view: TranscriptView) -> None:
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    start = WORDS.index("technische")
    view.select(start, start + 10)
    assert text.selectionCount() == 1
    assert text.cursorPosition() == start + 10 + 1
    text.setSelection(0, 3, 7)
    assert view.selected_span() == (3, 7)
    text.setCursorPosition(start + 1)
    assert view.caret_position == start
    assert view.selected_span() is None


def test_another_interview_is_read_at_once(view: TranscriptView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    assert found.textInterface().characterCount() == len(WORDS) + 1
    view.set_text(ReadingText("Kurz.", [ReadingTurn(0, "P", 0, 5)], (), "Interview 2"))
    assert found.text(QAccessible.Text.Name) == "Interview 2"
    assert found.textInterface().text(0, 5) == "Kurz."
