"""The closed set of requests with study content, and what a suggestion model gives back.

A request with words of an interview is built from what `analysis.pseudonymization.permission` minted only: a
`SendableTranscript`, and labels as `SendableText`; a prepared call goes no further than they were minted for. A model
turns a request into the exact bytes (`prepare`), sends them (`send`), and reads the stored answer (`read`): reading is
pure (a stored run can be replayed).
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any, Protocol

from analysis.errors import InvalidInput
from analysis.pseudonymization.permission import SendableText, SendableTranscript, use_for
from analysis.records import Level, SendScope, Use


@dataclass(frozen=True, slots=True)
class ExcerptTurn:
    """One turn as it is sent: its pseudonymised words, and whether quotes may come from it."""

    index: int
    speaker: str
    text: str
    can_be_coded: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A run of whole turns of one transcript that may be sent; turns of `context` come before and may not be coded."""

    transcript: SendableTranscript
    context: tuple[ExcerptTurn, ...]
    turns: tuple[ExcerptTurn, ...]

    def __post_init__(self) -> None:
        if not isinstance(self.transcript, SendableTranscript):
            raise TypeError("an excerpt is cut from a sendable transcript only")

    @property
    def codable(self) -> tuple[ExcerptTurn, ...]:
        return tuple(turn for turn in self.turns if turn.can_be_coded)


@dataclass(frozen=True, slots=True)
class CodeRequest:
    """Ask for in-vivo codes in one excerpt. `accepted` and `rejected` are labels of earlier decisions.

    `words_per_code` tells how densely she codes: a hint, never a quota; 0 says nothing.
    """

    excerpt: Excerpt
    research_question: str
    language: str
    accepted: tuple[SendableText, ...] = ()
    rejected: tuple[SendableText, ...] = ()
    seed: int = 0
    words_per_code: int = 0

    @property
    def sent_texts(self) -> tuple[SendableText, ...]:
        return self.accepted + self.rejected

    @property
    def uses(self) -> set[Use]:
        return {self.excerpt.transcript.use, *_uses(self.sent_texts)}


@dataclass(frozen=True, slots=True)
class GroupItem:
    """A member to be grouped: a short id used in the prompt ("C12"), its label and definition.

    A request takes items only whose texts are `SendableText`, an empty definition apart.
    `beneath` are the labels of the codes in it, which the built-in suggester compares by; no prompt shows them.
    """

    key: str
    label: str
    definition: str = ""
    beneath: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupRequest:
    """Ask for groupings of codes or categories into the given level."""

    level: Level
    items: tuple[GroupItem, ...]
    research_question: str
    language: str
    alternatives: int = 1
    seed: int = 0

    @property
    def sent_texts(self) -> tuple[SendableText, ...]:
        texts = (text for item in self.items for text in (item.label, item.definition, *item.beneath) if text)
        return tuple(_sendable(text) for text in texts)

    @property
    def uses(self) -> set[Use]:
        return _uses(self.sent_texts)


@dataclass(frozen=True, slots=True)
class CritiqueItem:
    """A suggested code to be looked at again: a short id used in the prompt ("S3"), its words and their turn."""

    key: str
    turn: int
    quote: str


@dataclass(frozen=True, slots=True)
class CritiqueRequest:
    """Ask which suggested codes should be dropped, and why. The excerpt holds the turns in which they stand.

    A request takes items only whose words are `SendableText`.
    """

    excerpt: Excerpt
    items: tuple[CritiqueItem, ...]
    research_question: str
    language: str

    @property
    def sent_texts(self) -> tuple[SendableText, ...]:
        return tuple(_sendable(item.quote) for item in self.items if item.quote)

    @property
    def uses(self) -> set[Use]:
        return {self.excerpt.transcript.use, *_uses(self.sent_texts)}


def _sendable(text: str) -> SendableText:
    if not isinstance(text, SendableText):
        raise TypeError("labels are sent as sendable text only")
    return text


