"""Descriptions that stand for an identifier: "[eine Stadt in Süddeutschland]", "[Frühjahr 2019]", "[Mitte 30]".

Pure; German and English, other languages get English. None where nothing more general can be said than its kind.
"""

from __future__ import annotations

import re

from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.styles.numerals import number_of
from analysis.pseudonymization.styles.people import gender_of
from analysis.pseudonymization.styles.tables import Place, country_name, place_of
from analysis.pseudonymization.variants import without_legal_form
from analysis.pseudonymization.wordlists import FIRM_ENDING
from analysis.records import IdentifierKind, PersonRole

_REGIONS = {
    "01": ("Süddeutschland", "southern Germany"), "02": ("Süddeutschland", "southern Germany"),
    "03": ("Norddeutschland", "northern Germany"), "04": ("Norddeutschland", "northern Germany"),
    "05": ("Westdeutschland", "western Germany"), "06": ("Norddeutschland", "northern Germany"),
    "07": ("Westdeutschland", "western Germany"), "08": ("Westdeutschland", "western Germany"),
    "09": ("Westdeutschland", "western Germany"), "10": ("Norddeutschland", "northern Germany"),
    "11": ("Ostdeutschland", "eastern Germany"), "12": ("Ostdeutschland", "eastern Germany"),
    "13": ("Ostdeutschland", "eastern Germany"), "14": ("Ostdeutschland", "eastern Germany"),
    "15": ("Ostdeutschland", "eastern Germany"), "16": ("Ostdeutschland", "eastern Germany"),
}  # fmt: skip
_STATES = {
    key_of(name): number
    for number, names in {
        "01": "Baden-Württemberg", "02": "Bayern|Bavaria", "03": "Bremen", "05": "Hessen|Hesse",
        "06": "Niedersachsen|Lower Saxony", "07": "Nordrhein-Westfalen|NRW|North Rhine-Westphalia",
        "08": "Rheinland-Pfalz|Rhineland-Palatinate", "09": "Saarland", "10": "Schleswig-Holstein",
        "11": "Brandenburg", "12": "Mecklenburg-Vorpommern", "13": "Sachsen|Saxony",
        "14": "Sachsen-Anhalt|Saxony-Anhalt",
        "15": "Thüringen|Thuringia",
    }.items()
    for name in names.split("|")
}  # fmt: skip
_SIZES = {
    "g": ("eine Großstadt", "a large city"),
    "m": ("eine Stadt", "a town"),
    "k": ("ein kleiner Ort", "a small place"),
}
_CONTINENTS = {
    "EU": ("Europa", "Europe"), "AS": ("Asien", "Asia"), "AF": ("Afrika", "Africa"),
    "NA": ("Nordamerika", "North America"),
    "SA": ("Südamerika", "South America"), "OC": ("Ozeanien", "Oceania"), "AN": ("der Antarktis", "Antarctica"),
}  # fmt: skip
_WITH_ARTICLE = {
    "CH": "der Schweiz", "TR": "der Türkei", "UA": "der Ukraine", "SK": "der Slowakei", "MN": "der Mongolei",
    "NL": "den Niederlanden", "US": "den USA", "PH": "den Philippinen", "AE": "den Emiraten", "IR": "dem Iran",
    "IQ": "dem Irak", "LB": "dem Libanon", "SD": "dem Sudan", "SN": "dem Senegal", "GB": "Großbritannien",
    "CD": "der Demokratischen Republik Kongo", "DO": "der Dominikanischen Republik", "CF": "Zentralafrika",
    "VA": "dem Vatikan", "YE": "dem Jemen", "NE": "dem Niger", "TD": "dem Tschad", "CI": "der Elfenbeinküste",
}  # fmt: skip
_THE = {"US": "the USA", "GB": "Great Britain", "NL": "the Netherlands", "PH": "the Philippines", "AE": "the Emirates"}
_ORGANISATIONS: tuple[tuple[str, str, str], ...] = (
    (r"universit|hochschul|\bfh\b|\bth\b|\btu\b|\buni\b|college|institute of technology|academy|akademie",
     "eine Hochschule", "a university"),
    (r"klinik|krankenhaus|hospital|charite|praxis|medical|clinic",
     "eine medizinische Einrichtung", "a medical institution"),
    (r"schule|gymnasium|school|kita|kindergarten", "eine Schule", "a school"),
    (r"sparkasse|bank\b|bank$", "eine Bank", "a bank"),
    (r"versicher|krankenkasse|insurance", "eine Versicherung", "an insurance company"),
    (r"gewerkschaft|\big metall\b|\bver di\b|verdi\b|trade union|\bunion\b", "eine Gewerkschaft", "a trade union"),
    (r"kirch|church|diakonie|caritas|moschee|mosque|synagog|gemeindehaus", "eine kirchliche Einrichtung",
     "a religious institution"),
    (r"ministeri|behoerde|\bamt\b|amt$|stadtverwaltung|council|department of|landkreis|polizei|police|gericht|court",
     "eine Behörde", "a public authority"),
    (r"partei|party\b|\b(?:cdu|csu|spd|fdp|afd)\b|gruene", "eine Partei", "a political party"),
    (r"verein|verband|\bev\b|\be v$|association|society|\bclub\b|\bfc\b|\bsv\b|\btsv\b", "ein Verein",
     "an association"),
    (r"stiftung|foundation", "eine Stiftung", "a foundation"),
    (r"institut|forschung|research|fraunhofer|max planck", "ein Forschungsinstitut", "a research institute"),
    (r"zeitung|rundfunk|verlag|news|press\b|magazin|radio", "ein Medienunternehmen", "a media company"),
    (r"abteilung|team|department|referat|bereich", "eine Abteilung", "a department"),
)  # fmt: skip
_LEADING = re.compile(
    r"leit|chef|geschaeftsfuehr|vorstand|direkt|inhaber|head|director|manager|\bc[efto]o\b|founder|owner|president"
    r"|partner|lead\b|vice|gruender|praesident|dekan|rektor"
)
_ADDRESS = re.compile(
    r"\d|str\.?$|stra(?:ss|ß)e|weg$|allee|platz$|gasse|\b(?:street|road|avenue|lane)\b", re.IGNORECASE
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januar jaenner january jan", "februar feber february feb", "maerz march mar mrz", "april apr", "mai may",
         "juni june jun", "juli july jul", "august aug", "september sept sep", "oktober october okt oct",
         "november nov", "dezember december dez dec"), 1)
    for name in names.split()
}  # fmt: skip
_SEASONS = (("Winter", "winter"), ("Frühjahr", "spring"), ("Sommer", "summer"), ("Herbst", "autumn"))
_NAMED_SEASONS = {
    "fruehjahr": 1, "fruehling": 1, "spring": 1, "sommer": 2, "summer": 2, "herbst": 3, "autumn": 3,
    "fall": 3, "winter": 0,
}  # fmt: skip

