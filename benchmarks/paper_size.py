"""Make up a study of the size of a published one: 13 interviews, 90,000 words, 484 codes in 60 concepts, 16 themes.

Every word is made up here. Used by the benchmarks that act on a whole study.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.records import Level

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy

INTERVIEWS, WORDS, CODES, CONCEPTS, THEMES, DIMENSIONS = 13, 90_000, 484, 60, 16, 3
_OPENINGS = (
    "ehrlich gesagt", "bei uns ist es so, dass", "das klingt hart, aber", "ich sage immer", "und dann merkst du",
    "seit einem Jahr gilt", "im Außendienst heißt das", "vielleicht sehe nur ich das so, aber", "man muss wissen",
)  # fmt: skip
_MIDDLES = (
    "die technische Hürde ist viel höher", "man muss richtig fragen können", "am Ende entscheide ich",
    "die Liste sagt mir, wen ich anrufe", "das System gibt den Takt vor", "Vertrauen baut dir keine Maschine auf",
    "ohne gepflegte Daten bringt das alles nichts", "die gewonnene Zeit ist schon wieder weg",
    "wenn es brennt, wollen die einen Menschen", "ich lese da immer noch einmal drüber",
    "der Kunde erwartet die Antwort in fünf Minuten", "was ich weiß, steht jetzt in der Datenbank",
    "der Chef muss es selber benutzen", "wir rufen an, bevor die Anlage steht", "ich tippe dasselbe zweimal ein",
)  # fmt: skip
_ENDS = (
    "jeden Tag", "zumindest bei mir", "und das ist neu", "sagen auch die Kollegen", "ob ich will oder nicht",
    "gerade bei Stammkunden", "und keiner redet darüber", "sagt Frau Schuster aus Bielefeld", "seit März",
    "das sieht Herr Kerner anders", "bei der Nordwerk GmbH war das früher so", "so sehe ich das",
)  # fmt: skip
_QUESTIONS = ("Was hat sich verändert?", "Können Sie ein Beispiel geben?", "Wie war das früher?", "Und im Team?",
              "Was heißt das für Ihre Arbeit?", "Woran merken Sie das?")  # fmt: skip


def write_interviews(folder: Path, words: int = WORDS, count: int = INTERVIEWS, seed: int = 6) -> list[Path]:
    """Write the interviews as text files; all together have about so many words."""
    chance, paths = random.Random(seed), []
    for number in range(1, count + 1):
        path = folder / f"I-{number:02}.txt"
        path.write_text(_interview(chance, words // count), encoding="utf-8")
        paths.append(path)
    return paths


def _interview(chance: random.Random, words: int) -> str:
    turns, said = [], 0
    while said < words:
        sentences = [_sentence(chance) for _ in range(chance.randint(2, 12))]
        turns += [f"I: {chance.choice(_QUESTIONS)}", f"B: {' '.join(sentences)}"]
        said += sum(len(turn.split()) - 1 for turn in turns[-2:])
    return "\n\n".join(turns) + "\n"


def _sentence(chance: random.Random) -> str:
    opening = chance.choice(_OPENINGS)
    middle = f", {chance.choice(('weil', 'und', 'aber'))} ".join(chance.sample(_MIDDLES, chance.randint(1, 2)))
    return f"{opening[0].upper()}{opening[1:]} {middle}, {chance.choice(_ENDS)}."


def code_and_arrange(study: OpenStudy, coder: str, codes: int = CODES, seed: int = 7) -> None:
    """Code sentences evenly over the interviews, each with a code of its own, and put them in a structure."""
    chance, made = random.Random(seed), []
    documents = study.transcripts.documents()
    for number in range(codes):
        document = documents[number % len(documents)]
        turns = [turn for turn in document.turns if turn.can_be_coded and turn.end - turn.start > 60]
        turn = turns[(number * 5) % len(turns)]
        end = min(turn.end, turn.start + chance.randint(30, 60))
        label = f"{number + 1} {chance.choice(_MIDDLES)}"
        made.append(study.coding.new_code(document.id, turn.start, end, label, coder=coder).id)
    concepts = _groups(study, coder, Level.CONCEPT, made, CONCEPTS)
    themes = _groups(study, coder, Level.THEME, concepts, THEMES)
    _groups(study, coder, Level.DIMENSION, themes, DIMENSIONS)


def _groups(study: OpenStudy, coder: str, level: Level, members: Sequence[str], count: int) -> list[str]:
    names = {Level.CONCEPT: "Konzept", Level.THEME: "Thema", Level.DIMENSION: "Dimension"}
    return [
        study.structure.add(level, f"{names[level]} {at + 1}", coder=coder, members=list(members[at::count])).id
        for at in range(count)
    ]
