"""The ledger: what it records, and that no byte of a study can be altered unnoticed."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from pathlib import Path

import pytest
from builders import ada, make_study, span_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import storage
from analysis.errors import VerbatimError
from analysis.ports import Problem
from analysis.records import Code, Coder, Level, LlmCall
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy
from storage.codec import from_plain, to_plain
from storage.packing import unpacked
from storage.study_files import key_path
from storage.tables import TABLES


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed study with something in most tables."""
    study = make_study(tmp_path_factory.mktemp("study"))
    coder, model = ada(study), BuiltinModel()
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model)
    study.suggesting.run(plan, model, coder=coder)
    study.deciding.accept(study.suggesting.list()[0].id, coder=coder)
    code = study.coding.in_vivo(*span_of(study, "die technische Hürde"), coder=coder)
    study.coding.memo("offen", coder=coder, target=code)
    study.structure.add(Level.THEME, "Fähigkeiten", coder=coder, members=[code.id])
    study.close()
    return study.path


def problems_after(finished: Path, folder: Path, statement: str, *values: object, key: bool = False) -> list[Problem]:
    """Copy the study, change it by hand, and ask Verify."""
    folder.mkdir(exist_ok=True)
    copy = folder / finished.name
    copy.write_bytes(finished.read_bytes())
    key_path(copy).write_bytes(key_path(finished).read_bytes())
    with sqlite3.connect(key_path(copy) if key else copy) as connection:
        assert connection.execute(statement, values).rowcount > 0
    connection.close()
    study = storage.open_study(copy)
    try:
        return study.verify()
    finally:
        study.close()


def test_an_untouched_study_verifies(finished: Path) -> None:
    study = storage.open_study(finished)
    assert study.verify() == []
    study.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE event SET actor = 'someone' WHERE seq = 5", "altered_event"),
        ("UPDATE event SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 2", "altered_event"),
        ("DELETE FROM event WHERE seq = 4", "broken_chain"),
        ("DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)", "missing_events"),
        ("DELETE FROM payload WHERE seq = 3", "missing_payload"),
        ("UPDATE payload SET salt = x'00' WHERE seq = 3", "altered_payload"),
        ("UPDATE code SET label = 'erfunden' WHERE rowid = 1", "altered_row"),
        ("UPDATE suggestion SET status = 'accepted' WHERE status = 'open'", "altered_row"),
        ("UPDATE decision SET action = 'reject' WHERE rowid = 1", "altered_row"),
        ("DELETE FROM memo", "altered_row"),
        ("UPDATE coding SET start = start + 1 WHERE rowid = 1", "altered_row"),
        ("UPDATE blob SET data = (SELECT data FROM blob LIMIT 1)", "altered_bytes"),
    ],
)
def test_what_was_altered_by_hand_is_named(finished: Path, tmp_path: Path, statement: str, code: str) -> None:
    assert code in [problem.code for problem in problems_after(finished, tmp_path, statement)]


def test_a_row_that_no_event_made_is_named(finished: Path, tmp_path: Path) -> None:
    found = problems_after(
        finished, tmp_path, "INSERT INTO coder VALUES ('00000000-0000-4000-8000-000000000000', 'Eve', '2026')"
    )
    assert [(problem.code, problem.params["table"]) for problem in found] == [("altered_row", "Coder")]


def test_the_key_file_is_checked_as_well(finished: Path, tmp_path: Path) -> None:
    found = problems_after(finished, tmp_path, "UPDATE entity SET verdict = 'keep'", key=True)
    assert {problem.code for problem in found} == {"altered_row"}


def test_the_first_broken_event_comes_first(finished: Path, tmp_path: Path) -> None:
    found = problems_after(finished, tmp_path, "UPDATE event SET actor = 'x' WHERE seq IN (3, 7)")
    assert found[0].seq == 3


