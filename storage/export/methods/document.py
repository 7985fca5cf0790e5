"""The methods appendix as blocks: COREQ and SRQR item by item, models and prompts, figures on rigor, references."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from analysis.records import Level, SamplingKind
from analysis.rigor.saturation import Curve
from analysis.rigor.tables import (
    Section,
    agreement_sections,
    coverage_sections,
    influence_sections,
    main_figures,
    saturation_sections,
)
from analysis.rigor.wording import RigorWords, ranges
from analysis.workflow.ai_policy import Settled
from storage.export.methods.facts import REVIEW_KINDS, Calls, Facts
from storage.export.methods.guide import guide_blocks
from storage.export.methods.items import COREQ, SRQR, Item
from storage.export.methods.wording import WORDS
from storage.export.paper.blocks import Block, Grid, Heading, Literal, Paper, Words

Answer = tuple[str, tuple[int, ...]]
"""What the ledger answers, and the events that give it; no words where it has no answer."""
_MADE = ("code_created", "coding_added", "suggestion_decided", "code_split", "codes_merged", "project_brought_in")
_GROUPED = ("category_added", "category_changed", "placement_changed", "groups_arranged", "category_split",
            "categories_merged", "suggestion_decided")  # fmt: skip
_TABLE = (6.0, 26.0, 50.0, 18.0)
_SHORT = 12
_LEAST, _MOST = 9, 34


def methods_paper(facts: Facts, language: str, origin: str) -> Paper:
    """Make the appendix in German ("de") or English."""
    return _Appendix(facts, "de" if language == "de" else "en").paper(origin)


class _Appendix:
    def __init__(self, facts: Facts, language: str) -> None:
        self._facts, self._language = facts, language
        self._words, self._numbers = WORDS[language], RigorWords(language)

    def paper(self, origin: str) -> Paper:
        title = self._say("heading", title=self._facts.title)
        return Paper(title, self._words["holds"], origin, self._language, tuple(self._blocks()))

    def _say(self, which: str, /, **values: object) -> str:
        return self._words[which].format(**values)

    def _blocks(self) -> Iterator[Block]:
        seq, day, digest = self._facts.head
        yield Words(self._say("intro", seq=seq, day=day, hash=digest, missing=self._words["missing"]))
        for name, items in (("coreq", COREQ), ("srqr", SRQR)):
            yield Heading(self._words[name])
            yield self._checklist(items)
        yield from self._interview_guide()
        yield from self._models()
        yield from self._away()
        yield from self._review()
        yield from self._figures()
        yield from self._prompts()
        yield from self._references()

    def _checklist(self, items: Sequence[Item]) -> Grid:
        heads = [self._words[name] for name in ("number", "item", "answer", "events")]
        rows = []
        for item in items:
            found = [answer for name in item.answers if (answer := self._answer(name))[0]]
            said = "\n".join(text for text, _ in found) or self._words["missing"]
            seqs = sorted({seq for _, events in found for seq in events})
            rows.append((item.number, item.name(self._language), said, ranges(seqs)))
        return Grid(heads, rows, _TABLE)

    # --- answers ---

    def _answer(self, name: str) -> Answer:
        known: dict[str, Callable[[], Answer]] = {
            "agreement": self._agreement, "approved": self._approved, "attributes": self._attributes,
            "blind": self._blind, "compared": self._compared, "position": self._position,
            "discussed": self._discussed, "negative": self._negative,
            "relations": self._relations, "guide": self._guide,
            **{kind.value: partial(self._noted, kind.value) for kind in SamplingKind},
            "coders": self._coders, "coverage": self._coverage, "derivation": self._derivation,
            "duration": self._duration, "formats": self._formats, "ledger": self._ledger, "memos": self._memos,
            "models": self._suggesters, "permits": self._permits, "pseudonymised": self._pseudonymised,
            "question": self._question, "quotations": self._quotations, "sample_size": self._sample_size,
            "saturation": self._saturation, "sent": self._sent, "software": self._software,
            "suggestions": self._suggestions, "themes": self._themes, "title": self._title, "tree": self._tree,
            "withdrawn": self._withdrawn,
        }  # fmt: skip
        return known[name]()

    def _software(self) -> Answer:
        facts = self._facts
        first, last = facts.days
        said = self._say("software", version=facts.version, events=facts.head[0], first=first, last=last)
        return said, (1, facts.head[0])

    def _suggesters(self) -> Answer:
        calls = self._facts.calls
        names = sorted({call.answered or call.asked for call in calls})
        if not names:
            return self._words["models_none"], ()
        return self._say("models", models=", ".join(names)), _events(calls)

    def _sample_size(self) -> Answer:
        facts = self._facts
        if not facts.interviews:
            return "", ()
        said = self._say("sample_size", interviews=facts.interviews, participants=facts.participants)
        return said, facts.seqs("document_imported", "project_brought_in", "document_removed")

    def _withdrawn(self) -> Answer:
        seqs = self._facts.seqs("participant_withdrawn", "participant_restricted", "participant_anonymised")
        return (self._say("withdrawn", count=len(seqs)), seqs) if seqs else ("", ())

    def _attributes(self) -> Answer:
        names = ", ".join(self._facts.attributes)
        return (self._say("attributes", names=names), self._facts.seqs("attributes_changed")) if names else ("", ())

    def _formats(self) -> Answer:
        formats = ", ".join(f"{name} ({count})" for name, count in self._facts.formats)
        seqs = self._facts.seqs("document_imported")
        return (self._say("formats", formats=formats), seqs) if formats else ("", ())

    def _duration(self) -> Answer:
        minutes = self._facts.minutes
        if not minutes:
            return "", ()
        told = {"least": min(minutes), "most": max(minutes), "total": sum(minutes)}
        shown = {name: self._numbers.number(value, 0) for name, value in told.items()}
        return self._say("duration", count=len(minutes), **shown), self._facts.seqs("attributes_changed")

    def _saturation(self) -> Answer:
        report = self._facts.saturation
        if not report.events:
            return "", ()
        said = [
            self._say("saturation", level=self._numbers[level], found=self._reached(report.curve(level)))
            for level in (Level.CONCEPT, Level.THEME)
        ]
        return "\n".join(said), report.events

    def _reached(self, curve: Curve) -> str:
        found = [item for item in curve.assessments if item.threshold > 0]
        if not found:
            return self._words["too_few"]
        at = [item.notation for item in found if item.notation]
        return self._say("reached", at=", ".join(dict.fromkeys(at))) if at else self._words["not_reached"]

    def _coders(self) -> Answer:
        coders = self._facts.coders
        each = ", ".join(self._say("coder_one", name=name, codings=count) for name, count in coders)
        return self._say("coders", count=len(coders), each=each), self._facts.seqs("study_created", "coder_added")

    def _tree(self) -> Answer:
        facts = self._facts
        if not facts.codes:
            return "", ()
        levels = {level.value: dict(facts.levels).get(level.value, 0) for level in Level}
        return self._say("tree", codes=facts.codes, **levels), facts.seqs(*_GROUPED)

    def _derivation(self) -> Answer:
        facts = self._facts
        if not facts.codes:
            return "", ()
        only = sum(item.level == "code" for item in facts.influence.only_suggested)
        return self._say("derivation", in_vivo=facts.in_vivo, codes=facts.codes, only=only), facts.seqs(*_MADE)

    def _suggestions(self) -> Answer:
        found = self._facts.influence.acceptance
        if not found:
            return "", ()
        names = ("made", "accepted", "edited", "rejected", "not_grounded", "waiting", "other")
        sums = {name: sum(getattr(item, name) for item in found) for name in names}
        rest = sums.pop("waiting") + sums.pop("other")
        seqs = self._facts.seqs("call_answered", "suggestion_decided")
        return self._say("suggestions", rest=rest, **sums), seqs

    def _quotations(self) -> Answer:
        facts = self._facts
        if not facts.quotations:
            return "", ()
        said = self._say("quotations", count=facts.quotations, withheld=facts.withheld)
        return said, tuple(sorted({*facts.seqs(*_MADE), *facts.seqs("permission_changed")}))

    def _coverage(self) -> Answer:
        report, share = self._facts.coverage, self._numbers.share
        if not report.whole.words:
            return "", ()
        thirds = ", ".join(share(third.of(third.coded)) for third in report.thirds)
        return self._say("coverage", coded=share(report.whole.of(report.whole.coded)), thirds=thirds), report.events

    def _themes(self) -> Answer:
        themes = sorted(self._facts.saturation.themes, key=lambda theme: -theme.interviews)
        said = "; ".join(self._say("theme_one", label=theme.label, count=theme.interviews) for theme in themes)
        return (self._say("themes", themes=said), self._facts.seqs(*_GROUPED)) if said else ("", ())

    def _title(self) -> Answer:
        return self._facts.title, self._facts.seqs("study_created", "settings_changed")

    def _question(self) -> Answer:
        return self._facts.question, self._facts.seqs("study_created", "settings_changed")

    def _memos(self) -> Answer:
        kinds = self._facts.memos
        said = ", ".join(f"{kind} {count}" for kind, count in kinds)
        seqs = self._facts.seqs("memo_written")
        return (self._say("memos", count=sum(count for _, count in kinds), kinds=said), seqs) if kinds else ("", ())

    def _permits(self) -> Answer:
        facts = self._facts
        if not facts.participants:
            return "", ()
        uses = ", ".join(f"{self._words[f'use_{use}']} {count}" for use, count in facts.permits)
        bases = "; ".join(facts.bases) or self._words["no_basis"]
        said = self._say("permits", of=facts.participants, uses=uses, bases=bases)
        return said, facts.seqs("permission_changed", "participant_restricted")

    def _pseudonymised(self) -> Answer:
        facts = self._facts
        if not facts.engines:
            return "", ()
        review = ", ".join(f"{self._words[f'kind_{kind}']} {count}" for kind, count in facts.review)
        said = self._say("pseudonymised", engines=", ".join(facts.engines), review=review or self._numbers["nothing"])
        return said, facts.seqs("identifiers_detected", *REVIEW_KINDS)

    def _approved(self) -> Answer:
        facts = self._facts
        approved = facts.interviews - facts.not_approved
        how = ", ".join(f"{self._words[f'how_{name}']} {count}" for name, count in facts.approvals)
        sentences = facts.sentences or self._words["sentences_none"]
        said = self._say(
            "approved", approved=approved, interviews=facts.interviews, how=how or "–", sentences=sentences
        )
        return said, facts.seqs("document_approved", "sentences_checked")

    def _sent(self) -> Answer:
        away = [call for call in self._facts.calls if call.is_away]
        if not away:
            return self._words["sent_none"], ()
        hosts = ", ".join(sorted({call.host for call in away}))
        return self._say("sent", calls=sum(call.calls for call in away), hosts=hosts), _events(away)

    def _agreement(self) -> Answer:
        report = self._facts.agreement
        said = []
        for found in report.comparisons:
            figures = [
                self._say(
                    "figure",
                    what=self._words[item.level.value if item.level else "anything"],
                    percent=self._numbers.share(item.agreement.percent.value),
                    alpha=self._numbers.coefficient(item.agreement.alpha),
                )
                for item in main_figures(found)
            ]
            said.append(self._say("agreement", pair=f"{found.first} – {found.second}", figures="; ".join(figures)))
        return "\n".join(said), tuple(sorted({seq for found in report.comparisons for seq in found.events}))

    def _blind(self) -> Answer:
        count = self._facts.blind
        return (self._say("blind", count=count), ()) if count else ("", ())

    def _position(self) -> Answer:
        return "\n".join(self._facts.position), self._facts.seqs("memo_written") if self._facts.position else ()

    def _relations(self) -> Answer:
        count, quotations = self._facts.relations
        said = self._say("relations", count=count, quotations=quotations)
        return (said, self._facts.seqs("relation_set", "relation_removed")) if count else ("", ())

    def _compared(self) -> Answer:
        found = self._facts.compared
        each = ", ".join(f"{self._words[f'outcome_{name}']} {count}" for name, count in found)
        said = self._say("compared", count=sum(count for _, count in found), each=each)
        return (said, self._facts.seqs("quotations_compared")) if found else ("", ())

    def _discussed(self) -> Answer:
        found = self._facts.discussed
        if not (found.discussed or found.open or found.rules):
            return "", ()
        said = self._say("discussed", count=found.discussed, resolved=found.resolved, open=found.open,
                         rules=found.rules)  # fmt: skip
        return said, self._facts.seqs("disagreement_discussed", "rule_written", "rule_removed")

    def _negative(self) -> Answer:
        found = self._facts.negative
        each = ", ".join(f"{label} {count}" for label, count, _ in found)
        counts = {"count": sum(count for _, count, _ in found), "searched": sum(searched for *_, searched in found)}
        said = self._say("negative", each=each, **counts)
        return (said, self._facts.seqs("negative_case_marked", "negative_case_removed")) if found else ("", ())

    def _guide(self) -> Answer:
        versions = self._facts.guide["study"]["guide"]
        if not versions:
            return "", ()
        said = self._say("guide", count=len(versions), questions=len(versions[-1]["questions"]))
        return said, self._facts.seqs("guide_changed", "guide_used", "guide_question_placed")

    def _noted(self, kind: str) -> Answer:
        found = [(day, text) for which, day, text in self._facts.sampling if which == kind]
        said = "\n".join(f"{self._numbers.day(day)}: {text}" if day else text for day, text in found)
        return said, self._facts.seqs("sampling_noted") if found else ()

    def _ledger(self) -> Answer:
        return self._say("ledger", seals=self._facts.seals), (1, self._facts.head[0])

    # --- sections ---

    def _policy(self) -> Iterator[Block]:
        yield Heading(self._words["policy"], 2)
        for step in self._facts.settled:
            yield Words(self._say("policy_step", day=step.at[:10], who=step.coder_id, what=self._policy_words(step)))
            if step.reason:
                yield Words(self._say("policy_reason", reason=step.reason))
            yield self._told((step.seq,))
        if not self._facts.settled:
            yield Words(self._words["policy_none"])

    def _policy_words(self, step: Settled) -> str:
        policy, words = step.policy, self._words
        kinds = ", ".join(words[f"kinds_{kind.value}"] for kind in policy.kinds) or words["policy_nothing"]
        return self._say(
            "policy_words",
            kinds=kinds,
            when=words["policy_own_first" if policy.own_coding_first else "policy_any_time"],
            deciders=", ".join(policy.deciders) or words["policy_everybody"],
            how=words["policy_one_by_one" if policy.one_by_one else "policy_in_bulk"],
            share=self._numbers.share(policy.blind_share),
            reach=words[policy.reach.value],
        )

    def _interview_guide(self) -> Iterator[Block]:
        found = list(guide_blocks(self._facts.guide, self._facts.tally, self._language, level=2))
        if found:
            yield Heading(self._words["guide_head"])
            yield from found

    def _models(self) -> Iterator[Block]:
        yield Heading(self._words["ai"])
        yield from self._policy()
        if not self._facts.calls:
            yield Words(self._words["no_calls"])
            return
        yield Heading(self._words["models_head"], 2)
        heads = ("asked", "answered", "where", "prompt", "parameters", "calls", "days", "tokens", "events")
        rows = [self._call(call) for call in self._facts.calls]
        yield Grid([self._words[name] for name in heads], rows, (13, 14, 13, 14, 15, 9, 12, 10, 10))
        yield Heading(self._words["suggested"], 2)
        for section in influence_sections(self._facts.influence, self._language, labels=False):
            yield from _section(section, is_titled=False)

    def _call(self, call: Calls) -> tuple[str, ...]:
        asked = call.asked if call.host else self._words["builtin"]
        answered = call.answered or self._words["no_answer"]
        statuses = ", ".join(f"{status} {count}" for status, count in call.statuses)
        return (
            asked,
            f"{answered}\n{call.server}" if call.server else answered,
            f"{call.host}\n{self._words[call.host_class]}" if call.host else self._words[call.host_class],
            f"{call.prompt} v{call.prompt_version}\n{call.prompt_digest[:_SHORT]}",
            call.parameters or self._numbers["nothing"],
            f"{call.calls}\n{statuses}",
            f"{call.first_day}\n{call.last_day}",
            f"{call.tokens_in}/{call.tokens_out}",
            ranges(call.events),
        )

    def _away(self) -> Iterator[Block]:
        yield Heading(self._words["away"])
        away = [call for call in self._facts.calls if call.is_away]
        for call in away:
            where = self._words[call.host_class]
            yield Words(
                self._say("away_one", host=call.host, where=where, calls=call.calls, interviews=call.interviews,
                          first=call.first_day, last=call.last_day)
            )  # fmt: skip
            unknown = dict(call.statuses).get("unknown", 0)
            if unknown:
                yield Words(self._say("away_unknown", count=unknown))
            yield self._told(call.events)
        if not away:
            yield Words(self._words["away_none"])
        if self._facts.exports:
            files = ", ".join(f"{name} {count}" for name, count in self._facts.exports)
            yield Words(self._say("exports", files=files))
            kinds = [kind for kind in self._facts.events if kind.endswith("_exported")]
            yield self._told(self._facts.seqs(*kinds))

    def _review(self) -> Iterator[Block]:
        yield Heading(self._words["review"])
        for name in ("pseudonymised", "approved", "permits"):
            said, events = self._answer(name)
            if said:
                yield Words(said)
                yield self._told(events)

    def _figures(self) -> Iterator[Block]:
        yield Heading(self._words["rigor"])
        facts, language = self._facts, self._language
        made = [
            *(agreement_sections(facts.agreement, language, places=False) if facts.agreement.comparisons else []),
            *saturation_sections(facts.saturation, language),
            *coverage_sections(facts.coverage, language),
        ]
        for section in made:
            yield from _section(section)

    def _prompts(self) -> Iterator[Block]:
        yield Heading(self._words["prompts"])
        for digest, text in self._facts.prompts:
            yield Words(self._say("digest", digest=digest), is_soft=True)
            yield Literal(text)
        if not self._facts.prompts:
            yield Words(self._words["no_prompts"])

    def _references(self) -> Iterator[Block]:
        yield Heading(self._words["references"])
        yield Words(self._words["bibtex_note"], is_soft=True)
        yield Literal(bibtex(self._facts))

    def _told(self, events: Sequence[int]) -> Words:
        return Words(f"{self._words['events']}: {ranges(list(events)) or self._numbers['nothing']}", is_soft=True)


def _events(calls: Sequence[Calls]) -> tuple[int, ...]:
    return tuple(sorted({seq for call in calls for seq in call.events}))


def _section(section: Section, *, is_titled: bool = True) -> Iterator[Block]:
    if is_titled:
        yield Heading(section.title, 2)
    if section.heads and section.rows:
        yield Grid(section.heads, section.rows, _shares(section))
    yield from (Words(note, is_soft=True) for note in section.notes)


def _shares(section: Section) -> tuple[float, ...]:
    """Give columns room by their longest words and cells, none less than a number needs."""
    columns = zip(section.heads, *section.rows, strict=True)
    return tuple(float(min(max(_LEAST, *(len(cell) for cell in cells)), _MOST)) for cells in columns)


# --- references ---


def bibtex(facts: Facts) -> str:
    """Give an entry for the program and one for each model that answered, the built-in suggester left out."""
    entries = [
        _entry("verbatim", {"title": "{Verbatim}", "version": facts.version, "year": facts.days[1][:4],
                            "note": "Computer program for qualitative coding"})
    ]  # fmt: skip
    models = {call.answered or call.asked: call for call in facts.calls if call.host}
    for number, (name, call) in enumerate(sorted(models.items()), 1):
        told = {"title": f"{{{_bare(name)}}}", "year": call.last_day[:4],
                "note": f"Language model, {_bare(call.server) or 'server not named'}, "
                f"used {call.first_day} to {call.last_day}"}  # fmt: skip
        entries.append(_entry(f"model{number}", told))
    return "\n\n".join(entries)


def _entry(key: str, fields: dict[str, str]) -> str:
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@software{{{key},\n{lines}\n}}"


def _bare(text: str) -> str:
    """Leave out what would end a field."""
    return text.replace("{", "").replace("}", "").replace("\\", "")
