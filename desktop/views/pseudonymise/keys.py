"""What can be done in the Pseudonymise place, with its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from analysis.records import PassageMark, Verdict
from desktop.actions import ActionSpec
from desktop.views.pseudonymise.side_panel import CHECKS, FOUND, PASSAGES

if TYPE_CHECKING:
    from desktop.views.pseudonymise.place import PseudonymisePlace


def pseudonymise_actions(place: PseudonymisePlace) -> list[ActionSpec]:
    """Give the place's actions. One key has one meaning here, whichever widget has the focus."""

    def spec(
        name: str,
        text: Callable[[], str],
        handler: Callable[[], object],
        key: str = "",
        enabled: Callable[[], bool] = place.has_current,
        **more: object,
    ) -> ActionSpec:
        return ActionSpec(
            f"pseudonymise.{name}",
            text,
            handler,
            key,
            place=place.key,
            enabled=enabled,
            **more,  # type: ignore[arg-type]
        )

    return [
        spec(
            "replace",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Replace"),
            place.enter,
            "Return",
            place.may_enter,
        ),
        spec(
            "keep",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Keep"),
            lambda: place.deciding.decide(Verdict.KEEP),
            "K",
            icon="eye",
        ),
        spec(
            "alike",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Select all open ones like this"),
            place.identifiers.select_alike,
            "Y",
        ),
        spec(
            "kind",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Another kind …"),
            place.deciding.choose_kind,
            "T",
            icon="tag",
        ),
        spec(
            "same",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Same person as …"),
            place.deciding.choose_same,
            "S",
            icon="git-merge",
        ),
        spec(
            "form",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Form and role …"),
            place.deciding.choose_form,
            "R",
        ),
        spec(
            "rename",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Rename the pseudonym"),
            place.deciding.rename,
            "F2",
            icon="pencil",
        ),
        spec(
            "apart",
            lambda: QCoreApplication.translate("PseudonymisePlace", "This place apart …"),
            place.deciding.choose_apart,
            "X",
            icon="split",
        ),
        spec(
            "add",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Add the selected words …"),
            place.deciding.choose_addition,
            "A",
            place.has_selection,
            icon="plus",
            separator_before=True,
        ),
        spec(
            "add_too",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Add the selected words"),
            place.deciding.choose_addition,
            "+",
            place.has_selection,
            menu="",
        ),
        spec(
            "always",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Always replace the selected words …"),
            place.words.always_replace,
            "Shift+A",
            place.has_selection,
        ),
        spec(
            "never",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Never replace the selected words"),
            place.words.never_replace,
            "Shift+K",
            place.has_selection,
        ),
        spec(
            "lists",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Own lists …"),
            place.words.open_lists,
            "L",
            place.has_key,
            icon="list",
        ),
        spec(
            "clear_passage",
            lambda: QCoreApplication.translate("PseudonymisePlace", "This passage may be used"),
            lambda: place.checking.mark(PassageMark.CLEARED),
            "C",
            place.has_passage,
            separator_before=True,
        ),
        spec(
            "never_leaves",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Never leaves this computer"),
            place.words.keep_here,
            "N",
            place.may_keep_here,
            icon="lock",
        ),
        spec(
            "document_never",
            lambda: QCoreApplication.translate("PseudonymisePlace", "All of this interview never leaves"),
            place.keep_all_here,
            enabled=place.has_texts,
            checked=place.stays_here,
        ),
        spec(
            "passages",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Sensitive passages"),
            lambda: place.show_page(PASSAGES),
            "E",
            place.has_texts,
        ),
        spec(
            "checks",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Before you approve"),
            lambda: place.show_page(CHECKS),
            "B",
            place.has_texts,
            icon="shield-check",
        ),
        spec(
            "sentences",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Read random sentences"),
            place.checking.read_sentences,
            "",
            place.has_texts,
        ),
        spec(
            "next",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Next place"),
            lambda: place.pointer.step(1),
            "Alt+Right",
            place.has_texts,
        ),
        spec(
            "back",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Place before"),
            lambda: place.pointer.step(-1),
            "Alt+Left",
            place.has_texts,
        ),
        spec(
            "undo",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Take the last step back"),
            place.deciding.undo,
            "U",
            place.has_study,
            icon="undo-2",
        ),
        spec(
            "list",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Go to the list"),
            lambda: place.show_page(FOUND),
            "G",
            place.has_texts,
            separator_before=True,
        ),
        spec(
            "preview",
            lambda: QCoreApplication.translate("PseudonymisePlace", "What will be sent, alone"),
            place.approval.preview.toggle,
            "P",
            place.has_texts,
            icon="eye",
            checked=lambda: place.texts.is_preview,
        ),
        spec(
            "side",
            lambda: QCoreApplication.translate("PseudonymisePlace", "The other text"),
            place.texts.turn_over,
            "O",
            place.has_texts,
        ),
        spec(
            "zoom_in",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Larger text"),
            place.texts.zoom_in,
            "Ctrl++",
            place.has_texts,
        ),
        spec(
            "zoom_out",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Smaller text"),
            place.texts.zoom_out,
            "Ctrl+-",
            place.has_texts,
        ),
        spec(
            "search",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Search for names again"),
            place.search_again,
            "",
            place.has_texts,
            icon="search",
            separator_before=True,
        ),
        spec(
            "approve",
            lambda: QCoreApplication.translate("PseudonymisePlace", "Approve this interview"),
            place.deciding.approve,
            "Ctrl+Return",
            place.may_approve,
            icon="shield-check",
        ),
    ]
