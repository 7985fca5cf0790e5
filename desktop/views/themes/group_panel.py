"""The panel on one suggested group: read it whole, then accept, edit, reject or put it off."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.workflow.groupings import Group
from desktop.theme import Theme, set_role, space
from desktop.views.themes.groups_model import TickModel
from desktop.views.themes.member_acts import MemberActs


class GroupPanel(QWidget):
    """Shows one group and asks for a decision. Nothing is chosen beforehand; all four ways are equally near.

    Signals:
        accept_asked(), edit_asked(label, definition, member ids), reject_asked(reason), later_asked(), undo_asked().
        split_asked(label, member ids).
    """

    accept_asked = Signal()
    edit_asked = Signal(str, str, list)
    reject_asked = Signal(str)
    later_asked = Signal()
    undo_asked = Signal()
    split_asked = Signal(str, list)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.source, self.label, self.definition, self.why = QLabel(), QLabel(), QLabel(), QLabel()
        self.label_field, self.definition_field, self.reason = QLineEdit(), QPlainTextEdit(), QLineEdit()
        self.members_head, self.members, self.model = QLabel(), QListView(), TickModel(self)
        self.accept, self.edit, self.reject, self.later = (QPushButton() for _ in range(4))
        self.undo = QPushButton()
        self.member_acts, self.against, self.split_field = MemberActs(), QLabel(), QLineEdit()
        self._group: Group | None = None
        self._is_editing = False
        self._theme = theme
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_group(None, "")

    @property
    def is_editing(self) -> bool:
        return self._is_editing

    def retranslate(self) -> None:
        self.label_field.setAccessibleName(self.tr("Label"))
        self.definition_field.setAccessibleName(self.tr("Definition"))
        self.definition_field.setPlaceholderText(self.tr("Definition"))
        self.reason.setAccessibleName(self.tr("Reason for rejecting"))
        self.reason.setPlaceholderText(self.tr("Reason for rejecting (may stay empty)"))
        self.members.setAccessibleName(self.tr("Members of the group"))
        self.split_field.setAccessibleName(self.tr("Name of the new group"))
        self.split_field.setPlaceholderText(self.tr("Name of the new group, then Enter"))
        self.member_acts.retranslate()
        self.undo.setText(self.tr("Undo  U"))
        self._name_buttons()

    def show_group(self, group: Group | None, source: str) -> None:
        """Show another group; typing on the former is dropped."""
        if group == self._group and self._is_editing:
            return
        self._group, self._is_editing = group, False
        self.reason.clear()
        self.source.setText(source)
        self.source.setVisible(bool(source))
        self._show()

    def toggle_editing(self) -> None:
        """Open label, definition and members for changes; again closes without."""
        if self._group is not None:
            self._is_editing = not self._is_editing
            self._show()
            (self.label_field if self._is_editing else self.members).setFocus()

    def take(self) -> None:
        """Accept, or take the group with the changes that were made."""
        if self._group is None:
            return
        if self._is_editing:
            label, definition = self.label_field.text().strip(), self.definition_field.toPlainText().strip()
            members = self.model.ticked_ids()
            self._is_editing = False
            self.edit_asked.emit(label, definition, members)
        else:
            self.accept_asked.emit()

    def turn_down(self) -> None:
        if self._group is not None:
            self.reject_asked.emit(self.reason.text().strip())

    def focus_reason(self) -> None:
        self.reason.setFocus()

    def chosen_ids(self) -> list[str]:
        """Give the members that are selected, in their order."""
        rows = sorted(index.row() for index in self.members.selectionModel().selectedIndexes())
        return [self.model.member(self.model.index(row, 0)).id for row in rows]

    def go_to_members(self) -> None:
        """Take the keyboard to the members, onto the one where she was, or the first."""
        self.members.setFocus()
        if not self.members.selectionModel().hasSelection():
            here = self.members.currentIndex()
            self.members.selectionModel().setCurrentIndex(
                here if here.isValid() else self.model.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def ask_split(self) -> None:
        """Ask for the name under which the selected members become a group of their own."""
        if self._group is not None and 0 < len(self.chosen_ids()) < len(self._group.members):
            self.split_field.clear()
            self.split_field.show()
            self.split_field.setFocus()

    # --- parts ---

    def _on_split(self) -> None:
        label, chosen = self.split_field.text().strip(), self.chosen_ids()
        if label and chosen:
            self.split_field.hide()
            self.split_asked.emit(label, chosen)

    def _on_members(self) -> None:
        count = len(self.chosen_ids())
        is_part = self._group is not None and 0 < count < len(self._group.members)
        self.member_acts.allow(some=count > 0, part=is_part)

    def _say_against(self, group: Group | None) -> None:
        """Name the counter-examples, each with what was given as the reason."""
        lines = [f"– {member.label}" + (f" ({why})" if why else "") for member, why in group.against] if group else []
        self.against.setText("\n".join([self.tr("Counter-examples"), *lines]) if lines else "")
        self.against.setVisible(bool(lines))

    def _show(self) -> None:
        group, editing = self._group, self._is_editing
        self.label.setText(group.label if group else self.tr("Choose a group to decide on it."))
        set_role(self.label, "heading" if group else "soft")
        self.label.setVisible(not editing)
        self.definition.setText(group.definition if group else "")
        self.definition.setVisible(bool(group and group.definition) and not editing)
        self.why.setText(group.why if group else "")
        self.why.setVisible(bool(group and group.why))
        self._say_against(group)
        self.split_field.hide()
        self.label_field.setVisible(editing)
        self.definition_field.setVisible(editing)
        if group is not None and editing:
            self.label_field.setText(group.label)
            self.label_field.end(False)
            self.label_field.home(True)
            self.definition_field.setPlainText(group.definition)
        self.model.set_members(group.members if group else (), is_editing=editing)
        self.member_acts.setVisible(group is not None and not editing)
        self._on_members()
        head = self.tr("Members: untick what does not belong") if editing else self.tr("Members")
        self.members_head.setText(head)
        for widget in (self.members_head, self.members, self.reason, self.accept, self.edit, self.reject, self.later):
            widget.setVisible(group is not None)
        self._name_buttons()

    def _name_buttons(self) -> None:
        self.accept.setText(self.tr("Accept  A"))
        self.edit.setText(self.tr("Cancel  E") if self._is_editing else self.tr("Edit  E"))
        self.reject.setText(self.tr("Reject  R"))
        self.later.setText(self.tr("Later  L"))

    def _connect(self) -> None:
        self.members.setModel(self.model)
        self.members.selectionModel().selectionChanged.connect(lambda *_ignored: self._on_members())
        self.split_field.returnPressed.connect(self._on_split)
        self.accept.clicked.connect(self.take)
        self.edit.clicked.connect(self.toggle_editing)
        self.reject.clicked.connect(self.turn_down)
        self.later.clicked.connect(self.later_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.label_field.returnPressed.connect(self.take)
        self.reason.returnPressed.connect(self.turn_down)
        self._theme.changed.connect(self._set_fonts)
        self._set_fonts()

    def _set_fonts(self) -> None:
        self.members.setFont(self._theme.reading_font(0.85))

    def _lay_out(self) -> None:
        for label, role in (
            (self.source, "small"), (self.definition, ""), (self.why, "soft"), (self.members_head, "small"),
            (self.against, "soft"),
        ):  # fmt: skip
            set_role(label, role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.members.setWordWrap(True)
        self.members.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.members.setResizeMode(QListView.ResizeMode.Adjust)
        self.members.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.members.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.members.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.definition_field.setTabChangesFocus(True)
        self.definition_field.setFixedHeight(space(20))
        set_role(self.undo, "quiet")
        buttons = QGridLayout()
        buttons.setSpacing(space(2))
        for at, button in enumerate((self.accept, self.reject, self.edit, self.later)):
            buttons.addWidget(button, at // 2, at % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(3))
        column.setSpacing(space(2))
        for widget in (
            self.source, self.label, self.label_field, self.definition, self.definition_field, self.why,
            self.members_head,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addWidget(self.members, 1)
        column.addWidget(self.member_acts)
        column.addWidget(self.split_field)
        column.addWidget(self.against)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)
