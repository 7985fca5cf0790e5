"""What may be sent and quoted, as types."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import NotPermitted
from analysis.pseudonymization.permission import (
    WITHHELD_TEXT,
    ArchivableDocument,
    QuotableText,
    Terms,
    Withheld,
    archivable,
    has_ended,
    permits,
    quotable,
    sendable_text,
    use_for,
)
from analysis.pseudonymization.withheld_words import WithheldWords
from analysis.records import (
    Document,
    Grounding,
    Level,
    Participant,
    Passage,
    PassageMark,
    Permission,
    SendScope,
    SensitiveTopic,
    Use,
)
from analysis.segments import Replacement
from analysis.suggestion.excerpts import make_excerpts
from analysis.suggestion.grounding import ground
from analysis.suggestion.requests import Excerpt, GroupItem, GroupRequest
from analysis.transcript import SpeakerRole, Turn
from benchmarks.suggester import interview, whole

TODAY = date(2026, 11, 22)
ALL = tuple(Use)
TALK = [
    ("I", "Wie ging es Ihnen?"),
    ("B", "Ich war damals viel unterwegs. Dann kam die Depression und ich war lange krank. Heute arbeite ich wieder."),
    ("B2", "Bei uns war das ganz anders, wir hatten Glück."),
]


def keep(start: int, end: int) -> Passage:
    return Passage(document_id="", start=start, end=end, topic=SensitiveTopic.HEALTH, mark=PassageMark.NEVER_LEAVES)


def place_of(words: str) -> tuple[int, int]:
    text = "".join(f"{speaker}: {spoken}\n\n" for speaker, spoken in TALK)
    at = text.index(words)
    return at, at + len(words)


SECRET = "Dann kam die Depression und ich war lange krank."


def excerpt(use: Use = Use.LOCAL_AI) -> Excerpt:
    return whole(interview(TALK, use=use, passages=[keep(*place_of(SECRET))]))


def terms(*permissions: Permission, never_leaves: bool = False) -> Terms:
    codes = [f"P{n:02d}" for n in range(1, len(permissions) + 1)]
    turns = tuple(Turn(n, code, SpeakerRole.PARTICIPANT, 10 * n, 10 * n + 9) for n, code in enumerate(codes))
    document = Document(
        number=1, title="A", language="de", source_format="txt", char_count=10 * len(codes), turns=turns,
        never_leaves=never_leaves,
    )  # fmt: skip
    people = tuple(Participant(code=code, permission=given) for code, given in zip(codes, permissions, strict=True))
    return Terms(document, people, (), TODAY)


# --- permissions ---


def test_the_usual_permission_lets_nothing_go_beyond_this_computer() -> None:
    allowed = {use for use in Use if permits(Permission(), use, TODAY)}
    assert allowed == {Use.PROCESSING, Use.LOCAL_AI, Use.QUOTATION}


@pytest.mark.parametrize(("until", "holds"), [("", True), ("2026-11-22", True), ("2026-11-21", False)])
def test_the_last_day_still_counts(until: str, holds: bool) -> None:
    permission = Permission(uses=ALL, until=until)
    assert {permits(permission, use, TODAY) for use in Use} == {holds}
    assert has_ended(permission, TODAY) is not holds


def test_nothing_is_permitted_without_processing() -> None:
    assert not any(permits(Permission(uses=(Use.EXTERNAL_AI, Use.QUOTATION)), use, TODAY) for use in Use)


@pytest.mark.parametrize(
    ("host", "scope", "use"),
    [
        ("", SendScope.THIS_COMPUTER, Use.PROCESSING),
        ("localhost", SendScope.THIS_COMPUTER, Use.LOCAL_AI),
        ("10.0.0.4", SendScope.THIS_NETWORK, Use.EXTERNAL_AI),
        ("api.example.org", SendScope.INTERNET, Use.EXTERNAL_AI),
    ],
)
def test_the_network_of_the_institute_is_external(host: str, scope: SendScope, use: Use) -> None:
    assert use_for(host, scope) is use


def test_each_participant_must_permit_and_one_nobody_knows_permits_nothing() -> None:
    both = terms(Permission(uses=ALL), Permission())
    assert both.lacking(Use.EXTERNAL_AI) == ["P02"]
    assert Terms(both.document, both.participants[:1], (), TODAY).lacking(Use.PROCESSING) == ["P02"]


def test_a_label_goes_only_where_all_words_behind_it_may_go() -> None:
    both = terms(Permission(uses=ALL), Permission())
    label = sendable_text("wir hatten Glück", Use.EXTERNAL_AI, [(both, 0, 5)])
    assert label == "wir hatten Glück"
    assert label.use is Use.EXTERNAL_AI
    assert sendable_text("wir hatten Glück", Use.EXTERNAL_AI, [(both, 0, 5), (both, 10, 15)]) is None


def test_a_request_takes_no_label_that_was_not_minted() -> None:
    request = GroupRequest(Level.THEME, (GroupItem("C1", "eins"),), "", "de")
    with pytest.raises(TypeError, match="sendable text only"):
        _ = request.uses


def test_a_quotation_needs_the_permission_of_whoever_said_it() -> None:
    mixed = terms(Permission(), Permission(uses=(Use.PROCESSING,)))
    given = quotable(lambda: "Worte", mixed, 0, 5)
    assert isinstance(given, QuotableText)
    assert given == "Worte"
    assert quotable(lambda: pytest.fail("the words were read"), mixed, 12, 15) is Withheld.NOT_PERMITTED
    kept = terms(Permission(uses=ALL), never_leaves=True)
    assert quotable(lambda: pytest.fail("the words were read"), kept, 0, 5) is Withheld.NEVER_LEAVES


def test_a_document_that_never_leaves_is_not_sent_but_processed_here() -> None:
    with pytest.raises(NotPermitted) as refused:
        interview_of(never_leaves=True, use=Use.LOCAL_AI)
    assert refused.value.code == "never_leaves"


def interview_of(*, never_leaves: bool, use: Use) -> None:
    from analysis.pseudonymization.approval import approved, text_digest
    from analysis.pseudonymization.permission import sendable
    from analysis.records import DocumentText
    from analysis.segments import SegmentMap, build_segments

    held = terms(Permission(uses=ALL), never_leaves=never_leaves)
    segment_map = SegmentMap(build_segments("x" * 10, []))
    text = DocumentText(
        id=held.document.id, segments_digest="", text_digest=text_digest("x" * 10), map_version=1, approved_by="a"
    )
    sendable(approved(held.document, text, segment_map), held, use)


# --- what never leaves ---


def test_what_never_leaves_is_left_out_of_what_is_sent_and_read_here() -> None:
    sent = excerpt().turns[1].text
    assert sent == f"Ich war damals viel unterwegs. {WITHHELD_TEXT} Heute arbeite ich wieder."
    assert SECRET in excerpt(Use.PROCESSING).turns[1].text


@pytest.mark.parametrize(
    "quote",
    [
        "viel unterwegs. […] Heute arbeite ich",
        "[…]",
        "viel unterwegs. Dann kam die Depression",
        "ich war lange krank",
        "ich war lange krank. Heute arbeite ich wieder",
        "Ich war damals viel unterwegs. […] Heute arbeite ich wieder.",
    ],
)
def test_a_quote_that_touches_what_never_leaves_is_never_grounded_in_it(quote: str) -> None:
    found = ground(quote, 1, excerpt())
    assert not found.grounding.can_be_accepted
    start, end = place_of(SECRET)
    assert all(last <= start or end <= first for first, last in found.candidates)


def test_words_beside_what_never_leaves_keep_their_place() -> None:
    for words in ("Ich war damals viel unterwegs", "Heute arbeite ich wieder", "wir hatten Glück"):
        found = ground(words, 2 if "Glück" in words else 1, excerpt())
        assert found.grounding is Grounding.EXACT
        assert (found.start, found.end) == place_of(words)


def test_a_passage_in_the_middle_of_a_name_takes_the_name_whole() -> None:
    talk = [("B", "Ich bin Ute Schmidt aus Kiel und krank.")]
    name = Replacement(11, 22, "[Person 1]", "PERSON")
    for start, end in ((13, 15), (9, 13), (20, 30), (11, 22)):
        sent = make_excerpts(interview(talk, replacements=[name], use=Use.LOCAL_AI, passages=[keep(start, end)]), 99)
        text = sent[0].turns[0].text
        assert "[Person 1]" not in text
        assert text.count(WITHHELD_TEXT) == 1


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_offsets_hold_whatever_is_left_out(data: st.DataObject) -> None:
    talk = [("B", data.draw(st.text("ab 😀é", min_size=3, max_size=40))) for _ in range(3)]
    length = sum(len(f"{speaker}: {words}\n\n") for speaker, words in talk)
    spans = data.draw(st.lists(st.tuples(st.integers(0, length - 1), st.integers(1, 12)), max_size=4))
    passages = [keep(start, min(length, start + size)) for start, size in spans]
    cut = interview(talk, use=Use.LOCAL_AI, passages=passages)
    full = interview(talk)
    assert cut.segment_map.original_length == full.segment_map.original_length
    for at in range(length):
        kept = any(p.start <= at < p.end for p in passages)
        assert cut.is_withheld(at, at + 1) is kept
        if not kept:
            assert cut.segment_map.slice(at, at + 1) == full.segment_map.slice(at, at + 1)


# --- what surrounds withheld words ---


def test_withheld_words_are_found_in_what_a_coder_wrote() -> None:
    kept = WithheldWords([SECRET], ["krank"])
    assert kept.cleaned("Memo: „Kam die Depression und ich“ – wichtig") == "Memo: „[…]“ – wichtig"
    assert kept.cleaned("Krank") == WITHHELD_TEXT
    assert kept.cleaned("Umgang mit Krankheit") == "Umgang mit Krankheit"
    assert kept.cleaned_data({"label": "krank", "members": ["a", 1]}) == {"label": "[…]", "members": ["a", 1]}
    assert WithheldWords([]).cleaned("ich war lange krank") == "ich war lange krank"


def test_what_an_archive_may_keep_is_a_type_that_only_its_door_makes() -> None:
    turns = (Turn(0, "P01", SpeakerRole.PARTICIPANT, 0, 5),)
    document = Document(number=1, title="A", language="de", source_format="txt", char_count=5, turns=turns)
    terms = []
    for uses, until in ((ALL, ""), (ALL, "2026-11-22"), (ALL, "2026-11-21"), ((Use.PROCESSING, Use.QUOTATION), "")):
        people = (Participant(code="P01", permission=Permission(uses=uses, until=until)),)
        terms.append(Terms(document, people, (), TODAY))
    made = [archivable(item) for item in terms]
    assert [isinstance(item, ArchivableDocument) for item in made] == [True, True, False, False]
    kept_here = replace(terms[0], document=replace(terms[0].document, never_leaves=True))
    assert archivable(kept_here) is Withheld.NEVER_LEAVES
    with pytest.raises(TypeError):
        ArchivableDocument(object(), document)
