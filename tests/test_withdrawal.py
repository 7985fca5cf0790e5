"""A participant withdraws: no byte of either file holds her words any more, and the others' work stays as it is."""

from __future__ import annotations

import base64
import re
import shutil
import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from builders import (
    INTERVIEW,
    SECOND,
    ScriptedDetector,
    ada,
    built_in_concept,
    make_study,
    reopen,
    span_of,
    transcript,
)

import storage
from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Put
from analysis.records import (
    Category,
    Code,
    CodeOrigin,
    Coding,
    Entity,
    IdentifierKind,
    Level,
    Listed,
    ListedTerm,
    Memo,
    Original,
    Participant,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    Use,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy

THIRD = (
    "I: Wie war es bei Ihnen?\n\n"
    "B: Mein Chef in Osnabrück hat immer gesagt, die Zauberkiste nimmt uns die Kundschaft weg.\n\n"
    "B: Trotzdem, am Ende entscheide ich. Nadine Kowalke hält die Zauberkiste für Teufelswerk.\n"
)
GROUP = "I: Und Sie beide?\n\nB: Wir trauen der Sache nicht über den Weg.\n\nC: Ich schon, der Kollege Brammert auch.\n"
NAMES = (("Frau Schuster", IdentifierKind.PERSON), ("Bielefeld", IdentifierKind.LOCATION),
         ("Osnabrück", IdentifierKind.LOCATION), ("Nadine Kowalke", IdentifierKind.PERSON),
         ("Brammert", IdentifierKind.PERSON))  # fmt: skip
HERS = ("Zauberkiste", "Teufelswerk", "Osnabrück", "Kowalke", "Nadine", "Kundschaft", "Gerlinde", "kowalke_interview")


@pytest.fixture
def study(worked_on: Path, tmp_path: Path) -> OpenStudy:
    """Give a study of one's own, as `worked_on` is."""
    for name in ("study.verbatim", "study.verbatim-key"):
        shutil.copyfile(worked_on / name, tmp_path / name)
    return storage.open_study(tmp_path / "study", detector=ScriptedDetector(NAMES))


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make three interviews, worked on by hand and with the built-in suggester; P03 is the one who withdraws."""
    folder = tmp_path_factory.mktemp("worked_on")
    study = make_study(folder, (), approved=False)
    study.pseudonyms._detector = ScriptedDetector(NAMES)
    coder = ada(study)
    for text, name in ((INTERVIEW, "one.txt"), (SECOND, "two.txt"), (THIRD, "kowalke_interview.txt")):
        study.transcripts.add(transcript(text, name), coder=coder)
    study.lists.add_all(
        [ListedTerm(term="Gerlinde Abt", listed=Listed.ALWAYS, kind=IdentifierKind.PERSON, participant_code="P03")],
        coder=coder,
    )
    study.transcripts.set_attributes("P03", {"job": "Zauberkiste-Beauftragte"}, coder=coder)
    study.pseudonyms.detect(coder=coder)
    for document in study.transcripts.documents():
        study.pseudonyms.approve(document.id, coder=coder)
    own = study.coding.in_vivo(*span_of(study, "die Zauberkiste nimmt uns die Kundschaft weg", 2), coder=coder)
    shared = study.coding.in_vivo(*span_of(study, "am Ende entscheide ich", 2), coder=coder)
    study.coding.apply(shared.id, *span_of(study, "Am Ende entscheide ich", 1), coder=coder)
    other = study.coding.in_vivo(*span_of(study, "technische Hürde", 0), coder=coder)
    study.coding.memo("Was P03 mit Zauberkiste nimmt uns die meint", target=own, coder=coder)
    study.coding.memo("Hier sagt P03: hält die Zauberkiste für Teufelswerk, anders als P01", coder=coder)
    study.coding.define(other.id, "Gegenteil von „die Zauberkiste nimmt uns die Kundschaft weg“", coder=coder)
    study.structure.add(Level.CONCEPT, "Angst vor der Zauberkiste", members=[own.id], coder=coder)
    study.structure.add(Level.CONCEPT, "Selbst entscheiden", members=[shared.id, other.id], coder=coder)
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], BuiltinModel())
    study.suggesting.run(plan, BuiltinModel(), coder=coder)
    for document in study.transcripts.documents():
        for item in study.suggesting.list(document.id, SuggestionKind.CODE, [SuggestionStatus.OPEN])[:2]:
            study.deciding.accept(item.id, coder=coder)
    groups = study.suggesting.plan_groups(Level.CONCEPT, BuiltinModel())
    study.suggesting.run(groups, BuiltinModel(), coder=coder)
    study.coding.rename(other.id, "Hürde", coder=coder)
    study.history.undo(coder=coder)
    study.close()
    return folder


def raw(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


def every_byte(folder: Path) -> str:
    """Give all that can be read in the folder's files: raw, and each value unpacked where it is packed."""
    found = []
    for path in sorted(folder.iterdir()):
        found.append(raw(path))
        if found[-1].startswith("SQLite format 3"):
            with sqlite3.connect(path) as connection:
                tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                for (name,) in tables:
                    found += [_unpacked(value) for row in connection.execute(f"SELECT * FROM {name}") for value in row]
            connection.close()
    return "\n".join(found)


def _unpacked(value: object) -> str:
    """Give a value as text with every packed stream in it unpacked, and what is base64 in those."""
    if not isinstance(value, bytes):
        return str(value)
    found = [value.decode(errors="replace")]
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", value):
        with suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(value[match.start() :]).decode(errors="replace"))
    for coded in re.findall(r"[A-Za-z0-9+/]{40,}={0,2}", "\n".join(found)):
        with suppress(ValueError):
            found.append(base64.b64decode(coded).decode(errors="replace"))
    return "\n".join(found)


