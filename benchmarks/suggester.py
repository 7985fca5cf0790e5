"""Measure the suggestion method on the shared interviews: grounding under corruption, the built-in suggester, speed.

    python -m benchmarks.suggester [SHARED]        SHARED defaults to ../shared beside the repository

*Corruption* (issue 4): phrases of 5-15 words are cut at random from participants' turns (seed 20; 5 in 12 are German),
and 600 are spoilt in each of nine ways. For the benign kinds it is counted whether the right span is found, either at
once or, where the words stand several times in the cited turn, among the places to pick from; for the harmful kinds,
how many count as verbatim although the words do not stand there (must be none) or do stand there by chance.

*Turn recall* (divekit_de): cited are the 17 different participants' turns that the gold's entries point to; where an
entry cites the interviewer's question, its answer (the participant's next turn) is meant, for only participants' turns
can be coded. Entries without a turn are left out. A turn is touched when at least one shown suggestion lies in it.
"longest turns" takes the longest half (98 of 196) of all participants' turns of the five interviews by words; it finds
14 of 17 (.82). The built-in suggester runs as a user runs it: `make_excerpts(excerpt_words)`, one call per excerpt,
quotes grounded, no research question (and once with one). Also printed: the gold's entries instead of different turns.
"""

from __future__ import annotations

import json
import random
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice
from pathlib import Path
from typing import Any

from analysis.pseudonymization.approval import approved, text_digest
from analysis.pseudonymization.permission import SendableTranscript, Terms, sendable
from analysis.records import Document, DocumentText, Grounding, Level, Participant, Passage, Use
from analysis.segments import Replacement, SegmentMap, build_segments
from analysis.suggestion.builtin import BuiltinModel
from analysis.suggestion.excerpts import make_excerpts
from analysis.suggestion.grounding import ground, normalized
from analysis.suggestion.grouping import group
from analysis.suggestion.requests import CodeAnswer, CodeRequest, Excerpt, GroupAnswer, GroupItem
from analysis.transcript import SpeakerRole, Turn, canonical

SHARED = Path(__file__).resolve().parents[2] / "shared"
BENIGN = ("identical", "case, quotes and dashes", "spacing")
HARMFUL = ("fillers dropped", "one word replaced", "negation inserted", "stitched", "reordered", "fabricated")
Talk = Sequence[tuple[str, str]]


def interview(
    talk: Talk,
    language: str = "de",
    replacements: Iterable[Replacement] = (),
    title: str = "Interview 1",
    use: Use = Use.PROCESSING,
    passages: Iterable[Passage] = (),
) -> SendableTranscript:
    """Make a transcript of (speaker, words) that may be sent; speaker "I" is the interviewer, "P" a third person."""
    text, turns = "", []
    for index, (speaker, words) in enumerate(talk):
        text += f"{speaker}: "
        role = {"I": SpeakerRole.INTERVIEWER, "P": SpeakerRole.OTHER}.get(speaker, SpeakerRole.PARTICIPANT)
        turns.append(Turn(index, speaker, role, len(text), len(text) + len(words)))
        text += f"{words}\n\n"
    segment_map = SegmentMap(build_segments(text, replacements))
    document = Document(
        number=1, title=title, language=language, source_format="txt", char_count=len(text), turns=tuple(turns)
    )
    words_of = DocumentText(
        id=document.id, segments_digest="", text_digest=text_digest(segment_map.text), map_version=1, approved_by="me"
    )
    people = tuple(Participant(code=code) for code in dict.fromkeys(speaker for speaker, _ in talk))
    terms = Terms(document, people, tuple(passages), date(2026, 1, 1))
    return sendable(approved(document, words_of, segment_map), terms, use)


def whole(transcript: SendableTranscript) -> Excerpt:
    """Give all of a transcript as one excerpt."""
    return make_excerpts(transcript, 10**9)[0]


def german_talks(shared: Path = SHARED) -> dict[str, Talk]:
    gold = json.loads((shared / "gold" / "divekit_de.json").read_text(encoding="utf-8"))
    talks: dict[str, Talk] = {
        name: [(turn["speaker"], canonical(turn["text"])) for turn in turns]
        for name, turns in gold["interviews"].items()
    }
    return talks


