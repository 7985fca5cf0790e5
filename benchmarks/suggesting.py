"""What the pipeline adds to a model's own time, and how long it takes to prepare a study of the paper's size.

    python -m benchmarks.suggesting [SECONDS]

A server on this computer answers each request after exactly SECONDS (2 by default) with one quote for each turn. The
study has 13 interviews of some 6,900 words, 90,000 together. Measured are: preparing all calls (excerpts, prompts,
estimates) with the last check; a run of one interview, one request after the other, against the time that the server
took by itself; the same with three requests in flight, against
the time of its rounds.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import storage
from analysis.ports import Detected
from analysis.pseudonymization.process import InlineDetector
from analysis.records import FindingLevel, IdentifierKind
from analysis.transcript import ImportedTranscript, ImportedTurn
from analysis.workflow.study import OpenStudy
from prompts import open_model
from prompts.providers import PRESETS

INTERVIEWS, WORDS = 13, 90_000
SENTENCE = (
    "wir haben das Vertrauen der Kunden und ich finde es schwierig weil die technische Hürde im Vertrieb hoch ist aber "
    "am Ende entscheide ich selbst ob eine Maschine meine Arbeit besser macht oder nur anders als früher im Team"
)


class FixedTime(BaseHTTPRequestHandler):
    """Answers a chat request after a fixed time."""

    seconds: ClassVar[float] = 2.0
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        began = time.monotonic()
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        text = body["messages"][-1]["content"]
        turns = re.findall(r"^\[(T\d+)\|P\d+\] (.*)$", text.rpartition("\n\n")[2], re.MULTILINE)
        codes = [{"turn": turn, "quote": " ".join(words.split()[2:9]), "why": "passt"} for turn, words in turns]
        content = json.dumps({"codes": codes, "nothing_found": not codes}, ensure_ascii=False)
        delta = {"model": body["model"], "choices": [{"index": 0, "delta": {"content": content}}]}
        end = {"model": body["model"], "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
        lines = "".join(f"data: {json.dumps(item)}\n\n" for item in (delta, end)) + "data: [DONE]\n\n"
        data = lines.encode()
        time.sleep(max(0.0, self.seconds - (time.monotonic() - began)))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives it
        """Say nothing."""


class Names:
    """Finds the one name that stands in the interviews."""

    engines = ("benchmark",)

    def detect(self, text: str, language: str) -> list[Detected]:
        return [
            Detected(match.start(), match.end(), IdentifierKind.PERSON, FindingLevel.AUTO, 0.9, "benchmark", "Schuster")
            for match in re.finditer("Schuster", text)
        ]


def interview(number: int, words: int) -> ImportedTranscript:
    """Make an interview of about so many words; Schuster is named in each."""
    dice = random.Random(number)
    text, turns = "", []
    while len(text.split()) < words:
        for label, count in (("I", 12), ("B", 120)):
            said = " ".join(dice.choices(SENTENCE.split(), k=count)) + (" sagt Frau Schuster." if label == "B" else "?")
            start = len(text)
            turns.append(ImportedTurn(label, start, start + 1, start + 3, start + 3 + len(said)))
            text += f"{label}: {said}\n\n"
    digest = f"{number:064x}"
    return ImportedTranscript(text, tuple(turns), "de", f"{number}.txt", "txt", digest, frozenset({"I"}))


def make_study(folder: Path) -> OpenStudy:
    study = storage.create_study(folder / "study", title="KI", coder="Ada", detector=InlineDetector(Names))
    coder = study.coders()[0].id
    for number in range(INTERVIEWS):
        study.transcripts.add(interview(number, WORDS // INTERVIEWS), coder=coder)
    study.pseudonyms.detect(coder=coder)
    for document in study.transcripts.documents():
        study.pseudonyms.approve(document.id, coder=coder)
    return study


def main(seconds: float = 2.0) -> None:
    FixedTime.seconds = seconds
    server = ThreadingHTTPServer(("127.0.0.1", 0), FixedTime)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    model = open_model(replace(PRESETS["llama_cpp"], base_url=address, model="fixed", context_tokens=8_192))
    with tempfile.TemporaryDirectory() as folder:
        study = make_study(Path(folder))
        ids = [item.id for item in study.transcripts.documents()]
        for turn in ("first", "again"):
            began = time.perf_counter()
            plan = study.suggesting.plan_codes(ids, model)
            prepared = time.perf_counter() - began
            study.suggesting.check(plan)
            checked = time.perf_counter() - began
            print(f"prepared ({turn}): {plan.word_count:,} words, {len(plan.calls)} calls in {prepared:.2f} s, "
                  f"with the last check {checked:.2f} s")  # fmt: skip
        for document, at_once in enumerate((1, 1, 3)):
            plan = study.suggesting.plan_codes(ids[document : document + 1], model)
            began = time.perf_counter()
            study.suggesting.run(plan, model, coder=study.coders()[0].id, at_once=at_once)
            took = time.perf_counter() - began
            own = seconds * -(-len(plan.calls) // at_once)
            first = " (first run, the client is loaded)" if document == 0 else ""
            print(f"{at_once} at once{first}: {len(plan.calls)} calls in {took:.2f} s, the server's own {own:.2f} s, "
                  f"added {100 * (took / own - 1):.1f} %")  # fmt: skip
        study.close()
    server.shutdown()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)
