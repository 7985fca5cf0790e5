"""Where suggestions come from: provider settings, presets, and what an address says about where text would go.

Knows no network: an address is judged by its text alone, names are never resolved.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from analysis.errors import InvalidInput
from analysis.records import SendScope

ProviderKind = Literal["openai", "openai_eu", "compatible"]
SchemaLevel = Literal["json_schema", "json_object", "text"]

UNKNOWN_HOST = "?"
OPENAI_URL = "https://api.openai.com/v1"
OPENAI_EU_URL = "https://eu.api.openai.com/v1"

_NEARBY_NETWORKS = tuple(
    ipaddress.ip_network(block)
    for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10")
)
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ZONE = re.compile(r"\[[0-9a-f:.]+%(25)?[a-z0-9_-]+\](:[0-9]+)?", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """Which server answers, and how it is asked. Holds no key.

    `temperature`, `top_p` and `seed` are sent where they are not None (reasoning models refuse a temperature).
    `timeout_seconds` bounds one whole call. `context_tokens` is the size of the server's context, `answer_tokens` the
    most an answer may have (reasoning included). `passes_on_to` names the host that a server near by passes this
    model's texts on to. `proxy` is hers, "" for none; nothing for this computer ever takes it. Raises `InvalidInput`
    for an address that can't be used.
    """

    kind: ProviderKind
    name: str
    base_url: str
    model: str = ""
    organization: str = ""
    project: str = ""
    temperature: float | None = None
    top_p: float | None = None
    seed: int | None = None
    proxy: str = ""
    timeout_seconds: float = 600.0
    context_tokens: int = 8_192
    answer_tokens: int = 1_500
    schema_level: SchemaLevel = "json_schema"
    passes_on_to: str = ""

    def __post_init__(self) -> None:
        check_base_url(self.base_url)
        check_proxy(self.proxy)
        if self.kind != "compatible" and not is_openai_host(self.base_url):
            raise InvalidInput(
                "address_not_openai",
                "The address {address} does not belong to OpenAI.",
                "Choose “OpenAI-compatible server” for it.",
                address=host_of(self.base_url),
            )

    @property
    def host(self) -> str:
        """The host, with its port where that is not the scheme's own."""
        return host_of(self.base_url)

    @property
    def near_class(self) -> SendScope:
        """How far away the server itself is."""
        return host_class(self.base_url)

    @property
    def host_class(self) -> SendScope:
        """How far text would go: a server that passes it on counts as the internet."""
        return SendScope.INTERNET if self.passes_on_to else self.near_class

    @property
    def external_hosts(self) -> tuple[str, ...]:
        """The hosts beyond this computer that text would reach; a target that can't be told has the server's name."""
        near = () if self.near_class is SendScope.THIS_COMPUTER else (self.host,)
        target = self.passes_on_to.replace(UNKNOWN_HOST, self.host)
        return tuple(dict.fromkeys((*near, target))) if target else near

    @property
    def used_proxy(self) -> str:
        """The proxy that a request to this server takes."""
        return "" if self.near_class is SendScope.THIS_COMPUTER else self.proxy


def check_base_url(base_url: str) -> None:
    """Refuse an address that can't be used safely.

    Raises `InvalidInput`: `address_invalid` where it is no plain http(s) address (credentials, query, fragment and
    backslashes count as not plain), `tls_required` for http beyond this computer.
    """
    parts = _split(base_url)
    if parts is None or parts.scheme not in _DEFAULT_PORTS or parts.query or parts.fragment:
        raise InvalidInput(
            "address_invalid",
            "This is not an address of a server that Verbatim can use.",
            "Give it like http://localhost:11434/v1, without a user name or password in it.",
        )
    if parts.scheme == "http" and host_class(base_url) is not SendScope.THIS_COMPUTER:
        raise InvalidInput(
            "tls_required",
            "The server {host} is not on this computer and its address is not encrypted.",
            "Use an address that begins with https://.",
            host=host_of(base_url),
        )


