"""Her own lists: what is always replaced, what never is, and the participants' real names. Kept in the key file.

A change of a list is one act: the whole study is gone through again, and a text that comes out differently loses its
approval. What the lists hold never stands in an event's details.
"""

from __future__ import annotations

import csv
import io
import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.errors import InvalidInput
from analysis.ports import Change, Progress, ProjectStore, Put, Remove
from analysis.pseudonymization.entities import Linked, covers
from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.linking import link
from analysis.pseudonymization.own_lists import OwnLists
from analysis.records import (
    Document,
    Entity,
    IdentifierKind,
    Listed,
    ListedTerm,
    Original,
    Participant,
    SensitiveTopic,
    Study,
    Verdict,
)
from analysis.workflow.holding import held
from analysis.workflow.passages import flags
from analysis.workflow.pseudonyms import Pseudonyms
from analysis.workflow.texts import KeyState

_LONGEST = 200
_PARTICIPANT = re.compile(r"P[0-9]{1,4}")


class Lists:
    """The use cases around her own lists; all need the key file (`NotPermitted`, `key_missing`)."""

    def __init__(self, store: ProjectStore, pseudonyms: Pseudonyms) -> None:
        self._store = store
        self._pseudonyms = pseudonyms

    def terms(self, listed: Listed | None = None) -> list[ListedTerm]:
        """Give the terms, participants' names first, then by list and alphabet."""
        found = self._store.all(ListedTerm) if listed is None else self._store.all(ListedTerm, listed=listed)
        order = list(Listed)
        return sorted(
            found, key=lambda t: (not t.participant_code, t.participant_code, order.index(t.listed), key_of(t.term))
        )

    def add(
        self,
        term: str,
        listed: Listed,
        *,
        kind: IdentifierKind = IdentifierKind.OTHER,
        participant_code: str = "",
        topic: SensitiveTopic = SensitiveTopic.OTHER,
        coder: str,
    ) -> ListedTerm:
        """Put a term on a list; one that is there already is given as it is. See `add_all`."""
        made = ListedTerm(term=term, listed=listed, kind=kind, participant_code=participant_code, topic=topic)
        added = self.add_all([made], coder=coder)
        return added[0] if added else next(item for item in self._store.all(ListedTerm) if _same(item) == _same(made))

    def add_all(self, terms: Iterable[ListedTerm], *, coder: str) -> list[ListedTerm]:
        """Put terms on the lists in one act and go through the study with them; gives those that were new.

        May take seconds in a large study; may run off the GUI thread. Raises `InvalidInput` (`empty_term`,
        `long_term`, `no_such_participant`).
        """
        known = {_same(item) for item in self._store.all(ListedTerm)}
        new: list[ListedTerm] = []
        for term in terms:
            checked = self._checked(term)
            if _same(checked) not in known:
                known.add(_same(checked))
                new.append(checked)
        if new:
            self._commit([Put(item) for item in new], [], coder, added=len(new), removed=0)
        return new

    def remove(
        self,
        term_ids: Sequence[str],
        *,
        coder: str,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> None:
        """Take terms off the lists in one act, sensitive words in one of their own.

        Interviews in which one of them stands are searched anew, since only that tells what was found there without
        the list. May run off the GUI thread; raises `Cancelled`, `NotFound`.
        """
        given = [self._store.get(ListedTerm, item) for item in dict.fromkeys(term_ids)]
        words = [item for item in given if item.listed is Listed.SENSITIVE]
        if words:
            self._commit([Remove(item) for item in words], [], coder, 0, len(words))
        gone = [item for item in given if item not in words]
        lists = OwnLists(gone)
        anew = [
            item.id
            for item in self._store.all(Document)
            if item.engines and lists and lists.stands_in(self._store.get(Original, item.id).text)
        ]
        if gone:
            self._commit([Remove(item) for item in gone], anew, coder, 0, len(gone), progress, cancel)

    def read(self, text: str, listed: Listed = Listed.ALWAYS) -> list[ListedTerm]:
        """Read a list from a text or CSV file: a term a line, with a kind behind comma, semicolon or tabulator.

        Instead of a kind a participant's code may stand ("Sabine Schuster;P01"). Empty lines and those that begin with
        # are left out. Raises `InvalidInput` (`no_such_kind`).
        """
        return [_read_row(row, listed) for row in _rows(text)]

    def _checked(self, term: ListedTerm) -> ListedTerm:
        words = " ".join(term.term.split())
        if not key_of(words):
            raise InvalidInput("empty_term", "There is no word to list.", "Type a name or a word.")
        if len(words) > _LONGEST:
            raise InvalidInput("long_term", "This is too long for a list of names.", "List names and single words.")
        code = term.participant_code
        if code and (term.listed is not Listed.ALWAYS or not _PARTICIPANT.fullmatch(code)):
            raise InvalidInput(
                "no_such_participant",
                "There is no participant {participant}.",
                "Ask for the participants to see their codes.",
                participant=code[:20],
            )
        kind = IdentifierKind.PERSON if code else term.kind
        return ListedTerm(
            id=term.id, term=words, listed=term.listed, kind=kind, topic=term.topic, participant_code=code
        )

    def _commit(
        self,
        changes: list[Change],
        anew: Sequence[str],
        coder: str,
        added: int,
        removed: int,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> None:
        """Commit changes of the lists, with new participants for codes that the study does not know yet."""
        changes = [*changes, *self._new_participants(changes), *self._flagged(changes)]
        if anew:
            self._pseudonyms.detect(anew, coder=coder, progress=progress, cancel=cancel, more=changes)
            return
        details = {"added": added, "removed": removed}
        self._pseudonyms.commit_linked(
            "identifiers_listed", lambda state: self._linked_again(state, changes), coder, details, changes
        )

    def _flagged(self, changes: Sequence[Change]) -> list[Change]:
        """Give the changes of flags on passages that a change of the sensitive words means."""
        terms = {item.id: item for item in self._store.all(ListedTerm, listed=Listed.SENSITIVE)}
        before = set(terms)
        for change in changes:
            record = change.record
            if isinstance(record, ListedTerm) and record.listed is Listed.SENSITIVE:
                terms.pop(record.id, None)
                terms |= {record.id: record} if isinstance(change, Put) else {}
        if set(terms) == before:
            return []
        searched = [item.id for item in self._store.all(Document) if item.engines]
        return [change for item in searched for change in flags(self._store, item, terms.values())]

    def _linked_again(self, state: KeyState, changes: Sequence[Change]) -> Linked:
        """Link anew; what is listed from now on is no longer kept."""
        added = [item.record for item in changes if isinstance(item, Put) and isinstance(item.record, ListedTerm)]
        always = [item for item in added if item.listed is Listed.ALWAYS]
        originals, entities = list(state.originals.values()), list(state.entities.values())
        language = self._store.all(Study)[0].language
        linked = link(originals, {}, entities, list(state.findings.values()), language)
        known = state.entities | {item.id: item for item in linked.put if isinstance(item, Entity)}
        asked = [
            replace(item, verdict=Verdict.UNDECIDED, decided_by="", decided_at="")
            for item in known.values()
            if item.verdict is Verdict.KEEP and any(covers(item, term.term) for term in always)
        ]
        return replace(linked, put=(*linked.put, *asked))

    @held
    def _new_participants(self, changes: Sequence[Change]) -> list[Change]:
        known = {item.code for item in self._store.all(Participant)}
        codes = [
            change.record.participant_code
            for change in changes
            if isinstance(change, Put) and isinstance(change.record, ListedTerm)
        ]
        return [Put(Participant(code=code)) for code in dict.fromkeys(codes) if code and code not in known]


def _same(term: ListedTerm) -> tuple[str, Listed, str]:
    return key_of(term.term), term.listed, term.participant_code


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip() and not line.startswith("#")]
    delimiter = next((mark for mark in "\t;" if any(mark in line for line in lines)), ",")
    rows = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    return [cells for row in rows if (cells := [cell.strip() for cell in row]) and cells[0]]


def _read_row(row: Sequence[str], listed: Listed) -> ListedTerm:
    second = row[1] if len(row) > 1 else ""
    if _PARTICIPANT.fullmatch(second.upper()) and listed is Listed.ALWAYS:
        return ListedTerm(term=row[0], listed=listed, kind=IdentifierKind.PERSON, participant_code=second.upper())
    return ListedTerm(term=row[0], listed=listed, kind=kind_of(second))


def kind_of(given: str) -> IdentifierKind:
    """Give the kind of that name, OTHER for none. Raises `InvalidInput` (`no_such_kind`)."""
    if not given:
        return IdentifierKind.OTHER
    if given.upper() not in IdentifierKind.__members__:
        raise InvalidInput(
            "no_such_kind",
            "“{kind}” is no kind of identifier.",
            "Use one of: {kinds}.",
            kind=given[:30],
            kinds=", ".join(IdentifierKind),
        )
    return IdentifierKind[given.upper()]
