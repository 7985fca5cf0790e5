"""Her own lists and single replacements: names, restyle, role. Shows originals, for your screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from analysis.errors import InvalidInput, NotFound
from analysis.pseudonymization.folding import key_of
from analysis.records import Abstraction, Entity, Listed, ListedTerm, PersonRole, SensitiveTopic
from analysis.workflow.lists import kind_of
from analysis.workflow.study import OpenStudy
from commands.console import counted, say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, coder_id, note_voided, opened

app = typer.Typer()
Terms = list[str] | None


@app.command()
def names(
    study: StudyPath,
    add: Annotated[Terms, typer.Option("--add", metavar="TERM[=KIND]", help="Always replace it, in any form.")] = None,
    keep: Annotated[Terms, typer.Option("--keep", metavar="TERM", help="Never replace it.")] = None,
    participant: Annotated[
        Terms, typer.Option("--participant", metavar="P01=NAME", help="A participant's real name.")
    ] = None,
    sensitive: Annotated[
        Terms, typer.Option("--sensitive", metavar="WORD[=TOPIC]", help="Flag passages with it: depress*=health.")
    ] = None,
    remove: Annotated[Terms, typer.Option("--remove", metavar="TERM", help="Take it off the lists.")] = None,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="A list, one a line, with an optional kind or P01.")
    ] = None,
    json_wanted: JsonOption = False,
    coder: CoderOption = None,
) -> None:
    """Show or change the study's own lists; the whole study is gone through again with them."""
    with opened(study) as found:
        terms = [_denied(item) for item in add or ()]
        terms += [ListedTerm(term=item, listed=Listed.NEVER) for item in keep or ()]
        terms += [_participants_name(item) for item in participant or ()]
        terms += [_sensitive_word(item) for item in sensitive or ()]
        terms += found.lists.read(_text_of(source)) if source else []
        if remove:
            gone = [item for given in remove for item in _named(found, given)]
            found.lists.remove([item.id for item in gone], coder=coder_id(found, coder))
        if terms:
            found.lists.add_all(terms, coder=coder_id(found, coder))
        if terms or remove:
            note_voided(found, {item.id for item in found.transcripts.documents()})
        _show(found.lists.terms(), json_wanted)


def _show(terms: Sequence[ListedTerm], json_wanted: bool) -> None:
    rows: list[dict[str, Any]] = [
        {
            "list": item.listed.value,
            "term": item.term,
            "kind": _sort(item),
            "participant": item.participant_code,
        }
        for item in terms
    ]
    if json_wanted:
        say_json(rows)
        return
    say(counted(len(rows), "listed term"))
    table(("LIST", "TERM", "KIND", "PARTICIPANT"), [list(row.values()) for row in rows])


def _sort(item: ListedTerm) -> str:
    if item.listed is Listed.SENSITIVE:
        return item.topic.value
    return item.kind.value if item.listed is Listed.ALWAYS else ""


def _sensitive_word(given: str) -> ListedTerm:
    term, mark, topic = given.rpartition("=")
    if mark and topic not in list(SensitiveTopic):
        raise InvalidInput(
            "no_such_topic",
            "“{topic}” is no topic of sensitive passages.",
            "Use one of: {topics}.",
            topic=topic[:30],
            topics=", ".join(SensitiveTopic),
        )
    sort = SensitiveTopic(topic) if mark else SensitiveTopic.OTHER
    return ListedTerm(term=term if mark else given, listed=Listed.SENSITIVE, topic=sort)


def _denied(given: str) -> ListedTerm:
    term, mark, kind = given.rpartition("=")
    return ListedTerm(term=term if mark else given, listed=Listed.ALWAYS, kind=kind_of(kind if mark else ""))


def _participants_name(given: str) -> ListedTerm:
    code, mark, name = given.partition("=")
    if not mark:
        raise InvalidInput("no_participant", "It is not clear whose name this is.", "Write it as P01=NAME.")
    return ListedTerm(term=name, listed=Listed.ALWAYS, participant_code=code.strip().upper())


def _named(study: OpenStudy, given: str) -> list[ListedTerm]:
    found = [item for item in study.lists.terms() if key_of(item.term) == key_of(given)]
    if not found:
        raise NotFound("not_listed", "“{term}” is on none of the lists.", "`names` shows them.", term=given[:60])
    return found


def _text_of(path: Path) -> str:
    from storage.importers.encodings import decode

    try:
        return decode(path.read_bytes())[0]
    except OSError as error:
        raise InvalidInput(
            "list_not_readable", "{path} can't be read.", "Give a text file with a name a line.", path=str(path)
        ) from error


@app.command()
def restyle(
    study: StudyPath,
    replacement: Annotated[list[str], typer.Argument(metavar="REPLACEMENT…", help="What stands for it now.")],
    style: Annotated[Abstraction | None, typer.Option("--style", help="Of what sort its replacement shall be.")] = None,
    role: Annotated[PersonRole | None, typer.Option("--role", help="Who this person is to the study.")] = None,
    coder: CoderOption = None,
) -> None:
    """Change the sort of single replacements, or the role of people: `restyle STUDY "[Person 3]" --style readable`."""
    with opened(study) as found:
        entities = [_replaced_by(found, item) for item in replacement]
        ids = [item.id for item in entities]
        actor = coder_id(found, coder)
        if role is not None:
            entities = found.replacing.set_role(ids, role, coder=actor)
        if style is not None:
            entities = found.replacing.restyle(ids, style, coder=actor)
        table(
            ("REPLACEMENT", "KIND", "STYLE", "ROLE"),
            [(item.replacement, item.kind.value, item.abstraction.value, item.role.value) for item in entities],
        )
        note_voided(found, {item.id for item in found.transcripts.documents()})


def _replaced_by(study: OpenStudy, replacement: str) -> Entity:
    for row in study.pseudonyms.entities():
        if row.entity.replacement == replacement:
            return row.entity
    raise NotFound(
        "no_such_pseudonym",
        "“{pseudonym}” stands for nothing in this study.",
        "`pseudonymize` lists what does.",
        pseudonym=replacement[:60],
    )
