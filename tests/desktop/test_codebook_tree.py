"""The codebook's tree in the Code place: dragging, the list of homes, its menu, and where a code comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from code_place_study import Window, made_study, open_window
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from analysis.foreign_provenance import kept
from analysis.ports import Put
from analysis.records import ForeignProvenance, Level
from desktop.dialogs.palette import CommandPalette

WORDS = ("technische Hürde", "erst mal verstehen", "probieren einfach alles aus")


class Desk:
    """What she sees of the codebook, and does to it."""

    def __init__(self, window: Window, study: Any, qtbot: Any) -> None:
        self.window, self.study, self.qtbot = window, study, qtbot
        self.place = window.place
        self.book, self.tree = window.place.side.codebook, window.place.side.codebook.tree
        self.model = self.book.model

    def settle(self) -> None:
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: self.place.structure.is_idle)

    def id_of(self, label: str) -> str:
        found = {code.label: code.id for code in self.study.coding.codes()}
        found |= {item.label: item.id for level in Level for item in self.study.structure.categories(level)}
        return found[label]

    def select(self, *labels: str) -> None:
        self.tree.setFocus()
        for at, label in enumerate(labels):
            self.click(label, Qt.KeyboardModifier.ControlModifier if at else Qt.KeyboardModifier.NoModifier)

    def click(self, label: str, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, modifier, self.point(label))

    def point(self, label: str) -> QPoint:
        index = self.model.index_of(self.id_of(label))
        self.tree.scrollTo(index)
        return self.tree.visualRect(index).center()

    def drag(self, labels: tuple[str, ...], onto: str) -> bool:
        """Drag nodes onto another, "" for the ground beneath them; gives whether they could be let go there."""
        self.select(*labels)
        data = self.model.mimeData(self.tree.selectedIndexes())
        at = self.point(onto) if onto else QPoint(40, self.tree.viewport().height() - 3)
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        move = QDragMoveEvent(at, Qt.DropAction.MoveAction, data, buttons, keys)
        self.tree.dragMoveEvent(move)
        event = QDropEvent(QPointF(at), Qt.DropAction.MoveAction, data, buttons, keys)
        self.tree.dropEvent(event)
        self.settle()
        assert move.isAccepted() == event.isAccepted()
        return event.isAccepted()

    def inside(self, label: str) -> list[str]:
        """Give the labels under a node, as the tree shows them."""
        index = self.model.index_of(self.id_of(label))
        return [self.model.index(row, 0, index).data() for row in range(self.model.rowCount(index))]

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key)
        self.settle()


@pytest.fixture
def desk(tmp_path: Path, settings: Any, qtbot: Any) -> Iterator[Desk]:
    with made_study(tmp_path, suggest=False) as study:
        ada, document = study.coders()[0].id, study.transcripts.documents()[0].id
        shown = study.transcripts.shown(document)
        for words in WORDS:
            at = shown.text.index(words)
            study.coding.in_vivo(document, *shown.to_original(at, at + len(words)), coder=ada)
        study.structure.add(Level.CONCEPT, "Lernen", coder=ada)
        study.structure.add(Level.CONCEPT, "Mühe", coder=ada)
        study.structure.add(Level.THEME, "Fähigkeiten", coder=ada)
        study.structure.add(Level.DIMENSION, "Wandel", coder=ada)
        window = open_window(study, settings)
        qtbot.addWidget(window)
        window.activateWindow()
        qtbot.waitActive(window)
        at = Desk(window, study, qtbot)
        window.place.side.show_codebook()
        at.settle()
        qtbot.waitUntil(lambda: at.model.rowCount() == 7)
        yield at
        window.close()


def test_several_codes_are_dropped_into_a_concept_in_one_step(desk: Desk) -> None:
    before = desk.study.store.last_seq()
    assert desk.drag(WORDS[:2], "Lernen")
    assert desk.inside("Lernen") == list(WORDS[:2])
    assert desk.study.store.last_seq() == before + 1
    desk.place.undo()
    desk.settle()
    assert desk.inside("Lernen") == []


def test_concepts_go_into_themes_and_themes_into_dimensions(desk: Desk) -> None:
    assert desk.drag(("Lernen", "Mühe"), "Fähigkeiten")
    assert desk.drag(("Fähigkeiten",), "Wandel")
    assert desk.inside("Wandel") == ["Fähigkeiten"]
    assert desk.inside("Fähigkeiten") == ["Lernen", "Mühe"]


def test_what_does_not_fit_cannot_be_let_go(desk: Desk) -> None:
    before = desk.study.store.last_seq()
    assert not desk.drag((WORDS[0],), "Wandel")
    assert not desk.drag(("Fähigkeiten",), "Lernen")
    assert not desk.drag((WORDS[0],), WORDS[1])
    assert desk.study.store.last_seq() == before


def test_a_code_that_is_let_go_on_another_joins_its_home_and_on_the_ground_leaves_it(desk: Desk) -> None:
    desk.drag((WORDS[0],), "Lernen")
    assert desk.drag((WORDS[1],), WORDS[0])
    assert desk.inside("Lernen") == list(WORDS[:2])
    assert desk.drag(WORDS[:2], "")
    assert desk.inside("Lernen") == []


def test_a_home_takes_what_is_in_it_along(desk: Desk) -> None:
    desk.drag((WORDS[0],), "Lernen")
    assert desk.drag(("Lernen", WORDS[0]), "Fähigkeiten")
    assert desk.inside("Fähigkeiten") == ["Lernen"]
    assert desk.inside("Lernen") == [WORDS[0]]


def test_the_keyboard_moves_codes_by_a_list_and_takes_them_out(desk: Desk) -> None:
    desk.select(WORDS[0], WORDS[2])
    desk.press(Qt.Key.Key_I)
    palette = next(item for item in desk.window.findChildren(CommandPalette) if item.isVisible())
    found = [palette.found.topLevelItem(row).text(0) for row in range(palette.found.topLevelItemCount())]
    assert found[:3] == ["Lernen", "Mühe", "Fähigkeiten"]
    desk.qtbot.keyClicks(palette.line, "he")
    desk.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    desk.settle()
    assert sorted(desk.inside("Mühe")) == sorted((WORDS[0], WORDS[2]))
    desk.window.activateWindow()
    desk.qtbot.waitActive(desk.window)
    desk.select(WORDS[0])
    desk.press(Qt.Key.Key_Backspace)
    assert desk.inside("Mühe") == [WORDS[2]]


def test_a_new_concept_is_made_around_what_is_selected(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_given, **_more: ("Neugier", True))
    desk.select(WORDS[2])
    desk.qtbot.mouseClick(desk.book.move_into, Qt.MouseButton.LeftButton)
    palette = next(item for item in desk.window.findChildren(CommandPalette) if item.isVisible())
    desk.qtbot.keyClicks(palette.line, "new concept")
    desk.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    desk.settle()
    assert desk.inside("Neugier") == [WORDS[2]]


def test_a_button_tells_where_the_chosen_code_comes_from(desk: Desk) -> None:
    desk.select(WORDS[1])
    assert desk.book.provenance.isVisible()
    desk.qtbot.mouseClick(desk.book.provenance, Qt.MouseButton.LeftButton)
    page = desk.place.side.provenance
    assert page.isVisible()
    assert page.heading.text() == WORDS[1]
    assert "Coded by hand by Ada" in page.story.text()


def test_a_code_of_another_study_tells_what_that_said_of_it(desk: Desk) -> None:
    coder = desk.study.coders()[0].id
    for target, data in (
        (desk.id_of(WORDS[1]), {"provenance": {"suggestion": None, "coder": "Mira", "created_at": "2025-03-04T10:00"}}),
        ("", {"data": {"study": {"title": "Pflege <neu>"}}}),
    ):
        kept_data = ForeignProvenance(target_id=target, study_id="s1", data=kept(data), coder_id=coder)
        desk.study.store.commit("codes_brought_in", [Put(kept_data)], actor=coder)
    desk.select(WORDS[1])
    desk.qtbot.mouseClick(desk.book.provenance, Qt.MouseButton.LeftButton)
    told = desk.place.side.provenance.story.text()
    assert "From the study “Pflege &lt;neu&gt;”, brought in by Ada" in told
    assert "There: coded by hand by Mira, 2025-03-04." in told


def test_the_key_tells_of_the_code_in_the_tree_though_another_is_filled_in_the_text(desk: Desk) -> None:
    first = next(item for item in desk.study.coding.codings() if item.code_id == desk.id_of(WORDS[0]))
    desk.place._on_mark(f"coding:{first.id}")
    desk.select(WORDS[1])
    desk.press(Qt.Key.Key_P)
    assert desk.place.side.provenance.heading.text() == WORDS[1]
    desk.press(Qt.Key.Key_P)
    assert desk.place.side.provenance.heading.text() == WORDS[1]


def test_the_tree_has_a_menu_with_what_can_be_done(desk: Desk) -> None:
    desk.select(WORDS[0])
    said: list[tuple[str, bool]] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        said.extend((action.text(), action.isEnabled()) for action in menu.actions())
        menu.close()

    QTimer.singleShot(50, look)
    desk.tree.customContextMenuRequested.emit(desk.point(WORDS[0]))
    offered = dict(said)
    assert offered["Move into …"]
    assert offered["Where this comes from"]
    assert not offered["Take out of its place"]


def test_the_model_still_keeps_qts_rules(desk: Desk, qtmodeltester: Any) -> None:
    desk.drag(WORDS[:2], "Lernen")
    qtmodeltester.check(desk.model)
