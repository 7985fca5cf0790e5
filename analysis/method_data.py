"""How a study is done, as plain data of the codebook: guide and sample, rules, and what speaks against themes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from analysis.ports import ProjectStore
from analysis.pseudonymization.permission import QuotableText, Withheld
from analysis.records import Document, DocumentText, NegativeCase, Rule
from analysis.workflow.guide import changes_between, led_by, versions_of
from analysis.workflow.sampling import notes_of
from analysis.workflow.texts import turn_at

Free = Callable[[str], str]
"""Gives what a coder wrote without words that are withheld."""
Words = Callable[[str, int, int], QuotableText | Withheld]
"""Gives the words of a place in a document (id), as they may be quoted."""


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


def rules_data(store: ProjectStore, coders: Mapping[str, str], free: Free) -> dict[str, list[dict[str, Any]]]:
    """Give the codebook's rules by the id of what they are on, in the order in which they were made."""
    found: dict[str, list[dict[str, Any]]] = {}
    for rule in sorted(store.all(Rule), key=lambda item: item.created_at):
        told = {
            "id": rule.id,
            "kind": rule.kind.value,
            "text": free(rule.text),
            "version": rule.version,
            "coder": coders.get(rule.coder_id, ""),
            "created_at": rule.created_at,
        }
        found.setdefault(rule.target_id, []).append(told)
    return found


def cases_data(
    store: ProjectStore, coders: Mapping[str, str], free: Free, words: Words, withheld: Mapping[str, Withheld]
) -> dict[str, list[dict[str, Any]]]:
    """Give negative cases by theme; of an interview that is not approved none, and no words that are withheld.

    `withheld` are cases (ids) whose words the study that they come from withheld.
    """
    documents = {item.id: item for item in store.all(Document)}
    approved = {item.id for item in store.all(DocumentText)}
    found: dict[str, list[dict[str, Any]]] = {}
    for case in sorted(store.all(NegativeCase), key=lambda item: item.created_at):
        if case.document_id not in approved:
            continue
        place = case.document_id, case.start, case.end
        turn, said = turn_at(documents[case.document_id], case.start, case.end), withheld.get(case.id) or words(*place)
        told = {
            "id": case.id,
            "document": case.document_id,
            "start": case.start,
            "end": case.end,
            "text": said if isinstance(said, QuotableText) else None,
            "withheld": said.value if isinstance(said, Withheld) else None,
            "turn": turn.index + 1 if turn else None,
            "speaker": turn.speaker if turn else "",
            "seconds": turn.start_seconds if turn else None,
            "note": free(case.note),
            "found_by": case.found_by,
            "coder": coders.get(case.coder_id, ""),
            "created_at": case.created_at,
        }
        found.setdefault(case.theme_id, []).append(told)
    return found
