"""Everything that runs in the background says what it does, and can be stopped or says why not."""

from __future__ import annotations

import ast
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import Cancelled
from analysis.underway import so_far, under_way
from analysis.workflow.study import OpenStudy
from storage import create_study
from storage.backup import back_up, backups_folder, backups_of, restore
from storage.export import FORMATS, export
from storage.recovery import recover
from storage.sample import create_sample

ROOT = Path(__file__).resolve().parents[2]
BY_ITSELF, BETWEEN, OPENING = "looks by itself", "between reading and writing", "is closed again"
RUNS = {
    "Backing up": BETWEEN,
    "Changing what stands for identifiers": "one_step",
    "Checking what is left": BETWEEN,
    "Comparing two runs": BETWEEN,
    "Comparing with the seal": BETWEEN,
    "Correcting the text": BY_ITSELF,
    "Counting": BETWEEN,
    "Creating the study": OPENING,
    "Drawing sentences": BETWEEN,
    "Ending the model's server": "server_ends",
    "Erasing for good": "erasing",
    "Exporting the codebook": BETWEEN,
    "Exporting the key": BETWEEN,
    "Exporting the provenance": BETWEEN,
    "Exporting the replacement log": BETWEEN,
    "Getting suggestions": BY_ITSELF,
    "Going through the study": "(as told)",
    "Going through the study with the names": BY_ITSELF,
    "Importing": BY_ITSELF,
    "Keeping the key": "keyring",
    "Looking for examples": BETWEEN,
    "Making the sample study": OPENING,
    "Making the package": BY_ITSELF,
    "Merging": "one_step",
    "Opening the study": OPENING,
    "Preparing the requests": BETWEEN,
    "Reading files": BY_ITSELF,
    "Reading passages": BETWEEN,
    "Reading the interview": BETWEEN,
    "Reading the interviews": BETWEEN,
    "Reading the package": BY_ITSELF,
    "Reading the permissions": BETWEEN,
    "Reading the report": BETWEEN,
    "Reading the steps": BETWEEN,
    "Reading the structure": BETWEEN,
    "Reading what goes": BETWEEN,
    "Reading what is left": BETWEEN,
    "Restoring": BETWEEN,
    "Sealing the ledger": BETWEEN,
    "Searching": BY_ITSELF,
    "Searching for names": BY_ITSELF,
    "Testing the connection": BY_ITSELF,
    "Verifying the study": BY_ITSELF,
    "Writing the files anew": "both_files",
    "label": "one_step",
}
"""What runs in the background, and how it is stopped; for what is not, the name of the reason that is shown."""


def started() -> Iterator[tuple[str, str, str]]:
    """Give label, way of stopping and file of each task that the window starts."""
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("tasks.start"):
                yield _label(call.args[0]), _way(call), path.name


def _label(argument: ast.expr) -> str:
    words = [item.value for item in ast.walk(argument) if isinstance(item, ast.Constant)]
    return str(words[0]) if words else ast.unparse(argument)


def _way(call: ast.Call) -> str:
    reason = next((item.value for item in call.keywords if item.arg == "why_whole"), None)
    if reason is not None:
        return (
            reason.func.attr if isinstance(reason, ast.Call) and isinstance(reason.func, ast.Attribute) else "(as told)"
        )
    work = ast.unparse(call.args[1])
    if work.startswith("lambda"):
        return BY_ITSELF if "_cancel" not in work.split(":")[0] else "not at all"
    return next((way for name, way in WAYS.items() if work.startswith(f"{name}(")), BY_ITSELF)


WAYS = {"stoppable": BETWEEN, "opening_of": OPENING, "whole": "not at all"}


def test_each_task_of_the_window_is_in_the_table_with_how_it_is_stopped() -> None:
    found: dict[str, set[str]] = {}
    for label, way, _file in started():
        found.setdefault(label, set()).add(way)
    assert set(found) == set(RUNS)
    assert {label: ways for label, ways in found.items() if ways != {RUNS[label]}} == {}


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStudy]:
    made = create_sample(tmp_path_factory.mktemp("stopping"), "Ada")
    yield made
    made.close()


def stop_after(looks: int) -> threading.Event:
    """Give an event that is set once it was looked at so often."""

    class Counting(threading.Event):
        left = looks

        def is_set(self) -> bool:
            self.left -= 1
            return self.left < 0

    return Counting()


@pytest.mark.parametrize("name", ["codebook-json", "coded-docx", "csv-tables", "methods-md"])
def test_an_export_that_is_stopped_leaves_no_file_and_no_step(study: OpenStudy, tmp_path: Path, name: str) -> None:
    steps, coder = study.store.last_seq(), study.coders()[0].id
    for looks in (0, 3, 20):
        with pytest.raises(Cancelled), under_way(stop_after(looks)):
            export(study, name, tmp_path / f"out{FORMATS[name].ending}", coder=coder)
    assert (list(tmp_path.iterdir()), study.store.last_seq()) == ([], steps)


def test_a_change_is_never_left_half_way(study: OpenStudy) -> None:
    coder = study.coders()[0].id
    with under_way(stop_after(0)):
        study.store.commit("codebook_exported", [], actor=coder, details={"format": "codebook-json"})
    assert study.verify() == []


def test_a_backup_that_is_stopped_leaves_nothing_and_tells_how_far_it_is(study: OpenStudy) -> None:
    told: list[tuple[int, int]] = []
    for looks in (0, 1, 2):
        with pytest.raises(Cancelled), under_way(stop_after(looks), lambda done, total: told.append((done, total))):
            back_up(study)
    assert not [path for path in backups_folder(study.path).glob("*") if path.is_file()]
    assert told
    assert all(0 < done <= total for done, total in told)


def test_restoring_that_is_stopped_leaves_the_study_as_it_was(tmp_path: Path) -> None:
    made = create_sample(tmp_path, "Ada")
    back_up(made)
    made.close()
    backup, before = backups_of(made.path)[0].path, _files(tmp_path)
    for looks in (0, 1, 3):
        with pytest.raises(Cancelled), under_way(stop_after(looks)):
            restore(backup)
        with pytest.raises(Cancelled), under_way(stop_after(looks)):
            recover(made.path)
    assert _files(tmp_path) == before


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"}


def test_progress_is_told_only_inside_the_work_of_its_own_thread() -> None:
    told: list[tuple[int, int]] = []
    with under_way(None, lambda done, total: told.append((done, total))):
        so_far(1, 2)
        other = threading.Thread(target=so_far, args=(2, 2))
        other.start()
        other.join()
    so_far(2, 2)
    assert told == [(1, 2)]


def test_a_study_that_opens_after_all_is_closed_again(tmp_path: Path) -> None:
    from desktop.tasks import opening_of

    made: list[Any] = []

    def act() -> OpenStudy:
        made.append(
            create_study(tmp_path / "late.verbatim", title="Late", coder="Ada", research_question="", language="en")
        )
        return made[0]  # type: ignore[no-any-return]

    cancel = threading.Event()
    cancel.set()
    work: Callable[..., object] = opening_of(act)
    with pytest.raises(Cancelled):
        work(lambda _done, _total: None, cancel)
    assert not made[0].is_open
