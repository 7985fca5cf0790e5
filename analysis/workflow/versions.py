"""Named versions of the codebook, what changed between two of them, and which earlier interviews to go through again.

A version is a name for a point in the ledger; the codebook there is what the events up to it say. Nothing is copied.
What was erased since then is in no version any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from analysis.errors import InvalidInput, NotFound
from analysis.ports import ProjectStore, Put, Remove
from analysis.records import Code, CodebookVersion, Coding, Decision, Document, DocumentText, Revisit, Suggestion
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held

CHANGING = (
    "categories_merged", "category_added", "category_changed", "category_removed", "category_split", "code_changed",
    "code_created", "code_removed", "code_split", "coder_package_merged", "coder_package_opened",
    "codes_brought_in", "codes_merged", "coding_added", "coding_removed",
    "document_corrected", "document_removed", "identifier_added", "identifier_changed", "identifier_decided",
    "identifiers_detected", "identifiers_listed", "identifiers_restyled", "originals_cleaned", "participant_anonymised",
    "participant_withdrawn", "placement_changed", "project_brought_in", "redone", "speaker_changed",
    "suggestion_decided", "undone", "document_approved",
)  # fmt: skip
MERGING = ("codes_merged", "categories_merged")
_TABLES = {"Code", "Category", "Placement", "Coding"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A code or category as it is in a version; `kind` is "code" or a level, `home` the label of its final place."""

    id: str
    kind: str
    label: str
    definition: str
    home_id: str
    home: str
    quotations: int


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry that is in both versions and says something else in the later one."""

    before: Entry
    after: Entry


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed from one version to a later one. `merged` are (what went, what it went into)."""

    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    merged: tuple[tuple[Entry, Entry], ...] = ()
    renamed: tuple[Changed, ...] = ()
    moved: tuple[Changed, ...] = ()
    redefined: tuple[Changed, ...] = ()

    @property
    def is_empty(self) -> bool:
        found = (self.added, self.removed, self.merged, self.renamed, self.moved, self.redefined)
        return not any(found)


@dataclass(frozen=True, slots=True)
class ToRevisit:
    """An interview that was coded before some codes were there; `codes` are their labels, the oldest first."""

    document: Document
    coded_at: str
    codes: tuple[str, ...]


@dataclass
class _State:
    """The codebook's rows as events leave them, by table and id."""

    rows: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: {name: {} for name in _TABLES})

    def take(self, change: dict[str, Any]) -> None:
        if change["table"] in _TABLES:
            if change["after"] is None:
                self.rows[change["table"]].pop(change["id"], None)
            else:
                self.rows[change["table"]][change["id"]] = change["after"]

    def entries(self) -> dict[str, Entry]:
        labels = {row["id"]: row["label"] for name in ("Code", "Category") for row in self.rows[name].values()}
        homes = {row["child_id"]: row["parent_id"] for row in self.rows["Placement"].values() if row["final"]}
        counts: dict[str, int] = {}
        for row in self.rows["Coding"].values():
            counts[row["code_id"]] = counts.get(row["code_id"], 0) + 1
        found = {}
        for name in ("Category", "Code"):
            for row in self.rows[name].values():
                home = homes.get(row["id"], "")
                found[row["id"]] = Entry(
                    id=row["id"],
                    kind=row.get("level", "code"),
                    label=row["label"],
                    definition=row["definition"],
                    home_id=home,
                    home=labels.get(home, ""),
                    quotations=counts.get(row["id"], 0),
                )
        return found


