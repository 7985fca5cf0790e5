"""“Test connection”: what a server can do, found out with fixed filler and never with study text."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, replace
from typing import Any, get_args

from analysis.errors import ProviderFailed
from analysis.records import SendScope
from prompts.answers import read_completion
from prompts.calibration import learn_from_filler
from prompts.canary import CanaryFound, fitted, try_canary
from prompts.client import CHAT_PATH, chat_payload, json_bytes
from prompts.keys import ApiKey
from prompts.providers import ProviderSettings, SchemaLevel
from prompts.reach import passed_on_to
from prompts.tokenizing import OWNER, LlamaFacts, ask_llama_server
from prompts.transport import WireRequest, transmit

PROBE_SECONDS = 60.0
_PROBE_TOKENS = 200
_PROBE_TOKENS_OPENAI = 2_000
_SYSTEM = 'Answer with JSON only: {"word": "blue"}'
_USER = "Say the word blue."
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"word": {"type": "string", "enum": ["blue"]}},
    "required": ["word"],
    "additionalProperties": False,
}
_NOT_ABOUT_THE_FORM = frozenset(
    {"key_rejected", "model_unknown", "rate_limited", "redirected", "timeout", "unreachable"}
)


@dataclass(frozen=True, slots=True)
class ConnectionReport:
    """What a test of a connection found.

    `schema_level` is the strictest form of answer that worked, None where no model was asked. `counts_tokens` tells
    whether usage comes with a streamed answer, `knows_tokenizer` whether the server's own counted filler, so that
    estimates follow it; `context_tokens` is None where the server does not say. `canary` tells
    whether a prompt as long as planned is read whole, None where no model was asked. `settings` are the tested ones
    with what was found.
    """

    host: str
    host_class: SendScope
    models: tuple[str, ...]
    model_answered: str
    schema_level: SchemaLevel | None
    counts_tokens: bool
    knows_tokenizer: bool
    context_tokens: int | None
    canary: CanaryFound | None
    seconds: float
    settings: ProviderSettings


def probe_connection(
    settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event | None = None, calibrated_as: str = ""
) -> ConnectionReport:
    """List the server's models, try the forms of answer from the strictest down, see whether it cuts long texts.

    Blocks up to a minute for each request, the long one as long as the settings allow; run off the GUI thread. Raises
    `ProviderFailed` where the server can't be used at all, `Cancelled` when `cancel` is set. What its tokenizer teaches
    is kept under `calibrated_as`, the host without.
    """
    cancel = cancel or threading.Event()
    short = replace(settings, timeout_seconds=min(settings.timeout_seconds, PROBE_SECONDS))
    started = time.monotonic()
    entries = _list_models(short, key, cancel)
    models = tuple(sorted(str(entry["id"]) for entry in entries))
    is_llama = settings.model and any(entry.get("owned_by") == OWNER for entry in entries)
    facts = ask_llama_server(short, key, cancel) if is_llama else LlamaFacts()
    for language, ratio in facts.ratios.items():
        learn_from_filler((calibrated_as or settings.host, settings.model, language), ratio)
    context = facts.context_tokens or _context_of(entries, settings.model)
    found, canary = _Found(), None
    if settings.model:
        found = _probe_forms(short, key, cancel)
    settings = replace(
        settings,
        schema_level=found.level or settings.schema_level,
        context_tokens=context or settings.context_tokens,
        passes_on_to=passed_on_to(settings, key, cancel),
    )
    if settings.model:
        canary = try_canary(settings, key, cancel)
        settings = fitted(settings, canary)
    return ConnectionReport(
        host=settings.host,
        host_class=settings.host_class,
        models=models,
        model_answered=found.model,
        schema_level=found.level,
        counts_tokens=found.counts_tokens,
        knows_tokenizer=any(facts.ratios.values()),
        context_tokens=context,
        canary=canary,
        seconds=time.monotonic() - started,
        settings=settings,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    level: SchemaLevel | None = None
    model: str = ""
    counts_tokens: bool = False


def _list_models(settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event) -> list[dict[str, Any]]:
    body = transmit(WireRequest(settings, key, "/models"), cancel)
    try:
        listed = json.loads(body)["data"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
    entries = listed if isinstance(listed, list) else []
    return [entry for entry in entries if isinstance(entry, dict) and entry.get("id")]


def _probe_forms(settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event) -> _Found:
    failure: ProviderFailed | None = None
    for level in get_args(SchemaLevel):
        try:
            found = _probe(replace(settings, schema_level=level), key, cancel)
        except ProviderFailed as error:
            if error.code in _NOT_ABOUT_THE_FORM:
                raise
            failure = error
            continue
        if found is not None:
            return found
    if failure is not None:
        raise failure
    return _Found("text", settings.model)


def _probe(settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event) -> _Found | None:
    """Ask for one word in the given form; None where the answer has another form."""
    limit = _PROBE_TOKENS if settings.kind == "compatible" else _PROBE_TOKENS_OPENAI
    body = json_bytes(chat_payload(settings, (_SYSTEM, _USER), "Probe", _SCHEMA, limit))
    completion = read_completion(transmit(WireRequest(settings, key, CHAT_PATH, body), cancel))
    try:
        value = json.loads(completion.content, strict=False)
    except (ValueError, RecursionError):
        value = None
    fits = value == {"word": "blue"} if settings.schema_level == "json_schema" else isinstance(value, dict)
    if not fits and settings.schema_level != "text":
        return None
    return _Found(settings.schema_level, completion.model, bool(completion.usage.get("prompt_tokens")))


def _context_of(entries: list[dict[str, Any]], model: str) -> int | None:
    """Read the context's size where the list of models tells it (llama.cpp: `meta.n_ctx`, vLLM: `max_model_len`)."""
    chosen = [entry for entry in entries if entry["id"] == model] or (entries if len(entries) == 1 else [])
    for entry in chosen:
        meta = entry.get("meta")
        sizes = (meta.get("n_ctx") if isinstance(meta, dict) else None, entry.get("max_model_len"))
        for size in sizes:
            if isinstance(size, int) and size > 0:
                return size
    return None
