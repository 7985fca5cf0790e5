"""What the Method menu does: settling what suggestions are for, and writing down how the study is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from analysis.records import Level, Outcome, RelationKind
from desktop.context import AppContext
from desktop.field_acts import FieldActs
from desktop.tasks import stoppable

if TYPE_CHECKING:
    from analysis.workflow.first_run import Example
    from analysis.workflow.memoing import Asked
    from desktop.dialogs.ai_policy import AiPolicyDialog, FirstRunDialog
    from desktop.dialogs.comparing import ComparingDialog
    from desktop.dialogs.memos import MemosDialog
    from desktop.dialogs.relations import RelationsDialog


class MethodActs(QObject):
    """The menu's acts; dialogs are made when they are asked for."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self.field = FieldActs(context, window)
        context.comparing_requested.connect(self.compare)

    def settle(self) -> None:
        """Show what was settled on suggestions, and let it be changed with a reason."""
        from desktop.dialogs.ai_policy import AiPolicyDialog

        study = self._context.study
        if study is None:
            return
        policies = study.ai_policy
        dialog = AiPolicyDialog(
            policies.current(),
            study.info.send_scope,
            study.coders(),
            needs_reason=policies.needs_reason,
            parent=self._window,
        )
        dialog.accepted.connect(lambda: self._settle(dialog))
        dialog.open()

    def _settle(self, dialog: AiPolicyDialog) -> None:
        study, context = self._context.study, self._context
        if study is None:
            return
        policy, reason = dialog.policy(), dialog.reason()
        now = study.ai_policy.current()
        if now is not None and replace(policy, set_at=now.set_at, coder_id=now.coder_id) == now:
            return
        context.attempt(lambda: study.ai_policy.set(policy, coder=context.coder_id, reason=reason))

    def explain(self) -> None:
        """Show what suggestions are good and bad at, with examples that are looked for in the background."""
        from analysis.workflow.first_run import examples

        study, context = self._context.study, self._context
        if study is not None:
            context.tasks.start(
                self.tr("Looking for examples"),
                stoppable(lambda: examples(study.store, study.texts)),
                done=lambda found: self._show_page(study, found),
            )

    def _show_page(self, study: object, found: list[Example]) -> None:
        from analysis.workflow.first_run import page
        from desktop.dialogs.ai_policy import FirstRunDialog

        present = self._context.study
        if present is None or study is not present:
            return
        known = present.coding.memos_of_kind("positionality")
        dialog = FirstRunDialog(
            page(found, self._context.settings.language), known[-1].text if known else "", self._window
        )
        dialog.finished.connect(lambda: self._keep_position(dialog))
        dialog.open()

    def _keep_position(self, dialog: FirstRunDialog) -> None:
        study, context, text = self._context.study, self._context, dialog.position.toPlainText().strip()
        if study is None or not text:
            return
        known = study.coding.memos_of_kind("positionality")
        if not known:
            context.attempt(lambda: study.coding.memo(text, coder=context.coder_id, kind="positionality"))
        elif known[-1].text != text:
            context.attempt(lambda: study.coding.edit_memo(known[-1].id, text, coder=context.coder_id))

    def memos(self) -> None:
        """Show all memos, and what one could be written on."""
        from desktop.dialogs.memos import MemosDialog

        if self._context.study is None:
            return
        dialog = MemosDialog(self._window)
        dialog.kind_chosen.connect(lambda _kind: self._fill(dialog))
        dialog.write_asked.connect(lambda text, kind, asked: self._write(dialog, text, kind, asked))
        dialog.edit_asked.connect(lambda memo_id, text: self._edit(dialog, memo_id, text))
        self._fill(dialog)
        dialog.show()

    def _fill(self, dialog: MemosDialog) -> None:
        study = self._context.study
        if study is not None:
            dialog.show_memos(study.memoing.written(dialog.filter.currentData()), study.memoing.asked())

    def _write(self, dialog: MemosDialog, text: str, kind: str, asked: Asked | None) -> None:
        study, context = self._context.study, self._context
        target = asked.target if asked is not None else None
        if study is not None and context.attempt(
            lambda: study.memoing.write(text, coder=context.coder_id, kind=kind, target=target)
        ):
            self._fill(dialog)

    def _edit(self, dialog: MemosDialog, memo_id: str, text: str) -> None:
        study, context = self._context.study, self._context
        if study is not None and context.attempt(lambda: study.coding.edit_memo(memo_id, text, coder=context.coder_id)):
            self._fill(dialog)

    def relations(self) -> None:
        """Show how themes hang together, and take new relations with their quotations."""
        from desktop.dialogs.relations import RelationsDialog

        study = self._context.study
        if study is None:
            return
        themes = study.structure.categories(Level.THEME)
        if len(themes) < 2:
            self._context.messages.show_info(self.tr("There are fewer than two themes to be related."))
            return

        def quotations(theme_id: str) -> list[tuple[str, str]]:
            return [(item.id, study.coding.quotation(item)) for item in study.relations.quotations_of(theme_id)]

        dialog = RelationsDialog(themes, quotations, self._window)
        dialog.relate_asked.connect(lambda *given: self._relate(dialog, *given))
        dialog.remove_asked.connect(lambda one: self._remove_relation(dialog, one))
        dialog.show_relations(study.relations.all())
        dialog.show()

    def _relate(
        self, dialog: RelationsDialog, source: str, kind: str, target: str, word: str, note: str, quoted: list[str]
    ) -> None:
        study, context = self._context.study, self._context
        if study is not None and context.attempt(
            lambda: study.relations.relate(
                source, target, RelationKind(kind), coder=context.coder_id, label=word, note=note, coding_ids=quoted
            )
        ):
            dialog.show_relations(study.relations.all())

    def _remove_relation(self, dialog: RelationsDialog, relation_id: str) -> None:
        study, context = self._context.study, self._context
        if study is not None and context.attempt(lambda: study.relations.remove(relation_id, coder=context.coder_id)):
            dialog.show_relations(study.relations.all())

    def compare(self, concept_id: str = "") -> None:
        """Go through quotations that joined a concept, or any, each beside those that were there before."""
        from desktop.dialogs.comparing import ComparingDialog

        study = self._context.study
        if study is None:
            return
        dialog = ComparingDialog(study.coding.quotation, self._window)
        dialog.recorded.connect(lambda *given: self._compared(dialog, concept_id, *given))
        dialog.show_waiting(study.comparing.waiting(concept_id))
        dialog.show()

    def _compared(
        self, dialog: ComparingDialog, concept_id: str, concept: str, coding: str, outcome: str, note: str
    ) -> None:
        study, context = self._context.study, self._context
        if study is not None and context.attempt(
            lambda: study.comparing.record(concept, coding, Outcome(outcome), coder=context.coder_id, note=note)
        ):
            dialog.show_waiting(study.comparing.waiting(concept_id))
