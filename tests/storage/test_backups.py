"""Backups: sound, together, rotated, restored without overwriting; and what can be read of a damaged file."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from builders import ScriptedDetector, ada, make_study

import storage
import storage.backup
from analysis.errors import StudyFileError
from analysis.workflow.study import OpenStudy
from analysis.workflow.withdrawal import BACKUP_ELSEWHERE
from storage.backup import Backup, back_up, back_up_if_due, backups_folder, backups_of, restore
from storage.cipher import is_protected
from storage.database import connect_file
from storage.destroying import destroy_key
from storage.recovery import recover
from storage.study_files import key_path

SECRET = "vier Wörter ohne Zusammenhang"


@pytest.fixture(autouse=True)
def _few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.cipher.ITERATIONS", 1000)


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return moment

    monkeypatch.setattr(storage.backup, "datetime", Clock)


def opened(path: Path, passphrase: str = "") -> OpenStudy:
    return storage.open_study(path, passphrase=passphrase, detector=ScriptedDetector())


def write(study: OpenStudy, words: str = "Notiz") -> None:
    study.coding.memo(words, coder=ada(study))


@pytest.mark.parametrize("passphrase", ["", SECRET])
def test_a_backup_of_an_open_study_is_a_whole_study(tmp_path: Path, passphrase: str) -> None:
    study = make_study(tmp_path, passphrase=passphrase)
    made = back_up(study)
    write(study)
    assert backups_of(study.path) == [Backup(made.path, made.made_at.replace(microsecond=0), made.step, True)]
    assert is_protected(made.path) is is_protected(key_path(made.path)) is bool(passphrase)
    assert sorted(path.suffix for path in backups_folder(study.path).iterdir()) == [".verbatim", ".verbatim-key"]
    copy = opened(made.path, passphrase)
    assert copy.store.has_key
    assert copy.store.last_seq() == made.step == study.store.last_seq() - 1
    assert copy.verify() == []
    copy.close()
    study.close()


def test_a_backup_goes_where_she_says_and_overwrites_nothing(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    made = back_up(study, tmp_path / "stick" / "copy")
    assert made.path == tmp_path / "stick" / "copy.verbatim"
    assert backups_of(study.path) == []
    with pytest.raises(StudyFileError) as refused:
        back_up(study, tmp_path / "stick" / "copy")
    assert refused.value.code == "exists"
    study.close()


def test_a_key_file_kept_elsewhere_is_backed_up_elsewhere(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    (tmp_path / "stick").mkdir()
    place = key_path(study.path).rename(tmp_path / "stick" / "study.verbatim-key")
    study = storage.open_study(study.path, key_file=place, detector=ScriptedDetector())
    made = back_up(study)
    write(study)
    study.close()
    assert not key_path(made.path).exists()
    key = tmp_path / "stick" / "study-backups" / key_path(made.path).name
    assert key.exists()
    done = restore(made.path, key_backup=key)
    assert len(done.aside) == 2
    again = opened(study.path)
    assert again.store.has_key
    assert again.store.last_seq() == made.step
    again.close()


def test_without_the_key_file_the_study_alone_is_backed_up(tmp_path: Path) -> None:
    make_study(tmp_path).close()
    alone = storage.open_study(tmp_path / "study", without_key=True, detector=ScriptedDetector())
    made = back_up(alone)
    assert not made.has_key
    assert list(backups_folder(alone.path).iterdir()) == [made.path]
    alone.close()


def test_a_backup_is_due_once_an_hour_and_only_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = datetime(2026, 5, 4, 9, 0, 0)
    set_clock(monkeypatch, start)
    empty = storage.create_study(tmp_path / "empty", title="T", coder="Ada", detector=ScriptedDetector())
    assert back_up_if_due(empty) is None
    empty.close()
    study = make_study(tmp_path)
    assert back_up_if_due(study)
    write(study)
    set_clock(monkeypatch, start + timedelta(minutes=59))
    assert back_up_if_due(study) is None
    set_clock(monkeypatch, start + timedelta(minutes=61))
    assert back_up_if_due(study)
    set_clock(monkeypatch, start + timedelta(days=3))
    assert back_up_if_due(study) is None
    study.close()


def test_a_clock_that_jumps_back_stops_no_backup_and_hides_no_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = make_study(tmp_path)
    set_clock(monkeypatch, datetime(2026, 5, 4, 9, 0, 0))
    back_up(study)
    write(study)
    set_clock(monkeypatch, datetime(2020, 1, 1, 0, 0, 0))
    newest = back_up_if_due(study)
    assert newest
    assert backups_of(study.path)[0].path == newest.path
    assert study.verify() == []
    study.close()


def test_old_backups_go_and_the_last_of_days_and_weeks_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = make_study(tmp_path)
    start = datetime(2026, 3, 2, 8, 0, 0)
    for number in range(36):
        set_clock(monkeypatch, start + timedelta(hours=12 * number))
        write(study, f"Notiz {number}")
        back_up(study)
    kept = [item.made_at for item in backups_of(study.path)]
    assert 10 <= len(kept) <= storage.backup.NEWEST + storage.backup.DAYS + storage.backup.WEEKS
    assert kept[0] == start + timedelta(hours=12 * 35)
    assert kept[0] - kept[-1] > timedelta(days=10)
    assert len(list(backups_folder(study.path).iterdir())) == 2 * len(kept)
    study.close()


def test_two_backups_in_one_second_are_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = make_study(tmp_path)
    set_clock(monkeypatch, datetime(2026, 5, 4, 9, 0, 0))
    assert back_up(study).path != back_up(study).path
    assert len(backups_of(study.path)) == 2
    study.close()


def test_a_backup_that_is_not_sound_is_removed_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = make_study(tmp_path)
    copy_to = study.store.study_file.database.copy_to

    def broken(path: Path) -> None:
        copy_to(path)
        data = bytearray(path.read_bytes())
        data[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
        path.write_bytes(data)

    monkeypatch.setattr(study.store.study_file.database, "copy_to", broken)
    with pytest.raises(StudyFileError) as refused:
        back_up(study)
    assert refused.value.code == "backup_failed"
    assert list(backups_folder(study.path).iterdir()) == []
    study.close()


@pytest.mark.parametrize("passphrase", ["", SECRET])
def test_restoring_puts_the_present_files_aside(tmp_path: Path, passphrase: str) -> None:
    study = make_study(tmp_path, passphrase=passphrase)
    made = back_up(study)
    write(study, "Später")
    study.close()
    later = study.path.read_bytes()
    done = restore(made.path, passphrase=passphrase)
    assert done.path == study.path
    assert [path.read_bytes() for path in done.aside if path.suffix == ".verbatim"] == [later]
    again = opened(study.path, passphrase)
    assert again.coding.memos() == []
    assert again.verify() == []
    again.close()


def test_a_backup_elsewhere_needs_to_be_told_where_it_goes(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    made = back_up(study, tmp_path / "copy")
    study.close()
    with pytest.raises(StudyFileError) as refused:
        restore(made.path)
    assert refused.value.code == "restore_where"
    done = restore(made.path, tmp_path / "again")
    assert done.aside == ()
    opened(done.path).close()


def test_what_was_erased_since_a_backup_is_named_when_it_is_back(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    made, coder = back_up(study), study.coders()[0].id
    study.withdrawal.erase("P01", coder=coder, reason="hat widerrufen")
    destroy_key(study, coder=coder)
    study.close()
    done = restore(made.path)
    assert len(done.withdrew) == 1
    assert done.is_key_back
    later = storage.open_study(done.path)
    after = back_up(later)
    later.close()
    again = restore(after.path)
    assert (again.withdrew, again.is_key_back) == ((), False)


def test_a_backup_elsewhere_is_a_step_and_named_to_who_withdraws(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    back_up(study, tmp_path / "copy", coder=study.coders()[0].id)
    assert [item.what for item in study.withdrawal.preview("P01").copies] == [BACKUP_ELSEWHERE]
    assert study.verify() == []
    study.close()


def displaced_nothing(study: OpenStudy, before: bytes) -> None:
    assert study.path.read_bytes() == before
    assert not [item for item in study.path.parent.iterdir() if "before" in item.name or item.name.startswith(".")]


@pytest.mark.parametrize("damaged", ["elsewhere", "pages", "cut", "no study", "one word"])
def test_what_is_no_sound_backup_does_not_displace_a_study(tmp_path: Path, damaged: str) -> None:
    study = make_study(tmp_path)
    many_notes(study)
    backup = back_up(study).path
    study.close()
    before = study.path.read_bytes()
    if damaged == "elsewhere":
        backup.write_bytes(b"127.0.0.1 localhost")
    elif damaged == "pages":
        data = bytearray(backup.read_bytes())
        for at in range(4096, len(data), 4096 * 7):
            data[at : at + 200] = b"\xff" * 200
        backup.write_bytes(data)
    elif damaged == "cut":
        backup.write_bytes(backup.read_bytes()[: 4096 * 20])
    else:
        words = "DELETE FROM study" if damaged == "no study" else "UPDATE memo SET text = 'anders' WHERE rowid = 3"
        with closing(connect_file(backup, None)) as file:
            file.execute(words)
    with pytest.raises(StudyFileError) as refused:
        restore(backup)
    assert refused.value.code == "backup_damaged"
    assert str(backup) in str(refused.value)
    displaced_nothing(study, before)


def test_a_backup_that_verify_finds_fault_with_goes_where_nothing_lies(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    write(study)
    backup = back_up(study).path
    study.close()
    with closing(connect_file(backup, None)) as file:
        file.execute("UPDATE memo SET text = 'anders'")
    again = opened(restore(backup, tmp_path / "look").path)
    assert [problem.code for problem in again.verify()] == ["altered_row"]
    again.close()


def test_a_protected_backup_is_restored_only_with_its_passphrase(tmp_path: Path) -> None:
    study = make_study(tmp_path, passphrase=SECRET)
    backup = back_up(study).path
    study.close()
    before = study.path.read_bytes()
    for given, code in (("", "passphrase_needed"), ("falsche Worte hier", "wrong_passphrase")):
        with pytest.raises(StudyFileError) as refused:
            restore(backup, passphrase=given)
        assert refused.value.code == code
        assert str(backup) in str(refused.value)
        displaced_nothing(study, before)


def test_another_studys_key_file_is_not_restored_with_a_backup(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    study, other = make_study(tmp_path), make_study(tmp_path / "other")
    backup = back_up(study).path
    for item in (study, other):
        item.close()
    before = study.path.read_bytes()
    with pytest.raises(StudyFileError):
        restore(backup, key_backup=key_path(other.path))
    displaced_nothing(study, before)


def damage(path: Path, first: int, pages: int = 1) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * first : 4096 * (first + pages)] = b"\xee" * 4096 * pages
    path.write_bytes(data)


def many_notes(study: OpenStudy) -> None:
    for number in range(40):
        write(study, f"Notiz {number} " + "".join(f"{number * at} " for at in range(700)))


@pytest.mark.parametrize("passphrase", ["", SECRET])
def test_what_can_be_read_of_a_damaged_file_is_recovered_and_counted(tmp_path: Path, passphrase: str) -> None:
    study = make_study(tmp_path, passphrase=passphrase)
    many_notes(study)
    total = study.store.last_seq()
    study.close()
    pages = study.path.stat().st_size // 4096
    damage(study.path, pages * 2 // 3, 2)
    before = study.path.read_bytes()
    found = recover(study.path, passphrase)
    assert study.path.read_bytes() == before
    assert found.path.name == "study (recovered).verbatim"
    assert found.rows["study"] == 1
    assert 20 < found.rows["memo"] <= 40
    assert total - 30 < found.events <= found.last_event <= total
    again = storage.open_study(found.path, passphrase=passphrase, without_key=True, detector=ScriptedDetector())
    assert len(again.transcripts.documents()) == 2
    again.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_file_of_which_nothing_is_left_says_so(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    damage(study.path, 1, study.path.stat().st_size // 4096 - 1)
    with pytest.raises(StudyFileError) as refused:
        recover(study.path)
    assert refused.value.code == "nothing_recovered"
    assert not (tmp_path / "study (recovered).verbatim").exists()


def test_a_sound_file_is_recovered_whole(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    found = recover(study.path)
    assert found.is_whole
    again = opened(found.path)
    assert again.verify() == []
    again.close()


def test_a_missing_study_row_is_named_and_written_anew_from_the_ledger(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    title = study.info.title
    study.close()
    with closing(connect_file(study.path, None)) as file:
        file.execute("DELETE FROM study")
    with pytest.raises(StudyFileError) as refused:
        opened(study.path)
    assert refused.value.code == "study_row_missing"
    assert "elete it" not in str(refused.value)
    found = recover(study.path)
    assert found.rebuilt == {"study": 1}
    again = opened(found.path)
    assert again.info.title == title
    assert again.verify() == []
    again.close()


def test_of_a_file_that_was_cut_off_the_first_part_is_read_and_a_damaged_key_left_out(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    many_notes(study)
    study.close()
    pages = study.path.stat().st_size // 4096
    study.path.write_bytes(study.path.read_bytes()[: 4096 * (pages * 3 // 4)])
    key = key_path(study.path)
    key.write_bytes(key.read_bytes()[: 4096 * 8])
    found = recover(study.path)
    assert found.rows["study"] == 1
    assert found.events > 5
    assert found.is_key_left_out
    assert not key_path(found.path).exists()
    opened(found.path).close()
