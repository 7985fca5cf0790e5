"""Search over everything in a study: transcripts, quotations, codes, categories, memos.

The index is in memory only: it holds words of the interviews, so it is never written to a disk, and it needs no
erasing, no migration and no passphrase. It holds each different word once and four bytes for each place of it
(`storage.words`); the words of what was found are read again from the study. It is made interview by interview, follows
the ledger after that, and begins anew when something was erased.

Umlauts may be typed with two letters, with one, or without marks; words are found in other inflections (Snowball stems
of German and English); the last word also finds longer ones; words in quotation marks stand together in this order.
"""

from __future__ import annotations

import threading
import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from analysis.kept_turns import in_passing
from analysis.ports import Event
from analysis.records import Category, Code, Coding, Document, DocumentText, Memo, Original
from analysis.searching import Found, Hit, Hits
from analysis.segments import SegmentMap
from analysis.workflow.texts import Texts
from storage.words import Term, WordIndex, matches, terms_of, within, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analysis.workflow.study import OpenStudy
    from storage.words import Places

_AROUND = 60
_WASTE = 200_000
_TEXTS = Document.__name__, DocumentText.__name__, Original.__name__
_RECORDS = Code.__name__, Category.__name__, Memo.__name__


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Found
    id: str
    document_id: str
    start: int
    text: str


@dataclass(slots=True)
class _Read:
    """What was read of an interview: where its turns begin in the count of words, and its quotations' words.

    `quotations` is None where codings changed meanwhile; `codings` are their ids, sixteen bytes each.
    """

    number: int
    turns: array[int]
    quotations: tuple[array[int], array[int]] | None
    codings: bytes

    @property
    def size(self) -> int:
        return self.turns[-1] - self.turns[0]


@dataclass(frozen=True, slots=True)
class _Spans:
    """The spans of one kind in all interviews; a span is the `rank`-th of its interview."""

    documents: list[str]
    first: Places
    after: Places
    document: Places
    rank: Places


