"""Rules of the codebook and negative cases in words, alike wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from analysis.records import NegativeCase, Rule, RuleKind

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy


RULING = {
    "disagreement_discussed", "negative_case_marked", "negative_case_removed", "rule_removed", "rule_written", "undone",
    "redone",
}  # fmt: skip
"""Steps after which `said_on` may say something else."""

MOST_RULES, MOST_LETTERS = 3, 120


def rule_kinds() -> dict[RuleKind, str]:
    return {
        RuleKind.INCLUDE: QCoreApplication.translate("Rules", "Belongs here"),
        RuleKind.EXCLUDE: QCoreApplication.translate("Rules", "Does not belong here"),
        RuleKind.WHEN: QCoreApplication.translate("Rules", "To be applied when"),
    }


def said_on(study: OpenStudy, target_id: str) -> str:
    """Give the rules on a code or category, one a line, and how many negative cases a theme has; "" for none.

    It stands in panels that have little room: of many or long rules the dialog tells the rest.
    """
    kinds = rule_kinds()
    rules = sorted(study.store.all(Rule, target_id=target_id), key=lambda item: item.created_at)
    lines = [f"{kinds[rule.kind]}: {_short(rule.text)}" for rule in rules[:MOST_RULES]]
    if len(rules) > MOST_RULES:
        lines.append(QCoreApplication.translate("Rules", "… {0} rules in all").format(len(rules)))
    count = study.store.count(NegativeCase, theme_id=target_id)
    if count:
        lines.append(QCoreApplication.translate("Rules", "Negative cases: {0}").format(count))
    return "\n".join(lines)


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()}…"
