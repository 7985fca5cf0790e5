"""All shared transcripts with planted identities that the study knows: what the server got holds none of them.

Another question than what a detector finds (`test_planted.py`): here each identity is known by its plain form alone,
from her own list, and every other form of it must be replaced, or stopped before it is sent. Everything that can go out
is sent: codes, the critic, groups of what was accepted. `make test` takes some transcripts, `make soak` all. A name
that was misspelt is no form of it but the detector's to find: how many are left without one is said, not asserted.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from builders import ScriptedDetector, ada
from fakes.openai_server import ScriptedServer
from planting import Identity, Planted, identities, plant
from test_planted import LEAST, model_of, real_texts

import storage
from analysis.errors import SendingBlocked
from analysis.records import IdentifierKind, Level, Listed, ListedTerm, SuggestionStatus
from analysis.transcript import canonical
from analysis.workflow.study import OpenStudy
from prompts.loader import TEMPLATES
from storage.importers import read_transcript

KINDS = {
    "person": IdentifierKind.PERSON, "firm": IdentifierKind.ORGANIZATION, "phone": IdentifierKind.PHONE,
    "mail": IdentifierKind.EMAIL, "street": IdentifierKind.LOCATION, "id": IdentifierKind.ID,
}  # fmt: skip
MISSPELT = "misspelt once"


def study_of(folder: Path, texts: Sequence[tuple[str, str]], known: Sequence[Identity]) -> OpenStudy:
    """Import, with the plain forms on her list of what is always replaced and no other detector; approve."""
    study = storage.create_study(folder / "study", title="S", coder="Ada", detector=ScriptedDetector(()))
    terms = [ListedTerm(term=item.text, listed=Listed.ALWAYS, kind=KINDS[item.kind]) for item in known]
    for number, (language, text) in enumerate(texts):
        path = folder / f"{number:03d}.txt"
        path.write_text(text, encoding="utf-8")
        study.transcripts.add(read_transcript(path, language), coder=ada(study))
    study.lists.add_all(terms, coder=ada(study))
    study.pseudonyms.detect(coder=ada(study))
    for document in study.transcripts.documents():
        study.pseudonyms.approve(document.id, coder=ada(study), read_by_hand=True)
    return study


def send_everything(study: OpenStudy, known: Sequence[Identity], server: ScriptedServer) -> int:
    """Ask for codes with a critic, accept them, name some after people, ask for concepts; counts what was stopped."""
    model, stopped = model_of(server), 0
    for document in study.transcripts.documents():
        plan = study.suggesting.plan_codes([document.id], model, critic=True)
        try:
            study.suggesting.run(plan, model, coder=ada(study))
        except SendingBlocked:
            stopped += 1
    for item in study.suggesting.list(statuses=[SuggestionStatus.OPEN]):
        if item.grounding and item.grounding.can_be_accepted:
            study.deciding.accept(item.id, coder=ada(study))
    for code, name in zip(study.coding.codes(), known[:5], strict=False):
        study.coding.rename(code.id, f"wie {name.text}", coder=ada(study))
    try:
        study.suggesting.run(study.suggesting.plan_groups(Level.CONCEPT, model), model, coder=ada(study))
    except SendingBlocked:
        stopped += 1
    return stopped


def received(server: ScriptedServer) -> str:
    """Give all that the server got, headers included, as it read it: JSON escapes resolved."""
    parts = []
    for request in server.requests:
        parts += [request.path, request.raw_headers.decode("latin-1"), *strings(request.json())]
    return "\n".join(parts)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for one in pair for text in strings(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in strings(one))


def plain(text: str) -> str:
    """Give a text as a person reads it: no soft hyphens, no words cut by line ends, no case, single spaces."""
    text = re.sub(r"-[^\S\n]*\n\s*", "", text.replace("\u00ad", ""))
    return " ".join(canonical(text).casefold().split())


def left(planted: Sequence[Planted], sent: str, before: str) -> list[tuple[str, str]]:
    """Give form and words of what stands in the sent bytes, also in part, and did not without being planted."""
    read = set(re.findall(r"\w+", plain(sent))) - set(re.findall(r"\w+", plain(before))) - {"leute", "style"}
    return [
        (item.form, item.words)
        for item in planted
        if any(len(word) >= LEAST and word in read for word in re.findall(r"\w+", plain(item.words.strip("😀"))))
    ]


def check(folder: Path, count: int, texts: Sequence[tuple[str, str]], capsys: pytest.CaptureFixture[str]) -> None:
    began, known = time.monotonic(), identities(count)
    made = plant(texts, known)
    study = study_of(folder, [(language, text) for (language, _), (text, _) in zip(texts, made, strict=True)], known)
    with ScriptedServer() as server:
        stopped = send_everything(study, known, server)
        sent, requests, size = received(server), len(server.chats), sum(len(chat.body) for chat in server.chats)
    planted = [item for _, items in made for item in items]
    shipped = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.md")]
    before, after = "\n".join([*shipped, *(text for _, text in texts)]), "\n".join(text for text, _ in made)
    assert len(left(planted, after, before)) > 0.95 * len(planted), "left alone, they would be seen"
    found = left(planted, sent, before)
    forms = Counter(item.form for item in planted)
    with capsys.disabled():
        print(f"\n{len(texts)} transcripts, {count} identities in {len(planted)} forms; {requests} requests of "
              f"{size:,} bytes, {stopped} stopped, {time.monotonic() - began:.0f} s")  # fmt: skip
        print(f"left: {dict(Counter(form for form, _ in found)) or 'none'} of {dict(forms)}")
    assert requests > len(texts)
    assert study.verify() == []
    study.close()
    assert [item for item in found if item[0] != MISSPELT] == []


def test_nothing_of_known_identities_reaches_the_server(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(tmp_path, 24, real_texts(1, 2), capsys)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_nothing_of_known_identities_in_any_transcript_reaches_the_server(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(tmp_path, 500, real_texts(99, 99), capsys)
