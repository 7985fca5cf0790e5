"""The codebook as JSON, against the published schema `codebook.schema.json` (draft 2020-12) beside this module.

Also as JSON Lines, for scripts that read it piece by piece: the first line (`"record": "codebook"`) has all that is no
list, each further one an item of a list, with the list's name as its `record`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from storage.export.contents import ExportContents

SCHEMA = Path(__file__).with_name("codebook.schema.json")
_AT_ONCE = 4_096


def write(contents: ExportContents, file: IO[bytes]) -> None:
    """Write UTF-8 JSON, two spaces deep, what is plain in one line; the same study gives the same bytes."""
    for piece in json_pieces(contents.as_it_came):
        file.write(piece)


def json_pieces(value: Any) -> Iterator[bytes]:
    """Give data as UTF-8 JSON, piece by piece, two spaces deep, what is plain in one line, with a line's end."""
    pieces = _pieces(value, "")
    while some := "".join(islice(pieces, _AT_ONCE)):
        yield some.encode()
    yield b"\n"


def _pieces(value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, (dict, list)) or not any(isinstance(item, (dict, list)) for item in _items(value)):
        yield json.dumps(value, ensure_ascii=False)
        return
    deeper, names = f"{indent}  ", list(value) if isinstance(value, dict) else None
    yield "[" if names is None else "{"
    for at, item in enumerate(_items(value)):
        yield f"{',' if at else ''}\n{deeper}"
        if names is not None:
            yield f"{json.dumps(names[at], ensure_ascii=False)}: "
        yield from _pieces(item, deeper)
    yield f"\n{indent}{']' if names is None else '}'}"


def _items(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value


def write_lines(contents: ExportContents, file: IO[bytes]) -> None:
    """Write UTF-8 JSON Lines; the same study gives the same bytes."""
    data = contents.as_it_came
    lists = {name: value for name, value in data.items() if isinstance(value, list)}
    head = {name: value for name, value in data.items() if name not in lists}
    for record, items in {"codebook": [head], **lists}.items():
        for item in items:
            file.write(json.dumps({"record": record, **item}, ensure_ascii=False).encode() + b"\n")
