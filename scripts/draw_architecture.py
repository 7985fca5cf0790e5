"""Draw who imports whom, from the imports in the code, as docs/images/architecture.svg.

    python scripts/draw_architecture.py            write it
    python scripts/draw_architecture.py --check    change nothing; exit 1 if the picture is not of this code

An arrow means that at least one module of the one room names the other in an import, wherever in the file that stands.
"""

from __future__ import annotations

import argparse
import ast
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "architecture.svg"
WIDTH, HEIGHT, BOX_HEIGHT = 900, 540, 84
PLACES = {
    "main": (20, 20, 860), "desktop": (20, 160, 180), "commands": (700, 160, 180), "prompts": (215, 300, 205),
    "storage": (480, 300, 200), "analysis": (20, 436, 860),
}  # fmt: skip
"""Left edge, upper edge and width of the rooms, in pixels."""
WIDE = ("main", "analysis")
WORDS = {
    "main": ("main.py", "puts the rooms together"),
    "desktop": ("desktop/", "the window (Qt)"),
    "commands": ("commands/", "without a window"),
    "prompts": ("prompts/", "the only door to the outside"),
    "storage": ("storage/", "two files, ledger, exports"),
    "analysis": ("analysis/", "the method itself"),
}


def found() -> set[tuple[str, str]]:
    """Give the pairs (room, other room that it imports) of the code as it is."""
    pairs = set()
    for room in PLACES:
        paths = [ROOT / "main.py"] if room == "main" else sorted((ROOT / room).rglob("*.py"))
        for path in paths:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                pairs |= {(room, name.split(".")[0]) for name in names}
    return {(room, other) for room, other in pairs if other in PLACES and other != room}


def drawn(pairs: set[tuple[str, str]]) -> str:
    """Give the picture as SVG, in an order that does not change."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif">',
        "<title>Who imports whom in Verbatim</title>",
        f"<desc>{escape('; '.join(f'{room} imports {other}' for room, other in sorted(pairs)))}</desc>",
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8"'
        ' orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#1d5c69"/></marker></defs>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#f3f0e9"/>',
        *(_arrow(*pair) for pair in sorted(pairs)),
        *(_box(room) for room in PLACES),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _box(room: str) -> str:
    (x, y, width), (name, what) = PLACES[room], WORDS[room]
    middle = x + width // 2
    return (
        f'<g><rect x="{x}" y="{y}" width="{width}" height="{BOX_HEIGHT}" rx="8" fill="#ffffff" stroke="#1d5c69"'
        f' stroke-width="1.5"/><text x="{middle}" y="{y + 36}" text-anchor="middle" font-size="19" font-weight="bold"'
        f' fill="#221f1a">{name}</text><text x="{middle}" y="{y + 62}" text-anchor="middle" font-size="14"'
        f' fill="#4d4840">{what}</text></g>'
    )


def _arrow(room: str, other: str) -> str:
    """Draw a line from the lower edge of a box to the upper edge of another, upright where one of them is wide."""
    x, to_x = _middle(room), _middle(other)
    if room in WIDE:
        x = to_x
    elif other in WIDE:
        to_x = x
    y, to_y = PLACES[room][1] + BOX_HEIGHT, PLACES[other][1]
    return (
        f'<line x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}" stroke="#1d5c69" stroke-width="1.5" marker-end="url(#tip)"/>'
    )


def _middle(room: str) -> int:
    x, _, width = PLACES[room]
    return x + width // 2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, only compare")
    picture = drawn(found())
    if parser.parse_args().check:
        return 0 if PICTURE.is_file() and PICTURE.read_text(encoding="utf-8") == picture else 1
    PICTURE.write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
