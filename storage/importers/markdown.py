"""Markdown (.md): the words without the marks that only style them.

Only marks that cannot be a transcriber's own are taken out: headings, quote marks, bold, backslash escapes, comments
and a front matter of properties. Single stars and underscores stay, because *laughs* and _place_ are conventions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.transcript import canonical
from storage.importers.encodings import decode
from storage.importers.source import Paragraph, Source, from_paragraphs

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[\w-]+:[^\n]*\n|[ \t]+[^\n]*\n|-[ \t][^\n]*\n)*---[ \t]*\n")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PREFIX = re.compile(r"[ ]{0,3}(?:>[ ]?)*(?:#{1,6}[ \t]+)?")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^\n]*?\S)\1")
_ROW = re.compile(r"[ ]{0,3}\|(.*)\|$")
_ROW_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(data: bytes) -> Source:
    text, notices = decode(data)
    text = canonical(text)
    front = _FRONT_MATTER.match(text)
    text = text[front.end() :] if front else text
    kept = _COMMENT.sub("", text) if "-->" in text else text
    warnings = notices if kept == text else (*notices, "comments_dropped")
    return from_paragraphs(_paragraphs(kept), each_line=False, warnings=warnings)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for line in text.split("\n"):
        words = _words(line)
        lead = _BOLD.match(words)
        yield Paragraph(_plain(words), bold=_plain(lead.group(2)) if lead else "")


def _words(line: str) -> str:
    """Take the marks off the start of a line; the cells of a table's row become parted by tabs."""
    if _RULE.match(line):
        return ""
    prefix = _PREFIX.match(line)
    words = line[prefix.end() if prefix else 0 :].rstrip()
    if row := _ROW.match(words):
        return "" if _ROW_RULE.match(row[1]) else "\t".join(cell.strip() for cell in row[1].split("|"))
    return words


def _plain(words: str) -> str:
    return _ESCAPE.sub(r"\1", _BOLD.sub(r"\2", words))
