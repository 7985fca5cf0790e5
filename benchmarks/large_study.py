"""Make studies of 10, 100 or 1,000 interviews with 10,000 words and 500 codings each; every word is made up here.

    python -m benchmarks.large_study INTERVIEWS FILE

The events are those of the use cases, with the same payloads and hashes, but codings and suggestions are written in
bulk instead of one transaction each: 500,000 codings by hand would take hours. `verify` finds nothing wrong with it.
"""

from __future__ import annotations

import hashlib
import random
import secrets
import sys
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import insert

import storage
from analysis.ports import Put, blob_digest
from analysis.pseudonymization.approval import text_digest
from analysis.pseudonymization.replacement import replacements
from analysis.records import (
    CallStatus,
    Category,
    Code,
    CodeOrigin,
    Coding,
    Decision,
    DecisionAction,
    Document,
    DocumentText,
    Entity,
    Finding,
    FindingLevel,
    Grounding,
    IdentifierKind,
    Level,
    LlmCall,
    Memo,
    Original,
    Participant,
    Placement,
    Record,
    Run,
    Seen,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    Verdict,
    new_id,
    now,
)
from analysis.segments import SegmentMap, build_segments
from analysis.transcript import ImportedTranscript, ImportedTurn
from analysis.workflow.study import OpenStudy
from analysis.workflow.texts import segments_to_bytes
from analysis.workflow.transcripts import as_interview
from storage.codec import canonical_json, to_plain
from storage.ledger import LedgerFile, _emptied, event_hash, payload_digest
from storage.tables import TABLES

WORDS, CODINGS, SUGGESTIONS, NAMES = 10_000, 500, 20, 40
FAMILIES = ("Schuster", "Kerner", "Demirtas", "Wieczorek", "Hirlinger", "Okafor", "Reinke", "Pellbrook", "Adamczyk")
SYLLABLES = ("ver", "kauf", "ar", "beit", "ma", "schi", "ne", "kun", "den", "ge", "spräch", "an", "ge", "bot", "li",
             "ste", "zeit", "druck", "ver", "trau", "en", "ent", "schei", "dung", "lei", "tung", "team")  # fmt: skip
STEPS = 10_000


class Filling:
    """Appends events to one file in bulk, as its ledger would have done one by one."""

    def __init__(self, file: LedgerFile) -> None:
        self._file = file
        self._seq, self._head = file.head()
        self._events: list[dict[str, Any]] = []
        self._payloads: list[dict[str, Any]] = []
        self._rows: dict[type[Record], list[dict[str, Any]]] = {}

    def add(self, kind: str, actor: str, details: dict[str, Any], records: Iterable[Record]) -> None:
        """Let one event make these records, none of which is there yet."""
        changes = []
        for record in records:
            plain = to_plain(record)
            self._rows.setdefault(type(record), []).append(plain)
            changes.append({"table": type(record).__name__, "id": record.id, "before": None, "after": plain})
        salt, data = secrets.token_bytes(16), canonical_json({"details": details, "undoes": "", "changes": changes})
        self._seq += 1
        fields: dict[str, Any] = {
            "seq": self._seq, "id": new_id(), "kind": kind, "at": now(), "actor": actor,
            "payload_digest": payload_digest(salt, data), "previous_hash": self._head,
        }  # fmt: skip
        self._head = event_hash(fields)
        self._events.append({**fields, "hash": self._head})
        self._payloads.append({"seq": self._seq, "salt": salt, "body": zlib.compress(data, 1)})
        if len(self._events) >= STEPS:
            self.flush()

    def flush(self) -> None:
        with self._file.database.transaction() as connection:
            for record_type, rows in self._rows.items():
                table = TABLES[record_type].__table__
                connection.execute(insert(table), [_emptied(table, row) for row in rows])
            if self._events:
                connection.execute(insert(self._file.tables.event), self._events)
                connection.execute(insert(self._file.tables.payload), self._payloads)
                self._file.set_meta("head", self._head)
        self._events, self._payloads, self._rows = [], [], {}


def words_of(chance: random.Random, count: int = 4_000) -> list[str]:
    """Make up words; the same ones again and again, as in talk."""
    made = {"".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(count)}
    return [word.capitalize() if chance.random() < 0.2 else word for word in sorted(made)]


