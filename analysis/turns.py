"""Find who speaks when in a transcript: labels at line starts, time stamps, turns, and the interviewer.

All offsets are code points in the canonical text, half-open. Labels are recognised by form, place and recurrence, never
by meaning: a colon inside a sentence stays text. Every pattern is bounded and looks at the head of a line only, so the
time needed grows with the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.pseudonymization.lower_case import has_few_capitals
from analysis.transcript import ImportedTurn

_HEAD_LENGTH = 160
_LABEL_LENGTH = 40
_TAIL_LENGTH = 80

_TIME = r"(?:\d{1,3}:\d{1,2}:\d{1,2}|\d{1,3}:\d{2})(?:[.,]\d{1,3}|-\d)?"
_RANGE = rf"{_TIME}(?:[ ]?(?:-->|-|–|—|bis|to)[ ]?{_TIME})?"
_BRACKETED = rf"(?:\[[ ]?{_RANGE}[ ]?\]|\{{{_RANGE}\}}|<{_RANGE}>|#{_RANGE}#)"
_MARKED = rf"(?:{_BRACKETED}|\({_RANGE}\))"
_LONG_TIME = r"\d{1,3}:\d{2}:\d{2}(?:[.,]\d{1,3}|-\d)?"

_BLANK = r"[ \t\u00a0\u2000-\u200f\u202f\u2060]"
_WORD = r"[^\W_][\w.'’&/*-]*"
_NAME = rf"(?P<name>{_WORD}(?:,(?=[ ][^\W\d_]))?(?:[ \u00a0]{{1,3}}{_WORD}){{0,4}}(?::(?:in(?:nen)?|r)\b)?)(?!\w)"
_LEAD = (
    rf"{_BLANK}*(?:\d{{1,4}}[.)]?{_BLANK}+)?(?:(?P<lead>{_MARKED}|{_RANGE}){_BLANK}*)?"
    rf"(?:\d{{1,4}}{_BLANK}+)?(?:[-–—•*>]{{1,2}}{_BLANK}+)?"
)
_AFTER = rf"(?P<after>(?:,?{_BLANK}*(?:{_MARKED}|\([^()\n]{{1,40}}\))|,?{_BLANK}+{_RANGE}){{0,2}})"
_BARE_OR_BRACKETED = rf"(?:\[{_NAME}\]|{_NAME.replace('<name>', '<bare>')})"

_STYLES: Mapping[str, re.Pattern[str]] = {
    "colon": re.compile(rf"{_LEAD}{_BARE_OR_BRACKETED}{_AFTER}{_BLANK}*[:：](?![\d/])"),
    "tab": re.compile(rf"{_LEAD}{_BARE_OR_BRACKETED}{_AFTER}[ ]*\t(?=[^\n])"),
    "bracket": re.compile(rf"{_LEAD}\[{_NAME}\]{_AFTER}{_BLANK}+(?=[^\n])"),
    "dash": re.compile(rf"{_LEAD}{_BARE_OR_BRACKETED}{_AFTER}{_BLANK}+[-–—]{_BLANK}+(?=[^\n])"),
    "line": re.compile(rf"{_LEAD}{_BARE_OR_BRACKETED}{_AFTER}{_BLANK}*$"),
}
_BOLD = re.compile(rf"{_LEAD}{_BARE_OR_BRACKETED}{_AFTER}{_BLANK}*[:：]?{_BLANK}*$")

_STAMP_TEXT = re.compile(_TIME)
_LEADING_STAMP = re.compile(rf"(?:{_MARKED}|{_RANGE}(?={_BLANK}*\t))\s*")
_STAMP_LINE = re.compile(rf"{_BLANK}*(?:{_MARKED}|{_RANGE}){_BLANK}*(?:\n\s*|$)")
_TRAILING_STAMP = re.compile(
    rf"(?:(?:{_BRACKETED}|\({_LONG_TIME}\))|(?<![^\n\t]){_BLANK}*(?:{_MARKED}|{_RANGE})){_BLANK}*$"
)

_PERSON = r"(?:in|innen|:in|\*in|/in|_in|In)?"
_STRONG = re.compile(
    r"(?:[A-ZÄÖÜ]\d{0,3}|[A-Z]{2,3}[ _-]?\d{1,3}|IV|IP|TN|VP"
    r"|(?:interviewer"
    + _PERSON
    + r"|interviewte[rn]?|interviewee|int|moderator"
    + _PERSON
    + r"|mod|befragte(?:[rn]|[:*/_]r)?"
    r"|interviewpartner" + _PERSON + r"|participant|respondent|proband" + _PERSON + r")\.?(?:[ _-]?\d{1,3}|[ _-][A-Z])?"
    r"|(?:speaker|sprecher" + _PERSON + r"|person|teilnehmer" + _PERSON + r"|teilnehmende[rn]?|expert(?:e|in)?|subject|"
    r"proband" + _PERSON + r"|stimme|voice|frage|antwort|question|answer)[ _-]?(?:\d{1,3}|[A-Z]))",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"frage|antwort|question|answer|speaker|sprecher" + _PERSON + r"|person|teilnehmer" + _PERSON + r"|researcher"
    r"|forscher"
    + _PERSON
    + r"|patient"
    + _PERSON
    + r"|student"
    + _PERSON
    + r"|client|klient"
    + _PERSON
    + r"|host|guest"
    r"|unknown|unbekannt|protokollant" + _PERSON + r"|expert(?:e|in)|beobachter" + _PERSON + r"|alle|all|[A-Z]{2,3}",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:Frau|Herr|Hr|Fr|Dr|Prof|Mr|Mrs|Ms|Miss)\.? \S")
_LOWER_CODE = re.compile(r"[a-zäöü]\d{0,3}")
_LOWER_NAME = re.compile(r"[^\W\d_]{2,15}\d{0,2}")

_INTERVIEWER = re.compile(
    r"(?:i|iv|ir|int|interviewende[rn]?(?: person)?|interviewer"
    + _PERSON
    + r"|moderator"
    + _PERSON
    + r"|moderation|mod|f|frage|fragesteller"
    + _PERSON
    + r"|q|question|questioner|researcher|forscher"
    + _PERSON
    + r")\.?(?:[ _-]?\d{1,3})?",
    re.IGNORECASE,
)
_PARTICIPANT = re.compile(
    r"(?:befragte(?:[rn]|[:*/_]r| person)?|interviewte[rn]?|interviewee|interviewpartner" + _PERSON + r"|participant"
    r"|respondent|answer|antwort|proband" + _PERSON + r"|teilnehmer" + _PERSON + r"|teilnehmende[rn]?|expert(?:e|in)"
    r"|patient" + _PERSON + r"|ip|tn|vp|tp)\.?(?:[ _-]?\d{1,3}|[ _-][A-Z])?|[BP]\d{1,3}",
    re.IGNORECASE,
)  # fmt: skip
_MALE = re.compile(r"[Mm]\d{0,3}")
_FEMALE = re.compile(r"[Ff]\d{0,3}")
_NUMBERED = re.compile(r"(Q|F|A|Frage|Question|Antwort|Answer)[ _-]?(\d{1,3})", re.IGNORECASE)

_PARTICLE_WORDS = "von van vom de der den del di da la le zu zum zur und and bin al ter"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_NO_NAME_WORDS = """
    also und aber oder ja nein doch dann so genau gut okay ok klar na naja nun hm hmm mhm äh ähm ich du er sie es wir
    ihr man wer was wie wo wann warum wieso weshalb welche welcher welches das der die den dem des dies diese dieser
    dieses ein eine einer eines einem einen mein meine meiner dein sein ihre unser unsere kein keine hier da dort jetzt
    heute gestern morgen damals später früher erst erstens zweitens drittens viertens zuerst zunächst schließlich
    nicht noch nur schon sehr mal wenn weil dass ob als bei mit ohne für gegen aus von zu zur zum im in am an auf nach
    vor über unter zwischen einerseits andererseits zudem außerdem deshalb daher trotzdem jedoch sondern sowie sprich
    beispiel beispiele beispielsweise fazit ergebnis problem probleme lösung ziel ziele vorteil vorteile nachteil
    nachteile thema themen punkt punkte stichwort frage grund gründe folge folgen zitat anmerkung anmerkungen hinweis
    notiz notizen memo kommentar quelle datum ort zeit uhrzeit dauer länge datei dateiname titel name alter geschlecht
    beruf ps nb usw bzw tel telefon fax email mail http https www seite kapitel teil abschnitt pause wichtig achtung
    and but or so well yes yeah no nope right okay sure then now here there i you he she it we they who what when where
    why how which the a an this that these those my your his her its our their not only just very if because as at by
    with without for from to in on of about into over after before first firstly second secondly third thirdly finally
    next also however therefore example examples note notes result results problem problems solution goal goals
    advantage disadvantage topic point reason reasons quote comment source date place location time duration length
    file title age gender job phone page chapter part section summary conclusion important warning transcript
    transkript transkription interview participants teilnehmende
