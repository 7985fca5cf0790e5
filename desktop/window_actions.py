"""The actions that hold in the whole window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.actions import ActionSpec

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.settings import Settings

PLACE_KEYS = ("study", "pseudonymise", "code", "themes", "report")
SCHEMES = ("system", "light", "dark")


def window_actions(window: MainWindow) -> list[ActionSpec]:
    """Give them in the order in which menus show them."""
    return [*_file(window), *_edit(window), *_view(window), *_go(window), *_method(window), *_help(window)]


def _file(window: MainWindow) -> list[ActionSpec]:
    files = window.files
    is_open = window.has_study
    return [
        ActionSpec(
            "file.new",
            lambda: QCoreApplication.translate("Actions", "New study …"),
            files.new_study,
            "Ctrl+N",
            icon="file-plus",
            menu="file",
        ),
        ActionSpec(
            "file.open",
            lambda: QCoreApplication.translate("Actions", "Open a study …"),
            files.open_study,
            "Ctrl+O",
            icon="folder-open",
            menu="file",
        ),
        ActionSpec(
            "file.sample",
            lambda: QCoreApplication.translate("Actions", "Open the sample study"),
            files.try_sample,
            icon="book-open",
            menu="file",
        ),
        ActionSpec(
            "file.import",
            lambda: QCoreApplication.translate("Actions", "Import interviews …"),
            files.choose_transcripts,
            "Ctrl+I",
            icon="import",
            menu="file",
            enabled=is_open,
            separator_before=True,
        ),
        ActionSpec(
            "file.export_codebook",
            lambda: QCoreApplication.translate("Actions", "Export the codebook (JSON) …"),
            window.export_codebook,
            "Ctrl+E",
            icon="file-output",
            menu="file",
            enabled=is_open,
        ),
        ActionSpec(
            "file.verify",
            lambda: QCoreApplication.translate("Actions", "Verify the study"),
            files.verify,
            icon="shield-check",
            menu="file",
            enabled=is_open,
        ),
        ActionSpec(
            "file.protect",
            lambda: QCoreApplication.translate("Actions", "Passphrases …"),
            window.keeping.protect,
            menu="file",
            enabled=is_open,
            separator_before=True,
        ),
        ActionSpec(
            "file.find_key",
            lambda: QCoreApplication.translate("Actions", "Where the key file is …"),
            window.keeping.find_key,
            menu="file",
            enabled=is_open,
        ),
        ActionSpec(
            "file.backup",
            lambda: QCoreApplication.translate("Actions", "Back up now"),
            window.keeping.back_up,
            menu="file",
            enabled=is_open,
        ),
        ActionSpec(
            "file.restore",
            lambda: QCoreApplication.translate("Actions", "Backups …"),
            window.keeping.choose_backup,
            menu="file",
            enabled=is_open,
        ),
        ActionSpec(
            "file.close",
            lambda: QCoreApplication.translate("Actions", "Close the study"),
            files.close_study,
            "Ctrl+W",
            icon="x",
            menu="file",
            enabled=is_open,
            separator_before=True,
        ),
        ActionSpec(
            "file.quit", lambda: QCoreApplication.translate("Actions", "Quit"), window.close, "Ctrl+Q", menu="file"
        ),
    ]


def _edit(window: MainWindow) -> list[ActionSpec]:
    is_open = window.has_study
    return [
        ActionSpec(
            "edit.undo",
            lambda: QCoreApplication.translate("Actions", "Undo"),
            window.undo,
            "Ctrl+Z",
            icon="undo-2",
            menu="edit",
            enabled=is_open,
        ),
        ActionSpec(
            "edit.redo",
            lambda: QCoreApplication.translate("Actions", "Redo"),
            window.redo,
            "Ctrl+Y",
            icon="redo-2",
            menu="edit",
            enabled=is_open,
        ),
        ActionSpec(
            "edit.coder",
            lambda: QCoreApplication.translate("Actions", "Who codes …"),
            window.change_coder,
            icon="user",
            menu="edit",
            enabled=is_open,
            separator_before=True,
        ),
        ActionSpec(
            "edit.provider",
            lambda: QCoreApplication.translate("Actions", "Where suggestions come from …"),
            window.context.choose_provider,
            icon="server",
            menu="edit",
        ),
        ActionSpec(
            "edit.prompts",
            lambda: QCoreApplication.translate("Actions", "Prompts …"),
            window.show_prompts,
            menu="edit",
        ),
        ActionSpec(
            "edit.granularity",
            lambda: QCoreApplication.translate("Actions", "How finely codes are suggested …"),
            window.sending.choose_granularity,
            menu="edit",
            enabled=is_open,
        ),
        ActionSpec(
            "edit.hold_out",
            lambda: QCoreApplication.translate("Actions", "Turns to code first …"),
            window.hold_out,
            menu="edit",
            enabled=is_open,
        ),
        ActionSpec(
            "edit.settings",
            lambda: QCoreApplication.translate("Actions", "Settings …"),
            window.show_settings,
            "Ctrl+,",
            icon="settings",
            menu="edit",
            separator_before=True,
        ),
    ]


def _view(window: MainWindow) -> list[ActionSpec]:
    settings = window.context.settings
    names = {
        "system": lambda: QCoreApplication.translate("Actions", "Colours of the system"),
        "light": lambda: QCoreApplication.translate("Actions", "Light"),
        "dark": lambda: QCoreApplication.translate("Actions", "Dark"),
    }
    icons = {"system": "", "light": "sun", "dark": "moon"}
    schemes = [
        ActionSpec(
            f"view.{scheme}",
            names[scheme],
            partial(window.set_scheme, scheme),
            icon=icons[scheme],
            menu="view",
            checked=partial(_is_scheme, settings, scheme),
            separator_before=scheme == "system",
        )
        for scheme in SCHEMES
    ]
    return [
        ActionSpec(
            "view.left",
            lambda: QCoreApplication.translate("Actions", "Interviews at the left"),
            window.fold_left,
            "F9",
            icon="panel-left",
            menu="view",
            checked=lambda: not window.is_left_folded,
            enabled=window.has_study,
        ),
        ActionSpec(
            "view.right",
            lambda: QCoreApplication.translate("Actions", "Panel at the right"),
            window.fold_right,
            "F10",
            icon="panel-right",
            menu="view",
            checked=lambda: not window.is_right_folded,
            enabled=window.has_study,
        ),
        ActionSpec(
            "view.text_alone",
            lambda: QCoreApplication.translate("Actions", "The text alone"),
            window.toggle_text_alone,
            "F11",
            menu="view",
            checked=lambda: window.is_text_alone,
            enabled=window.has_study,
        ),
        *schemes,
        ActionSpec(
            "view.contrast",
            lambda: QCoreApplication.translate("Actions", "High contrast"),
            window.toggle_contrast,
            menu="view",
            checked=lambda: settings.is_high_contrast,
        ),
        ActionSpec(
            "view.larger",
            lambda: QCoreApplication.translate("Actions", "Larger letters everywhere"),
            lambda: window.scale_fonts(0.1),
            menu="view",
            separator_before=True,
        ),
        ActionSpec(
            "view.smaller",
            lambda: QCoreApplication.translate("Actions", "Smaller letters everywhere"),
            lambda: window.scale_fonts(-0.1),
            menu="view",
        ),
        ActionSpec(
            "view.german",
            lambda: "Deutsch",
            lambda: window.set_language("de"),
            menu="view",
            checked=lambda: window.translator.language == "de",
            separator_before=True,
        ),
        ActionSpec(
            "view.english",
            lambda: "English",
            lambda: window.set_language("en"),
            menu="view",
            checked=lambda: window.translator.language == "en",
        ),
    ]


def _go(window: MainWindow) -> list[ActionSpec]:
    names = {
        "study": lambda: QCoreApplication.translate("Actions", "Go to Study"),
        "pseudonymise": lambda: QCoreApplication.translate("Actions", "Go to Pseudonymise"),
        "code": lambda: QCoreApplication.translate("Actions", "Go to Code"),
        "themes": lambda: QCoreApplication.translate("Actions", "Go to Themes"),
        "report": lambda: QCoreApplication.translate("Actions", "Go to Report"),
    }
    places = [
        ActionSpec(
            f"go.{key}",
            names[key],
            partial(window.context.go, key),
            f"Ctrl+{at}",
            menu="go",
            enabled=partial(window.has_place, key),
        )
        for at, key in enumerate(PLACE_KEYS, 1)
    ]
    return [
        ActionSpec(
            "go.search",
            lambda: QCoreApplication.translate("Actions", "Search in the study …"),
            window.open_search,
            "Ctrl+Shift+F",
            icon="search",
            menu="go",
            enabled=window.has_study,
        ),
        ActionSpec(
            "go.palette",
            lambda: QCoreApplication.translate("Actions", "Find a command or an interview …"),
            window.open_palette,
            "Ctrl+K",
            icon="list",
            menu="go",
        ),
        *places,
        ActionSpec(
            "go.next",
            lambda: QCoreApplication.translate("Actions", "Next interview"),
            lambda: window.step_interview(1),
            "Ctrl+PgDown",
            icon="chevron-down",
            menu="go",
            enabled=window.has_study,
            separator_before=True,
        ),
        ActionSpec(
            "go.previous",
            lambda: QCoreApplication.translate("Actions", "Previous interview"),
            lambda: window.step_interview(-1),
            "Ctrl+PgUp",
            icon="chevron-up",
            menu="go",
            enabled=window.has_study,
        ),
    ]


def _method(window: MainWindow) -> list[ActionSpec]:
    method, is_open = window.method, window.has_study
    return [
        ActionSpec(
            "method.settle",
            lambda: QCoreApplication.translate("Actions", "What suggestions are for …"),
            method.settle,
            menu="method",
            enabled=is_open,
        ),
        ActionSpec(
            "method.explain",
            lambda: QCoreApplication.translate("Actions", "What suggestions are good and bad at …"),
            method.explain,
            menu="method",
            enabled=is_open,
        ),
        ActionSpec(
            "method.guide",
            lambda: QCoreApplication.translate("Actions", "Interview guide …"),
            method.field.guide,
            menu="method",
            enabled=is_open,
            separator_before=True,
        ),
        ActionSpec(
            "method.sampling",
            lambda: QCoreApplication.translate("Actions", "Sampling …"),
            method.field.sampling,
            menu="method",
            enabled=is_open,
        ),
        ActionSpec(
            "method.compare",
            lambda: QCoreApplication.translate("Actions", "Compare quotations …"),
            window.context.show_comparing,
            menu="method",
            enabled=is_open,
            separator_before=True,
        ),
        ActionSpec(
            "method.rules",
            lambda: QCoreApplication.translate("Actions", "Disagreements and rules …"),
            window.context.show_rules,
            menu="method",
            enabled=is_open,
        ),
        ActionSpec(
            "method.negative_cases",
            lambda: QCoreApplication.translate("Actions", "Negative cases …"),
            window.context.show_negative_cases,
            menu="method",
            enabled=is_open,
        ),
        ActionSpec(
            "method.relations",
            lambda: QCoreApplication.translate("Actions", "Relations between themes …"),
            method.relations,
            menu="method",
            enabled=is_open,
            separator_before=True,
        ),
        ActionSpec(
            "method.package",
            lambda: QCoreApplication.translate("Actions", "Package for a second coder …"),
            window.second_coder.make_package,
            menu="method",
            enabled=window.second_coder.is_own_study,
            separator_before=True,
        ),
        ActionSpec(
            "method.merge",
            lambda: QCoreApplication.translate("Actions", "Merge a second coder's package …"),
            window.second_coder.choose_package,
            menu="method",
            enabled=window.second_coder.is_own_study,
        ),
        ActionSpec(
            "method.memos",
            lambda: QCoreApplication.translate("Actions", "Memos …"),
            method.memos,
            icon="sticky-note",
            menu="method",
            enabled=is_open,
            separator_before=True,
        ),
    ]


def _help(window: MainWindow) -> list[ActionSpec]:
    return [
        ActionSpec(
            "help.keys",
            lambda: QCoreApplication.translate("Actions", "All keys"),
            window.show_keys,
            "F1",
            icon="keyboard",
            menu="help",
        ),
        ActionSpec(
            "help.about",
            lambda: QCoreApplication.translate("Actions", "About Verbatim"),
            window.show_about,
            icon="info",
            menu="help",
        ),
    ]


def _is_scheme(settings: Settings, scheme: str) -> bool:
    return settings.scheme == scheme
