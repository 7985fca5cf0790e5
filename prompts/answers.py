"""Read a chat completion as it came over the wire, whole or as a stream of events. Pure: stored bytes read alike."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

_LONGEST_NAME = 200
_MOST_TOKENS = 1_000_000_000


@dataclass(slots=True)
class Completion:
    """What a server said, put together. `ended` tells whether it said that it was done (or the body is one whole)."""

    content: str = ""
    refusal: str = ""
    model: str = ""
    finish_reason: str = ""
    usage: dict[str, int] = field(default_factory=dict)
    fingerprint: str = ""
    ended: bool = False
    failed: bool = False


def read_completion(body: bytes) -> Completion:
    """Read the bytes of an answer; what can't be read leaves `ended` False and `content` as far as it came."""
    completion = _read(body.decode("utf-8", errors="replace"))
    completion.content, completion.refusal = whole_letters(completion.content), whole_letters(completion.refusal)
    return completion


def is_web_page(body: bytes) -> bool:
    """Tell whether a web page came instead of an answer, as the login page of a network does."""
    return body[:500].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def whole_letters(text: str) -> str:
    """Put halves of a letter that came apart (JSON escapes) together; a half alone becomes U+FFFD."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _read(text: str) -> Completion:
    completion = Completion()
    if text.lstrip().startswith("{"):
        message = _json(text)
        _take(completion, message, "message")
        completion.ended = bool(message) and not completion.failed
        return completion
    for line in text.split("\n"):
        data = line.removeprefix("data:").strip()
        if not line.startswith("data:") or not data:
            continue
        if data == "[DONE]":
            completion.ended = True
        else:
            _take(completion, _json(data), "delta")
    completion.ended = completion.ended or bool(completion.finish_reason)
    return completion


def _json(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _take(completion: Completion, data: dict[str, Any], part: str) -> None:
    completion.failed = completion.failed or bool(data.get("error"))
    completion.model = _name(data.get("model")) or completion.model
    completion.fingerprint = _name(data.get("system_fingerprint")) or completion.fingerprint
    usage = data.get("usage")
    if isinstance(usage, dict):
        completion.usage = _counts(usage) or completion.usage
    choices = data.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        return
    choice = choices[0]
    completion.finish_reason = _name(choice.get("finish_reason")) or completion.finish_reason
    message = choice.get(part)
    if isinstance(message, dict):
        completion.content += _text(message.get("content"))
        completion.refusal += _text(message.get("refusal"))


def _counts(usage: dict[str, Any]) -> dict[str, int]:
    names = ("prompt_tokens", "completion_tokens", "total_tokens")
    counts = {name: usage[name] for name in names if _is_count(usage.get(name))}
    details = usage.get("prompt_tokens_details")
    if isinstance(details, dict) and _is_count(details.get("cached_tokens")):
        counts["cached_tokens"] = details["cached_tokens"]
    return counts


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _MOST_TOKENS


def _name(value: Any) -> str:
    """Give a name that can be kept and shown."""
    return "".join(letter for letter in _text(value)[:_LONGEST_NAME] if letter.isprintable())


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
