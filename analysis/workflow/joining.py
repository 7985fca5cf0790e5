"""The second pass of a grouping in blocks: groups of different blocks that mean the same are joined.

Sent are the labels and definitions that the model itself gave, under short ids; the answer is ids only. Members are
never rewritten: a joined group has the members of its parts, each once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.ports import Change, ProjectStore, Put, Remove
from analysis.pseudonymization.permission import SendableText, sendable_text
from analysis.records import LlmCall, Suggestion, SuggestionStatus
from analysis.suggestion.blocks import blocks
from analysis.suggestion.requests import GroupItem, GroupRequest, PreparedCall, SuggestionModel
from analysis.workflow.permitting import Permits


def joining_calls(
    first: Sequence[PreparedCall],
    groups: Sequence[Suggestion],
    keys: dict[str, str],
    model: SuggestionModel,
    permits: Permits,
) -> tuple[list[PreparedCall], dict[str, str]]:
    """Prepare the calls that join groups, one alternative at a time; gives with them which short id is which group.

    A group whose words may not be sent any more stays as it is.
    """
    requests = [call.request for call in first if isinstance(call.request, GroupRequest)]
    behind = {keys[item.key]: item for request in requests for item in request.items}
    joins: dict[str, str] = {}
    calls = []
    for alternative in sorted({group.alternative for group in groups}):
        items = []
        for group in groups:
            item = _item(f"G{len(joins) + 1}", group, behind, permits) if group.alternative == alternative else None
            if item is not None:
                joins[item.key] = group.id
                items.append(item)
        calls += [
            model.prepare(replace(requests[0], items=block, alternatives=1))
            for block in blocks(items)
            if len(block) > 1
        ]
    return calls, joins


def joined(store: ProjectStore, found: Iterable[Suggestion]) -> list[Change]:
    """Give the changes that put joined groups in the place of their parts, where nobody decided on those yet."""
    changes: list[Change] = []
    for proposal in found:
        parts = [part for part in (store.find(Suggestion, one) for one in proposal.member_ids) if _is_open(part)]
        together = [part for part in parts if part is not None]
        if len(together) > 1:
            changes.append(Put(_whole(proposal, together)))
            changes += [Remove(part) for part in together]
    return changes


def _whole(proposal: Suggestion, parts: Sequence[Suggestion]) -> Suggestion:
    """Give the joined group: the members and counter-examples of its parts, under the name that the joining gave."""
    members = dict.fromkeys(member for part in parts for member in part.member_ids)
    against = {one: why for part in parts for one, why in part.counter_examples if one not in members}
    principles = {part.principle for part in parts}
    return replace(
        proposal,
        member_ids=tuple(members),
        counter_examples=tuple(against.items()),
        principle=principles.pop() if len(principles) == 1 else "",
        alternative=parts[0].alternative,
    )


def is_joining(call: LlmCall) -> bool:
    return any(str(key).startswith("G") for key in call.parameters.get("keys", ()))


def _is_open(suggestion: Suggestion | None) -> bool:
    return suggestion is not None and suggestion.status is SuggestionStatus.OPEN


def _item(key: str, group: Suggestion, behind: dict[str, GroupItem], permits: Permits) -> GroupItem | None:
    """Give a group as an item; its words count as those of all interviews behind its members."""
    members = [behind[one] for one in group.member_ids if one in behind]
    texts = [text for item in members for text in (item.label, item.definition) if isinstance(text, SendableText)]
    if not texts:
        return None
    places = dict.fromkeys(place for text in texts for place in text.places)
    terms = [(permits.terms(document_id), start, end) for document_id, start, end in places]
    label = sendable_text(group.label, texts[0].use, terms)
    definition = sendable_text(group.definition, texts[0].use, terms)
    return None if label is None or definition is None else GroupItem(key, label, definition)
