"""How a study is done, as plain data of the codebook: its interview guide and how the sample came about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from analysis.ports import ProjectStore
from analysis.workflow.guide import changes_between, led_by, versions_of
from analysis.workflow.sampling import notes_of

Free = Callable[[str], str]
"""Gives what a coder wrote without words that are withheld."""


def guide_data(store: ProjectStore, coders: Mapping[str, str], free: Free) -> list[dict[str, Any]]:
    """Give the versions of the guide, the first one first, each with the interviews (ids) that were led by it."""
    versions, led = versions_of(store), led_by(store)
    found = []
    for before, version in zip([None, *versions], versions, strict=False):
        changes = changes_between(before, version)
        found.append({
            "number": version.number,
            "questions": [{"id": one, "text": free(words)} for one, words in version.questions],
            "added": [free(words) for words in changes.added],
            "dropped": [free(words) for words in changes.dropped],
            "reworded": [[free(old), free(new)] for old, new in changes.reworded],
            "after": version.after_id or None,
            "reason": free(version.reason),
            "coder": coders.get(version.coder_id, ""),
            "created_at": version.created_at,
            "interviews": [
                {"document": one.document.id, "known": one.how}
                for one in led if one.version is not None and one.version.id == version.id
            ],
        })  # fmt: skip
    return found


def sampling_data(store: ProjectStore, coders: Mapping[str, str], free: Free) -> list[dict[str, Any]]:
    """Give the notes on the sample by kind; `day` is "" where none was given."""
    return [
        {
            "kind": note.kind.value,
            "text": free(note.text),
            "day": note.day,
            "coder": coders.get(note.coder_id, ""),
            "created_at": note.created_at,
        }
        for note in notes_of(store)
    ]
