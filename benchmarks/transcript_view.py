"""Measure the reading view: time to the first readable screen and time a frame while scrolling.

Run with `python benchmarks/transcript_view.py [--json]`. Offscreen unless a display is asked for; medians of several
runs on this machine, and the ratio to a bare QTextEdit that holds the same text.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from desktop.transcript.model import Chip, Mark, ReadingText, ReadingTurn
from desktop.transcript.style import ReadingStyle
from desktop.transcript.view import TranscriptView

TALK = (
    "also ich glaube die technische Hürde ist halt viel höher weil man erst mal verstehen muss wie die Maschine das "
    "macht und dann fragt man sich was bleibt eigentlich für uns übrig am Ende entscheide ich aber selbst"
)
RUNS = 7
FRAMES = 200


def make_text(characters: int, seed: int = 1) -> ReadingText:
    """Make an interview of about so many characters, with turns of 10 to 120 words and some replacements."""
    chance = random.Random(seed)
    spoken = TALK.split()
    parts: list[str] = []
    turns: list[ReadingTurn] = []
    chips: list[Chip] = []
    position = 0
    while position < characters:
        words = [chance.choice(spoken) for _ in range(chance.randint(10, 120))]
        if chance.random() < 0.3:
            words[3] = f"[Person {chance.randint(1, 30)}]"
            start = position + len(" ".join(words[:3])) + 1
            chips.append(Chip(f"c{len(chips)}", start, start + len(words[3]), "PERSON", "P"))
        words[-1] += "."
        text = " ".join(words)
        index = len(turns)
        turns.append(
            ReadingTurn(
                index, "I" if index % 2 else "P01", position, position + len(text), index % 2 == 1, position / 15
            )
        )
        parts.append(text)
        position += len(text) + 1
    return ReadingText("\n".join(parts), turns, chips, "Benchmark")


def make_marks(text: ReadingText, count: int, seed: int = 2) -> list[Mark]:
    chance = random.Random(seed)
    marks = []
    for i in range(count):
        turn = chance.choice(text.turns)
        start = chance.randint(turn.start, max(turn.start, turn.end - 20))
        end = min(turn.end, start + chance.randint(15, 160))
        marks.append(Mark(f"m{i}", start, end, f"code-{i % 12}"))
    return marks


def plain_style() -> ReadingStyle:
    black, grey = QColor("#222222"), QColor("#777777")
    codes = {f"code-{i}": QColor.fromHsv(i * 30, 160, 170) for i in range(12)}
    return ReadingStyle(QColor("#fbfaf7"), black, QColor("#555555"), grey, QColor("#2f5d8a"), QColor("#c9dcf0"),
                        QColor("#f3d36b"), QColor("#efece4"), black, codes)  # fmt: skip


def _shown(app: QApplication, widget: QWidget) -> None:
    widget.resize(1100, 900)
    widget.show()
    widget.repaint()
    app.processEvents()


def open_view(app: QApplication, text: ReadingText, marks: list[Mark]) -> tuple[float, TranscriptView]:
    began = time.perf_counter()
    fresh = ReadingText(text.text, text.turns, text.chips, text.title)
    view = TranscriptView(plain_style())
    view.resize(1100, 900)
    view.set_text(fresh, marks)
    _shown(app, view)
    return time.perf_counter() - began, view


def open_edit(app: QApplication, text: ReadingText) -> tuple[float, QTextEdit]:
    began = time.perf_counter()
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.setFont(plain_style().reading_font())
    edit.setPlainText(text.text)
    _shown(app, edit)
    return time.perf_counter() - began, edit


def frames(app: QApplication, widget: TranscriptView | QTextEdit, step: int) -> list[float]:
    """Scroll by three lines a frame and time each until it is painted."""
    bar = widget.verticalScrollBar()
    result = []
    bar.setValue(bar.maximum() // 4)
    app.processEvents()
    for _ in range(FRAMES):
        began = time.perf_counter()
        bar.setValue(bar.value() + step)
        app.processEvents()
        result.append((time.perf_counter() - began) * 1000)
    return result


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[18]


def measure(app: QApplication, characters: int, marks: int) -> dict[str, float]:
    text = make_text(characters)
    over = make_marks(text, marks)
    opened, scrolled, edit_opened, edit_scrolled = [], [], [], []
    for _ in range(RUNS):
        seconds, view = open_view(app, text, over)
        opened.append(seconds * 1000)
        scrolled.append(p95(frames(app, view, 84)))
        view.close()
        view.deleteLater()
        seconds, edit = open_edit(app, text)
        edit_opened.append(seconds * 1000)
        edit_scrolled.append(p95(frames(app, edit, 84)))
        edit.close()
        edit.deleteLater()
        app.processEvents()
    median = statistics.median
    return {
        "characters": len(text.text), "turns": len(text.turns), "codings": marks,
        "open_ms": round(median(opened), 1), "scroll_p95_ms": round(median(scrolled), 2),
        "text_edit_open_ms": round(median(edit_opened), 1), "text_edit_scroll_p95_ms": round(median(edit_scrolled), 2),
        "open_ratio": round(median(opened) / median(edit_opened), 2),
        "scroll_ratio": round(median(scrolled) / median(edit_scrolled), 2),
    }  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    wanted = options.parse_args()
    app = QApplication.instance() or QApplication([])
    results = [measure(app, 300_000, 1_000), measure(app, 300_000, 10_000), measure(app, 1_500_000, 10_000)]
    for result in results:
        print(json.dumps(result) if wanted.json else "  ".join(f"{key} {value}" for key, value in result.items()))


if __name__ == "__main__":
    main()
