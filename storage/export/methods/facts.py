"""What a study can say of its own method: counts with the events that give them, never words of participants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.about import program_version
from analysis.ports import Event, ProjectStore
from analysis.records import (
    BlindReading,
    CodeOrigin,
    Coder,
    Coding,
    Comparison,
    Discussion,
    Document,
    DocumentText,
    LlmCall,
    Memo,
    Participant,
    Passage,
    Relation,
    Rule,
    Run,
    Seen,
    SendScope,
    Study,
    Use,
)
from analysis.rigor.agreement import AgreementReport, Readers, agreement
from analysis.rigor.coverage import Coverage, coverage
from analysis.rigor.influence import Influence, influence
from analysis.rigor.saturation import JUDGEMENT, Saturation, saturation
from analysis.workflow.ai_policy import Settled
from analysis.workflow.guide import Tally
from analysis.workflow.memoing import POSITION
from analysis.workflow.negative_cases import BY_SEARCH
from analysis.workflow.study import OpenStudy

REVIEW_KINDS = (
    "identifier_decided", "identifier_added", "identifier_changed", "identifiers_listed", "passages_marked",
    "passage_added", "sentences_checked", "document_approved",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls that went one way with one prompt. Days are ISO dates, UTC; `is_away`: text left this computer."""

    provider: str
    asked: str
    answered: str
    host: str
    host_class: str
    server: str
    prompt: str
    prompt_version: int
    prompt_digest: str
    parameters: str
    purposes: tuple[str, ...]
    calls: int
    statuses: tuple[tuple[str, int], ...]
    interviews: int
    tokens_in: int
    tokens_out: int
    first_day: str
    last_day: str
    events: tuple[int, ...]

    @property
    def is_away(self) -> bool:
        return self.host_class != SendScope.THIS_COMPUTER.value


@dataclass(frozen=True, slots=True)
class Discussed:
    """How many disagreements were discussed, resolved into a rule, and are open; and the rules of the codebook."""

    discussed: int
    resolved: int
    open: int
    rules: int


@dataclass(frozen=True, slots=True)
class Facts:
    """One reading. Labels in `saturation` and `agreement` are as the codebook may show them; coders go by number.

    `guide` is the codebook, of which the guide is read; `sampling` are notes as (kind, day, text).
    """

    version: str
    title: str
    question: str
    language: str
    head: tuple[int, str, str]
    days: tuple[str, str]
    interviews: int
    participants: int
    attributes: tuple[str, ...]
    minutes: tuple[float, ...]
    formats: tuple[tuple[str, int], ...]
    engines: tuple[str, ...]
    approvals: tuple[tuple[str, int], ...]
    not_approved: int
    review: tuple[tuple[str, int], ...]
    sentences: str
    passages: tuple[tuple[str, int], ...]
    permits: tuple[tuple[str, int], ...]
    bases: tuple[str, ...]
    coders: tuple[tuple[str, int], ...]
    blind: int
    settled: tuple[Settled, ...]
    position: tuple[str, ...]
    relations: tuple[int, int]
    compared: tuple[tuple[str, int], ...]
    discussed: Discussed
    negative: tuple[tuple[str, int, int], ...]
    memos: tuple[tuple[str, int], ...]
    codes: int
    in_vivo: int
    quotations: int
    withheld: int
    levels: tuple[tuple[str, int], ...]
    calls: tuple[Calls, ...]
    prompts: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, int], ...]
    seals: int
    guide: Mapping[str, Any]
    tally: Mapping[str, Tally]
    sampling: tuple[tuple[str, str, str], ...]
    saturation: Saturation
    agreement: AgreementReport
    coverage: Coverage
    influence: Influence
    events: Mapping[str, tuple[int, ...]]

    def seqs(self, *kinds: str) -> tuple[int, ...]:
        """Give the numbers of all events of these kinds."""
        return tuple(sorted(seq for kind in kinds for seq in self.events.get(kind, ())))


