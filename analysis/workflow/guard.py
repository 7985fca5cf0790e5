"""Keeps original names out of what she types and out of what is sent: both hold pseudonyms only."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.errors import InvalidInput, SendingBlocked
from analysis.ports import Event, ProjectStore
from analysis.pseudonymization.own_lists import always_entities
from analysis.pseudonymization.replacement import pseudonymize_free_text
from analysis.pseudonymization.residue import Residue, ResidueScan, kept_places
from analysis.records import DocumentText, Entity, Finding, ListedTerm, Original, Study
from analysis.workflow.taking_out import CHANGES_NAMES
from analysis.workflow.texts import KeyState, Texts


class Guard:
    """Looks for originals in text. For typed text without the key file nothing is known, and it passes as it is.

    The compiled scans are kept until names or texts change.
    """

    def __init__(self, store: ProjectStore, texts: Texts) -> None:
        self._store = store
        self._texts = texts
        self._typed: ResidueScan | None = None
        self._sent: ResidueScan | None = None
        self._cleared_by: ResidueScan | None = None
        self._cleared: set[tuple[str, str]] = set()
        store.subscribe(self._forget)

    def clean(self, text: str) -> str:
        """Give the text with every original that is replaced in the study as its pseudonym."""
        if not self._holds_original(text):
            return text
        return pseudonymize_free_text(
            text, self._store.all(Entity), self._store.all(Finding), self._store.all(Original)
        )

    def refuse(self, text: str) -> None:
        """Raise `InvalidInput` (`holds_original`) where a text holds an original that is replaced."""
        if self._holds_original(text):
            raise InvalidInput(
                "holds_original",
                "This text holds a name that the study replaces.",
                "Use the pseudonym instead; the study file holds no original names.",
            )

    def refuse_residue(self, texts: Sequence[tuple[str, str]], number: int) -> None:
        """Do the last look at the texts of call `number` (from 1), as (source, text).

        Raises `SendingBlocked` (`residue`) with the kind of identifier and the source, never the words, and
        `NotPermitted` (`key_missing`). What she decided to keep is exempt where it stands. The code is
        `residue_in_question`, `residue_in_labels` or `residue_in_prompt` where not a transcript but what she typed is
        to be changed.
        """
        scan = self._scan_to_send()
        if scan is not self._cleared_by:
            self._cleared_by, self._cleared = scan, set()
        # The very same text was looked at by the very same scan when the plan was shown: once is enough.
        unseen = [text for text in texts if text not in self._cleared]
        residues = scan.find(unseen)
        if residues:
            raise _blocked(residues, number)
        self._cleared.update(unseen)

    def _scan_to_send(self) -> ResidueScan:
        with self._store.hold():
            if self._sent is None:
                state = KeyState.read(self._store)
                entities = list(state.entities.values())
                kept = [
                    place
                    for text in self._store.all(DocumentText)
                    for place in kept_places(
                        state.originals[text.id], state.of(text.id), entities, self._texts.require(text.id)
                    )
                ]
                findings = list(state.findings.values())
                terms = self._store.all(ListedTerm)
                self._sent = ResidueScan(list(state.originals.values()), entities, findings, kept, terms)
            return self._sent

    def _holds_original(self, text: str) -> bool:
        return bool(text.strip() and self.residue([("text", text)]))

    def residue(self, texts: Sequence[tuple[str, str]]) -> list[Residue]:
        """Give every original that stands in typed texts, as (source, text); none without the key file."""
        if not self._store.has_key:
            return []
        with self._store.hold():
            if self._typed is None:
                self._typed = self._scan_of_typed()
            scan = self._typed
        return scan.find(texts)

    def _scan_of_typed(self) -> ResidueScan:
        """Compile the scan; it also knows the names on her own lists that stand in no interview."""
        terms = self._store.all(ListedTerm)
        unknown = always_entities(terms, self._store.all(Study)[0].language)
        entities = [*self._store.all(Entity), *unknown]
        return ResidueScan(self._store.all(Original), entities, self._store.all(Finding), listed=terms)

    def _forget(self, event: Event) -> None:
        if event.kind.startswith(CHANGES_NAMES):
            self._typed = self._sent = None
        elif event.kind == "document_approved":
            self._sent = None


def _blocked(residues: Sequence[Residue], number: int) -> SendingBlocked:
    first = residues[0]
    params = {
        "number": number,
        "kind": first.kind.value,
        "source": first.source,
        "entity": first.entity_id,
        "count": len(residues),
    }
    if first.source == "research question":
        return SendingBlocked(
            "residue_in_question",
            "Nothing was sent: the research question holds an original of the kind {kind}.",
            "Change the research question in the study's settings, or decide under Pseudonymise that these words stay, "
            "and send then.",
            **params,
        )
    if first.source == "labels":
        return SendingBlocked(
            "residue_in_labels",
            "Nothing was sent: a label or definition in the codebook holds an original of the kind {kind}.",
            "Change the label or definition, or decide to keep these words everywhere, and send then.",
            **params,
        )
    if first.source == "prompt":
        return SendingBlocked(
            "residue_in_prompt",
            "Nothing was sent: your own prompt holds an original of the kind {kind}.",
            "Take it out of the prompt, or choose another one, and send then.",
            **params,
        )
    return SendingBlocked(
        "residue",
        "Nothing was sent: part {number} still holds an original of the kind {kind}, in the {source}.",
        "Add it to the replacements, or decide to keep it where it stands, approve again and send then.",
        **params,
    )
