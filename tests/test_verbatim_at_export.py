"""Before each export: every quotation and in-vivo label of the study is a slice of the text that was approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.codebook import codebook
from analysis.errors import NotPermitted
from analysis.ports import Put
from analysis.records import Code, Coding, DocumentText, Record
from analysis.workflow.study import OpenStudy
from analysis.workflow.texts import Texts
from analysis.workflow.verbatim import not_verbatim


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path)
    for words in ("die technische Hürde", "am Ende entscheide ich"):
        made.coding.in_vivo(*span_of(made, words), coder=ada(made))
    yield made
    made.close()


def spoil(study: OpenStudy, record: Record) -> str:
    study.store.commit("spoilt", [Put(record)], actor=ada(study))
    return record.id


def test_a_sound_study_is_exported(study: OpenStudy) -> None:
    assert not_verbatim(study.store, Texts(study.store)) == []
    assert len(codebook(study.store)["codes"]) == 2


@pytest.mark.parametrize("part", ["label", "place of the label", "place of the quotation", "digest of the text"])
def test_words_that_are_not_those_of_their_place_stop_every_export(study: OpenStudy, part: str) -> None:
    code, coding = study.store.all(Code)[0], study.store.all(Coding)[0]
    text = study.store.find(DocumentText, coding.document_id)
    assert text is not None
    wrong = {
        "label": replace(code, label=code.label + "n"),
        "place of the label": replace(code, label_start=code.label_start + 1),
        "place of the quotation": replace(coding, end=10**6),
        "digest of the text": replace(text, text_digest="0" * 64),
    }[part]
    spoilt = spoil(study, wrong)
    assert not_verbatim(study.store, Texts(study.store)) == [spoilt]
    with pytest.raises(NotPermitted) as raised:
        codebook(study.store)
    assert raised.value.code == "not_verbatim"


def test_a_researchers_own_label_need_not_stand_anywhere(study: OpenStudy) -> None:
    code = study.store.all(Code)[0]
    study.coding.rename(code.id, "Hindernis", coder=ada(study))
    assert not_verbatim(study.store, Texts(study.store)) == []
