"""Studies themselves: new, status, settings, verify, undo, redo."""

from __future__ import annotations

import getpass
from enum import StrEnum
from typing import Annotated

import typer

from analysis.ports import Event
from analysis.records import Abstraction, AiPolicy, SendScope
from analysis.workflow.study import OpenStudy
from analysis.workflow.transcripts import Overview
from commands.ai_policy import AllowOption, kinds_of
from commands.console import counted, note, say, table
from commands.keeping import remind
from commands.passphrases import for_new_files, given, note_unprotected, read_passphrase
from commands.selecting import CoderOption, StudyPath, check_study_path, coder_id, note_voided, opened, unseen_acts

app = typer.Typer()


class Language(StrEnum):
    """The languages that interviews are worked on in."""

    DE = "de"
    EN = "en"


ReachOption = typer.Option("--reach", help="Where text of this study may go at most.")
QuestionOption = typer.Option("--question", metavar="TEXT", help="The research question.")


@app.command()
def new(
    study: StudyPath,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Default: the file's name.")] = None,
    question: Annotated[str, QuestionOption] = "",
    language: Annotated[Language, typer.Option("--language", help="The study's language.")] = Language.DE,
    coder: Annotated[str | None, typer.Option("--coder", metavar="NAME", help="Default: your login name.")] = None,
    reach: Annotated[SendScope, ReachOption] = SendScope.THIS_COMPUTER,
    allow: Annotated[str | None, AllowOption] = None,
) -> None:
    """Make a study. It is two files: NAME.verbatim and NAME.verbatim-key."""
    from storage import create_study

    check_study_path(study)
    name = coder if coder is not None else _login_name()
    secret = for_new_files()
    made = create_study(
        study,
        title=study.name.removesuffix(".verbatim") if title is None else title,
        coder=name,
        research_question=question,
        language=language.value,
        send_scope=reach,
        passphrase=secret,
        policy=None if allow is None else AiPolicy(kinds=kinds_of(allow)),
        key_passphrase=read_passphrase(given.key_passphrase_file) if given.key_passphrase_file else None,
    )
    path = made.path
    made.close()
    say(f"Made {path} and, with the original names, {path}-key (keep that one apart and safe).")
    say(f"Coder: {name}" + ("" if coder is not None else " (your login name; --coder NAME gives another)"))
    note_unprotected(secret)
    if allow is None:
        say("What suggestions are for is not settled yet; `ai-policy` does it, before the first run at best.")


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, ImportError, KeyError):
        return "Researcher"


@app.command()
def status(study: StudyPath) -> None:
    """Show how far each interview is. Says what was done in bulk, too."""
    with opened(study) as found:
        info = found.info
        say(f"{info.title} ({info.language}) · text may go to: {info.send_scope.value}")
        if info.research_question:
            say(f"Question: {info.research_question}")
        say(_protected(found))
        package = found.packaging.opening()
        if package is not None:
            of = f", of the codebook “{package.version}”" if package.version else ""
            say(f"A package for {found.coder_name(package.coder_id)}{of}: code in it, and give it back to be merged.")
        elif not found.store.has_key:
            say("The key file is not open: original names can't be shown and nothing can be pseudonymised.")
        say("Coders: " + ", ".join(coder.name for coder in found.coders()))
        _show_interviews(found)
        unfinished = {run.id for run in found.suggesting.resumable()}
        unknown = [call for call in found.suggesting.unknown_calls() if call.run_id in unfinished]
        if unknown:
            say(f"{counted(len(unknown), 'call')} sent, answer unknown; `suggest … --resume` asks again.")
        if unseen_acts(found):
            say(unseen_acts(found))
        remind(found)


def _protected(study: OpenStudy) -> str:
    """Say which of the files a passphrase protects."""
    from storage.study_files import protection

    of_study, of_key = protection(study.path)
    if of_study and of_key is not False:
        return "Protected by a passphrase."
    if of_study or of_key:
        return f"Only the {'study' if of_study else 'key'} file is protected by a passphrase; `protect` changes that."
    return "Not protected by a passphrase; `protect` changes that."


def _show_interviews(study: OpenStudy) -> None:
    rows = study.transcripts.overview()
    if not rows:
        say("No interviews yet; `import` brings them in.")
    headings = ("#", "TITLE", "LANG", "SPEAKER", "WORDS", "STAGE", "UNDECIDED NAMES", "OPEN", "DECIDED", "QUOTATIONS")
    table(headings, [_interview_row(row) for row in rows])


def _interview_row(row: Overview) -> tuple[object, ...]:
    stage = row.stage.value + (" (approval void)" if row.approval_voided else "")
    person = row.participant.code if row.participant else "-"
    return (
        row.document.number, row.document.title, row.document.language, person, row.word_count, stage,
        row.open_findings, row.open_suggestions, row.decided, row.codings,
    )  # fmt: skip


@app.command()
def settings(
    study: StudyPath,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The study's title.")] = None,
    question: Annotated[str | None, QuestionOption] = None,
    reach: Annotated[SendScope | None, ReachOption] = None,
    style: Annotated[
        Abstraction | None, typer.Option("--style", help="What stands for names, in the whole study.")
    ] = None,
    coder: CoderOption = None,
) -> None:
    """Show or change title, question, reach and the sort of replacement."""
    with opened(study) as found:
        if style is not None:
            found.replacing.set_style(style, coder=coder_id(found, coder))
            note_voided(found, {item.id for item in found.transcripts.documents()})
        if (title, question, reach) != (None, None, None):
            found.change_settings(
                title=title, research_question=question, send_scope=reach, coder=coder_id(found, coder)
            )
        info = found.info
        names = ("title", "question", "language", "reach", "style")
        values = (
            info.title, info.research_question, info.language, info.send_scope.value, info.replacement_style.value
        )  # fmt: skip
        table(("SETTING", "VALUE"), list(zip(names, values, strict=True)))


@app.command()
def undo(study: StudyPath, coder: CoderOption = None) -> None:
    """Take the last step back. The ledger keeps both."""
    with opened(study) as found:
        event = found.history.next_undo()
        done = event and found.history.undo(coder=_whose(found, event, coder))
        _tell(done and event, "undone", "undo")


@app.command()
def redo(study: StudyPath, coder: CoderOption = None) -> None:
    """Bring the last undone step back."""
    with opened(study) as found:
        event = found.history.next_redo()
        done = event and found.history.redo(coder=_whose(found, event, coder))
        _tell(done and event, "done again", "redo")


def _whose(study: OpenStudy, event: Event, coder: str | None) -> str:
    """Give who takes a step back: the named coder, else who did it."""
    done_by_one = coder is None and event.actor in {item.id for item in study.coders()}
    return event.actor if done_by_one else coder_id(study, coder)


def _tell(event: Event | None, what: str, command: str) -> None:
    if event is None:
        note(f"Error: There is nothing to {command}. What was sent, exported or erased stays so.")
        raise typer.Exit(1)
    kind = str(event.details.get("kind", event.kind)).replace("_", " ")
    say(f"Step {event.details.get('event', event.seq)} ({kind}) is {what}.")
