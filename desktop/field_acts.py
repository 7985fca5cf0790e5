"""What the Method menu does about the field: the interview guide, and how the sample came about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from analysis.records import SamplingKind
from desktop.context import AppContext

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from desktop.dialogs.guide import GuideDialog
    from desktop.dialogs.sampling import SamplingDialog


class FieldActs(QObject):
    """The menu's acts; dialogs are made when they are asked for."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def guide(self) -> None:
        """Show the guide's versions, and where its questions were asked."""
        from desktop.dialogs.guide import GuideDialog

        study = self._context.study
        if study is None:
            return
        dialog = GuideDialog(study.transcripts.documents(), self._window)
        dialog.write_asked.connect(lambda *given: self._write(dialog, *given))
        dialog.use_asked.connect(lambda *given: self._use(dialog, *given))
        dialog.interview_chosen.connect(lambda interview: self._show_asked(dialog, interview))
        dialog.placed.connect(lambda *given: self._place(dialog, *given))
        self._fill(dialog)
        dialog.show()

    def _fill(self, dialog: GuideDialog) -> None:
        study = self._context.study
        if study is not None:
            versions = study.guide.versions()
            changes = {version.id: study.guide.changes(version) for version in versions}
            dialog.show_guide(versions, changes, study.guide.led())

    def _show_asked(self, dialog: GuideDialog, interview: str) -> None:
        study = self._context.study
        if study is not None:
            dialog.show_asked(study.guide.interviewers_turns(interview), study.guide.asked(interview))

    def _write(self, dialog: GuideDialog, questions: list[str], reason: str, after: str) -> None:
        if self._done(lambda study, coder: study.guide.add(questions, coder=coder, reason=reason, after=after)):
            self._fill(dialog)

    def _use(self, dialog: GuideDialog, interview: str, number: int) -> None:
        if self._done(lambda study, coder: study.guide.use(interview, number or None, coder=coder)):
            self._fill(dialog)

    def _place(self, dialog: GuideDialog, interview: str, turn: int, question: str) -> None:
        from desktop.dialogs.guide import LIKENESS, NONE

        chosen = None if question == LIKENESS else "" if question == NONE else question
        if self._done(lambda study, coder: study.guide.correct(interview, turn, chosen, coder=coder)):
            self._show_asked(dialog, interview)

    def sampling(self) -> None:
        """Show the notes on the sample, and take new ones."""
        from desktop.dialogs.sampling import SamplingDialog

        study = self._context.study
        if study is None:
            return
        dialog = SamplingDialog(self._window)
        dialog.note_asked.connect(lambda *given: self._note(dialog, *given))
        dialog.change_asked.connect(lambda *given: self._change(dialog, *given))
        dialog.remove_asked.connect(lambda note: self._remove(dialog, note))
        dialog.show_notes(study.sampling.notes())
        dialog.show()

    def _note(self, dialog: SamplingDialog, kind: str, text: str, day: str) -> None:
        self._noted(dialog, lambda study, coder: study.sampling.note(SamplingKind(kind), text, coder=coder, day=day))

    def _change(self, dialog: SamplingDialog, note: str, text: str, day: str) -> None:
        self._noted(dialog, lambda study, coder: study.sampling.change(note, text, coder=coder, day=day))

    def _remove(self, dialog: SamplingDialog, note: str) -> None:
        self._noted(dialog, lambda study, coder: study.sampling.remove(note, coder=coder))

    def _noted(self, dialog: SamplingDialog, act: Callable[[OpenStudy, str], object]) -> None:
        study = self._context.study
        if study is not None and self._done(act):
            dialog.show_notes(study.sampling.notes())

    def _done(self, act: Callable[[OpenStudy, str], object]) -> bool:
        """Do it under who works here; tells whether it was done, and says why not otherwise."""
        study, context = self._context.study, self._context
        return study is not None and bool(context.attempt(lambda: act(study, context.coder_id)))
