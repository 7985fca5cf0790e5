"""Her own copies of the prompts, and which version of each is used: kept for this computer, beside her settings.

`prompts/<purpose>/<language>/<name>/v<N>.md` in the configuration folder; `prompts/chosen.json` names those in use, as
far as they are not the newest that are shipped. What was used is kept with each run in full, so a study needs none of
these files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.errors import InvalidInput
from analysis.suggestion.prompting import PromptInfo
from prompts.loader import (
    LANGUAGES,
    PURPOSES,
    TEMPLATES,
    Prompt,
    load_own,
    load_prompt,
    newest_version,
    parse_own,
    read_text,
    served_in,
    versions,
)
from prompts.places import config_folder, read_json, write_json

FOLDER_NAME = "prompts"
CHOSEN_NAME = "chosen.json"

_NAME = re.compile(r"\w[\w-]{0,39}")
_VERSION_LINE = re.compile(r"^version:.*$", re.MULTILINE)


def chosen_prompt(purpose: str, language: str) -> Prompt:
    """Give the prompt that she chose, else the newest that is shipped. Raises `InvalidInput` where hers is no good."""
    language = served_in(language)
    own_name, version = _choice(purpose, language)
    if own_name:
        return load_own(_folder(purpose, language, own_name), purpose, language, own_name, version)
    return load_prompt(purpose, language, version or None)


def folder() -> Path:
    """Give the folder of her copies; it need not exist."""
    return config_folder() / FOLDER_NAME


class OwnPrompts:
    """Implements `analysis.suggestion.prompting.PromptShelf`."""

    def all(self) -> list[PromptInfo]:
        return [info for purpose in PURPOSES for language in LANGUAGES for info in _versions_of(purpose, language)]

    def text(self, prompt: PromptInfo) -> str:
        return read_text(self.path(prompt), prompt.name, prompt.version)

    def path(self, prompt: PromptInfo) -> Path:
        shipped = TEMPLATES / prompt.purpose / prompt.language
        own = _folder(prompt.purpose, prompt.language, prompt.own_name)
        return (own if prompt.own_name else shipped) / f"v{prompt.version}.md"

    def copy(self, prompt: PromptInfo, own_name: str) -> PromptInfo:
        made = replace(prompt, own_name=own_name.strip(), version=1, is_chosen=False)
        if not _NAME.fullmatch(made.own_name):
            raise InvalidInput(
                "prompt_name",
                "“{name}” can't be the name of a prompt.",
                "Use up to 40 letters, digits, hyphens and underscores, without spaces.",
                name=own_name,
            )
        if _folder(prompt.purpose, prompt.language, made.own_name).exists():
            raise InvalidInput(
                "prompt_name_taken",
                "There is a prompt of the name {name} already.",
                "Choose another name; what is there stays as it is.",
                name=made.name,
            )
        return _write(made, self.text(prompt))

    def check(self, prompt: PromptInfo, text: str) -> None:
        _require_own(prompt)
        made = _with_version(text, prompt.version)
        parse_own(made, prompt.purpose, prompt.language, prompt.own_name, prompt.version)

    def keep(self, prompt: PromptInfo, text: str) -> PromptInfo:
        self.check(prompt, text)
        if _with_version(text, prompt.version) == self.text(prompt):
            return _seen(prompt)
        own = _folder(prompt.purpose, prompt.language, prompt.own_name)
        was_chosen = _choice(prompt.purpose, prompt.language)[0] == prompt.own_name
        made = _write(replace(prompt, version=newest_version(own) + 1), text)
        return self.use(made) if was_chosen else made

    def use(self, prompt: PromptInfo) -> PromptInfo:
        load = prompt.purpose, prompt.language
        if prompt.own_name:
            load_own(_folder(*load, prompt.own_name), *load, prompt.own_name, prompt.version)
        else:
            load_prompt(*load, prompt.version)
        chosen = _chosen()
        chosen["/".join(load)] = [prompt.own_name, prompt.version]
        if not prompt.own_name and prompt.version == newest_version(TEMPLATES.joinpath(*load)):
            del chosen["/".join(load)]
        _save(folder() / CHOSEN_NAME, chosen)
        return _seen(prompt)


def _versions_of(purpose: str, language: str) -> Iterator[PromptInfo]:
    shipped = TEMPLATES / purpose / language
    names = [("", shipped)]
    own = folder() / purpose / language
    names += [(path.name, path) for path in sorted(own.glob("*")) if path.is_dir() and _NAME.fullmatch(path.name)]
    for own_name, where in names:
        for version in versions(where):
            yield _seen(PromptInfo(purpose, language, own_name, version))


def _seen(prompt: PromptInfo) -> PromptInfo:
    """Give a prompt as it is now: whether it is chosen, and what is wrong with it."""
    load = prompt.purpose, prompt.language
    own_name, version = _choice(*load)
    version = version or newest_version(TEMPLATES.joinpath(*load))
    is_chosen = (prompt.own_name, prompt.version) == (own_name, version)
    try:
        if prompt.own_name:
            found = load_own(_folder(*load, prompt.own_name), *load, prompt.own_name, prompt.version)
        else:
            found = load_prompt(*load, prompt.version)
    except InvalidInput as error:
        return replace(prompt, is_chosen=is_chosen, digest="", problem=error)
    return replace(prompt, is_chosen=is_chosen, digest=found.digest, problem=None)


def _folder(purpose: str, language: str, own_name: str) -> Path:
    return folder() / purpose / language / own_name


def _write(prompt: PromptInfo, text: str) -> PromptInfo:
    path = _folder(prompt.purpose, prompt.language, prompt.own_name) / f"v{prompt.version}.md"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_with_version(text, prompt.version))
    except OSError as error:
        raise _unwritable(path) from error
    return _seen(prompt)


def _with_version(text: str, version: int) -> str:
    """Put the version into the header, which is not hers to count, and end lines as digests want them."""
    plain = text.replace("\r\n", "\n")
    head, mark, rest = plain.partition("\n---\n")
    return _VERSION_LINE.sub(f"version: {version}", head, count=1) + mark + rest


def _require_own(prompt: PromptInfo) -> None:
    if not prompt.own_name:
        raise InvalidInput(
            "prompt_is_shipped",
            "The prompt {name} is an original and stays as it is.",
            "Make a copy and change that.",
            name=prompt.name,
        )


def _choice(purpose: str, language: str) -> tuple[str, int]:
    """Give name and version of what she chose; ("", 0) for the newest that is shipped."""
    match _chosen().get(f"{purpose}/{language}"):
        case [str(own_name), int(version)] if own_name == "" or _NAME.fullmatch(own_name):
            return own_name, version
    return "", 0


def _chosen() -> dict[str, Any]:
    path = folder() / CHOSEN_NAME
    try:
        found = read_json(path)
    except (OSError, ValueError) as error:
        raise InvalidInput(
            "prompt_choice_unreadable",
            "The file {path}, which says which prompts are used, can't be read.",
            "Repair or remove it; without it the originals are used.",
            path=str(path),
        ) from error
    return found if isinstance(found, dict) else {}


def _save(path: Path, value: dict[str, Any]) -> None:
    try:
        write_json(path, value)
    except OSError as error:
        raise _unwritable(path) from error


def _unwritable(path: Path) -> InvalidInput:
    return InvalidInput(
        "prompt_unwritable",
        "The file {path} can't be written.",
        "Make room or give the folder the right to be written to; what was there stays as it was.",
        path=str(path),
    )
