"""Passphrases and backups in the window: asked for, wrong, set, taken away; two clicks back to a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import make_study
from importing import bring_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from analysis.workflow.study import OpenStudy
from desktop.dialogs.new_study import OPEN, NewStudyDialog
from desktop.dialogs.passphrase import AskPassphrase
from desktop.dialogs.protection import KEY_ALONE, NONE, ProtectionDialog
from desktop.dialogs.restore import RestoreDialog
from desktop.main_window import MainWindow
from storage.backup import back_up, backups_of
from storage.cipher import is_protected
from storage.study_files import key_path

SECRET = "vier Wörter ohne Zusammenhang"
OTHER = "ganz andere Wörter hier"


@pytest.fixture(autouse=True)
def _few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.cipher.ITERATIONS", 1000)


def shown(window: MainWindow, kind: type[QDialog], qtbot: QtBot) -> Any:
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(kind)))
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def closed(tmp_path: Path, **given: str) -> Path:
    study = make_study(tmp_path, **given)
    study.close()
    return study.path


def opened(window: MainWindow, qtbot: QtBot) -> OpenStudy:
    qtbot.waitUntil(window.has_study)
    study = window.context.study
    assert study is not None
    return study


def test_a_protected_study_asks_and_says_when_it_was_wrong(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.context.open(closed(tmp_path, passphrase=SECRET))
    dialog = shown(window, AskPassphrase, qtbot)
    assert not dialog.open_button.isEnabled()
    assert not dialog.wrong.isVisible()
    qtbot.keyClicks(dialog.field, "falsch")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    again = shown(window, AskPassphrase, qtbot)
    qtbot.waitUntil(again.wrong.isVisible)
    assert "does not open" in again.wrong.text()
    again.field.setText(SECRET)
    qtbot.mouseClick(again.open_button, Qt.MouseButton.LeftButton)
    assert opened(window, qtbot).store.has_key


def test_the_keyring_keeps_it_only_where_she_asks(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, memory_keyring: Any
) -> None:
    path = closed(tmp_path, passphrase=SECRET)
    for remember in (False, True):
        window.context.open(path)
        dialog = shown(window, AskPassphrase, qtbot)
        dialog.field.setText(SECRET)
        dialog.remember.setChecked(remember)
        dialog.open_button.click()
        opened(window, qtbot)
        assert (SECRET in memory_keyring.kept.values()) is remember
        window.context.close()
    window.context.open(path)
    opened(window, qtbot)


def test_a_key_file_under_another_passphrase_may_stay_closed(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = closed(tmp_path, passphrase=SECRET, key_passphrase=OTHER)
    for with_key in (False, True):
        window.context.open(path)
        dialog = shown(window, AskPassphrase, qtbot)
        dialog.field.setText(SECRET)
        dialog.open_button.click()
        qtbot.waitUntil(lambda: any(item.without_button.isVisible() for item in window.findChildren(AskPassphrase)))
        dialog = next(item for item in window.findChildren(AskPassphrase) if item.without_button.isVisible())
        if with_key:
            dialog.field.setText(OTHER)
            dialog.open_button.click()
        else:
            dialog.without_button.click()
        assert opened(window, qtbot).store.has_key is with_key
        window.context.close()


def test_a_study_is_protected_changed_and_opened_again(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = closed(tmp_path)
    window.context.open(path)
    opened(window, qtbot)
    window.keeping.protect()
    dialog = shown(window, ProtectionDialog, qtbot)
    assert not dialog.present.isVisible()
    assert not dialog.save_button.isEnabled()
    dialog.new.first.setText(SECRET)
    assert not dialog.save_button.isEnabled()
    dialog.new.second.setText(SECRET)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: is_protected(path) and window.has_study())
    assert is_protected(key_path(path))

    window.keeping.protect()
    dialog = shown(window, ProtectionDialog, qtbot)
    dialog.present.setText(SECRET)
    dialog.what.choose(KEY_ALONE)
    dialog.new.first.setText(OTHER)
    dialog.new.second.setText(OTHER)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: not window.context.tasks.running and window.has_study())
    assert opened(window, qtbot).store.has_key

    window.keeping.protect()
    dialog = shown(window, ProtectionDialog, qtbot)
    dialog.present.setText(SECRET)
    dialog.has_own_key.setChecked(True)
    dialog.key_present.setText(OTHER)
    dialog.what.choose(NONE)
    assert not dialog.new.isVisible()
    dialog.save_button.click()
    qtbot.waitUntil(lambda: not is_protected(path) and window.has_study())
    assert not is_protected(key_path(path))


def test_a_wrong_present_passphrase_changes_nothing_and_offers_the_way_back(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = closed(tmp_path, passphrase=SECRET)
    window.context.start_opening(main_opening(path))
    opened(window, qtbot)
    window.keeping.protect()
    dialog = shown(window, ProtectionDialog, qtbot)
    dialog.present.setText(OTHER)
    dialog.new.first.setText(OTHER)
    dialog.new.second.setText(OTHER)
    dialog.save_button.click()
    qtbot.waitUntil(window.notice.isVisible)
    assert "does not open" in window.notice.what.text()
    window.context.start_opening(main_opening(path))
    opened(window, qtbot)


def main_opening(path: Path) -> Any:
    from desktop.context import Opening

    return Opening(path, SECRET)


def test_two_clicks_go_back_to_the_latest_backup(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = make_study(tmp_path)
    back_up(study)
    window.context.use(study)
    study.coding.memo("Später", coder=window.context.coder_id)
    window.keeping.choose_backup()
    dialog = shown(window, RestoreDialog, qtbot)
    assert dialog.list.count() == 1
    assert not dialog.recover_button.isVisible()
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert opened(window, qtbot).coding.memos() == []
    assert len(list(tmp_path.glob("* (before *"))) == 2


def test_going_back_before_a_withdrawal_says_so_and_keeps_saying_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    study = make_study(tmp_path)
    back_up(study)
    window.context.use(study)
    study.withdrawal.erase("P01", coder=window.context.coder_id, reason="hat widerrufen")
    window.keeping.choose_backup()
    qtbot.mouseClick(shown(window, RestoreDialog, qtbot).restore_button, Qt.MouseButton.LeftButton)
    opened(window, qtbot)
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    assert window.notice.isVisible()
    assert window.notice.what.text() == "Since this backup 1 participant withdrew."
    assert not window.notice._timer.isActive()


def test_a_backup_by_hand_and_by_the_hour(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = make_study(tmp_path)
    window.context.use(study)
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    window.keeping._back_up_if_due()
    qtbot.waitUntil(lambda: len(backups_of(study.path)) == 1)
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    window.keeping._back_up_if_due()
    window.keeping.back_up()
    qtbot.waitUntil(lambda: "was made and checked" in window.notice.what.text())
    assert len(backups_of(study.path)) == 2


def test_a_damaged_study_offers_its_backups_and_says_what_was_recovered(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = closed(tmp_path)
    data = bytearray(path.read_bytes())
    data[: 4096 * 1] = b"\0" * 4096
    path.write_bytes(data)
    window.context.open(path)
    qtbot.waitUntil(window.notice.button.isVisible)
    assert "may be damaged" in window.notice.what.text()
    window.notice.button.click()
    dialog = shown(window, RestoreDialog, qtbot)
    assert dialog.recover_button.isVisible()
    assert not dialog.restore_button.isEnabled()
    dialog.recover_button.click()
    qtbot.waitUntil(lambda: "steps could be read" in window.notice.what.text())
    assert "“study (recovered).verbatim”" in window.notice.what.text()


def test_a_study_of_which_nothing_is_left_says_so(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = closed(tmp_path)
    path.write_bytes(b"\0" * path.stat().st_size)
    window.keeping._recover(path)
    qtbot.waitUntil(lambda: "Nothing can be read" in window.notice.what.text())


def test_what_was_recovered_is_counted_and_opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = closed(tmp_path)
    window.keeping._recover(path)
    qtbot.waitUntil(lambda: "steps could be read" in window.notice.what.text())
    window.notice.button.click()
    assert opened(window, qtbot).path.name == "study (recovered).verbatim"


def test_a_new_study_warns_of_a_synchronised_folder_and_of_no_passphrase(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.files.new_study()
    dialog = shown(window, NewStudyDialog, qtbot)
    dialog.title_line.setText("S")
    for _ in range(2):
        dialog.next_button.click()
    dialog.place_line.setText(str(tmp_path / "Nextcloud" / "s.verbatim"))
    assert "Nextcloud copies this folder" in dialog.synchronised.text()
    assert dialog.synchronised.isVisible()
    dialog.place_line.setText(str(tmp_path / "s.verbatim"))
    assert not dialog.synchronised.isVisible()
    dialog.next_button.click()
    dialog.next_button.click()
    assert not dialog.warning.isVisible()
    dialog.protects.choose(OPEN)
    assert dialog.warning.isVisible()
    assert not dialog.new_passphrase.isVisible()
    dialog.next_button.click()
    opened(window, qtbot)
    assert not is_protected(tmp_path / "s.verbatim")


def test_a_study_in_a_synchronised_folder_is_pointed_out_once(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "Dropbox").mkdir()
    path = closed(tmp_path / "Dropbox")
    window.context.open(path)
    opened(window, qtbot)
    assert window.notice.what.text() == "Dropbox copies this folder to its servers."
    window.context.close()
    window.notice.put_away()
    window.context.open(path)
    opened(window, qtbot)
    assert not window.notice.isVisible()


def test_an_import_says_where_the_files_still_lie(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.context.use(make_study(tmp_path))
    (tmp_path / "quellen").mkdir()
    source = tmp_path / "quellen" / "drittes.txt"
    source.write_text("I: Und?\n\nB: Es geht ganz gut mit der neuen Technik.\n", encoding="utf-8")
    bring_in(window, [source], qtbot)
    qtbot.waitUntil(lambda: "imported" in window.notice.what.text())
    assert "still lie in “quellen”" in window.notice.remedy.text()
