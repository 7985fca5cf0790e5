"""What is done with disagreements, rules of the codebook and negative cases; the dialogs are made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from analysis.records import Document, Level, RuleKind
from desktop.context import AppContext
from desktop.tasks import READ_LANE, stoppable

if TYPE_CHECKING:
    from analysis.workflow.negative_cases import Candidate
    from analysis.workflow.rules import Open
    from analysis.workflow.study import OpenStudy
    from desktop.dialogs.negative_cases import NegativeCasesDialog, Passage
    from desktop.dialogs.rules import RulesDialog


class RulingActs(QObject):
    """Shows the two dialogs, and does what they ask for. Counting and searching run off the GUI thread."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        context.rules_requested.connect(self.rules)
        context.negative_cases_requested.connect(self.negative_cases)

    # --- disagreements and rules ---

    def rules(self) -> None:
        """Go through what coders put otherwise than each other, and write rules."""
        from desktop.dialogs.rules import RulesDialog

        study = self._context.study
        if study is None:
            return
        levels = (Level.DIMENSION, Level.THEME, Level.CONCEPT)
        targets = [(item.id, item.label) for level in levels for item in study.structure.categories(level)]
        targets += [(item.id, item.label) for item in study.coding.codes()]
        dialog = RulesDialog(targets, self._window)
        dialog.discuss_asked.connect(lambda *given: self._discuss(dialog, *given))
        dialog.place_asked.connect(
            lambda one: self._context.show_words(one.place.document_id, one.place.start, one.place.end)
        )
        dialog.write_asked.connect(
            lambda target, kind, text: self._rule(
                dialog, lambda study, coder: study.rules.add(target, kind, text, coder=coder)
            )
        )
        dialog.change_asked.connect(
            lambda rule, kind, text: self._rule(
                dialog, lambda study, coder: study.rules.change(rule, text, coder=coder, kind=kind)
            )
        )
        dialog.remove_asked.connect(
            lambda rule: self._rule(dialog, lambda study, coder: study.rules.remove(rule, coder=coder))
        )
        self._fill_rules(dialog)
        dialog.show()

    def _fill_rules(self, dialog: RulesDialog) -> None:
        study = self._context.study
        if study is None:
            return
        dialog.show_rules(study.rules.all())

        def read() -> tuple[list[Open], list[str]]:
            found = study.rules.disagreements()
            return found, [study.coding.quotation(item.coding) for item in found]

        self._read(dialog, read, lambda told: dialog.show_disagreements(*told))

    def _discuss(self, dialog: RulesDialog, one: Open, note: str, kind: RuleKind | None, rule: str) -> None:
        given = one.coding.id, one.place.category_id, note
        if self._done(lambda study, coder: study.rules.discuss(*given, coder=coder, kind=kind, rule=rule)):
            self._fill_rules(dialog)

    def _rule(self, dialog: RulesDialog, act: Callable[[OpenStudy, str], object]) -> None:
        if self._done(act) and (study := self._context.study) is not None:
            dialog.show_rules(study.rules.all())

    # --- negative cases ---

    def negative_cases(self, theme_id: str = "", place: tuple[str, int, int] | None = None) -> None:
        """Show what speaks against a theme; with a place (document, start, end) that can be marked."""
        from desktop.dialogs.negative_cases import NegativeCasesDialog

        study = self._context.study
        if study is None:
            return
        themes = study.structure.categories(Level.THEME)
        if not themes:
            self._context.messages.show_info(self.tr("There is no theme yet that something could speak against."))
            return
        dialog = NegativeCasesDialog(themes, self._passage(study, *place) if place else None, self._window)
        dialog.theme.setCurrentIndex(max(dialog.theme.findData(theme_id), 0))
        dialog.theme_chosen.connect(lambda _theme: self._fill_cases(dialog))
        dialog.search_asked.connect(lambda theme: self._search(dialog, theme))
        dialog.place_asked.connect(lambda one: self._context.show_words(one.document_id, one.start, one.end))
        dialog.mark_asked.connect(lambda theme, one, note: self._mark(dialog, theme, one, note))
        dialog.change_asked.connect(
            lambda case, note: self._case(
                dialog, lambda study, coder: study.negative_cases.change(case, note, coder=coder)
            )
        )
        dialog.remove_asked.connect(
            lambda case: self._case(dialog, lambda study, coder: study.negative_cases.remove(case, coder=coder))
        )
        self._fill_cases(dialog)
        dialog.show()

    def _fill_cases(self, dialog: NegativeCasesDialog) -> None:
        study = self._context.study
        if study is not None:
            cases = study.negative_cases.all(dialog.theme.currentData())
            dialog.show_cases(
                [
                    self._passage(study, item.document_id, item.start, item.end, item.found_by, item.id, item.note)
                    for item in cases
                ]
            )

    def _search(self, dialog: NegativeCasesDialog, theme_id: str) -> None:
        study = self._context.study
        if study is None:
            return

        def search() -> list[Passage]:
            return [self._candidate(study, item) for item in study.negative_cases.search(theme_id)]

        self._read(
            dialog, search, lambda found: dialog.show_found(found) if dialog.theme.currentData() == theme_id else None
        )

    def _mark(self, dialog: NegativeCasesDialog, theme_id: str, one: Passage, note: str) -> None:
        from analysis.workflow.negative_cases import BY_SEARCH

        place = one.document_id, one.start, one.end
        if self._done(
            lambda study, coder: study.negative_cases.mark(
                theme_id, *place, coder=coder, note=note, found_by=one.found_by
            )
        ):
            self._fill_cases(dialog)
            if one.found_by == BY_SEARCH:
                self._search(dialog, theme_id)

    def _case(self, dialog: NegativeCasesDialog, act: Callable[[OpenStudy, str], object]) -> None:
        if self._done(act):
            self._fill_cases(dialog)

    def _candidate(self, study: OpenStudy, item: Candidate) -> Passage:
        """Give a sentence with the words by which it was found."""
        from analysis.workflow.negative_cases import BY_SEARCH

        passage = self._passage(study, item.document_id, item.start, item.end, BY_SEARCH)
        parts = [passage.where, ", ".join(item.of_theme), ", ".join(item.of_contrast)]
        parts += [self.tr("coded under the theme")] if item.is_coded_there else []
        return replace(passage, where=" · ".join(parts))

    def _passage(
        self, study: OpenStudy, document_id: str, start: int, end: int, found_by: str = "", case_id: str = "",
        note: str = "",
    ) -> Passage:  # fmt: skip
        from analysis.workflow.negative_cases import BY_HAND
        from analysis.workflow.texts import turn_at
        from desktop.dialogs.negative_cases import Passage

        document, shown = study.store.get(Document, document_id), study.texts.shown(document_id)
        turn = turn_at(document, start, end)
        where = document.title
        if turn is not None:
            where = self.tr("{0}, turn {1}, {2}").format(document.title, turn.index + 1, turn.speaker)
        words = shown.slice(start, end) if shown is not None else ""
        return Passage(document_id, start, end, words, where, found_by or BY_HAND, case_id, note)

    # --- parts ---

    def _read(self, dialog: QWidget, read: Callable[[], object], show: Callable[..., object]) -> None:
        """Read as a task and show it, unless the dialog was closed or the study changed meanwhile."""
        from shiboken6 import isValid

        study = self._context.study
        self._context.tasks.start(
            self.tr("Reading passages"),
            stoppable(read),
            lane=READ_LANE,
            done=lambda found: show(found) if isValid(dialog) and study is self._context.study else None,
        )

    def _done(self, act: Callable[[OpenStudy, str], object]) -> bool:
        study, context = self._context.study, self._context
        return study is not None and context.attempt(lambda: act(study, context.coder_id))
