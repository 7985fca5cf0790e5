"""Suggested groups: for each level, the alternatives side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QTabBar, QVBoxLayout, QWidget

from analysis.records import SuggestionKind
from analysis.workflow.groupings import Alternative, Group, Proposal
from desktop.theme import Theme, set_role, space
from desktop.views.themes.group_delegate import GroupDelegate
from desktop.views.themes.groups_model import GroupsModel

_MOST_ALTERNATIVES = 3


class AlternativeView(QWidget):
    """One alternative: what it is, and its groups."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.heading, self.principle, self.counts = QLabel(), QLabel(), QLabel()
        self.model = GroupsModel(self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(GroupDelegate(theme, self.list))
        set_role(self.heading, "heading")
        set_role(self.counts, "small")
        self.principle.setWordWrap(True)
        self.principle.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.heading)
        column.addWidget(self.principle)
        column.addWidget(self.counts)
        column.addWidget(self.list, 1)

    def show_alternative(self, alternative: Alternative) -> None:
        row = self.list.currentIndex().row()
        name = self.tr("Alternative {0}").format(alternative.number + 1)
        self.heading.setText(name)
        self.list.setAccessibleName(": ".join(filter(None, (name, alternative.principle))))
        self.principle.setText(alternative.principle)
        self.principle.setVisible(bool(alternative.principle))
        parts = [
            self.tr("%n to decide", "", len(alternative.groups)),
            self.tr("%n decided", "", alternative.decided_count),
            self.tr("%n fit nowhere", "", len(alternative.nowhere)),
        ]
        self.counts.setText(" · ".join(parts))
        self.model.set_alternative(alternative)
        if alternative.groups and row >= 0:
            self.list.setCurrentIndex(self.model.index(min(row, len(alternative.groups) - 1)))


