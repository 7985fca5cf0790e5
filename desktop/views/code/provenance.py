"""Where a code or a suggestion comes from: suggestion, call, prompt, decision and every later change, in words."""

from __future__ import annotations

import html
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from analysis.foreign_provenance import told_elsewhere
from analysis.records import Code, LlmCall, Run, Suggestion
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.records import Decision
    from analysis.workflow.study import OpenStudy


def local_time(at: str) -> str:
    """Give a stored UTC time as the clock on the wall here, to the minute."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


class ProvenancePanel(QWidget):
    """Tells the story of one record. The exact request and answer are one click further.

    Signals:
        closed(), steps_asked(id of a code or suggestion): she wants all steps behind it.
    """

    closed = Signal()
    steps_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.story = QLabel(), QLabel()
        self._exact = QPlainTextEdit()
        self._exact.setReadOnly(True)
        self._exact.hide()
        self._request, self._answer, self._back = QPushButton(), QPushButton(), QPushButton()
        self.steps = QPushButton()
        self._record_id = ""
        self._study: OpenStudy | None = None
        self._call: LlmCall | None = None
        set_role(self.heading, "heading")
        self.heading.setWordWrap(True)
        for button in (self._request, self._answer, self._back, self.steps):
            set_role(button, "quiet")
        self.story.setWordWrap(True)
        self.story.setTextFormat(Qt.TextFormat.RichText)
        self.story.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.story.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.story)
        self._request.clicked.connect(lambda: self._show_exact(answer=False))
        self._answer.clicked.connect(lambda: self._show_exact(answer=True))
        self._back.clicked.connect(self.closed)
        self.steps.clicked.connect(lambda: self.steps_asked.emit(self._record_id))
        row, end = QHBoxLayout(), QHBoxLayout()
        for button in (self._request, self._answer):
            row.addWidget(button)
        row.addStretch(1)
        end.addWidget(self.steps)
        end.addStretch(1)
        end.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.addWidget(self.heading)
        column.addWidget(area, 3)
        column.addWidget(self._exact, 2)
        column.addLayout(row)
        column.addLayout(end)
        self.retranslate()

    def retranslate(self) -> None:
        self._request.setText(self.tr("Exact request"))
        self._answer.setText(self.tr("Exact answer"))
        self._back.setText(self.tr("Back"))
        self.steps.setText(self.tr("Step by step"))
        self.steps.setToolTip(self.tr("All steps behind it, in the report"))
        self.story.setAccessibleName(self.tr("Where this comes from"))
        self._exact.setAccessibleName(self.tr("Exact text of the call"))

    def tell_code(self, study: OpenStudy, code: Code) -> None:
        """Tell a code's story, from the suggestion it came of, if it did."""
        self._begin(study, code.label, code.id)
        suggestion = study.store.find(Suggestion, code.suggestion_id) if code.suggestion_id else None
        parts = self._suggestion_parts(suggestion) if suggestion else [self._made_by_hand(code)]
        events = [event for event in study.coding.provenance(code.id) if event.kind != "suggestion_decided"]
        decided = study.store.events(kinds=("suggestion_decided",), naming=code.id)
        events += [event for event in decided if _is_placing(event, code.id)]
        parts += [self._event(event) for event in sorted(events, key=lambda event: event.seq)]
        self._finish(parts)

    def tell_suggestion(self, study: OpenStudy, suggestion: Suggestion) -> None:
        self._begin(study, study.suggesting.quotation(suggestion) or suggestion.answered_quote, suggestion.id)
        self._finish(self._suggestion_parts(suggestion))

    def _begin(self, study: OpenStudy, title: str, record_id: str) -> None:
        self._study, self._call, self._record_id = study, None, record_id
        self.heading.setText(title)
        self._exact.hide()

    def _finish(self, parts: list[str]) -> None:
        self.story.setText("".join(f"<p style='margin: 0 0 10px 0'>{part}</p>" for part in parts))
        for button in (self._request, self._answer):
            button.setVisible(self._call is not None)

    def _made_by_hand(self, code: Code) -> str:
        assert self._study is not None
        who = self._study.coder_name(code.coder_id)
        there = told_elsewhere(self._study.store, code.id)
        if there is not None:
            brought = self.tr("From the study “{0}”, brought in by {1}, {2}.")
            suggested = self.tr("There: suggested by a model, and taken by {0}, {1}.")
            said = suggested if there.was_suggested else self.tr("There: coded by hand by {0}, {1}.")
            lines = [brought.format(there.study, who, local_time(code.created_at))]
            lines += [said.format(there.coder, there.day)] if there.coder else []
            return "<br>".join(html.escape(line) for line in lines)
        return html.escape(self.tr("Coded by hand by {0}, {1}.").format(who, local_time(code.created_at)))

    def _suggestion_parts(self, suggestion: Suggestion) -> list[str]:
        assert self._study is not None
        store = self._study.store
        run, self._call = store.find(Run, suggestion.run_id), store.find(LlmCall, suggestion.call_id)
        parts = []
        if run is not None and self._call is not None:
            parts.append(self._asked(run, self._call))
        parts.append(self._suggested(suggestion))
        parts += [self._decided(item) for item in self._study.deciding.decisions(suggestion.id)]
        return parts

    def _asked(self, run: Run, call: LlmCall) -> str:
        assert self._study is not None
        host = call.host or self.tr("this computer")
        lines = [
            self.tr("Asked by {0}, {1}").format(self._study.coder_name(run.coder_id), local_time(call.started_at)),
            self.tr("{0} on {1}").format(provider_name(run), host),
            self.tr("Prompt {0}, version {1}, {2}").format(
                call.prompt_name, call.prompt_version, call.prompt_digest[:12]
            ),
            self.tr("Turns {0}–{1}").format(call.first_turn + 1, call.last_turn + 1),
        ]
        return _titled(self.tr("Call"), lines)

    def _suggested(self, suggestion: Suggestion) -> str:
        lines = [self.tr("“{0}”").format(suggestion.answered_quote)]
        lines += [suggestion.why] if suggestion.why else []
        against = suggestion.dropped_because
        lines += [self.tr("Dropped by the critic, because: {0}").format(against)] if against else []
        return _titled(self.tr("Suggestion"), lines)

    def _decided(self, decision: Decision) -> str:
        assert self._study is not None
        words = {
            "accept": self.tr("Accepted"), "edit": self.tr("Accepted with changes"), "reject": self.tr("Rejected"),
            "later": self.tr("Put off"),
        }[decision.action.value]  # fmt: skip
        line = f"{words}, {self._study.coder_name(decision.coder_id)}, {local_time(decision.decided_at)}"
        lines = [line]
        if decision.seconds is not None:
            lines.append(self.tr("after {0} seconds").format(QLocale().toString(decision.seconds, "f", 1)))
        if decision.reason:
            lines.append(self.tr("Reason: {0}").format(decision.reason))
        return _titled(self.tr("Decision"), lines)

    def _event(self, event: Event) -> str:
        assert self._study is not None
        words = {
            "code_created": self.tr("Code made"),
            "coding_added": self.tr("Applied to a quotation"),
            "coding_removed": self.tr("Taken off a quotation"),
            "code_changed": self.tr("Changed"),
            "placement_changed": self.tr("Moved in the structure"),
            "suggestion_decided": self.tr("Moved in the structure by accepting a suggestion"),
            "undone": self.tr("Undone"),
            "redone": self.tr("Done again"),
            "memo_written": self.tr("Memo written"),
        }.get(event.kind, event.kind.replace("_", " "))
        who = self._study.coder_name(event.actor)
        return html.escape(f"{words}, {who}, {local_time(event.at)}")

    def _show_exact(self, *, answer: bool) -> None:
        if self._study is None or self._call is None:
            return
        suggesting = self._study.suggesting
        read = suggesting.response_text if answer else suggesting.request_text
        self._exact.setPlainText(read(self._call))
        self._exact.show()


def provider_name(run: Run) -> str:
    """Name what answered, as it is labelled everywhere."""
    if run.provider == "builtin":
        return QCoreApplication.translate("CodePlace", "built-in, no AI")
    return f"{run.model} ({run.provider})" if run.provider else run.model


def _is_placing(event: Event, code_id: str) -> bool:
    """Tell whether a decision on another suggestion, for a concept, gave the code its place."""
    placements = [change.get("after") or {} for change in event.changes if change["table"] == "Placement"]
    return any(after.get("child_id") == code_id and after.get("final") for after in placements)


def _titled(title: str, lines: list[str]) -> str:
    return f"<b>{html.escape(title)}</b><br>" + "<br>".join(html.escape(line) for line in lines)
