"""Bringing a second coder's package back: what of it is new, where it stands now, and how the two sides differ.

One recorded act, which undo takes back as a whole. What was taken once is not taken again, also where it was removed
since. The study's own codes, labels and codings are never changed by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from analysis.coder_package import MERGED, CoderPackage, Line, MergePreview, What
from analysis.errors import StudyFileError
from analysis.ports import Change, ProjectStore, Put, blob_digest
from analysis.pseudonymization.permission import WITHHELD_TEXT
from analysis.pseudonymization.withheld_words import WithheldWords
from analysis.records import Category, Code, CodeOrigin, Coder, Coding, Document, Memo, Placement, Study
from analysis.workflow.coder_places import Places
from analysis.workflow.comparing_coders import compared
from analysis.workflow.guard import Guard
from analysis.workflow.hand_coding import labelled_code
from analysis.workflow.holding import held
from analysis.workflow.packaging import made_packages
from analysis.workflow.removing import without_codings
from analysis.workflow.texts import Texts
from analysis.workflow.versions import MERGING


class TakingBackIn:
    """The use cases around a package that comes back."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard

    @held
    def preview(self, package: CoderPackage) -> MergePreview:
        """Say what merging would do; nothing is changed. Raises `StudyFileError` (`other_study`, `package_altered`)."""
        return self._act(package).said()

    @held
    def merge(self, package: CoderPackage, *, coder: str) -> MergePreview:
        """Take in what is new, in one step; nothing is recorded where nothing is. Raises as `preview` does."""
        act = self._act(package)
        said = act.said()
        if act.changes:
            details = act.details(said)
            self._store.commit(MERGED, act.changes, actor=coder, details=details, blobs=[package.record])
        return said

    def _act(self, package: CoderPackage) -> _Act:
        require_own(self._store, package.opening.package, package.opening.origin, package.hashes[0])
        act = _Act(self._store, self._texts, self._guard, package)
        act.run()
        return act


def require_own(store: ProjectStore, package: str, origin: str, opened: str) -> None:
    """Raise `StudyFileError` unless this study made the package, which still begins as it did."""
    known = made_packages(store).get(package)
    if known is None:
        other = origin != store.all(Study)[0].id
        raise StudyFileError(
            "other_study",
            "This package was made from another study."
            if other
            else "This study does not know that package: it was put back to a state before it was made.",
            "Nothing was changed. Open the study that it was made from, and merge it there.",
        )
    if known != opened:
        raise altered()


def altered() -> StudyFileError:
    return StudyFileError(
        "package_altered",
        "This package was altered outside Verbatim: it does not say what its ledger recorded.",
        "Nothing was changed. Ask for the file as it was when it was closed in Verbatim.",
    )


class _Earlier:
    """What earlier merges of the same package took, those that were undone left out."""

    def __init__(self, store: ProjectStore, package: str) -> None:
        self.ids: set[str] = set()
        self.memos: dict[str, str] = {}
        self.heads: set[str] = set()
        undone = self._undone(store)
        for event in store.events(kinds=(MERGED,)):
            if event.details.get("package") == package and event.id not in undone:
                self.heads.add(str(event.details.get("head", "")))
                for change in event.changes:
                    self._take(change)

    def _take(self, change: dict[str, Any]) -> None:
        if change["after"] is not None:
            self.ids.add(change["id"])
            if change["table"] == "Memo":
                self.memos[change["id"]] = change["after"]["text"]

    @staticmethod
    def _undone(store: ProjectStore) -> set[str]:
        """Give the ids of events that are taken back now: an undo may itself be undone by a redo."""
        undone: dict[str, str] = {}
        for event in store.events(kinds=("undone", "redone")):
            taken_back = str(event.details.get("undoes", ""))
            if event.kind == "undone":
                undone[event.id] = taken_back
            else:
                undone.pop(taken_back, None)
        return set(undone.values())


