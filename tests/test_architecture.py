"""The house's rules: who may import whom, one door per heavy package, what starts light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("analysis", "commands", "desktop", "prompts", "storage")
MAY_IMPORT = {
    "analysis": {"analysis"},
    "prompts": {"prompts", "analysis"},
    "storage": {"storage", "analysis"},
    "commands": {"commands", "analysis", "prompts", "storage"},
    "desktop": {"desktop", "analysis"},
    "main": {*ROOMS, "main"},
}
DOORS = {
    "PySide6": r"desktop/.*|main\.py",
    "shiboken6": r"desktop/.*",
    "sqlmodel": r"storage/.*",
    "sqlalchemy": r"storage/.*",
    "sqlite3": r"nowhere",
    "sqlcipher3": r"storage/.*",
    "openai": r"prompts/.*",
    "httpx2": r"prompts/.*",
    "httpx": r"nowhere",
    "tiktoken": r"prompts/.*",
    "keyring": r"prompts/.*|storage/(keeping|seal_keys)\.py",
    "cryptography": r"storage/(seal|seal_keys|raw_pages)\.py",
    "prov": r"storage/export/prov_json\.py",
    "rocrate": r"storage/export/ro_crate\.py",
    "presidio_analyzer": r"analysis/pseudonymization/presidio\.py",
    "tldextract": r"analysis/pseudonymization/presidio\.py",
    "pycrfsuite": r"analysis/pseudonymization/names/.*",
    "HanTa": r"analysis/(pseudonymization/names/.*|suggestion/lemmas\.py)",
    "docx": r"storage/.*",
    "pptx": r"storage/export/.*",
    "matplotlib": r"storage/export/.*",
    "fontTools": r"storage/export/figures/lettering\.py",
    "odfdo": r"storage/.*",
    "typer": r"commands/.*",
    "requests": r"nowhere",
}
# What nothing needs before a study is open, and takes a tenth of a second to import.
USED_IN_A_STUDY = ("analysis.workflow.guard", "analysis.pseudonymization.own_lists")
# What can open a connection; `prompts` alone may.
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "socketserver", "xmlrpc"}
HEAVY = ("presidio_analyzer", "spacy", "openai", "sklearn", "sqlmodel", "sqlalchemy", "sqlcipher3", "docx", "odfdo",
         "pycrfsuite", "HanTa", "tiktoken", "numpy", "scipy", "lxml", "yaml", "pydantic", "cryptography", "prov",
         "rocrate", "matplotlib", "pptx", "fontTools", "PIL")  # fmt: skip


def sources() -> Iterator[Path]:
    yield ROOT / "main.py"
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            yield node.module or ""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_rooms_import_only_whom_they_may() -> None:
    broken = [
        f"{relative(path)} imports {name}"
        for path in sources()
        for name in imports(path)
        if name.split(".")[0] in (*ROOMS, "main")
        and name.split(".")[0] not in MAY_IMPORT[path.relative_to(ROOT).parts[0].removesuffix(".py")]
    ]
    assert broken == []


def test_each_heavy_package_has_one_door() -> None:
    broken = [
        f"{relative(path)} imports {name}"
        for path in sources()
        for name in imports(path)
        if name.split(".")[0] in DOORS and not re.fullmatch(DOORS[name.split(".")[0]], relative(path))
    ]
    assert broken == []


def test_only_prompts_can_open_a_connection() -> None:
    broken = [
        f"{relative(path)} imports {name}"
        for path in sources()
        for name in imports(path)
        if (name in NETWORK or name.split(".")[0] in NETWORK) and not relative(path).startswith("prompts/")
    ]
    assert broken == []


def test_one_transport_function_sends() -> None:
    sending = [
        relative(path)
        for path in sources()
        if re.search(r"\.(create|post|send)\(", path.read_text(encoding="utf-8")) and "httpx2" in set(imports(path))
    ]
    assert sending == ["prompts/transport.py"]


def test_approved_text_is_minted_in_one_place() -> None:
    makers = [relative(path) for path in sources() if "ApprovedTranscript(" in path.read_text(encoding="utf-8")]
    assert makers == ["analysis/pseudonymization/approval.py"]


@pytest.mark.parametrize("sealed", ["SendableTranscript", "SendableText", "QuotableText"])
def test_what_may_be_sent_or_quoted_is_minted_in_one_place(sealed: str) -> None:
    makers = [relative(path) for path in sources() if re.search(rf"\b{sealed}\(", path.read_text(encoding="utf-8"))]
    assert makers == ["analysis/pseudonymization/permission.py"]
    module = __import__("analysis.pseudonymization.permission", fromlist=[sealed])
    with pytest.raises(TypeError, match="made by"):
        getattr(module, sealed)(object(), *["x"] * (1 if sealed == "QuotableText" else 3))


def test_requests_and_exports_read_words_through_the_sealed_types_only() -> None:
    for path in ("analysis/workflow/planning.py", "analysis/codebook.py"):
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        slices = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "slice"
        ]
        inside = [call for node in ast.walk(tree) if isinstance(node, ast.Lambda) for call in ast.walk(node)]
        assert [node.lineno for node in slices if node not in inside] == [], path


def test_nobody_catches_everything() -> None:
    broken = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                broken.append(relative(path))
    assert broken == []


def test_files_stay_short_enough_to_read() -> None:
    long = [relative(path) for path in sources() if len(path.read_text(encoding="utf-8").splitlines()) > 600]
    assert long == []


def test_no_index_address_is_written_down() -> None:
    address = re.compile(r"--(?:extra-)?index-url|https?://[^\s\"]*(?:/simple/?(?:\s|$)|/packages/|\.whl|\.tgz)")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    found = [
        name
        for name in tracked.splitlines()
        if name != "tests/test_architecture.py"
        and Path(ROOT / name).suffix in {".py", ".md", ".txt", ".toml", ".yaml", ".json", "", ".cfg"}
        and (ROOT / name).is_file()
        and address.search((ROOT / name).read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("desktop.main_window", (*HEAVY, *USED_IN_A_STUDY)),
        ("storage, analysis.workflow.study", (*HEAVY, "PySide6")),
        ("commands.app", (*HEAVY, "PySide6")),
        ("prompts, storage.importers, storage.export", ("PySide6", "openai", "presidio_analyzer", "spacy", "sqlmodel")),
    ],
)
def test_heavy_packages_wait_for_their_first_use(module: str, forbidden: tuple[str, ...]) -> None:
    script = f"import sys; import {module}; print(sorted(set(sys.modules) & set({forbidden!r})))"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"
