"""The words for kinds and states, and their letters: one place for all that name them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from analysis.pseudonymization.risks import Severity
from analysis.records import Abstraction, IdentifierKind, PassageMark, PersonRole, SensitiveTopic, Verdict
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


def style_name(style: Abstraction) -> str:
    """Name what stands for an identifier."""
    return {
        Abstraction.PLACEHOLDER: QCoreApplication.translate("Kinds", "Placeholder, as [Person 3]"),
        Abstraction.READABLE: QCoreApplication.translate("Kinds", "Invented name"),
        Abstraction.GENERAL: QCoreApplication.translate("Kinds", "General description"),
    }[style]


def role_name(role: PersonRole) -> str:
    """Say who a named person is to the study."""
    return {
        PersonRole.PARTICIPANT: QCoreApplication.translate("Kinds", "Participant"),
        PersonRole.THIRD_PARTY: QCoreApplication.translate("Kinds", "Third party"),
        PersonRole.PUBLIC_FIGURE: QCoreApplication.translate("Kinds", "Public figure"),
    }[role]


def topic_name(topic: SensitiveTopic) -> str:
    """Name a special category of personal data (GDPR Art. 9 and 10)."""
    return {
        SensitiveTopic.HEALTH: QCoreApplication.translate("Kinds", "Health"),
        SensitiveTopic.BELIEF: QCoreApplication.translate("Kinds", "Belief"),
        SensitiveTopic.POLITICS: QCoreApplication.translate("Kinds", "Politics"),
        SensitiveTopic.ORIGIN: QCoreApplication.translate("Kinds", "Origin"),
        SensitiveTopic.UNION: QCoreApplication.translate("Kinds", "Trade union"),
        SensitiveTopic.SEXUAL_LIFE: QCoreApplication.translate("Kinds", "Sexual life"),
        SensitiveTopic.OFFENCE: QCoreApplication.translate("Kinds", "Offence"),
        SensitiveTopic.OTHER: QCoreApplication.translate("Kinds", "Other"),
    }[topic]


def mark_name(mark: PassageMark) -> str:
    """Say what she decided on a passage."""
    return {
        PassageMark.FLAGGED: QCoreApplication.translate("Kinds", "to be looked at"),
        PassageMark.CLEARED: QCoreApplication.translate("Kinds", "may be used"),
        PassageMark.NEVER_LEAVES: QCoreApplication.translate("Kinds", "never leaves this computer"),
    }[mark]


def mark_letter(mark: PassageMark) -> str:
    """Give the letter beside a passage in the text: S for sensitive, N for never; "" for none."""
    return {PassageMark.FLAGGED: "S", PassageMark.NEVER_LEAVES: "N"}.get(mark, "")


def severity_name(severity: Severity) -> str:
    return {
        Severity.HIGH: QCoreApplication.translate("Kinds", "Points to one person"),
        Severity.MEDIUM: QCoreApplication.translate("Kinds", "Together with something else"),
        Severity.LOW: QCoreApplication.translate("Kinds", "Rarely"),
    }[severity]


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