_NAMED_SEASON = re.compile(rf"\b(?:{'|'.join(_NAMED_SEASONS)})\b")


def describe(kind: IdentifierKind, name: str, role: PersonRole, language: str, honorific: str = "") -> str | None:
    """Describe an identifier, without brackets and number; `honorific` is what stood before a person's name."""
    which = 0 if language == "de" else 1
    if kind is IdentifierKind.PERSON:
        return _person(name, role, honorific)[which]
    if kind is IdentifierKind.LOCATION:
        return _location(name, language)
    if kind is IdentifierKind.ORGANIZATION:
        return _organisation(name)[which]
    if kind is IdentifierKind.DATE:
        return _date(name, which)
    if kind is IdentifierKind.AGE:
        return _age(name, language)
    if kind is IdentifierKind.ROLE:
        leading = _LEADING.search(key_of(name))
        pair = (
            ("eine leitende Funktion", "a leading position") if leading else ("eine berufliche Funktion", "a position")
        )
        return pair[which]
    if kind is IdentifierKind.PRODUCT:
        return ("ein Produkt", "a product")[which]
    return None


def _person(name: str, role: PersonRole, honorific: str) -> tuple[str, str]:
    if role is PersonRole.PUBLIC_FIGURE:
        return "eine bekannte Person", "a public figure"
    gender = gender_of(name, honorific)
    if gender == "female":
        return "eine Frau", "a woman"
    return ("ein Mann", "a man") if gender == "male" else ("eine Person", "a person")


