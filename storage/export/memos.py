"""All memos as a document to file with the study: by type, dated, each with what it is about and who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Any

from storage.export.contents import ExportContents, walk
from storage.export.methods.writing import require_pseudonyms
from storage.export.paper import markdown, word
from storage.export.paper.blocks import Block, Heading, Paper, Words

_WORDS = {
    "en": {
        "title": "Memos: {title}", "holds": "Pseudonymised; no key inside.", "study": "the study", "none": "No memos.",
        "positionality": "The researcher's own position", "reflexive": "Reflexive memos", "method": "Memos on method",
        "theoretical": "Theoretical memos", "code": "Memos on codes", "other": "Other memos",
        "line": "{day}, {coder}, on {about}",
    },
    "de": {
        "title": "Memos: {title}", "holds": "Pseudonymisiert; ohne Schlüssel.", "study": "die Studie",
        "none": "Keine Memos.", "positionality": "Eigene Position", "reflexive": "Reflexive Memos",
        "method": "Memos zur Methode", "theoretical": "Theoretische Memos", "code": "Memos zu Codes",
        "other": "Andere Memos", "line": "{day}, {coder}, zu {about}",
    },
}  # fmt: skip
_ORDER = ("positionality", "reflexive", "method", "theoretical", "code")


def write_markdown(contents: ExportContents, file: IO[bytes]) -> None:
    _write(contents, file, markdown.write)


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    _write(contents, file, word.write)


def _write(contents: ExportContents, file: IO[bytes], write: Callable[[Paper, IO[bytes]], None]) -> None:
    require_pseudonyms(contents)
    words = _WORDS["de" if contents.language == "de" else "en"]
    title = words["title"].format(title=contents.data["study"]["title"])
    blocks = list(_blocks(contents, words)) or [Words(words["none"])]
    write(Paper(title, words["holds"], contents.origin, contents.language, blocks), file)


def _blocks(contents: ExportContents, words: dict[str, str]) -> Iterator[Block]:
    about = {node["id"]: str(node["label"]) for node in walk(contents.top)}
    about |= {item["id"]: str(item["title"]) for item in contents.data["documents"]}
    about[""] = words["study"]
    found: dict[str, list[tuple[dict[str, Any], str]]] = {}
    for target, memos in contents.memos():
        for memo in memos:
            kind = memo["kind"] if memo["kind"] in _ORDER else "other"
            found.setdefault(kind, []).append((memo, about[target]))
    for kind in (*_ORDER, "other"):
        if kind in found:
            yield Heading(words[kind])
        for memo, label in sorted(found.get(kind, []), key=lambda item: str(item[0]["created_at"])):
            line = words["line"].format(day=memo["created_at"][:10], coder=memo["coder"], about=label)
            yield Words(line, is_soft=True)
            yield from (Words(part) for part in str(memo["text"]).splitlines() if part.strip())
