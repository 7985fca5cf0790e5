"""The semi-structured interview guide as versions, and its questions found again at the interviewers' turns.

A version changes with a reason. Which interview was led by which version is said by her; where it is not, it follows
from the order of the interviews and is told so. What was found by likeness stays hers to correct.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.errors import InvalidInput
from analysis.ports import Change, ProjectStore, Put, Remove
from analysis.questions import LEAST_ALIKE, likeness, most_alike
from analysis.records import AskedQuestion, Document, GuideUse, GuideVersion, new_id
from analysis.transcript import SpeakerRole
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.texts import Texts

SAID, BY_ORDER, UNKNOWN = "said", "order", "unknown"
BY_HAND, BY_LIKENESS = "hand", "likeness"
SAME_QUESTION = 0.5
"""From which likeness on a question that was worded anew is taken for the same one."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a version has otherwise than the one before: questions that came, went, and (before, after) reworded."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    reworded: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Led:
    """By which version an interview was led, and how that is known (`SAID`, `BY_ORDER`, `UNKNOWN`)."""

    document: Document
    version: GuideVersion | None
    how: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an interviewer's turn asks; `question_id` is "" where she said that it is none of the guide's.

    `found_by` is `BY_HAND` or `BY_LIKENESS`; `alike` is from 0 to 1, and 0 by hand.
    """

    document_id: str
    turn: int
    words: str
    question_id: str
    found_by: str
    alike: float


@dataclass(frozen=True, slots=True)
class Tally:
    """In how many interviews and at how many turns a question was asked, and how many of the turns are by hand."""

    interviews: int
    turns: int
    by_hand: int


class Guide:
    """The use cases around it."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard

    def versions(self) -> list[GuideVersion]:
        return versions_of(self._store)

    @held
    def add(self, questions: Sequence[str], *, coder: str, reason: str = "", after: str = "") -> GuideVersion:
        """Make it the guide's next version; `after` is the interview (id) after which it was changed.

        Raises `InvalidInput` (`no_questions`, `guide_unchanged`, `guide_reason_needed`), `NotFound`.
        """
        asked = [self._guard.clean(words) for words in (" ".join(item.split()) for item in questions) if words]
        if not asked:
            raise InvalidInput("no_questions", "A guide without a question is none.", "Write a question on each line.")
        known = self.versions()
        before = known[-1].questions if known else ()
        if known and asked == [words for _, words in before]:
            raise InvalidInput("guide_unchanged", "The guide asks the same as before.", "Change a question first.")
        if known and not reason.strip():
            raise InvalidInput(
                "guide_reason_needed",
                "A guide is changed with a reason only.",
                "Say what made you change it; the methods appendix prints it.",
            )
        if after:
            self._store.get(Document, after)
        made = GuideVersion(
            number=known[-1].number + 1 if known else 1,
            questions=_with_ids(before, asked),
            reason=self._guard.clean(reason.strip()),
            after_id=after,
            coder_id=coder,
        )
        self._store.commit("guide_changed", [Put(made)], actor=coder, details={"guide": made.id, "number": made.number})
        return made

    @held
    def changes(self, version: GuideVersion) -> Changes:
        earlier = [item for item in self.versions() if item.number < version.number]
        return changes_between(earlier[-1] if earlier else None, version)

    @held
    def led(self) -> list[Led]:
        """Give the interviews in their order, each with the version that it was led by."""
        return led_by(self._store)

    @held
    def use(self, document_id: str, number: int | None, *, coder: str) -> None:
        """Say which version an interview was led by; None takes the word back. Raises `InvalidInput`, `NotFound`."""
        document = self._store.get(Document, document_id)
        changes: list[Change] = [Remove(item) for item in self._store.all(GuideUse, document_id=document.id)]
        if number is not None:
            guide = next((item for item in self.versions() if item.number == number), None)
            if guide is None:
                raise InvalidInput(
                    "no_such_guide",
                    "The guide has no version {number}.",
                    "Ask for the guide to see its versions.",
                    number=number,
                )
            if any(item.guide_id == guide.id for item in self._store.all(GuideUse, document_id=document.id)):
                return
            changes.append(Put(GuideUse(document_id=document.id, guide_id=guide.id, coder_id=coder)))
        if changes:
            self._store.commit("guide_used", changes, actor=coder, details={"document": document.id})

    @held
    def asked(self, document_id: str) -> list[Asked]:
        """Give each interviewer's turn of an interview that asks a question of its guide, or that she decided on.

        An interview that is not approved yet, and one without an interviewer, has none.
        """
        version = next((item.version for item in self.led() if item.document.id == document_id), None)
        questions = (version or self.versions()[-1]).questions if self.versions() else ()
        by_hand = {item.turn: item for item in self._store.all(AskedQuestion, document_id=document_id)}
        found = []
        for turn, words in self.interviewers_turns(document_id):
            if turn in by_hand:
                found.append(Asked(document_id, turn, words, by_hand[turn].question_id, BY_HAND, 0.0))
                continue
            at, alike = most_alike([text for _, text in questions], words, self._language(document_id))
            if at >= 0 and alike >= LEAST_ALIKE:
                found.append(Asked(document_id, turn, words, questions[at][0], BY_LIKENESS, alike))
        return found

    def tally(self) -> dict[str, Tally]:
        """Count where each question (by id) was asked, over all interviews; may take a second in a large study."""
        found: dict[str, list[Asked]] = {}
        for document in self._store.all(Document) if self.versions() else ():
            for one in self.asked(document.id):
                found.setdefault(one.question_id, []).append(one)
        return {
            question: Tally(len({one.document_id for one in all_of}), len(all_of), sum(not one.alike for one in all_of))
            for question, all_of in found.items()
            if question
        }

    def interviewers_turns(self, document_id: str) -> list[tuple[int, str]]:
        """Give (index, words as they are shown) of what interviewers say."""
        shown = self._texts.shown(document_id)
        if shown is None:
            return []
        turns = self._store.get(Document, document_id).turns
        asking = (turn for turn in turns if turn.role is SpeakerRole.INTERVIEWER)
        return [(turn.index, shown.slice(turn.start, turn.end)) for turn in asking]

    @held
    def correct(self, document_id: str, turn: int, question_id: str | None, *, coder: str) -> None:
        """Say what an interviewer's turn asks: a question, "" for none of the guide's; None leaves it to likeness.

        Raises `InvalidInput` (`not_asked_there`, `no_such_question`), `NotFound`.
        """
        document = self._store.get(Document, document_id)
        if not any(item.index == turn and item.role is SpeakerRole.INTERVIEWER for item in document.turns):
            raise InvalidInput("not_asked_there", "That is no interviewer's turn.", "Choose what an interviewer says.")
        if question_id and question_id not in {one for item in self.versions() for one, _ in item.questions}:
            raise InvalidInput("no_such_question", "The guide has no such question.", "Choose one of its questions.")
        known = [item for item in self._store.all(AskedQuestion, document_id=document_id) if item.turn == turn]
        if [item.question_id for item in known] == ([] if question_id is None else [question_id]):
            return
        changes: list[Change] = [Remove(item) for item in known]
        if question_id is not None:
            made = AskedQuestion(document_id=document_id, turn=turn, question_id=question_id, coder_id=coder)
            changes.append(Put(made))
        details = {"document": document_id, "turn": turn}
        self._store.commit("guide_question_placed", changes, actor=coder, details=details)

    def _language(self, document_id: str) -> str:
        return self._store.get(Document, document_id).language


