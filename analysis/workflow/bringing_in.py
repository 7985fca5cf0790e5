"""Bringing another program's project or codebook into a study: one recorded act, which undo takes back as a whole.

Transcripts come in as originals, not looked through and not approved; codings keep to one participant's turn each. All
codes are the researcher's, since no words are pseudonymised yet that a label in vivo could be a slice of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from analysis.errors import InvalidInput
from analysis.foreign import ForeignCoding, ForeignNote, ForeignProject, ForeignSource, Loss, NotKept
from analysis.ports import ProjectStore, Put
from analysis.records import (
    Category,
    Code,
    Coder,
    Coding,
    Document,
    ForeignProvenance,
    Level,
    Memo,
    MemoKind,
    NegativeCase,
    Original,
    Participant,
    Placement,
    Record,
    Rule,
    now,
)
from analysis.transcript import SpeakerRole
from analysis.workflow.codebook_in import CodebookIn
from analysis.workflow.foreign_codes import Known, PlannedCodes, planned_codes
from analysis.workflow.guard import Guard
from analysis.workflow.hand_coding import next_colour
from analysis.workflow.holding import held
from analysis.workflow.texts import Texts
from analysis.workflow.transcripts import as_interview, last_given, last_person, participant_codes

BROUGHT_IN = "project_brought_in"
CODES_BROUGHT_IN = "codes_brought_in"


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came in, and what could not be kept as it was."""

    documents: tuple[Document, ...]
    codes: int
    categories: int
    codings: int
    memos: int
    rules: int
    negative_cases: int
    keeps_provenance: bool
    not_kept: tuple[NotKept, ...]


@dataclass(frozen=True, slots=True)
class ComingNode:
    """A code or category of a file: in what it stands (labels, uppermost first), and how many quotations come with it.

    `is_new` is False where the study has it already.
    """

    label: str
    definition: str
    is_code: bool
    within: tuple[str, ...]
    is_new: bool
    quotations: int


@dataclass(frozen=True, slots=True)
class Coming:
    """What would come in."""

    nodes: tuple[ComingNode, ...]
    brought_in: BroughtIn


