"""Does a server read the whole of a long prompt? Some cut it silently, at its beginning.

A made-up word stands at the very beginning of filler as long as the texts that would be sent; a server that read it all
can repeat the word. No study text is used.
"""

from __future__ import annotations

import json
import math
import secrets
import threading
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from analysis.errors import ProviderFailed
from prompts.answers import read_completion
from prompts.budget import UpperBoundCounter, least_tokens
from prompts.client import CHAT_PATH, chat_payload, excerpt_words, json_bytes, read_less
from prompts.keys import ApiKey
from prompts.providers import ProviderSettings
from prompts.transport import WireRequest, transmit

_SYSTEM = 'Answer with JSON only: {"word": "..."}'
_BEGIN = "The secret word is: {word}. Remember it.\n\n"
_END = "\nWhich secret word stood at the very beginning? Answer with that word only."
_FILLER = "Line {number}: the slow train stops at every second station before it reaches the lake.\n"
_WORDS_A_LINE = len(_FILLER.split())
_PROMPT_WORDS = 350
"""What the prompt itself adds to an excerpt."""
_SECRETS = ("lantern", "walnut", "copper", "meadow", "violet", "anchor", "pepper", "falcon", "marble", "thimble")
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"word": {"type": "string"}},
    "required": ["word"],
    "additionalProperties": False,
}
_FEWEST_WORDS = 300
_ANSWER_TOKENS = 200


class _Read(Enum):
    """How much of a prompt a server read: the word came back, its count says less, or neither tells."""

    WHOLE = auto()
    UNCLEAR = auto()
    CUT = auto()


@dataclass(frozen=True, slots=True)
class CanaryFound:
    """What the canary showed. `words` is the longest filler that was read whole, 0 where none was.

    `cuts` tells that longer filler was cut or refused; `is_proven` that the word came back. A model that repeats the
    word at no length proves nothing, unless the server's own count says that it read less.
    """

    words: int
    cuts: bool
    is_proven: bool


def try_canary(settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event) -> CanaryFound:
    """Send the longest prompt that is planned, and shorter ones while the server cuts them.

    Blocks, for a minute or more on a slow computer. Raises `ProviderFailed` (anything but `too_long`) and `Cancelled`.
    """
    planned = words = excerpt_words(settings) + _PROMPT_WORDS
    seen: set[_Read] = set()
    while words >= _FEWEST_WORDS:
        read = _read(settings, key, cancel, words)
        if read is _Read.WHOLE:
            return CanaryFound(words, bool(seen), is_proven=True)
        seen.add(read)
        words = words * 2 // 3
    return CanaryFound(0, cuts=True, is_proven=False) if _Read.CUT in seen else CanaryFound(planned, False, False)


def fitted(settings: ProviderSettings, found: CanaryFound) -> ProviderSettings:
    """Give the settings with a context no larger than what the server was seen to read."""
    if not found.cuts:
        return settings
    tokens = UpperBoundCounter().count(_prompt("", found.words)) + settings.answer_tokens
    return replace(settings, context_tokens=min(settings.context_tokens, tokens))


def _read(settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event, words: int) -> _Read:
    word = secrets.choice(_SECRETS)
    prompt = _prompt(word, words)
    body = json_bytes(chat_payload(settings, (_SYSTEM, prompt), "Canary", _SCHEMA, _ANSWER_TOKENS))
    try:
        completion = read_completion(transmit(WireRequest(settings, key, CHAT_PATH, body), cancel))
    except ProviderFailed as error:
        if error.code == "too_long":
            return _Read.CUT
        raise
    most = UpperBoundCounter().count(_SYSTEM + prompt) + _ANSWER_TOKENS
    if read_less(completion.usage, least_tokens(_SYSTEM + prompt), most):
        return _Read.CUT
    if _word_of(completion.content) == word:
        return _Read.WHOLE
    return _Read.UNCLEAR


def _prompt(word: str, words: int) -> str:
    lines = math.ceil(words / _WORDS_A_LINE)
    return _BEGIN.format(word=word) + "".join(_FILLER.format(number=number) for number in range(1, lines + 1)) + _END


def _word_of(content: str) -> str:
    try:
        answered = json.loads(content, strict=False)["word"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return answered.strip(" .").lower() if isinstance(answered, str) else ""
