"""What a codebook of another study of ours holds beside its codes, on its way into a study.

Ids stay where they are free. Quotations come in where the study holds the same words at the same place; what that study
says of itself and of where its codes come from is kept beside them, read-only (`analysis.foreign_provenance`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from analysis.base import new_id, now
from analysis.foreign import ForeignCodebook, ForeignDetails, ForeignPlace, ForeignQuotation, Loss
from analysis.foreign_provenance import kept, mapped, texts_in
from analysis.ports import ProjectStore
from analysis.records import (
    Category,
    Code,
    CodeOrigin,
    Coding,
    Document,
    DocumentText,
    ForeignProvenance,
    Memo,
    NegativeCase,
    Original,
    Placement,
    Record,
    Rule,
    RuleKind,
)
from analysis.workflow.foreign_codes import PlannedCodes
from analysis.workflow.guard import Guard
from analysis.workflow.texts import Texts, turn_at

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KEPT_IDS = (Code, Category, Coding, Rule, NegativeCase, Memo)


class CodebookIn:
    """One codebook; `name` first, since memos refer to what it names, then `take`."""

    def __init__(
        self,
        store: ProjectStore,
        texts: Texts,
        guard: Guard,
        book: ForeignCodebook,
        planned: PlannedCodes,
        coder: str,
        coder_of: Callable[[str], str],
    ) -> None:
        self._store, self._texts, self._guard = store, texts, guard
        self._book, self._planned, self._coder, self._coder_of = book, planned, coder, coder_of
        self._taken_ids = {item.id for kind in _KEPT_IDS for item in store.all(kind)}
        self._documents = dict(self._same_documents())
        self._mine = {item.id: item for item in store.all(Document)}
        self._titles = {item.id: item.title for item in book.documents}
        self._codings: dict[str, str] = {}
        self._cases: dict[str, str] = {}
        self.lost: Counter[tuple[Loss, str]] = Counter()
        self.codings: dict[tuple[str, str, int, int, str], Coding] = {}
        self.others: list[Record] = []
        """Rules, cases, tentative homes and what is kept read-only."""

    def fresh_id(self, name: str) -> str:
        """Give the file's id where it is one and nothing here has it, else a new one."""
        found = name if _ID.fullmatch(name) and name not in self._taken_ids else new_id()
        self._taken_ids.add(found)
        return found

    # --- codes and categories ---

    def name(self) -> None:
        """Give what is planned its ids, places of labels, colours and further words."""
        planned, ids = self._planned, {}
        gone: set[str] = set()
        for node_id, record in list(planned.targets.items()):
            details = self._book.details[node_id]
            made = self._code(record, details) if isinstance(record, Code) else self._category(record, details)
            if made is None:
                gone.add(record.id)
                del planned.targets[node_id], planned.codes_by[node_id]
                self.lost[Loss.OTHER_WORDS, "label_withheld"] += 1
                continue
            made = replace(made, id=self.fresh_id(node_id))
            ids[record.id] = made.id
            planned.targets[node_id] = made
            if node_id in planned.codes_by:
                planned.codes_by[node_id] = made.id
        named = {item.id: item for item in planned.targets.values()}
        planned.codes = [item for one in planned.codes if isinstance(item := named.get(ids.get(one.id, "")), Code)]
        planned.categories = [
            item for one in planned.categories if isinstance(item := named.get(ids[one.id]), Category)
        ]
        planned.placements = [
            replace(item, child_id=ids[item.child_id], parent_id=ids.get(item.parent_id, item.parent_id))
            for item in planned.placements
            if item.child_id not in gone
        ]

    def _category(self, category: Category, details: ForeignDetails) -> Category:
        clean = self._guard.clean
        return replace(category, includes=clean(details.includes), excludes=clean(details.excludes))

    def _code(self, code: Code, details: ForeignDetails) -> Code | None:
        """Give the code with its label in vivo; None where its label is withheld and is not here either."""
        code = replace(code, colour=details.colour)
        if details.place is None:
            return None if details.label_withheld else code
        document = self._place(details.place)
        words = self._texts.slice(document, details.place.start, details.place.end) if document else ""
        is_same = bool(details.label_withheld) or self._book.has_originals or words == code.label
        if not words.strip() or not is_same:
            if not details.label_withheld:
                self.lost[Loss.OTHER_WORDS, "in-vivo"] += 1
            return None if details.label_withheld else code
        return replace(
            code,
            label=words,
            origin=CodeOrigin.IN_VIVO,
            label_document_id=document,
            label_start=details.place.start,
            label_end=details.place.end,
        )

    # --- places ---

    def _same_documents(self) -> Iterator[tuple[str, str]]:
        """Give the file's interviews (ids) with those here that have the same words."""
        texts = {item.id: item.text_digest for item in self._store.all(DocumentText)}
        here: dict[tuple[str, int], list[str]] = {}
        for document in sorted(self._store.all(Document), key=lambda item: item.number):
            if document.id in texts:
                here.setdefault((texts[document.id], document.char_count), []).append(document.id)
        for one in self._book.documents:
            found = here.get((one.text_sha256, one.char_count))
            if one.text_sha256 and found:
                yield one.id, found.pop(0)

    def _place(self, place: ForeignPlace) -> str:
        """Give the interview here that has the words of a place in one participant's turn, "" where none has."""
        document = self._mine.get(self._documents.get(place.document_id, ""))
        if document is None or place.end > document.char_count:
            return ""
        turn = turn_at(document, place.start, place.end)
        if turn is None or not turn.can_be_coded:
            return ""
        return document.id if place.text is None or self._words(document.id, place) == place.text else ""

    def _words(self, document_id: str, place: ForeignPlace) -> str | None:
        if not self._book.has_originals:
            return self._texts.slice(document_id, place.start, place.end)
        if not self._store.has_key:
            return place.text
        return self._store.get(Original, document_id).text[place.start : place.end]

    def _found(self, item: ForeignQuotation) -> str:
        document_id = self._place(item.place)
        if not document_id:
            self.lost[Loss.OTHER_WORDS, self._titles.get(item.place.document_id, "")] += 1
        return document_id

    # --- quotations and the rest ---

    def take(self) -> None:
        """Plan quotations, tentative homes, rules, passages against themes, and what is kept read-only."""
        planned = self._planned
        known = {(c.code_id, c.document_id, c.start, c.end, c.coder_id) for c in self._store.all(Coding)}
        for node_id, details in self._book.details.items():
            code_id = planned.codes_by.get(node_id) or planned.there.get(node_id)
            if code_id:
                for item in details.quotations:
                    self._quote(code_id, item, known)
            target = planned.targets.get(node_id)
            if target is not None:
                self._take_with(target, details)
            else:
                self.lost[Loss.OF_OTHER_STUDY, "rules"] += len(details.rules)
                self.lost[Loss.OF_OTHER_STUDY, "negative_cases"] += len(details.cases)
        self._anchor()
        if planned.targets:
            self.others += list(self._read_only())

    def _quote(self, code_id: str, item: ForeignQuotation, known: set[tuple[str, str, int, int, str]]) -> None:
        document_id = self._found(item)
        if not document_id:
            return
        place = code_id, document_id, item.place.start, item.place.end, self._coder_of(item.user_id)
        if place in known:
            return
        if place in self.codings:
            self.lost[Loss.TWICE, self._titles.get(item.place.document_id, "")] += 1
            return
        coding = Coding(
            id=self.fresh_id(item.id),
            code_id=code_id,
            document_id=document_id,
            start=place[2],
            end=place[3],
            coder_id=place[4],
            created_at=item.at or now(),
        )
        self.codings[place] = coding
        self._codings[item.id] = coding.id

    def _take_with(self, target: Code | Category, details: ForeignDetails) -> None:
        for home in details.homes:
            above = self._planned.targets.get(home)
            parent_id = above.id if isinstance(above, Category) else self._planned.there.get(home, "")
            if parent_id and self._is_category(parent_id):
                self.others.append(Placement(child_id=target.id, parent_id=parent_id, final=False))
            else:
                self.lost[Loss.LEVEL, target.label] += 1
        for rule in details.rules:
            self.others.append(
                Rule(
                    id=self.fresh_id(rule.id),
                    target_id=target.id,
                    kind=RuleKind(rule.kind),
                    text=self._guard.clean(rule.text),
                    version=rule.version,
                    coder_id=self._coder_of(rule.user_id),
                    created_at=rule.at or now(),
                )
            )
        for case in details.cases:
            document_id = self._found(case)
            if document_id:
                self._cases[case.id] = self.fresh_id(case.id)
                self.others.append(
                    NegativeCase(
                        id=self._cases[case.id],
                        theme_id=target.id,
                        document_id=document_id,
                        start=case.place.start,
                        end=case.place.end,
                        note=self._guard.clean(case.note),
                        found_by=case.found_by,
                        coder_id=self._coder_of(case.user_id),
                        created_at=case.at or now(),
                    )
                )

    def _is_category(self, record_id: str) -> bool:
        planned = {item.id for item in self._planned.categories}
        return record_id in planned or self._store.find(Category, record_id) is not None

    def _anchor(self) -> None:
        for node_id, record in self._planned.targets.items():
            anchor = self._codings.get(self._book.details[node_id].anchor_id, "")
            if anchor and isinstance(record, Category):
                self._planned.targets[node_id] = replace(record, anchor_coding_id=anchor)
        anchored = {item.id: item for item in self._planned.targets.values() if isinstance(item, Category)}
        self._planned.categories = [anchored[item.id] for item in self._planned.categories]

    # --- what is kept read-only ---

    def _read_only(self) -> Iterator[ForeignProvenance]:
        book, details = self._book, self._book.details
        rows = {target.id: self._of(details[node_id]) for node_id, target in self._planned.targets.items()}
        held = [*(data for data in rows.values()), book.header]
        # One look at all of it: seldom is there anything to replace, and a look costs what a text costs.
        clean = self._guard.clean if self._guard.residue([("text", "\n".join(texts_in(held)))]) else None
        documents = {mine: theirs for theirs, mine in self._documents.items()}
        header = {"data": mapped(book.header, clean) if clean else book.header}
        header |= {"documents_by": documents, "digest": book.digest}
        for target_id, data in {**rows, "": header}.items():
            cleaned = mapped(data, clean) if clean and target_id else data
            yield ForeignProvenance(
                target_id=target_id, study_id=book.study_id, data=kept(cleaned), coder_id=self._coder
            )

    def _of(self, details: ForeignDetails) -> dict[str, Any]:
        quoted = [(self._codings.get(item.id), item) for item in details.quotations]
        cases = [(self._cases.get(item.id), item) for item in details.cases]
        return {
            "provenance": details.provenance,
            "label": [details.label, details.label_withheld] if details.label_withheld else None,
            "withheld": {one: item.place.withheld for one, item in (*quoted, *cases) if one and item.place.withheld},
            "suggestions": {one: item.suggestion_id for one, item in quoted if one and item.suggestion_id},
        }
