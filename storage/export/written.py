"""The codebook as a Word document: the structure as headings, each code with its quotations as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import IO, Any

from storage.export.contents import ExportContents, members, notes
from storage.export.flowing import flowing
from storage.export.refi import clean
from storage.export.wording import Wording


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write the codebook with definitions, memos, quotations and where each comes from."""
    from docx import Document

    words, study = Wording(contents), contents.data["study"]
    document = Document()
    document.core_properties.author = "Verbatim"
    document.core_properties.title = clean(study["title"])
    with flowing(document, file) as let_leave:
        document.add_heading(clean(study["title"] or words["codebook"]), 0)
        if study["research_question"]:
            document.add_paragraph(clean(f"{words['question']}: {study['research_question']}"))
        document.add_paragraph(words.contains)
        _add(document, contents.top, words, 1, let_leave)


def _add(
    document: Any, nodes: Sequence[dict[str, Any]], words: Wording, depth: int, let_leave: Callable[[], None]
) -> None:
    """Add categories as headings with what is in them; codes that stand side by side share one table."""
    codes = [node for node in nodes if "quotations" in node]
    for node in nodes:
        if "quotations" not in node:
            document.add_heading(clean(f"{words[node['level']]}: {node['label']}"), min(depth, 4))
            for key in ("definition", "includes", "excludes"):
                if node[key]:
                    document.add_paragraph(clean(node[key] if key == "definition" else f"{words[key]}: {node[key]}"))
            for line in (*words.rules(node), *words.negative_cases(node)):
                document.add_paragraph(clean(line))
            for memo in notes(node):
                document.add_paragraph(clean(words.memo(memo)))
            _add(document, members(node), words, depth + 1, let_leave)
    if codes:
        if depth == 1:
            document.add_heading(words["open"], 1)
        _add_table(document, codes, words)
        let_leave()


def _add_table(document: Any, codes: Sequence[dict[str, Any]], words: Wording) -> None:
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    head = table.rows[0].cells
    head[0].text, head[1].text = words["code"], words["quotations"].capitalize()
    for code in codes:
        cells = table.add_row().cells
        cells[0].text = clean(code["label"])
        cells[0].add_paragraph(clean(words.origin(code)), style="Caption")
        if code["definition"]:
            cells[0].add_paragraph(clean(code["definition"]))
        for line in words.rules(code):
            cells[0].add_paragraph(clean(line))
        texts = [f"{words.quoted(item)} ({words.reference(item)})" for item in code["quotations"]]
        cells[1].text = clean(texts[0]) if texts else ""
        for text in texts[1:]:
            cells[1].add_paragraph(clean(text))
