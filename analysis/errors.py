"""Failures that a researcher can act on.

Every class carries an English sentence on what happened and one on what to do or what is safe. Rooms that talk to
people word them (`commands` as they are, `desktop.messages` translated); nothing here quotes transcript text.
Anything that is not a `VerbatimError` is a bug.

    VerbatimError
    ├── ImportFailed            a file that cannot become a transcript
    ├── StudyFileError          a study or key file that cannot be opened or written
    ├── NotPermitted            an act that a rule of the study or of the method forbids
    ├── NotFound                an id or name that is not in the study
    ├── InvalidInput            a value that cannot be used as it is
    ├── DetectionFailed         identifiers may have been missed, so nothing was replaced
    ├── SendingBlocked          nothing was sent, and why
    ├── ProviderFailed          a server that did not give a usable answer
    └── Cancelled               the researcher stopped it
"""

from __future__ import annotations

from typing import Any


class VerbatimError(Exception):
    """A failure with two sentences for people.

    `what` and `remedy` are `str.format` templates over `params`; params hold ids, names of kinds, counts and paths
    that the researcher chose herself, never transcript text. `code` is stable and may be tested.
    """

    def __init__(self, code: str, what: str, remedy: str = "", **params: Any) -> None:
        self.code = code
        self.what = what
        self.remedy = remedy
        self.params = params
        super().__init__(str(self))

    def __str__(self) -> str:
        return " ".join(part.format(**self.params) for part in (self.what, self.remedy) if part)


class ImportFailed(VerbatimError):
    """A file that cannot become a transcript; the study is untouched."""


class StudyFileError(VerbatimError):
    """A study or key file that cannot be opened, locked, matched or written."""


class NotPermitted(VerbatimError):
    """An act that the method or the study's settings forbid, such as sending an unapproved transcript."""


class NotFound(VerbatimError):
    """An id, label or name that is not in the study."""


class InvalidInput(VerbatimError):
    """A value that cannot be used as it is."""


class DetectionFailed(VerbatimError):
    """Detection did not finish or could not look at all of a text; nothing was replaced."""


class SendingBlocked(VerbatimError):
    """The last check before sending found something; nothing was sent."""


class ProviderFailed(VerbatimError):
    """The server gave no usable answer.

    `code` tells the fault (`unreachable`, `key_rejected`, `no_credit`, `model_unknown`, `rate_limited`, `too_long`,
    `timeout`, `server_error`, `redirected`, `truncated`, `refused`, `malformed`). `answer` holds what came back, if
    anything did (an `analysis.suggestion.requests.RawAnswer`): it is kept for provenance.
    `complete_items` are what could be read of an answer that was cut (`CodeAnswer`s): they are listed as not complete
    and never offered.
    """

    answer: Any = None
    complete_items: Any = ()


class Cancelled(VerbatimError):
    """The researcher stopped a task; what was finished before is kept.

    `answer` and `complete_items` are what came of a request until then, as in `ProviderFailed`.
    """

    answer: Any = None
    complete_items: Any = ()

    def __init__(self) -> None:
        super().__init__("cancelled", "Stopped.", "What was finished before is kept.")
