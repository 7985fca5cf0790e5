"""The interview guide: its versions, which interview was led by which, and where its questions were asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from analysis.errors import InvalidInput, StudyFileError
from analysis.records import GuideVersion, Record
from analysis.workflow.guide import BY_HAND, Tally
from analysis.workflow.study import OpenStudy
from commands.console import say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, by_prefix, coder_id, document_of, opened

app = typer.Typer()

NONE, LIKENESS = "none", "likeness"
_SHOWN = 60


@app.command()
def guide(
    study: StudyPath,
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="FILE", help="The next version: a text file with a question on each line."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is changed.")] = "",
    after: Annotated[
        str | None, typer.Option("--after", metavar="NAME", help="After which interview it was changed.")
    ] = None,
    use: Annotated[
        int | None, typer.Option("--use", metavar="N", help="--document was led by version N; 0 takes it back.")
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="NAME", help="An interview; alone: what its interviewer asks.")
    ] = None,
    turn: Annotated[int | None, typer.Option("--turn", metavar="N", help="A turn of --document, from 1.")] = None,
    asks: Annotated[
        str | None,
        typer.Option("--asks", metavar="Q", help="What --turn asks: a question's number or id, none, or likeness."),
    ] = None,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """Show the interview guide, write its next version, or say where it was used. A version changes with a reason."""
    with opened(study) as found:
        if write is not None:
            actor, place = coder_id(found, coder), document_of(found, after).id if after else ""
            made = found.guide.add(_questions(write), coder=actor, reason=reason, after=place)
            say(f"Version {made.number}: {len(made.questions)} questions.")
        elif document is None:
            _require_no_document(use, turn, asks)
            _show(found, json_wanted)
        elif use is not None:
            found.guide.use(document_of(found, document).id, use or None, coder=coder_id(found, coder))
        elif turn is not None and asks is not None:
            place = document_of(found, document).id
            found.guide.correct(place, turn - 1, _question(found, asks), coder=coder_id(found, coder))
        else:
            _show_asked(found, document, json_wanted)


def _require_no_document(*given: object) -> None:
    if any(item is not None for item in given):
        raise InvalidInput("which_document", "It is not clear which interview is meant.", "Give --document NAME.")


def _questions(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StudyFileError(
            "cannot_read", "{path} could not be read.", "Give a text file in UTF-8.", path=str(path)
        ) from error


def _question(study: OpenStudy, given: str) -> str | None:
    """Give the id of a question of the last version by its number, of any version by its id; None for likeness."""
    if given == LIKENESS:
        return None
    if given == NONE:
        return ""
    versions = study.guide.versions()
    last = versions[-1].questions if versions else ()
    if given.isdecimal() and 0 < int(given) <= len(last):
        return last[int(given) - 1][0]
    known = sorted({one for version in versions for one, _ in version.questions})
    return by_prefix([Record(id=one) for one in known], given, "question", "`guide STUDY --json` has ids.").id


def _show(study: OpenStudy, json_wanted: bool) -> None:
    versions, led, tally = study.guide.versions(), study.guide.led(), study.guide.tally()
    if json_wanted:
        say_json({
            "versions": [_told(study, version, tally) for version in versions],
            "interviews": [
                {"number": one.document.number, "title": one.document.title, "known": one.how,
                 "version": one.version.number if one.version else None}
                for one in led
            ],
        })  # fmt: skip
        return
    if not versions:
        say("No interview guide yet; `guide STUDY --write FILE` takes a question on each line.")
        return
    for version in versions:
        reason = f": {version.reason}" if version.reason else ""
        say(f"Version {version.number}, {version.created_at[:10]}, {len(version.questions)} questions{reason}")
    rows = [
        (number, words, found.interviews, found.turns, found.by_hand)
        for number, (one, words) in enumerate(versions[-1].questions, 1)
        for found in [tally.get(one, Tally(0, 0, 0))]
    ]
    table(("NO.", "QUESTION", "INTERVIEWS", "TURNS", "BY HAND"), rows)
    numbers = [(one.document.title, one.version.number if one.version else "?", one.how) for one in led]
    table(("INTERVIEW", "VERSION", "KNOWN BY"), numbers)


def _told(study: OpenStudy, version: GuideVersion, tally: dict[str, Tally]) -> dict[str, Any]:
    changes = study.guide.changes(version)
    nothing = Tally(0, 0, 0)
    return {
        "number": version.number,
        "written": version.created_at,
        "coder": study.coder_name(version.coder_id),
        "after": next((d.title for d in study.transcripts.documents() if d.id == version.after_id), None),
        "reason": version.reason,
        "added": list(changes.added),
        "dropped": list(changes.dropped),
        "reworded": [list(pair) for pair in changes.reworded],
        "questions": [
            {"id": one, "text": words, "interviews": tally.get(one, nothing).interviews,
             "turns": tally.get(one, nothing).turns, "by_hand": tally.get(one, nothing).by_hand}
            for one, words in version.questions
        ],
    }  # fmt: skip


def _show_asked(study: OpenStudy, given: str, json_wanted: bool) -> None:
    document = document_of(study, given)
    named = {one: words for version in study.guide.versions() for one, words in version.questions}
    found = study.guide.asked(document.id)
    if json_wanted:
        say_json([
            {"turn": one.turn + 1, "words": one.words, "question": one.question_id or None,
             "text": named.get(one.question_id), "found_by": one.found_by, "alike": round(one.alike, 3)}
            for one in found
        ])  # fmt: skip
        return
    if not found:
        say("No turn of an interviewer in it asks a question of the guide.")
        return
    rows = [
        (
            one.turn + 1,
            named.get(one.question_id, "(none of the guide)"),
            "by hand" if one.found_by == BY_HAND else f"likeness {one.alike:.2f}",
            one.words[:_SHOWN],
        )
        for one in found
    ]
    table(("TURN", "QUESTION", "FOUND BY", "SAID"), rows)
