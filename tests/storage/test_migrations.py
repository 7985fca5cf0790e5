"""Files of earlier versions: `data/versionN.verbatim` was written by the program as it was then."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from builders import ScriptedDetector

import storage
from analysis.records import (
    AiPolicy,
    BlindReading,
    Document,
    Entity,
    ForeignProvenance,
    Participant,
    Permission,
    Rule,
    SuggestionKind,
    SuggestionStatus,
    Use,
)
from analysis.workflow.study import OpenStudy
from storage.database import create_database
from storage.migrations import KEY_MIGRATIONS, STUDY_APPLICATION_ID, STUDY_MIGRATIONS
from storage.study_files import key_path
from storage.tables import key_metadata, study_metadata

DATA = Path(__file__).parent / "data"


def opened(version: int, folder: Path) -> OpenStudy:
    path = folder / "old.verbatim"
    shutil.copy(DATA / f"version{version}.verbatim", path)
    shutil.copy(DATA / f"version{version}.verbatim-key", key_path(path))
    return storage.open_study(path, detector=ScriptedDetector())


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[OpenStudy]:
    study = opened(1, tmp_path)
    yield study
    study.close()


def test_a_study_of_version_1_opens_with_everything_in_it(migrated: OpenStudy) -> None:
    assert migrated.info.title == "Alte Studie"
    assert [code.label for code in migrated.coding.codes()]
    assert migrated.store.all(Participant)[0].permission == Permission()
    assert not migrated.store.all(Document)[0].never_leaves
    assert {entity.canonical for entity in migrated.store.all(Entity)} >= {"Schuster", "Osnabrück"}


def test_a_migrated_study_is_as_its_ledger_recorded(migrated: OpenStudy) -> None:
    assert migrated.verify() == []


def test_what_was_done_before_a_migration_can_be_undone_after_it(migrated: OpenStudy) -> None:
    assert migrated.coding.codes()
    assert migrated.history.undo(coder=migrated.coders()[0].id)
    assert not migrated.coding.codes()
    assert migrated.verify() == []


def test_nothing_external_is_permitted_by_an_earlier_file(migrated: OpenStudy) -> None:
    assert Use.EXTERNAL_AI not in migrated.store.all(Participant)[0].permission.uses


def test_a_study_of_version_2_opens_with_its_suggested_groups(tmp_path: Path) -> None:
    study = opened(2, tmp_path)
    groups = study.suggesting.list(kind=SuggestionKind.CONCEPT)
    assert [group.status for group in groups] == [SuggestionStatus.ACCEPTED, SuggestionStatus.LATER]
    assert {(group.principle, group.counter_examples) for group in groups} == {("", ())}
    assert study.verify() == []
    assert study.deciding.accept(groups[1].id, coder=study.coders()[0].id).result_id
    assert study.history.undo(coder=study.coders()[0].id)
    assert study.verify() == []
    study.close()


def test_a_study_of_version_3_opens_and_takes_blind_readings(tmp_path: Path) -> None:
    study = opened(3, tmp_path)
    assert len(study.coding.codes()) == 2
    assert study.suggesting.list()
    assert study.store.all(BlindReading) == []
    assert study.verify() == []
    study.close()


def test_a_study_of_version_4_opens_and_nothing_is_settled_on_suggestions(tmp_path: Path) -> None:
    study = opened(4, tmp_path)
    assert study.blind.share() == (0.2, 7)
    assert [memo.kind for memo in study.coding.memos()] == ["theme"]
    assert study.store.all(AiPolicy) == []
    assert study.verify() == []
    study.close()


def test_a_study_of_version_5_opens_with_its_relations_and_policy(tmp_path: Path) -> None:
    study = opened(5, tmp_path)
    assert [related.source.label for related in study.relations.all()] == ["Hürden"]
    policy = study.ai_policy.current()
    assert policy
    assert policy.own_coding_first
    assert study.verify() == []
    study.close()


def test_a_study_of_version_6_opens_and_holds_nothing_of_another_study(tmp_path: Path) -> None:
    study = opened(6, tmp_path)
    assert [rule.text for rule in study.store.all(Rule)] == ["Wo etwas im Weg steht"]
    assert [version.number for version in study.guide.versions()] == [1]
    assert study.store.all(ForeignProvenance) == []
    assert study.verify() == []
    assert study.history.undo(coder=study.coders()[0].id)
    assert study.verify() == []
    study.close()


def test_a_study_of_version_7_opens_with_what_it_holds_of_another_study(tmp_path: Path) -> None:
    study = opened(7, tmp_path)
    assert len(study.store.all(ForeignProvenance)) == 2
    assert study.verify() == []
    study.close()


def test_bytes_that_nothing_names_leave_with_version_6(tmp_path: Path) -> None:
    path = tmp_path / "old.verbatim"
    shutil.copy(DATA / "version5.verbatim", path)
    shutil.copy(DATA / "version5.verbatim-key", key_path(path))
    with closing(sqlite3.connect(path)) as file:
        before = {row[0] for row in file.execute("SELECT digest FROM blob")}
        file.execute("INSERT INTO blob VALUES (?, ?)", ("ab" * 32, zlib.compress(b"ein Text mit Frau Schuster")))
        file.commit()
    study = storage.open_study(path, detector=ScriptedDetector())
    assert study.verify() == []
    study.close()
    with closing(sqlite3.connect(path)) as file:
        assert {row[0] for row in file.execute("SELECT digest FROM blob")} == before
    assert before


def test_both_files_are_kept_as_they_were(migrated: OpenStudy) -> None:
    for path in (migrated.path, key_path(migrated.path)):
        assert path.with_name(path.name + ".before-v2").is_file()


@pytest.mark.parametrize(("metadata", "steps"), [(study_metadata, STUDY_MIGRATIONS), (key_metadata, KEY_MIGRATIONS)])
def test_a_migrated_file_has_the_columns_of_a_new_one(
    migrated: OpenStudy, tmp_path: Path, metadata: object, steps: object
) -> None:
    new = create_database(tmp_path / "new", metadata, STUDY_APPLICATION_ID, max(steps))  # type: ignore[arg-type]
    file = migrated.store.study_file if metadata is study_metadata else migrated.store.key_file  # type: ignore[attr-defined]
    for table in metadata.tables:  # type: ignore[attr-defined]
        columns = [
            {(row[1], row[2], row[3]) for row in database.connection.exec_driver_sql(f"PRAGMA table_info({table})")}
            for database in (new, file.database)
        ]
        assert columns[0] == columns[1], table
    file.database.connection.rollback()
    new.close()
