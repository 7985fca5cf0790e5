"""Invented identities, every form in which they may stand in an interview, and planting them into real transcripts.

Half of the people have names of the lists, half have names put together from halves of two, so that no list has them.
Telephone numbers, addresses and identifications are of ranges reserved for fiction or of invented shape.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.pseudonymization.names.gazetteers import fold, gazetteer, names_by_culture
from analysis.pseudonymization.names.lists import word_list
from analysis.pseudonymization.wordlists import ORDINARY, STOP_WORDS

ORIGINS = {
    "German": ("de_DE", "de_AT"), "Turkish": ("tr_TR", "own_tr"), "Polish": ("pl_PL",),
    "Arabic": ("own_ar", "fr_DZ"), "Vietnamese": ("vi_VN", "own_vi"), "West African": ("yo_NG", "own_wa"),
    "Indonesian": ("id_ID", "own_id"), "Baltic": ("lt_LT", "lv_LV", "et_EE"), "Slovene": ("sl_SI",),
}  # fmt: skip
SHARES = {"phone": 10, "mail": 8, "street": 8, "firm": 8, "id": 6}
"""Per cent of all; the rest are people."""
_HALVES = "Brun|Quell|Sarn|Tolm|Wrim|Zell|Fjor|Hask|Orb|Pelk|Vand|Luk"
_TAILS = "kamp|hold|tek|wig|stett|mora|nau|lind"
_STREETS = "Lindenallee|Ulmenweg|Brunnengasse|Am Zollhof|Kastanienstraße|Mühlenstraße|Rosenplatz|Eichenring"
_LEGAL = "GmbH|AG|KG|SE"
_MAIL_HOSTS = "example.org|example.com|example.net"

MUST_GO = ("plain", "inflected", "upper case", "NFD", "emoji beside", "line end between")
"""Forms that may never stay of something that was found anywhere."""


@dataclass(frozen=True)
class Identity:
    """Somebody or something invented; `text` is its plain form, a person's is first and last name."""

    kind: str
    origin: str
    text: str
    is_listed: bool = False

    @property
    def first(self) -> str:
        return self.text.partition(" ")[0]

    @property
    def last(self) -> str:
        return self.text.rpartition(" ")[2]


@dataclass(frozen=True)
class Planted:
    """One form of an identity in a sentence; `at` is where the form begins in it."""

    identity: Identity
    form: str
    words: str
    sentence: str
    at: int


# --- identities ----------------------------------------------------------------------------------------------------


