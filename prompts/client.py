"""A server with OpenAI's chat interface as a `SuggestionModel`.

`prepare` makes the exact bytes, `send` sends exactly those, `read` understands the kept answer: anything in between
would break replay.
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cached_property
from typing import Any

from analysis.errors import Cancelled, InvalidInput, ProviderFailed
from analysis.ports import TokenCounter
from analysis.records import Level, SendScope
from analysis.suggestion.requests import (
    Answers,
    CodeRequest,
    CritiqueRequest,
    GroupRequest,
    PreparedCall,
    RawAnswer,
    SuggestionRequest,
)
from prompts import contracts
from prompts.answers import Completion, is_web_page, read_completion
from prompts.budget import UpperBoundCounter, least_tokens, open_counter
from prompts.calibration import Counted, learn, ratio_of
from prompts.faults import fault
from prompts.keys import ApiKey
from prompts.loader import LANGUAGES, Prompt
from prompts.own import chosen_prompt
from prompts.providers import ProviderSettings, is_openai_host
from prompts.reach import ollama_version, require_same_reach
from prompts.recipients import Recipient, recipients_of
from prompts.rendering import Rendered, render
from prompts.transport import WireRequest, preload, transmit

CHAT_PATH = "/chat/completions"
PURPOSE_OF_LEVEL = {Level.CONCEPT: "concepts", Level.THEME: "themes", Level.DIMENSION: "dimensions"}

_TOKENS_PER_MESSAGE = 4
_TOKENS_PER_ANSWER_START = 3
_TOKENS_PER_WORD = 3.2
"""German spoken words of 6.4 UTF-8 bytes with their space and their share of the turn's id, at 2.2 bytes a token."""
_TOKENS_FOR_QUESTION = 150
_FEWEST_WORDS, _MOST_WORDS = 120, 1_400
_TOKENS_PER_GROUPED_ITEM = 55
_LABEL_SHARE = 0.1
_BYTES_PER_TOKEN = 2.2
_BYTES_PER_ANSWER_TOKEN = 1_024
_USUAL_WINDOWS = frozenset({2_048, 4_096, 8_192, 16_384, 32_768})


class AnswerReader:
    """Reads kept answers of a server; can send nothing, so it needs no recipient."""

    def __init__(self, settings: ProviderSettings) -> None:
        self.settings = settings

    def read(self, request: SuggestionRequest, answer: RawAnswer) -> Answers:
        """Read a kept answer; pure. Raises `ProviderFailed` (`malformed`, `refused`, `truncated`) with the answer."""
        completion = read_completion(answer.body)
        if completion.finish_reason == "length":
            raise fault("answer_cut", self.settings, answer=answer)
        if completion.refusal or completion.finish_reason == "content_filter":
            raise fault("refused", self.settings, answer=answer)
        return _read_content(request, completion, answer)


