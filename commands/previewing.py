"""`import --preview`: what a file would bring in, before it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import typer

from analysis.errors import InvalidInput, VerbatimError
from analysis.foreign import ForeignCode, ForeignProject, Loss, NotKept
from analysis.transcript import ImportedTranscript
from commands.bringing_in import OTHER_TOOLS, described, read_codes
from commands.console import counted, note, say, say_json, table

_WORDS_SHOWN = 60


class Reading(StrEnum):
    """What a file is taken for."""

    TRANSCRIPT = "transcript"
    SURVEY = "survey"
    CODEBOOK = "codebook"


def reading_of(path: Path, asked: Reading | None) -> Reading:
    """Tell what a file is taken for, by what was asked or what it holds.

    Raises `InvalidInput` (`which_table`) for a table of which it is not plain what it holds.
    """
    from storage.importers.codebook_json import is_codebook_json
    from storage.importers.codes_table import is_codes_table
    from storage.importers.survey import SUFFIXES

    if asked is not None:
        return asked
    if path.suffix.lower() == ".json" and is_codebook_json(path):
        return Reading.CODEBOOK
    if path.suffix.lower() not in SUFFIXES:
        return Reading.TRANSCRIPT
    if is_codes_table(path):
        return Reading.CODEBOOK
    raise InvalidInput(
        "which_table",
        "{name} is a table: it may hold the answers of a survey, or codes.",
        "Say which, with --as survey or --as codebook.",
        name=path.name,
    )


def preview_files(
    files: Sequence[Path], language: Literal["auto", "de", "en"], *, reading: Reading | None, json_wanted: bool
) -> None:
    """Show the speakers and turns of each file. Raises `typer.Exit` (1) for one that can't be read; the others show."""
    shown: list[dict[str, Any]] = []
    failed = 0
    for path in files:
        try:
            shown += list(_read(path, language, reading))
        except VerbatimError as error:
            failed += 1
            note(f"Error: {error}" if str(path) in str(error) else f"Error: {path}: {error}")
    if json_wanted:
        say_json(shown)
    else:
        for item in shown:
            _show(item)
    if failed:
        raise typer.Exit(1)


def _read(path: Path, language: Literal["auto", "de", "en"], asked: Reading | None) -> Iterator[dict[str, Any]]:
    if path.suffix.lower() in OTHER_TOOLS:
        from storage.importers.refi import read_refi

        for source in read_refi(path, language).sources:
            yield {**_described(path, source.transcript), "codings": len(source.codings)}
        return
    reading = reading_of(path, asked)
    if reading is Reading.CODEBOOK:
        yield {"file": str(path), "format": path.suffix.lower().removeprefix("."), **_codes(read_codes(path))}
        return
    if reading is Reading.TRANSCRIPT:
        from storage.importers import read_transcript

        yield _described(path, read_transcript(path, language))
        return
    from storage.importers.survey import read_survey

    for case in read_survey(path, language).cases:
        yield {**_described(path, case.transcript), "attributes": case.attributes}


def _codes(project: ForeignProject) -> dict[str, Any]:
    """Give the codes and categories, each with the labels of what it stands in, uppermost first."""
    return {
        "codes": list(_walked(project.codes, ())),
        "not_kept": [{"what": item.what, "why": item.loss.value, "count": item.count} for item in project.not_kept],
    }


def _walked(nodes: Sequence[ForeignCode], within: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield {"label": node.name, "definition": node.description, "is_code": node.is_codable, "within": list(within)}
        yield from _walked(node.children, (*within, node.name))


def _described(path: Path, found: ImportedTranscript) -> dict[str, Any]:
    words = [found.text[turn.start : turn.end] for turn in found.turns]
    turns = [
        {"speaker": turn.label, "seconds": turn.start_seconds, "text": said}
        for turn, said in zip(found.turns, words, strict=True)
    ]
    speakers = [
        {
            "label": label,
            "is_interviewer": label in found.interviewer_labels,
            "turns": sum(turn.label == label for turn in found.turns),
            "words": sum(
                len(said.split()) for turn, said in zip(found.turns, words, strict=True) if turn.label == label
            ),
        }
        for label in found.labels
    ]
    return {
        "file": str(path),
        "format": found.source_format,
        "language": found.language,
        "warnings": list(found.warnings),
        "speakers": speakers,
        "turns": turns,
    }


def _show(item: dict[str, Any]) -> None:
    if "codes" in item:
        _show_codes(item)
        return
    say(f"{item['file']} ({item['language']}): {counted(len(item['turns']), 'turn')}")
    table(
        ("SPEAKER", "TURNS", "WORDS", "ROLE"),
        [
            (one["label"] or "(no label)", one["turns"], one["words"], "asks" if one["is_interviewer"] else "answers")
            for one in item["speakers"]
        ],
    )
    table(
        ("AT", "SPEAKER", "WORDS"),
        [
            ("" if one["seconds"] is None else f"{one['seconds']:.0f} s", one["speaker"], one["text"][:_WORDS_SHOWN])
            for one in item["turns"]
        ],
    )
    for warning in item["warnings"]:
        note(f"{item['file']}: {warning}")
    say()


def _show_codes(item: dict[str, Any]) -> None:
    say(f"{item['file']}: {counted(sum(one['is_code'] for one in item['codes']), 'code')}")
    table(
        ("CODE OR CATEGORY", "IN", "DEFINITION"),
        [(one["label"], " / ".join(one["within"]), one["definition"][:_WORDS_SHOWN]) for one in item["codes"]],
    )
    for lost in item["not_kept"]:
        note(f"{item['file']}: not kept as it is: {described(NotKept(Loss(lost['why']), lost['what'], lost['count']))}")
    say()