def _location(name: str, language: str) -> str:
    which = 0 if language == "de" else 1
    state = _STATES.get(key_of(name))
    if state:
        return f"{('ein Bundesland in', 'a state in')[which]} {_REGIONS[state][which]}"
    place = place_of(name)
    if place is None:
        return ("eine Adresse", "an address")[which] if _ADDRESS.search(name) else ("ein Ort", "a place")[which]
    if not place.size:
        return f"{('ein Land in', 'a country in')[which]} {_CONTINENTS[place.continent][which]}"
    return f"{_SIZES[place.size][which]} in {_where(place, language)}"


def _where(place: Place, language: str) -> str:
    which = 0 if language == "de" else 1
    if place.country == "DE" and place.region in _REGIONS:
        return _REGIONS[place.region][which]
    special = (_WITH_ARTICLE, _THE)[which].get(place.country)
    return special or country_name(place.country, language)


def _organisation(name: str) -> tuple[str, str]:
    key = key_of(name)
    for pattern, german, english in _ORGANISATIONS:
        if re.search(pattern, key):
            return german, english
    if without_legal_form(name) != name or FIRM_ENDING.search(key):
        return "ein Unternehmen", "a company"
    return "eine Organisation", "an organisation"


def _date(text: str, which: int) -> str:
    month, year = _month_and_year(text)
    if month is None and year is None:
        return ("ein Zeitpunkt", "a point in time")[which]
    if month is None:
        assert year is not None
        return _part_of_decade(year, which)
    season = _SEASONS[month % 12 // 3][which]
    if year is not None and _NAMED_SEASON.search(key_of(text)):
        return f"{season} {year}"
    if year is None:
        return season
    if month in (12, 1, 2):
        first = year if month == 12 else year - 1
        return f"{season} {first}/{(first + 1) % 100:02d}"
    return f"{season} {year}"


def _month_and_year(text: str) -> tuple[int | None, int | None]:
    key = key_of(text)
    words = key.split()
    month = next((_MONTHS[word] for word in words if word in _MONTHS), None)
    if month is None:
        season = next((_NAMED_SEASONS[word] for word in words if word in _NAMED_SEASONS), None)
        month = None if season is None else season * 3 + (1 if season == 0 else 0) or None
    full = re.search(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", text)
    year = int(full.group()) if full else None
    iso = re.search(r"(?<!\d)\d{4}-(\d{1,2})-\d{1,2}", text)
    dotted = re.search(r"(?<!\d)(\d{1,2})\s*[./]\s*(\d{1,2})\s*(?:[./]\s*(\d{2,4}))?", text)
    if month is None and iso:
        month = int(iso.group(1))
    elif month is None and dotted:
        first, second = int(dotted.group(1)), int(dotted.group(2))
        month = second if second <= 12 else first
        if year is None and dotted.group(3) and len(dotted.group(3)) == 2:
            year = _century(int(dotted.group(3)))
    return (month if month and 1 <= month <= 12 else None), year


def _century(two_digits: int) -> int:
    return 2000 + two_digits if two_digits <= 35 else 1900 + two_digits


def _part_of_decade(year: int, which: int) -> str:
    third = _third(year % 10)
    decade = year // 10 * 10
    return (
        f"{('Anfang', 'Mitte', 'Ende')[third]} der {decade}er Jahre"
        if which == 0
        else f"{('early', 'mid', 'late')[third]} {decade}s"
    )


def _age(text: str, language: str) -> str:
    german = language == "de"
    years = number_of(text)
    if years is None:
        return "ein Alter" if german else "an age"
    if years < 20:
        word = ("ein Kindesalter", "a child's age") if years < 14 else ("ein Jugendalter", "a teenage age")
        return word[0 if german else 1]
    if years >= 90:
        return "über 90" if german else "over 90"
    decade, third = years // 10 * 10, _third(years % 10)
    part = ("Anfang", "Mitte", "Ende")[third] if german else ("early", "mid", "late")[third]
    return f"{part} {decade}" if german else f"{part} {decade}s"


def _third(digit: int) -> int:
    return 0 if digit <= 3 else 1 if digit <= 6 else 2
