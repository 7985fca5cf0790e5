"""Small word lists: titles, legal forms, words that head the name of an organisation or a place. Read at first use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "lists.txt"
_ENDINGS = {
    "de": {
        "person": r"(?:mann|meier|maier|mayer|meyer|huber|bauer|müller|schmidt|berger|[oe]wski|czyk|icz|ić|ov|oğlu"
        r"|dottir|sson)s?$",
        "place": r"(?:hausen|heim|burg|stadt|dorf|bach|felden?|furt|kirchen|bronn|stein|berg|hafen|münde|itz|ow|ingen"
        r"|land|reich|istan)s?$",
        "street": r"(?:straße|strasse|str|platz|allee|weg|gasse|ufer|brücke|damm|ring)$",
        "organization": r"(?:gesellschaft|verband|verein|bund|amt|ministerium|gericht|institut|stiftung|werke?|bank"
        r"|partei|gewerkschaft|union|klinik|klinikum|universität|schule|museum|theater|verlag|konzern|rat|kammer"
        r"|zeitung|orden)(?:s|es|en)?$",
        "people": r"(?:er|in|innen|en|ern|isch|ische[nrsm]?)$",
        "abstract": r"(?:ung|ungen|heit|keit|schaft|tion|tionen|tät|ismus|nis|nisse|ling|chen|ik|enz|anz|ment)s?$",
    },
    "en": {
        "person": r"(?:son|sen|man|mann|ski|sky|ez|ini|ello|ova|ov|ić|icz|oğlu|stein|berg)$",
        "place": r"(?:ton|town|ville|burgh?|bury|ford|shire|land|ham|mouth|port|stan|ia|field|wood|ster)$",
        "people": r"(?:ian|ians|ish|ese|ist|ists|ite|an|ans)$",
        "organization": r"(?:corp|soft|tech|net|bank|works|systems|airlines|airways|university|college)$",
        "abstract": r"(?:tion|tions|ness|ment|ments|ity|ities|ism|ing|ed|ly|ous|ive|able|ful|ence|ance)$",
    },
}
_FEATURES = ("not", "title", "strong", "particle", "legal", "orghead", "placehead", "role")


@cache
def word_list(name: str) -> frozenset[str]:
    """Give one list of lists.txt, folded words."""
    lines = (line.partition(":") for line in _FILE.read_text(encoding="utf-8").splitlines())
    return frozenset(word for head, _, words in lines if head == name for word in words.split())


@dataclass(frozen=True, slots=True)
class WordLists:
    """Lists (name -> words) and endings (name -> pattern) of one language, as the sequence model sees them."""

    words: dict[str, frozenset[str]]
    endings: dict[str, re.Pattern[str]]


@cache
def of(language: str) -> WordLists:
    """Give the lists of "de" or "en"."""
    words = {name: word_list(f"{name}_{language}" if name == "orghead" else name) for name in _FEATURES}
    return WordLists(words, {name: re.compile(pattern) for name, pattern in _ENDINGS[language].items()})


def word_ending(language: str, name: str, folded: str) -> bool:
    """Tell whether a folded word ends as the words of that kind do."""
    return of(language).endings[name].search(folded) is not None


def is_vietnamese(first: str, last: str) -> bool:
    """Tell whether a word that is also one of German or English is a first name, as a Vietnamese last one follows."""
    is_first = first.istitle() and first.lower() in word_list("vietnamese_first")
    return is_first and last.istitle() and last.lower() in word_list("vietnamese_last")
