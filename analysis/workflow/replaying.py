"""Replaying stored runs from the file alone, and comparing runs: what is the same, new and gone.

Nothing is sent and nothing is changed. An answer is read and grounded again in the text as it was sent; where that text
was changed, withdrawn or erased since, the call is reported with the reason instead.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from analysis.errors import NotFound, ProviderFailed, VerbatimError
from analysis.ports import ProjectStore
from analysis.pseudonymization.permission import use_for
from analysis.records import (
    CallStatus,
    Grounding,
    Level,
    LlmCall,
    Run,
    SendScope,
    Study,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.suggestion.duplicates import Span, drop_duplicates
from analysis.suggestion.requests import (
    AnswerReading,
    Answers,
    CodeRequest,
    CritiqueItem,
    CritiqueRequest,
    Drop,
    Excerpt,
    ExcerptTurn,
    GroupItem,
    GroupRequest,
    RawAnswer,
    SuggestionRequest,
)
from analysis.workflow.answers import read_answer, repeated, suggestions_of
from analysis.workflow.critique import is_critique
from analysis.workflow.joining import is_joining
from analysis.workflow.permitting import Permits
from analysis.workflow.texts import Texts

CONTEXT_TURNS = 2
_NOT_OF_THE_ANSWER = {"id", "status", "run_id", "call_id", "suggested"}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A call that can't be replayed: `reason` is `parts_erased`, `text_changed`, or the code of what forbids it."""

    call_id: str
    part: int
    reason: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What a replay gave, beside what was kept when the answers came. Suggestions are told apart by all they say.

    One that the critic dropped then and not now, or now and not then, or for another reason, is `gone` or `new`.
    """

    run_id: str
    replayed_calls: int
    same: tuple[Suggestion, ...]
    new: tuple[Suggestion, ...]
    gone: tuple[Suggestion, ...]
    skipped: tuple[Skipped, ...]

    @property
    def identical(self) -> bool:
        """Tell whether each call was replayed and gave what is kept."""
        return not (self.new or self.gone or self.skipped)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over the same interviews: pairs of one place, what only the later has, what only the earlier had."""

    same: tuple[tuple[Suggestion, Suggestion], ...]
    new: tuple[Suggestion, ...]
    gone: tuple[Suggestion, ...]
    skipped: tuple[Skipped, ...]


