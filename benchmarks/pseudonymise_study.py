"""How long it takes to pseudonymise a study of the paper's size, beside one bare pass of the same engines.

    python -m benchmarks.pseudonymise_study [--transcripts FOLDER] [--made-up]

Thirteen interviews of some 43,000 characters each, 90,000 words together, are cut from the transcripts in FOLDER (by
default the shared German ones; made up where they are not there). Each figure comes from a fresh process: the bare pass
gives each paragraph to Presidio's analyser with our recognisers once, and does nothing with what it answers; `detect`
without storage is what the window's detector does, in a process of its own; with storage is the whole step, with
linking and the commit. Then the same study is asked again, and once more after one more interview came in. The last
line is JSON.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

INTERVIEWS, CHARACTERS, WORDS = 13, 43_000, 90_000
SHARED = Path(__file__).resolve().parents[2] / "shared" / "transcripts" / "divekit_de"


def turns_of(folder: Path) -> Iterator[str]:
    """Give the turns of all transcripts as "B: words", round and round."""
    from storage.importers import read_transcript

    while True:
        for path in sorted(folder.glob("*.txt")):
            read = read_transcript(path, "de")
            for turn in read.turns:
                yield f"{'I' if turn.label in read.interviewer_labels else 'B'}: {read.text[turn.start : turn.end]}"


def write_interviews(folder: Path, work: Path, count: int) -> list[Path]:
    """Cut the interviews; each begins where the one before ended."""
    if not folder.is_dir():
        from benchmarks.paper_size import write_interviews as made_up

        return made_up(work, WORDS * count // INTERVIEWS, count)
    turns, paths = turns_of(folder), []
    for number in range(1, count + 1):
        lines = [f"I: Das ist das Gespräch {number}."]
        while sum(map(len, lines)) < CHARACTERS:
            lines.append(next(turns))
        paths.append(work / f"{number:02d}.txt")
        paths[-1].write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return paths


def bare(paths: list[Path]) -> dict[str, Any]:
    """Give each paragraph to the engines once, engines loaded before."""
    from analysis.pseudonymization.languages import language_of
    from analysis.pseudonymization.presidio import build_detector, chunks
    from storage.importers import read_transcript

    texts = [read_transcript(path, "de").text for path in paths]
    began = time.perf_counter()
    detector: Any = build_detector()
    detector.detect("Frau Schuster aus Bielefeld.", "de")
    loaded = time.perf_counter() - began
    began = time.perf_counter()
    for text in texts:
        for _, chunk in chunks(text):
            language = language_of(chunk, "de")
            detector._analyzer.analyze(chunk, language, entities=detector._entities[language], score_threshold=0)
    return {"bare_s": time.perf_counter() - began, "load_s": loaded}


def without_storage(paths: list[Path]) -> dict[str, Any]:
    """Detect as the window does, process started and engines loaded before."""
    from analysis.pseudonymization.process import DetectorProcess
    from storage.importers import read_transcript

    given = [(path.name, read_transcript(path, "de").text, "de") for path in paths]
    detector = DetectorProcess()
    detector.detect([("warm", "Frau Schuster aus Bielefeld.", "de")])
    began = time.perf_counter()
    detector.detect(given)
    found = {"detect_s": time.perf_counter() - began}
    detector.close()
    return found


def with_storage(paths: list[Path]) -> dict[str, Any]:
    """Do the whole step in a study, again, and again after one more interview."""
    import storage
    from storage.importers import read_transcript

    with tempfile.TemporaryDirectory() as name:
        study = storage.create_study(Path(name) / "study", title="Benchmark", coder="Benchmark")
        coder = study.coders()[0].id
        read = [read_transcript(path, "de") for path in paths]
        for transcript in read[:-1]:
            study.transcripts.add(transcript, coder=coder)
        times = []
        for step in range(3):
            if step == 2:
                study.transcripts.add(read[-1], coder=coder)
            began = time.perf_counter()
            study.pseudonyms.detect(coder=coder)
            times.append(time.perf_counter() - began)
        found = {
            "study_s": times[0], "again_s": times[1], "one_more_s": times[2],
            "words": sum(len(item.text.split()) for item in read[:-1]), "identifiers": len(study.pseudonyms.entities()),
        }  # fmt: skip
        study.close()
    return found


def _child(work: Callable[[list[Path]], dict[str, Any]], paths: list[Path], results: Any) -> None:
    found = work(paths)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    below = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    results.put({**found, "own_mb": own, "child_mb": below})


def apart(work: Callable[[list[Path]], dict[str, Any]], paths: list[Path]) -> dict[str, Any]:
    """Run in a fresh process; gives its figures with the most memory of it and of its own child."""
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    process = context.Process(target=_child, args=(work, paths, results))
    process.start()
    while process.is_alive() and results.empty():
        process.join(0.2)
    if process.exitcode:
        raise RuntimeError(f"{work.__name__} ended with {process.exitcode}")
    found: dict[str, Any] = results.get()
    process.join()
    return found


def measure(folder: Path = SHARED) -> dict[str, Any]:
    """Measure; gives seconds and megabytes."""
    with tempfile.TemporaryDirectory() as name:
        paths = write_interviews(folder, Path(name), INTERVIEWS + 1)
        first, second = apart(bare, paths[:-1]), apart(without_storage, paths[:-1])
        whole, third = apart(with_storage, paths), apart(bare, paths[:-1])
    pass_s = (first["bare_s"] + third["bare_s"]) / 2
    found = {
        "text": "made up" if not folder.is_dir() else "German interviews", "words": whole["words"],
        "interviews": INTERVIEWS, "identifiers": whole["identifiers"], "load_s": first["load_s"], "bare_s": pass_s,
        "bare_mb": first["own_mb"], "detect_s": second["detect_s"], "detect_ratio": second["detect_s"] / pass_s,
        "study_s": whole["study_s"], "study_ratio": whole["study_s"] / (pass_s + first["load_s"]),
        "again_s": whole["again_s"], "one_more_s": whole["one_more_s"], "memory_own_mb": whole["own_mb"],
        "memory_detector_mb": whole["child_mb"], "memory_mb": whole["own_mb"] + whole["child_mb"],
    }  # fmt: skip
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in found.items()}


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--transcripts", type=Path, default=SHARED)
    parser.add_argument("--made-up", action="store_true")
    given = parser.parse_args()
    print(json.dumps(measure(Path("/nowhere") if given.made_up else given.transcripts), ensure_ascii=False))


if __name__ == "__main__":
    main()
