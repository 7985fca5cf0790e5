"""What is read of a damaged study: everything but what stood on the damaged pages themselves, and that is said."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import make_study
from hypothesis import given, settings
from hypothesis import strategies as st

import storage
from analysis.errors import StudyFileError
from analysis.workflow.study import OpenStudy
from storage.cipher import Passphrase
from storage.database import connect_file, key_of
from storage.raw_pages import read_pages
from storage.recovery import recover
from storage.study_files import key_path

SECRET = "vier Wörter ohne Zusammenhang"
PAGE = 4096
LEDGER = {"event", "payload", "blob", "meta"}


def filled(folder: Path, passphrase: str) -> OpenStudy:
    study = make_study(folder, passphrase=passphrase)
    coder = study.coders()[0].id
    for number in range(30):
        study.coding.memo(f"Notiz {number} " + "".join(f"{number * at} " for at in range(500)), coder=coder)
    return study


@pytest.fixture(scope="module", params=["", SECRET], ids=["plain", "protected"])
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    study = filled(tmp_path_factory.mktemp("sound"), request.param)
    study.close()
    return study.path, request.param


def tables(path: Path, passphrase: str) -> dict[str, list[str]]:
    with closing(connect_file(path, key_of(path, Passphrase(passphrase)))) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(map(repr, file.execute(f'SELECT * FROM "{name}"'))) for name in names}


def damaged(path: Path, folder: Path, pages: list[int], *, end: int | None = None) -> Path:
    folder.mkdir()
    data = bytearray(path.read_bytes())
    for page in pages:
        data[PAGE * page : PAGE * (page + 1)] = b"\xee" * PAGE
    (folder / path.name).write_bytes(data[:end])
    shutil.copy(key_path(path), folder)
    return folder / path.name


def test_one_bad_page_costs_nothing_of_the_analysis_wherever_it_is(sound: tuple[Path, str], tmp_path: Path) -> None:
    path, passphrase = sound
    wanted = tables(path, passphrase)
    count = path.stat().st_size // PAGE
    tried = [0, 1, *random.Random(5).sample(range(2, count), 16 if passphrase else 60)]
    for page in tried:
        copy = damaged(path, tmp_path / str(page), [page])
        found = recover(copy, passphrase)
        got = tables(found.path, passphrase)
        assert {name for name in wanted if got[name] != wanted[name]} <= LEDGER, page
        lost = {name for name in LEDGER if got[name] != wanted[name]}
        assert found.is_whole == (not lost), (page, lost, found)
        shutil.rmtree(copy.parent)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_of_a_file_that_was_cut_off_the_first_part_is_read(
    sound: tuple[Path, str], tmp_path: Path, share: float
) -> None:
    path, passphrase = sound
    end = int(path.stat().st_size * share) // PAGE * PAGE + (0 if passphrase else 100)
    copy = damaged(path, tmp_path / "cut", [], end=end)
    before = copy.read_bytes()
    if share == 0.1:
        with pytest.raises(StudyFileError) as refused:
            recover(copy, passphrase)
        assert refused.value.code == "nothing_recovered"
        assert sorted(item.name for item in copy.parent.iterdir()) == sorted([copy.name, key_path(copy).name])
        return
    found = recover(copy, passphrase)
    assert copy.read_bytes() == before
    assert not found.is_whole
    assert found.events > 3 or share < 0.9
    again = storage.open_study(found.path, passphrase=passphrase, without_key=True)
    assert again.info.title == "KI im Vertrieb"
    assert again.verify()
    again.close()


def test_the_salt_of_a_protected_file_is_found_beside_it(tmp_path: Path) -> None:
    study = filled(tmp_path / "one", SECRET)
    study.close()
    copy = damaged(study.path, tmp_path / "two", [0, 1, 2])
    with pytest.raises(StudyFileError) as refused:
        recover(copy, "ganz andere Worte hier")
    assert refused.value.code == "wrong_passphrase"
    with pytest.raises(StudyFileError) as refused:
        recover(copy)
    assert refused.value.code == "passphrase_needed"
    assert recover(copy, SECRET).rows["memo"] == 30


def test_what_only_the_write_ahead_log_holds_is_read_too(tmp_path: Path) -> None:
    study = filled(tmp_path / "one", SECRET)
    (tmp_path / "two").mkdir()
    for ending in ("", "-wal"):
        shutil.copy(study.path.with_name(study.path.name + ending), tmp_path / "two")
    assert (tmp_path / "two" / (study.path.name + "-wal")).stat().st_size > PAGE
    total = study.store.last_seq()
    study.close()
    found = recover(tmp_path / "two" / study.path.name, SECRET)
    assert (found.events, found.rows["memo"], found.is_whole) == (total, 30, True)


def test_rows_that_were_deleted_do_not_come_back(tmp_path: Path) -> None:
    study = filled(tmp_path, "")
    study.close()
    with closing(sqlite3.connect(study.path, isolation_level=None)) as file:
        file.execute("PRAGMA secure_delete = OFF")
        file.execute("DELETE FROM memo WHERE rowid > 2")
        file.execute("DELETE FROM payload WHERE seq > 5")
        file.execute("DELETE FROM event WHERE seq > 5")
    copy = damaged(study.path, tmp_path / "copy", [])
    found = recover(copy)
    assert (found.rows["memo"], found.rows["event"], found.rows["payload"]) == (2, 5, 5)
    assert not found.has_end


VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(max_size=9000),
    st.binary(max_size=99),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=60), st.sampled_from([512, 4096, 65536]))
def test_rows_are_read_as_sqlite_reads_them(tmp_path_factory, rows: list[tuple], size: int) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows"
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA page_size = {size}")
        file.execute("CREATE TABLE t (a, b, c)")
        file.executemany("INSERT INTO t VALUES (?, ?, ?)", [tuple(_storable(value) for value in row) for row in rows])
        file.commit()
        wanted = file.execute("SELECT rowid, a, b, c FROM t").fetchall()
        root = file.execute("SELECT rootpage FROM sqlite_master").fetchone()[0]
    pages = read_pages(path, None)
    leaves, is_whole = pages.leaves(root)
    got = sorted((row.number, *row.values) for number in leaves for row in pages.rows(number))
    assert is_whole
    assert repr(got) == repr(wanted)
    assert (pages.unreadable, pages.broken_rows) == (0, 0)


def _storable(value: object) -> object:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
