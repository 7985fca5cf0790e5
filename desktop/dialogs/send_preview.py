"""What would be sent, before it is: the exact text of every request, how much, and where to."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from analysis.records import SendScope
from desktop.context import AppContext
from desktop.dialogs.fields import heading, soft
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.suggestion.requests import PreparedCall
    from analysis.workflow.planning import Plan


class SendPreview(QDialog):
    """Pages through the requests of a plan. Accepted: send. Neither button is preselected.

    Signals:
        granularity_chosen(int): she wants other words per code; this dialog is closed, to be opened with a new plan.
    """

    granularity_chosen = Signal(int)

    def __init__(
        self, context: AppContext, plan: Plan, parent: QWidget | None = None, *, left_out: Sequence[str] = ()
    ) -> None:
        """`left_out` are the titles of interviews that may not go to this model."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Before anything is sent"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._plan = plan
        self._page = 0
        self.facts = soft(self._facts())
        self.left_out = soft(self._words_left_out(left_out))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.granularity = QWidget()
        self.granularity.hide()
        self.critic = QCheckBox(self.tr("Then ask the critic: a second request that may drop some, with reasons"))
        self.critic.setToolTip(
            self.tr("It is shown before it is sent, like this one. What it drops is kept and can be taken back.")
        )
        self.critic.hide()
        self.page_button = QPushButton(self.tr("What suggestions are good and bad at, in your material …"))
        self.page_button.setAutoDefault(False)
        self.page_button.hide()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(context.theme.reading_font(0.9))
        self.text.setAccessibleName(self.tr("Text of the request"))
        self.page_label = QLabel()
        set_role(self.page_label, "small")
        self._before = self._step("chevron-left", self.tr("Previous request"), -1)
        self._after = self._step("chevron-right", self.tr("Next request"), 1)
        self.send_button = QPushButton(self.tr("Send to {host}").format(host=plan.host))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._show_page(0)
        self.resize(space(180), space(165))
        self.text.setFocus()

    def _lay_out(self) -> None:
        for button, act in ((self.send_button, self.accept), (self.cancel_button, self.reject)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        title = heading(self._title())
        title.setWordWrap(True)
        set_role(title, "heading")
        pages = QHBoxLayout()
        pages.addWidget(self._before)
        pages.addWidget(self.page_label)
        pages.addWidget(self._after)
        pages.addStretch(1)
        pages.addWidget(self.cancel_button)
        pages.addWidget(self.send_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(3))
        layout.addWidget(title)
        layout.addWidget(self.facts)
        layout.addWidget(self.left_out)
        layout.addWidget(self.granularity)
        layout.addWidget(self.critic)
        layout.addWidget(self.page_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.text, 1)
        layout.addLayout(pages)

    def explain(self, words: str) -> None:
        """Say what these requests are for."""
        self.left_out.setText(words)
        self.left_out.show()

    def offer_page(self, show: Callable[[], object]) -> None:
        """Offer, beside a first run, the page on suggestions and room for her own position."""
        self.page_button.clicked.connect(lambda _checked=False: show())
        self.page_button.show()

    def offer_critic(self, *, chosen: bool) -> None:
        """Let her choose a second request about what is suggested."""
        self.critic.setChecked(chosen)
        self.critic.show()

    def offer_granularity(self, title: str) -> None:
        """Show how finely codes are asked for, to be changed; `title` names the interview that was measured."""
        from desktop.dialogs.granularity import WordsPerCode, source_words

        found = self._plan.granularity
        self.words_per_code = WordsPerCode(found)
        self.again_button = QPushButton(self.tr("Prepare anew"))
        self.again_button.setAutoDefault(False)
        self.again_button.setEnabled(False)
        self.again_button.clicked.connect(self._choose_granularity)
        self.words_per_code.valueChanged.connect(self._on_words_per_code)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("A hint, no quota: about one code per")))
        row.addWidget(self.words_per_code)
        row.addWidget(self.again_button)
        row.addStretch(1)
        column = QVBoxLayout(self.granularity)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(row)
        column.addWidget(soft(source_words(found, title)))
        self.granularity.show()

    def _on_words_per_code(self, words: int) -> None:
        """What is shown here is what is sent: another number needs other requests first."""
        is_other = words != self._plan.granularity.words_per_code
        self.again_button.setEnabled(is_other)
        self.send_button.setEnabled(not is_other)

    def _choose_granularity(self) -> None:
        self.granularity_chosen.emit(self.words_per_code.value())
        self.reject()

    def _title(self) -> str:
        words = {
            SendScope.THIS_COMPUTER: self.tr("This goes to {host} on this computer."),
            SendScope.THIS_NETWORK: self.tr("This goes to {host} in this network."),
            SendScope.INTERNET: self.tr("This leaves your computer for {host} on the internet."),
        }
        return words[self._plan.host_class].format(host=self._plan.host)

    def _facts(self) -> str:
        plan, locale = self._plan, QLocale()
        tokens = ("" if plan.tokens_exact else "≈ ") + locale.toString(plan.token_count)
        parts = (
            self.tr("%n request(s)", "", len(plan.calls)),
            self.tr("{count} words of interviews").format(count=locale.toString(plan.word_count)),
            self.tr("{count} tokens").format(count=tokens),
            *([self.tr("%n grouping(s) side by side", "", plan.alternatives)] if plan.alternatives else []),
            self.tr("model {model}").format(model=plan.model),
            self.tr("what is sent can't be called back"),
        )
        return " · ".join(parts)

    def _words_left_out(self, titles: Sequence[str]) -> str:
        parts = []
        if titles:
            parts.append(self.tr("Left out, because it is not permitted: {0}").format(", ".join(titles)))
        if self._plan.left_out:
            parts.append(self.tr("%n code(s) left out, because it is not permitted.", "", self._plan.left_out))
        return " ".join(parts)

    def _step(self, icon: str, words: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._context.theme.icon(icon))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda: self._show_page(self._page + by))
        return button

    def _show_page(self, page: int) -> None:
        calls = self._plan.calls
        self._page = min(max(page, 0), len(calls) - 1)
        self.text.setPlainText(readable_body(calls[self._page]))
        self.page_label.setText(self.tr("Request {number} of {count}").format(number=self._page + 1, count=len(calls)))
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < len(calls) - 1)


def readable_body(call: PreparedCall) -> str:
    """Give the exact content of a request: the messages as they read, then every other field as JSON."""
    body = json.loads(call.body)
    messages = body.pop("messages", None)
    if not isinstance(messages, list):
        return json.dumps(body, ensure_ascii=False, indent=2)
    parts = [f"— {message.get('role', '')} —\n{message.get('content', '')}" for message in messages]
    return "\n\n".join([*parts, "— JSON —\n" + json.dumps(body, ensure_ascii=False, indent=2)])
