"""What chosen files would bring in: turns and speakers, or codes, of each; nothing enters before she says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from analysis.errors import VerbatimError
from analysis.incoming import Incoming, Reading, speakers_of
from analysis.transcript import ImportedTranscript
from desktop.dialogs.fields import columns, heading, soft
from desktop.import_notices import notice_words
from desktop.loss_words import LossWords
from desktop.messages import worded
from desktop.theme import scrolling, set_role, space
from desktop.transcript.painting import clock

if TYPE_CHECKING:
    from analysis.workflow.bringing_in import Coming

TURNS_SHOWN = 300
LINES_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read; `coming` is what a project or codebook would do to this study, None for texts alone."""

    incoming: Incoming
    coming: Coming | None = None

    @property
    def path(self) -> Path:
        return self.incoming.path


Looked = Read | tuple[Path, VerbatimError]
"""A file that was read, or one that could not be, and why."""


class ImportPreview(QDialog):
    """Lists the files with a tick for those to bring in, and shows what the chosen one holds; changes nothing itself.

    Signals:
        take_asked(list of Incoming), reading_asked(Path, Reading): she says what a table holds; answer with `put`.
    """

    take_asked = Signal(object)
    reading_asked = Signal(object, object)

    def __init__(self, looked: Sequence[Looked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._looked = list(looked)
        self._losses = LossWords(self)
        self.files, self.facts, self.which = QListWidget(), soft(), QComboBox()
        self.files.setAccessibleName(self.tr("Files"))
        self.which.setAccessibleName(self.tr("Interview in this file"))
        self.speakers = columns(self.tr("Speakers"), self.tr("Speaker"), self.tr("Turns"), self.tr("Words"),
                                 self.tr("Role"))  # fmt: skip
        self.turns = columns(self.tr("Turns"), self.tr("Time"), self.tr("Speaker"), self.tr("Words"))
        self.codes = columns(self.tr("Codes"), self.tr("Code or category"), self.tr("Here"),
                             self.tr("Quotations"), self.tr("Definition"))  # fmt: skip
        self.codes.setRootIsDecorated(True)
        self.notes = soft()
        self.as_survey, self.as_codes = QPushButton(self.tr("Answers of a survey")), QPushButton(self.tr("Codes"))
        self.take, self.cancel = QPushButton(), QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._connect()
        for at in range(len(self._looked)):
            self._list(at)
        self.files.setCurrentRow(0)
        self._count()
        self.resize(space(220), space(150))

    def put(self, path: Path, looked: Looked) -> None:
        """Show a file as it was read now in the place of what it was taken for before."""
        at = next(at for at, item in enumerate(self._looked) if _path(item) == path)
        self._looked[at] = looked
        self._list(at)
        self._show()
        self._count()

    # --- the list ---

    def _list(self, at: int) -> None:
        entry = self.files.item(at) if at < self.files.count() else QListWidgetItem(self.files)
        looked = self._looked[at]
        can_come = isinstance(looked, Read)
        self.files.blockSignals(True)
        entry.setText(f"{_path(looked).name}\n{self._in_short(looked)}")
        entry.setToolTip(_path(looked).name)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        entry.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if can_come else flags)
        entry.setData(Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Checked if can_come else None)
        self.files.blockSignals(False)

    def _in_short(self, looked: Looked) -> str:
        if not isinstance(looked, Read):
            return self.tr("What does it hold?") if _is_unclear(looked) else self.tr("can't be used")
        said = []
        incoming = looked.incoming
        transcripts = incoming.transcripts
        if transcripts:
            turns = sum(len(item.turns) for item in transcripts)
            if len(transcripts) > 1:
                said.append(self.tr("%n interview(s)", "", len(transcripts)))
            said.append(self.tr("%n turn(s)", "", turns))
            if len(transcripts) == 1:
                said.append(self.tr("%n speaker(s)", "", len(transcripts[0].labels)))
        if incoming.nodes:
            said.append(self.tr("%n code(s)", "", sum(node.is_code for node in incoming.nodes)))
        if incoming.codings:
            said.append(self.tr("%n coding(s)", "", incoming.codings))
        return ", ".join(said)

    def _chosen(self) -> list[Incoming]:
        return [
            item.incoming
            for at, item in enumerate(self._looked)
            if isinstance(item, Read) and self.files.item(at).checkState() is Qt.CheckState.Checked
        ]

    def _count(self) -> None:
        count = len(self._chosen())
        self.take.setText(self.tr("Bring in %n file(s)", "", count) if count else self.tr("Bring in"))
        self.take.setEnabled(bool(count))

    # --- what one file holds ---

    def _show(self) -> None:
        at = self.files.currentRow()
        looked = self._looked[at] if at >= 0 else None
        is_read = isinstance(looked, Read)
        for part in (self.as_survey, self.as_codes):
            part.setVisible(looked is not None and not is_read and _is_unclear(looked))
        self.which.blockSignals(True)
        self.which.clear()
        if isinstance(looked, Read):
            for number, item in enumerate(looked.incoming.transcripts, 1):
                self.which.addItem(self.tr("Interview {0}").format(number) + f" · {_first_words(item)}")
        self.which.blockSignals(False)
        self.which.setVisible(self.which.count() > 1)
        if isinstance(looked, Read):
            self._show_codes(looked.coming)
            self.notes.setText("\n".join(self._lines(looked)))
        else:
            self.codes.hide()
            self.notes.setText("")
        self._notes_area.setVisible(bool(self.notes.text()))
        self._show_transcript()
        if looked is not None and not isinstance(looked, Read):
            what, remedy = worded(looked[1])
            self.facts.setText(f"{what}\n{remedy}")

    def _show_transcript(self) -> None:
        looked = self._looked[self.files.currentRow()] if self.files.currentRow() >= 0 else None
        transcripts = looked.incoming.transcripts if isinstance(looked, Read) else ()
        found = transcripts[max(0, self.which.currentIndex())] if transcripts else None
        for part in (self.speakers, self.turns):
            part.setVisible(found is not None)
            part.clear()
        self.facts.setText("")
        if found is None:
            return
        number = QLocale().toString
        for speaker in speakers_of(found):
            role = self.tr("asks") if speaker.is_interviewer else self.tr("answers")
            label = speaker.label or self.tr("(no label)")
            self.speakers.addTopLevelItem(QTreeWidgetItem([label, number(speaker.turns), number(speaker.words), role]))
        for turn in found.turns[:TURNS_SHOWN]:
            words = " ".join(found.text[turn.start : turn.end].split())
            at = "" if turn.start_seconds is None else clock(turn.start_seconds)
            self.turns.addTopLevelItem(QTreeWidgetItem([at, turn.label, words]))
        languages = {"de": self.tr("German"), "en": self.tr("English")}
        said = self.tr("Read as {0}.").format(languages.get(found.language, found.language))
        if len(found.turns) > TURNS_SHOWN:
            said += " " + self.tr("The first {0} of {1} turns:").format(TURNS_SHOWN, number(len(found.turns)))
        self.facts.setText(said)

    def _show_codes(self, coming: Coming | None) -> None:
        nodes = coming.nodes if coming else ()
        self.codes.clear()
        self.codes.setVisible(bool(nodes))
        inside: dict[tuple[str, ...], QTreeWidgetItem] = {}
        for node in nodes:
            count = str(node.quotations) if node.quotations else ""
            is_new = self.tr("new") if node.is_new else self.tr("is there")
            row = QTreeWidgetItem([node.label, is_new, count, " ".join(node.definition.split())])
            above = inside.get(node.within)
            if above is None:
                self.codes.addTopLevelItem(row)
            else:
                above.addChild(row)
            inside[(*node.within, node.label)] = row
        self.codes.expandAll()

    def _lines(self, looked: Read) -> list[str]:
        incoming, coming = looked.incoming, looked.coming
        lines = [notice_words(code) for code in incoming.warnings]
        left_out = getattr(incoming.content, "left_out", ())
        if left_out:
            lines.append(self.tr("Left out, since they may name somebody: {0}.").format("; ".join(left_out)))
        lost = [self._losses.line(item) for item in (coming.brought_in if coming else incoming).not_kept]
        if lost:
            lines += [self.tr("Not kept as it is:"), *(f"– {line}" for line in lost[:LINES_SHOWN])]
        if len(lost) > LINES_SHOWN:
            lines.append(self.tr("and %n more", "", len(lost) - LINES_SHOWN))
        return lines

    # --- building ---

    def _connect(self) -> None:
        self.files.currentRowChanged.connect(lambda _row: self._show())
        self.files.itemChanged.connect(lambda _item: self._count())
        self.which.currentIndexChanged.connect(lambda _at: self._show_transcript())
        self.as_survey.clicked.connect(lambda: self._ask(Reading.SURVEY))
        self.as_codes.clicked.connect(lambda: self._ask(Reading.CODEBOOK))
        self.take.clicked.connect(self._on_take)
        self.cancel.clicked.connect(self.reject)

    def _ask(self, reading: Reading) -> None:
        self.reading_asked.emit(_path(self._looked[self.files.currentRow()]), reading)

    def _on_take(self) -> None:
        chosen = self._chosen()
        self.accept()
        self.take_asked.emit(chosen)

    def _lay_out(self) -> None:
        set_role(self.take, "primary")
        set_role(self.cancel, "quiet")
        self.take.setDefault(True)
        for button in (self.cancel, self.as_survey, self.as_codes):
            button.setAutoDefault(False)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.speakers.setMaximumHeight(space(32))
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(space(3), 0, 0, 0)
        column.setSpacing(space(2))
        ask = QHBoxLayout()
        ask.addWidget(self.as_survey)
        ask.addWidget(self.as_codes)
        ask.addStretch(1)
        column.addWidget(self.which)
        column.addWidget(self.speakers)
        column.addWidget(self.facts)
        column.addLayout(ask)
        column.addWidget(self.turns, 2)
        column.addWidget(self.codes, 2)
        self._notes_area = scrolling(self.notes)
        self._notes_area.setMaximumHeight(space(28))
        column.addWidget(self._notes_area)
        column.addStretch(0)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.files)
        both.addWidget(held)
        both.setStretchFactor(1, 1)
        both.setSizes([space(80), space(140)])
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(5), space(6), space(5))
        layout.setSpacing(space(2.5))
        layout.addWidget(heading(self.tr("Look before it comes in")))
        layout.addWidget(
            soft(self.tr("Nothing is in the study yet. Who asks and who answers can be corrected afterwards."))
        )
        layout.addWidget(both, 1)
        layout.addLayout(buttons)


def _path(looked: Looked) -> Path:
    return looked.path if isinstance(looked, Read) else looked[0]


def _is_unclear(looked: Looked) -> bool:
    return not isinstance(looked, Read) and looked[1].code == "which_table"


def _first_words(transcript: ImportedTranscript) -> str:
    return " ".join(transcript.text[:200].split())[:40]
