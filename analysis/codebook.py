"""The codebook as plain data: dimensions → themes → concepts → codes → quotations, each with where it came from.

Any level may be missing. Words are pseudonymised unless originals are asked for. Words whose speaker does not permit
quotation today, or that never leave, are withheld: their quotation says so and holds none. The result holds no time of
export, so the same study gives the same data while the same is permitted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from analysis.foreign_provenance import Foreign
from analysis.method_data import cases_data, guide_data, rules_data, sampling_data
from analysis.ports import ProjectStore
from analysis.pseudonymization.permission import QuotableText, Withheld
from analysis.pseudonymization.withheld_words import WithheldWords
from analysis.records import (
    Category,
    Code,
    Coder,
    Coding,
    Decision,
    Document,
    DocumentText,
    Level,
    LlmCall,
    Memo,
    Original,
    Participant,
    Placement,
    Run,
    Seen,
    Study,
    Suggestion,
    SuggestionStatus,
    Use,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.transcript import SpeakerRole, Turn
from analysis.workflow.permitting import Permits, is_in_vivo
from analysis.workflow.texts import Texts, turn_at
from analysis.workflow.verbatim import require_verbatim

FORMAT = "verbatim-codebook"
VERSION = 5
PARTS = (
    "format", "version", "contains", "study", "coders", "participants", "documents", "dimensions", "themes", "concepts",
    "codes", "runs", "decisions", "origins",
)  # fmt: skip
"""The names of a codebook's parts, in their order."""
OTHER_STUDY = "another study"
"""The source of what came in with another study's codebook."""
_EVENTS_AT_ONCE = 1000


def codebook(
    store: ProjectStore,
    *,
    original_names: bool = False,
    day: date | None = None,
    use: Use = Use.QUOTATION,
    as_it_came: bool = False,
) -> dict[str, Any]:
    """Build the codebook of a study as JSON-compatible data (schema: storage/export/codebook.schema.json).

    With `original_names` the words are those of the originals; raises `NotPermitted` (`key_missing`) without key file.
    Permissions are asked about for `day` (None: today) and for `use`: quotation, or an archive. Raises `NotPermitted`
    (`not_verbatim`) where a quotation or in-vivo label is not the words of its place.

    A codebook that came from another study whole, and is the same still, is given `as_it_came`: with that study's ids,
    documents and provenance.
    """
    with store.hold():
        require_verbatim(store, Texts(store))
        builder = _Builder(store, original_names, day, use)
        return builder.as_it_came(builder.build()) if as_it_came else builder.build()