class SearchIndex:
    """The index of one open study. Thread-safe; `find` brings it up to date first."""

    def __init__(self, study: OpenStudy) -> None:
        self._study = study
        self._lock = threading.Lock()
        self._seq = -1
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._words = WordIndex()
        self._read: dict[str, _Read] = {}
        self._records: list[_Entry] | None = None
        self._record_words = WordIndex()
        self._record_spans: list[tuple[int, int]] = []
        self._spans: dict[Found, _Spans] = {}

    def close(self) -> None:
        with self._lock:
            self._begin_anew()

    def read(self, *, patience: float | None = None, cancel: threading.Event | None = None) -> int:
        """Read what is not in the index yet, interview by interview; gives how many are left where it was stopped."""
        ends = None if patience is None else time.monotonic() + patience
        while True:
            with self._lock:
                self._follow()
                left = [item for item in self._study.store.all(Document) if item.id not in self._read]
                is_over = ends is not None and time.monotonic() >= ends
                if not left or is_over or (cancel is not None and cancel.is_set()):
                    self._read_changed_codings()
                    return len(left)
                self._read_document(min(left, key=lambda item: item.number))

    def find(
        self,
        query: str,
        *,
        kinds: Collection[Found] = (),
        limit: int = 200,
        cancel: threading.Event | None = None,
        patience: float | None = None,
    ) -> Hits:
        """Give the best places for a query, none for an empty one. `kinds` narrows what is given, not the counts.

        What is not in the index yet is read first, but for no longer than `patience` (seconds).
        """
        terms = terms_of(query)
        unread = self.read(patience=patience, cancel=cancel)
        with self._lock:
            counts, hits = self._answer(terms, kinds, limit) if terms else ({}, [])
        return Hits(tuple(hits), {kind: counts[kind] for kind in Found if counts.get(kind)}, unread)

    def _answer(
        self, terms: Sequence[Term], kinds: Collection[Found], limit: int
    ) -> tuple[dict[Found, int], list[Hit]]:
        records = self._found_records(terms)
        counts = {kind: sum(entry.kind is kind for entry in records) for kind in Found}
        entries: dict[Found, Iterator[_Entry]] = {
            kind: iter([entry for entry in records if entry.kind is kind]) for kind in Found
        }
        texts = _Shown(self._study, self._read)
        for kind, entry_of in ((Found.QUOTATION, texts.quotation), (Found.TURN, texts.turn)):
            spans = self._spans_of(kind)
            chosen = _chosen(self._words, terms, spans.first, spans.after)
            counts[kind] = len(chosen)
            entries[kind] = _entries(spans, chosen, entry_of)
        hits: list[Hit] = []
        for kind in Found:
            if not kinds or kind in kinds:
                for entry in entries[kind]:
                    if len(hits) >= limit:
                        break
                    hits.append(_hit(entry, terms, texts))
        return counts, hits

    def _found_records(self, terms: Sequence[Term]) -> list[_Entry]:
        import numpy as np

        if self._records is None:
            self._record_words = WordIndex()
            self._records = list(self._read_records())
            self._record_spans = [
                self._record_words.add(word for word, _, _ in words_of(entry.text)) for entry in self._records
            ]
        spans = np.array(self._record_spans, dtype=np.uint32).reshape(-1, 2)
        chosen = _chosen(self._record_words, terms, spans[:, 0], spans[:, 1])
        return [self._records[at] for at in chosen]

    def _read_records(self) -> Iterator[_Entry]:
        store = self._study.store
        for code in store.all(Code):
            yield _Entry(Found.CODE, code.id, "", -1, _joined(code.label, code.definition))
        for item in store.all(Category):
            words = _joined(item.label, item.definition, item.includes, item.excludes)
            yield _Entry(Found(item.level.value), item.id, "", -1, words)
        for memo in store.all(Memo):
            yield _Entry(Found.MEMO, memo.id, "", -1, memo.text)

    def _spans_of(self, kind: Found) -> _Spans:
        """Give the spans of all turns, or of all quotations, in the order of the interviews."""
        import numpy as np

        if kind not in self._spans:
            documents = sorted(self._read, key=lambda item: self._read[item].number)
            parts: list[tuple[array[int], array[int]]] = []
            for document_id in documents:
                read = self._read[document_id]
                parts.append((read.turns[:-1], read.turns[1:]) if kind is Found.TURN else read.quotations or _NONE)
            sizes = [len(first) for first, _ in parts]

            def all_of(arrays: list[array[int]]) -> Places:
                return np.concatenate([np.array(item, dtype=np.uint32) for item in (_NONE[0], *arrays)])

            self._spans[kind] = _Spans(
                documents, all_of([first for first, _ in parts]), all_of([after for _, after in parts]),
                np.repeat(np.arange(len(parts), dtype=np.uint32), sizes),
                all_of([array("I", range(size)) for size in sizes]),
            )  # fmt: skip
        return self._spans[kind]

    # --- following the study ---

    def _follow(self) -> None:
        """Forget what changed since the last look."""
        store = self._study.store
        last = store.last_seq()
        if last == self._seq:
            return
        events = store.events(after=self._seq) if self._seq >= 0 else []
        self._seq = last
        if any(event.erased or _erases(event) for event in events):
            self._begin_anew()
        for change in (change for event in events for change in event.changes):
            if change["table"] in _TEXTS:
                self._read.pop(change["id"], None)
                self._spans.clear()
            elif change["table"] == Coding.__name__:
                for side in (change["before"], change["after"]):
                    if side is not None and side["document_id"] in self._read:
                        self._read[side["document_id"]].quotations = None
                        self._spans.pop(Found.QUOTATION, None)
            elif change["table"] in _RECORDS:
                self._records = None
        if self._words.size > 2 * sum(item.size for item in self._read.values()) + _WASTE:
            self._begin_anew()

    def _read_document(self, document: Document) -> None:
        """Index an interview as it is shown; before the first approval as in the original, where the key is there."""
        shown, text = _words_shown(self._study, Texts(self._study.store), document)
        bounds, starts, ends = array("I"), array("I"), array("I")
        for start, end in _turn_spans(document, shown) if text else ():
            found = words_of(text[start:end])
            bounds.append(self._words.add(word for word, _, _ in found)[0])
            starts.extend(start + begin for _, begin, _ in found)
            ends.extend(start + finish for _, _, finish in found)
        bounds.append(self._words.size)
        self._read[document.id] = _Read(
            document.number, bounds, *self._quotations(document.id, shown, bounds[0], starts, ends)
        )
        self._spans.clear()

    def _quotations(
        self, document_id: str, shown: SegmentMap | None, base: int, starts: array[int], ends: array[int]
    ) -> tuple[tuple[array[int], array[int]], bytes]:
        """Give of each quotation of an interview its first whole word and the one after its last; and all ids."""
        first, after, ids = array("I"), array("I"), bytearray()
        for coding in self._study.store.all(Coding, document_id=document_id) if shown is not None else ():
            assert shown is not None
            start, end = shown.to_shown(coding.start, coding.end)
            begin = bisect_left(starts, start)
            first.append(base + begin)
            after.append(base + max(begin, bisect_right(ends, end)))
            ids += UUID(coding.id).bytes
        return (first, after), bytes(ids)

    def _read_changed_codings(self) -> None:
        """Read the quotations of interviews again whose codings changed."""
        store = self._study.store
        for document_id, read in self._read.items():
            document = store.find(Document, document_id) if read.quotations is None else None
            if document is None:
                continue
            shown, text = _words_shown(self._study, Texts(store), document)
            starts, ends = array("I"), array("I")
            for start, end in _turn_spans(document, shown) if text else ():
                for _, begin, finish in words_of(text[start:end]):
                    starts.append(start + begin)
                    ends.append(start + finish)
            found = self._quotations(document_id, shown, read.turns[0], starts, ends)
            read.quotations, read.codings = found
            self._spans.pop(Found.QUOTATION, None)


