"""What the window needs from the other rooms, handed in by `main.py`.

Each field is a callable that imports what it needs when it is first called: the window itself stays light.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from analysis.suggestion.requests import SuggestionModel
    from analysis.transcript import ImportedTranscript
    from analysis.workflow.study import OpenStudy
    from desktop.settings import ProviderChoice


class KeyKeeper(Protocol):
    """Keeps API keys in the keyring of the operating system, by host."""

    def get(self, host: str) -> str: ...

    def put(self, host: str, key: str) -> bool:
        """Keep a key; False if it lasts only until the app closes, because there is no keyring."""
        ...

    def forget(self, host: str) -> None: ...


@dataclass(frozen=True)
class Services:
    """The doors to storage, prompts and the built-in suggester. All may run off the GUI thread."""

    create_study: Callable[..., OpenStudy]
    open_study: Callable[[Path], OpenStudy]
    read_transcript: Callable[[Path, str], ImportedTranscript]
    export_codebook: Callable[..., Any]
    make_sample: Callable[[Path, str], OpenStudy]
    open_model: Callable[[ProviderChoice, str], SuggestionModel]
    host_of: Callable[[ProviderChoice], tuple[str, str]]
    keys: Callable[[], KeyKeeper]
    transcript_suffixes: tuple[str, ...] = (".txt", ".md", ".docx", ".odt", ".rtf", ".vtt", ".srt")
