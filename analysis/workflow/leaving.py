"""What in a study is one participant's, and what of it leaves when that person's words are erased.

Pure reading: it gives changes, nothing is committed. In a conversation with others only that person's turns are hers;
they are blanked at the same length, so that everybody else's quotations stay where they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from analysis.errors import InvalidInput
from analysis.foreign_provenance import given
from analysis.ports import Change, ProjectStore, Put, Remove, blob_digest
from analysis.pseudonymization.permission import WITHHELD_TEXT, touches
from analysis.pseudonymization.withheld_words import WithheldWords, words_only_in
from analysis.records import (
    BlindReading,
    Category,
    Code,
    CodeOrigin,
    Coding,
    Comparison,
    Decision,
    Discussion,
    Document,
    DocumentText,
    ForeignProvenance,
    LlmCall,
    Memo,
    NegativeCase,
    Original,
    Participant,
    Passage,
    Placement,
    Record,
    Relation,
    Revisit,
    Rule,
    Run,
    SentenceCheck,
    Suggestion,
    SuggestionKind,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.suggestion.own_words import suggesters_own_words
from analysis.transcript import SpeakerRole, Turn
from analysis.workflow.guide import without_interview
from analysis.workflow.leaving_key import key_changes
from analysis.workflow.texts import Texts, derive

R = TypeVar("R", bound=Record)
NOTHING_LEFT = blob_digest(b"")
"""The name of kept bytes of which nothing is left."""


@dataclass(frozen=True, slots=True)
class Share:
    """A participant and where in the study that person speaks; `shared` are the conversations with other ones."""

    participant: Participant
    whole: tuple[Document, ...]
    shared: tuple[Document, ...]

    @property
    def document_ids(self) -> frozenset[str]:
        return frozenset(item.id for item in (*self.whole, *self.shared))

    @property
    def code(self) -> str:
        return self.participant.code

    def turns(self, document: Document) -> list[Turn]:
        return [turn for turn in document.turns if turn.speaker == self.code]

    def spans(self, document_id: str) -> list[tuple[int, int]]:
        """Give the stretches of a document that leave with that person: all of it where nobody else takes part."""
        for document in self.whole:
            if document.id == document_id:
                return [(0, document.char_count)]
        return [(t.start, t.end) for item in self.shared if item.id == document_id for t in self.turns(item)]

    def holds(self, document_id: str, start: int, end: int) -> bool:
        return document_id in self.document_ids and touches(self.spans(document_id), start, end)


def share_of(store: ProjectStore, code: str) -> Share:
    """Find a participant's share. Raises `InvalidInput` (`no_such_participant`)."""
    found = store.all(Participant, code=code.strip().upper())
    if not found:
        raise InvalidInput(
            "no_such_participant",
            "There is no participant {participant}.",
            "Ask for the participants to see their codes.",
            participant=code[:20],
        )
    person = found[0]
    speaking: dict[str, set[str]] = {}
    documents = sorted(store.all(Document), key=lambda item: item.number)
    for document in documents:
        speaking[document.id] = {turn.speaker for turn in document.turns if turn.role is SpeakerRole.PARTICIPANT}
    hers = [item for item in documents if person.code in speaking[item.id]]
    whole = tuple(item for item in hers if speaking[item.id] == {person.code})
    return Share(person, whole, tuple(item for item in hers if item not in whole))


@dataclass
class Leaving:
    """What leaves, what stays otherwise, and the bytes that replace a shared conversation's text."""

    share: Share
    removed: dict[tuple[type[Record], str], Record] = field(default_factory=dict)
    put: dict[tuple[type[Record], str], Record] = field(default_factory=dict)
    blobs: list[bytes] = field(default_factory=list)

    @property
    def changes(self) -> list[Change]:
        kept = [Put(item) for place, item in self.put.items() if place not in self.removed]
        return [*kept, *(Remove(item) for item in self.removed.values())]

    def of(self, kind: type[R]) -> list[R]:
        """Give the records of a kind that leave."""
        return [item for item in self.removed.values() if isinstance(item, kind)]

    def changed(self, kind: type[R]) -> list[R]:
        """Give the records of a kind that stay otherwise than they were."""
        return [item for place, item in self.put.items() if isinstance(item, kind) and place not in self.removed]

    def remove(self, records: Iterable[Record]) -> None:
        self.removed.update({(type(item), item.id): item for item in records})

    def is_gone(self, kind: type[Record], record_id: str) -> bool:
        return (kind, record_id) in self.removed

    def change(self, record: R, **fields: object) -> None:
        """Let a record stay with other fields, on top of what was changed in it already."""
        known = self.put.get((type(record), record.id), record)
        self.put[type(record), record.id] = replace(known, **fields)  # type: ignore[arg-type]


