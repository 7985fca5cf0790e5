"""A table of codes (.csv, .tsv, .xlsx): a row a code, with its definition and what it stands in.

Headings are English or German. What a row defines is its lowest label: the code, or where it has none the concept,
theme or dimension. Rows of one label are one code, as in a table with a row a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import ImportFailed
from analysis.foreign import ForeignCode, ForeignProject, Loss, NotKept
from storage.importers.survey import table_of

_HEADINGS = {
    "code": ("code", "codes", "kode", "label", "in-vivo code", "in-vivo-code", "code name", "codename"),
    "definition": ("definition", "description", "beschreibung", "code definition"),
    "concept": ("concept", "konzept", "1st-order concept", "first-order concept", "konzept 1. ordnung"),
    "theme": ("theme", "thema", "2nd-order theme", "second-order theme", "thema 2. ordnung"),
    "dimension": ("dimension", "aggregate dimension", "aggregierte dimension", "aggregatdimension"),
}
_COLUMN_OF = {heading: column for column, headings in _HEADINGS.items() for heading in headings}
_UPPER = ("dimension", "theme", "concept")


def is_codes_table(path: Path) -> bool:
    """Tell whether a table plainly holds codes: a column of codes, another one of theirs, and nothing else.

    Raises `ImportFailed` like `read_codes_table`, except for `no_codes`.
    """
    _, rows, _ = table_of(path)
    columns = [_COLUMN_OF.get(_folded(cell), "") for cell in rows[0]]
    return "code" in columns and len(set(columns)) > 1 and "" not in columns


def read_codes_table(path: Path) -> ForeignProject:
    """Read the codes. May run off the GUI thread.

    Raises `ImportFailed`: `unsupported`, `unreadable`, `too_large`, `empty`, `damaged`, `no_codes`.
    """
    _, rows, _ = table_of(path)
    found = {
        _COLUMN_OF[_folded(cell)]: at for at, cell in reversed(list(enumerate(rows[0]))) if _folded(cell) in _COLUMN_OF
    }
    if "code" not in found:
        raise ImportFailed(
            "no_codes",
            "The table has no column with codes.",
            "Its first row must have the headings: code, and if you like definition, concept, theme, dimension.",
        )
    others = [NotKept(Loss.COLUMN, cell) for at, cell in enumerate(rows[0]) if cell and at not in found.values()]
    tree = _Tree()
    for row in rows[1:]:
        tree.add({name: " ".join(row[at].split()) if at < len(row) else "" for name, at in found.items()})
    return ForeignProject(
        name="",
        origin="",
        codes=tuple(tree.roots()),
        levels={node.id: node.column for node in tree.nodes.values() if node.column != "code"},
        joins=True,
        not_kept=(
            *others,
            *(NotKept(Loss.LEVEL, name) for name in tree.unplaced),
            *(NotKept(Loss.TWICE, name) for name in tree.twice),
        ),
    )


def _folded(heading: str) -> str:
    return " ".join(heading.split()).casefold()


@dataclass
class _Node:
    id: str
    column: str
    name: str
    parent: str
    definition: str = ""
    children: list[_Node] = field(default_factory=list)

    def frozen(self) -> ForeignCode:
        return ForeignCode(
            id=self.id,
            name=self.name,
            is_codable=self.column == "code",
            description=self.definition,
            children=tuple(child.frozen() for child in self.children),
        )


@dataclass
class _Tree:
    """The labels of the table, each once; a label that comes again elsewhere or with other words is in `twice`.

    A concept without a theme can stand in no dimension: it is in `unplaced`.
    """

    nodes: dict[str, _Node] = field(default_factory=dict)
    twice: dict[str, None] = field(default_factory=dict)
    unplaced: dict[str, None] = field(default_factory=dict)

    def add(self, row: Mapping[str, str]) -> None:
        parent = ""
        lowest: _Node | None = None
        for column in (*_UPPER, "code"):
            name = row.get(column, "")
            if not name:
                continue
            if column == "concept" and self._is_dimension(parent):
                self.unplaced[f"{name} ({self.nodes[parent].name})"] = None
                parent = ""
            lowest = self._node(column, name, parent)
            parent = lowest.id
        definition = row.get("definition", "")
        if lowest is None or not definition:
            return
        if lowest.definition and lowest.definition != definition:
            self.twice[lowest.name] = None
        lowest.definition = lowest.definition or definition

    def _is_dimension(self, node_id: str) -> bool:
        return bool(node_id) and self.nodes[node_id].column == "dimension"

    def _node(self, column: str, name: str, parent: str) -> _Node:
        node_id = f"{column}:{name.casefold()}"
        node = self.nodes.get(node_id)
        if node is None:
            node = self.nodes[node_id] = _Node(node_id, column, name, parent)
            if parent:
                self.nodes[parent].children.append(node)
        elif parent and parent != node.parent:
            self.twice[name] = None
        return node

    def roots(self) -> Iterator[ForeignCode]:
        for node in self.nodes.values():
            if not node.parent:
                yield node.frozen()
