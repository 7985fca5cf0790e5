"""Whose words stand where in the bytes of a request, so that one interview's can be erased without the others'.

The places are looked for in the finished bytes, so no template has to know of it. A region may be wider than the words
(the turns' ids between them belong to it), never narrower; where a text can't be found the whole request counts as the
interview's. A source is a document's id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.ports import BlobPart, PartedBlob
from analysis.pseudonymization.permission import SendableText
from analysis.suggestion.requests import CodeRequest, CritiqueRequest, Excerpt, GroupRequest, PreparedCall

Region = tuple[int, int, frozenset[str]]


def parts_by_source(call: PreparedCall) -> PartedBlob:
    """Cut a call's bytes where the source changes; joined they are the exact bytes again."""
    request, body = call.request, call.body
    regions = (
        list(_group_regions(request, body)) if isinstance(request, GroupRequest) else _excerpt_regions(request, body)
    )
    edges = sorted({0, len(body), *(edge for start, end, _ in regions for edge in (start, end))})
    parts: list[BlobPart] = []
    for start, end in pairwise(edges):
        over = [who for first, last, who in regions if first <= start and end <= last]
        sources = tuple(sorted(frozenset().union(*over)))
        if parts and parts[-1].sources == sources:
            parts[-1] = BlobPart((parts[-1].data or b"") + body[start:end], sources)
        else:
            parts.append(BlobPart(body[start:end], sources))
    return PartedBlob(tuple(parts))


def whole_from(body: bytes, document_id: str) -> PartedBlob | bytes:
    """Give an answer's bytes as words of the one interview that was asked about, if it was one."""
    return PartedBlob((BlobPart(body, (document_id,)),)) if document_id else body


def _excerpt_regions(request: CodeRequest | CritiqueRequest, body: bytes) -> list[Region]:
    start, end = _excerpt_region(request.excerpt, body)
    regions: list[Region] = [(start, end, frozenset({request.excerpt.transcript.document_id}))]
    for text in request.sent_texts:
        for first, last in _places(text, body):
            if last <= start or first >= end:
                regions.append((first, last, _sources(text)))
    return regions


def _excerpt_region(excerpt: Excerpt, body: bytes) -> tuple[int, int]:
    """Give a region that holds all turns: from the first place where they can begin to the last where they can end."""
    turns = [turn.text for turn in (*excerpt.context, *excerpt.turns) if turn.text.strip()]
    start, end, at = -1, -1, 0
    for text in turns:
        found = _first(text, body, at)
        if found is None:
            return 0, len(body)
        start, at = (found[0] if start < 0 else start), found[1]
    at = len(body)
    for text in reversed(turns):
        found = _last(text, body, at)
        if found is None:
            return 0, len(body)
        end, at = (found[1] if end < 0 else end), found[0]
    return (start, end) if start >= 0 else (0, len(body))


def _group_regions(request: GroupRequest, body: bytes) -> Iterator[Region]:
    for item in request.items:
        lead = f"{item.key}: ".encode()
        texts = [text for text in (item.label, item.definition, *item.beneath) if isinstance(text, SendableText)]
        at = next((at for at in _all(lead + _wire(item.label), body)), -1)
        if at < 0:
            yield from ((*place, _sources(text)) for text in texts for place in _places(text, body))
            continue
        ends = [end for mark in (b"\\n", b'"') if (end := body.find(mark, at + len(lead + _wire(item.label)))) >= 0]
        who = frozenset[str]().union(*(_sources(text) for text in texts))
        yield at + len(lead), min(ends, default=len(body)), who


def _sources(text: SendableText) -> frozenset[str]:
    return frozenset(document_id for document_id, _, _ in text.places)


def _wire(text: str) -> bytes:
    """Give a text as it stands in a request: on one line, escaped as JSON."""
    return json.dumps(" ".join(text.split("\n")).strip(), ensure_ascii=False)[1:-1].encode()


def _raw(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False)[1:-1].encode()


def _places(text: str, body: bytes) -> Iterator[tuple[int, int]]:
    for wanted in dict.fromkeys((_wire(text), _raw(text))):
        if wanted:
            yield from ((at, at + len(wanted)) for at in _all(wanted, body))


def _all(wanted: bytes, body: bytes) -> Iterator[int]:
    at = body.find(wanted)
    while at >= 0:
        yield at
        at = body.find(wanted, at + 1)


def _first(text: str, body: bytes, start: int) -> tuple[int, int] | None:
    found = [(at, at + len(w)) for w in (_raw(text), _wire(text)) if (at := body.find(w, start)) >= 0]
    return min(found, default=None)


def _last(text: str, body: bytes, end: int) -> tuple[int, int] | None:
    found = [(at, at + len(w)) for w in (_raw(text), _wire(text)) if (at := body.rfind(w, 0, end)) >= 0]
    return max(found, key=lambda place: place[1], default=None) if found else None


def erased_sources(parts: Sequence[BlobPart]) -> set[str]:
    """Give the sources of which parts were erased."""
    return {source for part in parts if part.data is None for source in part.sources}
