"""The formats that the report offers; the same as `storage.export.FORMATS`."""

from __future__ import annotations

FORMATS = {
    "codebook-json": ".json", "codebook-jsonl": ".jsonl", "qdpx": ".qdpx", "qdc": ".qdc",
    "codebook-docx": ".docx", "codebook-xlsx": ".xlsx",
    "codebook-csv": ".csv", "codebook-md": ".md", "codebook-html": ".html", "coded-docx": ".docx",
    "coded-html": ".html", "csv-tables": ".zip", "parquet": ".zip",
    "data-structure-pdf": ".pdf", "data-structure-svg": ".svg", "data-structure-png": ".png",
    "data-structure-pptx": ".pptx", "data-structure-docx": ".docx", "component-figure-pdf": ".pdf",
    "component-figure-svg": ".svg", "component-figure-pptx": ".pptx", "process-model-pdf": ".pdf",
    "process-model-svg": ".svg", "process-model-png": ".png", "process-model-pptx": ".pptx", "saturation-pdf": ".pdf",
    "saturation-svg": ".svg", "saturation-png": ".png", "heat-map-pdf": ".pdf", "heat-map-svg": ".svg",
    "heat-map-png": ".png", "code-map-pdf": ".pdf", "code-map-svg": ".svg", "code-map-png": ".png",
    "timeline-pdf": ".pdf", "timeline-svg": ".svg", "timeline-png": ".png", "evidence-docx": ".docx",
    "evidence-xlsx": ".xlsx", "evidence-csv": ".csv", "evidence-md": ".md", "evidence-html": ".html",
    "sample-table": ".docx", "sample-table-csv": ".csv",
    "methods-docx": ".docx", "methods-md": ".md", "methods-pdf": ".pdf",
    "quotes-docx": ".docx", "quotes-md": ".md", "quotes-html": ".html",
    "memos-docx": ".docx", "memos-md": ".md", "guide-docx": ".docx", "guide-md": ".md",
    "dpo-file": ".docx", "dpo-file-md": ".md",
}  # fmt: skip
"""The ending of each format's files, by its name, in the order in which they are offered."""

CHARTS = {
    "saturation": "saturation-", "heat_map": "heat-map-", "cooccurrence": "code-map-", "timeline": "timeline-",
}  # fmt: skip
"""What the formats of a report's chart begin with, by the report's name."""

WIDTHS = ("", "page", "landscape", "column", "slide")
"""The rooms for a figure, by the names of `analysis.figures.drawing.SHAPES`; "" is what is usual for the format."""

_WITH_WORDS = (
    "codebook-docx", "codebook-md", "codebook-html", "codebook-xlsx", "coded-", "evidence-", "sample-", "methods-",
    "memos-", "guide-", "dpo-", "quotes-",
)  # fmt: skip


def is_figure(name: str) -> bool:
    """Tell whether a format is laid out for a width."""
    return name.startswith(("data-structure-", "component-figure-", "process-model-", *CHARTS.values()))


def has_language(name: str) -> bool:
    """Tell whether a format's own words may be in another language than the study's."""
    return is_figure(name) or name.startswith(_WITH_WORDS)
