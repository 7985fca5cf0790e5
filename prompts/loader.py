"""Prompts as files that a researcher can read: `templates/<purpose>/<language>/v<N>.md`.

A file has a header of `name: value` lines between `---`, then the system part and, after a line `<!-- user -->`, the
user part. Placeholders look like {{this}}; values are put in in one pass, so that text of an interview that looks like
a placeholder stays as it is.

Her own copies (`prompts.own`) have the same form. They may leave out what is not needed, but never what is asked about.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from analysis.errors import InvalidInput

TEMPLATES = Path(__file__).parent / "templates"
PURPOSES = ("codes", "critic", "concepts", "themes", "dimensions")
LANGUAGES = ("de", "en")
HEADER_NAMES = frozenset({"purpose", "version", "language", "variables", "contract", "source"})
NEEDED = {"codes": "excerpt", "critic": "items", "concepts": "items", "themes": "items", "dimensions": "items"}
"""The placeholder that a prompt can't do without, by purpose."""

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_USER_MARK = "<!-- user -->"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of one prompt. `digest` is SHA-256 (hex) of `text`, which has `\\n` line ends, in UTF-8.

    `own_name` is "" for those that are shipped.
    """

    purpose: str
    language: str
    version: int
    variables: frozenset[str]
    contract: str
    source: str
    system: str
    user: str
    digest: str
    text: str = ""
    own_name: str = ""

    @property
    def name(self) -> str:
        return "/".join(filter(None, (self.purpose, self.language, self.own_name)))

    def render(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Give the system and the user text; values without a placeholder are left out.

        Raises `InvalidInput` (`prompt_placeholder`) where one is missing.
        """
        unknown = self.variables - values.keys()
        if unknown:
            raise _unknown(self.name, unknown)
        return _fill(self.system, values), _fill(self.user, values)


@lru_cache(maxsize=32)
def load_prompt(purpose: str, language: str, version: int | None = None, folder: Path = TEMPLATES) -> Prompt:
    """Read one prompt, the newest version without a number; a language without prompts of its own is served in English.

    Raises `InvalidInput` (`prompt_missing`, `prompt_broken`, `prompt_placeholder`).
    """
    language = served_in(language)
    version = newest_version(folder / purpose / language) if version is None else version
    prompt = parse_prompt(read_text(folder / purpose / language / f"v{version}.md", f"{purpose}/{language}", version))
    if (prompt.purpose, prompt.language, prompt.version) != (purpose, language, version):
        raise _other_prompt(f"{purpose}/{language}")
    return prompt


def load_own(folder: Path, purpose: str, language: str, own_name: str, version: int) -> Prompt:
    """Read one of her copies from its folder, as the file is now. Raises what `load_prompt` raises."""
    name = f"{purpose}/{language}/{own_name}"
    return parse_own(read_text(folder / f"v{version}.md", name, version), purpose, language, own_name, version)


def parse_own(text: str, purpose: str, language: str, own_name: str, version: int) -> Prompt:
    """Read the text of one of her copies: what it holds is held against the newest original, not its `variables` line.

    Raises `InvalidInput` (`prompt_broken`, `prompt_placeholder`).
    """
    name = f"{purpose}/{language}/{own_name}"
    prompt = _parsed(text, name)
    if (prompt.purpose, prompt.language, prompt.version) != (purpose, language, version):
        raise _other_prompt(name)
    unknown = prompt.variables - load_prompt(purpose, language).variables
    if unknown:
        raise _unknown(name, unknown)
    if NEEDED[purpose] not in prompt.variables:
        raise _missing(name, {NEEDED[purpose]})
    return replace(prompt, own_name=own_name)


def own_lines(prompt: Prompt) -> list[str]:
    """Give the lines of one of her copies that stand in no shipped version; none for those that are shipped."""
    if not prompt.own_name:
        return []
    shipped = {
        line
        for version in versions(TEMPLATES / prompt.purpose / prompt.language)
        for line in load_prompt(prompt.purpose, prompt.language, version).text.splitlines()
    }
    return [line for line in f"{prompt.system}\n{prompt.user}".splitlines() if line not in shipped]


def served_in(language: str) -> str:
    """Give the language of the prompts for a text's language."""
    return language if language in LANGUAGES else "en"


def newest_version(folder: Path) -> int:
    """Give the highest version among the files of a folder, 1 where there is none."""
    return max(versions(folder), default=1)


