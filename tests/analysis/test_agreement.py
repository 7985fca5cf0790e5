"""Agreement of a real small study: who coded what where, with uncoded text said and the disagreements listed."""

from __future__ import annotations

from pathlib import Path

import builders
import pytest

from analysis.records import Level
from analysis.rigor.agreement import Basis, Comparison, Uncoded, agreement
from analysis.suggestion.builtin import BuiltinModel

TEXT = (
    "I: Was ist neu?\n\nB: Die Technik ist schwer zu lernen.\n\nI: Und?\n\nB: Am Ende entscheide ich selbst.\n\n"
    "I: Und?\n\nB: Wir haben Angst davor.\n\nI: Noch etwas?\n\nB: Nein, das war alles dazu.\n"
)
HURDLES, DECIDING = "Hürden", "Entscheiden"


def make(folder: Path):
    study = builders.make_study(folder, [TEXT])
    hurdles = study.structure.add(Level.CONCEPT, HURDLES, coder=builders.ada(study))
    deciding = study.structure.add(Level.CONCEPT, DECIDING, coder=builders.ada(study))
    study.structure.add(Level.THEME, "Mensch", coder=builders.ada(study), members=[hurdles.id, deciding.id])
    return study, {HURDLES: hurdles.id, DECIDING: deciding.id}


def code(study, words: str, concept: str, coder: str) -> None:
    made = study.coding.in_vivo(*builders.span_of(study, words), coder=coder)
    study.structure.place(made.id, concept, coder=coder)


@pytest.fixture
def study(tmp_path: Path):
    """Four turns: both hurdles, both deciding, Ada alone hurdles, nobody."""
    made, concepts = make(tmp_path)
    ada, ben = builders.ada(made), made.coder("Ben").id
    code(made, "Technik ist schwer", concepts[HURDLES], ada)
    code(made, "schwer zu lernen", concepts[HURDLES], ben)
    code(made, "Am Ende entscheide ich", concepts[DECIDING], ada)
    code(made, "entscheide ich selbst", concepts[DECIDING], ben)
    code(made, "Wir haben Angst", concepts[HURDLES], ada)
    yield made
    made.close()


def of_coders(study) -> Comparison:
    [found] = agreement(study.store, replicates=200).comparisons
    return found


def test_two_coders_are_compared_turn_by_turn_with_uncoded_text_said(study) -> None:
    """By hand, of four turns: three alike with the uncoded one; two of the three that anybody coded; both that both
    coded.
    """
    found = of_coders(study)
    assert (found.first, found.second, found.turns, found.assisted) == ("Ada", "Ben", 4, 0)
    shares = {
        uncoded: found.figure(Level.CONCEPT, Basis.TURN, uncoded).agreement for uncoded in Uncoded
    }  # fmt: skip
    assert [(one.units, one.percent.value) for one in shares.values()] == [
        (4, 0.75), (3, pytest.approx(2 / 3)), (2, 1.0),
    ]  # fmt: skip
    # Kappa by hand: Ada 2 hurdles, 1 deciding, 1 none; Ben 1, 1, 2: chance (2 + 1 + 2) / 16; (3/4 - 5/16) / (11/16).
    assert shares[Uncoded.COUNTED].kappa.value == pytest.approx(7 / 11)


def test_whether_anything_was_coded_is_a_figure_of_its_own(study) -> None:
    """By hand: both coded two, Ada one alone, nobody one: agreed 3/4; chance (3*2 + 1*2)/16 = 1/2; kappa 1/2."""
    marked = of_coders(study).figure(None)
    assert marked.agreement.percent.value == 0.75
    assert marked.agreement.kappa.value == pytest.approx(0.5)


def test_single_concepts_have_figures_of_their_own(study) -> None:
    found = of_coders(study)
    by_label = {item.label: item.agreement for item in found.figures if item.category_id and item.basis is Basis.TURN}
    assert by_label[DECIDING].kappa.value == 1.0
    assert by_label[HURDLES].percent.value == 0.75


