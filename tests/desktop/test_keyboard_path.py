"""The whole way from files to the exported codebook in the real window, with the keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import INTERVIEW, SECOND, make_study, span_of
from code_place_study import TALK
from jsonschema import Draft202012Validator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

import main
from analysis.records import CodeOrigin, SuggestionStatus, Verdict
from desktop.dialogs.import_preview import ImportPreview
from desktop.main_window import MainWindow
from desktop.settings import Settings
from storage.export.codebook_json import SCHEMA

PATIENCE = 60_000
LONG = "\n\n".join([*(f"{who}: {words}" for who, words in TALK), INTERVIEW])


class Researcher:
    """She has a keyboard, and looks at the window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is, each when what came before has arrived."""
        for key in keys:
            combination = QKeySequence(key)[0]
            self._qtbot.keyClick(self._here(), combination.key(), combination.keyboardModifiers())
            self.settle()

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(self._here(), words)

    def wait(self, is_so: Callable[[], Any]) -> None:
        self._qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE)

    def settle(self) -> None:
        QApplication.processEvents()
        self.wait(lambda: not self.window.context.tasks.running)
        QApplication.processEvents()

    def _here(self) -> QWidget:
        at: Any = QApplication.activeModalWidget() or self.window
        if not at.isActiveWindow():
            at.activateWindow()
            self.wait(at.isActiveWindow)
        here: QWidget = at.focusWidget() or at
        return here


@pytest.fixture
def she(
    qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Researcher]:
    settings.last_place = "study"
    window = main.build_window(qapp, settings=settings)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield Researcher(window, qtbot)
    window.close()
    window.deleteLater()


def files(folder: Path) -> list[Path]:
    made = [folder / "Schuster.txt", folder / "Bielefeld.txt"]
    for path, text in zip(made, (LONG, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return made


def test_a_study_is_done_from_files_to_codebook_with_the_keyboard(
    she: Researcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, context = she.window, she.window.context
    study = make_study(tmp_path, [], approved=False)
    context.use(study)
    she.wait(lambda: window.overview.is_read)

    chosen = [str(path) for path in files(tmp_path)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: (chosen, ""))
    she.press("Ctrl+I")
    she.wait(lambda: any(dialog.isVisible() for dialog in window.findChildren(ImportPreview)))
    she.press("Return")
    she.wait(lambda: len(window.overview.rows) == 2)

    she.press("Ctrl+2")
    pseudonymise: Any = window.places["pseudonymise"]
    she.wait(lambda: window.focusWidget() is pseudonymise.start.button)
    she.press("Return")
    she.wait(lambda: pseudonymise.identifiers.model.rowCount())
    she.press("Return", "K")
    verdicts = {row.entity.verdict for row in study.pseudonyms.entities()}
    assert verdicts == {Verdict.REPLACE, Verdict.KEEP}
    she.press("Ctrl+Return")
    she.wait(lambda: study.pseudonyms.approved(context.document_id))
    first = context.document_id
    she.press("Ctrl+PgDown")
    she.wait(lambda: context.document_id != first and pseudonymise.approval.approve.isEnabled())
    she.press("Ctrl+Return")
    she.wait(lambda: study.pseudonyms.approved(context.document_id))
    she.press("Ctrl+PgUp")

    she.press("Ctrl+3")
    code: Any = window.places["code"]
    code.side.suggestions.empty.button.setFocus()
    she.press("Return")
    she.wait(lambda: study.suggesting.list())
    she.wait(code.has_suggestion)
    she.settle()
    card = code.side.suggestions.card
    assert QApplication.focusWidget() not in (card.accept, card.reject)  # nothing is preselected
    she.press("R")
    assert statuses(study) == [SuggestionStatus.REJECTED]
    she.press("U")
    assert statuses(study) == []
    she.press("A")
    assert statuses(study) == [SuggestionStatus.ACCEPTED]
    she.press("E", "Left", "Return")
    assert sorted(statuses(study)) == [SuggestionStatus.ACCEPTED, SuggestionStatus.EDITED]
    she.press("U", "L")
    assert sorted(statuses(study)) == [SuggestionStatus.ACCEPTED, SuggestionStatus.LATER]

    _, start, end = span_of(study, "muss das erst mal verstehen")
    code.view.select(*code.hand._state().map.to_shown(start, end))
    code.view.setFocus()
    she.press("V")
    labels = {item.label: item for item in study.coding.codes()}
    assert labels["muss das erst mal verstehen"].origin is CodeOrigin.IN_VIVO

    she.press("Ctrl+4")
    she.wait(lambda: window.places["themes"].board.columns["code"].model.rowCount() == 2)
    she.press("N")
    she.type("Verstehen lernen")
    she.press("Return")
    she.wait(lambda: study.structure.tree()[0].label == "Verstehen lernen")

    file = tmp_path / "codebook.json"
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(file)])
    she.press("Ctrl+E")
    card = window.places["report"].export_card  # type: ignore[attr-defined]
    she.wait(lambda: window.focusWidget() is card.pseudonyms)
    she.press("Tab", "Return")
    she.wait(file.exists)
    she.settle()
    book = json.loads(file.read_text("utf-8"))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(book)
    assert "Verstehen lernen" in json.dumps(book, ensure_ascii=False)

    path = study.path
    she.press("Ctrl+W")
    assert window.home.isVisible()
    context.open(path)
    she.wait(lambda: context.study is not None and window.overview.is_read)
    assert window.places["report"].isVisible()
    assert context.document_id == first


def test_coding_says_that_a_later_change_voided_the_approval(she: Researcher, tmp_path: Path) -> None:
    window = she.window
    study = make_study(tmp_path)
    window.context.use(study)
    she.wait(lambda: window.overview.is_read)
    she.press("Ctrl+3")
    notice = window.places["code"].notice  # type: ignore[attr-defined]
    assert not notice.isVisible()
    study.pseudonyms.decide(study.pseudonyms.entities()[0].entity.id, Verdict.KEEP, coder=window.context.coder_id)
    she.wait(notice.isVisible)
    notice.button.setFocus()
    she.press("Return")
    assert window.places["pseudonymise"].isVisible()


def statuses(study: Any) -> list[SuggestionStatus]:
    return [item.status for item in study.suggesting.list() if item.status is not SuggestionStatus.OPEN]
