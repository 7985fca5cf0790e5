"""Findings of a plain text as rows, as the `detect` command prints them and `score.py` reads them."""

from __future__ import annotations

from typing import Any

from analysis.ports import EntityDetector
from analysis.pseudonymization.linking import link
from analysis.records import Finding, Original


def detect_rows(text: str, language: str, detector: EntityDetector) -> list[dict[str, Any]]:
    """Detect in one text; offsets are half-open code points of the text as given, un-normalised.

    The text is linked as a study of one document without turns, so that spans and kinds are those of a study.
    """
    original = Original(id="text", text=text, file_name="", file_sha256="", turns=(), speakers={})
    linked = link([original], {original.id: detector.detect(text, language)}, [], [], language)
    findings = sorted((item for item in linked.put if isinstance(item, Finding)), key=lambda f: (f.start, f.end))
    return [
        {
            "start": found.start,
            "end": found.end,
            "text": text[found.start : found.end],
            "kind": found.kind.value,
            "level": found.level.value,
            "score": found.score,
            "recognizer": found.recognizer,
        }
        for found in findings
    ]
