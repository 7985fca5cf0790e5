"""Files under a passphrase: nothing to read on the disk, clear words for a wrong one, and changing it loses nothing."""

from __future__ import annotations

import copy
import os
import pickle
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from builders import INTERVIEW, NAMES, ScriptedDetector, ada, make_study, reopen, transcript
from sqlcipher3 import dbapi2

import storage
from analysis.errors import InvalidInput, StudyFileError
from analysis.records import SuggestionKind, SuggestionStatus
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy
from storage.backup import back_up
from storage.cipher import SETTINGS, FileKey, Passphrase, is_protected
from storage.keeping import forget_passphrase, keep_passphrase, kept_passphrase
from storage.protection import change_protection
from storage.store import StudyStore
from storage.study_files import key_path

SECRET = "vier Wörter ohne Zusammenhang"
OTHER = "ganz andere Wörter hier"
WORDS = [
    "Schuster",
    "Bielefeld",
    "Hürde",
    "Maschine",
    "Vertrauen",
    "Notizgeheimnis",
    "KI im Vertrieb",
    SECRET,
    "[Person",
]


def every_byte(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path, path.read_bytes()


def readable(*folders: Path) -> list[tuple[str, str]]:
    """Find words in any byte of the folders, in the encodings that a program may write."""
    return [
        (path.name, word)
        for path, data in every_byte(*folders)
        for word in WORDS
        for encoding in ("utf-8", "utf-16-le", "latin-1")
        if word.encode(encoding) in data
    ]


def work(study: OpenStudy) -> None:
    """Do a bit of everything that writes."""
    coder, model = ada(study), BuiltinModel()
    for document in study.transcripts.documents():
        study.suggesting.run(study.suggesting.plan_codes([document.id], model), model, coder=coder)
    waiting = study.suggesting.list(kind=SuggestionKind.CODE, statuses=[SuggestionStatus.OPEN])
    study.deciding.accept(waiting[0].id, coder=coder)
    study.coding.memo("Ein Notizgeheimnis.", coder=coder)
    study.transcripts.add(transcript("B: Noch ein Interview mit Frau Schuster aus Bielefeld.\n" * 200), coder=coder)
    study.pseudonyms.detect(coder=coder)
    study.history.undo(coder=coder)


def opened(study: OpenStudy, passphrase: str, **more: str) -> OpenStudy:
    study.close()
    return storage.open_study(study.path, passphrase=passphrase, detector=ScriptedDetector(), **more)


@pytest.fixture(autouse=True)
def _few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.cipher.ITERATIONS", 1000)


def test_nothing_is_readable_in_any_byte_that_the_app_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary, files = tmp_path / "temporary", tmp_path / "files"
    temporary.mkdir()
    files.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    seen: list[tuple[str, str]] = []
    study = make_study(files, passphrase=SECRET)
    places = (files, temporary, Path(os.environ["XDG_CONFIG_HOME"]))
    look = study.store.subscribe(lambda _event: seen.extend(readable(*places)))
    work(study)
    assert study.verify(lambda _done, _total: seen.extend(readable(*places))) == []
    assert {path.suffix for path, data in every_byte(files) if data} >= {".verbatim-wal", ".verbatim-key-wal"}
    look()
    again = opened(study, SECRET)
    assert again.verify() == []
    again.close()
    assert seen + readable(*places) == []


def test_without_a_passphrase_the_same_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    work(study := make_study(tmp_path))
    study.close()
    assert {word for _, word in readable(tmp_path)} >= {"Schuster", "Bielefeld", "KI im Vertrieb"}


def test_a_protected_study_says_so_and_opens_with_nothing_else(tmp_path: Path) -> None:
    study = make_study(tmp_path, passphrase=SECRET)
    study.close()
    codes = []
    for given in ("", OTHER, SECRET.upper()):
        with pytest.raises(StudyFileError) as refused:
            storage.open_study(study.path, passphrase=given)
        codes.append(refused.value.code)
    assert codes == ["passphrase_needed", "wrong_passphrase", "wrong_passphrase"]
    again = opened(study, SECRET)
    assert len(again.transcripts.documents()) == 2
    assert isinstance(again.store, StudyStore)
    assert again.store.study_file.meta("cipher") == SETTINGS
    again.close()


def test_another_program_that_knows_the_passphrase_opens_it_with_sqlciphers_own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.cipher.ITERATIONS", 256_000)
    study = make_study(tmp_path, passphrase=SECRET)
    study.close()
    with closing(dbapi2.connect(str(study.path))) as connection:
        connection.execute(f"PRAGMA key = '{SECRET}'")
        assert connection.execute("SELECT title FROM study").fetchone() == ("KI im Vertrieb",)


def test_a_passphrase_is_the_same_however_the_keyboard_composed_it(tmp_path: Path) -> None:
    study = make_study(tmp_path, passphrase="schöne Wörter")
    opened(study, "scho\u0308ne Wo\u0308rter").close()


def test_an_unprotected_study_opens_whatever_passphrase_is_given(tmp_path: Path) -> None:
    opened(make_study(tmp_path), SECRET).close()


def test_a_short_passphrase_is_refused_before_a_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        make_study(tmp_path, passphrase="kurz")
    assert refused.value.code == "passphrase_short"
    assert list(tmp_path.iterdir()) == []


def test_the_key_file_may_have_a_passphrase_of_its_own(tmp_path: Path) -> None:
    study = make_study(tmp_path, passphrase=SECRET, key_passphrase=OTHER)
    study.close()
    with pytest.raises(StudyFileError) as refused:
        storage.open_study(study.path, passphrase=SECRET)
    assert refused.value.code == "key_passphrase_needed"
    with pytest.raises(StudyFileError) as refused:
        storage.open_study(study.path, passphrase=SECRET, key_passphrase="falsch geraten")
    assert refused.value.code == "wrong_passphrase"
    whole = opened(study, SECRET, key_passphrase=OTHER)
    assert whole.store.has_key
    whole.close()
    alone = storage.open_study(study.path, passphrase=SECRET, without_key=True, detector=ScriptedDetector())
    assert alone.transcripts.shown(alone.transcripts.documents()[0].id)
    assert alone.verify() == []
    alone.close()


def test_a_key_file_elsewhere_is_remembered_in_the_study(tmp_path: Path) -> None:
    study = make_study(tmp_path, passphrase=SECRET)
    study.close()
    elsewhere = tmp_path / "stick" / "names.verbatim-key"
    elsewhere.parent.mkdir()
    key_path(study.path).rename(elsewhere)
    alone = opened(study, SECRET)
    assert not alone.store.has_key
    alone.close()
    storage.open_study(study.path, passphrase=SECRET, key_file=elsewhere, detector=ScriptedDetector()).close()
    again = opened(study, SECRET)
    assert again.store.has_key
    assert again.verify() == []
    again.close()
    elsewhere.unlink()
    alone = opened(study, SECRET)
    assert not alone.store.has_key
    alone.close()


@pytest.mark.parametrize("before, after", [("", SECRET), (SECRET, OTHER), (SECRET, "")])
def test_protection_comes_changes_and_goes_and_the_study_stays_the_same(
    tmp_path: Path, before: str, after: str
) -> None:
    work(study := make_study(tmp_path, passphrase=before))
    head = study.history.events()[-1].hash
    study.close()
    done = change_protection(study.path, passphrase=before, new=after)
    assert [path.name for path in done.changed] == ["study.verbatim", "study.verbatim-key"]
    assert {is_protected(path) for path in done.changed} == {bool(after)}
    if before and after:
        with pytest.raises(StudyFileError):
            storage.open_study(study.path, passphrase=before)
    again = opened(study, after)
    assert again.history.events()[-1].hash == head
    assert again.verify() == []
    again.coding.memo("Und weiter.", coder=ada(again))
    again.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["study.verbatim", "study.verbatim-key"]
    assert readable(tmp_path) == [] or not after


def test_what_was_unprotected_is_overwritten_when_it_is_let_go(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    former = [os.open(path, os.O_RDONLY) for path in (study.path, key_path(study.path))]
    change_protection(study.path, passphrase="", new=SECRET)
    for handle in former:
        size = os.fstat(handle).st_size
        assert os.pread(handle, size, 0) == bytes(size)
        os.close(handle)


def test_backups_and_copies_from_before_a_newer_version_follow_the_new_passphrase(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    kept = tmp_path / "study.verbatim.before-v9"
    kept.write_bytes(study.path.read_bytes())
    study = reopen(study)
    backup = back_up(study).path
    study.close()
    done = change_protection(study.path, passphrase="", new=SECRET)
    for path in (kept, backup, key_path(backup)):
        assert path in done.changed
        assert is_protected(path)
    strange = backup.with_name("strange.verbatim")
    strange.write_bytes(os.urandom(8192))
    assert change_protection(study.path, passphrase=SECRET, new=OTHER).left == (strange,)
    opened(storage.open_study(backup, passphrase=OTHER), OTHER).close()


def test_a_wrong_passphrase_changes_nothing(tmp_path: Path) -> None:
    study = make_study(tmp_path, passphrase=SECRET, key_passphrase=OTHER)
    study.close()
    before = [data for _, data in every_byte(tmp_path)]
    for given, key in ((OTHER, OTHER), (SECRET, None)):
        with pytest.raises(StudyFileError) as refused:
            change_protection(study.path, passphrase=given, key_passphrase=key, new="noch eines mehr")
        assert refused.value.code == "wrong_passphrase"
    assert [data for _, data in every_byte(tmp_path)] == before


def test_an_open_study_is_not_written_anew(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    with pytest.raises(StudyFileError) as refused:
        change_protection(study.path, passphrase="", new=SECRET)
    assert refused.value.code == "locked"
    study.close()


def test_where_the_disk_has_no_room_for_the_new_file_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = make_study(tmp_path)
    study.close()

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.protection._check", full)
    with pytest.raises(StudyFileError) as refused:
        change_protection(study.path, passphrase="", new=SECRET)
    assert refused.value.code == "not_recoded"
    monkeypatch.undo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["study.verbatim", "study.verbatim-key"]
    reopen(study).close()


def test_a_file_that_is_no_study_is_not_taken_for_a_protected_one(tmp_path: Path) -> None:
    page = tmp_path / "page.verbatim"
    for data in (b"", b"x" * 4096, INTERVIEW.encode() * 64, os.urandom(5000)):
        page.write_bytes(data[: len(data) // 4096 * 4096] if len(data) != 5000 else data)
        assert not is_protected(page)
    page.write_bytes(os.urandom(8192))
    assert is_protected(page)


def test_neither_passphrase_nor_key_shows_itself_or_leaves_the_process() -> None:
    secret = Passphrase(SECRET)
    key = secret.new_key()
    assert SECRET not in repr(secret) + str(vars(type(secret)))
    assert key.key.hex() not in repr(key)
    assert isinstance(key, FileKey)
    for thing in (secret, key):
        for act in (pickle.dumps, copy.copy):
            with pytest.raises(TypeError):
                act(thing)


def test_the_keyring_keeps_a_passphrase_only_when_asked(tmp_path: Path, memory_keyring: object) -> None:
    study = make_study(tmp_path, passphrase=SECRET)
    study.close()
    assert vars(memory_keyring)["kept"] == {}
    assert keep_passphrase(study.path, SECRET)
    opened(study, kept_passphrase(study.path)).close()
    forget_passphrase(study.path)
    forget_passphrase(study.path)
    assert kept_passphrase(study.path) == ""


def test_the_names_are_what_the_search_looks_for() -> None:
    assert all(any(part in WORDS for part in name.split()) for name, _ in NAMES)