class Versions:
    """The use cases around versions; naming one is an event and can be undone."""

    def __init__(self, store: ProjectStore, guard: Guard) -> None:
        self._store = store
        self._guard = guard

    def all(self) -> list[CodebookVersion]:
        return sorted(self._store.all(CodebookVersion), key=lambda item: (item.seq, item.created_at))

    @held
    def name(self, name: str, *, coder: str) -> CodebookVersion:
        """Name the codebook as it is now. Raises `InvalidInput` (`empty_name`, `version_named`)."""
        name = " ".join(name.split())
        if not name:
            raise InvalidInput("empty_version", "A version needs a name.", "Such as: v3, after the seventh interview.")
        if any(item.name.casefold() == name.casefold() for item in self.all()):
            raise InvalidInput(
                "version_named", "There is a version “{name}” already.", "Choose another name.", name=name[:60]
            )
        self._guard.refuse(name)
        version = CodebookVersion(name=name, seq=self._store.last_seq(), coder_id=coder)
        self._store.commit("version_named", [Put(version)], actor=coder, details={"version": version.id})
        return version

    @held
    def remove(self, version_id: str, *, coder: str) -> None:
        """Take a version's name away; the codebook and the ledger stay as they are."""
        version = self._store.get(CodebookVersion, version_id)
        self._store.commit("version_named", [Remove(version)], actor=coder, details={"version": version_id})

    def find(self, name: str) -> CodebookVersion:
        """Give the version of that name, or of that number in order (from 1). Raises `NotFound` (`no_such_version`)."""
        known = self.all()
        for number, item in enumerate(known, 1):
            if item.name.casefold() == " ".join(name.split()).casefold() or name.strip() == str(number):
                return item
        raise NotFound(
            "no_such_version",
            "There is no version “{name}”.",
            "`versions` lists them with their names.",
            name=name[:60],
        )

    @held
    def codebook(self, version: CodebookVersion | None) -> list[Entry]:
        """Give the codebook as it was in a version, or as it is now."""
        return list(self._states([version])[0].values())

    @held
    def differences(self, earlier: CodebookVersion | None, later: CodebookVersion | None = None) -> Differences:
        """Say what changed between two versions; None is the empty beginning, or now."""
        first, second = earlier.seq if earlier else 0, later.seq if later else self._store.last_seq()
        if first > second:
            return self.differences(later, earlier)
        before, after = ({}, *self._states([later])) if earlier is None else self._states([earlier, later])
        return _compared(before, after, self._merges(first, second))

    def _states(self, versions: list[CodebookVersion | None]) -> list[dict[str, Entry]]:
        """Replay the ledger once, and stop at each version on the way; they are in order."""
        state, at, found = _State(), 0, []
        for version in versions:
            until = version.seq if version else self._store.last_seq()
            for event in self._store.events(after=at, until=until, kinds=CHANGING):
                for change in event.changes:
                    state.take(change)
            at = until
            found.append(state.entries())
        return found

    def _merges(self, after: int, until: int) -> dict[str, str]:
        """Give what was merged into what; where that was undone, both are in the later version."""
        found: dict[str, str] = {}
        for event in self._store.events(after=after, until=until, kinds=MERGING):
            found.update(dict.fromkeys(event.details.get("merged", ()), event.details.get("into", "")))
        return found

    # --- what came later ---

    @held
    def to_revisit(self) -> list[ToRevisit]:
        """List the interviews that were coded before some codes were made that they do not have; in their order."""
        coded = self._last_coded()
        used: dict[str, set[str]] = {}
        for coding in self._store.all(Coding):
            used.setdefault(coding.document_id, set()).add(coding.code_id)
        codes = sorted(self._store.all(Code), key=lambda item: item.created_at)
        approved = {text.id for text in self._store.all(DocumentText)}
        found = []
        for document in sorted(self._store.all(Document), key=lambda item: item.number):
            at = coded.get(document.id, "")
            later = [code for code in codes if at and code.created_at > at and code.id not in used.get(document.id, ())]
            if later and document.id in approved:
                found.append(ToRevisit(document, at, tuple(code.label for code in later)))
        return found

    @held
    def mark_revisited(self, document_id: str, *, coder: str) -> None:
        """Say that an interview was gone through again with all codes that there are; undo takes it back."""
        revisit = Revisit(document_id=self._store.get(Document, document_id).id, coder_id=coder)
        self._store.commit("revisited", [Put(revisit)], actor=coder, details={"document": document_id})

    def _last_coded(self) -> dict[str, str]:
        """Give when each interview was last coded, decided on or gone through."""
        documents = {item.id: item.document_id for item in self._store.all(Suggestion)}
        times = [(item.document_id, item.created_at) for item in self._store.all(Coding)]
        times += [(documents.get(item.suggestion_id, ""), item.decided_at) for item in self._store.all(Decision)]
        times += [(item.document_id, item.created_at) for item in self._store.all(Revisit)]
        last: dict[str, str] = {}
        for document_id, at in times:
            last[document_id] = max(at, last.get(document_id, ""))
        return last


def _compared(before: dict[str, Entry], after: dict[str, Entry], merges: dict[str, str]) -> Differences:
    gone = [item for key, item in before.items() if key not in after]
    both = [Changed(item, after[key]) for key, item in before.items() if key in after]
    merged = [(item, after[merges[item.id]]) for item in gone if merges.get(item.id) in after]
    joined = {item.id for item, _ in merged}
    return Differences(
        added=tuple(item for key, item in after.items() if key not in before),
        removed=tuple(item for item in gone if item.id not in joined),
        merged=tuple(merged),
        renamed=tuple(item for item in both if item.before.label != item.after.label),
        moved=tuple(item for item in both if item.before.home_id != item.after.home_id),
        redefined=tuple(item for item in both if item.before.definition != item.after.definition),
    )


def as_data(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Give entries as JSON-compatible data."""
    return [
        {
            "id": item.id,
            "kind": item.kind,
            "label": item.label,
            "definition": item.definition,
            "home": item.home,
            "quotations": item.quotations,
        }
        for item in entries
    ]
