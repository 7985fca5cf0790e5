"""What the data structure shows: dimensions, themes and concepts with the number of codes beneath each.

Nothing is dropped. What has no concept, theme or dimension yet stands under an item that says so (`is_missing`), so
that the counts of all entries together are those of the study. A category goes by the label that it was given for
figures, else by its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.figures.wording import FigureWords
from analysis.workflow.structure import FIGURE_LABEL, Node


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept with the number of codes in it, or the codes of a theme that are in no concept."""

    id: str
    label: str
    count: int
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with what is in it, or the place of what is in none."""

    id: str
    label: str
    entries: tuple[Entry, ...]
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension with its themes, or the place of themes that are in none."""

    id: str
    label: str
    themes: tuple[Theme, ...]
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole data structure. `in_vivo` counts the codes in participants' own words; None where that is not known."""

    dimensions: tuple[Dimension, ...]
    in_vivo: int | None = None

    @property
    def themes(self) -> Iterator[Theme]:
        return (theme for dimension in self.dimensions for theme in dimension.themes)

    @property
    def entries(self) -> Iterator[Entry]:
        return (entry for theme in self.themes for entry in theme.entries)

    @property
    def code_count(self) -> int:
        return sum(entry.count for entry in self.entries)

    @property
    def concept_count(self) -> int:
        return sum(not entry.is_missing for entry in self.entries)

    @property
    def theme_count(self) -> int:
        return sum(not theme.is_missing for theme in self.themes)

    @property
    def dimension_count(self) -> int:
        return sum(not dimension.is_missing for dimension in self.dimensions)


def components(outline: Outline) -> Outline:
    """Give dimensions with their themes alone, a level lower than they stand: a theme counts the codes beneath it."""
    return Outline(
        tuple(
            Dimension("", "", (Theme(dimension.id, dimension.label, _as_entries(dimension), dimension.is_missing),))
            for dimension in outline.dimensions
        ),
        outline.in_vivo,
    )


def _as_entries(dimension: Dimension) -> tuple[Entry, ...]:
    return tuple(
        Entry(theme.id, theme.label, sum(entry.count for entry in theme.entries), theme.is_missing)
        for theme in dimension.themes
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """One node of either source, read alike."""

    kind: str
    id: str
    label: str
    codes: int
    members: tuple[_Item, ...]


def outline_of_codebook(data: Mapping[str, Any], words: FigureWords) -> Outline:
    """Read the codebook's data (`analysis.codebook`), whose labels hold no withheld words."""
    keys = ("dimensions", "themes", "concepts", "codes")
    items = tuple(_of_data(node) for key in keys for node in data[key])
    in_vivo = sum(code["origin"] == "in-vivo" for code in _codes(data))
    return _outline(items, words, in_vivo)


def outline_of_tree(tree: Iterable[Node], words: FigureWords) -> Outline:
    """Read the tree that the window shows."""
    return _outline(tuple(_of_node(node) for node in tree), words, None)


def _of_data(node: Mapping[str, Any]) -> _Item:
    if "quotations" in node:
        return _Item("code", node["id"], node["label"], 1, ())
    members = tuple(_of_data(child) for key in ("themes", "concepts", "codes") for child in node.get(key, ()))
    called = [memo["text"] for memo in node.get("memos", ()) if memo["kind"] == FIGURE_LABEL]
    label = called[-1] if called else node["label"]
    return _Item(node["level"], node["id"], label, sum(item.codes for item in members), members)


def _of_node(node: Node) -> _Item:
    members = tuple(_of_node(child) for child in node.children)
    return _Item(node.kind, node.id, node.figure_label or node.label, node.code_count, members)


def _codes(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "quotations" in node:
        yield node
    for key in ("dimensions", "themes", "concepts", "codes"):
        for child in node.get(key, ()):
            yield from _codes(child)


def _outline(items: Sequence[_Item], words: FigureWords, in_vivo: int | None) -> Outline:
    dimensions = [
        Dimension(item.id, item.label, tuple(_theme(member, words) for member in item.members))
        for item in _of_kind(items, "dimension")
    ]
    loose = [_theme(item, words) for item in _of_kind(items, "theme")]
    entries = _entries(items, words)
    if entries:
        loose.append(Theme("", words.no_theme, entries, is_missing=True))
    if loose:
        dimensions.append(Dimension("", words.no_dimension, tuple(loose), is_missing=True))
    return Outline(tuple(dimensions), in_vivo)


def _theme(item: _Item, words: FigureWords) -> Theme:
    return Theme(item.id, item.label, _entries(item.members, words))


def _entries(items: Sequence[_Item], words: FigureWords) -> tuple[Entry, ...]:
    entries = [Entry(item.id, item.label, item.codes) for item in _of_kind(items, "concept")]
    codes = sum(1 for _ in _of_kind(items, "code"))
    if codes:
        entries.append(Entry("", words.no_concept, codes, is_missing=True))
    return tuple(entries)


def _of_kind(items: Iterable[_Item], kind: str) -> Iterator[_Item]:
    return (item for item in items if item.kind == kind)
