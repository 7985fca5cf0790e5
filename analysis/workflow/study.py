"""An open study and its use cases, gathered for the window and the headless commands."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from analysis.errors import InvalidInput
from analysis.ports import Problem, Progress, ProjectStore, Put
from analysis.pseudonymization.process import DetectorProcess, DocumentDetector
from analysis.records import Coder, SendScope, Study
from analysis.workflow.ai_policy import AiPolicies, require_reach
from analysis.workflow.arranging import Arranging
from analysis.workflow.blind import BlindCoding
from analysis.workflow.bringing_in import BringingIn
from analysis.workflow.checks import Checks
from analysis.workflow.comparing import Comparing
from analysis.workflow.correcting import Correcting
from analysis.workflow.deciding import Deciding
from analysis.workflow.drafts import Drafts
from analysis.workflow.guard import Guard
from analysis.workflow.guide import Guide
from analysis.workflow.hand_coding import HandCoding
from analysis.workflow.history import History
from analysis.workflow.holding import held
from analysis.workflow.lists import Lists
from analysis.workflow.memoing import Memoing
from analysis.workflow.merging import Merging
from analysis.workflow.negative_cases import NegativeCases
from analysis.workflow.packaging import Packaging
from analysis.workflow.passages import Passages
from analysis.workflow.permissions import Permissions
from analysis.workflow.pseudonyms import Pseudonyms
from analysis.workflow.relations import Relations
from analysis.workflow.replacing import Replacing
from analysis.workflow.retention import Keeping
from analysis.workflow.rules import Rules
from analysis.workflow.sampling import Sampling
from analysis.workflow.second_reading import SecondLook, SentenceChecks
from analysis.workflow.structure import Structure
from analysis.workflow.suggesting import Suggesting
from analysis.workflow.taking_back_in import TakingBackIn
from analysis.workflow.taking_out import TakingOut
from analysis.workflow.texts import Texts
from analysis.workflow.transcripts import Transcripts
from analysis.workflow.versions import Versions
from analysis.workflow.withdrawal import Withdrawal


class OpenStudy:
    """An open study. Thread-safe as its store is; close it when done."""

    def __init__(self, path: Path, store: ProjectStore, detector: DocumentDetector | None = None) -> None:
        self.path = path
        self.store = self._store = store
        self._detector = detector or DetectorProcess()
        self._is_open = True
        self.texts = texts = Texts(store)
        guard, taking_out = Guard(store, texts), TakingOut(store)
        self._guard = guard
        self.transcripts = Transcripts(store, texts, guard)
        self.pseudonyms = Pseudonyms(store, texts, self._detector, taking_out)
        self.lists = Lists(store, self.pseudonyms)
        self.replacing = Replacing(store, self.pseudonyms)
        self.suggesting = Suggesting(store, texts, guard)
        self.coding = HandCoding(store, texts, guard)
        self.comparing = Comparing(store, guard)
        self.relations = Relations(store, guard)
        self.guide = Guide(store, texts, guard)
        self.sampling = Sampling(store, guard)
        self.rules = Rules(store, guard)
        self.negative_cases = NegativeCases(store, texts, self.coding, guard)
        self.memoing = Memoing(store, self.coding)
        self.structure = Structure(store, guard)
        self.blind = BlindCoding(store)
        self.ai_policy = AiPolicies(store, guard, self.blind)
        self.deciding = Deciding(store, texts, self.coding, guard)
        self.arranging = Arranging(store, guard)
        self.history = History(store, taking_out)
        drafts = Drafts(store, texts)
        self.checks = Checks(store, drafts, guard.residue)
        self.sentence_checks = SentenceChecks(store, drafts)
        self.second_look = SecondLook(store, drafts)
        self.permissions = Permissions(store, texts, guard)
        self.passages = Passages(store, texts)
        self.withdrawal = Withdrawal(store, texts, guard)
        self.keeping = Keeping(store)
        self.correcting = Correcting(store, texts, self._detector)
        self.versions = Versions(store, guard)
        self.bringing_in = BringingIn(store, texts, guard)
        self.merging = Merging(store, texts, guard)
        self.packaging = Packaging(store, texts, guard)
        self.taking_back_in = TakingBackIn(store, texts, guard)
        self.suggesting.recover()

    @property
    def info(self) -> Study:
        return self.store.all(Study)[0]

    def coders(self) -> list[Coder]:
        return self.store.all(Coder)

    @held
    def coder(self, name: str) -> Coder:
        """Give the coder of that name, making one where there is none. Raises `InvalidInput` (`empty_name`)."""
        name = " ".join(name.split())
        if not name:
            raise InvalidInput("empty_name", "A coder needs a name.", "Decisions are recorded under it; type yours.")
        for known in self.coders():
            if known.name.casefold() == name.casefold():
                return known
        coder = Coder(name=name)
        self.store.commit("coder_added", [Put(coder)], actor=coder.id, details={"coder": coder.id})
        return coder

    @held
    def rename_coder(self, coder_id: str, name: str, *, coder: str) -> None:
        """Correct a coder's name; what was recorded stays theirs, and the former name stays in the ledger.

        Raises `InvalidInput` (`empty_name`, `name_taken`).
        """
        known, name = self.store.get(Coder, coder_id), " ".join(name.split())
        if not name:
            raise InvalidInput("empty_name", "A coder needs a name.", "Decisions are recorded under it; type yours.")
        if any(other.id != coder_id and other.name.casefold() == name.casefold() for other in self.coders()):
            raise InvalidInput("name_taken", "Somebody else codes under this name.", "Choose another name.")
        if name != known.name:
            changed = replace(known, name=name)
            self.store.commit("coder_renamed", [Put(changed)], actor=coder, details={"coder": coder_id})

    def coder_name(self, coder_id: str) -> str:
        """Give a coder's name for display; other actors are given as they are."""
        found = self.store.find(Coder, coder_id)
        return found.name if found else coder_id

    @held
    def change_settings(
        self,
        *,
        coder: str,
        title: str | None = None,
        research_question: str | None = None,
        send_scope: SendScope | None = None,
    ) -> None:
        """Change what the study says of itself; None leaves a setting.

        Raises `InvalidInput` (`empty_title`), `NotPermitted` (`ai_policy_reach`).
        """
        study = self.info
        if title is not None and not title.strip():
            raise InvalidInput("empty_title", "A study needs a title.", "Type one.")
        if send_scope is not None:
            require_reach(self.store, send_scope)
        for text in (title, research_question):
            self._guard.refuse(text or "")
        changed = replace(
            study,
            title=study.title if title is None else title.strip(),
            research_question=study.research_question if research_question is None else research_question.strip(),
            send_scope=send_scope or study.send_scope,
        )
        if changed != study:
            self.store.commit("settings_changed", [Put(changed)], actor=coder)

    def verify(self, progress: Progress | None = None, cancel: threading.Event | None = None) -> list[Problem]:
        """Check everything the study says against its ledger; may run off the GUI thread."""
        return self.store.verify(progress, cancel)

    @property
    def is_open(self) -> bool:
        """Whether it can still be asked anything."""
        return self._is_open

    def close(self) -> None:
        self._is_open = False
        self._detector.close()
        self.store.close()