class _Builder:
    """One reading of everything the codebook shows."""

    def __init__(self, store: ProjectStore, original_names: bool, day: date | None, use: Use) -> None:
        self._store = store
        self._originals = {item.id: item.text for item in store.all(Original)} if original_names else None
        self._texts = Texts(store)
        self._permits = Permits(store, self._texts, day, use)
        self._documents = {item.id: item for item in store.all(Document)}
        self._codes = {item.id: item for item in store.all(Code)}
        self._categories = {item.id: item for item in store.all(Category)}
        self._suggestions = {item.id: item for item in store.all(Suggestion)}
        self._decisions = {item.suggestion_id: item for item in store.all(Decision) if item.result_id}
        self._coders = {item.id: item.name for item in store.all(Coder)}
        # An interview that was brought in coded has no words to quote before it is approved.
        approved = {item.id for item in store.all(DocumentText)}
        self._codings = _grouped([item for item in store.all(Coding) if item.document_id in approved], "code_id")
        self._memos = _grouped(store.all(Memo), "target_id")
        placements = store.all(Placement)
        self._children = _grouped([item for item in placements if item.final], "parent_id")
        self._tentative = _grouped([item for item in placements if not item.final], "child_id")
        self._placed = {item.child_id for item in placements if item.final}
        self._events = _events_by_record(store)
        self._order = {number: at for at, number in enumerate(self._codes)}
        self._foreign = Foreign(store)
        self._labels = {code.id: self._label(code) for code in sorted(self._codes.values(), key=_by_label_place)}
        self._quoted = dict(self._read_quotations())
        withheld = [code.label for code in self._codes.values() if isinstance(self._labels[code.id], Withheld)]
        texts = self._permits.withheld_texts(self._originals)
        self._kept_here = WithheldWords(texts, withheld, self._permits.telling_words(self._originals))
        silent = self._permits.telling_words(self._originals, of_silent=True)
        self._put_together = self._kept_here.telling(silent)
        self._rules = rules_data(store, self._coders, self._free)
        self._cases = cases_data(store, self._coders, self._free, self._words, self._foreign.withheld)
        self._builtin = {run.id for run in store.all(Run) if run.provider == BuiltinModel.provider}

    def build(self) -> dict[str, Any]:
        study = self._store.all(Study)[0]
        return {
            "format": FORMAT,
            "version": VERSION,
            "contains": "pseudonyms" if self._originals is None else "originals",
            "study": {
                "id": study.id,
                "title": self._free(study.title),
                "research_question": self._free(study.research_question),
                "language": study.language,
                "memos": self._memos_of(""),
                "guide": guide_data(self._store, self._coders, self._free),
                "sampling": sampling_data(self._store, self._coders, self._free),
            },
            "coders": [{"id": key, "name": name} for key, name in self._coders.items()],
            "participants": [
                {"code": item.code, "attributes": self._kept_here.cleaned_data(item.attributes)}
                for item in sorted(self._store.all(Participant), key=lambda item: item.code)
            ],
            "documents": [self._document(item) for item in self._in_order(self._documents.values())],
            "dimensions": self._open(Level.DIMENSION),
            "themes": self._open(Level.THEME),
            "concepts": self._open(Level.CONCEPT),
            "codes": [self._code(item) for item in self._codes.values() if item.id not in self._placed],
            "runs": [self._run(item) for item in sorted(self._store.all(Run), key=lambda item: item.started_at)],
            "decisions": self._decision_counts(),
            "origins": self._foreign.origins(self._free),
        }

    def as_it_came(self, data: dict[str, Any]) -> dict[str, Any]:
        return self._foreign.as_it_came(data, self._free, self._put_together.cleaned_data)

    @staticmethod
    def _in_order(documents: Iterable[Document]) -> list[Document]:
        return sorted(documents, key=lambda item: item.number)

    def _document(self, document: Document) -> dict[str, Any]:
        text = self._store.find(DocumentText, document.id)
        speakers = [turn.speaker for turn in document.turns if turn.role is SpeakerRole.PARTICIPANT]
        return {
            "id": document.id,
            "number": document.number,
            "title": document.title,
            "language": document.language,
            "participants": list(dict.fromkeys(speakers)),
            "char_count": document.char_count,
            "identifiers_found_by": list(document.engines),
            "text_sha256": text.text_digest if text else None,
            "approved": {
                "by": self._coders.get(text.approved_by, text.approved_by),
                "at": text.approved_at,
                "how": str(text.approved_how),
                "map_version": text.map_version,
            }
            if text and text.approved_by
            else None,
            "memos": self._memos_of(document.id),
        }

    # --- the structure ---

    def _open(self, level: Level) -> list[dict[str, Any]]:
        found = [item for item in self._categories.values() if item.level is level and item.id not in self._placed]
        return [self._category(item) for item in sorted(found, key=lambda item: item.position)]

    def _category(self, category: Category) -> dict[str, Any]:
        children = [item.child_id for item in self._children.get(category.id, [])]
        below = [self._categories[item] for item in children if item in self._categories]
        data: dict[str, Any] = {
            "id": category.id,
            "level": category.level.value,
            "label": self._suggested(category.label, category.suggestion_id),
            "definition": self._suggested(category.definition, category.suggestion_id),
            "includes": self._free(category.includes),
            "excludes": self._free(category.excludes),
            "anchor_quotation": category.anchor_coding_id or None,
            "provenance": self._provenance(category.id, category.suggestion_id, category.coder_id, category.created_at),
            "rules": self._rules.get(category.id, []),
            "memos": self._memos_of(category.id),
        }
        for name, level in (("themes", Level.THEME), ("concepts", Level.CONCEPT)):
            if _holds(category.level, level):
                members = sorted((item for item in below if item.level is level), key=lambda item: item.position)
                data[name] = [self._category(item) for item in members]
        if category.level is Level.THEME:
            data["negative_cases"] = self._cases.get(category.id, [])
        if category.level is not Level.DIMENSION:
            codes = sorted((item for item in children if item in self._codes), key=self._order.__getitem__)
            data["codes"] = [self._code(self._codes[item]) for item in codes]
        return data

    def _code(self, code: Code) -> dict[str, Any]:
        return {
            "id": code.id,
            **self._label_fields(code),
            "origin": code.origin.value,
            "definition": self._suggested(code.definition, code.suggestion_id),
            "colour": code.colour,
            "label_place": {
                "document": code.label_document_id,
                "start": code.label_start,
                "end": code.label_end,
            }
            if is_in_vivo(code)
            else None,
            "tentative_homes": [item.parent_id for item in self._tentative.get(code.id, [])],
            "quotations": [self._quotation(item) for item in sorted(self._codings.get(code.id, []), key=_by_place)],
            "provenance": self._provenance(code.id, code.suggestion_id, code.coder_id, code.created_at),
            "rules": self._rules.get(code.id, []),
            "memos": self._memos_of(code.id),
        }

    def _quotation(self, coding: Coding) -> dict[str, Any]:
        words, turn = self._quoted[coding.id]
        return {
            "id": coding.id,
            "document": coding.document_id,
            "start": coding.start,
            "end": coding.end,
            "text": words if isinstance(words, QuotableText) else None,
            "withheld": words.value if isinstance(words, Withheld) else None,
            "turn": turn.index + 1 if turn else None,
            "speaker": turn.speaker if turn else "",
            "seconds": turn.start_seconds if turn else None,
            "coder": self._coders.get(coding.coder_id, ""),
            "coded_at": coding.created_at,
            "suggestion": coding.suggestion_id or None,
        }

    def _read_quotations(self) -> Iterator[tuple[str, tuple[QuotableText | Withheld, Turn | None]]]:
        """Give words and turn of each coding, interview by interview: few texts are kept at hand."""
        for coding in sorted((item for group in self._codings.values() for item in group), key=_by_place):
            turn = turn_at(self._documents[coding.document_id], coding.start, coding.end)
            withheld = self._foreign.withheld.get(coding.id)
            yield coding.id, (withheld or self._words(coding.document_id, coding.start, coding.end), turn)

    def _label_fields(self, code: Code) -> dict[str, Any]:
        label = self._labels[code.id]
        if isinstance(label, Withheld):
            return {"label": f"[Code {self._order[code.id] + 1}]", "label_withheld": label.value}
        is_quoted = isinstance(label, QuotableText)
        return {"label": label if is_quoted else self._name(label), "label_withheld": None}

    def _label(self, code: Code) -> QuotableText | Withheld | str:
        """Give a code's label: words of a participant as such, the coder's own as they are."""
        if not is_in_vivo(code):
            return code.label
        if code.id in self._foreign.withheld:
            return self._foreign.withheld[code.id]
        words = self._words(code.label_document_id, code.label_start, code.label_end)
        if isinstance(words, Withheld) or self._originals is not None:
            return words
        return self._permits.quotable(code.label_document_id, code.label_start, code.label_end, lambda: code.label)

    def _words(self, document_id: str, start: int, end: int) -> QuotableText | Withheld:
        originals = self._originals
        if originals is not None:
            return self._permits.quotable(document_id, start, end, lambda: originals[document_id][start:end])
        return self._permits.quotable(document_id, start, end, lambda: self._texts.slice(document_id, start, end))

    def _free(self, text: str) -> str:
        """Give what a coder wrote, without words that are withheld."""
        return self._kept_here.cleaned(text)

    def _name(self, text: str) -> str:
        """Give what a suggester may have named, without words that are withheld."""
        return self._kept_here.cleaned_name(text)

    def _suggested(self, text: str, suggestion_id: str) -> str:
        """Give a text of what came of a suggestion; what the built-in suggester put together is looked at by word."""
        words = self._words_of(suggestion_id)
        return self._name(text) if words is self._kept_here else words.cleaned_title(text)

    def _words_of(self, suggestion_id: str) -> WithheldWords:
        suggestion = self._suggestions.get(suggestion_id)
        return self._put_together if suggestion and suggestion.run_id in self._builtin else self._kept_here

    # --- provenance ---

    def _provenance(self, record_id: str, suggestion_id: str, coder_id: str, created_at: str) -> dict[str, Any]:
        suggestion = self._suggestions.get(suggestion_id)
        origin = self._foreign.origin(record_id, self._free, self._put_together.cleaned_data)
        return {
            "source": "suggestion" if suggestion else OTHER_STUDY if origin else "by hand",
            "coder": self._coders.get(coder_id, ""),
            "created_at": created_at,
            "suggestion": self._suggestion(suggestion) if suggestion else None,
            "decision": self._decision(self._decisions.get(suggestion_id)),
            "events": self._events.get(record_id, []),
            "origin": origin,
        }

    def _suggestion(self, suggestion: Suggestion) -> dict[str, Any]:
        return {
            "id": suggestion.id,
            "run": suggestion.run_id,
            "call": suggestion.call_id,
            "rank": suggestion.rank,
            "grounding": suggestion.grounding.value if suggestion.grounding else None,
            "start": suggestion.start,
            "end": suggestion.end,
            "label": self._suggested(suggestion.label, suggestion.id),
            "why": self._suggested(suggestion.why, suggestion.id),
            "alternative": suggestion.alternative,
            "principle": self._suggested(suggestion.principle, suggestion.id),
            "counter_examples": [
                {"id": one, "why": self._suggested(why, suggestion.id)} for one, why in suggestion.counter_examples
            ],
        }

    def _decision(self, decision: Decision | None) -> dict[str, Any] | None:
        if decision is None:
            return None
        return {
            "id": decision.id,
            "action": decision.action.value,
            "coder": self._coders.get(decision.coder_id, ""),
            "decided_at": decision.decided_at,
            "reason": self._free(decision.reason),
            "how": decision.how.value,
            "before": self._words_of(decision.suggestion_id).cleaned_data(decision.before),
            "after": self._words_of(decision.suggestion_id).cleaned_data(decision.after),
        }

    def _run(self, run: Run) -> dict[str, Any]:
        calls = sorted(self._store.all(LlmCall, run_id=run.id), key=lambda call: (call.part, call.attempt))
        return {
            "id": run.id,
            "purpose": run.purpose,
            "provider": run.provider,
            "model": run.model,
            "status": run.status,
            "started_at": run.started_at,
            "ended_at": run.ended_at,
            "coder": self._coders.get(run.coder_id, ""),
            "settings": {name: value for name, value in run.settings.items() if name != "keys"},
            "calls": [_call(call) for call in calls],
        }

    def _decision_counts(self) -> dict[str, Any]:
        """Count what was decided and how, so that what was decided unseen is said."""
        statuses = dict.fromkeys((status.value for status in SuggestionStatus), 0)
        for suggestion in self._suggestions.values():
            statuses[suggestion.status.value] += 1
        hows = dict.fromkeys((how.value for how in Seen), 0)
        for decision in self._store.all(Decision):
            hows[decision.how.value] += 1
        return {"suggestions": statuses, "how": hows, "decided_unseen_in_bulk": hows[Seen.HEADLESS_BULK.value]}

    def _memos_of(self, target_id: str) -> list[dict[str, Any]]:
        return [
            {
                "id": memo.id,
                "kind": memo.kind,
                "text": self._free(memo.text),
                "coder": self._coders.get(memo.coder_id, ""),
                "created_at": memo.created_at,
            }
            for memo in self._memos.get(target_id, [])
        ]


