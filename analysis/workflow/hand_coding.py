"""Coding by hand: a selection becomes a quotation, a quotation gets codes, and anything gets memos."""

from __future__ import annotations

from dataclasses import replace

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Event, ProjectStore, Put, Remove
from analysis.records import Code, CodeOrigin, Coding, Document, Memo, Placement, Record, Suggestion
from analysis.workflow.blind import blind_of
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.removing import without_codings
from analysis.workflow.ruling import without_rules
from analysis.workflow.structure import checked_label
from analysis.workflow.texts import Texts, turn_at


class HandCoding:
    """The use cases around codes, codings and memos. Spans are code points in the canonical original text."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard

    # --- codes and codings ---

    def codes(self) -> list[Code]:
        return self._store.all(Code)

    def code(self, code_id: str) -> Code:
        return self._store.get(Code, code_id)

    def codings(self, document_id: str | None = None, code_id: str | None = None) -> list[Coding]:
        """List codings in the order of the text."""
        given = {"document_id": document_id, "code_id": code_id}
        equals = {name: value for name, value in given.items() if value is not None}
        return sorted(self._store.all(Coding, **equals), key=lambda item: (item.document_id, item.start, item.end))

    def quotation(self, coding: Coding) -> str:
        """Give the words of the source, "[…]" for an interview that was brought in coded and is not approved yet."""
        shown = self._texts.shown(coding.document_id)
        return shown.slice(coding.start, coding.end) if shown else "[…]"

    @held
    def in_vivo(self, document_id: str, start: int, end: int, *, coder: str) -> Code:
        """Make an in-vivo code of a selection: its label is the words themselves.

        The span is taken to whole replacements. Raises `NotPermitted` (`not_participant`, `not_approved`),
        `InvalidInput` (`empty_selection`).
        """
        start, end = self.quotable(document_id, start, end)
        return self._create(labelled_code(self._texts, document_id, start, end, None), document_id, start, end, coder)

    @held
    def new_code(self, document_id: str, start: int, end: int, label: str, *, coder: str) -> Code:
        """Make a code in the researcher's words and apply it to a selection; see `in_vivo` for what is raised."""
        start, end = self.quotable(document_id, start, end)
        code = labelled_code(self._texts, document_id, start, end, self._guard.clean(label))
        return self._create(code, document_id, start, end, coder)

    def _create(self, code: Code, document_id: str, start: int, end: int, coder: str) -> Code:
        code = replace(code, colour=next_colour(self._store), coder_id=coder)
        coding = Coding(code_id=code.id, document_id=document_id, start=start, end=end, coder_id=coder)
        is_assisted = self._is_assisted(document_id, start, end, coder)
        details = {"code": code.id, "document": document_id, "assisted": is_assisted}
        self._store.commit("code_created", [Put(code), Put(coding)], actor=coder, details=details)
        return code

    def _is_assisted(self, document_id: str, start: int, end: int, coder: str) -> bool:
        """Tell whether suggestions for the interview were there to be seen, so that her coding is not a blind one."""
        hides = blind_of(self._store, document_id, coder).hides(start, end)
        return not hides and bool(self._store.count(Suggestion, document_id=document_id))

    @held
    def apply(self, code_id: str, document_id: str, start: int, end: int, *, coder: str) -> Coding:
        """Apply a code to a selection; this coder's own coding of it at the same place is given back as it is.

        Another coder's is no reason: that both coded alike is what agreement is counted from.
        """
        start, end = self.quotable(document_id, start, end)
        place = {"code_id": code_id, "document_id": document_id, "start": start, "end": end}
        for known in self._store.all(Coding, coder_id=coder, **place):
            return known
        code = self._store.get(Code, code_id)
        coding = Coding(code_id=code.id, document_id=document_id, start=start, end=end, coder_id=coder)
        is_assisted = self._is_assisted(document_id, start, end, coder)
        details = {"code": code_id, "document": document_id, "assisted": is_assisted}
        self._store.commit("coding_added", [Put(coding)], actor=coder, details=details)
        return coding

    @held
    def remove_coding(self, coding_id: str, *, coder: str) -> None:
        """Take a code off a quotation, with its memos; the code stays, also without quotations."""
        coding = self._store.get(Coding, coding_id)
        details = {"code": coding.code_id, "document": coding.document_id}
        self._store.commit("coding_removed", without_codings(self._store, [coding]), actor=coder, details=details)

    @held
    def rename(self, code_id: str, label: str, *, coder: str) -> None:
        """Give a code another label. Words of its own quotation keep it in vivo; others make it the researcher's."""
        code = self._store.get(Code, code_id)
        label = self._guard.clean(checked_label(label))
        for coding in self.codings(code_id=code_id):
            renamed = labelled_code(self._texts, coding.document_id, coding.start, coding.end, label)
            if renamed.origin is CodeOrigin.IN_VIVO:
                break
        else:
            renamed = Code(label=label, origin=CodeOrigin.RESEARCHER)
        changed = replace(
            code,
            label=renamed.label,
            origin=renamed.origin,
            label_document_id=renamed.label_document_id,
            label_start=renamed.label_start,
            label_end=renamed.label_end,
        )
        details = {"code": code_id, "fields": ["label"]}
        self._store.commit("code_changed", [Put(changed)], actor=coder, details=details)

    @held
    def define(self, code_id: str, definition: str, *, coder: str) -> None:
        code = replace(self._store.get(Code, code_id), definition=self._guard.clean(definition))
        details = {"code": code_id, "fields": ["definition"]}
        self._store.commit("code_changed", [Put(code)], actor=coder, details=details)

    @held
    def delete_code(self, code_id: str, *, coder: str) -> None:
        """Delete a code with its codings, places and memos; undo brings all back."""
        code = self._store.get(Code, code_id)
        gone: list[Record] = [
            *self._store.all(Placement, child_id=code_id),
            *self._store.all(Memo, target_id=code_id),
            code,
        ]
        changes = without_codings(self._store, self._store.all(Coding, code_id=code_id))
        changes += [*without_rules(self._store, [code_id]), *(Remove(item) for item in gone)]
        self._store.commit("code_removed", changes, actor=coder, details={"code": code_id})

    def quotable(self, document_id: str, start: int, end: int) -> tuple[int, int]:
        """Take a selection to what can be quoted: whole replacements, no outer space, one participant's turn.

        Raises `InvalidInput` (`empty_selection`), `NotPermitted` (`not_participant`, `not_approved`).
        """
        document = self._store.get(Document, document_id)
        shown = self._texts.require(document_id)
        turn = turn_at(document, *_inside_turns(document, start, end))
        if turn is None or not turn.can_be_coded:
            raise NotPermitted(
                "not_participant",
                "Only words of one participant's turn can be coded.",
                "Select within one turn of a participant.",
            )
        start, end = shown.widen(max(start, turn.start), min(end, turn.end))
        words = shown.slice(start, end)
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            raise InvalidInput("empty_selection", "No words are selected.", "Select the words first.")
        return start, end

    # --- memos ---

    def memos(self, target_id: str | None = None) -> list[Memo]:
        return self._store.all(Memo) if target_id is None else self._store.all(Memo, target_id=target_id)

    def memos_of_kind(self, kind: str) -> list[Memo]:
        """List memos of one kind, oldest first."""
        return sorted(self._store.all(Memo, kind=kind), key=lambda memo: memo.created_at)

    @held
    def memo(self, text: str, *, coder: str, target: Record | None = None, kind: str = "code") -> Memo:
        """Write a memo on a record, or on the study. Raises `InvalidInput` (`empty_memo`), `NotFound`."""
        if target:
            self._store.get(type(target), target.id)
        memo = Memo(
            target_kind=type(target).__name__ if target else "",
            target_id=target.id if target else "",
            kind=kind,
            text=self._guard.clean(_checked_memo(text)),
            coder_id=coder,
        )
        self._store.commit("memo_written", [Put(memo)], actor=coder, details={"memo": memo.id})
        return memo

    @held
    def edit_memo(self, memo_id: str, text: str, *, coder: str) -> None:
        memo = replace(self._store.get(Memo, memo_id), text=self._guard.clean(_checked_memo(text)))
        self._store.commit("memo_written", [Put(memo)], actor=coder, details={"memo": memo_id})

    @held
    def remove_memo(self, memo_id: str, *, coder: str) -> None:
        memo = self._store.get(Memo, memo_id)
        self._store.commit("memo_removed", [Remove(memo)], actor=coder, details={"memo": memo_id})

    # --- provenance ---

    def provenance(self, record_id: str) -> list[Event]:
        """List the events that touched a record or name it, oldest first."""
        return [
            event
            for event in self._store.events(naming=record_id)
            if _names(event, record_id) or any(change["id"] == record_id for change in event.changes)
        ]


