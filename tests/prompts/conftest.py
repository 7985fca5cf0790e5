"""Requests made of an interview that was really approved, and settings that point at the scripted server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from fakes.openai_server import ScriptedServer

from analysis.pseudonymization.approval import approved, text_digest
from analysis.pseudonymization.permission import SendableText, SendableTranscript, Terms, sendable, sendable_text
from analysis.records import Document, DocumentText, Level, Participant, Permission, Use
from analysis.segments import SegmentMap, build_segments
from analysis.suggestion.requests import CodeRequest, Excerpt, ExcerptTurn, GroupItem, GroupRequest
from analysis.transcript import SpeakerRole, Turn
from prompts.client import OpenAiModel
from prompts.keys import ApiKey
from prompts.providers import PRESETS
from prompts.recipients import FIELDS, RecipientCard, save_card

SPOKEN = (
    ("I", "Wie sind Sie in das Thema gekommen?"),
    ("P01", "Ich bin da eher reingerutscht, das war gar nicht so geplant."),
    ("I", "Was hat sich im Alltag geändert?"),
    ("P01", "Die KI nimmt mir das Schreiben\nvon Angeboten nicht ab, leider, das mache ich noch selbst."),
    ("I", "Und die Kunden?"),
    ("P01", "Na ja, die Kunden wollen mit einem Menschen reden, {{accepted}} hin oder her."),
)


def label(text: str, use: Use = Use.LOCAL_AI) -> SendableText:
    made = sendable_text(text, use, [])
    assert made is not None
    return made


def make_transcript(spoken: tuple[tuple[str, str], ...], use: Use) -> SendableTranscript:
    text, turns = "", []
    for index, (speaker, words) in enumerate(spoken):
        role = SpeakerRole.INTERVIEWER if speaker == "I" else SpeakerRole.PARTICIPANT
        turns.append(Turn(index, speaker, role, len(text), len(text) + len(words)))
        text += words + "\n"
    document = Document(
        number=1, title="Interview 1", language="de", source_format="txt", char_count=len(text), turns=tuple(turns)
    )
    segment_map = SegmentMap(build_segments(text, []))
    row = DocumentText(
        id=document.id, segments_digest="", text_digest=text_digest(text), map_version=1, approved_by="coder-1"
    )
    permission = Permission(uses=(Use.PROCESSING, use))
    people = tuple(Participant(code=code, permission=permission) for code in {speaker for speaker, _ in spoken})
    terms = Terms(document, people, (), date(2026, 1, 1))
    return sendable(approved(document, row, segment_map), terms, use)


def make_request(
    spoken: tuple[tuple[str, str], ...] = SPOKEN,
    context: int = 2,
    language: str = "de",
    seed: int = 7,
    use: Use = Use.LOCAL_AI,
) -> CodeRequest:
    transcript = make_transcript(spoken, use)
    turns = tuple(
        ExcerptTurn(turn.index, turn.speaker, transcript.shown(turn), turn.can_be_coded) for turn in transcript.turns
    )
    before = tuple(replace(turn, can_be_coded=False) for turn in turns[:context])
    return CodeRequest(
        Excerpt(transcript, before, turns[context:]),
        "Wie verändert KI die Rolle im Vertrieb?",
        language,
        accepted=tuple(
            label(text, use) for text in ("mit einem Menschen reden", "eher reingerutscht", "das mache ich noch selbst")
        ),
        rejected=(label("Na ja", use),),
        seed=seed,
    )


@pytest.fixture
def make_code_request() -> Callable[..., CodeRequest]:
    return make_request


@pytest.fixture
def code_request() -> CodeRequest:
    return make_request()


@pytest.fixture
def outside_request() -> CodeRequest:
    """Give a request whose participant permits AI beyond this computer."""
    return make_request(use=Use.EXTERNAL_AI)


@pytest.fixture
def make_label() -> Callable[..., SendableText]:
    return label


@pytest.fixture
def group_request() -> GroupRequest:
    items = tuple(
        GroupItem(f"C{n}", label(f"das ist Aussage {n}"), label("nur ein Beispiel" if n == 1 else ""))
        for n in range(1, 8)
    )
    return GroupRequest(Level.THEME, items, "Wie verändert KI die Rolle im Vertrieb?", "de", alternatives=2, seed=3)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def key() -> ApiKey:
    return ApiKey("sk-geheim-4711")


@pytest.fixture
def model(server: ScriptedServer, key: ApiKey) -> OpenAiModel:
    return OpenAiModel(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model), key)


def complete_card(host: str, until: str = "2999-12-31") -> RecipientCard:
    return save_card(RecipientCard(host, *(f"{name} is known" for name in FIELDS[:-1]), until))


@pytest.fixture
def known_recipient() -> Callable[[str], RecipientCard]:
    """Let somebody answer for a host."""
    return complete_card


@pytest.fixture
def _known_recipients() -> None:
    """Let somebody answer for OpenAI and for a host that does not exist."""
    for host in ("api.openai.com", "eu.api.openai.com", "nobody.invalid"):
        complete_card(host)
