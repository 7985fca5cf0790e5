"""What speech recognition writes as JSON: Whisper, faster-whisper, WhisperX, whisper.cpp and AssemblyAI."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from storage.importers.cues import Cue, from_cues
from storage.importers.encodings import decode
from storage.importers.source import Source, damaged, faults_as_damage

_KIND = "JSON file of a speech recognition"


def read(data: bytes) -> Source:
    text, notices = decode(data)
    with faults_as_damage(_KIND):
        cues = list(_cues(json.loads(text)))
    if not cues:
        raise damaged(_KIND)
    return from_cues(cues, notices)


def _cues(found: Any) -> Iterator[Cue]:
    """Read segments with times in seconds, or those of whisper.cpp and AssemblyAI in milliseconds."""
    pieces = found if isinstance(found, list) else found.get("segments") or []
    for piece in pieces:
        yield _cue(piece, float(piece["start"]), float(piece["end"]))
    if pieces or isinstance(found, list):
        return
    for piece in found.get("transcription") or []:
        yield _cue(piece, piece["offsets"]["from"] / 1000, piece["offsets"]["to"] / 1000)
    for piece in found.get("utterances") or []:
        yield _cue(piece, piece["start"] / 1000, piece["end"] / 1000)


def _cue(piece: dict[str, Any], start: float, end: float) -> Cue:
    voice = piece.get("speaker")
    return Cue(start, end, "" if voice is None else str(voice), str(piece["text"]))