def test_no_byte_of_either_file_holds_her_words_or_names_afterwards(study: OpenStudy) -> None:
    before = {code.id: code for code in study.store.all(Code)}
    study.withdrawal.erase("P03", coder=ada(study), reason="Einwilligung widerrufen")
    assert study.verify() == []
    while_open = "".join(raw(path) for path in study.path.parent.iterdir())
    study.close()
    for text in (while_open, every_byte(study.path.parent)):
        assert [word for word in HERS if word.casefold() in text.casefold()] == []
        assert "P03" not in text
        assert "technische Hürde" in text
    study = storage.open_study(study.path, detector=ScriptedDetector(NAMES))
    assert study.verify() == []
    left = {code.id: code for code in study.store.all(Code)}
    assert any(code.label == "technische Hürde" for code in left.values())
    for key, code in left.items():
        assert (before[key].label.casefold(), before[key].colour) == (code.label.casefold(), code.colour)
    study.close()


def test_what_the_built_in_suggester_put_together_of_her_words_goes_too(study: OpenStudy) -> None:
    others = next(code for code in study.store.all(Code) if code.label == "technische Hürde")
    words = "Gemeinsame Wörter: technische, Hürde, Teufelswerk, Kundschaft"
    named = built_in_concept(study, "Zauberkiste und Hürde", others.id, definition=words)
    study.coding.memo("Zauberkiste: mein eigenes Wort", coder=ada(study))
    study.withdrawal.erase("P03", coder=ada(study), reason="Einwilligung widerrufen")
    kept = study.store.get(Suggestion, named.id)
    assert (kept.label, kept.definition) == ("[…]", "Gemeinsame Wörter: technische, Hürde, […]")
    assert "Zauberkiste: mein eigenes Wort" in [memo.text for memo in study.store.all(Memo)]
    assert study.verify() == []
    study.close()
    assert "Zauberkiste und" not in every_byte(study.path.parent)


def test_the_test_above_finds_the_words_where_they_are(study: OpenStudy) -> None:
    study.close()
    text = every_byte(study.path.parent).casefold()
    assert [word for word in HERS if word.casefold() not in text] == []


def test_others_keep_their_codes_and_a_shared_code_is_named_by_their_words(study: OpenStudy) -> None:
    ids = {item.id for item in study.transcripts.documents()[:2]}
    theirs = {item.id for item in study.store.all(Coding) if item.document_id in ids}
    said = study.withdrawal.preview("P03")
    assert ("am Ende entscheide ich", "Am Ende entscheide ich") in said.renamed
    assert "die Zauberkiste nimmt uns die Kundschaft weg" in said.codes
    assert said.categories[0] == "Angst vor der Zauberkiste"
    assert study.withdrawal.erase("P03", coder=ada(study), reason="widerrufen") == said
    assert {item.id for item in study.store.all(Coding)} == theirs
    shared = next(item for item in study.store.all(Code) if item.label == "Am Ende entscheide ich")
    assert shared.origin is CodeOrigin.IN_VIVO
    assert "Selbst entscheiden" in {item.label for item in study.store.all(Category)}
    assert "Angst vor der Zauberkiste" not in {item.label for item in study.store.all(Category)}
    assert [item.text for item in study.store.all(Memo)] == ["Hier sagt […]: […], anders als P01"]
    assert next(item for item in study.store.all(Code) if item.label == "technische Hürde").definition.endswith("[…]“")
    assert [item.code for item in study.store.all(Participant)] == ["P01", "P02"]
    assert all(item.document_id in {"", *ids} for item in study.store.all(Suggestion))
    assert {item.canonical for item in study.store.all(Entity)} >= {"Schuster", "Bielefeld"}


