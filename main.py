"""Start Verbatim: the window, or one of the headless commands. The only place that knows all rooms."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InvalidInput, StudyFileError
from analysis.records import AiPolicy, Run, SendScope

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from analysis.coder_package import CoderPackage
    from analysis.incoming import Incoming, Reading
    from analysis.ports import Progress
    from analysis.searching import Searches
    from analysis.suggestion.prompting import PromptShelf
    from analysis.suggestion.requests import AnswerReading, SuggestionModel
    from analysis.workflow.retention import Certificate
    from analysis.workflow.study import OpenStudy
    from desktop.context import Opening
    from desktop.main_window import MainWindow
    from desktop.services import (
        BackupFound,
        ConnectionFound,
        ModelNeeds,
        PackageMade,
        PackageWishes,
        PolicyFound,
        Preset,
        RecoveryFound,
        RestoredFound,
        Services,
    )
    from desktop.settings import ProviderChoice, Settings
    from prompts.keys import ApiKey
    from prompts.providers import ProviderSettings, SchemaLevel

WARM_UP_SECONDS = 0.3
NO_DISPLAY = (
    "Verbatim cannot open a window here: no display was found. Everything works without one: "
    "`{0} --help` lists the commands, `{0} demo` walks through the sample study."
)


class RoomServices:
    """Hands the other rooms to the window, each imported at its first use."""

    def __init__(self) -> None:
        self._suggester: Executor | None = None
        self._lock = threading.Lock()

    def create_study(
        self,
        path: Path,
        *,
        title: str,
        coder: str,
        research_question: str,
        language: str,
        send_scope: SendScope,
        passphrase: str = "",
        remember: bool = False,
        policy: AiPolicy | None = None,
    ) -> OpenStudy:
        from storage import create_study

        study = create_study(
            path,
            title=title,
            coder=coder,
            research_question=research_question,
            language=language,
            send_scope=send_scope,
            passphrase=passphrase,
            policy=policy,
        )
        if remember:
            self._remember_passphrase(study.path, passphrase)
        return study

    def open_study(self, opening: Opening) -> OpenStudy:
        from storage import open_study

        try:
            study = open_study(
                opening.path,
                without_key=opening.without_key,
                passphrase=opening.passphrase,
                key_passphrase=opening.key_passphrase,
                key_file=opening.key_file,
            )
        except StudyFileError as error:
            kept = self._kept_passphrase(opening.path) if error.code == "passphrase_needed" else ""
            if not kept or opening.passphrase:
                raise
            return self.open_study(replace(opening, passphrase=kept))
        if opening.remember:
            self._remember_passphrase(study.path, opening.passphrase)
        return study

    def _kept_passphrase(self, path: Path) -> str:
        from storage.keeping import kept_passphrase

        return kept_passphrase(path)

    def _remember_passphrase(self, path: Path, passphrase: str) -> None:
        from storage.keeping import keep_passphrase

        keep_passphrase(path, passphrase)

    def protection(self, path: Path) -> tuple[bool, bool | None]:
        from storage.study_files import protection

        return protection(path)

    def change_protection(
        self, path: Path, *, passphrase: str, key_passphrase: str | None, new: str, key_alone: bool
    ) -> list[str]:
        from storage.keeping import forget_passphrase
        from storage.protection import change_protection

        done = change_protection(
            path, passphrase=passphrase, key_passphrase=key_passphrase, new=new, study=not key_alone
        )
        if not key_alone:
            forget_passphrase(path)
        return [item.name for item in done.left]

    def sync_service(self, path: Path) -> str:
        from storage.places import sync_service

        return sync_service(path)

    def back_up(self, study: OpenStudy, *, if_due: bool) -> Path | None:
        from storage.backup import back_up, back_up_if_due

        made = back_up_if_due(study) if if_due else back_up(study)
        return made.path if made else None

    def backups(self, path: Path) -> Sequence[BackupFound]:
        from desktop.services import BackupFound
        from storage.backup import backups_of

        return [
            BackupFound(item.path, item.made_at, item.step, item.has_key, item.is_protected)
            for item in backups_of(path)
        ]

    def restore(self, backup: Path, passphrase: str) -> RestoredFound:
        from desktop.services import RestoredFound
        from storage.backup import restore

        done = restore(backup, passphrase=passphrase)
        return RestoredFound(done.path, len(done.withdrew), done.is_key_back)

    def recover(self, path: Path, passphrase: str) -> RecoveryFound:
        from desktop.services import RecoveryFound
        from storage.recovery import recover

        found = recover(path, passphrase)
        return RecoveryFound(
            found.path,
            found.events,
            found.last_event,
            rebuilt=sum(found.rebuilt.values()),
            has_end=found.has_end,
            has_all_bytes=found.has_all_bytes,
            without_content=found.without_content,
            is_key_left_out=found.is_key_left_out,
        )

    def make_package(
        self, study: OpenStudy, path: Path, wishes: PackageWishes, *, coder: str, cancel: threading.Event
    ) -> PackageMade:
        from desktop.services import PackageMade
        from storage.coder_package import make_package

        made = make_package(study, path, coder=coder, cancel=cancel, **asdict(wishes))
        return PackageMade(made.path, made.coder, made.interviews, made.left_out, bool(wishes.passphrase))

    def read_package(
        self, study: OpenStudy, path: Path, passphrase: str, progress: Progress, cancel: threading.Event
    ) -> CoderPackage:
        from storage.coder_package import read_package

        return read_package(study, path, passphrase=passphrase, progress=progress, cancel=cancel)

    def make_sample(self, folder: Path, coder: str) -> OpenStudy:
        from storage.sample import create_sample

        return create_sample(folder, coder)

    @property
    def suffixes(self) -> tuple[str, ...]:
        from storage.importers.reading import ALL

        return ALL

    def read_incoming(self, path: Path, asked: Reading | None = None) -> Incoming:
        from storage.importers.reading import read_incoming

        return read_incoming(path, asked=asked)

    def export_codebook(
        self,
        study: OpenStudy,
        path: Path,
        *,
        original_names: bool,
        coder: str,
        name: str = "codebook-json",
        archive: bool = False,
        look: tuple[str, str] = ("", ""),
    ) -> None:
        from dataclasses import asdict

        from prompts.readers import reader_of
        from prompts.recipients import read_cards
        from storage.export import Look, Outside, export

        recipients = tuple(asdict(card) for card in read_cards().values()) if name.startswith("dpo-file") else ()
        outside = Outside(reader_of, recipients)
        export(
            study,
            name,
            path,
            original_names=original_names,
            coder=coder,
            archive=archive,
            look=Look(*look),
            outside=outside,
        )

    def export_replacement_log(self, study: OpenStudy, path: Path, *, coder: str) -> None:
        from storage.export.replacements import export_replacement_log

        export_replacement_log(study, path, coder=coder)

    def export_provenance(
        self, study: OpenStudy, name: str, path: Path, *, coder: str, coder_names: bool, decision_times: bool
    ) -> None:
        from prompts.loader import texts_by_digest
        from storage.export.bundles import Wishes, export_provenance

        wishes = Wishes(coder_names, decision_times, texts_by_digest())
        export_provenance(study, name, path, coder=coder, wishes=wishes)

    def seal_study(self, study: OpenStudy, *, coder: str, key_file: Path | None) -> str:
        from storage.seal import seal_open_study

        return seal_open_study(study, coder=coder, key_file=key_file).text()

    def check_seal(self, study: OpenStudy, text: str) -> str:
        from storage.seal import check_open_study

        return check_open_study(study, text).value

    def write_text(self, path: Path, text: str) -> None:
        from storage.export.files import write_whole

        write_whole(path, text.encode())

    def export_key(self, study: OpenStudy, path: Path, *, coder: str) -> None:
        from storage.export.replacements import export_pseudonym_key

        export_pseudonym_key(study, path, coder=coder, original_names=True)

    def former_states(self, study: OpenStudy) -> Sequence[Path]:
        from storage.leftovers import former_states

        return former_states(study)

    def let_go(self, files: Sequence[Path]) -> None:
        from storage.leftovers import let_go_of

        let_go_of(files)

    def destroy_key(self, study: OpenStudy, *, coder: str) -> tuple[Certificate, Sequence[Path]]:
        from storage.destroying import destroy_key

        return destroy_key(study, coder=coder)

    def search(self, study: OpenStudy) -> Searches:
        from storage.search import SearchIndex

        return SearchIndex(study)

    def presets(self) -> Sequence[Preset]:
        from desktop.services import Preset
        from prompts.providers import PRESETS

        return [Preset(key, settings.name, settings.base_url) for key, settings in PRESETS.items()]

    def host_of(self, choice: ProviderChoice) -> tuple[str, SendScope]:
        if choice.is_model_file:
            return ("127.0.0.1" if choice.model_file else ""), SendScope.THIS_COMPUTER
        if choice.is_builtin or not choice.base_url:
            return "", SendScope.THIS_COMPUTER
        from prompts.providers import host_class, host_of

        reach = SendScope.INTERNET if choice.passes_on_to else host_class(choice.base_url)
        return host_of(choice.base_url), reach

    def check_provider(self, choice: ProviderChoice) -> None:
        if choice.is_builtin:
            return
        if choice.is_model_file:
            self.open_model(choice)
            return
        from prompts.policy import require_allowed

        require_allowed(_provider_settings(choice))

    def recipient_hosts(self, choice: ProviderChoice) -> Sequence[str]:
        if choice.is_builtin or not choice.base_url:
            return ()
        try:
            return _provider_settings(replace(choice, proxy="")).external_hosts
        except InvalidInput:
            return ()

    def recipient_card(self, host: str, language: str) -> dict[str, str]:
        from prompts.recipients import card_for

        return asdict(card_for(host, "de" if language == "de" else "en"))

    def recipient_state(self, host: str) -> str:
        from prompts.recipients import RecipientCard, read_cards

        card = read_cards().get(host) or RecipientCard(host)
        if card.missing:
            return "incomplete"
        return "expired" if card.has_ended(date.today()) else "complete"

    def keep_recipient(self, host: str, entries: dict[str, str]) -> None:
        from prompts.recipients import RecipientCard, save_card

        save_card(RecipientCard(host, **entries))

    def model_needs(self, path: Path) -> ModelNeeds:
        from desktop.services import ModelNeeds
        from prompts.model_file import needs_of

        needs = needs_of(path)
        return ModelNeeds(needs.context_tokens, needs.needed_bytes, needs.file_bytes, needs.free_bytes)

    def running_model(self) -> str:
        from prompts.model_file import running_server

        server = running_server()
        return server.file.path.name if server else ""

    def stop_model(self) -> None:
        from prompts.model_file import stop_servers

        stop_servers()

    def token_table(self, choice: ProviderChoice) -> tuple[str, bool] | None:
        from prompts.budget import TABLE_ADDRESS, table_path
        from prompts.providers import is_openai_host

        return (TABLE_ADDRESS, table_path() is not None) if is_openai_host(choice.base_url) else None

    def choose_token_table(self, path: Path) -> None:
        from prompts.budget import choose_table

        choose_table(path)

    def prompts(self) -> PromptShelf:
        from prompts.own import OwnPrompts

        return OwnPrompts()

    def policies(self) -> Sequence[PolicyFound]:
        from desktop.services import PolicyFound
        from prompts.policy import policies

        return [
            PolicyFound(item.path, item.institution, item.reach, item.hosts, item.models, item.is_broken)
            for item in policies()
        ]

    def reader_of(self, run: Run) -> AnswerReading:
        from prompts.readers import reader_of

        return reader_of(run)

    def open_model(self, choice: ProviderChoice) -> SuggestionModel:
        if choice.is_builtin:
            from analysis.suggestion.builtin import BuiltinModel

            return BuiltinModel(self._suggester_process())
        if choice.is_model_file:
            from prompts import open_model_file

            return open_model_file(Path(choice.model_file), schema_level=_schema_level(choice))
        from prompts import open_model

        settings = _provider_settings(choice)
        return open_model(settings, _key_for(settings, ""))

    def has_key(self, choice: ProviderChoice) -> bool:
        from prompts.keys import stored_key

        return bool(choice.base_url) and stored_key(choice.base_url) is not None

    def remember_key(self, choice: ProviderChoice, secret: str) -> bool:
        from prompts.keys import ApiKey, remember_key

        return remember_key(choice.base_url, ApiKey(secret)) == "keyring"

    def forget_key(self, choice: ProviderChoice) -> None:
        from prompts.keys import forget_key

        forget_key(choice.base_url)

    def test_connection(self, choice: ProviderChoice, secret: str, cancel: threading.Event) -> ConnectionFound:
        from desktop.services import ConnectionFound
        from prompts import test_connection, test_model_file

        if choice.is_model_file:
            report = test_model_file(Path(choice.model_file), cancel)
        else:
            settings = _provider_settings(choice)
            report = test_connection(settings, _key_for(settings, secret), cancel)
        tested = report.settings
        found = replace(
            choice,
            context_tokens=tested.context_tokens,
            schema_level=tested.schema_level,
            passes_on_to=tested.passes_on_to,
        )
        words = report.canary.words if report.canary and report.canary.cuts else None
        return ConnectionFound(
            report.models, report.model_answered, report.seconds, words, found, report.knows_tokenizer
        )

    def close(self) -> None:
        """Stop the suggester's process and the model's server, if they were started."""
        if "prompts.model_file" in sys.modules:
            self.stop_model()
        if self._suggester is not None:
            self._suggester.shutdown(wait=True, cancel_futures=True)

    def _suggester_process(self) -> Executor:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        from analysis.pseudonymization.process import end_with_parent

        with self._lock:
            if self._suggester is None:
                context = multiprocessing.get_context("spawn")
                self._suggester = ProcessPoolExecutor(1, mp_context=context, initializer=end_with_parent)
            return self._suggester


def _provider_settings(choice: ProviderChoice) -> ProviderSettings:
    """Turn the remembered choice into settings; raises `InvalidInput` for an address that cannot be used."""
    from prompts.providers import PRESETS

    base = PRESETS.get(choice.preset) or replace(PRESETS["ollama"], name=choice.preset)
    settings: ProviderSettings = replace(
        base,
        base_url=choice.base_url or base.base_url,
        model=choice.model,
        context_tokens=choice.context_tokens or base.context_tokens,
        passes_on_to=choice.passes_on_to,
        proxy=choice.proxy,
    )
    level = _schema_level(choice)
    return settings if level is None else replace(settings, schema_level=level)


def _schema_level(choice: ProviderChoice) -> SchemaLevel | None:
    levels: tuple[SchemaLevel, ...] = ("json_schema", "json_object", "text")
    return next((level for level in levels if level == choice.schema_level), None)


def _key_for(settings: ProviderSettings, secret: str) -> ApiKey | None:
    from prompts.keys import ApiKey, stored_key

    return ApiKey(secret) if secret.strip() else stored_key(settings.base_url)


def build_window(
    app: QApplication,
    *,
    settings: Settings | None = None,
    services: Services | None = None,
    executor: Executor | None = None,
) -> MainWindow:
    """Build the window with all its collaborators, not shown yet. For the app, tests and screenshots."""
    from desktop.context import AppContext
    from desktop.i18n import Translator
    from desktop.main_window import MainWindow
    from desktop.messages import Messages
    from desktop.settings import Settings
    from desktop.tasks import TaskRunner
    from desktop.theme import Theme

    settings = settings or Settings()
    translator = Translator(app, settings)
    context = AppContext(
        services=services or RoomServices(),
        settings=settings,
        tasks=TaskRunner(executor=executor),
        messages=Messages(),
        theme=Theme(app, settings),
    )
    context.theme.apply()
    return MainWindow(context, translator)


def open_window(arguments: Sequence[str]) -> int:
    """Open the app, on a study if a path is given; gives the exit code."""
    if len(arguments) > 1 or any(item.startswith("-") for item in arguments):
        sys.stderr.write("Usage: python main.py open [STUDY]\n")
        return 2
    if not _has_display():
        sys.stderr.write(no_display() + "\n")
        return 1
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError:
        sys.stderr.write(no_display() + "\n")
        return 1
    from desktop.garbage import GarbageCollector
    from desktop.main_window import install_bug_hook
    from desktop.start import guard_platform, install_log, let_window_go_first, name_program

    install_log()
    with guard_platform(no_display()):
        app = QApplication(sys.argv[:1])
    name_program(app)
    window = build_window(app)
    install_bug_hook(window)
    garbage = GarbageCollector(app)
    let_window_go_first()
    app.aboutToQuit.connect(garbage.stop)
    window.show_first()
    if arguments:
        window.context.open(Path(arguments[0]).resolve())
    else:
        warming = threading.Timer(WARM_UP_SECONDS, warm_up)
        warming.start()
        window.build_ahead(lambda: not warming.is_alive())
    return app.exec()


def warm_up() -> None:
    """Import what the first study needs while she looks at Home; runs in a thread of its own."""
    from importlib import import_module

    for name in ("storage.study_files", "analysis.workflow.study", "desktop.places"):
        import_module(name)


def no_display() -> str:
    """Say that no window can open, naming a command that exists here: a clone's own, the installed one, or this."""
    own = Path(sys.executable).parent / "verbatim"
    if not own.exists():
        return NO_DISPLAY.format("python main.py")
    if ".venv" not in own.parts:
        return NO_DISPLAY.format("verbatim")
    here = Path.cwd()
    return NO_DISPLAY.format(own.relative_to(here) if own.is_relative_to(here) else own)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `open` here and every other command in `commands`, which never imports Qt."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        return open_window([])
    if given[0] == "open":
        return open_window(given[1:])
    if len(given) == 1 and given[0].endswith(".verbatim"):
        return open_window(given)
    from commands.app import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
