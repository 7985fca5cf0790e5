"""Planning: every call of a run as exact bytes, before anything is sent."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import ProjectStore
from analysis.pseudonymization.permission import SendableText, use_for
from analysis.records import Code, Level, Run, SendScope, Study, Suggestion, SuggestionKind, SuggestionStatus, Use
from analysis.suggestion.blocks import blocks
from analysis.suggestion.excerpts import make_excerpts
from analysis.suggestion.requests import (
    CodeRequest,
    CritiqueRequest,
    GroupItem,
    GroupRequest,
    PreparedCall,
    SuggestionModel,
    SuggestionRequest,
    no_critic,
)
from analysis.workflow.ai_policy import REACH, reach_of, require_reach, require_suggesting
from analysis.workflow.critique import critique_calls
from analysis.workflow.granularity import Granularity, present
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.permitting import Permits, codes_of, today
from analysis.workflow.structure import Node, open_items
from analysis.workflow.texts import Texts

_EVENTS_OF_CALLS = {"run_started", "run_resumed", "run_ended", "call_prepared", "call_answered", "call_failed"}
"""What happens while a run is under way; none of it changes what is permitted."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would be sent, exactly. `keys` maps the short ids in grouping prompts to records' ids.

    `left_out` counts codes and categories that stay out of a grouping because of whose words are behind them.
    `granularity` is what the calls for codes say of it. With a `critic` a second request is made about what was
    suggested. A plan that `follows` asks about a run's answers.
    """

    purpose: str
    calls: tuple[PreparedCall, ...]
    host: str
    host_class: SendScope
    provider: str
    model: str
    document_ids: tuple[str, ...]
    keys: dict[str, str]
    left_out: int = 0
    granularity: Granularity = field(default_factory=Granularity)
    critic: bool = False
    follows: bool = False

    @property
    def alternatives(self) -> int:
        """How many groupings are asked for side by side; 0 for codes."""
        return max((getattr(call.request, "alternatives", 0) for call in self.calls), default=0)

    @property
    def leaves(self) -> bool:
        """Tell whether anything is sent at all; the built-in suggester sends nothing."""
        return bool(self.host)

    @property
    def word_count(self) -> int:
        """Words of the turns or labels that are asked about, without prompt and context."""
        return sum(_words(call.request) for call in self.calls)

    @property
    def token_count(self) -> int:
        return sum(call.token_count for call in self.calls)

    @property
    def tokens_exact(self) -> bool:
        return all(call.tokens_exact for call in self.calls)


class Planning:
    """Makes plans and does the last check before their calls are sent."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard
        self._permits: tuple[Permits, date, int] | None = None

    @held
    def codes(
        self,
        document_ids: Sequence[str],
        model: SuggestionModel,
        words_per_code: int | None = None,
        *,
        critic: bool = False,
    ) -> Plan:
        """Prepare the calls for in-vivo codes of approved documents; sends nothing.

        `words_per_code` is her choice (0 for no hint), None takes `granularity.present`.
        Raises `NotPermitted` (`not_approved`, `not_permitted`, `never_leaves`, `send_scope`), `InvalidInput`
        (`nothing_to_code`, `no_critic`).
        """
        self._require_scope(model)
        require_suggesting(self._store, SuggestionKind.CODE, document_ids)
        if critic and not model.host:
            raise no_critic()
        study = self._store.all(Study)[0]
        permits, use = Permits(self._store, self._texts), use_for(model.host, model.host_class)
        accepted, rejected = self._decided_labels(permits, use)
        seed = random.randrange(2**31)  # noqa: S311 - an order that can be repeated, not a secret
        chosen = None if words_per_code is None else Granularity(max(0, words_per_code), "chosen")
        granularity = chosen or present(self._store, self._texts)
        density = granularity.words_per_code
        requests = [
            CodeRequest(
                excerpt, study.research_question, excerpt.transcript.language, accepted, rejected, seed, density
            )
            for document_id in document_ids
            for excerpt in make_excerpts(permits.sendable(document_id, use), model.excerpt_words)
        ]
        if not requests:
            raise InvalidInput(
                "nothing_to_code",
                "There is no participant's turn in these interviews.",
                "Check who speaks in them.",
            )
        plan = _plan("codes", [model.prepare(request) for request in requests], tuple(document_ids), {}, model)
        return replace(plan, granularity=granularity, critic=critic)

    @held
    def critique(self, run: Run, model: SuggestionModel) -> Plan | None:
        """Prepare what the critic is asked about a run's open suggestions; None where there is nothing to ask."""
        self._require_scope(model)
        require_suggesting(self._store, SuggestionKind.CODE, run.document_ids)
        permits, question = Permits(self._store, self._texts), self._store.all(Study)[0].research_question
        calls, keys = critique_calls(self._store, run, model, permits, question)
        return replace(_plan("codes", calls, run.document_ids, keys, model), follows=True) if calls else None

    @held
    def groups(self, level: Level, model: SuggestionModel, alternatives: int = 2) -> Plan:
        """Prepare the calls for groupings into a level, from what has no final home there yet; sends nothing.

        To a server go blocks of what is alike; how their groups hang together is asked for when they are answered.
        What may not be sent to this model is left out and counted. Raises `InvalidInput` (`nothing_to_group`) for fewer
        than two items, `NotPermitted` (`not_permitted`) where permissions are why.
        """
        self._require_scope(model)
        require_suggesting(self._store, SuggestionKind(level.value))
        study = self._store.all(Study)[0]
        nodes = open_items(self._store, level)
        permits, use = Permits(self._store, self._texts), use_for(model.host, model.host_class)
        items = [item for item in (_item(node, permits, use) for node in nodes) if item]
        if len(items) < 2:
            if len(nodes) > len(items):
                raise NotPermitted(
                    "not_permitted",
                    "{count} items may not be sent because of the permissions of those whose words they are, so there "
                    "is nothing to group.",
                    "Use the built-in suggester, or record a wider permission if you have one.",
                    count=len(nodes) - len(items),
                    use=use.value,
                )
            raise InvalidInput(
                "nothing_to_group",
                "There are fewer than two items that could be grouped.",
                "Accept codes first, or take items out of their groups.",
            )
        keys = {f"{node.kind[0].upper()}{number}": node.id for number, (node, _) in enumerate(items, 1)}
        given = [replace(item, key=key) for key, (_, item) in zip(keys, items, strict=True)]
        together = blocks(given) if model.host else [tuple(given)]
        # as with codes: another order each time, so that what comes of an order shows when she asks again
        seed = random.randrange(2**31) if model.host else 0  # noqa: S311 - an order that can be repeated, not a secret
        requests = [
            GroupRequest(level, block, study.research_question, study.language, alternatives, seed)
            for block in together
        ]
        calls = [model.prepare(request) for request in requests]
        return replace(_plan(level.value + "s", calls, (), keys, model), left_out=len(nodes) - len(items))

    def _require_scope(self, model: SuggestionModel) -> None:
        allowed = reach_of(self._store)
        if model.host and REACH.index(model.host_class) > REACH.index(allowed):
            raise NotPermitted(
                "send_scope",
                "This study's text may not go to {host}.",
                "Use the built-in suggester or a server within reach, or change where text may go in the study's "
                "settings.",
                host=model.host,
                scope=allowed.value,
            )

    def _decided_labels(self, permits: Permits, use: Use) -> tuple[tuple[SendableText, ...], tuple[SendableText, ...]]:
        """Give labels of earlier decisions, those that may be sent for this use."""
        accepted = [permits.sendable_label(code, use) for code in self._store.all(Code)]
        rejected = [
            permits.sendable_slice(item.document_id, item.start, item.end, use)
            for item in self._store.all(Suggestion, kind=SuggestionKind.CODE, status=SuggestionStatus.REJECTED)
            if item.start >= 0
        ]
        return tuple(filter(None, accepted))[-40:], tuple(filter(None, rejected))[-5:]

    def check(self, plan: Plan) -> None:
        """Look for every original that the key file knows in the texts to be sent.

        Raises `SendingBlocked` (`residue`) with the kind of identifier and the place, `NotPermitted` (`key_missing`).
        Also raises what `require_suggesting` does. Nothing else is checked where nothing is sent.
        """
        require_suggesting(self._store, SuggestionKind(plan.purpose[:-1]), plan.document_ids)
        if not plan.leaves:
            return
        for number, call in enumerate(plan.calls, 1):
            self._guard.refuse_residue(call.texts, number)

    @held
    def last_check(self, prepared: PreparedCall, number: int) -> None:
        """Right before the bytes go out: still the approved text, still permitted, and no original in it."""
        permits = self._present_permits()
        self._require_settled(prepared)
        if isinstance(prepared.request, CodeRequest | CritiqueRequest):
            sent = prepared.request.excerpt.transcript
            present = permits.sendable(sent.document_id, sent.use)
            if (present.map_version, present.withheld) != (sent.map_version, sent.withheld):
                raise NotPermitted(
                    "approved_text_changed",
                    "The text of “{title}” was changed after this was prepared; nothing was sent.",
                    "Approve it again and ask for suggestions anew.",
                    title=sent.title,
                )
        if not all(permits.still_hold(text) for text in prepared.request.sent_texts):
            raise NotPermitted(
                "permission_changed",
                "What participants permit was changed after this was prepared; nothing was sent.",
                "Ask for suggestions anew.",
            )
        if prepared.host:
            self._guard.refuse_residue(prepared.texts, number)

    def _require_settled(self, prepared: PreparedCall) -> None:
        request = prepared.request
        if isinstance(request, CodeRequest | CritiqueRequest):
            require_suggesting(self._store, SuggestionKind.CODE, [request.excerpt.transcript.document_id])
        else:
            require_suggesting(self._store, SuggestionKind(request.level.value))
        if prepared.host:
            require_reach(self._store, prepared.host_class)

    def _present_permits(self) -> Permits:
        """Give what is permitted at this moment: read anew unless nothing but calls happened since, on the same day."""
        last, day = self._store.last_seq(), today()
        if self._permits is not None:
            permits, read_on, seq = self._permits
            since = self._store.events(after=seq)
            if read_on == day and all(event.kind in _EVENTS_OF_CALLS for event in since):
                self._permits = permits, day, last
                return permits
        self._permits = Permits(self._store, self._texts, day), day, last
        return self._permits[0]


def _item(node: Node, permits: Permits, use: Use) -> tuple[Node, GroupItem] | None:
    """Give a node with the item that stands for it (its key is still missing); None where it may not be sent."""
    label, definition = permits.sendable_as(node.label, node, use), permits.sendable_as(node.definition, node, use)
    beneath = [permits.sendable_as(code.label, code, use) for child in node.children for code in codes_of(child)]
    if label is None or definition is None:
        return None
    return node, GroupItem("", label, definition, tuple(filter(None, beneath)))


def _plan(
    purpose: str,
    calls: list[PreparedCall],
    document_ids: tuple[str, ...],
    keys: dict[str, str],
    model: SuggestionModel,
) -> Plan:
    return Plan(
        purpose=purpose,
        calls=tuple(calls),
        host=model.host,
        host_class=model.host_class,
        provider=model.provider,
        model=model.model,
        document_ids=document_ids,
        keys=keys,
    )


def _words(request: SuggestionRequest) -> int:
    if isinstance(request, CodeRequest | CritiqueRequest):
        return sum(len(turn.text.split()) for turn in request.excerpt.turns)
    return sum(len(item.label.split()) for item in request.items)
