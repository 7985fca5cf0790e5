"""Identifiers that have a shape, as regular expressions: what Presidio's recognisers miss in spoken German and English.

Plain data for `presidio.py`. Scores: .6 and more is AUTO, less is REVIEW. Patterns are case-sensitive unless they say
`(?i:…)` and are compiled with the `regex` package (look-behinds of any length; `\\K` drops what was matched before
it). Relative dates ("gestern", "nächste Woche") and times of day are left alone on purpose.
"""

# ruff: noqa: E501 - a pattern cut in two is harder to read
from __future__ import annotations

from dataclasses import dataclass

from analysis.records import IdentifierKind as Kind


@dataclass(frozen=True, slots=True)
class Shape:
    """One pattern: `language` is "de", "en" or "" for both."""

    name: str
    kind: Kind
    regex: str
    score: float
    language: str = ""


_MONTHS_DE = (
    r"(?:Januar|Jänner|Jaenner|Februar|Feber|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jan\.|Feb\.|Mär\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Okt\.|Nov\.|Dez\.)"
)
_MONTH_BEHIND_DAY_DE = rf"(?i:{_MONTHS_DE}|(?:Jan|Feb|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b)"
_THIS_YEAR_DE = r"d(?:s|ieses)?\.?\s?J(?:s|ahres)?\.?"
_MONTHS_EN = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"(?:1[89]|20)\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_PART_OF_YEAR = r"(?i:anfang|mitte|ende|frühjahr|früjahr|frühling|frühsommer|sommer|spätsommer|herbst|spätherbst|winter|jahreswechsel)"
_WEEKDAY_DE = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|(?:Mo|Di|Mi|Do|Fr|Sa|So)\b\.?)(?:,\s?|\s)(?:(?:der|den|dem)\s)?"
_FEAST_DE = r"(?:Ostern|Oster(?:sonntag|montag|samstag)|Karfreitag|Gründonnerstag|Pfingst(?:en|sonntag|montag)|Weihnachten|Heiligabend|Silvester|Neujahr|Rosenmontag|Aschermittwoch|Fronleichnam|Himmelfahrt|Allerheiligen)"
_SHORT_YEAR = rf"(?:{_YEAR}|['’]?\d{{2}}(?!\d))"
_ORDINAL_DE = (
    r"(?i:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?:zwanzig|dreißig)sten?"
    r"|(?:zwanzig|dreißig)sten?|(?:drei|vier|fünf|sech|sieb|acht|neun)zehnten?"
    r"|ersten?|zweiten?|dritten?|vierten?|fünften?|sechsten?|siebten?|siebenten?|achten?|neunten?|zehnten?|elften?"
    r"|zwölften?)"
)
_ORDINAL_EN = (
    r"(?i:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|twentieth|thirtieth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth)"
)
_ONES_DE = r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)"
_TENS_DE = r"(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)"
_NUMBER_DE = (
    rf"(?i:{_ONES_DE}und{_TENS_DE}|{_TENS_DE}|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|zehn|elf|zwölf|{_ONES_DE}s?)"
)
_TENS_EN = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES_EN = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBER_EN = (
    rf"(?i:{_TENS_EN}(?:[- ]{_ONES_EN})?|(?:thir|four|fif|six|seven|eigh|nine)teen|ten|eleven|twelve|{_ONES_EN})"
)
_WORD_YEAR_DE = rf"(?i:(?:neunzehn|achtzehn)hundert(?:und)?{_NUMBER_DE}|zweitausend(?:und)?{_NUMBER_DE})"
_WORD_YEAR_EN = (
    rf"(?i:(?:eighteen|nineteen)\s(?:{_TENS_EN}(?:[- ]{_ONES_EN})?|oh[- ]{_ONES_EN}|hundred(?:\sand\s\w+)?)"
    rf"|twenty\s(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty(?:[- ]{_ONES_EN})?)"
    rf"|two\sthousand\sand\s{_NUMBER_EN})"
)
_DIGIT_DE = r"(?i:null|eins|zwo|zwei|drei|vier|fünf|sechs|sieben|acht|neun)"
_DIGIT_EN = r"(?i:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_CAPITALIZED = r"[A-ZÄÖÜ][\wäöüß'’\-]{1,60}"
_STREET_STEMS = r"(?:straße|strasse|str\.|gasse|allee|chaussee|promenade)"
_STREET_STEMS_WITH_NUMBER = r"(?:weg|platz|ring|damm|ufer|steig|stieg|pfad|markt|graben|wall|kamp|hof|berg|park)"
_HOUSE = r"\d{1,4}(?:\s?[a-h](?![\w]))?(?:\s?[-/–]\s?\d{1,4}[a-h]?)?"
_SPOKEN_HOUSE = rf"(?i:hundert(?:und)?)?{_NUMBER_DE}(?=\s?(?:[.,;!?\n]|in\b|$))"
"""A number in words, where nothing follows that it could count."""
_NOT_A_STREET = (
    r"(?!(?:Sie|Ihren|Ihrem|Bitte|Eigene|Freie|Diese|Dieser|Jene|Eine|Einer|Die|Der|Keine|Jede|Jeder|Unsere|Ihre|Ihrer|Meine|Meiner|Deine|Seine|Seiner|Alle"
    r"|Viele|Andere|Anderer|Manche|Welche|Welcher|Ganze|Letzte|Nächste|Selbe|Gleiche)\b)"
)
_UNITS = r"(?:Prozent|%|Uhr|Euro|Dollar|Kilometer|km|Meter|Minuten|Stunden|Tage|Wochen|Monate|Leute|Personen|percent|years? ago)"
_ID_WORDS = (
    r"(?i:Matrikel(?:nummer)?|Personal(?:nummer|nr\.?)|Kunden(?:nummer|nr\.?)|Aktenzeichen|Az\.?:?|Geschäftszeichen"
    r"|(?:Versicherungs|Vertrags|Fall|Rechnungs|Ausweis|Mitglieds|Patienten|Konto|Serien|Steuer|Projekt|Auftrags|Inventar"
    r"|Befund|Kranken(?:kassen|versicherungs)?|Sozialversicherungs|Zimmer)(?:nummer|nr\.?|-Nr\.?|-ID|id)"
    r"|Kennzeichen|PIN|TAN|IBAN|student (?:number|id)|employee (?:number|id)|customer (?:number|id)|case (?:number|no\.?)"
    r"|account (?:number|no\.?)|passport(?: number| no\.?)?|licen[cs]e(?: number| plate)?|member(?:ship)? (?:number|id)"
    r"|reference(?: number)?|invoice(?: number)?|order(?: number)?|policy(?: number)?|badge(?: number)?|ID|MRN|NHS number)"
)
_ROLE_DE = (
    r"(?:(?:stellvertretende[rn]?\s+)?(?:[A-ZÄÖÜ][a-zäöüß]+)?(?:[Ll]eiter(?:in)?|[Gg]eschäftsführer(?:in)?|[Vv]orstand"
    r"|[Vv]orsitzende[rn]?|[Bb]ürgermeister(?:in)?|[Dd]ekan(?:in)?|[Rr]ektor(?:in)?|[Pp]räsident(?:in)?|[Dd]irektor(?:in)?"
    r"|[Cc]hefarzt|[Cc]hefärztin|[Oo]berarzt|[Oo]berärztin|[Ii]ntendant(?:in)?|[Ss]precher(?:in)?|[Gg]ründer(?:in)?"
    r"|[Ii]nhaber(?:in)?|[Bb]etriebsrat|[Bb]eauftragte[rn]?)|CEO|CTO|CFO|COO|CIO)"
)
_ROLE_EN = (
    r"(?:(?:(?i:vice|deputy|assistant|associate|managing|executive|senior)\s+){0,3}(?i:president|director|head|chair(?:man|woman)?"
    r"|dean|provost|mayor|founder|co-founder|principal|chief(?:\s+\w+)?\s+officer|manager|editor(?:-in-chief)?|ceo|cto|cfo|coo"
    r"|professor|superintendent|headteacher|spokesperson))"
)
_NO_JOB_EN = (
    r"(?:later|earlier|together|ever|never|better|either|neither|other|another|over|under|after|however|whether|rather"
    r"|longer|further|order|number|computer|paper|for|or|nor|summer|winter|december|september|october|november|dinner"
    r"|offer|answer|matter|power|letter|character|chapter|centre|center|water|fewer|lower|higher|bigger|smaller|older"
    r"|younger|easier|harder|sooner|than|human|man|woman|want|important|different|moment|exist)"
)
_TLD = r"(?:de|com|org|net|eu|ch|info|io|edu|gov|mil|int|uk|app|dev|biz|fr|nl|pl|cz|li|lu|dk|se|fi|ca|au|online|shop|cloud|blog|academy)"
_TLD_ALSO_WORD = r"(?:at|it|es|me|no|be|us|ai|tv|so|in|is|to|co)"

SHAPES: tuple[Shape, ...] = (
    # dates
    Shape("day_month_de", Kind.DATE, rf"\b(?:\d{{1,2}}\.?\s?(?:-|–|bis|und|auf den)\s?)?\d{{1,2}}\.\s?{_MONTH_BEHIND_DAY_DE}(?:\s(?:{_SHORT_YEAR}|{_THIS_YEAR_DE}))?", 0.9, "de"),
    Shape("days_with_slash_de", Kind.DATE, rf"(?<![\d./]){_DAY}\.\s?/\s?{_DAY}\.\s?(?:{_MONTH}\.(?:\s?\d{{4}}|\d{{2}})?(?!\d)|{_MONTHS_DE}(?:\s{_SHORT_YEAR})?)", 0.8, "de"),
    Shape("months_de", Kind.DATE, rf"\b{_MONTHS_DE}\s?(?:bis|und|-|–|/)\s?{_MONTHS_DE}(?:\s(?:{_YEAR}|{_THIS_YEAR_DE}))(?!\w)", 0.8, "de"),
    Shape("day_of_month_de", Kind.DATE, r"(?<![\d.])\d{1,2}\.\s(?:ds\.?|d\.|dieses|(?:des\s)?(?:vergangenen|letzten|vorigen|laufenden))\s?(?:Mts?\.?|M\.|Monats|J\.)(?!\w)", 0.6, "de"),
    Shape("spoken_day_month_de", Kind.DATE, rf"\b{_ORDINAL_DE}\s(?:{_MONTHS_DE}(?:\s(?:{_SHORT_YEAR}|{_WORD_YEAR_DE}|{_ONES_DE}und{_TENS_DE}))?)", 0.8, "de"),
    Shape("spoken_day_and_number_de", Kind.DATE, rf"(?<=\b(?i:am|vom|zum|bis|seit|ab|den|dem)\s){_ORDINAL_DE}\s{_ORDINAL_DE}(?:,?\s(?:{_SHORT_YEAR}|{_WORD_YEAR_DE}|(?:{_ONES_DE}und)?{_TENS_DE}))?(?!\w)", 0.6, "de"),
    Shape("weekday_and_date_de", Kind.DATE, rf"\b{_WEEKDAY_DE}{_DAY}\.\s?(?:{_MONTH}\.(?:\s?\d{{4}}|\d{{2}})?(?!\d)|{_MONTHS_DE}(?:\s{_SHORT_YEAR})?)", 0.9, "de"),
    Shape("part_of_month_de", Kind.DATE, rf"\b(?i:anfang|mitte|ende)\s{_MONTHS_DE}(?!\w)(?:\s{_SHORT_YEAR})?", 0.6, "de"),
    Shape("part_of_year_de", Kind.DATE, rf"\b{_PART_OF_YEAR}\s(?:des\sJahres\s)?{_YEAR}(?:\s?/\s?\d{{2,4}})?\b", 0.6, "de"),
    Shape("feast_and_year_de", Kind.DATE, rf"\b{_FEAST_DE}(?:\s{_YEAR})?(?!\w)", 0.4, "de"),
    Shape("calendar_week_de", Kind.DATE, r"\b(?:KW|Kalenderwoche|\d{1,2}\.\sKW|\d{1,2}\.\sKalenderwoche)(?:\s?\d{1,2})?(?:\s?[/.]\s?(?:\d{4}|\d{2}))?(?<=\d|KW|woche)(?!\w)", 0.6, "de"),
    Shape("quarter_de", Kind.DATE, r"\b(?:Q[1-4]|[1-4]\.\s(?:Quartal|Qu?\.)|[IV]{1,3}\.?\sQuartal)(?:\s?/?\s?(?:(?:19|20)\d{2}|\d{2}))?(?!\w)", 0.45, "de"),
    Shape("month_slash_short_year", Kind.DATE, r"(?<![\w/.,:%-])(?:0?[1-9]|1[0-2])/\d{2}(?![\d/%]|\s?(?:mg|ml|mmHg|min|h\b|Stk|Uhr|Punkte|[.,]\d))", 0.45, "de"),
    Shape("two_days_of_month", Kind.DATE, rf"(?<![\d.]){_DAY}\.\s(?:und|u\.|oder|sowie|/|\+)\s{_DAY}\.\s?(?:{_MONTH}\.(?:\s?\d{{4}}|\d{{2}})?(?!\d)|{_MONTHS_DE}(?:\s{_SHORT_YEAR})?)", 0.8, "de"),
    Shape("day_and_month_alone", Kind.DATE, rf"(?<![\w.,/:-])(?<!(?i:Abb|Kap|Tab|Nr|Punkt|Kapitel|Abschnitt|Version|Ziffer)\.?\s){_DAY}\.{_MONTH}\.(?!\s?\d|\w)(?=\s?[,;:)\n–-]|\s(?:\w|$)|$)", 0.4, "de"),
    Shape("month_year_de", Kind.DATE, rf"\b{_MONTHS_DE}\s(?:{_YEAR}|['’]\d{{2}}\b|{_THIS_YEAR_DE}(?!\w))", 0.8, "de"),
    Shape("month_de", Kind.DATE, rf"(?<=\b(?i:im|seit|ab|bis|anfang|mitte|ende|im monat)\s){_MONTHS_DE}(?!\w)", 0.4, "de"),
    Shape("numeric_date", Kind.DATE, r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.\s?(?:(?:19|20)\d{2}|\d{2})(?![\d.]*\d)", 0.9),
    Shape("day_and_month_number", Kind.DATE, r"(?<=(?i:\b(?:am|vom|zum|den|dem|bis|seit|ab|der)\s))(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.(?!\d)", 0.8, "de"),
    Shape("numbers_like_a_date", Kind.DATE, r"(?<![\d.,])(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?!\d)", 0.45, "de"),
    Shape("day_range", Kind.DATE, r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])\.\s?(?:(?:0?[1-9]|1[0-2])\.)?\s?(?:-|–|bis)\s?(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.(?:\s?\d{4}|\s?\d{2})?(?!\d)", 0.8, "de"),
    Shape("month_slash_year", Kind.DATE, r"(?<![\d/.])(?:0?[1-9]|1[0-2])[/.](?:19|20)\d{2}(?![\d/])", 0.7),
    Shape("iso_date", Kind.DATE, r"(?<![\d-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)", 0.9),
    Shape("semester", Kind.DATE, r"(?i:\b(?:Winter|Sommer)semester|\b(?:WiSe|SoSe|WS|SS))\s?(?:(?:19|20)\d{2}|\d{2})(?:\s?/\s?\d{2,4})?", 0.5, "de"),
    Shape("birth_year_de", Kind.DATE, rf"(?<=(?i:\b(?:Jahrgang|geboren|geb\.|Baujahr|\*)\s(?:im\s|ist\s)?(?:Jahr\s)?)){_YEAR}\b|(?<=\bJahrgang\s(?:ist\s|war\s)?)['’]?\d{{2}}\b", 0.7, "de"),
    Shape("spoken_year_de", Kind.DATE, rf"\b{_WORD_YEAR_DE}\b", 0.4, "de"),
    Shape("month_day_en", Kind.DATE, rf"\b{_MONTHS_EN}\s(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL_EN})\b(?!\s?%)(?:,?\s(?:{_YEAR}|{_WORD_YEAR_EN}))?", 0.85, "en"),
    Shape("day_month_en", Kind.DATE, rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL_EN})\s(?:of\s)?{_MONTHS_EN}(?!\w)(?:,?\s(?:{_YEAR}|{_WORD_YEAR_EN}))?", 0.85, "en"),
    Shape("month_year_en", Kind.DATE, rf"\b{_MONTHS_EN},?\s(?:of\s)?(?:{_YEAR}|['’]\d{{2}}\b)", 0.8, "en"),
    Shape("month_en", Kind.DATE, rf"(?<=\b(?i:in|since|until|by|during|early|late|mid|last|next|this)[\s-])(?!May be){_MONTHS_EN}(?!\w)", 0.4, "en"),
    Shape("birth_year_en", Kind.DATE, rf"(?<=(?i:\b(?:born(?: in)?|class of|graduated(?: in)?)\s)){_YEAR}\b", 0.7, "en"),
    Shape("spoken_year_en", Kind.DATE, rf"\b{_WORD_YEAR_EN}\b", 0.4, "en"),
    Shape("year", Kind.DATE, rf"(?<![\w.,/€$£+-]){_YEAR}(?:\s?[/–-]\s?\d{{2,4}})?(?![\w]|[.,]\d|\s?(?:Euro|EUR|€|Dollar|Stück|Mitarbeiter|Studierende|Einwohner|Leute|people|%|Prozent))", 0.4),
    Shape("short_year", Kind.DATE, r"(?<!\w)['’]\d{2}\b(?!['’])", 0.3),
    # ages
    Shape("years_de", Kind.AGE, r"(?<=[(,:]\s?)\d{1,3}\s?(?:Jahre|J\.|Lj\.|LJ|a\b)(?=\s?[),.;\n]|$)", 0.6, "de"),
    Shape("age_in_brackets_de", Kind.AGE, r"(?<=\b[A-ZÄÖÜ][\w\-]+\s?\()(?:1[4-9]|[2-9]\d)(?=\))", 0.45, "de"),
    Shape("age_after_sex_de", Kind.AGE, r"(?<=(?:[(,]\s?|\s)(?:[mwd]|männl\.|weibl\.),\s?)\d{1,3}(?=\s?[),;]|\s?J)", 0.45, "de"),
    Shape("age_of_child_de", Kind.AGE, r"(?<=\b(?:Sohn|Söhnen?|Töchtern?|Tochter|Kind(?:ern?)?|Bruder|Brüdern?|Schwestern?|Enkel\w*)\b[^.\n]{0,40}[A-ZÄÖÜ][\w\-]{1,30}\s?\()\d{1,2}(?=\s?(?:J\.)?\))", 0.5, "de"),
    Shape("years_and_months_de", Kind.AGE, r"(?<![\d;])\d{1,2};\d{1,2}\s?(?:Jahre|J\.)", 0.6, "de"),
    Shape("year_of_life_de", Kind.AGE, r"\b\d{1,3}\.\sLebensjahr(?:es|s)?\b", 0.6, "de"),
    Shape("years_old_de", Kind.AGE, rf"\b(?:\d{{1,3}}|{_NUMBER_DE})\s?(?i:Jahre|Jahren|J\.|Monate|Wochen)\s(?i:alt|jung|geworden)\b", 0.8, "de"),
    Shape("year_old_de", Kind.AGE, rf"\b(?:\d{{1,3}}|{_NUMBER_DE})[-\s]?(?i:jährige[nrms]?|jährig)\b", 0.8, "de"),
    Shape("i_am_de", Kind.AGE, rf"(?<=\b(?i:ich|er|sie|es|bin|ist|wurde|werde|wird|war)\s(?:(?i:bin|ist|werde|wird|war|jetzt|gerade|mittlerweile|inzwischen|schon|damals|da)\s){{1,3}})(?:1[4-9]|[2-9]\d)(?=\s?(?:[.,;!?\n]|und\b|geworden\b|$))(?!\s?{_UNITS})", 0.5, "de"),
    Shape("i_am_in_words_de", Kind.AGE, rf"(?<=\b(?i:ich|er|sie|es|bin|ist|wurde|werde|wird|war)\s(?:(?i:bin|ist|werde|wird|war|jetzt|gerade|mittlerweile|inzwischen|schon|damals|da)\s){{1,3}})(?i:(?:{_ONES_DE}und)?{_TENS_DE})(?=\s?(?:[.,;!?\n]|und\b|geworden\b|$))(?!\s?{_UNITS})", 0.5, "de"),
    Shape("i_am_in_words_inverted_de", Kind.AGE, rf"(?<=\b(?i:bin ich|ist er|ist sie|war ich|werde ich|wird er|wird sie)\s)(?i:(?:{_ONES_DE}und)?{_TENS_DE})(?=\s?(?:[.,;!?\n]|und\b|geworden\b|$))", 0.5, "de"),
    Shape("age_after_name_de", Kind.AGE, rf"(?:(?<=[A-ZÄÖÜ]\w{{1,20}},\s)(?i:{_ONES_DE}und{_TENS_DE})(?=\s?(?:[.,;!?\n]|ist\b|$))|(?<=\b(?i:mit)\s)(?i:{_ONES_DE}und{_TENS_DE})(?=\s?[.,;!?\n]))", 0.45, "de"),
    Shape("age_of_de", Kind.AGE, rf"(?<=\b(?i:im alter von|alter:?|mit|bis)\s)(?:\d{{1,3}}|{_NUMBER_DE})(?:\sJahren)\b", 0.5, "de"),
    Shape("decade_of_life_de", Kind.AGE, rf"\b(?i:Anfang|Mitte|Ende)\s(?:{_TENS_DE}|[2-9]0)\b(?!er)", 0.45, "de"),
    Shape("years_old_en", Kind.AGE, rf"\b(?:\d{{1,3}}|{_NUMBER_EN})(?:\s|-)(?:years?|months?)(?:\s|-)old\b|\baged?\s\d{{1,3}}\b", 0.8, "en"),
    Shape("i_am_en", Kind.AGE, rf"(?<=\b(?i:I['’]?m|I am|he is|she is|he['’]s|she['’]s|I was|turned|turning|age of)\s(?:(?i:now|about|almost|already)\s)?)(?:1[4-9]|[2-9]\d)(?=\s?(?:[.,;!?\n]|and\b|$))(?!\s?{_UNITS})", 0.5, "en"),
    Shape("i_am_in_words_en", Kind.AGE, rf"(?<=\b(?i:I['’]?m|I am|he is|she is|he['’]s|she['’]s|I was|turned|turning|age of)\s(?:(?i:now|about|almost|already)\s)?)(?i:{_TENS_EN}(?:[- ]{_ONES_EN})?)(?=\s?(?:[.,;!?\n]|and\b|or\b|$))(?!\s?{_UNITS})", 0.5, "en"),
    Shape("decade_of_life_en", Kind.AGE, rf"\b(?i:early|mid|late)[-\s](?:{_TENS_EN[3:-1].replace('y', 'ies')}|[2-9]0s)\b", 0.45, "en"),
    # telephone
    Shape("international_phone", Kind.PHONE, r"(?<![\w+])(?:\+|00)[1-9]\d{0,2}[\s\-/.]{0,3}(?:\(0?\d{0,5}\)[\s\-/.]{0,3})?\d(?:[\s\-/.()]{0,3}\d){5,12}(?!\d)", 0.9),
    Shape("phone_de", Kind.PHONE, r"(?<![\w.,/+-])\(?0[1-9]\d{1,4}\)?(?:\s?[/\-–]\s?|\s)\d(?:[\s\-–/]{0,3}\d){2,10}(?!\d|[.,]\d)", 0.8, "de"),
    Shape("mobile_de", Kind.PHONE, r"(?<![\w.,/+-])01[567]\d(?:[\s\-/]?\d){6,9}(?!\d)", 0.9, "de"),
    Shape("long_zero_number", Kind.PHONE, r"(?<![\w.,/+-])0[1-9]\d{4,11}(?![\d]|[.,]\d)", 0.6),
    Shape("service_number", Kind.PHONE, r"(?<![\w.,/+-])0(?:800|180\d|137\d?|900\d?)[\s\-/]?\d(?:[\s\-/]?\d){3,9}(?!\d)", 0.8, "de"),
    Shape("phone_en", Kind.PHONE, r"(?<![\w.,/+-])(?:1[\s.-])?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}(?!\d)", 0.85),
    Shape("local_phone_en", Kind.PHONE, r"(?<![\w.,/+-])\d{3}-\d{4}(?![\d-])", 0.6, "en"),
    Shape("uk_phone", Kind.PHONE, r"(?<![\w.,/+-])\(?0\d{2,4}\)?\s?\d{3,4}\s?\d{3,4}(?!\d)", 0.7, "en"),
    Shape("extension", Kind.PHONE, r"(?<=\b(?i:Durchwahl|DW|Apparat|App\.|Nebenstelle|Klappe|extension|ext\.?|Tel\.?|Telefon|Fax|Telefax|Handy|Mobil|Hausruf|phone|cell)(?:nummer|\snumber)?\s?(?i:ist|lautet|is|die|war|hat|unter)?\s?(?i:die|der)?\s?[:.]?\s?-?)\d(?:[\s\-/.]?\d){1,14}(?!\d|\s?Uhr|\s?%)", 0.8),
    Shape("pager_de", Kind.PHONE, r"(?<=\b(?:Piepser|Pieper|Funk|DECT|Hausapparat|Haus-?Tel\.?|Telefon-?Nr\.?|Tel\.-?Nr\.?)\s?[:.]?\s?)\d[\d\-/ ]{1,12}\d(?!\d|\s?Uhr|\s?%)", 0.6, "de"),
    Shape("phone_by_letter_de", Kind.PHONE, r"(?<=\b[TFM][:.]\s?)\d{3,5}[\s\-/]{1,3}\d[\d\s\-/]{2,12}\d(?!\d|[.,]\d)", 0.6, "de"),
    Shape("number_by_word", Kind.PHONE, r"(?<=\b(?i:Rufnummer|Telefonnummer|Handynummer|Nummer|number|call me (?:at|on)|reach me (?:at|on)|erreichbar unter|anrufen unter)\s?(?i:ist|lautet|is|die|war|der)?\s?(?i:die)?\s?[:.]?\s?)\d(?:[\s\-/.]?\d){3,14}(?!\d)", 0.7),
    Shape("dictated_digits", Kind.PHONE, r"(?<![\w.,])\d(?:[\s,]{1,2}\d){5,}(?![\w])", 0.7),
    Shape("spoken_digits_de", Kind.PHONE, rf"\b{_DIGIT_DE}(?:[\s,\-]+(?:{_DIGIT_DE}|{_NUMBER_DE})){{5,}}\b", 0.6, "de"),
    Shape("spoken_groups_de", Kind.PHONE, rf"\b(?:{_DIGIT_DE}|{_NUMBER_DE})(?:[\s,\-]+(?:{_DIGIT_DE}|{_NUMBER_DE})){{3,}}\b", 0.4, "de"),
    Shape("spoken_extension_de", Kind.PHONE, rf"(?<=\b(?i:Durchwahl|Apparat|Nebenstelle|Klappe)\s(?i:ist\s|lautet\s|die\s|war\s)?)(?:(?i:{_ONES_DE}?hundert(?:und)?)?(?:{_DIGIT_DE}|{_NUMBER_DE})[\s,\-]{{0,2}}){{1,6}}\b(?<![\s,\-])", 0.6, "de"),
    Shape("spoken_zero_number_de", Kind.PHONE, rf"\b(?i:plus\s\w+\s)?(?i:null)(?:[\s,\-]+(?:{_DIGIT_DE}|{_NUMBER_DE})){{3,}}\b", 0.8, "de"),
    Shape("spoken_digits_en", Kind.PHONE, rf"\b(?:(?i:double|triple)\s)?{_DIGIT_EN}(?:[\s,\-]+(?:(?i:double|triple)\s)?{_DIGIT_EN}){{5,}}\b", 0.6, "en"),
    # places by shape
    Shape("street_de", Kind.LOCATION, rf"\b[A-ZÄÖÜ][\wäöüß\-]{{1,60}}{_STREET_STEMS}(?!\w)(?:\s(?:{_HOUSE}|{_SPOKEN_HOUSE}))?", 0.8, "de"),
    Shape("street_hyphen_de", Kind.LOCATION, rf"\b{_CAPITALIZED}-(?:Straße|Strasse|Str\.|Weg|Allee|Platz|Ring|Gasse|Damm|Ufer|Brücke)(?!\w)(?:\s{_HOUSE})?", 0.8, "de"),
    Shape("street_short_de", Kind.LOCATION, rf"\b(?:[A-ZÄÖÜ][\wäöüß\-]{{1,60}}\s)?(?<!\bDie\s|\bDer\s)[Ss]tr\.\s{_HOUSE}(?!\w)", 0.6, "de"),
    Shape("street_number_de", Kind.LOCATION, rf"\b(?!(?:Arbeits|Studien|Stell|Ausbildungs|Spiel|Park|Tisch|Sitz|Lehr|Bahn|Um|Aus)(?:platz|weg|hof)\b)[A-ZÄÖÜ][\wäöüß\-]{{1,60}}{_STREET_STEMS_WITH_NUMBER}\s{_HOUSE}(?!\w|\s?{_UNITS}|[.,]\d)", 0.7, "de"),
    Shape("street_and_spoken_number_de", Kind.LOCATION, rf"\b(?!(?:Arbeits|Studien|Stell|Ausbildungs|Spiel|Park|Tisch|Sitz|Lehr|Bahn|Um|Aus)(?:platz|weg|hof)\b)[A-ZÄÖÜ][\wäöüß\-]{{1,60}}(?:weg|platz|ring|damm|ufer|steig|stieg|pfad|graben|wall|kamp)\s{_SPOKEN_HOUSE}", 0.45, "de"),
    Shape("spoken_house_number_de", Kind.LOCATION, rf"(?<=\b(?i:Hausnummer)\s(?i:ist\s|war\s)?)(?:{_HOUSE}|(?i:hundert(?:und)?)?{_NUMBER_DE})(?!\w)", 0.6, "de"),
    Shape("street_two_words_de", Kind.LOCATION, rf"\b{_NOT_A_STREET}[A-ZÄÖÜ][\wäöüß\-]{{1,60}}(?:er|e|en)\s(?:Straße|Strasse|Str\.|Weg|Allee|Platz|Ring|Gasse|Damm|Ufer|Markt|Chaussee|Tor|Landstraße)(?!\w)(?:\s(?:{_HOUSE}|{_SPOKEN_HOUSE}))?", 0.7, "de"),
    Shape("street_with_preposition_de", Kind.LOCATION, rf"\b(?:Am|An der|An den|Auf dem|Auf der|Im|In der|In den|Unter den|Zum|Zur|Hinter der|Vor dem|Bei der)\s(?!(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Jahr|Jahre|Alter|Schnitt|Kapitel|Punkt|{_MONTHS_DE})\b){_CAPITALIZED}(?:\s{_CAPITALIZED})?\s(?!{_YEAR}\b){_HOUSE}(?!\w|\s?{_UNITS}|[.,]\d)", 0.45, "de"),
    Shape("place_with_river_de", Kind.LOCATION, r"\b(?:Bad\s)?[A-ZÄÖÜ][a-zäöüß\-]{2,}\s(?:(?:v|a|i|o|b)\.\s?d\.\s?[A-ZÄÖÜ][a-zäöüß]+|(?:a|i|o)\.\s?(?:M|Br|Rh|N|D|H|Pf|Opf|Ndb|Obb|Schw|W)\.|a\.\s(?:Main|Rhein|Inn|See|Neckar|Lech|Harz))(?!\w)", 0.6, "de"),
    Shape("postal_code_de", Kind.LOCATION, rf"(?<![\w.,-])(?:(?:D|A|CH)-)?(?:\d{{5}}|(?!19|20|\d\d00)\d{{4}})\s{_CAPITALIZED}(?<!\b(?:Euro|Dollar|Studierende|Studenten|Mitarbeiter|Einwohner|Leute|Menschen|Uhr|Jahre|Tage|Meter|Kilometer|Stunden|Personen|Zeilen|Seiten|Wörter|Kunden|Mark|Franken))(?:\s(?:am|an der|im|in|bei|ob der)\s{_CAPITALIZED})?", 0.55, "de"),
    Shape("postal_code_before_comma", Kind.LOCATION, rf"(?:(?<=,\s)|^)(?!19|20)\d{{4}}\s{_CAPITALIZED}(?=\s?[,;(]|\s?$)", 0.45, "de"),
    Shape("house_in_village_de", Kind.LOCATION, rf"(?<![\d.])\d{{4,5}}\s{_CAPITALIZED}(?:\s{_CAPITALIZED})?,\s\K{_CAPITALIZED}\s\d{{1,4}}[a-z]?(?=\s?[,;.)]|\s*$)", 0.6, "de"),
    Shape("street_of_de", Kind.LOCATION, rf"\b(?:Straße|Strasse|Platz|Allee|Weg|Ring)\s(?:der|des|am|an\sder|zum|zur|im)\s{_CAPITALIZED}(?:\s{_CAPITALIZED})?\s{_HOUSE}(?!\w|\s?{_UNITS}|[.,]\d)|\b(?:Straße|Platz|Allee)\sdes\s{_DAY}\.\s{_MONTHS_DE}", 0.6, "de"),
    Shape("postal_code_behind_street_de", Kind.LOCATION, rf"(?<=(?i:straße|strasse|str\.|gasse|allee|weg|platz|ring|damm|ufer|chaussee)\s{_HOUSE},?\s)\d{{5}}(?!\d)", 0.7, "de"),
    Shape("postal_code_by_word", Kind.LOCATION, r"(?<=\b(?i:PLZ|Postleitzahl|zip code|zip|postcode|postal code)\s?(?i:ist|is|lautet)?\s?[:.]?\s?)(?:D-)?\d{4,5}(?:-\d{4})?\b", 0.9),
    Shape("postal_code_alone_de", Kind.LOCATION, r"(?<![\w.,/+-])(?:D-\d{5}|0[1-9]\d{3})(?!\d|[.,]\d)", 0.5, "de"),
    Shape("uk_postcode", Kind.LOCATION, r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b", 0.8, "en"),
    Shape("us_zip", Kind.LOCATION, r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b", 0.7, "en"),
    Shape("street_en", Kind.LOCATION, r"\b\d{1,5}[A-Za-z]?\s(?:[NSEW]\.?\s)?(?:[A-Z][\w'’.-]{1,60}\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Terrace|Way|Crescent|Close|Highway|Parkway)\b\.?(?:,?\s(?i:apt|apartment|suite|unit|flat|#)\.?\s?\w+)?", 0.85, "en"),
    Shape("street_and_spoken_number_en", Kind.LOCATION, rf"\b{_NUMBER_EN}\s(?:[A-Z][\w'’.-]{{1,60}}\s){{1,2}}(?:Street|Avenue|Road|Lane|Drive|Close|Crescent|Terrace|Court|Square|Gardens|Way)\b", 0.7, "en"),
    Shape("spoken_house_number_en", Kind.LOCATION, rf"(?<=\b(?i:house\snumber)\s(?i:is\s|was\s)?)(?:\d{{1,4}}[a-d]?|{_NUMBER_EN})(?!\w)", 0.6, "en"),
    Shape("street_name_en", Kind.LOCATION, r"\b(?!(?:The|This|That|Our|My|Your|Their|His|Her|No|One|Wall)\b)[A-Z][\w'’-]{1,60}\s(?:Street|Avenue|Boulevard|Lane|Road|Drive)\b", 0.6, "en"),
    Shape("po_box", Kind.LOCATION, r"\b(?i:Postfach|P\.?\s?O\.?\sBox)\s\d[\d\s]{1,7}\d", 0.8),
    # numbers and marks
    Shape("number_after_abbreviation_de", Kind.ID, r"(?<![\w/.-])(?=[A-Z0-9/.\-]{0,20}\d[\d /.\-]{0,6}\d[\d /.\-]{0,6}\d|(?:[A-Z]{1,2}|[A-Z]{1,3}-[A-Z][a-z]{1,2})\s[\d/.\-]{0,8}\d[\d/.\-]{0,3}\d)(?<=(?i:nr|nummer|zeichen|zchn|kennung|\bid|\ba(?:kt)?z|\bgz|(?:aufnahme|fall|journal|geschäfts|akten|register)zahl|\bzl)\.?\s?[:#]?\s?)(?:[A-Z]{1,3}-[A-Z][a-z]{1,2}\s)?[A-Z0-9][A-Z0-9/.\-]*(?:\s(?=[A-Z0-9/.\-]{0,3}\d|[A-Z]\s\d)[A-Z0-9/.\-]+){0,5}(?<![./\-])", 0.6, "de"),
    Shape("number_after_clinical_word_de", Kind.ID, r"\b(?:Pat(?:ienten)?[.-]?\s?(?:Nr\.?|ID)|Fall|Aufn(?:ahme)?\.?-?Nr\.?|Barcode|Charge|Ch\.-?B\.?|LOT|Lot|REF|SN|BSNR|LANR|IK|IK-Nr\.?|Aktenz\.?|AZ|Gesch\.-?Z\.?|Ihr\sZeichen|Unser\sZeichen|KV-?Nr\.?|SV-?Nr\.?|RV-?Nr\.?|VSNR|eGK|Personalausweis|Reisepass|Führerschein|Seriennr\.?|S/N)\s?(?:Nr\.?|Nummer)?\s?[:#]?\s?\K(?=[A-Z0-9/.\- ]*\d{2})[A-Z0-9][A-Za-z0-9/.\-]*(?:\s(?=[A-Z0-9/.\-]*\d|[A-Z]\s\d)[A-Z0-9/.\-]+){0,5}(?<![./\-])", 0.6, "de"),
    Shape("insurance_number_de", Kind.ID, r"(?<![\w-])[A-Z]\s?\d{3}\s?\d{3}\s?\d{3}(?!\d)|(?<![\w-])\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}(?!\w)", 0.7, "de"),
    Shape("number_after_word", Kind.ID, rf"\b{_ID_WORDS}\s?(?i:ist|lautet|is|was|war|no\.?|Nr\.?|#)?\s?(?i:die|der)?\s?[:#]?\s?\K\b(?=[A-Za-z0-9/.\-]*\d)[A-Za-z0-9][A-Za-z0-9/.\-]{{2,24}}(?<![./\-])", 0.7),
    Shape("tax_number_de", Kind.ID, rf"(?<![\d.,])\d{{2}}\s\d{{3}}\s\d{{3}}\s\d{{3}}(?!\d|[.,]\d|\s?{_UNITS})", 0.7, "de"),
    Shape("court_file", Kind.ID, r"\b(?:\d{1,3}|[IVX]+)\s[A-Z][A-Za-z]{0,3}\s\d{1,5}/\d{2}\b", 0.7, "de"),
    Shape("code_with_letters", Kind.ID, r"(?<![\w@/.-])(?!COVID|Covid|SARS)(?=[A-Z\d/\-]*\d{2})(?=[A-Z\d/\-]*[A-Z])[A-Z\d]{2,}(?:[/\-][A-Z\d]{2,})+(?![\w/])", 0.45),
    Shape("letter_and_two_numbers", Kind.ID, r"(?<![\w/.-])(?!(?:RR|BZ|HF|HWK|BWK|LWK|TH|Nr|NR|U)\b)(?:[A-Z]{1,3}[-.]?\d{2,6}[-/]\d{2,6}|[A-Z]{1,3}[- ]\d{1,4}[-/]\d{4,6}|[A-Z]{1,2}/\d{2,4}/\d{2,6})(?![\w/])", 0.45),
    Shape("number_of_year_de", Kind.ID, r"(?<![\w.,/+-])\d{4,7}/(?:19|20)?\d{2}(?![\w/]|[.,]\d|\s?(?:mg|ml|µg|IE|I\.E\.|h\b))", 0.45, "de"),
    Shape("letters_and_digits", Kind.ID, r"(?<![\w@/.-])(?=[A-Z]*\d)[A-Z]{1,4}\d{4,}[A-Z\d]*(?!\w)", 0.45),
    Shape("long_number", Kind.ID, r"(?<![\w.,/+-])\d{6,}(?!\d|[.,]\d|\s?(?:Euro|EUR|€|Dollar))", 0.45),
    Shape("number_with_check_digit", Kind.ID, r"(?<![\w.,/+-])\d{2,5}[-/]\d{3,7}[-/]\d(?![\w/-])", 0.45),
    Shape("grouped_number", Kind.ID, r"(?<![\w.,/+-])\d{2,5}(?:[-/]\d{2,6}){2,}(?![\w/-])", 0.45),
    # names and houses
    Shape("form_field_de", Kind.PERSON, rf"(?<=\b(?:Name|Nachname|Familienname|Geburtsname|Vorname|Vornamen|Rufname|Patient|Patientin|Pat\.|Bewohner|Bewohnerin|Klient|Klientin|Hausarzt|Hausärztin|Operateur|Operateurin|Angehörige|Angehöriger|Betreuer|Betreuerin|Ansprechpartner|Ansprechpartnerin)[ ]?:[ ]{{0,4}}){_CAPITALIZED}(?:,?[ ]{_CAPITALIZED}){{0,2}}(?![ ]?:)", 0.5, "de"),
    Shape("initials_of_writer_de", Kind.PERSON, r"(?<=\b(?:Diktat|Diktatzeichen|Handzeichen|Hdz\.|HZ|gez\.|Schreibzeichen|dikt\.)\s?:?\s?)[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,2}(?:\s?[/]\s?[A-Za-zÄÖÜäöü]{1,3})*(?!\w)", 0.45, "de"),
    Shape("initials_at_line_end_de", Kind.PERSON, r"^\s*\d{1,2}\.\s?\d{1,2}\.[^\n]{10,400}?(?:\s{2,}|\t|[.!]\s)\K[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,2}(?=\s*$)", 0.4, "de"),
    Shape("initials_after_date_de", Kind.PERSON, r"(?<=\d{4}\s?[/,–-]\s?)[A-Za-z]{2,3}\s?[/-]\s?[A-Za-z]{2,3}(?=\s*$)", 0.4, "de"),
    Shape("house_of_saint_de", Kind.ORGANIZATION, rf"\b(?:[A-ZÄÖÜ][\w\-]{{0,40}})?(?i:klinikum|klinik|krankenhaus|hospital|spital|stift|haus|heim|hospiz|kindergarten|kita|schule|gymnasium|kirche|pfarrei|gemeinde)\s(?:St\.|Sankt|Zum|Zur|Am|An der|Im|Maria|Der|Die|Das)\s?{_CAPITALIZED}(?:\s{_CAPITALIZED})?", 0.45, "de"),
    Shape("house_with_name_de", Kind.ORGANIZATION, rf"\b(?:Haus|Villa|Hospiz|Pflegedienst|Sozialstation|Apotheke|Wohngruppe|Tagespflege|Seniorenresidenz)\s(?!(?:Nr|Station|Am|An|Im|Zum|Zur|Der|Die|Das)\b){_CAPITALIZED}", 0.4, "de"),
    Shape("party_with_year_de", Kind.ORGANIZATION, r"\bB(?i:ündnis)\s['’]?90\s?/\s?(?i:die\sgrünen)\b", 0.6, "de"),
    # the net
    Shape("url_with_scheme", Kind.URL, r"(?i:\b(?:https?://|ftp://|www\.))[^\s<>\"„“»«]+[^\s<>\"„“»«.,;:!?)'’\]]", 0.95),
    Shape("domain", Kind.URL, rf"(?<![\w@.\-])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{{0,62}}[A-Za-z0-9])?\.){{1,12}}{_TLD}(?![\w@\-]|\.\w)(?:/[^\s<>\"„“»«]*[^\s<>\"„“»«.,;:!?)])?", 0.7),
    Shape("domain_of_word", Kind.URL, rf"(?<![\w@.\-])(?:(?:[a-z0-9][a-z0-9\-]*\.){{2,12}}{_TLD_ALSO_WORD}(?![\w@\-]|\.\w)|[a-z0-9][a-z0-9\-]*\.{_TLD_ALSO_WORD}/[^\s<>\"]*[^\s<>\".,;:!?)])", 0.6),
    Shape("handle", Kind.URL, r"(?<![\w.@/])@[A-Za-z_][\w.]{1,29}(?<!\.)(?![\w@])", 0.8),
    Shape("name_of_user", Kind.URL, r"(?<![\w.@/])(?=[\w.]{5,40}(?![\w.@]))[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+_\w*|(?<![\w.@/])[A-Za-z][A-Za-z0-9.]{2,30}_\d{1,6}(?![\w@])", 0.45),
    Shape("email", Kind.EMAIL, r"(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", 0.95),
    Shape("spoken_email", Kind.EMAIL, r"\b[\w\-]{1,64}(?:\s(?i:punkt|dot|minus|bindestrich|unterstrich|underscore)\s[\w\-]+){0,4}\s(?i:at|ät|ett|klammeraffe)\s[\w\-]+(?:\s(?i:punkt|dot|minus|bindestrich)\s[\w\-]+)*\s(?i:punkt|dot)\s(?i:de|com|org|net|edu|eu|ch|at|info|uk)\b", 0.8),
    # what one does, where the employer follows
    Shape("role_de", Kind.ROLE, rf"\b{_ROLE_DE}(?=\s(?:der|des|bei(?:\sder|\sdem)?|beim|von(?:\sder|\sdem)?|vom|für|am|an der|im|in der)\s(?:[a-zäöüß]+e[nrms]?\s){{0,2}}{_CAPITALIZED})", 0.4, "de"),
    Shape("role_of_one_de", Kind.ROLE, r"\b(?:[A-ZÄÖÜ][a-zäöüß]{3,}(?:vorsitzende[rn]?|beauftragte[rn]?|präsident(?:in)?|direktor(?:in)?|dekan(?:in)?|intendant(?:in)?)|(?:Schul|Instituts|Studiengangs|Werks?|Amts|Klinik|Heim|Praxis|Labor|Museums|Bibliotheks|Verlags|Redaktions|Kita|Stations?|Dekanats|Standort)leiter(?:in)?)\b", 0.3, "de"),
    Shape("job_and_employer_de", Kind.ROLE, r"\b[A-ZÄÖÜ][a-zäöüß]{2,}(?:er|erin|ist|istin|ent|entin|eur|eurin|kraft|mann|frau|wirt|wirtin|arzt|ärztin|schwester|pfleger)(?=\s(?:bei|beim)\s(?:der\s|dem\s)?[A-ZÄÖÜ])", 0.35, "de"),
    Shape("chair_de", Kind.ROLE, rf"\b(?:Professor(?:in)?|Professur|Lehrstuhl(?:inhaber(?:in)?)?|Juniorprofessor(?:in)?)\sfür\s{_CAPITALIZED}(?:\sund\s{_CAPITALIZED})?", 0.4, "de"),
    Shape("job_and_employer_en", Kind.ROLE, rf"\b(?!{_NO_JOB_EN}\b)(?:(?!{_NO_JOB_EN}\b|(?:a|an|the|as|my|his|her|and|or|is|was)\b)[a-z]{{3,}}\s)?(?!{_NO_JOB_EN}\b)[a-z]{{3,}}(?:er|or|ist|ian|ant|nurse|man|woman)(?=\sat\s(?:the\s)?[A-Z][a-z])", 0.35, "en"),
    Shape("role_en", Kind.ROLE, rf"\b{_ROLE_EN}(?=\s(?:of|at|for)\s(?:the\s)?[A-Z][a-z])", 0.4, "en"),
)  # fmt: skip

_WITHOUT_DIGITS = """
    spoken_day_month_de part_of_month_de feast_and_year_de quarter_de month_de spoken_year_de month_day_en day_month_en
    months_de month_en years_old_de year_old_de i_am_in_words_de i_am_in_words_inverted_de age_after_name_de age_of_de
    decade_of_life_de years_old_en i_am_in_words_en decade_of_life_en spoken_digits_de spoken_zero_number_de
    spoken_digits_en street_de street_hyphen_de street_two_words_de street_name_en place_with_river_de
    form_field_de initials_of_writer_de house_of_saint_de house_with_name_de url_with_scheme domain domain_of_word handle email
    spoken_email role_de role_of_one_de job_and_employer_de chair_de job_and_employer_en role_en
    spoken_year_en spoken_day_and_number_de street_and_spoken_number_de spoken_house_number_de
    street_and_spoken_number_en spoken_house_number_en spoken_groups_de spoken_extension_de
"""
WITHOUT_DIGITS = frozenset(_WITHOUT_DIGITS.split())
"""The shapes that can stand where no digit is; the others are not looked for there, to save time."""
