"""WebVTT and SubRip: cues become turns, times become starts, tags do not become words."""

from __future__ import annotations

from pathlib import Path

from analysis.transcript import ImportedTranscript
from storage.importers import read_transcript


def read(folder: Path, name: str, text: str) -> ImportedTranscript:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_transcript(path)


def turns(transcript: ImportedTranscript) -> list[tuple[str, str, float | None]]:
    return [(turn.label, transcript.text[turn.start : turn.end], turn.start_seconds) for turn in transcript.turns]


def test_cues_of_one_voice_become_one_turn(tmp_path: Path) -> None:
    transcript = read(
        tmp_path,
        "a.vtt",
        "WEBVTT\n\nNOTE von Hand\n\nSTYLE\n::cue { color: red }\n\n1\n00:00:01.500 --> 00:00:02.000\n"
        "<v Anna Berg>Wie war\nes?</v>\n\n00:02.000 --> 00:03.000 align:start\n<v Anna Berg>Gut &amp; schön?</v>\n\n"
        "00:00:09.250 --> 00:00:10.000\n<v.laut Bernd>Ja, <i>gut</i>.</v>\n\n"
        "00:00:11.000 --> 00:00:12.000\n<v Anna Berg>Aha.</v> <v Bernd>Genau.</v>\n",
    )
    assert transcript.text == "Anna Berg: Wie war es? Gut & schön?\nBernd: Ja, gut.\nAnna Berg: Aha.\nBernd: Genau."
    assert turns(transcript) == [
        ("Anna Berg", "Wie war es? Gut & schön?", 1.5),
        ("Bernd", "Ja, gut.", 9.25),
        ("Anna Berg", "Aha.", 11.0),
        ("Bernd", "Genau.", 11.0),
    ]
    assert all(transcript.text[turn.label_start : turn.label_end] == turn.label for turn in transcript.turns)
    assert transcript.interviewer_labels == {"Anna Berg"}


SRT = """1
00:00:01,000 --> 00:00:02,000
I: Wie war

2
00:00:02,000 --> 00:00:03,000
das für Sie?

3
00:00:04,500 --> 00:00:06,000
B: <i>Gut</i>: sehr gut.

4
00:00:06,000 --> 00:00:07,000
B: Ja.
"""


def test_labels_in_subtitles_make_turns(tmp_path: Path) -> None:
    transcript = read(tmp_path, "a.srt", SRT)
    assert transcript.text == "I: Wie war das für Sie?\nB: Gut: sehr gut. Ja."
    assert turns(transcript) == [("I", "Wie war das für Sie?", 1.0), ("B", "Gut: sehr gut. Ja.", 4.5)]
    assert transcript.interviewer_labels == {"I"}


def test_bracketed_machine_speakers_in_subtitles_make_turns(tmp_path: Path) -> None:
    text = SRT.replace("I: Wie", "[SPEAKER_00]: Wie").replace("das", "[SPEAKER_00]: das").replace("B:", "[SPEAKER_01]:")
    transcript = read(tmp_path, "a.srt", text)
    assert transcript.text == "SPEAKER_00: Wie war das für Sie?\nSPEAKER_01: Gut: sehr gut. Ja."


def test_two_speakers_in_one_cue_are_two_turns(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nI: Ja?\nB: Nein.\n\n2\n00:00:03,000 --> 00:00:04,000\nI: Gut.\n"
    assert [turn[:2] for turn in turns(read(tmp_path, "a.srt", text))] == [("I", "Ja?"), ("B", "Nein."), ("I", "Gut.")]


def test_a_pause_parts_paragraphs_where_nobody_is_named(tmp_path: Path) -> None:
    transcript = read(
        tmp_path,
        "a.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nEins\n\n00:02.100 --> 00:03.000\nzwei.\n\n00:09.000 --> 00:10.000\nDrei.\n",
    )
    assert turns(transcript) == [("", "Eins zwei.", 1.0), ("", "Drei.", 9.0)]
    assert transcript.warnings == ("no_speakers",)