def leaving(store: ProjectStore, texts: Texts, share: Share) -> Leaving:
    """Say what leaves and what changes when a participant's words are erased."""
    found = Leaving(share)
    found.remove([share.participant])
    _documents(store, found)
    _suggestions_and_codings(store, found)
    _codes(store, texts, found)
    _structure(store, found)
    _groups(store, found)
    _requests(store, found)
    _references(store, found)
    gone = {record_id for _, record_id in found.removed}
    _relations(store, found, gone)
    _comparisons(store, found, gone)
    _rules(store, found, gone)
    _foreign(store, found, gone)
    found.remove(memo for memo in store.all(Memo) if memo.target_id in gone)
    if store.has_key:
        _key(store, found)
    return found


def _documents(store: ProjectStore, found: Leaving) -> None:
    for document in found.share.whole:
        found.remove([document, *store.all(DocumentText, id=document.id), *store.all(Revisit, document_id=document.id)])
        found.remove(store.all(BlindReading, document_id=document.id))
        _guide(store, found, document.id)
    for document in found.share.shared:
        turns = tuple(
            replace(turn, speaker="-", role=SpeakerRole.OTHER) if turn.speaker == found.share.code else turn
            for turn in document.turns
        )
        found.change(document, turns=turns)
    found.remove(item for item in store.all(Passage) if found.share.holds(item.document_id, item.start, item.end))
    for check in store.all(SentenceCheck):
        left = [at for at, place in enumerate(check.places) if not found.share.holds(*place)]
        missed = tuple(new for new, at in enumerate(left) if at in check.missed)
        if not left:
            found.remove([check])
        elif len(left) < len(check.places):
            found.change(check, places=tuple(check.places[at] for at in left), missed=missed)


def _guide(store: ProjectStore, found: Leaving, document_id: str) -> None:
    for change in without_interview(store, document_id):
        if isinstance(change, Put):
            found.put[type(change.record), change.record.id] = change.record
        else:
            found.remove([change.record])


def _suggestions_and_codings(store: ProjectStore, found: Leaving) -> None:
    share = found.share
    hers = {document.id: {turn.index for turn in share.turns(document)} for document in share.shared}
    for item in store.all(Suggestion):
        if item.document_id in hers and item.start < 0:
            goes = item.turn < 0 or item.turn in hers[item.document_id]
        else:
            goes = bool(item.document_id) and share.holds(item.document_id, max(item.start, 0), max(item.end, 1))
        if goes:
            found.remove([item])
    found.remove(item for item in store.all(Decision) if found.is_gone(Suggestion, item.suggestion_id))
    found.remove(item for item in store.all(Coding) if share.holds(item.document_id, item.start, item.end))


def _codes(store: ProjectStore, texts: Texts, found: Leaving) -> None:
    """A code of nobody else's words leaves; one that others' words have too is named by the shortest of theirs."""
    left: dict[str, list[Coding]] = {}
    lost = {item.code_id for item in found.of(Coding)}
    for coding in store.all(Coding):
        if not found.is_gone(Coding, coding.id):
            left.setdefault(coding.code_id, []).append(coding)
    for code in store.all(Code):
        named = code.origin is CodeOrigin.IN_VIVO and found.share.holds(
            code.label_document_id, code.label_start, code.label_end
        )
        if code.id not in left and (code.id in lost or named):
            found.remove([code])
        elif named:
            readable = [item for item in left[code.id] if texts.shown(item.document_id) is not None]
            if not readable:  # its other quotations stand in interviews that nobody approved: she names it later
                own = {"label_document_id": "", "label_start": -1, "label_end": -1}
                found.change(code, label=WITHHELD_TEXT, origin=CodeOrigin.RESEARCHER, **own)
                continue
            first = min(readable, key=lambda item: (item.end - item.start, item.created_at))
            label = texts.slice(first.document_id, first.start, first.end)
            found.change(
                code, label=label, label_document_id=first.document_id, label_start=first.start, label_end=first.end
            )