def versions(folder: Path) -> list[int]:
    """Give the versions in a folder, the earliest first."""
    return sorted(int(path.stem[1:]) for path in folder.glob("v*.md") if path.stem[1:].isdecimal())


def read_text(path: Path, name: str, version: int) -> str:
    """Give a prompt file's text with `\\n` line ends. Raises `InvalidInput` (`prompt_missing`, `prompt_broken`)."""
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise InvalidInput(
            "prompt_missing",
            "There is no version {version} of the prompt {name}.",
            "Choose another version.",
            version=version,
            name=name,
        ) from error
    except UnicodeDecodeError as error:
        raise InvalidInput(
            "prompt_broken", "The file of the prompt {name} is not UTF-8 text.", "Save it as UTF-8.", name=name
        ) from error


def parse_prompt(text: str) -> Prompt:
    """Read a prompt's text. Raises `InvalidInput` (`prompt_broken`, `prompt_placeholder`)."""
    prompt = _parsed(text, "")
    declared = frozenset(re.findall(r"[a-z_]+", _split_header(text, "")[0]["variables"]))
    if prompt.variables - declared:
        raise _unknown(prompt.name, prompt.variables - declared)
    if declared - prompt.variables:
        raise _missing(prompt.name, declared - prompt.variables)
    return prompt


def _parsed(text: str, name: str) -> Prompt:
    header, body = _split_header(text, name)
    name = name or f"{header['purpose']}/{header['language']}"
    system, mark, user = body.partition(f"\n{_USER_MARK}\n")
    if not header["version"].isdecimal():
        raise InvalidInput(
            "prompt_broken",
            "The version of the prompt {name} is not a whole number.",
            "Correct the text, or choose another version under “Prompts”; the originals are always there.",
            name=name,
        )
    if not (mark and system.strip() and user.strip()):
        raise InvalidInput(
            "prompt_broken",
            "The prompt {name} needs instructions, then a line <!-- user -->, then what is asked.",
            "Correct the text, or choose another version under “Prompts”; the originals are always there.",
            name=name,
        )
    return Prompt(
        purpose=header["purpose"],
        language=header["language"],
        version=int(header["version"]),
        variables=frozenset(_PLACEHOLDER.findall(body)),
        contract=header["contract"],
        source=header["source"],
        system=system.strip(),
        user=user.strip(),
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
    )


def _split_header(text: str, name: str) -> tuple[dict[str, str], str]:
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise InvalidInput(
            "prompt_broken",
            "The prompt {name} has no header: its first lines stand between two lines of ---.",
            "Correct the text, or choose another version under “Prompts”; the originals are always there.",
            name=name or "–",
        )
    fields = dict(line.split(":", 1) for line in parts[1].splitlines() if ":" in line)
    header = {name.strip(): value.strip() for name, value in fields.items()}
    if header.keys() != HEADER_NAMES:
        raise InvalidInput(
            "prompt_broken",
            "The header of the prompt {name} needs exactly these lines: {names}.",
            "Correct the text, or choose another version under “Prompts”; the originals are always there.",
            name=name or header.get("purpose", "–"),
            names=", ".join(sorted(HEADER_NAMES)),
        )
    return header, parts[2]


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def _other_prompt(name: str) -> InvalidInput:
    return InvalidInput(
        "prompt_broken",
        "The header of the prompt {name} names another purpose, language or version.",
        "Correct the text, or choose another version under “Prompts”; the originals are always there.",
        name=name,
    )


def _unknown(name: str, unknown: frozenset[str]) -> InvalidInput:
    return InvalidInput(
        "prompt_placeholder",
        "The prompt {name} holds placeholders that there are not: {placeholders}.",
        "Correct the text, or choose another version under “Prompts”; the originals are always there.",
        name=name,
        placeholders=_listed(unknown),
    )


def _missing(name: str, missing: frozenset[str] | set[str]) -> InvalidInput:
    return InvalidInput(
        "prompt_placeholder",
        "The prompt {name} lacks a placeholder that it needs: {placeholders}.",
        "Correct the text, or choose another version under “Prompts”; the originals are always there.",
        name=name,
        placeholders=_listed(missing),
    )


def _listed(names: frozenset[str] | set[str]) -> str:
    return ", ".join(f"{{{{{name}}}}}" for name in sorted(names))


def texts_by_digest(folder: Path = TEMPLATES) -> dict[str, str]:
    """Give the text of every prompt that comes with this version, by its digest."""
    texts = (path.read_text(encoding="utf-8").replace("\r\n", "\n") for path in sorted(folder.glob("*/*/v*.md")))
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
