"""Detection in a process of its own."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from analysis.errors import Cancelled, DetectionFailed
from analysis.ports import Detected
from analysis.pseudonymization.process import DetectorProcess, InlineDetector
from analysis.records import FindingLevel, IdentifierKind


class FakeDetector:
    """Finds the word "Schuster"; other words make it fail in the ways that a detector can."""

    engines = ("fake 1",)

    def detect(self, text: str, language: str) -> list[Detected]:
        if text == "incomplete":
            raise DetectionFailed("detection_incomplete", "It gave up.", "Try again.")
        if text == "die":
            os._exit(3)
        if text == "hang":
            threading.Event().wait()
        start = text.find("Schuster")
        kind, level = IdentifierKind.PERSON, FindingLevel.AUTO
        return [Detected(start, start + 8, kind, level, 1.0, f"fake {os.getpid()} {language}")] if start >= 0 else []


@pytest.fixture(scope="module")
def process():
    with DetectorProcess(FakeDetector) as detector:
        yield detector


def test_it_detects_in_another_process_and_reports_progress(process: DetectorProcess) -> None:
    steps: list[tuple[int, int]] = []
    documents = [("a", "Frau Schuster", "de"), ("b", "nobody", "en")]
    result = process.detect(documents, progress=lambda done, total: steps.append((done, total)))
    assert [(d.start, d.end) for d in result["a"]] == [(5, 13)]
    assert result["b"] == []
    assert str(os.getpid()) not in result["a"][0].recognizer.split()
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert process.engines() == ("fake 1",)


def test_inline_gives_the_same(process: DetectorProcess) -> None:
    documents = [("a", "Frau Schuster", "de"), ("b", "nobody", "en")]
    inline = InlineDetector(FakeDetector)
    spans = [
        {key: [(d.start, d.end, d.kind) for d in found] for key, found in detector.detect(documents).items()}
        for detector in (inline, process)
    ]
    assert spans[0] == spans[1]
    assert inline.engines() == ("fake 1",)


def test_a_detection_that_gave_up_is_a_failure_in_both(process: DetectorProcess) -> None:
    for detector in (process, InlineDetector(FakeDetector)):
        with pytest.raises(DetectionFailed) as error:
            detector.detect([("a", "incomplete", "de")])
        assert error.value.code == "detection_incomplete"
        assert detector.detect([("a", "Schuster", "de")])["a"]


def test_a_process_that_dies_is_told_and_started_anew(process: DetectorProcess) -> None:
    with pytest.raises(DetectionFailed) as error:
        process.detect([("a", "die", "de")])
    assert error.value.code == "detector_ended"
    assert process.detect([("a", "Schuster", "de")])["a"]


def test_cancelling_stops_a_long_document_and_the_next_call_works(process: DetectorProcess) -> None:
    cancel = threading.Event()

    def press_stop(done: int, _total: int) -> None:
        if done == 1:
            cancel.set()

    with pytest.raises(Cancelled):
        process.detect([("a", "Schuster", "de"), ("b", "hang", "de")], press_stop, cancel)
    assert process.detect([("a", "Schuster", "de")])["a"]


def test_inline_stops_between_documents() -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        InlineDetector(FakeDetector).detect([("a", "Schuster", "de")], None, cancel)


def test_closing_ends_the_process() -> None:
    detector = DetectorProcess(FakeDetector)
    pid = int(detector.detect([("a", "Schuster", "de")])["a"][0].recognizer.split()[1])
    detector.close()
    detector.close()
    assert not psutil.pid_exists(pid)


PARENT = """
import multiprocessing, os, threading
from concurrent.futures import ProcessPoolExecutor
from analysis.pseudonymization.process import end_with_parent
context = multiprocessing.get_context("spawn")
pool = ProcessPoolExecutor(1, mp_context=context, initializer=end_with_parent)
print(pool.submit(os.getpid).result(), flush=True)
threading.Event().wait()
"""


def test_the_child_ends_when_its_parent_is_killed() -> None:
    root = Path(__file__).resolve().parents[2]
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=root, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert int(parent.stdout.readline()) != parent.pid
    parent.kill()
    assert parent.communicate(timeout=60)[0] == ""  # the child holds the other end until it ends
