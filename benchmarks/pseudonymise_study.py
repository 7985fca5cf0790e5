"""How long it takes to pseudonymise a study of the paper's size, and how long the second time.

    python -m benchmarks.pseudonymise_study [FOLDER]

Thirteen interviews of some 43,000 characters each are cut from the transcripts in FOLDER (by default the shared German
ones) and pass through import, detection in a process of its own, linking and the commit, as in the window.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import storage
from analysis.transcript import ImportedTranscript
from storage.importers import read_transcript

INTERVIEWS, CHARACTERS = 13, 43_000
SHARED = Path(__file__).resolve().parents[2] / "shared" / "transcripts" / "divekit_de"


def turns_of(folder: Path) -> Iterator[str]:
    """Give the turns of all transcripts as "B: words", round and round."""
    while True:
        for path in sorted(folder.glob("*.txt")):
            read = read_transcript(path, "de")
            for turn in read.turns:
                yield f"{'I' if turn.label in read.interviewer_labels else 'B'}: {read.text[turn.start : turn.end]}"


def interviews(folder: Path, work: Path) -> Iterator[ImportedTranscript]:
    """Cut the interviews; each begins where the one before ended."""
    turns = turns_of(folder)
    for number in range(1, INTERVIEWS + 1):
        lines = [f"I: Das ist das Gespräch {number}."]
        while sum(map(len, lines)) < CHARACTERS:
            lines.append(next(turns))
        path = work / f"{number:02d}.txt"
        path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        yield read_transcript(path, "de")


def main() -> None:
    """Measure, and print the figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        study = storage.create_study(work / "study", title="Benchmark", coder="Benchmark")
        coder = study.coders()[0].id
        read = list(interviews(folder, work))
        for transcript in read:
            study.transcripts.add(transcript, coder=coder)
        words = sum(len(item.text.split()) for item in read)
        started = time.perf_counter()
        found = study.pseudonyms.detect(coder=coder)
        first = time.perf_counter() - started
        started = time.perf_counter()
        study.pseudonyms.detect(coder=coder)
        second = time.perf_counter() - started
        entities = len(study.pseudonyms.entities())
        study.close()
    print(f"{len(read)} interviews, {words:,} words, {sum(len(item.text) for item in read):,} characters")
    print(f"first time {first:.1f} s: {found:,} places of {entities:,} identifiers; second time {second:.3f} s")


if __name__ == "__main__":
    main()
