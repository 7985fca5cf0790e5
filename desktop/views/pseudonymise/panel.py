"""The panel at the right: identifiers by entity, a filter above, the selected one below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.records import IdentifierKind, Verdict
from analysis.workflow.pseudonyms import EntityRow
from desktop.theme import Theme, set_role, space
from desktop.views.pseudonymise.detail import DetailCard
from desktop.views.pseudonymise.identifier_model import IdentifierFilter, IdentifierModel
from desktop.views.pseudonymise.identifier_row import IdentifierDelegate
from desktop.views.pseudonymise.labels import ElidedLabel
from desktop.views.pseudonymise.snapshot import Snapshot
from desktop.views.pseudonymise.words import kind_letter, kind_name

AHEAD = 2
LOW, LEAST_LIST = 590, 120
"""Below this height, before scaling, names have the room of what can be done by keys, too."""


class IdentifierList(QListView):
    """The list; arrows up and down choose an identifier, left and right run through its places.

    Signals:
        step_asked(direction).
    """

    step_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_asked.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.text() and event.text().isprintable() and not event.text().isspace():
            event.ignore()
        else:
            super().keyPressEvent(event)


class LetterCombo(QComboBox):
    """A choice that is made with a letter: keeps letters from the place's own keys."""

    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and event.text().isalpha():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)