class Replaying:
    """Reads stored runs again."""

    def __init__(self, store: ProjectStore, texts: Texts) -> None:
        self._store = store
        self._texts = texts

    def replay(self, run_id: str, reader: AnswerReading) -> Replay:
        """Read all answers of a run again; see `Replay`. Raises `NotFound`."""
        run = self._store.get(Run, run_id)
        kept = self._kept()
        same: list[Suggestion] = []
        new: list[Suggestion] = []
        gone: list[Suggestion] = []
        skipped: list[Skipped] = []
        answered = self._answered(run_id)
        for call in answered:
            before, dropped = kept.get(call.id, ([], []))
            try:
                if is_critique(call):
                    self._judge_again(run, call, reader, before, new, gone)
                    continue
                again = self._again(run, call, reader)
            except _CannotReplay as error:
                skipped.append(Skipped(call.id, call.part, error.reason))
                continue
            again = [item for item in again if item.rank not in dropped]
            if is_joining(call):
                again = _as_joined(again, before)
            _sort_out(before, again, same, new, gone)
        return Replay(run_id, len(answered) - len(skipped), tuple(same), tuple(new), tuple(gone), tuple(skipped))

    def compare(self, earlier_id: str, later_id: str, readers: Callable[[Run], AnswerReading]) -> Comparison:
        """Compare the places that two runs for codes found, by overlap as for duplicates.

        Both are replayed in full: what the later run repeated was not offered again, and counts here all the same. Of a
        call that can't be replayed what is kept counts.
        """
        skipped: list[Skipped] = []
        earlier, later = (self._placed(self._store.get(Run, one), readers, skipped) for one in (earlier_id, later_id))
        both = {item.document_id for item in earlier} | {item.document_id for item in later}
        pairs: list[tuple[Suggestion, Suggestion]] = []
        by_id = {item.id: item for item in (*earlier, *later)}
        for document_id in sorted(both):
            mine = [_span(item) for item in earlier if item.document_id == document_id]
            theirs = [_span(item) for item in later if item.document_id == document_id]
            pairs += _pairs(mine, theirs, by_id)
        met = {item.id for pair in pairs for item in pair}
        return Comparison(
            tuple(pairs),
            tuple(item for item in later if item.id not in met),
            tuple(item for item in earlier if item.id not in met),
            tuple(skipped),
        )

    def placed(self, run_id: str, readers: Callable[[Run], AnswerReading]) -> list[Suggestion]:
        """Give every place that a run for codes found, also where her codings stood already; see `compare`."""
        return self._placed(self._store.get(Run, run_id), readers, [])

    # --- one run ---

    def _answered(self, run_id: str) -> list[LlmCall]:
        calls = self._store.all(LlmCall, run_id=run_id, status=CallStatus.ANSWERED)
        return sorted(calls, key=lambda call: (call.part, call.attempt))

    def _kept(self) -> dict[str, tuple[list[Suggestion], list[int]]]:
        """Give for each call the suggestions as they were first kept, and the ranks that repeated what was there."""
        kept = {}
        for event in self._store.events(kinds=["call_answered"]):
            rows = [change["after"] for change in event.changes if change["table"] == "Suggestion" and change["after"]]
            found = [_record(row) for row in rows]
            kept[str(event.details.get("call"))] = found, list(event.details.get("ranks_dropped", ()))
        return kept

    def _placed(self, run: Run, readers: Callable[[Run], AnswerReading], skipped: list[Skipped]) -> list[Suggestion]:
        found: list[Suggestion] = []
        for call in self._answered(run.id):
            if is_critique(call):
                continue
            try:
                again = self._again(run, call, readers(run))
                doubles = repeated(again)
                found += [item for item in again if item.start >= 0 and item.id not in doubles]
            except _CannotReplay as error:
                skipped.append(Skipped(call.id, call.part, error.reason))
                found += [item for item in self._store.all(Suggestion, call_id=call.id) if item.start >= 0]
        return sorted(found, key=lambda item: (item.document_id, item.start, item.end))

    def _again(self, run: Run, call: LlmCall, reader: AnswerReading) -> list[Suggestion]:
        request, answers = self._read_again(run, call, reader)
        return suggestions_of(call, request, answers, _keys(run))

    def _judge_again(
        self,
        run: Run,
        call: LlmCall,
        reader: AnswerReading,
        before: list[Suggestion],
        new: list[Suggestion],
        gone: list[Suggestion],
    ) -> None:
        """Read what the critic answered again, and sort out what it drops otherwise than before."""
        _, answers = self._read_again(run, call, reader)
        events = self._store.events(kinds=["call_answered"], naming=call.id)
        stay = {key for event in events for key in event.details.get("decided_before", ())}
        keys = _keys(run)
        now = {keys[one.key]: one.reason for one in answers if isinstance(one, Drop) and one.key not in stay}
        then = {item.id: item.dropped_because for item in before}
        gone.extend(item for item in before if now.get(item.id) != then[item.id])
        fresh = [one for one, reason in now.items() if then.get(one) != reason]
        new.extend(item for item in (self._store.find(Suggestion, one) for one in fresh) if item is not None)

    def _read_again(self, run: Run, call: LlmCall, reader: AnswerReading) -> tuple[SuggestionRequest, Answers]:
        try:
            sent = self._store.blob(call.request_digest)
            answer = RawAnswer(self._store.blob(call.response_digest))
            request = self._request(run, call, sent)
            return request, read_answer(reader, request, answer)
        except (NotFound, ProviderFailed) as error:
            raise _CannotReplay(error.code) from error

    def _request(self, run: Run, call: LlmCall, sent: bytes) -> SuggestionRequest:
        study = self._store.all(Study)[0]
        if is_critique(call):
            listed = tuple(CritiqueItem(key, -1, "") for key in call.parameters["keys"])
            excerpt = self._excerpt(call, sent)
            return CritiqueRequest(excerpt, listed, study.research_question, excerpt.transcript.language)
        if call.document_id:
            excerpt = self._excerpt(call, sent)
            return CodeRequest(excerpt, study.research_question, excerpt.transcript.language)
        keys = call.parameters.get("keys") or list(run.settings.get("keys", {}))
        items = tuple(GroupItem(key, "") for key in keys)
        alternatives = 1 if is_joining(call) else int(run.settings.get("alternatives", 1))
        return GroupRequest(Level(run.purpose[:-1]), items, "", study.language, alternatives)

    def _excerpt(self, call: LlmCall, sent: bytes) -> Excerpt:
        """Cut the excerpt of a call again, and make sure that these are the words that were sent."""
        use = use_for(call.host, SendScope(call.host_class))
        try:
            transcript = Permits(self._store, self._texts).sendable(call.document_id, use)
        except VerbatimError as error:
            raise _CannotReplay(error.code) from error
        turns = [
            ExcerptTurn(turn.index, turn.speaker, transcript.shown(turn), turn.can_be_coded)
            for turn in transcript.turns
        ]
        inside = tuple(turn for turn in turns if call.first_turn <= turn.index <= call.last_turn)
        before = [turn for turn in turns if turn.index < call.first_turn][-CONTEXT_TURNS:]
        standing = [_stands_in(turn.text, sent) for turn in inside]
        # the critic was sent only the turns with quotes, the first and the last of these among them
        if not inside or not (standing[0] and standing[-1] if is_critique(call) else all(standing)):
            raise _CannotReplay("text_changed")
        context = tuple(
            ExcerptTurn(turn.index, turn.speaker, turn.text, can_be_coded=False)
            for turn in before
            if _stands_in(turn.text, sent)
        )
        return Excerpt(transcript, context, inside)


