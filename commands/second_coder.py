"""A second coder: a package to code in, and what came of it brought back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from analysis.coder_package import COMPARED, REFUSED, CoderPackage, Line, MergePreview, What
from analysis.errors import StudyFileError
from analysis.workflow.study import OpenStudy
from commands.console import ShowProgress, counted, note, one_line, say, say_json, stoppable, table
from commands.passphrases import ask, ask_new, at_terminal, read_passphrase
from commands.selecting import JsonOption, StudyPath, coder_id, opened

app = typer.Typer()

PackagePassphrase = Annotated[
    Path | None,
    typer.Option("--package-passphrase-file", metavar="FILE", help="Holds the package's own; else it is asked."),
]
WORDS = {
    What.AGREE: "same words, same code",
    What.OVERLAP: "same code, words overlap",
    What.OTHER_CODE: "other code",
    What.ONLY_PACKAGE: "only in the package",
    What.ONLY_STUDY: "only in the study",
    What.NEW_CODE: "new code",
    What.SAME_LABEL: "new code, called like one that is there",
    What.RENAMED_HERE: "renamed in the study since",
    What.RENAMED_THERE: "renamed in the package: not taken over",
    What.DEFINED_THERE: "definition changed in the package: not taken over",
    What.CODE_MERGED: "merged in the study since",
    What.CODE_REMOVED: "code removed in the study since",
    What.TAKEN_BACK: "taken off in the package since the last merge: removed",
    What.WORDS_CORRECTED: "text corrected since: taken with its new words",
    What.NO_PLACE: "text corrected since: no sure place, not taken",
    What.INTERVIEW_GONE: "interview or participant no longer in the study: refused",
    What.NOT_PERMITTED: "participant does not permit it any more: refused",
    What.OTHER_CODER: "made under another coder's name: refused",
    What.LEFT: "stays in the package",
}


@app.command(name="coder-package")
def coder_package(
    study: StudyPath,
    coder: Annotated[str, typer.Option("--coder", metavar="NAME", help="Who is to code in it.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The package, a new study file.")],
    version: Annotated[
        str, typer.Option("--version", metavar="VERSION", help="A named version of the codebook; default: as it is.")
    ] = "",
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who makes it; default: who acted last.")
    ] = None,
    package_passphrase_file: PackagePassphrase = None,
) -> None:
    """Make a package for a second coder: a study without a key, without anybody's codings, suggestions or memos."""
    from storage.cipher import is_protected
    from storage.coder_package import make_package

    with opened(study) as found, stoppable() as cancel:
        actor = coder_id(found, by)
        secret = read_passphrase(package_passphrase_file) if package_passphrase_file else ""
        if not secret and is_protected(found.path) and at_terminal():
            secret = ask_new("Passphrase for the package (tell it apart from the file): ")
        made = make_package(
            found, output, coder_name=coder, coder=actor, version=version, passphrase=secret, cancel=cancel
        )
        of = f"version “{made.version}”" if made.version else "the codebook as it is"
        say(
            f"Made {made.path} for {made.coder}: {counted(made.interviews, 'interview')}, "
            f"{counted(made.codes, 'code')}, {of}."
        )
        for title in made.left_out:
            note(f"{title} stays here: not approved, not permitted, or marked as never leaving.")
        if not secret:
            note("The package is not protected by a passphrase; --package-passphrase-file F protects it.")


@app.command()
def merge(
    study: StudyPath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The package that came back.")],
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what is new and where they differ; change nothing.")
    ] = False,
    coder: Annotated[
        str | None, typer.Option("--coder", metavar="NAME", help="Who merges; default: who acted last.")
    ] = None,
    package_passphrase_file: PackagePassphrase = None,
    json_wanted: JsonOption = False,
) -> None:
    """Bring a second coder's package back, as one step that can be undone. Merging it twice adds nothing."""
    with opened(study) as found, stoppable() as cancel:
        package = _read(found, file, package_passphrase_file, cancel)
        merging = found.taking_back_in
        said = merging.preview(package) if preview else merging.merge(package, coder=coder_id(found, coder))
        if json_wanted:
            say_json(as_data(said, is_preview=preview))
        else:
            _show(said, is_preview=preview)


def _read(study: OpenStudy, path: Path, secret_file: Path | None, cancel: Any) -> CoderPackage:
    from storage.coder_package import read_package

    secret = read_passphrase(secret_file) if secret_file else ""
    progress = ShowProgress("Checking")
    try:
        return read_package(study, path, passphrase=secret, progress=progress, cancel=cancel)
    except StudyFileError as error:
        if error.code != "passphrase_needed":
            raise
        if not at_terminal():
            raise StudyFileError(
                "package_passphrase_missing",
                "The package {path} is protected by a passphrase.",
                "Give a file that holds it with --package-passphrase-file FILE.",
                path=str(path),
            ) from error
    return read_package(
        study, path, passphrase=ask(f"Passphrase of {one_line(path.name)}: "), progress=progress, cancel=cancel
    )


def as_data(said: MergePreview, *, is_preview: bool) -> dict[str, Any]:
    """Give a preview, or what was done, as JSON-compatible data."""
    data = asdict(said)
    data["lines"] = [{**asdict(line), "what": line.what.value} for line in said.lines]
    counts = {what.value: said.count(what) for what in What}
    return {"format": "verbatim-merge", "version": 1, "merged": not is_preview, "counts": counts, **_renamed(data)}


def _renamed(data: dict[str, Any]) -> dict[str, Any]:
    """Tell the codebook's version from that of the format."""
    return {("codebook_version" if name == "version" else name): value for name, value in data.items()}


def _show(said: MergePreview, *, is_preview: bool) -> None:
    of = f" (codebook “{said.version}”)" if said.version else ""
    if said.is_nothing_new:
        say(f"Nothing in {said.coder}'s package{of} is new to this study.")
    else:
        done = "would bring" if is_preview else "brought"
        say(
            f"{said.coder}'s package{of} {done} {counted(said.codings, 'coding')}, {counted(said.codes, 'code')}, "
            f"{counted(said.memos, 'memo')}; {counted(said.removed, 'coding')} taken back, {said.known} known already."
        )
    if said.assisted:
        note(f"{counted(said.assisted, 'coding')} of these were made when suggestions were there to be seen.")
    table(("HOW THEY STAND", "CODINGS"), [(WORDS[what], said.count(what)) for what in COMPARED if said.count(what)])
    told = [line for line in said.lines if line.what is not What.AGREE]
    table(("INTERVIEW", "TURN", "WHAT", "CODE", "IN THE STUDY", "WORDS"), [_row(line) for line in told])
    refused = said.count(*(what for what in REFUSED if what is not What.CODE_REMOVED))
    if refused:
        note(f"{counted(refused, 'coding')} of the package can't come in; the file stays as it is.")


def _row(line: Line) -> tuple[object, ...]:
    times = f" ({line.count}×)" if line.count > 1 else ""
    return (line.interview, line.turn or "", WORDS[line.what] + times, line.code, line.other, line.words)
