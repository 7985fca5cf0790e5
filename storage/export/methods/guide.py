"""The interview guide as blocks: its versions, what changed and why, and where its questions were asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from analysis.questions import LEAST_ALIKE
from analysis.workflow.guide import BY_ORDER, Tally
from storage.export.paper.blocks import Block, Grid, Heading, Points, Words

GUIDE_WORDS = {
    "en": {
        "title": "Interview guide: {title}", "holds": "Pseudonymised; no key inside.",
        "none": "No interview guide was written down.", "version": "Version {number}, {day}",
        "after": "Changed after {interview}.", "reason": "Reason: {reason}", "added": "Added: {text}",
        "dropped": "Dropped: {text}", "reworded": "Reworded: {old} → {new}",
        "led": "Interviews led by it: {interviews}.", "by_order": "{title} (by the order of the interviews)",
        "asked": "Where the questions were asked", "question": "Question", "interviews": "Interviews", "turns": "Turns",
        "by_hand": "of these by hand",
        "how": "Found at interviewers' turns by likeness of letters and word stems (from {least} of 1 on, no model), "
        "or placed by hand. A question that was worded quite otherwise is not found by likeness.",
    },
    "de": {
        "title": "Interviewleitfaden: {title}", "holds": "Pseudonymisiert; ohne Schlüssel.",
        "none": "Ein Interviewleitfaden wurde nicht festgehalten.", "version": "Fassung {number}, {day}",
        "after": "Geändert nach {interview}.", "reason": "Grund: {reason}", "added": "Neu: {text}",
        "dropped": "Gestrichen: {text}", "reworded": "Umformuliert: {old} → {new}",
        "led": "Damit geführte Interviews: {interviews}.", "by_order": "{title} (nach der Reihenfolge der Interviews)",
        "asked": "Wo die Fragen gestellt wurden", "question": "Frage", "interviews": "Interviews",
        "turns": "Redebeiträge", "by_hand": "davon von Hand",
        "how": "Gefunden an Redebeiträgen der Interviewenden nach Ähnlichkeit von Buchstaben und Wortstämmen (ab "
        "{least} von 1, ohne Modell) oder von Hand zugeordnet. Eine ganz anders formulierte Frage findet die "
        "Ähnlichkeit nicht.",
    },
}  # fmt: skip


def guide_blocks(data: Mapping[str, Any], tally: Mapping[str, Tally], language: str, level: int = 1) -> Iterator[Block]:
    """Give the versions, the last one first, and a table of its questions; nothing where there is no guide."""
    words = GUIDE_WORDS["de" if language == "de" else "en"]
    titles = {item["id"]: str(item["title"]) for item in data["documents"]}
    versions: list[dict[str, Any]] = data["study"]["guide"]
    for version in reversed(versions):
        day = version["created_at"][:10]
        yield Heading(words["version"].format(number=version["number"], day=day), level)
        yield from _changed(version, titles, words)
        if version is versions[-1]:
            yield Points([question["text"] for question in version["questions"]])
        shown = ((titles[one["document"]], one["known"]) for one in version["interviews"])
        led = [words["by_order"].format(title=title) if known == BY_ORDER else title for title, known in shown]
        if led:
            yield Words(words["led"].format(interviews=", ".join(led)))
    if versions:
        yield Heading(words["asked"], level)
        yield _asked(versions[-1], tally, words)
        yield Words(words["how"].format(least=_number(LEAST_ALIKE, language)), is_soft=True)


def _changed(version: Mapping[str, Any], titles: Mapping[str, str], words: Mapping[str, str]) -> Iterator[Block]:
    if version["after"]:
        yield Words(words["after"].format(interview=titles[version["after"]]))
    if version["reason"]:
        yield Words(words["reason"].format(reason=version["reason"]))
    for name in ("added", "dropped"):
        yield from (Words(words[name].format(text=text)) for text in version[name])
    yield from (Words(words["reworded"].format(old=old, new=new)) for old, new in version["reworded"])


def _asked(version: Mapping[str, Any], tally: Mapping[str, Tally], words: Mapping[str, str]) -> Grid:
    rows = []
    for question in version["questions"]:
        found = tally.get(question["id"], Tally(0, 0, 0))
        rows.append((question["text"], str(found.interviews), str(found.turns), str(found.by_hand)))
    return Grid([words[name] for name in ("question", "interviews", "turns", "by_hand")], rows, (58, 14, 14, 14))


def _number(value: float, language: str) -> str:
    return f"{value:.1f}".replace(".", "," if language == "de" else ".")