def _keys(run: Run) -> dict[str, str]:
    """Give which short ids of a run stand for which records."""
    keys: dict[str, str] = run.settings.get("keys", {}) | run.settings.get("joins", {})
    return keys


class _CannotReplay(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def said(suggestion: Suggestion) -> tuple[Any, ...]:
    """Give all that a suggestion says, without ids that are made anew and without what was decided about it."""
    return tuple(
        getattr(suggestion, field.name) for field in fields(suggestion) if field.name not in _NOT_OF_THE_ANSWER
    )


def _sort_out(
    before: list[Suggestion],
    again: list[Suggestion],
    same: list[Suggestion],
    new: list[Suggestion],
    gone: list[Suggestion],
) -> None:
    left = {said(item): item for item in before}
    for item in again:
        match = left.pop(said(item), None)
        if match is None:
            new.append(item)
        else:
            same.append(match)
    gone.extend(left.values())


def _as_joined(again: Iterable[Suggestion], before: Iterable[Suggestion]) -> list[Suggestion]:
    """Give those of a joining that took effect, by label and rank: their members are those of groups since gone."""
    kept = {(item.label, item.rank): item for item in before}
    return [kept[item.label, item.rank] for item in again if (item.label, item.rank) in kept]


def _pairs(mine: list[Span], theirs: list[Span], by_id: dict[str, Suggestion]) -> list[tuple[Suggestion, Suggestion]]:
    pairs = []
    free = list(mine)
    for span in theirs:
        found = drop_duplicates([span], free).duplicates
        if found:
            other = found[0][1]
            free.remove(other)
            pairs.append((by_id[other.key], by_id[span.key]))
    return pairs


def _span(item: Suggestion) -> Span:
    return Span(item.id, item.document_id, item.start, item.end)


def _stands_in(text: str, sent: bytes) -> bool:
    shown = (text, " ".join(text.split("\n")).strip())
    return any(json.dumps(form, ensure_ascii=False)[1:-1].encode() in sent for form in shown)


def _record(row: dict[str, Any]) -> Suggestion:
    plain = {field.name: row[field.name] for field in fields(Suggestion) if field.name in row}
    made = Suggestion(**plain)
    return replace(
        made,
        kind=SuggestionKind(made.kind),
        status=SuggestionStatus(made.status),
        grounding=Grounding(made.grounding) if made.grounding else None,
        candidates=tuple((start, end) for start, end in made.candidates),
        member_ids=tuple(made.member_ids),
        counter_examples=tuple((one, why) for one, why in made.counter_examples),
    )
