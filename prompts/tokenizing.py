"""What llama.cpp's own interface tells: how long one request may be, and how the model's tokenizer counts.

Counted is fixed filler: Verbatim's own prompts, and sentences as people say them. Study text is never counted at a
server: a plan is made before she agrees to send it, and an estimate that knows the tokenizer is close enough.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.errors import ProviderFailed
from prompts.budget import UpperBoundCounter
from prompts.keys import ApiKey
from prompts.loader import LANGUAGES, load_prompt
from prompts.providers import ProviderSettings
from prompts.transport import WireRequest, transmit

OWNER = "llamacpp"
"""What llama.cpp's server calls the owner of its models."""

_SECONDS = 10.0
_SPOKEN = {
    "de": (
        "Also, ich sag mal so, das ist ja eigentlich nicht schlecht, aber man muss es halt auch wollen, und dann "
        "sitzt man da um halb acht und wartet, dass irgendwas passiert. Die Zusammenarbeit mit der Gebäudeverwaltung "
        "läuft mittlerweile ganz gut, die Rückmeldungen kommen schneller, und ähm, ja, die Terminabsprachen sind "
        "verlässlicher geworden als vor zwei, drei Jahren. Früher hätte ich gesagt, das geht gar nicht."
    ),
    "en": (
        "Well, I mean, it's not bad as such, but you kind of have to want it, you know, and then you sit there at half "
        "past seven and wait for something to happen. We've been working with the maintenance people quite a bit, they "
        "get back to us sooner, and, um, yeah, appointments are a lot more dependable than two or three years ago. "
        "Back then I'd have said there's no way that's going to work."
    ),
}


@dataclass(frozen=True, slots=True)
class LlamaFacts:
    """What a llama.cpp server told: the context of one request (0 if nothing), by language tokens against the bound."""

    context_tokens: int = 0
    ratios: dict[str, float] = field(default_factory=dict)


def ask_llama_server(settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event) -> LlamaFacts:
    """Ask for what it knows of itself, and for the count of the filler. Blocks; raises `Cancelled`."""
    root = replace(settings, base_url=settings.base_url.rstrip("/").removesuffix("/v1"), timeout_seconds=_SECONDS)
    props = _asked(WireRequest(root, key, "/props"), cancel)
    of_one_slot = props.get("default_generation_settings")
    context = of_one_slot.get("n_ctx") if isinstance(of_one_slot, dict) else 0
    return LlamaFacts(
        context if isinstance(context, int) else 0,
        {language: max(_ratio(text, root, key, cancel) for text in texts) for language, texts in filler().items()}
        if props
        else {},
    )


def filler() -> dict[str, tuple[str, str]]:
    """Give what is counted for each language, a prompt and spoken words: nothing of it is of any study."""
    prompts = {language: load_prompt("codes", language) for language in LANGUAGES}
    return {language: (f"{prompt.system}\n{prompt.user}", _SPOKEN[language]) for language, prompt in prompts.items()}


def _ratio(text: str, root: ProviderSettings, key: ApiKey | None, cancel: threading.Event) -> float:
    body = json.dumps({"content": text}, ensure_ascii=False).encode()
    tokens = _asked(WireRequest(root, key, "/tokenize", body), cancel).get("tokens")
    return len(tokens) / UpperBoundCounter().count(text) if isinstance(tokens, list) else 0.0


def _asked(request: WireRequest, cancel: threading.Event) -> dict[str, Any]:
    """Give the JSON object that a path answers with; empty for anything else."""
    try:
        answer = json.loads(transmit(request, cancel))
    except (ProviderFailed, ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}
