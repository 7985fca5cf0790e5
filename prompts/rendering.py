"""Put a request's content into its prompt: turns with their ids, labels in a seeded order.

Study content is put in as it is, one turn or label on one line: line ends inside become spaces, so that no words of an
interview can stand where an id would.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.suggestion.requests import CodeRequest, CritiqueRequest, ExcerptTurn, GroupRequest, SuggestionRequest
from prompts.contracts import turn_id
from prompts.loader import Prompt, own_lines

MOST_ACCEPTED = 40
MOST_REJECTED = 10

_NOTHING = {"de": "(keine)", "en": "(none)"}
_DENSITY = {
    "de": "Diese Forscherin vergibt etwa einen Code auf {words} Wörter, über ein ganzes Interview gesehen; "
    "ein Ausschnitt kann mehr oder weniger hergeben oder nichts.",
    "en": "This researcher assigns about one code per {words} words, seen over a whole interview; "
    "an excerpt may offer more, fewer or none.",
}
_CONTEXT_ONLY = {"de": "nur Kontext", "en": "context only"}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A prompt's two texts, and the study content in them by name of its source."""

    system: str
    user: str
    texts: tuple[tuple[str, str], ...]


def render(prompt: Prompt, request: SuggestionRequest, *, label_bytes: int) -> Rendered:
    """Render a request; `label_bytes` bounds the examples of earlier decisions (UTF-8)."""
    if isinstance(request, CodeRequest):
        return _render_codes(prompt, request, label_bytes)
    if isinstance(request, CritiqueRequest):
        return _render_critique(prompt, request)
    return _render_groups(prompt, request)


def _render_codes(prompt: Prompt, request: CodeRequest, label_bytes: int) -> Rendered:
    language, excerpt = prompt.language, request.excerpt
    accepted = _examples(request.accepted, request.seed, MOST_ACCEPTED, label_bytes * 4 // 5)
    rejected = _examples(request.rejected, request.seed, MOST_REJECTED, label_bytes // 5)
    context = "\n".join(_turn_line(turn, "") for turn in excerpt.context)
    turns = "\n".join(_turn_line(turn, "" if turn.can_be_coded else _CONTEXT_ONLY[language]) for turn in excerpt.turns)
    question = one_line(request.research_question)
    values = {
        "research_question": question or _NOTHING[language],
        "granularity": _density(request.words_per_code, language),
        "accepted": _listed(accepted) or _NOTHING[language],
        "rejected": _listed(rejected) or _NOTHING[language],
        "context": context or _NOTHING[language],
        "excerpt": turns,
    }
    texts = (
        ("research question", question),
        ("labels", "\n".join((*accepted, *rejected))),
        ("excerpt", "\n".join(filter(None, (context, turns)))),
    )
    return _rendered(prompt, values, texts)


def _render_critique(prompt: Prompt, request: CritiqueRequest) -> Rendered:
    turns = "\n".join(_turn_line(turn, "") for turn in request.excerpt.turns)
    ids = {turn.index: turn_id(turn) for turn in request.excerpt.turns}
    items = "\n".join(f"{item.key} [{ids[item.turn]}]: {one_line(item.quote)}" for item in request.items)
    question = one_line(request.research_question)
    values = {"research_question": question or _NOTHING[prompt.language], "excerpt": turns, "items": items}
    texts = (("research question", question), ("excerpt", f"{turns}\n{items}"))
    return _rendered(prompt, values, texts)


def _render_groups(prompt: Prompt, request: GroupRequest) -> Rendered:
    items = list(request.items)
    random.Random(request.seed).shuffle(items)  # noqa: S311 - an order that can be repeated, not a secret
    lines = [
        f"{item.key}: {one_line(item.label)}" + (f" – {one_line(item.definition)}" if item.definition.strip() else "")
        for item in items
    ]
    question = one_line(request.research_question)
    values = {
        "research_question": question or _NOTHING[prompt.language],
        "alternatives": str(max(1, request.alternatives)),
        "items": "\n".join(lines),
    }
    texts = (("research question", question), ("labels", "\n".join(lines)))
    return _rendered(prompt, values, texts)


def _rendered(prompt: Prompt, values: dict[str, str], texts: Sequence[tuple[str, str]]) -> Rendered:
    """Put the values in. Lines that she wrote into a prompt are checked like all that she types; shipped ones not."""
    own = "\n".join(own_lines(prompt))
    return Rendered(*prompt.render(values), tuple((name, text) for name, text in (*texts, ("prompt", own)) if text))


def _density(words: int, language: str) -> str:
    return _DENSITY[language].format(words=words) if words > 0 else _NOTHING[language]


def one_line(text: str) -> str:
    """Put a text on one line; nothing else of it changes."""
    return " ".join(text.split("\n")).strip()


def _turn_line(turn: ExcerptTurn, mark: str) -> str:
    label = "|".join(filter(None, (turn_id(turn), turn.speaker, mark)))
    return f"[{label}] {one_line(turn.text)}"


def _examples(labels: Sequence[str], seed: int, most: int, most_bytes: int) -> list[str]:
    """Choose examples: distinct, in an order that the seed gives, as many as fit."""
    shuffled = [one_line(label) for label in dict.fromkeys(labels) if label.strip()]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order that can be repeated, not a secret
    chosen: list[str] = []
    for label in shuffled[:most]:
        most_bytes -= len(label.encode()) + 3
        if most_bytes < 0:
            break
        chosen.append(label)
    return chosen


def _listed(labels: Iterable[str]) -> str:
    return "\n".join(f"- {label}" for label in labels)
