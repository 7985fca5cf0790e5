"""The samples of docs/how_to_change.md do what the page says."""

from __future__ import annotations

import io
import re
import sys
import textwrap
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import builders
import pytest

import storage.importers
from analysis.pseudonymization import presidio
from analysis.records import FindingLevel, IdentifierKind, Level, SendScope
from prompts.loader import load_prompt
from prompts.providers import PRESETS, host_class
from storage.export import export_to
from storage.export.formats import FORMATS, Format

PAGE = Path(__file__).resolve().parent.parent / "docs" / "how_to_change.md"
_SAMPLE = re.compile(r"<!-- runs: (\w+) -->\s*\n\s*```python\n(.*?)\n\s*```", re.DOTALL)


def sample(name: str, module: str = "sample") -> dict[str, Any]:
    """Run a sample as a module of that name; gives what it defines."""
    found = {key: textwrap.dedent(code) for key, code in _SAMPLE.findall(PAGE.read_text(encoding="utf-8"))}
    made = ModuleType(module)
    exec(found[name], made.__dict__)
    sys.modules[module] = made
    return made.__dict__


def test_every_change_has_a_sample_that_runs() -> None:
    headings = re.findall(r"^## Add an? (\w+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = [name for name, _ in _SAMPLE.findall(PAGE.read_text(encoding="utf-8"))]
    assert headings == named == ["importer", "recogniser", "prompt", "provider", "export"]


def test_an_importer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample("importer", "chat_log_sample")
    readers = {**storage.importers.READERS, ".chat": "chat_log_sample"}
    monkeypatch.setattr(storage.importers, "READERS", MappingProxyType(readers))
    monkeypatch.setattr(storage.importers, "SUFFIXES", tuple(readers))
    path = tmp_path / "talk.chat"
    path.write_text("I> Wie geht es?\nMai> Es geht uns gut mit der neuen Arbeit.\n", "utf-8")
    read = storage.importers.read_transcript(path)
    assert read.labels == ("I", "Mai")
    assert read.text[read.turns[1].start : read.turns[1].end] == "Es geht uns gut mit der neuen Arbeit."


class NoNames:
    def __init__(self, language: str) -> None: ...

    def tag(self, text: str) -> list[Any]:
        return []


def test_a_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Das steht drüben in Halle 7 herum."
    before = presidio.PresidioDetector(NoNames).detect(text, "de")
    monkeypatch.setattr(presidio, "SHAPES", (*presidio.SHAPES, sample("recogniser")["HALL"]))
    [found] = presidio.PresidioDetector(NoNames).detect(text, "de")
    assert (text[found.start : found.end], found.kind, found.level) == (
        "Halle 7", IdentifierKind.LOCATION, FindingLevel.AUTO
    )  # fmt: skip
    assert before == []


def test_a_prompt(tmp_path: Path) -> None:
    assert sample("prompt")["next_version"](tmp_path / "templates") == "codes/en"
    newest = load_prompt("codes", "en").version
    made = load_prompt("codes", "en", folder=tmp_path / "templates")
    assert made.version == newest + 1
    assert made.digest != load_prompt("codes", "en").digest


def test_a_provider() -> None:
    made = sample("provider")["JAN"]
    assert type(made) is type(PRESETS["ollama"])
    assert (made.name, made.kind) not in {(known.name, known.kind) for known in PRESETS.values()}
    assert host_class(made.base_url) is SendScope.THIS_COMPUTER


def test_an_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, "outline", Format("outline", ".txt", sample("export")["write"]))
    study = builders.make_study(tmp_path)
    coder = builders.ada(study)
    study.pseudonyms.approve(study.transcripts.documents()[0].id, coder=coder)
    member = study.coding.in_vivo(*builders.span_of(study, "die technische Hürde"), coder=coder).id
    study.structure.add(Level.CONCEPT, "Hürden", coder=coder, members=[member])
    out = io.BytesIO()
    export_to(study, "outline", out, coder=coder)
    study.close()
    assert out.getvalue().decode() == "pseudonyms\nHürden\n  die technische Hürde\n"
