"""What an answer must look like: the JSON schema that is sent, and the tolerant reading of what came back.

The schema is strict (everything required, nothing additional) and names the only ids that may appear. Reading takes
what servers without schema make of it (JSON in fences or prose, raw control characters, `T17` for `T017`), and then:

- codes: a turn that is none of the excerpt's is kept as -1, no turn cited; grounding decides about every quote.
- groups: an unknown id refuses the whole answer (`malformed`); an id that appears again in the same alternative is
  dropped there; ids that appear nowhere are simply in no group, and a group left without members is dropped. A
  counter-example counts only once for a group, and only if it was sent and is not one of its members.
- critique: an unknown id, an id named twice or a drop without a reason refuses the whole answer (`malformed`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from analysis.errors import ProviderFailed
from analysis.suggestion.requests import (
    CodeAnswer,
    CodeRequest,
    CritiqueRequest,
    Drop,
    ExcerptTurn,
    GroupAnswer,
    GroupRequest,
)
from prompts.answers import whole_letters

Reply = TypeVar("Reply", bound=BaseModel)

_FENCE = re.compile(r"```[a-zA-Z]*+\n?+(.*?)```", re.DOTALL)
_BETWEEN = re.compile(r"[ \t\r\n,]*+")
_MOST_BEGINNINGS = 50
_LABEL = re.compile(r"^([\"'“„”«»‚‘’]?)\s*\[T\d{3,6}(?:\|[^\]\n|]{1,60}){0,2}\]:?\s*")
_TURN_ID = re.compile(r"\W*[Tt]?0*(\d{1,6})\b")


class Malformed(ProviderFailed):
    """An answer that can't be read; `reason` never quotes it."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "malformed",
            "The model's answer can't be read: {reason}.",
            "It is kept. Ask again, or choose a model that follows a given form better.",
            reason=reason,
        )


class _Wire(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={"additionalProperties": False},
        json_schema_serialization_defaults_required=True,
    )


class CodeItem(_Wire):
    turn: str | int = ""
    quote: str
    why: str = ""


class CodesReply(_Wire):
    """Proposed in-vivo codes of one excerpt."""

    codes: list[CodeItem]
    nothing_found: bool = False


class CounterExampleReply(_Wire):
    id: str
    why: str = ""


class GroupItemReply(_Wire):
    label: str
    definition: str = ""
    members: list[str]
    counter_examples: list[CounterExampleReply] = []
    why: str = ""


class AlternativeReply(_Wire):
    principle: str = ""
    groups: list[GroupItemReply]
    not_grouped: list[str] = []


class GroupsReply(_Wire):
    """One or more alternative groupings of the same items."""

    alternatives: list[AlternativeReply]


class DropReply(_Wire):
    id: str
    reason: str


class CriticReply(_Wire):
    """Which of the proposals that were sent should be dropped, and why; an empty list keeps all."""

    drop: list[DropReply]


def turn_id(turn: ExcerptTurn) -> str:
    """Give the id under which a turn stands in the prompt."""
    return f"T{turn.index:03d}"


def code_schema(turn_ids: Sequence[str]) -> dict[str, Any]:
    """Give the strict schema of an answer to a `CodeRequest`; only `turn_ids` can be cited."""
    schema = _strict(CodesReply)
    schema["$defs"]["CodeItem"]["properties"]["turn"] = {"type": "string", "enum": list(turn_ids)}
    return schema


def group_schema(keys: Sequence[str]) -> dict[str, Any]:
    """Give the strict schema of an answer to a `GroupRequest`; only `keys` can be members."""
    schema = _strict(GroupsReply)
    key = {"type": "string", "enum": list(keys)}
    schema["$defs"]["GroupItemReply"]["properties"]["members"]["items"] = key
    schema["$defs"]["AlternativeReply"]["properties"]["not_grouped"]["items"] = key
    schema["$defs"]["CounterExampleReply"]["properties"]["id"] = key
    return schema


def critic_schema(keys: Sequence[str]) -> dict[str, Any]:
    """Give the strict schema of an answer to a `CritiqueRequest`; only `keys` can be dropped."""
    schema = _strict(CriticReply)
    schema["$defs"]["DropReply"]["properties"]["id"] = {"type": "string", "enum": list(keys)}
    return schema


def read_codes(request: CodeRequest, content: str) -> list[CodeAnswer]:
    """Read an answer's text. Raises `ProviderFailed` (`malformed`)."""
    reply = _validated(CodesReply, content)
    known = {turn.index for turn in (*request.excerpt.context, *request.excerpt.turns)}
    return [
        CodeAnswer(_turn_index(item.turn, known), quote, item.why.strip())
        for item in reply.codes
        if (quote := _without_label(item.quote.strip()))
    ]


def read_cut_codes(request: CodeRequest, content: str) -> list[CodeAnswer]:
    """Read the items that are whole in an answer that was cut; none where not even their list began."""
    began = re.search(r"\"codes\"\s*:\s*\[", content)
    decoder, items = json.JSONDecoder(strict=False), []
    at = began.end() if began else len(content)
    while at < len(content):
        try:
            value, at = decoder.raw_decode(content, _BETWEEN.match(content, at).end())  # type: ignore[union-attr]
        except (ValueError, RecursionError):
            break
        items.append(value)
    return read_codes(request, json.dumps({"codes": [item for item in items if _is_code(item)]}))


