"""The figures on rigor as tables to read, the same for the terminal, the window and the methods appendix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.records import Level
from analysis.rigor.agreement import AgreementReport, Basis, Comparison, Figure, Uncoded
from analysis.rigor.cooccurrence import Cooccurrence, Matrix
from analysis.rigor.coverage import Coverage, Share
from analysis.rigor.influence import Influence
from analysis.rigor.saturation import Curve, Saturation, Source
from analysis.rigor.timeline import BY_HAND, Timeline
from analysis.rigor.wording import RigorWords, ranges

MOST_PAIRS = 50
COEFFICIENTS = ("percent", "kappa", "ac1", "alpha")


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a title with what has to be said beside it; without heads it is notes alone.

    `places` are (document id, start, end) that the rows are about, one for each row, or none at all.
    """

    title: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[tuple[str, int, int], ...] = ()


def saturation_sections(report: Saturation, language: str) -> list[Section]:
    words = RigorWords(language)
    sections = [section for curve in report.curves for section in _curve(curve, words)]
    sections.append(_themes(report, words))
    seed = words.say("seed", seed=report.seed, count=report.permutations)
    return [
        *sections,
        _closing(words, "saturation", report.limits, (seed, *_by(report.suggesters, words)), report.events),
    ]


def _curve(curve: Curve, words: RigorWords) -> Iterator[Section]:
    heads = "interview", "found", "new", "cumulated", "codings", "ratio", "bands"
    rows = tuple(
        (
            step.title,
            str(step.found),
            str(step.new),
            str(step.cumulated),
            str(step.codings),
            words.number(step.ratio),
            f"{words.number(step.mean, 1)} ({step.low:.0f}–{step.high:.0f})",
        )
        for step in curve.steps
    )
    name = f"{words[curve.level]}, {words[curve.source]}"
    slopes = words.say("slopes", source=name, value=words.number(curve.slope_ratio))
    yield Section(f"{name}: {words['by_interview']}", tuple(words[head] for head in heads), rows, (slopes,))
    if curve.assessments and curve.source is Source.ALL:
        yield _assessed(curve, name, words)


def _assessed(curve: Curve, name: str, words: RigorWords) -> Section:
    heads = "base", "run", "threshold", "base_count", "runs", "reached"
    rows = tuple(
        (
            str(item.base),
            str(item.run),
            words.share(item.threshold),
            str(item.base_count),
            ", ".join(words.share(share) for share in item.runs),
            item.notation or words["not_reached"],
        )
        for item in curve.assessments
    )
    return Section(f"{name}: {words['assessed']}", tuple(words[head] for head in heads), rows)


def _themes(report: Saturation, words: RigorWords) -> Section:
    heads = ("theme_one", "concepts", "codes", "interviews", "first", "last", "last_new_concept", "last_new_code",
             "judgement")  # fmt: skip
    rows = tuple(
        (
            item.label,
            str(item.concepts),
            str(item.codes),
            str(item.interviews),
            item.first or words["nothing"],
            item.last or words["nothing"],
            item.last_new_concept or words["nothing"],
            item.last_new_code or words["nothing"],
            item.judgement or words["nothing"],
        )
        for item in report.themes
    )
    return Section(words["themes_grew"], tuple(words[head] for head in heads), rows)


def agreement_sections(report: AgreementReport, language: str, *, places: bool = True) -> list[Section]:
    """Give the tables of agreement; `places` with the list of disagreements."""
    words = RigorWords(language)
    sections = [section for found in report.comparisons for section in _comparison(found, words, places)]
    extra = [words.say("seed", seed=report.seed, count=report.replicates)]
    if any(value is not None for value in report.alphas.values()):
        alphas = {level.value: words.number(value) for level, value in report.alphas.items()}
        extra.append(words.say("alphas", count=report.coders, **alphas))
    events = [seq for found in report.comparisons for seq in found.events]
    return [*sections, _closing(words, "agreement", report.limits, tuple(extra), tuple(events))]


