"""Who receives text beyond this computer: a card for each host, shown and filled in."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import note, say, say_json, table
from commands.selecting import JsonOption

if TYPE_CHECKING:
    from prompts.recipients import RecipientCard

app = typer.Typer()

STORE_FALSE = (
    "`store=false`, which Verbatim sends to OpenAI, does not end a provider's own logs against abuse: how long those "
    "are kept is in the contract."
)


@app.command()
def recipient(
    host: Annotated[str | None, typer.Argument(metavar="HOST", help="Such as llm.example.org; none lists all.")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="TEXT", help="Who operates it.")] = None,
    where: Annotated[str | None, typer.Option("--where", metavar="TEXT", help="Where it stands.")] = None,
    contract: Annotated[
        str | None, typer.Option("--contract", metavar="TEXT", help="The contract for processing (AVV, DPA).")
    ] = None,
    transfer: Annotated[
        str | None, typer.Option("--transfer", metavar="TEXT", help="The basis for a transfer to where it stands.")
    ] = None,
    retention: Annotated[
        str | None, typer.Option("--retention", metavar="TEXT", help="How long what is sent is kept, logs included.")
    ] = None,
    training: Annotated[
        str | None, typer.Option("--training", metavar="TEXT", help="Whether what is sent is used for training.")
    ] = None,
    approved_by: Annotated[
        str | None, typer.Option("--approved-by", metavar="NAME", help="Who approved it for this use.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day of the approval (2027-03-31).")
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Remove the card.")] = False,
    json_wanted: JsonOption = False,
) -> None:
    """Show or fill in who receives text at a host. Without a complete, valid card nothing is sent there."""
    from prompts.recipients import card_for, forget_card, named_host, read_cards, save_card

    if host is None:
        _list(list(read_cards().values()), json_wanted)
        return
    name = named_host(host)
    if forget:
        forget_card(name)
        note(f"There is no card for {name} any more.")
        return
    card = card_for(name)
    given = {
        "who": who,
        "where": where,
        "contract": contract,
        "transfer": transfer,
        "retention": retention,
        "training": training,
        "approved_by": approved_by,
        "until": until,
    }
    changes = {field: words for field, words in given.items() if words is not None}
    if changes:
        card = save_card(replace(card, **changes))
    _show(card, json_wanted)


def _list(cards: list[RecipientCard], json_wanted: bool) -> None:
    if json_wanted:
        say_json([_as_json(card) for card in cards])
        return
    table(("HOST", "WHO", "UNTIL", "STATE"), [(card.host, card.who, card.until, _state(card)) for card in cards])
    if not cards:
        say("No host beyond this computer has a card, so nothing is sent to any.")


def _show(card: RecipientCard, json_wanted: bool) -> None:
    if json_wanted:
        say_json(_as_json(card))
        return
    table(
        ("ENTRY", "WORDS"), [(field.replace("_", "-"), words or "(missing)") for field, words in asdict(card).items()]
    )
    say(_state(card))
    note(STORE_FALSE)


def _as_json(card: RecipientCard) -> dict[str, object]:
    return asdict(card) | {"state": _state(card)}


def _state(card: RecipientCard) -> str:
    if card.missing:
        return "incomplete: nothing is sent"
    return "expired: nothing is sent" if card.has_ended(date.today()) else "complete"
