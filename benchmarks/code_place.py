"""Measure the Code place over a real study: opening, scrolling, selecting, the next suggestion, the codebook's filter.

Run with `python benchmarks/code_place.py [--json]`. One interview of 300,000 characters with 1,000 or 10,000 codings
of 500 codes, and 300 suggestions; medians on this machine, offscreen.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "desktop"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from code_place_study import Window, imported, open_window
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from transcript_view import TALK, frames, p95

from analysis.ports import Put
from analysis.pseudonymization.process import InlineDetector
from analysis.records import Code, CodeOrigin, Coding, Grounding, Suggestion, SuggestionKind
from analysis.suggestion.builtin import BuiltinModel
from desktop.settings import Settings
from storage import create_study


class NoNames:
    """Finds nothing."""

    engines = ("none",)

    def detect(self, text: str, language: str) -> list[Any]:
        return []


def make_study(folder: Path, codings: int, suggestions: int = 300, codes: int = 500) -> Any:
    chance, spoken = random.Random(3), TALK.split()
    talk = []
    while sum(len(words) for _, words in talk) < 300_000:
        words = " ".join(chance.choice(spoken) for _ in range(chance.randint(10, 120)))
        talk.append(("I" if len(talk) % 2 else "B", f"{words}."))
    study = create_study(folder / "study", title="Benchmark", coder="Ada", detector=InlineDetector(NoNames))
    ada = study.coders()[0].id
    study.transcripts.add(imported([("I", "Kurz?"), ("B", "Ja, kurz.")], "short.txt"), coder=ada)
    document = study.transcripts.add(imported(talk), coder=ada)
    study.pseudonyms.detect(None, coder=ada)
    for item in study.transcripts.documents():
        study.pseudonyms.approve(item.id, coder=ada)
    turns = [turn for turn in document.turns if turn.can_be_coded]
    made = [Code(label=f"Code {i}", origin=CodeOrigin.RESEARCHER, colour=i % 12, coder_id=ada) for i in range(codes)]
    model = BuiltinModel()
    short = study.transcripts.documents()[0].id
    run = study.suggesting.run(study.suggesting.plan_codes([short], model), model, coder=ada)
    call_id = study.suggesting.calls(run.id)[0].id
    records: list[Any] = [*made]

    def place() -> tuple[int, int]:
        turn = chance.choice(turns)
        start = chance.randint(turn.start, max(turn.start, turn.end - 40))
        return start, min(turn.end, start + chance.randint(15, 160))

    for _ in range(codings):
        start, end = place()
        code = chance.choice(made).id
        records.append(Coding(code_id=code, document_id=document.id, start=start, end=end, coder_id=ada))
    for rank in range(suggestions):
        start, end = place()
        records.append(
            Suggestion(run_id=run.id, call_id=call_id, kind=SuggestionKind.CODE, rank=rank, document_id=document.id,
                       start=start, end=end, grounding=Grounding.EXACT, answered_quote="x")
        )  # fmt: skip
    study.store.commit("code_created", [Put(record) for record in records], actor=ada)
    return study


def timed(app: QApplication, act: Callable[[], object]) -> float:
    """Give milliseconds until the act is done and painted."""
    began = time.perf_counter()
    act()
    app.processEvents()
    return (time.perf_counter() - began) * 1000


def settle(app: QApplication, window: Window) -> float:
    """Let what follows a decision happen; give its longest single stall in milliseconds."""
    longest = 0.0
    until = time.perf_counter() + 0.25
    while time.perf_counter() < until:
        longest = max(longest, timed(app, lambda: None))
    return longest


def measure(app: QApplication, codings: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        study = make_study(Path(folder), codings)
        settings = Settings(QSettings(f"{folder}/s.ini", QSettings.Format.IniFormat))
        settings.scheme = "light"
        window = open_window(study, settings, (1366, 768))
        settle(app, window)
        short, long = (item.id for item in study.transcripts.documents())
        readable, opened, following, filtered, stalls, selected = [], [], [], [], [], []
        for _ in range(5):
            window.context.select_document(short)
            settle(app, window)
            began = time.perf_counter()
            window.context.select_document(long)
            window.place.view.viewport().repaint()
            readable.append((time.perf_counter() - began) * 1000)
            app.processEvents()
            opened.append((time.perf_counter() - began) * 1000)
            settle(app, window)
        scrolled = frames(app, window.place.view, 84)
        turns = window.place.view.text.turns
        for at in range(0, len(turns), max(len(turns) // 40, 1)):
            start, end = turns[at].start, min(turns[at].end, turns[at].start + 60)
            window.place.view.scroll_to(start, end)
            app.processEvents()
            selected.append(timed(app, lambda start=start, end=end: window.place.view.select(start, end)))
        for _ in range(10):
            following.append(timed(app, window.place.take))
            stalls.append(settle(app, window))
        window.place.side.show_codebook()
        for words in ("7", "77", "code 1", "", "9") * 2:
            filtered.append(timed(app, lambda words=words: window.place.side.codebook.filter.setText(words)))
        window.close()
        study.close()
    return {
        "codings": codings,
        "readable_ms": round(statistics.median(readable), 1),
        "open_ms": round(statistics.median(opened), 1),
        "scroll_p95_ms": round(p95(scrolled), 2),
        "select_ms": round(statistics.median(selected), 1),
        "select_p95_ms": round(p95(selected), 1),
        "next_suggestion_ms": round(statistics.median(following), 1),
        "after_decision_stall_ms": round(statistics.median(stalls), 1),
        "filter_ms": round(statistics.median(filtered), 1),
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    wanted = options.parse_args()
    app = QApplication.instance() or QApplication([])
    for codings in (1_000, 10_000):
        result = measure(app, codings)
        print(json.dumps(result) if wanted.json else "  ".join(f"{key} {value}" for key, value in result.items()))


if __name__ == "__main__":
    main()
