"""WebVTT subtitles (.vtt) with voice tags; notes, styles and settings do not come in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from analysis.transcript import canonical
from storage.importers.cues import Cue, from_cues
from storage.importers.encodings import decode
from storage.importers.source import Source, damaged, faults_as_damage

_KIND = "WebVTT file"
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,40})*[ \t]+([^>\n]{1,200})>")
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang)(?:[.\s][^<>\n]{0,200})?>|<\d{1,3}:[\d:.]{4,12}>")


def read(data: bytes) -> Source:
    text, notices = decode(data)
    from webvtt import WebVTT
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    with faults_as_damage(_KIND, MalformedFileError, MalformedCaptionError):
        captions = WebVTT.from_string(canonical(text)).captions
        cues = [
            cue
            for caption in captions
            for cue in _voices(_seconds(caption.start), _seconds(caption.end), caption.raw_text)
        ]
    if not captions:
        raise damaged(_KIND)
    return from_cues(cues, notices)


def _seconds(stamp: str) -> float:
    total = 0.0
    for part in stamp.split(":"):
        total = total * 60 + float(part)
    return round(total, 3)


def _voices(start: float, end: float, raw: str) -> Iterator[Cue]:
    """Part a cue at its voice tags; two people may speak in one."""
    pieces = _VOICE.split(raw)
    yield Cue(start, end, "", _plain(pieces[0]))
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        yield Cue(start, end, _plain(name), _plain(words))


def _plain(raw: str) -> str:
    return html.unescape(_TAG.sub("", raw))
