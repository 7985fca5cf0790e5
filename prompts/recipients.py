"""Who receives text beyond this computer: a card for each host, and the sealed `Recipient` without which none is sent.

A card that is incomplete or out of date is no recipient. `recipients_of` alone makes recipients, from the cards on this
computer and the institution's policy; a model of an external host cannot be built without them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from analysis.errors import InvalidInput, NotPermitted
from prompts.places import config_folder, read_json, write_json
from prompts.policy import require_allowed
from prompts.providers import ProviderSettings, host_of

FILE_NAME = "recipients.json"
_FORMAT = 1
_SEAL = object()
_MOST_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class RecipientCard:
    """What she knows about one host, in her words; an empty field is not known yet.

    `who` operates it, `where` it stands, `contract` for processing (AVV/DPA), basis of `transfer`, `retention`,
    `training`, `approved_by` whom and `until` which day (ISO; its last day still counts).
    """

    host: str
    who: str = ""
    where: str = ""
    contract: str = ""
    transfer: str = ""
    retention: str = ""
    training: str = ""
    approved_by: str = ""
    until: str = ""

    @property
    def missing(self) -> list[str]:
        """Name the fields that are empty."""
        return [name for name in FIELDS if not getattr(self, name)]

    def has_ended(self, today: date) -> bool:
        return bool(self.until) and today > date.fromisoformat(self.until)


FIELDS = tuple(field.name for field in fields(RecipientCard) if field.name != "host")


class Recipient:
    """A host that somebody answers for today. Made by `recipients_of` only."""

    __slots__ = ("card",)

    def __init__(self, seal: object, card: RecipientCard) -> None:
        if seal is not _SEAL:
            raise TypeError("a recipient is made by prompts.recipients.recipients_of only")
        self.card = card

    @property
    def host(self) -> str:
        return self.card.host


def recipients_of(settings: ProviderSettings, today: date | None = None) -> tuple[Recipient, ...]:
    """Mint the recipients of a server; none where text stays on this computer.

    Raises `NotPermitted`: what `prompts.policy.require_allowed` raises, `recipient_incomplete`, `recipient_expired`.
    Raises `InvalidInput` (`recipients_unreadable`).
    """
    require_allowed(settings)
    hosts = settings.external_hosts
    cards = read_cards() if hosts else {}
    return tuple(_minted(cards.get(host, RecipientCard(host)), today or date.today()) for host in hosts)


def _minted(card: RecipientCard, today: date) -> Recipient:
    if card.missing:
        raise NotPermitted(
            "recipient_incomplete",
            "Nothing was sent: it is not on record who receives text at {host} ({count} of {all} entries are missing).",
            "Fill in the recipient's card: in the provider's settings, or with the command `recipient {host}`.",
            host=card.host,
            count=len(card.missing),
            all=len(FIELDS),
        )
    if card.has_ended(today):
        raise NotPermitted(
            "recipient_expired",
            "Nothing was sent: {host} was approved as a recipient until {until} only.",
            "Have it approved again and enter the new date on the recipient's card.",
            host=card.host,
            until=card.until,
        )
    return Recipient(_SEAL, card)


def card_for(host: str, language: str = "en") -> RecipientCard:
    """Give the card kept for a host, else one that holds what is publicly known, which is never all."""
    kept = read_cards().get(host)
    return kept or RecipientCard(host, **_KNOWN.get(host, {}).get(language, {}))


def read_cards() -> dict[str, RecipientCard]:
    """Read the cards on this computer by host. Raises `InvalidInput` (`recipients_unreadable`)."""
    path = cards_file()
    try:
        found = read_json(path)
        return {} if found is None else _cards(found)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInput(
            "recipients_unreadable",
            "The file with the recipients' cards can't be read, so nothing is sent beyond this computer.",
            "Repair or remove it: {path}",
            path=path,
        ) from error


def save_card(card: RecipientCard) -> RecipientCard:
    """Keep a card, also an incomplete one; gives it as it is kept.

    Raises `InvalidInput`: `bad_host`, `bad_date`, `text_too_long`, `recipients_unreadable`.
    """
    cards = read_cards()
    kept = RecipientCard(named_host(card.host), **{name: " ".join(getattr(card, name).split()) for name in FIELDS})
    _check(kept)
    write_json(
        cards_file(), {"format": _FORMAT, "cards": [asdict(item) for item in ({**cards, kept.host: kept}).values()]}
    )
    return kept


def forget_card(host: str) -> None:
    """Remove a host's card; none is no error."""
    cards = [asdict(card) for card in read_cards().values() if card.host != host]
    write_json(cards_file(), {"format": _FORMAT, "cards": cards})


