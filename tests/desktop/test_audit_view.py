"""The audit view as a researcher uses it: from a code back to the answer, from a step forward, search, a reference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import builders
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import main
from analysis.suggestion.builtin import BuiltinModel
from desktop.context import AppContext
from desktop.messages import Messages
from desktop.tasks import InlineExecutor, TaskRunner
from desktop.theme import Theme
from desktop.views.report import ReportPlace


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Any]:
    made = builders.make_study(tmp_path)
    model, coder = BuiltinModel(), builders.ada(made)
    both = [document.id for document in made.transcripts.documents()]
    made.suggesting.run(made.suggesting.plan_codes(both, model), model, coder=coder)
    waiting = made.suggesting.list()
    made.deciding.accept(waiting[0].id, coder=coder, seconds=2.5, reason="sagt es selbst")
    made.deciding.reject(waiting[1].id, coder=coder)
    code = made.coding.in_vivo(*builders.span_of(made, "die technische Hürde"), coder=coder)
    made.coding.memo("offen", coder=coder, target=code)
    made.history.undo(coder=coder)
    yield made
    made.close()


@pytest.fixture
def place(study: Any, settings: Any, qtbot: Any) -> ReportPlace:
    theme = Theme(QApplication.instance(), settings)
    theme.apply()
    context = AppContext(
        services=main.RoomServices(),
        settings=settings,
        tasks=TaskRunner(executor=InlineExecutor()),
        messages=Messages(),
        theme=theme,
    )
    found = ReportPlace(context)
    context.study_opened.connect(found.set_study)
    context.event_recorded.connect(found.on_event)
    qtbot.addWidget(found, before_close_func=lambda shown: shown.context.close())
    found.resize(1200, 800)
    found.show()
    context.use(study)
    found.activate()
    return found


def rows(place: ReportPlace) -> list[str]:
    return [f"{line.words} {line.about}".strip() for line in place.audit.model.lines]


def test_all_steps_stand_there_in_words_the_newest_first(place: ReportPlace, study: Any) -> None:
    place.steps.click()
    assert place.audit.isVisible()
    assert len(rows(place)) == study.store.last_seq()
    assert rows(place)[0].startswith("Step undone")
    assert "Code made by hand “die technische Hürde”" in rows(place)
    assert rows(place)[-1].startswith("Study created")


def test_a_code_is_followed_back_to_call_answer_and_decision(place: ReportPlace, study: Any) -> None:
    [code] = [item for item in study.coding.codes() if item.suggestion_id]
    place.show_record(code.id)
    words = "\n".join(rows(place))
    for step in ("Suggestion accepted", "Answer received", "Request recorded", "Suggestions asked for", "approved"):
        assert step in words
    told = place.audit.story.toPlainText()
    for part in ("sagt es selbst", "after 2.5 seconds", "word by word", "built-in"):
        assert part in told
    place.audit.answer.click()
    assert code.label in place.audit.exact.toPlainText()


def test_from_a_step_it_goes_forward_to_what_came_of_it(place: ReportPlace, study: Any) -> None:
    place.show_audit()
    asked = next(line.seq for line in place.audit.model.lines if line.words == "Suggestions asked for")
    place.audit.go_to(asked)
    place.audit.after.click()
    words = {line.words for line in place.audit.model.lines}
    assert {"Answer received", "Suggestion accepted", "Suggestion rejected"} <= words
    assert "Code made by hand" not in words
    place.audit.show_all.click()
    assert len(rows(place)) == study.store.last_seq()


def test_links_lead_from_step_to_step(place: ReportPlace) -> None:
    place.show_audit()
    decided = next(line for line in place.audit.model.lines if line.words == "Suggestion accepted")
    place.audit.go_to(decided.seq)
    assert place.audit.timeline is not None
    cause = place.audit.timeline.causes(decided.seq)[-1].event.seq
    assert f"step:{cause}" in place.audit.story.toHtml()
    place.audit.story.anchorClicked.emit(QUrl(f"step:{cause}"))
    assert place.audit.list.currentIndex().data().split(", ")[1].startswith("Answer received")


def test_search_and_filter_leave_what_fits(place: ReportPlace, qtbot: Any) -> None:
    place.show_audit()
    place.audit.search.setText("hürde")
    qtbot.waitUntil(lambda: len(rows(place)) < 10)
    assert all("Hürde" in row for row in rows(place))
    place.audit.search.setText("#2")
    qtbot.waitUntil(lambda: [line.seq for line in place.audit.model.lines] == [2])
    place.audit.search.clear()
    place.audit.groups.setCurrentIndex(place.audit.groups.findData("deciding"))
    place.audit.groups.activated.emit(0)
    qtbot.waitUntil(lambda: {line.group for line in place.audit.model.lines} == {"deciding"})


def test_a_reference_can_be_cited(place: ReportPlace, study: Any) -> None:
    place.show_audit()
    place.audit.go_to(3)
    place.audit.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert study.store.events(after=2, until=3)[0].hash in copied
    assert "step 3" in copied


def test_what_was_taken_back_is_struck_out(place: ReportPlace) -> None:
    place.show_audit()
    undone = [line for line in place.audit.model.lines if line.is_undone]
    assert [line.words for line in undone] == ["Memo written"]
    place.audit.go_to(undone[0].seq)
    assert "taken back" in place.audit.story.toPlainText()


def test_new_steps_appear_while_it_is_open(place: ReportPlace, study: Any, qtbot: Any) -> None:
    place.show_audit()
    before = len(rows(place))
    study.coding.in_vivo(*builders.span_of(study, "erst mal verstehen"), coder=builders.ada(study))
    qtbot.waitUntil(lambda: len(rows(place)) == before + 1)


def test_the_ledger_is_sealed_and_compared_in_the_page(place: ReportPlace, tmp_path: Path) -> None:
    place.proof.seal.click()
    place.proof.seal_card.seal.click()
    text = place.proof.seal_card.text.toPlainText()
    assert text.startswith("VERBATIM SEAL 1")
    place.proof.seal_card.compare.click()
    assert place.proof.seal_card.verdict.text().startswith("The seal holds")
    place.proof.seal_card.text.setPlainText(text.replace("Events:    ", "Events:    9"))
    place.proof.seal_card.compare.click()
    assert "signature" in place.proof.seal_card.verdict.text()
    place.proof.seal_card.text.setPlainText("no seal")
    place.proof.seal_card.compare.click()
    assert "no seal" in place.proof.seal_card.verdict.text()


def test_provenance_is_exported_as_chosen(place: ReportPlace, tmp_path: Path) -> None:
    place.proof.provenance.click()
    assert place.proof.provenance_card.isVisible()
    place.proof.export_to("prov-json", tmp_path / "prov.json")
    place.proof.export_to("ro-crate", tmp_path / "crate.zip")
    assert (tmp_path / "prov.json").stat().st_size > 1000
    assert (tmp_path / "crate.zip").stat().st_size > 1000
