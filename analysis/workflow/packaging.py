"""What a second coder gets: pseudonymised interviews and the codebook of one version, and nothing of what others did.

No coding, suggestion, decision or memo goes along, nor anything that may not be used or never leaves. The package's
first event says which study it is of; everything in it stands in that event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.coder_package import MADE, OPENED, Opening
from analysis.errors import InvalidInput
from analysis.ports import ProjectStore, blob_digest
from analysis.pseudonymization.approval import text_digest
from analysis.pseudonymization.permission import WITHHELD_TEXT, QuotableTranscript, touches
from analysis.pseudonymization.withheld_words import WithheldWords
from analysis.records import (
    AiPolicy,
    BlindReading,
    Category,
    Code,
    CodebookVersion,
    CodeOrigin,
    Coder,
    Document,
    DocumentText,
    Participant,
    Permission,
    Placement,
    Record,
    SendScope,
    Study,
    Use,
    new_id,
)
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.permitting import Permits
from analysis.workflow.texts import Texts, segments_to_bytes

Codebook = Sequence[Record]
"""Codes, categories and placements as they are in a version."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package is made of: its rows, the bytes of its texts, and its first event's details."""

    records: tuple[Record, ...]
    blobs: tuple[bytes, ...]
    details: dict[str, Any]
    interviews: int
    codes: int
    left_out: tuple[str, ...]
    """Titles of interviews that stay here: not approved, not permitted, or marked as never leaving."""


class Packaging:
    """The use cases around making a package, and knowing one."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard

    def opening(self) -> Opening | None:
        """Say whose package the open study is and what of; None for a study of its own."""
        if self._store.all(Study)[0].key_file_id:
            return None
        return opening_of(self._store)

    @held
    def contents(self, coder_id: str, codebook: Codebook, version: CodebookVersion | None) -> Contents:
        """Gather what the package of a coder holds.

        Raises `InvalidInput` (`package_of_package`, `nothing_to_package`, `holds_original`).
        """
        if self.opening() is not None:
            raise InvalidInput(
                "package_of_package", "This is a coder's package itself.", "Make packages from the study that it is of."
            )
        permits = Permits(self._store, self._texts, None, Use.PROCESSING)
        kept = {item.document.id: item for item in self._transcripts(permits)}
        if not kept:
            raise InvalidInput(
                "nothing_to_package",
                "No interview can go into a package: none is approved, or none may be used.",
                "Approve interviews first, or look at what the participants permit.",
            )
        study = self._store.all(Study)[0]
        package = replace(study, id=new_id(), key_file_id="", send_scope=SendScope.THIS_COMPUTER)
        documents = [self._store.get(Document, item) for item in kept]
        texts, blobs = self._texts_of(kept)
        settled = self._settled(coder_id, documents)
        named = [text.approved_by for text in texts] + [item.coder_id for item in settled if hasattr(item, "coder_id")]
        coders = [self._store.get(Coder, item) for item in dict.fromkeys([coder_id, *named])]
        entries = list(_codebook(codebook, kept, WithheldWords(permits.withheld_texts())))
        self._refuse_originals(package, documents, entries)
        records = (package, *coders, *self._people(documents), *documents, *texts, *entries, *settled)
        details = {
            "package": package.id,
            "origin": study.id,
            "origin_seq": self._store.last_seq(),
            "coder": coder_id,
            "version": version.name if version else "",
        }
        titles = [item.title for item in self._store.all(Document) if item.id not in kept]
        codes = sum(isinstance(item, Code) for item in entries)
        return Contents(records, tuple(blobs), details, len(documents), codes, tuple(titles))

    def _transcripts(self, permits: Permits) -> Iterator[QuotableTranscript]:
        """Give the approved interviews of which something may be coded, what is withheld in them as “[…]”."""
        for document in sorted(self._store.all(Document), key=lambda item: item.number):
            text = self._store.find(DocumentText, document.id)
            found = permits.quotable_transcript(document.id) if text and text.approved_by else None
            if found and not document.never_leaves and not _is_empty(found):
                yield found

    def _texts_of(self, kept: dict[str, QuotableTranscript]) -> tuple[list[DocumentText], list[bytes]]:
        texts, blobs = [], []
        for document_id, transcript in kept.items():
            data = segments_to_bytes(transcript.segment_map.segments)
            known = self._store.get(DocumentText, document_id)
            digest = text_digest(transcript.segment_map.text)
            texts.append(replace(known, segments_digest=blob_digest(data), text_digest=digest))
            blobs.append(data)
        return texts, blobs

    def _people(self, documents: Iterable[Document]) -> list[Participant]:
        """Give who speaks, by code and with what they permit; nothing that describes them."""
        speaking = {turn.speaker for document in documents for turn in document.turns}
        return [
            replace(item, attributes={}, permission=Permission(uses=item.permission.uses, until=item.permission.until))
            for item in self._store.all(Participant)
            if item.code in speaking
        ]

    def _settled(self, coder_id: str, documents: Sequence[Document]) -> list[Record]:
        """Give what holds for suggestions in the package: nothing is suggested unless it was settled that she may."""
        known = next(iter(self._store.all(AiPolicy)), None)
        if known is None or (known.deciders and coder_id not in known.deciders):
            return [AiPolicy(kinds=(), coder_id=coder_id)]
        deciders = (coder_id,) if known.deciders else ()
        ids = {"", *(item.id for item in documents)}
        drawn = [item for item in self._store.all(BlindReading) if item.document_id in ids]
        held_out = [replace(item, coder_id=coder_id, finished_at="") for item in drawn if item.turns or item.share]
        return [replace(known, deciders=deciders, reach=SendScope.THIS_COMPUTER), *held_out]

    def _refuse_originals(self, study: Study, documents: Sequence[Document], entries: Sequence[Record]) -> None:
        """Look once more for names; the texts were looked through when they were approved."""
        self._guard.refuse("\n".join((study.title, study.research_question)))
        for document in documents:
            self._guard.refuse(document.title)
        for item in entries:
            if isinstance(item, Code | Category):
                self._guard.refuse(f"{item.label}\n{item.definition}")


def opening_of(store: ProjectStore) -> Opening | None:
    """Read the first event of a file; None where it is no package's."""
    first = next(iter(store.events(until=1)), None)
    if first is None or first.kind != OPENED:
        return None
    told = first.details
    return Opening(
        package=str(told.get("package", "")),
        origin=str(told.get("origin", "")),
        origin_seq=int(told.get("origin_seq", 0)),
        coder_id=str(told.get("coder", "")),
        version=str(told.get("version", "")),
    )


