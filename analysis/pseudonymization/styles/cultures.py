"""The group of cultures that one name is of: by names that tell, by endings and letters, by the lists of names.

First and last name are asked about apart, so that "Mehmet Schuster" becomes a Turkish first name and a German last one.
The lists alone do not tell: people of all cultures live where they were made. A guess that only chooses another name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.names.gazetteers import names_by_culture
from analysis.pseudonymization.styles.tables import names_of

_GROUPS = {
    "german": "de_DE de_AT de_CH de_LI de_LU own_de", "english": "en_US en_GB en_IE en_NZ", "turkish": "tr_TR own_tr",
    "polish": "pl_PL", "czech": "cs_CZ sk_SK", "balkan": "hr_HR sl_SI mk_MK bg_BG", "russian": "ru_RU uk_UA",
    "greek": "el_GR", "romanian": "ro_RO", "hungarian": "hu_HU", "french": "fr_FR fr_BE fr_CH", "italian": "it_IT",
    "spanish": "es_ES es_MX es_CL es_CO es_AR", "portuguese": "pt_PT pt_BR", "dutch": "nl_NL nl_BE",
    "nordic": "sv_SE da_DK no_NO", "finnish": "fi_FI et_EE", "baltic": "lv_LV lt_LT", "arabic": "own_ar fr_DZ",
    "persian": "own_fa", "indian": "en_IN own_hi", "indonesian": "id_ID own_id", "vietnamese": "vi_VN own_vi",
    "chinese": "zh_TW zh_CN", "japanese": "ja_JP", "west_african": "yo_NG ig_NG tw_GH en_NG ha_NG own_wa",
    "east_african": "sw en_KE",
}  # fmt: skip
_OF_CULTURE = {culture: group for group, cultures in _GROUPS.items() for culture in cultures.split()}
# Where the lists give a name to several groups: whose lists hold hardly any other names come first.
_MOST_TELLING = (
    "turkish", "polish", "czech", "balkan", "russian", "greek", "romanian", "hungarian", "persian", "japanese",
    "chinese", "vietnamese", "portuguese", "arabic", "italian", "spanish", "german", "english", "french", "dutch",
    "nordic", "finnish", "baltic", "indian", "indonesian", "west_african", "east_african",
)  # fmt: skip
_OWN_LANGUAGE = {"de": "german", "en": "english"}

# Frequent names that the lists give to other cultures as well, or not at all: women's, then men's first names.
_TELLING: dict[str, tuple[str, str]] = {
    "turkish": (
        "ayse fatma emine hatice zeynep elif merve buesra kuebra esra leyla aylin ebru derya seda sevgi nur nurcan guel"
        " guelay guelcan dilek filiz hacer hanife hueya melek meryem nazli oezlem pinar selin sibel songuel sultan tuba"
        " yasemin zehra hilal ceyda defne azra nesrin sevim",
        "mehmet mustafa ahmet hueseyin hasan murat emre can cem deniz kemal osman oemer yusuf burak serkan"
        " serdar volkan tolga tarik orhan erkan erdem erdal cengiz fatih baris buelent enes kerem kaan mert"
        " metin oguzhan oezguer recep selim sinan tayfun umut ugur yilmaz yavuz halil ismail ibrahim sueleyman",
    ),
    "arabic": (
        "aisha amina amira samira fatima khadija layla leila mariam nadia nour rania rasha salma yasmin yasmina zainab"
        " zahra huda hanan iman jamila karima latifa malika naima soraya",
        "mohammed muhammad mohamed mohammad ahmed ahmad ali omar hussein hassan khaled karim youssef mahmoud abdullah"
        " tarek tariq bilal faisal hamza jamal kamal mounir nabil rachid samir walid yasin ziad mustapha said",
    ),
    "polish": (
        "agnieszka malgorzata katarzyna krystyna jadwiga grazyna danuta bozena zofia magdalena joanna justyna"
        " aleksandra kinga iwona jolanta halina ewa beata dorota wanda urszula",
        "piotr krzysztof andrzej tomasz pawel jacek marcin grzegorz zbigniew wojciech jaroslaw slawomir przemyslaw"
        " mateusz lukasz michal maciej jerzy stanislaw kazimierz bartosz",
    ),
    "russian": (
        "olga natalia natalja swetlana svetlana tatjana tatiana ljudmila ludmila irina jekaterina galina oksana ksenia"
        " anastasia anastasija",
        "sergej sergei wladimir vladimir dmitri dmitrij dimitri igor oleg boris jewgeni evgeni michail mikhail nikolaj"
        " nikolai alexej alexei juri yuri wiktor anatoli andrej",
    ),
    "balkan": (
        "jelena dragana milica snezana ljiljana vesna gordana jasna amra azra selma emina",
        "dragan goran zoran slobodan milos milan nenad dejan branko stjepan ivica mirko edin emir adnan senad",
    ),
    "vietnamese": ("linh thuy huong lan hoa phuong trang thao ngoc thanh hanh", "minh duc hung tuan dung long quang"),
    "west_african": (
        "abena akosua ama afia efua adwoa ngozi chioma amaka aminata fatou mariama kadiatou aissatou",
        "kwame kofi kwabena kojo yaw kwaku chidi emeka chukwu ousmane mamadou ibrahima moussa amadou sekou",
    ),
    "persian": (
        "shirin nasrin maryam parisa mahsa azadeh fereshteh niloufar mitra roya shahla",
        "reza mehdi hamid behrouz dariush kamran farhad siavash mehrdad babak arash amir",
    ),
    "indian": (
        "priya anjali deepika lakshmi kavita pooja neha sunita divya meera",
        "rahul raj rajesh sanjay vijay amit arjun krishna suresh ravi anil sandeep",
    ),
}  # fmt: skip
_LAST: dict[str, str] = {
    "turkish": "yilmaz kaya demir sahin celik yildiz yildirim oeztuerk aydin oezdemir arslan aslan dogan kilic cetin"
    " kara koc kurt oezkan simsek polat korkmaz can ates bulut guenes tuerk tekin uenal aksoy erdogan acar",
    "vietnamese": "nguyen tran le pham huynh hoang vo vu dang bui do ho ngo duong ly phan",
    "arabic": "al hassan hussein ibrahim abdullah mahmoud khalil mansour haddad khoury nasser saleh hamdan",
    "polish": "nowak wojcik kowalczyk wozniak mazur krawczyk",
    "west_african": "mensah owusu boateng okafor okonkwo diallo traore keita diop ndiaye toure camara asante",
    "spanish": "garcia lopez perez sanchez torres ruiz moreno romero navarro castro ortiz",
    "indian": "singh patel sharma kumar gupta shah rao reddy mehta",
    "persian": "hosseini ahmadi mohammadi karimi rezaei jafari tehrani",
    "chinese": "wang li zhang liu chen yang huang zhao wu zhou",
}
_ENDINGS = tuple(
    (re.compile(rf"(?:{pattern})\Z"), group)
    for pattern, group in (
        (r"[sc]k[iay]|dzk[iay]|wicz|czyk|czak", "polish"),
        (r"oglu|oeztuerk|tuerk|demir", "turkish"),
        (r"[aeo]vic|[nkrljz]ic", "balkan"), (r"[oe]va?|[nrl]owa|skij|skaja|enko|tschuk", "russian"),
        (r"[oe]scu", "romanian"), (r"opoulos|[aei]dis|akis", "greek"), (r"[aeiou]nen", "finnish"),
        (r"(?:n|nd|r|m|p|v|ch|gu)ez", "spanish"), (r"ini|etti|elli|ucci|ssi", "italian"),
        (r"eau|eux|pont", "french"), (r"zadeh|pour", "persian"),
        (r"mann|meie?r|mey?er|berger|burger|bauer|bach|feld|hofer?|stein|dorff?|inger|brandt?|egner|huber|ner|ke",
         "german"),
        (r"ington|ville|ford|field|worth|son|ley", "english"),
    )
)  # fmt: skip
_LETTERS = (
    (frozenset("ığİş"), "turkish"), (frozenset("łąęńśźż"), "polish"), (frozenset("đ"), "balkan"),
    (frozenset("ảạấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹươ"), "vietnamese"), (frozenset("řůě"), "czech"),
    (frozenset("ñ"), "spanish"), (frozenset("ãõ"), "portuguese"),
)  # fmt: skip


# The lists of German-speaking countries hold the names of all who live there; these read as German to anybody.
_GERMAN_FIRST = {
    "female": "Almut Andrea Anja Anke Annegret Annelie Annette Antje Astrid Barbara Bettina Birgit Brigitte Britta"
    " Christa Christine Claudia Cordula Cornelia Dagmar Dorothea Edeltraud Elke Franziska Frauke Frieda Gabriele Gerda"
    " Gerlinde Gisela Gudrun Hannelore Heidrun Heike Helga Henriette Hildegard Ilse Ingeborg Ingrid Irmgard Johanna"
    " Jutta Karin Katharina Katja Katrin Kerstin Kirsten Lieselotte Luise Mareike Margarete Marianne Marlene Martina"
    " Mechthild Monika Nadine Petra Regina Renate Rosemarie Sieglinde Sigrid Silke Stefanie Susanne Svenja Tanja"
    " Theresa Ulrike Ursula Ute Verena Waltraud Wiebke",
    "male": "Albrecht Alexander Alfred Andree Arnold Axel Benno Bernd Bernhard Bertram Burkhard Christoph Clemens"
    " Detlef Dieter Dietmar Dirk Eberhard Eckhard Erich Ernst Erwin Ferdinand Florian Frank Friedrich Fritz Georg"
    " Gerald Gerhard Gerd Gottfried Guido Gunther Hartmut Heiko Heinrich Helmut Henning Herbert Hermann Holger Horst"
    " Ingo Joachim Johann Jochen Jörg Jürgen Karl Konrad Kurt Leonhard Lothar Ludwig Manfred Martin Matthias Michael"
    " Norbert Olaf Oliver Oskar Otto Philipp Rainer Ralf Reinhard Roland Rudolf Rüdiger Sebastian Siegfried Stefan"
    " Theodor Thorsten Tobias Uwe Volker Walter Werner Wilhelm Wolfgang",
}


def first_names(group: str, gender: str) -> list[str]:
    """Give first names of a group of cultures to choose from; a gender that is not known gives both."""
    if group != "german":
        listed = names_of(group, gender) if gender else []
        return listed or names_of(group, "first")
    wanted = [gender] if gender else list(_GERMAN_FIRST)
    return [name for sort in wanted for name in _GERMAN_FIRST[sort].split() if name[-1] not in "sßxz"]


@cache
def _telling() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Give (first name -> group, first name -> gender, last name -> group) of the names above."""
    first: dict[str, str] = {}
    gender: dict[str, str] = {}
    for group, (women, men) in _TELLING.items():
        for names, sex in ((women, "female"), (men, "male")):
            for name in names.split():
                first.setdefault(name, group)
                gender.setdefault(name, sex)
    last = {name: group for group, names in _LAST.items() for name in names.split()}
    return first, gender, last


