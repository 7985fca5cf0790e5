"""The two files: making, opening, belonging together, refusing, and finishing after a crash."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import ScriptedDetector, ada, make_study, reopen, span_of, transcript
from sqlalchemy import Connection

import storage
from analysis.errors import InvalidInput, NotFound, NotPermitted, StudyFileError
from analysis.records import Document, DocumentText, IdentifierKind, Original, Verdict
from analysis.workflow.study import OpenStudy
from storage.database import create_database, open_database
from storage.ledger import LedgerFile
from storage.migrations import STUDY_APPLICATION_ID
from storage.store import StudyStore
from storage.study_files import key_path
from storage.tables import study_metadata


def every_byte(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_study_reopens_as_it_was_left(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    before = [study.store.all(kind) for kind in (Document, DocumentText, Original)]
    again = reopen(study)
    assert [again.store.all(kind) for kind in (Document, DocumentText, Original)] == before
    again.close()


def test_no_original_name_is_in_the_study_file(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    data = study.path.read_bytes()
    for planted in ("Schuster", "Bielefeld", "Schuster_Bielefeld.txt"):
        assert planted.encode() not in data
        assert planted.encode() in key_path(study.path).read_bytes()


def test_nothing_stays_behind_when_a_study_is_closed(tmp_path: Path) -> None:
    make_study(tmp_path).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["study.verbatim", "study.verbatim-key"]


def test_without_the_key_file_coders_read_but_see_no_originals(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    again = reopen(study, without_key=True)
    document = again.transcripts.documents()[0]
    shown = again.transcripts.shown(document.id)
    assert shown is not None
    assert "[Person 1]" in shown.text
    with pytest.raises(NotPermitted) as refused:
        again.transcripts.original(document.id)
    assert refused.value.code == "key_missing"
    with pytest.raises(NotPermitted):
        again.pseudonyms.approve(document.id, coder=ada(again))
    again.close()


def test_a_study_without_key_file_beside_it_opens(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    key_path(study.path).rename(tmp_path / "elsewhere")
    again = storage.open_study(study.path)
    assert not again.store.has_key
    assert again.verify() == []
    again.close()


def test_a_key_file_of_another_study_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = make_study(tmp_path / "a"), make_study(tmp_path / "b")
    one.close()
    other.close()
    shutil.copy(key_path(other.path), key_path(one.path))
    with pytest.raises(StudyFileError) as refused:
        storage.open_study(one.path)
    assert refused.value.code == "key_mismatch"


def test_a_second_process_is_told_that_the_study_is_open(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    script = (
        "import sys; from pathlib import Path; import storage; from analysis.errors import StudyFileError\n"
        "try: storage.open_study(Path(sys.argv[1]))\n"
        "except StudyFileError as error: print(error.code)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(study.path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert run.stdout.strip() == "locked", run.stderr
    study.close()


def test_a_file_from_a_newer_version_is_refused_and_unchanged(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    with sqlite3.connect(study.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = study.path.read_bytes()
    with pytest.raises(StudyFileError) as refused:
        storage.open_study(study.path)
    assert refused.value.code == "newer_version"
    assert study.path.read_bytes() == before


def test_files_that_are_no_studies_are_refused(tmp_path: Path) -> None:
    (tmp_path / "text.verbatim").write_text("kein SQLite, nur Text " * 200)
    (tmp_path / "empty.verbatim").write_bytes(b"")
    with sqlite3.connect(tmp_path / "other.verbatim") as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    codes = {}
    for name in ("text", "empty", "other", "absent"):
        with pytest.raises(StudyFileError) as refused:
            storage.open_study(tmp_path / f"{name}.verbatim")
        codes[name] = refused.value.code
    assert codes == {"text": "damaged", "empty": "not_a_study", "other": "not_a_study", "absent": "missing"}


def test_a_key_file_is_not_taken_for_a_study(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    with pytest.raises(InvalidInput) as refused:
        storage.open_study(key_path(study.path))
    assert refused.value.code == "is_key_file"


def test_an_existing_study_is_never_overwritten(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    before = every_byte(tmp_path)
    with pytest.raises(StudyFileError) as refused:
        storage.create_study(study.path, title="Neu", coder="Ada")
    assert refused.value.code == "exists"
    assert every_byte(tmp_path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StudyFileError) as refused:
        storage.create_study(tmp_path / "study", title="T", coder="Ada")
    assert refused.value.code == "cannot_write"


def die_between_the_commits(study: OpenStudy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next change of both files end with the process, after the key file's commit and before the study's."""
    store = study.store
    assert isinstance(store, StudyStore)
    transaction = store.study_file.database.transaction

    @contextmanager
    def dying() -> Iterator[Connection]:
        with transaction() as connection:
            yield connection
            raise RuntimeError("the process dies here")

    monkeypatch.setattr(store.study_file.database, "transaction", dying)
    monkeypatch.setattr(store, "_settle", lambda: None)


