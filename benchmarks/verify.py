"""Measure how long checking a long study against its ledger takes, and how much memory.

    python benchmarks/verify.py [--events 100000] [--keep FOLDER]

Fills a study with events of the usual kinds (a call is prepared, answered with suggestions, each is decided) and checks
it in a process of its own, so that the memory is that of the check alone. A JSON line with the figures is written.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import storage  # noqa: E402
from analysis.ports import Put, blob_digest  # noqa: E402
from analysis.records import (  # noqa: E402
    CallStatus,
    Code,
    CodeOrigin,
    Coding,
    Decision,
    DecisionAction,
    Grounding,
    LlmCall,
    Run,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)

SUGGESTIONS = 8
QUOTE = "die technische Hürde"


def fill(folder: Path, count: int) -> Path:
    """Make a study with at least that many events."""
    from builders import ada, make_study, span_of

    study = make_study(folder)
    coder, (document, start, end) = ada(study), span_of(study, QUOTE)
    run = Run(purpose="codes", provider="x", model="m", document_ids=(document,), settings={}, coder_id=coder)
    study.store.commit("run_started", [Put(run)], actor=coder)
    with study.store.study_file.database.transaction():  # type: ignore[attr-defined]
        part = 0
        while study.store.last_seq() < count:
            _part(study.store, run, part, (document, start, end))
            part += 1
    study.close()
    return study.path


def _part(store, run: Run, part: int, place: tuple[str, int, int]) -> None:  # type: ignore[no-untyped-def]
    """Write what one answer makes: a call, its suggestions, a decision on each."""
    document, start, end = place
    coder, file = run.coder_id, store.study_file
    body = f"request {part} ".encode() * 200
    call = LlmCall(
        run_id=run.id, part=part, attempt=1, document_id=document, host="127.0.0.1", host_class="this_computer",
        model_asked="m", prompt_name="codes/de", prompt_version=1, prompt_digest="0" * 64, parameters={"seed": 1},
        request_digest=blob_digest(body), response_digest=blob_digest(body), status=CallStatus.ANSWERED, map_version=1,
    )  # fmt: skip
    file.put_blob(blob_digest(body), body)
    made = [
        Suggestion(
            run_id=run.id, call_id=call.id, kind=SuggestionKind.CODE, rank=rank, document_id=document, start=start,
            end=end, grounding=Grounding.EXACT, answered_quote=QUOTE, why="Sagt etwas zur Frage und steht so im Text.",
        )
        for rank in range(SUGGESTIONS)
    ]  # fmt: skip
    _append(file, "call_prepared", coder, [Put(call)])
    _append(file, "call_answered", coder, [Put(call), *map(Put, made)])
    for suggestion in made:
        code = Code(
            label=QUOTE, origin=CodeOrigin.IN_VIVO, label_document_id=document, label_start=start, label_end=end,
            suggestion_id=suggestion.id, coder_id=coder,
        )  # fmt: skip
        coding = Coding(code_id=code.id, document_id=document, start=start, end=end, coder_id=coder)
        decision = Decision(
            suggestion_id=suggestion.id, coder_id=coder, action=DecisionAction.ACCEPT, result_id=code.id, seconds=2.5
        )
        decided = type(suggestion)(
            **{name: getattr(suggestion, name) for name in suggestion.__dataclass_fields__ if name != "status"},
            status=SuggestionStatus.ACCEPTED,
        )
        _append(file, "suggestion_decided", coder, [Put(code), Put(coding), Put(decided), Put(decision)])


def _append(file, kind: str, actor: str, changes: list[Put]) -> None:  # type: ignore[no-untyped-def]
    file.append(kind, actor, {"details": {}, "undoes": "", "changes": file.apply(changes)})


def check(path: Path, results: multiprocessing.Queue) -> None:  # type: ignore[type-arg]
    """Open the study and check it; gives seconds, memory before and at most, and what was found."""
    study = storage.open_study(path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    calls: list[int] = []
    began = time.perf_counter()
    found = study.verify(lambda done, _total: calls.append(done))
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    results.put({
        "events": study.store.last_seq(), "file_mb": round(path.stat().st_size / 1e6), "seconds": round(seconds, 1),
        "memory_before_mb": before // 1024, "memory_at_most_mb": after // 1024, "progress_calls": len(calls),
        "problems": [problem.message for problem in found][:3],
    })  # fmt: skip
    study.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = fill(given.keep or Path(folder), given.events)
        context = multiprocessing.get_context("spawn")
        results = context.Queue()
        process = context.Process(target=check, args=(path, results))
        process.start()
        sys.stdout.write(json.dumps(results.get(), ensure_ascii=False) + "\n")
        process.join()


if __name__ == "__main__":
    main()