def test_what_remains_says_only_that_when_and_by_whom(study: OpenStudy) -> None:
    study.withdrawal.erase("P03", coder=ada(study), reason="widerrufen")
    event = study.store.events()[-1]
    assert (event.kind, event.actor) == ("participant_withdrawn", ada(study))
    assert event.details["reason"] == "widerrufen"
    assert set(event.details) <= {"reason", "erased_parts", "people"}


def test_the_code_of_somebody_who_left_is_never_given_again(study: OpenStudy) -> None:
    study.withdrawal.erase("P03", coder=ada(study), reason="widerrufen")
    study.transcripts.add(transcript("I: Wer sind Sie?\n\nB: Ich bin neu hier im Haus.\n"), coder=ada(study))
    assert [item.code for item in study.store.all(Participant)] == ["P01", "P02", "P04"]


def test_it_cannot_be_undone_and_nothing_before_it_either(study: OpenStudy) -> None:
    assert study.history.next_undo() is not None
    study.withdrawal.erase("P03", coder=ada(study), reason="widerrufen")
    assert study.history.next_undo() is None
    assert study.history.next_redo() is None
    code = study.coding.in_vivo(*span_of(study, "Das Vertrauen der Kunden", 1), coder=ada(study))
    assert study.history.undo(coder=ada(study)) is not None
    assert code.id not in {item.id for item in study.store.all(Code)}
    assert study.history.undo(coder=ada(study)) is None


def test_what_fails_in_the_study_file_changes_neither_file(study: OpenStudy, monkeypatch: pytest.MonkeyPatch) -> None:
    class Died(Exception):
        pass

    def dies(*_given: object, **_named: object) -> None:
        raise Died

    monkeypatch.setattr("storage.store.erase_in_study", dies)
    with pytest.raises(Died):
        study.withdrawal.erase("P03", coder=ada(study), reason="widerrufen")
    monkeypatch.undo()
    study = reopen(study)
    assert study.verify() == []
    assert "P03" in {item.code for item in study.store.all(Participant)}


