"""What the window needs from the other rooms, handed in by `main.py`.

Each member imports what it needs when it is first called: the window itself stays light. None knows Qt.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from analysis.records import AiPolicy, Run, SendScope

if TYPE_CHECKING:
    from analysis.coder_package import CoderPackage
    from analysis.incoming import Incoming, Reading
    from analysis.ports import Progress
    from analysis.searching import Searches
    from analysis.suggestion.prompting import PromptShelf
    from analysis.suggestion.requests import AnswerReading, SuggestionModel
    from analysis.workflow.retention import Certificate
    from analysis.workflow.study import OpenStudy
    from desktop.context import Opening
    from desktop.settings import ProviderChoice


@dataclass(frozen=True, slots=True)
class Preset:
    """A provider to start from. `key` is stable, `name` is the product's own and not translated."""

    key: str
    name: str
    base_url: str


@dataclass(frozen=True, slots=True)
class ConnectionFound:
    """What a test of a connection found: the server's models, the answering one, and the settings to keep.

    `whole_words` is how many words of a longer text the server was seen to read, None where it reads all that is sent.
    `knows_tokenizer` says that estimates of tokens follow the tokenizer of the server.
    """

    models: tuple[str, ...]
    model_answered: str
    seconds: float
    whole_words: int | None
    choice: ProviderChoice
    knows_tokenizer: bool = False


CARD_ENTRIES = ("who", "where", "contract", "transfer", "retention", "training", "approved_by", "until")


@dataclass(frozen=True, slots=True)
class PolicyFound:
    """What an institution allows on this computer; None where it does not restrict."""

    path: Path
    institution: str
    reach: SendScope
    hosts: tuple[str, ...] | None
    models: tuple[str, ...] | None
    is_broken: bool


@dataclass(frozen=True, slots=True)
class ModelNeeds:
    """What a model file takes to run here, in bytes; `free_bytes` is None where the system does not tell."""

    context_tokens: int
    needed_bytes: int
    file_bytes: int
    free_bytes: int | None

    @property
    def fits(self) -> bool:
        return self.free_bytes is None or self.needed_bytes <= self.free_bytes


@dataclass(frozen=True, slots=True)
class BackupFound:
    """A backup beside a study: when it was made by the computer's clock, and after which step."""

    path: Path
    made_at: datetime
    step: int
    has_key: bool
    is_protected: bool


@dataclass(frozen=True, slots=True)
class PackageWishes:
    """For whom a package is; `version` "" is the codebook as it is now, `passphrase` "" none."""

    coder_name: str
    version: str = ""
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class PackageMade:
    """A second coder's package: what it holds by number, and the titles of interviews that stay here."""

    path: Path
    coder: str
    interviews: int
    left_out: tuple[str, ...]
    is_protected: bool


@dataclass(frozen=True, slots=True)
class RestoredFound:
    """Where a study is after going back to a backup, and what had been taken out of it since that is there again."""

    path: Path
    withdrawals: int = 0
    is_key_back: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryFound:
    """What was read of a damaged study: a new file, the steps that it holds, and the number of the last one."""

    path: Path
    events: int
    last_event: int
    rebuilt: int = 0
    """How many rows were lost, and written anew from the ledger."""
    has_end: bool = True
    """Whether the last step that was found is the one that the file called its last."""
    without_content: int = 0
    """How many of the steps are there of which the content is gone."""
    has_all_bytes: bool = True
    """Whether all stored requests and answers could be read."""
    is_key_left_out: bool = False

    @property
    def is_whole(self) -> bool:
        is_ledger_whole = self.events == self.last_event and self.has_end and not self.without_content
        return is_ledger_whole and self.has_all_bytes


