"""What stands in the place while there are no two texts to compare: what is missing, and the one button for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.tasks import Task
from desktop.theme import Theme, set_role, space

WIDTH = 460


class StartPage(QFrame):
    """A heading, a few sentences, a button; while a search runs, how far it is and a way to stop.

    Signals:
        asked(): the main button.
        asked_one(): the button for this interview alone.
    """

    asked = Signal()
    asked_one = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "paper")
        self._task: Task | None = None
        self.icon, self.heading, self.body, self.safe = QLabel(), QLabel(), QLabel(), QLabel()
        self._theme = theme
        set_role(self.heading, "title")
        set_role(self.safe, "soft")
        for label in (self.heading, self.body, self.safe):
            label.setWordWrap(True)
        self.button, self.only_one, self.stop = QPushButton(), QPushButton(), QPushButton()
        set_role(self.button, "primary")
        set_role(self.only_one, "quiet")
        self.button.setObjectName("start")
        self.only_one.setObjectName("start_one")
        self.stop.setObjectName("stop")
        self.progress, self.progress_words = QProgressBar(), QLabel()
        self.progress.setTextVisible(False)
        self.button.clicked.connect(self.asked)
        self.only_one.clicked.connect(self.asked_one)
        self.stop.clicked.connect(self._on_stop)
        self._lay_out()
        self.retranslate()
        self._show_progress(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(space(3))
        for widget in (self.icon, self.heading, self.body, self.safe, self.progress, self.progress_words):
            column.addWidget(widget)
        column.addSpacing(space(2))
        for button in (self.button, self.only_one, self.stop):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        middle = QWidget()
        middle.setMaximumWidth(self._theme.pixels(WIDTH))
        middle.setMinimumWidth(space(60))
        middle.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)

    def retranslate(self) -> None:
        self.stop.setText(self.tr("Stop"))

    def say_empty(self, *, is_loading: bool) -> None:
        """Say that the study has no interview yet, or nothing while one is being read."""
        if is_loading:
            self.show_words("eye-off", "", "")
            return
        self.show_words(
            "eye-off",
            self.tr("No interview yet"),
            self.tr("Here you see each interview beside its pseudonymised form and decide what stays in it."),
            button=self.tr("Bring in interviews"),
        )

    def say_no_key(self, file_name: str) -> None:
        """Say what is needed where the key file is not beside the study."""
        self.show_words(
            "lock",
            self.tr("The key file is not here"),
            self.tr(
                "The originals are in “{0}”. Put it beside the study and open the study again: then names can be "
                "searched for and replaced."
            ).format(file_name),
            self.tr("Reading, coding and exporting work without it, once an interview is approved."),
        )

    def say_not_searched(self, title: str, count: int) -> None:
        """Offer the search; `count` interviews were not searched yet."""
        several = count > 1
        every = self.tr("Search all {0} interviews").format(count)
        self.show_words(
            "search",
            self.tr("Search for names"),
            self.tr(
                "Names, places, firms, dates, numbers and the like are found and replaced. You look at what was found, "
                "add what was missed, and approve the text under your name."
            ),
            self.tr("The search runs on this computer only; nothing leaves it."),
            button=every if several else self.tr("Search this interview"),
            one=self.tr("Only “{0}”").format(title) if several else "",
        )

    def show_words(self, icon: str, heading: str, body: str, safe: str = "", button: str = "", one: str = "") -> None:
        """Say what is missing; without words for a button there is none."""
        self.icon.setPixmap(self._theme.icon(icon, self._theme.palette.accent).pixmap(self._theme.icon_size(32)))
        for label, words in ((self.heading, heading), (self.body, body), (self.safe, safe)):
            label.setText(words)
            label.setVisible(bool(words))
        self.button.setText(button)
        self.only_one.setText(one)
        self.setAccessibleName(heading)
        self._show_progress(self._task is not None)

    def follow(self, task: Task) -> None:
        """Show how far a search is until it ends."""
        if not task.is_running:
            return
        self._task = task
        task.progressed.connect(self._on_progress)
        task.ended.connect(self._on_ended)
        self.stop.setEnabled(True)
        self._on_progress(0, 0)
        self._show_progress(True)
        if self.isVisible():
            self.stop.setFocus()

    def _show_progress(self, running: bool) -> None:
        for widget in (self.progress, self.progress_words, self.stop):
            widget.setVisible(running)
        self.button.setVisible(not running and bool(self.button.text()))
        self.only_one.setVisible(not running and bool(self.only_one.text()))

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total if total > 1 else 0)
        self.progress.setValue(done)
        words = self.tr("Searching …")
        if total > 1:
            words = self.tr("Searching interview {0} of {1} …").format(min(done + 1, total), total)
        self.progress_words.setText(words)
        self.progress.setAccessibleName(words)

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.stop.setEnabled(False)
            self.progress_words.setText(self.tr("Stopping …"))

    def _on_ended(self) -> None:
        self._task = None
        self._show_progress(False)
