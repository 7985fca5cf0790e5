"""Use cases that read, decide and commit: no other thread may change the study in between."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])


def held(method: F) -> F:
    """Let a method of a class with a `_store` run while its store is held (`ProjectStore.hold`)."""

    @functools.wraps(method)
    def alone(self: Any, *args: Any, **kwargs: Any) -> Any:
        with self._store.hold():
            return method(self, *args, **kwargs)

    return cast(F, alone)
