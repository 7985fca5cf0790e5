"""Words of clinical notes are taken back; nobody's name is, whatever it ends in and however it is written."""

import random
import time
from collections.abc import Iterator

import pytest
import regex

from analysis.pseudonymization.names.gazetteers import fold, gazetteer, names_by_culture
from analysis.pseudonymization.names.notes import Notes
from analysis.pseudonymization.names.tokens import sentences
from analysis.pseudonymization.patterns import SHAPES
from analysis.pseudonymization.presidio import chunks

SENTENCES = (
    "Ich habe mit {} gesprochen.",
    "Gestern kam {}.",
    "{}: ja",
    "Das war {} - ja",
    "{}, den ich kenne",
    "{} und Peter",
)
LONG = 30_000
HARD = ("1", "1 ", "12-", "A-", "Aa-", "A1", "Aa ", "a.", "Nr. 1 ", "a punkt ", "Haus St. ", "senior ", "Az. A-/", " ")


class _Unlisted:
    """Lists that know nobody."""

    def stem_flags(self, _word: str) -> str:
        return ""


def _taken_back(notes: Notes, text: str, name: str = "") -> list[str]:
    return [
        tokens[i].text
        for tokens in sentences(text)
        for i in notes.among(tokens, [not name or t.text in name for t in tokens], [False] * len(tokens))
    ]


def _made_up(chance: random.Random) -> Iterator[str]:
    for kinds in names_by_culture().values():
        names = [name for listed in kinds.values() for name in listed if len(name) > 3]
        for _ in range(100 if len(names) > 50 else 0):
            one, other = chance.choice(names), chance.choice(names)
            yield one[: len(one) // 2 + 1] + other[len(other) // 2 :].lower()


def test_no_name_of_any_culture_is_taken_for_a_word_of_notes() -> None:
    chance = random.Random(3)
    listed = sorted({n for kinds in names_by_culture().values() for names in kinds.values() for n in names})
    names = [*chance.sample(listed, 4000), *(n for n in _made_up(chance) if not gazetteer().flags(fold(n)))]
    unlisted = Notes(_Unlisted())  # type: ignore[arg-type]
    lost = [
        (form, sentence)
        for name in names
        for form in (name, name.upper())
        for sentence in SENTENCES
        if _taken_back(unlisted, sentence.format(form), form)
    ]
    assert lost == []


@pytest.mark.parametrize(
    "name", ["Kalnītis", "Politis", "Pat", "Mo", "Lyse", "Sono", "Abd", "Röntgen", "Tia", "Anastase"]
)
def test_names_that_look_like_words_of_notes_stay(name: str) -> None:
    assert [s for s in SENTENCES if _taken_back(Notes(gazetteer()), s.format(name), name)] == []


def test_what_only_notes_write_is_taken_back_unless_it_is_part_of_a_name() -> None:
    notes = Notes(gazetteer())
    assert _taken_back(notes, "Z.n. Appendektomie, EKG am Mo 3.5. unauffällig", "Z.n. Appendektomie EKG Mo") == [
        "Z.n.",
        "Appendektomie",
        "EKG",
        "Mo",
    ]
    assert _taken_back(notes, "OA Schwabe", "OA Schwabe") == ["OA"]
    assert _taken_back(notes, "Frauke Befund kam", "Frauke Befund") == []


@pytest.mark.parametrize("piece", HARD)
def test_no_pattern_takes_long_over_hostile_text(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    slow = []
    for shape in SHAPES:
        compiled, began = regex.compile(shape.regex), time.process_time()
        for _ in compiled.finditer(text, timeout=20):
            pass
        if time.process_time() - began > 1.5:
            slow.append(shape.name)
    assert slow == []


def test_a_text_without_full_stops_is_cut_between_words_in_lower_case() -> None:
    text = "wir gehen zu Anna Berta Conrad und dann " * 1000
    pieces = list(chunks(text))
    assert max(len(piece) for _, piece in pieces) <= 8000
    assert "".join(piece for _, piece in pieces).strip() == text.strip()
    assert all(piece.rstrip()[-1].islower() and piece[0].islower() for _, piece in pieces)
