"""From "suggest" to suggestions: plan, show what would be sent, run as a task, say what came of it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from analysis.errors import VerbatimError
from analysis.records import CallStatus, SuggestionStatus
from desktop.context import AppContext
from desktop.messages import worded
from desktop.tasks import NETWORK_LANE, STUDY_LANE

if TYPE_CHECKING:
    from analysis.records import Level, Run
    from analysis.suggestion.requests import SuggestionModel
    from analysis.workflow.planning import Plan
    from analysis.workflow.study import OpenStudy

_REVIEWED = {"not_approved", "residue", "residue_in_question", "residue_in_labels"}
Planner = Callable[["OpenStudy", "SuggestionModel"], "Plan"]
_PROVIDER_FAULTS = {
    "key_rejected", "model_unknown", "unreachable", "no_model", "send_scope", "redirected", "too_long", "passed_on",
    "recipient_incomplete", "recipient_expired", "policy_unreadable", "policy_reach", "policy_host", "policy_model",
}  # fmt: skip


class Sending(QObject):
    """Answers the context's requests for suggestions. One request at a time."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._is_busy = False
        self._left_out: list[str] = []
        self._words_per_code: int | None = None
        context.code_suggestions_requested.connect(self._on_codes)
        context.group_suggestions_requested.connect(self._on_groups)
        context.study_opened.connect(self._offer_rest)
        context.study_opened.connect(self._forget_granularity)

    def _on_codes(self, document_ids: list[str]) -> None:
        """Plan what is permitted; interviews that may not go to this model are left out and named."""
        self._left_out = []

        def plan(study: OpenStudy, model: SuggestionModel) -> Plan:
            lacking = study.permissions.refusals(model, document_ids)
            allowed = [item for item in document_ids if item not in lacking]
            self._left_out = [
                item.title for item in study.transcripts.documents() if item.id in document_ids and item.id in lacking
            ]
            return study.suggesting.plan_codes(allowed or document_ids, model, self._words_per_code)

        self._plan(plan)

    def choose_granularity(self) -> None:
        """Let her say how finely codes are suggested from now on; the next run records it."""
        from analysis.workflow.granularity import Granularity
        from desktop.dialogs.granularity import GranularityDialog

        study = self._context.study
        if study is None:
            return
        found = study.suggesting.granularity()
        if self._words_per_code is not None:
            found = Granularity(self._words_per_code, "chosen")
        dialog = GranularityDialog(found, self._title_of(study, found.document_id), self._window)
        dialog.accepted.connect(lambda: self._set_granularity(dialog.field.value()))
        dialog.open()

    def _set_granularity(self, words_per_code: int) -> None:
        self._words_per_code = words_per_code

    def _forget_granularity(self) -> None:
        self._words_per_code = None

    def _title_of(self, study: OpenStudy, document_id: str) -> str:
        return next((item.title for item in study.transcripts.documents() if item.id == document_id), "")

    def _on_groups(self, level: Level) -> None:
        self._left_out = []
        self._plan(lambda study, model: study.suggesting.plan_groups(level, model))

    def _offer_rest(self, study: OpenStudy) -> None:
        """Offer to go on with a run that ended before all its parts were answered."""
        runs = study.suggesting.resumable()
        if runs:
            self._context.messages.show_info(
                self.tr("The last request for suggestions was not finished. What came back is kept."),
                "",
                self.tr("Ask for the rest"),
                lambda: self._plan(lambda study, model: study.suggesting.remaining(runs[0], model), runs[0]),
            )

    def _plan(self, planner: Planner, run: Run | None = None) -> None:
        study, context = self._context.study, self._context
        if study is None or self._is_busy:
            return
        self._is_busy = True
        if run is not None:
            self._left_out = []
        services, choice = context.services, context.settings.provider

        def prepare() -> tuple[SuggestionModel, Plan]:
            model = services.open_model(choice)
            plan = planner(study, model)
            study.suggesting.check(plan)
            return model, plan

        context.tasks.start(
            self.tr("Preparing the requests"),
            lambda _progress, _cancel: prepare(),
            done=lambda made: self._on_planned(study, made[0], made[1], run, planner),
            failed=self._on_failed,
            cancelled=self._free,
        )

    def _on_planned(
        self, study: OpenStudy, model: SuggestionModel, plan: Plan, run: Run | None, planner: Planner
    ) -> None:
        self._free()
        if study is not self._context.study:
            return
        if not plan.leaves:
            self._run(study, model, plan, run)
            return
        from desktop.dialogs.send_preview import SendPreview

        preview = SendPreview(self._context, plan, self._window, left_out=self._left_out)
        preview.accepted.connect(lambda: self._run(study, model, plan, run))
        if plan.purpose == "codes" and run is None:
            preview.offer_granularity(self._title_of(study, plan.granularity.document_id))
        preview.granularity_chosen.connect(lambda words: self._plan_with(words, planner))
        preview.open()

    def _plan_with(self, words_per_code: int, planner: Planner) -> None:
        self._set_granularity(words_per_code)
        self._plan(planner)

    def _run(self, study: OpenStudy, model: SuggestionModel, plan: Plan, run: Run | None) -> None:
        coder = self._context.coder_id
        self._is_busy = True
        suggesting = study.suggesting

        def work(progress: Callable[[int, int], None], cancel: threading.Event) -> tuple[Run, Plan | None]:
            if run is not None:
                return suggesting.resume(run.id, model, coder=coder, progress=progress, cancel=cancel), None
            ended = suggesting.run(plan, model, coder=coder, progress=progress, cancel=cancel, join=False)
            joining = suggesting.plan_joining(ended, plan, model)
            if joining is not None:
                suggesting.check(joining)
            return ended, joining

        self._context.tasks.start(
            self.tr("Getting suggestions"),
            work,
            lane=NETWORK_LANE if plan.leaves else STUDY_LANE,
            done=lambda made: self._on_answered(study, model, *made),
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def _on_answered(self, study: OpenStudy, model: SuggestionModel, run: Run, joining: Plan | None) -> None:
        """Show the second pass over groups made in blocks before it is sent, as the first; without it they stay."""
        if joining is None or study is not self._context.study:
            self._on_run_ended(study, run)
            return
        from desktop.dialogs.send_preview import SendPreview

        self._free()
        preview = SendPreview(self._context, joining, self._window)
        preview.explain(self.tr("The groups came in blocks. This asks which of them belong together."))
        preview.accepted.connect(lambda: self._join(study, model, run, joining))
        preview.rejected.connect(lambda: self._on_run_ended(study, run))
        preview.open()

    def _join(self, study: OpenStudy, model: SuggestionModel, run: Run, joining: Plan) -> None:
        self._is_busy = True

        def work(progress: Callable[[int, int], None], cancel: threading.Event) -> Run:
            return study.suggesting.join(run, joining, model, progress=progress, cancel=cancel)

        self._context.tasks.start(
            self.tr("Getting suggestions"),
            work,
            lane=NETWORK_LANE,
            done=lambda ended: self._on_run_ended(study, ended),
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def _on_run_ended(self, study: OpenStudy, run: Run) -> None:
        self._free()
        if study is not self._context.study:
            return
        fresh = [item for item in study.suggesting.list() if item.run_id == run.id]
        cut = sum(item.status is SuggestionStatus.INCOMPLETE for item in fresh)
        count = len(fresh) - cut
        place = "code" if run.purpose == "codes" else "themes"
        is_there = self._context.settings.last_place == place
        left, self._left_out = self._left_out, []
        without = self.tr("Left out, because it is not permitted: {0}").format(", ".join(left)) if left else ""
        cut_words = self.tr("%n came from an answer that was cut: kept, not offered.", "", cut) if cut else ""
        without = "\n".join(part for part in (without, cut_words, self._other_model(study, run)) if part)
        if run.status == "done" and count and is_there:
            self._context.messages.show_info(self.tr("%n suggestion(s) to decide on.", "", count), without)
        elif run.status == "done":
            what = self.tr("%n suggestion(s) to decide on.", "", count)
            self._context.messages.show_info(what, without, self.tr("Show them"), lambda: self._context.go(place))
        else:
            back = self.tr("%n suggestion(s) came back and are kept.", "", count)
            self._context.messages.show_info(
                self.tr("Some requests got no answer."),
                "\n".join(part for part in (self._reasons(study, run), back, without) if part),
                self.tr("Ask for the rest"),
                lambda: self._plan(lambda study, model: study.suggesting.remaining(run, model), run),
            )

    def _reasons(self, study: OpenStudy, run: Run) -> str:
        """Say why parts of a run have no answer, each reason with how many parts it concerns."""
        calls = study.suggesting.calls(run.id)
        answered = {call.part for call in calls if call.status is CallStatus.ANSWERED}
        last = {call.part: call.error_code for call in calls if call.part not in answered and call.error_code}
        from desktop.views.report.words import Words

        words = Words()
        return ", ".join(
            self.tr("{reason} × {count}").format(reason=words.fault(code), count=count)
            for code, count in Counter(last.values()).items()
        )

    def _other_model(self, study: OpenStudy, run: Run) -> str:
        """Say which model the server says answered, where it was not the one that was asked."""
        calls = [call for call in study.suggesting.calls(run.id) if call.host]
        names = sorted({call.model_answered for call in calls} - {"", run.model})
        if not names:
            return ""
        words = self.tr("The server says that {answered} answered, where {asked} was asked.")
        return words.format(answered=", ".join(names), asked=run.model)

    def _on_cancelled(self) -> None:
        self._free()
        self._context.messages.show_info(self.tr("Stopped. What came back before is kept."))

    def _on_failed(self, error: BaseException) -> None:
        self._free()
        context = self._context
        if isinstance(error, VerbatimError) and error.code in _PROVIDER_FAULTS:
            context.messages.show_error(error, self.tr("Provider …"), context.choose_provider)
        elif isinstance(error, VerbatimError) and error.code in ("nothing_to_group", "nothing_to_code"):
            context.messages.show_info(*worded(error))
        elif isinstance(error, VerbatimError) and error.code in ("not_permitted", "never_leaves"):
            context.messages.show_error(error, self.tr("Permissions …"), lambda: context.go("study"))
        elif isinstance(error, VerbatimError) and error.code in _REVIEWED:
            context.messages.show_error(error, self.tr("Review"), lambda: context.go("pseudonymise"))
        else:
            context.messages.show_error(error)

    def _free(self) -> None:
        self._is_busy = False
