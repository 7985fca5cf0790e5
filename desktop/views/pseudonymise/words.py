"""The words for kinds and states, and their letters: one place for all that name them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from analysis.records import IdentifierKind, Verdict
from desktop.transcript.style import KIND_LETTERS


def kind_name(kind: IdentifierKind) -> str:
    """Name a kind of identifier in the language of the interface."""
    names = {
        IdentifierKind.PERSON: QCoreApplication.translate("Kinds", "Person"),
        IdentifierKind.LOCATION: QCoreApplication.translate("Kinds", "Location"),
        IdentifierKind.ORGANIZATION: QCoreApplication.translate("Kinds", "Organisation"),
        IdentifierKind.PRODUCT: QCoreApplication.translate("Kinds", "Product"),
        IdentifierKind.DATE: QCoreApplication.translate("Kinds", "Date"),
        IdentifierKind.AGE: QCoreApplication.translate("Kinds", "Age"),
        IdentifierKind.PHONE: QCoreApplication.translate("Kinds", "Telephone number"),
        IdentifierKind.EMAIL: QCoreApplication.translate("Kinds", "E-mail address"),
        IdentifierKind.URL: QCoreApplication.translate("Kinds", "Web address"),
        IdentifierKind.ID: QCoreApplication.translate("Kinds", "Number or ID"),
        IdentifierKind.ROLE: QCoreApplication.translate("Kinds", "Role"),
        IdentifierKind.OTHER: QCoreApplication.translate("Kinds", "Other"),
    }
    return names[kind]


def kind_letter(kind: IdentifierKind) -> str:
    return KIND_LETTERS.get(kind.value, "?")


def state_name(verdict: Verdict, *, uncertain: bool) -> str:
    """Say in one or two words what is decided."""
    if verdict is Verdict.REPLACE:
        return QCoreApplication.translate("Kinds", "replaced")
    if verdict is Verdict.KEEP:
        return QCoreApplication.translate("Kinds", "kept")
    if uncertain:
        return QCoreApplication.translate("Kinds", "uncertain")
    return QCoreApplication.translate("Kinds", "not decided")


def state_icon(verdict: Verdict, *, uncertain: bool) -> str:
    """Name the icon of a state; shapes differ, not only colours."""
    if verdict is Verdict.UNDECIDED:
        return "circle-dot" if uncertain else "circle"
    return "circle-check" if verdict is Verdict.REPLACE else "eye"


def places_count(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Kinds", "1 place")
    return QCoreApplication.translate("Kinds", "{0} places").format(count)


def interviews_count(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Kinds", "1 interview")
    return QCoreApplication.translate("Kinds", "{0} interviews").format(count)


def local_time(at: str) -> str:
    """Write a UTC time of the study as her clock would say it."""
    moment = QDateTime.fromSecsSinceEpoch(int(datetime.fromisoformat(at).timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
