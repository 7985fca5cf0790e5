"""What becomes of the codebook's rules when that which they are on is removed or merged."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from analysis.ports import Change, ProjectStore, Put, Remove
from analysis.records import Discussion, Rule


def without_rules(
    store: ProjectStore, target_ids: Collection[str], rules: Collection[Rule] | None = None
) -> list[Change]:
    """Give the changes that take away the rules on these codes or categories; discussions stay without them."""
    gone = [item for one in target_ids for item in store.all(Rule, target_id=one)] if rules is None else list(rules)
    ids = {item.id for item in gone}
    kept = [item for item in store.all(Discussion) if item.rule_id in ids] if ids else []
    return [*(Remove(item) for item in gone), *(Put(replace(item, rule_id="")) for item in kept)]


def rules_to(store: ProjectStore, moved: Mapping[str, str]) -> list[Change]:
    """Give the changes that let the rules on codes or categories (by old and new id) be on others."""
    return [Put(replace(item, target_id=new)) for old, new in moved.items() for item in store.all(Rule, target_id=old)]
