"""The boundary to language models: prompts, budgets, answers, and the only door by which text can leave.

Importing it is cheap; the client and its packages load when a model is opened.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.suggestion.requests import SuggestionModel
    from prompts.client import AnswerReader
    from prompts.keys import ApiKey
    from prompts.probe import ConnectionReport
    from prompts.providers import ProviderSettings


def open_model(settings: ProviderSettings, key: ApiKey | None = None) -> SuggestionModel:
    """Give the model of a server. Opens no connection.

    Raises `NotPermitted` where a policy forbids it or nobody answers for its host; see `prompts.recipients`.
    """
    from prompts.client import OpenAiModel
    from prompts.recipients import recipients_of

    return OpenAiModel(settings, key, recipients_of(settings))


def open_reader(settings: ProviderSettings) -> AnswerReader:
    """Give what reads a server's kept answers and can send nothing."""
    from prompts.client import AnswerReader

    return AnswerReader(settings)


def test_connection(
    settings: ProviderSettings,
    key: ApiKey | None,
    cancel: threading.Event | None = None,  # noqa: PT028 - not a test
) -> ConnectionReport:
    """Find out what a server can do; see `prompts.probe.probe_connection`."""
    from prompts.probe import probe_connection

    return probe_connection(settings, key, cancel)


test_connection.__test__ = False  # type: ignore[attr-defined]  # pytest would take it for a test
