"""Bring the codebook's tree up to date with an event without counting all quotations anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analysis.workflow.structure import Node

Change = Mapping[str, Any]
TABLES = {"Code", "Coding", "Category", "Placement"}
_REBUILT = {"Category", "Placement"}


def patched(tree: Sequence[Node], changes: Iterable[Change]) -> tuple[Node, ...] | None:
    """Give the tree after the changes; None where it must be read anew, because categories or places changed.

    Counts of participants stay as they were until the next reading.
    """
    own = [change for change in changes if change["table"] in TABLES]
    if any(change["table"] in _REBUILT for change in own):
        return None
    codes = {str(change["id"]): change["after"] for change in own if change["table"] == "Code"}
    added: Counter[str] = Counter()
    for change in own:
        if change["table"] == "Coding":
            for side, step in (("before", -1), ("after", 1)):
                if change[side]:
                    added[str(change[side]["code_id"])] += step
    known: set[str] = set()
    result = [node for node in (_patched(node, codes, added, known) for node in tree) if node is not None]
    for code_id, after in codes.items():
        if after and code_id not in known:
            count = added[code_id]
            result.append(Node("code", code_id, after["label"], after["definition"], (), 1, count, min(count, 1)))
    return tuple(result)


def _patched(node: Node, codes: Mapping[str, Any], added: Counter[str], known: set[str]) -> Node | None:
    if node.kind != "code":
        below = (_patched(child, codes, added, known) for child in node.children)
        children = tuple(child for child in below if child is not None)
        if children == node.children:
            return node
        lost = sum(child.code_count for child in node.children) - sum(child.code_count for child in children)
        gained = _quotations(children) - _quotations(node.children)
        return replace(
            node,
            children=children,
            code_count=node.code_count - lost,
            quotation_count=node.quotation_count + gained,
        )
    known.add(node.id)
    if node.id in codes:
        after = codes[node.id]
        if not after:
            return None
        node = replace(node, label=after["label"], definition=after["definition"])
    return replace(node, quotation_count=node.quotation_count + added[node.id]) if added[node.id] else node


def _quotations(nodes: Iterable[Node]) -> int:
    return sum(node.quotation_count for node in nodes)
