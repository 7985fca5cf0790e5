"""What the app leaves outside the study: no words of interviews in logs, reports, titles, lists or settings."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import make_study
from importing import bring_in
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

import main
from desktop.dialogs.bug_report import BugReport, report_text
from desktop.main_window import MainWindow, install_bug_hook
from desktop.settings import ProviderChoice, Settings
from desktop.start import install_log, log_path

WORDS = ("Schuster", "Bielefeld", "technische Hürde", "am Ende entscheide", "Angst", "Neulinger", "Geheimnotiz")
NEW = "I: Und bei Herrn Neulinger?\n\nB: Herr Neulinger sagt, am Ende entscheide die Technik, leider.\n"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[MainWindow]:
    install_log()
    before = sys.excepthook
    made = main.build_window(qapp, settings=settings)
    install_bug_hook(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    sys.excepthook = before
    made.close()
    made.deleteLater()
    logger = logging.getLogger("verbatim")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)


def titles(qapp: QApplication) -> str:
    return "\n".join(widget.windowTitle() for widget in qapp.topLevelWidgets())


def outside(tmp_path: Path) -> dict[str, bytes]:
    """Give what the app wrote where logs, settings and caches go."""
    folders = {Path(os.environ[name]) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    found = {path.name: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}
    return {**found, "settings": (tmp_path / "settings.ini").read_bytes()}


def a_bug_that_quotes() -> Exception:
    """Give an exception as a bug would raise it: what it says, and what it came from, quote an interview."""
    text = "Frau Schuster aus Bielefeld sagt: am Ende entscheide ich."
    try:
        try:
            int(text)
        except ValueError as error:
            raise KeyError(text) from error
    except KeyError as error:
        return error


def test_a_day_of_work_leaves_no_words_outside_the_study(
    window: MainWindow, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("mine")
    study = make_study(tmp_path)
    window.context.use(study)
    said = titles(qapp)
    source = tmp_path / "Neulinger_Bielefeld.txt"
    source.write_text(NEW, encoding="utf-8")
    bring_in(window, [source, tmp_path / "Schuster.txt"], qtbot)
    qtbot.waitUntil(lambda: "imported" in window.notice.what.text())
    model, coder = window.context.services.open_model(ProviderChoice()), window.context.coder_id
    document = study.transcripts.documents()[0]
    study.suggesting.run(study.suggesting.plan_codes([document.id], model), model, coder=coder)
    suggestion = study.suggesting.list()[0]
    study.deciding.accept(suggestion.id, coder=coder)
    study.coding.memo("Geheimnotiz über Frau Schuster", coder=coder)
    for key in window.places:
        window.go(key)
        qtbot.waitUntil(lambda: not window.context.tasks.running)
        said += titles(qapp)
    window.context.messages.show_error(a_bug_that_quotes())
    report: Any = next(dialog for dialog in window.findChildren(BugReport) if dialog.isVisible())
    sys.excepthook(KeyError, a_bug_that_quotes(), None)
    window.context.tasks.start("", lambda _progress, _cancel: (_ for _ in ()).throw(a_bug_that_quotes()))
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    said += titles(qapp) + report.report.toPlainText()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.context.close()
    window.close()
    window.context.settings._store.sync()

    log = log_path().read_text(encoding="utf-8")
    assert "KeyError" in log
    assert window.context.settings.recent == [study.path]
    assert QApplication.clipboard().text() == "mine"
    written = outside(tmp_path)
    assert "verbatim.log" in written
    for word in WORDS:
        assert word not in said
        assert word not in log
        for name, data in written.items():
            for encoding in ("utf-8", "utf-16-le", "latin-1"):
                assert word.encode(encoding) not in data, f"{word} in {name}"
            assert word.encode("ascii", "backslashreplace") not in data, f"{word} in {name}"


def test_a_report_tells_type_and_places_and_nothing_of_what_was_said() -> None:
    report = report_text(a_bug_that_quotes())
    assert "KeyError" in report
    assert "test_no_traces.py" in report
    assert [word for word in WORDS if word in report] == []
