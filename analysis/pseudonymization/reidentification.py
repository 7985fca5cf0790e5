"""The re-identification check: what could still tell who somebody is, in texts that are about to be approved or shown.

It reads what she kept, what the pseudonymised words say (exact dates, ages, unusual numbers, the job as the sample
table gives it) and what nobody has looked at yet. It says where, never what. A place counts as small unless it is
known to have 100,000 people or to be a country or region. Pure.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from analysis.pseudonymization.entities import is_retired, verdict_of
from analysis.pseudonymization.folding import FoldedText, Word, key_of
from analysis.pseudonymization.lexicon import Knows
from analysis.pseudonymization.names.gazetteers import DATA, fold, gazetteer
from analysis.pseudonymization.risks import Place, Risk, RiskKind, Severity
from analysis.pseudonymization.sample_table import unique_by
from analysis.pseudonymization.sampling import replaced_spans
from analysis.pseudonymization.wordlists import word_set
from analysis.records import (
    Document,
    Entity,
    Finding,
    FindingLevel,
    IdentifierKind,
    Participant,
    PersonRole,
    Verdict,
)
from analysis.segments import SegmentMap

MANY_UNDECIDED = 10
"""Uncertain finds of one interview that nobody decided: from here on it is said."""
Reading = tuple[Document, SegmentMap]

_JOB_COLUMNS = word_set(
    "job jobtitle beruf berufsbezeichnung position rolle role funktion function title stelle stellenbezeichnung"
    " taetigkeit occupation profession"
)
_ENDINGS = ("", "s", "es", "n", "en", "er", "in", "innen")
_MONTHS = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|January|February|March|May|June|July|October|December)"
)
_DATE = re.compile(
    r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.\s?(?:19|20)?\d\d(?!\d)"
    r"|(?:(?<=am )|(?<=vom )|(?<=bis )|(?<=zum )|(?<=dem )|(?<=den )|(?<=der ))"
    r"(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)"
    r"|(?<![\d/])\d{1,2}/\d{1,2}/(?:19|20)?\d\d(?![\d/])"
    rf"|(?<!\d)\d{{1,2}}(?:\.|st|nd|rd|th)?\s(?:of\s)?{_MONTHS}(?!\w)"
    rf"|(?<!\w){_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
)
_AGE = re.compile(
    r"(?<!\d)\d{1,3}(?:\s?-?\s?(?:Jahre\s+alt|jährige?[rnms]?|years?[ -]old|year-old))(?!\w)"
    r"|(?:(?<=Alter von )|(?<=aged )|(?<=age of ))\d{1,3}(?!\d)"
    r"|(?:(?<=ich bin )|(?<=Ich bin )|(?<=I am )|(?<=I'm )|(?<=I’m ))[1-9]\d(?=[.,;!?]|$| (?:und|and)\b)"
)
_NUMBER = re.compile(r"(?<![\w.,:/+-])(?:\d{1,3}(?:[.,' ]\d{3})+|\d{3,9})(?![\w:/]|[.,]\d)")


def is_large_place(name: str) -> bool:
    """Tell whether a place is known to have 100,000 people or more, or to be a country or a region."""
    folded = fold(" ".join(name.split()))
    flags = gazetteer().flags(folded) + "".join(
        found for first, after, found in gazetteer().phrases(folded.split()) if after - first == len(folded.split())
    )
    return folded in _large_places() or bool({"N", "n"} & set(flags))


@cache
def _large_places() -> frozenset[str]:
    with gzip.open(DATA / "large_places.txt.gz", "rt", encoding="utf-8") as file:
        return frozenset(file.read().split("\n"))


# --- what she kept -------------------------------------------------------------------------------------------------

_KEPT: Mapping[IdentifierKind, tuple[RiskKind, Severity]] = {
    IdentifierKind.PERSON: (RiskKind.KEPT_PERSON, Severity.HIGH),
    IdentifierKind.ORGANIZATION: (RiskKind.KEPT_ORGANIZATION, Severity.HIGH),
    IdentifierKind.LOCATION: (RiskKind.KEPT_PLACE, Severity.MEDIUM),
    IdentifierKind.ROLE: (RiskKind.KEPT_ROLE, Severity.HIGH),
    IdentifierKind.AGE: (RiskKind.KEPT_AGE, Severity.MEDIUM),
    IdentifierKind.PHONE: (RiskKind.KEPT_CONTACT, Severity.HIGH),
    IdentifierKind.EMAIL: (RiskKind.KEPT_CONTACT, Severity.HIGH),
    IdentifierKind.URL: (RiskKind.KEPT_CONTACT, Severity.HIGH),
    IdentifierKind.ID: (RiskKind.KEPT_CONTACT, Severity.HIGH),
}
_SAID: Mapping[RiskKind, tuple[str, str]] = {
    RiskKind.KEPT_PERSON: (
        "The name of a person stands as it is in {titles} ({count}×).",
        "Replace it, unless this person is a public figure.",
    ),
    RiskKind.KEPT_ORGANIZATION: (
        "The name of an organisation stands as it is in {titles} ({count}×).",
        "Replace it, or say what sort of organisation it is.",
    ),
    RiskKind.KEPT_PLACE: (
        "A place that is small, or of unknown size, stands as it is in {titles} ({count}×).",
        "Replace it, or name the region instead.",
    ),
    RiskKind.KEPT_ROLE: (
        "A job title that may point to one person stands as it is in {titles} ({count}×).",
        "Replace it, or describe the job in broader words.",
    ),
    RiskKind.KEPT_AGE: (
        "An age stands as it is in {titles} ({count}×).",
        "Replace it, or give a range.",
    ),
    RiskKind.KEPT_CONTACT: (
        "A telephone number, an address or an identification stands as it is in {titles} ({count}×).",
        "Replace it.",
    ),
}


def kept_risks(
    readings: Sequence[Reading], entities: Iterable[Entity], findings: Iterable[Finding], knows: Knows
) -> Iterator[Risk]:
    """Give a point for each identifier that she kept somewhere, unless it is an ordinary word that was found unsurely.

    Kept dates and numbers are found in the text itself (`text_risks`).
    """
    by_id = {entity.id: entity for entity in entities if entity.kind in _KEPT and not is_retired(entity)}
    documents = {document.id: (document, shown) for document, shown in readings}
    kept: dict[str, list[Finding]] = {}
    for finding in findings:
        entity = by_id.get(finding.entity_id)
        if entity and finding.document_id in documents and verdict_of(finding, entity) is Verdict.KEEP:
            kept.setdefault(entity.id, []).append(finding)
    for entity_id, places in kept.items():
        entity = by_id[entity_id]
        if not _is_harmless(entity, places, documents, knows):
            yield _kept(entity, places, [documents[item.document_id][0] for item in places])


def _is_harmless(entity: Entity, places: Sequence[Finding], documents: Mapping[str, Reading], knows: Knows) -> bool:
    if entity.kind is IdentifierKind.LOCATION and is_large_place(entity.canonical):
        return True
    if any(place.level is FindingLevel.AUTO for place in places):
        return False
    language = documents[places[0].document_id][0].language
    words = re.findall(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*", entity.canonical)
    return bool(words) and all(knows(word, language) for word in words)


def _kept(entity: Entity, places: Sequence[Finding], documents: Sequence[Document]) -> Risk:
    kind, severity = _KEPT[entity.kind]
    if entity.kind is IdentifierKind.PERSON and entity.role is PersonRole.PUBLIC_FIGURE:
        severity = Severity.LOW
    what, remedy = _SAID[kind]
    titles = ", ".join(dict.fromkeys(document.title for document in documents))
    stands = tuple((item.document_id, item.start, item.end) for item in places)
    params = {"count": len(places), "titles": titles}
    return Risk(kind, what, remedy, severity, params, places[0].document_id, stands, entity.id)


# --- what the words say --------------------------------------------------------------------------------------------


def text_risks(readings: Sequence[Reading]) -> Iterator[Risk]:
    """Give a point for each interview in which exact dates, ages or unusual numbers stand."""
    for document, shown in readings:
        dates = _places(document, shown, _DATE)
        ages = _places(document, shown, _AGE)
        if dates:
            yield Risk(
                RiskKind.EXACT_DATE,
                "Exact dates stand in {title} ({count}×).",
                "Replace them, or leave month and year only.",
                Severity.MEDIUM,
                {"title": document.title, "count": len(dates)},
                document.id,
                dates,
            )
        if ages:
            yield Risk(
                RiskKind.AGE,
                "Ages stand in {title} ({count}×).",
                "Replace them, or give a range.",
                Severity.MEDIUM,
                {"title": document.title, "count": len(ages)},
                document.id,
                ages,
            )
        taken = {*dates, *ages}
        numbers = [place for place in _places(document, shown, _NUMBER, _is_unusual) if not _touches(place, taken)]
        if numbers:
            yield Risk(
                RiskKind.UNUSUAL_NUMBER,
                "Numbers that are exact enough to look up stand in {title} ({count}×).",
                "Round them where they say something about one person or firm.",
                Severity.LOW,
                {"title": document.title, "count": len(numbers)},
                document.id,
                tuple(numbers),
            )


def _touches(place: Place, others: Iterable[Place]) -> bool:
    return any(place[1] < end and start < place[2] for _, start, end in others)


def _is_unusual(number: str) -> bool:
    """Tell whether a number has three significant digits and is no year."""
    digits = re.sub(r"\D", "", number).lstrip("0")
    if number == digits and 1900 <= int(digits or 0) <= 2100:
        return False
    return len(digits.rstrip("0")) >= 3


def _places(
    document: Document, shown: SegmentMap, pattern: re.Pattern[str], fits: Callable[[str], bool] = bool
) -> tuple[Place, ...]:
    """Find a pattern in the turns of the pseudonymised text, outside of what was replaced."""
    replaced, found = replaced_spans(shown), []
    ends = [end for _, end in replaced]
    for turn in document.turns:
        low, high = shown.to_shown(turn.start, turn.end)
        for match in pattern.finditer(shown.text, low, high):
            start, end = match.span()
            at = bisect_right(ends, start)
            if fits(match.group()) and not (at < len(replaced) and replaced[at][0] < end):
                found.append((document.id, *shown.to_original(start, end)))
    return tuple(found)


def job_risks(readings: Sequence[Reading], people: Sequence[Participant]) -> Iterator[Risk]:
    """Give a point for each interview in which a participant's job stands as the sample table names it."""
    columns = [name for name in dict.fromkeys(n for p in people for n in p.attributes) if key_of(name) in _JOB_COLUMNS]
    by_code = {person.code: person for person in people}
    alone = {column: set(unique_by(people, [column])) for column in columns}
    for document, shown in readings if columns else ():
        text = FoldedText(shown.text)
        words, replaced = text.words(), replaced_spans(shown)
        for code in dict.fromkeys(turn.speaker for turn in document.turns if turn.can_be_coded):
            for column in columns:
                value = str(by_code[code].attributes.get(column, "")) if code in by_code else ""
                spans = [text.to_original(*span) for span in _phrase(words, key_of(value).split())]
                places = tuple(
                    (document.id, *shown.to_original(start, end))
                    for start, end in spans
                    if not any(s < end and start < e for s, e in replaced)
                )
                if places:
                    yield Risk(
                        RiskKind.JOB_IN_TEXT,
                        "The job of {participant} stands in {title} as the sample table names it ({count}×).",
                        "Replace it in the text, or use a broader group in the table.",
                        Severity.HIGH if code in alone[column] else Severity.MEDIUM,
                        {"participant": code, "title": document.title, "count": len(places)},
                        document.id,
                        places,
                        participant=code,
                    )


def _phrase(words: Sequence[Word], sought: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find a phrase of folded words, each with an inflection's ending at most; spans in the folded text."""
    if not sought or not any(len(word) > 2 for word in sought):
        return
    for at in range(len(words) - len(sought) + 1):
        here = words[at : at + len(sought)]
        if all(
            word.lower.startswith(wanted) and word.lower[len(wanted) :] in _ENDINGS
            for word, wanted in zip(here, sought, strict=True)
        ):
            yield here[0].start, here[-1].end