def identities(count: int, seed: int = 1) -> list[Identity]:
    """Make that many, no two with a name in common; of all kinds and origins from 20 on."""
    chance, used = random.Random(seed), set[str]()
    found: list[Identity] = []
    things = {kind: max(1, count * share // 100) for kind, share in SHARES.items()}
    wanted = ["person"] * (count - sum(things.values()))
    wanted += [kind for kind, many in things.items() for _ in range(many)]
    for number, kind in enumerate(wanted):
        while True:
            made = _person(chance, number) if kind == "person" else _thing(chance, kind)
            parts = {part.casefold() for part in made.text.split() if len(part) > 2 and not part.isdigit()}
            if kind in ("street", "firm", "phone", "id"):
                parts = {made.text.casefold(), made.text.split()[0].casefold() if kind == "firm" else made.text}
            if not parts & used:
                used |= parts
                found.append(made)
                break
    return found


def _person(chance: random.Random, number: int) -> Identity:
    origin = list(ORIGINS)[number % len(ORIGINS)]
    is_listed = number // len(ORIGINS) % 2 == 0
    lists = [names_by_culture()[culture] for culture in ORIGINS[origin]]
    first = _name(chance, [name for names in lists for name in names.get("first", [])], is_listed)
    last = _name(chance, [name for names in lists for name in names.get("last", [])], is_listed)
    return Identity("person", origin, f"{first} {last}", is_listed)


def _name(chance: random.Random, names: Sequence[str], is_listed: bool) -> str:
    """Pick a name of the lists, or make one that is in none; ordinary words of a language are left out."""
    while True:
        one, other = chance.choice(names), chance.choice(names)
        made = one if is_listed else one[: len(one) // 2 + 1] + other[len(other) // 2 :].lower()
        is_fresh = is_listed or not gazetteer().flags(fold(made))
        plain = fold(made)
        is_word = plain in ORDINARY or plain in STOP_WORDS or plain in word_list("not")
        if is_fresh and not is_word and made.isalpha() and made.istitle() and len(made) >= 4:
            return made


def _thing(chance: random.Random, kind: str) -> Identity:
    name = chance.choice(_HALVES.split("|")) + chance.choice(_TAILS.split("|"))
    number = chance.randrange(10, 99)
    text = {
        "phone": f"0{chance.choice(('30', '40', '69', '89', '171', '151'))} {chance.randrange(23125000, 23125999)}",
        "mail": f"{name.lower()}{number}@{chance.choice(_MAIL_HOSTS.split('|'))}",
        "street": f"{chance.choice(_STREETS.split('|'))} {number}",
        "firm": f"{name} {chance.choice(_LEGAL.split('|'))}",
        "id": chance.choice(("DE{:02d}500105175407324931", "KD-{:02d}8812-77", "L{:02d}X00T471")).format(number),
    }[kind]
    return Identity(kind, kind, text)


# --- forms ---------------------------------------------------------------------------------------------------------


def forms(identity: Identity, language: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Give (form, words) for every form that makes sense for an identity."""
    text = identity.text
    yield "plain", text
    yield "upper case", text.upper()
    yield "emoji beside", f"😀{text}😀"
    if unicodedata.normalize("NFD", text) != text:
        yield "NFD", unicodedata.normalize("NFD", text)
    if " " in text:
        yield "line end between", text.replace(" ", "\n", 1)
    if identity.kind == "person":
        yield from _person_forms(identity, language, chance)
    elif identity.kind == "firm":
        yield "inflected", text.split()[0] + ("s" if language == "de" else "'s")
        yield "part alone", text.split()[0]
        yield "in a compound", f"{text.split()[0]}-Leute"
    elif identity.kind == "phone":
        yield "written otherwise", "/".join(text.split())
        yield "soft hyphen", text.replace(" ", "\u00ad ", 1)


def _person_forms(identity: Identity, language: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    first, last, middle = identity.first, identity.last, len(identity.last) // 2
    ending = "'s" if language == "en" else "'" if last[-1] in "sxzß" else "s"
    yield "inflected", f"{first} {last}{ending}"
    yield "inflected", f"{last}{ending}"
    yield "soft hyphen", f"{first} {last[:middle]}\u00ad{last[middle:]}"
    yield "cut by a line end", f"{first} {last[:middle]}-\n{last[middle:]}"
    if (spelt := _without_umlauts(identity.text)) != identity.text:
        yield "umlaut spelt ae", spelt
    if (bare := _without_marks(identity.text)) not in (identity.text, spelt):
        yield "without marks", bare
    yield "first name alone", first
    yield "last name alone", last
    yield "in a compound", f"{last}-Leute" if language == "de" else f"{last}-style"
    if len(last) >= 6:
        at = chance.randrange(1, len(last) - 2)
        yield "misspelt once", f"{first} {last[:at]}{last[at + 1]}{last[at]}{last[at + 2 :]}"


def _without_umlauts(text: str) -> str:
    return text.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}))


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


# --- planting ------------------------------------------------------------------------------------------------------

_SENTENCES = {
    "de": {
        "person": ("Das habe ich damals mit {} besprochen.", "Dann kam {} dazu und wir haben neu angefangen.",
                   "Von {} habe ich das zum ersten Mal gehört.", "Ohne {} hätten wir das nicht geschafft."),
        "phone": ("Man erreicht uns unter {} am besten.", "Die Nummer ist {} übrigens."),
        "mail": ("Schreiben Sie an {} bitte.", "Die Adresse ist {} gewesen."),
        "street": ("Wir sitzen in {} seit Jahren.", "Das Büro ist {} gewesen."),
        "firm": ("Vorher war ich bei {} angestellt.", "Das hat {} uns so geliefert."),
        "id": ("Die Kennung lautet {} bei uns.", "Auf dem Vertrag stand {} als Nummer."),
    },
    "en": {
        "person": ("I talked about that with {} at the time.", "Then {} joined and we started again.",
                   "I heard it from {} for the first time.", "Without {} we would not have made it."),
        "phone": ("You can reach us at {} most days.", "The number is {} by the way."),
        "mail": ("Please write to {} about it.", "The address was {} back then."),
        "street": ("Our office is at {} these days.", "We moved to {} last year."),
        "firm": ("Before that I worked at {} for years.", "That was delivered by {} in the end."),
        "id": ("The reference was {} I think.", "It said {} on the contract."),
    },
}  # fmt: skip
_BREAK = re.compile(r"(?<=[a-zäöüß]{3}[.?!]) (?=[A-ZÄÖÜ][a-zäöüß])")


def plant(
    texts: Sequence[tuple[str, str]], found: Sequence[Identity], seed: int = 1, *, alone: bool = False
) -> list[tuple[str, list[Planted]]]:
    """Plant every form of every identity into texts, each given as (language, text), at ends of sentences.

    `alone` plants each identity once only, in one of its forms, so that no other mention gives it away. All forms of
    one identity go into texts of one language. Gives each text with what was planted into it, in order.
    """
    chance = random.Random(seed)
    gaps = [[match.start() for match in _BREAK.finditer(text)] for _, text in texts]
    planted: list[dict[int, list[Planted]]] = [{} for _ in texts]
    languages = sorted({language for language, _ in texts})
    for number, identity in enumerate(found):
        language = languages[number % len(languages)]
        own = [at for at, (other, _) in enumerate(texts) if other == language]
        made = list(forms(identity, language, chance))
        for form, words in [made[number // 2 % len(made)]] if alone else made:
            pattern = chance.choice(_SENTENCES[language][identity.kind])
            item = Planted(identity, form, words, pattern.format(words), pattern.index("{"))
            which = chance.choice(own)
            planted[which].setdefault(chance.choice(gaps[which]), []).append(item)
    return [_with(text, items) for (_, text), items in zip(texts, planted, strict=True)]


def _with(text: str, items: dict[int, list[Planted]]) -> tuple[str, list[Planted]]:
    pieces, position, inserted = [], 0, []
    for gap in sorted(items):
        pieces += [text[position:gap], *(f" {item.sentence}" for item in items[gap])]
        inserted += items[gap]
        position = gap
    return "".join([*pieces, text[position:]]), inserted
