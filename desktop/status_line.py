"""The line below the work: what is saved, what runs, what is left, who codes and what suggests."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.context import AppContext
from desktop.overview import StudyOverview
from desktop.settings import BUILTIN
from desktop.tasks import READ_LANE, Task
from desktop.theme import set_role, space

SHOW_AFTER_MILLISECONDS = 500
LOOK_EVERY_MILLISECONDS = 3_000
SAID_MILLISECONDS = 6_000
TICK_MILLISECONDS = 1_000


class RunningTask(QWidget):
    """The task that has run longest, with progress, time left and a way to stop it. Appears after half a second."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._task: Task | None = None
        self._label = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(space(40))
        self._cancel = QPushButton()
        self._cancel.setObjectName("cancel_task")
        set_role(self._cancel, "quiet")
        self._cancel.clicked.connect(self._on_cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(2))
        for widget in (self._label, self._bar, self._cancel):
            layout.addWidget(widget)
        self._delay = QTimer(self, singleShot=True, interval=SHOW_AFTER_MILLISECONDS)
        self._delay.timeout.connect(self._show_task)
        self._tick = QTimer(self, singleShot=True, interval=TICK_MILLISECONDS)
        self._tick.timeout.connect(self._look_again)
        context.tasks.started.connect(self._on_started)
        context.tasks.ended.connect(self._on_ended)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self._cancel.setText(self.tr("Stop"))

    def _on_started(self, _task: object) -> None:
        if self._task is None and not self._delay.isActive():
            self._delay.start()

    def _on_ended(self, task: object) -> None:
        if task is self._task:
            self._task = None
            self.hide()
        if self._context.tasks.running:
            self._delay.start()
        else:
            self._delay.stop()

    def _show_task(self) -> None:
        running = self._context.tasks.running
        if not running:
            return
        self._task = running[0]
        self._task.progressed.connect(self._on_progress)
        self._cancel.setEnabled(self._task.can_stop)
        self._cancel.setToolTip(self._task.why_whole)
        self._cancel.setAccessibleDescription(self._task.why_whole)
        self._on_progress(self._task.done_count, self._task.total_count)
        self.show()

    def _on_progress(self, done: int, total: int) -> None:
        if self._task is None:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = self._task.label + " …"
        seconds = self._task.remaining_seconds()
        if total and done:
            words = self.tr("{task}: {done} of {total}").format(task=self._task.label, done=done, total=total)
        if seconds is not None and seconds >= 5:
            words += " · " + self.tr("about {time} left").format(time=self._time(seconds))
        words += self._server_words(self._task)
        if self._task.why_whole:
            words += " · " + self._task.why_whole
        self._label.setText(words)
        self._bar.setAccessibleName(words)

    def _server_words(self, task: Task) -> str:
        """Say what the server makes it wait for, counting down, or how many requests are under way together."""
        pause = task.waiting_seconds()
        if pause > 0:
            self._tick.start()
            why = {
                "rate_limited": self.tr("too many requests"),
                "server_error": self.tr("fault of the server"),
                "timeout": self.tr("no answer in time"),
            }.get(task.waits_for, task.waits_for.replace("_", " "))
            return " · " + self.tr("pause of {time} for the server ({why})").format(time=self._time(pause), why=why)
        if task.under_way > 1:
            return " · " + self.tr("%n requests under way", "", task.under_way)
        return ""

    def _look_again(self) -> None:
        if self._task is not None:
            self._on_progress(self._task.done_count, self._task.total_count)

    def _time(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("%n second(s)", "", round(seconds))
        return self.tr("%n minute(s)", "", round(seconds / 60))

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._cancel.setEnabled(False)
            self._label.setText(self.tr("{task}: stopping …").format(task=self._task.label))


class StatusLine(QFrame):
    """Left: saved state and what is left; middle: the running task; right: coder and provider."""

    def __init__(self, context: AppContext, overview: StudyOverview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self._context = context
        self._overview = overview
        self._is_model_file_used = False
        self._saved = QLabel()
        self._left = QLabel()
        self._said = QTimer(self, singleShot=True, interval=SAID_MILLISECONDS)
        self._said.timeout.connect(self.refresh)
        self.model = QLabel()
        for label in (self._saved, self._left, self.model):
            set_role(label, "small")
        self.task = RunningTask(context)
        self.coder = self._button("coder_button")
        self.provider = self._button("provider_button")
        self.provider.clicked.connect(context.choose_provider)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(4), space(1), space(3), space(1))
        layout.setSpacing(space(4))
        layout.addWidget(self._saved)
        layout.addWidget(self._left)
        layout.addStretch(1)
        layout.addWidget(self.task)
        layout.addStretch(1)
        layout.addWidget(self.model)
        layout.addWidget(self.coder)
        layout.addWidget(self.provider)
        self._look = QTimer(self, interval=LOOK_EVERY_MILLISECONDS)
        self._look.timeout.connect(self._show_model)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for signal in (
            overview.changed, context.study_opened, context.study_closed, context.coder_changed,
            context.provider_changed, context.theme.changed, context.tasks.started, context.tasks.ended,
        ):  # fmt: skip
            signal.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        self.task.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Say everything anew."""
        study = self._context.study
        self._saved.setVisible(study is not None)
        self._left.setVisible(study is not None)
        self.coder.setVisible(study is not None)
        if study is not None:
            is_working = any(task.lane != READ_LANE for task in self._context.tasks.running)
            if not self._said.isActive():
                self._saved.setText(self.tr("Saving as it goes") if is_working else self.tr("All saved"))
            self._left.setText(self._what_is_left())
            self.coder.setText(self.tr("Coder: {name}").format(name=study.coder_name(self._context.coder_id)))
        self._show_model()
        name = self.provider_words()
        self.provider.setText(f"{name} ▾")
        self.provider.setAccessibleName(self.tr("Suggestions come from: {provider}").format(provider=name))
        self.provider.setToolTip(self.tr("Choose where suggestions come from"))

    def say(self, words: str) -> None:
        """Say for some seconds what was just done and can't be seen everywhere."""
        self._saved.setText(words)
        self._said.start()

    def _show_model(self) -> None:
        """Say which model file is running, for it takes memory until it ends; look again while one does."""
        name = self._context.services.running_model() if self._has_used_model_file() else ""
        words = self.tr("{name} is running").format(name=name)
        short = self.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideMiddle, self.fontMetrics().averageCharWidth() * 36
        )
        self.model.setText(short if name else "")
        self.model.setToolTip(words if name else "")
        self.model.setVisible(bool(name))
        if bool(name) != self._look.isActive():
            self._look.start() if name else self._look.stop()

    def _has_used_model_file(self) -> bool:
        """Ask for servers only where there can be one: asking loads what runs them."""
        self._is_model_file_used = self._is_model_file_used or self._context.settings.provider.is_model_file
        return self._is_model_file_used

    def provider_words(self) -> str:
        """Name the chosen provider."""
        choice = self._context.settings.provider
        if choice.preset == BUILTIN:
            return self.tr("built-in, no AI")
        host, _reach = self._context.services.host_of(choice)
        return f"{choice.model or self.tr('no model chosen')} · {host}"

    def _what_is_left(self) -> str:
        rows = self._overview.rows
        decided = sum(row.decided for row in rows)
        waiting = sum(row.open_suggestions for row in rows)
        findings = sum(row.open_findings for row in rows if row.stage.value == "pseudonymised")
        parts = []
        if findings:
            parts.append(self.tr("%n name(s) to review", "", findings))
        if decided + waiting:
            parts.append(self.tr("{done} of {total} decided").format(done=decided, total=decided + waiting))
        return " · ".join(parts)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
