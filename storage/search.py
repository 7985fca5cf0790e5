"""Search over everything in a study: transcripts, quotations, codes, categories, memos.

The index is SQLite's FTS5, in memory only: it holds words of the interviews, so it is never written to a disk, and it
needs no erasing, no migration and no passphrase. It is made at the first question and follows the ledger after that.

Umlauts may be typed with two letters, with one, or without marks; words are found in other inflections (Snowball stems
of German and English); the last word also finds longer ones; words in quotation marks stand together in this order.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from analysis.pseudonymization.folding import FoldedText, fold, without_umlaut_marks
from analysis.records import Category, Code, Coding, Document, DocumentText, Memo, Original
from analysis.searching import Found, Hit, Hits
from analysis.segments import SegmentMap
from analysis.workflow.texts import Texts

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'["“„”«»]([^"“„”«»]*)["“”«»]?')
_AROUND = 60
_TABLE = """CREATE VIRTUAL TABLE entry USING fts5(
    words, plain, stems, kind UNINDEXED, id UNINDEXED, document UNINDEXED, start UNINDEXED, text UNINDEXED,
    tokenize = "unicode61 remove_diacritics 0", prefix = '2 3')"""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Found
    id: str
    document_id: str
    start: int
    text: str


class SearchIndex:
    """The index of one open study. Thread-safe; `find` brings it up to date first."""

    def __init__(self, study: OpenStudy) -> None:
        self._study = study
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._database.execute("PRAGMA temp_store = MEMORY")
        self._database.execute(_TABLE)
        self._seq = -1
        self._maps: dict[str, SegmentMap | None] = {}

    def close(self) -> None:
        with self._lock:
            self._database.close()

    def find(
        self, query: str, *, kinds: Collection[Found] = (), limit: int = 200, cancel: threading.Event | None = None
    ) -> Hits:
        """Give the best places for a query, none for an empty one. `kinds` narrows what is given, not the counts."""
        terms = _terms(query)
        with self._lock:
            self._update(cancel)
            if not terms:
                return Hits((), {})
            match = " AND ".join(term.match() for term in terms)
            rows = self._database.execute(
                "SELECT kind, count(*) FROM entry WHERE entry MATCH ? GROUP BY kind", (match,)
            )
            counts = {Found(kind): count for kind, count in rows}
            hits: list[Hit] = []
            for kind in Found:
                if kind in counts and (not kinds or kind in kinds) and len(hits) < limit:
                    hits += [self._hit(entry, terms) for entry in self._entries(match, kind, limit - len(hits))]
        return Hits(tuple(hits), {kind: counts[kind] for kind in Found if kind in counts})

    def _entries(self, match: str, kind: Found, limit: int) -> list[_Entry]:
        rows = self._database.execute(
            "SELECT kind, id, document, start, text FROM entry WHERE entry MATCH ? AND kind = ? ORDER BY rank LIMIT ?",
            (match, kind.value, limit),
        )
        return [_Entry(Found(row[0]), *row[1:]) for row in rows]

    def _hit(self, entry: _Entry, terms: Sequence[_Term]) -> Hit:
        marks = matches(entry.text, terms)
        first, last = marks[0] if marks else (0, min(len(entry.text), _AROUND))
        begin = max(0, entry.text.rfind(" ", 0, max(first - _AROUND, 0)) + 1) if first > _AROUND else 0
        end = entry.text.find(" ", last + _AROUND)
        end = len(entry.text) if end < 0 else end
        head, tail = "… " if begin else "", " …" if end < len(entry.text) else ""
        excerpt = f"{head}{entry.text[begin:end]}{tail}".replace("\n", " ")
        shift = len(head) - begin
        inside = tuple((a + shift, b + shift) for a, b in marks if begin <= a and b <= end)
        start, stop = self._place(entry, first, last)
        return Hit(entry.kind, entry.id, entry.document_id, start, stop, excerpt, inside)

    def _place(self, entry: _Entry, first: int, last: int) -> tuple[int, int]:
        shown = self._maps.get(entry.document_id)
        if not entry.document_id:
            return -1, -1
        if shown is None:
            return entry.start + first, entry.start + last
        return shown.to_original(entry.start + first, entry.start + last)

    # --- following the study ---

    def _update(self, cancel: threading.Event | None) -> None:
        """Read what changed while others are kept out, then index it while they are not."""
        store = self._study.store
        with store.hold():
            last = store.last_seq()
            if last == self._seq:
                return
            touched = self._touched()
            documents = {item.id: item for item in store.all(Document)}
            wanted = [item for key, item in documents.items() if key not in self._maps or key in touched]
            texts = Texts(store)
            read = [
                (item, texts.shown(item.id), store.find(Original, item.id) if store.has_key else None)
                for item in wanted
            ]
            records = store.all(Code), store.all(Category), store.all(Memo), store.all(Coding)
        self._database.execute("BEGIN")
        try:
            for document_id in self._maps.keys() - documents.keys():
                self._drop(document_id)
            for document, shown, original in read:
                if cancel is not None and cancel.is_set():
                    return
                self._index_document(document, shown, original)
            self._index_records(*records)
            self._seq = last
        finally:
            self._database.execute("COMMIT")

    def _touched(self) -> set[str]:
        """Name the documents whose words may read otherwise since the last look."""
        if self._seq < 0:
            return set()
        tables = (Document.__name__, DocumentText.__name__, Original.__name__)
        events = self._study.store.events(after=self._seq)
        if any(event.erased for event in events):
            return set(self._maps)
        return {change["id"] for event in events for change in event.changes if change["table"] in tables}

    def _drop(self, document_id: str) -> None:
        self._database.execute("DELETE FROM entry WHERE kind = ? AND document = ?", (Found.TURN.value, document_id))
        self._maps.pop(document_id, None)

    def _index_document(self, document: Document, shown: SegmentMap | None, original: Original | None) -> None:
        """Index the turns as they are shown; before the first approval as in the original, where the key is there."""
        self._drop(document.id)
        self._maps[document.id] = shown
        text = shown.text if shown else original.text if original else ""
        if not text:
            return
        spans = [shown.to_shown(turn.start, turn.end) if shown else (turn.start, turn.end) for turn in document.turns]
        turns = zip(document.turns, spans, strict=True)
        self._add(
            _Entry(Found.TURN, str(turn.index), document.id, start, text[start:end]) for turn, (start, end) in turns
        )

    def _index_records(
        self, codes: list[Code], categories: list[Category], memos: list[Memo], codings: list[Coding]
    ) -> None:
        self._database.execute("DELETE FROM entry WHERE kind <> ?", (Found.TURN.value,))
        self._add(_Entry(Found.CODE, c.id, "", -1, _joined(c.label, c.definition)) for c in codes)
        self._add(
            _Entry(Found(c.level.value), c.id, "", -1, _joined(c.label, c.definition, c.includes, c.excludes))
            for c in categories
        )
        self._add(_Entry(Found.MEMO, memo.id, "", -1, memo.text) for memo in memos)
        self._add(self._quotations(codings))

    def _quotations(self, codings: Iterable[Coding]) -> Iterator[_Entry]:
        for coding in codings:
            shown = self._maps.get(coding.document_id)
            if shown is not None:
                start, end = shown.to_shown(coding.start, coding.end)
                yield _Entry(Found.QUOTATION, coding.id, coding.document_id, start, shown.text[start:end])

    def _add(self, entries: Iterable[_Entry]) -> None:
        self._database.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (*_columns(entry.text), entry.kind.value, entry.id, entry.document_id, entry.start, entry.text)
                for entry in entries
            ),
        )


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


# --- words ---


def _columns(text: str) -> tuple[str, str, str]:
    """Give a text's words folded, without marks where that differs, and their stems."""
    folded = [word.lower() for word in _WORD.findall(fold(text))]
    plain = [_bare(word) for word in _WORD.findall(text) if not word.isascii()]
    return " ".join(folded), " ".join(plain), " ".join(stem for word in folded for stem in stems(word))


