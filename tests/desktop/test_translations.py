"""German is complete, errors included; the files fit the sources."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIELD = re.compile(r"\{[a-z_0-9]*\}|%n")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_translations", ROOT / "scripts" / "update_translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_string_of_the_sources_is_translated(script: ModuleType) -> None:
    assert script.not_collected() == []


def test_translations_keep_the_fields_of_their_sources(script: ModuleType) -> None:
    for path in script.FOLDER.glob("*.ts"):
        for message in ET.parse(path).getroot().iter("message"):
            fields = set(FIELD.findall(message.findtext("source") or ""))
            forms = message.findall("translation/numerusform") or message.findall("translation")
            for form in forms:
                assert set(FIELD.findall(form.text or "")) <= fields, message.findtext("source")
                missing = fields - set(FIELD.findall(form.text or ""))
                assert missing <= {"%n"}, message.findtext("source")


def test_no_string_is_lost_outside_a_class(script: ModuleType) -> None:
    for path in script.FOLDER.glob("*.ts"):
        names = [context.findtext("name") or "" for context in ET.parse(path).getroot().iter("context")]
        assert all(name.strip() for name in names), f"{path.name}: use QCoreApplication.translate outside of classes"
