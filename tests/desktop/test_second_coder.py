"""A second coder in the window: a package is made, coded in under her name, and merged back as one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import ada, make_study, span_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from analysis.records import Coding
from analysis.workflow.study import OpenStudy
from desktop.dialogs.second_coder import MergeDialog, PackageDialog
from desktop.main_window import MainWindow
from desktop.services import PackageWishes
from storage.coder_package import make_package

SECRET = "vier Wörter ohne Zusammenhang"


@pytest.fixture
def study(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> OpenStudy:
    made = make_study(tmp_path)
    coder = ada(made)
    for document in made.transcripts.documents():
        made.pseudonyms.approve(document.id, coder=coder)
    made.coding.new_code(*span_of(made, "die technische Hürde"), "Hürde", coder=coder)
    made.versions.name("v1", coder=coder)
    window.context.use(made)
    settle(window, qtbot)
    return made


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.context.tasks.running)


def shown(window: MainWindow, kind: type[QDialog], qtbot: QtBot) -> Any:
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(kind)))
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def test_a_package_is_made_for_somebody_at_a_version(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ben.verbatim"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    window.registry.get("method.package").handler()
    dialog = shown(window, PackageDialog, qtbot)
    assert not dialog.make.isEnabled()
    qtbot.keyClicks(dialog.coder, "Ben")
    assert dialog.make.isEnabled()
    qtbot.keyClicks(dialog.passphrase.first, "kurz")
    assert not dialog.make.isEnabled()
    dialog.passphrase.first.clear()
    dialog.version.setCurrentIndex(dialog.version.findData("v1"))
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: "package for Ben" in window.notice.what.text())
    assert "2 interviews" in window.notice.remedy.text()
    assert "not protected" in window.notice.remedy.text()
    assert not target.with_name("ben.verbatim-key").exists()


def test_a_study_with_a_passphrase_makes_packages_with_one_only(qtbot: QtBot) -> None:
    dialog = PackageDialog([], needs_passphrase=True)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.coder, "Ben")
    assert not dialog.make.isEnabled()
    for field in (dialog.passphrase.first, dialog.passphrase.second):
        field.setText(SECRET)
    assert dialog.make.isEnabled()
    assert dialog.choice() == PackageWishes("Ben", "", SECRET)


def test_an_open_package_says_so_and_is_coded_in_under_its_coder_s_name(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_package(study, tmp_path / "ben", coder_name="Ben", coder=ada(study)).path
    assert window.registry.get("method.package").enabled()
    window.context.settings.coder_name = "Benjamin auf seinem Rechner"
    window.context.open(path)
    qtbot.waitUntil(lambda: window.context.study is not None and window.context.study.path == path)
    qtbot.waitUntil(lambda: "package for Ben to code in" in window.notice.what.text())
    opened: Any = window.context.study
    assert opened.coder_name(window.context.coder_id) == "Ben"
    assert not window.registry.get("method.package").enabled()
    assert not window.registry.get("method.merge").enabled()


def test_what_came_back_is_looked_at_then_merged_as_one_step_that_undo_takes_back(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import storage

    path = make_package(study, tmp_path / "ben", coder_name="Ben", coder=ada(study)).path
    package = storage.open_study(path)
    ben = package.coder("Ben").id
    code = package.coding.codes()[0]
    package.coding.apply(code.id, *span_of(package, "Das Vertrauen der Kunden", 1), coder=ben)
    package.coding.define(code.id, "Was im Weg steht", coder=ben)
    package.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(path), ""))
    before = study.store.last_seq()
    window.registry.get("method.merge").handler()
    dialog = shown(window, MergeDialog, qtbot)
    told = [dialog.lines.topLevelItem(at).text(2) for at in range(dialog.lines.topLevelItemCount())]
    assert "only in the package" in told
    assert "definition changed in the package: not taken over" in told
    assert study.store.last_seq() == before
    qtbot.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: study.store.last_seq() == before + 1)
    assert study.coding.codes()[0].definition == ""
    assert {study.coder_name(item.coder_id) for item in study.store.all(Coding)} == {"Ada", "Ben"}
    qtbot.waitUntil(lambda: "was merged" in window.notice.what.text())
    settle(window, qtbot)
    study.history.undo(coder=ada(study))
    assert len(study.store.all(Coding)) == 1
    window.second_coder.look_at(path)
    assert shown(window, MergeDialog, qtbot).merge.isEnabled()


def test_what_is_no_package_of_this_study_is_refused_with_a_sentence(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    other = make_study(tmp_path / "other")
    other.close()
    window.second_coder.look_at(other.path)
    qtbot.waitUntil(window.notice.isVisible)
    assert "package" in window.notice.what.text()


def test_a_protected_package_asks_for_its_passphrase(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.dialogs.passphrase import AskPassphrase

    monkeypatch.setattr("storage.cipher.ITERATIONS", 1000)
    path = make_package(study, tmp_path / "ben", coder_name="Ben", coder=ada(study), passphrase=SECRET).path
    window.second_coder.look_at(path)
    asking = shown(window, AskPassphrase, qtbot)
    asking.given.emit(SECRET, False)
    assert not shown(window, MergeDialog, qtbot).merge.isEnabled()