def remove_last(study: OpenStudy) -> None:
    study.transcripts.remove(study.transcripts.documents()[-1].id, coder=ada(study))


def do_keep(study: OpenStudy) -> None:
    study.pseudonyms.decide(study.pseudonyms.entities()[0].entity.id, Verdict.KEEP, coder=ada(study))


def keep_one(study: OpenStudy) -> None:
    place = study.pseudonyms.findings(study.transcripts.documents()[0].id)[0]
    study.pseudonyms.decide_one(place.id, Verdict.KEEP, coder=ada(study))


def add_finding(study: OpenStudy) -> None:
    document = study.transcripts.documents()[0]
    at = study.transcripts.original(document.id).text.index("Maschine")
    study.pseudonyms.add(document.id, at, at + 8, IdentifierKind.PRODUCT, coder=ada(study))


def split_first(study: OpenStudy) -> None:
    row = study.pseudonyms.entities()[0]
    study.pseudonyms.split(row.entity.id, [row.findings[0].id], coder=ada(study))


BOTH_FILES = {
    "document_imported": lambda study: study.transcripts.add(transcript("B: Noch eins.\n"), coder=ada(study)),
    "document_removed": remove_last,
    "identifiers_detected": lambda study: study.pseudonyms.detect(coder=ada(study)),
    "identifier_decided": do_keep,
    "identifier_decided one": keep_one,
    "identifier_added": add_finding,
    "identifier_changed": split_first,
    "speaker_changed": lambda study: study.transcripts.set_speaker(
        study.transcripts.documents()[0].id, "B", "P09", coder=ada(study)
    ),
    "undone": lambda study: study.history.undo(coder=ada(study)),
}


def kinds_of_events(study: OpenStudy) -> list[str]:
    return [event.kind for event in study.history.events()]


@pytest.mark.parametrize("kind", BOTH_FILES)
def test_a_crash_between_the_two_commits_is_repaired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    study = make_study(tmp_path)
    if kind == "identifiers_detected":
        study.transcripts.add(transcript("B: Frau Schuster kam aus Bielefeld.\n"), coder=ada(study))
    elif kind == "undone":
        do_keep(study)
    die_between_the_commits(study, monkeypatch)
    with pytest.raises(RuntimeError):
        BOTH_FILES[kind](study)
    monkeypatch.undo()
    again = reopen(study)
    assert kinds_of_events(again)[-1] == kind.split(maxsplit=1)[0]
    assert again.verify() == []
    for document in again.transcripts.documents():
        shown = again.transcripts.shown(document.id)
        assert shown is None or shown.segments == again.pseudonyms.draft(document.id).segments
    again.close()


def test_a_key_half_is_taken_back_where_the_study_went_on_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = make_study(tmp_path)
    die_between_the_commits(study, monkeypatch)
    with pytest.raises(RuntimeError):
        do_keep(study)
    monkeypatch.undo()
    alone = reopen(study, without_key=True)
    alone.coding.memo("Ohne Schlüssel geschrieben.", coder=ada(alone))
    again = reopen(alone)
    assert again.pseudonyms.entities()[0].entity.verdict is Verdict.UNDECIDED
    assert [memo.text for memo in again.coding.memos()] == ["Ohne Schlüssel geschrieben."]
    assert again.verify() == []
    again.close()


