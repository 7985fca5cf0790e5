"""What is done with files: new, open, sample, import, verify, close. Long parts run as tasks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from analysis.errors import VerbatimError
from desktop.context import AppContext
from desktop.import_notices import Told, notice_lines
from desktop.messages import worded
from desktop.tasks import opening_of
from desktop.verdict import VerdictWords, in_full

if TYPE_CHECKING:
    from analysis.ports import Problem
    from desktop.dialogs.new_study import NewStudyDialog

STUDY_SUFFIX = ".verbatim"
SAID_AT_ONCE = 3
Failure = tuple[str, VerbatimError]
"""The name of a file and why it could not be used. The name is for her screen, never for the study."""


class FileActs(QObject):
    """The file menu's acts, also used by Home, drag and drop and the study overview."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def new_study(self) -> None:
        """Ask for what a study needs, then make and open it."""
        from desktop.dialogs.new_study import NewStudyDialog

        dialog = NewStudyDialog(self._context, self._window)
        dialog.accepted.connect(lambda: self._create(dialog))
        dialog.open()

    def open_study(self) -> None:
        """Let her choose a study file."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a study"), str(self._folder()), self.tr("Studies (*.verbatim)")
        )
        if chosen:
            self._context.open(Path(chosen))

    def try_sample(self) -> None:
        """Make (or reopen) the sample study among her documents and open it."""
        context = self._context
        folder, coder = self._folder() / "Verbatim", context.settings.coder_name
        context.tasks.start(
            self.tr("Making the sample study"),
            opening_of(lambda: context.services.make_sample(folder, coder)),
            done=context.use,
        )

    def choose_transcripts(self) -> None:
        """Let her choose interview files to import."""
        if self._context.study is None:
            return
        kinds = " ".join(f"*{suffix}" for suffix in self._context.services.transcript_suffixes)
        chosen, _kind = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import interviews"), str(self._folder()), self.tr("Transcripts") + f" ({kinds})"
        )
        if chosen:
            self.import_files([Path(item) for item in chosen])

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read and add interview files as a task; a file that cannot be used is named and the others are added."""
        study, context = self._context.study, self._context
        if study is None:
            return
        services, coder = context.services, context.coder_id

        def work(progress: Callable[[int, int], None], cancel: threading.Event) -> tuple[list[Told], list[Failure]]:
            told: list[Told] = []
            failures: list[Failure] = []
            for done, path in enumerate(paths):
                if cancel.is_set():
                    break  # what is in is whole; it is told like any other
                progress(done, len(paths))
                try:
                    imported = services.read_transcript(path, "auto")
                    told.append((study.transcripts.add(imported, coder=coder).title, imported.warnings))
                except VerbatimError as error:
                    failures.append((path.name, error))
            return told, failures

        context.tasks.start(
            self.tr("Importing"),
            work,
            done=lambda result: self._on_imported(result[0], result[1], self._left_behind(paths)),
        )

    def drop(self, paths: Sequence[Path]) -> None:
        """Take files that were dropped on the window: a study is opened, transcripts are imported."""
        studies = [path for path in paths if path.suffix == STUDY_SUFFIX]
        if studies:
            self._context.open(studies[0])
        elif self._context.study is not None:
            self.import_files(paths)
        else:
            self._context.messages.show_info(
                self.tr("Open a study first, then drop interviews into it."), "", self.tr("New study …"), self.new_study
            )

    def verify(self) -> None:
        """Check the whole study against its ledger as a task."""
        study, context = self._context.study, self._context
        if study is not None:
            context.tasks.start(self.tr("Verifying the study"), study.verify, done=self._on_verified)

    def close_study(self) -> None:
        self._context.close()

    def _create(self, dialog: NewStudyDialog) -> None:
        choice, context = dialog.choice(), self._context
        context.settings.coder_name = choice.coder
        context.tasks.start(
            self.tr("Creating the study"),
            opening_of(
                lambda: context.services.create_study(
                    choice.path,
                    title=choice.title,
                    coder=choice.coder,
                    research_question=choice.research_question,
                    language=choice.language,
                    send_scope=choice.send_scope,
                    passphrase=choice.passphrase,
                    remember=choice.remember,
                    policy=choice.policy,
                )
            ),
            done=context.use,
        )

    def _left_behind(self, paths: Sequence[Path]) -> str:
        """Say where the imported files still lie with all their names."""
        folder = paths[0].parent
        service = self._context.services.sync_service(folder)
        if service:
            words = self.tr("The files themselves still lie in “{folder}” with all names, and {service} copies them.")
        else:
            words = self.tr("The files themselves still lie in “{folder}” with all names, unprotected.")
        return words.format(folder=folder.name or folder, service=service)

    def _on_imported(self, told: list[Told], failures: list[Failure], left_behind: str = "") -> None:
        """Say what was taken, what was not, and what is to be looked at; the latter stays until it is put away."""
        messages = self._context.messages
        if len(failures) == 1 and not told:
            messages.show_error(failures[0][1])
            return
        what = self.tr("%n interview(s) imported.", "", len(told))
        said = [f"{name}: {worded(error)[0]}" for name, error in failures[:SAID_AT_ONCE]]
        if failures:
            what += " " + self.tr("%n file(s) could not be used.", "", len(failures))
        notices = notice_lines(told)
        said += notices or ([] if failures else [self.tr("Check who speaks, then pseudonymise.")])
        said += [left_behind] if told and left_behind else []
        messages.show_info(what, "\n".join(said), stays=bool(notices))

    def _on_verified(self, problems: list[Problem]) -> None:
        words, messages = VerdictWords(), self._context.messages
        if not problems:
            messages.show_info(words.sound(problems))
            return
        full = in_full(problems)
        messages.show_error(
            VerbatimError("verify_failed", words.broken(problems), words.remedy()),
            self.tr("Copy all that was found"),
            lambda: QGuiApplication.clipboard().setText(full),
        )

    def _folder(self) -> Path:
        study = self._context.study
        if study is not None:
            return study.path.parent
        from desktop.dialogs.fields import documents_folder

        return documents_folder()
