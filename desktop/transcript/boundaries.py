"""Where words and sentences begin and end, in code points."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

from desktop.offsets import Utf16Map


def word_at(text: str, position: int) -> tuple[int, int]:
    """Give the word around a position of `text`; a single character where there is no word."""
    return _around(QTextBoundaryFinder.BoundaryType.Word, text, position)


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """Give the sentence around a position, without the white space after it."""
    start, end = _around(QTextBoundaryFinder.BoundaryType.Sentence, text, position)
    return start, start + len(text[start:end].rstrip())


def word_spans(text: str) -> list[tuple[int, int]]:
    """Give the words of a text as the eye sees them: runs between white space, punctuation at their edges left out."""
    spans: list[tuple[int, int]] = []
    start = -1
    for i, character in enumerate(f"{text} "):
        if character.isspace():
            if start >= 0:
                spans.append(_trimmed(text, start, i))
            start = -1
        elif start < 0:
            start = i
    return [span for span in spans if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum() and text[start] != "[":
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] != "]":
        end -= 1
    return start, end


def _around(kind: QTextBoundaryFinder.BoundaryType, text: str, position: int) -> tuple[int, int]:
    if not text:
        return 0, 0
    units = Utf16Map(text)
    finder = QTextBoundaryFinder(kind, text)
    at = min(units.to_utf16(position), units.utf16_length - 1)
    finder.setPosition(at + 1)
    start = finder.toPreviousBoundary()
    finder.setPosition(at)
    end = finder.toNextBoundary()
    return units.to_code_point(max(start, 0)), units.to_code_point(end if end >= 0 else units.utf16_length)