@pytest.mark.parametrize("which", ["study_file", "key_file"])
def test_a_full_disk_is_said_and_leaves_both_files_as_they_were(tmp_path: Path, which: str) -> None:
    study = make_study(tmp_path)
    before = kinds_of_events(study)
    connection = getattr(study.store, which).database.connection
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    connection.rollback()
    with pytest.raises(StudyFileError) as refused:
        study.transcripts.add(transcript("B: Sehr viel.\n\n" * 20_000), coder=ada(study))
    assert refused.value.code == "cannot_write"
    assert len(study.transcripts.documents()) == 2
    assert kinds_of_events(study) == before
    connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    connection.rollback()
    study.transcripts.add(transcript("B: Jetzt geht es.\n"), coder=ada(study))
    assert study.verify() == []
    reopen(study).close()


def test_a_study_half_that_can_not_be_written_takes_its_key_half_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = make_study(tmp_path)
    assert isinstance(study.store, StudyStore)
    transaction = study.store.study_file.database.transaction

    @contextmanager
    def full() -> Iterator[Connection]:
        with transaction() as connection:
            yield connection
            raise StudyFileError("cannot_write", "The disk is full.")

    monkeypatch.setattr(study.store.study_file.database, "transaction", full)
    with pytest.raises(StudyFileError):
        do_keep(study)
    monkeypatch.undo()
    assert study.pseudonyms.entities()[0].entity.verdict is Verdict.UNDECIDED
    do_keep(study)
    assert study.verify() == []
    again = reopen(study)
    assert again.pseudonyms.entities()[0].entity.verdict is Verdict.KEEP
    again.close()


def test_who_is_not_a_coder_of_the_study_changes_nothing(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    document_id, start, end = span_of(study, "Hürde")
    for act in (
        lambda: study.coding.in_vivo(document_id, start, end, coder="nobody"),
        lambda: study.coding.memo("Notiz", coder="nobody"),
        lambda: study.pseudonyms.approve(document_id, coder="nobody"),
        lambda: study.history.undo(coder="nobody"),
    ):
        with pytest.raises(NotFound) as refused:
            act()
        assert refused.value.code == "no_such_coder"
    assert study.verify() == []
    study.close()


def test_an_older_copy_of_the_key_file_is_noticed(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    again = reopen(study)
    again.close()
    shutil.copy(key_path(study.path), tmp_path / "older")
    again = storage.open_study(study.path, detector=ScriptedDetector())
    again.transcripts.add(transcript("B: Noch ein Interview.\n"), coder=ada(again))
    again.close()
    shutil.copy(tmp_path / "older", key_path(study.path))
    with pytest.raises(StudyFileError) as refused:
        storage.open_study(study.path)
    assert refused.value.code == "key_older"


def test_an_older_file_is_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "old.verbatim"
    create_database(path, study_metadata, STUDY_APPLICATION_ID, 1).close()
    before = path.read_bytes()
    database = open_database(
        path, STUDY_APPLICATION_ID, 2, {2: lambda c: c.exec_driver_sql("ALTER TABLE coder ADD COLUMN colour TEXT")}
    )
    columns = [row[1] for row in database.connection.exec_driver_sql("PRAGMA table_info(coder)")]
    database.connection.rollback()
    database.close()
    assert "colour" in columns
    with sqlite3.connect(tmp_path / "old.verbatim.before-v2") as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (1,)
    backup.close()
    assert before


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "old.verbatim"
    create_database(path, study_metadata, STUDY_APPLICATION_ID, 1).close()

    def fails(connection: object) -> None:
        connection.exec_driver_sql("ALTER TABLE coder ADD COLUMN colour TEXT")  # type: ignore[attr-defined]
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        open_database(path, STUDY_APPLICATION_ID, 2, {2: fails})
    database = open_database(path, STUDY_APPLICATION_ID, 1, {})
    columns = [row[1] for row in database.connection.exec_driver_sql("PRAGMA table_info(coder)")]
    database.connection.rollback()
    database.close()
    assert "colour" not in columns


def test_foreign_keys_hold(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    assert isinstance(study.store, StudyStore)
    file: LedgerFile = study.store.study_file
    with (
        pytest.raises(Exception, match="FOREIGN KEY"),
        file.database.transaction() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM coder")
    study.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_nobody_else_may_read_the_key_file(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    names = [path for path in tmp_path.iterdir() if path.name.startswith(key_path(study.path).name)]
    assert {path.stat().st_mode & 0o077 for path in names} == {0}
    study.close()
