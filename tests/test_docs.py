"""The documentation: links lead somewhere, pages are in the site, and commands that are shown exist."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import builders
import pytest
import typer
from jsonschema import Draft202012Validator

import storage.importers
from analysis.records import Level
from commands.app import app
from storage.export import export
from storage.export.codebook_json import SCHEMA

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
_COMMAND = re.compile(r"^\s*(?:\.venv/bin/)?verbatim ([a-z][a-z-]+)|`verbatim ([a-z][a-z-]+)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    broken = []
    for place, heading in _LINK.findall(text):
        target = (page.parent / place).resolve() if place else page
        if not target.exists() or (heading and heading not in _anchors(target)):
            broken.append(f"{place}#{heading}")
    assert broken == []


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_every_command_that_is_shown_exists() -> None:
    known = set(typer.main.get_command(app).commands) | {"open"}  # type: ignore[attr-defined]
    shown = {
        name for page in PAGES for found in _COMMAND.findall(page.read_text(encoding="utf-8")) for name in found if name
    }
    assert shown
    assert shown - known == set()


def test_pages_of_the_site_are_there_and_nothing_is_loaded_from_elsewhere() -> None:
    project = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    listed = {place for entry in project["nav"] for place in entry.values()}
    assert [place for place in listed if not (ROOT / "docs" / place).exists()] == []
    assert project["theme"]["font"] is False
    assert not {"extra_css", "extra_javascript"} & set(project)


@pytest.mark.parametrize("name", ["csv-tables", "parquet"])
def test_the_notebook_runs_on_a_study(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = builders.make_study(tmp_path)
    coder = builders.ada(study)
    for document in study.transcripts.documents():
        study.pseudonyms.approve(document.id, coder=coder)
    member = study.coding.in_vivo(*builders.span_of(study, "die technische Hürde"), coder=coder).id
    study.coding.in_vivo(*builders.span_of(study, "Das Vertrauen der Kunden", 1), coder=coder)
    for level, label in ((Level.CONCEPT, "Hürden"), (Level.THEME, "Technik"), (Level.DIMENSION, "Mensch und Maschine")):
        member = study.structure.add(level, label, coder=coder, members=[member]).id
    export(study, name, tmp_path / "study.zip", coder=coder)
    study.close()
    notebook = json.loads((ROOT / "docs" / "notebooks" / "tables.ipynb").read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    found: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), found)
    assert found["codes"].set_index("label").loc["die technische Hürde", "theme"] == "Technik"
    assert found["spoken"].loc["P01", "Technik"] == 1
    assert found["spoken"].loc["P02", "(not placed yet)"] == 1
    assert found["new_concepts"].tolist() == [1, 0]
    assert not any(cell.get("outputs") for cell in notebook["cells"])


def test_the_picture_of_the_architecture_is_of_this_code() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts" / "draw_architecture.py", "--check"], check=False)
    assert done.returncode == 0, "run scripts/draw_architecture.py"


def test_every_page_is_in_the_site() -> None:
    project = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    listed = {place for entry in project["nav"] for place in entry.values() if isinstance(place, str)}
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - listed == set()


def test_the_reference_is_made_of_the_docstrings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    names = importlib.import_module("reference").write(tmp_path / "site")
    assert {"analysis", "analysis.workflow", "prompts", "storage", "storage.importers"} <= set(names)
    page = (tmp_path / "site" / "docs" / "reference" / "storage.importers.md").read_text(encoding="utf-8")
    assert "### read_transcript" in page
    assert storage.importers.read_transcript.__doc__.splitlines()[0] in page
    settings = tomllib.loads((tmp_path / "site" / "zensical.toml").read_text(encoding="utf-8"))["project"]
    [listed] = [entry["Reference"] for entry in settings["nav"] if "Reference" in entry]
    assert [name for entry in listed for name in entry] == names


def test_the_example_of_a_codebook_is_as_the_schema_says_and_the_page_names_its_fields() -> None:
    example = json.loads((ROOT / "docs" / "examples" / "codebook.json").read_text(encoding="utf-8"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(example)
    page = (ROOT / "docs" / "codebook_json.md").read_text(encoding="utf-8")
    assert [name for name in schema["properties"] if f"`{name}`" not in page] == []
    assert example["version"] == schema["properties"]["version"]["const"]
