"""Reading again what the search passed over: random sentences in which nothing was replaced, and unknown words."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Event, ProjectStore, Put
from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.lexicon import Knows, lexicon
from analysis.pseudonymization.sampling import USUAL_COUNT, MissRate, Sample, draw, in_words
from analysis.pseudonymization.second_look import UnknownWord, unknown_words
from analysis.records import Entity, Listed, ListedTerm, SentenceCheck, Verdict
from analysis.workflow.drafts import Drafts
from analysis.workflow.holding import held

CHECKED = "sentences_checked"
DRAWN = "sentences_drawn"
_AROUND = 200


@dataclass(frozen=True, slots=True)
class SampledSentence:
    """One sentence to be read; `text` with the pseudonymised words of its turn `before` and `after` it.

    Places are half-open code points of the canonical original text, as `Pseudonyms.add` takes them.
    """

    index: int
    document_id: str
    title: str
    speaker: str
    start: int
    end: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A check that was recorded, the latest last, and what it says."""

    check: SentenceCheck
    rate: MissRate
    document_ids: tuple[str, ...]

    def in_words(self, language: str) -> str:
        """Say it in one sentence, in German ("de") or English."""
        return in_words(self.rate, language)


class SentenceChecks:
    """The use cases of the sentence check: draw, read, record. Drawing is recorded, so none goes unnoticed."""

    def __init__(self, store: ProjectStore, drafts: Drafts) -> None:
        self._store = store
        self._drafts = drafts

    def start(
        self,
        document_ids: Collection[str] | None = None,
        *,
        coder: str,
        count: int = USUAL_COUNT,
        seed: int | None = None,
    ) -> Sample:
        """Draw sentences and record that they were drawn (`sentences_drawn`); without a seed, by a random one.

        Raises `NotPermitted` (`not_detected`), `InvalidInput` (`no_sentences`, `bad_count`).
        """
        if count < 1:
            raise InvalidInput("bad_count", "At least one sentence has to be drawn.", "Usual are 300.")
        chosen = random.randrange(2**31) if seed is None else seed  # noqa: S311 - to be repeated, not a secret
        sample = draw(self._drafts.read(document_ids), chosen, count)
        if not sample.places:
            raise InvalidInput(
                "no_sentences",
                "There is no sentence in which nothing was replaced.",
                "Read the pseudonymised texts themselves.",
            )
        details = {
            "seed": chosen,
            "count": count,
            "documents": list(sample.document_ids),
            "drawn": len(sample.places),
            "population": sample.population,
            "digest": sample.digest,
        }
        self._store.commit(DRAWN, [], actor=coder, details=details)
        return sample

    def again(self, seed: int) -> Sample:
        """Draw anew what was drawn with this seed last.

        Raises `InvalidInput` (`not_drawn`), `NotPermitted` (`texts_changed`) where a text is not as it was then.
        """
        drawn = self._drawn(seed)
        sample = draw(self._drafts.read(drawn.details["documents"]), seed, drawn.details["count"])
        if sample.digest != drawn.details["digest"]:
            raise NotPermitted(
                "texts_changed",
                "The texts changed since these sentences were drawn, so they can't be told any more.",
                "Draw new ones, and record what you found before you change the texts.",
            )
        return sample

    def _drawn(self, seed: int) -> Event:
        drawn = [event for event in self._store.events(kinds=[DRAWN]) if event.details["seed"] == seed]
        if not drawn:
            raise InvalidInput(
                "not_drawn", "No sentences were drawn with the seed {seed}.", "Draw some first.", seed=seed
            )
        return drawn[-1]

    def sentences(self, sample: Sample) -> list[SampledSentence]:
        """Give the sentences of a sample in the order to be read, for her screen only."""
        readings = {document.id: (document, shown) for document, shown in self._drafts.read(sample.document_ids)}
        found = []
        for index, (document_id, start, end) in enumerate(sample.places):
            document, shown = readings[document_id]
            turn = next(turn for turn in document.turns if turn.start <= start and end <= turn.end)
            low, high = shown.to_shown(turn.start, turn.end)
            first, last = shown.to_shown(start, end)
            found.append(
                SampledSentence(
                    index, document_id, document.title, turn.speaker, start, end,
                    shown.text[max(low, first - _AROUND) : first], shown.text[first:last],
                    shown.text[last : min(high, last + _AROUND)],
                )
            )  # fmt: skip
        return found

    @held
    def record(self, sample: Sample, missed: Iterable[int], *, coder: str, read: int | None = None) -> CheckResult:
        """Record what she found: the indexes (from 0) of the sentences in which something was missed.

        `read` says how many of them she read, from the first, where she stopped early. What was missed is added to
        the names apart (`Pseudonyms.add`), before or after. Raises `InvalidInput` (`not_drawn`, `no_such_sentence`).
        """
        places = sample.places[: len(sample.places) if read is None else read]
        indexes = tuple(sorted(set(missed)))
        if not places or any(not 0 <= index < len(places) for index in indexes):
            raise InvalidInput(
                "no_such_sentence",
                "There is no sentence of that number among the {count} that were read.",
                "Give the numbers as they are listed.",
                count=len(places),
            )
        if self._drawn(sample.seed).details["digest"] != sample.digest:
            raise InvalidInput(
                "not_drawn", "No sentences were drawn with the seed {seed}.", "Draw some first.", seed=sample.seed
            )
        check = SentenceCheck(places=places, missed=indexes, seed=sample.seed, coder_id=coder)
        details = {
            "check": check.id,
            "seed": sample.seed,
            "read": len(places),
            "missed": len(indexes),
            "population": sample.population,
            "documents": list(sample.document_ids),
        }
        self._store.commit(CHECKED, [Put(check)], actor=coder, details=details)
        return self.results()[-1]

    @held
    def results(self) -> list[CheckResult]:
        """List the checks that were recorded, the latest last."""
        checks = {check.id: check for check in self._store.all(SentenceCheck)}
        return [
            CheckResult(
                checks[event.details["check"]],
                MissRate(event.details["read"], event.details["missed"], event.details["population"]),
                tuple(event.details["documents"]),
            )
            for event in self._store.events(kinds=[CHECKED])
            if event.details["check"] in checks
        ]