def telling_gender(first_name: str) -> str:
    """Give `female` or `male` where a first name is among those that tell, else ""."""
    return _telling()[1].get(key_of(first_name), "")


@cache
def listed_groups() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Give (first name -> groups, last name -> groups) of the lists."""
    first: dict[str, set[str]] = {}
    last: dict[str, set[str]] = {}
    for culture, kinds in names_by_culture().items():
        group = _OF_CULTURE.get(culture)
        for kind, names in kinds.items() if group else ():
            table = last if kind == "last" else first
            for name in names:
                table.setdefault(key_of(name), set()).add(group or "")
    return first, last


def group_of_first(name: str, language: str) -> str:
    """Give the group of a first name, "" where nothing is known of it."""
    key = key_of(name).split(" ")[0]
    return _telling()[0].get(key) or _by_letters(name) or _listed(listed_groups()[0].get(key, set()), language)


def group_of_last(name: str, language: str) -> str:
    """Give the group of a last name, "" where nothing is known of it; of a double name, that of its last part."""
    part = re.split(r"[-\u2010\u2011 ]", name)[-1]
    key = key_of(part)
    by_shape = _telling()[2].get(key) or _by_letters(part)
    return by_shape or _by_ending(key) or _listed(listed_groups()[1].get(key, set()), language)


def _by_letters(name: str) -> str:
    letters = set(unicodedata.normalize("NFC", name).lower())
    return next((group for telling, group in _LETTERS if letters & telling), "")


def _by_ending(key: str) -> str:
    return next((group for pattern, group in _ENDINGS if len(key) > 4 and pattern.search(key)), "")


def _listed(groups: set[str], language: str) -> str:
    """Choose among groups: that of the study's language, else the most telling."""
    own = _OWN_LANGUAGE.get(language, "english")
    if not groups or own in groups:
        return own if groups else ""
    return min(groups, key=_MOST_TELLING.index)


def in_gender(last_name: str, group: str, gender: str) -> str:
    """Give the form that a Polish, Czech or Russian last name has for a woman or a man."""
    if group == "polish" and last_name.endswith(("ski", "cki", "dzki", "ska", "cka", "dzka")):
        return last_name[:-1] + ("a" if gender == "female" else "i" if gender == "male" else last_name[-1])
    if group == "czech":
        return _czech(last_name, gender)
    if group == "russian" and gender and re.search(r"(?:[oe]v|in)a?\Z", last_name):
        return last_name.removesuffix("a") + ("a" if gender == "female" else "")
    return last_name


def _czech(last_name: str, gender: str) -> str:
    if gender == "female" and not last_name.endswith(("á", "a", "í", "ý", "o", "e", "k")):
        return f"{last_name}ová"
    return last_name.removesuffix("ová") if gender == "male" and len(last_name) > 6 else last_name