def english_talks(shared: Path = SHARED) -> dict[str, Talk]:
    """Read the written-out answers: each "Q1: …" becomes a question of the interviewer and the answer to it."""
    talks: dict[str, Talk] = {}
    for path in sorted((shared / "transcripts" / "wac_en").glob("*.txt")):
        if path.stem == "LICENSE":
            continue
        answers = re.split(r"^(Q\d): ", canonical(path.read_text(encoding="utf-8")), flags=re.MULTILINE)[1:]
        talks[path.stem] = [
            turn
            for name, answer in zip(answers[::2], answers[1::2], strict=True)
            if answer.strip()
            for turn in (("I", name), ("B", answer.strip()))
        ]
    return talks


# --- grounding ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Phrase:
    """A run of words of one turn and where it stands in the original."""

    excerpt: Excerpt
    turn: int
    text: str
    start: int
    end: int
    language: str


def draw_phrases(talks: dict[str, Talk], language: str, count: int, chance: random.Random) -> list[Phrase]:
    excerpts = [whole(interview(talk, language)) for talk in talks.values()]
    turns = [(excerpt, turn) for excerpt in excerpts for turn in excerpt.codable if len(turn.text.split()) >= 20]
    phrases = []
    for _ in range(count):
        excerpt, turn = chance.choice(turns)
        words = list(re.finditer(r"\S+", turn.text))
        length = chance.randint(5, 15)
        first = chance.randrange(len(words) - length)
        start, end = words[first].start(), words[first + length - 1].end()
        offset = excerpt.transcript.turns[turn.index].start
        phrases.append(Phrase(excerpt, turn.index, turn.text[start:end], offset + start, offset + end, language))
    return phrases