"""
_NO_NAMES = frozenset(_NO_NAME_WORDS.split())


@dataclass(frozen=True, slots=True)
class FoundTurns:
    """What was found in one text. `warnings` are codes of `ImportedTranscript`."""

    turns: tuple[ImportedTurn, ...]
    interviewer_labels: frozenset[str]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Head:
    """A line head that may be a speaker's label."""

    line: int
    key: str
    name: str
    start: int
    end: int
    words: int
    seconds: float | None
    is_tight: bool


def find_turns(text: str, *, bold_leads: Mapping[int, int] | None = None, each_line: bool = False) -> FoundTurns:
    """Find the turns of a canonical text.

    `bold_leads` maps the start of a line to the end of the bold words it begins with. `each_line` says that without
    speakers every line is a paragraph of its own, even where some lines are blank.
    """
    turns = _labelled_turns(text, bold_leads or {})
    if not turns:
        turns = tuple(_paragraph_turns(text, 0, len(text), each_line))
    return describe(text, turns)


def describe(text: str, turns: Sequence[ImportedTurn]) -> FoundTurns:
    """Guess the interviewer of given turns and say what the researcher should look at."""
    warnings = []
    if not any(turn.label for turn in turns):
        warnings.append("no_speakers")
    if has_few_capitals(text, ((turn.start, turn.end) for turn in turns)):
        warnings.append("few_capitals")
    return FoundTurns(tuple(turns), guess_interviewers(text, turns), tuple(warnings))


