"""The codebook to read: as Markdown, and as one HTML page without scripts and without anything from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import IO, Any

from storage.export.contents import ExportContents, members, notes
from storage.export.wording import Wording

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")
STYLE = """
body{font:16px/1.5 Georgia,serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#26231e;background:#fdfcf9}
h1,h2,h3,h4,.small,.codes{font-family:system-ui,sans-serif}
.small{color:#655e53;font-size:.85em}
blockquote{margin:.3rem 0 .3rem 1rem;padding-left:.8rem;border-left:3px solid #dfd9ce}
.turn{display:grid;grid-template-columns:4rem 1fr 14rem;gap:1rem;margin:.6rem 0}
.codes{font-size:.8em;margin:0;padding:0;list-style:none}
.codes li{border-left:4px solid;padding-left:.4rem;margin-bottom:.2rem}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #dfd9ce;padding:.35rem .5rem;text-align:left;vertical-align:top}
th{font-family:system-ui,sans-serif;font-size:.85em;background:#f1ede4}
mark{background:none;border-bottom:2px solid #8d857a}
@media print{body{max-width:none}}
"""


def write_markdown(contents: ExportContents, file: IO[bytes]) -> None:
    for line in _markdown(contents, Wording(contents)):
        file.write(f"{line}\n".encode())


def _markdown(contents: ExportContents, words: Wording) -> Iterator[str]:
    study = contents.data["study"]
    yield f"# {_plain(study['title'] or words['codebook'])}"
    yield ""
    if study["research_question"]:
        yield f"{words['question']}: {_plain(study['research_question'])}"
        yield ""
    yield words.contains
    for node, depth in _nodes(contents.top, 2):
        yield ""
        if "quotations" in node:
            yield f"- **{_plain(node['label'])}** ({words.origin(node)})"
            yield from (f"  {_plain(line)}" for line in _notes(node, words))
            for quotation in node["quotations"]:
                yield ""
                yield f"  > {_plain(words.quoted(quotation))} ({_plain(words.reference(quotation))})"
        else:
            yield f"{'#' * depth} {words[node['level']]}: {_plain(node['label'])}"
            yield from ("\n" + _plain(line) for line in _notes(node, words))


def _plain(text: str) -> str:
    """Let no character of a label be taken for a mark of the format; one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _notes(node: dict[str, Any], words: Wording) -> Iterator[str]:
    if node["definition"]:
        yield node["definition"]
    for key in ("includes", "excludes"):
        if node.get(key):
            yield f"{words[key]}: {node[key]}"
    yield from words.rules(node)
    yield from words.negative_cases(node)
    for memo in notes(node):
        yield words.memo(memo)


def _nodes(nodes: Sequence[dict[str, Any]], depth: int) -> Iterator[tuple[dict[str, Any], int]]:
    for node in nodes:
        yield node, depth
        yield from _nodes(members(node), depth + 1)


def write_html(contents: ExportContents, file: IO[bytes]) -> None:
    words = Wording(contents)
    write_page(contents, file, words["codebook"], _html(contents, words), words)


def write_page(contents: ExportContents, file: IO[bytes], what: str, body: Iterator[str], words: Wording) -> None:
    """Write a whole page around its body; nothing in it is loaded from elsewhere."""
    study = contents.data["study"]
    title = escape(f"{study['title'] or what}: {what}")
    file.write(
        f'<!doctype html>\n<html lang="{escape(study["language"])}"><head><meta charset="utf-8">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body><h1>{title}</h1>\n"
        f'<p class="small">{escape(words.contains)} {escape(contents.origin)}</p>\n'.encode()
    )
    for piece in body:
        file.write(f"{piece}\n".encode())
    file.write(b"</body></html>\n")


def _html(contents: ExportContents, words: Wording) -> Iterator[str]:
    if contents.data["study"]["research_question"]:
        yield f"<p>{escape(words['question'])}: {escape(contents.data['study']['research_question'])}</p>"
    for node, depth in _nodes(contents.top, 2):
        notes = "".join(f'<p class="small">{escape(line)}</p>' for line in _notes(node, words))
        if "quotations" in node:
            origin = escape(words.origin(node))
            yield f'<p><strong>{escape(node["label"])}</strong> <span class="small">{origin}</span></p>'
            yield notes
            for item in node["quotations"]:
                source = escape(words.reference(item))
                yield f'<blockquote>{escape(words.quoted(item))} <span class="small">{source}</span></blockquote>'
        else:
            level = min(depth, 4)
            yield f"<h{level}>{escape(words[node['level']])}: {escape(node['label'])}</h{level}>{notes}"
