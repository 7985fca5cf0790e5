"""The documentation: links lead somewhere, pages are in the site, and commands that are shown exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer

from commands.app import app

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