def guess_interviewers(text: str, turns: Sequence[ImportedTurn]) -> frozenset[str]:
    """Name the labels that are probably the interviewer's: by name, else the one with most questions per turn."""
    labels = list(dict.fromkeys(turn.label for turn in turns))
    named = frozenset(label for label in labels if label and _INTERVIEWER.fullmatch(label))
    if any(_MALE.fullmatch(label) for label in labels):
        named -= {label for label in named if _FEMALE.fullmatch(label)}  # women and men, not Fragen
    if named and len(named) < len(labels):
        return named
    if len(labels) < 2:
        return frozenset()
    asked: defaultdict[str, list[int]] = defaultdict(list)
    for turn in turns:
        asked[turn.label].append(text.count("?", turn.start, turn.end))
    rates = {label: sum(counts) / len(counts) for label, counts in asked.items() if label}
    open_labels = [label for label in rates if not _PARTICIPANT.fullmatch(label) and rates[label] > 0]
    return frozenset([max(open_labels, key=lambda label: rates[label])] if open_labels else [])


def seconds_of(stamp: str) -> float | None:
    """Give the first time in a stamp ("[00:12:03]", "#00:01:02-5#", "1:02,500") in seconds, or None."""
    found = _STAMP_TEXT.search(stamp)
    if found is None:
        return None
    whole, _, fraction = re.sub("[,-]", ".", found.group()).partition(".")
    total = 0
    for part in whole.split(":"):
        total = total * 60 + int(part)
    return total + float(f"0.{fraction or 0}")