def facts(study: OpenStudy, data: Mapping[str, Any], readers: Readers | None, language: str) -> Facts:
    """Read a study; `data` is its codebook, from which everything that is shown as words is taken."""
    store = study.store
    with store.hold():
        events = store.events()
        nodes = list(_walk(data))
        codes = [node for node in nodes if "quotations" in node]
        labels = {node["id"]: str(node["label"]) for node in nodes}
        judged = {node["id"]: _judgement(node) for node in nodes}
        coders = {item.id: f"{_coder(language)} {number}" for number, item in enumerate(store.all(Coder), 1)}
        names = {item.name: coders[item.id] for item in store.all(Coder)}
        quotations = [quotation for code in codes for quotation in code["quotations"]]
        return Facts(
            version=program_version(),
            title=data["study"]["title"],
            question=data["study"]["research_question"],
            language=store.all(Study)[0].language,
            head=(events[-1].seq, events[-1].at[:10], events[-1].hash),
            days=(events[0].at[:10], events[-1].at[:10]),
            **_collected(store, data),
            **_reviewed(study, events, language),
            permits=_permits(study),
            bases=_bases(store.all(Participant)),
            coders=_coders(store, coders),
            blind=store.count(BlindReading) - store.count(BlindReading, document_id=""),
            settled=_settled(study, coders),
            position=tuple(str(memo["text"]) for memo in data["study"]["memos"] if memo["kind"] == POSITION),
            relations=_related(store),
            compared=_counted(item.outcome.value for item in store.all(Comparison)),
            discussed=_discussed(study),
            negative=_negative(nodes),
            memos=_counted(memo.kind for memo in store.all(Memo)),
            codes=len(codes),
            in_vivo=sum(code["origin"] == CodeOrigin.IN_VIVO for code in codes),
            quotations=len(quotations),
            withheld=sum(quotation["text"] is None for quotation in quotations),
            levels=_counted(node["level"] for node in nodes if "level" in node),
            calls=tuple(_calls(store, events)),
            prompts=_prompts(store.all(Run)),
            exports=_counted(str(event.details.get("format", event.kind)) for event in events if _is_export(event)),
            seals=sum(event.kind == "study_sealed" for event in events),
            guide=data,
            tally=study.guide.tally(),
            sampling=tuple((note["kind"], note["day"], note["text"]) for note in data["study"]["sampling"]),
            saturation=_shown(saturation(store), labels, judged),
            agreement=_anonymous(agreement(store, readers), labels, names),
            coverage=coverage(store),
            influence=influence(store),
            events=_by_kind(events),
        )


def _walk(node: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    for key in ("dimensions", "themes", "concepts", "codes"):
        for child in node.get(key, ()):
            yield child
            yield from _walk(child)


def _discussed(study: OpenStudy) -> Discussed:
    said = study.store.all(Discussion)
    return Discussed(
        len(said),
        sum(bool(item.rule_id) for item in said),
        sum(item.discussion is None for item in study.rules.disagreements()),
        study.store.count(Rule),
    )


def _negative(nodes: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, int, int], ...]:
    """Give for each theme with negative cases its label, how many there are, and how many a search found."""
    return tuple(
        (str(node["label"]), len(cases), sum(case["found_by"] == BY_SEARCH for case in cases))
        for node in nodes
        if (cases := node.get("negative_cases"))
    )


def _coder(language: str) -> str:
    return "Codierende Person" if language == "de" else "Coder"


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items()))


