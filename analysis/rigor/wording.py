"""The words that figures on rigor are said in, German and English, and how numbers are written in each."""

from __future__ import annotations

from datetime import date

from analysis.rigor.coefficients import Coefficient

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "concept": "Concepts", "theme": "Themes", "dimension": "Dimensions", "code": "Codes",
        "all": "all codings", "by_hand": "by hand", "suggested": "from accepted suggestions",
        "turn": "turns", "code_point": "characters",
        "counted": "uncoded counts as a value", "either_coded": "where at least one coded",
        "both_coded": "where both coded",
        "interview": "Interview", "found": "In it", "new": "New", "cumulated": "In all", "codings": "Codings",
        "ratio": "Unique/all", "bands": "Random orders, mean (5–95 %)",
        "base": "Base", "run": "Run", "threshold": "Threshold", "base_count": "In the base",
        "runs": "New information by run", "reached": "Saturation at", "not_reached": "not reached",
        "saturation": "Saturation", "by_interview": "new in each interview",
        "assessed": "base size, run length, threshold",
        "slopes": "Ratio of the slopes of unique and all codes ({source}): {value}. The lower, the more is repeated.",
        "theme_one": "Theme", "concepts": "Concepts", "codes": "Codes", "interviews": "Interviews",
        "first": "First in", "last": "Last in", "last_new_concept": "Last new concept",
        "last_new_code": "Last new code", "judgement": "Her judgement", "themes_grew": "How each theme grew",
        "agreement": "Agreement", "what": "On what", "basis": "Compared", "uncoded": "Uncoded text", "units": "Units",
        "percent": "Percent", "kappa": "Cohen's kappa", "ac1": "Gwet's AC1", "alpha": "Krippendorff's alpha",
        "anything": "coded at all", "which_concept": "which concepts", "which_theme": "which themes",
        "single": "each concept and theme (turns)", "disagreements": "disagreements", "level": "Level",
        "turn_number": "Turn", "place": "Place", "applied_by": "Applied by", "not_by": "Not by",
        "alphas": "Krippendorff's alpha of all {count} coders (turns): concepts {concept}, themes {theme}.",
        "compared": "{turns} turns in {interviews} interviews; {assisted} codings were made with suggestions at hand.",
        "uncategorised": "{count} suggestions stand for no concept.",
        "coverage": "Coverage", "part": "Part", "whole": "whole", "third": "third {number}", "words": "Words",
        "reached_to": "Come to", "coded": "Coded", "shown": "Shown to the suggester",
        "without_text": "Not approved yet, so not counted: {titles}.",
        "influence": "Influence of suggestions", "kind": "Kind", "made": "Made", "accepted": "Accepted",
        "edited": "Edited", "rejected": "Rejected", "waiting": "Undecided", "not_grounded": "Not in the text",
        "other": "Other", "taken": "Taken of decided", "blind": "codes, interviews coded blind before",
        "assisted": "codes, other interviews", "kind_concept": "concepts", "kind_theme": "themes",
        "kind_dimension": "dimensions", "kind_code": "codes",
        "edits": "Edits: {count} suggestions, {out} words taken out, {put} put in.",
        "seconds": "Time of decisions: {total} s for {decisions} decisions, median {median} s.",
        "in_bulk": "{count} decisions were made in bulk, without being seen.",
        "only_suggested": "What rests on accepted suggestions alone", "label": "Label",
        "only_count": "{count} of {codes} codes would not be there without suggestions.",
        "cooccurrence": "Co-occurrence", "pairs": "in the same turns", "one": "One", "two": "Other", "turns": "Turns",
        "jaccard": "Of turns with either", "matrix": "times applied, by interview", "attribute": "Attribute",
        "with_it": "With it", "without_it": "Without", "test": "Test", "p": "p", "corrected": "p (Holm)",
        "tables": "participants by attribute", "fisher": "Fisher's exact", "permutation": "permutation",
        "left_out": "Attributes that make no groups: {names}.", "seed": "Seed {seed}, {count} repetitions.",
        "suggesters": "Suggestions by: {names}.", "events": "Counted from the events {events}.", "nothing": "–",
        "counted_on_final_structure": "Counted on the structure as it is now, with all codes where they stand now.",
        "no_proof": "A flat curve does not prove that nothing new would come: it says that these interviews, in this "
        "order, as coded, brought little new.",
        "theoretical_sampling": "Theoretical sampling is not random: later interviews are chosen for what they may "
        "add, so random orders are a yardstick and no test.",
        "labels_do_not_saturate": "In-vivo codes are almost all unique and never saturate; concepts and themes are "
        "counted.",
        "labels_cannot_agree": "In-vivo labels are participants' own words and cannot agree; compared is where was "
        "coded, and in which concept or theme that stands.",
        "bootstrap_over_turns": "Intervals (95 %) are from turns drawn again; turns of one interview are not "
        "independent, so they may be too narrow.",
        "independence_unknown": "Whether coders worked without seeing each other's codes is not known here.",
        "category_is_hers": "A suggestion has no concept of its own; that of what she made of it, or of her coding in "
        "the same place, stands for it. Only the place is the suggester's.",
        "builtin_is_no_ai": "The suggestions are the built-in suggester's, which is no AI.",
        "repeats_unread": "Suggestions that repeated a coding were not kept; they are missing here.",
        "read_is_not_known": "What was read is not known; “come to” is the turn of the last coding or decision, or "
        "all where an interview was marked as gone through.",
        "words_of_participants": "Words of participants only, as pseudonymised.",
        "acceptance_is_no_quality": "A high share of accepted suggestions is no sign of their quality: it may show "
        "trust, or haste.",
        "without_suggestion_is_unknown": "What she would have coded without suggestions is not known; listed is what "
        "she did not code by hand anywhere.",
        "times_as_totals": "Times are given as totals only.",
        "describes_this_sample": "The tests describe this small, chosen sample; they say nothing on others.",
        "many_tables": "Of many tables some have a small p by chance; Holm's correction counts all of them.",
        "numbers_show_cells": "Shading in the table, where there is any, repeats the number in each cell.",
        "heat_map": "Themes by interview", "timeline": "Timeline", "by_hand_coded": "Coded by hand",
        "band": "Shaded: the range in random orders of the interviews (5–95 %).", "map": "What stands together",
        "each_day": "Each column is a day.", "each_week": "Each column is a week, from its Monday.",
        "each_month": "Each column is a month, from its first day.", "from_day": "From",
        "says_not_how_well": "When and how many says nothing of how carefully; the time each decision took is under "
        "influence.",
        "undone_stay": "Decisions that were taken back later are counted: they were made.",
        "map_shows": "Near each other is what stands in the same turns; two axes show {percent} of the distances. Dots "
        "that would cover each other were pushed apart.",
        "rows_left_out": "{count} that occur least are left out.",
        "tail_share": "{percent} %",
    },
    "de": {
        "concept": "Konzepte", "theme": "Themen", "dimension": "Dimensionen", "code": "Codes",
        "all": "alle Codierungen", "by_hand": "von Hand", "suggested": "aus angenommenen Vorschlägen",
        "turn": "Redebeiträge", "code_point": "Zeichen",
        "counted": "nicht Codiertes zählt als Wert", "either_coded": "wo mindestens eine Person codiert hat",
        "both_coded": "wo beide codiert haben",
        "interview": "Interview", "found": "Darin", "new": "Neu", "cumulated": "Insgesamt", "codings": "Codierungen",
        "ratio": "Verschiedene/alle", "bands": "Zufällige Reihenfolgen, Mittel (5–95 %)",
        "base": "Basis", "run": "Lauf", "threshold": "Schwelle", "base_count": "In der Basis",
        "runs": "Neues je Lauf", "reached": "Sättigung bei", "not_reached": "nicht erreicht",
        "saturation": "Sättigung", "by_interview": "Neues je Interview",
        "assessed": "Basis, Lauflänge, Schwelle",
        "slopes": "Verhältnis der Steigungen verschiedener und aller Codes ({source}): {value}. Je kleiner, desto mehr "
        "wiederholt sich.",
        "theme_one": "Thema", "concepts": "Konzepte", "codes": "Codes", "interviews": "Interviews",
        "first": "Zuerst in", "last": "Zuletzt in", "last_new_concept": "Letztes neues Konzept",
        "last_new_code": "Letzter neuer Code",
        "judgement": "Ihr Urteil", "themes_grew": "Wie jedes Thema wuchs",
        "agreement": "Übereinstimmung", "what": "Worin", "basis": "Verglichen", "uncoded": "Nicht Codiertes",
        "units": "Einheiten",
        "percent": "Prozent", "kappa": "Cohens Kappa", "ac1": "Gwets AC1", "alpha": "Krippendorffs Alpha",
        "anything": "überhaupt codiert", "which_concept": "welche Konzepte", "which_theme": "welche Themen",
        "single": "jedes Konzept und Thema (Redebeiträge)", "disagreements": "Abweichungen", "level": "Ebene",
        "turn_number": "Redebeitrag", "place": "Stelle", "applied_by": "Vergeben von", "not_by": "Nicht von",
        "alphas": "Krippendorffs Alpha aller {count} Codierenden (Redebeiträge): Konzepte {concept}, Themen {theme}.",
        "compared": "{turns} Redebeiträge in {interviews} Interviews; {assisted} Codierungen entstanden, als "
        "Vorschläge vorlagen.",
        "uncategorised": "{count} Vorschläge stehen für kein Konzept.",
        "coverage": "Abdeckung", "part": "Teil", "whole": "ganz", "third": "{number}. Drittel", "words": "Wörter",
        "reached_to": "Erreicht", "coded": "Codiert", "shown": "Dem Vorschlagenden gezeigt",
        "without_text": "Noch nicht freigegeben, also nicht gezählt: {titles}.",
        "influence": "Einfluss der Vorschläge", "kind": "Art", "made": "Gemacht", "accepted": "Angenommen",
        "edited": "Geändert", "rejected": "Abgelehnt", "waiting": "Unentschieden", "not_grounded": "Nicht im Text",
        "other": "Sonstige", "taken": "Übernommen von entschiedenen",
        "blind": "Codes, zuvor blind codierte Interviews",
        "assisted": "Codes, andere Interviews", "kind_concept": "Konzepte", "kind_theme": "Themen",
        "kind_dimension": "Dimensionen", "kind_code": "Codes",
        "edits": "Änderungen: {count} Vorschläge, {out} Wörter gestrichen, {put} eingefügt.",
        "seconds": "Zeit der Entscheidungen: {total} s für {decisions} Entscheidungen, Median {median} s.",
        "in_bulk": "{count} Entscheidungen wurden gesammelt getroffen, ohne dass die Vorschläge angesehen wurden.",
        "only_suggested": "Was allein auf angenommenen Vorschlägen beruht", "label": "Bezeichnung",
        "only_count": "{count} von {codes} Codes gäbe es ohne Vorschläge nicht.",
        "cooccurrence": "Gemeinsames Auftreten", "pairs": "in denselben Redebeiträgen", "one": "Eines",
        "two": "Anderes", "turns": "Redebeiträge",
        "jaccard": "Von denen mit einem davon", "matrix": "wie oft vergeben, je Interview", "attribute": "Merkmal",
        "with_it": "Damit", "without_it": "Ohne", "test": "Test", "p": "p", "corrected": "p (Holm)",
        "tables": "Teilnehmende nach Merkmal", "fisher": "exakt nach Fisher", "permutation": "Permutation",
        "left_out": "Merkmale, die keine Gruppen bilden: {names}.", "seed": "Startwert {seed}, {count} Wiederholungen.",
        "suggesters": "Vorschläge von: {names}.", "events": "Gezählt aus den Ereignissen {events}.", "nothing": "–",
        "counted_on_final_structure": "Gezählt an der Struktur, wie sie jetzt ist, mit allen Codes, wo sie jetzt "
        "stehen.",
        "no_proof": "Eine flache Kurve beweist nicht, dass nichts Neues mehr käme: Sie sagt, dass diese Interviews, in "
        "dieser Reihenfolge und so codiert, wenig Neues brachten.",
        "theoretical_sampling": "Theoretisches Sampling ist kein Zufall: Spätere Interviews werden nach dem gewählt, "
        "was sie beitragen können; zufällige Reihenfolgen sind ein Maßstab und kein Test.",
        "labels_do_not_saturate": "In-vivo-Codes sind fast alle einmalig und sättigen nie; gezählt werden Konzepte und "
        "Themen.",
        "labels_cannot_agree": "In-vivo-Codes sind die Worte der Teilnehmenden und können nicht übereinstimmen; "
        "verglichen wird, wo codiert wurde und in welchem Konzept oder Thema das steht.",
        "bootstrap_over_turns": "Die Intervalle (95 %) stammen aus neu gezogenen Redebeiträgen; die eines Interviews "
        "sind nicht unabhängig, daher können sie zu eng sein.",
        "independence_unknown": "Ob die Codierenden arbeiteten, ohne die Codes der anderen zu sehen, ist hier nicht "
        "bekannt.",
        "category_is_hers": "Ein Vorschlag hat kein eigenes Konzept; dafür steht das Konzept dessen, was daraus wurde, "
        "oder das der Codierung an derselben Stelle. Nur die Stelle stammt vom Vorschlagenden.",
        "builtin_is_no_ai": "Die Vorschläge stammen vom eingebauten Verfahren, das keine KI ist.",
        "repeats_unread": "Vorschläge, die eine Codierung wiederholten, wurden nicht aufbewahrt; sie fehlen hier.",
        "read_is_not_known": "Was gelesen wurde, ist nicht bekannt; „erreicht“ reicht bis zum Redebeitrag der letzten "
        "Codierung oder Entscheidung, oder bis ans Ende, wo ein Interview als durchgesehen vermerkt ist.",
        "words_of_participants": "Nur Wörter der Teilnehmenden, pseudonymisiert.",
        "acceptance_is_no_quality": "Ein hoher Anteil angenommener Vorschläge ist kein Zeichen ihrer Güte: Er kann "
        "Vertrauen zeigen, oder Eile.",
        "without_suggestion_is_unknown": "Was ohne Vorschläge codiert worden wäre, ist nicht bekannt; aufgeführt ist, "
        "was nirgends von Hand codiert wurde.",
        "times_as_totals": "Zeiten stehen nur als Summen da.",
        "describes_this_sample": "Die Tests beschreiben diese kleine, ausgewählte Stichprobe; über andere sagen sie "
        "nichts.",
        "many_tables": "Von vielen Tabellen haben einige zufällig ein kleines p; Holms Korrektur zählt alle mit.",
        "numbers_show_cells": "Eine Tönung in der Tabelle, wo es eine gibt, wiederholt nur die Zahl der Zelle.",
        "heat_map": "Themen nach Interview", "timeline": "Zeitverlauf", "by_hand_coded": "Von Hand codiert",
        "band": "Getönt: die Spanne bei zufälligen Reihenfolgen der Interviews (5–95 %).",
        "map": "Was beieinander steht",
        "each_day": "Jede Säule ist ein Tag.", "each_week": "Jede Säule ist eine Woche, ab ihrem Montag.",
        "each_month": "Jede Säule ist ein Monat, ab seinem ersten Tag.", "from_day": "Ab",
        "says_not_how_well": "Wann und wie viele sagt nichts darüber, wie sorgfältig; wie lange jede Entscheidung "
        "dauerte, steht unter Einfluss.",
        "undone_stay": "Entscheidungen, die später zurückgenommen wurden, zählen mit: Sie wurden getroffen.",
        "map_shows": "Nah beieinander steht, was in denselben Redebeiträgen steht; zwei Achsen zeigen {percent} der "
        "Abstände. Punkte, die sich überdecken würden, sind auseinandergerückt.",
        "rows_left_out": "{count}, die am seltensten vorkommen, sind weggelassen.",
        "tail_share": "{percent} %",
    },
}  # fmt: skip


