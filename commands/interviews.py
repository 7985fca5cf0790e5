"""Interviews: import, who speaks, the participants' table."""

from __future__ import annotations

import csv
import io
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from analysis.errors import InvalidInput, StudyFileError, VerbatimError
from analysis.incoming import Incoming, Reading, Survey
from analysis.records import Document, Participant
from analysis.sample_columns import USUAL
from analysis.workflow.study import OpenStudy
from analysis.workflow.taking_in import TakenIn, take_in
from commands.bringing_in import say_brought_in
from commands.console import counted, note, say, say_json, table
from commands.previewing import preview_files
from commands.selecting import (
    CoderOption,
    DocumentOption,
    JsonOption,
    StudyPath,
    chosen_documents,
    coder_id,
    note_voided,
    opened,
)

app = typer.Typer()

WARNINGS = {
    "no_speakers": "no speakers were found in it, so all of it counts as one participant's",
    "few_capitals": "it has few capital letters, so names are hard to find: look through it yourself",
    "encoding_guessed": "its encoding was guessed: check the umlauts",
    "tracked_changes": "it has tracked changes; they were taken as accepted",
    "comments_dropped": "its comments were left out",
    "page_edges_dropped": "what stands at the top or bottom of most pages was left out",
    "tiers_dropped": "tiers that belong to another tier (translations, glosses) were left out",
}
REPLACED = "{what} in the file could not be read and became �, the first in line {line}; look there"
_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n")


class ImportLanguage(StrEnum):
    """The language of a file, or to find out."""

    AUTO = "auto"
    DE = "de"
    EN = "en"


@app.command("import")
def import_files(
    study: StudyPath,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Transcripts (txt, docx, pdf, vtt, …), tables, codebooks, projects."),
    ],
    language: Annotated[ImportLanguage, typer.Option("--language", help="Their language.")] = ImportLanguage.AUTO,
    reading: Annotated[
        Reading | None,
        typer.Option(
            "--as",
            help="What a file holds that could be either: transcript, survey (a row a person), codebook (of codes).",
        ),
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Show turns and speakers; nothing is written.")] = False,
    json_wanted: JsonOption = False,
    coder: CoderOption = None,
) -> None:
    """Bring interviews in, and projects (.qdpx, .qdc) of other programs. One that fails does not stop the others."""
    if json_wanted and not preview:
        raise InvalidInput("json_of_preview", "--json belongs to --preview.", "Give both, or neither.")
    if preview:
        preview_files(study, files, language.value, reading=reading, json_wanted=json_wanted)
        return
    from storage.importers.reading import read_incoming

    failed, taken_as = 0, list[Reading]()
    with opened(study) as found:
        actor = coder_id(found, coder)
        for path in files:
            try:
                incoming = read_incoming(path, language.value, asked=reading)
                _say_taken(found, incoming, take_in(found, incoming, coder=actor))
                taken_as.append(incoming.reading)
            except VerbatimError as error:
                failed += 1
                note(f"Error: {error}" if str(path) in str(error) else f"Error: {path}: {error}")
        if any(item is not Reading.CODEBOOK for item in taken_as):
            note(_left_behind(files[0].parent))
        if failed:
            note(f"{failed} of {len(files)} files were not brought in.")
            raise typer.Exit(1)


def _left_behind(folder: Path) -> str:
    from storage.places import sync_service

    service = sync_service(folder)
    copied = f", and {service} copies that folder to its servers" if service else ""
    return f"The files themselves still lie where they were, with all names and unprotected{copied}."


def _say_taken(study: OpenStudy, incoming: Incoming, taken: TakenIn) -> None:
    name, content = incoming.path.name, incoming.content
    if taken.brought is not None:
        say_brought_in(study, incoming, taken.brought)
        return
    if isinstance(content, Survey):
        say(
            f"{name}: {counted(len(content.cases), 'case')}; questions: {'; '.join(content.questions)}; "
            f"attributes: {'; '.join(content.columns) or 'none'}"
        )
        if content.left_out:
            note(f"{name}: left out, because they may name somebody: {'; '.join(content.left_out)}.")
    for document in taken.documents if not isinstance(content, Survey) else ():
        rows = study.transcripts.speakers(document.id)
        speakers = ", ".join(f"{row.label or '(no label)'} = {row.code}" for row in rows)
        say(f"{document.title} ({document.language}): {name}, {counted(len(document.turns), 'turn')}; {speakers}")
        name = document.title
    for warning in incoming.warnings:
        note(f"{name}: {_warning(warning)}.")


def _warning(code: str) -> str:
    name, *counts = code.split(":")
    if name == "bytes_replaced":
        return REPLACED.format(what=counted(int(counts[0]), "place"), line=counts[1])
    return WARNINGS.get(name, name)


@app.command()
def speakers(
    study: StudyPath,
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="LABEL=CODE", help="P01, P02 … for participants, I for interviewers, - others."),
    ] = None,
    document: DocumentOption = None,
    coder: CoderOption = None,
) -> None:
    """Show who speaks in each interview, or correct it."""
    with opened(study) as found:
        documents = chosen_documents(found, document)
        wanted = [_with_document(found, documents, change) for change in changes or ()]
        actor = coder_id(found, coder) if wanted else ""
        for item, label, code in wanted:
            found.transcripts.set_speaker(item.id, label, code, coder=actor)
        note_voided(found, {item.id for item, _, _ in wanted})
        rows = [
            (
                item.number,
                item.title,
                row.label or "(no label)",
                row.code,
                row.role.value,
                row.turn_count,
                row.word_count,
            )
            for item in documents
            for row in found.transcripts.speakers(item.id)
        ]
        table(("#", "INTERVIEW", "LABEL", "SPEAKER", "ROLE", "TURNS", "WORDS"), rows)


