"""A model that the researcher installed joins the union; nothing is fetched, and the rest works without one."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy

from analysis.errors import DetectionFailed
from analysis.pseudonymization import installed_models
from analysis.pseudonymization.presidio import build_detector
from analysis.records import FindingLevel, IdentifierKind

MODEL = "de_core_news_sm"
SETUP = """from pathlib import Path
from spacy.util import load_model_from_path

def load(**overrides):
    return load_model_from_path(Path(__file__).parent / "pipeline", **overrides)
"""


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which packages count as installed."""
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in (MODEL, "gliner"):
        sys.modules.pop(name, None)
    installed_models._gliner.cache_clear()


def install_tiny_model(folder: Path) -> None:
    """Install a pipeline that knows two made-up names, as `spacy download` would."""
    pipeline = spacy.blank("de")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "PER", "pattern": "quintara"}, {"label": "MISC", "pattern": "deutsch"}]
    )
    package = folder / MODEL
    package.mkdir()
    pipeline.to_disk(package / "pipeline")
    (package / "__init__.py").write_text(SETUP, encoding="utf-8")
    info = folder / f"{MODEL}-3.8.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {MODEL}\nVersion: 3.8.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[spacy_models]\n{MODEL} = {MODEL}\n", encoding="utf-8")


def install_tiny_gliner(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "gliner.py").write_text(
        "import os\n\nclass GLiNER:\n    @classmethod\n    def from_pretrained(cls, folder, local_files_only=False):\n"
        "        assert local_files_only and os.environ['HF_HUB_OFFLINE'] == '1'\n        return cls()\n\n"
        "    def predict_entities(self, text, labels, threshold):\n        at = text.find('zwillo')\n"
        "        return [] if at < 0 else [{'start': at, 'end': at + 6, 'label': 'organization', 'score': 0.8}]\n",
        encoding="utf-8",
    )
    model = folder / "my_model"
    model.mkdir()
    for name in installed_models._OFFLINE:
        monkeypatch.setenv(name, "0")
    monkeypatch.setenv(installed_models.GLINER_FOLDER, str(model))


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a socket was asked for")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def test_an_installed_pipeline_joins_the_union_and_is_named(packages: Path, no_sockets: None) -> None:
    install_tiny_model(packages)
    detector = build_detector()
    found = detector.detect("Da war quintara dabei, und Sabine Schuster hat deutsch gesprochen.", "de")
    [new] = [item for item in found if item.recognizer == f"model:{MODEL}"]
    assert (new.start, new.end, new.kind, new.level) == (7, 15, IdentifierKind.PERSON, FindingLevel.REVIEW)
    assert any(item.start == 27 for item in found)
    assert f"{MODEL} 3.8.0" in detector.engines


def test_gliner_joins_from_a_folder_and_stays_offline(
    packages: Path, monkeypatch: pytest.MonkeyPatch, no_sockets: None
) -> None:
    install_tiny_gliner(packages, monkeypatch)
    detector = build_detector()
    found = detector.detect("Wir sind bei zwillo beschäftigt.", "de")
    assert [(item.start, item.end, item.kind) for item in found if item.recognizer == "model:gliner"] == [
        (13, 19, IdentifierKind.ORGANIZATION)
    ]
    assert "gliner:my_model ?" in detector.engines


def test_without_any_model_nothing_more_runs_and_a_command_is_offered(no_sockets: None) -> None:
    assert installed_models.installed() == []
    assert installed_models.install_command("de") == "python -m spacy download de_core_news_lg"
    assert installed_models.install_command("en") == "python -m spacy download en_core_web_lg"
    assert installed_models.install_command("fr") == ""
    detector = build_detector()
    found = detector.detect("Mail an sabine@schuster.de, Frau Schuster in Bielefeld.", "de")
    assert {item.kind for item in found} >= {IdentifierKind.EMAIL, IdentifierKind.PERSON, IdentifierKind.LOCATION}
    assert not any("core" in engine or "gliner" in engine for engine in detector.engines)


def test_nothing_is_offered_for_a_language_that_has_a_model(packages: Path) -> None:
    install_tiny_model(packages)
    assert [(item.name, item.version, item.language) for item in installed_models.installed()] == [
        (MODEL, "3.8.0", "de")
    ]
    assert installed_models.install_command("de") == ""


def test_a_folder_without_the_package_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(installed_models.GLINER_FOLDER, str(tmp_path))
    assert installed_models.gliner_folder() is None


def test_a_model_that_cannot_be_loaded_stops_the_search(packages: Path) -> None:
    install_tiny_model(packages)
    (packages / MODEL / "pipeline" / "config.cfg").unlink()
    with pytest.raises(DetectionFailed) as caught:
        build_detector().detect("Sabine Schuster war da.", "de")
    assert caught.value.code == "model_unusable"
    assert MODEL in str(caught.value)
