"""Search in a study from the command line."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.console import counted, note, one_line, say_json, table
from commands.selecting import StudyPath, opened

app = typer.Typer()


@app.command()
def search(
    study: StudyPath,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words; “words in quotation marks” stand together.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show at most this many places.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Write the places as JSON.")] = False,
) -> None:
    """Search transcripts, quotations, codes, themes and memos; umlauts and inflections do not matter."""
    from storage.search import search as find

    with opened(study) as found:
        titles = {item.id: item.title for item in found.transcripts.documents()}
        hits = find(found, words, limit=limit)
        if as_json:
            say_json(
                [
                    {
                        "kind": hit.kind.value, "id": hit.id, "document": hit.document_id or None,
                        "start": hit.start if hit.document_id else None, "end": hit.end if hit.document_id else None,
                        "excerpt": hit.excerpt,
                    }
                    for hit in hits.hits
                ]
            )  # fmt: skip
            return
        table(
            ["kind", "where", "words"],
            [(hit.kind.value, titles.get(hit.document_id, ""), one_line(hit.excerpt)) for hit in hits.hits],
        )
        total = sum(hits.counts.values())
        note(f"{counted(total, 'place')} found{f', {len(hits.hits)} shown' if total > len(hits.hits) else ''}.")
