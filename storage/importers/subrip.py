"""SubRip subtitles (.srt)."""

from __future__ import annotations

import re

from analysis.transcript import canonical
from storage.importers.cues import Cue, from_cues
from storage.importers.encodings import decode
from storage.importers.source import Source, damaged, faults_as_damage

_KIND = "SubRip file"
_TAG = re.compile(r"</?(?:i|b|u|s|font)(?:\s[^<>\n]{0,200})?>|\{\\[^{}\n]{1,40}\}", re.IGNORECASE)


def read(data: bytes) -> Source:
    text, notices = decode(data)
    import srt

    with faults_as_damage(_KIND, srt.SRTParseError):
        cues = [
            Cue(item.start.total_seconds(), item.end.total_seconds(), "", _TAG.sub("", item.content))
            for item in srt.parse(canonical(text).strip() + "\n")
        ]
    if not cues:
        raise damaged(_KIND)
    return from_cues(cues, notices)
