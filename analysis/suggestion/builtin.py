"""The built-in suggester: needs nothing, sends nothing, is no AI and says so. It speaks the contract of a server.

`prepare` writes the whole request as canonical JSON, `answer` is a pure function of those bytes, so that a stored call
can be computed again byte for byte. `answer` may run in another process: scikit-learn would stall a window's thread.
"""

from __future__ import annotations

import hashlib
import json
import math
import threading
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor
from concurrent.futures import TimeoutError as StillRunning
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from analysis.errors import Cancelled, ProviderFailed
from analysis.records import Level, SendScope
from analysis.suggestion.fields import fields_text
from analysis.suggestion.grouping import group
from analysis.suggestion.phrases import propose, turns_worth_reading
from analysis.suggestion.requests import (
    CodeAnswer,
    CodeRequest,
    CritiqueRequest,
    ExcerptTurn,
    GroupAnswer,
    GroupItem,
    GroupRequest,
    PreparedCall,
    RawAnswer,
    SuggestionRequest,
    no_critic,
)
from analysis.suggestion.words import lists_text

VERSION = 3
NAME = f"built-in suggester, no AI (version {VERSION})"
_EXCERPT_WORDS = 1200
_PATIENCE_SECONDS = 0.05


class BuiltinModel:
    """Answers suggestion requests on this computer, without any AI.

    With an `executor` (a `ProcessPoolExecutor` with the spawn context, in the window) `send` computes there and looks
    at `cancel` twenty times a second; without one it computes on the calling thread and looks before and after. The
    executor belongs to the caller.
    """

    provider = "builtin"
    model = NAME
    host = ""
    host_class = SendScope.THIS_COMPUTER
    excerpt_words = _EXCERPT_WORDS

    def __init__(self, executor: Executor | None = None) -> None:
        self._executor = executor

    def confirm_reach(self, cancel: threading.Event) -> None:
        """Nothing goes anywhere."""

    def prepare(self, request: SuggestionRequest) -> PreparedCall:
        """Write the request out. Raises `InvalidInput` (`no_critic`)."""
        if isinstance(request, CritiqueRequest):
            raise no_critic()
        body, texts = _code_body(request) if isinstance(request, CodeRequest) else _group_body(request)
        name = "builtin-codes" if isinstance(request, CodeRequest) else f"builtin-{request.level}s"
        return PreparedCall(
            request=request,
            body=json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(),
            texts=texts,
            host=self.host,
            host_class=self.host_class,
            provider=self.provider,
            model=self.model,
            prompt_name=name,
            prompt_version=VERSION,
            prompt_digest=_digest(name),
            parameters=_parameters(request),
            token_count=0,
            tokens_exact=True,
            answer_token_limit=0,
        )

    def send(self, call: PreparedCall, cancel: threading.Event) -> RawAnswer:
        if cancel.is_set():
            raise Cancelled
        found = self._compute(call.body, cancel)
        if cancel.is_set():
            raise Cancelled
        return RawAnswer(found, model_answered=NAME, finish_reason="stop")

    def _compute(self, body: bytes, cancel: threading.Event) -> bytes:
        if self._executor is None:
            return answer(body)
        try:
            future = self._executor.submit(answer, body)
            while True:
                try:
                    return future.result(timeout=_PATIENCE_SECONDS)
                except StillRunning:
                    if cancel.is_set():
                        future.cancel()
                        raise Cancelled from None
        except BrokenExecutor as error:
            raise ProviderFailed(
                "server_error", "The built-in suggester stopped unexpectedly.", "Try again; nothing was lost."
            ) from error

    def read(self, request: SuggestionRequest, answer: RawAnswer) -> list[CodeAnswer] | list[GroupAnswer]:
        if isinstance(request, CritiqueRequest):
            raise no_critic()
        try:
            content = json.loads(answer.body)
            if isinstance(request, CodeRequest):
                return [CodeAnswer(int(c["turn"]), str(c["quote"]), str(c["why"])) for c in content["codes"]]
            groups = [_read_group(entry) for entry in content["groups"]]
        except (ValueError, KeyError, TypeError) as error:
            raise _malformed() from error
        _check_keys(groups, request.items)
        return groups