def _is_code(value: Any) -> bool:
    try:
        CodeItem.model_validate(value)
    except ValidationError:
        return False
    return True


def read_groups(request: GroupRequest, content: str) -> list[GroupAnswer]:
    """Read an answer's text; alternatives beyond those asked for are dropped. Raises `ProviderFailed` (`malformed`)."""
    reply = _validated(GroupsReply, content)
    keys = {item.key.casefold(): item.key for item in request.items}
    answers: list[GroupAnswer] = []
    for number, alternative in enumerate(reply.alternatives[: max(1, request.alternatives)]):
        placed: set[str] = set()
        for group in alternative.groups:
            members = _known_keys(group.members, keys)
            fresh = tuple(key for key in dict.fromkeys(members) if key not in placed)
            placed.update(fresh)
            if fresh and group.label.strip():
                against = _counter_examples(group, fresh, keys)
                label, definition, why = group.label.strip(), group.definition.strip(), group.why.strip()
                answers.append(
                    GroupAnswer(label, definition, fresh, why, number, alternative.principle.strip(), against)
                )
        _known_keys(alternative.not_grouped, keys)
    return answers


def read_critique(request: CritiqueRequest, content: str) -> list[Drop]:
    """Read an answer's text, in the order of the request. Raises `ProviderFailed` (`malformed`)."""
    reply = _validated(CriticReply, content)
    known = {item.key.casefold(): item.key for item in request.items}
    named = _known_keys([entry.id for entry in reply.drop], known)
    reasons = {key: entry.reason.strip() for key, entry in zip(named, reply.drop, strict=True)}
    if len(reasons) < len(named):
        raise Malformed("it names a suggestion twice")
    if not all(reasons.values()):
        raise Malformed("it drops a suggestion without a reason")
    return [Drop(item.key, reasons[item.key]) for item in request.items if item.key in reasons]


def _counter_examples(
    group: GroupItemReply, members: Sequence[str], keys: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for item in group.counter_examples:
        key = keys.get(item.id.strip().casefold())
        if key is not None and key not in members:
            found.setdefault(key, item.why.strip())
    return tuple(found.items())


def _strict(model: type[BaseModel]) -> dict[str, Any]:
    schema: dict[str, Any] = _without_notes(model.model_json_schema(mode="serialization"))
    return schema


def _without_notes(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_notes(item) for item in node]
    if not isinstance(node, dict):
        return node
    noted = isinstance(node.get("type"), str) or "$ref" in node or "anyOf" in node
    dropped = ("title", "description", "default") if noted else ()
    return {name: _without_notes(value) for name, value in node.items() if name not in dropped}


def _validated(model: type[Reply], content: str) -> Reply:
    found = False
    for value in map(_with_whole_letters, _json_values(content)):
        found = True
        try:
            return model.model_validate(value)
        except ValidationError:
            continue
    raise Malformed("it has not the form that was asked for" if found else "it holds no complete JSON")


def _with_whole_letters(value: Any) -> Any:
    """Mend letters whose halves came as escapes; half a letter is none, and could not be kept."""
    if isinstance(value, str):
        return whole_letters(value)
    if isinstance(value, list):
        return [_with_whole_letters(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_whole_letters(item) for key, item in value.items()}
    return value


def _json_values(content: str) -> Iterator[Any]:
    """Give the JSON values in a text, the likeliest first; a model's thinking aloud is no answer."""
    content = _without_thoughts(content)
    for candidate in (content, *_FENCE.findall(content)):
        try:
            yield json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    decoder = json.JSONDecoder(strict=False)
    beginnings = list(re.finditer(r"\{\s*+\"(codes|alternatives|drop)\"", content))
    for match in reversed(beginnings[-_MOST_BEGINNINGS:]):
        try:
            yield decoder.raw_decode(content, match.start())[0]
        except (ValueError, RecursionError):
            continue


def _without_thoughts(content: str) -> str:
    """Take out what stands between <think> and </think>; what is not closed stays."""
    kept, at = "", 0
    while (begin := content.find("<think>", at)) >= 0 and (end := content.find("</think>", begin)) >= 0:
        kept += content[at:begin]
        at = end + len("</think>")
    return kept + content[at:]


def _turn_index(cited: str | int, known: set[int]) -> int:
    match = _TURN_ID.match(str(cited))
    index = int(match[1]) if match else -1
    return index if index in known else -1


def _without_label(quote: str) -> str:
    """Take off the label of a turn ("[T017|P01] ") that a model copied before its words, also within quotation marks.

    The kept answer still has it, and no participant's words begin so: a label is made by the prompt.
    """
    return _LABEL.sub(r"\1", quote)


def _known_keys(members: Sequence[str], keys: dict[str, str]) -> list[str]:
    try:
        return [keys[member.strip().casefold()] for member in members]
    except KeyError:
        raise Malformed("it names members that were not sent") from None
