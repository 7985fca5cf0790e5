"""ELAN annotations (.eaf): a tier a speaker. Tiers that hang on another one (translations, glosses) do not come in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from storage.importers.cues import Cue, from_cues
from storage.importers.source import Source, damaged, faults_as_damage

_KIND = "ELAN file"


def read(data: bytes) -> Source:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    with faults_as_damage(_KIND, DefusedXmlException, ParseError):
        root = fromstring(data, forbid_dtd=True)
        if root.tag != "ANNOTATION_DOCUMENT":
            raise damaged(_KIND)
        cues = sorted(_cues(root), key=lambda cue: (cue.start, cue.end))
        left_out = any(tier.get("PARENT_REF") and len(tier) for tier in root.iterfind("TIER"))
    return from_cues(cues, ("tiers_dropped",) if left_out else ())


def _cues(root: Any) -> Iterator[Cue]:
    times = {
        slot.get("TIME_SLOT_ID"): int(slot.get("TIME_VALUE")) / 1000
        for slot in root.iterfind("TIME_ORDER/TIME_SLOT")
        if slot.get("TIME_VALUE")
    }
    for tier in root.iterfind("TIER"):
        if tier.get("PARENT_REF"):
            continue
        voice = tier.get("PARTICIPANT") or tier.get("TIER_ID", "")
        for annotation in tier.iterfind("ANNOTATION/ALIGNABLE_ANNOTATION"):
            start, end = (times.get(annotation.get(f"TIME_SLOT_REF{n}")) for n in (1, 2))
            words = annotation.findtext("ANNOTATION_VALUE") or ""
            if start is not None:
                yield Cue(start, start if end is None else end, voice, words)
