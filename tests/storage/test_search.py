"""Search: in other spellings and inflections, in every kind of thing, at the right places, and up to date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ada, make_study, reopen, span_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.records import IdentifierKind, Level
from analysis.searching import Found, Hit
from analysis.workflow.study import OpenStudy
from storage.search import SearchIndex, search
from storage.words import WordIndex, terms_of, words_of

TALK = (
    "I: Wie ist das mit den Häusern?\n\n"
    "B: Das große Haus hätte ich nie verkauft, sagt Frau Schuster. 😀 Die Hürden waren zu hoch.\n\n"
    "I: Und der Vertrieb?\n\n"
    "B: Im Vertrieb arbeiten wir. Ich arbeitete lange in Bielefeld und habe die Arbeit geliebt.\n"
)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, [TALK])
    yield made
    made.close()


def words(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.excerpt[start:end] for hit in hits for start, end in hit.marks]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("haus", ["Häusern", "Haus"]),
        ("Haeuser", ["Häusern", "Haus"]),
        ("grosse", ["große"]),
        ("hurde", ["Hürden"]),
        ("huer", ["Hürden"]),
        ("arbeiten ", ["arbeiten", "arbeitete", "Arbeit"]),
        ('"nie verkauft"', ["nie verkauft"]),
        ('"verkauft nie"', []),
        ("verkauft Hürden", ["verkauft", "Hürden"]),
        ("verkauft Vertrieb", []),
        ('" OR (', []),
        ("", []),
        ("nirgends", []),
    ],
)
def test_words_are_found_as_they_are_inflected_and_spelled(study: OpenStudy, query: str, expected: list[str]) -> None:
    assert sorted(words(search(study, query).hits)) == sorted(expected)


def test_a_hit_stands_where_the_words_stand_in_the_original(study: OpenStudy) -> None:
    (hit,) = search(study, "Hürden").hits
    original = study.transcripts.original(hit.document_id).text
    assert (hit.kind, hit.id, original[hit.start : hit.end]) == (Found.TURN, "1", "Hürden")


def test_original_names_are_found_only_while_nothing_is_approved(tmp_path: Path) -> None:
    study = make_study(tmp_path, [TALK], approved=False)
    assert words(search(study, "Schuster").hits) == ["Schuster"]
    study.pseudonyms.detect(coder=ada(study))
    document = study.transcripts.documents()[0].id
    study.pseudonyms.approve(document, coder=ada(study))
    assert search(study, "Schuster").hits == ()
    assert words(search(study, "Person").hits) == ["Person"]
    study.close()


def test_codes_themes_memos_and_quotations_are_found(study: OpenStudy) -> None:
    coder = ada(study)
    study.coding.in_vivo(*span_of(study, "Hürden waren zu hoch"), coder=coder)
    (coding,) = study.coding.codings()
    study.structure.add(Level.THEME, "Hohe Hürden", coder=coder)
    memo = study.coding.memo("Hürde als Bild?", coder=coder)
    result = search(study, "Hürde")
    assert [hit.kind for hit in result.hits] == [Found.CODE, Found.THEME, Found.MEMO, Found.QUOTATION, Found.TURN]
    assert result.counts == dict.fromkeys((Found.CODE, Found.THEME, Found.MEMO, Found.QUOTATION, Found.TURN), 1)
    by_kind = {hit.kind: hit.id for hit in result.hits}
    assert by_kind[Found.QUOTATION] == coding.id
    assert by_kind[Found.MEMO] == memo.id
    only = search(study, "Hürde", kinds=[Found.MEMO])
    assert [hit.kind for hit in only.hits] == [Found.MEMO]
    assert only.counts == result.counts


def test_the_index_follows_what_is_done(study: OpenStudy) -> None:
    index, coder = SearchIndex(study), ada(study)
    assert not index.find("Gedanke").hits
    study.coding.memo("Ein Gedanke", coder=coder)
    assert words(index.find("Gedanke").hits) == ["Gedanke"]
    study.history.undo(coder=coder)
    assert not index.find("Gedanke").hits
    document, start, end = span_of(study, "Vertrieb arbeiten")
    study.pseudonyms.add(document, start, start + len("Vertrieb"), IdentifierKind.OTHER, coder=coder)
    assert "Vertrieb" not in words(index.find("vertrieb ").hits)
    assert end > start
    study.transcripts.remove(document, coder=coder)
    assert not index.find("Haus").hits
    index.close()


def test_without_the_key_file_the_shown_words_are_searched(study: OpenStudy) -> None:
    again = reopen(study, without_key=True)
    assert words(search(again, "Hürden").hits) == ["Hürden"]
    again.close()


def test_a_long_turn_gives_the_words_around_the_place(tmp_path: Path) -> None:
    study = make_study(
        tmp_path, ["I: Und?\n\nB: " + "viele Wörter davor " * 40 + "Nadel" + " und dahinter" * 40 + "\n"]
    )
    (hit,) = search(study, "nadel").hits
    assert hit.excerpt.startswith("… ")
    assert hit.excerpt.endswith(" …")
    assert len(hit.excerpt) < 200
    assert words((hit,)) == ["Nadel"]
    study.close()


def test_who_does_not_wait_gets_what_there_is_so_far_and_hears_what_is_left(tmp_path: Path) -> None:
    study = make_study(tmp_path, [TALK, TALK.replace("Haus", "Tor")])
    study.coding.memo("Am Haus weiterlesen", coder=ada(study))
    index = SearchIndex(study)
    early = index.find("Haus", patience=0)
    assert ([hit.kind for hit in early.hits], early.unread) == ([Found.MEMO], 2)
    late = index.find("Haus")
    assert ([hit.kind for hit in late.hits], late.unread) == ([Found.MEMO, Found.TURN, Found.TURN, Found.TURN], 0)
    study.close()


def test_quotations_are_found_by_their_own_words_and_follow_the_codings(study: OpenStudy) -> None:
    index, coder = SearchIndex(study), ada(study)
    assert Found.QUOTATION not in index.find("verkauft").counts
    coding = study.coding.in_vivo(*span_of(study, "Haus hätte ich nie verkauft"), coder=coder)
    assert index.find("verkauft").counts[Found.QUOTATION] == 1
    assert index.find('"nie verkauft"').counts[Found.QUOTATION] == 1
    assert Found.QUOTATION not in index.find("Hürden").counts
    assert Found.QUOTATION not in index.find("verkauft Hürden").counts
    study.history.undo(coder=coder)
    assert coding is not None
    assert Found.QUOTATION not in index.find("verkauft").counts


@pytest.mark.parametrize("written", ["Ver\u00adtrau\u00aden", "VERTRAUEN", "Vertrauens"])
def test_words_that_are_parted_or_inflected_are_found_in_a_text(tmp_path: Path, written: str) -> None:
    study = make_study(tmp_path, [f"I: Und?\n\nB: Das {written} ist weg.\n"])
    assert search(study, "vertrauen ").counts == {Found.TURN: 1}
    assert search(study, '"das vertrauen"').counts == ({Found.TURN: 1} if "s" not in written else {})
    study.close()


def test_a_word_that_a_line_end_parts_is_one() -> None:
    index = WordIndex()
    index.add(word for word, _, _ in words_of("Das Ver-\ntrauen ist weg"))
    assert [list(index.places(term)) for term in terms_of("vertrauen weg")] == [[1], [3]]


def test_words_as_they_were_typed_come_before_their_inflections(tmp_path: Path) -> None:
    study = make_study(tmp_path, ["I: Und?\n\nB: Wir arbeiteten viel.\n\nI: Wo?\n\nB: Wir arbeiten hier.\n"])
    assert words(search(study, "arbeiten ").hits) == ["arbeiten", "arbeiteten"]
    study.close()


def test_nothing_of_the_index_is_written_to_the_disk(study: OpenStudy, tmp_path: Path) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    index = SearchIndex(study)
    index.find("Haus")
    assert {path.name for path in tmp_path.iterdir()} == before
    index.close()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=30))
def test_any_query_is_answered(study: OpenStudy, query: str) -> None:
    for hit in search(study, query).hits:
        assert all(0 <= start < end <= len(hit.excerpt) for start, end in hit.marks)
