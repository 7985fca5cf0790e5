"""What a check of a study against its ledger found."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.ports import Problem


class Verified(list[Problem]):
    """The problems, none where all is as recorded, and how much could be checked.

    `events` were followed, in both files; of `erased` ones the content was taken out on purpose. Of these, `unknown`
    ones left nothing that says what they changed: rows that only they set can't be compared.
    """

    def __init__(self) -> None:
        super().__init__()
        self.events = self.erased = self.unknown = 0
        self.has_key = True


def first_broken(found: Sequence[Problem]) -> int:
    """Give the number of the study's first broken event, 0 where none of its events is concerned."""
    concerned = (problem for problem in found if problem.params.get("file", "study") == "study")
    return min((problem.seq for problem in concerned if problem.seq), default=0)
