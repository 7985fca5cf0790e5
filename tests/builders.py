"""Small studies for tests: real files, real ledger, and a detector that finds the strings it was told."""

from __future__ import annotations

import ast
import re
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import storage
from analysis.base import new_id
from analysis.ports import Detected, Progress, Put
from analysis.records import FindingLevel, IdentifierKind, Suggestion, SuggestionKind
from analysis.transcript import ImportedTranscript, ImportedTurn, canonical
from analysis.workflow.study import OpenStudy

INTERVIEW = (
    "I: Wie nutzen Sie KI im Vertrieb?\n\n"
    "B: Ich glaube, die technische Hürde ist halt viel höher, als Frau Schuster denkt. 😀 "
    "Das muss ich erst mal verstehen.\n\n"
    "I: Und im Team in Bielefeld?\n\n"
    "B: Da hat Frau Schuster gesagt, am Ende entscheide ich. Wir haben Angst, dass die Maschine uns ersetzt.\n"
)
SECOND = (
    "I: Was hat sich verändert?\n\n"
    "B: Am Ende entscheide ich, das sagt auch Schusters Team. Das Vertrauen der Kunden ist schwierig zu gewinnen.\n"
)
ROOT = Path(__file__).parents[1]
NAMES = (("Frau Schuster", IdentifierKind.PERSON), ("Bielefeld", IdentifierKind.LOCATION))


class ScriptedDetector:
    """Finds given strings, as the real detector would; satisfies `DocumentDetector`."""

    def __init__(self, names: Iterable[tuple[str, IdentifierKind]] = NAMES) -> None:
        self.names = tuple(names)

    def detect(
        self,
        documents: Iterable[tuple[str, str, str]],
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> dict[str, list[Detected]]:
        return {key: self._find(text) for key, text, _ in documents}

    def _find(self, text: str) -> list[Detected]:
        return [
            Detected(match.start(), match.end(), kind, FindingLevel.AUTO, 0.9, "scripted", _bare(name))
            for name, kind in self.names
            for match in re.finditer(re.escape(name), text)
        ]

    def engines(self) -> tuple[str, ...]:
        return ("scripted 1",)

    def close(self) -> None:
        pass


def _bare(name: str) -> str:
    return name.removeprefix("Frau ")


def transcript(text: str, file_name: str = "Schuster_Bielefeld.txt") -> ImportedTranscript:
    """Make a transcript of `I:`/`B:` lines without the importers' help."""
    text = canonical(text)
    turns = []
    for match in re.finditer(r"^(I|B): (.+)$", text, re.MULTILINE):
        turns.append(ImportedTurn(match[1], match.start(1), match.end(1), match.start(2), match.end(2)))
    digest = f"{abs(hash(text)):064x}"[:64]
    return ImportedTranscript(text, tuple(turns), "de", file_name, "txt", digest, frozenset({"I"}))


def make_study(
    folder: Path, texts: Iterable[str] = (INTERVIEW, SECOND), *, approved: bool = True, **settings: object
) -> OpenStudy:
    """Make a study with interviews; pseudonymised and approved unless told otherwise. Its coder is Ada."""
    given: dict[str, Any] = {"research_question": "Wie verändert KI den Vertrieb?", **settings}
    study = storage.create_study(
        folder / "study", title="KI im Vertrieb", coder="Ada", detector=ScriptedDetector(), **given
    )
    coder = study.coders()[0].id
    for text in texts:
        study.transcripts.add(transcript(text), coder=coder)
    if approved:
        study.pseudonyms.detect(coder=coder)
        for document in study.transcripts.documents():
            study.pseudonyms.approve(document.id, coder=coder)
    return study


def ada(study: OpenStudy) -> str:
    return study.coders()[0].id


def reopen(study: OpenStudy, *, without_key: bool = False) -> OpenStudy:
    study.close()
    return storage.open_study(study.path, without_key=without_key, detector=ScriptedDetector())


def span_of(study: OpenStudy, words: str, document: int = 0) -> tuple[str, int, int]:
    """Give document id and original span of words that stand in a document's shown text."""
    found = study.transcripts.documents()[document]
    shown = study.transcripts.shown(found.id)
    assert shown is not None
    at = shown.text.index(words)
    return found.id, *shown.to_original(at, at + len(words))


def built_in_concept(study: OpenStudy, label: str, *members: str, definition: str = "", why: str = "") -> Suggestion:
    """Put a concept among the suggestions of the study's first run, which the built-in suggester made."""
    first = study.store.all(Suggestion)[0]
    made = Suggestion(
        id=new_id(), run_id=first.run_id, call_id=first.call_id, kind=SuggestionKind.CONCEPT, rank=0,
        label=label, definition=definition, why=why, member_ids=members,
    )  # fmt: skip
    study.store.commit("suggestions_kept", [Put(made)], actor=ada(study))
    return made


def kinds_in_the_code() -> set[str]:
    """Every kind of event that the use cases write as a literal."""
    found: set[str] = set()
    for path in (*(ROOT / "analysis" / "workflow").glob("*.py"), *(ROOT / "storage" / "export").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                first = node.args[0]
                if node.func.attr in ("commit", "commit_linked") and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found
