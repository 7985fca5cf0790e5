"""How a study is really set up, as far as data protection asks: no words of participants, no names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.records import (
    Document,
    DocumentText,
    Kept,
    LlmCall,
    Participant,
    Passage,
    PassageMark,
    Retention,
    SendScope,
    Study,
    Use,
)
from analysis.workflow.study import OpenStudy


@dataclass(frozen=True, slots=True)
class Sent:
    """What went to one host. `card` is what she noted on it: who, where, contract, transfer, retention, training."""

    host: str
    host_class: str
    models: tuple[str, ...]
    calls: int
    interviews: int
    first_day: str
    last_day: str
    card: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """One reading. `topics` are sensitive ones that passages were flagged for; `key_destroyed` is a day or "".

    `used_here` names what made suggestions on this computer; the built-in suggester among them `is_ai_used` does not
    count.
    """

    title: str
    question: str
    scope: SendScope
    participants: int
    interviews: int
    approved: int
    attributes: tuple[str, ...]
    engines: tuple[str, ...]
    topics: tuple[str, ...]
    kept_here: int
    never_leaves: int
    permits: Mapping[Use, int]
    bases: tuple[str, ...]
    retention: Mapping[Kept, str]
    is_protected: bool
    is_key_protected: bool | None
    key_destroyed: str
    sent: tuple[Sent, ...]
    used_here: tuple[str, ...]
    is_ai_used: bool
    exports: int


def settings(study: OpenStudy, data: Mapping[str, Any], recipients: Sequence[Mapping[str, str]]) -> Settings:
    """Read a study; what is shown as words is from `data`, its codebook."""
    from storage.study_files import protection

    store = study.store
    with store.hold():
        own, people = store.all(Study)[0], store.all(Participant)
        live = [item.permission for item in people if not study.permissions.has_ended(item.permission)]
        passages = store.all(Passage)
        calls = store.all(LlmCall)
        destroyed = store.events(kinds=["key_destroyed"])
        is_protected, is_key_protected = protection(study.path)
        documents = store.all(Document)
        return Settings(
            title=data["study"]["title"],
            question=data["study"]["research_question"],
            scope=own.send_scope,
            participants=len(people),
            interviews=len(documents),
            approved=sum(bool(text.approved_by) for text in store.all(DocumentText)),
            attributes=tuple(dict.fromkeys(name for item in data["participants"] for name in item["attributes"])),
            engines=tuple(dict.fromkeys(engine for item in documents for engine in item.engines)),
            topics=tuple(sorted({item.topic.value for item in passages if item.mark is not PassageMark.CLEARED})),
            kept_here=sum(item.mark is PassageMark.NEVER_LEAVES for item in passages),
            never_leaves=sum(item.never_leaves for item in documents),
            permits={use: sum(use in item.uses for item in live) for use in Use},
            bases=tuple(
                sorted({_basis(item.permission.basis, item.permission.consent_version) for item in people} - {""})
            ),
            retention={item.kept: item.until for item in store.all(Retention)},
            is_protected=is_protected,
            is_key_protected=is_key_protected,
            key_destroyed=destroyed[-1].at[:10] if destroyed else "",
            sent=tuple(_sent(calls, recipients)),
            used_here=tuple(sorted({call.model_asked for call in calls if _is_here(call)})),
            is_ai_used=any(call.host for call in calls),
            exports=sum(event.kind.endswith("_exported") for event in store.events()),
        )


def _basis(basis: str, version: str) -> str:
    return ", ".join(filter(None, (basis, version)))


def _is_here(call: LlmCall) -> bool:
    return call.host_class == SendScope.THIS_COMPUTER.value


def _sent(calls: Sequence[LlmCall], recipients: Sequence[Mapping[str, str]]) -> list[Sent]:
    cards = {card["host"]: card for card in recipients}
    groups: dict[str, list[LlmCall]] = {}
    for call in calls:
        if not _is_here(call):
            groups.setdefault(call.host, []).append(call)
    return [
        Sent(
            host,
            found[0].host_class,
            tuple(sorted({call.model_answered or call.model_asked for call in found})),
            len(found),
            len({call.document_id for call in found if call.document_id}),
            min(call.started_at[:10] for call in found),
            max(call.started_at[:10] for call in found),
            cards.get(host.split(":")[0], cards.get(host, {})),
        )
        for host, found in sorted(groups.items())
    ]
