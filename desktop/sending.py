"""From "suggest" to suggestions: plan, show what would be sent, run as a task, say what came of it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from analysis.errors import VerbatimError
from analysis.records import CallStatus, SuggestionStatus
from desktop.context import AppContext
from desktop.messages import worded
from desktop.tasks import NETWORK_LANE, STUDY_LANE, stoppable

if TYPE_CHECKING:
    from analysis.records import Level, Run
    from analysis.suggestion.requests import SuggestionModel
    from analysis.workflow.planning import Plan
    from analysis.workflow.study import OpenStudy

_REVIEWED = {"not_approved", "residue", "residue_in_question", "residue_in_labels"}
Planner = Callable[["OpenStudy", "SuggestionModel"], "Plan"]
_PROVIDER_FAULTS = {
    "key_rejected", "no_credit", "model_unknown", "unreachable", "no_model", "send_scope", "redirected", "too_long",
    "passed_on", "recipient_incomplete", "recipient_expired", "policy_unreadable", "policy_reach", "policy_host",
    "policy_model",
}  # fmt: skip


class Sending(QObject):
    """Answers the context's requests for suggestions. One request at a time."""

    def __init__(self, context: AppContext, window: QWidget, explain: Callable[[], object] | None = None) -> None:
        """`explain` shows what suggestions are good and bad at."""
        super().__init__(window)
        self._explain = explain
        self._context = context
        self._window = window
        self._is_busy = False
        self._left_out: list[str] = []
        self._words_per_code: int | None = None
        self._critic = False
        context.code_suggestions_requested.connect(self._on_codes)
        context.group_suggestions_requested.connect(self._on_groups)
        context.study_opened.connect(self._offer_rest)
        context.study_opened.connect(self._forget_choices)

    def _on_codes(self, document_ids: list[str]) -> None:
        """Plan what is permitted; interviews that may not go to this model are left out and named."""
        self._left_out = []

        def plan(study: OpenStudy, model: SuggestionModel) -> Plan:
            lacking = study.permissions.refusals(model, document_ids)
            allowed = [item for item in document_ids if item not in lacking and study.ai_policy.may_be_asked(item)]
            self._left_out = [
                item.title
                for item in study.transcripts.documents()
                if item.id in document_ids and item.id not in allowed and allowed
            ]
            critic = self._critic and bool(model.host)
            return study.suggesting.plan_codes(allowed or document_ids, model, self._words_per_code, critic=critic)

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

    def _forget_choices(self) -> None:
        self._words_per_code, self._critic = None, False

    def _title_of(self, study: OpenStudy, document_id: str) -> str:
        return next((item.title for item in study.transcripts.documents() if item.id == document_id), "")

    def _on_groups(self, level: Level, alternatives: int) -> None:
        self._left_out = []
        self._plan(lambda study, model: study.suggesting.plan_groups(level, model, alternatives))

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
            stoppable(prepare),
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
        if not plan.leaves or not plan.calls:
            self._run(study, model, plan, run)
            return
        from desktop.dialogs.send_preview import SendPreview

        preview = SendPreview(self._context, plan, self._window, left_out=self._left_out)
        preview.accepted.connect(lambda: self._run(study, model, replace(plan, critic=self._critic), run))
        if plan.purpose == "codes" and run is None:
            preview.offer_granularity(self._title_of(study, plan.granularity.document_id))
            preview.offer_critic(chosen=self._critic)
            preview.critic.toggled.connect(self._set_critic)
        if self._explain is not None and not study.suggesting.runs():
            preview.offer_page(self._explain)
        if plan.follows:
            preview.explain(self._about(plan))
        preview.granularity_chosen.connect(lambda words: self._plan_with(words, planner))
        preview.open()

    def _set_critic(self, chosen: bool) -> None:
        self._critic = chosen

    def _about(self, following: Plan) -> str:
        """Say what a second request is for."""
        if following.purpose == "codes":
            return self.tr(
                "The critic is asked about the codes that came back. It may drop some, each with a reason; what it "
                "drops is kept and can be taken back."
            )
        return self.tr("The groups came in blocks. This asks which of them belong together.")

    def _plan_with(self, words_per_code: int, planner: Planner) -> None:
        self._set_granularity(words_per_code)
        self._plan(planner)

    def _run(self, study: OpenStudy, model: SuggestionModel, plan: Plan, run: Run | None) -> None:
        coder = self._context.coder_id
        self._is_busy = True
        suggesting = study.suggesting

        def work(progress: Callable[[int, int], None], cancel: threading.Event) -> tuple[Run, Plan | None]:
            if run is None:
                ended = suggesting.run(plan, model, coder=coder, progress=progress, cancel=cancel, follow=False)
            else:
                ended = suggesting.resume(run.id, model, coder=coder, progress=progress, cancel=cancel, follow=False)
            following = suggesting.plan_following(ended, plan, model, resumed=run is not None)
            if following is not None:
                suggesting.check(following)
            return ended, following

        self._context.tasks.start(
            self.tr("Getting suggestions"),
            work,
            lane=NETWORK_LANE if plan.leaves else STUDY_LANE,
            done=lambda made: self._on_answered(study, model, *made),
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def _on_answered(self, study: OpenStudy, model: SuggestionModel, run: Run, following: Plan | None) -> None:
        """Show a second pass (critic, joining of groups) before it is sent, as the first; without it all stays."""
        if following is None or study is not self._context.study:
            self._on_run_ended(study, run)
            return
        from desktop.dialogs.send_preview import SendPreview

        self._free()
        preview = SendPreview(self._context, following, self._window)
        preview.explain(self._about(following))
        preview.accepted.connect(lambda: self._follow(study, model, run, following))
        preview.rejected.connect(lambda: self._on_run_ended(study, run))
        preview.open()

    def _follow(self, study: OpenStudy, model: SuggestionModel, run: Run, following: Plan) -> None:
        self._is_busy = True

        def work(progress: Callable[[int, int], None], cancel: threading.Event) -> Run:
            return study.suggesting.follow(run, following, model, progress=progress, cancel=cancel)

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
        dropped = sum(item.status is SuggestionStatus.DROPPED for item in fresh)
        count = len(fresh) - cut - dropped
        place = "code" if run.purpose == "codes" else "themes"
        is_there = self._context.settings.last_place == place
        left, self._left_out = self._left_out, []
        without = self.tr("Left out, because it is not permitted: {0}").format(", ".join(left)) if left else ""
        cut_words = self.tr("%n came from an answer that was cut: kept, not offered.", "", cut) if cut else ""
        dropped_words = self.tr("%n dropped by the critic, with reasons; they can be taken back.", "", dropped)
        parts = (without, cut_words, dropped_words if dropped else "", self._other_model(study, run))
        without = "\n".join(part for part in parts if part)
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
