"""What suggestions are for in a study: asked when it is made; and the page beside the first run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from analysis.records import AiPolicy, SendScope, SuggestionKind
from desktop.dialogs.fields import Choices, heading, labelled, scope_choices, soft
from desktop.theme import scrolling, set_role, space

if TYPE_CHECKING:
    from analysis.records import Coder
    from analysis.workflow.first_run import Point

MOST_PERCENT = 50
ANY_TIME, OWN_FIRST = "any_time", "own_first"


class PolicyFields(QWidget):
    """What may be suggested, when, and how it is decided; without how far text may go, which is asked elsewhere.

    Signals:
        changed(): something was chosen.
    """

    changed = Signal()

    def __init__(self, coders: Sequence[Coder] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            SuggestionKind.CODE: self.tr("Codes in participants' words"),
            SuggestionKind.CONCEPT: self.tr("First-order concepts"),
            SuggestionKind.THEME: self.tr("Second-order themes"),
            SuggestionKind.DIMENSION: self.tr("Aggregate dimensions"),
        }
        self.kinds = {kind: QCheckBox(words[kind]) for kind in SuggestionKind}
        self.when = Choices(
            [
                (OWN_FIRST, self.tr("Codes only after my own coding of an interview: the differences"), ""),
                (ANY_TIME, self.tr("Codes at any time"), ""),
            ]
        )
        self.one_by_one = QCheckBox(self.tr("Each suggestion is seen before it is decided on"))
        self.share = QSpinBox()
        self.share.lineEdit().setTextMargins(space(1.5), 0, 0, 0)
        self.share.setRange(0, MOST_PERCENT)
        self.share.setSingleStep(5)
        self.share.setSuffix(" %")
        self.share.setSpecialValueText(self.tr("none"))
        self.deciders = {coder.id: QCheckBox(coder.name) for coder in coders}
        self._lay_out()
        self.setFocusProxy(self.kinds[SuggestionKind.CODE])
        self.show_policy(AiPolicy())

    def policy(self, present: AiPolicy) -> AiPolicy:
        """Give what was chosen, the rest as at present."""
        named = tuple(coder for coder, box in self.deciders.items() if box.isChecked())
        return replace(
            present,
            kinds=tuple(kind for kind, box in self.kinds.items() if box.isChecked()),
            own_coding_first=self.when.value == OWN_FIRST,
            one_by_one=self.one_by_one.isChecked(),
            blind_share=self.share.value() / 100,
            deciders=() if len(named) == len(self.deciders) else named,
        )

    def show_policy(self, policy: AiPolicy) -> None:
        for kind, box in self.kinds.items():
            box.setChecked(kind in policy.kinds)
        self.when.choose(OWN_FIRST if policy.own_coding_first else ANY_TIME)
        self.one_by_one.setChecked(policy.one_by_one)
        self.share.setValue(round(policy.blind_share * 100))
        for coder, box in self.deciders.items():
            box.setChecked(not policy.deciders or coder in policy.deciders)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.5))
        layout.addWidget(soft(self.tr("What may be suggested? Nothing is an answer, too.")))
        for box in self.kinds.values():
            layout.addWidget(box)
            box.toggled.connect(self._on_changed)
        layout.addSpacing(space(1.5))
        layout.addWidget(self.when)
        layout.addWidget(self.one_by_one)
        if len(self.deciders) > 1:
            layout.addWidget(soft(self.tr("Who decides on suggestions?")))
            for box in self.deciders.values():
                layout.addWidget(box)
                box.toggled.connect(self._on_changed)
        row = QHBoxLayout()
        row.addWidget(labelled(self.tr("Turns held out of every suggester, at least"), self.share))
        row.addWidget(self.share)
        row.addStretch(1)
        layout.addLayout(row)
        self.one_by_one.toggled.connect(self._on_changed)
        self.share.valueChanged.connect(self._on_changed)
        self.when.group.idToggled.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.when.setEnabled(self.kinds[SuggestionKind.CODE].isChecked())
        self.changed.emit()


class AiPolicyDialog(QDialog):
    """Shows what was settled, to be changed. Accepted: `policy()` and `reason()` are hers."""

    def __init__(
        self,
        present: AiPolicy | None,
        scope: SendScope,
        coders: Sequence[Coder],
        *,
        needs_reason: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What suggestions are for"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._present = present or AiPolicy(reach=scope)
        self._needs_reason = needs_reason
        self.fields = PolicyFields(coders)
        self.fields.show_policy(self._present)
        self.scope = scope_choices()
        self.scope.choose(self._present.reach.value)
        self.reason_field = QPlainTextEdit()
        self.reason_field.setTabChangesFocus(True)
        self.reason_field.setMaximumHeight(space(20))
        self.reason_field.textChanged.connect(self._check)
        self.keep_button = QPushButton(self.tr("Settle it so"))
        set_role(self.keep_button, "primary")
        self.keep_button.clicked.connect(self.accept)
        self._lay_out()
        self._check()
        self.resize(space(150), space(165))

    def policy(self) -> AiPolicy:
        return self.fields.policy(replace(self._present, reach=SendScope(self.scope.value)))

    def reason(self) -> str:
        return self.reason_field.toPlainText().strip()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(space(2))
        about = self.tr(
            "Settled before the first suggestion at best. It binds every suggester, is recorded, and is printed in the "
            "methods appendix with each change and its reason."
        )
        for part in (heading(self.windowTitle()), soft(about), self.fields, soft(self.tr("Text may go at most to:"))):
            column.addWidget(part)
        column.addWidget(self.scope)
        words = self.tr("Why is it changed?") if self._needs_reason else self.tr("Why so? (may stay empty)")
        column.addWidget(labelled(words, self.reason_field))
        column.addWidget(self.reason_field)
        column.addStretch(1)
        scroll = scrolling(inner, sideways=True)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        set_role(cancel, "quiet")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(5))
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)

    def _check(self) -> None:
        self.keep_button.setEnabled(bool(self.reason()) or not self._needs_reason)


class FirstRunDialog(QDialog):
    """What suggestions are good and bad at, with examples, and room for where she stands herself. Nothing is forced."""

    def __init__(self, points: Sequence[Point], position: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Before the first suggestions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.position = QPlainTextEdit(position)
        self.position.setTabChangesFocus(True)
        self.position.setMaximumHeight(space(30))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(space(2))
        good = QCoreApplication.translate("FirstRunDialog", "Suggestions help with")
        bad = QCoreApplication.translate("FirstRunDialog", "Suggestions are bad at")
        for is_good, words in ((True, good), (False, bad)):
            column.addWidget(heading(words))
            for point in points:
                if point.is_good is is_good:
                    column.addWidget(_paragraph(point))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setAccessibleName(self.windowTitle())
        self.close_button = QPushButton(self.tr("Close"))
        set_role(self.close_button, "primary")
        self.close_button.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(3))
        layout.addWidget(scroll, 1)
        asked = self.tr("Where do you stand yourself: field, expectations, stake in the answer? (may stay empty)")
        layout.addWidget(labelled(asked, self.position))
        layout.addWidget(self.position)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)
        self.resize(space(150), space(165))


def _paragraph(point: Point) -> QWidget:
    label = soft(f"{point.text}\n{point.example}" if point.example else point.text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
