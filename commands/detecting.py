"""`detect`: findings of plain text, without a study. Offsets are those of the text as it was given."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from analysis.errors import ImportFailed, InvalidInput
from analysis.language import guess_language
from commands.console import counted, note, say_json, table
from commands.interviews import ImportLanguage
from commands.offsets import CanonicalView
from commands.selecting import JsonOption

if TYPE_CHECKING:
    from analysis.ports import EntityDetector

app = typer.Typer()
_STANDARD = Path("-")
_COLUMNS = ("start", "end", "text", "kind", "level", "score", "recognizer")


@app.command()
def detect(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE|- | --jsonl IN OUT", help="A plain text, or JSON lines in and out.")
    ],
    language: Annotated[ImportLanguage, typer.Option("--language", help="The text's.")] = ImportLanguage.AUTO,
    json_wanted: JsonOption = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='IN: {"id","lang","text"} a line; OUT: {"id","findings"} a line.')
    ] = False,
) -> None:
    """Find names and the like in plain text. Offline, no study needed; offsets are code points of the given text."""
    if len(files) != (2 if jsonl else 1):
        raise InvalidInput(
            "bad_files", "detect takes one FILE, or --jsonl with IN and OUT.", "- is the standard input or output."
        )
    if jsonl:
        _detect_lines(files[0], files[1], language)
        return
    rows = _findings(_text_of(files[0]), language.value, _detector())
    if json_wanted:
        say_json(rows)
    else:
        table([name.upper() for name in _COLUMNS], [[row[name] for name in _COLUMNS] for row in rows])


def _detector() -> EntityDetector:
    from analysis.pseudonymization.process import build_in_child

    return build_in_child()


def _findings(given: str, language: str, detector: EntityDetector) -> list[dict[str, Any]]:
    from analysis.pseudonymization.rows import detect_rows

    view = CanonicalView(given)
    known = guess_language(view.text) if language == "auto" else language
    rows = detect_rows(view.text, known, detector)
    for row in rows:
        row["start"], row["end"] = view.to_given(row["start"], row["end"])
        row["text"] = given[row["start"] : row["end"]]
        row["score"] = round(row["score"], 3)
    return rows


def _text_of(path: Path) -> str:
    from storage.importers.encodings import decode

    try:
        data = sys.stdin.buffer.read() if path == _STANDARD else path.read_bytes()
    except OSError as error:
        raise _unreadable(path) from error
    return decode(data)[0] if data else ""


def _detect_lines(source: Path, target: Path, language: ImportLanguage) -> None:
    if source != _STANDARD and source.exists() and target.exists() and target.samefile(source):
        raise InvalidInput("same_file", "IN and OUT are the same file.", "Name another one for the findings.")
    detector = _detector()
    count = 0
    with ExitStack() as stack:
        lines = _opened(source, "rb", stack, sys.stdin.buffer)
        out = _opened(target, "wb", stack, sys.stdout.buffer)
        for entry in _entries(lines):
            found = {"id": entry["id"], "findings": _findings(entry["text"], entry["lang"] or language.value, detector)}
            out.write((json.dumps(found) + "\n").encode())
            count += 1
        out.flush()
    note(f"{counted(count, 'text')} done.")


def _entries(lines: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Read one object a line. Raises `ImportFailed` (`bad_line`) with the line's number, never its words."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line.decode("utf-8-sig"))
        except ValueError:
            entry = None
        if not isinstance(entry, dict) or "id" not in entry or not isinstance(entry.get("text"), str):
            raise ImportFailed(
                "bad_line",
                "Line {number} is not an object with “id” and “text”.",
                "What stands before it was done.",
                number=number,
            )
        if entry.setdefault("lang", None) not in (None, "", "auto", "de", "en"):
            raise ImportFailed(
                "bad_language",
                "The “lang” of line {number} is neither “de” nor “en”.",
                "Leave it out where it is to be found out. What stands before it was done.",
                number=number,
            )
        yield entry


def _opened(path: Path, mode: str, stack: ExitStack, standard: IO[bytes]) -> IO[bytes]:
    if path == _STANDARD:
        return standard
    try:
        file: IO[bytes] = stack.enter_context(path.open(mode))
    except OSError as error:
        raise _unreadable(path) from error
    return file


def _unreadable(path: Path) -> ImportFailed:
    return ImportFailed(
        "unreadable", "{path} can't be opened.", "Check the name, the folder and your rights.", path=str(path)
    )
