"""Sending the parts of a run, several at once where the server allows, and keeping each answer as it comes.

Only waiting for servers is done in other threads: every commit is made by the thread that called, one after the other.
Each attempt is a recorded call, committed before it is sent. Which answer comes first makes no difference: a part's
suggestions are ranked within it, and no two parts of a run share a turn that may be coded.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import Any

from analysis.errors import Cancelled, NotPermitted, ProviderFailed
from analysis.ports import Change, Progress, ProjectStore, Put, ShowsFlight, ShowsWaiting, blob_digest
from analysis.records import (
    CallStatus,
    Coding,
    LlmCall,
    Run,
    SendScope,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    now,
)
from analysis.suggestion.duplicates import Span
from analysis.suggestion.requests import (
    Answers,
    CodeAnswer,
    CodeRequest,
    CritiqueRequest,
    Drop,
    PreparedCall,
    RawAnswer,
    SuggestionModel,
)
from analysis.suggestion.sources import parts_by_source, whole_from
from analysis.workflow.answers import incomplete, read_answer, repeated, suggestions_of
from analysis.workflow.critique import dropped, is_critique
from analysis.workflow.holding import held
from analysis.workflow.joining import is_joining, joined
from analysis.workflow.planning import Planning

STOPPING = {"key_rejected", "no_credit", "model_unknown", "unreachable", "redirected"}
WORTH_ANOTHER_TRY = {"rate_limited", "server_error", "timeout"}
ATTEMPTS = 3
LONGEST_PAUSE_SECONDS = 60.0
MOST_AT_ONCE = 8
_OFFERED_AGAIN = (SuggestionStatus.INCOMPLETE, SuggestionStatus.SET_ASIDE, SuggestionStatus.DROPPED)

Pause = Callable[[float, threading.Event], None]


def usual_at_once(host_class: SendScope) -> int:
    """Say how many requests may be in flight: one model on this computer answers one after the other anyway."""
    return 1 if host_class is SendScope.THIS_COMPUTER else 3


class Sending:
    """Sends parts and keeps what comes back."""

    def __init__(self, store: ProjectStore, planning: Planning, pause: Pause) -> None:
        self._store = store
        self._planning = planning
        self.pause = pause

    def send(
        self,
        run: Run,
        parts: dict[int, PreparedCall],
        model: SuggestionModel,
        progress: Progress | None,
        cancel: threading.Event,
        at_once: int,
    ) -> Run:
        """Send all parts; gives the run as it ended. Raises what stops a run, after what is under way was kept."""
        status = "failed"
        try:
            unanswered = _Flight(self, run, model, progress or _unseen, cancel, at_once).fly(parts)
            status = "failed" if unanswered else "done"
        except Cancelled:
            status = "stopped"
            raise
        finally:
            run = replace(run, status=status, ended_at=now())
            self._store.commit("run_ended", [Put(run)], actor=run.coder_id, details={"run": run.id, "status": status})
        return run

    def prepared(self, run: Run, part: int, attempt: int, prepared: PreparedCall) -> LlmCall:
        """Do the last check and record the call, before it is sent."""
        self._planning.last_check(prepared, part + 1)
        request = prepared.request
        keys = {} if isinstance(request, CodeRequest) else {"keys": [item.key for item in request.items]}
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
            parameters=prepared.parameters | keys,
            request_digest=blob_digest(prepared.body),
            **_place(prepared),
        )
        details = {"call": call.id, "run": run.id, "part": part, "attempt": attempt}
        blobs = [parts_by_source(prepared)]
        self._store.commit("call_prepared", [Put(call)], actor=run.coder_id, details=details, blobs=blobs)
        return call

    @held
    def keep_answer(
        self, run: Run, call: LlmCall, prepared: PreparedCall, answer: RawAnswer, model: SuggestionModel
    ) -> None:
        """Commit an answer with its suggestions, or with what it drops of them."""
        answers = read_answer(model, prepared.request, answer)
        # Read again: names may have been taken out of the request while the answer was awaited.
        call = replace(
            self._store.get(LlmCall, call.id),
            status=CallStatus.ANSWERED,
            model_answered=answer.model_answered,
            response_digest=blob_digest(answer.body),
            error_code="truncated" if answer.truncated else "",
            finish_reason=answer.finish_reason,
            usage=dict(answer.usage),
            server=answer.server,
            fingerprint=answer.fingerprint,
            ended_at=now(),
        )
        changes, details = self._outcome(run, call, prepared, answers)
        blobs = [whole_from(answer.body, call.document_id)]
        details = {"call": call.id, **details}
        self._store.commit("call_answered", [Put(call), *changes], actor=run.coder_id, details=details, blobs=blobs)

    def _outcome(
        self, run: Run, call: LlmCall, prepared: PreparedCall, answers: Answers
    ) -> tuple[list[Change], dict[str, Any]]:
        """Give what an answer changes, and what its event says: `ranks_dropped` are those that repeat what is there.

        Of a critique: how many it dropped, and the short ids that stay because she decided meanwhile.
        """
        keys = run.settings["keys"] | run.settings.get("joins", {})
        if is_critique(call):
            drops, stay = dropped(self._store, call, [one for one in answers if isinstance(one, Drop)], keys)
            return drops, {"dropped_by_critic": len(drops), "decided_before": stay}
        found = suggestions_of(call, prepared.request, answers, keys)
        doubles = repeated(found, self._known(call.document_id)) if call.document_id else set()
        kept = [item for item in found if item.id not in doubles]
        ranks = [item.rank for item in found if item.id in doubles]
        proposals: list[Change] = joined(self._store, kept) if is_joining(call) else [Put(item) for item in kept]
        return proposals, {"suggestions": len(kept), "duplicates": len(ranks), "ranks_dropped": ranks}

    @held
    def keep_failure(
        self,
        run: Run,
        call: LlmCall,
        code: str,
        answer: RawAnswer | None,
        status: CallStatus = CallStatus.FAILED,
        cut: tuple[PreparedCall, Sequence[CodeAnswer]] | None = None,
    ) -> None:
        """Commit how a call failed, with the bytes that came and what is whole in them."""
        call = replace(
            self._store.get(LlmCall, call.id),
            status=status,
            error_code=code,
            response_digest=blob_digest(answer.body) if answer else "",
            model_answered=answer.model_answered if answer else "",
            finish_reason=answer.finish_reason if answer else "",
            usage=dict(answer.usage) if answer else {},
            server=answer.server if answer else "",
            fingerprint=answer.fingerprint if answer else "",
            ended_at=now(),
        )
        details = {"call": call.id, "error": code}
        whole = incomplete(call, cut[0].request, cut[1]) if cut else []
        changes: list[Change] = [Put(call), *(Put(item) for item in whole)]
        blobs = [whole_from(answer.body, call.document_id)] if answer else []
        self._store.commit("call_failed", changes, actor=run.coder_id, details=details, blobs=blobs)

    def _known(self, document_id: str) -> list[Span]:
        earlier: list[Suggestion | Coding] = [
            item
            for item in self._store.all(Suggestion, document_id=document_id, kind=SuggestionKind.CODE)
            if item.start >= 0 and item.status not in _OFFERED_AGAIN
        ]
        earlier += self._store.all(Coding, document_id=document_id)
        return [Span(item.id, document_id, item.start, item.end) for item in earlier]


@dataclass(frozen=True, slots=True)
class _Try:
    part: int
    prepared: PreparedCall
    attempt: int = 1


class _Flight:
    """One run's requests in flight. All methods run on the thread that called `Sending.send`."""

    def __init__(
        self,
        sending: Sending,
        run: Run,
        model: SuggestionModel,
        progress: Progress,
        cancel: threading.Event,
        at_once: int,
    ) -> None:
        self._sending, self._run, self._model = sending, run, model
        self._progress, self._cancel = progress, cancel
        self._room = min(max(1, at_once), MOST_AT_ONCE)
        self._waiting: deque[_Try] = deque()
        self._flying: dict[Future[RawAnswer], tuple[_Try, LlmCall]] = {}
        self._pause_until = 0.0
        self._fault: BaseException | None = None
        self._done = self._total = self._unanswered = 0

    def fly(self, parts: dict[int, PreparedCall]) -> int:
        """Send all; gives how many got no usable answer. What is under way when a run stops is still kept."""
        self._waiting.extend(_Try(part, prepared) for part, prepared in parts.items())
        self._total = len(parts)
        self._progress(0, self._total)
        with _Inline() if self._room == 1 else ThreadPoolExecutor(self._room, "asking") as senders:
            while self._flying or (self._waiting and self._fault is None):
                self._guarded(lambda: self._start(senders))
                self._land(senders)
        if self._fault is not None:
            raise self._fault
        return self._unanswered

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - raised again once what is under way has been kept
            self._fault = self._fault or error

    def _start(self, senders: Executor) -> None:
        while self._waiting and self._fault is None and len(self._flying) < self._room:
            if self._cancel.is_set():
                raise Cancelled
            if not self._may_go_on():
                return
            step = self._waiting.popleft()
            call = self._sending.prepared(self._run, step.part, step.attempt, step.prepared)
            self._show_flight(len(self._flying) + 1)
            self._flying[senders.submit(self._model.send, step.prepared, self._cancel)] = step, call

    def _show_flight(self, count: int) -> None:
        shown: object = self._progress
        if isinstance(shown, ShowsFlight):
            shown.in_flight(count)

    def _may_go_on(self) -> bool:
        """Tell whether the pause that a server asked for is over; waits for it where nothing else is under way."""
        left = self._pause_until - time.monotonic()
        if left <= 0:
            return True
        if self._flying:
            return False
        self._sending.pause(left, self._cancel)
        self._pause_until = 0.0
        return True

    def _land(self, senders: Executor) -> None:
        """Wait for an answer and keep it; where all is well the next request goes out before that takes its time."""
        left = self._pause_until - time.monotonic()
        may_start = self._waiting and self._fault is None and len(self._flying) < self._room
        done, _ = wait(self._flying, left if may_start and left > 0 else None, FIRST_COMPLETED)
        landed = [(one, *self._flying.pop(one)) for one in sorted(done, key=lambda one: self._flying[one][0].part)]
        self._show_flight(len(self._flying))
        if self._room > 1 and left <= 0 and all(future.exception() is None for future, _step, _call in landed):
            self._guarded(lambda: self._start(senders))
        for future, step, call in landed:
            self._guarded(lambda future=future, step=step, call=call: self._keep(future, step, call))  # type: ignore[misc]

    def _keep(self, future: Future[RawAnswer], step: _Try, call: LlmCall) -> None:
        try:
            self._sending.keep_answer(self._run, call, step.prepared, future.result(), self._model)
        except Cancelled as error:
            came = step.prepared, error.complete_items
            self._sending.keep_failure(self._run, call, error.code, error.answer, CallStatus.CANCELLED, came)
            raise
        except ProviderFailed as error:
            cut = step.prepared, error.complete_items
            self._sending.keep_failure(self._run, call, error.code, error.answer, cut=cut)
            if error.code in STOPPING:
                raise
            if error.code in WORTH_ANOTHER_TRY and step.attempt < ATTEMPTS:
                self._again(step, error)
                return
            self._unanswered += 1
        except NotPermitted as error:  # a policy that forbids it by now: nothing went out
            self._sending.keep_failure(self._run, call, error.code, None)
            raise
        self._done += 1
        self._progress(self._done, self._total)

    def _again(self, step: _Try, error: ProviderFailed) -> None:
        """Put a part back and let the server rest; one that is asked too often is asked less at once from now on."""
        if error.code == "rate_limited":
            self._room = max(1, self._room // 2)
        seconds = min(float(error.params.get("retry_after") or 2**step.attempt), LONGEST_PAUSE_SECONDS)
        self._waiting.appendleft(replace(step, attempt=step.attempt + 1))
        self._pause_until = max(self._pause_until, time.monotonic() + seconds)
        shown: object = self._progress
        if isinstance(shown, ShowsWaiting):
            shown.waiting(seconds, error.code)


class _Inline(Executor):
    """Sends on the calling thread: one request at a time needs no other."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - raised by the future's `result`
            future.set_exception(error)
        return future


def _unseen(_done: int, _total: int) -> None:
    """Show nothing."""


def _place(prepared: PreparedCall) -> dict[str, Any]:
    if not isinstance(prepared.request, CodeRequest | CritiqueRequest):
        return {}
    excerpt = prepared.request.excerpt
    return {
        "document_id": excerpt.transcript.document_id,
        "first_turn": excerpt.turns[0].index,
        "last_turn": excerpt.turns[-1].index,
        "map_version": excerpt.transcript.map_version,
    }
