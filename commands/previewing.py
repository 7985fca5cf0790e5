"""`import --preview`: what a file would bring in, before it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import typer

from analysis.errors import VerbatimError
from analysis.transcript import ImportedTranscript
from commands.bringing_in import OTHER_TOOLS
from commands.console import counted, note, say, say_json, table

_WORDS_SHOWN = 60


def preview_files(
    files: Sequence[Path], language: Literal["auto", "de", "en"], *, is_survey: bool, json_wanted: bool
) -> None:
    """Show the speakers and turns of each file. Raises `typer.Exit` (1) for one that can't be read; the others show."""
    shown: list[dict[str, Any]] = []
    failed = 0
    for path in files:
        try:
            shown += list(_read(path, language, is_survey))
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


def _read(path: Path, language: Literal["auto", "de", "en"], is_survey: bool) -> Iterator[dict[str, Any]]:
    if path.suffix.lower() in OTHER_TOOLS:
        from storage.importers.refi import read_refi

        for source in read_refi(path, language).sources:
            yield {**_described(path, source.transcript), "codings": len(source.codings)}
        return
    if not is_survey:
        from storage.importers import read_transcript

        yield _described(path, read_transcript(path, language))
        return
    from storage.importers.survey import read_survey

    for case in read_survey(path, language).cases:
        yield {**_described(path, case.transcript), "attributes": case.attributes}


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
