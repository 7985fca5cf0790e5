"""From an answer to suggestions: pure, so that what was kept can be made again from the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.errors import ProviderFailed
from analysis.records import Grounding, LlmCall, Suggestion, SuggestionKind, SuggestionStatus
from analysis.suggestion.duplicates import Span, drop_duplicates
from analysis.suggestion.grounding import ground
from analysis.suggestion.requests import (
    AnswerReading,
    Answers,
    CodeAnswer,
    CodeRequest,
    CritiqueRequest,
    GroupAnswer,
    RawAnswer,
)
from analysis.suggestion.requests import SuggestionRequest as Request


def read_answer(reader: AnswerReading, request: Request, answer: RawAnswer) -> Answers:
    """Read an answer; an error carries it, so that it is kept."""
    try:
        return reader.read(request, answer)
    except ProviderFailed as error:
        error.answer = error.answer or answer
        raise


def suggestions_of(
    call: LlmCall, request: Request, answers: Answers | Sequence[CodeAnswer], keys: dict[str, str]
) -> list[Suggestion]:
    """Give what an answer proposes, ranked as the model did; `keys` maps short ids to records' ids."""
    if isinstance(request, CodeRequest):
        codes = [answer for answer in answers if isinstance(answer, CodeAnswer)]
        return [_grounded(call, rank, answer, request) for rank, answer in enumerate(codes)]
    if isinstance(request, CritiqueRequest):
        return []
    kind = SuggestionKind(request.level.value)
    groups = [answer for answer in answers if isinstance(answer, GroupAnswer)]
    return [_group(call, kind, rank, answer, keys) for rank, answer in enumerate(groups)]


def incomplete(call: LlmCall, request: Request, answers: Sequence[CodeAnswer]) -> list[Suggestion]:
    """Give what could be read of an answer that was cut, grounded and marked so that it is never offered."""
    if not isinstance(request, CodeRequest):
        return []
    return [replace(item, status=SuggestionStatus.INCOMPLETE) for item in suggestions_of(call, request, answers, {})]


def repeated(found: Iterable[Suggestion], known: Iterable[Span] = ()) -> set[str]:
    """Give the ids of those that stand where a known span or an earlier one of them stands."""
    placed = [Span(item.id, item.document_id, item.start, item.end) for item in found if item.start >= 0]
    return {duplicate.key for duplicate, _ in drop_duplicates(placed, known).duplicates}


def _grounded(call: LlmCall, rank: int, answer: CodeAnswer, request: CodeRequest) -> Suggestion:
    quote = ground(answer.quote, answer.turn, request.excerpt)
    lost = quote.grounding is Grounding.NOT_IN_TEXT
    return Suggestion(
        run_id=call.run_id,
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


def _group(call: LlmCall, kind: SuggestionKind, rank: int, answer: GroupAnswer, keys: dict[str, str]) -> Suggestion:
    return Suggestion(
        run_id=call.run_id,
        call_id=call.id,
        kind=kind,
        rank=rank,
        label=answer.label,
        definition=answer.definition,
        why=answer.why,
        member_ids=tuple(keys[key] for key in answer.keys),
        alternative=answer.alternative,
        principle=answer.principle,
        counter_examples=tuple((keys[key], why) for key, why in answer.counter_examples),
    )
