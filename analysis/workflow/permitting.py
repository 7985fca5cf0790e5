"""Asking the study what holds today: whose words may be used for what. Mints what planning and exports may take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from analysis.errors import NotPermitted
from analysis.ports import ProjectStore
from analysis.pseudonymization.permission import (
    ArchivableDocument,
    Place,
    QuotableText,
    QuotableTranscript,
    SendableText,
    SendableTranscript,
    Terms,
    Withheld,
    archivable,
    quotable,
    quotable_transcript,
    refusal,
    sendable,
    sendable_text,
)
from analysis.pseudonymization.withheld_words import words_only_in
from analysis.records import Code, CodeOrigin, Coding, Document, Participant, Passage, Use
from analysis.segments import Segment, SegmentMap
from analysis.underway import stop_here
from analysis.workflow.blind import held_out
from analysis.workflow.structure import Node
from analysis.workflow.texts import Texts


def today() -> date:
    """Give the day on this computer's calendar."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Missing:
    """A participant who does not permit a use of one document today; `ended` where it was permitted until lately."""

    document_id: str
    title: str
    participant: str
    use: Use
    ended: bool


class Permits:
    """One reading of permissions, documents and passages; not kept, so that it is never stale.

    `published` is what words in exports are used for: quotation, or an archive.
    """

    def __init__(
        self, store: ProjectStore, texts: Texts, day: date | None = None, published: Use = Use.QUOTATION
    ) -> None:
        self._store = store
        self._texts = texts
        self._day = day or today()
        self._published = published
        self._people = {item.code: item for item in store.all(Participant)}
        self._documents = {item.id: item for item in store.all(Document)}
        self._passages: dict[str, list[Passage]] = {}
        for passage in store.all(Passage):
            self._passages.setdefault(passage.document_id, []).append(passage)
        self._terms: dict[str, Terms] = {}

    def terms(self, document_id: str) -> Terms:
        if document_id not in self._terms:
            document = self._documents.get(document_id) or self._store.get(Document, document_id)
            speakers = dict.fromkeys(turn.speaker for turn in document.turns)
            people = tuple(self._people[code] for code in speakers if code in self._people)
            marked = tuple(self._passages.get(document_id, ()))
            self._terms[document_id] = Terms(document, people, marked, self._day, held_out(self._store, document_id))
        return self._terms[document_id]

    def missing(self, document_id: str, use: Use) -> Iterator[Missing]:
        """Give each participant of a document who does not permit a use."""
        terms = self.terms(document_id)
        for code in terms.lacking(use):
            yield Missing(document_id, terms.document.title, code, use, terms.ended(code))

    def refusal(self, document_id: str, use: Use) -> NotPermitted | None:
        """Say why nothing of a document may be used so today; None where it may."""
        return refusal(self.terms(document_id), use)

    # --- sending ---

    def sendable(self, document_id: str, use: Use) -> SendableTranscript:
        """Mint what may be sent of a document; raises `NotPermitted`."""
        return sendable(self._texts.approved(document_id), self.terms(document_id), use)

    def sendable_slice(self, document_id: str, start: int, end: int, use: Use) -> SendableText | None:
        """Mint the words at a span, or None, as before the first approval."""
        shown = self._texts.shown(document_id)
        return (
            None
            if shown is None
            else sendable_text(shown.slice(start, end), use, [(self.terms(document_id), start, end)])
        )

    def sendable_label(self, code: Code, use: Use) -> SendableText | None:
        """Mint a code's label; None unless all of its quotations may be used so."""
        return sendable_text(code.label, use, self.places_of(code))

    def sendable_as(self, text: str, node: Node, use: Use) -> SendableText | None:
        """Mint a text of a node in the structure; None unless all quotations beneath it may be used so."""
        places = [
            place for code in codes_of(node) if (found := self._store.find(Code, code.id))
            for place in self.places_of(found)
        ]  # fmt: skip
        return sendable_text(text, use, places)

    def places_of(self, code: Code) -> list[Place]:
        """Give the places of the words behind a code: where its label stands and its quotations."""
        places = [(self.terms(c.document_id), c.start, c.end) for c in self._store.all(Coding, code_id=code.id)]
        if is_in_vivo(code):
            places.append((self.terms(code.label_document_id), code.label_start, code.label_end))
        return places

    def still_hold(self, text: SendableText) -> bool:
        """Tell whether a text that was minted earlier would be minted now."""
        return not any(self.terms(item).withheld(text.use, start, end) for item, start, end in text.places)

    # --- exporting ---

    def quotable(self, document_id: str, start: int, end: int, words: Callable[[], str]) -> QuotableText | Withheld:
        """Mint the words at a span for an export, or say why they stay here."""
        stop_here()
        return quotable(words, self.terms(document_id), start, end, self._published)

    def quotable_transcript(self, document_id: str, original: str | None = None) -> QuotableTranscript | None:
        """Mint a whole transcript for an export, from its `original` where given; None before its first approval."""
        stop_here()
        shown = self._texts.shown(document_id) if original is None else SegmentMap((Segment(original, len(original)),))
        return None if shown is None else quotable_transcript(shown, self.terms(document_id), self._published)

    def archivable(self, document_id: str) -> ArchivableDocument | Withheld:
        """Mint a document for the files that go to an archive, or say why it stays here."""
        return archivable(self.terms(document_id))

    def withheld_texts(self, originals: Mapping[str, str] | None = None) -> list[str]:
        """Give the words that no export may hold, as shown and, where they are given, as in the originals."""
        texts: list[str] = []
        for document_id in self._documents:
            shown = self._texts.shown(document_id)
            for start, end in self._withheld_spans(document_id):
                texts += [shown.slice(start, end)] if shown else []
                texts += [originals[document_id][start:end]] if originals else []
        return texts

    def _withheld_spans(self, document_id: str) -> list[tuple[int, int]]:
        terms = self.terms(document_id)
        silent = set(terms.lacking(self._published))
        return sorted(terms.kept_here() + [(t.start, t.end) for t in terms.document.turns if t.speaker in silent])

    def telling_words(self, originals: Mapping[str, str] | None = None, *, of_silent: bool = False) -> set[str]:
        """Give the words that stand only in what never leaves; `of_silent`: or in turns of who permits no export.

        With `of_silent` they are for texts that were put together of words alone, as the built-in suggester does:
        what a person or a model wrote may have such a word from anywhere.
        """
        inside: list[str] = []
        outside: list[str] = []
        for document_id in self._documents:
            spans = self._withheld_spans(document_id) if of_silent else self.terms(document_id).kept_here()
            shown = self._texts.shown(document_id)
            if shown:
                _divide([shown.to_shown(*span) for span in spans], shown.text, inside, outside)
            if originals:
                _divide(spans, originals[document_id], inside, outside)
        if not inside:
            return set()
        telling = words_only_in(inside, outside)
        return telling - _said_by_the_suggester() if of_silent else telling


def _said_by_the_suggester() -> frozenset[str]:
    from analysis.suggestion.own_words import suggesters_own_words  # needs word lists that opening a study does not

    return suggesters_own_words()


def _divide(spans: Sequence[tuple[int, int]], text: str, inside: list[str], outside: list[str]) -> None:
    position = 0
    for start, end in spans:
        outside.append(text[position:start])
        inside.append(text[start:end])
        position = max(position, end)
    outside.append(text[position:])


def is_in_vivo(code: Code) -> bool:
    return code.origin is CodeOrigin.IN_VIVO and bool(code.label_document_id)


def codes_of(node: Node) -> Iterator[Node]:
    """Give the codes in a node of the structure, itself for a code."""
    if node.kind == "code":
        yield node
    for child in node.children:
        yield from codes_of(child)
