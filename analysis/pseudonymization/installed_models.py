"""Larger models that the researcher installed herself: a spaCy pipeline, or GLiNER in a folder that she names.

They join the union of recognisers; nothing is ever downloaded. What they alone find is uncertain: their figures are
not ours. The functions at the end are cheap and may be asked anywhere; a model is loaded by the process that detects.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from analysis.errors import DetectionFailed
from analysis.ports import Detected
from analysis.records import FindingLevel, IdentifierKind

GLINER_FOLDER = "VERBATIM_GLINER_MODEL"
_FAMILIES = {"de": "de_core_news_", "en": "en_core_web_"}
_BEST_FIRST = ("lg", "trf", "md", "sm")
_OFFERED = {"de": "de_core_news_lg", "en": "en_core_web_lg"}
_SPACY_KINDS = {
    "PER": IdentifierKind.PERSON, "PERSON": IdentifierKind.PERSON, "LOC": IdentifierKind.LOCATION,
    "GPE": IdentifierKind.LOCATION, "FAC": IdentifierKind.LOCATION, "ORG": IdentifierKind.ORGANIZATION,
    "PRODUCT": IdentifierKind.PRODUCT,
}  # fmt: skip
_GLINER_KINDS = {
    "person": IdentifierKind.PERSON, "location": IdentifierKind.LOCATION, "organization": IdentifierKind.ORGANIZATION,
    "product": IdentifierKind.PRODUCT, "job title": IdentifierKind.ROLE,
}  # fmt: skip
_UNUSED_PIPES = ("parser", "lemmatizer", "attribute_ruler", "tagger", "morphologizer", "senter")
_GLINER_FROM = 0.3
_SCORE = 0.5
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE")


class Tagger(Protocol):
    """Finds names in one language. `engines` names and dates what looks."""

    engines: tuple[str, ...]

    def tag(self, text: str) -> list[Detected]: ...


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that would join: its name, version and the language it serves ("" for any)."""

    name: str
    version: str
    language: str


class SpacyTagger:
    """An installed spaCy pipeline, for its entities only. Not thread-safe."""

    def __init__(self, model: Installed) -> None:
        import spacy

        try:
            self._pipeline = spacy.load(model.name, exclude=list(_UNUSED_PIPES))
        except (OSError, ValueError, ImportError, KeyError) as error:
            raise _unusable(model.name) from error
        self.engines: tuple[str, ...] = (f"{model.name} {model.version}",)
        self._recognizer = f"model:{model.name}"

    def tag(self, text: str) -> list[Detected]:
        document = self._pipeline(text)
        return [
            Detected(
                entity.start_char, entity.end_char, _SPACY_KINDS[entity.label_], FindingLevel.REVIEW, _SCORE,
                self._recognizer,
            )
            for entity in document.ents
            if entity.label_ in _SPACY_KINDS
        ]  # fmt: skip


class GlinerTagger:
    """GLiNER from a folder on this computer. Not thread-safe."""

    def __init__(self, model: Installed, folder: Path) -> None:
        for name in _OFFLINE:
            os.environ[name] = "1"
        gliner: Any = importlib.import_module("gliner")
        try:
            self._model = gliner.GLiNER.from_pretrained(str(folder), local_files_only=True)
        except (OSError, ValueError, ImportError, KeyError, RuntimeError) as error:
            raise _unusable(model.name) from error
        self.engines: tuple[str, ...] = (f"{model.name} {model.version}",)

    def tag(self, text: str) -> list[Detected]:
        found = self._model.predict_entities(text, list(_GLINER_KINDS), threshold=_GLINER_FROM)
        return [
            Detected(
                int(item["start"]), int(item["end"]), _GLINER_KINDS[item["label"]], FindingLevel.REVIEW,
                round(float(item["score"]), 3), "model:gliner",
            )
            for item in found
            if item["label"] in _GLINER_KINDS
        ]  # fmt: skip


class InstalledTagger:
    """All installed models of one language together; loads them, which takes seconds for large ones.

    Raises `DetectionFailed` (`model_unusable`).
    """

    def __init__(self, language: str) -> None:
        self._taggers: list[Tagger] = [SpacyTagger(model) for model in installed() if model.language == language]
        folder = gliner_folder()
        if folder is not None:
            self._taggers.append(_gliner(folder))
        self.engines = tuple(engine for tagger in self._taggers for engine in tagger.engines)

    def tag(self, text: str) -> list[Detected]:
        return [detected for tagger in self._taggers for detected in tagger.tag(text)]


@lru_cache(maxsize=1)
def _gliner(folder: Path) -> GlinerTagger:
    """Load GLiNER once for both languages."""
    return GlinerTagger(Installed(f"gliner:{folder.name}", _version("gliner"), ""), folder)


def joins(language: str) -> bool:
    """Tell whether any installed model serves a language."""
    return any(model.language in (language, "") for model in installed())


def installed() -> list[Installed]:
    """Give the models that would join: the largest spaCy pipeline of each language, and GLiNER. Loads none."""
    names = {point.name for point in importlib.metadata.entry_points(group="spacy_models")}
    found = []
    for language, family in _FAMILIES.items():
        name = next((family + size for size in _BEST_FIRST if family + size in names), None)
        if name:
            found.append(Installed(name, _version(name), language))
    folder = gliner_folder()
    if folder is not None:
        found.append(Installed(f"gliner:{folder.name}", _version("gliner"), ""))
    return found


def gliner_folder() -> Path | None:
    """Give the folder of the GLiNER model, where the package is installed and the folder is there."""
    given = os.environ.get(GLINER_FOLDER, "")
    folder = Path(given) if given else None
    usable = folder is not None and folder.is_dir() and importlib.util.find_spec("gliner") is not None
    return folder if usable else None


def install_command(language: str) -> str:
    """Give the command to offer for a larger model; "" where one of that language is installed or none is known."""
    if language not in _OFFERED or any(model.language == language for model in installed()):
        return ""
    return f"python -m spacy download {_OFFERED[language]}"


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "?"


def _unusable(name: str) -> DetectionFailed:
    return DetectionFailed(
        "model_unusable",
        "The installed model {model} can't be loaded.",
        "Nothing was replaced. Update it to fit the installed spaCy or GLiNER, or uninstall it.",
        model=name,
    )
