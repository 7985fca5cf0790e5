"""The process model of a study, from the relations between its themes, as PDF, SVG, PNG and PowerPoint."""

from __future__ import annotations

from typing import IO

from analysis.errors import InvalidInput
from analysis.figures.drawing import SHAPES, Layout
from analysis.figures.process_model import Arrow, lay_out_process
from analysis.records import RelationKind
from analysis.workflow.relations import Related
from analysis.workflow.structure import FIGURE_LABEL
from storage.export.contents import ExportContents, walk
from storage.export.figures import slides
from storage.export.figures.lettering import measure
from storage.export.figures.plotted import About, draw_pdf, draw_png, draw_svg
from storage.export.wording import Wording

_WORDS = {
    "en": {
        "title": "Process model", "condition": "condition", "context": "context", "action": "action",
        "consequence": "consequence",
        "note": "Themes: {themes} · relations: {relations} · quotations they rest on: {quotations}",
    },
    "de": {
        "title": "Prozessmodell", "condition": "Bedingung", "context": "Kontext", "action": "Handlung",
        "consequence": "Folge",
        "note": "Themen: {themes} · Beziehungen: {relations} · Zitate, auf die sie sich stützen: {quotations}",
    },
}  # fmt: skip


def _figure(contents: ExportContents, usual: str) -> tuple[Layout, About]:
    """Lay out the themes that are related; raises `InvalidInput` (`no_relations`)."""
    related = contents.study.relations.all()
    if not related:
        raise InvalidInput(
            "no_relations", "No themes are related yet, and so there is no process model.", "Relate two themes first."
        )
    words = _WORDS["de" if contents.language == "de" else "en"]
    labels = {node["id"]: _label(node) for node in walk(contents.top)}
    themes = {side.id: labels[side.id] for one in related for side in (one.source, one.target)}
    places = {theme: at for at, theme in enumerate(themes)}
    arrows = [_arrow(one, places, words) for one in related]
    quoted = {coding for one in related for coding in one.relation.coding_ids}
    note = words["note"].format(themes=len(themes), relations=len(related), quotations=len(quoted))
    wording = Wording(contents)
    if contents.data["contains"] == "originals":
        note = f"{note} {wording.contains}"
    shape = SHAPES[contents.look.width or usual]
    layout = lay_out_process(list(themes.items()), arrows, shape, measure(), note)
    title = f"{contents.data['study']['title']}: {words['title']}"
    return layout, About(title, contents.origin, wording.contains)


def _arrow(one: Related, places: dict[str, int], words: dict[str, str]) -> Arrow:
    """Let an arrow point to what comes later: a consequence is pointed to."""
    said = one.relation.label or words[one.relation.kind.value]
    start, end = places[one.source.id], places[one.target.id]
    return Arrow(end, start, said) if one.relation.kind is RelationKind.CONSEQUENCE else Arrow(start, end, said)


def _label(node: dict[str, object]) -> str:
    memos = node.get("memos")
    own = [memo["text"] for memo in memos if memo["kind"] == FIGURE_LABEL] if isinstance(memos, list) else []
    return str(own[-1] if own else node["label"])


def write_pdf(contents: ExportContents, file: IO[bytes]) -> None:
    layout, about = _figure(contents, "landscape")
    draw_pdf(layout, file, about)


def write_pptx(contents: ExportContents, file: IO[bytes]) -> None:
    layout, about = _figure(contents, "slide")
    slides.write(layout, file, about)


def write_svg(contents: ExportContents, file: IO[bytes]) -> None:
    layout, about = _figure(contents, "landscape")
    draw_svg(layout.pages[0], file, about)


def write_png(contents: ExportContents, file: IO[bytes]) -> None:
    layout, about = _figure(contents, "landscape")
    draw_png(layout.pages[0], file, about)
