"""Collect the interface's strings into the Qt Linguist files and compile them.

    python scripts/update_translations.py            collect, compile, and list what is not translated yet
    python scripts/update_translations.py --check    change nothing; exit 1 if strings are missing or untranslated

The English sentences of the errors (`analysis.errors` and its raisers in every room) are collected into the context
"Errors", where `desktop.messages` looks them up.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "desktop" / "i18n"
LANGUAGES = {"de": (), "en": ("-pluralonly",)}
ROOMS = ("analysis", "storage", "prompts", "desktop")
BASE = "Place"
ERRORS = {
    "VerbatimError", "ImportFailed", "StudyFileError", "NotPermitted", "NotFound", "InvalidInput", "SendingBlocked",
    "ProviderFailed", "DetectionFailed", "Cancelled",
}  # fmt: skip


def tool(name: str) -> str:
    """Find a Qt tool that comes with PySide6."""
    folder = Path(PySide6.__file__).parent
    found = [path for path in (folder / name, folder / f"{name}.exe") if path.exists()]
    if not found:
        raise FileNotFoundError(f"{name} is not in {folder}")
    return str(found[0])


def error_sentences() -> list[str]:
    """Give the sentences of all failures, in the order of their files."""
    found: dict[str, None] = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for sentence in _sentences(ast.parse(path.read_text(encoding="utf-8"))):
                found[sentence] = None
    return list(found)


def _sentences(tree: ast.AST) -> Iterator[str]:
    """Give the string constants that end like a sentence in calls that make an error.

    Every raiser hands its two sentences as constants, some through tables or helpers of their own: so the constants of
    a module that names an error class count when they are one of the first three arguments of any call or in a tuple
    beside a code.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _texts(node.args[1:3]) if _name(node.func) in ERRORS or _is_helper(node) else ()
            if _name(node.func) == "__init__":
                yield from _texts(node.args[1:3])
        elif isinstance(node, ast.Tuple) and 2 <= len(node.elts) <= 3:
            yield from (text for text in _texts(node.elts) if text.endswith((".", "?")) and " " in text)


def _is_helper(node: ast.Call) -> bool:
    texts = list(_texts(node.args[1:3]))
    return len(texts) == 2 and all(text.endswith(".") and " " in text for text in texts)


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def collect(folder: Path) -> None:
    """Bring the .ts files in a folder up to date with the sources."""
    with tempfile.TemporaryDirectory() as temporary:
        listed = Path(temporary) / "errors.py"
        lines = [f'QCoreApplication.translate("Errors", {quoted(sentence)})' for sentence in error_sentences()]
        listed.write_text("\n".join(["from PySide6.QtCore import QCoreApplication", *lines, ""]), encoding="utf-8")
        sources = [str(path) for path in sorted((ROOT / "desktop").rglob("*.py"))]
        for language, options in LANGUAGES.items():
            _rename_context(folder / f"verbatim_{language}.ts", BASE, "")
            command = [tool("lupdate"), "-locations", "none", "-no-obsolete", "-silent", *options]
            target = ["-source-language", "en", "-target-language", language, "-ts"]
            subprocess.run(
                [*command, *sources, str(listed), *target, str(folder / f"verbatim_{language}.ts")], check=True
            )
            _rename_context(folder / f"verbatim_{language}.ts", "", BASE)


def _rename_context(path: Path, old: str, new: str) -> None:
    """Move the strings of functions beside a place, which use the place's `tr`, to its base class and back.

    lupdate lists what stands outside of classes under no context; `QObject.tr` looks in the contexts of the object's
    class and then of its bases.
    """
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"<name>{old}</name>", f"<name>{new}</name>"), encoding="utf-8")


def quoted(text: str) -> str:
    """Write a text as a string that lupdate reads, which knows no single quotes and no \\x escapes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def compile_all() -> None:
    """Make the .qm files that the app loads."""
    for language in LANGUAGES:
        path = FOLDER / f"verbatim_{language}.ts"
        made = path.with_suffix(".new")
        subprocess.run([tool("lrelease"), "-silent", str(path), "-qm", str(made)], check=True)
        made.replace(path.with_suffix(".qm"))  # a running app has the old file mapped; writing into it would crash it


def unfinished(folder: Path = FOLDER) -> list[str]:
    """List what is not translated, as "language / context / text"."""
    missing = []
    for language in LANGUAGES:
        tree = ET.parse(folder / f"verbatim_{language}.ts")
        for context in tree.getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                if translation is None or translation.get("type") == "unfinished":
                    missing.append(f"{language} / {context.findtext('name')} / {message.findtext('source')}")
    return missing


def not_collected() -> list[str]:
    """List sources that are in the code and not in the .ts files, collecting into a copy."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for language in LANGUAGES:
            name = f"verbatim_{language}.ts"
            (folder / name).write_bytes((FOLDER / name).read_bytes())
        collect(folder)
        return unfinished(folder)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, only tell what is missing")
    if parser.parse_args().check:
        missing = not_collected()
    else:
        collect(FOLDER)
        compile_all()
        missing = unfinished()
    for line in missing:
        sys.stdout.write(line.replace("\n", " ") + "\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
