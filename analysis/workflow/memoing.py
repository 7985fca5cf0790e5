"""Memos by their type, and when one is asked for: after an interview, and when a theme has changed. Never forced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.errors import InvalidInput
from analysis.ports import ProjectStore
from analysis.records import (
    Category,
    Code,
    Coding,
    Document,
    Level,
    Memo,
    MemoKind,
    Record,
    Run,
    Suggestion,
    SuggestionStatus,
)
from analysis.workflow.hand_coding import HandCoding
from analysis.workflow.holding import held
from analysis.workflow.structure import FIGURE_LABEL

POSITION = "positionality"
"""The kind of the reflexive memo on where she stands herself, asked for before the first run."""
_CHANGES = ("category_added", "category_changed", "category_split", "categories_merged", "placement_changed",
            "suggestion_decided")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A memo with what it is about: the label or title of that, "" for the study as a whole."""

    memo: Memo
    about: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A memo that could be written now: on an interview that was gone through, or on a theme that changed since."""

    target: Document | Category | None
    label: str
    kind: MemoKind


class Memoing:
    """Lists memos and what could be noted; they are written through `HandCoding`."""

    def __init__(self, store: ProjectStore, coding: HandCoding) -> None:
        self._store = store
        self._coding = coding

    @held
    def written(self, kind: str = "") -> list[Written]:
        """Give memos, oldest first; labels for figures are none."""
        labels = self._labels()
        memos = (memo for memo in self._store.all(Memo) if memo.kind != FIGURE_LABEL and kind in ("", memo.kind))
        return [Written(memo, labels.get(memo.target_id, "")) for memo in sorted(memos, key=lambda one: one.created_at)]

    def write(self, text: str, *, coder: str, kind: str, target: Record | None = None) -> Memo:
        """Write a memo. Raises `InvalidInput` (`empty_memo`, `no_such_memo_kind`)."""
        if kind not in {*(one.value for one in MemoKind), POSITION}:
            raise InvalidInput(
                "no_such_memo_kind",
                "There is no such type of memo: {kind}.",
                "Choose code, theoretical, method or reflexive.",
                kind=kind[:30],
            )
        return self._coding.memo(text, coder=coder, target=target, kind=kind)

    @held
    def asked(self) -> list[Asked]:
        """Say what could be noted now: one's position before the first run, interviews, then themes and dimensions."""
        memos = [memo for memo in self._store.all(Memo) if memo.kind != FIGURE_LABEL]
        noted: dict[str, str] = {}
        for memo in memos:
            noted[memo.target_id] = max(noted.get(memo.target_id, ""), memo.created_at)
        found = []
        if not self._store.count(Run) and not any(memo.kind == POSITION for memo in memos):
            found.append(Asked(None, "", MemoKind.REFLEXIVE))
        found += [Asked(item, item.title, MemoKind.REFLEXIVE) for item in self._gone_through() if item.id not in noted]
        changed = self._changed()
        themes = (item for item in self._store.all(Category) if item.level is not Level.CONCEPT)
        return found + [
            Asked(item, item.label, MemoKind.THEORETICAL)
            for item in themes
            if changed.get(item.id, "") > noted.get(item.id, "")
        ]

    def _gone_through(self) -> Iterable[Document]:
        for document in sorted(self._store.all(Document), key=lambda item: item.number):
            waits = self._store.count(Suggestion, document_id=document.id, status=SuggestionStatus.OPEN)
            if not waits and self._store.count(Coding, document_id=document.id):
                yield document

    def _changed(self) -> dict[str, str]:
        """Give when each theme and dimension last changed, also by what was put into it."""
        found: dict[str, str] = {}
        for event in self._store.events(kinds=_CHANGES):
            for change in event.changes:
                for side in ("before", "after"):
                    record = change[side] or {}
                    touched = {"Category": record.get("id"), "Placement": record.get("parent_id")}.get(change["table"])
                    if touched:
                        found[touched] = event.at
        return found

    def _labels(self) -> dict[str, str]:
        labels = {item.id: item.label for item in self._store.all(Code)}
        labels |= {item.id: item.label for item in self._store.all(Category)}
        labels |= {item.id: item.title for item in self._store.all(Document)}
        for coding in self._store.all(Coding):
            labels[coding.id] = self._coding.quotation(coding)
        return labels
