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
from commands.bringing_in import PROVENANCE_KEPT, described, rules_and_cases
from commands.console import counted, note, say, say_json, table
from commands.selecting import opened

_WORDS_SHOWN = 60


def preview_files(
    study: Path,
    files: Sequence[Path],
    language: Literal["auto", "de", "en"],
    *,
    reading: Reading | None,
    json_wanted: bool,
) -> None:
    """Show the speakers and turns of each file, and of codes what they would be in the study.

    Raises `typer.Exit` (1) for a file that can't be read; the others show.
    """
    shown: list[dict[str, Any]] = []
    failed = 0
    for path in files:
        try:
            shown += list(_read(study, path, language, reading))
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


def _read(
    study: Path, path: Path, language: Literal["auto", "de", "en"], asked: Reading | None
) -> Iterator[dict[str, Any]]:
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
        yield _codes_here(study, found, content) if content.joins else _codes(found)


def _codes(found: Incoming) -> dict[str, Any]:
    return {
        "file": str(found.path),
        "format": found.path.suffix.lower().removeprefix("."),
        "codes": [{**asdict(node), "within": list(node.within)} for node in found.nodes],
        "not_kept": [{"what": item.what, "why": item.loss.value, "count": item.count} for item in found.not_kept],
    }


def _codes_here(study: Path, found: Incoming, project: ForeignProject) -> dict[str, Any]:
    """Give codes and categories as the study would have them, and what else comes in with them."""
    with opened(study) as it:
        coming = it.bringing_in.preview(project, coder="")
    done = coming.brought_in
    return {
        **_codes(found),
        "codes": [{**asdict(node), "within": list(node.within)} for node in coming.nodes],
        "comes": {
            "codes": done.codes,
            "categories": done.categories,
            "quotations": done.codings,
            "memos": done.memos,
            "rules": done.rules,
            "negative_cases": done.negative_cases,
        },
        "keeps_provenance": done.keeps_provenance,
        "not_kept": [{"what": item.what, "why": item.loss.value, "count": item.count} for item in done.not_kept],
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
    codes, comes = item["codes"], item.get("comes")
    if comes is None:
        say(f"{item['file']}: {counted(sum(one['is_code'] for one in codes), 'code')}")
        _table_of(codes, ())
    else:
        say(
            f"{item['file']}: {counted(comes['codes'], 'new code')} in {comes['categories']} new categories, "
            f"{counted(comes['quotations'], 'quotation')}, {counted(comes['memos'], 'memo')}"
            f"{rules_and_cases(comes['rules'], comes['negative_cases'])}"
        )
        if item["keeps_provenance"]:
            say(PROVENANCE_KEPT)
        _table_of(codes, ("NEW", "QUOTATIONS"))
    for lost in item["not_kept"]:
        note(f"{item['file']}: not kept as it is: {described(NotKept(Loss(lost['why']), lost['what'], lost['count']))}")
    say()


def _table_of(codes: Sequence[dict[str, Any]], more: tuple[str, ...]) -> None:
    rows = []
    for one in codes:
        here = ("yes" if one["is_new"] else "is there", one["quotations"]) if more else ()
        rows.append((one["label"], " / ".join(one["within"]), *here, one["definition"][:_WORDS_SHOWN]))
    table(("CODE OR CATEGORY", "IN", *more, "DEFINITION"), rows)
