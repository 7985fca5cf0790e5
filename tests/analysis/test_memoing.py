"""Memos have types, are asked for and not forced, and are exported with their dates."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.errors import InvalidInput
from analysis.records import Level
from storage.export.formats import export_to


def test_memos_are_asked_for_after_an_interview_and_at_a_change_of_a_theme(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    coder = ada(study)
    assert [item.label for item in study.memoing.asked()] == [""]
    study.memoing.write("Ich war selbst im Vertrieb", coder=coder, kind="positionality")
    assert study.memoing.asked() == []
    code = study.coding.in_vivo(*span_of(study, "die technische Hürde"), coder=coder)
    first = study.transcripts.documents()[0]
    [asked] = study.memoing.asked()
    assert asked.target == first
    study.memoing.write("Sehr offenes Gespräch", coder=coder, kind="reflexive", target=first)
    theme = study.structure.add(Level.THEME, "Hürden", coder=coder)
    assert [item.label for item in study.memoing.asked()] == ["Hürden"]
    study.memoing.write("Technik oder Angst?", coder=coder, kind="theoretical", target=theme)
    assert study.memoing.asked() == []
    study.structure.place(code.id, theme.id, coder=coder)
    assert [item.label for item in study.memoing.asked()] == ["Hürden"]
    assert [item.about for item in study.memoing.written()] == ["", first.title, "Hürden"]
    assert [item.memo.text for item in study.memoing.written("reflexive")] == ["Sehr offenes Gespräch"]
    with pytest.raises(InvalidInput):
        study.memoing.write("x", coder=coder, kind="anderes")
    out = io.BytesIO()
    export_to(study, "memos-md", out, coder=coder)
    text = out.getvalue().decode()
    order = [text.index(words) for words in ("Ich war selbst", "Sehr offenes", "Technik oder Angst")]
    assert order == sorted(order)
    assert f"zu {first.title}" in text
    study.history.undo(coder=coder)
    assert study.verify() == []
    study.close()
