"""Words failures for people: the error bar, the report dialog and the log. Nothing here quotes transcript text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from analysis.errors import VerbatimError


@dataclass(frozen=True, slots=True)
class Notice:
    """What the bar shows: one sentence on what happened, one on what is safe or to do, and at most one button.

    What `stays` waits, like an error, until she has read it.
    """

    what: str
    remedy: str = ""
    button: str = ""
    on_button: Callable[[], object] | None = None
    is_error: bool = True
    stays: bool = False


class Messages(QObject):
    """Takes what went wrong (or right) and hands it to the bar.

    Signals:
        noticed(Notice), bug_found(exception).
    """

    noticed = Signal(object)
    cleared = Signal()
    bug_found = Signal(object)

    def show_error(self, error: BaseException, button: str = "", on_button: Callable[[], object] | None = None) -> None:
        """Word a failure. What is not a `VerbatimError` is a bug and goes to the report dialog."""
        if not isinstance(error, VerbatimError):
            self.bug_found.emit(error)
            return
        what, remedy = worded(error)
        self.noticed.emit(Notice(what, remedy, button, on_button))

    def show_info(
        self,
        what: str,
        remedy: str = "",
        button: str = "",
        on_button: Callable[[], object] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Say something that is no failure in the same bar, calmly; what `stays` is not taken away by time."""
        self.noticed.emit(Notice(what, remedy, button, on_button, is_error=False, stays=stays))

    def clear(self) -> None:
        self.cleared.emit()


class InWords(Protocol):
    """What has two sentences to be worded: a failure, or a point of the checks."""

    @property
    def what(self) -> str: ...

    @property
    def remedy(self) -> str: ...

    @property
    def params(self) -> dict[str, Any]: ...


def worded(error: InWords) -> tuple[str, str]:
    """Give the two sentences of a failure in the language of the interface.

    The English templates of the failures are the source texts of the translation context "Errors".
    """
    what = QCoreApplication.translate("Errors", error.what) if error.what else ""
    remedy = QCoreApplication.translate("Errors", error.remedy) if error.remedy else ""
    params = {name: _param_words(name, value) for name, value in error.params.items()}
    return what.format(**params), remedy.format(**params)


def _param_words(name: str, value: Any) -> Any:
    if name == "kind":
        return _kind_words(str(value))
    if name in ("column", "columns"):
        return "".join(_column_words(part) for part in re.split(r"( / | \+ )", str(value)))
    return value


def _column_words(name: str) -> str:
    """Give the columns that every sample table has in the language of the interface; her own stay as they are."""
    translate = QCoreApplication.translate
    return {
        "job": translate("SampleColumns", "job title"),
        "activity": translate("SampleColumns", "activity"),
        "industry": translate("SampleColumns", "industry"),
        "minutes": translate("SampleColumns", "minutes"),
    }.get(name, name)


def _kind_words(kind: str) -> str:
    """Give the kind of a file, as the importers name it, in the language of the interface."""
    translate = QCoreApplication.translate
    return {
        "Word document": translate("FileKinds", "Word document"),
        "OpenDocument text": translate("FileKinds", "OpenDocument text"),
        "RTF document": translate("FileKinds", "RTF document"),
        "SubRip file": translate("FileKinds", "SubRip file"),
        "WebVTT file": translate("FileKinds", "WebVTT file"),
        "table of a survey": translate("FileKinds", "table of a survey"),
        "codebook of Verbatim": translate("FileKinds", "codebook of Verbatim"),
        "REFI-QDA file": translate("FileKinds", "REFI-QDA file"),
        "PDF document": translate("FileKinds", "PDF document"),
        "web page": translate("FileKinds", "web page"),
        "electronic book": translate("FileKinds", "electronic book"),
        "ELAN file": translate("FileKinds", "ELAN file"),
        "JSON file of a speech recognition": translate("FileKinds", "JSON file of a speech recognition"),
        "oTranscribe file": translate("FileKinds", "oTranscribe file"),
    }.get(kind, kind)