def test_code_points_are_compared_by_length(study) -> None:
    """Of "Die Technik ist schwer zu lernen." (33) both coded "schwer" (6); "Technik ist " (12) and " zu lernen" (10)
    one only; the rest, 5, nobody.
    """
    marked = of_coders(study).figure(None, Basis.CODE_POINT).agreement
    lengths = {
        "Die Technik ist schwer zu lernen.": 22,
        "Am Ende entscheide ich selbst.": 8 + 7,
        "Wir haben Angst davor.": 15,
    }
    whole = sum(len(text) for text in lengths) + len("Nein, das war alles dazu.")
    assert marked.units == whole
    assert marked.percent.value == pytest.approx(1 - sum(lengths.values()) / whole)


def test_disagreements_say_where_and_hold_no_words(study) -> None:
    concept, theme = of_coders(study).disagreements
    assert (concept.label, concept.applied_by, concept.not_by) == (HURDLES, "Ada", "Ben")
    assert (concept.document_id, concept.start, concept.end) == builders.span_of(study, "Wir haben Angst")
    assert theme.level is Level.THEME
    assert "Angst" not in repr(concept)


def test_the_same_code_applied_by_another_coder_at_the_same_place_counts_as_agreement(tmp_path: Path) -> None:
    study, concepts = make(tmp_path)
    ada, ben = builders.ada(study), study.coder("Ben").id
    made = study.coding.in_vivo(*builders.span_of(study, "Wir haben Angst"), coder=ada)
    study.structure.place(made.id, concepts[HURDLES], coder=ada)
    place = builders.span_of(study, "Wir haben Angst")
    first = study.coding.apply(made.id, *place, coder=ben)
    assert study.coding.apply(made.id, *place, coder=ben) == first
    assert of_coders(study).figure(None).agreement.percent.value == 1.0
    study.close()


def test_three_coders_have_one_alpha_together(study) -> None:
    report = agreement(study.store, replicates=10)
    assert set(report.alphas.values()) == {None}
    cleo = study.coder("Cleo").id
    [hurdles, _] = study.structure.categories(Level.CONCEPT)
    code(study, "Technik", hurdles.id, cleo)
    report = agreement(study.store, replicates=10)
    assert report.alphas[Level.CONCEPT] is not None
    assert len(report.comparisons) == 3


def test_blind_coding_is_compared_with_the_suggestions_that_came_later(tmp_path: Path) -> None:
    study, concepts = make(tmp_path)
    ada, model = builders.ada(study), BuiltinModel()
    code(study, "Wir haben Angst", concepts[HURDLES], ada)
    assert agreement(study.store).comparisons == (), "nothing was suggested yet"
    [document] = study.transcripts.documents()
    study.suggesting.run(study.suggesting.plan_codes([document.id], model), model, coder=ada)
    code(study, "Am Ende", concepts[DECIDING], ada)
    report = agreement(study.store, lambda _run: model, replicates=50)
    [found] = report.comparisons
    assert found.with_suggestions
    assert "category_is_hers" in report.limits
    assert "builtin_is_no_ai" in report.limits
    blind = study.store.events(kinds=["code_created"])[0]
    assert found.events == (blind.seq,), "what she coded with suggestions at hand is left out"


def test_suggestions_that_repeated_her_coding_count_when_the_answers_are_read_again(tmp_path: Path) -> None:
    study, concepts = make(tmp_path)
    ada, model = builders.ada(study), BuiltinModel()
    [document] = study.transcripts.documents()
    plan = study.suggesting.plan_codes([document.id], model)
    for words in ("Die Technik ist schwer zu lernen", "Am Ende entscheide ich selbst", "Wir haben Angst davor"):
        code(study, words, concepts[HURDLES], ada)
    study.suggesting.run(plan, model, coder=ada)
    unread = agreement(study.store, replicates=10)
    assert unread.repeats_unread > 0
    assert "repeats_unread" in unread.limits
    read = agreement(study.store, lambda _run: model, replicates=10)
    assert read.repeats_unread == 0
    missing, whole = (item.comparisons[0].figure(None).agreement.percent.value for item in (unread, read))
    assert missing < whole
    study.close()