_NONE = array("I"), array("I")


def _erases(event: Event) -> bool:
    """Tell whether an event took words away for good."""
    return any(change["before"] is None and change["after"] is None for change in event.changes)


def _chosen(words: WordIndex, terms: Sequence[Term], first: Places, after: Places) -> NDArray[np.intp]:
    """Choose the spans that hold each term, those first that hold each as it was typed."""
    import numpy as np

    meant, typed = np.ones(len(first), dtype=np.bool_), np.ones(len(first), dtype=np.bool_)
    for term in terms:
        meant &= within(words.places(term), first, after, len(term.words))
        typed &= within(words.places(term, exactly=True), first, after, len(term.words))
    return np.concatenate([np.flatnonzero(typed & meant), np.flatnonzero(meant & ~typed)])


def _entries(
    spans: _Spans, chosen: NDArray[np.intp], entry_of: Callable[[str, int], _Entry | None]
) -> Iterator[_Entry]:
    """Read what was chosen, one by one as it is asked for."""
    for at in chosen:
        entry = entry_of(spans.documents[int(spans.document[at])], int(spans.rank[at]))
        if entry is not None:
            yield entry


class _Shown:
    """The words of what was found, read while one question is answered."""

    def __init__(self, study: OpenStudy, read: Mapping[str, _Read]) -> None:
        self._study, self._read = study, read
        self._texts = Texts(study.store)
        self._words: tuple[str, SegmentMap | None, str, Document | None] = ("", None, "", None)

    def _of(self, document_id: str) -> tuple[SegmentMap | None, str, Document | None]:
        if self._words[0] != document_id:
            document = self._study.store.find(Document, document_id)
            shown, text = _words_shown(self._study, self._texts, document) if document else (None, "")
            self._words = document_id, shown, text, document
        return self._words[1:]

    def map(self, document_id: str) -> SegmentMap | None:
        return self._of(document_id)[0]

    def turn(self, document_id: str, rank: int) -> _Entry | None:
        """Give a turn; None where the interview changed since it was read."""
        shown, text, document = self._of(document_id)
        if document is None or rank >= len(document.turns):
            return None
        turn = document.turns[rank]
        start, end = shown.to_shown(turn.start, turn.end) if shown else (turn.start, turn.end)
        return _Entry(Found.TURN, str(turn.index), document_id, start, text[start:end])

    def quotation(self, document_id: str, rank: int) -> _Entry | None:
        """Give a quotation; None where the interview changed since it was read."""
        coding_id = str(UUID(bytes=self._read[document_id].codings[16 * rank : 16 * rank + 16]))
        coding, shown = self._study.store.find(Coding, coding_id), self.map(document_id)
        if coding is None or shown is None:
            return None
        start, end = shown.to_shown(coding.start, coding.end)
        return _Entry(Found.QUOTATION, coding.id, document_id, start, shown.text[start:end])


def _words_shown(study: OpenStudy, texts: Texts, document: Document) -> tuple[SegmentMap | None, str]:
    shown = texts.shown(document.id)
    if shown is not None:
        return shown, shown.text
    original = study.store.find(Original, document.id) if study.store.has_key else None
    return None, original.text if original else ""


def _turn_spans(document: Document, shown: SegmentMap | None) -> list[tuple[int, int]]:
    return [
        shown.to_shown(turn.start, turn.end) if shown else (turn.start, turn.end) for turn in in_passing(document.turns)
    ]


def _hit(entry: _Entry, terms: Sequence[Term], texts: _Shown) -> Hit:
    marks = matches(entry.text, terms)
    first, last = marks[0] if marks else (0, min(len(entry.text), _AROUND))
    begin = max(0, entry.text.rfind(" ", 0, max(first - _AROUND, 0)) + 1) if first > _AROUND else 0
    end = entry.text.find(" ", last + _AROUND)
    end = len(entry.text) if end < 0 else end
    head, tail = "… " if begin else "", " …" if end < len(entry.text) else ""
    excerpt = f"{head}{entry.text[begin:end]}{tail}".replace("\n", " ")
    shift = len(head) - begin
    inside = tuple((a + shift, b + shift) for a, b in marks if begin <= a and b <= end)
    start, stop = _place(entry, first, last, texts)
    return Hit(entry.kind, entry.id, entry.document_id, start, stop, excerpt, inside)


def _place(entry: _Entry, first: int, last: int, texts: _Shown) -> tuple[int, int]:
    if not entry.document_id:
        return -1, -1
    shown = texts.map(entry.document_id)
    if shown is None:
        return entry.start + first, entry.start + last
    return shown.to_original(entry.start + first, entry.start + last)


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def search(study: OpenStudy, query: str, **options: Any) -> Hits:
    """Search once, with an index that is thrown away."""
    with closing(SearchIndex(study)) as index:
        return index.find(query, **options)
