"""Suggested groups in the Themes place, as a researcher decides on and rearranges them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pytest
from fakes.openai_server import ScriptedServer
from PySide6.QtCore import Qt
from themes_desk import WORDS, Desk, coded_study, make

from analysis.ports import Put
from analysis.records import (
    Code,
    CodeOrigin,
    DecisionAction,
    Level,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.groupings import read_proposals
from desktop.views.themes.cards import read_board
from desktop.views.themes.column_model import ColumnModel
from desktop.views.themes.groups_model import GroupsModel, TickModel
from prompts import open_model
from prompts.providers import PRESETS


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
    asked: list[tuple[Level, int]] = []
    desk.context.group_suggestions_requested.connect(lambda level, count: asked.append((level, count)))
    for kind in ("concept", "theme", "dimension"):
        desk.qtbot.mouseClick(desk.board.columns[kind].suggest, Qt.MouseButton.LeftButton)
    assert asked == [(Level.CONCEPT, 2), (Level.THEME, 2), (Level.DIMENSION, 2)]


def test_how_many_groupings_stand_side_by_side_is_hers_to_choose(desk: Desk) -> None:
    asked: list[int] = []
    desk.context.group_suggestions_requested.connect(lambda _level, count: asked.append(count))
    choices = {spec.id[-1]: spec for spec in desk.place.place_actions() if "side_by_side" in spec.id}
    for chosen in "312":
        choices[chosen].handler()
        assert [key for key, spec in choices.items() if spec.checked and spec.checked()] == [chosen]
        desk.place.suggest(Level.THEME)
    assert asked == [3, 1, 2]


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
