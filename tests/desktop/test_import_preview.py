"""Files are looked at before they come in: turns and speakers, codes, tables of which she says what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ada, make_study, span_of
from importing import preview_of, take
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from analysis.workflow.study import OpenStudy
from desktop.dialogs.import_preview import TURNS_SHOWN, ImportPreview
from desktop.main_window import MainWindow
from storage.export import export

TALK = "I: Wie geht es?\n\nFrau Mai: Es geht uns gut mit der neuen Arbeit, danke der Nachfrage.\n"
TABLE = "Was hat sich geändert?,Alter\nEs ist alles viel schneller geworden als früher.,41\nWenig bisher.,52\n"


@pytest.fixture
def study(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> OpenStudy:
    made = make_study(tmp_path)
    window.context.use(made)
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    return made


def rows(tree: object) -> list[list[str]]:
    top = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]  # type: ignore[attr-defined]
    return [[item.text(column) for column in range(item.columnCount())] for item in top]


def looked_at(window: MainWindow, qtbot: QtBot, *paths: Path) -> ImportPreview:
    window.files.import_files(paths)
    return preview_of(window, qtbot)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.context.tasks.running)


def test_turns_and_speakers_are_shown_and_nothing_is_in_the_study_yet(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "drei.txt"
    path.write_text(TALK, "utf-8")
    before = study.store.last_seq()
    preview = looked_at(window, qtbot, path)

    assert "2 turns, 2 speakers" in preview.files.item(0).text()
    assert rows(preview.speakers) == [["I", "1", "3", "asks"], ["Frau Mai", "1", "11", "answers"]]
    assert rows(preview.turns)[0][1:] == ["I", "Wie geht es?"]
    assert "German" in preview.facts.text()
    qtbot.mouseClick(preview.cancel, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    assert study.store.last_seq() == before


def test_a_file_that_is_not_ticked_stays_out_and_one_that_fails_stops_no_other(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    good, other, bad = tmp_path / "gut.txt", tmp_path / "zwei.txt", tmp_path / "leer.txt"
    good.write_text(TALK, "utf-8")
    other.write_text(TALK.replace("gut", "schlecht"), "utf-8")
    bad.write_bytes(b"")
    preview = looked_at(window, qtbot, bad, good, other)

    assert not preview.files.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert "can't be used" in preview.files.item(0).text()
    assert preview.take.text() == "Bring in 2 files"
    preview.files.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert preview.take.text() == "Bring in 1 file"
    take(window, qtbot)
    qtbot.waitUntil(lambda: len(study.transcripts.documents()) == 3)
    qtbot.waitUntil(window.notice.isVisible)
    assert "1 interview imported. 1 file could not be used." in window.notice.what.text()


def test_she_says_what_a_table_holds_and_its_rows_come_in_as_interviews(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "umfrage.csv"
    path.write_text(TABLE, "utf-8")
    preview = looked_at(window, qtbot, path)

    assert not preview.take.isEnabled()
    assert preview.as_survey.isVisible()
    qtbot.mouseClick(preview.as_survey, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(preview.take.isEnabled)
    assert "2 interviews" in preview.files.item(0).text()
    assert preview.which.count() == 2
    preview.which.setCurrentIndex(1)
    assert rows(preview.turns)[1][2] == "Wenig bisher."
    take(window, qtbot)
    qtbot.waitUntil(lambda: len(study.transcripts.documents()) == 4)
    qtbot.waitUntil(lambda: {"Alter": "52"} in [dict(item.attributes) for item in study.transcripts.participants()])


def test_codes_and_what_can_not_be_kept_are_shown_as_a_tree_and_come_in_as_one_step(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("Code,Definition,Theme,Shoe size\nAngst,Furcht vor Neuem,Gefühle,42\nMut,,Gefühle,43\n", "utf-8")
    preview = looked_at(window, qtbot, path)

    qtbot.mouseClick(preview.as_codes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(preview.take.isEnabled)
    top = preview.codes.topLevelItem(0)
    assert (top.text(0), top.childCount(), top.child(0).text(0)) == ("Gefühle", 2, "Angst")
    assert not preview.turns.isVisible()
    assert "column that says nothing of a code" in preview.notes.text()
    assert [top.child(0).text(column) for column in (1, 3)] == ["new", "Furcht vor Neuem"]
    before = study.store.last_seq()
    take(window, qtbot)
    qtbot.waitUntil(lambda: len(study.coding.codes()) == 2)
    assert study.store.last_seq() == before + 1
    qtbot.waitUntil(window.notice.isVisible)
    assert "New in the study: 2 codes, 1 category." in window.notice.remedy.text()


def test_a_codebook_says_which_codes_the_study_has_already(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    study.coding.new_code(*span_of(study, "die technische Hürde"), "Angst", coder=ada(study))
    path = tmp_path / "codes.csv"
    path.write_text("Code,Definition\nAngst,Furcht vor Neuem\nMut,Zutrauen\n", "utf-8")
    preview = looked_at(window, qtbot, path)

    assert [row[:2] for row in rows(preview.codes)] == [["Angst", "is there"], ["Mut", "new"]]
    assert "in the study already" in preview.notes.text()


def test_a_project_of_another_program_comes_in_through_the_window(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    other = make_study(tmp_path / "other")
    coder = ada(other)
    for document in other.transcripts.documents():
        other.pseudonyms.approve(document.id, coder=coder)
    other.coding.in_vivo(*span_of(other, "die technische Hürde"), coder=coder)
    path = tmp_path / "project.qdpx"
    export(other, "qdpx", path, coder=coder)
    other.close()
    preview = looked_at(window, qtbot, path)

    assert "2 interviews" in preview.files.item(0).text()
    assert "1 code, 1 coding" in preview.files.item(0).text()
    take(window, qtbot)
    qtbot.waitUntil(lambda: len(study.transcripts.documents()) == 4)
    assert len(study.coding.codes()) == 1


def test_a_long_interview_shows_its_first_turns_and_says_so(
    window: MainWindow, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("\n\n".join(f"I: Frage {n}?\n\nB: Das ist die Antwort {n}." for n in range(TURNS_SHOWN)), "utf-8")
    preview = looked_at(window, qtbot, path)

    assert preview.turns.topLevelItemCount() == TURNS_SHOWN
    assert f"The first {TURNS_SHOWN} of {2 * TURNS_SHOWN} turns" in preview.facts.text().replace(",", "")


def test_what_can_be_chosen_is_what_the_command_line_reads(window: MainWindow) -> None:
    assert {".pdf", ".html", ".epub", ".xlsx", ".csv", ".qdpx", ".qdc", ".eaf", ".txt"} <= set(
        window.context.services.suffixes
    )