def _names(event: Event, record_id: str) -> bool:
    """Tell whether the details of an event name a record, alone or in a list."""
    return any(
        record_id == value or (isinstance(value, list) and record_id in value) for value in event.details.values()
    )


def labelled_code(texts: Texts, document_id: str, start: int, end: int, label: str | None) -> Code:
    """Build a code for a quotation: in vivo where the label's words stand in it, else the researcher's.

    None lets the whole quotation be the label.
    """
    shown = texts.require(document_id)
    label_start, label_end = start, end
    if label is not None:
        label = checked_label(label)
        place = find_words(shown.slice(start, end), label)
        if place is None:
            return Code(label=label, origin=CodeOrigin.RESEARCHER)
        first = shown.to_shown(start, end)[0]
        label_start, label_end = shown.to_original(first + place[0], first + place[1])
    return Code(
        label=shown.slice(label_start, label_end),
        origin=CodeOrigin.IN_VIVO,
        label_document_id=document_id,
        label_start=label_start,
        label_end=label_end,
    )


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Find words in a text at word boundaries, code points; None where they do not stand there exactly."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        clear_before = at == 0 or not (text[at - 1].isalnum() and words[0].isalnum())
        clear_after = end == len(text) or not (text[end].isalnum() and words[-1].isalnum())
        if clear_before and clear_after:
            return at, end
        at = text.find(words, at + 1)
    return None


def next_colour(store: ProjectStore) -> int:
    """Give the next of the twelve code colours, 0 to 11."""
    return store.count(Code) % 12


def _inside_turns(document: Document, start: int, end: int) -> tuple[int, int]:
    """Shrink a selection that reaches into the space between turns to the one turn it touches, if there is one."""
    touched = [turn for turn in document.turns if turn.start < end and start < turn.end]
    if len(touched) != 1:
        return start, end
    return max(start, touched[0].start), min(end, touched[0].end)


def _checked_memo(text: str) -> str:
    if not text.strip():
        raise InvalidInput("empty_memo", "The memo is empty.", "Write something, or leave it.")
    return text