def _structure(store: ProjectStore, found: Leaving) -> None:
    """Categories of which every member leaves go with them, from the concepts up."""
    placements = store.all(Placement)
    gone = {item.id for item in found.of(Code)}
    members: dict[str, set[str]] = {}
    for placement in placements:
        members.setdefault(placement.parent_id, set()).add(placement.child_id)
    while True:
        emptied = {parent for parent, children in members.items() if children <= gone} - gone
        if not emptied:
            break
        gone |= emptied
    found.remove(item for item in store.all(Category) if item.id in gone)
    found.remove(item for item in placements if item.child_id in gone or item.parent_id in gone)
    for category in store.all(Category):
        if found.is_gone(Coding, category.anchor_coding_id):
            found.change(category, anchor_coding_id="")


def _relations(store: ProjectStore, found: Leaving, gone: set[str]) -> None:
    """Relations lose the quotations that leave, and go with either of their themes."""
    for item in store.all(Relation):
        if {item.source_id, item.target_id} & gone:
            found.remove([item])
        elif set(item.coding_ids) & gone:
            found.change(item, coding_ids=tuple(one for one in item.coding_ids if one not in gone))


def _comparisons(store: ProjectStore, found: Leaving, gone: set[str]) -> None:
    for item in store.all(Comparison):
        if {item.category_id, item.coding_id} & gone:
            found.remove([item])
        elif set(item.earlier_ids) & gone:
            found.change(item, earlier_ids=tuple(one for one in item.earlier_ids if one not in gone))


def _rules(store: ProjectStore, found: Leaving, gone: set[str]) -> None:
    """Rules go with what they are on, discussions with the coding, negative cases with the words or the theme."""
    rules = [item for item in store.all(Rule) if item.target_id in gone]
    found.remove(rules)
    lost = {item.id for item in rules}
    for item in store.all(Discussion):
        if {item.coding_id, item.category_id} & gone:
            found.remove([item])
        elif item.rule_id in lost:
            found.change(item, rule_id="")
    found.remove(
        item
        for item in store.all(NegativeCase)
        if item.theme_id in gone or found.share.holds(item.document_id, item.start, item.end)
    )


def _foreign(store: ProjectStore, found: Leaving, gone: set[str]) -> None:
    """Of what another study said goes what is on something that leaves, and what it said of itself with these words."""
    for item in store.all(ForeignProvenance):
        is_theirs = not item.target_id and found.share.document_ids & given(item.data)["documents_by"].keys()
        if item.target_id in gone or is_theirs:
            found.remove([item])


def _groups(store: ProjectStore, found: Leaving) -> None:
    gone = {item.id for item in (*found.of(Code), *found.of(Category))}
    for item in store.all(Suggestion):
        involved = gone & {*item.member_ids, *(one for one, _ in item.counter_examples)}
        if not involved:
            continue
        if item.member_ids and set(item.member_ids) <= gone:
            found.remove([item, *store.all(Decision, suggestion_id=item.id)])
            continue
        members = tuple(one for one in item.member_ids if one not in gone)
        against = tuple((one, why) for one, why in item.counter_examples if one not in gone)
        suggested = item.suggested and {
            **item.suggested, "members": [one for one in item.suggested.get("members", ()) if one not in gone]
        }  # fmt: skip
        found.change(item, member_ids=members, counter_examples=against, suggested=suggested)


def _requests(store: ProjectStore, found: Leaving) -> None:
    """Requests about these interviews keep when, to whom and how much, and nothing of what."""
    ids = found.share.document_ids
    whole = {item.id for item in found.share.whole}
    for call in store.all(LlmCall):
        if call.document_id in ids:
            document_id = "" if call.document_id in whole else call.document_id
            answered = NOTHING_LEFT if call.response_digest else ""
            found.change(
                call, document_id=document_id, first_turn=-1, last_turn=-1,
                request_digest=NOTHING_LEFT, response_digest=answered,
            )  # fmt: skip
    for run in store.all(Run):
        if whole & set(run.document_ids):
            found.change(run, document_ids=tuple(item for item in run.document_ids if item not in whole))