class OpenAiModel(AnswerReader):
    """Implements `analysis.suggestion.requests.SuggestionModel`. May be used from several threads.

    `recipients` must cover every host beyond this computer that the settings reach: there is no model without.
    """

    def __init__(
        self, settings: ProviderSettings, key: ApiKey | None = None, recipients: Sequence[Recipient] = ()
    ) -> None:
        super().__init__(settings)
        if not all(isinstance(item, Recipient) for item in recipients):
            raise TypeError("recipients are made by prompts.recipients.recipients_of only")
        if set(settings.external_hosts) - {item.host for item in recipients}:
            raise TypeError("a model of an external host needs that host's recipient")
        self._key = key
        self._recipients = tuple(recipients)
        self._answering = ""

    @property
    def provider(self) -> str:
        return self.settings.name

    @property
    def model(self) -> str:
        return self.settings.model

    @property
    def host(self) -> str:
        return self.settings.host

    @property
    def host_class(self) -> SendScope:
        return self.settings.host_class

    @cached_property
    def excerpt_words(self) -> int:
        return excerpt_words(self.settings)

    def confirm_reach(self, cancel: threading.Event) -> None:
        """Ask a server near by whether it passes the model's texts on, and the cards and policies whether they hold.

        See `prompts.reach` and `prompts.recipients` for what is raised.
        """
        recipients_of(self.settings)
        require_same_reach(self.settings, self._key, cancel)
        version = ollama_version(self.settings, self._key, cancel)
        self._answering = f"Ollama {version}" if version else ""

    def prepare(self, request: SuggestionRequest) -> PreparedCall:
        """Make the exact bytes. Raises `InvalidInput` where there is nothing to ask about or no model is chosen."""
        _check(request, self.settings)
        preload()
        prompt = chosen_prompt(purpose_of(request), request.language)
        label_bytes = int(self.settings.context_tokens * _LABEL_SHARE * _BYTES_PER_TOKEN)
        rendered = render(prompt, request, label_bytes=label_bytes)
        schema = schema_of(request)
        limit = self._answer_limit(request)
        settings = _judging(self.settings) if isinstance(request, CritiqueRequest) else self.settings
        payload = chat_payload(settings, (rendered.system, rendered.user), prompt.contract, schema, limit)
        return self._call(request, prompt, rendered, payload, limit)

    def send(self, call: PreparedCall, cancel: threading.Event) -> RawAnswer:
        """Send the prepared bytes once. Raises `ProviderFailed` (any of its codes but `malformed`) or `Cancelled`.

        What is whole in an answer that broke off or was cut is in the error's `complete_items`.
        """
        try:
            return self._sent(call, cancel)
        except (Cancelled, ProviderFailed) as error:
            if error.answer is not None and isinstance(call.request, CodeRequest):
                error.complete_items = contracts.read_cut_codes(
                    call.request, read_completion(error.answer.body).content
                )
            raise

    def _sent(self, call: PreparedCall, cancel: threading.Event) -> RawAnswer:
        request = WireRequest(
            self.settings,
            self._key,
            CHAT_PATH,
            call.body,
            most_bytes=65_536 + call.answer_token_limit * _BYTES_PER_ANSWER_TOKEN,
        )
        body = transmit(request, cancel)
        completion = read_completion(body)
        prompt_cut = was_prompt_cut(call, completion.usage)
        if not prompt_cut:
            payload = json.loads(call.body)
            bound = _count_tokens(UpperBoundCounter(), payload)
            learn(self._counted(call.request), bound, completion.usage.get("prompt_tokens", 0))
        answer_cut = completion.finish_reason == "length"
        answer = RawAnswer(
            body,
            completion.model,
            completion.finish_reason,
            completion.usage,
            truncated=prompt_cut or answer_cut,
            server=self._answering or body.server,
            fingerprint=completion.fingerprint,
        )
        if is_web_page(body):
            raise fault("web_page", self.settings, answer=answer)
        if completion.failed:
            raise fault("server_error", self.settings, answer=answer, status=200)
        if not completion.ended and body.lstrip().startswith(b"data:"):
            raise fault("broken_off", self.settings, answer=answer)
        if answer.truncated:
            raise fault("prompt_cut" if prompt_cut else "answer_cut", self.settings, answer=answer)
        return answer

    def _call(
        self, request: SuggestionRequest, prompt: Prompt, rendered: Rendered, payload: dict[str, Any], limit: int
    ) -> PreparedCall:
        counter = open_counter(self.settings)
        return PreparedCall(
            request=request,
            body=json_bytes(payload),
            texts=rendered.texts,
            host=self.host,
            host_class=self.host_class,
            provider=self.provider,
            model=self.model,
            prompt_name=prompt.name,
            prompt_version=prompt.version,
            prompt_digest=prompt.digest,
            parameters=_parameters(self.settings, payload, request) | self._provenance(),
            token_count=self._estimate(counter, payload, request),
            tokens_exact=counter.exact,
            answer_token_limit=limit,
            prompt_text=prompt.text,
        )

    @property
    def _calibrated_as(self) -> str:
        """The name of this server for what it taught about tokens."""
        return self.host

    def _counted(self, request: SuggestionRequest) -> Counted:
        return self._calibrated_as, self.model, request.language

    def _estimate(self, counter: TokenCounter, payload: dict[str, Any], request: SuggestionRequest) -> int:
        count = _count_tokens(counter, payload)
        return count if counter.exact else math.ceil(count * ratio_of(self._counted(request)))

    def _provenance(self) -> dict[str, Any]:
        """Give what is recorded beside the parameters: a copy of the recipients' cards."""
        return {"recipients": [asdict(item.card) for item in self._recipients]} if self._recipients else {}

    def _answer_limit(self, request: SuggestionRequest) -> int:
        if not isinstance(request, GroupRequest):
            return self.settings.answer_tokens
        wanted = self.settings.answer_tokens + _TOKENS_PER_GROUPED_ITEM * len(request.items) * request.alternatives
        return min(wanted, max(self.settings.answer_tokens, self.settings.context_tokens // 2))


def excerpt_words(settings: ProviderSettings) -> int:
    """Say how long an excerpt may be: what the prompt, the examples and the answer leave, at the worst tokenizer."""
    prompts = [chosen_prompt("codes", language) for language in LANGUAGES]
    form = json.dumps(contracts.code_schema([]))
    fixed = max(UpperBoundCounter().count(prompt.system + prompt.user + form) for prompt in prompts)
    examples = settings.context_tokens * _LABEL_SHARE
    left = settings.context_tokens - settings.answer_tokens - fixed - examples - _TOKENS_FOR_QUESTION
    return max(_FEWEST_WORDS, min(_MOST_WORDS, int(left / _TOKENS_PER_WORD)))


def _judging(settings: ProviderSettings) -> ProviderSettings:
    """Give the settings for a judgement: without chance, where a temperature is sent at all."""
    return replace(settings, temperature=None if settings.temperature is None else 0.0)


def purpose_of(request: SuggestionRequest) -> str:
    """Give the name of the prompt that a request needs."""
    if isinstance(request, GroupRequest):
        return PURPOSE_OF_LEVEL[request.level]
    return "critic" if isinstance(request, CritiqueRequest) else "codes"


def schema_of(request: SuggestionRequest) -> dict[str, Any]:
    """Give the strict schema of a request's answer, with the ids that may appear in it."""
    if isinstance(request, CodeRequest):
        return contracts.code_schema([contracts.turn_id(turn) for turn in request.excerpt.codable])
    keys = [item.key for item in request.items]
    return contracts.critic_schema(keys) if isinstance(request, CritiqueRequest) else contracts.group_schema(keys)


def chat_payload(
    settings: ProviderSettings, texts: tuple[str, str], name: str, schema: dict[str, Any], limit: int
) -> dict[str, Any]:
    """Put a chat request (system and user text) together in the dialect of the settings."""
    system, user = texts
    if settings.schema_level != "json_schema":
        system = f"{system}\n\nJSON Schema:\n{json.dumps(schema, ensure_ascii=False)}"
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    payload: dict[str, Any] = {"model": settings.model, "messages": messages}
    if settings.schema_level == "json_schema":
        form = {"name": name, "strict": True, "schema": schema}
        payload["response_format"] = {"type": "json_schema", "json_schema": form}
    elif settings.schema_level == "json_object":
        payload["response_format"] = {"type": "json_object"}
    payload["max_tokens" if settings.kind == "compatible" else "max_completion_tokens"] = limit
    sampling = {"temperature": settings.temperature, "top_p": settings.top_p, "seed": settings.seed}
    payload |= {name: value for name, value in sampling.items() if value is not None}
    if is_openai_host(settings.base_url):
        payload["store"] = False
    return payload | {"stream": True, "stream_options": {"include_usage": True}}


def json_bytes(payload: dict[str, Any]) -> bytes:
    """Give the bytes of a request's body."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def was_prompt_cut(call: PreparedCall, usage: dict[str, int]) -> bool:
    """Tell whether the server read less of a call than it was sent; see `read_less`."""
    payload = json.loads(call.body)
    text = "".join(message["content"] for message in payload["messages"])
    least = call.token_count if call.tokens_exact else least_tokens(text)
    most = call.token_count if call.tokens_exact else _count_tokens(UpperBoundCounter(), payload)
    return read_less(usage, least, most + call.answer_token_limit)


def read_less(usage: dict[str, int], least: int, most: int) -> bool:
    """Tell from a server's count whether it read less than it was sent.

    Either it counted clearly fewer tokens than the `least` that the text can have, or its count ends exactly at a usual
    window although text and answer may be longer (`most`). A server that counts no prompt tokens says nothing. One that
    leaves cached tokens out of its count (Ollama 0.30 before its pull request 16428) looks as if it had cut a repeated
    prompt: better that than a cut which nobody sees.
    """
    read = usage.get("prompt_tokens", 0)
    if read <= 0:
        return False
    ends = {read, read + usage.get("completion_tokens", 0)} & _USUAL_WINDOWS
    return read < 0.8 * least or any(most > end for end in ends)


def _check(request: SuggestionRequest, settings: ProviderSettings) -> None:
    if not settings.model:
        raise InvalidInput(
            "no_model", "No model is chosen for {name}.", "Choose one in the provider's settings.", name=settings.name
        )
    if not (request.excerpt.codable if isinstance(request, CodeRequest) else request.items):
        raise InvalidInput("nothing_to_ask", "There is nothing here to make suggestions for.")


def _read_content(request: SuggestionRequest, completion: Completion, answer: RawAnswer) -> Answers:
    try:
        if isinstance(request, CodeRequest):
            return contracts.read_codes(request, completion.content)
        if isinstance(request, CritiqueRequest):
            return contracts.read_critique(request, completion.content)
        return contracts.read_groups(request, completion.content)
    except contracts.Malformed as error:
        error.answer = answer
        raise


def _parameters(settings: ProviderSettings, payload: dict[str, Any], request: SuggestionRequest) -> dict[str, Any]:
    """Give what makes the call repeatable, for provenance."""
    sent = ("temperature", "top_p", "seed", "max_tokens", "max_completion_tokens", "store")
    return (
        {name: payload[name] for name in sent if name in payload}
        | {
            "schema_level": settings.schema_level,
            "base_url": settings.base_url,
        }
        | ({} if isinstance(request, CritiqueRequest) else {"order_seed": request.seed})
        | ({"words_per_code": request.words_per_code} if isinstance(request, CodeRequest) else {})
        | ({"passes_on_to": settings.passes_on_to} if settings.passes_on_to else {})
        | ({"proxy": settings.used_proxy} if settings.used_proxy else {})
    )


def _count_tokens(counter: TokenCounter, payload: dict[str, Any]) -> int:
    """Count the messages and the schema, with what the chat format adds."""
    texts = [message["content"] for message in payload["messages"]]
    schema = payload.get("response_format", {}).get("json_schema")
    if schema:
        texts.append(json.dumps(schema, ensure_ascii=False))
    framing = _TOKENS_PER_MESSAGE * len(payload["messages"]) + _TOKENS_PER_ANSWER_START
    return sum(counter.count(text) for text in texts) + framing
