"""`demo`: the bundled sample study through the whole path, with the built-in suggester."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from typing import Annotated

import typer

from analysis.errors import StudyFileError
from analysis.pseudonymization.process import InlineDetector
from analysis.records import Level, Seen, Suggestion, SuggestionKind, SuggestionStatus
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.structure import Node
from analysis.workflow.study import OpenStudy
from commands.console import ShowProgress, counted, program, say, stoppable
from commands.passphrases import for_new_files, note_unprotected, open_with_passphrase
from commands.selecting import unseen_acts

app = typer.Typer()

CODEBOOK = "codebook.json"
ACCEPTED_OF_EACH = 12
MEMBERS_SHOWN = 3
REJECTED_BECAUSE = "zu allgemein (Beispiel einer Ablehnung)"


@app.command()
def demo(
    directory: Annotated[Path, typer.Argument(metavar="[DIRECTORY]", help="Where the sample goes.")] = Path(
        "verbatim-demo"
    ),
) -> None:
    """Try the sample study, the whole path. Import, pseudonymise, approve, suggest, decide, group, export, verify."""
    from storage.sample import create_sample, sample_path

    if directory.exists() and not directory.is_dir():
        raise StudyFileError(
            "not_a_folder", "{path} is a file.", "Name another folder for the sample.", path=str(directory)
        )
    path = sample_path(directory)
    if path.exists():
        say(f"The sample study is in {directory} already; what is missing is done now.")
        study = open_with_passphrase(path, InlineDetector())
    else:
        secret = for_new_files(asks=False)
        study = create_sample(directory, detector=InlineDetector(), passphrase=secret)
        note_unprotected(secret)
    codebook = _free(directory / CODEBOOK)
    try:
        _walk(study, codebook)
    finally:
        study.close()
    _say_what_next(path, codebook)


def _free(path: Path) -> Path:
    """Give a path that nothing stands at yet: this one, or one with a number."""
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(free for free in chain([path], numbered) if not free.exists())


def _walk(study: OpenStudy, codebook: Path) -> None:
    from storage.export import export

    coder = study.coders()[0].id
    words = sum(row.word_count or 0 for row in study.transcripts.overview())
    say(f"1  Import         {len(study.transcripts.documents())} invented interviews, {words:,} words")
    _pseudonymise(study, coder)
    _suggest_and_decide(study, coder)
    for number, level in enumerate(Level, 6):
        _group(study, level, number, coder)
    export(study, "codebook-json", codebook, coder=coder)
    say(f"9  Export         {codebook.name}")
    problems = study.verify()
    say("10 Verify         " + (problems[0].message if problems else "all is as the ledger recorded it"))
    _say_structure(study)
    say(unseen_acts(study))
    if problems:
        raise typer.Exit(1)


def _pseudonymise(study: OpenStudy, coder: str) -> None:
    with stoppable() as cancel:
        study.pseudonyms.detect(coder=coder, progress=ShowProgress("Looking for names"), cancel=cancel)
    rows = study.pseudonyms.entities()
    say(f"2  Pseudonymise   {counted(len(rows), 'identifier')} in {sum(len(row.findings) for row in rows)} places")
    approvals = {row.document.id for row in study.transcripts.overview() if row.stage in ("imported", "pseudonymised")}
    for document in study.transcripts.documents():
        if document.id in approvals:
            study.pseudonyms.approve(document.id, coder=coder, how=Seen.HEADLESS_BULK)
    say("3  Approve        all texts, in bulk and unseen (recorded so); in earnest, look at each")


def _suggest_and_decide(study: OpenStudy, coder: str) -> None:
    if not study.suggesting.list(kind=SuggestionKind.CODE):
        documents = [document.id for document in study.transcripts.documents()]
        _run_codes(study, documents, coder)
    found = study.suggesting.list(kind=SuggestionKind.CODE)
    say(f"4  Suggest codes  {counted(len(found), 'suggestion')} by the {BuiltinModel.model}")
    if not study.deciding.decisions():
        for document in study.transcripts.documents():
            _decide(study, study.suggesting.list(document.id, SuggestionKind.CODE, [SuggestionStatus.OPEN]), coder)
    counts = study.deciding.counts(kind=SuggestionKind.CODE)
    shown = ", ".join(f"{number} {status.value}" for status, number in counts.items() if number)
    say(f"5  Decide         {shown}")


def _run_codes(study: OpenStudy, documents: Sequence[str], coder: str) -> None:
    model = BuiltinModel()
    plan = study.suggesting.plan_codes(documents, model)
    with stoppable() as cancel:
        study.suggesting.run(plan, model, coder=coder, progress=ShowProgress("Suggesting"), cancel=cancel)


def _decide(study: OpenStudy, items: Sequence[Suggestion], coder: str) -> None:
    """Accept some of an interview's suggestions, spread over it, and reject one with a reason.

    Nobody reads them here. Those without a placeholder come first: they say most to somebody who looks on.
    """
    telling = [item for item in items if "[" not in study.suggesting.quotation(item)]
    step = max(1.0, len(telling) / ACCEPTED_OF_EACH)
    chosen = [telling[int(number * step)] for number in range(min(len(telling), ACCEPTED_OF_EACH))]
    for item in chosen:
        study.deciding.accept(item.id, coder=coder, how=Seen.HEADLESS_BULK)
    rest = sorted((item for item in items if item not in chosen), key=lambda item: item in telling)
    if rest:
        study.deciding.reject(rest[0].id, coder=coder, how=Seen.HEADLESS_BULK, reason=REJECTED_BECAUSE)


def _group(study: OpenStudy, level: Level, number: int, coder: str) -> None:
    kind = SuggestionKind(level.value)
    if not study.structure.categories(level) and len(study.structure.open_items(level)) > 1:
        model = BuiltinModel()
        plan = study.suggesting.plan_groups(level, model)
        run = study.suggesting.run(plan, model, coder=coder)
        for item in study.suggesting.list(kind=kind, statuses=[SuggestionStatus.OPEN]):
            if item.run_id == run.id and item.alternative == 0:
                study.deciding.accept(item.id, coder=coder, how=Seen.HEADLESS_BULK)
    say(f"{number}  {level.value.capitalize() + 's':14} {len(study.structure.categories(level))}")


def _say_structure(study: OpenStudy) -> None:
    """Show the dimensions and themes that came out, with some of what is in them, and how much stands open."""
    say()
    for node in study.structure.tree():
        if node.kind == Level.DIMENSION.value:
            say(f"DIMENSION {node.label}")
            for theme in node.children:
                _say_theme(theme, "  ")
        elif node.kind == Level.THEME.value:
            _say_theme(node, "")
    left = len(study.structure.open_items(Level.THEME))
    say(f"OPEN: {left} codes and concepts are in no theme; they wait for a researcher.")
    say(
        "All titles are working titles by the built-in suggester (no AI): it only compares words. Nobody has read them."
    )


def _say_theme(theme: Node, indent: str) -> None:
    named = [f"“{child.label}”" for child in theme.children]
    shown = " · ".join(named[:MEMBERS_SHOWN]) + (" · …" if len(named) > MEMBERS_SHOWN else "")
    counts = f"{counted(theme.quotation_count, 'quotation')}, {counted(theme.participant_count, 'participant')}"
    say(f"{indent}THEME {theme.label} ({counts})")
    say(f"{indent}  {shown}")


def _say_what_next(path: Path, codebook: Path) -> None:
    say()
    say(f"Study     {path}")
    say(f"Key file  {path}-key (the original names; here all are invented)")
    say(f"Codebook  {codebook}")
    say("Next:")
    for command in ("open", "status", "suggestions", "tree", "verify"):
        say(f'  {program()} {command} "{path}"')