def versions_of(store: ProjectStore) -> list[GuideVersion]:
    return sorted(store.all(GuideVersion), key=lambda item: item.number)


def led_by(store: ProjectStore) -> list[Led]:
    """Give which version each interview was led by: as she said, else the last one that was there by their order."""
    versions = versions_of(store)
    by_id = {item.id: item for item in versions}
    said = {item.document_id: by_id[item.guide_id] for item in store.all(GuideUse) if item.guide_id in by_id}
    documents = sorted(store.all(Document), key=lambda item: item.number)
    numbers = {item.id: item.number for item in documents}
    # A version of which nothing tells after which interview it came says nothing of the order.
    placed = versions[:1] + [item for item in versions[1:] if item.after_id in numbers]
    is_certain = len(placed) == len(versions)
    found = []
    for document in documents:
        there = [item for item in placed if numbers.get(item.after_id, 0) < document.number]
        if document.id in said:
            found.append(Led(document, said[document.id], SAID))
        elif there and is_certain:
            found.append(Led(document, there[-1], BY_ORDER))
        else:
            found.append(Led(document, None, UNKNOWN))
    return found


def changes_between(before: GuideVersion | None, after: GuideVersion) -> Changes:
    earlier, later = dict(before.questions if before else ()), dict(after.questions)
    return Changes(
        tuple(words for one, words in later.items() if one not in earlier) if before else (),
        tuple(words for one, words in earlier.items() if one not in later),
        tuple((earlier[one], words) for one, words in later.items() if one in earlier and earlier[one] != words),
    )


def without_interview(store: ProjectStore, document_id: str) -> list[Change]:
    """Give the changes to the guide when an interview leaves."""
    gone: Iterable[GuideUse | AskedQuestion] = (
        *store.all(GuideUse, document_id=document_id),
        *store.all(AskedQuestion, document_id=document_id),
    )
    changed = [Put(replace(item, after_id="")) for item in store.all(GuideVersion, after_id=document_id)]
    return [*(Remove(item) for item in gone), *changed]


def _with_ids(before: Sequence[tuple[str, str]], asked: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give each question an id: that of the same one before, else of the most alike that is not taken, else its own."""
    left = dict(before)
    ids: dict[int, str] = {}
    for at, words in enumerate(asked):
        same = next((one for one, text in left.items() if text == words), "")
        if same:
            ids[at] = same
            del left[same]
    for at, words in enumerate(asked):
        if at not in ids and left:
            alike, one = max((max(likeness(text, words, lang) for lang in ("de", "en")), one)
                             for one, text in left.items())  # fmt: skip
            if alike >= SAME_QUESTION:
                ids[at] = one
                del left[one]
    return tuple((ids.get(at) or new_id(), words) for at, words in enumerate(asked))