# --- labels --------------------------------------------------------------------------------------------------------


def _labelled_turns(text: str, bold_leads: Mapping[int, int]) -> tuple[ImportedTurn, ...]:
    by_style: defaultdict[str, list[_Head]] = defaultdict(list)
    for style, head in _heads(text, bold_leads):
        by_style[style].append(head)
    accepted = [_accept(text, style, by_style[style]) for style in ("colon", "bold", "tab", "bracket", "dash", "line")]
    heads = max(accepted, key=len)
    if not heads:
        return ()
    return _without_question_numbers(text, _turns_of(text, _merge_numbered(heads)))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _filled_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line and not line.isspace()]


def _heads(text: str, bold_leads: Mapping[int, int]) -> Iterator[tuple[str, _Head]]:
    for start, stop in _lines(text, 0, len(text)):
        head = text[start : min(stop, start + _HEAD_LENGTH)]
        if not head or head.isspace():
            continue
        for style, pattern in _STYLES.items():
            found = pattern.match(head) if style != "line" or len(head) == stop - start else None
            if found is not None and (made := _head_of(found, start)) is not None:
                yield style, made
                break
        if start in bold_leads:
            found = _BOLD.match(text[start : bold_leads[start]][:_HEAD_LENGTH])
            if found is not None and (made := _head_of(found, start)) is not None:
                yield "bold", made


def _head_of(found: re.Match[str], line: int) -> _Head | None:
    group = "name" if found["name"] else "bare"
    name = found[group]
    if len(name) > _LABEL_LENGTH or not any(char.isalpha() for char in name):
        return None
    key = " ".join(name.split()).rstrip(".").casefold()
    stamp = seconds_of(found["after"] or "")
    stamp = seconds_of(found["lead"] or "") if stamp is None else stamp
    tight = found.end() < len(found.string) and not found.string[found.end()].isspace()
    start, end = found.span(group)
    return _Head(line, key, name, line + start, line + end, line + found.end(), stamp, tight)


def _accept(text: str, style: str, heads: Sequence[_Head]) -> list[_Head]:
    """Keep the heads that are labels: a known form, or a name that recurs beside another label."""
    if style == "line":
        heads = [head for head in heads if _stands_apart(text, head)]
    counts = Counter(head.key for head in heads)
    stamped = Counter(head.key for head in heads if head.seconds is not None)
    names = {head.key: head.name for head in heads}
    known = {key for key, name in names.items() if _is_known(name, counts[key], names)}
    enough = 2 if len(known) < 2 else 3  # beside known labels, a word that recurs once may be someone's story
    several_stamped = sum(stamped.values()) >= 2
    named = {
        key
        for key, name in names.items()
        if key not in known and _is_name(name) and (counts[key] >= enough or (several_stamped and stamped[key]))
    }
    low = {key for key, name in names.items() if _is_lower(name, counts[key])}
    if len(known | named | low) > 1 or (style == "bold" and any(counts[key] > 2 for key in named)):
        known |= named | low
    if known and len(names) <= 3 and style == "colon" and len(heads) == len(_filled_lines(text)):
        known |= {key for key, name in names.items() if _is_name(name)}
    if len(known) == 1:
        known |= {key for key, name in names.items() if _TITLED.match(name) and style == "colon"}
    kept = [head for head in heads if head.key in known and (style != "colon" or not head.is_tight or _fits(head))]
    return _agreeing_on_stamps(kept)


