"""Which model a command asks: the built-in suggester, a known provider, or the address of a server."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InvalidInput
from analysis.records import Run
from commands.console import note

if TYPE_CHECKING:
    from analysis.suggestion.requests import SuggestionModel
    from prompts.providers import ProviderSettings, SchemaLevel

BUILTIN = "builtin"
MODEL_FILE_SUFFIX = ".gguf"
KNOWN = {
    "openai": "openai",
    "openai-eu": "openai_eu",
    "ollama": "ollama",
    "llama-cpp": "llama_cpp",
    "lm-studio": "lm_studio",
    "vllm": "vllm",
}
SERVER = "OpenAI-compatible server"


def open_provider(
    provider: str, model: str, context_tokens: int | None, answers: SchemaLevel | None, proxy: str = ""
) -> SuggestionModel:
    """Give the model; asks a server near by only whether it passes texts on. Raises `InvalidInput` for what can't be
    asked.
    """
    if provider == BUILTIN:
        from analysis.suggestion.builtin import BuiltinModel

        if model:
            raise InvalidInput(
                "model_without_provider", "The built-in suggester has no models.", "Add --provider, or leave --model."
            )
        return BuiltinModel()
    if provider.lower().endswith(MODEL_FILE_SUFFIX):
        return _model_file(Path(provider), model, context_tokens, answers)
    from prompts import open_model
    from prompts.keys import headless_key
    from prompts.reach import passed_on_to

    settings = replace(_settings(provider), model=model, proxy=proxy)
    if context_tokens is not None:
        settings = replace(settings, context_tokens=context_tokens)
    if answers is not None:
        settings = replace(settings, schema_level=answers)
    key = headless_key(settings.base_url)
    return open_model(replace(settings, passes_on_to=passed_on_to(settings, key, threading.Event())), key)


def _model_file(path: Path, model: str, context_tokens: int | None, answers: SchemaLevel | None) -> SuggestionModel:
    """Give the model of a file and say what memory it will take."""
    from prompts import open_model_file

    if model:
        raise InvalidInput("model_in_file", "A model file is one model.", "Leave --model.")
    opened = open_model_file(path, context_tokens, answers)
    needs = opened.footprint
    free = "" if needs.free_bytes is None else f"; {_gigabytes(needs.free_bytes)} are free"
    note(
        f"{path.name} needs about {_gigabytes(needs.needed_bytes)} of memory: the file's "
        f"{_gigabytes(needs.file_bytes)} and a context of {needs.context_tokens:,} tokens{free}."
    )
    if not needs.fits:
        note("That is more than is free: it may be very slow or fail.")
    return opened


def _gigabytes(count: int) -> str:
    return f"{count / 2**30:.1f} GB"


def require_key(model: SuggestionModel) -> None:
    """Raise `InvalidInput` (`no_key`) where OpenAI would be asked without a key, before any text goes there."""
    settings: ProviderSettings | None = getattr(model, "settings", None)
    if settings is None:
        return
    from prompts.keys import headless_key
    from prompts.providers import is_openai_host

    if is_openai_host(settings.base_url) and not headless_key(settings.base_url):
        raise InvalidInput("no_key", "Nothing was sent: there is no key for OpenAI.", "Set OPENAI_API_KEY.")


def provider_of(run: Run) -> tuple[str, str]:
    """Give provider and model as a recorded run used them, to go on with it."""
    parameters = run.settings.get("parameters", {})
    if "model_file" in parameters:
        raise InvalidInput(
            "model_file_again",
            "This run used the model file {name}.",
            "Name it again: --provider PATH.",
            name=parameters["model_file"]["name"],
        )
    address = str(parameters.get("base_url", ""))
    return (address, run.model) if address else (BUILTIN, "")


def _settings(provider: str) -> ProviderSettings:
    from prompts.providers import PRESETS, is_openai_host

    if provider in KNOWN:
        return PRESETS[KNOWN[provider]]
    if "://" not in provider:
        raise InvalidInput(
            "unknown_provider",
            "There is no provider “{provider}”.",
            "Use builtin, {known}, or an address like http://localhost:11434/v1.",
            provider=provider[:40],
            known=", ".join(KNOWN),
        )
    base = PRESETS["openai"] if is_openai_host(provider) else replace(PRESETS["ollama"], name=SERVER)
    return replace(base, base_url=provider)
