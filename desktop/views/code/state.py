"""One interview as the Code place holds it: its map, codes, codings and suggestions, kept up to date by events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.records import Code, Coding, Document, LlmCall, Run, Suggestion, SuggestionKind
from desktop.transcript.model import Chip, Mark
from desktop.views.code.deck import Deck
from desktop.views.code.reading import blind_mark, coding_mark, suggestion_mark

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.segments import SegmentMap
    from analysis.workflow.study import OpenStudy

_TEXT_TABLES = {"Document", "DocumentText"}
_MANY = 5


@dataclass
class Changed:
    """What an event means for this interview. `marks` are those to draw anew, `gone` the ids of marks to drop.

    `blind`: what is hidden is another; all marks are to be drawn anew.
    """

    text: bool = False
    blind: bool = False
    deck: bool = False
    marks: list[Mark] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    suggestion_id: str = ""


class InterviewState:
    """Reads the study for one interview. GUI thread. `shown` is None until the interview was approved once."""

    def __init__(self, study: OpenStudy, document_id: str, coder: str = "") -> None:
        self.study = study
        self.document_id = document_id
        self.coder = coder
        self.document: Document = study.store.get(Document, document_id)
        self.shown: SegmentMap | None = study.transcripts.shown(document_id)
        self.codes: dict[str, Code] = {}
        self.codings: dict[str, Coding] = {}
        self.deck = Deck()
        self.blind = study.blind.of(document_id, coder)
        self._original: str | None = None

    def load_marks(self) -> None:
        """Read the codes, and this interview's codings and suggestions."""
        self.load_deck()
        self.codes = {code.id: code for code in self.study.coding.codes()}
        self.codings = {item.id: item for item in self.study.coding.codings(self.document_id)}

    def load_deck(self) -> None:
        current = self.deck.current_id
        blind = self.study.blind
        found = blind.shown(self.study.suggesting.list(self.document_id, SuggestionKind.CODE), self.coder)
        self.deck.load(found, blind.agreeing(self.document_id))
        if current in self.deck.ids:
            self.deck.go_to(current)

    @property
    def map(self) -> SegmentMap:
        assert self.shown is not None
        return self.shown

    # --- marks and positions ---

    def marks(self) -> list[Mark]:
        """Give all marks of the interview: its codings and what still waits for a decision."""
        if self.shown is None:
            return []
        found = [coding_mark(item, self.codes[item.code_id], self.shown) for item in self.codings.values()]
        found += [suggestion_mark(item, self.shown) for item in self.deck.waiting()]
        return found + [blind_mark(span, self.shown) for span in self.blind.hidden if not self.blind.is_first]

    def shown_span(self, item: Coding | Suggestion) -> tuple[int, int]:
        return self.map.to_shown(item.start, item.end)

    def words(self, suggestion_id: str) -> str:
        """Give a suggestion's words in the text, "" where it has none."""
        item = self.deck.get(suggestion_id)
        return self.map.slice(item.start, item.end) if item and item.start >= 0 and self.shown else ""

    def turn_of(self, position: int) -> tuple[int, int, int]:
        """Give (index, start, end) in shown text of the turn that holds a position of the original."""
        turns = self.document.turns
        turn = next((turn for turn in turns if turn.start <= position < turn.end), turns[0])
        return turn.index, *self.map.to_shown(turn.start, turn.end)

    def speaker_of(self, position: int) -> str:
        return next((turn.speaker for turn in self.document.turns if turn.start <= position < turn.end), "")

    def original_of(self, chip: Chip) -> str | None:
        """Give the words a chip stands for; None without the key file. For her screen only."""
        if not self.study.store.has_key:
            return None
        if self._original is None:
            self._original = self.study.transcripts.original(self.document_id).text
        start, end = self.map.to_original(chip.start, chip.end)
        return self._original[start:end]

    def run_and_call(self, suggestion: Suggestion) -> tuple[Run | None, LlmCall | None]:
        store = self.study.store
        return store.find(Run, suggestion.run_id), store.find(LlmCall, suggestion.call_id)

    # --- events ---

    def take(self, event: Event) -> Changed:
        """Bring this up to date with an event and say what is to be drawn anew."""
        changed = Changed()
        changed.text = any(
            change["table"] in _TEXT_TABLES and change["id"] == self.document_id for change in event.changes
        )
        if changed.text or self.shown is None:
            return changed
        if any(change["table"] == "BlindReading" for change in event.changes):
            self.blind = self.study.blind.of(self.document_id, self.coder)
            changed.blind = True
            return changed
        if sum(change["table"] == "Suggestion" for change in event.changes) > _MANY:
            self.load_deck()
            changed.deck = True
            changed.marks = [suggestion_mark(item, self.shown) for item in self.deck.waiting()]
        for table in ("Code", "Coding", "Suggestion"):
            for change in event.changes:
                if change["table"] == table:
                    self._take_one(table, str(change["id"]), changed)
        return changed

    def _take_one(self, table: str, record_id: str, changed: Changed) -> None:
        if table == "Code":
            self._take_code(record_id, changed)
        elif table == "Coding":
            self._take_coding(record_id, changed)
        elif not changed.deck or changed.suggestion_id:
            self.take_suggestion(record_id, changed)

    def _take_code(self, code_id: str, changed: Changed) -> None:
        code = self.study.store.find(Code, code_id)
        if code is None:
            self.codes.pop(code_id, None)
            return
        self.codes[code_id] = code
        over = [item for item in self.codings.values() if item.code_id == code_id]
        changed.marks += [coding_mark(item, code, self.map) for item in over]

    def _take_coding(self, coding_id: str, changed: Changed) -> None:
        coding = self.study.store.find(Coding, coding_id)
        if coding is None:
            self.codings.pop(coding_id, None)
            changed.gone.append(f"coding:{coding_id}")
        elif coding.document_id == self.document_id:
            self.codings[coding_id] = coding
            code = self.codes.get(coding.code_id) or self.study.store.get(Code, coding.code_id)
            self.codes[code.id] = code
            changed.marks.append(coding_mark(coding, code, self.map))

    def take_suggestion(self, suggestion_id: str, changed: Changed) -> None:
        """Take one suggestion as the study has it now."""
        item = self.study.store.find(Suggestion, suggestion_id)
        if item is None or item.document_id != self.document_id or item.kind is not SuggestionKind.CODE:
            return
        if self.blind.hides(item.start, item.end):
            return
        self.deck.update(item)
        changed.deck, changed.suggestion_id = True, suggestion_id
        if item.start >= 0 and item in self.deck.waiting():
            changed.marks.append(suggestion_mark(item, self.map))
        else:
            changed.gone.append(f"suggestion:{suggestion_id}")
