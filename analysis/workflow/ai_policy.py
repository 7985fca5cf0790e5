"""What was settled on suggestions, and holding everybody to it.

Settled before the first run, changed with a reason. It binds every suggester, the built-in one too: what is at stake is
who finds the codes, not by which program. Replaying a stored run asks nobody and stays possible.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Change, ProjectStore, Put
from analysis.records import AiPolicy, BlindReading, Coder, Document, Run, Seen, SendScope, Study, SuggestionKind, now
from analysis.workflow.blind import MOST_HELD_OUT, BlindCoding
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held

REACH = [SendScope.THIS_COMPUTER, SendScope.THIS_NETWORK, SendScope.INTERNET]


@dataclass(frozen=True, slots=True)
class Settled:
    """One time it was settled: event, day, coder's id, what held then, and why it was changed."""

    seq: int
    at: str
    coder_id: str
    policy: AiPolicy
    reason: str


class AiPolicies:
    """The use cases around it."""

    def __init__(self, store: ProjectStore, guard: Guard, blind: BlindCoding) -> None:
        self._store = store
        self._guard = guard
        self._blind = blind

    def current(self) -> AiPolicy | None:
        return policy_of(self._store)

    def may_be_asked(self, document_id: str) -> bool:
        return may_be_asked(self._store, document_id)

    def history(self) -> list[Settled]:
        """Give how it was settled each time, undone times left out."""
        events = self._store.events(kinds=("ai_policy_set", "undone", "redone"))
        undone = {event.details.get("event") for event in events if event.kind == "undone"}
        undone -= {event.details.get("event") for event in events if event.kind == "redone"}
        found = []
        for event in events:
            told = event.details.get("policy")
            if event.kind == "ai_policy_set" and event.seq not in undone and told:
                policy = AiPolicy(
                    kinds=tuple(SuggestionKind(kind) for kind in told["kinds"]),
                    own_coding_first=told["own_coding_first"],
                    deciders=tuple(told["deciders"]),
                    one_by_one=told["one_by_one"],
                    blind_share=told["blind_share"],
                    reach=SendScope(told["reach"]),
                    coder_id=event.actor,
                    set_at=event.at,
                )
                found.append(Settled(event.seq, event.at, event.actor, policy, str(event.details.get("reason", ""))))
        return found

    @property
    def needs_reason(self) -> bool:
        """Whether settling it now changes something: it was settled before, or suggestions were asked for already."""
        return self.current() is not None or bool(self._store.count(Run))

    @held
    def set(self, policy: AiPolicy, *, coder: str, reason: str = "") -> AiPolicy:
        """Settle it; text then goes no further than it says, and its share of turns is held out.

        Raises `InvalidInput` (`reason_needed`, `bad_share`) and `NotFound` for a decider who is no coder.
        """
        if self.needs_reason and not reason.strip():
            raise InvalidInput(
                "reason_needed",
                "What was settled on suggestions is changed with a reason only.",
                "Say why it is changed; the methods appendix prints it.",
            )
        if not 0 <= policy.blind_share <= MOST_HELD_OUT:
            raise InvalidInput(
                "bad_share",
                "From none to half of the turns can be held out.",
                "Give a share between 0 and 50 percent.",
            )
        for decider in policy.deciders:
            self._store.get(Coder, decider)
        known = self.current()
        made = replace(policy, id=known.id if known else policy.id, coder_id=coder, set_at=now())
        study = self._store.all(Study)[0]
        changes: list[Change] = [Put(made)]
        if REACH.index(study.send_scope) > REACH.index(made.reach):
            changes.append(Put(replace(study, send_scope=made.reach)))
        details = {"reason": self._guard.clean(reason.strip()), "policy": _told(made)}
        self._store.commit("ai_policy_set", changes, actor=coder, details=details)
        if self._blind.share()[0] < made.blind_share:
            self._blind.hold_out(made.blind_share, coder=coder)
        return made


def policy_of(store: ProjectStore) -> AiPolicy | None:
    found = store.all(AiPolicy)
    return found[0] if found else None


def require_suggesting(store: ProjectStore, kind: SuggestionKind, document_ids: Iterable[str] = ()) -> None:
    """Raise `NotPermitted` (`ai_policy_kind`, `ai_policy_own_first`) where suggestions may not be asked for."""
    policy = policy_of(store)
    if policy is None:
        return
    if kind not in policy.kinds:
        raise NotPermitted(
            "ai_policy_kind",
            "It was settled for this study that nothing of this kind is suggested ({kind}).",
            "Do it by hand, or change with a reason what was settled on suggestions.",
            kind=kind.value,
        )
    if kind is SuggestionKind.CODE and policy.own_coding_first:
        for document_id in document_ids:
            _require_coded_first(store, document_id)


def _require_coded_first(store: ProjectStore, document_id: str) -> None:
    readings = store.all(BlindReading, document_id=document_id)
    if not any(item.finished_at and not item.turns for item in readings):
        raise NotPermitted(
            "ai_policy_own_first",
            "It was settled that codes are suggested only after your own coding; “{title}” is not coded first yet.",
            "Say that you code it before you see suggestions, code it, and say when you have finished.",
            title=store.get(Document, document_id).title,
        )


def may_be_asked(store: ProjectStore, document_id: str) -> bool:
    """Tell whether codes may be suggested for an interview."""
    try:
        require_suggesting(store, SuggestionKind.CODE, [document_id])
    except NotPermitted:
        return False
    return True


def reach_of(store: ProjectStore) -> SendScope:
    """Give how far text may go: as the study says, and no further than was settled."""
    scope, policy = store.all(Study)[0].send_scope, policy_of(store)
    return scope if policy is None else min(scope, policy.reach, key=REACH.index)


def require_reach(store: ProjectStore, wanted: SendScope) -> None:
    """Raise `NotPermitted` (`ai_policy_reach`) for a reach that is wider than what was settled."""
    policy = policy_of(store)
    if policy is not None and REACH.index(wanted) > REACH.index(policy.reach):
        raise NotPermitted(
            "ai_policy_reach",
            "It was settled for this study that its text goes no further than this: {reach}.",
            "Change with a reason what was settled on suggestions.",
            reach=policy.reach.value,
        )


def require_decider(store: ProjectStore, coder: str, how: Seen) -> None:
    """Raise `NotPermitted` (`ai_policy_decider`, `ai_policy_one_by_one`) for a decision that was ruled out."""
    policy = policy_of(store)
    if policy is None:
        return
    if policy.deciders and coder not in policy.deciders:
        raise NotPermitted(
            "ai_policy_decider",
            "It was settled that others decide on suggestions in this study.",
            "Work under the name of who decides, or change with a reason what was settled on suggestions.",
        )
    if policy.one_by_one and how is Seen.HEADLESS_BULK:
        raise NotPermitted(
            "ai_policy_one_by_one",
            "It was settled that each suggestion is seen before it is decided on.",
            "Decide on them one by one.",
        )


def _told(policy: AiPolicy) -> dict[str, object]:
    return {
        "kinds": [kind.value for kind in policy.kinds],
        "own_coding_first": policy.own_coding_first,
        "deciders": list(policy.deciders),
        "one_by_one": policy.one_by_one,
        "blind_share": policy.blind_share,
        "reach": policy.reach.value,
    }