def _comparison(found: Comparison, words: RigorWords, places: bool) -> Iterator[Section]:
    name = f"{found.first} – {found.second}"
    heads: tuple[str, ...] = ("what", "basis", "uncoded", "units", *COEFFICIENTS)
    overall = [item for item in found.figures if not item.category_id]
    said = [
        words.say(
            "compared", turns=found.turns, interviews=len(found.interviews), assisted=found.assisted
        )
    ]  # fmt: skip
    said += [words.say("uncategorised", count=found.uncategorised)] if found.uncategorised else []
    rows: tuple[tuple[str, ...], ...] = tuple(
        (_what(item, words), words[item.basis], words[item.uncoded], str(item.agreement.units), *_values(item, words))
        for item in overall
    )
    yield Section(f"{words['agreement']}: {name}", tuple(words[head] for head in heads), rows, tuple(said))
    single = [item for item in found.figures if item.category_id and item.basis is Basis.TURN]
    if single:
        heads = ("level", "label", "units", *COEFFICIENTS)
        rows = tuple(
            (words[item.level or ""], item.label, str(item.agreement.units), *_values(item, words)) for item in single
        )
        yield Section(f"{name}: {words['single']}", tuple(words[head] for head in heads), rows)
    if places and found.disagreements:
        heads = ("level", "label", "interview", "turn_number", "place", "applied_by", "not_by")
        rows = tuple(
            (words[item.level], item.label, item.title, str(item.turn + 1), f"{item.start}–{item.end}", item.applied_by,
             item.not_by)
            for item in found.disagreements
        )  # fmt: skip
        places_of = tuple((item.document_id, item.start, item.end) for item in found.disagreements)
        title = f"{name}: {words['disagreements']}"
        yield Section(title, tuple(words[head] for head in heads), rows, places=places_of)


def _what(item: Figure, words: RigorWords) -> str:
    return words["anything"] if item.level is None else words[f"which_{item.level}"]


def _values(item: Figure, words: RigorWords) -> tuple[str, ...]:
    corrected = (words.coefficient(getattr(item.agreement, name)) for name in COEFFICIENTS[1:])
    return (words.percent(item.agreement.percent), *corrected)


def main_figures(found: Comparison) -> Iterator[Figure]:
    """Give the few figures to be named first: coded at all, and which, where at least one coded."""
    yield found.figure(None)
    for level in (Level.CONCEPT, Level.THEME):
        yield found.figure(level, Basis.TURN, Uncoded.EITHER_CODED)


def coverage_sections(report: Coverage, language: str) -> list[Section]:
    words = RigorWords(language)
    heads = tuple(words[head] for head in ("part", "words", "reached_to", "coded", "shown"))
    rows = [(words["whole"], *_shares(report.whole, words))]
    rows += [
        (words.say("third", number=number), *_shares(share, words)) for number, share in enumerate(report.thirds, 1)
    ]
    each = tuple(
        (f"{item.title}, {part}", *_shares(share, words))
        for item in report.interviews
        for part, share in (
            (words["whole"], item.whole),
            *((words.say("third", number=number), third) for number, third in enumerate(item.thirds, 1)),
        )
    )
    missing = (words.say("without_text", titles=", ".join(report.without_text)),) if report.without_text else ()
    return [
        Section(words["coverage"], heads, tuple(rows), missing),
        Section(f"{words['coverage']}: {words['interviews']}", heads, each),
        _closing(words, "coverage", report.limits, (), report.events),
    ]


def _shares(share: Share, words: RigorWords) -> tuple[str, ...]:
    counts = share.reached, share.coded, share.shown
    return (str(share.words), *(words.share(share.of(count), 1) for count in counts))


