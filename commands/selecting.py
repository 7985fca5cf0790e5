"""Finding what a command was told: the study, a document, a coder, a record by the first letters of its id."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from analysis.errors import InvalidInput, NotFound, StudyFileError, VerbatimError
from analysis.pseudonymization.process import InlineDetector
from analysis.records import Category, Code, DecisionAction, Document, DocumentText, Level, Record, Seen
from analysis.workflow.study import OpenStudy
from commands.console import note
from commands.passphrases import open_with_passphrase

R = TypeVar("R", bound=Record)
Labelled = TypeVar("Labelled", Category, Code, Category | Code)
SHORTEST_PREFIX = 4
SHOWN_ID = 8
_PAGE = 100

StudyPath = Annotated[Path, typer.Argument(metavar="STUDY", help="The study's file, with or without .verbatim.")]
DocumentOption = Annotated[
    str | None, typer.Option("--document", metavar="NAME", help="An interview: its number, its title or its id.")
]
CoderOption = Annotated[
    str | None, typer.Option("--coder", metavar="NAME", help="Whose act this is; default: who acted last.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON (UTF-8) instead of a table.")]


@contextmanager
def opened(path: Path) -> Iterator[OpenStudy]:
    """Open a study, asking for its passphrase where that is needed; back it up if that is due, and close it again."""
    check_study_path(path)
    _require_kind(path)
    study = open_with_passphrase(path, InlineDetector())
    try:
        yield study
        _back_up(study)
    finally:
        study.close()


def _back_up(study: OpenStudy) -> None:
    """Make the hourly backup; where it fails, that is said and the work stays done."""
    from storage.backup import back_up_if_due

    try:
        made = back_up_if_due(study)
    except VerbatimError as error:
        note(f"No backup was made: {error}")
        return
    if made:
        note(f"Backed up to {made.path.parent.name}.")


def _require_kind(path: Path) -> None:
    """Raise `StudyFileError` (`not_a_study`) for a file or folder that is something else."""
    if path.suffix in (".verbatim", ".verbatim-key") or path.with_name(path.name + ".verbatim").exists():
        return
    if path.exists():
        raise StudyFileError(
            "not_a_study",
            "{path} is no Verbatim study{but}.",
            "Give the study's file, which ends in .verbatim.",
            path=str(path),
            but=" but a folder" if path.is_dir() else "",
        )


def check_study_path(path: Path) -> None:
    """Raise `InvalidInput` (`no_file_name`) for what is no file's name, such as "." or nothing."""
    if not path.name:
        raise InvalidInput(
            "no_file_name", "“{path}” is not a name of a study.", "Give the study's file.", path=str(path)
        )


SigningOption = Annotated[
    str | None, typer.Option("--coder", metavar="NAME", help="Whose act this is; may be left out if there is one.")
]


def coder_id(study: OpenStudy, name: str | None) -> str:
    """Give the acting coder: the named one (new names are added), else who acted last; says so where there are more."""
    coders = study.coders()
    if name is not None:
        found = study.coder(name)
        if found.id not in {coder.id for coder in coders}:
            note(f"{found.name} is a new coder of this study.")
        return found.id
    chosen = _last_actor(study, {coder.id for coder in coders}) or coders[0].id
    if len(coders) > 1:
        note(f"Recorded as {study.coder_name(chosen)}'s; --coder NAME records it as another's.")
    return chosen


def signing_coder(study: OpenStudy, name: str | None) -> str:
    """Give who approves or decides. What is signed is never guessed: raises `InvalidInput` (`coder_missing`) where
    there are several and none is named.
    """
    if name is None and len(study.coders()) > 1:
        raise InvalidInput(
            "coder_missing",
            "It is not clear who acts: this study has {count} coders.",
            "Say it with --coder NAME.",
            count=len(study.coders()),
        )
    return coder_id(study, name)


