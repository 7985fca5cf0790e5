"""Run all benchmarks and write their figures with the machine's facts.

    python -m benchmarks [--quick] [--out FILE]

Start beside a bare window, studies of 10, 100 and 1,000 interviews (10 and 100 with `--quick`), a study of a paper's
size pseudonymised twice (where the shared transcripts are), a run's own overhead, and checking against the ledger.
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


def told(*command: str) -> list[str]:
    """Run one benchmark in a process of its own; gives the lines that it prints, or what stopped it."""
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return [f"failed: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}"]
    return done.stdout.strip().splitlines()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / ".benchmarks" / "results.json")
    given = parser.parse_args()
    found: dict[str, Any] = {"machine": facts()}
    found["start"] = told("-m", "benchmarks.startup", "5" if given.quick else "15")
    with tempfile.TemporaryDirectory() as folder:
        found["sizes"] = sizes.run(Path(folder), [10, 100] if given.quick else [10, 100, 1000])
    found["pseudonymise"] = told("-m", "benchmarks.pseudonymise_study")
    found["suggesting"] = told("benchmarks/suggesting.py")
    found["verify"] = told("benchmarks/verify.py", "--events", "10000" if given.quick else "100000")
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(given.out)


if __name__ == "__main__":
    main()
