"""What stands beside a group: items that share its words and are elsewhere, and by what a grouping sorts."""

from __future__ import annotations

from analysis.records import Level
from analysis.suggestion.grouping import group
from analysis.suggestion.requests import GroupAnswer, GroupItem

GERMAN = (
    "die Prüfung ist stressig", "Stress mit der Prüfung", "die Prüfung hat keinen gestresst",
    "Prüfung am Abend", "der Datenschutz fehlt", "Datenschutz ist wichtig", "Sorge um den Datenschutz",
    "Angst vor dem Datenschutz", "Kantinenessen", "Kosten der Prüfung", "Kosten sind hoch", "hohe Kosten",
)  # fmt: skip
ENGLISH = ("trust in science", "trusting science", "no trust in science at all", "tea", "a lonely year", "lonely years")


def answers(labels: tuple[str, ...], language: str, alternatives: int = 1) -> list[GroupAnswer]:
    items = [GroupItem(f"C{number}", label) for number, label in enumerate(labels)]
    return group(items, language, alternatives, Level.THEME)


def test_a_counter_example_is_never_a_member_and_shares_a_word_that_its_reason_names() -> None:
    labels = {f"C{number}": label for number, label in enumerate(GERMAN)}
    found = [(each, key, why) for each in answers(GERMAN, "de", 3) for key, why in each.counter_examples]
    assert found
    for each, key, why in found:
        assert key not in each.keys
        assert why.endswith("ohne KI")
        word = why.partition("(")[2].partition(")")[0].split(", ")[0]
        assert word.casefold()[:5] in labels[key].casefold()


def test_what_uses_the_words_with_a_negation_comes_first() -> None:
    together = [each for each in answers(ENGLISH, "en") if {"C0", "C1"} <= set(each.keys) and "C2" not in each.keys]
    for each in together:
        assert each.counter_examples[0][0] == "C2"
        assert "negated here" in each.counter_examples[0][1]


def test_what_shares_no_word_is_no_counter_example() -> None:
    assert "C3" not in {key for each in answers(ENGLISH, "en", 3) for key, _ in each.counter_examples}


def test_each_alternative_says_into_how_many_it_was_cut_and_that_no_ai_did_it() -> None:
    found = answers(GERMAN, "de", 3)
    counts = [sum(each.alternative == number for each in found) for number in range(3)]
    assert counts == sorted(counts, reverse=True)
    assert {(each.alternative, each.principle) for each in found} == {
        (number, f"nach ähnlichen Wörtern, in {count} Gruppen; ohne KI") for number, count in enumerate(counts)
    }
