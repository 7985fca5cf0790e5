"""Quotations ready to be cited, by code, in German or English style: as Word, Markdown and a web page.

A quotation of fewer than 40 words runs in the text: marks of the language around it, single ones within, its full stop
after the reference. A longer one stands by itself, without outer marks. No word is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import IO, Any

from storage.export.contents import ExportContents, members
from storage.export.pages import write_page
from storage.export.paper import markdown, word
from storage.export.paper.blocks import Block, Heading, Paper, Words
from storage.export.wording import Wording

BLOCK_WORDS = 40
"""From how many words on a quotation stands by itself."""
_MARKS = {"de": ("„", "“", "‚", "‘"), "en": ("“", "”", "‘", "’")}
_DOUBLE = re.compile('["„“”«»]')
_OPENS_AFTER = frozenset(" \t\n([–—-/")
_TITLE = {"de": "Zitate: {title}", "en": "Quotations: {title}"}


def write_markdown(contents: ExportContents, file: IO[bytes]) -> None:
    markdown.write(_paper(contents), file)


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    word.write(_paper(contents), file)


def write_html(contents: ExportContents, file: IO[bytes]) -> None:
    words = Wording(contents)
    write_page(contents, file, words["quotations"].capitalize(), _html(contents, words), words)


def cited(text: str, reference: str, language: str) -> str:
    """Give a quotation with its reference, as it stands in a paper of this language."""
    opening, closing, inner_opening, inner_closing = _MARKS.get(language, _MARKS["en"])
    text = " ".join(text.split())
    if len(text.split()) >= BLOCK_WORDS:
        return f"{_marked(text, opening, closing)} ({reference})"
    has_stop = text.endswith(".") and not text.endswith("..")
    text = _marked(text.removesuffix(".") if has_stop else text, inner_opening, inner_closing)
    return f"{opening}{text}{closing} ({reference})."


def _marked(text: str, opening: str, closing: str) -> str:
    """Write the quotation marks within a text as these; one that follows a word closes."""

    def mark(found: re.Match[str]) -> str:
        before = text[found.start() - 1 : found.start()]
        return opening if not before or before in _OPENS_AFTER else closing

    return _DOUBLE.sub(mark, text)


def _paper(contents: ExportContents) -> Paper:
    words = Wording(contents)
    title = _TITLE["de" if contents.language == "de" else "en"].format(title=contents.data["study"]["title"])
    return Paper(title, words.contains, contents.origin, contents.language, _blocks(contents, words))


def _blocks(contents: ExportContents, words: Wording) -> Iterator[Block]:
    for text, level in _lines(contents.top, words, contents.language, 1):
        yield Heading(text, min(level, 5)) if level else Words(text)


def _html(contents: ExportContents, words: Wording) -> Iterator[str]:
    for text, level in _lines(contents.top, words, contents.language, 2):
        name = f"h{min(level, 6)}" if level else "p"
        yield f"<{name}>{escape(text)}</{name}>"


def _lines(nodes: list[dict[str, Any]], words: Wording, language: str, depth: int) -> Iterator[tuple[str, int]]:
    """Give each line with the level of its heading, 0 for a quotation. Words that are withheld can't be cited."""
    for node in nodes:
        if "quotations" not in node:
            yield f"{words[node['level']]}: {node['label']}", depth
            yield from _lines(members(node), words, language, depth + 1)
            continue
        yield str(node["label"]), depth
        for quotation in node["quotations"]:
            if quotation["text"]:
                yield cited(quotation["text"], words.reference(quotation), language), 0
