"""The items of COREQ and SRQR in short words of our own, each with what of the ledger can answer it.

COREQ: A. Tong, P. Sainsbury, J. Craig: Consolidated criteria for reporting qualitative research, International Journal
for Quality in Health Care 19(6), 2007; 32 items. SRQR: B. C. O'Brien and others: Standards for reporting qualitative
research, Academic Medicine 89(9), 2014; 21 items.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One item; `answers` are the names of what answers it, none where the researcher has to write."""

    number: str
    english: str
    german: str
    answers: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        return self.german if language == "de" else self.english


COREQ = (
    Item("1", "Who interviewed", "Wer die Interviews führte"),
    Item("2", "Degrees", "Abschlüsse"),
    Item("3", "Occupation at the time", "Tätigkeit zur Zeit der Studie"),
    Item("4", "Gender", "Geschlecht"),
    Item("5", "Experience and training", "Erfahrung und Ausbildung"),
    Item("6", "Relationship before the study", "Beziehung vor der Studie"),
    Item("7", "What participants knew of the interviewer", "Was die Teilnehmenden wussten"),
    Item("8", "Characteristics and interests told", "Eigenschaften und Interessen"),
    Item("9", "Methodology and theory", "Methodologie und Theorie"),
    Item("10", "How participants were chosen", "Auswahl der Teilnehmenden", ("chosen",)),
    Item("11", "How they were approached", "Ansprache der Teilnehmenden", ("approached",)),
    Item("12", "Sample size", "Größe der Stichprobe", ("sample_size",)),
    Item("13", "Refusals and drop-outs", "Ablehnungen und Abbrüche", ("refused", "withdrawn")),
    Item("14", "Setting", "Ort der Erhebung", ("setting",)),
    Item("15", "Others present", "Andere Anwesende"),
    Item("16", "Description of the sample", "Beschreibung der Stichprobe", ("attributes",)),
    Item("17", "Interview guide", "Leitfaden", ("guide",)),
    Item("18", "Repeat interviews", "Wiederholte Interviews"),
    Item("19", "Recording", "Aufzeichnung", ("formats",)),
    Item("20", "Field notes", "Feldnotizen"),
    Item("21", "Duration", "Dauer", ("duration",)),
    Item("22", "Saturation", "Sättigung", ("ended", "saturation")),
    Item("23", "Transcripts returned", "Rückgabe der Transkripte"),
    Item("24", "Number of coders", "Zahl der Codierenden", ("coders", "discussed")),
    Item("25", "Coding tree", "Codebaum", ("tree",)),
    Item("26", "Where themes came from", "Herkunft der Themen", ("derivation", "suggestions")),
    Item("27", "Software", "Software", ("software", "models")),
    Item("28", "Feedback by participants", "Rückmeldung der Teilnehmenden"),
    Item("29", "Quotations", "Zitate", ("quotations",)),
    Item("30", "Data and findings fit", "Daten und Befunde passen zusammen", ("coverage",)),
    Item("31", "Major themes", "Hauptthemen", ("themes",)),
    Item("32", "Minor themes and diverse cases", "Nebenthemen und abweichende Fälle", ("negative",)),
)
SRQR = (
    Item("S1", "Title", "Titel", ("title",)),
    Item("S2", "Abstract", "Zusammenfassung"),
    Item("S3", "Problem", "Problemstellung"),
    Item("S4", "Purpose or research question", "Zweck oder Forschungsfrage", ("question",)),
    Item("S5", "Approach and paradigm", "Ansatz und Paradigma"),
    Item("S6", "Researchers and reflexivity", "Forschende und Reflexivität", ("position", "memos")),
    Item("S7", "Context", "Kontext", ("setting",)),
    Item("S8", "Sampling", "Sampling", ("chosen", "sample_size", "ended", "saturation")),
    Item("S9", "Ethics", "Ethik", ("permits",)),
    Item("S10", "How data were collected", "Wie erhoben wurde", ("approached", "ended")),
    Item("S11", "Instruments and technologies", "Instrumente und Technik", ("guide", "formats", "software")),
    Item("S12", "Units of study", "Untersuchte Einheiten", ("sample_size", "attributes")),
    Item("S13", "Data processing", "Aufbereitung der Daten", ("pseudonymised", "approved", "sent")),
    Item("S14", "Analysis", "Auswertung", ("derivation", "compared", "suggestions", "models")),
    Item("S15", "Trustworthiness", "Güte", ("agreement", "discussed", "negative", "blind", "ledger")),
    Item("S16", "Synthesis and interpretation", "Synthese und Deutung", ("tree", "relations", "themes")),
    Item("S17", "Links to the data", "Bezug zu den Daten", ("quotations", "coverage")),
    Item("S18", "Earlier work and transferability", "Forschungsstand und Übertragbarkeit"),
    Item("S19", "Limitations", "Grenzen"),
    Item("S20", "Conflicts of interest", "Interessenkonflikte"),
    Item("S21", "Funding", "Finanzierung"),
)
