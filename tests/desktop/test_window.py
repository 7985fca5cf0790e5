"""The window as a researcher uses it: visible controls, keys, and the study behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import INTERVIEW, make_study
from importing import bring_in, take
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from analysis.errors import NotFound
from analysis.records import SendScope
from analysis.workflow.study import OpenStudy
from desktop.main_window import MainWindow
from desktop.settings import ProviderChoice


@pytest.fixture
def study(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> OpenStudy:
    return use(window, make_study(tmp_path, approved=False), qtbot)


def use(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> OpenStudy:
    window.context.use(study)
    qtbot.waitUntil(lambda: window.overview.is_read)
    window.go("study")
    return study


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.context.tasks.running)


def press(qtbot: QtBot, window: MainWindow, key: str) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    combination = QKeySequence(key)[0]
    qtbot.keyClick(QApplication.focusWidget() or window, combination.key(), combination.keyboardModifiers())


def test_home_is_calm_and_offers_three_things(window: MainWindow) -> None:
    assert window.home.isVisible()
    assert window.windowTitle() == "Verbatim"
    assert not window.interviews.isVisible()
    for button in (window.home.new_button, window.home.open_button, window.home.sample_button):
        assert button.isVisible()
        assert button.text()


def test_the_sample_study_opens_with_one_click(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.home.sample_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.overview.is_read, timeout=20_000)
    assert len(window.overview.rows) == 5
    assert [row.participant.code for row in window.overview.rows if row.participant] == [
        "P01", "P02", "P03", "P04", "P05",
    ]  # fmt: skip
    assert window.windowTitle().endswith(" — Verbatim")
    assert window.context.settings.recent[0].suffix == ".verbatim"


def test_the_title_bar_names_the_study_and_no_interview(window: MainWindow, study: OpenStudy) -> None:
    assert window.windowTitle() == f"{study.info.title} — Verbatim"


def test_the_first_interview_is_selected_and_the_last_one_remembered(
    window: MainWindow, study: OpenStudy, qtbot: QtBot
) -> None:
    rows = window.overview.rows
    assert window.context.document_id == rows[0].document.id
    press(qtbot, window, "Ctrl+PgDown")
    assert window.context.document_id == rows[1].document.id
    path = study.path
    window.context.close()
    window.context.open(path)
    qtbot.waitUntil(lambda: window.context.document_id != "")
    assert window.context.document_id == rows[1].document.id


def test_imported_files_appear_and_a_bad_one_is_named(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    good, bad = tmp_path / "new.txt", tmp_path / "bad.txt"
    good.write_text("I: Wie geht es?\n\nB: Es geht uns gut mit der neuen Arbeit, danke der Nachfrage.\n", "utf-8")
    bad.write_bytes(b"")
    bring_in(window, [good, bad], qtbot)
    qtbot.waitUntil(lambda: len(window.overview.rows) == 3)
    assert window.notice.isVisible()
    assert "1 interview" in window.notice.what.text()
    window.files.import_files([bad])
    settle(window, qtbot)
    assert len(study.transcripts.documents()) == 3


def test_dropping_a_transcript_imports_it(window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "drop.txt"
    file.write_text("I: Und sonst?\n\nB: Wir haben viel gelernt, und am Ende war es das wert.\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    take(window, qtbot)
    qtbot.waitUntil(lambda: len(window.overview.rows) == 3)


def test_renaming_an_interview_can_be_undone_by_key(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    place = window.places["study"]
    before = study.transcripts.documents()[0].title
    place.setFocus()
    press(qtbot, window, "F2")
    line = place.panel().findChild(QLineEdit)  # type: ignore[union-attr]
    qtbot.keyClicks(line, "Vertriebsleitung")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert study.transcripts.documents()[0].title == "Vertriebsleitung"
    window.undo()
    assert study.transcripts.documents()[0].title == before
    assert "Undone: Interview renamed" in shown_words(window.status)
    qtbot.waitUntil(lambda: window.interviews.model.index(0).data() == before)


def test_undo_says_when_there_is_nothing_to_take_back(window: MainWindow, study: OpenStudy) -> None:
    while study.history.next_undo() is not None:
        window.undo()
    window.undo()
    assert "Nothing to undo" in shown_words(window.status)


def shown_words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_correcting_a_speaker_changes_whose_turns_are_coded(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    document = study.transcripts.documents()[0]
    field = next(
        box
        for box in window.places["study"].panel().findChildren(QComboBox)  # type: ignore[union-attr]
        if box.isVisible() and box.currentData() == "P01"
    )
    field.setCurrentIndex(field.findData("-"))
    field.activated.emit(field.currentIndex())
    codes = {row.label: row.code for row in study.transcripts.speakers(document.id)}
    assert codes["B"] == "-"


def test_the_sample_table_keeps_what_is_typed(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = use(window, make_study(tmp_path), qtbot)
    sample: Any = window.places["study"].sample  # type: ignore[attr-defined]
    ModelTester(None).check(sample)
    job = sample.before + sample.columns.index("job")
    assert sample.setData(sample.index(0, job), "Vertriebsleiterin")
    assert sample.setData(sample.index(0, sample.before + sample.columns.index("minutes")), "47")
    assert study.transcripts.participants()[0].attributes == {"job": "Vertriebsleiterin", "minutes": 47}
    assert not sample.setData(sample.index(0, job), "Frau Schuster")
    assert window.notice.isVisible()
    assert "Schuster" not in window.notice.what.text()


def test_the_models_behave(window: MainWindow, study: OpenStudy) -> None:
    ModelTester(None).check(window.interviews.model)
    ModelTester(None).check(window.places["study"].way)  # type: ignore[attr-defined]


def test_the_next_step_leads_to_its_place(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    button: QAbstractButton = window.places["study"].next_button  # type: ignore[attr-defined]
    assert button.text() == "Pseudonymise"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.places["pseudonymise"].isVisible()


def test_suggestions_come_from_the_approved_interviews(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = use(window, make_study(tmp_path, [INTERVIEW * 1]), qtbot)
    button: QAbstractButton = window.places["study"].next_button  # type: ignore[attr-defined]
    assert button.text() == "Suggest codes"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(study.suggesting.list()) > 0, timeout=30_000)
    qtbot.waitUntil(lambda: window.notice.isVisible())
    assert window.notice.button.text() == "Show them"
    qtbot.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert window.places["code"].isVisible()


def test_where_text_may_go_follows_study_and_provider(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    scope = window.top.scope
    assert (scope.scope, scope.text()) == (SendScope.THIS_COMPUTER, "This computer only")
    window.context.settings.provider = ProviderChoice("openai", "https://api.openai.com/v1", "gpt-5")
    window.context.provider_changed.emit()
    assert scope.scope is SendScope.THIS_COMPUTER
    assert "nothing can be sent" in scope.toolTip()
    study.change_settings(send_scope=SendScope.INTERNET, coder=window.context.coder_id)
    qtbot.waitUntil(lambda: scope.scope is SendScope.INTERNET)
    assert "api.openai.com" in scope.text()
    for place in window.places:
        window.go(place)
        assert scope.isVisible()
    window.toggle_text_alone()
    assert scope.isVisible()


def test_the_sides_fold_and_come_back(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    window.go("code")
    panel = window.places["code"].panel()
    assert panel is not None
    assert window.interviews.isVisible()
    assert panel.isVisible()
    press(qtbot, window, "F9")
    press(qtbot, window, "F10")
    assert not window.interviews.isVisible()
    assert not panel.isVisible()
    press(qtbot, window, "F9")
    press(qtbot, window, "F11")
    assert not window.status.isVisible()
    assert not window.interviews.isVisible()
    press(qtbot, window, "F11")
    assert window.status.isVisible()
    assert window.interviews.isVisible()


def test_where_three_columns_have_no_room_the_interviews_fold_away_until_there_is(
    window: MainWindow, study: OpenStudy, qtbot: QtBot
) -> None:
    window.go("code")
    window.resize(1200, 700)
    window.set_language("de")
    assert window.interviews.isVisible()
    window.context.settings.font_scale = 1.3
    window.resize(820, 620)
    assert not window.interviews.isVisible()
    window.fold_left()
    assert window.interviews.isVisible()
    window.fold_left()
    window.resize(1300, 700)
    assert window.interviews.isVisible()
    window.context.settings.font_scale = 1.0
    window.set_language("en")


def test_the_palette_finds_a_command_by_a_few_letters(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    press(qtbot, window, "Ctrl+K")
    palette: Any = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    qtbot.keyClicks(palette.line, "dark")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.context.settings.scheme == "dark"
    assert window.context.theme.palette.is_dark
    assert not palette.isVisible()


def test_the_language_changes_while_it_runs(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    window.set_language("de")
    qtbot.waitUntil(lambda: window.top.scope.text() == "Nur dieser Computer")
    assert window.home.new_button.text() == "Neue Studie …"
    assert window.registry.get("edit.undo").text() == "Rückgängig"
    assert "2 Interviews" in window.places["study"].next_words.text()  # type: ignore[attr-defined]
    window.set_language("en")
    qtbot.waitUntil(lambda: window.top.scope.text() == "This computer only")


def test_every_key_means_one_thing_and_the_cheat_sheet_lists_it(
    window: MainWindow, study: OpenStudy, qtbot: QtBot
) -> None:
    for place in window.places:
        keys = [QKeySequence(spec.shortcut) for spec in window.registry.in_place(place) if spec.shortcut]
        assert len(keys) == len({key.toString() for key in keys}), place
    press(qtbot, window, "F1")
    assert any(dialog.isVisible() for dialog in window.findChildren(QDialog))


def test_every_control_has_an_accessible_name(window: MainWindow, study: OpenStudy) -> None:
    nameless = [
        (type(button).__name__, button.objectName(), place)
        for place in window.places
        for button in _shown_buttons(window, place)
        if not (button.accessibleName() or button.text().strip())
    ]
    assert nameless == []


def _shown_buttons(window: MainWindow, place: str) -> list[QAbstractButton]:
    window.go(place)
    found = window.findChildren(QAbstractButton)
    return [button for button in found if button.isVisible() and not isinstance(button.parent(), QTableView)]


def test_a_failure_is_worded_in_the_bar_and_a_bug_in_a_report(
    window: MainWindow, study: OpenStudy, qtbot: QtBot
) -> None:
    window.context.messages.show_error(NotFound("gone", "There is no file {path}.", "Check the name.", path="x"))
    assert window.notice.what.text() == "There is no file x."
    window.context.messages.show_error(ValueError("Frau Schuster"))
    report: Any = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    assert "ValueError" in report.report.toPlainText()
    assert "Schuster" not in report.report.toPlainText()


def test_closing_the_study_goes_home_and_lists_it(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    path = study.path
    press(qtbot, window, "Ctrl+W")
    assert window.home.isVisible()
    assert window.context.settings.recent[0] == path
    rows = [button for button in window.home.findChildren(QAbstractButton) if button.isVisible()]
    assert any(path.stem in button.text() for button in rows)


def test_the_codebook_is_exported_without_names(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "codebook.json"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(file)])
    press(qtbot, window, "Ctrl+E")
    card = window.places["report"].export_card  # type: ignore[attr-defined]
    qtbot.waitUntil(card.isVisible)
    assert card.pseudonyms.isChecked()
    qtbot.mouseClick(card.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(file.exists, timeout=20_000)
    settle(window, qtbot)
    assert "Schuster" not in file.read_text("utf-8")


def test_names_are_exported_only_after_a_second_confirmation_wherever_she_asks(
    window: MainWindow, study: OpenStudy, qtbot: QtBot
) -> None:
    file_menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&File")
    export = next(action for action in file_menu.actions() if action.text().startswith("Export the codebook"))
    export.trigger()
    card = window.places["report"].export_card  # type: ignore[attr-defined]
    qtbot.waitUntil(card.isVisible)
    card.names.click()
    assert card.warning.isVisible()
    assert not card.export.isEnabled()
    card.confirm.click()
    assert card.export.isEnabled()


def test_a_window_without_remembered_size_takes_a_small_screen_whole(window: MainWindow, qtbot: QtBot) -> None:
    room = window.screen().availableGeometry()
    assert room.width() < 1500  # the off-screen platform's is small
    window._fit_screen()
    window.show_first()
    assert window.isMaximized()
    assert window.geometry().width() <= room.width()
    assert window.geometry().height() <= room.height()


def test_entries_that_are_on_show_their_check_in_the_menu(window: MainWindow) -> None:
    view = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&View")
    view.aboutToShow.emit()
    checked = [action for action in view.actions() if action.isCheckable()]
    assert {action.text() for action in checked if action.isChecked()} >= {"English"}
    assert all(action.icon().isNull() for action in checked)  # an icon would stand in the check's place


def test_an_untouched_study_verifies(window: MainWindow, study: OpenStudy, qtbot: QtBot) -> None:
    window.files.verify()
    settle(window, qtbot)
    assert "Nothing was altered" in window.notice.what.text()


def test_an_error_stays_until_it_was_read_and_she_has_gone_on(
    window: MainWindow, study: OpenStudy, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr("desktop.notice_bar.time.monotonic", lambda: clock[0])
    window.context.messages.show_error(NotFound("gone", "There is no file {path}.", "Check the name.", path="x"))
    press(qtbot, window, "Ctrl+3")
    assert window.notice.isVisible()
    clock[0] += 10
    press(qtbot, window, "Ctrl+1")
    assert not window.notice.isVisible()


def test_an_act_in_the_study_puts_away_an_error_that_was_read(
    window: MainWindow, study: OpenStudy, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr("desktop.notice_bar.time.monotonic", lambda: clock[0])
    window.context.messages.show_error(NotFound("gone", "There is no file {path}.", "Check the name.", path="x"))
    clock[0] += 10
    study.transcripts.rename(study.transcripts.documents()[0].id, "Anders", coder=window.context.coder_id)
    qtbot.waitUntil(lambda: not window.notice.isVisible())


def test_of_several_files_the_ones_that_could_not_be_used_are_named(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    good, broken = tmp_path / "gut.txt", tmp_path / "kaputt.docx"
    good.write_text("I: Was ist neu?\n\nB: Ich finde die Technik nicht einfach.\n", encoding="utf-8")
    broken.write_bytes(b"PK no package")
    bring_in(window, [good, broken], qtbot)
    settle(window, qtbot)
    qtbot.waitUntil(window.notice.isVisible)
    assert "1 interview imported. 1 file could not be used." in window.notice.what.text()
    first, left_behind = window.notice.remedy.text().splitlines()
    assert first == "kaputt.docx: The file is no readable Word document."
    assert "still lie in" in left_behind


def test_the_kind_of_a_broken_file_is_said_in_german_too(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    window.set_language("de")
    (tmp_path / "kaputt.docx").write_bytes(b"PK no package")
    window.files.import_files([tmp_path / "kaputt.docx"])
    settle(window, qtbot)
    qtbot.waitUntil(window.notice.isVisible)
    said = window.notice.what.text()
    window.set_language("en")
    assert "Word-Dokument" in said


def test_a_study_without_its_key_file_says_so_when_it_opens(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    made = make_study(tmp_path)
    path = made.path
    made.close()
    path.with_suffix(".verbatim-key").unlink()
    window.context.open(path)
    qtbot.waitUntil(lambda: window.notice.isVisible() and window.overview.is_read)
    assert window.notice.what.text() == "The key file is not beside this study."
    window.go("pseudonymise")
    place: Any = window.places["pseudonymise"]
    qtbot.waitUntil(lambda: place.identifiers.nothing.isVisible() and "key file" in place.identifiers.nothing.text())
    qtbot.waitUntil(lambda: "key file is not here" in place.approval.meaning.text())


def test_a_folder_that_cannot_be_made_is_an_error_and_no_bug(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("no folder")
    window.context.tasks.start(
        "", lambda _progress, _cancel: window.context.services.create_study(
            tmp_path / "file" / "deep" / "s.verbatim", title="S", coder="Ada", research_question="", language="de",
            send_scope=SendScope.THIS_COMPUTER,
        ),
    )  # fmt: skip
    qtbot.waitUntil(window.notice.isVisible)
    assert "can't be written" in window.notice.what.text()


def test_no_button_is_cut_in_a_small_window_in_either_language(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    study = use(window, make_study(tmp_path), qtbot)
    model, coder = window.context.services.open_model(ProviderChoice()), window.context.coder_id
    documents = [document.id for document in study.transcripts.documents()]
    study.suggesting.run(study.suggesting.plan_codes(documents, model), model, coder=coder)
    study.deciding.accept(study.suggesting.list()[0].id, coder=coder)
    code: Any = window.places["code"]
    for language in ("de", "en"):
        window.set_language(language)
        for key in window.places:
            window.go(key)
            settle(window, qtbot)
            fits(window, qtbot)
        window.go("code")
        code.side.show_codebook()
        qtbot.waitUntil(lambda: code.structure.is_idle and code.side.codebook.model.rowCount() > 0)
        code.side.codebook.tree.setCurrentIndex(code.side.codebook.model.index(0, 0))
        fits(window, qtbot)
        code.background.show_provenance()
        fits(window, qtbot)


def fits(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the layout has settled and every button has the room that its words need."""

    def cut() -> list[tuple[str, int, int]]:
        shown = [item for item in window.findChildren(QAbstractButton) if item.isVisible() and item.text()]
        wanted = [(item.text(), item.width(), item.sizeHint().width()) for item in shown]
        return [entry for entry in wanted if entry[1] < entry[2]]

    def check() -> None:
        assert not cut(), str(cut())

    qtbot.waitUntil(check, timeout=3000)
