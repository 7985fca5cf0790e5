"""Says the steps of the timeline, and what stands behind one, in words."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from analysis.records import Decision, LlmCall, Suggestion
from analysis.workflow.tracing import Moment, Timeline
from desktop.views.report.audit_model import Line
from desktop.views.report.facts import EventRow
from desktop.views.report.words import Words, local_time

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy

GROUPS = ("material", "names", "asking", "deciding", "structure", "rest")
_GROUP_OF = {
    "document": "material", "speaker": "material", "attributes": "material", "permission": "material",
    "participant": "material", "identifier": "names", "identifiers": "names", "passage": "names",
    "passages": "names", "never": "names", "sentences": "names", "originals": "names", "run": "asking",
    "call": "asking", "calls": "asking", "request": "asking", "suggestion": "deciding", "place": "deciding",
    "groups": "deciding", "code": "structure", "coding": "structure", "category": "structure",
    "placement": "structure", "memo": "structure", "ai": "asking", "relation": "structure", "quotations": "structure",
}  # fmt: skip
_QUOTED = "Code", "Category", "Suggestion", "Memo"


def event_row(moment: Moment, who: str) -> EventRow:
    """Give a step in the form that the report's words take."""
    event = moment.event
    call = str(event.details.get("call", ""))
    return EventRow(event.seq, event.at, who, event.kind, moment.subject[2], call, event.hash, event.details)


