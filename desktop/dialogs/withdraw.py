"""A participant withdraws: what is done, what goes with it, what is elsewhere; then the letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from analysis.errors import VerbatimError
from analysis.workflow.withdrawal import BACKUP_ELSEWHERE, Preview, Way
from desktop.context import AppContext
from desktop.dialogs.fields import Choices, heading, labelled, soft
from desktop.messages import worded
from desktop.tasks import whole
from desktop.theme import scrolling, set_role, space
from desktop.whole import Whole

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy

LABELS_SHOWN = 12


class WithdrawDialog(QDialog):
    """Shows what would go, asks why and whether she means it. `done_way` is None until it is done."""

    def __init__(self, context: AppContext, study: OpenStudy, said: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("{0} withdraws").format(said.code))
        self._context, self._study, self.said = context, study, said
        self.files: Sequence[Path] = context.services.former_states(study)
        self.way = Choices(self._ways())
        self.reason = QLineEdit()
        self.goes, self.elsewhere = soft(), soft()
        self.backups_box, self.sure = QCheckBox(self.tr("Delete these backups, too")), QCheckBox()
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        set_role(self.fault, "danger")
        self.act_button, self.cancel_button = QPushButton(), QPushButton(self.tr("Cancel"))
        self.done_way: Way | None = None
        self._lay_out()
        self.way.choose(Way.ERASE.value)
        self.way.group.idClicked.connect(self._show)
        self.sure.toggled.connect(self._allow)
        self.reason.textChanged.connect(self._allow)
        self.act_button.clicked.connect(self._do)
        self.cancel_button.clicked.connect(self.reject)
        self._show()
        self.resize(space(150), space(170))

    def _ways(self) -> list[tuple[str, str, str]]:
        return [
            (
                Way.ERASE.value,
                self.tr("Erase everything"),
                self.tr("Texts, quotations, codes, memos, requests and answers, for good."),
            ),
            (
                Way.ANONYMISE.value,
                self.tr("Make anonymous"),
                self.tr("Pseudonymised words and codes stay; original wording and names go for good."),
            ),
            (
                Way.RESTRICT.value,
                self.tr("Restrict"),
                self.tr("Everything stays, and nothing is sent, quoted or exported. This can be lifted."),
            ),
        ]

    def _lay_out(self) -> None:
        set_role(self.act_button, "primary")
        for label in (self.goes, self.elsewhere):
            label.setTextFormat(Qt.TextFormat.PlainText)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, space(2), 0)
        column.setSpacing(space(2))
        column.addWidget(self.way)
        column.addWidget(labelled(self.tr("Why (without a name; it is recorded)"), self.reason))
        column.addWidget(self.reason)
        self._goes_heading = heading(self.tr("What goes"))
        column.addWidget(self._goes_heading)
        column.addWidget(self.goes)
        column.addWidget(heading(self.tr("What this program can't reach")))
        column.addWidget(self.elsewhere)
        column.addWidget(self.backups_box)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.act_button)
        for button in (self.cancel_button, self.act_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        layout.addWidget(scrolling(inner), 1)
        layout.addWidget(self.sure)
        layout.addWidget(self.fault)
        layout.addLayout(buttons)

    def _chosen(self) -> Way:
        return Way(self.way.value)

    def _show(self) -> None:
        way = self._chosen()
        final = way is not Way.RESTRICT
        self._goes_heading.setVisible(final)
        self.goes.setVisible(final)
        self.goes.setText(self._words_of_what_goes(way))
        self.elsewhere.setText(self._words_of_elsewhere())
        self.backups_box.setVisible(final and bool(self.files))
        self.sure.setVisible(final)
        self.sure.setText(self.tr("I know that this can't be undone, nor anything that was done before it."))
        self.act_button.setText(
            {
                Way.ERASE: self.tr("Erase for good"),
                Way.ANONYMISE: self.tr("Make anonymous for good"),
                Way.RESTRICT: self.tr("Restrict"),
            }[way]
        )
        self._allow()

    def _allow(self) -> None:
        is_sure = self.sure.isChecked() or self._chosen() is Way.RESTRICT
        self.act_button.setEnabled(is_sure and bool(self.reason.text().strip()))
        self.fault.setVisible(bool(self.fault.text()))

    def _words_of_what_goes(self, way: Way) -> str:
        said = self.said
        titles = ", ".join((*said.interviews, *said.conversations)) or "–"
        if way is Way.ANONYMISE:
            return self.tr("Names, other replaced details and the file's name of: {0}").format(titles)
        lines = [titles]
        if said.conversations:
            lines.append(self.tr("In conversations only the words of {0} go.").format(said.code))
        lines.append(
            self.tr("{0} quotations, {1} suggestions, {2} decisions, {3} memos").format(
                said.quotations, said.suggestions, said.decisions, said.memos
            )
        )
        labels = [*said.codes, *said.categories]
        if labels:
            lines.append(self.tr("Codes and groups that hold nobody else's words:"))
            lines += [f"– {label}" for label in labels[:LABELS_SHOWN]]
            more = len(labels) - LABELS_SHOWN
            lines += [self.tr("and {0} more").format(more)] if more > 0 else []
        lines += [self.tr("“{0}” stays and is called “{1}”.").format(*pair) for pair in said.renamed]
        if said.named_elsewhere:
            lines.append(
                self.tr("Others name this person at {0} places; that is theirs and stays, replaced.").format(
                    said.named_elsewhere
                )
            )
        return "\n".join(lines)

    def _words_of_elsewhere(self) -> str:
        away = [item for item in self.said.sent if item.host_class != "this_computer"]
        lines = [self.tr("Nothing of it left this computer.")] if not away else []
        for host in dict.fromkeys(item.host for item in away):
            times = sorted(item.at[:10] for item in away if item.host == host)
            lines.append(self.tr("{0} requests to {1}, {2} to {3}").format(len(times), host, times[0], times[-1]))
        for item in self.said.copies:
            backup, export = self.tr("Backup of {0}, in another place"), self.tr("Export of {0}: {1}")
            lines.append((backup if item.what == BACKUP_ELSEWHERE else export).format(item.at[:10], item.what))
        lines += [self.tr("Backup: {0}").format(path.name) for path in self.files]
        return "\n".join(lines)

    def _do(self) -> None:
        study, coder, code = self._study, self._context.coder_id, self.said.code
        way, reason, services = self._chosen(), self.reason.text(), self._context.services
        files = self.files if self.backups_box.isChecked() and way is not Way.RESTRICT else ()

        def act() -> None:
            if way is Way.ERASE:
                study.withdrawal.erase(code, coder=coder, reason=reason)
            elif way is Way.ANONYMISE:
                study.withdrawal.anonymise(code, coder=coder, reason=reason)
            else:
                study.withdrawal.restrict(code, coder=coder, reason=reason)
            services.let_go(files)

        self.act_button.setEnabled(False)
        self._context.tasks.start(
            self.tr("Erasing for good") if way is not Way.RESTRICT else self.tr("Restricting"),
            whole(act),
            why_whole=Whole().erasing(),
            done=lambda _found: self._on_done(way, bool(files)),
            failed=self._on_failed,
        )

    def _on_done(self, way: Way, files_are_gone: bool) -> None:
        self.done_way = way
        if files_are_gone:
            self.files = ()
        self.accept()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, VerbatimError):
            self._context.messages.show_error(error)
            return
        self.fault.setText(" ".join(worded(error)))
        self._allow()

    def drafts(self) -> list[tuple[str, str]]:
        """Give the drafts of letters, by name."""
        from analysis.workflow.letters import letters

        way = self.done_way or Way.ERASE
        made = letters(self.said, way, date.today().isoformat(), [path.name for path in self.files])
        return [(f"{item.name}.{item.language}", item.text) for item in made]
