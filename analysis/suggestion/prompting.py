"""The texts that models are asked with, as a researcher sees them: those that are shipped, and her own copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from analysis.errors import VerbatimError


@dataclass(frozen=True, slots=True)
class PromptInfo:
    """One version of one prompt. `own_name` is "" for those that are shipped, `digest` "" where `problem` is not None.

    `is_chosen` where the next request of its purpose and language takes it.
    """

    purpose: str
    language: str
    own_name: str
    version: int
    is_chosen: bool = False
    digest: str = ""
    problem: VerbatimError | None = None

    @property
    def name(self) -> str:
        return "/".join(filter(None, (self.purpose, self.language, self.own_name)))

    @property
    def reference(self) -> str:
        """What commands call it by."""
        return f"{self.name}@{self.version}"


class PromptShelf(Protocol):
    """Where prompts are read, copied, changed and chosen. Nothing that is there is ever overwritten or removed."""

    def all(self) -> Sequence[PromptInfo]:
        """Give all versions, by purpose and language, those that are shipped first."""
        ...

    def text(self, prompt: PromptInfo) -> str:
        """Give a prompt's whole text, its header included. Raises `InvalidInput` (`prompt_missing`)."""
        ...

    def path(self, prompt: PromptInfo) -> Path: ...

    def copy(self, prompt: PromptInfo, own_name: str) -> PromptInfo:
        """Make a copy of her own, version 1. Raises `InvalidInput` (`prompt_name`, `prompt_name_taken`)."""
        ...

    def check(self, prompt: PromptInfo, text: str) -> None:
        """Raise `InvalidInput` where a text can't be used as a version of one of her copies."""
        ...

    def keep(self, prompt: PromptInfo, text: str) -> PromptInfo:
        """Keep a changed text of one of her copies as its next version; chosen if an earlier one was.

        Raises what `check` raises; then nothing is written.
        """
        ...

    def use(self, prompt: PromptInfo) -> PromptInfo:
        """Take this version from now on. Raises what `check` raises; then the choice stays."""
        ...
