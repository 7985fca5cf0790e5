"""Another program's tree of codes as codes, concepts, themes and dimensions.

What has nothing beneath it is a code. What holds codes is a concept, what holds concepts a theme, what holds themes a
dimension; deeper trees keep their three uppermost levels above the codes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from analysis.colours import CODE_COLOURS
from analysis.foreign import ForeignCode, ForeignProject, Loss, NotKept
from analysis.records import Category, Code, CodeOrigin, Level, Placement

_LEVELS = (Level.CONCEPT, Level.THEME, Level.DIMENSION)


@dataclass
class PlannedCodes:
    """The records that a tree becomes. `codes_by` and `targets` lead from the file's ids to codes, and to either.

    `there` leads to what the study had already (ids).
    """

    codes: list[Code] = field(default_factory=list)
    categories: list[Category] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    codes_by: dict[str, str] = field(default_factory=dict)
    targets: dict[str, Code | Category] = field(default_factory=dict)
    there: dict[str, str] = field(default_factory=dict)
    not_kept: list[NotKept] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """What the study has already, by folded label."""

    codes: Mapping[str, Code] = field(default_factory=dict)
    categories: Mapping[tuple[Level, str], Category] = field(default_factory=dict)


def planned_codes(
    project: ForeignProject,
    coded: Collection[str],
    clean: Callable[[str], str],
    positions: Mapping[Level, int],
    coder: str,
    first_colour: int,
    known: Known | None = None,
) -> PlannedCodes:
    """Plan the codes of a project; `coded` are the file's ids that have codings, `positions` the next of each level.

    What is `known` is not planned anew: it stays as it is, and new codes go into it.
    """
    planner = _Planner(project.levels, coded, clean, dict(positions), coder, first_colour, known or Known())
    for root in project.codes:
        planner.place(root, None)
    planner.note_colours()
    return planner.planned


@dataclass
class _Planner:
    levels: Mapping[str, str]
    coded: Collection[str]
    clean: Callable[[str], str]
    positions: dict[Level, int]
    coder: str
    next_colour: int
    known: Known
    planned: PlannedCodes = field(default_factory=PlannedCodes)
    other_colours: int = 0

    def place(self, node: ForeignCode, parent: Category | None, prefix: str = "") -> None:
        """Place a node and all beneath it."""
        if not self._is_category(node):
            self._code(node, parent, prefix)
        elif parent is not None and parent.level is Level.CONCEPT:
            self._flatten(node, parent, prefix)
        else:
            self._category(node, parent)

    def _is_category(self, node: ForeignCode) -> bool:
        return bool(node.children) or not node.is_codable or node.id in self.levels

    def _category(self, node: ForeignCode, parent: Category | None) -> None:
        level = self._level(node, parent)
        there = self.known.categories.get((level, self.clean(node.name).casefold()))
        if there is not None:
            self.planned.there[node.id] = there.id
            self._into(node, there)
            return
        category = Category(
            level=level,
            label=self.clean(node.name),
            definition=self.clean(node.description),
            position=self.positions.get(level, 0),
            coder_id=self.coder,
        )
        self.positions[level] = category.position + 1
        self.planned.categories.append(category)
        self.planned.targets.setdefault(node.id, category)
        if parent is not None:
            self.planned.placements.append(Placement(child_id=category.id, parent_id=parent.id))
        if node.id in self.coded:
            self.planned.not_kept.append(NotKept(Loss.BOTH, node.name))
            self._code(node, category, "", with_words=False)
        for child in node.children:
            self.place(child, category)

    def _into(self, node: ForeignCode, category: Category) -> None:
        """Let what is beneath a node stand in a category of the study, which stays as it is."""
        self.planned.not_kept.append(NotKept(Loss.THERE, node.name))
        for child in node.children:
            self.place(child, category)

    def _level(self, node: ForeignCode, parent: Category | None) -> Level:
        if parent is not None:
            return _LEVELS[_LEVELS.index(parent.level) - 1]
        if node.id in self.levels:
            return Level(self.levels[node.id])
        return _LEVELS[min(self._height(node), len(_LEVELS)) - 1]

    def _height(self, node: ForeignCode) -> int:
        return 1 + max((self._height(child) for child in node.children if self._is_category(child)), default=0)

    def _flatten(self, node: ForeignCode, parent: Category, prefix: str) -> None:
        """Put the codes of a level that is too deep into the concept above it, with its name before theirs."""
        self.planned.not_kept.append(NotKept(Loss.DEPTH, node.name))
        if node.id in self.coded or not node.children:
            self._code(node, parent, prefix)
        for child in node.children:
            self.place(child, parent, f"{prefix}{node.name} / ")

    def _code(self, node: ForeignCode, parent: Category | None, prefix: str, *, with_words: bool = True) -> None:
        label = self.clean(prefix + node.name)
        there = self.known.codes.get(label.casefold())
        if there is not None:
            self.planned.there[node.id] = there.id
            self.planned.not_kept.append(NotKept(Loss.THERE, node.name))
            return
        code = Code(
            label=label,
            origin=CodeOrigin.RESEARCHER,
            definition=self.clean(node.description) if with_words else "",
            colour=self._colour(node.colour),
            coder_id=self.coder,
        )
        self.planned.codes.append(code)
        self.planned.codes_by.setdefault(node.id, code.id)
        self.planned.targets.setdefault(node.id, code)
        if parent is not None and parent.level is not Level.DIMENSION:
            self.planned.placements.append(Placement(child_id=code.id, parent_id=parent.id))
        elif parent is not None:
            self.planned.not_kept.append(NotKept(Loss.LEVEL, f"{node.name} ({parent.label})"))

    def _colour(self, colour: str) -> int:
        if not colour:
            self.next_colour += 1
            return (self.next_colour - 1) % len(CODE_COLOURS)
        self.other_colours += colour not in CODE_COLOURS
        return min(range(len(CODE_COLOURS)), key=lambda at: _distance(CODE_COLOURS[at], colour))

    def note_colours(self) -> None:
        if self.other_colours:
            self.planned.not_kept.append(NotKept(Loss.COLOUR, "", self.other_colours))


def _distance(one: str, other: str) -> int:
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return sum((a - b) ** 2 for a, b in pairs)