def _bare(word: str) -> str:
    return without_umlaut_marks(word).lower()


@lru_cache(maxsize=100_000)
def stems(word: str) -> tuple[str, ...]:
    """Give the stems of a folded, lower-case word in German and in English, one if they agree."""
    return tuple(dict.fromkeys(str(stemmer.stemWord(word)) for stemmer in _stemmers()))


@cache
def _stemmers() -> tuple[Any, ...]:
    import snowballstemmer

    return snowballstemmer.stemmer("german"), snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class _Term:
    """Words that stand together. A single one also matches by its stems, and with `is_open` longer words."""

    words: tuple[str, ...]
    bare: tuple[str, ...]
    is_phrase: bool = False
    is_open: bool = False

    def match(self) -> str:
        """Give the FTS5 expression; everything typed stands quoted."""
        star = " *" if self.is_open else ""
        options = [f'words : "{" ".join(self.words)}"{star}']
        if not self.is_phrase:
            options.append(f'plain : "{" ".join(self.bare)}"{star}')
            options += [f'stems : "{stem}"' for stem in stems(self.words[0])]
        return f"({' OR '.join(options)})"

    def fits(self, word: str, bare: str) -> bool:
        """Tell whether a single term means a word of the text (folded, and without marks)."""
        own, own_bare = self.words[0], self.bare[0]
        if word == own or bare == own_bare or (self.is_open and (word.startswith(own) or bare.startswith(own_bare))):
            return True
        return bool(set(stems(word)) & set(stems(own)))


def _terms(query: str) -> list[_Term]:
    terms: list[_Term] = []
    at = 0
    for found in _PHRASE.finditer(query):
        terms += _single(query[at : found.start()])
        words = tuple(word.lower() for word in _WORD.findall(fold(found[1])))
        if words:
            terms.append(_Term(words, words, is_phrase=True))
        at = found.end()
    rest = _single(query[at:])
    if rest and not query[-1:].isspace():
        rest[-1] = _Term(rest[-1].words, rest[-1].bare, is_open=len(rest[-1].words[0]) > 1)
    return terms + rest


def _single(text: str) -> list[_Term]:
    return [_Term((fold(word).lower(),), (_bare(word),)) for word in _WORD.findall(text)]


def matches(text: str, terms: Sequence[_Term]) -> list[tuple[int, int]]:
    """Give the places in a text that the terms mean, in order."""
    folded = FoldedText(text)
    words = folded.words()
    found: set[tuple[int, int]] = set()
    for term in terms:
        size = len(term.words)
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            start, end = folded.to_original(run[0].start, run[-1].end)
            if term.is_phrase:
                is_meant = tuple(word.lower for word in run) == term.words
            else:
                is_meant = term.fits(run[0].lower, _bare(text[start:end]))
            if is_meant:
                found.add((start, end))
    return sorted(found)


def search(study: OpenStudy, query: str, **options: Any) -> Hits:
    """Search once, with an index that is thrown away."""
    with closing(SearchIndex(study)) as index:
        return index.find(query, **options)
