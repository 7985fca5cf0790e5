"""The seed paper's study rebuilt in structure: 13 interviews, 484 in-vivo codes, 60 concepts, 16 themes, 3 dimensions.

Names and counts of themes, dimensions and the sample are the paper's (`seed_structure.json`, CC BY 4.0); concepts and
every word that anybody says are made up here.

    python tests/seed_study.py FOLDER

makes the study there, to look at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from builders import ScriptedDetector, ada, transcript

import storage
from analysis.records import Level
from analysis.workflow.study import OpenStudy

STRUCTURE = Path(__file__).resolve().parents[2] / "shared" / "design" / "seed_structure.json"

# A concept and what people say of it, by theme in the paper's order.
CONCEPTS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("KI schreibt Protokolle und Berichte", "die Protokolle schreibt jetzt die Maschine"),
     ("Angebote entstehen schneller", "ein Angebot ist in zehn Minuten raus"),
     ("Termine und Routen plant das System", "die Tourenplanung mache ich nicht mehr selbst"),
     ("Weniger Suchen in Unterlagen", "ich muss nicht mehr in drei Ordnern suchen")),
    (("Mehr Zeit für das Gespräch", "ich habe endlich wieder Zeit zum Zuhören"),
     ("Beziehungen statt Bestellungen pflegen", "die Bestellung läuft, ich pflege die Beziehung"),
     ("Große Kunden rücken in den Mittelpunkt", "ich kümmere mich um die, die zählen"),
     ("Der eigene Plan fürs Gebiet wird wichtiger", "jetzt denke ich ein halbes Jahr voraus")),
    (("Vorschläge passen zum einzelnen Kunden", "das System weiß, was der Kunde letztes Mal wollte"),
     ("Bedarf erkennen, bevor der Kunde fragt", "wir rufen an, bevor die Maschine steht"),
     ("Ansprache in der Sprache des Kunden", "jeder bekommt eine Mail, die nach ihm klingt"),
     ("Grenzen der Personalisierung", "irgendwann wird es dem Kunden unheimlich")),
    (("Daten pflegen als neue Pflicht", "ohne gepflegte Daten bringt das alles nichts"),
     ("Doppelte Eingaben in alten Systemen", "ich tippe dasselbe noch zweimal ein"),
     ("Wer die Daten hat, hat das Sagen", "die Daten gehören am Ende der Zentrale")),
    (("Kunden fragen, wohin ihre Daten gehen", "die wollen wissen, wo das liegt"),
     ("Unsicherheit, was erlaubt ist", "keiner sagt mir, was ich eingeben darf"),
     ("Offen sagen, dass KI im Spiel ist", "ich sage dem Kunden, dass da eine KI mitliest"),
     ("Regeln des Betriebs fehlen oder bremsen", "bis der Datenschutz Ja sagt, ist der Auftrag weg")),
    (("Zahlen statt Bauchgefühl", "früher Bauch, heute Zahlen"),
     ("Prognosen bestimmen, wen man anruft", "die Liste sagt mir, wen ich anrufe"),
     ("Zahlen brauchen jemanden, der sie liest", "eine Zahl allein erklärt dem Kunden nichts"),
     ("Preise werden berechnet, nicht verhandelt", "den Preis rechnet mir keiner mehr aus dem Kopf")),
    (("Vertrauen entsteht von Mensch zu Mensch", "Vertrauen baut dir keine Maschine auf"),
     ("Zwischen den Zeilen hören", "man merkt, wenn der Kunde eigentlich Nein sagt"),
     ("Humor und Nähe lassen sich nicht rechnen", "einen Witz am Anfang macht keine KI"),
     ("Verhandeln bleibt Handwerk", "am Tisch zählt, wer die Nerven hat")),
    (("KI als zweiter Kopf", "das ist wie ein Kollege, der alles gelesen hat"),
     ("Schneller in fremden Branchen", "ich rede plötzlich in Branchen mit, die ich nicht kenne"),
     ("Bessere Vorbereitung auf Gespräche", "ich gehe nicht mehr blank in den Termin"),
     ("Sprachgrenzen fallen", "Portugiesisch geht jetzt auch")),
    (("Die technische Hürde", "die technische Hürde ist halt viel höher"),
     ("Richtig fragen können", "man muss richtig fragen können"),
     ("Schulung kommt zu kurz oder zu spät", "eine Schulung gab es, die war nach einer Stunde vorbei")),
    (("Am Ende entscheidet ein Mensch", "am Ende entscheide ich"),
     ("Ergebnisse werden geprüft", "ich lese da immer noch einmal drüber"),
     ("Erfahrung erkennt, was nicht stimmen kann", "nach zwanzig Jahren sehe ich, dass das Quatsch ist"),
     ("Wer haftet, wenn der Vorschlag falsch war", "den Kopf halte trotzdem ich hin")),
    (("Kunden nicht täuschen", "ich will nicht, dass einer denkt, ich hätte das geschrieben"),
     ("Benachteiligung durch Bewertung", "kleine Kunden fallen bei der Bewertung hinten runter"),
     ("Überwachung der Beschäftigten", "die sehen ja, wie lange ich telefoniere"),
     ("Unbehagen ohne klaren Grund", "irgendwas daran fühlt sich nicht richtig an")),
    (("Die Arbeit wird leichter", "das nimmt mir den Freitagnachmittag ab"),
     ("Gewonnene Zeit wird sofort verplant", "die Stunde, die ich spare, ist schon wieder weg"),
     ("Höhere Ziele, weil es schneller geht", "wenn es schneller geht, wird das Ziel höher"),
     ("Immer erreichbar, immer schneller", "der Kunde erwartet die Antwort in fünf Minuten")),
    (("Das System gibt den Takt vor", "ich arbeite ab, was die Liste sagt"),
     ("Wissen wandert ins System", "was ich weiß, steht jetzt in der Datenbank"),
     ("Entscheidungen sind nicht nachvollziehbar", "warum der auf Rot steht, sagt mir keiner")),
    (("Angst um die eigene Stelle", "wir haben Angst, dass die Maschine uns ersetzt"),
     ("Einfache Verkäufe brauchen niemanden mehr", "die kleinen Aufträge macht bald der Automat"),
     ("Der Nachwuchs lernt es nicht mehr", "wo sollen die Jungen das denn noch lernen"),
     ("Gelassenheit, denn es kam immer anders", "das haben sie beim Internet auch gesagt")),
    (("Führen mit weniger Berichten", "ich brauche keine Wochenberichte mehr"),
     ("Vorangehen und ausprobieren lassen", "der Chef muss es selber benutzen"),
     ("Rückhalt, wenn etwas schiefgeht", "mein Chef hat gesagt, Fehler sind in Ordnung")),
    (("Kunden wollen einen Menschen sprechen", "wenn es brennt, wollen die einen Menschen"),
     ("Das Gesicht der Firma sein", "für den Kunden bin ich die Firma"),
     ("Verkaufen heißt Verantwortung übernehmen", "ich stehe dafür gerade, nicht das System"),
     ("Stolz auf das eigene Können", "das kann ich, das kann sonst keiner")),
)  # fmt: skip
_BEFORE = (
    "ehrlich gesagt, ", "bei uns ist es so: ", "das klingt hart, aber ", "ich sage immer, ", "und dann merkst du, ",
    "seit einem Jahr gilt: ", "im Außendienst heißt das, ", "vielleicht sehe nur ich das so, aber ",
)  # fmt: skip
_AFTER = (
    "", ", jeden Tag", ", zumindest bei mir", ", und das ist neu", ", sagen auch die Kollegen",
    ", ob ich will oder nicht", ", jedenfalls im Neugeschäft", ", das war vor drei Jahren anders",
    ", da bin ich sicher", ", leider", ", zum Glück", ", ohne Ausnahme", ", wenn man genau hinsieht",
    ", gerade bei Stammkunden", ", im Großen wie im Kleinen", ", und keiner redet darüber", ", so sehe ich das",
)  # fmt: skip
_QUESTIONS = ("Was hat sich verändert?", "Können Sie ein Beispiel geben?", "Wie war das früher?", "Und im Team?",
              "Was heißt das für Ihre Arbeit?", "Woran merken Sie das?")  # fmt: skip


def seed_structure() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(STRUCTURE.read_text(encoding="utf-8"))
    return found


def code_counts(concepts: int, codes: int) -> list[int]:
    """Spread the codes over the concepts unevenly, as they fall in a real study; none is empty."""
    weights = list(islice(cycle((8, 5, 12, 3, 9, 14, 6, 4, 11, 7, 10)), concepts))
    made = [max(1, weight * codes // sum(weights)) for weight in weights]
    for at in range(codes - sum(made)):
        made[at % concepts] += 1
    return made


def labels() -> list[tuple[int, list[str]]]:
    """Give each concept's in-vivo labels with the concept's number, every label another one."""
    said = [words for theme in CONCEPTS for _, words in theme]
    counts = code_counts(len(said), seed_structure()["counts"]["in_vivo_codes"])
    return [(at, [f"{said[at]}{end}" for end in _AFTER[:count]]) for at, count in enumerate(counts)]


def interviews(count: int) -> list[tuple[str, list[tuple[int, str]]]]:
    """Give the texts, and what is coded in each as (concept, words), in the order of the text."""
    coded = [(at, label) for at, found in labels() for label in found]
    step = 7  # neighbours of one concept are said by different people
    spread = [coded[(at * step) % len(coded)] for at in range(len(coded))] if len(coded) % step else coded
    return [(_text(spread[at::count], at), spread[at::count]) for at in range(count)]


def _text(said: list[tuple[int, str]], number: int) -> str:
    lines: list[str] = []
    for at, (_, words) in enumerate(said):
        if at % 3 == 0:
            lines.append(f"I: {_QUESTIONS[(at // 3 + number) % len(_QUESTIONS)]}")
            lines.append("B: ")
        opening = _BEFORE[(at + number) % len(_BEFORE)]
        lines[-1] += f"{opening[0].upper()}{opening[1:]}{words}. "
    return "\n\n".join(line.rstrip() for line in lines) + "\n"


def make_seed_study(folder: Path) -> OpenStudy:
    """Make the study; takes some seconds."""
    seed = seed_structure()
    study = seed_interviews(folder)
    texts = interviews(seed["counts"]["interviews"])
    _arrange(study, dict(_coded(study, [said for _, said in texts])), seed)
    return study


def seed_interviews(folder: Path) -> OpenStudy:
    """Make the study with its interviews approved, and nothing coded."""
    seed = seed_structure()
    study = storage.create_study(
        folder / "seed", title="KI im B2B-Vertrieb", coder="Ada", detector=ScriptedDetector(()),
        research_question="Wie verändert KI die Rolle von Vertriebspersonen im B2B?",
    )  # fmt: skip
    coder = ada(study)
    texts = interviews(seed["counts"]["interviews"])
    for number, ((text, _), row) in enumerate(zip(texts, seed["sample"], strict=True), 1):
        made = transcript(text, f"interview-{number:02}.txt")
        document = study.transcripts.add(made, coder=coder)
        study.transcripts.rename(document.id, f"I-{number:02}", coder=coder)
        given = {**row, "activity": seed["sample_legend"][row["activity"]]}
        study.transcripts.set_attributes(f"P{number:02}", given, coder=coder)
    study.pseudonyms.detect(coder=coder)
    for document in study.transcripts.documents():
        study.pseudonyms.approve(document.id, coder=coder)
    return study


def _coded(study: OpenStudy, said: list[list[tuple[int, str]]]) -> Iterator[tuple[str, int]]:
    """Code everything, the words in their sentence; gives each code's concept."""
    coder = ada(study)
    for document, found in zip(study.transcripts.documents(), said, strict=True):
        text = study.transcripts.original(document.id).text
        at = 0
        for concept, words in found:
            at = text.index(words, at)
            start = max(text.rfind(mark, 0, at) for mark in (". ", ": ", "\n")) + 2
            end = at + len(words) + 1
            yield study.coding.new_code(document.id, start, end, words, coder=coder).id, concept
            at = end


def _arrange(study: OpenStudy, homes: dict[str, int], seed: dict[str, Any]) -> None:
    coder, concept_number = ada(study), 0
    themes = iter(CONCEPTS)
    anchors = {coding.code_id: coding.id for coding in study.coding.codings()}
    for dimension in seed["dimensions"]:
        theme_ids = []
        for theme in dimension["themes"]:
            concept_ids = []
            for label, _ in next(themes):
                codes = [code for code, concept in homes.items() if concept == concept_number]
                made = study.structure.add(Level.CONCEPT, label, coder=coder, members=codes)
                if concept_number % 3:
                    study.structure.edit(made.id, coder=coder, anchor_coding_id=anchors[codes[0]])
                concept_ids.append(made.id)
                concept_number += 1
            theme_ids.append(study.structure.add(Level.THEME, theme, coder=coder, members=concept_ids).id)
        study.structure.add(Level.DIMENSION, dimension["name"], coder=coder, members=theme_ids)


if __name__ == "__main__":
    make_seed_study(Path(sys.argv[1])).close()
