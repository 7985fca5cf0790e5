"""Coding by hand without a window: words of an interview get a code, a new one or one that is there."""

from __future__ import annotations

from typing import Annotated

import typer

from analysis.errors import InvalidInput, NotFound
from analysis.records import Code, Coding
from analysis.workflow.study import OpenStudy
from commands.console import say
from commands.selecting import CoderOption, StudyPath, by_prefix, coder_id, document_of, opened

app = typer.Typer()


@app.command()
def code(
    study: StudyPath,
    document: Annotated[str, typer.Argument(metavar="INTERVIEW", help="Its number, its title or its id.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="As they stand in the pseudonymised text.")],
    label: Annotated[
        str | None,
        typer.Option("--with", metavar="LABEL", help="A code that is there, or a new one; default: in vivo."),
    ] = None,
    place: Annotated[
        int | None,
        typer.Option("--place", metavar="N", min=1, help="Which place, where the words stand several times."),
    ] = None,
    memo: Annotated[str, typer.Option("--memo", metavar="TEXT", help="A memo on the quotation.")] = "",
    off: Annotated[bool, typer.Option("--off", help="Take your own code off these words instead.")] = False,
    coder: CoderOption = None,
) -> None:
    """Code words of an interview: in their own words, or with the code of that label."""
    with opened(study) as found:
        chosen, actor = document_of(found, document), coder_id(found, coder)
        span = span_of(found, chosen.id, words, place)
        if off:
            _take_off(found, chosen.id, span, label, actor)
            return
        known = None if label is None else _known(found, label)
        if known is not None:
            coding = found.coding.apply(known.id, chosen.id, *span, coder=actor)
        else:
            make = found.coding.in_vivo
            made = (
                make(chosen.id, *span, coder=actor)
                if label is None
                else found.coding.new_code(chosen.id, *span, label, coder=actor)
            )
            coding = found.coding.codings(code_id=made.id)[0]
        if memo:
            found.coding.memo(memo, coder=actor, target=coding)
        named = found.coding.code(coding.code_id)
        say(f"{chosen.title}: “{found.coding.quotation(coding)}” is coded “{named.label}”{'' if known else ' (new)'}.")


def span_of(study: OpenStudy, document_id: str, words: str, place: int | None) -> tuple[int, int]:
    """Find words in the shown text. Raises `NotFound` (`words_not_found`), `InvalidInput` (`several_places`)."""
    shown = study.texts.require(document_id)
    starts, at = [], shown.text.find(words) if words.strip() else -1
    while at >= 0:
        starts.append(at)
        at = shown.text.find(words, at + 1)
    if len(starts) < (place or 1):
        raise NotFound(
            "words_not_found",
            "These words do not stand in the interview, or not so often.",
            "Give them exactly as the pseudonymised text has them.",
        )
    if len(starts) > 1 and place is None:
        raise InvalidInput(
            "several_places",
            "These words stand {count} times in the interview.",
            "Give more of them, or --place 1 to {count}.",
            count=len(starts),
        )
    start = starts[(place or 1) - 1]
    return shown.to_original(start, start + len(words))


def _known(study: OpenStudy, label: str) -> Code | None:
    """Give the code of that label or id; None for one that is yet to be made. Raises `InvalidInput`."""
    codes = study.coding.codes()
    named = [item for item in codes if item.label.casefold() == " ".join(label.split()).casefold()]
    if len(named) > 1:
        raise InvalidInput(
            "several_codes", "Several codes are called “{label}”.", "Give the id instead.", label=label[:60]
        )
    try:
        return named[0] if named else by_prefix(codes, label, "code", "")
    except NotFound:
        return None


def _take_off(study: OpenStudy, document_id: str, span: tuple[int, int], label: str | None, actor: str) -> None:
    code = None if label is None else _known(study, label)
    mine = [
        item
        for item in study.coding.codings(document_id)
        if (item.start, item.end) == span
        and item.coder_id == actor
        and (label is None or (code and item.code_id == code.id))
    ]
    if len(mine) != 1:
        raise NotFound(
            "no_such_coding",
            "There is not exactly one coding of yours on these words.",
            "Give the words as they were coded, and the code's label with --with.",
        )
    _say_off(study, mine[0])
    study.coding.remove_coding(mine[0].id, coder=actor)


def _say_off(study: OpenStudy, coding: Coding) -> None:
    say(f"“{study.coding.code(coding.code_id).label}” is taken off “{study.coding.quotation(coding)}”.")
