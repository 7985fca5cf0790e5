"""What the commands write: plain aligned tables, bytes, progress at a terminal, and a clean stop at Ctrl-C."""

from __future__ import annotations

import io
import json
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

GAP = "  "
ELLIPSIS = "…"


def prepare() -> None:
    """Let no character that the terminal's encoding lacks stop a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Write a line for people to standard output."""
    sys.stdout.write(printable(text) + "\n")


def note(text: str) -> None:
    """Write a line beside the result, to standard error, as one line."""
    sys.stdout.flush()
    sys.stderr.write(one_line(text) + "\n")


def say_json(data: Any) -> None:
    """Write data as UTF-8 JSON, whatever the terminal's encoding is."""
    write_bytes((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(errors="replace"))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write rows under headings, aligned, numbers to the right; at a terminal the last column is cut to its width."""
    if not rows:
        return
    cells = [[one_line("" if cell is None else str(cell)) for cell in row] for row in rows]
    to_right = [all(isinstance(row[at], int | float) for row in rows) for at in range(len(headings))]
    widths = [max(len(row[at]) for row in [list(headings), *cells]) for at in range(len(headings))]
    limit = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for row in [list(headings), *cells]:
        parts = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, to_right, strict=True)
        ]
        say(_cut(GAP.join(parts).rstrip(), limit))


def one_line(text: str) -> str:
    """Put a text on one line, without anything that could steer a terminal."""
    return printable(" ".join(text.split()))


def printable(text: str) -> str:
    """Replace characters that could steer a terminal; line ends stay."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)


def program() -> str:
    """Give how the person started this, for commands that are shown to be typed."""
    return "python main.py" if Path(sys.argv[0]).name == "main.py" else "verbatim"


def counted(count: int, noun: str) -> str:
    """Say a number with its noun: "1 finding", "1,200 findings"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


class ShowProgress:
    """Shows (done, total) on standard error, on one line that is wiped at the end; only at a terminal."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shows = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        if self._shows:
            end = "\r\x1b[K" if done >= total else ""
            sys.stderr.write(end or f"\r{self._what} {done + 1}/{total} ")
            sys.stderr.flush()

    def waiting(self, seconds: float, code: str) -> None:
        """Say that a server wants a pause (`analysis.ports.ShowsWaiting`)."""
        note(f"Waiting {seconds:.0f} s before the next request ({code}).")


@contextmanager
def stoppable() -> Iterator[threading.Event]:
    """Give an event that the first Ctrl-C sets, so that work ends between two steps; the second one breaks off."""
    cancel = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield cancel
        return

    def stop(_signal: int, _frame: object) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield cancel
    finally:
        signal.signal(signal.SIGINT, before or signal.default_int_handler)


def _cut(line: str, limit: int | None) -> str:
    return line if limit is None or len(line) <= limit else line[: max(1, limit - 1)] + ELLIPSIS