class BringingIn:
    """The use case around another program's files."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard

    @held
    def preview(self, project: ForeignProject, *, coder: str) -> Coming:
        """Say what taking it in would do; nothing is changed. Raises `InvalidInput` (`duplicate_file`)."""
        act = _Act(self._store, self._texts, self._guard, project, coder)
        act.run()
        return act.coming()

    @held
    def take(self, project: ForeignProject, *, coder: str) -> BroughtIn:
        """Take all of it in, or nothing.

        Raises `InvalidInput` (`nothing_to_take`, `all_there`, `duplicate_file`), `NotPermitted` (`key_missing`) for
        interviews without the key file.
        """
        act = _Act(self._store, self._texts, self._guard, project, coder)
        act.run()
        if not (act.documents or act.planned.codes or act.planned.categories or act.codings or act.memos):
            if any(item.loss is Loss.THERE for item in act.planned.not_kept):
                raise InvalidInput(
                    "all_there", "All codes of this file are in the study already.", "Nothing was added."
                )
            raise InvalidInput(
                "nothing_to_take",
                "This file holds no text and no code that could be taken in.",
                "Export it anew from the program that it comes from, with its documents.",
            )
        kind = BROUGHT_IN if act.documents else CODES_BROUGHT_IN
        self._store.commit(kind, [Put(record) for record in act.records()], actor=coder, details=act.details())
        return act.brought_in()


class _Act:
    """One project on its way into a study; `records` are what is to be committed."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard, project: ForeignProject, coder: str) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard
        self._project = project
        self._coder = coder
        self._lost: Counter[tuple[Loss, str]] = Counter()
        self._coders = {item.name.casefold(): item for item in store.all(Coder)}
        self._new_coders: list[Coder] = []
        self._originals: list[Original] = []
        self._people: dict[str, Participant] = {}
        self._documents_by: dict[str, Document] = {}
        self.planned = PlannedCodes()
        self.documents: list[Document] = []
        self.codings: dict[tuple[str, str, int, int, str], Coding] = {}
        self.memos: list[Memo] = []
        self._used_notes: set[str] = set()
        self._book: CodebookIn | None = None

    def run(self) -> None:
        project, store = self._project, self._store
        sources = list(self._wanted())
        kept = {code.id for root in project.codes for code in root.walk()}
        coded = {item.code_id for source in sources for item in source.codings} & kept
        positions = {
            level: max((item.position for item in store.all(Category, level=level)), default=-1) + 1 for level in Level
        }
        known = _known(store) if project.joins else None
        self.planned = planned_codes(
            project, coded, self._guard.clean, positions, self._coder, next_colour(store), known
        )
        if project.codebook is not None:
            self._book = CodebookIn(
                store, self._texts, self._guard, project.codebook, self.planned, self._coder, self._coder_of
            )
            self._book.name()
        for node in (code for root in project.codes for code in root.walk()):
            target = self.planned.targets.get(node.id)
            if target is not None:
                self._remember(node.note_ids, target)
            elif project.joins:
                self._used_notes.update(node.note_ids)
        self._take_sources(sources)
        self._take_cases()
        if self._book is not None:
            self._book.take()
            self.codings.update(self._book.codings)
        self._remember(project.note_ids, None)
        self._remember([item for item in project.notes if item not in self._used_notes], None)

    def records(self) -> Iterator[Record]:
        yield from self._new_coders
        yield from self.documents
        yield from self._originals
        yield from self._people.values()
        yield from self.planned.codes
        yield from self.codings.values()
        yield from self.planned.categories
        yield from self.planned.placements
        yield from self._others
        yield from self.memos

    @property
    def _others(self) -> list[Record]:
        return self._book.others if self._book else []

    def _count(self, kind: type[Record]) -> int:
        return sum(isinstance(item, kind) for item in self._others)

    def brought_in(self) -> BroughtIn:
        return BroughtIn(
            tuple(self.documents),
            len(self.planned.codes),
            len(self.planned.categories),
            len(self.codings),
            len(self.memos),
            self._count(Rule),
            self._count(NegativeCase),
            self._count(ForeignProvenance) > 0,
            tuple(self.not_kept()),
        )

    def coming(self) -> Coming:
        """Say of each code and category what it would be here."""
        quotations = Counter(item.code_id for item in self.codings.values())
        parents = {item.child_id: item.parent_id for item in self.planned.placements if item.final}
        categories = {item.id: item for item in (*self._store.all(Category), *self.planned.categories)}
        return Coming(tuple(self._nodes(quotations, parents, categories)), self.brought_in())

    def _nodes(
        self, quotations: Mapping[str, int], parents: Mapping[str, str], categories: Mapping[str, Category]
    ) -> Iterator[ComingNode]:
        places = {item.child_id: item.parent_id for item in self._store.all(Placement, final=True)}
        for node in (code for root in self._project.codes for code in root.walk()):
            target = self.planned.targets.get(node.id)
            record_id = target.id if target else self.planned.there.get(node.id, "")
            if not record_id:
                continue
            found = target or self._store.find(Category, record_id) or self._store.get(Code, record_id)
            above: list[str] = []
            at = record_id
            while at := {**places, **parents}.get(at, ""):
                above.insert(0, categories[at].label)
            is_code = isinstance(found, Code)
            yield ComingNode(
                found.label, found.definition, is_code, tuple(above), target is not None, quotations.get(record_id, 0)
            )

    def details(self) -> dict[str, Any]:
        """Say for the ledger what came in: counts and the program, never a name of the file's."""
        losses: Counter[str] = Counter()
        for item in self.not_kept():
            losses[item.loss.value] += item.count
        return {
            "documents": [item.id for item in self.documents],
            "codes": len(self.planned.codes),
            "categories": len(self.planned.categories),
            "codings": len(self.codings),
            "memos": len(self.memos),
            "rules": self._count(Rule),
            "negative_cases": self._count(NegativeCase),
            "positions": self._project.positions,
            "not_kept": dict(losses),
        }

    def not_kept(self) -> list[NotKept]:
        lost = self._lost + (self._book.lost if self._book else Counter())
        own = [NotKept(loss, what, count) for (loss, what), count in lost.items()]
        return [*self._project.not_kept, *self.planned.not_kept, *own]

    # --- interviews and codings ---

    def _wanted(self) -> Iterator[ForeignSource]:
        """Give the sources that come in. Raises `InvalidInput` (`duplicate_file`) where one is in the study already."""
        known = {item.text: item.id for item in self._store.all(Original)} if self._project.sources else {}
        seen: set[str] = set()
        for source in self._project.sources:
            text = source.transcript.text
            if text in known:
                title = self._store.get(Document, known[text]).title
                raise InvalidInput(
                    "duplicate_file",
                    "This interview is in the study already, as “{title}”.",
                    "Nothing was added.",
                    title=title,
                )
            if text in seen:
                self._lost[Loss.TWICE, source.name] += max(1, len(source.codings))
                continue
            seen.add(text)
            yield source

    def _take_sources(self, sources: list[ForeignSource]) -> None:
        people = self._store.all(Participant)
        last, taken = last_given(self._store), {item.code for item in people}
        number = max((item.number for item in self._store.all(Document)), default=0)
        for source in sources:
            number += 1
            document, original = as_interview(source.transcript, number, last)
            self.documents.append(document)
            self._originals.append(original)
            self._documents_by[source.id] = document
            for code in participant_codes(original.speakers):
                if code not in taken:
                    self._people[code] = Participant(code=code)
            last = max(last, last_person(self._people.values()))
            for coding in source.codings:
                self._take_coding(coding, source, document)
            self._remember(source.note_ids, document)
            self._give(document, source.name, source.variables)

    def _take_coding(self, coding: ForeignCoding, source: ForeignSource, document: Document) -> None:
        code_id = self.planned.codes_by.get(coding.code_id)
        if code_id is None:
            self._lost[Loss.NO_CODE, source.name] += 1
            return
        parts = list(_in_turns(document, source.transcript.text, coding.start, coding.end))
        if not parts:
            self._lost[Loss.NO_PARTICIPANT, source.name] += 1
            return
        if sum(end - start for start, end in parts) < _spoken(source.transcript.text, coding.start, coding.end):
            self._lost[Loss.CUT, source.name] += 1
        by = self._coder_of(coding.user_id)
        for start, end in parts:
            place = (code_id, document.id, start, end, by)
            if place in self.codings:
                self._lost[Loss.TWICE, source.name] += 1
            else:
                self.codings[place] = Coding(
                    code_id=code_id, document_id=document.id, start=start, end=end, coder_id=by,
                    created_at=coding.at or now(),
                )  # fmt: skip
        first = self.codings[(code_id, document.id, *parts[0], by)]
        self._remember(coding.note_ids, first)

    def _coder_of(self, user_id: str) -> str:
        """Give the coder of the file's user, made anew where nobody here has that name; who imports, without a name."""
        name = " ".join(self._project.users.get(user_id, "").split())
        if not name:
            return self._coder
        found = self._coders.get(name.casefold())
        if found is None:
            found = self._coders[name.casefold()] = Coder(name=name)
            self._new_coders.append(found)
        return found.id

    # --- people ---

    def _take_cases(self) -> None:
        for case in self._project.cases:
            documents = [self._documents_by[item] for item in case.source_ids if item in self._documents_by]
            if not documents:
                self._lost[Loss.CASE, case.name] += 1
            for document in documents:
                self._give(document, case.name, case.variables)

    def _give(self, document: Document, name: str, variables: dict[str, str]) -> None:
        """Let the one participant of an interview have these values; a case's own name is kept nowhere."""
        codes = {turn.speaker for turn in document.turns if turn.role is SpeakerRole.PARTICIPANT}
        if not variables:
            return
        if len(codes) != 1:
            self._lost[Loss.CASE, name] += len(variables)
            return
        person = self._people[codes.pop()]
        fitting = {key: value for key, value in variables.items() if self._is_clean(key, value)}
        attributes = {**person.attributes, **{key: _value(value) for key, value in fitting.items()}}
        self._people[person.code] = replace(person, attributes=attributes)

    def _is_clean(self, key: str, value: str) -> bool:
        if self._guard.residue([("text", f"{key}: {value}")]):
            self._lost[Loss.ATTRIBUTE, key] += 1
            return False
        return True

    # --- memos ---

    def _remember(self, note_ids: list[str] | tuple[str, ...], target: Record | None) -> None:
        for note_id in note_ids:
            note = self._project.notes.get(note_id)
            if note is not None:
                self._used_notes.add(note_id)
                made = self._memo(note, target)
                self.memos.append(replace(made, id=self._book.fresh_id(note_id)) if self._book else made)

    def _memo(self, note: ForeignNote, target: Record | None) -> Memo:
        is_told = not note.name or note.text.startswith(note.name)
        text = note.text if is_told else f"{note.name}\n{note.text}"
        return Memo(
            target_kind=type(target).__name__ if target else "",
            target_id=target.id if target else "",
            kind=note.kind or MemoKind.CODE.value,
            text=self._guard.clean(text),
            coder_id=self._coder_of(note.user_id),
            created_at=note.at or now(),
        )


def _known(store: ProjectStore) -> Known:
    return Known(
        {code.label.casefold(): code for code in store.all(Code)},
        {(item.level, item.label.casefold()): item for item in store.all(Category)},
    )


def _in_turns(document: Document, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the parts of a span that lie in participants' turns, without outer space."""
    for turn in document.turns:
        first, last = max(start, turn.start), min(end, turn.end)
        if turn.can_be_coded and first < last:
            words = text[first:last]
            first += len(words) - len(words.lstrip())
            last -= len(words) - len(words.rstrip())
            if first < last:
                yield first, last


def _spoken(text: str, start: int, end: int) -> int:
    return len(text[start:end].strip())


def _value(text: str) -> str | int:
    """Read whole numbers as numbers, unless a zero in front says that they are none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 and str(int(text)) == text else text
