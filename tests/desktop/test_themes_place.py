"""The Themes place as a researcher uses it: cards, keys, dragging and suggested groups, over a real study."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pytest
from fakes.openai_server import ScriptedServer
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from analysis.ports import Put
from analysis.records import (
    Category,
    Code,
    CodeOrigin,
    DecisionAction,
    Level,
    Placement,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.groupings import read_proposals
from desktop.actions import ActionRegistry
from desktop.context import AppContext
from desktop.messages import Messages
from desktop.tasks import InlineExecutor, TaskRunner
from desktop.theme import Theme
from desktop.views.themes import ThemesPlace
from desktop.views.themes.cards import Card, read_board
from desktop.views.themes.column_model import ColumnModel
from desktop.views.themes.groups_model import GroupsModel, TickModel
from prompts import open_model
from prompts.providers import PRESETS

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


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Any]:
    made = builders.make_study(tmp_path)
    for at, words in enumerate(WORDS):
        document_id, start, end = builders.span_of(made, words, 1 if at == 4 else 0)
        made.coding.in_vivo(document_id, start, end, coder=builders.ada(made))
    yield made
    made.close()


@pytest.fixture
def desk(study, settings, qtbot) -> Iterator[Desk]:
    shown = Desk(study, settings, qtbot).begin()
    yield shown
    shown.context.close()


def make(study: Any, level: Level, label: str, *members: str) -> Any:
    codes = {code.label: code.id for code in study.coding.codes()}
    ids = [codes.get(member, member) for member in members]
    return study.structure.add(level, label, coder=builders.ada(study), members=ids)


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
    concept = make(desk.study, Level.CONCEPT, "Hürden", WORDS[0])
    theme = make(desk.study, Level.THEME, "Notwendigkeit von Fähigkeiten", concept.id)
    desk.settle()
    assert desk.place.figure.box_words() == ["Hürden", "Notwendigkeit von Fähigkeiten"]
    make(desk.study, Level.DIMENSION, "Veränderung der Fähigkeiten", theme.id)
    make(desk.study, Level.THEME, "Angst", *WORDS[1:])
    desk.settle()
    words = desk.place.figure.box_words()
    assert "Veränderung der Fähigkeiten" in words
    quoted = next(item for item in words if item.startswith("“"))
    assert quoted.count("“") == 3
    assert "1 more" in quoted


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


# --- suggested groups ---


def code_what_is_alike(study: Any) -> None:
    """Add codes that share words, so that there is something to group."""
    for words in ("die Maschine uns ersetzt", "dass die Maschine", "technische Hürde ist halt viel höher"):
        document_id, start, end = builders.span_of(study, words)
        study.coding.in_vivo(document_id, start, end, coder=builders.ada(study))


@pytest.fixture
def deciding(study, settings, qtbot) -> Iterator[Desk]:
    code_what_is_alike(study)
    model = BuiltinModel()
    study.suggesting.run(study.suggesting.plan_groups(Level.CONCEPT, model), model, coder=builders.ada(study))
    desk = Desk(study, settings, qtbot).begin()
    desk.settle()
    desk.press("S")
    yield desk
    desk.context.close()


def test_suggested_groups_say_who_suggested_them_and_what_fits_nowhere(deciding: Desk) -> None:
    proposal = read_proposals(deciding.study)[0]
    assert "no AI" in deciding.place.side.group.source.text()
    first = proposal.alternatives[0]
    grouped = {member.id for group in first.groups for member in group.members}
    assert {member.id for member in first.nowhere} == {code.id for code in deciding.study.coding.codes()} - grouped
    assert deciding.labels("concept") == []


def test_a_accepts_a_group_and_goes_on(deciding: Desk) -> None:
    group = deciding.place.groups.current()
    deciding.press("A")
    assert deciding.study.deciding.decisions(group.id)[0].action is DecisionAction.ACCEPT
    assert deciding.labels("concept") == [group.label]
    assert deciding.place.groups.current() != group
    deciding.press("B")
    deciding.press("U")
    assert deciding.labels("concept") == []


def test_e_takes_a_group_with_another_label_and_without_a_member(deciding: Desk) -> None:
    group, panel = deciding.place.groups.current(), deciding.place.side.group
    deciding.press("E")
    panel.label_field.selectAll()
    deciding.type("Ersetzt werden")
    panel.model.setData(panel.model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    panel.label_field.setFocus()
    deciding.press("Return")
    decision = deciding.study.deciding.decisions(group.id)[0]
    assert decision.action is DecisionAction.EDIT
    assert decision.after["label"] == "Ersetzt werden"
    assert decision.after["members"] == [member.id for member in group.members[1:]]


def test_r_rejects_with_the_reason_that_was_given(deciding: Desk) -> None:
    group = deciding.place.groups.current()
    deciding.press("Shift+R")
    deciding.type("zu grob")
    deciding.press("Return")
    decision = deciding.study.deciding.decisions(group.id)[0]
    assert (decision.action, decision.reason) == (DecisionAction.REJECT, "zu grob")


def test_l_puts_a_group_off_and_it_stays_waiting(deciding: Desk) -> None:
    group = deciding.place.groups.current()
    deciding.press("L")
    waiting = deciding.study.suggesting.list(statuses=[SuggestionStatus.LATER])
    assert [item.id for item in waiting] == [group.id]
    assert any(item.id == group.id for item in read_proposals(deciding.study)[0].alternatives[0].groups)


def test_u_brings_a_rejected_group_back_as_the_current_one(deciding: Desk) -> None:
    group = deciding.place.groups.current()
    deciding.press("R")
    deciding.press("U")
    deciding.settle()
    assert deciding.place.groups.current() == group


def test_asking_for_groups_goes_to_the_window_with_the_level(desk: Desk) -> None:
    asked: list[Level] = []
    desk.context.group_suggestions_requested.connect(asked.append)
    for kind in ("concept", "theme", "dimension"):
        desk.qtbot.mouseClick(desk.board.columns[kind].suggest, Qt.MouseButton.LeftButton)
    assert asked == [Level.CONCEPT, Level.THEME, Level.DIMENSION]


# --- models ---


def test_the_models_keep_qts_rules(study, qtmodeltester) -> None:
    make(study, Level.CONCEPT, "Hürden", WORDS[0])
    column = ColumnModel(lambda _card, _label: True, lambda card: card.label)
    column.set_cards(read_board(study).columns["code"])
    qtmodeltester.check(column)
    column.set_filter("entscheide", is_open_only=True)
    qtmodeltester.check(column)
    code_what_is_alike(study)
    model = BuiltinModel()
    study.suggesting.run(study.suggesting.plan_groups(Level.CONCEPT, model), model, coder=builders.ada(study))
    proposals = read_proposals(study)
    groups, ticks = GroupsModel(), TickModel()
    groups.set_alternative(proposals[0].alternatives[0])
    qtmodeltester.check(groups)
    ticks.set_members(proposals[0].alternatives[0].groups[0].members, is_editing=True)
    qtmodeltester.check(ticks)


def test_suggestions_for_a_level_that_had_none_come_to_the_front(deciding: Desk) -> None:
    page = deciding.place.groups
    concepts = page.proposal()
    assert concepts is not None
    page.set_proposals([concepts, replace(concepts, kind=SuggestionKind.THEME)])
    shown = page.proposal()
    assert shown is not None
    assert shown.kind is SuggestionKind.THEME
    page.set_proposals([concepts])
    assert page.proposal() == concepts


# --- rearranging suggested groups ---


@pytest.fixture
def themes(tmp_path, settings, qtbot) -> Iterator[Desk]:
    """Two alternatives of themes over 8 codes, as a server answered; she is on the first group."""
    study = builders.make_study(tmp_path)
    coder = builders.ada(study)
    codes = [Code(label=f"Code {number}", origin=CodeOrigin.RESEARCHER, coder_id=coder) for number in range(8)]
    study.store.commit("code_added", [Put(code) for code in codes], actor=coder)
    with ScriptedServer() as server:
        model = open_model(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model))
        study.suggesting.run(study.suggesting.plan_groups(Level.THEME, model, 2), model, coder=coder)
    desk = Desk(study, settings, qtbot).begin()
    desk.settle()
    desk.press("S")
    yield desk
    desk.context.close()
    study.close()


def members(desk: Desk, at: int) -> list[str]:
    return [member.label for member in read_proposals(desk.study)[0].alternatives[0].groups[at].members]


def test_alternatives_stand_side_by_side_with_what_they_sort_by_and_what_speaks_against(themes: Desk) -> None:
    shown = [view for view in themes.place.groups.alternatives if view.isVisible()]
    assert [view.principle.text() for view in shown] == ["nach Größe 3", "nach Größe 4"]
    group = themes.place.groups.current()
    assert group.against[0][0].label in themes.place.side.group.against.text()
    assert "sagt das Gegenteil" in themes.place.side.group.against.text()
    model = shown[0].model
    assert group.against[0][0].label in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_x_leaves_a_member_out_and_u_brings_it_back(themes: Desk) -> None:
    before = members(themes, 0)
    for key in ("I", "Down", "X"):
        themes.press(key)
    assert members(themes, 0) == [before[0], before[2]]
    assert before[1] in [member.label for member in read_proposals(themes.study)[0].alternatives[0].nowhere]
    themes.press("U")
    assert members(themes, 0) == before


def test_shift_a_takes_only_the_selected_members(themes: Desk) -> None:
    before, label = members(themes, 0), themes.place.groups.current().label
    for key in ("I", "Shift+Down", "Shift+A"):
        themes.press(key)
    assert themes.labels("theme") == [label]
    assert members(themes, 0) == before[2:]
    themes.press("A")
    assert themes.labels("theme") == [label]
    assert {node.label for node in themes.study.structure.tree()[0].children} == set(before)


def test_p_splits_the_selected_members_off_under_a_name(themes: Desk) -> None:
    before = members(themes, 0)
    for key in ("I", "P"):
        themes.press(key)
    themes.type("Eigenes")
    themes.press("Return")
    groups = read_proposals(themes.study)[0].alternatives[0].groups
    assert [(group.label, len(group.members)) for group in groups[:2]] == [("Gruppe 1.1", 2), ("Eigenes", 1)]
    assert [member.label for member in groups[1].members] == before[:1]


def test_m_moves_the_selected_members_or_merges_the_group(themes: Desk) -> None:
    first, second = members(themes, 0), members(themes, 1)
    themes.press("I")
    menu = themes.place.rearranging.menu()
    assert [action.text() for action in menu.actions()] == ["Move to “Gruppe 1.2”", "Move to “Gruppe 1.3”"]
    menu.actions()[0].trigger()
    themes.settle()
    assert members(themes, 1) == second + first[:1]
    themes.place.side.group.members.clearSelection()
    menu = themes.place.rearranging.menu()
    assert menu.actions()[0].text() == "Merge into “Gruppe 1.2”"
    menu.actions()[0].trigger()
    themes.settle()
    assert members(themes, 0) == second + first
    assert themes.place.groups.current().label == "Gruppe 1.2"


def test_what_fits_nowhere_can_be_taken_in(themes: Desk) -> None:
    before = members(themes, 0)
    for key in ("I", "X"):
        themes.press(key)
    menu = themes.place.rearranging.menu()
    taken_in = menu.actions()[-1].menu()
    assert [action.text() for action in taken_in.actions()] == before[:1]
    taken_in.actions()[0].trigger()
    themes.settle()
    assert members(themes, 0) == [*before[1:], before[0]]


def test_acts_on_members_wait_for_a_selection(themes: Desk) -> None:
    acts = themes.place.side.group.member_acts
    assert not any(button.isEnabled() for button in (acts.accept, acts.leave_out, acts.split))
    themes.press("X")
    assert len(members(themes, 0)) == 3
    themes.press("I")
    assert acts.accept.isEnabled()
    assert acts.split.isEnabled()
    themes.press("Ctrl+A")
    assert not acts.split.isEnabled()