def influence_sections(report: Influence, language: str, *, labels: bool = True) -> list[Section]:
    """Give the tables of influence; `labels` with the list of what rests on suggestions alone."""
    words = RigorWords(language)
    counts = ("made", "accepted", "edited", "rejected", "waiting", "not_grounded", "other")
    heads = tuple(words[head] for head in ("kind", *counts, "taken"))
    rows = tuple(
        (
            words[item.part or f"kind_{item.kind}"],
            *(str(getattr(item, name)) for name in counts),
            words.share(item.taken),
        )
        for item in report.acceptance
    )
    codes = sum(item.level == "code" for item in report.only_suggested)
    out, put = sum(item.taken_out for item in report.edits), sum(item.put_in for item in report.edits)
    said = [words.say("only_count", count=codes, codes=report.codes)]
    said.append(words.say("edits", count=len(report.edits), out=out, put=put))
    taken = report.seconds
    said.append(
        words.say(
            "seconds",
            total=words.number(taken.total, 0),
            decisions=taken.decisions,
            median=words.number(taken.median, 1),
        )
    )
    said += [words.say("in_bulk", count=report.in_bulk)] if report.in_bulk else []
    sections = [Section(words["influence"], heads, rows, tuple(said))]
    if labels and report.only_suggested:
        heads = tuple(words[head] for head in ("level", "label", "interviews"))
        only = tuple((words[item.level], item.label, str(item.interviews)) for item in report.only_suggested)
        sections.append(Section(words["only_suggested"], heads, only))
    return [*sections, _closing(words, "influence", report.limits, _by(report.suggesters, words), report.events)]


def cooccurrence_sections(report: Cooccurrence, language: str) -> list[Section]:
    words = RigorWords(language)
    name = words[report.level]
    heads = tuple(words[head] for head in ("one", "two", "turns", "interviews", "jaccard"))
    pairs = tuple(
        (item.first_label, item.second_label, str(item.turns), str(item.interviews), words.share(item.jaccard))
        for item in report.pairs[:MOST_PAIRS]
    )
    sections = [Section(f"{name}: {words['pairs']}", heads, pairs), _matrix(report.matrix, words)]
    if report.tables:
        heads = tuple(words[head] for head in ("label", "attribute", "with_it", "without_it", "test", "p", "corrected"))
        tables = tuple(
            (
                item.label,
                item.attribute,
                _by_value(item.values, item.with_it),
                _by_value(item.values, item.without),
                words[item.test] if item.test else words["nothing"],
                words.number(item.p, 3),
                words.number(item.corrected, 3),
            )
            for item in report.tables
        )
        sections.append(Section(f"{name}: {words['tables']}", heads, tables))
    extra = [words.say("seed", seed=report.seed, count=report.permutations)]
    extra += [words.say("left_out", names=", ".join(report.left_out))] if report.left_out else []
    return [*sections, _closing(words, "cooccurrence", report.limits, tuple(extra), report.events)]


def heat_map_sections(report: Matrix, language: str) -> list[Section]:
    words = RigorWords(language)
    return [_matrix(report, words), _closing(words, "heat_map", report.limits, (), report.events)]


def _matrix(report: Matrix, words: RigorWords) -> Section:
    name = words[report.level]
    rows = tuple((label, *map(str, counts), str(sum(counts))) for _, label, counts in report.rows)
    return Section(f"{name}: {words['matrix']}", (name, *report.titles, "Σ"), rows)


def timeline_sections(report: Timeline, language: str) -> list[Section]:
    words = RigorWords(language)
    names = {name: words["by_hand_coded" if name == BY_HAND else name] for name in report.sorts}
    rows = tuple((words.day(span.first), *(str(span.counts.get(name, 0)) for name in names)) for span in report.spans)
    table = Section(words["timeline"], (words["from_day"], *names.values()), rows, (words[f"each_{report.unit}"],))
    return [table, _closing(words, "timeline", report.limits, (), report.events)]


def _by_value(values: tuple[str, ...], counts: tuple[int, ...]) -> str:
    return ", ".join(f"{value} {count}" for value, count in zip(values, counts, strict=True))


def _by(suggesters: tuple[str, ...], words: RigorWords) -> tuple[str, ...]:
    return (words.say("suggesters", names=", ".join(suggesters)),) if suggesters else ()


def _closing(
    words: RigorWords, title: str, limits: tuple[str, ...], extra: tuple[str, ...], events: tuple[int, ...]
) -> Section:
    """Give what the figures do not say, how they were drawn and what they were counted from."""
    counted = (words.say("events", events=ranges(events)),) if events else ()
    return Section(words[title], notes=(*words.notes(limits), *extra, *counted))
