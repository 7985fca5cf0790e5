"""A second coder in the window: making a package, knowing one that is open, merging one that came back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from analysis.errors import VerbatimError
from desktop.context import AppContext
from desktop.messages import worded
from desktop.tasks import whole
from desktop.whole import Whole

if TYPE_CHECKING:
    from analysis.coder_package import CoderPackage, MergePreview
    from analysis.ports import Progress
    from analysis.workflow.study import OpenStudy
    from desktop.dialogs.second_coder import PackageDialog
    from desktop.services import PackageMade, PackageWishes

ASKS = ("passphrase_needed", "wrong_passphrase")


class SecondCoder(QObject):
    """The menu's acts; dialogs are made when they are asked for."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._is_package = False
        context.study_opened.connect(self._on_opened)

    def is_own_study(self) -> bool:
        """Tell whether the open study can have packages, and is none itself."""
        return self._context.study is not None and not self._is_package

    def make_package(self) -> None:
        """Ask for whom and of which version, then where to."""
        from desktop.dialogs.second_coder import PackageDialog

        study = self._context.study
        if study is None:
            return
        names = [version.name for version in study.versions.all()]
        is_protected, _key = self._context.services.protection(study.path)
        dialog = PackageDialog(names[::-1], needs_passphrase=is_protected, parent=self._window)
        dialog.accepted.connect(lambda: self._choose_place(study, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_place(self, study: OpenStudy, dialog: PackageDialog) -> None:
        wishes = dialog.choice()
        usual = study.path.with_name(f"{study.path.stem} – {wishes.coder_name}.verbatim".replace("/", "-"))
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Package for a second coder"), str(usual), self.tr("Studies (*.verbatim)")
        )
        if chosen:
            self._make(study, Path(chosen), wishes)

    def _make(self, study: OpenStudy, path: Path, wishes: PackageWishes) -> None:
        services, coder = self._context.services, self._context.coder_id
        self._context.tasks.start(
            self.tr("Making the package"),
            lambda _progress, cancel: services.make_package(study, path, wishes, coder=coder, cancel=cancel),
            done=self._on_made,
        )

    def _on_made(self, made: PackageMade) -> None:
        said = [self.tr("%n interview(s) and the codebook are in it; no key, no names.", "", made.interviews)]
        said += [self.tr("{0} stays here: not approved, not permitted, or marked as never leaving.").format(title)
                 for title in made.left_out]  # fmt: skip
        if not made.is_protected:
            said.append(self.tr("It is not protected by a passphrase."))
        self._context.messages.show_info(
            self.tr("The package for {0} is in {1}.").format(made.coder, made.path.name), "\n".join(said), stays=True
        )

    def choose_package(self) -> None:
        """Let her choose a package that came back."""
        study = self._context.study
        if study is None:
            return
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Merge a second coder's package"),
            str(study.path.parent),
            self.tr("Studies (*.verbatim)"),
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path, passphrase: str = "") -> None:
        """Read and check a package as a task, and show what merging it would do."""
        study, services = self._context.study, self._context.services
        if study is None:
            return

        def work(progress: Progress, cancel: threading.Event) -> tuple[CoderPackage, MergePreview]:
            package = services.read_package(study, path, passphrase, progress, cancel)
            return package, study.taking_back_in.preview(package)

        self._context.tasks.start(
            self.tr("Reading the package"),
            work,
            done=lambda found: self._show(study, *found),
            failed=lambda error: self._ask(path, error, lambda typed: self.look_at(path, typed)),
        )

    def _ask(self, path: Path, error: BaseException, again: Callable[[str], None]) -> None:
        if not (isinstance(error, VerbatimError) and error.code in ASKS):
            self._context.messages.show_error(error)
            return
        from desktop.dialogs.passphrase import AskPassphrase

        wrong = " ".join(worded(error)) if error.code == "wrong_passphrase" else ""
        dialog = AskPassphrase(path, wrong, is_key=False, parent=self._window)
        dialog.remember.hide()
        dialog.given.connect(lambda typed, _remember: again(typed))
        dialog.open()

    def _show(self, study: OpenStudy, package: CoderPackage, said: MergePreview) -> None:
        from desktop.dialogs.second_coder import MergeDialog

        if self._context.study is not study:
            return
        dialog = MergeDialog(said, self._window)
        dialog.merge_asked.connect(lambda: self._merge(study, package))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _merge(self, study: OpenStudy, package: CoderPackage) -> None:
        coder = self._context.coder_id
        self._context.tasks.start(
            self.tr("Merging"),
            whole(lambda: study.taking_back_in.merge(package, coder=coder)),
            why_whole=Whole().one_step(),
            done=self._on_merged,
        )

    def _on_merged(self, said: MergePreview) -> None:
        from desktop.dialogs.second_coder import MergeWords

        self._context.messages.show_info(
            self.tr("{0}'s package was merged, as one step.").format(said.coder),
            MergeWords().brings(said) + " " + self.tr("Report → Rigor says how far you two agree."),
        )

    def _on_opened(self, study: OpenStudy) -> None:
        """Say calmly that the open study is a package, and for whom."""
        opening = study.packaging.opening()
        self._is_package = opening is not None
        if opening is None:
            return
        name = study.coder_name(opening.coder_id)
        self._context.messages.show_info(
            self.tr("This is a package for {0} to code in.").format(name),
            self.tr("It has no names and nobody's codings. When you have finished, send the file back."),
            stays=True,
        )
