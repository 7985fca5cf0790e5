"""From findings to the replacements that make a document's segments.

Own resolution of overlaps: whatever is to be replaced in any of the overlapping findings is replaced, so that the
result is always valid and never shows a part of a name. Pure; half-open code points of the canonical original text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from analysis.pseudonymization.entities import (
    MANUAL,
    is_retired,
    placeholder,
    verdict_of,
)
from analysis.pseudonymization.evidence import search_index
from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.propagation import group_by_place
from analysis.pseudonymization.spans import is_time_stamp
from analysis.pseudonymization.styles.grammar import in_sentence
from analysis.pseudonymization.styles.readable import part_for
from analysis.pseudonymization.variants import NAME_KINDS, genitive_end, name_parts
from analysis.records import Abstraction, Entity, Finding, IdentifierKind, Original, Verdict
from analysis.segments import Replacement

__all__ = ["SPEAKER", "free_text_cleaner", "placeholder", "pseudonymize_free_text", "replacements", "verdict_of"]

SPEAKER = "SPEAKER"
_BEFORE = 40
_Span = tuple[int, int]


def replacements(original: Original, findings: Iterable[Finding], entities: Iterable[Entity]) -> list[Replacement]:
    """Give the replacements of one document, disjoint and in order.

    Every speaker label becomes the study's speaker code; every finding whose verdict is not KEEP becomes its entity's
    replacement, with the genitive ending left outside. Time stamps stay. Findings of other documents are ignored.
    """
    by_id = {entity.id: entity for entity in entities}
    labels = _labels(original)
    stamps = _stamps(original)
    active = [
        f
        for f in findings
        if f.document_id == original.id
        and 0 <= f.start < f.end <= len(original.text)
        and verdict_of(f, by_id.get(f.entity_id)) is not Verdict.KEEP
        and not is_time_stamp(original.text[f.start : f.end])
    ]
    result = [Replacement(start, end, code, SPEAKER) for (start, end), code in labels.items()]
    closed = sorted([*labels, *stamps])
    for group in _overlapping(active):
        best = min(group, key=_rank)
        start, end = min(f.start for f in group), max(f.end for f in group)
        for piece_start, piece_end in _outside(start, end, closed):
            before = original.text[max(0, piece_start - _BEFORE) : piece_start]
            text = _shown(original.text[piece_start:piece_end], best, by_id.get(best.entity_id), before)
            result.append(Replacement(piece_start, piece_end, text, best.kind.value, best.entity_id))
    return sorted(result, key=lambda r: r.start)


def free_text_cleaner(
    entities: Sequence[Entity], findings: Sequence[Finding], originals: Sequence[Original]
) -> Callable[[str], str]:
    """Give a function that replaces every form of every entity that is not kept; compile it once for many texts."""
    active = [e for e in entities if e.verdict is not Verdict.KEEP and not is_retired(e)]
    by_id = {entity.id: entity for entity in active}
    index, _ = search_index(originals, active, findings)

    def clean(text: str) -> str:
        pieces, position = [], 0
        for hits in group_by_place(index.search(text)):
            hit = hits[0]
            if hit.start >= position:
                before = text[max(0, hit.start - _BEFORE) : hit.start]
                shown = _in_place(text[hit.start : hit.end], by_id[hit.entity_id], before)
                pieces += [text[position : hit.start], shown]
            position = max(position, hit.end)
        return "".join([*pieces, text[position:]])

    return clean


def pseudonymize_free_text(
    text: str, entities: Sequence[Entity], findings: Sequence[Finding], originals: Sequence[Original]
) -> str:
    """Replace every form of every entity that is not kept in a title, memo or label."""
    return free_text_cleaner(entities, findings, originals)(text)


def _labels(original: Original) -> dict[_Span, str]:
    spans: dict[_Span, str] = {}
    end = 0
    for turn in sorted(original.turns, key=lambda t: (t.label_start, t.label_end)):
        if end <= turn.label_start < turn.label_end <= len(original.text):
            spans[turn.label_start, turn.label_end] = original.speakers.get(turn.label, "?")
            end = turn.label_end
    return spans


def _stamps(original: Original) -> Iterator[_Span]:
    """Give the time stamps that stand outside the spoken words and the labels."""
    position = 0
    for turn in sorted(original.turns, key=lambda t: t.start):
        gap = original.text[position : turn.start]
        for match in re.finditer(r"[\[(#{<]{0,2}\d{1,2}:\d{2}(?::\d{2})?(?:[.,\-]\d{1,3})?[\])#}>]{0,2}", gap):
            span = position + match.start(), position + match.end()
            if not (turn.label_start < span[1] and span[0] < turn.label_end):
                yield span
        position = max(position, turn.end)


def _overlapping(findings: Iterable[Finding]) -> list[list[Finding]]:
    groups: list[list[Finding]] = []
    end = -1
    for finding in sorted(findings, key=lambda f: (f.start, f.end, f.id)):
        if finding.start < end:
            groups[-1].append(finding)
        else:
            groups.append([finding])
        end = max(end, finding.end)
    return groups


def _rank(finding: Finding) -> tuple[bool, int, float, int, str]:
    return (finding.recognizer != MANUAL, finding.start - finding.end, -finding.score, finding.start, finding.id)


def _outside(start: int, end: int, closed: Sequence[_Span]) -> Iterator[_Span]:
    """Give the parts of a span that lie in none of the closed spans (sorted, disjoint)."""
    position = start
    first = max(0, bisect_right(closed, (start, start)) - 1)
    for closed_start, closed_end in closed[first:]:
        if closed_start >= end:
            break
        if position < closed_start:
            yield position, closed_start
        position = max(position, closed_end)
    if position < end:
        yield position, end


def _shown(surface: str, finding: Finding, entity: Entity | None, before: str) -> str:
    if entity is None:
        return f"[{finding.kind.value}]"
    return _in_place(surface, entity, before)


def _in_place(surface: str, entity: Entity, before: str) -> str:
    """Give the replacement in the case that the words before it ask for, or with the ending that the original had."""
    shown = _with_genitive(surface, entity)
    if entity.abstraction is Abstraction.GENERAL and shown == entity.replacement:
        return in_sentence(shown, before, entity.kind)
    return shown


def _with_genitive(surface: str, entity: Entity) -> str:
    """Add the ending that the original had to the replacement ("Schusters" becomes "[Person 3]s")."""
    shown = entity.replacement if entity.abstraction is not Abstraction.READABLE else part_for(surface, entity)
    if entity.kind not in NAME_KINDS:
        return shown
    ending = genitive_end(surface)
    if not ending:
        return shown
    if ending[0] not in "sS":
        return shown + ending
    return shown + ("s" if _ends_in_genitive(key_of(surface), _last_words(entity)) else "")


def _last_words(entity: Entity) -> Mapping[str, None]:
    words: dict[str, None] = {}
    for name in (entity.canonical, *entity.aliases):
        words[key_of(name)] = None
        parts = name_parts(name) if entity.kind is IdentifierKind.PERSON else name.split()
        words.update(dict.fromkeys(key_of(part) for part in parts))
    return words


def _ends_in_genitive(key: str, names: Mapping[str, None]) -> bool:
    last = key.rsplit(maxsplit=1)[-1] if key else ""
    if last in names or key in names:
        return False
    return any(last.endswith(e) and last[: -len(e)] in names for e in ("s", "es", "ens", "ns")) or key[:-1] in names
