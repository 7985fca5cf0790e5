"""Sensitive passages: listed without their words, judged, marked by hand, kept on this computer."""

from __future__ import annotations

from typing import Annotated

import typer

from analysis.errors import InvalidInput
from analysis.records import Document, Passage, PassageMark, SensitiveTopic
from analysis.workflow.study import OpenStudy
from commands.console import note, say_json, table
from commands.selecting import (
    CoderOption,
    DocumentOption,
    JsonOption,
    StudyPath,
    by_prefix,
    chosen_documents,
    coder_id,
    document_of,
    opened,
    short_ids,
)

app = typer.Typer()


@app.command()
def passages(
    study: StudyPath,
    document: DocumentOption = None,
    marks: Annotated[
        list[str] | None,
        typer.Option("--mark", metavar="ID=MARK", help="cleared, never_leaves or flagged; may be given several times."),
    ] = None,
    added: Annotated[
        str | None,
        typer.Option(
            "--add", metavar="START-END[=TOPIC]", help="Keep these code points of the original of --document here."
        ),
    ] = None,
    removed: Annotated[str | None, typer.Option("--remove", metavar="ID", help="Take a passage off the list.")] = None,
    whole: Annotated[
        bool | None,
        typer.Option("--never-leaves/--may-leave", help="Whether all of --document stays on this computer."),
    ] = None,
    flag: Annotated[bool, typer.Option("--flag", help="Look for sensitive words anew.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Show the words, as in the original.")] = False,
    json_wanted: JsonOption = False,
    coder: CoderOption = None,
) -> None:
    """Show sensitive passages, or judge them. What never leaves goes to no server and into no export."""
    with opened(study) as found:
        documents = chosen_documents(found, document)
        if marks or added is not None or removed is not None or whole is not None or flag:
            actor = coder_id(found, coder)
            one = document_of(found, document) if document is not None else None
            if flag:
                found.passages.flag([item.id for item in documents], coder=actor)
            for given in marks or ():
                _mark(found, given, actor)
            if removed is not None:
                found.passages.remove(_passage(found, removed).id, coder=actor)
            if added is not None:
                _add(found, _required(one), added, actor)
            if whole is not None:
                found.passages.set_never_leaves(_required(one).id, whole, coder=actor)
        _show(found, [found.store.get(Document, item.id) for item in documents], text, json_wanted)


def _required(document: Document | None) -> Document:
    if document is None:
        raise InvalidInput("document_missing", "It is not clear which interview is meant.", "Name it with --document.")
    return document


def _passage(study: OpenStudy, given: str) -> Passage:
    return by_prefix(study.passages.list(), given, "passage", "`passages` lists their ids.")


def _mark(study: OpenStudy, given: str, actor: str) -> None:
    passage_id, equals, mark = given.partition("=")
    if not equals or mark not in list(PassageMark):
        raise InvalidInput(
            "bad_mark", "--mark takes ID=MARK.", "The mark is cleared, never_leaves or flagged, as in 1a2b3c4d=cleared."
        )
    study.passages.mark(_passage(study, passage_id).id, PassageMark(mark), coder=actor)


def _add(study: OpenStudy, document: Document, given: str, actor: str) -> None:
    place, _, topic = given.partition("=")
    start, dash, end = place.partition("-")
    fits = (
        dash and start.strip().isdecimal() and end.strip().isdecimal() and (not topic or topic in list(SensitiveTopic))
    )
    if not fits:
        raise InvalidInput(
            "bad_place",
            "--add takes START-END or START-END=TOPIC.",
            "For example --add 120-214=health; topics are {topics}.",
            topics=", ".join(SensitiveTopic),
        )
    chosen = SensitiveTopic(topic) if topic else SensitiveTopic.OTHER
    study.passages.add(document.id, int(start), int(end), coder=actor, topic=chosen)


def _show(study: OpenStudy, documents: list[Document], text: bool, json_wanted: bool) -> None:
    found = [passage for document in documents for passage in study.passages.list(document.id)]
    known = {document.id: document for document in documents}
    if json_wanted:
        say_json(
            {
                "documents": [
                    {"id": item.id, "number": item.number, "title": item.title, "never_leaves": item.never_leaves}
                    for item in documents
                ],
                "passages": [_as_data(study, passage, text) for passage in found],
            }
        )
        return
    for item in documents:
        if item.never_leaves:
            note(f"{item.title} never leaves: it goes to no server and into no export.")
    ids = short_ids(study.passages.list())
    rows = [
        (
            ids[item.id],
            known[item.document_id].title,
            item.start,
            item.end,
            item.topic.value,
            item.mark.value,
            item.found_by,
            *((study.passages.words(item)[1],) if text else ()),
        )
        for item in found
    ]
    table(("ID", "INTERVIEW", "START", "END", "TOPIC", "MARK", "FOUND BY", *(("TEXT",) if text else ())), rows)


def _as_data(study: OpenStudy, passage: Passage, text: bool) -> dict[str, object]:
    data: dict[str, object] = {
        "id": passage.id,
        "document": passage.document_id,
        "start": passage.start,
        "end": passage.end,
        "topic": passage.topic.value,
        "mark": passage.mark.value,
        "found_by": passage.found_by,
        "decided_by": study.coder_name(passage.decided_by) if passage.decided_by else "",
        "decided_at": passage.decided_at,
    }
    return {**data, "text": study.passages.words(passage)[1]} if text else data
