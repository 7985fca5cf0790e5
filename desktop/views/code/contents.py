"""What cards and drawers say about a suggestion, put together from the interview and the study."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from analysis.records import Run, Suggestion, SuggestionStatus
from desktop.views.code.card import CardContent
from desktop.views.code.drawer import DroppedContent, Place, UnplacedContent
from desktop.views.code.provenance import local_time, provider_name
from desktop.views.code.state import InterviewState


def card_content(state: InterviewState, item: Suggestion) -> CardContent:
    """Put together the card of a suggestion that has a place in the text."""
    _, turn_start, turn_end = state.turn_of(item.start)
    start, end = state.shown_span(item)
    run, _ = state.run_and_call(item)
    return CardContent(
        item.id,
        state.map.text[turn_start:turn_end],
        start - turn_start,
        min(end, turn_end) - turn_start,
        _why(item),
        _where(state, item),
        provider_words(run),
        outcome_words(state, item),
    )


def _why(item: Suggestion) -> str:
    """Give the model's reason, and the critic's where she took the suggestion back."""
    against = item.dropped_because
    words = QCoreApplication.translate("CodePlace", "Taken back. The critic had dropped it, because: {0}")
    return "\n".join(part for part in (item.why, words.format(against) if against else "") if part)


def provider_words(run: Run | None) -> str:
    """Name who suggested, "" if that is not known."""
    return provider_name(run) if run is not None else ""


def outcome_words(state: InterviewState, item: Suggestion) -> str:
    """Say what was decided, by whom, when and why; "" while it is open."""
    if item.status in (SuggestionStatus.OPEN, SuggestionStatus.LATER):
        return ""
    words = {
        SuggestionStatus.ACCEPTED: QCoreApplication.translate("CodePlace", "Accepted"),
        SuggestionStatus.EDITED: QCoreApplication.translate("CodePlace", "Accepted with changes"),
    }.get(item.status, QCoreApplication.translate("CodePlace", "Rejected"))
    decisions = state.study.deciding.decisions(item.id)
    if not decisions:
        return words
    last = decisions[-1]
    said = f"{words}, {state.study.coder_name(last.coder_id)}, {local_time(last.decided_at)}"
    return f"{said}. {last.reason}" if last.reason else said


def unplaced_contents(state: InterviewState) -> list[UnplacedContent]:
    """Put together what has no place in the text, with the places that may be meant."""
    found = []
    for item in state.deck.unplaced():
        places = tuple(pickable(state, start, end) for start, end in item.candidates)
        found.append(UnplacedContent(item.id, item.answered_quote, _provider_of(state, item), places))
    return found


def cut_contents(state: InterviewState) -> list[UnplacedContent]:
    """Put together what stood in answers that were cut."""
    return [
        UnplacedContent(item.id, item.answered_quote, _provider_of(state, item)) for item in state.deck.incomplete()
    ]


def dropped_contents(state: InterviewState) -> list[DroppedContent]:
    """Put together what the critic dropped."""
    return [
        DroppedContent(
            item.id, state.words(item.id), _where(state, item), item.dropped_because, _provider_of(state, item)
        )
        for item in state.deck.dropped()
    ]


def _where(state: InterviewState, item: Suggestion) -> str:
    words = QCoreApplication.translate("CodePlace", "Turn {0}, {1}")
    return words.format(state.turn_of(item.start)[0] + 1, state.speaker_of(item.start))


def _provider_of(state: InterviewState, item: Suggestion) -> str:
    return provider_words(state.run_and_call(item)[0])


def pickable(state: InterviewState, start: int, end: int) -> Place:
    """Give a place that may be meant, with the words around it; original coordinates in."""
    index, turn_start, turn_end = state.turn_of(start)
    first, last = state.map.to_shown(start, end)
    text = state.map.text
    before, after = text[max(turn_start, first - 45) : first], text[last : min(turn_end, last + 45)]
    where = QCoreApplication.translate("CodePlace", "Turn {0}").format(index + 1)
    return Place(text[first:last], where, before, after)
