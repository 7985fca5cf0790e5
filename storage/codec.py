"""Records to plain JSON values and back.

Plain means what JSON knows: enums as their values, tuples as lists, nested dataclasses as objects. The plain form is
what the tables keep and what the ledger's payloads hold, so that both can be compared.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from analysis.kept_turns import KeptTurns

T = TypeVar("T")


def canonical_json(value: Any) -> bytes:
    """Write JSON with sorted keys and no spaces, UTF-8: equal values give equal bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def to_plain(value: Any) -> Any:
    """Give the plain form of a record or of any value inside one."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, KeptTurns):
        return value.plain()
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    return value


def from_plain(cls: type[T], plain: Mapping[str, Any]) -> T:
    """Build a dataclass from its plain form; unknown keys are a `TypeError`."""
    values = dict(plain)
    for name, reader in _readers(cls):  # type: ignore[arg-type]
        if name in values:
            values[name] = reader(values[name])
    return cls(**values)


@functools.cache
def _readers(cls: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Give the readers of the fields whose plain form is another; there may be hundreds of thousands of rows."""
    readers = ((name, _reader(hint)) for name, hint in typing.get_type_hints(cls).items())
    return tuple((name, reader) for name, reader in readers if reader is not _as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def _reader(hint: Any) -> Callable[[Any], Any]:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = _reader(next(item for item in typing.get_args(hint) if item is not type(None)))
        return inner if inner is _as_it_is else lambda value: None if value is None else inner(value)
    if origin is Sequence:
        each = _reader(typing.get_args(hint)[0])
        return lambda value: KeptTurns(value) if isinstance(value, str) else tuple(each(part) for part in value)
    if origin is tuple:
        item = _reader(typing.get_args(hint)[0])
        return tuple if item is _as_it_is else lambda value: tuple(item(part) for part in value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if dataclasses.is_dataclass(hint):
        kind = typing.cast(type[Any], hint)
        return lambda value: from_plain(kind, value)
    return _as_it_is


def completed(cls: type[Any], plain: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Give the plain form of a record of an earlier file version with the fields it did not know, at their defaults."""
    if plain is None or len(plain) == len(dataclasses.fields(cls)):
        return dict(plain) if plain is not None else None
    full: dict[str, Any] = to_plain(from_plain(cls, plain))
    return full
