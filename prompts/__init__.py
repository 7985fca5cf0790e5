"""The boundary to language models: prompts, budgets, answers, and the only door by which text can leave.

Importing it is cheap; the client and its packages load when a model is opened.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.suggestion.requests import SuggestionModel
    from prompts.client import AnswerReader
    from prompts.keys import ApiKey
    from prompts.model_file import ModelFileModel
    from prompts.probe import ConnectionReport
    from prompts.providers import ProviderSettings, SchemaLevel


def open_model(settings: ProviderSettings, key: ApiKey | None = None) -> SuggestionModel:
    """Give the model of a server. Opens no connection.

    Raises `NotPermitted` where a policy forbids it or nobody answers for its host; see `prompts.recipients`.
    """
    from prompts.client import OpenAiModel
    from prompts.recipients import recipients_of

    return OpenAiModel(settings, key, recipients_of(settings))


def open_model_file(
    path: Path, context_tokens: int | None = None, schema_level: SchemaLevel | None = None
) -> ModelFileModel:
    """Give the model of a GGUF file; its server starts before the first run. See `prompts.model_file`.

    Raises `InvalidInput`, and `NotPermitted` where a policy forbids the model.
    """
    from prompts.model_file import ModelFileModel, open_server
    from prompts.policy import require_allowed

    server = open_server(path, context_tokens)
    require_allowed(server.settings)
    settings = server.settings if schema_level is None else replace(server.settings, schema_level=schema_level)
    return ModelFileModel(server, settings)


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


def test_model_file(path: Path, cancel: threading.Event) -> ConnectionReport:
    """Start a model file's server and find out what it can do; see `test_connection`."""
    from prompts.model_file import NAME, open_server
    from prompts.policy import require_allowed
    from prompts.probe import probe_connection

    server = open_server(path)
    require_allowed(server.settings)
    server.ensure_ready(cancel)
    return probe_connection(server.settings, server.key, cancel, calibrated_as=NAME)


test_model_file.__test__ = False  # type: ignore[attr-defined]