def corrupt(kind: str, phrase: Phrase, others: Sequence[Phrase], chance: random.Random) -> str:
    """Spoil a phrase; "" where the kind does not apply (no filler to drop)."""
    words = phrase.text.split()
    negation, fillers = ("nicht", _FILLERS["de"]) if phrase.language == "de" else ("not", _FILLERS["en"])
    at = chance.randrange(1, len(words) - 1)
    other = chance.choice(others).text.split()
    match kind:
        case "identical":
            return phrase.text
        case "case, quotes and dashes":
            text = (
                chance.choice((str.lower, str.upper, str.title, str))(phrase.text)
                if "'" not in phrase.text
                else (phrase.text.lower())
            )
            text = text.replace("'", "’").replace('"', "”").replace(" - ", " – ").replace("-", "‑")
            return chance.choice(("„{}“", "“{}”", "«{}»", '"{}"', "{}…", "...{}", "- {}.")).format(text)
        case "spacing":
            return f" {chance.choice(('  ', chr(0xA0), chr(0x2009), chr(10), chr(9))).join(words)}\n"
        case "fillers dropped":
            kept = [word for word in words if word.lower().strip(",.") not in fillers]
            return " ".join(kept) if len(kept) < len(words) else ""
        case "one word replaced":
            return " ".join([*words[:at], chance.choice(other), *words[at + 1 :]])
        case "negation inserted":
            return " ".join([*words[:at], negation, *words[at:]])
        case "stitched":
            return " ".join(words[: max(3, len(words) // 2)] + other[-max(3, len(other) // 2) :])
        case "reordered":
            return " ".join(words[at:] + words[:at])
    sample = [word for each in chance.sample(list(others), 6) for word in each.text.split()]
    return " ".join(chance.sample(sample, min(len(words), len(sample))))


_FILLERS = {
    "de": {"also", "halt", "ja", "so", "dann", "eben", "mal", "auch", "jetzt", "einfach", "eigentlich", "quasi"},
    "en": {"and", "so", "well", "just", "really", "very", "actually", "also", "but", "quite", "like", "you"},
}


def stands_there(quote: str, excerpt: Excerpt) -> bool:
    """Tell by other means than `ground` whether a quote's words stand in a row in a codable turn."""
    plain = _plain(quote)
    return any(f" {plain} " in f" {_plain(turn.text)} " for turn in excerpt.codable)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("\xad", "")))


def corruption_table(phrases: Sequence[Phrase], count: int, seed: int = 4) -> dict[str, Counter[str]]:
    """Ground `count` phrases in each of the nine ways; count levels, "right span" and "false" (verbatim, not there).

    A phrase without a filler cannot lose one: for each kind the first `count` phrases to which it applies are taken.
    """
    chance = random.Random(seed)
    table: dict[str, Counter[str]] = {kind: Counter() for kind in BENIGN + HARMFUL}
    for kind, counts in table.items():
        spoilt = ((phrase, corrupt(kind, phrase, phrases, chance)) for phrase in phrases)
        for phrase, quote in islice(((phrase, quote) for phrase, quote in spoilt if quote), count):
            found = ground(quote, phrase.turn, phrase.excerpt)
            counts[found.grounding] += 1
            if kind in BENIGN:
                counts["right span"] += any(_same_words(phrase, place) for place in _spans(found))
            elif found.grounding.can_be_accepted or found.grounding is Grounding.AMBIGUOUS:
                counts["really there" if stands_there(quote, phrase.excerpt) else "false"] += 1
    return table


def _spans(found: Any) -> tuple[tuple[int, int], ...]:
    return ((found.start, found.end),) if found.grounding.can_be_accepted else found.candidates


def _same_words(phrase: Phrase, place: tuple[int, int]) -> bool:
    """Tell whether a place is the phrase's own, edge marks aside."""
    start, end = place
    inside = phrase.start <= start and end <= phrase.end
    return inside and normalized(phrase.excerpt.transcript.segment_map.slice(start, end)) == normalized(phrase.text)


# --- the built-in suggester -------------------------------------------------------------------------------------------


QUESTION = "Welche Anforderungen stellen Lehrende an ein Werkzeug, das die Programmierausbildung unterstützt?"
Place = tuple[str, int]


def cited_turns(shared: Path = SHARED) -> list[Place]:
    """Give the participant's turn that each entry of the gold means, entries without a turn left out."""
    gold = json.loads((shared / "gold" / "divekit_de.json").read_text(encoding="utf-8"))
    talks = gold["interviews"]
    places = []
    for entry in gold["gold"]:
        if "turn" in entry:
            talk, index = talks[entry["interview"]], entry["turn"]
            answer = next(i for i in range(index, len(talk)) if talk[i]["speaker"] == "B")
            places.append((entry["interview"], answer))
    return places


def longest_turns(talks: dict[str, Talk]) -> set[Place]:
    """Give the longest half of all participants' turns, by words."""
    spoken = [(name, i) for name, talk in talks.items() for i, (who, _) in enumerate(talk) if who == "B"]
    ranked = sorted(spoken, key=lambda place: -len(talks[place[0]][place[1]][1].split()))
    return set(ranked[: len(ranked) // 2])


def suggested_turns(talks: dict[str, Talk], question: str = "") -> tuple[set[Place], int]:
    """Run the built-in suggester as the app does; give the turns touched and the number of suggestions shown."""
    model, touched, shown = BuiltinModel(), set(), 0
    for name, talk in talks.items():
        for excerpt in make_excerpts(interview(talk), model.excerpt_words):
            request = CodeRequest(excerpt, question, "de")
            for code in model.read(request, model.send(model.prepare(request), threading.Event())):
                assert isinstance(code, CodeAnswer)
                found = ground(code.quote, code.turn, excerpt)
                if found.grounding.can_be_accepted:
                    touched.add((name, found.turn))
                    shown += 1
    return touched, shown


def pair_f1(answers: Sequence[GroupAnswer], labels: dict[str, set[str]]) -> float:
    """Compare the pairs put together with the pairs that share a label."""
    together = {frozenset(pair) for each in answers for pair in combinations(each.keys, 2)}
    right = {frozenset(pair) for pair in combinations(labels, 2) if labels[pair[0]] & labels[pair[1]]}
    return 2 * len(together & right) / max(1, len(together) + len(right))


def grouping_scores(shared: Path = SHARED, level: Level = Level.CONCEPT) -> dict[str, float]:
    """Group German requirements (by goal) and English quotes (by theme); give the pair-F1 of the first grouping."""
    return {name: pair_f1(answers, labels) for name, (answers, labels) in _gold_groups(shared, level).items()}


def _gold_groups(shared: Path, level: Level) -> dict[str, tuple[list[GroupAnswer], dict[str, set[str]]]]:
    german = json.loads((shared / "gold" / "divekit_de.json").read_text(encoding="utf-8"))["gold"]
    english = json.loads((shared / "gold" / "wac.json").read_text(encoding="utf-8"))["theme_quotes"]
    requirements = [(e["title"], e["statement"], set(e["goals"])) for e in german if e["goals"]]
    quotes = [(e["quote"], "", {e["theme"]}) for e in english]
    found = {}
    for name, language, entries in (("divekit_de requirements", "de", requirements), ("wac quotes", "en", quotes)):
        items = [GroupItem(f"C{i}", label, text) for i, (label, text, _) in enumerate(entries)]
        labels = {f"C{i}": each[2] for i, each in enumerate(entries)}
        found[f"{name} ({len(items)} items)"] = group(items, language, level=level), labels
    return found


def _print_grouping(shared: Path) -> None:
    """Print pair-F1 beside that of groups of the same sizes filled by chance (mean of 20), and how big the groups are.

    The fields of words were written by somebody who had seen the names of the English themes: no held-out figure.
    """
    for level in (Level.CONCEPT, Level.THEME):
        for name, (answers, labels) in _gold_groups(shared, level).items():
            sizes = [len(each.keys) for each in answers]
            chance = sum(pair_f1(_shuffled(list(labels), sizes, seed), labels) for seed in range(20)) / 20
            print(
                f"{level.value}s, {name}: pair-F1 {pair_f1(answers, labels):.2f}, by chance {chance:.2f}; "
                f"{len(sizes)} groups, the largest {max(sizes)}, {len(labels) - sum(sizes)} left open"
            )


def _shuffled(keys: list[str], sizes: Sequence[int], seed: int) -> list[GroupAnswer]:
    random.Random(seed).shuffle(keys)
    rest = iter(keys)
    return [GroupAnswer("", "", tuple(islice(rest, size))) for size in sizes]


# --- speed ------------------------------------------------------------------------------------------------------------


def preparation_seconds(talks: dict[str, Talk], word_count: int = 90_000) -> float:
    """Time cutting and preparing a study of 13 interviews and `word_count` words for the built-in suggester."""
    turns = [turn for talk in talks.values() for turn in talk]
    pool, studies = iter(turns * 10), []
    for number in range(13):
        talk: list[tuple[str, str]] = []
        while sum(len(words.split()) for _, words in talk) < word_count / 13:
            who, words = next(pool)
            talk.append((who, f"{words} {number}"))
        studies.append(interview(talk))
    model, started = BuiltinModel(), time.perf_counter()
    for study in studies:
        for excerpt in make_excerpts(study, model.excerpt_words):
            model.prepare(CodeRequest(excerpt, "", "de"))
    return time.perf_counter() - started


def grouping_seconds(talks: dict[str, Talk], count: int = 500) -> float:
    phrases = draw_phrases(talks, "de", count, random.Random(1))
    items = [GroupItem(f"C{i}", phrase.text) for i, phrase in enumerate(phrases)]
    group(items[:10], "de")
    started = time.perf_counter()
    group(items, "de", alternatives=3)
    return time.perf_counter() - started


def main(shared: Path) -> None:
    german, english = german_talks(shared), english_talks(shared)
    chance = random.Random(20)
    phrases = draw_phrases(german, "de", 750, chance) + draw_phrases(english, "en", 1050, chance)
    chance.shuffle(phrases)
    started = time.perf_counter()
    for kind, counts in corruption_table(phrases, 600).items():
        print(f"{kind:24}", ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    print(f"{(time.perf_counter() - started) / 600 / 9 * 1000:.1f} ms a quote, whole interviews as excerpts")
    _print_recall(german, cited_turns(shared))
    _print_grouping(shared)
    print(f"90,000 words cut and prepared in {preparation_seconds(german):.2f} s")
    print(f"500 codes grouped three ways in {grouping_seconds(german):.2f} s")


def _print_recall(talks: dict[str, Talk], cited: list[Place]) -> None:
    turn_count = sum(who == "B" for talk in talks.values() for who, _ in talk)
    runs = {"longest turns": (longest_turns(talks), 0)}
    for question in ("", QUESTION):
        name = "built-in, with question" if question else "built-in, no question"
        runs[name] = suggested_turns(talks, question)
    for name, (touched, shown) in runs.items():
        different = len(set(cited) & touched) / len(set(cited))
        entries = sum(place in touched for place in cited) / len(cited)
        print(
            f"{name:24} touches {len(touched)} of {turn_count} turns, recall {different:.3f} of {len(set(cited))} cited"
            f" turns, {entries:.3f} of {len(cited)} entries, {shown} suggestions"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)
