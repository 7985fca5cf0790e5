"""Rules of the codebook, and how disagreements between coders are discussed and resolved into them.

A rule belongs to a code or a category and says what belongs to it, what does not, or when it is applied. Changed, it is
the next version; undo and the ledger have the earlier ones. A rule goes with what it is on, and over to what that was
merged into.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.errors import InvalidInput
from analysis.ports import Change, ProjectStore, Put
from analysis.records import Category, Code, Coder, Coding, Discussion, Placement, Rule, RuleKind
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.ruling import without_rules

if TYPE_CHECKING:
    from analysis.rigor.agreement import Disagreement


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule with what it is on; `discussions` counts the disagreements that were resolved into it."""

    rule: Rule
    label: str
    discussions: int


@dataclass(frozen=True, slots=True)
class Open:
    """A disagreement with the coding that put the category there, and what came of it so far."""

    place: Disagreement
    coding: Coding
    discussion: Discussion | None


class Rules:
    """The use cases around rules and disagreements."""

    def __init__(self, store: ProjectStore, guard: Guard) -> None:
        self._store = store
        self._guard = guard

    @held
    def all(self) -> list[Ruled]:
        """Give the rules in the order in which they were made."""
        labels = {item.id: item.label for item in self._store.all(Category)}
        labels |= {item.id: item.label for item in self._store.all(Code)}
        discussed = [item.rule_id for item in self._store.all(Discussion)]
        rules = sorted(self._store.all(Rule), key=lambda item: item.created_at)
        return [Ruled(item, labels.get(item.target_id, ""), discussed.count(item.id)) for item in rules]

    @held
    def add(self, target_id: str, kind: RuleKind, text: str, *, coder: str) -> Rule:
        """Make a rule on a code or category. Raises `InvalidInput` (`empty_rule`, `ruled_already`), `NotFound`."""
        made = self._made(target_id, kind, text, coder)
        self._store.commit("rule_written", [Put(made)], actor=coder, details=_details(made))
        return made

    @held
    def change(self, rule_id: str, text: str, *, coder: str, kind: RuleKind | None = None) -> Rule:
        """Make it the next version of itself. Raises as `add`."""
        known = self._store.get(Rule, rule_id)
        made = replace(known, text=self._checked(text), kind=kind or known.kind)
        if made == known:
            return known
        made = replace(made, version=known.version + 1, coder_id=coder)
        self._store.commit("rule_written", [Put(made)], actor=coder, details=_details(made))
        return made

    @held
    def remove(self, rule_id: str, *, coder: str) -> None:
        """Take a rule away; what was discussed stays."""
        known = self._store.get(Rule, rule_id)
        self._store.commit("rule_removed", without_rules(self._store, [known.target_id], [known]), actor=coder,
                           details=_details(known))  # fmt: skip

    @held
    def disagreements(self) -> list[Open]:
        """Give the places where one coder put a concept or theme and another did not; those not discussed first."""
        from analysis.rigor.agreement import disagreements

        codings: dict[tuple[str, int, int, str], list[Coding]] = {}
        names = {item.id: item.name for item in self._store.all(Coder)}
        for coding in self._store.all(Coding):
            key = coding.document_id, coding.start, coding.end, names.get(coding.coder_id, "")
            codings.setdefault(key, []).append(coding)
        above = {item.child_id: item.parent_id for item in self._store.all(Placement, final=True)}
        known = {(item.coding_id, item.category_id): item for item in self._store.all(Discussion)}
        found = []
        for place in disagreements(self._store):
            there = codings.get((place.document_id, place.start, place.end, place.applied_by), ())
            beneath = [item for item in there if place.category_id in _line(item.code_id, above)]
            found += [Open(place, one, known.get((one.id, place.category_id))) for one in beneath[:1]]
        return sorted(found, key=lambda item: item.discussion is not None)

    @held
    def discuss(
        self, coding_id: str, category_id: str, note: str, *, coder: str, kind: RuleKind | None = None, rule: str = ""
    ) -> Discussion:
        """Note what came of a disagreement, in one step with the rule it is resolved into (`kind` and words), if any.

        Said again, it takes the place of what was said before; without a rule the former one stays. A rule that is
        there in the same words is taken. Raises `InvalidInput` (`empty_discussion`, `empty_rule`), `NotFound`.
        """
        category, coding = self._store.get(Category, category_id), self._store.get(Coding, coding_id)
        note = self._guard.clean(note.strip())
        if not note:
            raise InvalidInput("empty_discussion", "Nothing was said on it yet.", "Type what came of the discussion.")
        known = next((item for item in self._store.all(Discussion, coding_id=coding.id) if
                      item.category_id == category.id), None)  # fmt: skip
        changes: list[Change] = []
        rule_id = known.rule_id if known else ""
        if kind is not None:
            text = self._checked(rule)
            same = [item for item in self._store.all(Rule, target_id=category.id, kind=kind) if item.text == text]
            made_rule = same[0] if same else Rule(target_id=category.id, kind=kind, text=text, coder_id=coder)
            changes += [] if same else [Put(made_rule)]
            rule_id = made_rule.id
        made = Discussion(coding_id=coding.id, category_id=category.id, note=note, rule_id=rule_id, coder_id=coder)
        changes.append(Put(replace(made, id=known.id) if known else made))
        details = {"coding": coding.id, "category": category.id, **({"rule": rule_id} if rule_id else {})}
        self._store.commit("disagreement_discussed", changes, actor=coder, details=details)
        return made

    def _made(self, target_id: str, kind: RuleKind, text: str, coder: str) -> Rule:
        target = self._store.find(Category, target_id) or self._store.get(Code, target_id)
        text = self._checked(text)
        if any(item.text == text for item in self._store.all(Rule, target_id=target.id, kind=kind)):
            raise InvalidInput("ruled_already", "This rule is there already.", "Change that one instead.")
        return Rule(target_id=target.id, kind=kind, text=text, coder_id=coder)

    def _checked(self, text: str) -> str:
        text = self._guard.clean(" ".join(text.split()))
        if not text:
            raise InvalidInput("empty_rule", "A rule without words is none.", "Type what it says.")
        return text


def _line(code_id: str, above: Mapping[str, str]) -> list[str]:
    """Give the categories that a code stands under, the nearest first."""
    found: list[str] = []
    here = above.get(code_id)
    while here is not None and here not in found:
        found.append(here)
        here = above.get(here)
    return found


def _details(rule: Rule) -> dict[str, object]:
    return {"rule": rule.id, "on": rule.target_id, "version": rule.version}
