"""Small tables are asked for without waiting, and never say what is no longer so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import ada, transcript

import storage
from analysis.records import Code, Document, Level, Participant, Study
from analysis.workflow.study import OpenStudy


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = storage.create_study(tmp_path / "study", title="Vertrieb", coder="Ada")
    yield made
    made.close()


def in_file(study: OpenStudy, record_type: Any) -> list[Any]:
    store: Any = study.store
    found: list[Any] = store.study_file.read(record_type)
    return found


def test_a_name_is_given_while_another_thread_holds_the_study(study: OpenStudy) -> None:
    coder, held, told = ada(study), threading.Event(), threading.Event()
    study.coder_name(coder)

    def hold() -> None:
        with study.store.hold():
            held.set()
            told.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    names: list[str] = []
    asking = threading.Thread(target=lambda: names.append(study.coder_name(coder)), daemon=True)
    asking.start()
    asking.join(5)
    told.set()
    thread.join()
    assert names == ["Ada"]


def test_after_every_change_and_every_undo_the_study_says_what_its_file_says(study: OpenStudy) -> None:
    coder = ada(study)
    document = study.transcripts.add(transcript("I: Wie?\n\nB: So ist das halt.\n", "eins.txt"), coder=coder)
    kinds = (Study, Document, Participant, Code)
    steps = (
        lambda: study.transcripts.rename(document.id, "I-01", coder=coder),
        lambda: study.change_settings(coder=coder, title="Anders"),
        lambda: study.structure.add(Level.CONCEPT, "Wandel", coder=coder),
        lambda: study.history.undo(coder=coder),
        lambda: study.history.undo(coder=coder),
        lambda: study.history.redo(coder=coder),
        lambda: study.transcripts.remove(document.id, coder=coder),
        lambda: study.history.undo(coder=coder),
    )
    for step in steps:
        step()
        assert [study.store.all(kind) for kind in kinds] == [in_file(study, kind) for kind in kinds]
    assert study.info.title == "Anders"


def test_what_a_listener_is_told_it_can_read(study: OpenStudy) -> None:
    titles: list[str] = []
    assert study.info.title == "Vertrieb"
    study.store.subscribe(lambda _event: titles.append(study.info.title))
    study.change_settings(coder=ada(study), title="Neu")
    assert titles == ["Neu"]


def test_a_change_that_fails_leaves_what_was_known(study: OpenStudy) -> None:
    study.store.all(Code)
    with pytest.raises(Exception, match="coder"):
        study.store.commit("code_created", [], actor="nobody")
    assert study.store.all(Code) == in_file(study, Code) == []


def test_nothing_is_known_of_a_study_that_was_closed(tmp_path: Path) -> None:
    made = storage.create_study(tmp_path / "other", title="Zu", coder="Ada")
    assert made.coders()
    made.close()
    with pytest.raises(Exception, match=r"closed|None"):
        made.coders()
