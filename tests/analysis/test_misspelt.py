"""Names that were misspelt become uncertain findings of the person they mean; ordinary words do not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pseudonym_builders import Study, found, original

from analysis.pseudonymization.entities import Linked
from analysis.pseudonymization.misspelt import MISSPELT, _is_one_edit
from analysis.pseudonymization.refining import refined
from analysis.records import Finding, FindingLevel, Original, Verdict

TRANSCRIPTS = Path(__file__).resolve().parents[2].parent / "shared" / "transcripts"


def surfaces(study: Study) -> Counter[str]:
    texts = {item.id: item.text for item in study.originals}
    places = [f for f in study.findings.values() if f.recognizer == MISSPELT]
    return Counter(texts[f.document_id][f.start : f.end] for f in places)


def search(*names: str, text: str, second: str = "Ja.") -> Study:
    a, b = original("a", ("I", "Wer?"), ("B1", text)), original("b", ("B1", second))
    study = Study([a, b])
    study.detect({"a": found(a, *names), "b": []})
    study.apply(refined(Linked(), study.originals, *study.lists(), [], "de"))
    return study


@pytest.mark.parametrize(
    "misspelt", ["Schusta", "Schutser", "Schuter", "Schusster", "SCHUTSER", "Schuhster", "Schutsers", "Schüster"]
)
def test_one_wrong_letter_is_found_and_tied_to_the_name(misspelt: str) -> None:
    study = search("P:Sabine Schuster", text="Sabine Schuster kam.", second=f"Mit {misspelt} ging es.")
    if misspelt == "Schusta":
        assert surfaces(study) == Counter()
        return
    assert surfaces(study) == Counter([misspelt])
    [place] = [f for f in study.findings.values() if f.recognizer == MISSPELT]
    assert (place.entity_id, place.level) == (study.entity("Sabine Schuster").id, FindingLevel.REVIEW)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("P:Anna Wecker", "Der Bäcker kam, der Wecker klingelt, die Ecken."),
        ("P:Paul Meister", "Mein Geister und die Leister, das Kleister."),
        ("L:Hausen", "Die Häuser und Pausen, viele Hausen nicht."),
        ("P:Lena Frager", "Die Frage, Fragen und Träger, der Fragner frager."),
    ],
)
def test_ordinary_words_are_no_misspelt_names(name: str, words: str) -> None:
    study = search(name, text=f"{name[2:]} sagt das.", second=words)
    assert set(surfaces(study)) <= {"Fragner"}


def test_frequent_words_and_those_also_written_small_are_left_alone() -> None:
    often = search("P:Sabine Schuster", text="Sabine Schuster kam.", second="Schuter " * 4)
    assert surfaces(often) == Counter()
    small = search("P:Sabine Schuster", text="Sabine Schuster kam.", second="Die Schuter, schuter Leute.")
    assert surfaces(small) == Counter()


def test_refining_again_changes_nothing_and_her_decision_stays() -> None:
    study = search("P:Sabine Schuster", text="Sabine Schuster kam.", second="Mit Schuter ging es.")
    assert not refined(Linked(), study.originals, *study.lists(), [], "de")
    [place] = [f for f in study.findings.values() if f.recognizer == MISSPELT]
    kept = Finding(**{name: getattr(place, name) for name in place.__slots__ if name != "id"} | {
        "id": place.id, "verdict": Verdict.KEEP})  # fmt: skip
    study.findings[place.id] = kept
    study.apply(refined(Linked(), study.originals, *study.lists(), [], "de"))
    assert study.findings[place.id].verdict is Verdict.KEEP


def test_one_edit_is_an_insertion_a_deletion_a_substitution_or_a_swap() -> None:
    for other in ("berta", "alberta", "alberts", "alebrt", "albart"):
        assert _is_one_edit("albert", other) is (other in ("alberta", "alberts", "alebrt", "albart"))
    assert not _is_one_edit("albert", "albert")
    assert not _is_one_edit("abcd", "badc")


@pytest.mark.skipif(not TRANSCRIPTS.is_dir(), reason="the real transcripts are not beside the checkout")
def test_real_interviews_raise_few_false_alarms() -> None:
    texts = [path.read_text("utf-8") for path in sorted((TRANSCRIPTS / "divekit_de").glob("*.txt"))]
    names = ("Sabine Schuster", "Paul Becker", "Kerstin Wagner", "Michael Schneider", "Bielefeld", "Hollmark")
    first = original("n", ("B1", " und ".join(names) + "."))
    others = [Original(id=f"d{i}", text=text, file_name="f", file_sha256="", turns=(), speakers={})
              for i, text in enumerate(texts)]  # fmt: skip
    study = Study([first, *others])
    study.detect({"n": found(first, *(f"P:{name}" for name in names))} | {item.id: [] for item in others})
    study.apply(refined(Linked(), study.originals, *study.lists(), [], "de"))
    assert sum(surfaces(study).values()) <= 2, len(surfaces(study))
