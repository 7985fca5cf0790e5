"""Identities planted in every form into real transcripts: what of them reaches the server or the study file?

`make test` plants a sample, `make soak` 500. Both print what survives, by form and kind: no detector finds everything,
and a form that was never found needs her eye. What was found anywhere must go in all its plain forms.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from builders import ScriptedDetector, ada
from fakes.openai_server import ScriptedServer
from planting import MUST_GO, ORIGINS, Identity, Planted, identities, plant

import storage
from analysis.errors import SendingBlocked
from analysis.pseudonymization.process import InlineDetector
from analysis.segments import SegmentMap
from analysis.suggestion.requests import SuggestionModel
from analysis.transcript import canonical
from analysis.workflow.study import OpenStudy
from prompts import open_model
from prompts.providers import PRESETS
from storage.importers import read_transcript

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts"
LEAST = 3
"""Letters or digits in a row that must be left to call a form survived; an ending may stay."""


@dataclass(frozen=True)
class Outcome:
    """What became of one planted form: `left` are its words that can still be read."""

    planted: Planted
    left: tuple[str, ...]
    is_replaced: bool


def real_texts(count_de: int, count_en: int) -> list[tuple[str, str]]:
    files = [("de", path) for path in sorted((SHARED / "divekit_de").glob("nn*.txt"))[:count_de]]
    files += [("en", path) for path in sorted((SHARED / "wac_en").glob("[0-9]*.txt"))[:count_en]]
    if not files:
        pytest.skip("the shared transcripts are not here")
    return [(language, path.read_text(encoding="utf-8")) for language, path in files]


def outcomes(study: OpenStudy, planted: Sequence[Sequence[Planted]]) -> list[Outcome]:
    """Find each planted form in the originals and see what of it can be read in the approved words."""
    found = []
    for document, items in zip(study.transcripts.documents(), planted, strict=True):
        text, shown = study.transcripts.original(document.id).text, study.transcripts.shown(document.id)
        assert shown is not None
        position = 0
        for item in items:
            start = text.index(canonical(item.sentence), position)
            position = start + 1
            words = canonical(item.words)
            start = text.index(words, start)
            found.append(outcome(item, text, shown, start, start + len(words)))
    return found


def outcome(item: Planted, text: str, shown: SegmentMap, start: int, end: int) -> Outcome:
    hidden = [False] * (end - start)
    position = 0
    for segment in shown.segments:
        stop = position + segment.original_length
        if not segment.is_literal:
            for at in range(max(start, position), min(end, stop)):
                hidden[at - start] = True
        position = stop
    left, word = [], ""
    for at in range(start, end + 1):
        if at < end and text[at].isalnum() and not hidden[at - start]:
            word += text[at]
        elif word:
            left.append(word)
            word = ""
    compound = ("Leute", "style")
    return Outcome(item, tuple(w for w in left if len(w) >= LEAST and w not in compound), any(hidden))


def walk(
    folder: Path, count: int, texts: Sequence[tuple[str, str]], alone: bool
) -> tuple[list[Outcome], str, bytes, int]:
    """Import, detect, approve, send; gives the outcomes, what the server got, the study file, and blocked calls."""
    made = plant(texts, identities(count), alone=alone)
    study = storage.create_study(folder / "study", title="S", coder="Ada", detector=InlineDetector())
    for number, ((language, _), (text, _)) in enumerate(zip(texts, made, strict=True)):
        path = folder / f"{number:03d}.txt"
        path.write_text(text, encoding="utf-8")
        study.transcripts.add(read_transcript(path, "de" if language == "de" else "en"), coder=ada(study))
    study.pseudonyms.detect(coder=ada(study))
    for document in study.transcripts.documents():
        study.pseudonyms.approve(document.id, coder=ada(study), read_by_hand=True)
    found = outcomes(study, [items for _, items in made])
    with ScriptedServer() as server:
        blocked = send_all(study, server)
        sent = server.everything_received
    assert study.verify() == []
    study.close()
    return found, sent, study.path.read_bytes(), blocked


def model_of(server: ScriptedServer) -> SuggestionModel:
    settings = replace(PRESETS["ollama"], base_url=server.base_url, model=server.model, context_tokens=32_768)
    return open_model(settings)


def send_all(study: OpenStudy, server: ScriptedServer) -> int:
    """Ask for codes in every interview; gives how many of them the last check stopped."""
    model, blocked = model_of(server), 0
    for document in study.transcripts.documents():
        plan = study.suggesting.plan_codes([document.id], model)
        try:
            study.suggesting.run(plan, model, coder=ada(study))
        except SendingBlocked:
            blocked += 1
    return blocked


# --- what is asserted, what is reported -----------------------------------------------------------------------------


def was_found(found: Iterable[Outcome]) -> set[Identity]:
    return {item.planted.identity for item in found if item.is_replaced and item.planted.form in MUST_GO}


def assert_what_was_found_is_gone(found: Sequence[Outcome], sent: str, kept: bytes) -> None:
    """No plain form of something that was found anywhere may be left, in the words, on the wire or on the disk."""
    known = was_found(found)
    forms = [item for item in found if item.planted.form in MUST_GO and item.planted.identity in known]
    assert [(item.planted.form, item.planted.words, item.left) for item in forms if item.left] == []
    left_somewhere = {item.planted.identity for item in found if item.left}
    for item in forms:
        if item.planted.identity not in left_somewhere:
            words = item.planted.words.strip("😀")
            assert words not in sent, item.planted.form
            assert words.encode() not in kept, item.planted.form
            assert canonical(words).encode() not in kept, item.planted.form


def table(found: Sequence[Outcome], blocked: int, seconds: float) -> str:
    """Say by form and kind how many survive of how many."""
    planted, left = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    examples: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in found:
        key = item.planted.form, item.planted.identity.kind
        planted[key] += 1
        if item.left:
            left[key] += 1
            examples[key].append(item.planted.words.replace("\n", "⏎").replace("\u00ad", "·"))
    lines = [f"{'FORM':20} {'KIND':7} {'LEFT':>5} {'OF':>5}  EXAMPLES"]
    for key in sorted(planted, key=lambda key: (key[1], key[0])):
        lines.append(f"{key[0]:20} {key[1]:7} {left[key]:5} {planted[key]:5}  {', '.join(examples[key][:4])}".rstrip())
    lines.append(f"{sum(left.values())} of {sum(planted.values())} planted forms can still be read")
    never = {item.planted.identity for item in found} - {i.planted.identity for i in found if i.is_replaced}
    lines.append(f"{len(never)} of {len({item.planted.identity for item in found})} identities were found in no form")
    lines.append(f"interviews that the last check stopped: {blocked}; {seconds:.0f} seconds")
    return "\n".join(lines)


def check(
    folder: Path,
    count: int,
    texts: Sequence[tuple[str, str]],
    capsys: pytest.CaptureFixture[str],
    *,
    alone: bool = False,
) -> None:
    began = time.monotonic()
    found, sent, kept, blocked = walk(folder, count, texts, alone)
    with capsys.disabled():
        print(f"\n{count} identities, {'one form of each' if alone else 'every form of each'}")
        print(table(found, blocked, time.monotonic() - began))
    assert_what_was_found_is_gone(found, sent, kept)


def test_what_nothing_found_is_reported_as_left(tmp_path: Path) -> None:
    texts = real_texts(1, 1)
    made = plant(texts, identities(20))
    study = storage.create_study(tmp_path / "study", title="S", coder="Ada", detector=ScriptedDetector(()))
    for number, (text, _) in enumerate(made):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        document = study.transcripts.add(read_transcript(path, "auto"), coder=ada(study))
        study.pseudonyms.detect([document.id], coder=ada(study))
        study.pseudonyms.approve(document.id, coder=ada(study))
    found = outcomes(study, [items for _, items in made])
    assert all(item.left and not item.is_replaced for item in found)
    assert f"{len(found)} of {len(found)} planted forms can still be read" in table(found, 0, 0)
    assert {item.planted.identity.origin for item in found} >= set(ORIGINS)
    study.close()


def test_twenty_identities_in_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(tmp_path, 20, real_texts(2, 3), capsys)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_five_hundred_identities_in_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(tmp_path, 500, real_texts(5, 57), capsys)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_five_hundred_identities_that_are_named_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(tmp_path, 500, real_texts(5, 57), capsys, alone=True)
