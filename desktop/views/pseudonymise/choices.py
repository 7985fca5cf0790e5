"""What opens beside the list or the text: another kind, the same person, one place apart, her own finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from analysis.records import Abstraction, Finding, IdentifierKind, Listed, PersonRole, Verdict
from desktop.theme import Theme, space
from desktop.views.pseudonymise.acts import Acts
from desktop.views.pseudonymise.panel import IdentifierPanel
from desktop.views.pseudonymise.pickers import LetterMenu, SamePicker, kind_menu
from desktop.views.pseudonymise.side_by_side import SideBySide
from desktop.views.pseudonymise.snapshot import verdict_at
from desktop.views.pseudonymise.words import role_name, style_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.records import Entity
    from analysis.workflow.pseudonyms import EntityRow
    from analysis.workflow.study import OpenStudy


class Choices(QObject):
    """Opens the small lists and puts to the study what she picks.

    Signals:
        added(Entity): her own finding is in the study.
        wanted(entity id, finding id): what should be current when the study was read anew ("" for whichever).
        listed(words, always): they are on the list of what is always, or never, replaced.
    """

    added = Signal(object)
    wanted = Signal(str, str)
    listed = Signal(str, bool)

    def __init__(self, theme: Theme, acts: Acts, panel: IdentifierPanel, texts: SideBySide, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self._acts = acts
        self._panel = panel
        self._texts = texts
        self._owner = owner

    def kind(self, rows: Sequence[EntityRow]) -> None:
        """Open the kinds for the given identifiers."""
        ids = [row.entity.id for row in rows]

        def act(study: OpenStudy, coder: str, kind: IdentifierKind) -> None:
            for entity_id in ids:
                study.pseudonyms.change_kind(entity_id, kind, coder=coder)

        def take(kind: IdentifierKind) -> None:
            self._acts.run(self.tr("Changing the kind"), lambda study, coder: act(study, coder, kind))

        without = rows[0].entity.kind if len(rows) == 1 else None
        menu = kind_menu(self._owner, self._theme, take, self.tr("Another kind"), without)
        menu.popup(self._beside_list(menu.sizeHint().width()))

    def same(self, rows: Sequence[EntityRow], everything: Sequence[EntityRow]) -> None:
        """Open the identifiers that the given ones may be the same as; several can be united in one of themselves."""
        ids = [row.entity.id for row in rows]
        others = [row for row in everything if len(ids) > 1 or row.entity.id not in ids]
        kind = rows[0].entity.kind
        others.sort(key=lambda row: (row.entity.id not in ids, row.entity.kind is not kind, row.entity.canonical))

        def take(into: str) -> None:
            merged = [item for item in ids if item != into]
            self.wanted.emit(into, "")
            self._acts.run(self.tr("Uniting"), lambda study, coder: study.pseudonyms.merge(merged, into, coder=coder))

        picker = SamePicker(self._theme, self._owner)
        picker.picked.connect(take)
        name = rows[0].entity.canonical if len(rows) == 1 else self.tr("{0} selected").format(len(rows))
        picker.open_for(name, others, self._beside_list(picker.width()))

    def apart(self, row: EntityRow, place: Finding) -> None:
        """Open what can be done with one place alone."""
        menu = LetterMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("apart_menu")
        menu.setAccessibleName(self.tr("This place apart"))
        if verdict_at(place, row) is not Verdict.KEEP:
            menu.add("K", self.tr("Keep only here"), self._deciding(place, Verdict.KEEP))
        else:
            menu.add("R", self.tr("Replace only here"), self._deciding(place, Verdict.REPLACE))
        if place.verdict is not Verdict.UNDECIDED:
            menu.add("F", self.tr("Follow the other places again"), self._deciding(place, Verdict.UNDECIDED))
        if len(row.findings) > 1:
            menu.add("X", self.tr("Somebody or something else: own pseudonym"), lambda: self._split(row, place))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._beside_list(menu.sizeHint().width()))

    def _deciding(self, place: Finding, verdict: Verdict) -> Callable[[], None]:
        return lambda: self._acts.run(
            self.tr("Deciding"), lambda study, coder: study.pseudonyms.decide_one(place.id, verdict, coder=coder)
        )

    def _split(self, row: EntityRow, place: Finding) -> None:
        self._acts.run(
            self.tr("Splitting off"),
            lambda study, coder: study.pseudonyms.split(row.entity.id, [place.id], coder=coder),
            lambda entity: self.wanted.emit(entity.id, place.id),
        )

    def addition(self, document_id: str, span: tuple[int, int]) -> None:
        """Ask for the kind of the selected words (code points of the original) and look for their forms everywhere."""

        def added(entity: Entity) -> None:
            self.wanted.emit(entity.id, "")
            self.added.emit(entity)

        def take(kind: IdentifierKind) -> None:
            self._acts.run(
                self.tr("Adding"),
                lambda study, coder: study.pseudonyms.add(document_id, *span, kind, coder=coder),
                added,
            )

        menu = kind_menu(self._owner, self._theme, take, self.tr("What are the selected words?"))
        menu.popup(self._texts.below_selection())

    def form(self, rows: Sequence[EntityRow]) -> None:
        """Open of what sort the replacement may be and, for people, who they are to the study."""
        ids = [row.entity.id for row in rows]
        menu = LetterMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("form_menu")
        menu.setAccessibleName(self.tr("What stands for it"))
        for number, style in enumerate(Abstraction, 1):
            menu.add(f"{number}", style_name(style), self._restyling(ids, style))
        if all(row.entity.kind is IdentifierKind.PERSON for row in rows):
            menu.addSeparator()
            for number, role in enumerate(PersonRole, 4):
                action = menu.add(f"{number}", role_name(role), self._casting(ids, role))
                action.setCheckable(True)
                action.setChecked(all(row.entity.role is role for row in rows))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._beside_list(menu.sizeHint().width()))

    def _restyling(self, ids: list[str], style: Abstraction) -> Callable[[], None]:
        return lambda: self._acts.run(
            self.tr("Changing what stands for it"),
            lambda study, coder: study.replacing.restyle(ids, style, coder=coder),
        )

    def _casting(self, ids: list[str], role: PersonRole) -> Callable[[], None]:
        return lambda: self._acts.run(
            self.tr("Changing who this is"), lambda study, coder: study.replacing.set_role(ids, role, coder=coder)
        )

    def always(self, words: str) -> None:
        """Ask for the kind of words and put them on the list of what is always replaced, in every form."""

        def take(kind: IdentifierKind) -> None:
            self._acts.run(
                self.tr("Adding"),
                lambda study, coder: study.lists.add(words, Listed.ALWAYS, kind=kind, coder=coder),
                lambda _term: self.listed.emit(words, True),
            )

        menu = kind_menu(self._owner, self._theme, take, self.tr("What is always replaced?"))
        menu.popup(self._texts.below_selection())

    def never(self, words: str) -> None:
        """Put words on the list of what is never replaced."""
        self._acts.run(
            self.tr("Adding"),
            lambda study, coder: study.lists.add(words, Listed.NEVER, coder=coder),
            lambda _term: self.listed.emit(words, False),
        )

    def on_selection(self, acts: Sequence[tuple[str, str, Callable[[], object]]], where: QPoint) -> None:
        """Open what can be done with the selected words: (letter, words, act) each."""
        menu = LetterMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("selection_menu")
        menu.setAccessibleName(self.tr("The selected words"))
        for letter, words, act in acts:
            menu.add(letter, words, act)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(where)

    def _beside_list(self, width: int) -> QPoint:
        """Give where a list opens: left of the panel, so that the names in it stay in sight."""
        names = self._panel.list
        if not self._panel.isVisible():
            return self._owner.mapToGlobal(QPoint(space(10), space(10)))
        top = max(names.visualRect(names.currentIndex()).top(), 0)
        corner = names.viewport().mapToGlobal(QPoint(0, top))
        return QPoint(max(corner.x() - width - space(2), 0), corner.y())
