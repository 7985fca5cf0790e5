"""A Word document that goes to its file while it is made.

python-docx keeps the whole document and looks through what is there for each paragraph that it adds, so a long one
takes memory and the square of its length. Here what was added leaves the document at once, as python-docx made it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from storage.export.aside import Aside
from storage.export.files import zip_entry

_TYPES, _BODY, _COMMENTS = "[Content_Types].xml", "word/document.xml", "word/comments.xml"
_DECLARED = b' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HERE = "here"


@contextmanager
def flowing(document: Any, file: IO[bytes], *, has_comments: bool = False) -> Iterator[Callable[[], None]]:
    """Write a document of python-docx; gives what lets all that was added so far leave for the file.

    What is added stands at the end of the body. Properties and sections have to be as they shall be before; pictures
    and other parts can't be added, comments only with `has_comments`. Raises `RuntimeError` where a part was added.
    """
    body, comments = document.element.body, _comments(document) if has_comments else None
    put_aside = Aside()
    added = b"".join(_leaving(body, 1))
    before, after = _around(document.element, body, len(body) - 1)
    first = _parts(document)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        early = list(first)[: list(first).index(_BODY)]
        for name in early:
            archive.writestr(zip_entry(name), first[name])
        with archive.open(zip_entry(_BODY), "w", force_zip64=True) as entry:
            entry.write(before + added)

            def let_leave() -> None:
                for data in _leaving(body, 1):
                    entry.write(data)
                for data in _leaving(comments, 1) if comments is not None else ():
                    put_aside.write(data)

            yield let_leave
            let_leave()
            entry.write(after)
        last = _parts(document)
        if last[_TYPES] != first[_TYPES]:
            raise RuntimeError("a part was added to a document that was being written")
        for name in last:
            if name == _COMMENTS and comments is not None:
                _write_comments(archive, comments, put_aside)
            elif name not in (*early, _BODY):
                archive.writestr(zip_entry(name), last[name])


def _comments(document: Any) -> Any:
    """Give the element of all comments, which python-docx makes when it is asked about them."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    assert document.comments is not None
    return document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).element


def _write_comments(archive: zipfile.ZipFile, comments: Any, put_aside: Aside) -> None:
    late = b"".join(_leaving(comments, 0))
    before, after = _around(comments, comments, 0)
    with archive.open(zip_entry(_COMMENTS), "w", force_zip64=True) as entry:
        entry.write(before)
        for data in put_aside.pieces():
            entry.write(data)
        entry.write(late + after)


def _leaving(parent: Any, kept: int) -> Iterator[bytes]:
    """Take the children of an element out of it but the last ones; gives each as XML for a place where `w:` is known.

    The body's last child is its section; the last comment stays until the next has its number, which is one more.
    """
    from lxml import etree

    for child in parent[: len(parent) - kept]:
        parent.remove(child)
        yield etree.tostring(child, encoding="UTF-8", xml_declaration=False, with_tail=False).replace(_DECLARED, b"", 1)


def _around(root: Any, parent: Any, at: int) -> tuple[bytes, bytes]:
    """Give a part's XML before and after the place of a child."""
    from lxml import etree

    mark = etree.Comment(_HERE)
    parent.insert(at, mark)
    before, _, after = etree.tostring(root, encoding="UTF-8", standalone=True).partition(f"<!--{_HERE}-->".encode())
    parent.remove(mark)
    return before, after


def _parts(document: Any) -> dict[str, bytes]:
    """Give the parts of a document as it is now, in the order of its package."""
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist()}
