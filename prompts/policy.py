"""What the institution allows for all studies on this computer: read from a file that Verbatim never writes.

    institution = "University of Example"
    contact = "privacy@example.org"
    reach = "this_network"                     # at most: this_computer, this_network, internet
    hosts = ["llm.example.org", "*.example.net"]   # beyond this computer only these; with :port only that port
    models = ["llama-3*"]                      # only these, on this computer too

What is not named is not restricted. A file that can't be read, or holds anything else, forbids all but this computer.
The environment variable VERBATIM_POLICY can name a second file: it can only forbid more, never less.
"""

from __future__ import annotations

import fnmatch
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import NotPermitted
from analysis.records import SendScope
from prompts.places import policy_file
from prompts.providers import ProviderSettings

VARIABLE = "VERBATIM_POLICY"
_REACH = list(SendScope)
_KEYS = {"institution", "contact", "reach", "hosts", "models"}


@dataclass(frozen=True, slots=True)
class Policy:
    """One file's rules. `hosts` and `models` are None where they are not restricted; `is_broken` forbids all hosts."""

    path: Path
    institution: str = ""
    contact: str = ""
    reach: SendScope = SendScope.INTERNET
    hosts: tuple[str, ...] | None = None
    models: tuple[str, ...] | None = None
    is_broken: bool = False


def policies() -> tuple[Policy, ...]:
    """Read the files that are there, anew each time: what an administrator changes holds at once."""
    named = os.environ.get(VARIABLE, "")
    found = [_read(policy_file(), must_exist=False)]
    if named:
        found.append(_read(Path(named), must_exist=True))
    return tuple(policy for policy in found if policy is not None)


def require_allowed(settings: ProviderSettings) -> None:
    """Raise `NotPermitted` (`policy_unreadable`, `policy_reach`, `policy_host`, `policy_model`) for what is forbidden.

    The one place where policies are enforced: the transport asks before any byte, and whoever mints a recipient before
    anything is planned.
    """
    for policy in policies():
        _require(policy, settings)


def _require(policy: Policy, settings: ProviderSettings) -> None:
    outside = settings.external_hosts
    about: dict[str, Any] = {
        "path": policy.path,
        "host": ", ".join(outside),
        "institution": policy.institution or "?",
        "contact": policy.contact or policy.institution or "?",
        "model": settings.model,
    }
    if outside and policy.is_broken:
        raise NotPermitted(
            "policy_unreadable",
            "The policy of your institution can't be read, so nothing leaves this computer.",
            "Show the file {path} to whoever looks after this computer.",
            **about,
        )
    if _REACH.index(settings.host_class) > _REACH.index(policy.reach):
        raise NotPermitted(
            "policy_reach",
            "The policy of your institution ({institution}) does not let text go as far as {host}. Nothing was sent.",
            "Use a server that is nearer, or ask {contact}.",
            **about,
        )
    if policy.hosts is not None and not all(_is_listed(host, policy.hosts) for host in outside):
        raise NotPermitted(
            "policy_host",
            "The policy of your institution ({institution}) does not name {host}. Nothing was sent.",
            "Use a server that it names, or ask {contact}.",
            **about,
        )
    if policy.models is not None and settings.model and not _matches(settings.model, policy.models):
        raise NotPermitted(
            "policy_model",
            "The policy of your institution ({institution}) does not name the model “{model}”. Nothing was sent.",
            "Use a model that it names, or ask {contact}.",
            **about,
        )


def _is_listed(host: str, patterns: tuple[str, ...]) -> bool:
    name = host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
    return any(_is_host(host if ":" in pattern else name, pattern.lower()) for pattern in patterns)


def _is_host(host: str, pattern: str) -> bool:
    """Compare by name; `*.` stands for names below a domain, and a star anywhere else for nothing."""
    return host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def _read(path: Path, *, must_exist: bool) -> Policy | None:
    try:
        return _policy(path, tomllib.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return Policy(path, is_broken=True) if must_exist else None
    except (OSError, ValueError):
        return Policy(path, is_broken=True)


def _policy(path: Path, given: dict[str, Any]) -> Policy:
    """Read strictly: a rule that is misspelt must not be a rule that does not hold."""
    if given.keys() - _KEYS:
        raise ValueError("a policy has no such key")
    return Policy(
        path,
        institution=_text(given, "institution"),
        contact=_text(given, "contact"),
        reach=SendScope(given.get("reach", SendScope.INTERNET)),
        hosts=_texts(given, "hosts"),
        models=_texts(given, "models"),
    )


def _text(given: dict[str, Any], name: str) -> str:
    value = given.get(name, "")
    if isinstance(value, str):
        return value
    raise ValueError("a policy's names are texts")


def _texts(given: dict[str, Any], name: str) -> tuple[str, ...] | None:
    values = given.get(name)
    if values is None:
        return None
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("a policy's hosts and models are lists of texts")
    return tuple(values)