def _with_document(study: OpenStudy, documents: list[Document], change: str) -> tuple[Document, str, str]:
    """Find the interview that a LABEL=CODE means. Raises `InvalidInput`."""
    label, equals, code = change.rpartition("=")
    if not equals or not code.strip():
        raise InvalidInput("bad_change", "--set takes LABEL=CODE.", "For example --set B1=P01 or --set Interviewer=I.")
    having = [item for item in documents if label in {row.label for row in study.transcripts.speakers(item.id)}]
    if len(having) == 1:
        return having[0], label, code
    if having:
        raise InvalidInput(
            "label_in_several",
            "The label “{label}” stands in {count} interviews.",
            "Say which one is meant with --document.",
            label=label,
            count=len(having),
        )
    raise InvalidInput(
        "no_such_speaker", "No interview has the speaker label “{label}”.", "`speakers` lists the labels.", label=label
    )


@app.command()
def participants(
    study: StudyPath,
    table_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Take attributes from this table (column: code).")
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Write the table for Excel; --csv takes it back.")
    ] = None,
    json_wanted: JsonOption = False,
    coder: CoderOption = None,
) -> None:
    """Show or set the participants' table. That is the sample of the paper; --csv sets it, columns of your own too."""
    with opened(study) as found:
        if table_file is not None:
            _set_attributes(found, _read_csv(table_file), coder)
        people = found.transcripts.participants()
        if json_wanted:
            say_json([{"code": person.code, "attributes": person.attributes} for person in people])
            return
        columns = list(dict.fromkeys(name for person in people for name in person.attributes))
        if write is not None:
            _write_csv(write, columns or list(USUAL), people)
            say(f"Wrote {write}: {counted(len(people), 'participant')}.")
            return
        table(
            ("CODE", *(name.upper() for name in columns)),
            [(person.code, *(person.attributes.get(name, "") for name in columns)) for person in people],
        )


def _write_csv(path: Path, columns: list[str], people: list[Participant]) -> None:
    """Write the table as Excel reads it in German and in English: UTF-8 with a mark, semicolons, named on top."""
    text = io.StringIO(newline="")
    text.write("sep=;\r\n")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["code", *columns])
    writer.writerows([person.code, *(person.attributes.get(name, "") for name in columns)] for person in people)
    try:
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            file.write(text.getvalue())
    except FileExistsError as error:
        raise StudyFileError(
            "exists", "There is already a file {path}.", "Choose another name.", path=str(path)
        ) from error
    except OSError as error:
        raise StudyFileError(
            "cannot_write", "{path} can't be written.", "Check the folder and your rights.", path=str(path)
        ) from error


def _set_attributes(study: OpenStudy, rows: dict[str, dict[str, Any]], coder: str | None) -> None:
    """Merge the rows into the participants; an empty cell takes the attribute away. Nothing is set if a code is new."""
    known: dict[str, Participant] = {person.code: person for person in study.transcripts.participants()}
    unknown = sorted(rows.keys() - known.keys())
    if unknown:
        raise InvalidInput(
            "no_such_participant",
            "There is no participant {codes}, so nothing was set.",
            "`participants` lists the codes.",
            codes=", ".join(unknown)[:80],
        )
    actor = coder_id(study, coder)
    for code, given in rows.items():
        merged = {**known[code].attributes, **given}
        attributes = {name: value for name, value in merged.items() if value != ""}
        if attributes != known[code].attributes:
            study.transcripts.set_attributes(code, attributes, coder=actor)


def _read_csv(path: Path) -> dict[str, dict[str, Any]]:
    """Read attributes by participant; comma, semicolon or tab. Raises `InvalidInput`."""
    text = _text_of(path)
    named = _SEPARATOR.match(text)
    text = text[named.end() :] if named else text
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=named.group(1) if named else _delimiter(text))
    lines = [_cells(line) for line in reader if any(cell.strip() for cell in line)]
    headings = [name.casefold() if name.casefold() == "code" else name for name in lines[0]] if lines else []
    if "code" not in headings:
        raise _bad_csv(path, "has no column named “code”")
    if any(len(line) > len(headings) for line in lines):
        raise _bad_csv(path, "has rows with more cells than headings")
    at = headings.index("code")
    rows: dict[str, dict[str, Any]] = {}
    for line in lines[1:]:
        filled = [*line, *[""] * (len(headings) - len(line))]
        rows[filled[at].upper()] = {
            name: _value(cell) for name, cell in zip(headings, filled, strict=True) if name and name != "code"
        }
    return rows


def _cells(line: list[str]) -> list[str]:
    """Give a row's cells without the empty ones that spreadsheets leave at its end."""
    cells = [cell.strip() for cell in line]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text_of(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _bad_csv(path, "can't be read") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)


def _value(cell: str) -> str | int:
    """Read whole numbers as numbers, unless a zero in front says that they are none."""
    return int(cell) if cell.isascii() and cell.isdigit() and str(int(cell)) == cell else cell


def _bad_csv(path: Path, fault: str) -> InvalidInput:
    return InvalidInput(
        "bad_csv",
        "{path} {fault}.",
        "It should be a table with the column code (P01 …) and one column for each attribute.",
        path=str(path),
        fault=fault,
    )