class RigorWords:
    """Words and numbers in one language ("de"; anything else is English)."""

    def __init__(self, language: str) -> None:
        self.language = "de" if language == "de" else "en"
        self._words = _WORDS[self.language]

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def say(self, which: str, /, **values: object) -> str:
        return self._words[which].format(**values)

    def number(self, value: float | None, digits: int = 2) -> str:
        """Write a number with a fixed count of digits; a dash where there is none."""
        if value is None:
            return self["nothing"]
        rounded = round(value, digits) or 0.0
        written = f"{rounded:.{digits}f}".replace("-", "\N{MINUS SIGN}")
        return written.replace(".", ",") if self.language == "de" else written

    def share(self, value: float | None, digits: int = 0) -> str:
        return self["nothing"] if value is None else self.say("tail_share", percent=self.number(100 * value, digits))

    def coefficient(self, found: Coefficient) -> str:
        """Write a coefficient with its interval."""
        if found.low is None or found.high is None:
            return self.number(found.value)
        return f"{self.number(found.value)} ({self.number(found.low)}; {self.number(found.high)})"

    def percent(self, found: Coefficient) -> str:
        """Write a share with its interval as per cent."""
        if found.low is None or found.high is None:
            return self.share(found.value)
        return f"{self.share(found.value)} ({self.number(100 * found.low, 0)}–{self.number(100 * found.high, 0)})"

    def day(self, day: str) -> str:
        """Write an ISO date as readers of the language do."""
        return date.fromisoformat(day).strftime("%d.%m.%Y") if self.language == "de" else day

    def notes(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self[name] for name in names)


def ranges(numbers: tuple[int, ...] | list[int]) -> str:
    """Write event numbers as ranges: "3–5, 9"."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in parts)
