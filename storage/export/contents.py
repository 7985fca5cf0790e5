"""What an export may hold, read once: the codebook, the transcripts that may be quoted, and lookups over both.

Every writer of another tool's format takes this and nothing else, so that none can reach words that are withheld. The
methods appendix and the file on data protection count in the `study` itself; words they take from `data` alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from analysis.about import program_version
from analysis.codebook import codebook
from analysis.kept_turns import participants
from analysis.pseudonymization.permission import QuotableTranscript
from analysis.records import Document, Original, Use
from analysis.rigor.agreement import Readers
from analysis.workflow.permitting import Permits
from analysis.workflow.structure import FIGURE_LABEL
from analysis.workflow.study import OpenStudy
from analysis.workflow.texts import Texts

_NAMES = uuid.UUID("6b6f0c1e-8c3f-5d0a-9b7e-2f1f7a3d9c55")


@dataclass(frozen=True, slots=True)
class Look:
    """How an export is to look. "" is as usual.

    `language` ("de", "en") is of the words that the export says itself, usually the study's; `width` is the room for a
    figure, a name of `analysis.figures.drawing.SHAPES`.
    """

    language: str = ""
    width: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """What some exports need of the room that talks to servers, and this one can't reach.

    `readers` read kept answers again; `recipients` are what she noted on each host, by field.
    """

    readers: Readers | None = None
    recipients: Sequence[Mapping[str, str]] = ()


class ExportContents:
    """One reading of a study. `data` is `analysis.codebook.codebook`'s; `left_out` the documents without a transcript.

    `use` is what must be permitted for words to be in it: quotation, or an archive. `language` is that of the words the
    export says itself. Raises `NotPermitted` (`key_missing`) for `original_names` without the key file.
    """

    def __init__(
        self,
        study: OpenStudy,
        *,
        original_names: bool = False,
        day: date | None = None,
        use: Use = Use.QUOTATION,
        look: Look | None = None,
        outside: Outside | None = None,
    ) -> None:
        self.use = use
        self._day = day
        self.study = study
        self.look = look or Look()
        self.outside = outside or Outside()
        with study.store.hold():
            self.data: dict[str, Any] = codebook(study.store, original_names=original_names, day=day, use=use)
            texts = Texts(study.store)
            permits = Permits(study.store, texts, day, use)
            originals = {item.id: item.text for item in study.store.all(Original)} if original_names else {}
            documents = sorted(study.store.all(Document), key=lambda item: item.number)
            minted = [(item, permits.quotable_transcript(item.id, originals.get(item.id))) for item in documents]
        self.transcripts: list[QuotableTranscript] = [found for _, found in minted if found is not None]
        self.left_out: list[str] = [item.title for item, found in minted if found is None]
        self.origin = f"Verbatim {program_version()}"
        self.language: str = self.look.language or self.data["study"]["language"]

    @cached_property
    def as_it_came(self) -> dict[str, Any]:
        """The data as it came, where all of it is another study's (`analysis.codebook.codebook`), else `data`."""
        if not self.data["origins"]:
            return self.data
        originals = self.data["contains"] == "originals"
        return codebook(self.study.store, original_names=originals, day=self._day, use=self.use, as_it_came=True)

    @cached_property
    def top(self) -> list[dict[str, Any]]:
        """What stands in nothing else: dimensions, then what is open at each level."""
        return [node for key in ("dimensions", "themes", "concepts", "codes") for node in self.data[key]]

    @cached_property
    def categories(self) -> list[dict[str, Any]]:
        """Every dimension, theme and concept, parents first."""
        return [node for node in walk(self.top) if "quotations" not in node]

    @cached_property
    def codes(self) -> list[dict[str, Any]]:
        return [node for node in walk(self.top) if "quotations" in node]

    @cached_property
    def runs(self) -> dict[str, dict[str, Any]]:
        return {run["id"]: run for run in self.data["runs"]}

    @cached_property
    def coder_ids(self) -> dict[str, str]:
        return {coder["name"]: coder["id"] for coder in self.data["coders"]}

    @cached_property
    def _quotations(self) -> dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]:
        found: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {}
        for code in self.codes:
            for quotation in code["quotations"]:
                found.setdefault(quotation["document"], []).append((code, quotation))
        for rows in found.values():
            rows.sort(key=lambda row: (row[1]["start"], row[1]["end"]))
        return found

    def quotations_in(self, document_id: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Give (code, quotation) of a document in the order of the text."""
        return self._quotations.get(document_id, [])

    def memos(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Give the memos by what they are about: an id, "" for the study."""
        yield "", self.data["study"]["memos"]
        for item in (*self.data["documents"], *self.categories, *self.codes):
            yield item["id"], notes(item)

    def guid(self, kind: str, name: str) -> str:
        """Give the same id for the same thing of this study, for what has none of its own."""
        return str(uuid.uuid5(_NAMES, f"{self.data['study']['id']}/{kind}/{name}"))

    @staticmethod
    def speakers(transcript: QuotableTranscript) -> set[str]:
        return set(participants(transcript.document.turns))

    def words(self) -> str:
        """Say in the file itself what it holds."""
        question = self.data["study"]["research_question"]
        holds = "Contains ORIGINAL NAMES." if self.data["contains"] == "originals" else "Pseudonymised; no key inside."
        return "\n".join(part for part in (question, holds) if part)


def notes(node: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the memos of an item that are notes; a label for figures is none."""
    return [memo for memo in node["memos"] if memo["kind"] != FIGURE_LABEL]


def walk(nodes: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give nodes of the codebook's data and everything beneath them, parents first."""
    for node in nodes:
        yield node
        yield from walk(members(node))


def members(node: dict[str, Any]) -> list[dict[str, Any]]:
    """Give what stands directly in a category: themes, concepts, then codes."""
    return [child for key in ("themes", "concepts", "codes") for child in node.get(key, ())]
