"""The rows of the two files about replacements: the log for the archive, and the key. Pure reading, no file is written.

The log holds no original: what stands for an identifier, its kind, and who decided on it, for the interviews that may
go to an archive. The key holds the originals, and must be kept apart from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.errors import NotPermitted
from analysis.pseudonymization.entities import is_retired, verdict_of
from analysis.pseudonymization.permission import ArchivableDocument, Withheld
from analysis.pseudonymization.styles.restyling import is_her_own
from analysis.records import Coder, Entity, Finding, FindingLevel, IdentifierKind, Use, Verdict
from analysis.workflow.permitting import Permits
from analysis.workflow.study import OpenStudy
from analysis.workflow.texts import Texts

OWN_WORDS = "own words"


@dataclass(frozen=True, slots=True)
class LogRow:
    """One identifier in the log. `occurrences` are counted by document, in the order of their numbers."""

    pseudonym: str
    kind: str
    abstraction: str
    role: str
    occurrences: tuple[int, ...]
    level: str
    found_by: str
    verdict: str
    decided_by: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One identifier in the key file."""

    pseudonym: str
    original: str
    aliases: tuple[str, ...]
    kind: str
    role: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Log:
    """The log's documents and rows, and the titles of the interviews that no archive may keep, by why."""

    documents: tuple[ArchivableDocument, ...]
    rows: tuple[LogRow, ...]
    left_out: tuple[tuple[str, Withheld], ...]


def replacement_log(study: OpenStudy, day: date | None = None) -> Log:
    """Give a row for each identifier that is replaced or kept somewhere in what an archive may keep on that day.

    What is kept has no pseudonym: its row says so without its words. Raises `NotPermitted` (`key_missing`, and
    `not_permitted` where no interview may be archived).
    """
    with study.store.hold():
        permits = Permits(study.store, Texts(study.store), day)
        asked = [(item.title, permits.archivable(item.id)) for item in study.transcripts.documents()]
        documents = tuple(found for _, found in asked if isinstance(found, ArchivableDocument))
        left_out = tuple((title, found) for title, found in asked if isinstance(found, Withheld))
        if left_out and not documents:
            raise NotPermitted(
                "not_permitted",
                "Nothing was written: no interview may go to an archive, by what the participants permit.",
                "Record under permissions who permits archiving; it is not permitted unless you say so.",
                use=Use.ARCHIVE.value,
            )
        coders = {coder.id: coder.name for coder in study.store.all(Coder)}
        return Log(documents, tuple(_log_rows(study, documents, coders)), left_out)


def _log_rows(study: OpenStudy, documents: Sequence[ArchivableDocument], coders: dict[str, str]) -> Iterator[LogRow]:
    ids = {document.id for document in documents}
    for entity, everywhere in _used(study):
        found = [item for item in everywhere if item.document_id in ids]
        if found:
            yield _log_row(entity, found, documents, coders)


def key_rows(study: OpenStudy) -> list[KeyRow]:
    """Give a row for each identifier that stands somewhere. Raises `NotPermitted` (`key_missing`)."""
    with study.store.hold():
        return [
            KeyRow(
                pseudonym=entity.replacement,
                original=entity.canonical,
                aliases=entity.aliases,
                kind=entity.kind.value,
                role=_role(entity),
                verdict=entity.verdict.value,
            )
            for entity, _ in _used(study)
        ]


def _used(study: OpenStudy) -> Iterator[tuple[Entity, list[Finding]]]:
    places: dict[str, list[Finding]] = {}
    for finding in study.store.all(Finding):
        places.setdefault(finding.entity_id, []).append(finding)
    kinds = list(IdentifierKind)
    entities = [item for item in study.store.all(Entity) if not is_retired(item) and item.id in places]
    for entity in sorted(entities, key=lambda item: (kinds.index(item.kind), item.number)):
        yield entity, places[entity.id]


def _log_row(
    entity: Entity, found: Sequence[Finding], documents: Sequence[ArchivableDocument], coders: dict[str, str]
) -> LogRow:
    replaced = [item for item in found if verdict_of(item, entity) is not Verdict.KEEP]
    counts = Counter(item.document_id for item in replaced)
    certain = any(item.level is FindingLevel.AUTO for item in found)
    return LogRow(
        pseudonym=entity.replacement if replaced else "",
        kind=entity.kind.value,
        abstraction=OWN_WORDS if is_her_own(entity) else entity.abstraction.value,
        role=_role(entity),
        occurrences=tuple(counts[document.id] for document in documents),
        level=(FindingLevel.AUTO if certain else FindingLevel.REVIEW).value,
        found_by=" ".join(sorted({item.recognizer.replace(" ", "-") for item in found})),
        verdict=entity.verdict.value,
        decided_by=coders.get(entity.decided_by, entity.decided_by),
        decided_at=entity.decided_at,
    )


def _role(entity: Entity) -> str:
    return entity.role.value if entity.kind is IdentifierKind.PERSON else ""
