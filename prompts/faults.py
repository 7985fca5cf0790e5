"""What went wrong at a server, as errors that a researcher can act on.

The server's own words are never shown: they may quote what was sent. They stay in the answer's bytes.
"""

from __future__ import annotations

import email.utils
import json
import math
import re
import time
from collections.abc import Mapping

from analysis.errors import Cancelled, ProviderFailed
from analysis.suggestion.requests import RawAnswer
from prompts.providers import ProviderSettings

_TOO_LONG = re.compile(
    r"context[_ ]length|context[_ ]size|context[_ ]window|maximum context|too long|too many tokens|n_ctx", re.IGNORECASE
)
_NO_MODEL = re.compile(
    r"model_not_found|model\b.{0,200}?(not found|not exist|not loaded|unknown|invalid)|(unknown|invalid|no such) model",
    re.IGNORECASE | re.DOTALL,
)
_NO_CREDIT = re.compile(r"insufficient_quota|billing_(hard_limit|not_active)|credit balance", re.IGNORECASE)
_TEXTS: dict[str, tuple[str, str]] = {
    "unreachable": (
        "{host} can't be reached.",
        "Check that the server runs and that its address is right; nothing that was finished is lost.",
    ),
    "not_trusted": (
        "{host} could not prove that it is {host}: its certificate is not trusted. Nothing was sent.",
        "Check the address. An institution's own certificate must be installed on this computer.",
    ),
    "elsewhere": (
        "{host} is further away than its name says: the connection would have gone beyond this computer or this "
        "network. Nothing was sent.",
        "Check the address. If the server is right, enter its full name or number, so that it counts as what it is.",
    ),
    "web_page": (
        "{host} answered with a web page, as the login page of a network does, not with a model's answer.",
        "Open a browser to see whether the network wants a login; check that the address is that of the API.",
    ),
    "no_credit": (
        "{host} did not answer because the account has no credit left (HTTP {status}).",
        "Look at the account's balance and limits with the provider; what is finished is kept.",
    ),
    "proxy_failed": (
        "The proxy {proxy} did not connect to {host}. Nothing was sent.",
        "Check the proxy in the provider's settings; it must pass encrypted connections on unopened.",
    ),
    "model_file_failed": (
        "llama.cpp's server could not run the model “{model}”.",
        "The file may be damaged, too large for this computer's memory, or newer than the installed llama.cpp.",
    ),
    "model_ended": (
        "The model's server on this computer ended before the answer was complete.",
        "Verbatim starts it again. If that happens often, choose a smaller model: memory may be short.",
    ),
    "broken_off": (
        "The connection to {host} broke before the answer was complete.",
        "What came is kept. Ask again.",
    ),
    "no_chat": (
        "{host} answers, but there is no chat interface at this address (HTTP {status}).",
        "Check the address: it usually ends in /v1.",
    ),
    "key_rejected": (
        "{host} did not accept the API key (HTTP {status}).",
        "Enter a valid key in the provider's settings.",
    ),
    "model_unknown": (
        "{host} does not know the model “{model}”.",
        "Choose one of the models that “Test connection” lists.",
    ),
    "rate_limited": (
        "{host} wants a pause before the next request (HTTP {status}).",
        "Wait and go on; what is finished is kept. If it persists, look at the account's limits.",
    ),
    "too_long": (
        "The text is too long for the model “{model}” at {host}.",
        "Choose a smaller excerpt, or give the server a larger context.",
    ),
    "timeout": (
        "{host} gave no complete answer within {seconds} seconds.",
        "Ask again, choose a faster model or allow more time.",
    ),
    "server_error": (
        "{host} failed by itself (HTTP {status}).",
        "Ask again later; what is finished is kept.",
    ),
    "redirected": (
        "{host} tried to pass the request on to another address (HTTP {status}). It was not followed.",
        "Enter the final address if you trust it.",
    ),
    "refused_request": (
        "{host} did not take the request (HTTP {status}{detail}).",
        "Run “Test connection”; the server or the model may not know one of the settings.",
    ),
    "refused": (
        "The model declined to answer.",
        "Its answer is kept. Try another model, or code this part yourself.",
    ),
    "prompt_cut": (
        "{host} cut off a part of what was sent.",
        "The answer is kept but not offered. Choose a smaller excerpt, or give the server a larger context (Ollama: "
        "OLLAMA_CONTEXT_LENGTH; its early 0.30 versions count wrongly and need an update).",
    ),
    "answer_cut": (
        "The answer was cut off before its end.",
        "It is kept but not offered. Choose a smaller excerpt, or allow longer answers.",
    ),
}
_CODES = {
    "not_trusted": "unreachable",
    "elsewhere": "unreachable",
    "web_page": "unreachable",
    "proxy_failed": "unreachable",
    "model_ended": "server_error",
    "broken_off": "unreachable",
    "no_chat": "unreachable",
    "refused_request": "refused",
    "prompt_cut": "truncated",
    "answer_cut": "truncated",
}