class SecondLook:
    """Capitalised words that no lexicon knows and nothing replaced; needs the key file for what she kept."""

    def __init__(self, store: ProjectStore, drafts: Drafts, knows: Knows | None = None) -> None:
        self._store = store
        self._drafts = drafts
        self._knows = knows or lexicon().knows

    def words(self, document_ids: Collection[str] | None = None) -> list[UnknownWord]:
        """List them, the rarest first, without what she kept or passed. May run off the GUI thread (a second).

        A name among them is added with `Pseudonyms.add`. Raises `NotPermitted` (`not_detected`, `key_missing`).
        """
        with self._store.hold():
            readings, passed = self._drafts.read(document_ids), self._passed()
        return unknown_words(readings, self._knows, passed)

    def _passed(self) -> set[str]:
        """Give the keys of the words on her list of what is never replaced, and of what she kept."""
        passed = {key_of(term.term) for term in self._store.all(ListedTerm) if term.listed is Listed.NEVER}
        kept = [item for item in self._store.all(Entity) if item.verdict is Verdict.KEEP]
        passed |= {key_of(name) for item in kept for name in (item.canonical, *item.aliases)}
        return passed | {word for key in passed for word in key.split()}

    @held
    def let_pass(self, words: Sequence[UnknownWord], *, coder: str) -> None:
        """Note that these are no names: they go on her list of what is never replaced, and are not shown again."""
        known = self._passed()
        terms = [ListedTerm(term=word.forms[0], listed=Listed.NEVER) for word in words if word.key not in known]
        if terms:
            details = {"added": len(terms), "removed": 0, "seen": "second_look"}
            self._store.commit("identifiers_listed", [Put(term) for term in terms], actor=coder, details=details)
