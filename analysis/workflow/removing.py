"""What goes with a coding: nothing may refer to what is not there any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.ports import Change, ProjectStore, Put, Remove
from analysis.records import Category, Coding, Memo


def without_codings(store: ProjectStore, codings: Sequence[Coding]) -> list[Change]:
    """Give the changes that remove codings with their memos; categories lose them as anchor quotation."""
    changes: list[Change] = []
    for coding in codings:
        anchored = store.all(Category, anchor_coding_id=coding.id)
        changes += [Put(replace(category, anchor_coding_id="")) for category in anchored]
        changes += [Remove(memo) for memo in store.all(Memo, target_id=coding.id)]
    return [*changes, *(Remove(coding) for coding in codings)]