def interview(chance: random.Random, vocabulary: Sequence[str], number: int, words: int = WORDS) -> ImportedTranscript:
    """Make up one interview of questions and answers, in which two names come up now and then."""
    lines, turns, at, said, named = [], [], 0, 0, 0
    own = [f"{family}{number}" for family in chance.sample(FAMILIES, 2)]
    while said < words:
        for label in ("I", "B"):
            count = chance.randint(5, 15) if label == "I" else chance.randint(20, 220)
            spoken = chance.choices(vocabulary, k=count)
            if label == "B" and named < NAMES:
                spoken[chance.randrange(count)] = own[named % 2]
                named += 1
            text = f"{label}: {' '.join(spoken)}."
            turns.append(ImportedTurn(label, at, at + 1, at + 3, at + len(text)))
            lines.append(text)
            at += len(text) + 2
            said += count
    whole = "\n\n".join(lines) + "\n"
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return ImportedTranscript(whole, tuple(turns), "de", f"{number}.txt", "txt", digest, frozenset({"I"}))


def make(path: Path, interviews: int, *, words: int = WORDS, codings: int = CODINGS, seed: int = 11) -> Path:
    """Make a study; gives its path. Codes grow with the root of its size: 160, 500, 1,580."""
    chance = random.Random(seed)
    study = storage.create_study(path, title=f"{interviews} interviews", coder="Ada")
    coder = study.coders()[0].id
    vocabulary = words_of(chance)
    texts: dict[str, str] = {}
    documents: list[Document] = []
    for at in range(1, interviews + 1):
        imported = interview(chance, vocabulary, at, words)
        document = bring_in(study, imported, at, coder)
        texts[document.id] = imported.text
        documents.append(document)
    file: LedgerFile = study.store.study_file  # type: ignore[attr-defined]
    filling = Filling(file)
    codes = codebook(filling, documents, chance, vocabulary, coder, round(50 * (interviews * 10) ** 0.5))
    code_all(filling, documents, codes, chance, coder, codings)
    suggest_all(filling, file, documents, texts, chance, coder)
    filling.flush()
    study.close()
    return study.path


def bring_in(study: OpenStudy, imported: ImportedTranscript, number: int, coder: str) -> Document:
    """Import, search and approve one interview, as the use cases record it."""
    from dataclasses import replace

    store = study.store
    document, original = as_interview(imported, number, number - 1)
    people = [Put(Participant(code=code)) for code in original.speakers.values() if code.startswith("P")]
    details = {"document": document.id, "language": "de", "turns": len(imported.turns)}
    store.commit("document_imported", [Put(document), Put(original), *people], actor=coder, details=details)
    entities, findings = names_in(original, number)
    document = replace(document, engines=("made up",))
    found = [*map(Put, entities), *map(Put, findings), Put(document)]
    store.commit("detection_ran", found, actor=coder, details={"documents": [document.id]})
    segments = build_segments(original.text, replacements(original, findings, entities))
    data = segments_to_bytes(segments)
    text = DocumentText(
        id=document.id, segments_digest=blob_digest(data), text_digest=text_digest(SegmentMap(segments).text),
        map_version=1, approved_by=coder, approved_at=now(), approved_how=Seen.WINDOW,
    )  # fmt: skip
    store.commit("document_approved", [Put(text)], actor=coder, details={"document": document.id}, blobs=[data])
    return document


def names_in(original: Original, number: int) -> tuple[list[Entity], list[Finding]]:
    """Find the two names of an interview, all of which she decided on."""
    entities, findings = [], []
    for family in FAMILIES:
        name, places = f"{family}{number}", []
        at = original.text.find(name)
        while at >= 0:
            places.append(at)
            at = original.text.find(name, at + 1)
        if not places:
            continue
        entity = Entity(
            kind=IdentifierKind.PERSON, canonical=name, number=len(entities) + 2 * number - 1,
            replacement=f"[Person {len(entities) + 2 * number - 1}]", verdict=Verdict.REPLACE,
        )  # fmt: skip
        entities.append(entity)
        findings += [
            Finding(
                document_id=original.id, entity_id=entity.id, start=start, end=start + len(name),
                kind=IdentifierKind.PERSON, level=FindingLevel.AUTO, score=0.9, recognizer="made up",
            )
            for start in places
        ]  # fmt: skip
    return entities, findings


