"""What can be done in the Code place, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.actions import ActionSpec

if TYPE_CHECKING:
    from desktop.views.code.place import CodePlace


def code_actions(place: CodePlace) -> list[ActionSpec]:
    """Give the place's actions. One key has one meaning here, whichever widget has the focus."""
    card, book, view = place.side.suggestions.card, place.side.codebook, place.view
    waiting = place.has_suggestion

    def on_code() -> bool:
        return book.node is not None and book.node.kind == "code"

    def on_concept() -> bool:
        return book.node is not None and book.node.kind == "concept"

    def compare() -> None:
        if book.node is not None:
            place.context.show_comparing(book.node.id)

    return [
        ActionSpec(
            "code.accept",
            lambda: QCoreApplication.translate("Actions", "Accept suggestion"),
            place.take,
            "A",
            "code",
            "check",
            enabled=waiting,
        ),
        ActionSpec(
            "code.edit",
            lambda: QCoreApplication.translate("Actions", "Edit suggestion"),
            card.toggle_editing,
            "E",
            "code",
            "pencil",
            enabled=waiting,
        ),
        ActionSpec(
            "code.reject",
            lambda: QCoreApplication.translate("Actions", "Reject suggestion"),
            place.turn_down,
            "R",
            "code",
            "x",
            enabled=waiting,
        ),
        ActionSpec(
            "code.reject_reason",
            lambda: QCoreApplication.translate("Actions", "Reject with a reason"),
            card.focus_reason,
            "Shift+R",
            "code",
            enabled=waiting,
        ),
        ActionSpec(
            "code.later",
            lambda: QCoreApplication.translate("Actions", "Decide later"),
            place.later,
            "L",
            "code",
            "clock",
            enabled=waiting,
        ),
        ActionSpec(
            "code.next",
            lambda: QCoreApplication.translate("Actions", "Next suggestion"),
            lambda: place.step(1),
            "J",
            "code",
            "chevron-down",
            separator_before=True,
        ),
        ActionSpec(
            "code.previous",
            lambda: QCoreApplication.translate("Actions", "Previous suggestion"),
            lambda: place.step(-1),
            "K",
            "code",
            "chevron-up",
        ),
        ActionSpec(
            "code.undo",
            lambda: QCoreApplication.translate("Actions", "Undo decision"),
            place.undo,
            "U",
            "code",
            "undo-2",
        ),
        ActionSpec(
            "code.in_vivo",
            lambda: QCoreApplication.translate("Actions", "Code selection in vivo"),
            place.hand.code_in_vivo,
            "V",
            "code",
            "quote",
            separator_before=True,
        ),
        ActionSpec(
            "code.new",
            lambda: QCoreApplication.translate("Actions", "New code for selection"),
            place.hand.new_code,
            "N",
            "code",
            "tag",
        ),
        ActionSpec(
            "code.negative_case",
            lambda: QCoreApplication.translate("Actions", "Mark as negative case of a theme …"),
            place.hand.speak_against,
            "",
            "code",
        ),
        ActionSpec(
            "code.memo",
            lambda: QCoreApplication.translate("Actions", "Write memo"),
            place.background.write_memo,
            "M",
            "code",
            "sticky-note",
        ),
        ActionSpec(
            "code.rename",
            lambda: QCoreApplication.translate("Actions", "Rename code"),
            place.rename_code,
            "F2",
            "code",
            "pencil",
        ),
        ActionSpec(
            "code.remove_coding",
            lambda: QCoreApplication.translate("Actions", "Remove coding"),
            place.hand.remove_coding,
            "Del",
            "code",
            "trash-2",
            enabled=lambda: place.hand.current_coding() is not None,
        ),
        ActionSpec(
            "code.delete",
            lambda: QCoreApplication.translate("Actions", "Delete code"),
            place.hand.delete_code,
            "",
            "code",
            enabled=on_code,
        ),
        ActionSpec(
            "code.move_into",
            lambda: QCoreApplication.translate("Actions", "Move into …"),
            place.arranging.choose_home,
            "I",
            "code",
            "layers",
            enabled=place.arranging.can_move,
        ),
        ActionSpec(
            "code.take_out",
            lambda: QCoreApplication.translate("Actions", "Take out of its place"),
            place.arranging.take_out,
            "Backspace",
            "code",
            enabled=place.arranging.can_take_out,
        ),
        ActionSpec(
            "code.merge",
            lambda: QCoreApplication.translate("Actions", "Merge into …"),
            place.dividing.choose_target,
            "",
            "code",
            enabled=place.dividing.can_merge,
        ),
        ActionSpec(
            "code.split",
            lambda: QCoreApplication.translate("Actions", "Split off the selected quotations …"),
            place.dividing.ask_split,
            "",
            "code",
            enabled=place.dividing.can_split,
        ),
        ActionSpec(
            "code.compare",
            lambda: QCoreApplication.translate("Actions", "Compare what joined …"),
            compare,
            "",
            "code",
            enabled=on_concept,
        ),
        ActionSpec(
            "code.provenance",
            lambda: QCoreApplication.translate("Actions", "Where this comes from"),
            place.background.show_provenance,
            "P",
            "code",
            "history",
            enabled=lambda: place.background.chosen() is not None,
        ),
        ActionSpec(
            "code.suggestions",
            lambda: QCoreApplication.translate("Actions", "Show suggestions"),
            place.side.show_suggestions,
            "S",
            "code",
            separator_before=True,
        ),
        ActionSpec(
            "code.codebook",
            lambda: QCoreApplication.translate("Actions", "Show codebook"),
            place.side.show_codebook,
            "C",
            "code",
            "book-open",
        ),
        ActionSpec(
            "code.find",
            lambda: QCoreApplication.translate("Actions", "Find in interview"),
            place.pane.open_find,
            "Ctrl+F",
            "code",
            "search",
        ),
        ActionSpec(
            "code.zoom_in", lambda: QCoreApplication.translate("Actions", "Larger text"), view.zoom_in, "Ctrl++", "code"
        ),
        ActionSpec(
            "code.zoom_out",
            lambda: QCoreApplication.translate("Actions", "Smaller text"),
            view.zoom_out,
            "Ctrl+-",
            "code",
        ),
        ActionSpec(
            "code.first",
            lambda: QCoreApplication.translate("Actions", "I code this interview first"),
            place.first.toggle,
            place="code",
            enabled=place.first.can_start,
            checked=lambda: place.first.is_on,
            separator_before=True,
        ),
        ActionSpec(
            "code.coded",
            lambda: QCoreApplication.translate("Actions", "What I code first is coded"),
            place.first.finish,
            place="code",
            enabled=place.first.can_finish,
        ),
        ActionSpec(
            "code.suggest",
            lambda: QCoreApplication.translate("Actions", "Suggest codes for this interview…"),
            lambda: place.suggest(every=False),
            place="code",
            separator_before=True,
        ),
        ActionSpec(
            "code.suggest_all",
            lambda: QCoreApplication.translate("Actions", "Suggest codes for all approved interviews…"),
            lambda: place.suggest(every=True),
            place="code",
        ),
    ]