class GroupsPage(QWidget):
    """All proposals; one group is the current one.

    Signals:
        chosen(): another group is current.
    """

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.levels, self.provider, self.alternatives = QTabBar(), QLabel(), [AlternativeView(theme) for _ in range(3)]
        self._proposals: list[Proposal] = []
        self._at = 0
        self._kind: SuggestionKind | None = None
        set_role(self.provider, "soft")
        self.levels.setExpanding(False)
        self.levels.setDrawBase(False)
        self.levels.setUsesScrollButtons(False)
        head = QHBoxLayout()
        head.addWidget(self.levels)
        head.addStretch(1)
        head.addWidget(self.provider)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        for at, view in enumerate(self.alternatives):
            row.addWidget(view, 1)
            view.list.sideways.connect(self.step_aside)
            view.list.selectionModel().currentChanged.connect(lambda *_ignored, at=at: self._on_current(at))
            view.list.entered_list.connect(lambda at=at: self._on_current(at))
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), 0, space(4), space(3))
        column.setSpacing(space(2))
        column.addLayout(head)
        column.addLayout(row, 1)
        self.levels.currentChanged.connect(self._on_level)
        self.levels.setAccessibleName(self.tr("Level of the suggestions"))

    @property
    def waiting_count(self) -> int:
        return sum(proposal.waiting_count for proposal in self._proposals)

    def current(self) -> Group | None:
        """Give the group that she is on."""
        view = self.alternatives[self._at]
        return view.model.group(view.list.currentIndex()) if view.isVisibleTo(self) else None

    def alternative(self) -> Alternative | None:
        """Give the alternative that she is in."""
        proposal = self.proposal()
        shown = proposal.alternatives if proposal else ()
        return shown[self._at] if self._at < len(shown) else None

    def proposal(self) -> Proposal | None:
        return next((item for item in self._proposals if item.kind is self._kind), None)

    def set_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show another state; she stays in her alternative and row, unless a level came that was not there before."""
        known = {proposal.kind for proposal in self._proposals}
        self._proposals = list(proposals)
        kinds = [proposal.kind for proposal in self._proposals]
        fresh = [kind for kind in kinds if kind not in known]
        if known and fresh:
            self._kind, self._at = fresh[-1], 0
        elif self._kind not in kinds:
            self._kind, self._at = (kinds[0], 0) if kinds else (None, 0)
        self.levels.blockSignals(True)
        while self.levels.count():
            self.levels.removeTab(0)
        for proposal in self._proposals:
            self.levels.addTab(f"{self._kind_name(proposal.kind)}  {proposal.waiting_count}")
        if self._kind is not None:
            self.levels.setCurrentIndex(kinds.index(self._kind))
        self.levels.blockSignals(False)
        self._show()

    def go_to(self, group_id: str) -> None:
        """Make a group current, wherever it waits."""
        for proposal in self._proposals:
            for at, alternative in enumerate(proposal.alternatives[:_MOST_ALTERNATIVES]):
                if any(group.id == group_id for group in alternative.groups):
                    self._kind, self._at = proposal.kind, at
                    self.set_proposals(self._proposals)
                    view = self.alternatives[at]
                    view.list.setCurrentIndex(view.model.index(view.model.row_of(group_id)))
                    self.focus()
                    return

    def show_level(self, kind: SuggestionKind) -> None:
        """Bring a level to the front, if something waits there."""
        if any(proposal.kind is kind for proposal in self._proposals):
            self._kind, self._at = kind, 0
            self.set_proposals(self._proposals)

    def leave(self, group_id: str) -> None:
        """Take a decided group out at once; the next reading brings the rest."""
        self.set_proposals([_without(proposal, group_id) for proposal in self._proposals])

    def step(self, by: int) -> None:
        """Go to the next or previous group of the alternative."""
        view = self.alternatives[self._at]
        row = view.list.currentIndex().row() + by
        if 0 <= row < view.model.rowCount() and view.model.group(view.model.index(row)):
            view.list.setCurrentIndex(view.model.index(row))

    def step_aside(self, by: int) -> None:
        """Go to the alternative beside."""
        proposal = self.proposal()
        count = min(len(proposal.alternatives), _MOST_ALTERNATIVES) if proposal else 0
        if 0 <= self._at + by < count:
            self._at += by
            self.focus()

    def focus(self) -> None:
        view = self.alternatives[self._at]
        view.list.setFocus()
        if view.model.group(view.list.currentIndex()) is None and view.model.group(view.model.index(0)):
            view.list.setCurrentIndex(view.model.index(0))
        self.chosen.emit()

    def retranslate(self) -> None:
        self.levels.setAccessibleName(self.tr("Level of the suggestions"))
        self.set_proposals(self._proposals)

    # --- parts ---

    def _show(self) -> None:
        proposal = self.proposal()
        shown = proposal.alternatives[:_MOST_ALTERNATIVES] if proposal else ()
        self.provider.setText(self.tr("Suggested by: {0}").format(provider_words(proposal)) if proposal else "")
        for at, view in enumerate(self.alternatives):
            view.setVisible(at < len(shown))
            if at < len(shown):
                view.show_alternative(shown[at])
        self.chosen.emit()

    def _on_level(self, at: int) -> None:
        if 0 <= at < len(self._proposals):
            self._kind, self._at = self._proposals[at].kind, 0
            self._show()

    def _on_current(self, at: int) -> None:
        self._at = at
        self.chosen.emit()

    def _kind_name(self, kind: SuggestionKind) -> str:
        return {
            SuggestionKind.CONCEPT: self.tr("Concepts"), SuggestionKind.THEME: self.tr("Themes"),
            SuggestionKind.DIMENSION: self.tr("Dimensions"),
        }[kind]  # fmt: skip


def _without(proposal: Proposal, group_id: str) -> Proposal:
    def left(alternative: Alternative) -> Alternative:
        groups = tuple(group for group in alternative.groups if group.id != group_id)
        done = alternative.decided_count + len(alternative.groups) - len(groups)
        return replace(alternative, groups=groups, decided_count=done)

    return replace(proposal, alternatives=tuple(left(alternative) for alternative in proposal.alternatives))


class _List(QListView):
    sideways = Signal(int)
    entered_list = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(lambda _index: self.entered_list.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.sideways.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the place's keys."""


def provider_words(proposal: Proposal) -> str:
    """Name what answered, as it is labelled everywhere."""
    return proposal.provider or QCoreApplication.translate("CodePlace", "built-in, no AI")