TOLD_BY_NOBODY = {"key_place", "vacuum_due", "erasing"}
"""Meta rows that hold nothing of the study: where the key file was last, and whether packing is due."""


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_changed_byte_anywhere_is_noticed(finished: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Any byte of any column of any row of any table, in the study as in the key file."""
    in_key = data.draw(st.booleans())
    with sqlite3.connect(key_path(finished) if in_key else finished) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        filled = [name for name in names if connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]]
        table = data.draw(st.sampled_from(sorted(filled)))
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        column = data.draw(st.sampled_from(columns))
        places = [row[0] for row in connection.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]
        row = data.draw(st.sampled_from(places))
        value = connection.execute(f'SELECT "{column}" FROM {table} WHERE rowid = ?', (row,)).fetchone()[0]
        name = (
            connection.execute(f"SELECT name FROM {table} WHERE rowid = ?", (row,)).fetchone()[0]
            if (table == "meta")
            else ""
        )
    connection.close()
    if value is None or name in TOLD_BY_NOBODY:
        return
    other = _with_one_byte_changed(value, data)
    if _says_the_same(value, other):
        return
    try:
        statement = f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?'
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        found = problems_after(finished, folder, statement, other, row, key=in_key)
    except (sqlite3.IntegrityError, VerbatimError):
        return  # the study refuses to open, or SQLite refuses the change: noticed as well
    assert found, f"{'key' if in_key else 'study'}: {table}.{column}"


def _with_one_byte_changed(value: object, data: st.DataObject) -> object:
    if isinstance(value, int):
        return value ^ (1 << data.draw(st.integers(0, 7)))
    if isinstance(value, float):
        return value + 0.5
    if isinstance(value, bytes):
        at, bit = data.draw(st.integers(0, len(value) - 1)), data.draw(st.integers(0, 7))
        return value[:at] + bytes([value[at] ^ (1 << bit)]) + value[at + 1 :]
    text = str(value)
    at = data.draw(st.integers(0, max(len(text) - 1, 0)))
    return text[:at] + ("x" if text[at : at + 1] != "x" else "y") + text[at + 1 :]


def _says_the_same(value: object, other: object) -> bool:
    """Tell whether the same words were packed in another way, which a bit within a stream can do."""
    try:
        return isinstance(value, bytes) and isinstance(other, bytes) and unpacked(value) == unpacked(other)
    except ValueError:
        return False


def test_every_record_type_comes_back_from_its_plain_form(finished: Path) -> None:
    study = storage.open_study(finished)
    seen = 0
    for record_type in TABLES:
        for record in study.store.all(record_type):
            assert from_plain(record_type, json.loads(json.dumps(to_plain(record)))) == record
            seen += 1
    assert seen > 20
    study.close()


def test_a_call_is_on_disk_before_it_is_sent(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    states = []

    class Watching(BuiltinModel):
        def send(self, call, cancel):  # type: ignore[no-untyped-def]
            with sqlite3.connect(f"file:{study.path}?mode=ro", uri=True) as connection:
                states.append(connection)
            states.append([item.status.value for item in study.store.all(LlmCall)])
            return super().send(call, cancel)

    model = Watching()
    plan = study.suggesting.plan_codes([study.transcripts.documents()[0].id], model)
    study.suggesting.run(plan, model, coder=ada(study))
    states[0].close()
    assert states[1] == ["pending"]
    assert [item.status.value for item in study.store.all(LlmCall)] == ["answered"]
    study.close()


def test_after_a_crash_a_call_is_sent_with_answer_unknown(tmp_path: Path) -> None:
    study = make_study(tmp_path)

    class Dies(BuiltinModel):
        def send(self, call, cancel):  # type: ignore[no-untyped-def]
            raise KeyboardInterrupt

    plan = study.suggesting.plan_codes([study.transcripts.documents()[0].id], Dies())
    with pytest.raises(KeyboardInterrupt):
        study.suggesting.run(plan, Dies(), coder=ada(study))
    study.close()
    again = storage.open_study(study.path)
    assert [call.status.value for call in again.suggesting.unknown_calls()] == ["unknown"]
    run = again.suggesting.resumable()[0]
    again.suggesting.resume(run.id, BuiltinModel(), coder=ada(again))
    assert again.suggesting.list()
    assert again.verify() == []
    again.close()


def test_events_name_their_actor_and_hold_what_was_before(tmp_path: Path) -> None:
    study: OpenStudy = make_study(tmp_path)
    code = study.coding.in_vivo(*span_of(study, "die technische Hürde"), coder=ada(study))
    study.coding.rename(code.id, "Hürden", coder=ada(study))
    event = study.coding.provenance(code.id)[-1]
    assert study.coder_name(event.actor) == "Ada"
    change = next(item for item in event.changes if item["table"] == Code.__name__)
    assert (change["before"]["label"], change["after"]["label"]) == ("die technische Hürde", "Hürden")
    assert study.store.all(Coder)[0].id == event.actor
    study.close()
