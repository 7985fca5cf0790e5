"""What can be done in the Themes place, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from analysis.records import Level
from desktop.actions import ActionSpec

if TYPE_CHECKING:
    from desktop.views.themes.place import ThemesPlace


def themes_actions(place: ThemesPlace) -> list[ActionSpec]:
    """Give the place's actions. One key has one meaning here, whichever widget has the focus."""
    tr, board, panel = place.tr, place.board, place.side.group
    deciding, arranging, acts = place.has_group, place.has_card, place.rearranging

    def can_ask() -> bool:
        return place.context.study is not None

    def side_by_side(count: int) -> str:
        return {
            1: tr("Suggest one grouping"), 2: tr("Suggest two groupings side by side"),
            3: tr("Suggest three groupings side by side"),
        }[count]  # fmt: skip

    def is_chosen(count: int) -> bool:
        return place.alternatives == count

    def tell_steps() -> None:
        """Tell in the report where the chosen card comes from."""
        card = board.current()
        if card is not None:
            place.context.show_record("report", card.id)

    return [
        ActionSpec(
            "themes.accept", lambda: tr("Accept suggestion"), panel.take, "A", "themes", "check", enabled=deciding
        ),
        ActionSpec(
            "themes.edit", lambda: tr("Edit suggestion"), panel.toggle_editing, "E", "themes", "pencil",
            enabled=deciding,
        ),
        ActionSpec(
            "themes.reject", lambda: tr("Reject suggestion"), panel.turn_down, "R", "themes", "x", enabled=deciding
        ),
        ActionSpec(
            "themes.reject_reason", lambda: tr("Reject with a reason"), panel.focus_reason, "Shift+R", "themes",
            enabled=deciding,
        ),
        ActionSpec("themes.later", lambda: tr("Decide later"), place.later, "L", "themes", "clock", enabled=deciding),
        ActionSpec(
            "themes.next", lambda: tr("Next suggestion"), lambda: place.groups.step(1), "J", "themes", "chevron-down",
            enabled=deciding,
        ),
        ActionSpec(
            "themes.previous", lambda: tr("Previous suggestion"), lambda: place.groups.step(-1), "K", "themes",
            "chevron-up", enabled=deciding,
        ),
        ActionSpec(
            "themes.members", lambda: tr("Go to the members"), panel.go_to_members, "I", "themes", enabled=deciding
        ),
        ActionSpec(
            "themes.accept_members", lambda: tr("Accept only the selected members"), acts.accept_members, "Shift+A",
            "themes", enabled=acts.has_members,
        ),
        ActionSpec(
            "themes.leave_out", lambda: tr("Leave the selected members out"), acts.leave_out, "X", "themes",
            enabled=acts.has_members,
        ),
        ActionSpec(
            "themes.split", lambda: tr("Split off the selected members"), panel.ask_split, "P", "themes",
            enabled=acts.has_members,
        ),
        ActionSpec(
            "themes.move", lambda: tr("Move members, or merge the group …"), acts.choose_target, "M", "themes",
            enabled=deciding,
        ),
        ActionSpec("themes.undo", lambda: tr("Undo the last step"), place.undo, "U", "themes", "undo-2"),
        ActionSpec(
            "themes.new", lambda: tr("New card"), board.ask_new, "N", "themes", "plus", enabled=place.is_on_board,
            separator_before=True,
        ),
        ActionSpec("themes.rename", lambda: tr("Rename"), place.rename, "F2", "themes", "pencil", enabled=arranging),
        ActionSpec(
            "themes.pick_up", lambda: tr("Pick up (also Space)"), board.pick_up, "Ctrl+X", "themes", enabled=arranging
        ),
        ActionSpec(
            "themes.drop", lambda: tr("Drop on the card (also Space)"), board.let_go, "Ctrl+V", "themes",
            enabled=place.is_carrying,
        ),
        ActionSpec(
            "themes.try", lambda: tr("Try there, not final"), lambda: board.let_go(final=False), "T", "themes",
            enabled=place.is_carrying,
        ),
        ActionSpec("themes.final", lambda: tr("Make final"), place.make_final, "F", "themes", enabled=place.is_tried),
        ActionSpec(
            "themes.take_out", lambda: tr("Take out of its place"), board.take_out, "Backspace", "themes",
            enabled=arranging,
        ),
        ActionSpec(
            "themes.remove", lambda: tr("Remove (what is in it stands open)"), place.remove, "Del", "themes", "trash-2",
            enabled=arranging,
        ),
        ActionSpec(
            "themes.negative_cases", lambda: tr("What speaks against it …"), place.show_negative_cases, "", "themes",
            enabled=partial(place.is_on, "theme"),
        ),
        ActionSpec(
            "themes.compare", lambda: tr("Compare what joined …"), place.compare, "", "themes",
            enabled=partial(place.is_on, "concept"),
        ),
        ActionSpec("themes.provenance", lambda: tr("Where from"), tell_steps, "Shift+P", "themes", enabled=arranging),
        ActionSpec(
            "themes.board", lambda: tr("Show the board"), place.show_board, "B", "themes", separator_before=True
        ),
        ActionSpec("themes.suggestions", lambda: tr("Show suggestions"), place.show_groups, "S", "themes"),
        ActionSpec(
            "themes.figure", lambda: tr("Data structure beside the board"), place.toggle_figure, "G", "themes",
            "git-fork", checked=lambda: place.is_figure_shown,
        ),
        ActionSpec("themes.zoom_in", lambda: tr("Larger figure"), lambda: place.figure.zoom(1.15), "Ctrl++", "themes"),
        ActionSpec(
            "themes.zoom_out", lambda: tr("Smaller figure"), lambda: place.figure.zoom(1 / 1.15), "Ctrl+-", "themes"
        ),
        ActionSpec("themes.zoom_fit", lambda: tr("Fit the figure"), place.figure.fit, "Ctrl+0", "themes"),
        ActionSpec("themes.filter", lambda: tr("Filter cards"), place.focus_filter, "Ctrl+F", "themes", "search"),
        ActionSpec(
            "themes.suggest_concepts", lambda: tr("Suggest concepts…"), lambda: place.suggest(Level.CONCEPT),
            place="themes", enabled=can_ask, separator_before=True,
        ),
        ActionSpec(
            "themes.suggest_themes", lambda: tr("Suggest themes…"), lambda: place.suggest(Level.THEME), place="themes",
            enabled=can_ask,
        ),
        ActionSpec(
            "themes.suggest_dimensions", lambda: tr("Suggest dimensions…"), lambda: place.suggest(Level.DIMENSION),
            place="themes", enabled=can_ask,
        ),
        *(
            ActionSpec(
                f"themes.side_by_side_{count}", partial(side_by_side, count), partial(place.choose_alternatives, count),
                place="themes", checked=partial(is_chosen, count), separator_before=count == 1,
            )
            for count in (1, 2, 3)
        ),
    ]  # fmt: skip
