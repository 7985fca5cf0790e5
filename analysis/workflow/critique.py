"""The critic: a second request about codes that were just suggested, which may drop some, each with a reason.

Sent are the quotes, under short ids, with the turns in which they stand; the answer is ids and reasons only. What is
dropped stays in the study and can be taken back: nothing is decided by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from analysis.errors import NotPermitted
from analysis.ports import Change, ProjectStore, Put
from analysis.pseudonymization.permission import SendableTranscript, use_for
from analysis.records import CallStatus, LlmCall, Run, Suggestion, SuggestionStatus, Use
from analysis.suggestion.requests import (
    CritiqueItem,
    CritiqueRequest,
    Drop,
    Excerpt,
    ExcerptTurn,
    PreparedCall,
    SuggestionModel,
)
from analysis.workflow.permitting import Permits


def critique_calls(
    store: ProjectStore, run: Run, model: SuggestionModel, permits: Permits, research_question: str
) -> tuple[list[PreparedCall], dict[str, str]]:
    """Prepare the calls for what is open of a run and was not looked at yet; gives which short id is which suggestion.

    Each call is about one answer's suggestions. What may not be sent any more stays as it is.
    """
    keys: dict[str, str] = dict(run.settings.get("joins", {}))
    use = use_for(model.host, model.host_class)
    calls = []
    for call, suggestions in _waiting(store, run, keys):
        try:
            transcript = permits.sendable(call.document_id, use)
        except NotPermitted:
            continue
        turns = _turns(transcript)
        for block in _blocks(suggestions, turns, model.excerpt_words):
            items = _items(block, keys, permits, use)
            excerpt = Excerpt(transcript, (), tuple(turns[one] for one in sorted({item.turn for item in items})))
            if items:
                request = CritiqueRequest(excerpt, items, research_question, transcript.language)
                calls.append(model.prepare(request))
    return calls, keys


def is_critique(call: LlmCall) -> bool:
    return any(str(key).startswith("S") for key in call.parameters.get("keys", ()))


def dropped(
    store: ProjectStore, call: LlmCall, drops: Sequence[Drop], keys: dict[str, str]
) -> tuple[list[Change], list[str]]:
    """Give the changes that drop what is still open, and the short ids of what stays because she decided on it."""
    changes: list[Change] = []
    stay = []
    for drop in drops:
        suggestion = store.find(Suggestion, keys[drop.key])
        if suggestion is not None and suggestion.status is SuggestionStatus.OPEN:
            said = {"dropped_because": drop.reason, "dropped_by_call": call.id}
            changes.append(Put(replace(suggestion, status=SuggestionStatus.DROPPED, suggested=said)))
        else:
            stay.append(drop.key)
    return changes, stay


def _waiting(store: ProjectStore, run: Run, known: dict[str, str]) -> Iterator[tuple[LlmCall, list[Suggestion]]]:
    answered = store.all(LlmCall, run_id=run.id, status=CallStatus.ANSWERED)
    seen: set[Any] = {
        known.get(key) for call in answered if is_critique(call) for key in call.parameters.get("keys", ())
    }
    for call in sorted(answered, key=lambda call: call.part):
        found = [
            item
            for item in store.all(Suggestion, call_id=call.id, status=SuggestionStatus.OPEN)
            if item.start >= 0 and item.id not in seen
        ]
        if found:
            yield call, sorted(found, key=lambda item: (item.start, item.end))


def _blocks(
    suggestions: Sequence[Suggestion], turns: dict[int, ExcerptTurn], most_words: int
) -> Iterator[list[Suggestion]]:
    """Cut into runs whose turns and quotes together have about as many words as an excerpt may have."""
    block: list[Suggestion] = []
    words = 0
    for item in suggestions:
        is_new = all(other.turn != item.turn for other in block)
        more = len(item.answered_quote.split()) + (len(turns[item.turn].text.split()) if is_new else 0)
        if block and words + more > most_words:
            yield block
            block, words = [], 0
            more = len(item.answered_quote.split()) + len(turns[item.turn].text.split())
        block.append(item)
        words += more
    yield block


def _items(block: Sequence[Suggestion], keys: dict[str, str], permits: Permits, use: Use) -> tuple[CritiqueItem, ...]:
    """Give the items that may be sent, and enter their short ids into `keys`."""
    items = []
    for suggestion in block:
        quote = permits.sendable_slice(suggestion.document_id, suggestion.start, suggestion.end, use)
        if quote is not None:
            items.append(CritiqueItem(f"S{len(keys) + 1}", suggestion.turn, quote))
            keys[items[-1].key] = suggestion.id
    return tuple(items)


def _turns(transcript: SendableTranscript) -> dict[int, ExcerptTurn]:
    return {
        turn.index: ExcerptTurn(turn.index, turn.speaker, transcript.shown(turn), turn.can_be_coded)
        for turn in transcript.turns
    }