def fault(
    name: str,
    settings: ProviderSettings,
    *,
    body: bytes | None = None,
    answer: RawAnswer | None = None,
    status: int = 0,
    detail: str = "",
    retry_after: float | None = None,
) -> ProviderFailed:
    """Make the error for one named fault; `body` or `answer` is what came back.

    `params` always has `host` and `model`, and where known `status` (HTTP) and `retry_after` (seconds).
    """
    what, remedy = _TEXTS[name]
    error = ProviderFailed(
        _CODES.get(name, name),
        what,
        remedy,
        host=settings.host,
        proxy=settings.used_proxy,
        model=settings.model,
        status=status,
        detail=f", {detail}" if detail else "",
        seconds=f"{settings.timeout_seconds:g}",
        retry_after=retry_after,
    )
    error.answer = answer or (RawAnswer(body) if body else None)
    return error


def stopped(body: bytes) -> Cancelled:
    """Make the error for a request that she stopped; `body` is what came until then."""
    error = Cancelled()
    error.answer = RawAnswer(body, truncated=True) if body else None
    return error


def status_fault(status: int, headers: Mapping[str, str], body: bytes, settings: ProviderSettings) -> ProviderFailed:
    """Make the error for an HTTP status that is no success."""
    name = _status_name(status, body.decode("utf-8", errors="replace"))
    wait = retry_after_seconds(headers) if name == "rate_limited" else None
    return fault(name, settings, body=body, status=status, detail=_parameter(body), retry_after=wait)


def retry_after_seconds(headers: Mapping[str, str]) -> float | None:
    """Read how long the server asks to wait, in seconds from now; None where it does not say so readably."""
    for name, divisor in (("retry-after-ms", 1000), ("retry-after", 1)):
        try:
            seconds = float(headers.get(name, "")) / divisor
        except ValueError:
            continue
        if math.isfinite(seconds):
            return max(0.0, seconds)
    try:
        moment = email.utils.parsedate_to_datetime(headers.get("retry-after", ""))
    except ValueError:
        return None
    return max(0.0, moment.timestamp() - time.time())


def _status_name(status: int, text: str) -> str:
    if 300 <= status < 400:
        return "redirected"
    if status in (401, 403):
        return "key_rejected"
    if status == 402 or (status == 429 and _NO_CREDIT.search(text)):
        return "no_credit"
    if status == 429:
        return "rate_limited"
    if status in (408, 504):
        return "timeout"
    if status == 413 or (status in (400, 422, 500) and _TOO_LONG.search(text)):
        return "too_long"
    if status in (400, 404, 422) and _NO_MODEL.search(text):
        return "model_unknown"
    if status in (404, 405):
        return "no_chat"
    return "server_error" if status >= 500 else "refused_request"


def _parameter(body: bytes) -> str:
    """Give the name of the parameter that an error body complains about, if it is a plain name."""
    try:
        error = json.loads(body)["error"]
        name = error["param"] or ""
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return name if isinstance(name, str) and re.fullmatch(r"[a-z_.]{1,40}", name) else ""
