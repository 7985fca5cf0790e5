"""Planning: every call of a run as exact bytes, before anything is sent."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import ProjectStore
from analysis.records import Code, Level, SendScope, Study, Suggestion, SuggestionKind, SuggestionStatus
from analysis.suggestion.excerpts import make_excerpts
from analysis.suggestion.requests import CodeRequest, GroupItem, GroupRequest, PreparedCall, SuggestionModel
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.structure import open_items
from analysis.workflow.texts import Texts

BLOCK = 60
REACH = [SendScope.THIS_COMPUTER, SendScope.THIS_NETWORK, SendScope.INTERNET]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would be sent, exactly. `keys` maps the short ids in grouping prompts to records' ids."""

    purpose: str
    calls: tuple[PreparedCall, ...]
    word_count: int
    token_count: int
    tokens_exact: bool
    host: str
    host_class: SendScope
    provider: str
    model: str
    document_ids: tuple[str, ...]
    keys: dict[str, str]

    @property
    def leaves(self) -> bool:
        """Tell whether anything is sent at all; the built-in suggester sends nothing."""
        return bool(self.host)


class Planning:
    """Makes plans and does the last check before their calls are sent."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard

    @held
    def codes(self, document_ids: Sequence[str], model: SuggestionModel) -> Plan:
        """Prepare the calls for in-vivo codes of approved documents; sends nothing.

        Raises `NotPermitted` (`not_approved`, `send_scope`), `InvalidInput` (`nothing_to_code`).
        """
        self._require_scope(model)
        study = self._store.all(Study)[0]
        accepted, rejected = self._decided_labels()
        seed = random.randrange(2**31)  # noqa: S311 - an order that can be repeated, not a secret
        requests = [
            CodeRequest(excerpt, study.research_question, excerpt.transcript.language, accepted, rejected, seed)
            for document_id in document_ids
            for excerpt in make_excerpts(self._texts.approved(document_id), model.excerpt_words)
        ]
        if not requests:
            raise InvalidInput(
                "nothing_to_code",
                "There is no participant's turn in these interviews.",
                "Check who speaks in them.",
            )
        words = sum(len(turn.text.split()) for request in requests for turn in request.excerpt.turns)
        return _plan("codes", [model.prepare(request) for request in requests], words, tuple(document_ids), {}, model)

    @held
    def groups(self, level: Level, model: SuggestionModel) -> Plan:
        """Prepare the calls for groupings into a level, from what has no final home there yet; sends nothing.

        Raises `InvalidInput` (`nothing_to_group`) for fewer than two items.
        """
        self._require_scope(model)
        study = self._store.all(Study)[0]
        found = open_items(self._store, level)
        if len(found) < 2:
            raise InvalidInput(
                "nothing_to_group",
                "There are fewer than two items that could be grouped.",
                "Accept codes first, or take items out of their groups.",
            )
        keys = {f"{item.kind[0].upper()}{number}": item.id for number, item in enumerate(found, 1)}
        items = [GroupItem(key, item.label, item.definition) for key, item in zip(keys, found, strict=True)]
        size = BLOCK if model.host else len(items)
        requests = [
            GroupRequest(level, tuple(items[first : first + size]), study.research_question, study.language, 2)
            for first in range(0, len(items), size)
        ]
        words = sum(len(item.label.split()) for item in items)
        return _plan(level.value + "s", [model.prepare(request) for request in requests], words, (), keys, model)

    def _require_scope(self, model: SuggestionModel) -> None:
        allowed = self._store.all(Study)[0].send_scope
        if model.host and REACH.index(model.host_class) > REACH.index(allowed):
            raise NotPermitted(
                "send_scope",
                "This study's text may not go to {host}.",
                "Use the built-in suggester or a server within reach, or change where text may go in the study's "
                "settings.",
                host=model.host,
                scope=allowed.value,
            )

    def _decided_labels(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        accepted = tuple(code.label for code in self._store.all(Code))[-40:]
        rejected = [
            self._texts.slice(item.document_id, item.start, item.end)
            for item in self._store.all(Suggestion, kind=SuggestionKind.CODE, status=SuggestionStatus.REJECTED)
            if item.start >= 0
        ]
        return accepted, tuple(rejected[-5:])

    def check(self, plan: Plan) -> None:
        """Look for every original that the key file knows in the texts to be sent.

        Raises `SendingBlocked` (`residue`) with the kind of identifier and the place, `NotPermitted` (`key_missing`).
        Nothing is checked where nothing is sent.
        """
        if not plan.leaves:
            return
        for number, call in enumerate(plan.calls, 1):
            self._guard.refuse_residue(call.texts, number)

    @held
    def last_check(self, prepared: PreparedCall, number: int) -> None:
        """Right before the bytes go out: still the approved text, and no original in it."""
        if isinstance(prepared.request, CodeRequest):
            sent = prepared.request.excerpt.transcript
            if self._texts.approved(sent.document_id).map_version != sent.map_version:
                raise NotPermitted(
                    "approved_text_changed",
                    "The text of “{title}” was changed after this was prepared; nothing was sent.",
                    "Approve it again and ask for suggestions anew.",
                    title=sent.title,
                )
        if prepared.host:
            self._guard.refuse_residue(prepared.texts, number)


def _plan(
    purpose: str,
    calls: list[PreparedCall],
    words: int,
    document_ids: tuple[str, ...],
    keys: dict[str, str],
    model: SuggestionModel,
) -> Plan:
    return Plan(
        purpose=purpose,
        calls=tuple(calls),
        word_count=words,
        token_count=sum(call.token_count for call in calls),
        tokens_exact=all(call.tokens_exact for call in calls),
        host=model.host,
        host_class=model.host_class,
        provider=model.provider,
        model=model.model,
        document_ids=document_ids,
        keys=keys,
    )
