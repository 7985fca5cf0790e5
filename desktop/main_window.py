"""The window: five places in the order of the work, interviews at the left, the place's panel at the right."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QInputDialog,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import EVERYWHERE, ActionRegistry
from desktop.context import AppContext
from desktop.file_acts import FileActs
from desktop.focus_order import next_stop
from desktop.i18n import Translator
from desktop.interview_list import InterviewList
from desktop.menus import Menus, run_action
from desktop.method_acts import MethodActs
from desktop.notice_bar import NoticeBar
from desktop.overview import StudyOverview
from desktop.ruling_acts import RulingActs
from desktop.safe_keeping import SafeKeeping
from desktop.searching import StudySearch
from desktop.second_coder import SecondCoder
from desktop.sending import Sending
from desktop.status_line import StatusLine
from desktop.theme import space
from desktop.top_bar import TopBar
from desktop.views.home import Home
from desktop.window_actions import window_actions

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.study import OpenStudy
    from desktop.place import Place

FIRST_WIDTHS = (232, 780, 340)
NOT_HERS = {"run_started", "run_resumed", "call_prepared", "call_answered", "call_failed", "run_ended"}
"""What a run of requests records by itself; everything else that is recorded was an act of hers."""
NARROW = 720
AHEAD_MILLISECONDS = 60
"""Below this width, before letters are scaled, the interviews at the left fold away; F9 brings them back."""
LARGE_SCREEN, WIDEST, HIGHEST = 1500, 1680, 1100


class MainWindow(QMainWindow):
    """Owns the places and lays them out. Places are built when the first study opens, after Home was painted."""

    def __init__(self, context: AppContext, translator: Translator) -> None:
        super().__init__()
        context.theme.dress(self)
        self.context = context
        self.translator = translator
        self.registry = ActionRegistry(context.settings.keys)
        self.files = FileActs(context, self)
        self.keeping = SafeKeeping(context, self)
        self.overview = StudyOverview(context.tasks, self)
        self.places: dict[str, Place] = {}
        self._builders: list[Callable[[], Place]] | None = None
        self.is_left_folded = self.is_right_folded = self.is_text_alone = False
        self._is_first_on_small = self._is_narrow = self._was_left_folded = False
        self._place = ""
        self.method = MethodActs(context, self)
        self.ruling = RulingActs(context, self)
        self.second_coder = SecondCoder(context, self)
        self.sending = Sending(context, self, self.method.explain)
        self.top = TopBar(context)
        self.notice = NoticeBar(context)
        self.home = Home(context)
        self.interviews = InterviewList(self.overview, context.theme)
        self.status = StatusLine(context, self.overview)
        self.searching = StudySearch(context, self)
        self._middle = QStackedWidget()
        self._right = QStackedWidget()
        self._split = QSplitter()
        self._lay_out()
        self._menus = Menus(self, self.registry, context, context.open)
        specs = window_actions(self)
        self.registry.add(specs)
        self._menus.bind(specs, [])
        self._connect()
        self.setAcceptDrops(True)
        self._restore_geometry()
        self._show_home()
        self._let_enter_press()
        self.retranslate()

    def show_first(self) -> None:
        """Show the window as she left it; on a small screen, the first time, maximized."""
        self.showMaximized() if self._is_first_on_small else self.show()

    def has_study(self) -> bool:
        return self.context.study is not None

    def has_place(self, key: str) -> bool:
        return self.has_study() and key in self.places

    def retranslate(self) -> None:
        """Set all texts anew, also those of the places' actions."""
        self.home.retranslate()
        self.top.retranslate()
        self.notice.retranslate()
        self.status.retranslate()
        self.interviews.retranslate()
        place = self.places.get(self._place)
        self._menus.show_place(self._place, place.title() if place else "")
        self._set_title()

    # --- what actions do ---

    def undo(self) -> None:
        """Take the last step of the study back."""
        self._take_back(is_redo=False)

    def redo(self) -> None:
        self._take_back(is_redo=True)

    def export_codebook(self) -> None:
        """Ask in the report how to export; there is no other way, so that names are asked for the same everywhere."""
        self.go("report")
        report = self.places["report"]
        report.ask_export()  # type: ignore[attr-defined]

    def change_coder(self) -> None:
        """Ask who codes from now on."""
        name, is_given = QInputDialog.getText(
            self, self.tr("Who codes"), self.tr("Decisions are recorded under this name:"),
            text=self.context.settings.coder_name,
        )  # fmt: skip
        if is_given and name.strip():
            self.context.attempt(lambda: self.context.set_coder(name.strip()))

    def fold_left(self) -> None:
        self.is_left_folded = not self.is_left_folded
        self._show_sides()

    def fold_right(self) -> None:
        self.is_right_folded = not self.is_right_folded
        self._show_sides()

    def toggle_text_alone(self) -> None:
        """Leave only the place's text, and where text may go; the same key brings everything back."""
        if not self.has_study():
            return
        self.is_text_alone = not self.is_text_alone
        self.menuBar().setVisible(not self.is_text_alone)
        self.status.setVisible(not self.is_text_alone)
        self.top.set_text_alone(self.is_text_alone, self.has_study())
        self._show_sides()

    def set_scheme(self, scheme: str) -> None:
        self.context.settings.scheme = scheme

    def toggle_contrast(self) -> None:
        self.context.settings.is_high_contrast = not self.context.settings.is_high_contrast

    def scale_fonts(self, by: float) -> None:
        self.context.settings.font_scale += by

    def set_language(self, language: str) -> None:
        self.context.settings.language = language

    def step_interview(self, by: int) -> None:
        """Select the next or previous interview."""
        rows = self.overview.rows
        if not rows:
            return
        at = self.interviews.model.position(self.context.document_id)
        to = min(max(at + by, 0), len(rows) - 1)
        self.context.select_document(rows[to].document.id)

    def open_palette(self) -> None:
        """Offer every action that can be done here, and every interview."""
        from desktop.actions import shown_key
        from desktop.dialogs.palette import CommandPalette, Entry

        entries = [
            Entry(_plain(spec.text()), shown_key(spec), spec.icon, lambda spec=spec: run_action(spec))  # type: ignore[misc]
            for spec in self.registry.in_place(self._place)
            if spec.enabled() and spec.id != "go.palette"
        ]
        interviews = [
            Entry(
                row.document.title,
                row.participant.code if row.participant else "",
                "file-text",
                lambda row=row: self.context.select_document(row.document.id),  # type: ignore[misc]
            )
            for row in self.overview.rows
        ]
        CommandPalette(self.context, [*interviews, *entries], self).open_over(self)

    def open_search(self) -> None:
        """Search in the study; without one there are only commands to find."""
        if self.has_study():
            self.searching.open()
        else:
            self.open_palette()

    def _show_words(self, document_id: str, start: int, end: int) -> None:
        self.go("code")
        self.places["code"].show_words(document_id, start, end)

    def _show_record(self, key: str, record_id: str) -> None:
        self.go(key)
        self.places[key].show_record(record_id)

    def show_keys(self) -> None:
        """Show the cheat sheet beside the work; put it away where it is shown."""
        from desktop.dialogs.cheat_sheet import CheatSheet

        shown = self.findChild(CheatSheet)
        if shown is not None:
            shown.close()
            return
        groups = [(self.tr("Everywhere"), [spec for spec in self.registry.all() if spec.place == EVERYWHERE])]
        for key, place in self.places.items():
            groups.append((place.title(), [spec for spec in self.registry.all() if spec.place == key]))
        CheatSheet(groups, self).show()

    def show_about(self) -> None:
        QMessageBox.about(
            self,
            self.tr("About Verbatim"),
            self.tr(
                "Verbatim codes interviews in the participants' own words after the Gioia methodology. "
                "Licence: MIT. Icons: Lucide (ISC). Window: Qt (LGPL)."
            ),
        )

    def go(self, key: str) -> None:
        """Bring a place to the front."""
        place = self.places.get(key)
        if place is None or not self.has_study():
            return
        if key != self._place:
            self.notice.go_on()
        self._place = key
        self.context.settings.last_place = key
        self._middle.setCurrentWidget(place)
        panel = place.panel()
        if panel is not None:
            self._right.setCurrentWidget(panel)
        self.top.mark(key)
        self._menus.show_place(key, place.title())
        self._show_sides()
        place.activate()

    # --- Qt ---

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop and wait for what runs, then close the study."""
        self._keep_geometry()
        self.context.close()
        self.context.tasks.close()
        self.context.services.close()
        super().closeEvent(event)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Let Tab go through the window from top to bottom and left to right, place after place."""
        here = self.focusWidget() or self
        found = next_stop(
            here,
            [self.top, self.notice, self.interviews, self._middle, self._right, self.status],
            is_forward=is_forward,
        )
        if found is None:
            return super().focusNextPrevChild(is_forward)
        found.setFocus(Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.context.let_go_if_closed()
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped_files(event)
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: self.files.drop(paths))

    # --- building ---

    def _lay_out(self) -> None:
        self.setMinimumSize(space(200), space(130))
        self._middle.addWidget(self.home)
        for widget in (self.interviews, self._middle, self._right):
            self._split.addWidget(widget)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self.interviews.setMinimumWidth(space(40))
        self._middle.setMinimumWidth(space(80))
        self._right.setMinimumWidth(space(75))
        body = QWidget()
        body.setObjectName("window_body")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.notice)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        context = self.context
        context.study_opened.connect(self._on_opened)
        context.study_closed.connect(self._on_closed)
        context.event_recorded.connect(self._on_event)
        context.document_selected.connect(self._on_document)
        context.place_requested.connect(self.go)
        context.words_requested.connect(self._show_words)
        context.record_requested.connect(self._show_record)
        context.provider_requested.connect(self._choose_provider)
        context.settings.changed.connect(self._on_setting)
        context.tasks.failed.connect(context.messages.show_error)
        context.theme.changed.connect(self._fit_width)
        self.overview.changed.connect(self._select_first)
        context.messages.bug_found.connect(self._report_bug)
        self.interviews.chosen.connect(context.select_document)
        self.top.place_chosen.connect(self.go)
        self.top.search_asked.connect(self.open_search)
        self.top.text_alone_ended.connect(self.toggle_text_alone)
        self.status.coder.clicked.connect(self.change_coder)
        self.home.new_asked.connect(self.files.new_study)
        self.home.open_asked.connect(self.files.open_study)
        self.home.sample_asked.connect(self.files.try_sample)
        self.home.recent_chosen.connect(context.open)

    def build_ahead(self, may: Callable[[], bool]) -> None:
        """Build the places while she looks at Home, one at a time, as soon as `may` says so: a study opens sooner."""
        if not may() or self._build_next():
            QTimer.singleShot(AHEAD_MILLISECONDS, self, lambda: self.build_ahead(may))

    def _build_places(self) -> None:
        while self._build_next():
            pass

    def _build_next(self) -> bool:
        """Build the next place; tell whether there was one to build."""
        if self._builders is None:
            from desktop.places import builders

            self._builders = builders(self.context, self.overview, self.interviews.model, self.files.choose_transcripts)
        if not self._builders:
            return False
        place = self._builders.pop(0)()
        self.places[place.key] = place
        self._middle.addWidget(place)
        panel = place.panel()
        if panel is not None:
            self._right.addWidget(panel)
        specs = place.place_actions()
        self.registry.add(specs)
        self._menus.bind(specs, [place] if panel is None else [place, panel])
        if not self._builders:
            self.top.set_places([(built.key, built.icon) for built in self.places.values()])
            self._let_enter_press()
        return True

    def _let_enter_press(self) -> None:
        """Let Enter press the button that has the focus, as Space does; outside dialogs Qt leaves it to Space."""
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(True)

    # --- following the study ---

    def _on_opened(self, study: OpenStudy) -> None:
        self.overview.set_study(study)  # reads while the places are built
        self._build_places()
        self.notice.begin_anew()
        for place in self.places.values():
            place.set_study(study)
        self.top.show_places(True)
        self.top.scope.refresh()
        last = self.context.settings.last_place
        self.go(last if last in self.places and study.transcripts.documents() else "study")
        self._set_title()
        if not study.store.has_key and self.second_coder.is_own_study():
            self.context.messages.show_info(
                self.tr("The key file is not beside this study."),
                self.tr("Reading, coding and exporting work; names can be neither shown nor replaced."),
            )

    def _on_closed(self) -> None:
        if self.is_text_alone:
            self.toggle_text_alone()
        self.notice.go_on()
        self.overview.set_study(None)
        for place in self.places.values():
            place.set_study(None)
        self._show_home()

    def _on_event(self, event: Event) -> None:
        self.overview.refresh()
        if event.kind not in NOT_HERS:
            self.notice.go_on()
        for place in self.places.values():
            place.on_event(event)
        if event.kind in ("settings_changed", "undone", "redone"):
            self.top.scope.refresh()
            self._set_title()

    def _on_document(self, document_id: str) -> None:
        self.interviews.select(document_id)
        if self.context.study is not None and document_id:
            self.context.settings.put_view_state(f"document/{self.context.study.info.id}", document_id)
        for place in self.places.values():
            place.on_document(document_id)

    def _select_first(self) -> None:
        """Select the interview she had last, else the first, once they are read or when the selected one is gone."""
        study, rows = self.context.study, self.overview.rows
        if study is None or not rows or self.overview.row(self.context.document_id):
            return
        last = self.context.settings.view_state(f"document/{study.info.id}", "")
        self.context.select_document(last if self.overview.row(last) else rows[0].document.id)

    def _show_home(self) -> None:
        self._place = ""
        self.home.refresh()
        self._middle.setCurrentWidget(self.home)
        self.top.show_places(False)
        self.top.mark("")
        self.top.scope.refresh()
        self._show_sides()
        self._menus.show_place("", "")
        self._set_title()

    def _show_sides(self) -> None:
        place = self.places.get(self._place)
        is_shown = place is not None and not self.is_text_alone
        follows = place is not None and place.follows_document
        self.interviews.setVisible(is_shown and follows and not self.is_left_folded)
        has_panel = place is not None and place.panel() is not None
        self._right.setVisible(is_shown and has_panel and not self.is_right_folded)

    def _fit_width(self) -> None:
        """Leave the width to the text and its panel where there is not enough for three columns."""
        is_narrow = self.width() < self.context.theme.pixels(NARROW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self._was_left_folded, self.is_left_folded = self.is_left_folded, True
        else:
            self.is_left_folded = self._was_left_folded
        self._show_sides()

    def _set_title(self) -> None:
        study = self.context.study
        self.setWindowTitle(f"{study.info.title} — Verbatim" if study else "Verbatim")

    def _take_back(self, *, is_redo: bool) -> None:
        study, coder = self.context.study, self.context.coder_id
        if study is None:
            return
        history = study.history
        if (history.next_redo() if is_redo else history.next_undo()) is None:
            self.status.say(self.tr("Nothing to redo") if is_redo else self.tr("Nothing to undo"))
            return
        done: list[Event | None] = []
        step = history.redo if is_redo else history.undo
        if self.context.attempt(lambda: done.append(step(coder=coder))) and done[0] is not None:
            self._say_taken_back(done[0], is_redo=is_redo)

    def _say_taken_back(self, event: Event, *, is_redo: bool) -> None:
        """Name the step: it may be one that is not on the screen."""
        from desktop.views.report.words import Words

        name = Words().kind(event.details.get("kind", ""))
        self.status.say((self.tr("Again: {0}") if is_redo else self.tr("Undone: {0}")).format(name))

    def _choose_provider(self) -> None:
        from desktop.dialogs.provider import ProviderDialog

        ProviderDialog(self.context, self).open()

    def show_prompts(self) -> None:
        from desktop.dialogs.prompts import PromptsDialog

        PromptsDialog(self.context, self).open()

    def show_settings(self, page: str = "") -> None:
        """Open the settings beside the work, at a page of theirs."""
        from desktop.dialogs.settings import SettingsDialog

        self._build_places()  # all their keys are to be known
        open_ones = [item for item in self.findChildren(SettingsDialog) if item.isVisible()]
        shown = open_ones[0] if open_ones else SettingsDialog(self.context, self.registry, self)
        shown.turn_to(page)
        shown.show()
        shown.activateWindow()

    def hold_out(self) -> None:
        """Ask which share of the turns she codes before any suggester has them."""
        from desktop.dialogs.hold_out import HoldOutDialog

        study, context = self.context.study, self.context
        if study is None:
            return
        dialog = HoldOutDialog(*study.blind.share(), self)
        set_share = study.blind.hold_out
        dialog.accepted.connect(
            lambda: context.attempt(lambda: set_share(dialog.percent / 100, coder=context.coder_id))
        )
        dialog.open()

    def _on_setting(self, name: str) -> None:
        if name == "keys":
            self.registry.use_keys(self.context.settings.keys)
            self._menus.rekey()

    def _report_bug(self, error: BaseException) -> None:
        import logging

        from desktop.dialogs.bug_report import BugReport, report_text

        logging.getLogger("verbatim").error("%s", report_text(error))
        BugReport(error, self).open()

    # --- remembering ---

    def _restore_geometry(self) -> None:
        geometry = self.context.settings.geometry("window")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self._fit_screen()
        split = self.context.settings.geometry("split")
        if split.isEmpty() or not self._split.restoreState(split):
            self._split.setSizes(list(FIRST_WIDTHS))

    def _fit_screen(self) -> None:
        """Take all of a small screen, and the middle of a large one."""
        room = self.screen().availableGeometry()
        self._is_first_on_small = room.width() < LARGE_SCREEN
        if self._is_first_on_small:
            self.setGeometry(room)
            return
        self.resize(min(room.width() * 17 // 20, WIDEST), min(room.height() * 9 // 10, HIGHEST))
        self.move(room.center() - self.rect().center())

    def _keep_geometry(self) -> None:
        self.context.settings.put_geometry("window", self.saveGeometry())
        if self.has_study():
            self.context.settings.put_geometry("split", self._split.saveState())


def install_bug_hook(window: MainWindow) -> None:
    """Show bugs of the GUI thread in the report dialog; the window goes on."""

    def on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        window.context.messages.show_error(error)

    sys.excepthook = on_bug


def _plain(text: str) -> str:
    return text.replace("&", "")


def _dropped_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