class Services(Protocol):
    """The doors to storage, prompts and the built-in suggester. All but `close` may run off the GUI thread."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Give what files that can come in end in, lower case with the dot."""
        ...

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
    ) -> OpenStudy: ...

    def open_study(self, opening: Opening) -> OpenStudy:
        """Open a study with what is given, or with what the keyring keeps for it."""
        ...

    def protection(self, path: Path) -> tuple[bool, bool | None]:
        """Tell whether study and key file are protected by a passphrase; None where no key file lies beside it."""
        ...

    def change_protection(
        self, path: Path, *, passphrase: str, key_passphrase: str | None, new: str, key_alone: bool
    ) -> list[str]:
        """Write a closed study's files anew under `new`, "" for none; gives the names of backups that stay."""
        ...

    def sync_service(self, path: Path) -> str:
        """Give the service that copies a path's folder to its servers, "" where none is seen."""
        ...

    def back_up(self, study: OpenStudy, *, if_due: bool) -> Path | None: ...

    def backups(self, path: Path) -> Sequence[BackupFound]: ...

    def restore(self, backup: Path, passphrase: str) -> RestoredFound:
        """Put a sound backup in its study's place, what is there aside; gives the study's path."""
        ...

    def recover(self, path: Path, passphrase: str) -> RecoveryFound:
        """Read what is left of a damaged study into a new file."""
        ...

    def make_package(
        self, study: OpenStudy, path: Path, wishes: PackageWishes, *, coder: str, cancel: threading.Event
    ) -> PackageMade:
        """Write a package for a second coder, made by `coder`."""
        ...

    def read_package(
        self, study: OpenStudy, path: Path, passphrase: str, progress: Progress, cancel: threading.Event
    ) -> CoderPackage:
        """Read and check a package of this study that came back."""
        ...

    def make_sample(self, folder: Path, coder: str) -> OpenStudy:
        """Make the sample study with its interviews in a folder; opens it if it is there already."""
        ...

    def read_incoming(self, path: Path, asked: Reading | None = None) -> Incoming:
        """Read a file that may come in; `asked` says what a table holds. Raises `VerbatimError`."""
        ...

    def export_codebook(
        self,
        study: OpenStudy,
        path: Path,
        *,
        original_names: bool,
        coder: str,
        archive: bool = False,
        name: str = "codebook-json",
        look: tuple[str, str] = ("", ""),
    ) -> None:
        """Write the codebook in a format; for an `archive` with the words of those only who permit archiving.

        `look` is the language of its own words and the width of a figure, each "" as usual.
        """
        ...

    def export_replacement_log(self, study: OpenStudy, path: Path, *, coder: str) -> None: ...

    def export_provenance(
        self, study: OpenStudy, name: str, path: Path, *, coder: str, coder_names: bool, decision_times: bool
    ) -> None:
        """Write who suggested and who decided, as `name` ("ro-crate", "prov-json")."""
        ...

    def seal_study(self, study: OpenStudy, *, coder: str, key_file: Path | None) -> str:
        """Sign the ledger's head; gives the seal's text. Raises `NotPermitted` (`no_keyring`) without a key file."""
        ...

    def check_seal(self, study: OpenStudy, text: str) -> str:
        """Compare with a seal: "holds", "forged", "other_study", "rewritten" or "cut"; raises `InvalidInput`."""
        ...

    def write_text(self, path: Path, text: str) -> None: ...

    def export_key(self, study: OpenStudy, path: Path, *, coder: str) -> None:
        """Write the key of the pseudonyms, with originals; only after she said so."""
        ...

    def former_states(self, study: OpenStudy) -> Sequence[Path]:
        """List the files beside a study that may still hold what is erased from it."""
        ...

    def let_go(self, files: Sequence[Path]) -> None:
        """Overwrite and delete files. Raises `StudyFileError` (`cannot_delete`)."""
        ...

    def destroy_key(self, study: OpenStudy, *, coder: str) -> tuple[Certificate, Sequence[Path]]:
        """Overwrite and delete an open study's key file; gives also the files that may hold a former one."""
        ...

    def search(self, study: OpenStudy) -> Searches:
        """Give what searches a study; it reads everything at the first question."""
        ...

    def presets(self) -> Sequence[Preset]: ...

    def host_of(self, choice: ProviderChoice) -> tuple[str, SendScope]:
        """Give host and how far away it is; ("", this computer) for the built-in suggester and for no address."""
        ...

    def recipient_hosts(self, choice: ProviderChoice) -> Sequence[str]:
        """Give the hosts beyond this computer that text would reach; none for an address that cannot be used."""
        ...

    def recipient_card(self, host: str, language: str) -> dict[str, str]:
        """Give the card of a host by `CARD_ENTRIES`, prefilled where it is new. Raises `InvalidInput`."""
        ...

    def recipient_state(self, host: str) -> str:
        """Tell whether a host's card is "complete", "incomplete" or "expired". Raises `InvalidInput`."""
        ...

    def keep_recipient(self, host: str, entries: dict[str, str]) -> None:
        """Keep a card on this computer. Raises `InvalidInput`."""
        ...

    def model_needs(self, path: Path) -> ModelNeeds:
        """Say what a model file needs; starts nothing. Raises `InvalidInput`, also where no server is installed."""
        ...

    def running_model(self) -> str:
        """Give the name of the model whose server Verbatim runs at present, "" for none."""
        ...

    def stop_model(self) -> None:
        """End the server that Verbatim runs; may take seconds."""
        ...

    def token_table(self, choice: ProviderChoice) -> tuple[str, bool] | None:
        """Give the address of the table that counts tokens exactly, and whether it is here; None where none is known.

        Fetches nothing.
        """
        ...

    def choose_token_table(self, path: Path) -> None:
        """Keep a copy of a table file. Raises `InvalidInput`."""
        ...

    def prompts(self) -> PromptShelf:
        """Give what reads, copies and chooses prompts."""
        ...

    def policies(self) -> Sequence[PolicyFound]:
        """Read what institutions allow on this computer, anew."""
        ...

    def check_provider(self, choice: ProviderChoice) -> None:
        """Raise `InvalidInput` for an address that cannot be used, `NotPermitted` for one that a policy forbids."""
        ...

    def reader_of(self, run: Run) -> AnswerReading:
        """Give what reads a stored run's answers again; it sends nothing."""
        ...

    def open_model(self, choice: ProviderChoice) -> SuggestionModel:
        """Give the chosen model with the key kept for its host. May wait for the keyring; opens no connection."""
        ...

    def has_key(self, choice: ProviderChoice) -> bool: ...

    def remember_key(self, choice: ProviderChoice, secret: str) -> bool:
        """Keep a key; False where no keyring took it and it lasts until the app closes."""
        ...

    def forget_key(self, choice: ProviderChoice) -> None: ...

    def test_connection(self, choice: ProviderChoice, secret: str, cancel: threading.Event) -> ConnectionFound:
        """Ask the server with fixed filler; `secret` "" takes the stored key. Raises `ProviderFailed`."""
        ...

    def close(self) -> None: ...