class _Act:
    """One package on its way into a study; `changes` are what is to be committed."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard, package: CoderPackage) -> None:
        self._store, self._texts, self._guard, self._package = store, texts, guard, package
        self._earlier = _Earlier(store, package.opening.package)
        self._places = Places(store, texts, package)
        self._known = {item.id: item for item in store.all(Coding)}
        self._spots = {_spot(item): item for item in self._known.values()}
        self._codes = {item.id: item for item in store.all(Code)}
        self._merges: dict[str, str] = {}
        for event in store.events(kinds=MERGING):
            self._merges.update(dict.fromkeys(event.details.get("merged", ()), event.details.get("into", "")))
        self._coders = {item.id: item for item in store.all(Coder)}
        self._new_coders: dict[str, Coder] = {}
        self._names = {item.id: item.name for item in package.coders}
        self._taken: dict[str, Coding] = {}
        self._there: dict[str, Coding] = {}
        self._new_codes: dict[str, Code] = {}
        self._memos: list[Memo] = []
        self._gone: list[Coding] = []
        self._lines: list[Line] = []
        self._refused: Counter[Line] = Counter()
        self.changes: list[Change] = []

    def run(self) -> None:
        for coding in sorted(self._package.codings, key=lambda item: (item.document_id, item.start, item.end)):
            self._take(coding)
        self._name_codes()
        self._take_uncoded()
        self._take_back()
        self._take_memos()
        self._say_codes()
        self.changes = list(self._changes())

    # --- codings ---

    def _take(self, coding: Coding) -> None:
        coder_id = self._coder_of(coding.coder_id)
        if coder_id is None:
            self._refuse(What.OTHER_CODER, coding)
            return
        known = self._known.get(coding.id)
        if known is not None:
            self._there[coding.id] = known
            return
        if coding.id in self._earlier.ids:
            return
        code_id = self.code_for(coding.code_id)
        place = self._places.of(coding)
        if code_id is None or place.why is not None:
            self._refuse(place.why or What.CODE_REMOVED, coding)
            return
        here = replace(coding, code_id=code_id, coder_id=coder_id, suggestion_id="", start=place.start, end=place.end)
        same = self._spots.setdefault(_spot(here), here)
        if same is not here:
            self._there[coding.id] = same
            return
        self._taken[coding.id] = here
        if place.is_corrected:
            self._lines.append(self._line(What.WORDS_CORRECTED, here))

    def _coder_of(self, coder_id: str) -> str | None:
        """Give who coded, made anew where nobody here has that name; None for somebody else of this study."""
        mine = self._package.opening.coder_id
        if coder_id in ("", mine):
            return mine
        name = self._names.get(coder_id, "").casefold()
        if coder_id in self._coders or any(item.name.casefold() == name for item in self._coders.values()):
            return None
        self._new_coders.setdefault(coder_id, next(item for item in self._package.coders if item.id == coder_id))
        return coder_id

    def code_for(self, code_id: str) -> str | None:
        """Give the study's code that one of the package's is now; None where it was removed here."""
        seen = set()
        while code_id not in self._codes and code_id in self._merges and code_id not in seen:
            seen.add(code_id)
            code_id = self._merges[code_id]
        if code_id in self._codes:
            return code_id
        is_new = code_id not in self._package.base and code_id not in self._earlier.ids
        return code_id if is_new and code_id in self._package.codes else None

    def _take_back(self) -> None:
        """Remove what an earlier state of this package brought and the second coder has taken off since."""
        if not self._earlier.heads or not self._earlier.heads <= set(self._package.hashes):
            return
        still = {item.id for item in self._package.codings}
        mine = self._package.opening.coder_id
        for coding in self._known.values():
            if coding.id in self._earlier.ids and coding.id not in still and coding.coder_id == mine:
                self._gone.append(coding)
                self._lines.append(self._line(What.TAKEN_BACK, coding))

    # --- codes ---

    def _name_codes(self) -> None:
        """Take the new codes that have codings here, labels in vivo read from the study's own text."""
        for coding in self._taken.values():
            if coding.code_id not in self._codes and coding.code_id not in self._new_codes:
                self._new_codes[coding.code_id] = self._own(self._package.codes[coding.code_id], coding)

    def _take_uncoded(self) -> None:
        """Take new codes without any coding; those whose every coding was refused stay in the package."""
        coded = {item.code_id for item in self._package.codings}
        for code in self._package.codes.values():
            is_known = code.id in self._package.base or code.id in self._earlier.ids or code.id in self._codes
            if not is_known and code.id not in coded and self._coder_of(code.coder_id) is not None:
                self._new_codes[code.id] = self._own(code, None)

    def _own(self, code: Code, coding: Coding | None) -> Code:
        no_place = {"label_document_id": "", "label_start": -1, "label_end": -1}
        bare = replace(
            code,
            label=" ".join(self._clean(code.label).split()) or WITHHELD_TEXT,
            definition=self._clean(code.definition),
            suggestion_id="",
            coder_id=self._coder_of(code.coder_id) or "",
        )
        if code.origin is not CodeOrigin.IN_VIVO:
            return bare
        place = self._places.at(code.label_document_id, code.label_start, code.label_end)
        if place.why is None and not place.is_corrected:
            label = self._texts.slice(code.label_document_id, place.start, place.end)
            return replace(bare, label=label, label_start=place.start, label_end=place.end)
        if place.why is What.INTERVIEW_GONE and coding is not None:
            named = labelled_code(self._texts, coding.document_id, coding.start, coding.end, None)
            where = named.label_document_id, named.label_start, named.label_end
            return replace(
                bare, label=named.label, label_document_id=where[0], label_start=where[1], label_end=where[2]
            )
        return replace(bare, origin=CodeOrigin.RESEARCHER, **no_place)  # type: ignore[arg-type]

    def _placements(self) -> Iterator[Placement]:
        for item in self._package.placements:
            if item.child_id in self._new_codes and self._store.find(Category, item.parent_id):
                yield item

    def _say_codes(self) -> None:
        labels = {item.label.casefold(): item.label for item in self._codes.values()}
        for code in self._new_codes.values():
            same = labels.get(code.label.casefold(), "")
            self._lines.append(Line(What.SAME_LABEL if same else What.NEW_CODE, code.label, same))
        for code_id, was in self._package.base.items():
            there, here = self._package.codes.get(code_id), self._codes.get(code_id)
            into = self.code_for(code_id)
            if here is None and into:
                self._lines.append(Line(What.CODE_MERGED, was.label, self._codes[into].label))
            elif here is None:
                self._lines.append(Line(What.CODE_REMOVED, was.label))
            elif was.label not in (here.label, WITHHELD_TEXT):
                self._lines.append(Line(What.RENAMED_HERE, was.label, here.label))
            if there is not None and there.label != was.label:
                self._lines.append(
                    Line(What.RENAMED_THERE, self._clean(there.label), here.label if here else was.label)
                )
            if there is not None and there.definition != was.definition:
                here_called = here.label if here else was.label
                self._lines.append(
                    Line(What.DEFINED_THERE, self._clean(there.label), here_called, words=self._clean(there.definition))
                )

    # --- memos ---

    def _take_memos(self) -> None:
        for memo in self._package.memos:
            coder_id, target = self._coder_of(memo.coder_id), self._target(memo)
            if coder_id is None or target is None:
                continue
            taken = replace(memo, text=self._clean(memo.text), target_id=target, coder_id=coder_id)
            here, before = self._store.find(Memo, memo.id), self._earlier.memos.get(memo.id)
            is_edited = here is not None and here.text == before and taken.text != before
            if is_edited or (here is None and before is None):
                self._memos.append(taken)

    def _target(self, memo: Memo) -> str | None:
        """Give what a memo is about in the study; None where that is not in it."""
        if not memo.target_kind:
            return ""
        if memo.target_kind == "Document":
            return memo.target_id if self._store.find(Document, memo.target_id) else None
        if memo.target_kind == "Coding":
            there = self._taken.get(memo.target_id) or self._there.get(memo.target_id)
            return there.id if there else None
        if memo.target_kind == "Code":
            code_id = self.code_for(memo.target_id)
            return code_id if code_id in self._codes or code_id in self._new_codes else None
        return None

    @cached_property
    def _withdrawn(self) -> WithheldWords:
        """Know the words of interviews that are not in the study any more."""
        gone: list[str] = []
        left: list[str] = []
        for document_id, document in self._package.documents.items():
            shown = self._package.texts[document_id]
            for turn in document.turns:
                words = shown.slice(turn.start, turn.end)
                (gone if self._places.is_gone(document_id, turn) else left).append(words)
        return WithheldWords(gone, unless=left)

    def _clean(self, text: str) -> str:
        return self._guard.clean(self._withdrawn.cleaned(text))

    # --- saying it ---

    def _refuse(self, why: What, coding: Coding) -> None:
        document = self._store.find(Document, coding.document_id)
        code = self._label(coding.code_id) if why in (What.CODE_REMOVED, What.NO_PLACE) else ""
        self._refused[Line(why, code, "", document.title if document else "")] += 1

    def _label(self, code_id: str) -> str:
        code = self._new_codes.get(code_id) or self._codes.get(code_id) or self._package.codes.get(code_id)
        return self._clean(code.label) if code else ""

    def _line(self, what: What, coding: Coding) -> Line:
        where = self._places.said(coding)
        return Line(what, self._label(coding.code_id), "", *where)

    def said(self) -> MergePreview:
        package = self._package
        mine = [*self._taken.values(), *(item for item in self._there.values() if item not in self._gone)]
        label = {item.id: item.label for item in (*self._codes.values(), *self._new_codes.values())}
        gone = {item.id for item in self._gone}
        ours = [item for item in self._known.values() if item.id not in gone]
        lines = [*self._lines, *(replace(line, count=count) for line, count in self._refused.items())]
        lines += compared(mine, ours, package.opening.coder_id, label, self._places.said)
        lines += [Line(What.LEFT, kind, count=count) for kind, count in package.left.items() if count]
        return MergePreview(
            coder=self._names.get(package.opening.coder_id, ""),
            version=package.opening.version,
            codings=len(self._taken),
            codes=len(self._new_codes),
            memos=len(self._memos),
            removed=len(self._gone),
            assisted=len(package.assisted & self._taken.keys()),
            known=len(self._there),
            lines=tuple(lines),
        )

    def details(self, said: MergePreview) -> dict[str, Any]:
        """Say for the ledger what came in, by counts, and which state of which package it was."""
        package = self._package
        return {
            "package": package.opening.package,
            "head": package.hashes[-1],
            "sha256": package.sha256,
            "record": blob_digest(package.record.data),
            "codings": said.codings,
            "codes": said.codes,
            "memos": said.memos,
            "removed": said.removed,
            "refused": sum(self._refused.values()),
            "assisted": sorted(package.assisted & self._taken.keys()),
        }

    def _changes(self) -> Iterator[Change]:
        made: list[Coding | Memo | Code] = [*self._taken.values(), *self._memos, *self._new_codes.values()]
        by = {item.coder_id for item in made}
        yield from (Put(item) for item in self._new_coders.values() if item.id in by)
        yield from (Put(item) for item in self._new_codes.values())
        yield from (Put(item) for item in self._placements())
        yield from (Put(item) for item in self._taken.values())
        yield from without_codings(self._store, self._gone)
        yield from (Put(item) for item in self._memos)


def _spot(coding: Coding) -> tuple[object, ...]:
    return coding.code_id, coding.document_id, coding.start, coding.end, coding.coder_id
