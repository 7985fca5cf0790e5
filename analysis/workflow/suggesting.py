"""Asking for suggestions: plan, check, send, keep what came back.

A plan holds the exact bytes of every call before anything is sent. Each attempt is a recorded call, committed before it
is sent; each answer is committed with the suggestions that were grounded from it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from analysis.errors import Cancelled
from analysis.ports import Change, Progress, ProjectStore, Put
from analysis.pseudonymization.permission import use_for
from analysis.records import (
    CallStatus,
    Document,
    Level,
    LlmCall,
    Run,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    now,
)
from analysis.suggestion.requests import AnswerReading, CodeRequest, PreparedCall, SuggestionModel
from analysis.workflow.arranging import placed_of
from analysis.workflow.granularity import Granularity, present
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.joining import joining_calls
from analysis.workflow.permitting import Permits
from analysis.workflow.planning import Plan, Planning
from analysis.workflow.replaying import Comparison, Replay, Replaying
from analysis.workflow.sending import Pause, Sending, usual_at_once
from analysis.workflow.texts import Texts

ERASED = "[…]"


def _pause(seconds: float, cancel: threading.Event) -> None:
    if cancel.wait(seconds):
        raise Cancelled


class Suggesting:
    """The use cases around runs. `run` and `resume` may be called off the GUI thread."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._planning = Planning(store, texts, guard)
        self.pause: Pause = _pause
        self._sending = Sending(store, self._planning, self._rest)

    def _rest(self, seconds: float, cancel: threading.Event) -> None:
        self.pause(seconds, cancel)

    def plan_codes(
        self,
        document_ids: Sequence[str],
        model: SuggestionModel,
        words_per_code: int | None = None,
        *,
        critic: bool = False,
    ) -> Plan:
        """Prepare the calls for in-vivo codes; see `Planning.codes`."""
        return self._planning.codes(document_ids, model, words_per_code, critic=critic)

    @held
    def granularity(self) -> Granularity:
        """Give how densely codes would be suggested without a choice of hers for this run."""
        return present(self._store, self._texts)

    def plan_groups(self, level: Level, model: SuggestionModel, alternatives: int = 2) -> Plan:
        """Prepare the calls for groupings, one to three side by side; see `Planning.groups`."""
        return self._planning.groups(level, model, min(max(1, alternatives), 3))

    def check(self, plan: Plan) -> None:
        """Do the last check before sending; see `Planning.check`."""
        self._planning.check(plan)

    # --- running ---

    def run(
        self,
        plan: Plan,
        model: SuggestionModel,
        *,
        coder: str,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
        at_once: int | None = None,
        follow: bool = True,
    ) -> Run:
        """Send a plan's calls and keep what comes back; gives the run as it ended.

        What follows from the answers (`plan_following`) is sent as well, unless she is to see it first (`follow` is
        False). Up to `at_once` requests are in flight (`usual_at_once` without); a server that wants pauses
        gets fewer.

        A call that fails is kept and the others go on; a fault that all would share (key, model, host) ends the run and
        is raised, as is `Cancelled`. Finished calls are never lost.
        """
        self.check(plan)
        cancel = cancel or threading.Event()
        model.confirm_reach(cancel)
        first = plan.calls[0]
        run = Run(
            purpose=plan.purpose,
            provider=plan.provider,
            model=plan.model,
            document_ids=plan.document_ids,
            coder_id=coder,
            settings={
                "host": plan.host,
                "prompt": [first.prompt_name, first.prompt_version, first.prompt_digest],
                "parameters": first.parameters,
                "parts": len(plan.calls),
                "excerpt_words": model.excerpt_words,
                "seed": getattr(first.request, "seed", 0),
                "keys": plan.keys,
                "alternatives": getattr(first.request, "alternatives", 0),
                "words_per_code": plan.granularity.words_per_code,
                "words_per_code_from": plan.granularity.source,
                "critic": plan.critic,
                "prompts": {call.prompt_digest: call.prompt_text for call in plan.calls if call.prompt_text},
            },
        )
        self._store.commit("run_started", [Put(run)], actor=coder, details={"run": run.id, "purpose": run.purpose})
        at_once = at_once or usual_at_once(plan.host_class)
        run = self._sending.send(run, dict(enumerate(plan.calls)), model, progress, cancel, at_once)
        following = self.plan_following(run, plan, model) if follow else None
        if following is None:
            return run
        return self.follow(run, following, model, progress=progress, cancel=cancel, at_once=at_once)

    def plan_following(self, run: Run, plan: Plan, model: SuggestionModel, *, resumed: bool = False) -> Plan | None:
        """Prepare what is to be asked about a run's answers: the critic on codes, or which groups belong together.

        None where nothing is. `plan` is what was just sent; the groups of a `resumed` run are not joined.
        """
        if plan.follows or (resumed and plan.purpose != "codes"):
            return None
        return self._plan_critique(run, model) if plan.purpose == "codes" else self._plan_joining(run, plan, model)

    def _plan_critique(self, run: Run, model: SuggestionModel) -> Plan | None:
        is_wanted = run.settings.get("critic") and run.status == "done"
        return self._planning.critique(run, model) if is_wanted else None

    @held
    def _plan_joining(self, run: Run, plan: Plan, model: SuggestionModel) -> Plan | None:
        """Prepare the requests that ask which groups of different blocks belong together; None where there are none.

        They hold the labels and definitions that the model gave, which are looked at as any text to be sent.
        """
        if len(plan.calls) < 2 or run.status != "done":
            return None
        order = {call.id: call.part for call in self.calls(run.id)}
        groups = self._store.all(Suggestion, run_id=run.id)
        groups.sort(key=lambda group: (order[group.call_id], group.alternative, group.rank))
        permits = Permits(self._store, self._texts)
        calls, joins = joining_calls(plan.calls, groups, plan.keys, model, permits)
        return replace(plan, calls=tuple(calls), keys=joins, left_out=0, follows=True) if calls else None

    def follow(
        self,
        run: Run,
        following: Plan,
        model: SuggestionModel,
        *,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
        at_once: int | None = None,
    ) -> Run:
        """Send what `plan_following` gave, as further parts of its run; all stays as it is where that fails."""
        self.check(following)
        run, parts = self._resumed(run, following, run.coder_id)
        cancel, at_once = cancel or threading.Event(), at_once or usual_at_once(following.host_class)
        return self._sending.send(run, parts, model, progress, cancel, at_once)

    def _resumed(self, run: Run, plan: Plan, coder: str) -> tuple[Run, dict[int, PreparedCall]]:
        """Record that a run goes on with these calls; gives it with the parts that they are: the first free ones."""
        answered = {call.part for call in self.calls(run.id) if call.status is CallStatus.ANSWERED}
        numbers = [part for part in range(len(answered) + len(plan.calls)) if part not in answered]
        missing = dict(zip(numbers, plan.calls, strict=False))
        prompts = {call.prompt_digest: call.prompt_text for call in plan.calls if call.prompt_text}
        settings = {**run.settings, "parts": len(answered | missing.keys())}
        settings["joins" if plan.follows else "keys"] = plan.keys
        settings["prompts"] = run.settings.get("prompts", {}) | prompts
        run = replace(run, status="running", ended_at="", settings=settings)
        self._store.commit("run_resumed", [Put(run)], actor=coder, details={"run": run.id})
        return run, missing

    @held
    def left_open(self, run_id: str) -> dict[int, list[str]]:
        """Give for each alternative grouping of a run the ids that it placed in no group, in the order they were sent.

        Each other id is in exactly one group of the alternative.
        """
        groups = self._store.all(Suggestion, run_id=run_id)
        sent = self._store.get(Run, run_id).settings["keys"].values()
        placed: dict[int, set[str]] = {}
        for group in groups:
            placed.setdefault(group.alternative, set()).update(group.member_ids)
        for number in placed:
            placed[number] |= placed_of(self._store, [group for group in groups if group.alternative == number])
        return {number: [one for one in sent if one not in placed[number]] for number in sorted(placed)}

    def resumable(self) -> list[Run]:
        """List the runs that ended before all their parts were answered, newest first."""
        return [run for run in reversed(self.runs()) if run.status in ("stopped", "failed")]

    def resume(
        self,
        run_id: str,
        model: SuggestionModel,
        *,
        coder: str,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
        at_once: int | None = None,
        follow: bool = True,
    ) -> Run:
        """Send what is left of a run: the parts without an answer, from the texts as they are approved now.

        What is left may be cut otherwise than before (another context, other open codes): it is counted anew. The
        critic follows as in `run`.
        """
        run = self._store.get(Run, run_id)
        plan = self.remaining(run, model)
        self.check(plan)
        cancel = cancel or threading.Event()
        model.confirm_reach(cancel)
        run, missing = self._resumed(run, plan, coder)
        at_once = at_once or usual_at_once(plan.host_class)
        run = self._sending.send(run, missing, model, progress, cancel, at_once)
        following = self.plan_following(run, plan, model, resumed=True) if follow else None
        if following is None:
            return run
        return self.follow(run, following, model, progress=progress, cancel=cancel, at_once=at_once)

    def remaining(self, run: Run, model: SuggestionModel) -> Plan:
        """Plan what is left of a run, to be shown before it is sent; without what is not permitted any more.

        Where only the critic was not asked yet that is the plan. There may be no calls: then all was decided meanwhile.
        """
        answered = [call for call in self.calls(run.id) if call.status is CallStatus.ANSWERED]
        if run.purpose == "codes":
            permits, use = Permits(self._store, self._texts), use_for(model.host, model.host_class)
            allowed = [item for item in run.document_ids if permits.refusal(item, use) is None]
            plan = self.plan_codes(allowed or run.document_ids, model, run.settings.get("words_per_code"))
            read = {
                (call.document_id, turn) for call in answered for turn in range(call.first_turn, call.last_turn + 1)
            }
            left = [call for call in plan.calls if not _turns_of(call) <= read]
            if not left and run.settings.get("critic"):
                return self._planning.critique(run, model) or replace(plan, calls=())
        else:
            plan = self.plan_groups(Level(run.purpose[:-1]), model, int(run.settings.get("alternatives", 2)))
            left = list(plan.calls)
        return replace(plan, calls=tuple(left))

    # --- again, without sending ---

    @held
    def replay(self, run_id: str, reader: AnswerReading) -> Replay:
        """Make a stored run's suggestions again from the file; see `Replaying.replay`."""
        return Replaying(self._store, self._texts).replay(run_id, reader)

    @held
    def compare(self, earlier_id: str, later_id: str, readers: Callable[[Run], AnswerReading]) -> Comparison:
        """Say what of two runs is the same, new and gone; see `Replaying.compare`."""
        return Replaying(self._store, self._texts).compare(earlier_id, later_id, readers)

    @held
    def erase_sent(self, document_id: str, *, coder: str) -> bool:
        """Erase for good what requests and answers hold of one interview's words; the others' stay.

        Tells whether there was anything. The words stay in suggestions, codes and texts, which have their own ways out.
        """
        return self._store.erase_sources([document_id], actor=coder) is not None

    @held
    def sent_parts(self, document_id: str) -> int:
        """Count the stored requests and answers that still hold words of an interview."""
        digests = {
            one for call in self._store.all(LlmCall) for one in (call.request_digest, call.response_digest) if one
        }
        return sum(
            any(part.data is not None and document_id in part.sources for part in self._store.blob_parts(digest))
            for digest in digests
        )

    # --- reading ---

    def runs(self) -> list[Run]:
        return sorted(self._store.all(Run), key=lambda run: run.started_at)

    def calls(self, run_id: str) -> list[LlmCall]:
        calls = self._store.all(LlmCall, run_id=run_id)
        return sorted(calls, key=lambda call: (call.part, call.attempt, call.started_at))

    def unknown_calls(self) -> list[LlmCall]:
        """List the calls that were sent before a crash and whose answer is unknown."""
        return self._store.all(LlmCall, status=CallStatus.UNKNOWN)

    def request_text(self, call: LlmCall) -> str:
        """Give the bytes that were sent, as text; `ERASED` stands where a participant's words were erased."""
        return self._kept_text(call.request_digest)

    def response_text(self, call: LlmCall) -> str:
        return self._kept_text(call.response_digest) if call.response_digest else ""

    def _kept_text(self, digest: str) -> str:
        parts = self._store.blob_parts(digest)
        return b"".join(ERASED.encode() if part.data is None else part.data for part in parts).decode(errors="replace")

    @held
    def list(
        self,
        document_id: str | None = None,
        kind: SuggestionKind | None = None,
        statuses: Iterable[SuggestionStatus] | None = None,
    ) -> list[Suggestion]:
        """List suggestions: codes in the order of the text, groups by alternative and rank."""
        equals: dict[str, Any] = {}
        if document_id is not None:
            equals["document_id"] = document_id
        if kind is not None:
            equals["kind"] = kind
        wanted = None if statuses is None else set(statuses)
        numbers = {document.id: document.number for document in self._store.all(Document)}
        parts = {call.id: call.part for call in self._store.all(LlmCall)}
        return sorted(
            (item for item in self._store.all(Suggestion, **equals) if wanted is None or item.status in wanted),
            key=lambda item: (
                numbers.get(item.document_id, 0),
                item.alternative,
                _first_place(item),
                parts.get(item.call_id, 0),
                item.rank,
            ),
        )

    @held
    def quotation(self, suggestion: Suggestion) -> str:
        """Give the words of the source at the suggestion's place; "" where it has none."""
        if suggestion.start < 0:
            return ""
        return self._texts.slice(suggestion.document_id, suggestion.start, suggestion.end)

    def recover(self) -> None:
        """After a crash, mark calls whose answer never came as unknown and their runs as stopped."""
        changes: list[Change] = [
            Put(replace(call, status=CallStatus.UNKNOWN, ended_at=now()))
            for call in self._store.all(LlmCall, status=CallStatus.PENDING)
        ]
        calls = [change.record.id for change in changes]
        changes += [
            Put(replace(run, status="stopped", ended_at=now())) for run in self._store.all(Run, status="running")
        ]
        if changes:
            self._store.commit("calls_recovered", changes, actor="verbatim", details={"calls": calls})


def _turns_of(call: PreparedCall) -> set[tuple[str, int]]:
    assert isinstance(call.request, CodeRequest)
    excerpt = call.request.excerpt
    return {(excerpt.transcript.document_id, turn.index) for turn in excerpt.turns}


def _first_place(suggestion: Suggestion) -> int:
    if suggestion.start >= 0:
        return suggestion.start
    return suggestion.candidates[0][0] if suggestion.candidates else 10**12