def check_proxy(proxy: str) -> None:
    """Refuse a proxy that can't be used. Raises `InvalidInput` (`proxy_invalid`); "" is no proxy."""
    if not proxy:
        return
    parts = _split(proxy)
    plain = parts is not None and parts.scheme in _DEFAULT_PORTS and parts.path in ("", "/")
    if parts is None or not plain or parts.query or parts.fragment:
        raise InvalidInput(
            "proxy_invalid",
            "This is not an address of a proxy that Verbatim can use.",
            "Give it like http://proxy.example.org:3128, without a user name or password in it.",
        )


def host_class(base_url: str) -> SendScope:
    """Say where text sent to this address would go, by the address's text.

    Loopback is this computer; private and link-local addresses, names of one label and `.local` names are this
    network; everything else, and everything doubtful (numbers that are no dotted address, non-ASCII names,
    credentials before the host), is the internet.
    """
    parts = _split(base_url)
    if parts is None:
        return SendScope.INTERNET
    host = (parts.hostname or "").removesuffix(".")
    if host == "localhost":
        return SendScope.THIS_COMPUTER
    try:
        return class_of_ip(host)
    except ValueError:
        return _name_class(host)


def host_of(base_url: str) -> str:
    """Give host, and port where it is not the scheme's own: the name under which keys and calls are kept."""
    parts = _split(base_url)
    if parts is None:
        return ""
    host = (parts.hostname or "").removesuffix(".")
    shown = f"[{host}]" if ":" in host else host
    return shown if parts.port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{shown}:{parts.port}"


def is_openai_host(base_url: str) -> bool:
    """Tell whether an encrypted address is OpenAI's own API, a region of it included."""
    parts = _split(base_url)
    if parts is None or parts.scheme != "https" or parts.port not in (None, 443):
        return False
    host = (parts.hostname or "").removesuffix(".")
    return host == "api.openai.com" or host.endswith(".api.openai.com")


def _split(base_url: str) -> SplitResult | None:
    if not base_url.isascii() or re.search(r"[\x00-\x20\x7f\\@]", base_url):
        return None
    try:
        parts = urlsplit(base_url)
        known = bool(parts.hostname) and (parts.port is None or parts.port > 0)
        known = known and ("%" not in parts.netloc or _ZONE.fullmatch(parts.netloc) is not None)
    except ValueError:
        return None
    return parts if known else None


def class_of_ip(host: str) -> SendScope:
    """Say how far away a numeric address is; the zone of an IPv6 address may stand behind it.

    Raises `ValueError` for what is no such address.
    """
    address = ipaddress.ip_address(host.partition("%")[0] if ":" in host else host)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if address.is_loopback:
        return SendScope.THIS_COMPUTER
    nearby = any(address.version == block.version and address in block for block in _NEARBY_NETWORKS)
    return SendScope.THIS_NETWORK if nearby else SendScope.INTERNET


def _name_class(host: str) -> SendScope:
    labels = host.split(".")
    if not _NAME.fullmatch(host) or _NUMBER.fullmatch(labels[-1]):
        return SendScope.INTERNET
    return SendScope.THIS_NETWORK if len(labels) == 1 or labels[-1] == "local" else SendScope.INTERNET


def _local(name: str, port: int) -> ProviderSettings:
    return ProviderSettings(
        "compatible",
        name,
        f"http://localhost:{port}/v1",
        temperature=0.2,
        top_p=1.0,
        seed=1,
        context_tokens=4_096,
        answer_tokens=1_000,
    )


PRESETS: dict[str, ProviderSettings] = {
    "openai": ProviderSettings("openai", "OpenAI", OPENAI_URL, context_tokens=128_000, answer_tokens=8_000),
    "openai_eu": ProviderSettings("openai_eu", "OpenAI EU", OPENAI_EU_URL, context_tokens=128_000, answer_tokens=8_000),
    "ollama": _local("Ollama", 11434),
    "llama_cpp": _local("llama.cpp", 8080),
    "lm_studio": _local("LM Studio", 1234),
    "vllm": _local("vLLM", 8000),
}
"""Settings to start from, by stable key; the model is hers to choose. Local servers start from the smallest context
that is usual (4,096 tokens): “Test connection” finds the real one."""
