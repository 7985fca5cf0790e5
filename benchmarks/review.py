"""Measure how many keys the review of an interview takes, and how long the window needs for each.

    python benchmarks/review.py INTERVIEW [--language de]

Imports the interview into a study of its own, searches it for names, and goes through all that was found twice, in the
real window and by its own keys: one key for each identifier (Enter replaces what is certain, K keeps what is not), and
by kinds (Y selects all open ones alike, K or Enter decides them). Which of them a person would keep is not known here:
the number of keys does not depend on it in the first way, and in the second each exception costs two more. Needs a
display with a window manager, or QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QSettings, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

import main  # noqa: E402
from analysis.records import FindingLevel, SendScope, Verdict  # noqa: E402
from desktop.main_window import MainWindow  # noqa: E402
from desktop.settings import Settings  # noqa: E402
from storage.importers import read_transcript  # noqa: E402

PATIENCE = 15.0
LIMIT = 2_000


def settle(window: MainWindow) -> None:
    """Let everything under way arrive."""
    until = time.monotonic() + PATIENCE
    place = window.places["pseudonymise"]
    quiet = 0
    while time.monotonic() < until and quiet < 5:
        QApplication.processEvents()
        is_busy = window.context.tasks.running or place.acts.is_waiting or place.reader.is_stale  # type: ignore[attr-defined]
        quiet = 0 if is_busy else quiet + 1
        time.sleep(0.005)


class Reviewer:
    """Presses keys in the window and counts them."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.place = window, window.places["pseudonymise"]
        self.keys = 0
        self.waits: list[float] = []

    def press(self, key: Qt.Key) -> None:
        """Press a key and note how long it takes until the window can take the next."""
        began = time.perf_counter()
        QTest.keyClick(self.place.identifiers.list, key)  # type: ignore[attr-defined]
        QApplication.processEvents()
        self.waits.append((time.perf_counter() - began) * 1000)
        self.keys += 1

    def is_open(self) -> bool:
        row = self.place.identifiers.current()  # type: ignore[attr-defined]
        return row is not None and row.entity.verdict is Verdict.UNDECIDED

    def decide(self) -> None:
        row = self.place.identifiers.current()  # type: ignore[attr-defined]
        self.press(Qt.Key.Key_K if row.level is FindingLevel.REVIEW else Qt.Key.Key_Return)

    def go_through(self, *, by_kinds: bool) -> dict[str, float]:
        """Decide on everything; gives keys and times."""
        self.keys, self.waits = 0, []
        began = time.perf_counter()
        for _ in range(LIMIT):
            if not self.is_open():
                break
            if by_kinds:
                self.press(Qt.Key.Key_Y)
            self.decide()
        settle(self.window)
        return {
            "keys": self.keys,
            "ms_a_key_median": round(statistics.median(self.waits), 1),
            "ms_a_key_slowest": round(max(self.waits), 1),
            "seconds_of_the_window": round(time.perf_counter() - began, 2),
        }


def measure(path: Path, language: str) -> dict[str, object]:
    """Review one interview both ways."""
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(QSettings(str(Path(temporary) / "settings.ini"), QSettings.Format.IniFormat))
        settings.coder_name = "Ada Beispiel"
        window = main.build_window(app, settings=settings)  # type: ignore[arg-type]
        window.resize(1366, 768)
        window.show()
        services = window.context.services
        study = services.create_study(
            Path(temporary) / "review.verbatim", title="Review", coder="Ada Beispiel", research_question="",
            language=language, send_scope=SendScope.THIS_COMPUTER,
        )  # fmt: skip
        window.context.use(study)
        study.transcripts.add(read_transcript(path, language), coder=window.context.coder_id)
        began = time.perf_counter()
        study.pseudonyms.detect(coder=window.context.coder_id)
        searched = time.perf_counter() - began
        document = study.transcripts.documents()[0]
        window.go("pseudonymise")
        window.context.select_document(document.id)
        settle(window)
        rows = study.pseudonyms.entities()
        reviewer = Reviewer(window)
        window.activateWindow()
        reviewer.place.activate()
        settle(window)
        one_by_one = reviewer.go_through(by_kinds=False)
        study.pseudonyms.decide_all([row.entity.id for row in rows], Verdict.UNDECIDED, coder=window.context.coder_id)
        settle(window)
        reviewer.place.identifiers.select(reviewer.place.identifiers.model.row_at(0).entity.id)  # type: ignore[attr-defined]
        by_kinds = reviewer.go_through(by_kinds=True)
        result: dict[str, object] = {
            "characters": document.char_count,
            "words": len(study.transcripts.original(document.id).text.split()),
            "seconds_of_the_search": round(searched, 2),
            "identifiers": len(rows),
            "uncertain": sum(row.level is FindingLevel.REVIEW for row in rows),
            "places": sum(len(row.findings) for row in rows),
            "one_by_one": one_by_one,
            "by_kinds": by_kinds,
        }
        window.context.close()
        window.close()
    return result


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("interview", type=Path)
    parser.add_argument("--language", default="de", choices=("de", "en"))
    given = parser.parse_args()
    sys.stdout.write(json.dumps(measure(given.interview, given.language), indent=2) + "\n")
