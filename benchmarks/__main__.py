"""Run all benchmarks and write their figures with the machine's facts.

    python -m benchmarks [--quick] [--out FILE]

Start beside a bare window; the Code place and its text beside a bare text field; how long the window does not answer
while something is under way; studies of 10, 100 and 1,000 interviews (10 and 100 with `--quick`), and import, export,
check and backup in them; a study of a paper's size pseudonymised twice (where the shared transcripts are); a run's own
overhead; checking against the ledger; all exports of 100,000 codings (of 5,000 with `--quick`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import sizes
from benchmarks.machine import facts

ROOT = Path(__file__).resolve().parent.parent


def told(*command: str) -> list[Any]:
    """Run one benchmark in a process of its own; gives the lines that it prints, or what stopped it."""
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return [f"failed: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}"]
    return [_read(line) for line in done.stdout.strip().splitlines()]


def _read(line: str) -> Any:
    """Give what a line of JSON holds, and any other line as it is."""
    try:
        return json.loads(line)
    except ValueError:
        return line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / ".benchmarks" / "results.json")
    given = parser.parse_args()
    found: dict[str, Any] = {"machine": facts()}
    found["start"] = told("-m", "benchmarks.startup", "5" if given.quick else "15")
    with tempfile.TemporaryDirectory() as folder:
        found["sizes"] = sizes.run(Path(folder), [10, 100] if given.quick else [10, 100, 1000])
    counts = ["10", "100"] if given.quick else ["10", "100", "1000"]
    for name, command in {
        "code_place": ["benchmarks/code_place.py", "--json"],
        "transcript_view": ["benchmarks/transcript_view.py", "--json"],
        "event_loop": ["benchmarks/event_loop.py", "--json"],
        "chores": ["-m", "benchmarks.chores", "--sizes", *counts],
        "pseudonymise": ["-m", "benchmarks.pseudonymise_study"],
        "suggesting": ["benchmarks/suggesting.py"],
        "verify": ["benchmarks/verify.py", "--events", "10000" if given.quick else "100000"],
        "exports": ["-m", "benchmarks.exports", "--interviews", "10" if given.quick else "200"],
    }.items():
        found[name] = told(*command)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(given.out)


if __name__ == "__main__":
    main()
