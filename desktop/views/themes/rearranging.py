"""Rearranging suggested groups in the window: by member and by group, with keys, buttons and one menu of targets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from analysis.workflow.groupings import Group

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from desktop.views.themes.place import ThemesPlace

_LONGEST_NAME = 60


class Rearranging(QObject):
    """What the Themes place does with members of the current group; each act is one step that U takes back."""

    def __init__(self, place: ThemesPlace) -> None:
        super().__init__(place)
        self._place = place
        panel = place.side.group
        acts = panel.member_acts
        panel.split_asked.connect(self._split)
        acts.accept.clicked.connect(self.accept_members)
        acts.leave_out.clicked.connect(self.leave_out)
        acts.split.clicked.connect(panel.ask_split)
        acts.move_to.clicked.connect(self.choose_target)

    def has_members(self) -> bool:
        return self._place.has_group() and bool(self._place.side.group.chosen_ids())

    def accept_members(self) -> None:
        """Take only the selected members; the others wait on."""
        place, chosen = self._place, self._place.side.group.chosen_ids()
        seconds = place.seconds_on_group()
        self._act(
            lambda study, group: study.deciding.accept_members(
                group.id, chosen, coder=place.context.coder_id, seconds=seconds
            ),
            chosen,
        )

    def leave_out(self) -> None:
        """Turn the selected members down; they stand open."""
        place, chosen = self._place, self._place.side.group.chosen_ids()
        seconds = place.seconds_on_group()
        self._act(
            lambda study, group: study.deciding.reject_members(
                group.id, chosen, coder=place.context.coder_id, seconds=seconds
            ),
            chosen,
        )

    def choose_target(self) -> None:
        """Show where the selected members, or without a selection the whole group, can go."""
        menu = self.menu()
        panel = self._place.side.group
        if menu is not None:
            menu.setActiveAction(menu.actions()[0])
            menu.popup(panel.member_acts.mapToGlobal(QPoint(0, 0)))

    def menu(self) -> QMenu | None:
        """Make the menu of targets; None where there is none."""
        group, alternative = self._place.groups.current(), self._place.groups.alternative()
        if group is None or alternative is None:
            return None
        chosen = self._place.side.group.chosen_ids()
        menu = QMenu(self._place)
        menu.aboutToHide.connect(menu.deleteLater)
        for other in alternative.groups:
            if other.id != group.id:
                words = self.tr("Move to “{0}”") if chosen else self.tr("Merge into “{0}”")
                action = menu.addAction(words.format(_short(other.label)))
                action.triggered.connect(lambda _=False, to=other.id: self._move(chosen, to))
        if alternative.nowhere:
            taken = menu.addMenu(self.tr("Take in what fits nowhere"))
            for member in alternative.nowhere:
                action = taken.addAction(_short(member.label))
                action.triggered.connect(lambda _=False, one=member.id: self._move([one], group.id))
        return menu if menu.actions() else None

    def _move(self, chosen: list[str], target_id: str) -> None:
        coder = self._place.context.coder_id
        self._act(
            lambda study, group: (
                study.arranging.move(chosen, target_id, coder=coder)
                if chosen
                else study.arranging.merge(group.id, target_id, coder=coder)
            )
        )
        if not chosen:
            self._place.focus_on(target_id)

    def _split(self, label: str, chosen: list[str]) -> None:
        coder = self._place.context.coder_id
        self._act(lambda study, group: study.arranging.split(group.id, chosen, label, coder=coder), chosen)
        self._place.groups.focus()

    def _act(self, act: Callable[[OpenStudy, Group], object], needed: list[str] | None = None) -> None:
        study, group = self._place.context.study, self._place.groups.current()
        if study is not None and group is not None and needed != []:
            self._place.context.attempt(lambda: act(study, group))


def _short(label: str) -> str:
    return label.replace("&", "&&") if len(label) <= _LONGEST_NAME else f"{label[:_LONGEST_NAME]} …".replace("&", "&&")
