"""Making a package for a second coder, and what merging one that came back would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from analysis.coder_package import COMPARED, REFUSED, Line, MergePreview, What
from desktop.dialogs.fields import columns, heading, labelled, soft
from desktop.dialogs.passphrase import NewPassphrase
from desktop.services import PackageWishes
from desktop.theme import set_role, space


class PackageDialog(QDialog):
    """Asks for whom, of which version of the codebook, and under which passphrase; makes nothing itself.

    A passphrase is needed where the study has one.
    """

    def __init__(self, versions: Sequence[str], *, needs_passphrase: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Package for a second coder"))
        self._needs_passphrase = needs_passphrase
        self.coder, self.version = QLineEdit(), QComboBox()
        self.version.addItem(self.tr("As it is now"), "")
        for name in versions:
            self.version.addItem(name, name)
        self.passphrase = NewPassphrase()
        self.passphrase.remember.hide()
        self.make, self.cancel = QPushButton(self.tr("Choose where to …")), QPushButton(self.tr("Cancel"))
        set_role(self.make, "primary")
        set_role(self.cancel, "quiet")
        self.make.setDefault(True)
        self.cancel.setAutoDefault(False)
        self._lay_out()
        self.coder.textChanged.connect(self._allow)
        self.passphrase.changed.connect(self._allow)
        self.make.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._allow()
        self.resize(space(130), self.sizeHint().height())

    def choice(self) -> PackageWishes:
        return PackageWishes(self.coder.text().strip(), self.version.currentData(), self.passphrase.take())

    def _allow(self) -> None:
        typed = self.passphrase.first.text() + self.passphrase.second.text()
        is_safe = self.passphrase.is_usable if typed or self._needs_passphrase else True
        self.make.setEnabled(bool(self.coder.text().strip()) and is_safe)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(space(2))
        form.addRow(labelled(self.tr("Who is to code in it"), self.coder), self.coder)
        form.addRow(labelled(self.tr("Codebook"), self.version), self.version)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(5), space(6), space(5))
        layout.setSpacing(space(2.5))
        layout.addWidget(heading(self.tr("Package for a second coder")))
        layout.addWidget(
            soft(
                self.tr(
                    "A study of its own, with the approved texts and the codebook: no key, no names, and nobody's "
                    "codings, suggestions or memos. What comes back is merged in one step."
                )
            )
        )
        layout.addLayout(form)
        layout.addWidget(
            soft(
                self.tr("Your study has a passphrase, so the package needs one; tell it apart from the file.")
                if self._needs_passphrase
                else self.tr("A passphrase for the package, if you wish; tell it apart from the file.")
            )
        )
        layout.addWidget(self.passphrase)
        layout.addLayout(buttons)


class MergeDialog(QDialog):
    """Says what a package that came back would bring, and where the two sides differ; changes nothing itself."""

    merge_asked = Signal()

    def __init__(self, said: MergePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Merge a second coder's package"))
        self._words = MergeWords(self)
        self.stand = soft(self._words.stand(said))
        self.lines = columns(
            self.tr("What is new, and where you differ"), self.tr("Interview"), self.tr("Turn"), self.tr("What"),
            self.tr("Code"), self.tr("In the study"), self.tr("Words"),
        )  # fmt: skip
        for line in said.lines:
            if line.what is not What.AGREE:
                self.lines.addTopLevelItem(QTreeWidgetItem(self._row(line)))
        self.merge, self.cancel = QPushButton(self.tr("Merge, as one step")), QPushButton(self.tr("Cancel"))
        set_role(self.merge, "primary")
        set_role(self.cancel, "quiet")
        self.cancel.setAutoDefault(False)
        self.merge.setDefault(True)
        self.merge.setEnabled(not said.is_nothing_new)
        self.merge.clicked.connect(self._on_merge)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(said)
        self.resize(space(230), space(140))

    def _on_merge(self) -> None:
        self.accept()
        self.merge_asked.emit()

    def _row(self, line: Line) -> list[str]:
        turn = str(line.turn) if line.turn else ""
        times = f" ({line.count}×)" if line.count > 1 else ""
        what = self._words.what(line.what) + times
        return [line.interview, turn, what, line.code, line.other, " ".join(line.words.split())]

    def _lay_out(self, said: MergePreview) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(5), space(6), space(5))
        layout.setSpacing(space(2.5))
        title = self.tr("{0}'s package, codebook “{1}”") if said.version else self.tr("{0}'s package")
        layout.addWidget(heading(title.format(said.coder, said.version)))
        layout.addWidget(soft(self._words.brings(said)))
        layout.addWidget(self.stand)
        layout.addWidget(self.lines, 1)
        layout.addLayout(buttons)


class MergeWords(QObject):
    """What a merge brings and how the sides stand, in the language of the interface."""

    def brings(self, said: MergePreview) -> str:
        if said.is_nothing_new:
            return self.tr("Nothing in it is new to this study.")
        counts = (
            (said.codings, self.tr("%n coding(s)", "", said.codings)),
            (said.codes, self.tr("%n code(s)", "", said.codes)),
            (said.memos, self.tr("%n memo(s)", "", said.memos)),
            (said.removed, self.tr("%n coding(s) taken back", "", said.removed)),
        )
        words = self.tr("New: {0}.").format(", ".join(counted for count, counted in counts if count))
        if said.known:
            words += " " + self.tr("%n coding(s) are known already.", "", said.known)
        if said.assisted:
            words += " " + self.tr("%n of them were made when suggestions were there to be seen.", "", said.assisted)
        refused = said.count(*(what for what in REFUSED if what is not What.CODE_REMOVED))
        if refused:
            words += " " + self.tr("%n coding(s) can't come in; they stay in the package.", "", refused)
        return words

    def stand(self, said: MergePreview) -> str:
        """Say how the codings of the two stand to each other."""
        counts = Counter({what: said.count(what) for what in COMPARED})
        return " · ".join(f"{self.what(what)}: {count}" for what, count in counts.items() if count)

    def what(self, what: What) -> str:
        return {**self._stands(), **self._became()}[what]

    def _stands(self) -> dict[What, str]:
        return {
            What.AGREE: self.tr("same words, same code"),
            What.OVERLAP: self.tr("same code, words overlap"),
            What.OTHER_CODE: self.tr("other code"),
            What.ONLY_PACKAGE: self.tr("only in the package"),
            What.ONLY_STUDY: self.tr("only in the study"),
            What.NEW_CODE: self.tr("new code"),
            What.SAME_LABEL: self.tr("new code, called like one that is there"),
        }

    def _became(self) -> dict[What, str]:
        return {
            What.RENAMED_HERE: self.tr("renamed in the study since"),
            What.RENAMED_THERE: self.tr("renamed in the package: not taken over"),
            What.DEFINED_THERE: self.tr("definition changed in the package: not taken over"),
            What.CODE_MERGED: self.tr("merged in the study since"),
            What.CODE_REMOVED: self.tr("code removed in the study since"),
            What.TAKEN_BACK: self.tr("taken off in the package since the last merge: removed"),
            What.WORDS_CORRECTED: self.tr("text corrected since: taken with its new words"),
            What.NO_PLACE: self.tr("text corrected since: no sure place, not taken"),
            What.INTERVIEW_GONE: self.tr("interview or participant no longer in the study: refused"),
            What.NOT_PERMITTED: self.tr("participant does not permit it any more: refused"),
            What.OTHER_CODER: self.tr("made under another coder's name: refused"),
            What.LEFT: self.tr("stays in the package"),
        }
