"""The Themes place as a researcher uses it: cards, keys, dragging and suggested groups, over a real study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import builders
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from themes_desk import WORDS, Desk, coded_study, make

from analysis.records import (
    Category,
    Level,
    Placement,
)
from desktop.views.themes.column_model import ColumnModel


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Any]:
    made = coded_study(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desk(study, settings, qtbot) -> Iterator[Desk]:
    shown = Desk(study, settings, qtbot).begin()
    yield shown
    shown.context.close()


def test_every_code_is_open_until_it_has_a_place(desk: Desk) -> None:
    assert desk.labels("code") == list(WORDS)
    assert desk.board.columns["code"].count.text() == "5 open of 5"
    make(desk.study, Level.CONCEPT, "Hürden", *WORDS[:2])
    desk.settle()
    assert desk.labels("code") == list(WORDS[2:])
    assert desk.labels("concept") == ["Hürden"]
    desk.board.columns["code"].open_only.click()
    assert set(desk.labels("code")) == set(WORDS)


def test_space_picks_up_a_code_and_drops_it_on_a_concept(desk: Desk) -> None:
    concept = make(desk.study, Level.CONCEPT, "Hürden")
    desk.settle()
    card = desk.go(WORDS[0])
    for key in ("Space", "Right"):
        desk.press(key)
    assert desk.board.carried == (card.id,)
    desk.press("Space")
    assert desk.study.structure.homes(card.id)[0].parent_id == concept.id
    assert desk.board.carried == ()
    assert WORDS[0] not in desk.labels("code")
    desk.press("U")
    assert WORDS[0] in desk.labels("code")


def test_escape_puts_back_what_was_picked_up(desk: Desk) -> None:
    desk.go(WORDS[0])
    desk.press("Space")
    desk.press("Esc")
    assert desk.board.carried == ()
    assert desk.study.store.all(Placement) == []


def test_n_gathers_the_selected_codes_in_a_concept_of_her_name(desk: Desk) -> None:
    desk.go(WORDS[0])
    desk.press("Shift+Down")
    desk.press("N")
    desk.type("Hindernisse")
    desk.press("Return")
    assert desk.labels("concept") == ["Hindernisse"]
    assert desk.labels("code") == list(WORDS[2:])
    assert desk.board.current().label == "Hindernisse"
    kinds = [event.kind for event in desk.study.history.events()]
    assert kinds[-1] == "category_added"


def test_an_empty_name_makes_nothing_and_escape_closes_the_field(desk: Desk) -> None:
    desk.go(WORDS[0])
    desk.press("N")
    desk.press("Return")
    desk.press("Esc")
    assert desk.labels("concept") == []
    assert not desk.board.columns["concept"].field.isVisible()


def test_enter_renames_a_concept_where_it_stands(desk: Desk) -> None:
    make(desk.study, Level.CONCEPT, "Hürden")
    desk.settle()
    desk.go("Hürden")
    desk.press("Return")
    desk.here().selectAll()
    desk.type("Technik")
    desk.press("Return")
    desk.settle()
    assert desk.labels("concept") == ["Technik"]


def test_a_change_elsewhere_waits_until_she_has_finished_typing(desk: Desk) -> None:
    concept = make(desk.study, Level.CONCEPT, "Hürden")
    desk.settle()
    desk.go("Hürden")
    desk.press("F2")
    desk.here().selectAll()
    desk.type("Mut")
    make(desk.study, Level.CONCEPT, "Angst")
    desk.settle()
    desk.type("proben")
    desk.press("Return")
    desk.settle()
    assert desk.study.structure.categories(Level.CONCEPT)[0].label == "Mutproben"
    assert set(desk.labels("concept")) == {"Mutproben", "Angst"}
    assert concept.label == "Hürden"


def test_removing_a_concept_leaves_its_codes_open(desk: Desk) -> None:
    make(desk.study, Level.CONCEPT, "Hürden", *WORDS[:2])
    desk.settle()
    desk.go("Hürden")
    desk.press("Del")
    assert desk.labels("concept") == []
    assert desk.labels("code") == list(WORDS)


def test_a_tentative_home_leaves_the_code_open_and_can_be_made_final(desk: Desk) -> None:
    make(desk.study, Level.CONCEPT, "Hürden")
    desk.settle()
    card = desk.go(WORDS[0])
    for key in ("Ctrl+X", "Right", "T"):
        desk.press(key)
    tried = desk.board.board.card(card.id)
    assert tried.is_open
    assert tried.tentative_labels == ("Hürden",)
    desk.go(WORDS[0])
    desk.press("F")
    assert desk.study.structure.homes(card.id)[0].final
    assert WORDS[0] not in desk.labels("code")


def test_dropping_cards_on_a_card_and_on_a_columns_ground(desk: Desk) -> None:
    concept = make(desk.study, Level.CONCEPT, "Hürden")
    desk.settle()
    card = desk.board.board.columns["code"][0]
    view = desk.board.columns["concept"].view
    drop(view, desk.board.columns["code"].model, 0, view.visualRect(view.model().index(0, 0)).center())
    desk.settle()
    assert desk.study.structure.homes(card.id)[0].parent_id == concept.id
    desk.board.columns["code"].open_only.click()
    codes = desk.board.columns["code"]
    drop(codes.view, codes.model, codes.model.row_of(card.id), codes.view.viewport().rect().bottomLeft())
    desk.settle()
    assert desk.study.structure.homes(card.id) == []


def test_a_code_dropped_beside_the_cards_asks_for_the_name_of_a_new_one(desk: Desk) -> None:
    themes = desk.board.columns["theme"]
    drop(themes.view, desk.board.columns["code"].model, 1, QPoint(20, 200))
    assert themes.field.isVisible()
    desk.type("Lernen")
    desk.press("Return")
    assert [node.label for node in desk.study.structure.tree()[0].children] == [WORDS[1]]


def test_a_concept_does_not_go_into_a_dimension(desk: Desk) -> None:
    make(desk.study, Level.CONCEPT, "Hürden")
    make(desk.study, Level.DIMENSION, "Fähigkeiten")
    desk.settle()
    view = desk.board.columns["dimension"].view
    drop(view, desk.board.columns["concept"].model, 0, view.visualRect(view.model().index(0, 0)).center())
    desk.settle()
    assert desk.study.store.all(Placement) == []


def drop(view: Any, source: ColumnModel, row: int, point: QPoint) -> None:
    """Let a card go over a column, as the mouse would."""
    data: QMimeData = source.mimeData([source.index(row, 0)])
    event = QDropEvent(
        QPointF(point), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    view.dropEvent(event)


def test_what_she_writes_about_a_concept_is_kept_when_she_leaves_the_field(desk: Desk) -> None:
    concept = make(desk.study, Level.CONCEPT, "Hürden", WORDS[0])
    desk.settle()
    desk.go("Hürden")
    desk.settle()
    fields = desk.place.side.card.fields
    for name, words in (("definition", "Was schwer ist"), ("includes", "Technik"), ("memo", "Nachfragen!")):
        fields[name].edit.setFocus()
        desk.type(words)
    desk.board.focus()
    desk.settle()
    kept = desk.study.structure.categories(Level.CONCEPT)[0]
    assert (kept.definition, kept.includes) == ("Was schwer ist", "Technik")
    assert [memo.text for memo in desk.study.coding.memos(concept.id)] == ["Nachfragen!"]


def test_the_panel_shows_members_with_where_they_were_said(desk: Desk) -> None:
    make(desk.study, Level.CONCEPT, "Hürden", WORDS[0])
    desk.settle()
    desk.go("Hürden")
    model = desk.place.side.card.model
    desk.qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert WORDS[0] in model.index(0, 0).data()
    assert model.index(0, 0).data().endswith(", 2")


def test_a_quotation_can_be_taken_as_anchor_and_left_again(desk: Desk) -> None:
    concept = make(desk.study, Level.CONCEPT, "Hürden", *WORDS[:2])
    desk.settle()
    desk.go("Hürden")
    panel = desk.place.side.card
    desk.qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert not panel.anchor.isVisible()
    panel.members.setCurrentIndex(panel.model.index(1))
    chosen = panel.model.row(panel.model.index(1)).coding_id
    for words, anchor in (("Take as anchor quotation", chosen), ("No anchor quotation any more", "")):
        assert panel.anchor.text() == words
        panel.anchor.click()
        desk.settle()
        assert desk.study.store.get(Category, concept.id).anchor_coding_id == anchor
        desk.qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
        assert panel.model.index(1).data().startswith("Anchor: ") == bool(anchor)
        panel.members.setCurrentIndex(panel.model.index(1))


def test_the_filter_finds_cards_by_label_and_home(desk: Desk) -> None:
    make(desk.study, Level.CONCEPT, "Hürden", WORDS[0])
    desk.settle()
    desk.press("Ctrl+F")
    desk.type("entscheide")
    assert desk.labels("code") == [WORDS[2]]
    assert desk.labels("concept") == []


def test_the_figure_grows_with_the_structure(desk: Desk) -> None:
    figure = desk.place.figure
    assert figure.box_words() == []
    concept = make(desk.study, Level.CONCEPT, "Hürden", WORDS[0])
    theme = make(desk.study, Level.THEME, "Notwendigkeit von Fähigkeiten", concept.id)
    desk.settle()
    assert figure.box_words() == [
        "Hürden 1", "Notwendigkeit von Fähigkeiten", "codes without a concept 4", "without a theme",
        "without a dimension",
    ]  # fmt: skip
    make(desk.study, Level.DIMENSION, "Veränderung der Fähigkeiten", theme.id)
    make(desk.study, Level.THEME, "Angst", *WORDS[1:])
    desk.settle()
    assert figure.box_words() == [
        "Hürden 1", "Notwendigkeit von Fähigkeiten", "Veränderung der Fähigkeiten", "codes without a concept 4",
        "Angst", "without a dimension",
    ]  # fmt: skip


def test_a_click_in_the_figure_leads_to_the_card_and_the_card_stands_out_in_it(desk: Desk) -> None:
    figure = desk.place.figure
    concept = make(desk.study, Level.CONCEPT, "Hürden", WORDS[0])
    theme = make(desk.study, Level.THEME, "Notwendigkeit von Fähigkeiten", concept.id)
    desk.settle()
    for node_id, label in ((theme.id, "Notwendigkeit von Fähigkeiten"), (concept.id, "Hürden")):
        at = figure.mapFromScene(figure.place_of(node_id).center())
        desk.qtbot.mouseClick(figure.viewport(), Qt.MouseButton.LeftButton, pos=at)
        desk.settle()
        assert desk.board.current().label == label
        assert [item.marked for item in figure.frames() if item.marked] == [node_id]


def test_the_figure_is_drawn_in_the_window_s_colours_and_zooms(desk: Desk) -> None:
    make(desk.study, Level.CONCEPT, "Hürden", WORDS[0])
    desk.settle()
    figure, theme = desk.place.figure, desk.context.theme
    for scheme in ("dark", "light"):
        desk.context.settings.scheme = scheme
        assert figure.backgroundBrush().color().name() == theme.palette.paper
        assert figure.box_words()
    fitted = figure.transform().m11()
    desk.qtbot.keyClick(figure, Qt.Key.Key_Plus)
    assert figure.transform().m11() > fitted
    desk.qtbot.keyClick(figure, Qt.Key.Key_0)
    assert figure.transform().m11() == pytest.approx(fitted)


def test_the_empty_board_leads_to_coding(tmp_path, settings, qtbot) -> None:
    study = builders.make_study(tmp_path / "empty")
    desk = Desk(study, settings, qtbot).begin()
    desk.settle()
    asked = []
    desk.context.place_requested.connect(asked.append)
    assert desk.place.empty.isVisible()
    desk.qtbot.mouseClick(desk.place.empty.button, Qt.MouseButton.LeftButton)
    assert asked == ["code"]
    desk.context.close()


def test_a_shorter_label_stands_in_the_figure_and_the_card_keeps_its_own(desk: Desk) -> None:
    concept = make(desk.study, Level.CONCEPT, "Hürden, die man erst nach Monaten bemerkt", WORDS[0])
    desk.settle()
    desk.go(concept.label)
    desk.settle()
    panel = desk.place.side.card
    for name, words in (("memo", "Ein Gedanke"), ("figure_label", "Hindernisse")):
        panel.fields[name].edit.setFocus()
        desk.type(words)
        panel.fields[name].edit.clearFocus()
        desk.settle()
    assert desk.place.figure.box_words()[0].startswith("Hindernisse 1\n")
    assert desk.labels("concept") == [concept.label]
    assert [memo.text for memo in desk.study.coding.memos(concept.id)] == ["Ein Gedanke", "Hindernisse"]
    assert panel.fields["memo"].text() == "Ein Gedanke"
    desk.place.undo()
    desk.settle()
    assert desk.place.figure.box_words()[0].startswith(f"{concept.label} 1\n")