class AuditWords(QObject):
    """The timeline's sentences in the language of the interface."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def group(self, key: str) -> str:
        return {
            "": self.tr("All steps"), "material": self.tr("Interviews and permissions"),
            "names": self.tr("Names and sensitive passages"), "asking": self.tr("Requests and answers"),
            "deciding": self.tr("Decisions on suggestions"), "structure": self.tr("Codes, structure and memos"),
            "rest": self.tr("Study, exports, undo"),
        }[key]  # fmt: skip

    def line(self, moment: Moment, who: str) -> Line:
        """Give a step as a row of the timeline."""
        event = moment.event
        about = self.about(moment)
        return Line(
            seq=event.seq,
            at=datetime.fromisoformat(event.at).astimezone(),
            who=who,
            words=self._words.step(event_row(moment, who)),
            about=about,
            group=_GROUP_OF.get(event.kind.split("_")[0], "rest"),
            tone=_tone(moment),
            is_undone=moment.is_undone,
        )

    def about(self, moment: Moment) -> str:
        """Say what a step is about; what the participants or she wrote stands in quotation marks."""
        if moment.event.erased:
            return self.tr("what it held was erased")
        table, _, words = moment.subject
        words = words or str(moment.event.details.get("format", ""))
        if len(words) > 90:
            words = words[:89] + "…"
        return self.tr("“{0}”").format(words) if words and table in _QUOTED else words

    def told(self, study: OpenStudy, timeline: Timeline, moment: Moment) -> str:
        """Tell all of a step as rich text, with links `step:N` to what it came of and what came of it."""
        event = moment.event
        who = study.coder_name(event.actor)
        parts = [html.escape(self.tr("{0}, {1}").format(who, local_time(event.at)))]
        if moment.is_undone:
            parts.append(html.escape(self.tr("This step was taken back later.")))
        call, suggestion, decisions = behind(study, moment)
        if call is not None:
            parts.append(self._call(call))
        if suggestion is not None:
            parts.append(self._suggestion(suggestion))
        parts += [self._decision(study, item) for item in decisions]
        parts += [self._links(self.tr("It came of"), timeline.causes(event.seq))]
        parts += [self._links(self.tr("It led to"), timeline.effects(event.seq))]
        parts.append(html.escape(self.tr("Step {0}, hash {1}").format(event.seq, event.hash[:16])))
        return "".join(f"<p style='margin: 0 0 10px 0'>{part}</p>" for part in parts if part)

    def reference(self, title: str, moment: Moment) -> str:
        """Give what can be cited: study, step, time and hash."""
        event = moment.event
        return self.tr("“{0}”, step {1}, {2}, SHA-256 {3}").format(title, event.seq, event.at[:19] + "Z", event.hash)

    # --- parts ---

    def _call(self, call: LlmCall) -> str:
        answered = call.model_answered
        lines = [
            call.model_asked if answered in ("", call.model_asked) else f"{call.model_asked} → {answered}",
            self.tr("Host: {0}").format(call.host or self.tr("this computer"))
            + (f" ({call.server})" if call.server else ""),
            self.tr("Prompt {0}, version {1}, {2}").format(
                call.prompt_name, call.prompt_version, call.prompt_digest[:12]
            ),
        ]
        if call.first_turn >= 0:
            lines.append(self.tr("Turns {0}–{1}").format(call.first_turn + 1, call.last_turn + 1))
        return _titled(self.tr("Request"), lines)

    def _suggestion(self, item: Suggestion) -> str:
        quote = item.answered_quote or item.label
        lines = [self.tr("“{0}”").format(quote)] if quote else []
        lines.append(self.tr("number {0} of its answer").format(item.rank + 1))
        if item.grounding is not None:
            lines.append(
                {
                    "exact": self.tr("stands in the interview word by word"),
                    "normalized": self.tr("stands in the interview but for spaces or quotation marks"),
                    "moved": self.tr("stands in the interview at another place than was said"),
                    "ambiguous": self.tr("stands in the interview several times"),
                    "near": self.tr("stands in the interview in similar words only"),
                    "not_in_text": self.tr("does not stand in the interview"),
                }[item.grounding.value]
            )
        return _titled(self.tr("Suggestion"), lines)

    def _decision(self, study: OpenStudy, item: Decision) -> str:
        words = {
            "accept": self.tr("Accepted"), "edit": self.tr("Accepted with changes"), "reject": self.tr("Rejected"),
            "later": self.tr("Put off"),
        }[item.action.value]  # fmt: skip
        lines = [f"{words}, {study.coder_name(item.coder_id)}, {local_time(item.decided_at)}"]
        if item.seconds is not None:
            lines.append(self.tr("after {0} seconds").format(QLocale().toString(item.seconds, "f", 1)))
        if item.how.value == "headless_bulk":
            lines.append(self.tr("In bulk, without being seen."))
        if item.reason:
            lines.append(self.tr("Reason: {0}").format(item.reason))
        return _titled(self.tr("Decision"), lines)

    def _links(self, title: str, moments: Iterable[Moment]) -> str:
        lines = []
        found = list(moments)
        for moment in found[-12:][::-1]:
            about = self.about(moment)
            words = self._words.step(event_row(moment, "")) + (f" – {about}" if about else "")
            lines.append(f"<a href='step:{moment.event.seq}'>{html.escape(words)}</a>")
        if len(found) > 12:
            lines.append(html.escape(self.tr("and %n more", "", len(found) - 12)))
        return f"<b>{html.escape(title)}</b><br>" + "<br>".join(lines) if lines else ""


def behind(study: OpenStudy, moment: Moment) -> tuple[LlmCall | None, Suggestion | None, list[Decision]]:
    """Give call, suggestion and decision that a step is about."""
    store, details = study.store, moment.event.details
    table, record_id, _ = moment.subject
    suggestion_id = str(details.get("suggestion", "")) or (record_id if table == "Suggestion" else "")
    if moment.event.kind in ("call_answered", "call_failed", "call_prepared"):
        return store.find(LlmCall, str(details.get("call", ""))), None, []
    suggestion = store.find(Suggestion, suggestion_id) if suggestion_id else None
    call = store.find(LlmCall, suggestion.call_id) if suggestion else None
    decided = store.find(Decision, str(details.get("decision", ""))) if details.get("decision") else None
    return call, suggestion, [decided] if decided else []


def _tone(moment: Moment) -> str:
    """Choose a colour: what a model did, what she turned down, what went wrong, and everything else that she did."""
    kind, details = moment.event.kind, moment.event.details
    if kind in ("call_failed", "calls_recovered"):
        return "warning"
    if kind.startswith(("call_", "run_")):
        return "line_strong"
    if details.get("action") == "reject" or kind.endswith("_removed"):
        return "danger"
    return "accent"


def _titled(title: str, lines: list[str]) -> str:
    return f"<b>{html.escape(title)}</b><br>" + "<br>".join(html.escape(line) for line in lines)
