"""The codebook: as a tree on the screen, and exported."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from analysis.errors import InvalidInput
from analysis.workflow.structure import Node
from analysis.workflow.study import OpenStudy
from commands.checks import note_points
from commands.console import counted, note, say, write_bytes
from commands.selecting import CoderOption, StudyPath, coder_id, opened, unseen_acts

app = typer.Typer()


class ExportFormat(StrEnum):
    """What can be written: the codebook in the formats of `storage.export.formats`, and the replacements."""

    CODEBOOK_JSON = "codebook-json"
    CODEBOOK_JSONL = "codebook-jsonl"
    QDC = "qdc"
    QDPX = "qdpx"
    CODEBOOK_CSV = "codebook-csv"
    CODEBOOK_XLSX = "codebook-xlsx"
    CODEBOOK_DOCX = "codebook-docx"
    CODEBOOK_MD = "codebook-md"
    CODEBOOK_HTML = "codebook-html"
    CODED_DOCX = "coded-docx"
    CODED_HTML = "coded-html"
    CSV_TABLES = "csv-tables"
    PARQUET = "parquet"
    DATA_STRUCTURE_SVG = "data-structure-svg"
    DATA_STRUCTURE_PDF = "data-structure-pdf"
    DATA_STRUCTURE_PNG = "data-structure-png"
    DATA_STRUCTURE_PPTX = "data-structure-pptx"
    DATA_STRUCTURE_DOCX = "data-structure-docx"
    COMPONENT_FIGURE_SVG = "component-figure-svg"
    COMPONENT_FIGURE_PDF = "component-figure-pdf"
    COMPONENT_FIGURE_PPTX = "component-figure-pptx"
    PROCESS_MODEL_SVG = "process-model-svg"
    PROCESS_MODEL_PDF = "process-model-pdf"
    PROCESS_MODEL_PNG = "process-model-png"
    PROCESS_MODEL_PPTX = "process-model-pptx"
    SATURATION_SVG = "saturation-svg"
    SATURATION_PDF = "saturation-pdf"
    SATURATION_PNG = "saturation-png"
    HEAT_MAP_SVG = "heat-map-svg"
    HEAT_MAP_PDF = "heat-map-pdf"
    HEAT_MAP_PNG = "heat-map-png"
    CODE_MAP_SVG = "code-map-svg"
    CODE_MAP_PDF = "code-map-pdf"
    CODE_MAP_PNG = "code-map-png"
    TIMELINE_SVG = "timeline-svg"
    TIMELINE_PDF = "timeline-pdf"
    TIMELINE_PNG = "timeline-png"
    EVIDENCE_DOCX = "evidence-docx"
    EVIDENCE_XLSX = "evidence-xlsx"
    EVIDENCE_CSV = "evidence-csv"
    EVIDENCE_MD = "evidence-md"
    EVIDENCE_HTML = "evidence-html"
    SAMPLE_TABLE = "sample-table"
    SAMPLE_TABLE_CSV = "sample-table-csv"
    METHODS_DOCX = "methods-docx"
    METHODS_MD = "methods-md"
    METHODS_PDF = "methods-pdf"
    QUOTES_DOCX = "quotes-docx"
    QUOTES_MD = "quotes-md"
    QUOTES_HTML = "quotes-html"
    MEMOS_DOCX = "memos-docx"
    MEMOS_MD = "memos-md"
    GUIDE_DOCX = "guide-docx"
    GUIDE_MD = "guide-md"
    DPO_FILE = "dpo-file"
    DPO_FILE_MD = "dpo-file-md"
    PROV_JSON = "prov-json"
    RO_CRATE = "ro-crate"
    REPLACEMENT_LOG = "replacement-log"
    PSEUDONYM_KEY = "pseudonym-key"


class ExportLanguage(StrEnum):
    """The language of heads, captions and notes."""

    DE = "de"
    EN = "en"


class FigureWidth(StrEnum):
    """The room for a figure; the names of `analysis.figures.drawing.SHAPES`."""

    PAGE = "page"
    LANDSCAPE = "landscape"
    COLUMN = "column"
    SLIDE = "slide"


@app.command()
def tree(study: StudyPath) -> None:
    """Show the codebook as a tree. Top: dimensions, then what stands open at each level."""
    with opened(study) as found:
        nodes = found.structure.tree()
        if not nodes:
            say("The codebook is empty; `decide` makes codes from suggestions.")
        for line in tree_lines(nodes):
            say(line)
        if unseen_acts(found):
            say(unseen_acts(found))


def tree_lines(nodes: Sequence[Node], depth: int = 0) -> Iterator[str]:
    """Give the codebook line by line, indented by level."""
    for node in nodes:
        people = f", {counted(node.participant_count, 'participant')}" if node.quotation_count else ""
        counts = counted(node.quotation_count, "quotation") + people
        named = f"“{node.label}”" if node.kind == "code" else f"{node.kind.upper()} {node.label}"
        yield f"{'  ' * depth}{named} ({counts})"
        yield from tree_lines(node.children, depth + 1)


@app.command()
def export(
    study: StudyPath,
    kind: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = ExportFormat.CODEBOOK_JSON,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is the standard output.")
    ] = Path("-"),
    original_names: Annotated[
        bool, typer.Option("--original-names", help="Write real names instead of pseudonyms.")
    ] = False,
    archive: Annotated[
        bool,
        typer.Option("--archive", help="Write it for an archive: the words of those only who permit archiving."),
    ] = False,
    coder_names: Annotated[
        bool, typer.Option("--coder-names", help="In prov-json and ro-crate: coders by name, not as Coder 1, Coder 2.")
    ] = False,
    decision_times: Annotated[
        bool, typer.Option("--decision-times", help="In prov-json and ro-crate: how long each decision took.")
    ] = False,
    language: Annotated[
        ExportLanguage | None,
        typer.Option("--language", help="Of heads, captions and notes; that of the study if not given."),
    ] = None,
    width: Annotated[
        FigureWidth | None,
        typer.Option("--width", help="For figures: a page (upright or across), a column of two, or slides."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write real names without being asked again.")] = False,
    coder: CoderOption = None,
) -> None:
    """Write the codebook, its figure, the methods appendix, the data-protection file, the replacements or their key."""
    from prompts.readers import reader_of
    from prompts.recipients import read_cards
    from storage.export import Look, Outside, export_to
    from storage.export import export as write_file

    _check(output)
    if original_names and not yes:
        _ask_again()
    if kind in (ExportFormat.REPLACEMENT_LOG, ExportFormat.PSEUDONYM_KEY):
        write_replacements(study, kind, output, coder, original_names=original_names)
        return
    if kind in (ExportFormat.PROV_JSON, ExportFormat.RO_CRATE):
        if original_names:
            raise InvalidInput(
                "provenance_without_names",
                "Nothing was written: provenance for an archive never holds original names.",
                "Leave --original-names out.",
            )
        write_provenance(study, kind, output, coder, coder_names=coder_names, decision_times=decision_times)
        return
    look = Look(language.value if language else "", width.value if width else "")
    is_for_officer = kind in (ExportFormat.DPO_FILE, ExportFormat.DPO_FILE_MD)
    outside = Outside(reader_of, tuple(asdict(card) for card in read_cards().values()) if is_for_officer else ())
    with opened(study) as found:
        actor = coder_id(found, coder)
        given: dict[str, Any] = {
            "coder": actor,
            "original_names": original_names,
            "archive": archive,
            "look": look,
            "outside": outside,
        }
        if output == Path("-"):
            data = io.BytesIO()
            done = export_to(found, kind.value, data, **given)
            write_bytes(data.getvalue())
        else:
            done = write_file(found, kind.value, output, **given)
            say(f"Wrote {', '.join(str(path) for path in done.paths)}.")
        if original_names:
            note("It holds the participants' REAL NAMES: keep it as safe as the key file.")
        if done.left_out:
            note(f"Not approved yet, so without their text: {', '.join(done.left_out)}.")
        note_points(done.points)
        if unseen_acts(found):
            note(unseen_acts(found))


def _ask_again() -> None:
    """Ask whoever sits before the terminal; a script has said by the option what it wants."""
    if sys.stdin.isatty():
        note("The file will name the people, firms and places of the interviews. Anyone who has it can read them.")
        typer.confirm("Are you allowed to pass these names on?", abort=True, err=True)


def write_provenance(
    study: Path, kind: ExportFormat, output: Path, coder: str | None, *, coder_names: bool, decision_times: bool
) -> None:
    """Write who suggested and who decided, for reviewers and archives, and record it."""
    from prompts.loader import texts_by_digest
    from storage.export.bundles import Wishes, export_provenance, export_provenance_to

    wishes = Wishes(coder_names, decision_times, texts_by_digest())
    with opened(study) as found:
        actor = coder_id(found, coder)
        if output == Path("-"):
            data = io.BytesIO()
            done = export_provenance_to(found, kind.value, data, coder=actor, wishes=wishes)
            write_bytes(data.getvalue())
        else:
            done = export_provenance(found, kind.value, output, coder=actor, wishes=wishes)
            say(f"Wrote {output}. It holds the words of those only who permit archiving.")
        if kind is ExportFormat.RO_CRATE and output != Path("-"):
            say("Whoever has it unpacks it and runs `python -I check.py`; nothing has to be installed.")
        if done.left_out:
            note(f"Not approved yet, so without their text: {', '.join(done.left_out)}.")
        note_points(done.points)


def write_replacements(
    study: Path, kind: ExportFormat, output: Path, coder: str | None, *, original_names: bool
) -> None:
    """Write the replacement log or the key, and record it."""
    from storage.export import replacements

    if kind is ExportFormat.REPLACEMENT_LOG and original_names:
        raise InvalidInput(
            "log_without_names",
            "Nothing was written: the replacement log never holds real names.",
            "Use --format pseudonym-key for a file with them, and keep the two apart.",
        )
    with opened(study) as found:
        actor = coder_id(found, coder)
        if kind is ExportFormat.REPLACEMENT_LOG:
            _write_log(found, output, actor)
        elif output == Path("-"):
            data = replacements.pseudonym_key(found, original_names=original_names)
            write_bytes(data)
            replacements.record_key(found, data, coder=actor)
        else:
            replacements.export_pseudonym_key(found, output, coder=actor, original_names=original_names)
            say(f"Wrote {output} with REAL NAMES; keep it as safe as the key file, and apart from the log.")


def _write_log(study: OpenStudy, output: Path, actor: str) -> None:
    from storage.export import replacements

    if output == Path("-"):
        log = replacements.replacement_log(study)
        write_bytes(log.data)
        replacements.record_log(study, log, coder=actor)
    else:
        log = replacements.export_replacement_log(study, output, coder=actor)
        say(f"Wrote {output}, without original names.")
    if log.left_out:
        note(f"Not to be archived, by permission or mark, so not in it: {', '.join(log.left_out)}.")
    note_points(log.points)


def _check(output: Path) -> None:
    if output.suffix.startswith(".verbatim"):
        raise InvalidInput(
            "over_a_study", "{path} is a study's file, not an export's.", "Choose another name.", path=str(output)
        )
