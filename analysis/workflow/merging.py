"""Codes and categories made one, or divided, each in one step that can be undone.

What stays keeps its id, quotations keep theirs, and the ledger has the history of both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.errors import InvalidInput
from analysis.ports import Change, ProjectStore, Put, Remove
from analysis.records import Category, Code, CodeOrigin, Coding, Memo, Placement
from analysis.workflow.guard import Guard
from analysis.workflow.hand_coding import labelled_code, next_colour
from analysis.workflow.holding import held
from analysis.workflow.negative_cases import cases_to
from analysis.workflow.relations import relations_to
from analysis.workflow.removing import without_codings
from analysis.workflow.ruling import rules_to
from analysis.workflow.structure import checked_label, new_category, placed, require_fit
from analysis.workflow.texts import Texts


class Merging:
    """The use cases that make one of several and several of one."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard

    @held
    def merge_codes(self, code_ids: Sequence[str], into_id: str, *, coder: str) -> Code:
        """Let `into_id` stand for the other codes too: their quotations and memos are its own from then on.

        A quotation that both have is kept once. The target keeps its label, definition and place; without a place it
        takes that of the first one that has one. Raises `InvalidInput` (`nothing_to_merge`).
        """
        kept = self._store.get(Code, into_id)
        others = [self._store.get(Code, item) for item in dict.fromkeys(code_ids) if item != into_id]
        _require_others(others)
        spans = {(c.document_id, c.start, c.end): c.id for c in self._store.all(Coding, code_id=into_id)}
        changes: list[Change] = []
        for other in others:
            for coding in self._store.all(Coding, code_id=other.id):
                place = coding.document_id, coding.start, coding.end
                if place in spans:
                    changes += self._same(coding, spans[place])
                else:
                    spans[place] = coding.id
                    changes.append(Put(replace(coding, code_id=into_id)))
        ids = [other.id for other in others]
        changes += self._memos_to(ids, into_id)
        changes += self._places_to(ids, into_id)
        changes += rules_to(self._store, dict.fromkeys(ids, into_id))
        changes += [Remove(other) for other in others]
        self._store.commit("codes_merged", changes, actor=coder, details={"into": into_id, "merged": ids})
        return kept

    @held
    def split_code(self, code_id: str, coding_ids: Sequence[str], label: str, *, coder: str) -> Code:
        """Give some quotations of a code a code of their own, in the same place; gives the new one.

        Words of the first of them make it in vivo. Raises `InvalidInput` (`nothing_left`, `empty_label`).
        """
        code = self._store.get(Code, code_id)
        theirs = self._store.all(Coding, code_id=code_id)
        chosen = [item for item in theirs if item.id in set(coding_ids)]
        if not chosen or len(chosen) == len(theirs) or len(chosen) != len(set(coding_ids)):
            raise InvalidInput(
                "nothing_left_over", "A split leaves quotations on both sides.", "Choose some of its quotations."
            )
        label = self._guard.clean(checked_label(label))
        first = chosen[0]
        made = labelled_code(self._texts, first.document_id, first.start, first.end, label)
        made = replace(made, colour=next_colour(self._store), coder_id=coder)
        changes: list[Change] = [Put(made), *(Put(replace(item, code_id=made.id)) for item in chosen)]
        changes += [
            Put(Placement(child_id=made.id, parent_id=item.parent_id, final=item.final))
            for item in self._store.all(Placement, child_id=code_id)
        ]
        changes += self._named_anew(code, [item for item in theirs if item not in chosen])
        details = {"code": code_id, "into": made.id, "codings": [item.id for item in chosen]}
        self._store.commit("code_split", changes, actor=coder, details=details)
        return made

    @held
    def merge_categories(self, category_ids: Sequence[str], into_id: str, *, coder: str) -> Category:
        """Let a category stand for others of its level: their members and memos are its own from then on.

        Raises `InvalidInput` (`nothing_to_merge`, `other_level`).
        """
        kept = self._store.get(Category, into_id)
        others = [self._store.get(Category, item) for item in dict.fromkeys(category_ids) if item != into_id]
        _require_others(others)
        if any(item.level is not kept.level for item in others):
            raise InvalidInput(
                "other_level",
                "Only categories of one level can be merged.",
                "Choose concepts, or themes, or dimensions.",
            )
        ids = [item.id for item in others]
        there = {item.child_id for item in self._store.all(Placement, parent_id=into_id)}
        changes: list[Change] = []
        for other in ids:
            for item in self._store.all(Placement, parent_id=other):
                changes.append(Remove(item) if item.child_id in there else Put(replace(item, parent_id=into_id)))
                there.add(item.child_id)
        changes += self._memos_to(ids, into_id)
        changes += self._places_to(ids, into_id)
        changes += relations_to(self._store, dict.fromkeys(ids, into_id))
        changes += rules_to(self._store, dict.fromkeys(ids, into_id))
        changes += cases_to(self._store, dict.fromkeys(ids, into_id))
        changes += [Remove(item) for item in others]
        self._store.commit("categories_merged", changes, actor=coder, details={"into": into_id, "merged": ids})
        return kept

    @held
    def split_category(self, category_id: str, member_ids: Sequence[str], label: str, *, coder: str) -> Category:
        """Give some members of a category one of their own, in the same place.

        Raises `InvalidInput` (`nothing_left`, `empty_label`).
        """
        category = self._store.get(Category, category_id)
        theirs = self._store.all(Placement, parent_id=category_id)
        chosen = [item for item in theirs if item.child_id in set(member_ids)]
        if not chosen or len(chosen) == len(theirs) or len(chosen) != len(set(member_ids)):
            raise InvalidInput(
                "nothing_left", "A split leaves members on both sides.", "Choose some of the members, not all."
            )
        made = new_category(self._store, category.level, self._guard.clean(checked_label(label)), coder)
        changes: list[Change] = [Put(made), *(Put(replace(item, parent_id=made.id)) for item in chosen)]
        for item in self._store.all(Placement, child_id=category_id):
            changes.append(Put(Placement(child_id=made.id, parent_id=item.parent_id, final=item.final)))
        details = {"category": category_id, "into": made.id, "members": [item.child_id for item in chosen]}
        self._store.commit("category_split", changes, actor=coder, details=details)
        return made

    # --- parts ---

    def _same(self, coding: Coding, kept_id: str) -> list[Change]:
        """Let one coding of the same words stand for two: memos and anchors go over to it."""
        changes = self._memos_to([coding.id], kept_id)
        anchored = self._store.all(Category, anchor_coding_id=coding.id)
        changes += [Put(replace(category, anchor_coding_id=kept_id)) for category in anchored]
        moved = {change.record.id for change in changes}
        return [*changes, *(item for item in without_codings(self._store, [coding]) if item.record.id not in moved)]

    def _memos_to(self, from_ids: Sequence[str], into_id: str) -> list[Change]:
        memos = [memo for item in from_ids for memo in self._store.all(Memo, target_id=item)]
        return [Put(replace(memo, target_id=into_id)) for memo in memos]

    def _places_to(self, from_ids: Sequence[str], into_id: str) -> list[Change]:
        """Take the places of what goes; what stays takes the first final one where it has none."""
        places = [place for item in from_ids for place in self._store.all(Placement, child_id=item)]
        changes: list[Change] = [Remove(place) for place in places]
        final = next((place for place in places if place.final and place.parent_id not in {*from_ids, into_id}), None)
        if final and not self._store.count(Placement, child_id=into_id, final=True):
            child = self._store.find(Category, final.parent_id)
            assert child is not None
            require_fit(self._store, into_id, child.level)
            changes += placed(self._store, into_id, final.parent_id, final=True)
        return changes

    def _named_anew(self, code: Code, left: Sequence[Coding]) -> list[Change]:
        """Name a code in vivo by words that it still has, where those of its label went with the others."""
        stands = any(
            item.document_id == code.label_document_id and item.start <= code.label_start and code.label_end <= item.end
            for item in left
        )
        if code.origin is not CodeOrigin.IN_VIVO or stands:
            return []
        no_place = {"label_document_id": "", "label_start": -1, "label_end": -1}
        return [Put(replace(code, origin=CodeOrigin.RESEARCHER, **no_place))]  # type: ignore[arg-type]


def _require_others(others: Sequence[object]) -> None:
    if not others:
        raise InvalidInput("nothing_to_merge", "One alone can't be merged.", "Choose what is to be merged into it.")
