"""What keeps a study safe: passphrases asked for and changed, backups by the hour, and the way back from a damage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from analysis.errors import VerbatimError
from desktop.context import AppContext, Opening
from desktop.messages import worded
from desktop.tasks import READ_LANE, stoppable, whole
from desktop.whole import Whole

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from desktop.dialogs.protection import ProtectionChoice
    from desktop.services import RecoveryFound, RestoredFound

LOOK_MILLISECONDS = 60_000
ASKS = ("passphrase_needed", "wrong_passphrase")
DAMAGES = ("damaged", "altered_row", "study_row_missing")


class SafeKeeping(QObject):
    """Answers refused openings with the right question, and acts on the files of the open study."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._back_up_if_due)
        context.open_refused.connect(self._on_refused)
        context.study_opened.connect(self._on_opened)
        context.study_closed.connect(self._timer.stop)

    # --- opening ---

    def _on_refused(self, opening: Opening, error: BaseException) -> None:
        code = error.code if isinstance(error, VerbatimError) else ""
        if code in ASKS:
            self._ask(opening, error, is_key=opening.key_passphrase is not None)
        elif code == "key_passphrase_needed":
            self._ask(opening, error, is_key=True)
        elif code in DAMAGES:
            self._context.messages.show_error(
                error, self.tr("Backups …"), partial(self.choose_backup, opening.path, is_damaged=True)
            )
        else:
            self._context.messages.show_error(error)

    def _ask(self, opening: Opening, error: BaseException, *, is_key: bool) -> None:
        from desktop.dialogs.passphrase import AskPassphrase

        is_wrong = isinstance(error, VerbatimError) and error.code == "wrong_passphrase"
        wrong = " ".join(worded(error)) if is_wrong and isinstance(error, VerbatimError) else ""
        dialog = AskPassphrase(opening.path, wrong, is_key=is_key, parent=self._window)
        dialog.given.connect(partial(self._open_again, opening, is_key=is_key))
        dialog.left_closed.connect(lambda: self._context.start_opening(opening.without_its_key()))
        dialog.open()

    def _open_again(self, opening: Opening, passphrase: str, remember: bool, *, is_key: bool) -> None:
        again = opening.with_key(passphrase) if is_key else opening.with_passphrase(passphrase, remember=remember)
        self._context.start_opening(again)

    # --- while it is open ---

    def _on_opened(self, study: OpenStudy) -> None:
        self._timer.start()
        service = self._context.services.sync_service(study.path)
        told = f"synchronised/{study.info.id}"
        if service and study.store.has_key and self._context.settings.view_state(told) != service:
            self._context.settings.put_view_state(told, service)
            self._context.messages.show_info(*self.synchronised(service), stays=True)

    def synchronised(self, service: str) -> tuple[str, str]:
        """Say what it means that a service copies the folder."""
        return (
            self.tr("{service} copies this folder to its servers.").format(service=service),
            self.tr(
                "With the key file in it, names leave your computer, and a copy may replace the open file. "
                "Keep studies in a folder of your own, or ask your data protection officer."
            ),
        )

    def _back_up_if_due(self) -> None:
        study, services = self._context.study, self._context.services
        if study is not None and study.is_open and not self._context.tasks.running:
            self._context.tasks.start(
                self.tr("Backing up"), stoppable(lambda: services.back_up(study, if_due=True)), lane=READ_LANE
            )

    def back_up(self) -> None:
        """Make a backup now, beside the study."""
        study, services, messages = self._context.study, self._context.services, self._context.messages
        if study is None:
            return

        def tell(path: Path) -> None:
            messages.show_info(
                self.tr("A backup was made and checked."), self.tr("It is in “{folder}”.").format(folder=path.parent)
            )

        self._context.tasks.start(
            self.tr("Backing up"), stoppable(lambda: services.back_up(study, if_due=False)), done=tell
        )

    def choose_backup(self, path: Path | None = None, *, is_damaged: bool = False) -> None:
        """Let her choose a backup of the open study, or of one that could not be opened."""
        from desktop.dialogs.restore import RestoreDialog

        study = self._context.study
        path = path or (study.path if study else None)
        if path is None:
            return
        dialog = RestoreDialog(path, self._context.services.backups(path), is_damaged=is_damaged, parent=self._window)
        dialog.restore_asked.connect(self._restore)
        dialog.recovery_asked.connect(partial(self._recover, path))
        dialog.open()

    def _restore(self, backup: Path, passphrase: str = "") -> None:
        services, study = self._context.services, self._context.study
        former = study.path if study is not None else None
        self._context.close()

        def failed(error: BaseException) -> None:
            if not self._asked_for(backup, error, partial(self._restore, backup)):
                self._context.messages.show_error(error)

        self._context.tasks.start(
            self.tr("Restoring"),
            stoppable(lambda: services.restore(backup, passphrase)),
            done=lambda found: self._on_restored(found, passphrase),
            failed=failed,
            cancelled=lambda: self._context.open(former) if former is not None else None,
        )

    def _on_restored(self, found: RestoredFound, passphrase: str) -> None:
        self._context.start_opening(Opening(found.path, passphrase))
        back = []
        if found.withdrawals:
            back += [
                self.tr("Since this backup %n participant(s) withdrew.", "", found.withdrawals),
                self.tr("Their words are in the study again. Withdraw them again now; nobody may work with them."),
            ]
        if found.is_key_back:
            back += [
                self.tr("The key of this study had been destroyed since this backup."),
                self.tr("It is there again, with all names. Destroy it again now."),
            ]
        if back:
            self._context.messages.show_info(back[0], " ".join(back[1:]), stays=True)

    def _asked_for(self, path: Path, error: BaseException, again: Callable[[str], None]) -> bool:
        """Ask for the passphrase that a file needed, and do it again with it; False where it needed something else."""
        if not (isinstance(error, VerbatimError) and error.code in ASKS):
            return False
        from desktop.dialogs.passphrase import AskPassphrase

        wrong = " ".join(worded(error)) if error.code == "wrong_passphrase" else ""
        dialog = AskPassphrase(path, wrong, is_key=False, parent=self._window)
        dialog.remember.hide()
        dialog.given.connect(lambda typed, _remember: again(typed))
        dialog.open()
        return True

    def _recover(self, path: Path, passphrase: str = "") -> None:
        services = self._context.services

        def failed(error: BaseException) -> None:
            if not self._asked_for(path, error, partial(self._recover, path)):
                self._context.messages.show_error(error)

        self._context.tasks.start(
            self.tr("Reading what is left"),
            stoppable(lambda: services.recover(path, passphrase)),
            done=self._on_recovered,
            failed=failed,
        )

    def _on_recovered(self, found: RecoveryFound) -> None:
        said = [self.tr("{found} of {all} steps could be read.").format(found=found.events, all=found.last_event)]
        if found.without_content:
            said.append(self.tr("Of %n of them the content is gone.", "", found.without_content))
        if not found.has_all_bytes:
            said.append(self.tr("Stored requests or answers are gone."))
        if not found.has_end:
            said.append(self.tr("How many came after them, nobody can say."))
        if found.rebuilt:
            said.append(self.tr("%n lost row(s) were written anew from the ledger.", "", found.rebuilt))
        if found.is_key_left_out:
            said.append(self.tr("The key file is damaged and was left out; restore its backup."))
        self._context.messages.show_info(
            " ".join([*said, self.tr("What was read is in “{name}”.").format(name=found.path.name)]),
            self.tr("Open it.")
            if found.is_whole
            else self.tr("Open it and verify it: that names what does not fit. A backup may hold more."),
            self.tr("Open it"),
            partial(self._context.open, found.path),
            stays=True,
        )

    # --- protection ---

    def protect(self) -> None:
        """Let her set, change or take away the passphrases of the open study."""
        from desktop.dialogs.protection import ProtectionDialog

        study = self._context.study
        if study is None:
            return
        dialog = ProtectionDialog(study.info.title, self._context.services.protection(study.path), self._window)
        dialog.accepted.connect(lambda: self._protect(study.path, dialog.choice()))
        dialog.open()

    def _protect(self, path: Path, choice: ProtectionChoice) -> None:
        context, services = self._context, self._context.services
        context.close()
        opening = Opening(path, choice.passphrase, choice.new) if choice.key_alone else Opening(path, choice.new)
        if choice.remember:
            opening = opening.with_passphrase(choice.new, remember=True)

        def failed(error: BaseException) -> None:
            context.messages.show_error(error, self.tr("Open the study"), partial(context.open, path))

        def done(left: list[str]) -> None:
            context.start_opening(opening)
            if left:
                context.messages.show_info(
                    self.tr("Some backups stay under their former passphrase."), "\n".join(left), stays=True
                )

        context.tasks.start(
            self.tr("Writing the files anew"),
            whole(
                lambda: services.change_protection(
                    path,
                    passphrase=choice.passphrase,
                    key_passphrase=choice.key_passphrase,
                    new=choice.new,
                    key_alone=choice.key_alone,
                )
            ),
            why_whole=Whole().both_files(),
            done=done,
            failed=failed,
        )

    def find_key(self) -> None:
        """Let her show where the key file is; the study remembers it."""
        study = self._context.study
        if study is None:
            return
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, self.tr("Where is the key file?"), str(study.path.parent), self.tr("Keys (*.verbatim-key)")
        )
        if chosen:
            path = study.path
            self._context.close()
            self._context.start_opening(Opening(path, key_file=Path(chosen)))