def _uses(texts: tuple[str, ...]) -> set[Use]:
    return {_sendable(text).use for text in texts}


SuggestionRequest = CodeRequest | CritiqueRequest | GroupRequest


def no_critic() -> InvalidInput:
    """Give the error for a critic asked of what has none."""
    return InvalidInput(
        "no_critic",
        "The built-in suggester has no critic: it is no AI and can't judge.",
        "Choose a server, or leave the critic out.",
    )


@dataclass(frozen=True, slots=True)
class PreparedCall:
    """Exactly what would be sent, before it is. `body` are the bytes on the wire.

    `texts` are the decoded text fields of the body that hold study content, by name of their source ("excerpt",
    "research question", "labels", "prompt" for one of her own): what the residue scan reads and the preview shows.
    `token_count` is exact where `tokens_exact`, else an upper bound. `prompt_text` is the whole file that the prompt
    was made from, "" where it is code.
    """

    request: SuggestionRequest
    body: bytes
    texts: tuple[tuple[str, str], ...]
    host: str
    host_class: SendScope
    provider: str
    model: str
    prompt_name: str
    prompt_version: int
    prompt_digest: str
    parameters: dict[str, Any]
    token_count: int
    tokens_exact: bool
    answer_token_limit: int
    prompt_text: str = ""

    def __post_init__(self) -> None:
        if self.request.uses - {use_for(self.host, self.host_class)}:
            raise TypeError("the texts of this request were not minted for this model")


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """What came back, as bytes, and what the server said about it.

    `lower_bound_tokens` is the least number of prompt tokens the body can have made: a smaller `usage` says the server
    cut the prompt.
    """

    body: bytes
    model_answered: str = ""
    finish_reason: str = ""
    usage: dict[str, int] = field(default_factory=dict)
    truncated: bool = False
    server: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """One quote as the model wrote it, not grounded yet. `turn` is the index it cited."""

    turn: int
    quote: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """One proposed group. `keys` are the request's short ids, each checked to exist and used once per alternative.

    `principle` says by what its alternative sorts, alike for all groups of it. `counter_examples` are (key, why) of
    items that speak against the group or limit it, none of them its member.
    """

    label: str
    definition: str
    keys: tuple[str, ...]
    why: str = ""
    alternative: int = 0
    principle: str = ""
    counter_examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Drop:
    """A suggestion that the critic would drop, by the request's short id, checked to exist; `reason` is never empty."""

    key: str
    reason: str


Answers = list[CodeAnswer] | list[GroupAnswer] | list[Drop]


class AnswerReading(Protocol):
    """Something that reads kept answers; it need not be able to send."""

    def read(self, request: SuggestionRequest, answer: RawAnswer) -> Answers: ...


class SuggestionModel(Protocol):
    """Something that answers suggestion requests: a server, or the built-in suggester.

    `send` may run off the GUI thread and stops when `cancel` is set (raises `Cancelled`). It raises `ProviderFailed`;
    where bytes came back anyway they are in `error.answer` (a `RawAnswer`).
    """

    @property
    def provider(self) -> str: ...

    @property
    def model(self) -> str: ...

    @property
    def host(self) -> str: ...

    @property
    def host_class(self) -> SendScope: ...

    @property
    def excerpt_words(self) -> int:
        """How many words an excerpt may have at most for this model."""
        ...

    def confirm_reach(self, cancel: threading.Event) -> None:
        """Make sure, right before a run, that text goes no further than `host_class` says; sends none.

        Raises `NotPermitted` (`passed_on`) or `Cancelled`.
        """
        ...

    def prepare(self, request: SuggestionRequest) -> PreparedCall: ...

    def send(self, call: PreparedCall, cancel: threading.Event) -> RawAnswer: ...

    def read(self, request: SuggestionRequest, answer: RawAnswer) -> Answers:
        """Read an answer; pure. Raises `ProviderFailed` (`malformed`, `refused`)."""
        ...