def answer(body: bytes) -> bytes:
    """Compute the answer to a prepared request. Pure; may run in another process, and takes up to about a second."""
    request = json.loads(body)
    found = _codes(request) if request["purpose"] == "codes" else _groups(request)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _code_body(request: CodeRequest) -> tuple[dict[str, Any], tuple[tuple[str, str], ...]]:
    excerpt = request.excerpt
    worth = turns_worth_reading(_all_turns(request), request.language, request.research_question)
    turns = [asdict(turn) for turn in excerpt.context + excerpt.turns]
    body = {
        "suggester": NAME,
        "purpose": "codes",
        "language": request.language,
        "research_question": request.research_question,
        "turns": turns,
        "worth_reading": [turn.index for turn in excerpt.codable if turn.index in worth],
        "accepted": list(request.accepted),
        "rejected": list(request.rejected),
        "seed": request.seed,
    }
    if request.words_per_code > 0:
        words = sum(len(turn.text.split()) for turn in excerpt.turns)
        body["most_phrases"] = math.ceil(words / request.words_per_code)
    texts = (
        ("excerpt", "\n".join(turn["text"] for turn in turns)),
        ("research question", request.research_question),
        ("labels", "\n".join(request.accepted + request.rejected)),
    )
    return body, texts


def _parameters(request: CodeRequest | GroupRequest) -> dict[str, Any]:
    density = {"words_per_code": request.words_per_code} if isinstance(request, CodeRequest) else {}
    return {"seed": request.seed} | density


def _all_turns(request: CodeRequest) -> list[ExcerptTurn]:
    transcript = request.excerpt.transcript
    return [
        ExcerptTurn(turn.index, turn.speaker, transcript.shown(turn), turn.can_be_coded) for turn in transcript.turns
    ]


def _group_body(request: GroupRequest) -> tuple[dict[str, Any], tuple[tuple[str, str], ...]]:
    body = {
        "suggester": NAME,
        "purpose": "groups",
        "level": request.level,
        "language": request.language,
        "research_question": request.research_question,
        "items": [asdict(item) for item in request.items],
        "alternatives": request.alternatives,
        "seed": request.seed,
    }
    texts = (
        ("labels", "\n".join("\n".join((item.label, item.definition, *item.beneath)) for item in request.items)),
        ("research question", request.research_question),
    )
    return body, texts


def _codes(request: dict[str, Any]) -> dict[str, Any]:
    turns = [ExcerptTurn(**turn) for turn in request["turns"]]
    phrases = propose(
        turns,
        request["language"],
        request["research_question"],
        request["rejected"],
        request["worth_reading"],
        request.get("most_phrases"),
    )
    return {"codes": [{"turn": item.turn, "quote": item.quote, "why": item.why} for item in phrases]}


def _groups(request: dict[str, Any]) -> dict[str, Any]:
    items = [GroupItem(**{**item, "beneath": tuple(item["beneath"])}) for item in request["items"]]
    found = group(items, request["language"], request["alternatives"], Level(request["level"]))
    return {"groups": [asdict(each) for each in found]}


def _read_group(entry: dict[str, Any]) -> GroupAnswer:
    keys = tuple(str(key) for key in entry["keys"])
    against = tuple((str(key), str(why)) for key, why in entry.get("counter_examples", ()))
    return GroupAnswer(
        str(entry["label"]),
        str(entry["definition"]),
        keys,
        str(entry["why"]),
        int(entry["alternative"]),
        str(entry.get("principle", "")),
        against,
    )


def _check_keys(groups: Sequence[GroupAnswer], items: Sequence[GroupItem]) -> None:
    known = {item.key for item in items}
    used = [(each.alternative, key) for each in groups for key in each.keys]
    named = {key for each in groups for key, _ in each.counter_examples} | {key for _, key in used}
    if len(used) != len(set(used)) or not named <= known:
        raise _malformed()


@lru_cache
def _digest(name: str) -> str:
    """Give what stands in for a prompt's digest: the name, the version and the word lists that it works with."""
    return hashlib.sha256(f"{name}\n{VERSION}\n{lists_text()}{fields_text()}".encode()).hexdigest()


def _malformed() -> ProviderFailed:
    return ProviderFailed(
        "malformed", "The stored answer of the built-in suggester cannot be read.", "Ask for suggestions again."
    )
