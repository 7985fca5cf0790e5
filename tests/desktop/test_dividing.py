"""Codes merged and split from the codebook's tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from builders import ada, make_study, span_of
from pytestqt.qtbot import QtBot

from analysis.records import Code
from desktop.main_window import MainWindow


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
