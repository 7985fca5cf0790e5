"""What a participant may ask for: to be told what is held, and to withdraw."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis.errors import InvalidInput
from analysis.workflow.letters import Letter, letters
from analysis.workflow.subject_report import in_plain_words, subject_report
from analysis.workflow.withdrawal import Preview, Way
from commands.console import counted, note, say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, opened, signing_coder

app = typer.Typer()

ParticipantArgument = Annotated[str, typer.Argument(metavar="PARTICIPANT", help="The participant's code, such as P03.")]


class LetterLanguage(StrEnum):
    """In which language a text is for."""

    DE = "de"
    EN = "en"


@app.command()
def withdraw(
    study: StudyPath,
    participant: ParticipantArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, without a name: it is recorded.")],
    coder: CoderOption = None,
    way: Annotated[Way, typer.Option("--way", help="Erase for good, or restrict or anonymise instead.")] = Way.ERASE,
    letters_folder: Annotated[
        Path | None, typer.Option("--letters", metavar="FOLDER", help="Put drafts of letters there.")
    ] = None,
    delete_backups: Annotated[
        bool, typer.Option("--delete-backups", help="Overwrite and delete the backups beside the study, too.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; erasing can't be undone.")] = False,
) -> None:
    """Erase a participant's words for good, or restrict or anonymise them. Shows first what goes, and asks."""
    from storage.leftovers import former_states, let_go_of

    with opened(study) as found:
        actor = signing_coder(found, coder)
        said = found.withdrawal.preview(participant)
        _show(said, way)
        _confirm(way, yes)
        before = former_states(found)
        if way is Way.ERASE:
            found.withdrawal.erase(participant, coder=actor, reason=reason)
            say(f"Everything of {said.code} was erased; `verify` checks what is left.")
        elif way is Way.ANONYMISE:
            found.withdrawal.anonymise(participant, coder=actor, reason=reason)
            say(f"What stood where something is replaced in the words of {said.code} was erased.")
        else:
            found.withdrawal.restrict(participant, coder=actor, reason=reason)
            say(f"Nothing of {said.code} is sent, quoted or exported any more; `undo` or `permissions` lifts it.")
        if delete_backups and way is not Way.RESTRICT:
            let_go_of(before)
            say(f"{counted(len(before), 'backup')} overwritten and deleted.")
            before = []
        _say_what_is_elsewhere(said, before)
        if letters_folder is not None:
            _write(letters_folder, letters(said, way, date.today().isoformat(), [item.name for item in before]))


def _show(said: Preview, way: Way) -> None:
    if way is Way.RESTRICT:
        return
    say(f"Of {said.code}: " + ", ".join([*said.interviews, *(f"{item} (with others)" for item in said.conversations)]))
    if way is Way.ANONYMISE:
        say("What is replaced there, the real names and the file's name are erased; quotations and codes stay.")
        return
    rows = [
        ("quotations", said.quotations), ("suggestions", said.suggestions), ("decisions", said.decisions),
        ("memos", said.memos), ("codes of nobody else's words", len(said.codes)),
        ("categories left without a code", len(said.categories)),
    ]  # fmt: skip
    table(("ERASED", "COUNT"), rows)
    for label in (*said.codes, *said.categories):
        say(f"- {label}")
    for earlier, later in said.renamed:
        say(f"“{earlier}” stays with others' words and is called “{later}” from now on.")
    if said.named_elsewhere:
        places = counted(said.named_elsewhere, "place")
        say(f"Others name this person in {places} of their interviews; that is theirs and stays, replaced.")


def _confirm(way: Way, yes: bool) -> None:
    """Say that it can't be undone, and ask. Raises `InvalidInput` (`not_confirmed`) where nobody can be asked."""
    if way is Way.RESTRICT:
        return
    say("This can't be undone, and nothing done before it can be undone any more.")
    if yes:
        return
    if not sys.stdin.isatty():
        raise InvalidInput(
            "not_confirmed", "Nothing was erased: nobody could be asked.", "Say --yes if you are sure of it."
        )
    typer.confirm("Go on?", abort=True)


def _say_what_is_elsewhere(said: Preview, files: list[Path]) -> None:
    away = [item for item in said.sent if item.host_class != "this_computer"]
    if away:
        say(f"{counted(len(away), 'request')} with these words had left this computer; ask for their erasure:")
        table(("TIME (UTC)", "HOST", "MODEL"), [(item.at[:19], item.host, item.model) for item in away])
    else:
        say("None of these words had left this computer.")
    if files or said.copies:
        say("These were made before and may still hold them; delete them or make them anew:")
    for path in files:
        say(f"- {path}")
    for item in said.copies:
        say(f"- made on {item.at[:10]}: {item.what} {f'({item.contains})' if item.contains else ''}".rstrip())


def _write(folder: Path, drafts: list[Letter]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for draft in drafts:
            (folder / f"{draft.name}.{draft.language}.txt").write_text(draft.text, encoding="utf-8")
    except OSError as error:
        from storage.faults import cannot_write

        raise cannot_write(folder) from error
    note(f"{counted(len(drafts), 'draft')} of letters in {folder}; put in names and read them before you send them.")


@app.command("subject-report")
def tell(
    study: StudyPath,
    participant: ParticipantArgument,
    language: Annotated[LetterLanguage | None, typer.Option("--language", help="Default: the study's.")] = None,
    json_wanted: JsonOption = False,
) -> None:
    """Say in plain words what is held on a participant, as an answer to that person."""
    with opened(study) as found:
        report = subject_report(found.store, found.texts, participant)
        if json_wanted:
            say_json(report.as_data())
        else:
            spoken = language.value if language else found.info.language
            say(in_plain_words(report, spoken if spoken in list(LetterLanguage) else "en"))
