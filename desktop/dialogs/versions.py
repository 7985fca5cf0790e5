"""Named versions of the codebook, what changed since, and interviews to go through again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.context import AppContext
from desktop.dialogs.fields import heading, soft
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from analysis.workflow.versions import Differences, Entry

_ID = Qt.ItemDataRole.UserRole
CODES_SHOWN = 3


class VersionsDialog(QDialog):
    """Versions on the left, what changed since the chosen one on the right, the queue below. Naming can be undone."""

    def __init__(self, context: AppContext, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Versions of the codebook"))
        self._context, self._study = context, study
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Such as: v3, after I-07"))
        self.name.setAccessibleName(self.tr("Name of a version"))
        self.name_button = QPushButton(self.tr("Name the codebook as it is now"))
        self.nothing = soft(
            self.tr("No version was named yet. A name keeps the codebook as it is now, to see later what changed.")
        )
        self.list, self.changes, self.queue = QListWidget(), QListWidget(), QListWidget()
        self.go_button, self.seen_button = QPushButton(self.tr("Go to it")), QPushButton(self.tr("Gone through"))
        self.close_button = QPushButton(self.tr("Close"))
        self.list.setAccessibleName(self.tr("Versions of the codebook"))
        self.changes.setAccessibleName(self.tr("What changed since then"))
        self.queue.setAccessibleName(self.tr("Interviews to go through again"))
        self._lay_out()
        self.name_button.clicked.connect(self._name)
        self.list.currentRowChanged.connect(self._show_changes)
        self.queue.currentRowChanged.connect(self._allow)
        self.queue.itemActivated.connect(lambda _item: self._go())
        self.go_button.clicked.connect(self._go)
        self.seen_button.clicked.connect(self._mark)
        self.close_button.clicked.connect(self.accept)
        context.event_recorded.connect(lambda _event: self._fill())
        self._fill()
        self.resize(space(220), space(150))

    def _lay_out(self) -> None:
        naming = QHBoxLayout()
        naming.addWidget(self.name, 1)
        naming.addWidget(self.name_button)
        columns = QHBoxLayout()
        columns.setSpacing(space(4))
        columns.addLayout(self._headed(self.tr("Versions of the codebook"), self.list), 1)
        columns.addLayout(self._headed(self.tr("What changed since then"), self.changes), 2)
        buttons = QHBoxLayout()
        for button in (self.go_button, self.seen_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        for button in (self.name_button, self.go_button, self.seen_button, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        layout.addLayout(naming)
        layout.addWidget(self.nothing)
        layout.addLayout(columns, 3)
        layout.addLayout(self._headed(self.tr("Interviews to go through again"), self.queue), 2)
        layout.addWidget(soft(self.tr("They were coded before these codes were there.")))
        layout.addLayout(buttons)

    def _headed(self, words: str, table: QListWidget) -> QVBoxLayout:
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setWordWrap(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(table, "sheet")
        column = QVBoxLayout()
        column.addWidget(heading(words))
        column.addWidget(table, 1)
        return column

    def _fill(self) -> None:
        if not self._study.is_open:
            self.reject()
            return
        at = self.list.currentRow()
        self.list.clear()
        for version in self._study.versions.all():
            self.list.addItem(f"{version.name}   {version.created_at[:10]}")
        self.nothing.setVisible(not self.list.count())
        self.list.setCurrentRow(at if 0 <= at < self.list.count() else self.list.count() - 1)
        self.queue.clear()
        for waiting in self._study.versions.to_revisit():
            labels = ", ".join(waiting.codes[:CODES_SHOWN])
            more = len(waiting.codes) - CODES_SHOWN
            words = f"{labels} …" if more > 0 else labels
            item = QListWidgetItem(f"{waiting.document.title}   {len(waiting.codes)}: {words}")
            item.setData(_ID, waiting.document.id)
            self.queue.addItem(item)
        self._allow()

    def _allow(self) -> None:
        chosen = self.queue.currentItem() is not None
        self.go_button.setEnabled(chosen)
        self.seen_button.setEnabled(chosen)

    def _show_changes(self, row: int) -> None:
        self.changes.clear()
        known = self._study.versions.all()
        if 0 <= row < len(known):
            self.changes.addItems(
                self._lines(self._study.versions.differences(known[row])) or [self.tr("Nothing changed.")]
            )

    def _lines(self, found: Differences) -> list[str]:
        def named(entries: Sequence[Entry], words: str) -> list[str]:
            return [words.format(item.label) for item in entries]

        lines = named(found.added, self.tr("Added: “{0}”")) + named(found.removed, self.tr("Removed: “{0}”"))
        lines += [self.tr("Merged: “{0}” into “{1}”").format(gone.label, into.label) for gone, into in found.merged]
        lines += [self.tr("Renamed: “{0}” to “{1}”").format(i.before.label, i.after.label) for i in found.renamed]
        nowhere = self.tr("no place")
        lines += [
            self.tr("Moved: “{0}” from {1} to {2}").format(
                item.after.label, item.before.home or nowhere, item.after.home or nowhere
            )
            for item in found.moved
        ]
        lines += [
            self.tr("Defined: “{0}” as “{1}”, before “{2}”").format(
                item.after.label, item.after.definition, item.before.definition
            )
            for item in found.redefined
        ]
        return lines

    def _name(self) -> None:
        name, coder = self.name.text(), self._context.coder_id
        if self._context.attempt(lambda: self._study.versions.name(name, coder=coder)):
            self.name.clear()
            self._fill()

    def _chosen(self) -> str:
        item = self.queue.currentItem()
        return str(item.data(_ID)) if item else ""

    def _go(self) -> None:
        if document_id := self._chosen():
            self._context.select_document(document_id)
            self._context.go("code")
            self.accept()

    def _mark(self) -> None:
        document_id, coder = self._chosen(), self._context.coder_id
        if document_id and self._context.attempt(lambda: self._study.versions.mark_revisited(document_id, coder=coder)):
            self._fill()
