"""`import --preview`: what a file would bring in, before it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import typer

from analysis.errors import VerbatimError
from analysis.foreign import ForeignProject, Loss, NotKept
from analysis.incoming import Incoming, Reading, Survey, speakers_of
from analysis.transcript import ImportedTranscript
from commands.bringing_in import described
from commands.console import counted, note, say, say_json, table

_WORDS_SHOWN = 60


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
    from storage.importers.reading import read_incoming

    found = read_incoming(path, language, asked=asked)
    content = found.content
    if isinstance(content, ImportedTranscript):
        yield _described(path, content)
    elif isinstance(content, Survey):
        for case in content.cases:
            yield {**_described(path, case.transcript), "attributes": case.attributes}
    elif isinstance(content, ForeignProject):
        for source in content.sources:
            yield {**_described(path, source.transcript), "codings": len(source.codings)}
        yield _codes(found)


def _codes(found: Incoming) -> dict[str, Any]:
    return {
        "file": str(found.path),
        "format": found.path.suffix.lower().removeprefix("."),
        "codes": [{**asdict(node), "within": list(node.within)} for node in found.nodes],
        "not_kept": [{"what": item.what, "why": item.loss.value, "count": item.count} for item in found.not_kept],
    }


def _described(path: Path, found: ImportedTranscript) -> dict[str, Any]:
    turns = [
        {"speaker": turn.label, "seconds": turn.start_seconds, "text": found.text[turn.start : turn.end]}
        for turn in found.turns
    ]
    return {
        "file": str(path),
        "format": found.source_format,
        "language": found.language,
        "warnings": list(found.warnings),
        "speakers": [asdict(speaker) for speaker in speakers_of(found)],
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
