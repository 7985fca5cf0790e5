"""A process to be killed: it runs suggestions and decides without end, and says what is on disk.

busy_study.py STUDY [PASSPHRASE]     prints "answered ID" after each committed answer, "decided ID" after each decision
"""

from __future__ import annotations

import sys
from pathlib import Path

from builders import ScriptedDetector

import storage
from analysis.ports import Event
from analysis.records import SuggestionKind, SuggestionStatus, Verdict
from analysis.suggestion.builtin import BuiltinModel


def say(event: Event) -> None:
    print(event.seq, event.hash, event.kind, flush=True)


def work(path: Path, passphrase: str = "") -> None:
    study = storage.open_study(path, passphrase=passphrase, detector=ScriptedDetector())
    study.store.subscribe(say)
    coder, model = study.coders()[0].id, BuiltinModel()
    print("ready", path.name, flush=True)
    while True:
        for text in study.transcripts.documents():  # a kill may have come between a changed name and the approval
            study.pseudonyms.approve(text.id, coder=coder)
        for document in study.transcripts.documents():
            plan = study.suggesting.plan_codes([document.id], model)
            study.suggesting.run(plan, model, coder=coder)
            waiting = study.suggesting.list(kind=SuggestionKind.CODE, statuses=[SuggestionStatus.OPEN])
            for suggestion in waiting[:3]:
                study.deciding.accept(suggestion.id, coder=coder)
                study.history.undo(coder=coder)
                study.deciding.reject(suggestion.id, coder=coder)
            entity = study.pseudonyms.entities()[0].entity
            study.pseudonyms.decide(
                entity.id, Verdict.KEEP if entity.verdict is Verdict.REPLACE else Verdict.REPLACE, coder=coder
            )
            for number in range(10):
                study.coding.memo(f"Notiz {number}", coder=coder)
            for text in study.transcripts.documents():
                study.pseudonyms.approve(text.id, coder=coder)


if __name__ == "__main__":
    work(Path(sys.argv[1]), *sys.argv[2:])
