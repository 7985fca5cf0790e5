"""Write the docstrings of the rooms without a window as pages, beside a copy of the documentation, for `make site`.

    python scripts/reference.py FOLDER

FOLDER then holds `docs/`, with `reference/ROOM.md` for each part of `analysis`, `prompts` and `storage`, and a
`zensical.toml` that lists them.
"""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("analysis", "prompts", "storage")
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def parts() -> dict[str, list[Path]]:
    """Give the modules of each room and of each package in it, by dotted name."""
    found: dict[str, list[Path]] = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            package = ".".join(path.parent.relative_to(ROOT).parts)
            found.setdefault(package, []).append(path)
    return found


def page(package: str, paths: list[Path]) -> str:
    """Write one page; what is private, or says nothing of itself, is left out."""
    lines = [f"# {package}", ""]
    for path in paths:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = package if path.stem == "__init__" else f"{package}.{path.stem}"
        told = list(_told(tree))
        if ast.get_docstring(tree) or told:
            lines += [f"## {name}", "", ast.get_docstring(tree) or "", "", *told]
    return "\n".join(lines).rstrip() + "\n"


def _told(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef) or node.name.startswith("_"):
            continue
        yield from _entry(node, f"### {node.name}")
        if isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                    yield from _entry(member, f"#### {node.name}.{member.name}")


def _entry(node: ast.ClassDef | ast.FunctionDef, heading: str) -> Iterator[str]:
    words = ast.get_docstring(node)
    if words or isinstance(node, ast.ClassDef):
        yield from (heading, "", "```python", _signature(node), "```", "", words or "", "")


def _signature(node: ast.ClassDef | ast.FunctionDef) -> str:
    if isinstance(node, ast.ClassDef):
        bases = ", ".join(ast.unparse(base) for base in node.bases)
        fields = [
            f"    {ast.unparse(item)}"
            for item in node.body
            if isinstance(item, ast.AnnAssign) and not ast.unparse(item.target).startswith("_")
        ]
        return "\n".join([f"class {node.name}({bases})" if bases else f"class {node.name}", *fields])
    result = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"def {node.name}({ast.unparse(node.args)}){result}"


def write(folder: Path) -> list[str]:
    """Write everything into a folder, which is made anew; gives the names of the pages."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "docs" / "reference").mkdir()
    names = []
    for package, paths in parts().items():
        text = page(package, paths)
        if text.count("\n") > 1:
            names.append(package)
            (folder / "docs" / "reference" / f"{package}.md").write_text(text, encoding="utf-8")
    listed = "".join(f'    {{ "{name}" = "reference/{name}.md" }},\n' for name in names)
    settings = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    head, mark, rest = settings.partition("\n]\n")
    entry = f'\n  {{ "Reference" = [\n{listed}  ] }},'
    (folder / "zensical.toml").write_text(
        head.replace('"build/site"', '"site"') + entry + mark + rest, encoding="utf-8"
    )
    return names


if __name__ == "__main__":
    write(Path(sys.argv[1]))
