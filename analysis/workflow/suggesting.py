"""Asking for suggestions: plan, check, send, keep what came back.

A plan holds the exact bytes of every call before anything is sent. Each attempt is a recorded call, committed before it
is sent; each answer is committed with the suggestions that were grounded from it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from analysis.errors import Cancelled, ProviderFailed
from analysis.ports import Change, Progress, ProjectStore, Put, blob_digest
from analysis.records import (
    CallStatus,
    Coding,
    Document,
    Grounding,
    Level,
    LlmCall,
    Run,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    now,
)
from analysis.suggestion.duplicates import Span, drop_duplicates
from analysis.suggestion.grounding import ground
from analysis.suggestion.requests import (
    CodeAnswer,
    CodeRequest,
    GroupAnswer,
    GroupRequest,
    PreparedCall,
    RawAnswer,
    SuggestionModel,
)
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.planning import Plan, Planning
from analysis.workflow.texts import Texts

STOPPING = {"key_rejected", "model_unknown", "unreachable", "redirected"}
WORTH_ANOTHER_TRY = {"rate_limited", "server_error", "timeout"}
ATTEMPTS = 3


def _pause(seconds: float, cancel: threading.Event) -> None:
    if cancel.wait(seconds):
        raise Cancelled


class Suggesting:
    """The use cases around runs. `run` and `resume` may be called off the GUI thread."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._planning = Planning(store, texts, guard)
        self.pause: Callable[[float, threading.Event], None] = _pause

    def plan_codes(self, document_ids: Sequence[str], model: SuggestionModel) -> Plan:
        """Prepare the calls for in-vivo codes; see `Planning.codes`."""
        return self._planning.codes(document_ids, model)

    def plan_groups(self, level: Level, model: SuggestionModel) -> Plan:
        """Prepare the calls for groupings; see `Planning.groups`."""
        return self._planning.groups(level, model)

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
    ) -> Run:
        """Send a plan's calls and keep what comes back; gives the run as it ended.

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
                "seed": first.request.seed,
                "keys": plan.keys,
                "alternatives": getattr(first.request, "alternatives", 0),
            },
        )
        self._store.commit("run_started", [Put(run)], actor=coder, details={"run": run.id, "purpose": run.purpose})
        return self._send_parts(run, dict(enumerate(plan.calls)), model, progress, cancel)

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
    ) -> Run:
        """Send what is left of a run: the parts without an answer, from the texts as they are approved now.

        What is left may be cut otherwise than before (another context, other open codes): it is counted anew.
        """
        run = self._store.get(Run, run_id)
        plan = self.remaining(run, model)
        self.check(plan)
        cancel = cancel or threading.Event()
        model.confirm_reach(cancel)
        answered = {call.part for call in self.calls(run_id) if call.status is CallStatus.ANSWERED}
        parts = [part for part in range(len(answered) + len(plan.calls)) if part not in answered]
        missing = dict(zip(parts, plan.calls, strict=False))
        settings = {**run.settings, "parts": len(answered | missing.keys()), "keys": plan.keys}
        run = replace(run, status="running", ended_at="", settings=settings)
        self._store.commit("run_resumed", [Put(run)], actor=coder, details={"run": run.id})
        return self._send_parts(run, missing, model, progress, cancel)

    def remaining(self, run: Run, model: SuggestionModel) -> Plan:
        """Plan what is left of a run, to be shown before it is sent."""
        answered = [call for call in self.calls(run.id) if call.status is CallStatus.ANSWERED]
        if run.purpose == "codes":
            plan = self.plan_codes(run.document_ids, model)
            read = {
                (call.document_id, turn) for call in answered for turn in range(call.first_turn, call.last_turn + 1)
            }
            left = [call for call in plan.calls if not _turns_of(call) <= read]
        else:
            plan = self.plan_groups(Level(run.purpose[:-1]), model)
            left = list(plan.calls)
        return replace(plan, calls=tuple(left))

    def _send_parts(
        self,
        run: Run,
        parts: dict[int, PreparedCall],
        model: SuggestionModel,
        progress: Progress | None,
        cancel: threading.Event,
    ) -> Run:
        status, failed = "failed", 0
        try:
            for done, (part, prepared) in enumerate(parts.items()):
                if progress:
                    progress(done, len(parts))
                if cancel.is_set():
                    raise Cancelled
                failed += not self._send_part(run, part, prepared, model, cancel)
            status = "failed" if failed else "done"
            if progress:
                progress(len(parts), len(parts))
        except Cancelled:
            status = "stopped"
            raise
        finally:
            run = replace(run, status=status, ended_at=now())
            self._store.commit("run_ended", [Put(run)], actor=run.coder_id, details={"run": run.id, "status": status})
        return run

    def _send_part(
        self, run: Run, part: int, prepared: PreparedCall, model: SuggestionModel, cancel: threading.Event
    ) -> bool:
        """Send one part, again where that may help; tell whether an answer was kept."""
        for attempt in range(1, ATTEMPTS + 1):
            self._planning.last_check(prepared, part + 1)
            call = self._prepared(run, part, attempt, prepared)
            try:
                answer = model.send(prepared, cancel)
                self._keep_answer(run, call, prepared, answer, model)
                return True
            except Cancelled:
                self._keep_failure(run, call, "cancelled", None, CallStatus.CANCELLED)
                raise
            except ProviderFailed as error:
                self._keep_failure(run, call, error.code, error.answer, cut=(prepared, error.complete_items))
                if error.code in STOPPING:
                    raise
                if error.code not in WORTH_ANOTHER_TRY or attempt == ATTEMPTS:
                    return False
                self.pause(min(float(error.params.get("retry_after") or 2**attempt), 60.0), cancel)
        return False

    def _prepared(self, run: Run, part: int, attempt: int, prepared: PreparedCall) -> LlmCall:
        call = LlmCall(
            run_id=run.id,
            part=part,
            attempt=attempt,
            host=prepared.host,
            host_class=prepared.host_class.value,
            model_asked=prepared.model,
            prompt_name=prepared.prompt_name,
            prompt_version=prepared.prompt_version,
            prompt_digest=prepared.prompt_digest,
            parameters=prepared.parameters,
            request_digest=blob_digest(prepared.body),
            **_place(prepared),
        )
        details = {"call": call.id, "run": run.id, "part": part, "attempt": attempt}
        self._store.commit("call_prepared", [Put(call)], actor=run.coder_id, details=details, blobs=[prepared.body])
        return call

    @held
    def _keep_answer(
        self, run: Run, call: LlmCall, prepared: PreparedCall, answer: RawAnswer, model: SuggestionModel
    ) -> None:
        answers = _read(model, prepared, answer)
        # Read again: names may have been taken out of the request while the answer was awaited.
        call = replace(
            self._store.get(LlmCall, call.id),
            status=CallStatus.ANSWERED,
            model_answered=answer.model_answered,
            response_digest=blob_digest(answer.body),
            error_code="truncated" if answer.truncated else "",
            finish_reason=answer.finish_reason,
            usage=dict(answer.usage),
            ended_at=now(),
        )
        suggestions, duplicates = self._suggestions(run, call, prepared, answers)
        details = {"call": call.id, "suggestions": len(suggestions), "duplicates": duplicates}
        changes: list[Change] = [Put(call), *(Put(item) for item in suggestions)]
        self._store.commit("call_answered", changes, actor=run.coder_id, details=details, blobs=[answer.body])

    @held
    def _keep_failure(
        self,
        run: Run,
        call: LlmCall,
        code: str,
        answer: RawAnswer | None,
        status: CallStatus = CallStatus.FAILED,
        cut: tuple[PreparedCall, Sequence[CodeAnswer]] | None = None,
    ) -> None:
        blobs = [answer.body] if answer else []
        call = replace(
            self._store.get(LlmCall, call.id),
            status=status,
            error_code=code,
            response_digest=blob_digest(answer.body) if answer else "",
            model_answered=answer.model_answered if answer else "",
            finish_reason=answer.finish_reason if answer else "",
            usage=dict(answer.usage) if answer else {},
            ended_at=now(),
        )
        details = {"call": call.id, "error": code}
        changes: list[Change] = [Put(call), *(Put(item) for item in _incomplete(run, call, cut))]
        self._store.commit("call_failed", changes, actor=run.coder_id, details=details, blobs=blobs)

    # --- suggestions ---

    def _suggestions(
        self, run: Run, call: LlmCall, prepared: PreparedCall, answers: Sequence[CodeAnswer] | Sequence[GroupAnswer]
    ) -> tuple[list[Suggestion], int]:
        request = prepared.request
        if isinstance(request, GroupRequest):
            keys: dict[str, str] = run.settings["keys"]
            kind = SuggestionKind(request.level.value)
            groups = [answer for answer in answers if isinstance(answer, GroupAnswer)]
            return [_group(run, call, kind, rank, answer, keys) for rank, answer in enumerate(groups)], 0
        codes = [answer for answer in answers if isinstance(answer, CodeAnswer)]
        found = [_grounded(run, call, rank, answer, request) for rank, answer in enumerate(codes)]
        return self._without_duplicates(found)

    def _without_duplicates(self, found: list[Suggestion]) -> tuple[list[Suggestion], int]:
        if not found:
            return [], 0
        document_id = found[0].document_id
        earlier: list[Suggestion | Coding] = [
            item
            for item in self._store.all(Suggestion, document_id=document_id, kind=SuggestionKind.CODE)
            if item.start >= 0 and item.status is not SuggestionStatus.INCOMPLETE
        ]
        earlier += self._store.all(Coding, document_id=document_id)
        placed = [Span(item.id, document_id, item.start, item.end) for item in found if item.start >= 0]
        known = [Span(item.id, document_id, item.start, item.end) for item in earlier]
        doubles = {duplicate.key for duplicate, _ in drop_duplicates(placed, known).duplicates}
        return [item for item in found if item.id not in doubles], len(doubles)

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
        return self._store.blob(call.request_digest).decode(errors="replace")

    def response_text(self, call: LlmCall) -> str:
        return self._store.blob(call.response_digest).decode(errors="replace") if call.response_digest else ""

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
        return sorted(
            (item for item in self._store.all(Suggestion, **equals) if wanted is None or item.status in wanted),
            key=lambda item: (
                numbers.get(item.document_id, 0),
                item.alternative,
                _first_place(item),
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


def _place(prepared: PreparedCall) -> dict[str, Any]:
    if not isinstance(prepared.request, CodeRequest):
        return {}
    excerpt = prepared.request.excerpt
    return {
        "document_id": excerpt.transcript.document_id,
        "first_turn": excerpt.turns[0].index,
        "last_turn": excerpt.turns[-1].index,
        "map_version": excerpt.transcript.map_version,
    }


def _read(model: SuggestionModel, prepared: PreparedCall, answer: RawAnswer) -> list[CodeAnswer] | list[GroupAnswer]:
    try:
        return model.read(prepared.request, answer)
    except ProviderFailed as error:
        error.answer = error.answer or answer
        raise


def _grounded(run: Run, call: LlmCall, rank: int, answer: CodeAnswer, request: CodeRequest) -> Suggestion:
    quote = ground(answer.quote, answer.turn, request.excerpt)
    lost = quote.grounding is Grounding.NOT_IN_TEXT
    return Suggestion(
        run_id=run.id,
        call_id=call.id,
        kind=SuggestionKind.CODE,
        rank=rank,
        status=SuggestionStatus.UNGROUNDED if lost else SuggestionStatus.OPEN,
        document_id=call.document_id,
        turn=quote.turn,
        start=quote.start,
        end=quote.end,
        grounding=quote.grounding,
        answered_quote=answer.quote,
        candidates=quote.candidates,
        why=answer.why,
    )


def _incomplete(run: Run, call: LlmCall, cut: tuple[PreparedCall, Sequence[CodeAnswer]] | None) -> list[Suggestion]:
    """Give what could be read of an answer that was cut, grounded and marked so that it is never offered."""
    if cut is None or not isinstance(cut[0].request, CodeRequest):
        return []
    found = [_grounded(run, call, rank, answer, cut[0].request) for rank, answer in enumerate(cut[1])]
    return [replace(item, status=SuggestionStatus.INCOMPLETE) for item in found]


def _group(
    run: Run, call: LlmCall, kind: SuggestionKind, rank: int, answer: GroupAnswer, keys: dict[str, str]
) -> Suggestion:
    return Suggestion(
        run_id=run.id,
        call_id=call.id,
        kind=kind,
        rank=rank,
        label=answer.label,
        definition=answer.definition,
        why=answer.why,
        member_ids=tuple(keys[key] for key in answer.keys),
        alternative=answer.alternative,
    )


def _first_place(suggestion: Suggestion) -> int:
    if suggestion.start >= 0:
        return suggestion.start
    return suggestion.candidates[0][0] if suggestion.candidates else 10**12
