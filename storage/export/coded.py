"""Whole interviews with their codes beside the words: as a Word document with comments, and as an HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import IO, Any

from analysis.colours import CODE_COLOURS
from analysis.pseudonymization.permission import QuotableTranscript
from analysis.transcript import Turn
from storage.export.contents import ExportContents
from storage.export.flowing import flowing
from storage.export.pages import write_page
from storage.export.refi import clean
from storage.export.rows import clock
from storage.export.wording import Wording


@dataclass(frozen=True, slots=True)
class CodedTurn:
    """A turn's words as shown, and its codings as (start, end, code, quotation), half-open code points of the words."""

    turn: Turn
    text: str
    codings: tuple[tuple[int, int, dict[str, Any], dict[str, Any]], ...]

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Cut the words wherever a coding begins or ends; gives spans, none empty."""
        cuts = {0, len(self.text), *(at for start, end, _, _ in self.codings for at in (start, end))}
        yield from pairwise(sorted(cuts))


def coded_turns(contents: ExportContents, transcript: QuotableTranscript) -> Iterator[CodedTurn]:
    """Give an interview's turns with what is coded in them; words that are withheld read `[…]`."""
    shown = transcript.segment_map
    found = [
        (*shown.to_shown(quotation["start"], quotation["end"]), code, quotation)
        for code, quotation in contents.quotations_in(transcript.document.id)
    ]
    for turn in transcript.document.turns:
        first, last = shown.to_shown(turn.start, turn.end)
        here = [
            (max(start, first) - first, min(end, last) - first, code, quotation)
            for start, end, code, quotation in found
            if start < last and first < end
        ]
        yield CodedTurn(turn, shown.text[first:last], tuple(here))


def write_html(contents: ExportContents, file: IO[bytes]) -> None:
    words = Wording(contents)
    write_page(contents, file, words["coded"], _html(contents), words)


def _html(contents: ExportContents) -> Iterator[str]:
    for transcript in contents.transcripts:
        yield f"<h2>{escape(transcript.document.title)}</h2>"
        for coded in coded_turns(contents, transcript):
            covered = [(start, end) for start, end, _, _ in coded.codings]
            text = "".join(
                f"<mark>{escape(coded.text[a:b])}</mark>"
                if any(start <= a and b <= end for start, end in covered)
                else escape(coded.text[a:b])
                for a, b in coded.pieces()
            ).replace("\n", "<br>")
            labels = dict.fromkeys((code["label"], code["colour"]) for _, _, code, _ in coded.codings)
            codes = "".join(
                f'<li style="border-color:{CODE_COLOURS[colour % len(CODE_COLOURS)]}">{escape(label)}</li>'
                for label, colour in labels
            )
            who = f"{escape(coded.turn.speaker)} {clock(coded.turn.start_seconds)}"
            yield f'<div class="turn"><div class="small">{who}</div><div>{text}</div>'
            yield f'<ul class="codes">{codes}</ul></div>'


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write one Word document: an interview a chapter, a turn a paragraph, a coding a comment by its coder."""
    from docx import Document

    words = Wording(contents)
    document = Document()
    document.core_properties.author = "Verbatim"
    document.core_properties.title = contents.data["study"]["title"]
    with flowing(document, file, has_comments=True) as let_leave:
        document.add_heading(clean(contents.data["study"]["title"] or words["coded"]), 0)
        document.add_paragraph(words.contains)
        for transcript in contents.transcripts:
            document.add_heading(clean(transcript.document.title), 1)
            for coded in coded_turns(contents, transcript):
                _add_turn(document, coded, words)
                let_leave()


def _add_turn(document: Any, coded: CodedTurn, words: Wording) -> None:
    paragraph = document.add_paragraph()
    head = " ".join(part for part in (coded.turn.speaker, clock(coded.turn.start_seconds)) if part)
    paragraph.add_run(f"{head}: ").bold = True
    runs = [(start, end, paragraph.add_run(clean(coded.text[start:end]))) for start, end in coded.pieces()]
    for start, end, code, quotation in coded.codings:
        inside = [run for a, b, run in runs if start <= a and b <= end]
        for run in inside:
            run.underline = True
        if inside:
            document.add_comment(
                [inside[0], inside[-1]], text=clean(f"{code['label']} ({words.origin(code)})"),
                author=clean(quotation["coder"]), initials="",
            )  # fmt: skip
