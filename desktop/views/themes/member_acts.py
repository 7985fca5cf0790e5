"""What can be done with the selected members of a suggested group, as a row of buttons with their keys."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.theme import set_role, space


class MemberActs(QWidget):
    """Accept only these, leave them out, make them a group of their own, move them."""

    def __init__(self) -> None:
        super().__init__()
        self.accept, self.leave_out, self.split, self.move_to = (QPushButton() for _ in range(4))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(1))
        for at, button in enumerate((self.accept, self.leave_out, self.split, self.move_to)):
            set_role(button, "quiet")
            grid.addWidget(button, at // 2, at % 2)
        self.retranslate()
        self.allow(some=False, part=False)

    def retranslate(self) -> None:
        self.accept.setText(self.tr("Only these  Shift+A"))
        self.leave_out.setText(self.tr("Leave out  X"))
        self.split.setText(self.tr("Split off  P"))
        self.move_to.setText(self.tr("Move or merge …  M"))

    def allow(self, *, some: bool, part: bool) -> None:
        """Say whether members are selected, and whether they are not all there are."""
        self.accept.setEnabled(some)
        self.leave_out.setEnabled(some)
        self.split.setEnabled(part)
