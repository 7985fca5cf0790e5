"""What a check of a study against its ledger found."""

from __future__ import annotations

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
