"""Codes merged and split from the codebook's tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import ada, make_study, span_of
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main
from analysis.records import Code
from desktop.main_window import MainWindow
from desktop.settings import Settings


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setenv("HOME", str(tmp_path))
    made = main.build_window(qapp, settings=settings)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def test_codes_are_merged_and_split_from_the_tree_and_undo_takes_it_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    study = make_study(tmp_path)
    coder = ada(study)
    kept = study.coding.in_vivo(*span_of(study, "technische Hürde"), coder=coder)
    other = study.coding.in_vivo(*span_of(study, "am Ende entscheide ich"), coder=coder)
    window.context.use(study)
    window.go("code")
    place: Any = window.places["code"]
    book = place.side.codebook
    qtbot.waitUntil(lambda: book.model.by_id(other.id) is not None)
    assert not place.dividing.can_merge()
    book.choose(other.id)
    assert place.dividing.can_merge()
    place.dividing.merge(book.model.by_id(kept.id))
    qtbot.waitUntil(lambda: book.model.by_id(other.id) is None)
    qtbot.waitUntil(lambda: book.quotations.count() == 2)
    assert not place.dividing.can_split(), "no quotation is selected"
    book.quotations.item(1).setSelected(True)
    assert place.dividing.can_split()
    place.dividing.split("Entscheiden")
    assert {item.label for item in study.store.all(Code)} == {"technische Hürde", "Entscheiden"}
    study.history.undo(coder=coder)
    study.history.undo(coder=coder)
    assert {item.id for item in study.store.all(Code)} == {kept.id, other.id}
    qtbot.waitUntil(lambda: book.model.by_id(other.id) is not None)
