"""What can be shown to others: a sealed ledger, and provenance as a file. Buttons, cards and the tasks behind them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from analysis.errors import VerbatimError
from desktop.messages import worded
from desktop.tasks import stoppable
from desktop.theme import set_role
from desktop.views.report.provenance_card import ProvenanceCard
from desktop.views.report.seal_card import SealCard

if TYPE_CHECKING:
    from desktop.context import AppContext


class Proof(QObject):
    """Does what the two cards ask for."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._page = context, parent
        self.seal, self.provenance = QPushButton(), QPushButton()
        self.seal_card, self.provenance_card = SealCard(), ProvenanceCard()
        for button, card in ((self.seal, self.seal_card), (self.provenance, self.provenance_card)):
            set_role(button, "quiet")
            card.hide()
            card.closed.connect(card.hide)
            card.closed.connect(button.setFocus)
        self.seal.clicked.connect(self.ask_seal)
        self.provenance.clicked.connect(self.ask_provenance)
        self.seal_card.seal_asked.connect(lambda: self.make_seal(None))
        self.seal_card.key_file_asked.connect(self._on_key_file)
        self.seal_card.save_asked.connect(self._on_save)
        self.seal_card.compare_asked.connect(self.compare)
        self.provenance_card.export_asked.connect(self._on_export)

    def retranslate(self) -> None:
        self.seal.setText(self.tr("Seal…"))
        self.seal.setToolTip(self.tr("Sign the ledger's head, or compare it with a seal"))
        self.provenance.setText(self.tr("Provenance…"))
        self.provenance.setToolTip(self.tr("For reviewers and archives: who suggested, who decided, and on what words"))
        self.seal_card.retranslate()
        self.provenance_card.retranslate()

    def reset(self) -> None:
        """Put the cards away, as for another study."""
        self.seal_card.reset()
        self.seal_card.hide()
        self.provenance_card.hide()

    # --- seals ---

    def ask_seal(self) -> None:
        self.seal_card.show()
        self.seal_card.seal.setFocus()

    def make_seal(self, key_file: Path | None) -> None:
        """Sign the head as a task; without a keyring a key file is offered."""
        study, context = self._context.study, self._context
        if study is None:
            return
        coder = context.coder_id
        context.tasks.start(
            self.tr("Sealing the ledger"),
            stoppable(lambda: context.services.seal_study(study, coder=coder, key_file=key_file)),
            done=lambda text: self.seal_card.show_seal(
                text, self.tr("Sealed. Publish this text where it can't be changed any more, such as an appendix.")
            ),
            failed=self._on_refused,
        )

    def _on_refused(self, error: BaseException) -> None:
        if not isinstance(error, VerbatimError):
            self._context.messages.show_error(error)
            return
        self.seal_card.say(" ".join(worded(error)), is_good=False)
        self.seal_card.key_file.show()

    def _on_key_file(self) -> None:
        dialog = QFileDialog(self._page, self.tr("Key for sealing"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setNameFilter("PEM (*.pem)")
        dialog.setDefaultSuffix("pem")
        if dialog.exec() and dialog.selectedFiles():
            self.make_seal(Path(dialog.selectedFiles()[0]))

    def _on_save(self, text: str) -> None:
        path = self._file(self.tr("Save the seal"), "-seal.txt", "Text (*.txt)")
        if path is not None:
            self._context.attempt(lambda: self._context.services.write_text(path, text))

    def compare(self, text: str) -> None:
        """Compare the ledger with a seal as a task."""
        study, context = self._context.study, self._context
        if study is None:
            return
        context.tasks.start(
            self.tr("Comparing with the seal"),
            stoppable(lambda: context.services.check_seal(study, text)),
            done=self._on_compared,
            failed=self._on_compare_failed,
        )

    def _on_compare_failed(self, error: BaseException) -> None:
        if isinstance(error, VerbatimError):
            self.seal_card.say(" ".join(worded(error)), is_good=False)
        else:
            self._context.messages.show_error(error)

    def _on_compared(self, found: str) -> None:
        words = {
            "holds": self.tr(
                "The seal holds: up to it, the ledger is the one that was sealed. Compare the key with the published "
                "one, and verify the study."
            ),
            "forged": self.tr("The signature is not that of the key: a letter was lost in copying, or it was made up."),
            "other_study": self.tr("This is the seal of another study."),
            "rewritten": self.tr("The ledger was rewritten after it was sealed."),
            "cut": self.tr("The ledger has fewer steps than were sealed: its end is missing, or it is an older copy."),
        }[found]
        self.seal_card.say(words, is_good=found == "holds")

    # --- provenance ---

    def ask_provenance(self) -> None:
        self.provenance_card.reset()
        self.provenance_card.show()
        self.provenance_card.crate.setFocus()

    def _on_export(self, name: str, coder_names: bool, decision_times: bool) -> None:
        ending, kind = ("-provenance.zip", "ZIP (*.zip)") if name == "ro-crate" else ("-prov.json", "JSON (*.json)")
        path = self._file(self.tr("Export the provenance"), ending, kind)
        if path is not None:
            self.provenance_card.hide()
            self.export_to(name, path, coder_names=coder_names, decision_times=decision_times)

    def export_to(self, name: str, path: Path, *, coder_names: bool = False, decision_times: bool = False) -> None:
        """Write the file as a task."""
        study, context = self._context.study, self._context
        if study is None:
            return
        coder = context.coder_id
        context.tasks.start(
            self.tr("Exporting the provenance"),
            stoppable(
                lambda: context.services.export_provenance(
                    study, name, path, coder=coder, coder_names=coder_names, decision_times=decision_times
                )
            ),
            done=lambda _none: context.messages.show_info(self.tr("The provenance is in {0}.").format(path.name)),
        )

    def _file(self, title: str, ending: str, kind: str) -> Path | None:
        study = self._context.study
        if study is None:
            return None
        dialog = QFileDialog(self._page, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(ending.rpartition(".")[2])
        dialog.setDirectory(str(study.path.parent))
        dialog.selectFile(f"{study.path.stem}{ending}")
        return Path(dialog.selectedFiles()[0]) if dialog.exec() and dialog.selectedFiles() else None
