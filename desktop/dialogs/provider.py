"""Where suggestions come from: the built-in suggester, or a server, with the place its text would go said in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.errors import VerbatimError
from analysis.records import SendScope
from desktop.context import AppContext
from desktop.dialogs.fields import grow, heading, labelled, line, soft
from desktop.dialogs.model_file import ModelFilePart
from desktop.dialogs.recipient import RecipientDialog, state_words
from desktop.dialogs.token_table import TokenTableDialog
from desktop.messages import worded
from desktop.services import ConnectionFound
from desktop.settings import BUILTIN, MODEL_FILE, ProviderChoice
from desktop.tasks import NETWORK_LANE, Task, whole
from desktop.theme import set_role, space
from desktop.whole import Whole

OTHER = "other"
_REACH = list(SendScope)


class ProviderDialog(QDialog):
    """Chooses provider, model and key. Tests the connection off the GUI thread with fixed filler, never study text."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Where suggestions come from"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._task: Task | None = None
        self._found = context.settings.provider
        self._presets = {preset.key: preset for preset in context.services.presets()}
        self.provider = QComboBox()
        self.provider.addItem(self.tr("Built-in suggester, no AI"), BUILTIN)
        for preset in self._presets.values():
            self.provider.addItem(preset.name, preset.key)
        self.provider.addItem(self.tr("Another OpenAI-compatible server"), OTHER)
        self.provider.addItem(self.tr("Model file (.gguf) …"), MODEL_FILE)
        self.address = QLineEdit()
        self.model = QComboBox()
        self.model.setEditable(True)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.where = soft()
        self.builtin_words = soft(
            self.tr(
                "It proposes participants' own phrases by counting words, and groups codes by likeness. "
                "It needs nothing and sends nothing."
            )
        )
        self._key_words = soft()
        self.proxy = QLineEdit()
        self.proxy_label = labelled(self.tr("Proxy (none is used unless you name one)"), self.proxy)
        self.table_button = QPushButton(self.tr("Count tokens exactly …"))
        self.table_button.setAutoDefault(False)
        set_role(self.table_button, "quiet")
        self.policy = soft(self._policy_words())
        self.recipient = soft()
        self.recipient_button = QPushButton(self.tr("Recipient …"))
        self.recipient_button.setAutoDefault(False)
        self.test_button = QPushButton(self.tr("Test connection"))
        self.test_button.setAutoDefault(False)
        self.outcome = soft()
        self.save_button = QPushButton(self.tr("Use this"))
        set_role(self.save_button, "primary")
        for field in (self.address, self.model, self.key, self.proxy):
            field.setMinimumHeight(context.theme.pixels(32))
        self._server = self._server_part()
        self.model_file = ModelFilePart(context)
        self._lay_out()
        self._connect()
        self.resize(space(140), space(140))
        self._show(context.settings.provider)

    def choice(self) -> ProviderChoice:
        """Give what is chosen at present."""
        preset = self.provider.currentData()
        if preset == BUILTIN:
            return ProviderChoice()
        if preset == MODEL_FILE:
            return self._model_file_choice()
        address, model = self.address.text().strip(), self.model.currentText().strip()
        is_tested = (self._found.preset, self._found.base_url, self._found.model) == (preset, address, model)
        choice = self._found if is_tested else ProviderChoice(preset, address, model)
        return replace(choice, proxy=self.proxy.text().strip())

    def _model_file_choice(self) -> ProviderChoice:
        path = self.model_file.path.text().strip()
        if self._found.is_model_file and self._found.model_file == path:
            return self._found
        return ProviderChoice(MODEL_FILE, model=Path(path).stem if path else "", model_file=path)

    def done(self, result: int) -> None:
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _server_part(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.5))
        for words, field in (
            (self.tr("Address"), self.address),
            (self.tr("Model"), self.model),
            (self.tr("API key (local servers need none)"), self.key),
        ):
            layout.addWidget(labelled(words, field))
            layout.addWidget(field)
            layout.addSpacing(space(1))
        layout.addWidget(self._key_words)
        layout.addWidget(self.proxy_label)
        layout.addWidget(self.proxy)
        layout.addWidget(self.table_button, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _lay_out(self) -> None:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        set_role(cancel, "quiet")
        cancel.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        self.provider.setAccessibleName(self.tr("Provider"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(self.provider)
        layout.addWidget(self.builtin_words)
        layout.addWidget(self._server)
        layout.addWidget(self.model_file)
        tests = QHBoxLayout()
        tests.addWidget(self.test_button)
        tests.addWidget(self.outcome, 1)
        layout.addLayout(tests)
        layout.addStretch(1)
        layout.addWidget(line())
        layout.addWidget(self.policy)
        layout.addWidget(self.where)
        card = QHBoxLayout()
        card.addWidget(self.recipient, 1)
        card.addWidget(self.recipient_button)
        layout.addLayout(card)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.provider.currentIndexChanged.connect(self._on_provider)
        self.address.textChanged.connect(self._refresh)
        self.model.editTextChanged.connect(self._refresh)
        self.proxy.textChanged.connect(self._refresh)
        self.model_file.changed.connect(self._refresh)
        self.test_button.clicked.connect(self._test)
        self.recipient_button.clicked.connect(self._open_recipient)
        self.table_button.clicked.connect(self._open_token_table)

    def _show(self, choice: ProviderChoice) -> None:
        at = self.provider.findData(choice.preset)
        self.provider.setCurrentIndex(max(at, 0))
        self.address.setText(choice.base_url)
        self.model.setEditText(choice.model)
        self.proxy.setText(choice.proxy)
        self.model_file.path.setText(choice.model_file)
        self._refresh()

    def _on_provider(self) -> None:
        preset = self._presets.get(self.provider.currentData())
        self.address.setText(preset.base_url if preset else "")
        self.model.clear()
        self.key.clear()
        self.outcome.clear()
        self._refresh()

    def _refresh(self) -> None:
        choice = self.choice()
        self._server.setVisible(not choice.is_builtin and not choice.is_model_file)
        self.model_file.setVisible(choice.is_model_file)
        self.test_button.setVisible(not choice.is_builtin)
        self.builtin_words.setVisible(choice.is_builtin)
        host, reach = self._context.services.host_of(choice)
        words = {
            SendScope.THIS_COMPUTER: self.tr("Nothing leaves this computer."),
            SendScope.THIS_NETWORK: self.tr("Approved text would go to {host} in this network."),
            SendScope.INTERNET: self.tr("Approved text would go to {host} on the internet."),
        }[reach].format(host=host)
        if choice.passes_on_to:
            words = self.tr("{host} does not run this model itself: it passes approved text on to the internet.")
            words = words.format(host=host)
        study = self._context.study
        is_out = study is not None and _REACH.index(reach) > _REACH.index(study.info.send_scope)
        if is_out:
            words += " " + self.tr(
                "This study does not allow that: nothing will be sent until you change it in the study's settings."
            )
        elif reach is not SendScope.THIS_COMPUTER:
            words += " " + self.tr("You see every text before it is sent.")
        self.where.setText(words)
        set_role(self.where, "danger" if is_out else "soft")
        self._key_words.setText(self.tr("The key is kept in the keyring of your system, never in the study."))
        is_away = reach is not SendScope.THIS_COMPUTER
        self.proxy_label.setVisible(is_away)
        self.proxy.setVisible(is_away)
        table = self._context.services.token_table(choice)
        self.table_button.setVisible(table is not None and not table[1])
        self.policy.setVisible(bool(self.policy.text()) and not choice.is_builtin)
        self._refresh_recipient(choice)
        can_ask = choice.is_builtin or bool(host)
        self.test_button.setEnabled(bool(host) and self._task is None)
        self.save_button.setEnabled(can_ask)
        grow(self)

    def _refresh_recipient(self, choice: ProviderChoice) -> None:
        hosts = self._context.services.recipient_hosts(choice)
        self.recipient.setVisible(bool(hosts))
        self.recipient_button.setVisible(bool(hosts))
        try:
            states = {self._context.services.recipient_state(host) for host in hosts}
        except VerbatimError as error:
            self.recipient.setText(" ".join(worded(error)))
            set_role(self.recipient, "danger")
            return
        state = next((name for name in ("incomplete", "expired") if name in states), "complete")
        self.recipient.setText(state_words(state))
        set_role(self.recipient, "soft" if state == "complete" else "danger")

    def _open_recipient(self) -> None:
        """Open the card of the first host that still needs one, else of the last."""
        services = self._context.services
        hosts = services.recipient_hosts(self.choice())
        try:
            waiting = [host for host in hosts if services.recipient_state(host) != "complete"]
        except VerbatimError:
            waiting = []
        dialog = RecipientDialog(self._context, (waiting or list(hosts[-1:]))[0], self)
        dialog.accepted.connect(self._refresh)
        dialog.open()

    def _open_token_table(self) -> None:
        table = self._context.services.token_table(self.choice())
        if table is None:
            return
        dialog = TokenTableDialog(self._context.services, table[0], self)
        dialog.accepted.connect(self._refresh)
        dialog.open()

    def _policy_words(self) -> str:
        """Say what each policy on this computer allows."""
        reaches = {
            SendScope.THIS_COMPUTER: self.tr("text stays on this computer"),
            SendScope.THIS_NETWORK: self.tr("text may go no further than this network"),
            SendScope.INTERNET: self.tr("text may go to the internet"),
        }
        lines = []
        for policy in self._context.services.policies():
            if policy.is_broken:
                broken = self.tr("The policy of your institution can't be read ({path}): nothing leaves this computer.")
                lines.append(broken.format(path=policy.path))
                continue
            parts = [reaches[policy.reach]]
            if policy.hosts is not None:
                parts.append(self.tr("servers: {names}").format(names=", ".join(policy.hosts) or "–"))
            if policy.models is not None:
                parts.append(self.tr("models: {names}").format(names=", ".join(policy.models) or "–"))
            words = self.tr("Policy of {institution}: {rules}.")
            lines.append(words.format(institution=policy.institution or policy.path, rules="; ".join(parts)))
        return "\n".join(lines)

    def _test(self) -> None:
        choice, secret, services = self.choice(), self.key.text(), self._context.services
        self.outcome.setText(self.tr("Asking the server …"))
        task = self._context.tasks.start(
            self.tr("Testing the connection"),
            lambda _progress, cancel: services.test_connection(choice, secret, cancel),
            lane=NETWORK_LANE,
            done=self._on_tested,
            failed=self._on_failed,
            ended=self._on_test_ended,
        )
        self._task = task if task.is_running else None
        self._refresh()

    def _on_tested(self, found: ConnectionFound) -> None:
        model = self.model.currentText().strip()
        self.model.clear()
        self.model.addItems(list(found.models))
        self.model.setEditText(model or (found.models[0] if len(found.models) == 1 else ""))
        self._found = found.choice
        self.model_file.refresh_running()
        if found.model_answered:
            words = self.tr("{model} answered in {seconds} s.")
        else:
            words = self.tr("The server answers. Choose one of its models.")
        words = words.format(model=found.model_answered, seconds=f"{found.seconds:.1f}")
        if found.whole_words is not None:
            cuts = self.tr("It cuts texts after about {words} words; Verbatim will send smaller pieces.")
            words += " " + cuts.format(words=f"{found.whole_words:n}")
        if found.knows_tokenizer:
            words += " " + self.tr("Estimates of tokens follow its own tokenizer, which counted filler, no study text.")
        self.outcome.setText(words)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, VerbatimError):
            self.outcome.setText(" ".join(worded(error)))
        else:
            self.outcome.clear()
            self._context.messages.show_error(error)

    def _on_test_ended(self) -> None:
        self._task = None
        self._refresh()

    def _save(self) -> None:
        choice = self.choice()
        try:
            self._context.services.check_provider(choice)
        except VerbatimError as error:
            self.outcome.setText(" ".join(worded(error)))
            return
        if self.key.text().strip():
            self._keep_key(choice, self.key.text())
        self._context.settings.provider = choice
        self._context.provider_changed.emit()
        self.accept()

    def _keep_key(self, choice: ProviderChoice, secret: str) -> None:
        services, messages = self._context.services, self._context.messages
        lasting = self.tr("There is no keyring on this computer: the key lasts until Verbatim closes.")

        def on_kept(is_lasting: bool) -> None:
            if not is_lasting:
                messages.show_info(lasting)

        self._context.tasks.start(
            self.tr("Keeping the key"),
            whole(lambda: services.remember_key(choice, secret)),
            lane=NETWORK_LANE,
            why_whole=Whole().keyring(),
            done=on_kept,
        )
