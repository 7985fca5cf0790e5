"""Open, scroll, code, filter, search and undo in studies of 10, 100 and 1,000 interviews, in the real window.

    python -m benchmarks.sizes [--sizes 10 100 1000] [--studies FOLDER] [--json]

Each size runs in a process of its own, offscreen. The studies (`large_study`) are made in FOLDER, or used if they are
there already: 1,000 interviews are 10 million words and 500,000 codings, and take two minutes to make.

Beside each figure stands a limit or a peer of the same run (`peers`): SQLite alone reading one interview and its
codings, a bare `QPlainTextEdit` scrolling the same words, one transaction of SQLite's with the same settings on the
same disk, and one pass over all words of the study, unpacked and looked through with `str.count`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120.0
REPEATS = 5


def memory_mb() -> int:
    """Give the memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 1_000_000


class Window:
    """The real window, and how long it takes until what was asked is painted."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QSettings
        from PySide6.QtWidgets import QApplication

        import main
        from desktop.settings import Settings

        self.app = QApplication.instance() or QApplication([])
        settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
        settings.coder_name = "Ada"
        settings.last_place = "code"
        self.window = main.build_window(self.app, settings=settings)
        self.window.resize(1600, 900)
        self.window.show()
        self.wait(lambda: True)
        main.warm_up()
        self.window.build_ahead(lambda: True)
        self.wait(lambda: len(self.window.places) == 5)
        self.code: Any = None

    def wait(self, is_done: Callable[[], bool]) -> float:
        """Serve the window until something is true; gives milliseconds."""
        began = time.perf_counter()
        while True:
            self.app.processEvents()
            if is_done():
                return (time.perf_counter() - began) * 1000
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError
            time.sleep(0.001)

    def settle(self) -> float:
        """Let all that follows happen; gives milliseconds until nothing was under way."""
        quiet, began, last = 0, time.perf_counter(), time.perf_counter()
        while quiet < 200 and time.perf_counter() - began < PATIENCE:
            self.app.processEvents()
            if self.window.context.tasks.running:
                quiet, last = 0, time.perf_counter()
            else:
                quiet += 1
            time.sleep(0.002)
        return (last - began) * 1000

    def open(self, path: Path) -> dict[str, float]:
        """Open a study; its interview can be read when the words are painted, and used when all rows are there."""
        began = time.perf_counter()
        self.window.context.open(path)
        self.wait(lambda: self.window.context.document_id != "")
        self.code = self.window.places["code"]
        self.wait(lambda: self.code._state is not None and bool(self.code._state.codings))
        readable = time.perf_counter() - began
        return {"open_ms": round(readable * 1000), "open_all_known_ms": round(readable * 1000 + self.settle())}

    def timed(self, act: Callable[[], object], is_done: Callable[[], bool] = lambda: True) -> float:
        began = time.perf_counter()
        act()
        self.wait(is_done)
        return (time.perf_counter() - began) * 1000


def measure(path: Path) -> dict[str, Any]:
    """Measure one study; gives milliseconds (medians) and megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        window = Window(Path(folder))
        before = memory_mb()
        found: dict[str, Any] = window.open(path)
        found["memory_opened_mb"] = memory_mb() - before
        study = window.window.context.study
        assert study is not None
        coder, code = window.window.context.coder_id, window.code
        bar = code.view.verticalScrollBar()
        frames = [window.timed(lambda: bar.setValue(bar.value() + 84)) for _ in range(100)]
        found["scroll_p95_ms"] = round(statistics.quantiles(frames, n=20)[18], 1)
        found["bare_scroll_p95_ms"] = bare_scroll(window, code.view.text.text)
        rows = window.window.overview.rows
        nexts = [
            window.timed(
                lambda at=at: window.window.context.select_document(rows[at].document.id),
                lambda: bool(code._state.codings),
            )
            for at in (1, 2, 3, 4, 5)
        ]
        found["next_interview_ms"] = round(statistics.median(nexts), 1)
        window.settle()
        document = study.transcripts.documents()[5]
        turn = next(turn for turn in document.turns if turn.can_be_coded)
        codes = study.coding.codes()
        coded = [
            window.timed(
                lambda at=at: study.coding.apply(codes[at].id, document.id, turn.start, turn.start + 40, coder=coder)
            )
            for at in range(REPEATS)
        ]
        found["code_ms"] = round(statistics.median(coded), 1)
        found["code_follows_ms"] = round(window.settle())
        undone = [window.timed(window.window.undo) for _ in range(REPEATS)]
        found["undo_ms"] = round(statistics.median(undone), 1)
        window.settle()
        code.side.show_codebook()
        window.settle()
        edit = code.side.codebook.filter
        filtered = [window.timed(lambda words=words: edit.setText(words)) for words in ("ver", "kauf", "", "team", "")]
        found["filter_ms"] = round(statistics.median(filtered), 1)
        search = window.window.context.services.search(study)
        before_index = memory_mb()
        found["search_answers_ms"] = round(window.timed(lambda: search.find("vertrauen", patience=0.4)))
        found["search_first_ms"] = round(window.timed(lambda: search.find("vertrauen"))) + found["search_answers_ms"]
        found["search_memory_mb"] = memory_mb() - before_index
        found["search_ms"] = round(
            statistics.median(window.timed(lambda: search.find("verkauf")) for _ in range(REPEATS))
        )
        found["memory_at_most_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000 - before
        window.window.close()
    return found


def peers(path: Path) -> dict[str, float]:
    """Measure what cannot be undercut by much, for the same study on the same machine; gives milliseconds."""
    found = {"bare_read_ms": _median(lambda: _bare_read(path))}
    with tempfile.TemporaryDirectory(dir=path.parent) as folder, sqlite3.connect(Path(folder) / "bare.db") as bare:
        bare.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (id, body)")
        found["bare_commit_ms"] = _median(lambda: _bare_commit(bare))
    bare.close()
    began = time.perf_counter()
    words = sum(text.lower().count("verkauf") for text in _all_words(path))
    found["bare_search_ms"] = (time.perf_counter() - began) * 1000
    assert words
    return {name: round(value, 1) for name, value in found.items()}


def _median(act: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _bare_read(path: Path) -> None:
    """Read one interview's words and its codings, with SQLite alone."""
    file = sqlite3.connect(path)
    (document,) = file.execute("SELECT id FROM document WHERE number = 1").fetchone()
    (digest,) = file.execute("SELECT segments_digest FROM document_text WHERE id = ?", (document,)).fetchone()
    json.loads(zlib.decompress(file.execute("SELECT data FROM blob WHERE digest = ?", (digest,)).fetchone()[0]))
    file.execute("SELECT * FROM coding WHERE document_id = ?", (document,)).fetchall()
    file.execute("SELECT id, number, title FROM document").fetchall()
    file.close()


def _bare_commit(file: sqlite3.Connection) -> None:
    file.execute("INSERT INTO row VALUES (?, ?)", ("id", "x" * 600))
    file.commit()


def _all_words(path: Path) -> Iterator[str]:
    file = sqlite3.connect(path)
    query = "SELECT data FROM document_text JOIN blob ON digest = segments_digest"
    for (data,) in file.execute(query):
        yield "".join(row[0] for row in json.loads(zlib.decompress(data)))
    file.close()


def bare_scroll(window: Window, text: str) -> float:
    """Scroll the same words in Qt's own plain text widget; gives the 95th percentile of a frame in milliseconds."""
    from PySide6.QtWidgets import QPlainTextEdit

    edit = QPlainTextEdit(text)
    edit.resize(900, 800)
    edit.show()
    window.wait(lambda: True)
    bar = edit.verticalScrollBar()
    frames = [window.timed(lambda: bar.setValue(bar.value() + 4)) for _ in range(100)]
    edit.close()
    return round(statistics.quantiles(frames, n=20)[18], 1)


def read_once(path: Path) -> float:
    """Read the study's two files through; gives milliseconds."""
    began = time.perf_counter()
    for item in (path, path.with_suffix(".verbatim-key")):
        with item.open("rb") as file:
            while file.read(1 << 20):
                pass
    return (time.perf_counter() - began) * 1000


def studies(folder: Path, sizes: list[int]) -> dict[int, Path]:
    """Make the studies that are not there yet."""
    from benchmarks.large_study import make

    found = {size: folder / f"s{size}.verbatim" for size in sizes}
    for size, path in found.items():
        if not path.exists():
            make(path, size)
    return found


def run(folder: Path, sizes: list[int]) -> list[dict[str, Any]]:
    """Measure each size in a process of its own."""
    rows = []
    for size, path in studies(folder, sizes).items():
        read_once(path)
        limit = read_once(path)
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.sizes", "--one", str(path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        megabytes = sum(item.stat().st_size for item in folder.glob(f"s{size}.verbatim*") if item.is_file()) / 1e6
        rows.append(
            {
                "interviews": size,
                "file_mb": round(megabytes),
                "read_file_ms": round(limit),
                **peers(path),
                **json.loads(told.splitlines()[-1]),
            }
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--studies", type=Path)
    parser.add_argument("--one", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    with tempfile.TemporaryDirectory() as made:
        for row in run(given.studies or Path(made), given.sizes):
            print(json.dumps(row) if given.json else "  ".join(f"{name} {value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
