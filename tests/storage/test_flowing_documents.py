"""Word documents that go to their file while they are made are what python-docx would have saved."""

from __future__ import annotations

import gc
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from lxml import etree

from storage.export.aside import Aside
from storage.export.flowing import flowing


def fill(document: Any, let_leave: Callable[[], None], count: int = 40) -> None:
    for number in range(count):
        document.add_heading(f"Überschrift {number} & mehr", 1)
        run = document.add_paragraph("Umlaute: ä, ö; Zeichen: <&>", style="List Bullet").add_run(" fett")
        run.bold = True
        if number % 3 == 0:
            document.add_comment(run, text=f"Kommentar {number}", author="Ada", initials="A")
        if number % 7 == 0:
            table = document.add_table(rows=2, cols=2)
            table.style = "Table Grid"
            table.cell(1, 1).text = f"{number}"
        let_leave()


def parts(data: bytes) -> dict[str, bytes]:
    """Give the parts in the one form that equal XML has; comments without the time they were made at."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        found = {}
        for name in package.namelist():
            content = package.read(name)
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(content)
                for element in tree.iter():
                    element.attrib.pop("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}date", None)
                content = etree.tostring(tree, method="c14n2")
            found[name] = content
        return found


def test_it_is_the_document_that_would_have_been_saved() -> None:
    usual, flowed = io.BytesIO(), io.BytesIO()
    document = Document()
    fill(document, lambda: None)
    document.save(usual)
    document = Document()
    with flowing(document, flowed, has_comments=True) as let_leave:
        fill(document, let_leave)

    assert parts(flowed.getvalue()) == parts(usual.getvalue())
    assert [item.comment_id for item in Document(flowed).comments] == list(range(14))


def test_what_was_written_does_not_stay_in_memory() -> None:
    document = Document()
    with flowing(document, io.BytesIO(), has_comments=True) as let_leave:
        fill(document, let_leave, 10)
        gc.collect()
        few = len(document.element.body)
        fill(document, let_leave, 50)
        assert len(document.element.body) == few == 1


def test_a_part_that_came_late_is_not_lost_in_silence() -> None:
    document = Document()
    with pytest.raises(RuntimeError, match="a part was added"), flowing(document, io.BytesIO()) as let_leave:
        fill(document, let_leave, 2)


def test_bytes_put_aside_come_back_as_they_were() -> None:
    aside, given = Aside(), [bytes([number]) * 1000 * number for number in range(1, 200)]
    for piece in given:
        aside.write(piece)

    assert b"".join(aside.pieces()) == b"".join(given)