def _is_known(name: str, count: int, names: Mapping[str, str]) -> bool:
    if _STRONG.fullmatch(name):
        letters = name.rstrip("0123456789 _-.")
        is_code = len(letters) <= 3 and letters.casefold() not in ("int", "mod")
        return not is_code or letters.isupper() or (len(letters) == 1 and count > 1)
    if not _WEAK.fullmatch(name) or name.casefold() in {"ps", "nb", "ok", "und", "das", "the", "and", "na", "ja", "no"}:
        return False
    if len(name) <= 3:
        return name.isupper() and count > 1
    pairs = {"frage": "antwort", "antwort": "frage", "question": "answer", "answer": "question"}
    return count > 1 or pairs.get(name.casefold(), "") in names


def _is_name(name: str) -> bool:
    words = name.split()
    if words[0].casefold().rstrip(".") in _NO_NAMES or len(words) > 5:
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _PARTICLES for word in words)


def _is_lower(name: str, count: int) -> bool:
    if name != name.lower() or name in _NO_NAMES - {"i", "a"}:
        return False
    return (count > 1 and bool(_LOWER_CODE.fullmatch(name))) or (count > 2 and bool(_LOWER_NAME.fullmatch(name)))


def _fits(head: _Head) -> bool:
    return bool(_STRONG.fullmatch(head.name)) and head.name[0].isupper()


def _stands_apart(text: str, head: _Head) -> bool:
    """Tell a speaker on a line of its own from a short line of talk: words below, and a gap or a time above."""
    if head.seconds is not None:
        return True
    if not text[head.words : head.words + 200].strip() or head.name.endswith("."):
        return False
    above = text[max(0, head.line - _TAIL_LENGTH) : max(0, head.line - 1)].rpartition("\n")[2]
    return not above.strip() or bool(_STAMP_LINE.fullmatch(above)) or bool(_STRONG.fullmatch(head.name))


def _agreeing_on_stamps(heads: list[_Head]) -> list[_Head]:
    """Drop heads without a time stamp where nearly all have one: there, an unstamped colon is a sentence's."""
    stamped = [head for head in heads if head.seconds is not None]
    keys = {head.key for head in stamped}
    of_these = sum(head.key in keys for head in heads)
    return stamped if len(stamped) >= 4 and len(keys) > 1 and len(stamped) >= 0.9 * of_these else heads


def _merge_numbered(heads: Sequence[_Head]) -> list[_Head]:
    """Take the number off labels that count questions or answers (Q1, Q2, ...; A1, A2, ...)."""
    families: defaultdict[str, list[int]] = defaultdict(list)
    for head in heads:
        if found := _NUMBERED.fullmatch(head.name):
            families[found[1].casefold()].append(int(found[2]))
    counting = {
        family
        for family, numbers in families.items()
        if len(set(numbers)) == len(numbers) and (len(numbers) > 1 or family not in {"f", "a"})
    }
    merged = []
    for head in heads:
        found = _NUMBERED.fullmatch(head.name)
        if found and found[1].casefold() in counting:
            merged.append(replace(head, key=found[1].casefold(), name=found[1]))
        else:
            merged.append(head)
    return merged


# --- turns ---------------------------------------------------------------------------------------------------------


def _turns_of(text: str, heads: Sequence[_Head]) -> list[ImportedTurn]:
    names: dict[str, str] = {}
    preamble, carried = _preamble(text, heads[0].line)
    turns = preamble
    for head, following in zip(heads, [*(head.line for head in heads[1:]), len(text)], strict=True):
        label = names.setdefault(head.key, " ".join(head.name.split()))
        start, end, leading, trailing = _words(text, head.words, following)
        seconds = next((value for value in (head.seconds, leading, carried) if value is not None), None)
        carried = trailing
        if start < end:
            turns.append(ImportedTurn(label, head.start, head.end, start, end, seconds))
    return turns