def test_a_death_between_the_files_is_made_good_at_the_next_opening(
    study: OpenStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.erasing.finish_erasing", lambda _store: None)
    wanted = study.withdrawal.preview("P03")
    monkeypatch.setattr(study.store, "clean_texts", lambda _clean, actor: None)
    before = study.path.with_name("before")
    study.store.study_file.database.copy_to(before)  # type: ignore[attr-defined]
    study.withdrawal.erase("P03", coder=ada(study), reason="widerrufen")
    study.close()
    monkeypatch.undo()
    for ending in ("", "-wal", "-shm"):
        Path(f"{study.path}{ending}").unlink(missing_ok=True)
    before.rename(study.path)
    study = storage.open_study(study.path, detector=ScriptedDetector(NAMES))
    assert wanted.codes
    assert "P03" not in {item.code for item in study.store.all(Participant)}
    assert study.verify() == []
    study.close()
    for path in (study.path, study.path.with_name("study.verbatim-key")):
        assert "Osnabrück" not in raw(path)
    study = storage.open_study(study.path, detector=ScriptedDetector(NAMES))
    assert study.verify() == []


def test_a_protected_study_stays_protected_and_forgets_as_well(tmp_path: Path) -> None:
    secret = "ein langer Satz als Kennwort"
    study = make_study(tmp_path, passphrase=secret)
    study.coding.in_vivo(*span_of(study, "technische Hürde"), coder=ada(study))
    study.withdrawal.erase("P01", coder=ada(study), reason="widerrufen")
    assert study.verify() == []
    study.close()
    study = storage.open_study(study.path, passphrase=secret, detector=ScriptedDetector())
    assert [item.code for item in study.store.all(Participant)] == ["P02"]
    assert not raw(study.path).startswith("SQLite format 3")
    study.close()


def test_the_search_forgets_what_was_erased(study: OpenStudy) -> None:
    from storage.search import SearchIndex

    search = SearchIndex(study)
    assert search.find("Zauberkiste").hits
    study.withdrawal.erase("P03", coder=ada(study), reason="widerrufen")
    assert not search.find("Zauberkiste").hits
    assert search.find("Hürde").hits


def test_in_a_conversation_only_her_turns_go_and_the_others_stay_where_they_are(tmp_path: Path) -> None:
    study = make_study(tmp_path, (INTERVIEW,), approved=False)
    study.pseudonyms._detector = ScriptedDetector(NAMES)
    coder = ada(study)
    text = GROUP.replace("C: ", "B: ")
    made = study.transcripts.add(transcript(text, "group.txt"), coder=coder)
    original = study.transcripts.original(made.id)
    study.close()
    study = storage.open_study(tmp_path / "study", detector=ScriptedDetector(NAMES))
    from dataclasses import replace

    from analysis.ports import Put
    from analysis.workflow.transcripts import as_turns

    turns = tuple(replace(turn, label="C") if at == 2 else turn for at, turn in enumerate(original.turns))
    speakers = {"I": "I", "B": "P02", "C": "P03"}
    document = study.transcripts.documents()[1]
    study.store.commit(
        "speaker_changed",
        [Put(replace(original, turns=turns, speakers=speakers)), Put(replace(document, turns=as_turns(turns, speakers))),  # noqa: E501
         Put(Participant(code="P03"))],
        actor=coder,
    )  # fmt: skip
    study.pseudonyms.detect(coder=coder)
    for item in study.transcripts.documents():
        study.pseudonyms.approve(item.id, coder=coder)
    stays = study.coding.in_vivo(*span_of(study, "nicht über den Weg", 1), coder=coder)
    goes = study.coding.in_vivo(*span_of(study, "Ich schon", 1), coder=coder)
    study.withdrawal.erase("P03", coder=coder, reason="widerrufen")
    assert study.verify() == []
    assert [item.id for item in study.store.all(Code)] == [stays.id]
    assert goes.id != stays.id
    assert study.coding.quotation(study.coding.codings(code_id=stays.id)[0]) == "nicht über den Weg"
    study.close()
    text = every_byte(tmp_path)
    assert "Brammert" not in text
    assert "Ich schon" not in text
    assert "nicht über den Weg" in text


def test_restricting_lets_nothing_more_be_done_and_can_be_lifted(study: OpenStudy) -> None:
    study.withdrawal.restrict("P03", coder=ada(study), reason="Prüfung durch die Ethikkommission")
    assert study.permissions.of("P03").uses == ()
    assert study.permissions.missing(Use.QUOTATION)[-1].participant == "P03"
    study.history.undo(coder=ada(study))
    assert Use.QUOTATION in study.permissions.of("P03").uses


def test_making_anonymous_keeps_codes_and_quotations_and_forgets_the_names(study: OpenStudy) -> None:
    codings = study.store.all(Coding)
    words = {item.id: study.coding.quotation(item) for item in codings}
    third = study.transcripts.documents()[2].id
    study.withdrawal.anonymise("P03", coder=ada(study), reason="so vereinbart")
    assert study.verify() == []
    assert {item.id: study.coding.quotation(item) for item in study.store.all(Coding)} == words
    assert study.store.get(Original, third).file_name == ""
    study.close()
    text = every_byte(study.path.parent)
    assert [word for word in ("Osnabrück", "Kowalke", "Gerlinde", "kowalke_interview") if word in text] == []
    assert "Zauberkiste" in text
    study = storage.open_study(study.path, detector=ScriptedDetector(NAMES))
    study.transcripts.add(transcript("B: Noch ein Gespräch über Bielefeld und sonst nichts.\n"), coder=ada(study))
    study.pseudonyms.detect(coder=ada(study))
    assert study.transcripts.overview()[2].approval_voided is False
    study.close()


def test_wrong_use_is_told(study: OpenStudy) -> None:
    with pytest.raises(InvalidInput, match="P77"):
        study.withdrawal.preview("P77")
    with pytest.raises(InvalidInput):
        study.withdrawal.erase("P03", coder=ada(study), reason=" ")
    with pytest.raises(InvalidInput):
        study.withdrawal.erase("P03", coder=ada(study), reason="wegen Nadine Kowalke")
    study = reopen(study, without_key=True)
    with pytest.raises(NotPermitted):
        study.withdrawal.erase("P03", coder=ada(study), reason="widerrufen")


def test_a_code_left_in_unapproved_interviews_alone_has_no_label_until_she_reads_them(tmp_path: Path) -> None:
    study = make_study(tmp_path, [INTERVIEW])
    code = study.coding.in_vivo(*span_of(study, "die technische Hürde"), coder=ada(study)).id
    other = study.transcripts.add(transcript(THIRD), coder=ada(study))
    turn = other.turns[1]
    found = Coding(code_id=code, document_id=other.id, start=turn.start, end=turn.end, coder_id=ada(study))
    study.store.commit("coding_added", [Put(found)], actor=ada(study))
    study.withdrawal.erase("P01", coder=ada(study), reason="widerrufen")
    [left] = study.coding.codes()
    assert (left.label, left.origin, left.label_document_id) == ("[…]", CodeOrigin.RESEARCHER, "")
    assert study.verify() == []
    study.close()
