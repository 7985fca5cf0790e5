"""Prompts as files that a researcher can read: `templates/<purpose>/<language>/v<N>.md`.

A file has a header of `name: value` lines between `---`, then the system part and, after a line `<!-- user -->`, the
user part. Placeholders look like {{this}}; values are put in in one pass, so that text of an interview that looks like
a placeholder stays as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.errors import InvalidInput

TEMPLATES = Path(__file__).parent / "templates"
PURPOSES = ("codes", "concepts", "themes", "dimensions")
LANGUAGES = ("de", "en")
HEADER_NAMES = frozenset({"purpose", "version", "language", "variables", "contract", "source"})

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_USER_MARK = "<!-- user -->"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of one prompt. `digest` is SHA-256 (hex) of the file's text with `\\n` line ends, in UTF-8."""

    purpose: str
    language: str
    version: int
    variables: frozenset[str]
    contract: str
    source: str
    system: str
    user: str
    digest: str

    @property
    def name(self) -> str:
        return f"{self.purpose}/{self.language}"

    def render(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Give the system and the user text. Raises `InvalidInput` unless exactly the declared variables are given."""
        missing, unknown = self.variables - values.keys(), values.keys() - self.variables
        if missing or unknown:
            raise _placeholder_error(self.name, missing, unknown)
        return _fill(self.system, values), _fill(self.user, values)


@lru_cache(maxsize=32)
def load_prompt(purpose: str, language: str, version: int | None = None, folder: Path = TEMPLATES) -> Prompt:
    """Read one prompt, the newest version without a number; a language without prompts of its own is served in English.

    `folder` may be the researcher's own, of the same layout. Raises `InvalidInput` (`prompt_missing`, `prompt_broken`,
    `prompt_placeholder`).
    """
    language = language if language in LANGUAGES else "en"
    version = newest_version(folder / purpose / language) if version is None else version
    path = folder / purpose / language / f"v{version}.md"
    try:
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise InvalidInput(
            "prompt_missing",
            "There is no version {version} of the prompt {name}.",
            "Choose another version.",
            version=version,
            name=f"{purpose}/{language}",
        ) from error
    prompt = parse_prompt(text)
    if (prompt.purpose, prompt.language, prompt.version) != (purpose, language, version):
        raise _broken(f"{purpose}/{language}/v{version}", "its header names another prompt")
    return prompt


def newest_version(folder: Path) -> int:
    """Give the highest version among the files of a folder, 1 where there is none."""
    return max((int(path.stem[1:]) for path in folder.glob("v*.md") if path.stem[1:].isdecimal()), default=1)


def parse_prompt(text: str) -> Prompt:
    """Read a prompt's text. Raises `InvalidInput` (`prompt_broken`, `prompt_placeholder`)."""
    header, body = _split_header(text)
    name = f"{header['purpose']}/{header['language']}"
    system, mark, user = body.partition(f"\n{_USER_MARK}\n")
    if not mark or not header["version"].isdecimal():
        raise _broken(name, "it needs a whole number as version and a user part")
    declared = frozenset(re.findall(r"[a-z_]+", header["variables"]))
    used = set(_PLACEHOLDER.findall(body))
    if declared != used:
        raise _placeholder_error(name, declared - used, used - declared)
    return Prompt(
        purpose=header["purpose"],
        language=header["language"],
        version=int(header["version"]),
        variables=declared,
        contract=header["contract"],
        source=header["source"],
        system=system.strip(),
        user=user.strip(),
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def _split_header(text: str) -> tuple[dict[str, str], str]:
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise _broken("", "it has no header between two lines of ---")
    fields = dict(line.split(":", 1) for line in parts[1].splitlines() if ":" in line)
    header = {name.strip(): value.strip() for name, value in fields.items()}
    if header.keys() != HEADER_NAMES:
        raise _broken(header.get("purpose", ""), "its header needs exactly " + ", ".join(sorted(HEADER_NAMES)))
    return header, parts[2]


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def _broken(name: str, reason: str) -> InvalidInput:
    return InvalidInput(
        "prompt_broken",
        "The prompt {name} can't be read: {reason}.",
        "Correct the file or choose another version.",
        name=name,
        reason=reason,
    )


def _placeholder_error(name: str, missing: set[str] | frozenset[str], unknown: set[str]) -> InvalidInput:
    listed = [*(f"{item} is missing" for item in sorted(missing)), *(f"{item} is unknown" for item in sorted(unknown))]
    return InvalidInput(
        "prompt_placeholder",
        "The placeholders of the prompt {name} do not fit: {reason}.",
        "Correct the file or choose another version.",
        name=name,
        reason=", ".join(listed),
    )