def made_packages(store: ProjectStore) -> dict[str, str]:
    """Give the packages that were made of a study, with the hash of the event that each begins with."""
    events = store.events(kinds=(MADE,))
    return {str(event.details.get("package", "")): str(event.details.get("opened", "")) for event in events}


def _is_empty(transcript: QuotableTranscript) -> bool:
    spoken = [turn for turn in transcript.document.turns if turn.can_be_coded]
    return all(any(a <= turn.start and turn.end <= b for a, b in transcript.withheld) for turn in spoken)


def _codebook(entries: Codebook, kept: dict[str, QuotableTranscript], withheld: WithheldWords) -> Iterator[Record]:
    """Give codes, categories and placements without who made them and from which suggestion.

    A label whose words are withheld is “[…]”. Where a label in vivo stands would say where somebody coded.
    """
    bare = {"suggestion_id": "", "coder_id": ""}
    there = {item.id for item in entries if isinstance(item, Code | Category)}
    for item in entries:
        if isinstance(item, Code):
            code = replace(item, definition=withheld.cleaned(item.definition), **bare)  # type: ignore[arg-type]
            yield _placed(code, kept.get(code.label_document_id), withheld)
        elif isinstance(item, Category):
            yield replace(
                item,
                label=withheld.cleaned(item.label),
                definition=withheld.cleaned(item.definition),
                includes=withheld.cleaned(item.includes),
                excludes=withheld.cleaned(item.excludes),
                anchor_coding_id="",
                suggestion_id="",
                coder_id="",
            )
        elif isinstance(item, Placement) and {item.child_id, item.parent_id} <= there:
            yield item


def _placed(code: Code, transcript: QuotableTranscript | None, withheld: WithheldWords) -> Code:
    place = code.label_start, code.label_end
    is_hers = code.origin is CodeOrigin.IN_VIVO
    hides = is_hers and (transcript is None or touches(transcript.withheld, *place))
    return replace(
        code,
        label=WITHHELD_TEXT if hides else withheld.cleaned(code.label),
        origin=CodeOrigin.RESEARCHER,
        label_document_id="",
        label_start=-1,
        label_end=-1,
    )
