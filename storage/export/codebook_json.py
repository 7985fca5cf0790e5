"""The codebook as JSON, against the published schema `codebook.schema.json` (draft 2020-12) beside this module."""

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