def codebook(
    filling: Filling,
    documents: Sequence[Document],
    chance: random.Random,
    vocabulary: Sequence[str],
    coder: str,
    count: int,
) -> list[Code]:
    """Make codes in concepts, themes and dimensions, each in one event."""
    codes = [
        Code(
            label=" ".join(chance.choices(vocabulary, k=3)),
            origin=CodeOrigin.RESEARCHER,
            colour=at % 12,
            coder_id=coder,
        )
        for at in range(count)
    ]
    for code in codes:
        filling.add("code_created", coder, {"code": code.id, "document": documents[0].id, "assisted": False}, [code])
    members: Sequence[Record] = codes[: count * 9 // 10]
    for level, most in ((Level.CONCEPT, 60), (Level.THEME, 16), (Level.DIMENSION, 4)):
        groups = [
            Category(level=level, label=" ".join(chance.choices(vocabulary, k=2)), position=at, coder_id=coder)
            for at in range(min(most, max(len(members) // 4, 1)))
        ]
        for at, group in enumerate(groups):
            placed = [Placement(child_id=member.id, parent_id=group.id) for member in members[at :: len(groups)]]
            filling.add("category_added", coder, {"category": group.id}, [group, *placed])
        members = groups
    return codes


def code_all(
    filling: Filling, documents: Sequence[Document], codes: Sequence[Code], chance: random.Random, coder: str, each: int
) -> None:
    """Code every interview evenly, an event for each coding; one in fifty gets a memo."""
    for document in documents:
        turns = [turn for turn in document.turns if turn.can_be_coded]
        for at in range(each):
            turn = turns[at * len(turns) // each]
            start = chance.randint(turn.start, max(turn.start, turn.end - 40))
            end = min(turn.end, start + chance.randint(15, 160))
            code = chance.choice(codes).id
            coding = Coding(code_id=code, document_id=document.id, start=start, end=end, coder_id=coder)
            details = {"code": code, "document": document.id, "assisted": False}
            filling.add("coding_added", coder, details, [coding])
            if at % 50 == 0:
                memo = Memo(target_kind="Coding", target_id=coding.id, text="Noch einmal lesen.", coder_id=coder)
                filling.add("memo_written", coder, {"memo": memo.id}, [memo])


def suggest_all(
    filling: Filling,
    file: LedgerFile,
    documents: Sequence[Document],
    texts: dict[str, str],
    chance: random.Random,
    coder: str,
) -> None:
    """Let one run of a model have suggested codes for every interview; half of them are decided, half are open."""
    body = b"{}"
    with file.database.transaction():
        file.put_blob(blob_digest(body), body)
    run = Run(
        purpose="codes", provider="x", model="m", document_ids=tuple(item.id for item in documents), settings={},
        coder_id=coder, status="done",
    )  # fmt: skip
    filling.add("run_started", coder, {"run": run.id}, [run])
    for part, document in enumerate(documents):
        call = LlmCall(
            run_id=run.id, part=part, attempt=1, document_id=document.id, host="127.0.0.1", host_class="this_computer",
            model_asked="m", prompt_name="codes/de", prompt_version=1, prompt_digest="0" * 64, parameters={"seed": 1},
            request_digest=blob_digest(body), response_digest=blob_digest(body), status=CallStatus.ANSWERED,
            map_version=1,
        )  # fmt: skip
        made, decided = [], []
        turns = [turn for turn in document.turns if turn.can_be_coded and turn.end - turn.start > 60]
        for rank in range(SUGGESTIONS):
            turn, text = chance.choice(turns), texts[document.id]
            while any(family in text[turn.start : turn.start + 60] for family in FAMILIES):
                turn = chance.choice(turns)
            status = SuggestionStatus.OPEN if rank % 2 else SuggestionStatus.REJECTED
            made.append(
                Suggestion(
                    run_id=run.id, call_id=call.id, kind=SuggestionKind.CODE, rank=rank, document_id=document.id,
                    status=status, turn=turn.index, start=turn.start, end=turn.start + 50, grounding=Grounding.EXACT,
                    answered_quote=text[turn.start : turn.start + 50],
                )
            )  # fmt: skip
            if status is SuggestionStatus.REJECTED:
                decided.append(
                    Decision(suggestion_id=made[-1].id, coder_id=coder, action=DecisionAction.REJECT, seconds=3.0)
                )
        filling.add("call_answered", coder, {"run": run.id, "call": call.id}, [call, *made])
        for decision in decided:
            details = {"suggestion": decision.suggestion_id, "action": "reject"}
            filling.add("suggestion_decided", coder, details, [decision])


if __name__ == "__main__":
    made = make(Path(sys.argv[2]), int(sys.argv[1]))
    print(f"{made.stat().st_size / 1e6:.0f} MB")