def named_host(given: str) -> str:
    """Give the host under which a card is kept, from a host or an address. Raises `InvalidInput` (`bad_host`)."""
    host = host_of(given if "://" in given else f"https://{given.strip()}")
    if not host:
        raise InvalidInput(
            "bad_host", "“{host}” is not the name of a host.", "Give it like llm.example.org.", host=given[:80]
        )
    return host


def cards_file() -> Path:
    return config_folder() / FILE_NAME


def _cards(found: Any) -> dict[str, RecipientCard]:
    if found["format"] != _FORMAT:
        raise ValueError("a newer version wrote this")
    cards = [RecipientCard(**item) for item in found["cards"]]
    for card in cards:
        _check(card)
    return {card.host: card for card in cards}


def _check(card: RecipientCard) -> None:
    if any(len(getattr(card, name)) > _MOST_CHARACTERS for name in FIELDS):
        raise InvalidInput(
            "text_too_long",
            "An entry of a recipient's card has more than {most} characters.",
            "Say it shorter.",
            most=_MOST_CHARACTERS,
        )
    try:
        if card.until:
            date.fromisoformat(card.until)
    except ValueError:
        raise InvalidInput(
            "bad_date", "“{date}” is not a date.", "Write it like 2027-03-31.", date=card.until[:40]
        ) from None


_KNOWN: dict[str, dict[str, dict[str, str]]] = {
    "api.openai.com": {
        "en": {
            "who": "OpenAI (for customers in the EEA and Switzerland: OpenAI Ireland Ltd) – as of 2025, check",
            "where": "USA and other countries – as of 2025, check",
            "retention": "Logs against abuse for up to 30 days, unless agreed otherwise; store=false does not end them "
            "– as of 2025, check",
            "training": "Not by default for the API – as of 2025, check",
        },
        "de": {
            "who": "OpenAI (für Kunden im EWR und in der Schweiz: OpenAI Ireland Ltd) – Stand 2025, bitte prüfen",
            "where": "USA und andere Länder – Stand 2025, bitte prüfen",
            "retention": "Protokolle gegen Missbrauch bis zu 30 Tage, wenn nichts anderes vereinbart ist; store=false "
            "beendet sie nicht – Stand 2025, bitte prüfen",
            "training": "Bei der API standardmäßig nicht – Stand 2025, bitte prüfen",
        },
    },
    "eu.api.openai.com": {
        "en": {
            "who": "OpenAI (for customers in the EEA and Switzerland: OpenAI Ireland Ltd) – as of 2025, check",
            "where": "Stored in Europe for projects with European data residency – as of 2025, check which processing "
            "that covers",
            "retention": "Depends on what was agreed for the project; store=false alone does not end logs against "
            "abuse – as of 2025, check",
            "training": "Not by default for the API – as of 2025, check",
        },
        "de": {
            "who": "OpenAI (für Kunden im EWR und in der Schweiz: OpenAI Ireland Ltd) – Stand 2025, bitte prüfen",
            "where": "Gespeichert in Europa bei Projekten mit europäischer Datenresidenz – Stand 2025, bitte prüfen, "
            "welche Verarbeitung das umfasst",
            "retention": "Je nach Vereinbarung für das Projekt; store=false allein beendet Protokolle gegen Missbrauch "
            "nicht – Stand 2025, bitte prüfen",
            "training": "Bei der API standardmäßig nicht – Stand 2025, bitte prüfen",
        },
    },
}
"""What is publicly known, by host and language. Contract, transfer, approval and its end are never filled in."""
