"""What participants permit: shown, and set for one or for all."""

from __future__ import annotations

from typing import Annotated

import typer

from analysis.errors import InvalidInput
from analysis.records import Participant, Use
from analysis.workflow.study import OpenStudy
from commands.console import counted, note, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, coder_id, opened

app = typer.Typer()


@app.command()
def permissions(
    study: StudyPath,
    participant: Annotated[
        str | None, typer.Option("--participant", metavar="P01", help="Whose permission is shown or set.")
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Set it for all participants.")] = False,
    basis: Annotated[
        str | None, typer.Option("--basis", metavar="TEXT", help="The legal basis, such as “consent”.")
    ] = None,
    consent: Annotated[
        str | None, typer.Option("--consent", metavar="VERSION", help="Which version of the consent form.")
    ] = None,
    permit: Annotated[
        str | None,
        typer.Option(
            "--permit",
            metavar="USES",
            help="All that is permitted: processing,local_ai,external_ai,quotation,archive; none for none.",
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Its last day (2027-03-31); none for no end.")
    ] = None,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """Show or set what participants permit. AI in the institute's network counts as external_ai."""
    wanted = {
        "basis": basis,
        "consent_version": consent,
        "uses": None if permit is None else _uses(permit),
        "until": "" if until == "none" else until,
    }
    with opened(study) as found:
        code = None if participant is None else participant.strip().upper()
        if any(value is not None for value in wanted.values()):
            _require_whom(code, everybody)
            codes = None if code is None else [code]
            changed = found.permissions.change(codes, coder=coder_id(found, coder), **wanted)  # type: ignore[arg-type]
            note(f"Changed for {counted(changed, 'participant')}.")
        _show(found, code, json_wanted)


def _require_whom(code: str | None, everybody: bool) -> None:
    if (code is None) != everybody:
        raise InvalidInput(
            "whom_missing",
            "It is not clear whose permission is to be set.",
            "Name one with --participant P01, or say --all.",
        )


def _uses(given: str) -> list[Use]:
    """Read a list of uses. Raises `InvalidInput` (`bad_use`)."""
    if given.strip() == "none":
        return []
    names = [name.strip().lower().replace("-", "_") for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in list(Use)]
    if unknown or not names:
        raise InvalidInput(
            "bad_use",
            "“{given}” is not something that can be permitted.",
            "Use {uses}, with commas between them, or none.",
            given=", ".join(unknown)[:40],
            uses=", ".join(Use),
        )
    return [Use(name) for name in names]


def _show(study: OpenStudy, code: str | None, json_wanted: bool) -> None:
    if code is not None:
        study.permissions.of(code)
    people = [item for item in study.transcripts.participants() if code in (None, item.code)]
    if json_wanted:
        say_json([_as_data(study, item) for item in people])
        return
    rows = [
        (
            item.code,
            ", ".join(item.permission.uses) or "nothing",
            (item.permission.until or "no end") + (" (ended)" if study.permissions.has_ended(item.permission) else ""),
            item.permission.basis,
            item.permission.consent_version,
        )
        for item in people
    ]
    table(("CODE", "PERMITS", "UNTIL", "BASIS", "CONSENT"), rows)


def _as_data(study: OpenStudy, person: Participant) -> dict[str, object]:
    return {
        "code": person.code,
        "basis": person.permission.basis,
        "consent_version": person.permission.consent_version,
        "uses": list(person.permission.uses),
        "until": person.permission.until,
        "ended": study.permissions.has_ended(person.permission),
    }
