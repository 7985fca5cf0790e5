"""Sealing the ledger and comparing it with a seal, in the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.theme import set_role, space


class SealCard(QFrame):
    """Says what a seal is, makes one, and compares one that is typed or pasted.

    Signals:
        seal_asked(), key_file_asked(), save_asked(text), compare_asked(text), closed().
    """

    seal_asked = Signal()
    key_file_asked = Signal()
    save_asked = Signal(str)
    compare_asked = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.words, self.verdict, self.text = QLabel(), QLabel(), QPlainTextEdit()
        self.seal, self.key_file, self.compare = QPushButton(), QPushButton(), QPushButton()
        self.copy, self.save, self.back = QPushButton(), QPushButton(), QPushButton()
        self.words.setWordWrap(True)
        self.verdict.setWordWrap(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setFixedHeight(space(36))
        self.text.setTabChangesFocus(True)
        set_role(self.seal, "primary")
        for button in (self.key_file, self.copy, self.save, self.back):
            set_role(button, "quiet")
        first, second = QHBoxLayout(), QHBoxLayout()
        for button, row in (
            (self.seal, first), (self.compare, first), (self.key_file, first), (self.copy, second),
            (self.save, second), (self.back, second),
        ):  # fmt: skip
            row.addWidget(button)
        first.addStretch(1)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addWidget(self.words)
        column.addLayout(first)
        column.addWidget(self.verdict)
        column.addWidget(self.text)
        column.addLayout(second)
        self.seal.clicked.connect(self.seal_asked)
        self.key_file.clicked.connect(self.key_file_asked)
        self.compare.clicked.connect(lambda: self.compare_asked.emit(self.text.toPlainText()))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.save.clicked.connect(lambda: self.save_asked.emit(self.text.toPlainText()))
        self.back.clicked.connect(self.closed)
        self.text.textChanged.connect(self._on_text)
        self.retranslate()
        self.reset()

    def retranslate(self) -> None:
        self.words.setText(
            self.tr(
                "A seal is the last step's hash, signed with your key, as a short text for a paper's appendix. Whoever "
                "alters a step has to rewrite all that follow; that nobody rewrote the whole ledger shows only against "
                "a seal that others can see. Sealing can't be undone. Nothing is sent anywhere."
            )
        )
        self.seal.setText(self.tr("Seal the ledger now"))
        self.key_file.setText(self.tr("Use a key file…"))
        self.compare.setText(self.tr("Compare with this seal"))
        self.text.setPlaceholderText(self.tr("Paste a seal here to compare the ledger with it."))
        self.text.setAccessibleName(self.tr("Text of the seal"))
        self.copy.setText(self.tr("Copy"))
        self.save.setText(self.tr("Save…"))
        self.back.setText(self.tr("Close"))

    def reset(self) -> None:
        """Begin anew."""
        self.text.clear()
        self.verdict.hide()
        self.key_file.hide()
        self._on_text()

    def show_seal(self, text: str, words: str) -> None:
        self.text.setPlainText(text)
        self.say(words, is_good=True)

    def say(self, words: str, *, is_good: bool) -> None:
        self.verdict.setText(words)
        set_role(self.verdict, "soft" if is_good else "danger")
        self.verdict.show()

    def _on_text(self) -> None:
        has_text = bool(self.text.toPlainText().strip())
        for button in (self.compare, self.copy, self.save):
            button.setEnabled(has_text)
