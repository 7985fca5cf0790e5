"""Measure how long the window does not answer while each long work is under way.

    python benchmarks/event_loop.py [--json] [--words 90000] [--only export] [--why]

Acts in the real window, on a made-up study of the size of a published one, as a researcher does: imports, searches for
names, approves, asks for suggestions, groups, exports in every format, verifies, backs up, restores, and so on. A timer
of one millisecond ticks in the event loop meanwhile: its longest gap is the longest time during which neither a key nor
the screen would have been served. `cpu_ms` is what the window's own thread computed in that gap; the rest was waiting
for the interpreter or for the processor. The first row, with nothing under way, says what this machine does by itself.
With `--why`, the places in the code where the longest gaps were are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import PySide6
from paper_size import CODES, INTERVIEWS, WORDS, code_and_arrange, write_interviews
from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

import main
from analysis.records import Level, SendScope
from desktop.context import Opening
from desktop.dialogs.import_preview import ImportPreview
from desktop.garbage import GarbageCollector
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.start import let_window_go_first
from desktop.views.report.formats import FORMATS

GOAL = 50.0
QUIET_SECONDS = 0.4
PATIENCE = 900.0
LATE = 0.06


@dataclass(frozen=True, slots=True)
class Row:
    """One action: its longest gap, what of that the window's thread computed, how many gaps were over the goal."""

    action: str
    seconds: float
    longest_gap_ms: float
    cpu_ms: float
    gaps_over_goal: int


