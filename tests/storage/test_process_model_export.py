"""The process model as files: every theme and relation is in it; without relations it is said what is missing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from builders import ada, make_study

from analysis.errors import InvalidInput
from analysis.records import Level, RelationKind
from storage.export.formats import export_to


def test_the_model_is_written_with_its_words(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    coder = ada(study)
    with pytest.raises(InvalidInput) as refused:
        export_to(study, "process-model-svg", io.BytesIO(), coder=coder)
    assert refused.value.code == "no_relations"
    one, two = (study.structure.add(Level.THEME, label, coder=coder) for label in ("Hürden", "Angst"))
    study.structure.label_in_figure(two.id, "Furcht", coder=coder)
    study.relations.relate(one.id, two.id, RelationKind.CONDITION, coder=coder)
    study.relations.relate(two.id, one.id, RelationKind.OWN, coder=coder, label="nährt")
    for name, words in (("process-model-svg", "Furcht"), ("process-model-pptx", "")):
        out = io.BytesIO()
        export_to(study, name, out, coder=coder)
        assert out.getvalue()
        if words:
            text = out.getvalue().decode()
            assert all(word in text for word in ("Hürden", words, "nährt"))
            assert "Angst" not in text
    pptx = pytest.importorskip("pptx")
    [slide] = pptx.Presentation(io.BytesIO(out.getvalue())).slides
    said = {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    assert {"Hürden", "Furcht", "nährt"} <= said
    study.close()
