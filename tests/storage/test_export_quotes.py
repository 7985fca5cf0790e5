"""Quotations as they stand in a paper: marks, full stops and references of two languages, no word changed."""

from __future__ import annotations

from pathlib import Path

from builders import INTERVIEW, ada, make_study, span_of

from storage.export import FORMATS, export
from storage.export.contents import Look
from storage.export.quotes import BLOCK_WORDS, cited


def test_a_short_quotation_runs_in_the_text_and_its_full_stop_follows_the_reference() -> None:
    assert cited("Das war neu.", "P1, Interview 1", "de") == "„Das war neu“ (P1, Interview 1)."
    assert cited("Was that new?", "P1, Interview 1", "en") == "“Was that new?” (P1, Interview 1)."
    assert cited("und dann ...", "P1", "de") == "„und dann ...“ (P1)."


def test_marks_within_a_quotation_become_single_ones_whatever_they_were() -> None:
    assert cited('Sie sagte "geht nicht" zu mir', "P1", "de") == "„Sie sagte ‚geht nicht‘ zu mir“ (P1)."
    assert cited("Sie sagte »geht nicht«.", "P1", "en") == "“Sie sagte ‘geht nicht’” (P1)."
    assert cited("„Nein“, sagte er", "P1", "de") == "„‚Nein‘, sagte er“ (P1)."


def test_a_long_quotation_stands_without_outer_marks_and_keeps_its_full_stop() -> None:
    text = " ".join(["Wort"] * (BLOCK_WORDS - 1)) + ' "Ende".'

    assert cited(text, "P1", "de") == " ".join(["Wort"] * (BLOCK_WORDS - 1)) + " „Ende“. (P1)"


def test_the_language_of_the_paper_may_differ_from_the_study_s(tmp_path: Path) -> None:
    study = make_study(tmp_path, [INTERVIEW])
    study.coding.in_vivo(*span_of(study, "technische Hürde", 0), coder=ada(study))
    path = tmp_path / "quotes.md"

    for language, first, turn in (
        ("de", "„technische Hürde“ (", "Redebeitrag"),
        ("en", "“technische Hürde” (", "turn"),
    ):
        export(study, "quotes-md", path, coder=ada(study), look=Look(language=language))
        written = path.read_text(encoding="utf-8")
        assert first in written
        assert turn in written.partition(first)[2]
    assert {"quotes-docx", "quotes-html"} <= FORMATS.keys()
    study.close()
