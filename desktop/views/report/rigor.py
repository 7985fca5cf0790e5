"""The rigor view: saturation, agreement, coverage, influence and co-occurrence, each as a chart and as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from analysis.errors import InvalidInput
from analysis.rigor.charts import chart_of
from analysis.rigor.tables import (
    Section,
    agreement_sections,
    cooccurrence_sections,
    coverage_sections,
    heat_map_sections,
    influence_sections,
    saturation_sections,
    timeline_sections,
)
from analysis.rigor.wording import RigorWords
from desktop.tasks import READ_LANE, stoppable
from desktop.theme import set_role, space
from desktop.views.report.formats import CHARTS
from desktop.views.report.rigor_chart import Chart

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext

REPORTS = ("saturation", "agreement", "coverage", "influence", "cooccurrence", "heat_map", "timeline")
LINKED = 1
"""The column whose words lead to the place in the interview, where rows are about one."""
_SECTIONS: dict[str, Callable[[Any, str], Sequence[Section]]] = {
    "saturation": saturation_sections,
    "agreement": agreement_sections,
    "coverage": coverage_sections,
    "influence": influence_sections,
    "cooccurrence": cooccurrence_sections,
    "heat_map": heat_map_sections,
    "timeline": timeline_sections,
}


class RigorView(QWidget):
    """One report at a time; which one is chosen above.

    Signals:
        closed(): she goes back to the numbers.
        export_asked(format): she wants the chart as a file.
    """

    closed = Signal()
    export_asked = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.name = REPORTS[0]
        self.report: Any = None
        self.heading, self.back, self.save = QLabel(), QPushButton(), QPushButton()
        self.discuss = QPushButton()
        self.choices = {name: QToolButton() for name in REPORTS}
        self.chooser = QComboBox()
        self._group, self._bar = QButtonGroup(self), QWidget()
        self._top, self._ends = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self.order = QLineEdit()
        self.chart, self.note, self.tables = Chart(context.theme), QLabel(), QTextBrowser()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show()

    # --- the place's calls ---

    def read(self, name: str = "") -> None:
        """Count a report as a task and show it; without a name the one that is chosen."""
        study, self.name = self._context.study, name or self.name
        self.choices[self.name].setChecked(True)
        self.chooser.setCurrentIndex(self.chooser.findData(self.name))
        if study is None:
            return
        wanted, readers = self.name, self._context.services.reader_of
        given = self.order.text() if wanted == "saturation" else ""
        self.order.setVisible(wanted == "saturation")
        self._context.tasks.start(
            self.tr("Counting"),
            stoppable(lambda: _counted(study, wanted, readers, given)),
            lane=READ_LANE,
            done=lambda report: self._on_counted(study, wanted, report),
        )

    def clear(self) -> None:
        """Forget the study."""
        self.report = None
        self.order.clear()
        self._show()

    def retranslate(self) -> None:
        words = self._words()
        self.heading.setText(self.tr("Rigor: how far the analysis can be trusted"))
        self.back.setText(self.tr("Back to the numbers"))
        self.save.setText(self.tr("Export this chart…"))
        self.discuss.setText(self.tr("Discuss disagreements…"))
        self.order.setAccessibleName(self.tr("Order of the interviews"))
        self.order.setPlaceholderText(
            self.tr("Order of the interviews, if not as imported: numbers or titles, with commas between")
        )
        self.tables.setAccessibleName(self.tr("The numbers as tables"))
        for name, button in self.choices.items():
            button.setText(words[name])
        self.chooser.clear()
        for name in self.choices:
            self.chooser.addItem(words[name], name)
        self.chooser.setCurrentIndex(self.chooser.findData(self.name))
        self.chooser.setAccessibleName(self.heading.text())
        self._fit()
        self._show()

    # --- parts ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let no name be cut: the reports are a list, and the heading stands alone, where a row has no room."""
        room = self.width() - space(11)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        widest = self.heading.sizeHint().width() + self._ends.sizeHint().width() + space(2)
        self._top.setDirection(down if widest > room else right)
        is_row = sum(button.sizeHint().width() + space(2) for button in self.choices.values()) <= room
        self._bar.setVisible(is_row)
        self.chooser.setVisible(not is_row)

    def _go_to(self, address: QUrl) -> None:
        """Show the place that a row is about."""
        document_id, start, end = address.fragment().rsplit(":", 2)
        self._context.show_words(document_id, int(start), int(end))

    def _words(self) -> RigorWords:
        return RigorWords("de" if QLocale().language() == QLocale.Language.German else "en")

    def _on_counted(self, study: OpenStudy, name: str, report: Any) -> None:
        if study is self._context.study and name == self.name:
            self.report = report
            self._show()

    def _show(self) -> None:
        words = self._words()
        self.discuss.setVisible(self.report is not None and self.name == "agreement")
        if self.report is None:
            self.chart.show_data(None)
            self.area.hide()
            self.save.hide()
            self.tables.setHtml("")
            return
        self.chart.show_data(chart_of(self.report, words))
        self.area.setVisible(self.chart.data is not None)
        self.save.setVisible(self.chart.data is not None and self.name in CHARTS)
        self._fit()
        self.note.setText(self.chart.data.note if self.chart.data else "")
        sections = _SECTIONS[self.name](self.report, words.language)
        nothing = escape(self.tr("There is nothing to count yet."))
        filled = any(section.rows for section in sections)
        self.tables.setHtml(("" if filled else f"<p>{nothing}</p>") + "".join(self._html(sections)))

    def _html(self, sections: Sequence[Section]) -> Iterator[str]:
        palette = self._context.theme.palette
        head = f"border-bottom: 1px solid {palette.line_strong}; padding: 3px 14px 3px 0"
        cell = f"border-bottom: 1px solid {palette.line}; padding: 3px 14px 3px 0"
        for section in sections:
            if section.heads and not section.rows:
                continue
            yield f"<h3>{escape(section.title)}</h3>"
            if section.rows:
                yield '<table cellspacing="0">'
                yield _row(section.heads, "th", head)
                links = section.places or [None] * len(section.rows)
                yield from (_row(row, "td", cell, link) for row, link in zip(section.rows, links, strict=True))
                yield "</table>"
            yield from (f'<p style="color: {palette.text_soft}">{escape(line)}</p>' for line in section.notes)

    # --- building ---

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.save.clicked.connect(lambda: self.export_asked.emit(f"{CHARTS[self.name]}pdf"))
        self.discuss.clicked.connect(self._context.show_rules)
        self.order.returnPressed.connect(self.read)
        self.tables.anchorClicked.connect(self._go_to)
        for name, button in self.choices.items():
            button.clicked.connect(lambda _checked=False, name=name: self.read(name))
        self.chooser.activated.connect(lambda _at: self.read(self.chooser.currentData()))
        self._context.theme.changed.connect(self._show)

    def _lay_out(self) -> None:
        set_role(self.heading, "title")
        set_role(self.back, "quiet")
        set_role(self.save, "quiet")
        set_role(self.discuss, "quiet")
        self.tables.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.tables.setOpenLinks(False)
        self.tables.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.tables.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        set_role(self.note, "small")
        self.note.setWordWrap(True)
        drawn, area = QWidget(), QScrollArea()
        inside = QVBoxLayout(drawn)
        inside.setContentsMargins(0, 0, space(3), 0)
        inside.addWidget(self.chart)
        inside.addWidget(self.note)
        inside.addStretch(1)
        area.setWidget(drawn)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.addWidget(area)
        self.parts.addWidget(self.tables)
        self.parts.setChildrenCollapsible(False)
        self.parts.setSizes([360, 360])
        self.area = area
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        self._top.addWidget(self.heading, 1)
        self._top.addLayout(self._ends)
        for end in (self.discuss, self.save, self.back):
            self._ends.addWidget(end)
        self._ends.addStretch(1)
        row.setSpacing(space(2))
        for button in self.choices.values():
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_role(button, "place")
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(5), space(4))
        column.setSpacing(space(3))
        column.addLayout(self._top)
        column.addWidget(self._bar)
        column.addWidget(self.chooser)
        column.addWidget(self.order)
        column.addWidget(self.parts, 1)


