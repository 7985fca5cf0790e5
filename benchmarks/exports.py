"""Measure each export of a study with 100,000 codings: how long it takes, how much memory at most, how large it is.

    python -m benchmarks.exports [--interviews 200] [--study FILE] [FORMAT ...]

Each format is written by a process of its own, so that the memory is its alone; what opening the study takes stands
beside. An interview has 500 codings (`benchmarks.large_study`). A JSON line is written for each.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

import storage
from analysis.errors import VerbatimError
from benchmarks.large_study import make
from storage.export import bundles, formats

FORMATS = (*formats.FORMATS, *bundles.FORMATS)


def peak() -> float:
    """Give the most memory that this process had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(study_path: Path, name: str, folder: Path) -> dict[str, Any]:
    """Write one format; call this in a new process. Names a refusal by its code."""
    study = storage.open_study(study_path)
    coder = study.coders()[0].id
    opened, began = peak(), time.perf_counter()
    try:
        if name in bundles.FORMATS:
            bundles.export_provenance(study, name, folder / f"out{bundles.FORMATS[name]}", coder=coder)
        else:
            formats.export(study, name, folder / f"out{formats.FORMATS[name].ending}", coder=coder)
    except VerbatimError as refused:
        return {"format": name, "refused": refused.code}
    seconds = time.perf_counter() - began
    study.close()
    size = sum(file.stat().st_size for file in folder.glob("out*"))
    return {
        "format": name,
        "seconds": round(seconds, 1),
        "memory_mb": round(peak()),
        "memory_opened_mb": round(opened),
        "file_mb": round(size / 1e6, 1),
    }


def run(study_path: Path, names: list[str]) -> list[dict[str, Any]]:
    """Measure formats one after the other."""
    found = []
    for name in names:
        with (
            tempfile.TemporaryDirectory() as folder,
            multiprocessing.get_context("spawn").Pool(1) as pool,
        ):
            told = pool.apply(measure, (study_path, name, Path(folder)))
        print(json.dumps(told), flush=True)
        found.append(told)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    parser.add_argument("--interviews", type=int, default=200)
    parser.add_argument("--study", type=Path, help="a study that is there already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.study or Path(folder) / "large.verbatim"
        if not given.study:
            make(path, given.interviews)
        run(path, given.formats or list(FORMATS))


if __name__ == "__main__":
    main()
