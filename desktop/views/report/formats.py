"""The formats that the report offers; the same as `storage.export.FORMATS`."""

from __future__ import annotations

FORMATS = {
    "codebook-json": ".json", "qdpx": ".qdpx", "qdc": ".qdc", "codebook-docx": ".docx", "codebook-xlsx": ".xlsx",
    "codebook-csv": ".csv", "codebook-md": ".md", "codebook-html": ".html", "coded-docx": ".docx",
    "coded-html": ".html", "csv-tables": ".zip",
}  # fmt: skip
"""The ending of each format's files, by its name, in the order in which they are offered."""