def _call(call: LlmCall) -> dict[str, Any]:
    return {
        "id": call.id,
        "part": call.part,
        "attempt": call.attempt,
        "document": call.document_id or None,
        "status": call.status.value,
        "host": call.host,
        "host_class": call.host_class,
        "model_asked": call.model_asked,
        "model_answered": call.model_answered,
        "prompt": {"name": call.prompt_name, "version": call.prompt_version, "digest": call.prompt_digest},
        "parameters": call.parameters,
        "map_version": call.map_version,
        "request_sha256": call.request_digest,
        "response_sha256": call.response_digest or None,
        "finish_reason": call.finish_reason,
        "usage": call.usage,
        "server": call.server,
        "fingerprint": call.fingerprint,
        "error": call.error_code or None,
        "started_at": call.started_at,
        "ended_at": call.ended_at,
    }


def _holds(parent: Level, child: Level) -> bool:
    return child.above is parent


def _by_place(coding: Coding) -> tuple[str, int, int]:
    return coding.document_id, coding.start, coding.end


def _grouped(records: Iterable[Any], name: str) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for record in records:
        groups.setdefault(getattr(record, name), []).append(record)
    return groups


def _by_label_place(code: Code) -> tuple[str, int]:
    return code.label_document_id, code.label_start


def _events_by_record(store: ProjectStore) -> dict[str, list[dict[str, Any]]]:
    """Give number, kind and hash of the events that changed each code and category; a few are read at a time."""
    touched: dict[str, list[dict[str, Any]]] = {}
    for after in range(0, store.last_seq(), _EVENTS_AT_ONCE):
        for event in store.events(after=after, until=after + _EVENTS_AT_ONCE):
            for change in event.changes:
                if change["table"] in ("Code", "Category"):
                    told = {"seq": event.seq, "kind": event.kind, "hash": event.hash}
                    touched.setdefault(change["id"], []).append(told)
    return touched