class Pulse(QObject):
    """Ticks in the event loop and keeps the longest time between two ticks."""

    def __init__(self, is_over: Callable[[], bool]) -> None:
        super().__init__()
        self._is_over = is_over
        self.longest = self.cpu = 0.0
        self.over = 0
        self.loop = QEventLoop()
        self._timer = QTimer(self, interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.last, self._last_cpu = time.perf_counter(), time.thread_time()

    def run(self) -> None:
        self._timer.start()
        self.loop.exec()
        self._timer.stop()

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        gap = (now - self.last) * 1000
        self.over += gap > GOAL
        if gap > self.longest:
            self.longest, self.cpu = gap, (cpu - self._last_cpu) * 1000
        if self._is_over():
            self.loop.quit()
        self.last, self._last_cpu = time.perf_counter(), time.thread_time()


class Watcher(threading.Thread):
    """Looks, while a tick is late, where the window's thread is; says for each place how often it was there."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._main = threading.main_thread().ident or 0
        self.pulse: Pulse | None = None
        self.seen: dict[str, int] = {}

    def run(self) -> None:
        while True:
            time.sleep(0.01)
            pulse = self.pulse
            if pulse is not None and time.perf_counter() - pulse.last > LATE:
                frame = sys._current_frames().get(self._main)
                stack = [item for item in traceback.extract_stack(frame) if "benchmarks" not in item.filename]
                where = self._words(stack, 8)
                for key, other in sys._current_frames().items():
                    if key not in (self._main, self.ident):
                        theirs = traceback.extract_stack(other)
                        if "_worker" not in theirs[-1].name and "wait" not in theirs[-1].name:
                            where += "\n        | " + self._words(theirs, 5)
                self.seen[where] = self.seen.get(where, 0) + 1

    def _words(self, stack: list[traceback.FrameSummary], count: int) -> str:
        return " < ".join(f"{Path(item.filename).name}:{item.lineno} {item.name}" for item in stack[: -count - 1 : -1])


class Bench:
    """The window and what is done in it."""

    def __init__(self, window: MainWindow, folder: Path, words: int, *, watcher: Watcher | None, only: str) -> None:
        self.window, self.folder, self.words = window, folder, words
        self.context = window.context
        self._watcher, self._only = watcher, only
        self.rows: list[Row] = []

    def act(self, name: str, begin: Callable[[], object], is_ready: Callable[[], bool] = lambda: True) -> None:
        """Begin something, and measure until it and everything that follows from it is done."""
        began = time.perf_counter()
        quiet_since = [began]

        def is_over() -> bool:
            now = time.perf_counter()
            if self.context.tasks.running or not is_ready():
                quiet_since[0] = now
            return now - quiet_since[0] > QUIET_SECONDS or now - began > PATIENCE

        pulse = Pulse(is_over)
        if self._watcher is not None:
            self._watcher.pulse, self._watcher.seen = pulse, {}
        QTimer.singleShot(5, pulse, begin)
        pulse.run()
        if self._watcher is not None:
            self._watcher.pulse = None
        seconds = time.perf_counter() - began - QUIET_SECONDS
        row = Row(name, round(seconds, 2), round(pulse.longest, 1), round(pulse.cpu, 1), pulse.over)
        if self._only in name:
            self.rows.append(row)
            print(f"{row.longest_gap_ms:8.1f} {row.cpu_ms:8.1f} {row.gaps_over_goal:5} {row.seconds:8.2f}  {name}",
                  file=sys.stderr, flush=True)  # fmt: skip
            for where, count in (
                sorted(self._watcher.seen.items(), key=lambda item: -item[1])[:4] if self._watcher else ()
            ):
                print(f"      {count} x {where}", file=sys.stderr, flush=True)

    # --- what is done ---

    def everything(self) -> None:
        self.act("nothing", lambda: None, self._after(2.0))
        self._make()
        self._work()
        self._look()
        self._report()
        self._keep()

    def _after(self, seconds: float) -> Callable[[], bool]:
        until = time.perf_counter() + seconds
        return lambda: time.perf_counter() > until

    def _make(self) -> None:
        made = self.context.services.create_study(
            self.folder / "paper.verbatim", title="Paper", coder="Ada", research_question="Was ändert sich?",
            language="de", send_scope=SendScope.THIS_COMPUTER,
        )  # fmt: skip
        self.act("open an empty study", lambda: self.context.use(made))
        paths = write_interviews(self.folder, self.words)
        self.act("files looked at", lambda: self.window.files.import_files(paths))
        [preview] = self.window.findChildren(ImportPreview)
        self.act("import", preview.take.click)

    def _work(self) -> None:
        context, study, coder = self.context, self.study, self.context.coder_id
        place: Any = self.window.places["pseudonymise"]
        self.act("go to pseudonymise", lambda: self.window.go("pseudonymise"))
        self.act("search for names", place.search)
        self.act("decide on a name", lambda: place.deciding.decide(next(iter(_verdicts()))))
        for document in study.transcripts.documents()[:-1]:
            study.pseudonyms.approve(document.id, coder=coder)
        last = study.transcripts.documents()[-1].id
        self.act("go to another interview", lambda: context.select_document(last))
        self.act("approve", place.deciding.approve)
        self.act("go to code", lambda: self.window.go("code"))
        ids = [document.id for document in study.transcripts.documents()]
        self.act("suggest codes", lambda: context.suggest_codes(ids))
        code: Any = self.window.places["code"]
        self.act("accept a suggestion", code.accept)
        path = study.path
        self.act("close", context.close)
        study = context.services.open_study(Opening(path))
        code_and_arrange(study, coder, CODES)
        study.close()
        self.act("open", lambda: context.open(path), lambda: context.study is not None)
        self.act("go to themes", lambda: self.window.go("themes"))
        self.act("group", lambda: context.suggest_groups(Level.CONCEPT))

    def _look(self) -> None:
        context, study, coder = self.context, self.study, self.context.coder_id
        window = self.window
        category = study.structure.categories(Level.CONCEPT)[0]
        self.act("remove a concept", lambda: study.structure.remove(category.id, coder=coder))
        self.act("undo", window.undo)
        codes = [item.id for item in study.coding.codes()]
        self.act("place 400 codes", lambda: context.attempt(
            lambda: study.structure.place_all(codes[:400], category.id, coder=coder)))  # fmt: skip
        self.act("undo 400 codes", window.undo)
        self.act("merge 40 codes", lambda: context.attempt(
            lambda: study.merging.merge_codes(codes[1:41], codes[0], coder=coder)))  # fmt: skip
        self.act("undo the merging", window.undo)
        for key in ("code", "study", "pseudonymise", "report"):
            self.act(f"go to {key}, all there", lambda key=key: window.go(key))  # type: ignore[misc]
        self.act("next interview in code", lambda: (window.go("code"), window.step_interview(1)))
        self.act("open the search", window.searching.open)
        dialog = self._dialog()
        self.act("search", lambda: dialog.line.setText("Hürde"))  # type: ignore[attr-defined]
        self.act("search again", lambda: dialog.line.setText("Hürde höher"))  # type: ignore[attr-defined]
        dialog.close()
        self.act("open the settings", window.show_settings)
        self._dialog().close()
        self.act("take an interview out", lambda: context.attempt(
            lambda: study.transcripts.remove(context.document_id, coder=coder)))  # fmt: skip
        self.act("undo taking out", window.undo)
        self.act("other language", lambda: window.set_language("en"))
        self.act("dark", lambda: window.set_scheme("dark"))

    def _report(self) -> None:
        report: Any = self.window.places["report"]
        self.window.go("report")
        for name, ending in FORMATS.items():
            path = self.folder / f"out-{name}{ending}"
            self.act(f"export {name}", lambda path=path, name=name: report.export_to(  # type: ignore[misc]
                path, original_names=False, name=name))  # fmt: skip
        for name, ending in (("ro-crate", ".zip"), ("prov-json", ".json")):
            path = self.folder / f"out-{name}{ending}"
            self.act(f"export {name}", lambda path=path, name=name: report.proof.export_to(name, path))  # type: ignore[misc]
        self.act("export the log", lambda: report.export_log_to(self.folder / "log.csv"))
        self.act("export the key", lambda: report.export_key_to(self.folder / "key.csv"))
        self.act("seal", lambda: report.proof.make_seal(self.folder / "seal.pem"))
        self.act("audit", report.show_audit)
        for name in report.rigor.choices:
            self.act(f"rigor {name}", lambda name=name: (report.show_rigor(), report.rigor.read(name)))  # type: ignore[misc]
        self.act("verify", report.start_verify)

    def _keep(self) -> None:
        context, window, study = self.context, self.window, self.study
        place: Any = window.places["study"]
        self.act("back up", window.keeping.back_up)
        window.go("study")
        rights = place.rights
        self.act("what is held", rights.tell)
        rights.dialog.close()
        self.act("ask to withdraw", rights.withdraw)
        dialog = rights.dialog
        dialog.reason.setText("Wunsch")
        dialog.sure.setChecked(True)
        self.act("withdraw", dialog.act_button.click)
        self._dialog().close()
        self.act("versions", rights.show_versions)
        rights.dialog.close()
        self.act("correct a text", rights.correct_text)
        rights.dialog.close()
        self.act("compare runs", window.places["report"].compare_runs)  # type: ignore[attr-defined]
        self._dialog().close()
        path = study.path
        self.act("list the backups", window.keeping.choose_backup)
        restore = self._dialog()
        self.act("restore", restore.restore_button.click, lambda: context.study is not None)  # type: ignore[attr-defined]
        damaged = shutil.copy(path, self.folder / "damaged.verbatim")
        window.keeping.choose_backup(Path(damaged), is_damaged=True)
        recover = self._dialog()
        self.act("recover", recover.recover_button.click)  # type: ignore[attr-defined]
        self.act("quit", window.close)

    @property
    def study(self) -> Any:
        study = self.context.study
        if study is None:
            raise RuntimeError("no study is open")
        return study

    def _dialog(self) -> QDialog:
        return next(dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible())


def _verdicts() -> Iterator[Any]:
    from analysis.records import Verdict

    yield Verdict.REPLACE


def facts() -> dict[str, Any]:
    """Say on what this was measured."""
    return {
        "machine": platform.machine(), "system": platform.platform(), "processors": os.cpu_count(),
        "load": [round(item, 2) for item in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(), "pyside": PySide6.__version__, "screen": QApplication.platformName(),
    }  # fmt: skip


def main_program() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--json", action="store_true")
    options.add_argument("--words", type=int, default=WORDS)
    options.add_argument("--only", default="", help="print the actions whose name holds this; all are done")
    options.add_argument("--why", action="store_true")
    given = options.parse_args()
    app = QApplication([])
    watcher = Watcher() if given.why else None
    if watcher is not None:
        watcher.start()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        settings.coder_name, settings.language, settings.scheme = "Ada", "de", "light"
        window = main.build_window(app, settings=settings)
        collector = GarbageCollector(app)
        let_window_go_first()
        window.resize(1366, 768)
        window.show()
        before = facts()
        bench = Bench(window, folder, given.words, watcher=watcher, only=given.only)
        bench.everything()
        collector.stop()
    study = {"interviews": INTERVIEWS, "words": given.words, "codes": CODES}
    if given.json:
        print(
            json.dumps({"facts": before, "study": study, "goal_ms": GOAL, "actions": [asdict(r) for r in bench.rows]})
        )
    else:
        print(before, study, f"goal {GOAL} ms")


if __name__ == "__main__":
    main_program()
