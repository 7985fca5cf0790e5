"""Forms in which people write who speaks, and sentences that only look like them."""

from __future__ import annotations

import pytest

from analysis.transcript import canonical
from analysis.turns import FoundTurns, find_turns

IB = [("I", "Wie geht es?"), ("B", "Gut: sehr gut.")]
NAMES = [("Anna", "Wie geht es?"), ("Bernd", "Gut."), ("Anna", "Und sonst?"), ("Bernd", "Auch gut.")]


def spoken(text: str, found: FoundTurns) -> list[tuple[str, str]]:
    return [(turn.label, text[turn.start : turn.end]) for turn in found.turns]


FORMS = {
    "letters": ("I: Wie geht es?\nB: Gut: sehr gut.", IB, "I"),
    "blank lines between": ("I: Wie geht es?\n\nB: Gut: sehr gut.\n", IB, "I"),
    "no space after the colon": ("I:Wie geht es?\nB:Gut: sehr gut.", IB, "I"),
    "space before the colon": ("I : Wie geht es?\nB : Gut: sehr gut.", IB, "I"),
    "tab after the colon": ("I:\tWie geht es?\nB:\tGut: sehr gut.", IB, "I"),
    "tab alone": ("I\tWie geht es?\nB\tGut: sehr gut.", IB, "I"),
    "time after the label": ("I [00:00:05]: Wie geht es?\nB [00:00:11]: Gut: sehr gut.", IB, "I"),
    "round time after the label": ("I (00:05): Wie geht es?\nB (00:11): Gut: sehr gut.", IB, "I"),
    "time before the label": ("[00:00:05] I: Wie geht es?\n[00:00:11] B: Gut: sehr gut.", IB, "I"),
    "bare time before the label": ("00:00:05 I: Wie geht es?\n00:00:11 B: Gut: sehr gut.", IB, "I"),
    "time after the colon": ("I: [00:00:05] Wie geht es?\nB: [00:00:11] Gut: sehr gut.", IB, "I"),
    "f4 stamps at the end": ("I: Wie geht es? #00:00:05-1#\nB: Gut: sehr gut. #00:01:02-5#", IB, "I"),
    "f4 stamps at the start": ("#00:00:05-1# I: Wie geht es?\n#00:01:02-5# B: Gut: sehr gut.", IB, "I"),
    "time on its own line": ("[00:00:05]\nI: Wie geht es?\n\n[00:00:11]\nB: Gut: sehr gut.", IB, "I"),
    "bare time on its own line": ("00:05\nI: Wie geht es?\n\n00:11\nB: Gut: sehr gut.", IB, "I"),
    "label on its own line with colon": ("I:\nWie geht es?\n\nB:\nGut: sehr gut.", IB, "I"),
    "label on its own line": ("I\nWie geht es?\n\nB\nGut: sehr gut.", IB, "I"),
    "numbered lines": ("1 I: Wie geht es?\n2 B: Gut: sehr gut.", IB, "I"),
    "numbered lines with dots": ("1. I: Wie geht es?\n2. B: Gut: sehr gut.", IB, "I"),
    "table with number, speaker, words": ("1\tI\tWie geht es?\n2\tB\tGut: sehr gut.", IB, "I"),
    "table with time, speaker, words": ("00:05\tI\tWie geht es?\n00:11\tB\tGut: sehr gut.", IB, "I"),
    "table with speaker, time, words": ("I\t00:05\tWie geht es?\nB\t00:11\tGut: sehr gut.", IB, "I"),
    "table with speaker, words, time": ("I\tWie geht es?\t00:05\nB\tGut: sehr gut.\t00:11", IB, "I"),
    "table with a heading row": ("Sprecher\tText\nI\tWie geht es?\nB\tGut: sehr gut.", IB, "I"),
    "dash after the label": ("I – Wie geht es?\nB – Gut: sehr gut.", IB, "I"),
    "full-width colon": ("I：Wie geht es?\nB：Gut: sehr gut.", IB, "I"),
    "line separators of Word": ("I: Wie geht es?\u2028B: Gut: sehr gut.", IB, "I"),
    "lower-case letters": (
        "i: wie geht es?\nb: gut.\ni: und sonst?\nb: auch gut.",
        [("i", "wie geht es?"), ("b", "gut."), ("i", "und sonst?"), ("b", "auch gut.")],
        "i",
    ),
    "both cases of one letter": (
        "I: Ja?\nB: Ja.\ni: Nein?\nb: Nein.",
        [("I", "Ja?"), ("B", "Ja."), ("I", "Nein?"), ("B", "Nein.")],
        "I",
    ),
    "numbered letters": (
        "I: Und Sie?\nB1: Ja.\nB2: Nein.",
        [("I", "Und Sie?"), ("B1", "Ja."), ("B2", "Nein.")],
        "I",
    ),
    "note after the label": ("I1: Und Sie?\nB1 (weiblich): Ja.", [("I1", "Und Sie?"), ("B1", "Ja.")], "I1"),
    "words": ("Interviewer: Ja?\nBefragte: Ja.", [("Interviewer", "Ja?"), ("Befragte", "Ja.")], "Interviewer"),
    "gendered words": (
        "Interviewer:in: Ja?\nBefragte*r: Ja.\nInterviewer:in: Gut?\nBefragte*r: Gut.",
        [("Interviewer:in", "Ja?"), ("Befragte*r", "Ja."), ("Interviewer:in", "Gut?"), ("Befragte*r", "Gut.")],
        "Interviewer:in",
    ),
    "neutral words": (
        "Interviewende Person: Ja.\nBefragte Person: Wie?\nInterviewende Person: So.\nBefragte Person: Wie?",
        [
            ("Interviewende Person", "Ja."),
            ("Befragte Person", "Wie?"),
            ("Interviewende Person", "So."),
            ("Befragte Person", "Wie?"),
        ],
        "Interviewende Person",
    ),
    "short words": ("Int.: Ja?\nIP: Ja.", [("Int.", "Ja?"), ("IP", "Ja.")], "Int."),
    "moderator and members": (
        "Moderatorin: Ja?\nTeilnehmer 1: Ja.\nTeilnehmer 2: Nein.",
        [("Moderatorin", "Ja?"), ("Teilnehmer 1", "Ja."), ("Teilnehmer 2", "Nein.")],
        "Moderatorin",
    ),
    "question and answer": ("Frage: Wie?\nAntwort: So.", [("Frage", "Wie?"), ("Antwort", "So.")], "Frage"),
    "Q and A": ("Q: How?\nA: Like this.", [("Q", "How?"), ("A", "Like this.")], "Q"),
    "counted Q and A": (
        "Q1: How?\nA1: So.\nQ2: Why?\nA2: Hence.",
        [("Q", "How?"), ("A", "So."), ("Q", "Why?"), ("A", "Hence.")],
        "Q",
    ),
    "machine speakers": (
        "SPEAKER_00: How?\nSPEAKER_01: So.",
        [("SPEAKER_00", "How?"), ("SPEAKER_01", "So.")],
        "SPEAKER_00",
    ),
    "bracketed machine speakers": (
        "[SPEAKER_00]: How?\n[SPEAKER_01]: So.",
        [("SPEAKER_00", "How?"), ("SPEAKER_01", "So.")],
        "SPEAKER_00",
    ),
    "bracketed machine speakers without colon": (
        "[SPEAKER_00] How?\n[SPEAKER_01] So.",
        [("SPEAKER_00", "How?"), ("SPEAKER_01", "So.")],
        "SPEAKER_00",
    ),
    "machine speakers with a range of times": (
        "[00:00.000 --> 00:02.500] SPEAKER_00: How?\n[00:02.500 --> 00:04.000] SPEAKER_01: So.",
        [("SPEAKER_00", "How?"), ("SPEAKER_01", "So.")],
        "SPEAKER_00",
    ),
    "Speaker 1": ("Speaker 1: How?\nSpeaker 2: So.", [("Speaker 1", "How?"), ("Speaker 2", "So.")], "Speaker 1"),
    "names": ("Anna: Wie geht es?\nBernd: Gut.\nAnna: Und sonst?\nBernd: Auch gut.", NAMES, "Anna"),
    "names in capitals": (
        "ANNA: Ja?\nBERND: Ja.\nANNA: Gut?\nBERND: Gut.",
        [("ANNA", "Ja?"), ("BERND", "Ja."), ("ANNA", "Gut?"), ("BERND", "Gut.")],
        "ANNA",
    ),
    "names and times above the words": (
        "Anna Müller  0:05\nWie geht es?\n\nBernd von Berg  0:11\nGut.",
        [("Anna Müller", "Wie geht es?"), ("Bernd von Berg", "Gut.")],
        "Anna Müller",
    ),
    "names above the words": (
        "Anna\nWie geht es?\n\nBernd\nGut.\n\nAnna\nUnd sonst?\n\nBernd\nAuch gut.",
        NAMES,
        "Anna",
    ),
    "times above names": (
        "00:00:05\nAnna: Wie geht es?\n00:00:07\nBernd: Gut.\n00:00:08\nAnna: Und sonst?\n00:00:09\nBernd: Auch gut.",
        NAMES,
        "Anna",
    ),
    "title and name": (
        "Interviewer: Ja?\nFrau Dr. Schuster: Ja.\nInterviewer: Und?\nFrau Dr. Schuster: Gut.",
        [("Interviewer", "Ja?"), ("Frau Dr. Schuster", "Ja."), ("Interviewer", "Und?"), ("Frau Dr. Schuster", "Gut.")],
        "Interviewer",
    ),
    "title and name once": (
        "Interviewer: Ja?\nFrau Dr. Schuster: Ja.",
        [("Interviewer", "Ja?"), ("Frau Dr. Schuster", "Ja.")],
        "Interviewer",
    ),
    "double name": (
        "I: Ja?\nHans-Peter Müller-Lude: Ja.\nI: Und?\nHans-Peter Müller-Lude: Gut.",
        [("I", "Ja?"), ("Hans-Peter Müller-Lude", "Ja."), ("I", "Und?"), ("Hans-Peter Müller-Lude", "Gut.")],
        "I",
    ),
    "several paragraphs": (
        "I: Ja?\n\nB: Eins.\n\nZwei.\nDrei.\n\nI: Gut?",
        [("I", "Ja?"), ("B", "Eins.\n\nZwei.\nDrei."), ("I", "Gut?")],
        "I",
    ),
    "family name first": (
        "Müller, Anna: Ja?\nBerg, Bernd: Ja.\nMüller, Anna: Gut?\nBerg, Bernd: Gut.",
        [("Müller, Anna", "Ja?"), ("Berg, Bernd", "Ja."), ("Müller, Anna", "Gut?"), ("Berg, Bernd", "Gut.")],
        "Müller, Anna",
    ),
    "arrows before names": (
        ">> Anna: Ja?\n>> Bernd: Ja.\n>> Anna: Gut?\n>> Bernd: Gut.",
        [("Anna", "Ja?"), ("Bernd", "Ja."), ("Anna", "Gut?"), ("Bernd", "Gut.")],
        "Anna",
    ),
    "time after a comma": ("I, 00:05: Wie geht es?\nB, 00:11: Gut: sehr gut.", IB, "I"),
    "ranges, names and words each on a line": (
        "0:0:0.0 --> 0:0:2.5\nAnna M\nWie?\n0:0:3.0 --> 0:0:4.0\nBernd B\nGut.\n"
        "0:0:5.0 --> 0:0:6.0\nAnna M\nSo?\n0:0:7.0 --> 0:0:9.0\nBernd B\nJa.",
        [("Anna M", "Wie?"), ("Bernd B", "Gut."), ("Anna M", "So?"), ("Bernd B", "Ja.")],
        "Anna M",
    ),
    "smart quotes": ("I: „Ja“?\nB: ‚Nein‘ – “so”.", [("I", "„Ja“?"), ("B", "‚Nein‘ – “so”.")], "I"),
    "heading before": (
        "Interview mit Frau X\nDatum: 12.03.2020\nOrt: Köln\n\nI: Ja?\nB: Ja.",
        [("I", "Ja?"), ("B", "Ja.")],
        "I",
    ),
    "interviewer alone is labelled": (
        "I: Wie geht es?\nGut.\n\nSehr gut.\n\nI: Und sonst?\nAuch gut.",
        [("I", "Wie geht es?"), ("", "Gut.\n\nSehr gut."), ("I", "Und sonst?"), ("", "Auch gut.")],
        "I",
    ),
    "questions with answers below": (
        "Q1: How?\n\nLike this.\n\nQ2: Why?\n\nHence.",
        [("Q", "How?"), ("", "Like this."), ("Q", "Why?"), ("", "Hence.")],
        "Q",
    ),
    "empty turn": ("I: Ja?\nB:\nI: Gut?\nB: Ja.", [("I", "Ja?"), ("I", "Gut?"), ("B", "Ja.")], "I"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_form_is_read_as_turns(name: str) -> None:
    raw, expected, interviewer = FORMS[name]
    text = canonical(raw)
    found = find_turns(text)
    assert spoken(text, found) == expected
    assert found.interviewer_labels == {interviewer}


NO_LABELS = {
    "a question in a sentence": "Genau die erste Frage: Welche Fächer sind es?\nUnd die zweite Frage: Wie viele?",
    "a report of speech": "Und dann sagte er: nein.\nUnd dann sagte er: doch.\nDann sagte sie: na gut.",
    "an opener that recurs": "Also: es war so.\n\nAlso: nun.\n\nAlso: es war vorbei.\n\nAber: nein.\n\nAber: ja.",
    "an English opener": "Well: it was so.\n\nWell: it was not.\n\nNote: this.\n\nNote: that.",
    "arguments": "Vorteil: schnell.\nNachteil: teuer.\nVorteil: leicht.\nNachteil: laut.",
    "a clock": "10:30 Uhr war Beginn.\n11:30 Uhr war Ende.",
    "an address": "https://example.org/a\nhttps://example.org/b\nhttps://example.org/c",
    "one name": "Köln: da war ich gern.\n\nDann kam Bonn.",
    "data of the interview": "Datum: heute\nOrt: hier\nDauer: lang\n\nDas war alles.",
    "words that begin like labels": "Modell: so.\nUm 10: dann.\niPad: neu.\nInter: alt.",
    "short sentences on lines": "Danke.\nRichtig.\nSuper\nDanke.\nRichtig.\nSuper\nDas war es.",
    "single words on lines": "Danke\nJa genau\nDanke\nDas war es\nDanke",
}


@pytest.mark.parametrize("name", NO_LABELS)
def test_sentence_with_a_colon_makes_no_speaker(name: str) -> None:
    found = find_turns(NO_LABELS[name])
    assert {turn.label for turn in found.turns} == {""}
    assert "no_speakers" in found.warnings
    assert not found.interviewer_labels


def test_colon_sentence_inside_a_stamped_turn_stays_its_words() -> None:
    text = "I [00:01]: Ja?\nB [00:02]: Also.\nChef: der sagt nein.\nChef: und ja.\nI [00:03]: So?\nB [00:09]: Ja."
    assert spoken(text, find_turns(text))[1] == ("B", "Also.\nChef: der sagt nein.\nChef: und ja.")


def test_clock_time_at_the_start_of_the_words_stays() -> None:
    text = "I: Wann?\nB: 10:30 Uhr, oder (10:45)"
    assert spoken(text, find_turns(text))[1] == ("B", "10:30 Uhr, oder (10:45)")


def test_role_play_within_an_answer_makes_no_speakers() -> None:
    text = "I: Ja?\nB: Es war so.\nKunde: Ich will das.\nChef: Nein.\nKunde: Doch.\nI: Gut?\nB: Ja."
    assert [label for label, _ in spoken(text, find_turns(text))] == ["I", "B", "I", "B"]
