"""The closed set of requests with study content, and what a suggestion model gives back.

A request with words of an interview is built from an `ApprovedTranscript` only. A model turns it into the exact bytes
(`prepare`), sends them (`send`), and reads the stored answer (`read`): reading is pure (a stored run can be replayed).
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any, Protocol

from analysis.pseudonymization.approval import ApprovedTranscript
from analysis.records import Level, SendScope


@dataclass(frozen=True, slots=True)
class ExcerptTurn:
    """One turn as it is sent: its pseudonymised words, and whether quotes may come from it."""

    index: int
    speaker: str
    text: str
    can_be_coded: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A run of whole turns of one approved transcript; turns of `context` come before and may not be coded."""

    transcript: ApprovedTranscript
    context: tuple[ExcerptTurn, ...]
    turns: tuple[ExcerptTurn, ...]

    @property
    def codable(self) -> tuple[ExcerptTurn, ...]:
        return tuple(turn for turn in self.turns if turn.can_be_coded)


@dataclass(frozen=True, slots=True)
class CodeRequest:
    """Ask for in-vivo codes in one excerpt. `accepted` and `rejected` are labels of earlier decisions."""

    excerpt: Excerpt
    research_question: str
    language: str
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    seed: int = 0


@dataclass(frozen=True, slots=True)
class GroupItem:
    """A member to be grouped: a short id used in the prompt ("C12"), its label and definition.

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


SuggestionRequest = CodeRequest | GroupRequest


@dataclass(frozen=True, slots=True)
class PreparedCall:
    """Exactly what would be sent, before it is. `body` are the bytes on the wire.

    `texts` are the decoded text fields of the body that hold study content, by name of their source ("excerpt",
    "research question", "labels"): what the residue scan reads and the preview shows. `token_count` is exact where
    `tokens_exact`, else an upper bound.
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


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """One quote as the model wrote it, not grounded yet. `turn` is the index it cited."""

    turn: int
    quote: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """One proposed group. `keys` are the request's short ids, each checked to exist and used once per alternative."""

    label: str
    definition: str
    keys: tuple[str, ...]
    why: str = ""
    alternative: int = 0


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

    def prepare(self, request: SuggestionRequest) -> PreparedCall: ...

    def send(self, call: PreparedCall, cancel: threading.Event) -> RawAnswer: ...

    def read(self, request: SuggestionRequest, answer: RawAnswer) -> list[CodeAnswer] | list[GroupAnswer]:
        """Read an answer; pure. Raises `ProviderFailed` (`malformed`, `refused`)."""
        ...
