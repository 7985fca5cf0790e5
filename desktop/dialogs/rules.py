"""Disagreements between coders, discussed one by one and resolved into rules; and the rules of the codebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from analysis.records import RuleKind
from desktop.dialogs.fields import heading, labelled, soft
from desktop.ruling_words import rule_kinds
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.workflow.rules import Open, Ruled

_DATA = Qt.ItemDataRole.UserRole


class RulesDialog(QDialog):
    """Shows both lists; what they show is given by `show_disagreements` and `show_rules` after each change.

    Signals:
        discuss_asked(Open, note, RuleKind or None, rule), place_asked(Open): she wants to see the passage.
        write_asked(target id, RuleKind, text), change_asked(rule id, RuleKind, text), remove_asked(rule id).
    """

    discuss_asked = Signal(object, str, object, str)
    place_asked = Signal(object)
    write_asked = Signal(str, object, str)
    change_asked = Signal(str, object, str)
    remove_asked = Signal(str)

    def __init__(self, targets: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`targets` are the ids and labels of what a rule can stand on."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Disagreements and rules"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tabs = QTabWidget()
        self.waiting, self.note, self.into, self.rule = QListWidget(), QLineEdit(), QComboBox(), QLineEdit()
        self.count = soft()
        self.place_button = QPushButton(self.tr("Show in the interview"))
        self.discuss_button = QPushButton(self.tr("Keep what came of it"))
        self.rules, self.target, self.kind, self.text = QListWidget(), QComboBox(), QComboBox(), QLineEdit()
        self.remove_button, self.new_button = QPushButton(self.tr("Take away")), QPushButton(self.tr("New rule"))
        self.keep_button = QPushButton(self.tr("Keep rule"))
        self.into.addItem(self.tr("No rule"), None)
        for kind, words in rule_kinds().items():
            self.into.addItem(words, kind.value)
            self.kind.addItem(words, kind.value)
        for target_id, label in targets:
            self.target.addItem(label, target_id)
        self._connect()
        self._lay_out()
        self.resize(space(170), space(150))

    def show_disagreements(self, found: Sequence[Open], words: Sequence[str]) -> None:
        """List them, each with the words of its passage."""
        self.waiting.clear()
        for one, said in zip(found, words, strict=True):
            place = one.place
            head = self.tr("{0} · {1}, turn {2} · {3}, not {4}").format(
                place.label, place.title, place.turn + 1, place.applied_by, place.not_by
            )
            lines = [head, self.tr("“{0}”").format(said)]
            if one.discussion is not None:
                lines.append(self.tr("Discussed: {0}").format(one.discussion.note))
            self._add(self.waiting, "\n".join(lines), one)
        left = sum(one.discussion is None for one in found)
        self.count.setText(
            self.tr("Not discussed yet: {0} of {1}").format(left, len(found))
            if found
            else self.tr("Where two coders coded the same interviews, it is listed here what one put there and the "
                         "other did not.")
        )  # fmt: skip
        self.note.clear()
        self.rule.clear()
        self.into.setCurrentIndex(0)
        self.waiting.setCurrentRow(0 if found else -1)
        self._check()

    def show_rules(self, rules: Sequence[Ruled]) -> None:
        kinds = rule_kinds()
        self.rules.clear()
        for one in rules:
            lines = [f"{one.label} · {kinds[one.rule.kind]}", one.rule.text]
            version = self.tr("Version {0} · disagreements resolved into it: {1}")
            self._add(self.rules, "\n".join([*lines, version.format(one.rule.version, one.discussions)]), one)
        self._start_new()

    # --- parts ---

    def _connect(self) -> None:
        self.waiting.currentRowChanged.connect(self._on_open)
        self.waiting.itemActivated.connect(lambda _item: self.place_asked.emit(self._chosen(self.waiting)))
        self.note.textChanged.connect(self._check)
        self.rule.textChanged.connect(self._check)
        self.into.currentIndexChanged.connect(self._check)
        self.text.textChanged.connect(self._check)
        self.rules.currentRowChanged.connect(self._on_rule)
        acts = {
            self.place_button: lambda: self.place_asked.emit(self._chosen(self.waiting)),
            self.discuss_button: self._discuss,
            self.remove_button: lambda: self.remove_asked.emit(self._chosen(self.rules).rule.id),
            self.new_button: self._start_new, self.keep_button: self._keep,
        }  # fmt: skip
        for button, act in acts.items():
            button.setAutoDefault(False)
            button.clicked.connect(act)
            set_role(button, "primary" if button in (self.discuss_button, self.keep_button) else "quiet")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(self.tabs, 1)
        for listed, name in ((self.waiting, self.tr("Disagreements")), (self.rules, self.tr("Rules of the codebook"))):
            listed.setAccessibleName(name)
            listed.setWordWrap(True)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tabs.addTab(
            self._page(
                [self.count, self.waiting],
                [
                    (self.tr("What came of the discussion"), self.note),
                    (self.tr("Resolved into a rule"), self.into),
                    (self.tr("Words of the rule"), self.rule),
                ],
                [self.place_button],
                self.discuss_button,
            ),
            self.tr("Disagreements"),
        )
        self.tabs.addTab(
            self._page(
                [self.rules],
                [
                    (self.tr("Code or category"), self.target),
                    (self.tr("What it says"), self.kind),
                    (self.tr("Rule"), self.text),
                ],
                [self.remove_button, self.new_button],
                self.keep_button,
            ),
            self.tr("Rules"),
        )

    @staticmethod
    def _page(
        above: Sequence[QWidget], fields: Sequence[tuple[str, QWidget]], quiet: Sequence[QPushButton], main: QPushButton
    ) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(space(2))
        for widget in above:
            column.addWidget(widget, int(isinstance(widget, QListWidget)))
        for words, field in fields:
            column.addWidget(labelled(words, field))
            column.addWidget(field)
        row = QHBoxLayout()
        for button in quiet:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(main)
        column.addLayout(row)
        return page

    @staticmethod
    def _add(listed: QListWidget, words: str, data: object) -> None:
        item = QListWidgetItem(words)
        item.setData(_DATA, data)
        listed.addItem(item)

    @staticmethod
    def _chosen(listed: QListWidget) -> Any:
        item = listed.currentItem()
        return None if item is None else item.data(_DATA)

    def _on_open(self) -> None:
        one = self._chosen(self.waiting)
        self.note.setText(one.discussion.note if one is not None and one.discussion is not None else "")
        self._check()

    def _on_rule(self) -> None:
        one = self._chosen(self.rules)
        if one is not None:
            self.target.setCurrentIndex(self.target.findData(one.rule.target_id))
            self.kind.setCurrentIndex(self.kind.findData(one.rule.kind.value))
            self.text.setText(one.rule.text)
        self._check()

    def _start_new(self) -> None:
        self.rules.setCurrentRow(-1)
        self.text.clear()
        self._check()

    def _discuss(self) -> None:
        kind = self.into.currentData()
        one = self._chosen(self.waiting)
        self.discuss_asked.emit(one, self.note.text(), RuleKind(kind) if kind else None, self.rule.text())

    def _keep(self) -> None:
        one, kind = self._chosen(self.rules), RuleKind(self.kind.currentData())
        if one is None:
            self.write_asked.emit(self.target.currentData(), kind, self.text.text())
        else:
            self.change_asked.emit(one.rule.id, kind, self.text.text())

    def _check(self) -> None:
        is_open, is_rule = self._chosen(self.waiting) is not None, self._chosen(self.rules) is not None
        is_into = self.into.currentData() is not None
        self.rule.setEnabled(is_into)
        is_said = bool(self.note.text().strip()) and (not is_into or bool(self.rule.text().strip()))
        self.discuss_button.setEnabled(is_open and is_said)
        self.place_button.setEnabled(is_open)
        self.target.setEnabled(not is_rule)
        self.remove_button.setEnabled(is_rule)
        self.keep_button.setEnabled(bool(self.text.text().strip()) and self.target.count() > 0)
