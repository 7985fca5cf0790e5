"""A participant withdraws: what was said is erased for good, or only restricted, or made anonymous.

Which of these it is, is for the ethics board to say. Erasing and making anonymous can't be taken back; everything done
before them can't be undone any more either.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Event, ProjectStore, Put
from analysis.pseudonymization.entities import covers
from analysis.records import (
    Category,
    Code,
    Coding,
    Decision,
    Entity,
    Finding,
    ListedTerm,
    LlmCall,
    Memo,
    Original,
    Study,
    Suggestion,
)
from analysis.workflow.anonymising import anonymised
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.leaving import Leaving, Share, leaving, share_of, without_words_of
from analysis.workflow.texts import Texts
from analysis.workflow.transcripts import last_given

EXPORTED = (
    "codebook_exported", "replacements_exported", "study_backed_up", "coder_package_made",
)  # fmt: skip


BACKUP_ELSEWHERE = "backup elsewhere"


class Way(StrEnum):
    """What is done when somebody withdraws."""

    ERASE = "erase"
    RESTRICT = "restrict"
    ANONYMISE = "anonymise"


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that held words of a participant; `host` is "" for the built-in suggester, which sends nothing."""

    at: str
    host: str
    host_class: str
    model: str
    status: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that was made from the study and may still hold something; `what` is its format."""

    at: str
    what: str
    contains: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a withdrawal takes with it. Labels are shown to her before, and not kept."""

    code: str
    interviews: tuple[str, ...]
    conversations: tuple[str, ...]
    quotations: int
    suggestions: int
    decisions: int
    memos: int
    codes: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    categories: tuple[str, ...]
    sent: tuple[Sent, ...]
    copies: tuple[Copy, ...]
    named_elsewhere: int


class Withdrawal:
    """The use cases around withdrawing. They need the key file, but to restrict and where it was destroyed."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard

    @held
    def preview(self, code: str) -> Preview:
        """Say what erasing would take away, and what it can't reach. Raises `InvalidInput` (`no_such_participant`)."""
        return self._preview(leaving(self._store, self._texts, share_of(self._store, code)))

    @held
    def erase(self, code: str, *, coder: str, reason: str) -> Preview:
        """Erase all that is a participant's, for good; gives what that was.

        What remains says that, when and by whom something was erased, and the reason without name and code. Raises
        `InvalidInput` (`no_such_participant`, `no_reason`), `NotPermitted` (`key_missing`, `run_under_way`).
        """
        share = share_of(self._store, code)
        reason = self._require(share, reason)
        clean = without_words_of(self._store, self._texts, leaving(self._store, self._texts, share))
        said = self._preview(leaving(self._store, self._texts, share))
        self._store.clean_texts(clean, actor=coder)
        found = leaving(self._store, self._texts, share)
        self._commit(Way.ERASE, found, coder, clean(reason))
        return said

    @held
    def anonymise(self, code: str, *, coder: str, reason: str) -> Preview:
        """Let nobody find out again who a participant is: the words as they are shown become the only ones there are.

        Originals and names leave the key file for good; quotations and codes stay. Raises as `erase`, and
        `NotPermitted` (`not_approved`) where an interview has no pseudonymised text, `with_others` where others speak.
        """
        share = share_of(self._store, code)
        reason = self._require(share, reason)
        found = anonymised(self._store, self._texts, share)
        said = self._preview(found)
        self._commit(Way.ANONYMISE, found, coder, reason)
        return said

    @held
    def restrict(self, code: str, *, coder: str, reason: str) -> None:
        """Let nothing more be done with a participant's words: nothing is sent, quoted, exported or archived.

        They stay; undo, or another permission, lifts it. Raises `InvalidInput`.
        """
        person = share_of(self._store, code).participant
        restricted = replace(person, permission=replace(person.permission, uses=()))
        details = {"participant": person.code, "reason": self._reason(reason)}
        self._store.commit("participant_restricted", [Put(restricted)], actor=coder, details=details)

    def _commit(self, way: Way, found: Leaving, coder: str, reason: str) -> Event:
        kind = "participant_withdrawn" if way is Way.ERASE else "participant_anonymised"
        names = {found.share.code, *found.share.document_ids} if way is Way.ERASE else set()
        sources = found.share.document_ids if way is Way.ERASE else ()
        return self._store.erase(
            kind,
            found.changes,
            actor=coder,
            details={"reason": reason, "people": last_given(self._store)},
            sources=sources,
            names=names,
            blobs=found.blobs,
        )

    def _require(self, share: Share, reason: str) -> str:
        if not self._store.has_key and self._store.all(Study)[0].key_file_id:
            self._store.all(Original)
        if any(call.status.value == "pending" for call in self._store.all(LlmCall)):
            raise NotPermitted(
                "run_under_way",
                "Suggestions are being asked for at this moment, so nothing was erased.",
                "Wait until they are there, or stop them, and do it then.",
            )
        return self._reason(reason)

    def _reason(self, reason: str) -> str:
        reason = " ".join(reason.split())
        if not reason:
            raise InvalidInput(
                "no_reason", "A withdrawal needs a reason.", "Say in a few words why, without a name: it is recorded."
            )
        self._guard.refuse(reason)
        return reason

    # --- saying what it is ---

    def _preview(self, found: Leaving) -> Preview:
        share = found.share
        renamed = [(self._store.get(Code, item.id).label, item.label) for item in found.changed(Code)]
        return Preview(
            code=share.code,
            interviews=tuple(item.title for item in share.whole),
            conversations=tuple(item.title for item in share.shared),
            quotations=len(found.of(Coding)),
            suggestions=len(found.of(Suggestion)),
            decisions=len(found.of(Decision)),
            memos=len(found.of(Memo)),
            codes=tuple(item.label for item in found.of(Code)),
            renamed=tuple((before, after) for before, after in renamed if before != after),
            categories=tuple(item.label for item in found.of(Category)),
            sent=tuple(sent_calls(self._store, share)),
            copies=tuple(made_copies(self._store)),
            named_elsewhere=self._named_elsewhere(share),
        )

    def _named_elsewhere(self, share: Share) -> int:
        """Count the places in other interviews where a participant is named by others; those are theirs and stay."""
        if not self._store.has_key:
            return 0
        names = [item.term for item in self._store.all(ListedTerm, participant_code=share.code)]
        for document in (*share.whole, *share.shared):
            speakers = self._store.get(Original, document.id).speakers
            names += [label for label, code in speakers.items() if code == share.code and len(label) > 2]
        own = {item.id for item in self._store.all(Entity) if any(covers(item, name) for name in names)}
        places = (item for item in self._store.all(Finding) if item.entity_id in own)
        return sum(not share.holds(item.document_id, item.start, item.end) for item in places)


def sent_calls(store: ProjectStore, share: Share) -> list[Sent]:
    """List the requests that held words of a participant, oldest first."""
    found = []
    for call in store.all(LlmCall):
        sources = {source for part in store.blob_parts(call.request_digest) for source in part.sources}
        if call.document_id in share.document_ids or sources & share.document_ids:
            model = call.model_answered or call.model_asked
            found.append(Sent(call.started_at, call.host, call.host_class, model, call.status.value))
    return sorted(found, key=lambda item: item.at)


def made_copies(store: ProjectStore) -> list[Copy]:
    """List what was exported of the study, oldest first."""

    def copy(event: Event) -> Copy:
        details: dict[str, Any] = event.details
        what = str(details.get("format") or details.get("what") or event.kind.replace("_", " "))
        return Copy(event.at, what, str(details.get("contains", "")))

    return [copy(event) for event in store.events(kinds=EXPORTED)]