def _preamble(text: str, end: int) -> tuple[list[ImportedTurn], float | None]:
    """Leave out a short heading before the first label; long text there is talk without a label."""
    start, stop, _, trailing = _words(text, 0, end)
    if stop - start > max(1000, len(text) // 7):
        return list(_paragraph_turns(text, start, stop, False)), trailing
    return [], trailing


def _words(text: str, start: int, end: int) -> tuple[int, int, float | None, float | None]:
    """Bound the words between `start` and `end`, and read the time stamps that stood at either side of them."""
    leading = trailing = None
    start, end = _strip(text, start, end)
    while start < end and (found := _leading_stamp(text, start, end)):
        leading = seconds_of(found.group()) if leading is None else leading
        start, end = _strip(text, found.end(), end)
    while start < end and (cut := _before_stamp(text, start, end)) is not None:
        trailing = seconds_of(text[cut:end])
        start, end = _strip(text, start, cut)
    return start, end, leading, leading if start == end and trailing is None else trailing


def _leading_stamp(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a stamp in brackets or before a tab; a bare time only as a line of its own, else it is an answer."""
    found = _LEADING_STAMP.match(text, start, end)
    return found or (_STAMP_LINE.match(text, start, end) if _is_line_start(text, start) else None)


def _is_line_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _before_stamp(text: str, start: int, end: int) -> int | None:
    base = max(start, end - _TAIL_LENGTH)
    found = _TRAILING_STAMP.search(text[base:end])
    # A bare time counts only where it stands alone: neither the window nor the label before may make it so.
    if found is None or (found.start() == 0 and (base > start or not _is_line_start(text, start))):
        return None
    return base + found.start()


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _paragraph_turns(text: str, start: int, end: int, each_line: bool) -> Iterator[ImportedTurn]:
    carried: float | None = None
    for first, last in _paragraphs(text, start, end, each_line):
        begin, stop, leading, trailing = _words(text, first, last)
        seconds = carried if leading is None else leading
        carried = trailing
        if begin < stop:
            yield ImportedTurn("", begin, begin, begin, stop, seconds)


def _paragraphs(text: str, start: int, end: int, each_line: bool) -> Iterable[tuple[int, int]]:
    lines = [(first, last) for first, last in _lines(text, start, end)]
    filled = [(first, last) for first, last in lines if not text[first:last].isspace() and first < last]
    stamped = sum(1 for first, last in filled if _LEADING_STAMP.match(text, first, last))
    between_blanks = len(filled) < len(lines) - 1 and stamped * 2 < len(filled)
    if each_line or not between_blanks:
        return filled
    blocks: list[tuple[int, int]] = []
    previous = -2
    for first, last in filled:
        if blocks and first == previous + 1:
            blocks[-1] = (blocks[-1][0], last)
        else:
            blocks.append((first, last))
        previous = last
    return blocks


def _without_question_numbers(text: str, turns: list[ImportedTurn]) -> tuple[ImportedTurn, ...]:
    """Give the answers their own turns where the file labels nobody but the interviewer.

    Either each label heads a question and the paragraphs below it answer, or the labels only count the questions
    (Q1, Q2) and all the words are the participant's.
    """
    labels = {turn.label for turn in turns if turn.label}
    if not labels or not all(_INTERVIEWER.fullmatch(label) for label in labels):
        return tuple(turns)
    breaks = [text.find("\n", turn.start, turn.end) for turn in turns]
    asking = sum(
        1 for turn, at in zip(turns, breaks, strict=True) if at > 0 and text[turn.start : at].rstrip().endswith("?")
    )
    if asking * 2 >= len(turns):
        return tuple(
            part for turn, at in zip(turns, breaks, strict=True) for part in _question_and_answer(text, turn, at)
        )
    if labels <= {"Q", "q", "F", "f", "Frage", "Question"} and len(turns) > 0:
        return tuple(replace(turn, label="", label_start=turn.start, label_end=turn.start) for turn in turns)
    return tuple(turns)


def _question_and_answer(text: str, turn: ImportedTurn, line_end: int) -> Iterator[ImportedTurn]:
    if line_end < 0:
        yield turn
        return
    yield replace(turn, end=_strip(text, turn.start, line_end)[1])
    start, end = _strip(text, line_end, turn.end)
    if start < end:
        yield ImportedTurn("", start, start, start, end)
