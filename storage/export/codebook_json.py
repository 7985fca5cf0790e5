"""The codebook as JSON, against the published schema `codebook.schema.json` (draft 2020-12) beside this module.

Also as JSON Lines, for scripts that read it piece by piece: the first line (`"record": "codebook"`) has all that is no
list, each further one an item of a list, with the list's name as its `record`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO

from storage.export.contents import ExportContents

SCHEMA = Path(__file__).with_name("codebook.schema.json")


def write(contents: ExportContents, file: IO[bytes]) -> None:
    """Write UTF-8 JSON, two spaces deep; the same study gives the same bytes."""
    for piece in json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(contents.data):
        file.write(piece.encode())
    file.write(b"\n")


def write_lines(contents: ExportContents, file: IO[bytes]) -> None:
    """Write UTF-8 JSON Lines; the same study gives the same bytes."""
    lists = {name: value for name, value in contents.data.items() if isinstance(value, list)}
    head = {name: value for name, value in contents.data.items() if name not in lists}
    for record, items in {"codebook": [head], **lists}.items():
        for item in items:
            file.write(json.dumps({"record": record, **item}, ensure_ascii=False).encode() + b"\n")
