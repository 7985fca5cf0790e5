"""Sensitive passages: flagged by word lists for her eye, marked by her, and kept on this computer where she says so.

A passage is a span of the canonical original text and holds no words itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.errors import InvalidInput
from analysis.ports import Change, ProjectStore, Put, Remove
from analysis.pseudonymization.languages import language_of
from analysis.pseudonymization.sensitive import sensitive_spans
from analysis.records import (
    Document,
    Listed,
    ListedTerm,
    Original,
    Passage,
    PassageMark,
    SensitiveTopic,
    now,
)
from analysis.workflow.holding import held
from analysis.workflow.texts import Texts

BY_WORDS = "words"
BY_HAND = "manual"


@dataclass(frozen=True, slots=True)
class PassageCounts:
    """How many passages of a document stand where."""

    flagged: int
    cleared: int
    never_leaves: int


class Passages:
    """The use cases around sensitive passages. Flagging needs the key file, judging does not."""

    def __init__(self, store: ProjectStore, texts: Texts) -> None:
        self._store = store
        self._texts = texts

    # --- reading ---

    def list(self, document_id: str | None = None, mark: PassageMark | None = None) -> list[Passage]:
        """List passages in the order of the interviews and of the text."""
        numbers = {document.id: document.number for document in self._store.all(Document)}
        found = self._store.all(Passage) if document_id is None else self._store.all(Passage, document_id=document_id)
        chosen = [item for item in found if mark is None or item.mark is mark]
        return sorted(chosen, key=lambda item: (numbers.get(item.document_id, 0), item.start, item.end, item.topic))

    def counts(self, document_id: str) -> PassageCounts:
        marks = [item.mark for item in self.list(document_id)]
        return PassageCounts(
            marks.count(PassageMark.FLAGGED), marks.count(PassageMark.CLEARED), marks.count(PassageMark.NEVER_LEAVES)
        )

    def open_count(self, document_id: str) -> int:
        """Count the passages of a document that wait for her eye."""
        return flagged_open(self._store, document_id)

    def words(self, passage: Passage, width: int = 0) -> tuple[str, str, str]:
        """Give the words before, in and after a passage on one line, for her screen only.

        Original words with the key file, else pseudonymised ones; raises `NotPermitted` where there is neither.
        """
        if self._store.has_key:
            text, start, end = self._store.get(Original, passage.document_id).text, passage.start, passage.end
        else:
            shown = self._texts.require(passage.document_id)
            text, (start, end) = shown.text, shown.to_shown(passage.start, passage.end)
        before, inside, after = text[max(0, start - width) : start], text[start:end], text[end : end + width]
        return " ".join(before.split("\n")), " ".join(inside.split("\n")), " ".join(after.split("\n"))

    # --- flagging ---

    @held
    def flag(self, document_ids: Sequence[str] | None = None, *, coder: str) -> int:
        """Look for sensitive words anew; None means all documents. Gives the number of passages that wait for her eye.

        Passages that she judged or marked herself stay; flags that the lists no longer give go. Needs the key file
        (`NotPermitted`, `key_missing`).
        """
        chosen = [item.id for item in self._store.all(Document)] if document_ids is None else list(document_ids)
        changes = [change for document_id in chosen for change in flags(self._store, document_id)]
        if changes:
            details = {
                "documents": chosen,
                "flagged": sum(isinstance(change, Put) for change in changes),
                "unflagged": sum(isinstance(change, Remove) for change in changes),
            }
            self._store.commit("passages_flagged", changes, actor=coder, details=details)
        return sum(self.open_count(document_id) for document_id in chosen)

    # --- judging ---

    def mark(self, passage_id: str, mark: PassageMark, *, coder: str) -> None:
        """Say of a passage that it is cleared or that it never leaves; FLAGGED lets it wait again."""
        self.mark_all([passage_id], mark, coder=coder)

    @held
    def mark_all(self, passage_ids: Iterable[str], mark: PassageMark, *, coder: str) -> None:
        """Do as `mark` with several in one step."""
        known = [self._store.get(Passage, passage_id) for passage_id in dict.fromkeys(passage_ids)]
        by, at = ("", "") if mark is PassageMark.FLAGGED else (coder, now())
        changes = [Put(replace(item, mark=mark, decided_by=by, decided_at=at)) for item in known if item.mark != mark]
        if changes:
            details = {"passages": [change.record.id for change in changes], "mark": mark.value}
            self._store.commit("passages_marked", changes, actor=coder, details=details)

    @held
    def add(
        self,
        document_id: str,
        start: int,
        end: int,
        *,
        coder: str,
        topic: SensitiveTopic = SensitiveTopic.OTHER,
        mark: PassageMark = PassageMark.NEVER_LEAVES,
    ) -> Passage:
        """Mark a passage herself (code points of the canonical original text).

        Raises `InvalidInput` (`bad_passage`) for a span that is empty or not in the text.
        """
        document = self._store.get(Document, document_id)
        if not 0 <= start < end <= document.char_count:
            raise InvalidInput(
                "bad_passage",
                "There is no such passage in “{title}”.",
                "Choose some words of the interview.",
                title=document.title,
            )
        passage = Passage(
            document_id=document_id,
            start=start,
            end=end,
            topic=topic,
            mark=mark,
            found_by=BY_HAND,
            decided_by=coder,
            decided_at=now(),
        )
        details = {"passage": passage.id, "document": document_id, "mark": mark.value}
        self._store.commit("passage_added", [Put(passage)], actor=coder, details=details)
        return passage

    @held
    def remove(self, passage_id: str, *, coder: str) -> None:
        """Take a passage off the list; one that the word lists found comes back when they are asked anew."""
        passage = self._store.get(Passage, passage_id)
        details = {"passage": passage_id, "document": passage.document_id}
        self._store.commit("passage_removed", [Remove(passage)], actor=coder, details=details)

    @held
    def set_never_leaves(self, document_id: str, never_leaves: bool, *, coder: str) -> None:
        """Say of a whole document that it goes to no server and into no export, or take that back."""
        document = self._store.get(Document, document_id)
        if document.never_leaves != never_leaves:
            details = {"document": document_id, "never_leaves": never_leaves}
            changes = [Put(replace(document, never_leaves=never_leaves))]
            self._store.commit("never_leaves_changed", changes, actor=coder, details=details)


def flagged_open(store: ProjectStore, document_id: str) -> int:
    """Count the passages of a document that wait for her eye."""
    return store.count(Passage, document_id=document_id, mark=PassageMark.FLAGGED)


def flags(store: ProjectStore, document_id: str, listed: Iterable[ListedTerm] | None = None) -> list[Change]:
    """Give the changes that bring the flags of a document up to date; not committed. Needs the key file.

    `listed` are her own sensitive words, None for those of the study.
    """
    document, original = store.get(Document, document_id), store.get(Original, document_id)
    own = store.all(ListedTerm, listed=Listed.SENSITIVE) if listed is None else listed
    terms = [(item.term, item.topic) for item in own]
    pieces = [
        (turn.start, turn.end, language_of(original.text[turn.start : turn.end], document.language))
        for turn in document.turns
    ]
    found = {(item.start, item.end, item.topic) for item in sensitive_spans(original.text, pieces, terms)}
    known = store.all(Passage, document_id=document_id)
    waiting = [item for item in known if item.found_by == BY_WORDS and item.mark is PassageMark.FLAGGED]
    judged = [item for item in known if item not in waiting]
    gone = [Remove(item) for item in waiting if _place(item) not in found]
    here = {_place(item) for item in waiting}
    new = [
        Put(Passage(document_id=document_id, start=start, end=end, topic=topic, found_by=BY_WORDS))
        for start, end, topic in sorted(found - here)
        if not any(_covers(item, start, end, topic) for item in judged)
    ]
    return [*gone, *new]


def _place(passage: Passage) -> tuple[int, int, SensitiveTopic]:
    return passage.start, passage.end, passage.topic


def _covers(judged: Passage, start: int, end: int, topic: SensitiveTopic) -> bool:
    """Tell whether her judgement holds for a place already: the same topic, or all of it never leaves."""
    if judged.mark is PassageMark.NEVER_LEAVES and judged.start <= start and end <= judged.end:
        return True
    return judged.topic is topic and judged.start < end and start < judged.end