def _references(store: ProjectStore, found: Leaving) -> None:
    """Let nothing that stays refer to a suggestion that leaves, nor a decision to what came of it."""
    made: list[Code | Coding | Category] = [*store.all(Code), *store.all(Coding), *store.all(Category)]
    for item in made:
        if item.suggestion_id and found.is_gone(Suggestion, item.suggestion_id):
            found.change(item, suggestion_id="")
    gone = {record_id for _, record_id in found.removed}
    for decision in store.all(Decision):
        if decision.result_id in gone and not found.is_gone(Decision, decision.id):
            found.change(decision, result_id="")


def _key(store: ProjectStore, found: Leaving) -> None:
    gone, changed = key_changes(store, found.share)
    found.remove(gone)
    found.put.update({(type(item), item.id): item for item in changed})
    pending: list[Change] = [*(Put(item) for item in changed), *(Remove(item) for item in gone)]
    derived = derive(store, pending, without={item.id for item in found.share.whole})
    found.put.update({(type(item.record), item.record.id): item.record for item in derived.changes})
    found.blobs += derived.blobs


# --- words that stand elsewhere ---


def without_words_of(store: ProjectStore, texts: Texts, found: Leaving) -> Callable[[str], str]:
    """Give a function that takes a participant's words and code out of memos, definitions, reasons and answers.

    Words are runs of four that nobody else said, and labels in vivo of two words or more; in what the built-in
    suggester put together also single words that nobody else said.
    """
    hers, others = _said(store, texts, found.share)
    lost = {*found.of(Code), *(store.get(Code, item.id) for item in found.changed(Code))}
    labels = [code.label for code in lost if code.origin is CodeOrigin.IN_VIVO]
    elsewhere = "\n".join(others).casefold()
    short = [label for label in labels if len(label.split()) > 1 and label.casefold() not in elsewhere]
    words = WithheldWords(hers, short, unless=others)
    built = _built_in_texts(store)
    put_together = words.telling(words_only_in(hers, others) - suggesters_own_words())
    named = {text: new for text in built if (new := put_together.cleaned_title(text)) != text}
    quoted = [(json.dumps(text, ensure_ascii=is_ascii), json.dumps(new, ensure_ascii=is_ascii))
              for text, new in named.items() for is_ascii in (False, True)]  # fmt: skip
    forms = [re.escape(found.share.code), *map(re.escape, sorted(short, key=len, reverse=True))]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)

    def clean(text: str) -> str:
        if text in named:
            return named[text]
        for old, new in quoted:
            text = text.replace(old, new)
        return pattern.sub(WITHHELD_TEXT, words.cleaned(text))

    return clean


def _built_in_texts(store: ProjectStore) -> set[str]:
    """Give what the built-in suggester named and how it said why, as it stands in suggestions and what came of them."""
    runs = {run.id for run in store.all(Run) if run.provider == BuiltinModel.provider}
    made = [item for item in store.all(Suggestion) if item.run_id in runs and item.kind is not SuggestionKind.CODE]
    texts = {text for item in made for text in (item.label, item.definition, item.why, item.principle)}
    return {text for text in texts | {why for item in made for _, why in item.counter_examples} if text}


def _said(store: ProjectStore, texts: Texts, share: Share) -> tuple[list[str], list[str]]:
    """Give what a participant said, as shown and in the original, and what all others said."""
    hers: list[str] = []
    others: list[str] = []
    for document in store.all(Document):
        shown = texts.shown(document.id)
        original = store.find(Original, document.id) if store.has_key else None
        for turn in document.turns:
            to = hers if turn.speaker == share.code else others
            to += [shown.slice(turn.start, turn.end)] if shown else []
            to += [original.text[turn.start : turn.end]] if original else []
    return hers, others


def ids_of(records: Sequence[Record]) -> list[str]:
    return [item.id for item in records]
