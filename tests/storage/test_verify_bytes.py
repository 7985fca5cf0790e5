"""What `verify` says of a file in which the values are as recorded, and something else is not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from builders import ScriptedDetector, ada, make_study

import storage
from analysis.errors import StudyFileError
from analysis.suggestion.builtin import BuiltinModel
from storage.database import connect_file
from storage.study_files import key_path


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    study = make_study(tmp_path_factory.mktemp("worked"))
    coder, model = ada(study), BuiltinModel()
    study.suggesting.run(
        study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model), model, coder=coder
    )
    study.deciding.accept(study.suggesting.list()[0].id, coder=coder)
    study.coding.memo("offen", coder=coder)
    study.close()
    return study.path


@pytest.fixture
def copy(worked: Path, tmp_path: Path) -> Path:
    for path in (worked, key_path(worked)):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path / worked.name


def named(path: Path) -> Iterator[str]:
    study = storage.open_study(path, detector=ScriptedDetector())
    try:
        yield from [problem.code for problem in study.verify()]
    finally:
        study.close()


BEHIND = "UPDATE {0} SET {1} = CAST({1} || x'00' AS BLOB) WHERE rowid = 2"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (BEHIND.format("payload", "body"), "altered_payload"),
        (BEHIND.format("blob", "data"), "altered_bytes"),
        ("UPDATE document SET turns = replace(turns, ', ', ',  ') WHERE number = 1", "altered_form"),
        ("UPDATE participant SET attributes = CAST(attributes AS BLOB) WHERE rowid = 1", "altered_form"),
        ("UPDATE memo SET text = CAST(text AS BLOB)", "altered_form"),
        ("INSERT INTO blob VALUES (lower(hex(randomblob(32))), x'789c030000000001')", "stray_bytes"),
        ("INSERT INTO meta VALUES ('note', 'geheim')", "foreign_mark"),
        ("CREATE TABLE hidden (words)", "foreign_object"),
        ("CREATE VIEW shown AS SELECT * FROM memo", "foreign_object"),
        ("CREATE TRIGGER t AFTER INSERT ON memo BEGIN DELETE FROM code; END", "foreign_object"),
        ("DROP INDEX ix_coding_document_id", "missing_object"),
        ("CREATE UNIQUE INDEX more ON memo (text)", "foreign_object"),
    ],
)
def test_what_the_ledger_does_not_vouch_for_is_looked_at(copy: Path, statement: str, code: str) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as file:
        file.execute(statement)
    assert code in list(named(copy))


def test_a_table_that_was_made_anew_without_what_may_stand_only_once_is_named(copy: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as file:
        file.execute("CREATE TABLE other (id VARCHAR NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, created_at VARCHAR)")
        file.execute("INSERT INTO other SELECT * FROM coder")
        file.execute("DROP TABLE coder")
        file.execute("ALTER TABLE other RENAME TO coder")
    assert "altered_table" in list(named(copy))


def test_the_key_file_is_looked_at_as_well(copy: Path) -> None:
    with closing(sqlite3.connect(key_path(copy), isolation_level=None)) as file:
        file.execute("CREATE TABLE hidden (words)")
        file.execute("INSERT INTO meta VALUES ('note', 'geheim')")
    assert sorted(named(copy)) == ["foreign_mark", "foreign_object"]


@pytest.mark.parametrize("version", [1, 4, 5])
def test_a_file_that_says_it_is_of_another_version_is_refused_and_left_as_it_was(copy: Path, version: int) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as file:
        file.execute(f"PRAGMA user_version = {version}")
    before = copy.read_bytes()
    with pytest.raises(StudyFileError) as refused:
        storage.open_study(copy, detector=ScriptedDetector())
    assert refused.value.code == "other_version"
    assert str(version) in str(refused.value)
    assert copy.read_bytes() == before
    assert not list(copy.parent.glob("*.before-v*"))


def test_a_row_that_is_no_text_any_more_is_named_by_its_file(copy: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as file:
        file.execute("UPDATE memo SET text = CAST(x'ff41' AS TEXT)")
    try:
        found = list(named(copy))
    except StudyFileError as refused:
        assert str(copy) in str(refused)  # noqa: PT017 - either is right, another file's name is not
    else:
        assert found


@pytest.mark.parametrize(("mark", "value"), [("key_seq", "zwei"), ("key_seq", "999"), ("key_hash", "00")])
def test_an_altered_mark_of_the_key_file_is_told_in_plain_words(copy: Path, mark: str, value: str) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as file:
        file.execute("UPDATE meta SET value = ? WHERE name = ?", (value, mark))
    with pytest.raises(StudyFileError) as refused:
        storage.open_study(copy, detector=ScriptedDetector())
    assert "key file" in str(refused.value)


def test_an_event_whose_kind_was_turned_into_bytes_is_named(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    with closing(connect_file(study.path, None)) as file:
        file.execute("UPDATE event SET kind = CAST(kind AS blob) WHERE seq = 3")
    again = storage.open_study(study.path, detector=ScriptedDetector())
    found = again.verify()
    assert [(problem.code, problem.seq) for problem in found][:1] == [("altered_event", 3)]
    again.close()