def _last_actor(study: OpenStudy, coders: Collection[str]) -> str | None:
    """Give who did the last step; being made a coder is none."""
    last = study.store.last_seq()
    while last > 0:
        for event in reversed(study.store.events(after=last - _PAGE, until=last)):
            if event.actor in coders and event.kind != "coder_added":
                return event.actor
        last -= _PAGE
    return None


def document_of(study: OpenStudy, given: str) -> Document:
    """Give the document of that number, title or beginning of an id. Raises `NotFound`, `InvalidInput`."""
    documents = study.transcripts.documents()
    named = [item for item in documents if given.isdecimal() and item.number == int(given)]
    named = named or [item for item in documents if item.title.casefold() == given.strip().casefold()]
    if len(named) == 1:
        return named[0]
    if len(named) > 1:
        raise InvalidInput(
            "several_documents",
            "Several interviews are called “{given}”.",
            "Give the number instead; `status` lists them.",
            given=given,
        )
    return by_prefix(documents, given, "interview", "`status` lists them with their numbers.")


def chosen_documents(study: OpenStudy, given: str | None) -> list[Document]:
    """Give the one that was named, or all. Raises `InvalidInput` (`no_documents`) for a study without any."""
    documents = study.transcripts.documents()
    if not documents:
        raise InvalidInput("no_documents", "There is no interview in this study yet.", "Use `import` first.")
    return documents if given is None else [document_of(study, given)]


def by_prefix(records: Sequence[R], given: str, noun: str, remedy: str) -> R:
    """Give the record whose id begins with what was given. Raises `NotFound` and `InvalidInput`."""
    prefix = given.strip().lower()
    found = [record for record in records if record.id.startswith(prefix)] if len(prefix) >= SHORTEST_PREFIX else []
    if len(found) == 1:
        return found[0]
    if found:
        raise InvalidInput(
            "several_ids", "Several ids begin with {given}.", "Give more of its letters.", given=prefix[:40]
        )
    raise NotFound("no_such_id", "There is no {noun} “{given}”.", remedy, noun=noun, given=given[:60])


def labelled(records: Sequence[Labelled], given: str, noun: str, remedy: str) -> Labelled:
    """Give the code or category of that label or beginning of an id. Raises `NotFound`, `InvalidInput`."""
    named = [item for item in records if item.label.casefold() == " ".join(given.split()).casefold()]
    if len(named) > 1:
        raise InvalidInput("several_labels", "Several are called “{given}”.", "Give the id.", given=given[:60])
    return named[0] if named else by_prefix(records, given, noun, remedy)


def theme_of(study: OpenStudy, given: str) -> Category:
    return labelled(study.structure.categories(Level.THEME), given, "theme", "`codebook` lists them.")


def short_ids(records: Sequence[Record]) -> dict[str, str]:
    """Give each record's id as short as it can be shown: alike long for all, at least eight letters."""
    ids = {record.id for record in records}
    length = next((n for n in range(SHOWN_ID, 36) if len({item[:n] for item in ids}) == len(ids)), 36)
    return {item: item[:length] for item in ids}


def unseen_acts(study: OpenStudy) -> str:
    """Say what was approved or decided in bulk without being seen; "" where nothing was."""
    documents = {item.id: item for item in study.transcripts.documents()}
    approved = [
        documents[text.id].title
        for text in study.store.all(DocumentText)
        if text.id in documents and text.approved_by and text.approved_how is Seen.HEADLESS_BULK
    ]
    decided = sum(
        decision.how is Seen.HEADLESS_BULK and decision.action is not DecisionAction.LATER
        for decision in study.deciding.decisions()
    )
    parts = [f"{len(approved)} of {len(documents)} interviews were approved"] if approved else []
    parts += [f"{decided} of {len(study.deciding.decisions())} decisions were made"] if decided else []
    return f"In bulk, without being seen: {' and '.join(parts)}." if parts else ""


def note_voided(study: OpenStudy, document_ids: Collection[str]) -> None:
    """Say of which of these interviews the approval no longer holds."""
    for row in study.transcripts.overview():
        if row.approval_voided and row.document.id in document_ids:
            note(f"{row.document.title}: its text changed, so it must be approved again.")