def _by_kind(events: Sequence[Event]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for event in events:
        found.setdefault(event.kind, []).append(event.seq)
    return {kind: tuple(seqs) for kind, seqs in found.items()}


def _is_export(event: Event) -> bool:
    return event.kind.endswith("_exported")


# --- collection and review ---


def _collected(store: ProjectStore, data: Mapping[str, Any]) -> dict[str, Any]:
    documents = store.all(Document)
    people = data["participants"]
    minutes = [_number(person["attributes"].get("minutes")) for person in people]
    return {
        "interviews": len(documents),
        "participants": len(people),
        "attributes": tuple(dict.fromkeys(name for person in people for name in person["attributes"])),
        "minutes": tuple(value for value in minutes if value is not None),
        "formats": _counted(item.source_format for item in documents),
        "engines": tuple(dict.fromkeys(engine for item in documents for engine in item.engines)),
    }


def _number(value: object) -> float | None:
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return None


def _reviewed(study: OpenStudy, events: Sequence[Event], language: str) -> dict[str, Any]:
    texts = [item for item in study.store.all(DocumentText) if item.approved_by]
    checks = study.sentence_checks.results()
    return {
        "approvals": _counted((item.approved_how or Seen.WINDOW).value for item in texts),
        "not_approved": study.store.count(Document) - len(texts),
        "review": _counted(event.kind for event in events if event.kind in REVIEW_KINDS),
        "sentences": checks[-1].in_words(language) if checks else "",
        "passages": _counted(item.mark.value for item in study.store.all(Passage)),
    }


def _permits(study: OpenStudy) -> tuple[tuple[str, int], ...]:
    live = [p.permission for p in study.store.all(Participant) if not study.permissions.has_ended(p.permission)]
    return tuple((use.value, sum(use in item.uses for item in live)) for use in Use)


def _bases(people: Sequence[Participant]) -> tuple[str, ...]:
    said = (", ".join(filter(None, (p.permission.basis, p.permission.consent_version))) for p in people)
    return tuple(sorted(set(filter(None, said))))


def _related(store: ProjectStore) -> tuple[int, int]:
    """Give how many relations there are between themes, and on how many quotations they rest."""
    relations = store.all(Relation)
    return len(relations), len({coding for item in relations for coding in item.coding_ids})


def _settled(study: OpenStudy, names: Mapping[str, str]) -> tuple[Settled, ...]:
    """Give each time it was settled what suggestions are for; coders by number."""
    found = []
    for step in study.ai_policy.history():
        deciders = tuple(names.get(coder, coder) for coder in step.policy.deciders)
        policy = replace(step.policy, deciders=deciders)
        found.append(replace(step, coder_id=names.get(step.coder_id, step.coder_id), policy=policy))
    return tuple(found)


def _coders(store: ProjectStore, names: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """Give coders by number with how many codings they made."""
    made = Counter(item.coder_id for item in store.all(Coding))
    return tuple((name, made[coder]) for coder, name in names.items())


# --- calls ---


def _calls(store: ProjectStore, events: Sequence[Event]) -> Iterable[Calls]:
    runs = {run.id: run for run in store.all(Run)}
    of_call: dict[str, list[int]] = {}
    for event in events:
        if event.kind.startswith("call_"):
            of_call.setdefault(str(event.details.get("call")), []).append(event.seq)
    groups: dict[tuple[Any, ...], list[LlmCall]] = {}
    for call in store.all(LlmCall):
        run = runs.get(call.run_id)
        key = (
            run.provider if run else "", call.model_asked, call.model_answered, call.host, call.host_class, call.server,
            call.prompt_name, call.prompt_version, call.prompt_digest, _parameters(call),
        )  # fmt: skip
        groups.setdefault(key, []).append(call)
    for key, calls in groups.items():
        days = sorted(call.started_at[:10] for call in calls)
        purposes = sorted({runs[call.run_id].purpose for call in calls if call.run_id in runs})
        yield Calls(
            *key,
            purposes=tuple(purposes),
            calls=len(calls),
            statuses=_counted(call.status.value for call in calls),
            interviews=len({call.document_id for call in calls if call.document_id}),
            tokens_in=sum(_tokens(call, "prompt_tokens") for call in calls),
            tokens_out=sum(_tokens(call, "completion_tokens") for call in calls),
            first_day=days[0],
            last_day=days[-1],
            events=tuple(sorted(seq for call in calls for seq in of_call.get(call.id, ()))),
        )


def _parameters(call: LlmCall) -> str:
    kept = {name: value for name, value in call.parameters.items() if name != "keys"}
    return ", ".join(f"{name} {value}" for name, value in sorted(kept.items()) if not isinstance(value, dict | list))


def _tokens(call: LlmCall, name: str) -> int:
    value = call.usage.get(name, 0)
    return value if isinstance(value, int) else 0


def _prompts(runs: Iterable[Run]) -> tuple[tuple[str, str], ...]:
    """Give the whole text of every prompt that a run used, under its digest."""
    found: dict[str, str] = {}
    for run in sorted(runs, key=lambda run: run.started_at):
        found |= {str(digest): str(text) for digest, text in run.settings.get("prompts", {}).items()}
    return tuple(found.items())


# --- rigor, as it may be shown ---


def _judgement(node: Mapping[str, Any]) -> str:
    said = [memo for memo in node.get("memos", ()) if memo["kind"] == JUDGEMENT]
    return str(max(said, key=lambda memo: memo["created_at"])["text"]) if said else ""


def _shown(report: Saturation, labels: Mapping[str, str], judged: Mapping[str, str]) -> Saturation:
    themes = [
        replace(theme, label=labels.get(theme.theme_id, ""), judgement=judged.get(theme.theme_id, ""))
        for theme in report.themes
    ]
    return replace(report, themes=tuple(themes))


def _anonymous(report: AgreementReport, labels: Mapping[str, str], names: Mapping[str, str]) -> AgreementReport:
    comparisons = []
    for found in report.comparisons:
        figures = [replace(item, label=labels.get(item.category_id, "")) for item in found.figures]
        first = names.get(found.first, found.first)
        second = found.second if found.with_suggestions else names.get(found.second, found.second)
        comparisons.append(replace(found, first=first, second=second, figures=tuple(figures), disagreements=()))
    return replace(report, comparisons=tuple(comparisons))