class IdentifierPanel(QFrame):
    """Identifiers of the interview or the study.

    Signals:
        current_changed(): another identifier is current, or several are selected.
        filter_changed().
        larger_model_asked(): how one is installed.
    """

    current_changed = Signal()
    filter_changed = Signal()
    larger_model_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._theme = theme
        self._document_id = ""
        self._is_quiet, self._has_key = False, True
        self.model = IdentifierModel(self)
        self.heading, self.engines = QLabel(), ElidedLabel()
        set_role(self.heading, "heading")
        set_role(self.engines, "small")
        self.larger = QPushButton()
        self.larger.setObjectName("larger_model")
        set_role(self.larger, "quiet")
        self.larger.clicked.connect(self.larger_model_asked)
        self.scope, self.kind, self.open_only = LetterCombo(), LetterCombo(), QCheckBox()
        self.scope.addItems(["", ""])
        self.list = IdentifierList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(IdentifierDelegate(theme, self.list))
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        set_role(self.nothing, "soft")
        self.card = DetailCard(theme)
        self._lay_out()
        self.scope.currentIndexChanged.connect(self._on_filter)
        self.kind.currentIndexChanged.connect(self._on_filter)
        self.open_only.toggled.connect(self._on_filter)
        self.list.selectionModel().selectionChanged.connect(self._on_selection)
        self.list.selectionModel().currentChanged.connect(self._on_selection)
        theme.changed.connect(self.list.doItemsLayout)
        self.setFocusProxy(self.list)
        self.retranslate()
        self._refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), space(3), space(3), space(3))
        layout.setSpacing(space(2))
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.open_only)
        layout.addLayout(head)
        filters = QHBoxLayout()
        filters.setSpacing(space(1.5))
        for combo, share in ((self.scope, 4), (self.kind, 3)):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(7)
            filters.addWidget(combo, share)
        self._filters = filters
        layout.addLayout(filters)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.card)
        below = QHBoxLayout()
        below.addWidget(self.engines, 1)
        below.addWidget(self.larger)
        layout.addLayout(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the list on a low screen: what has keys of its own goes first."""
        super().resizeEvent(event)
        self.list.setMinimumHeight(self._theme.pixels(LEAST_LIST))
        self.card.set_low(self.height() < self._theme.pixels(LOW))
        self._fit_filters()

    def _fit_filters(self) -> None:
        """Put the filters under each other where the longer words would be cut beside each other."""
        widest = max(self.scope.fontMetrics().horizontalAdvance(self.scope.itemText(at)) for at in range(2))
        both = 1.75 * (widest + self._theme.pixels(48)) + space(8)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._filters.setDirection(down if self.width() < both else right)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Found"))
        self.larger.setText(self.tr("Larger model …"))
        self.larger.setToolTip(self.tr("How to install a language model that finds more names"))
        self.scope.setItemText(0, self.tr("This interview"))
        self.scope.setItemText(1, self.tr("Whole study"))
        self.scope.setAccessibleName(self.tr("Which interviews"))
        self.kind.setAccessibleName(self.tr("Which kinds"))
        self.open_only.setToolTip(self.tr("Only what is not decided"))
        self.open_only.setAccessibleName(self.tr("Only what is not decided"))
        self.list.setAccessibleName(self.tr("Names and other traces"))
        self.card.retranslate()
        self._fill_kinds()
        self._refresh()
        self._fit_filters()

    # --- what is shown ---

    def set_snapshot(self, snapshot: Snapshot | None, *, has_key: bool = True) -> None:
        """Show an interview's identifiers; the current one stays current if it is still listed."""
        self._has_key = has_key
        current = self.current()
        number = self.list.currentIndex().row()
        with self._quietly():
            self._document_id = snapshot.document.id if snapshot else ""
            self.model.set_rows(snapshot.rows if snapshot else ())
            self._fill_kinds()
            self.model.set_filter(self._wanted())
        self._name_engines(snapshot)
        if current is not None and self.model.number_of(current.entity.id) >= 0:
            self.select(current.entity.id)
        elif self.model.rowCount():
            self._make_current(min(max(number, 0), self.model.rowCount() - 1))
        self._refresh()
        self.current_changed.emit()

    def _name_engines(self, snapshot: Snapshot | None) -> None:
        engines = snapshot.document.engines if snapshot else ()
        self.engines.show_words(self.tr("Searched by {0}").format(", ".join(engines)) if engines else "")
        self.engines.setVisible(bool(engines))
        self.larger.setVisible(bool(engines) and snapshot is not None and bool(snapshot.install_command))

    def _fill_kinds(self) -> None:
        chosen = self.kind.currentData()
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItem(self.tr("All kinds"), None)
            for kind in self.model.kinds():
                self.kind.addItem(f"{kind_letter(kind)}  {kind_name(kind)}", kind)
            self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))

    def _wanted(self) -> IdentifierFilter:
        kind = self.kind.currentData()
        return IdentifierFilter(
            document_id=self._document_id if self.only_here else "",
            kind=IdentifierKind(kind) if kind else None,
            open_only=self.open_only.isChecked(),
        )

    @property
    def only_here(self) -> bool:
        """Whether only this interview's identifiers are listed."""
        return self.scope.currentIndex() == 0

    def filter_state(self) -> dict[str, bool]:
        """Give what of the filter is remembered; nothing of it tells a name."""
        return {"whole_study": not self.only_here, "open_only": self.open_only.isChecked()}

    def restore_filter(self, state: dict[str, bool]) -> None:
        self.set_only_here(not state.get("whole_study", False))
        self.open_only.setChecked(state.get("open_only", False))

    def set_only_here(self, value: bool) -> None:
        self.scope.setCurrentIndex(0 if value else 1)

    # --- which is current ---

    def current(self) -> EntityRow | None:
        return self.model.row_at(self.list.currentIndex().row())

    def selected(self) -> list[EntityRow]:
        """Give the selected identifiers in the list's order; the current one if none is."""
        numbers = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        rows = [row for number in numbers if (row := self.model.row_at(number)) is not None]
        current = self.current()
        return rows or ([current] if current else [])

    def select(self, entity_id: str) -> bool:
        """Make an identifier current; False if the filter hides it."""
        number = self.model.number_of(entity_id)
        if number < 0:
            return False
        self._make_current(number)
        return True

    def select_alike(self) -> None:
        """Select all listed identifiers that are open and of the current one's kind and certainty."""
        current = self.current()
        if current is None:
            return
        chosen = QItemSelection()
        wanted = Verdict.UNDECIDED, current.level, current.entity.kind
        for number in range(self.model.rowCount()):
            row = self.model.row_at(number)
            if row is not None and (row.entity.verdict, row.level, row.entity.kind) == wanted:
                chosen.select(self.model.index(number), self.model.index(number))
        self.list.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.setFocus()

    def reveal(self, entity_id: str) -> None:
        """Make an identifier current, opening the filter for it if need be."""
        if self.select(entity_id) or self.model.find(entity_id) is None:
            return
        row = self.model.find(entity_id)
        with QSignalBlocker(self.scope), QSignalBlocker(self.kind), QSignalBlocker(self.open_only):
            self.open_only.setChecked(False)
            self.kind.setCurrentIndex(0)
            if row is not None and self._document_id not in row.documents:
                self.set_only_here(False)
        self._on_filter()
        self.select(entity_id)

    def foresee(self, rows: Sequence[EntityRow], verdict: Verdict) -> None:
        """Show a verdict at once and go to the next undecided identifier."""
        ids = {row.entity.id for row in rows}
        last = max((self.model.number_of(entity_id) for entity_id in ids), default=-1)
        following = self.model.next_open(last, skipping=ids)
        target = self.model.row_at(following)
        with self._quietly():
            self.model.foresee(ids, verdict)
        if target is not None:
            self.select(target.entity.id)
        elif self.model.rowCount():
            self._make_current(min(max(last, 0), self.model.rowCount() - 1))
        self._refresh()
        self.current_changed.emit()

    def _make_current(self, number: int) -> None:
        index = self.model.index(number)
        with self._quietly():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._scroll_to(number)
        self._refresh_card()
        self.current_changed.emit()

    def _scroll_to(self, number: int) -> None:
        """Bring a row into sight, and the two that come next."""
        self.list.scrollTo(self.model.index(min(number + AHEAD, self.model.rowCount() - 1)))
        self.list.scrollTo(self.model.index(number))

    def _on_selection(self) -> None:
        if not self._is_quiet:
            self._scroll_to(self.list.currentIndex().row())
            self._refresh_card()
            self.current_changed.emit()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Change rows or selection without telling of each step."""
        before, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = before

    def _on_filter(self) -> None:
        current = self.current()
        with self._quietly():
            self.model.set_filter(self._wanted())
        if current is None or not self.select(current.entity.id):
            self._make_current(0)
        self._refresh()
        self.filter_changed.emit()

    def _refresh(self) -> None:
        open_count = self.model.open_count(self._document_id if self.only_here else "")
        self.open_only.setText(self.tr("Only open ({0})").format(open_count))
        has_rows = self.model.rowCount() > 0
        for widget in (self.scope, self.kind, self.open_only):
            widget.setVisible(bool(self._document_id))
        self.list.setVisible(has_rows)
        self.nothing.setVisible(not has_rows)
        self.nothing.setText(self._why_empty())
        self._refresh_card()

    def _why_empty(self) -> str:
        if self.open_only.isChecked() and self._document_id:
            return self.tr("Everything listed here is decided.")
        if self._document_id:
            return self.tr("Nothing was found. Select words in the text and press A to add your own.")
        if not self._has_key:
            return self.tr("The names are in the key file, which is not beside the study.")
        return self.tr("What identifies people appears here once the interview was searched.")

    def _refresh_card(self) -> None:
        rows = self.selected() if self.model.rowCount() else []
        self.card.setVisible(bool(rows))
        if len(rows) > 1:
            self.card.show_several(len(rows))
        elif rows:
            self.card.show_row(rows[0])
