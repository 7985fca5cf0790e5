"""What an import tells about files that it did take, in words: what to look at before going on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

SAID_AT_ONCE = 3
Told = tuple[str, tuple[str, ...]]
"""The title of an interview and the codes of `ImportedTranscript.warnings`."""


def notice_lines(told: Sequence[Told]) -> list[str]:
    """Give a line for each thing to look at, with the interviews it is about; the same thing is said once."""
    titles: dict[str, list[str]] = {}
    for title, codes in told:
        for code in codes:
            titles.setdefault(notice_words(code), []).append(title)
    return [f"{_named(names)}: {words}" for words, names in titles.items()]


def notice_words(code: str) -> str:
    """Word one notice; a code that is not known stays as it is."""
    name, *figures = code.split(":")
    translate = QCoreApplication.translate
    if name == "bytes_replaced":
        if figures[0] == "1":
            words = translate("ImportNotices", "1 place could not be read and became “�”, in line {line} of the file.")
        else:
            words = translate(
                "ImportNotices",
                "{count} places could not be read and became “�”, the first in line {line} of the file.",
            )
        return words.format(count=figures[0], line=figures[1])
    return {
        "no_speakers": translate(
            "ImportNotices", "No speakers were found, so all of it counts as one participant's words."
        ),
        "few_capitals": translate(
            "ImportNotices", "There are hardly any capital letters, so names are hard to find: please read all of it."
        ),
        "encoding_guessed": translate("ImportNotices", "The encoding was guessed: check the umlauts."),
        "tracked_changes": translate("ImportNotices", "It has tracked changes; they were taken as accepted."),
        "comments_dropped": translate("ImportNotices", "Its comments were left out."),
        "page_edges_dropped": translate(
            "ImportNotices", "What stands at the top or bottom of most pages (headers, page numbers) was left out."
        ),
        "tiers_dropped": translate(
            "ImportNotices", "Tiers that belong to another tier (translations, glosses) were left out."
        ),
    }.get(name, code)


def _named(titles: Sequence[str]) -> str:
    translate = QCoreApplication.translate
    said, left = ", ".join(titles[:SAID_AT_ONCE]), len(titles) - SAID_AT_ONCE
    if left > 0:
        said += " " + translate("ImportNotices", "and {0} more").format(left)
    return said
