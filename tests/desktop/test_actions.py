"""One registry of actions: one key has one meaning in one place."""

from __future__ import annotations

import pytest

from desktop.actions import ActionRegistry, ActionSpec


def _spec(name: str, key: str, place: str = "") -> ActionSpec:
    return ActionSpec(name, lambda: name, lambda: None, key, place)


def test_one_key_may_mean_two_things_in_two_places() -> None:
    registry = ActionRegistry()
    registry.add([_spec("code.accept", "A", "code"), _spec("themes.add", "A", "themes"), _spec("find", "Ctrl+K")])
    assert [spec.id for spec in registry.in_place("code")] == ["code.accept", "find"]


@pytest.mark.parametrize("second", [_spec("b", "ctrl+k"), _spec("b", "Ctrl+K", "code")])
def test_a_key_that_holds_everywhere_is_taken_everywhere(second: ActionSpec) -> None:
    registry = ActionRegistry()
    registry.add([_spec("a", "Ctrl+K")])
    with pytest.raises(ValueError, match="means"):
        registry.add([second])


def test_an_id_is_given_once() -> None:
    registry = ActionRegistry()
    with pytest.raises(ValueError, match="twice"):
        registry.add([_spec("a", ""), _spec("a", "")])
