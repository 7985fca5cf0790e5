"""Checks before approval and export: what could re-identify somebody, what the search may have missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from analysis.errors import InvalidInput
from analysis.pseudonymization.risks import Risk
from analysis.pseudonymization.sampling import USUAL_COUNT, Sample
from analysis.workflow.second_reading import SentenceChecks
from analysis.workflow.study import OpenStudy
from commands.console import counted, note, say, say_json, table
from commands.selecting import (
    CoderOption,
    DocumentOption,
    JsonOption,
    StudyPath,
    chosen_documents,
    coder_id,
    opened,
)

app = typer.Typer()


@app.command()
def check(study: StudyPath, document: DocumentOption = None, json_wanted: JsonOption = False) -> None:
    """Say what could still tell who somebody is. Never shows originals."""
    with opened(study) as found:
        risks = found.checks.risks(_ids(found, document))
        if json_wanted:
            say_json([_risk(found, risk) for risk in risks])
            return
        people = found.checks.table()
        if people.unique:
            columns = " and ".join(people.columns)
            say(f"Sample table: {people.unique} of {people.total} participants are unique by {columns}.")
        table(("SEVERITY", "WHAT IS LEFT", "WHAT TO DO"), [(r.severity.value, str(r), r.to_do) for r in risks])
        say(f"{counted(len(risks), 'point')} could re-identify someone." if risks else "Nothing was found that could.")


def note_points(count: int) -> None:
    """Say beside an export how many points are left in it."""
    if count:
        note(f"{counted(count, 'point')} could re-identify someone; see `check`.")


def _ids(study: OpenStudy, document: str | None) -> list[str] | None:
    return None if document is None else [item.id for item in chosen_documents(study, document)]


def _risk(study: OpenStudy, risk: Risk) -> dict[str, Any]:
    return {
        "kind": risk.kind.value,
        "severity": risk.severity.value,
        "what": str(risk),
        "what_to_do": risk.to_do,
        "params": risk.params,
        "document": risk.document_id or None,
        "participant": risk.participant or None,
        "entity": risk.entity_id or None,
        "places": [{"document": item, "start": start, "end": end} for item, start, end in risk.places],
    }


@app.command()
def sample(
    study: StudyPath,
    document: DocumentOption = None,
    count: Annotated[int, typer.Option("-n", "--count", metavar="N", help="How many sentences.")] = USUAL_COUNT,
    seed: Annotated[int | None, typer.Option("--seed", metavar="S", help="The same seed gives the same.")] = None,
    record: Annotated[bool, typer.Option("--record", help="Record what you found in the sentences of --seed.")] = False,
    missed: Annotated[
        str, typer.Option("--missed", metavar="3,17", help="Numbers of those in which something was missed.")
    ] = "",
    read: Annotated[
        int | None, typer.Option("--read", metavar="N", help="How many you read; all, if not said.")
    ] = None,
    json_wanted: JsonOption = False,
    coder: CoderOption = None,
) -> None:
    """List random sentences in which nothing was replaced, to be read; then record with --record what was missed."""
    with opened(study) as found:
        checks = found.sentence_checks
        actor = coder_id(found, coder)
        if record:
            _record(checks, seed, _numbers(missed), read, actor, json_wanted)
            return
        drawn = checks.start(_ids(found, document), coder=actor, count=count, seed=seed)
        if json_wanted:
            say_json(_sample(checks, drawn))
            return
        rows = [(item.index + 1, item.title, item.speaker, item.text) for item in checks.sentences(drawn)]
        table(("#", "INTERVIEW", "SPEAKER", "SENTENCE"), rows)
        say(f"{len(rows)} of {counted(drawn.population, 'sentence')} in which nothing was replaced; seed {drawn.seed}.")
        say(f"Record what you find, before the texts change: --record --seed {drawn.seed} --missed 3,17 (or none).")


def _sample(checks: SentenceChecks, drawn: Sample) -> dict[str, Any]:
    return {
        "seed": drawn.seed,
        "population": drawn.population,
        "sentences": [
            {
                "number": item.index + 1,
                "document": item.document_id,
                "title": item.title,
                "speaker": item.speaker,
                "start": item.start,
                "end": item.end,
                "text": item.text,
            }
            for item in checks.sentences(drawn)
        ],
    }


def _record(
    checks: SentenceChecks, seed: int | None, missed: Sequence[int], read: int | None, actor: str, json_wanted: bool
) -> None:
    if seed is None:
        raise InvalidInput("seed_missing", "It is not clear which sentences you read.", "Add their --seed.")
    result = checks.record(checks.again(seed), [number - 1 for number in missed], coder=actor, read=read)
    rate = result.rate
    if json_wanted:
        said = {language: result.in_words(language) for language in ("en", "de")}
        say_json({"read": rate.read, "missed": rate.missed, "population": rate.population, "upper": rate.upper, **said})
        return
    say(result.in_words("en"))


def _numbers(given: str) -> list[int]:
    parts = [part.strip() for part in given.split(",") if part.strip()]
    if not all(part.isdecimal() for part in parts):
        raise InvalidInput("bad_numbers", "--missed takes numbers with commas between.", "For example --missed 3,17.")
    return [int(part) for part in parts]


@app.command("second-look")
def second_look(
    study: StudyPath,
    document: DocumentOption = None,
    fine: Annotated[
        list[str] | None, typer.Option("--fine", metavar="WORD", help="Say that this is no name; not listed again.")
    ] = None,
    json_wanted: JsonOption = False,
    coder: CoderOption = None,
) -> None:
    """List capitalised words that no lexicon knows and nothing replaced, the rarest first. Shows originals."""
    with opened(study) as found:
        words = found.second_look.words(_ids(found, document))
        if fine:
            passed = [word for word in words if {form.casefold() for form in word.forms} & {w.casefold() for w in fine}]
            found.second_look.let_pass(passed, coder=coder_id(found, coder))
            words = [word for word in words if word not in passed]
        if json_wanted:
            say_json(
                [
                    {
                        "word": word.forms[0],
                        "forms": list(word.forms),
                        "count": word.count,
                        "places": [{"document": item, "start": start, "end": end} for item, start, end in word.places],
                    }
                    for word in words
                ]
            )
            return
        titles = {item.id: item.number for item in found.transcripts.documents()}
        table(
            ("COUNT", "WORD", "INTERVIEWS"),
            [
                (
                    word.count,
                    ", ".join(word.forms),
                    ", ".join(str(n) for n in sorted({titles[p[0]] for p in word.places})),
                )
                for word in words
            ],
        )
        say(f"{counted(len(words), 'word')} in no lexicon; a name among them was missed.")
