"""What is done with files: new, open, sample, import, verify, close. Long parts run as tasks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from analysis.errors import VerbatimError
from analysis.foreign import ForeignProject
from desktop.context import AppContext
from desktop.import_notices import Told, notice_lines
from desktop.loss_words import LossWords
from desktop.messages import worded
from desktop.tasks import opening_of
from desktop.verdict import VerdictWords, in_full

if TYPE_CHECKING:
    from analysis.incoming import Incoming, Reading
    from analysis.ports import Problem
    from analysis.workflow.bringing_in import BroughtIn
    from analysis.workflow.study import OpenStudy
    from analysis.workflow.taking_in import TakenIn
    from desktop.dialogs.import_preview import ImportPreview, Looked
    from desktop.dialogs.new_study import NewStudyDialog

STUDY_SUFFIX = ".verbatim"
SAID_AT_ONCE = 3
LOST_AT_ONCE = 12
Failure = tuple[str, VerbatimError]
"""The name of a file and why it could not be used. The name is for her screen, never for the study."""


@dataclass(slots=True)
class Imported:
    """What became of the files that she took in."""

    told: list[Told] = field(default_factory=list)
    brought: list[BroughtIn] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def add(self, incoming: Incoming, taken: TakenIn) -> None:
        transcripts = incoming.transcripts if len(incoming.transcripts) == len(taken.documents) else ()
        warnings = [item.warnings for item in transcripts] or [()] * len(taken.documents)
        self.told += [(document.title, said) for document, said in zip(taken.documents, warnings, strict=True)]
        self.brought += [taken.brought] if taken.brought else []


def _failures(looked: Sequence[Looked]) -> list[Failure]:
    return [(item[0].name, item[1]) for item in looked if isinstance(item, tuple)]


class FileActs(QObject):
    """The file menu's acts, also used by Home, drag and drop and the study overview."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._preview: ImportPreview | None = None

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
        kinds = " ".join(f"*{suffix}" for suffix in self._context.services.suffixes)
        sorts = self.tr("Transcripts, surveys, projects and codes")
        chosen, _kind = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import interviews"), str(self._folder()), f"{sorts} ({kinds})"
        )
        if chosen:
            self.import_files([Path(item) for item in chosen])

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read files as a task and show what they hold; she says what of it comes in.

        A file that can't be used is named and does not stop the others.
        """
        if self._context.study is not None:
            self._read(self._context.study, paths, None, self._on_looked)

    def _read(
        self, study: OpenStudy, paths: Sequence[Path], asked: Reading | None, done: Callable[[list[Looked]], object]
    ) -> None:
        def work(progress: Callable[[int, int], None], cancel: threading.Event) -> list[Looked]:
            found: list[Looked] = []
            for count, path in enumerate(paths):
                if cancel.is_set():
                    break
                progress(count, len(paths))
                found.append(self._look(study, path, asked))
            return found

        self._context.tasks.start(self.tr("Reading files"), work, done=done)

    def _look(self, study: OpenStudy, path: Path, asked: Reading | None) -> Looked:
        """Read a file, and see what it would do to the study; off the GUI thread."""
        from desktop.dialogs.import_preview import Read

        try:
            found = self._context.services.read_incoming(path, asked)
            if isinstance(found.content, ForeignProject):
                return Read(found, study.bringing_in.preview(found.content, coder=""))
            return Read(found)
        except VerbatimError as error:
            return path, error

    def _on_looked(self, looked: list[Looked]) -> None:
        if not any(not isinstance(item, tuple) or item[1].code == "which_table" for item in looked):
            self._on_imported([], _failures(looked))
            return
        from desktop.dialogs.import_preview import ImportPreview

        dialog = self._preview = ImportPreview(looked, self._window)
        dialog.finished.connect(self._forget_preview)
        dialog.reading_asked.connect(lambda path, reading: self._look_again(dialog, path, reading))
        dialog.take_asked.connect(lambda chosen: self._take(chosen, _failures(looked)))
        dialog.open()

    def _look_again(self, dialog: ImportPreview, path: Path, reading: Reading) -> None:
        """Read a table as what she says it holds, and show that."""

        def put(looked: list[Looked]) -> None:
            if self._preview is dialog:
                dialog.put(path, looked[0])

        if self._context.study is not None:
            self._read(self._context.study, [path], reading, put)

    def _forget_preview(self) -> None:
        self._preview = None

    def _take(self, chosen: Sequence[Incoming], failures: list[Failure]) -> None:
        """Take files in as a task."""
        study, coder = self._context.study, self._context.coder_id
        if study is None:
            return
        failures = [failure for failure in failures if failure[0] not in {item.path.name for item in chosen}]

        def work(progress: Callable[[int, int], None], cancel: threading.Event) -> Imported:
            from analysis.workflow.taking_in import take_in

            taken = Imported(failures=list(failures))
            for done, incoming in enumerate(chosen):
                if cancel.is_set():
                    break  # what is in is whole; it is told like any other
                progress(done, len(chosen))
                try:
                    taken.add(incoming, take_in(study, incoming, coder=coder))
                except VerbatimError as error:
                    taken.failures.append((incoming.path.name, error))
            return taken

        self._context.tasks.start(
            self.tr("Importing"), work, done=lambda taken: self._tell(taken, [item.path for item in chosen])
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

    def _tell(self, taken: Imported, paths: Sequence[Path]) -> None:
        lost = [line for brought in taken.brought for line in self._became(brought)]
        self._on_imported(taken.told, taken.failures, self._left_behind(paths), lost)

    def _became(self, brought: BroughtIn) -> list[str]:
        """Say what came in of a project or codebook, and what could not be kept."""
        words = LossWords(self)
        counts = (
            (brought.codes, self.tr("%n code(s)", "", brought.codes)),
            (brought.categories, self.tr("%n category(s)", "", brought.categories)),
            (brought.codings, self.tr("%n coding(s)", "", brought.codings)),
            (brought.memos, self.tr("%n memo(s)", "", brought.memos)),
            (brought.rules, self.tr("%n rule(s)", "", brought.rules)),
            (brought.negative_cases, self.tr("%n negative case(s)", "", brought.negative_cases)),
        )
        came = ", ".join(counted for count, counted in counts if count)
        said = [self.tr("New in the study: {0}.").format(came)] if came else []
        if brought.keeps_provenance:
            said.append(
                self.tr("Where it comes from, and what its study says of itself, is kept beside it, read-only.")
            )
        lost = [words.line(item) for item in brought.not_kept]
        said += [self.tr("Not kept as it was: {0}").format("; ".join(lost[:LOST_AT_ONCE]))] if lost else []
        return [*said, *([self.tr("and %n more", "", len(lost) - LOST_AT_ONCE)] if len(lost) > LOST_AT_ONCE else [])]

    def _on_imported(
        self,
        told: Sequence[Told],
        failures: Sequence[Failure],
        left_behind: str = "",
        became: Sequence[str] = (),
    ) -> None:
        """Say what was taken, what was not, and what is to be looked at; the latter stays until it is put away."""
        messages = self._context.messages
        if len(failures) == 1 and not told and not became:
            messages.show_error(failures[0][1])
            return
        what = self.tr("%n interview(s) imported.", "", len(told)) if told or not became else self.tr("Codes came in.")
        said = [f"{name}: {worded(error)[0]}" for name, error in failures[:SAID_AT_ONCE]]
        if failures:
            what += " " + self.tr("%n file(s) could not be used.", "", len(failures))
        notices = notice_lines(told)
        said += [*became, *notices]
        said += [] if failures or notices or became else [self.tr("Check who speaks, then pseudonymise.")]
        said += [left_behind] if told and left_behind else []
        messages.show_info(what, "\n".join(said), stays=bool(notices or became))

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