def _row(cells: Sequence[str], tag: str, style: str, link: tuple[str, int, int] | None = None) -> str:
    shown = [escape(cell) for cell in cells]
    if link is not None:
        address = ":".join(map(str, link))
        shown = [f'<a href="#{address}">{cell}</a>' if at == LINKED else cell for at, cell in enumerate(shown)]
    inside = "".join(f'<{tag} align="left" style="{style}">{cell}</{tag}>' for cell in shown)
    return f"<tr>{inside}</tr>"


def _ordered(study: OpenStudy, given: str) -> list[str]:
    """Read an order of interviews; raises `InvalidInput` (`unknown_interview`)."""
    found = []
    for name in (part.strip() for part in given.split(",") if part.strip()):
        wanted = [
            item.id
            for item in study.transcripts.documents()
            if item.title.casefold() == name.casefold() or str(item.number) == name
        ]
        if not wanted:
            raise InvalidInput(
                "unknown_interview", "There is no interview “{name}”.", "Type numbers or titles as in the list.",
                name=name[:60],
            )  # fmt: skip
        found.append(wanted[0])
    return found


def _counted(study: OpenStudy, name: str, readers: Any, order: str = "") -> Any:
    """Count a report; off the GUI thread."""
    if name == "saturation":
        from analysis.rigor.saturation import saturation

        return saturation(study.store, _ordered(study, order))
    if name == "agreement":
        from analysis.rigor.agreement import agreement

        return agreement(study.store, readers)
    if name == "coverage":
        from analysis.rigor.coverage import coverage

        return coverage(study.store)
    if name == "influence":
        from analysis.rigor.influence import influence

        return influence(study.store)
    if name == "timeline":
        from analysis.rigor.timeline import timeline

        return timeline(study.store)
    from analysis.rigor.cooccurrence import by_interview, cooccurrence

    if name == "heat_map":
        return by_interview(study.store)
    return cooccurrence(study.store)
