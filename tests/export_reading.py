"""Reading what was written out, whatever its format, so that a test can look for words in it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape

import pyarrow.parquet

from analysis.errors import InvalidInput
from analysis.workflow.study import OpenStudy
from storage.export import FORMATS, export_to


def words_in(data: bytes) -> str:
    """Give a file's text, of a ZIP that of every member: as it stands, and without the tags that may part words."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(name + "\n" + words_in(archive.read(name)) for name in archive.namelist())
    if data[:4] == b"PAR1":
        table = pyarrow.parquet.read_table(io.BytesIO(data))
        return json.dumps(table.to_pylist(), ensure_ascii=False) + str(table.schema.metadata)
    text = data.decode("utf-8", errors="replace")
    return unescape(text + "\n" + re.sub(r"<[^>]*>", "", text))


def written(study: OpenStudy, name: str, *, original_names: bool = False) -> bytes:
    out = io.BytesIO()
    export_to(study, name, out, coder=study.coders()[0].id, original_names=original_names)
    return out.getvalue()


DRAWN = frozenset(name for name in FORMATS if name.endswith(("-pdf", "-png")))
"""Formats in which no words can be looked for; they are drawn of the same layout as an SVG."""
NEVER_WITH_NAMES = ("methods", "dpo", "memos", "guide")
"""Formats for reviewers, officers and the file, which are refused with original names."""
CHARTS = ("saturation", "heat-map", "code-map", "timeline")
"""Formats that hold labels and numbers, or are refused where there is nothing to draw."""
NOT_OF_CODES = ("data-structure", "component-figure", "process-model", "evidence", "sample", *CHARTS, *NEVER_WITH_NAMES)
OF_QUOTATIONS = frozenset(name for name in FORMATS if not name.startswith(NOT_OF_CODES))
"""Formats that hold every code with its quotations."""


def everything_written(study: OpenStudy, *, original_names: bool = False) -> str:
    """Give the words of the study in every format there is."""
    names = [name for name in FORMATS if name not in DRAWN]
    names = [name for name in names if study.relations.all() or not name.startswith("process-model")]
    names = [name for name in names if not (original_names and name.startswith(NEVER_WITH_NAMES))]
    return "\n".join(_words_of(study, name, original_names) for name in names)


def _words_of(study: OpenStudy, name: str, original_names: bool) -> str:
    try:
        return words_in(written(study, name, original_names=original_names))
    except InvalidInput as refused:
        if refused.code == "nothing_to_draw":
            return ""
        raise
