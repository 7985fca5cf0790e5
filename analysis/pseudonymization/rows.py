"""Findings of a plain text as rows, as the `detect` command prints them and `score.py` reads them."""

from __future__ import annotations

from typing import Any

from analysis.ports import EntityDetector


def detect_rows(text: str, language: str, detector: EntityDetector) -> list[dict[str, Any]]:
    """Detect in one text; offsets are half-open code points of the text as given, un-normalised."""
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
        for found in detector.detect(text, language)
    ]
