"""Colours as tokens: light, dark, and high contrast for both. No Qt, so that a test can weigh every pair.

The twelve code colours of the dark palette were found as those on paper were (`analysis.colours`); index n has the same
hue in every palette, so that a code keeps its colour when the scheme changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.colours import CODE_COLOURS

_DARK_CODES = (
    "#f98e8d", "#bc7c63", "#b6a332", "#85741c", "#b8e182", "#50ecde",
    "#73bbbf", "#2296b2", "#686bc0", "#988fe8", "#dba6fc", "#b0537c",
)  # fmt: skip
_KIND_COLOURS = {
    "PERSON": 8, "LOCATION": 3, "ORGANIZATION": 11, "PRODUCT": 10, "DATE": 1, "AGE": 2, "PHONE": 6, "EMAIL": 7,
    "URL": 7, "ID": 9, "ROLE": 5, "OTHER": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of the window as "#rrggbb".

    Grounds: `window` around, `paper` under text, `raised` for cards and fields, `hover`. Text on any ground: `text`,
    `text_soft` (secondary; interviewer's turns). `line` separates and carries no meaning, `line_strong` bounds what can
    be operated. `accent` is for the one thing to do and for focus, `accent_soft` for selection. `local`, `network` and
    `internet` say where text may go and are used for nothing else. `least` is the least contrast of words on what is
    behind them.
    """

    is_dark: bool
    window: str
    paper: str
    raised: str
    hover: str
    text: str
    text_soft: str
    line: str
    line_strong: str
    accent: str
    on_accent: str
    accent_soft: str
    warning: str
    danger: str
    local: str
    network: str
    internet: str
    codes: tuple[str, ...]
    least: float = 4.5

    def kind_colour(self, kind: str) -> str:
        """Give the colour of a kind of identifier (a name of `IdentifierKind`)."""
        return self.codes[_KIND_COLOURS.get(kind, 0)]

    def letters(self, colour: str, ground: str) -> str:
        """Give the shade of a colour, no further than needed from it, in which letters can be read on a ground."""
        shares = (step / 20 for step in range(20, -1, -1))
        return next(
            (ink for share in shares if contrast(ink := mixed(colour, self.text, share), ground) >= self.least),
            self.text,
        )

    @property
    def chip(self) -> str:
        """The ground of a replacement in the text."""
        return mixed(self.text, self.paper, 0.08)

    @property
    def find(self) -> str:
        """The ground of what was searched for and found in the text."""
        return mixed("#e8b93c", self.paper, 0.18 if self.is_dark else 0.55)

    @property
    def pressed(self) -> str:
        """The ground of a button that is held down."""
        return mixed(self.text, self.hover, 0.05)

    def kind_ground(self, kind: str) -> str:
        """Give the ground of the small square with a kind's letter."""
        return mixed(self.kind_colour(kind), self.raised, 0.12)


LIGHT = Palette(
    is_dark=False,
    window="#f3f0ea",
    paper="#fdfcf9",
    raised="#ffffff",
    hover="#e9e4db",
    text="#26231e",
    text_soft="#655e53",
    line="#dfd9ce",
    line_strong="#8d857a",
    accent="#1f5c6b",
    on_accent="#ffffff",
    accent_soft="#d6e6e8",
    warning="#85540a",
    danger="#a1341f",
    local="#2d6a3e",
    network="#85540a",
    internet="#9a2f4f",
    codes=CODE_COLOURS,
)
DARK = Palette(
    is_dark=True,
    window="#1b1a18",
    paper="#232220",
    raised="#2c2b28",
    hover="#35332f",
    text="#e9e5dc",
    text_soft="#b3ac9f",
    line="#3b3833",
    line_strong="#857e73",
    accent="#86c5cf",
    on_accent="#0f2529",
    accent_soft="#21444b",
    warning="#e0b15e",
    danger="#f0917c",
    local="#8ccb9b",
    network="#e0b15e",
    internet="#f29ab4",
    codes=_DARK_CODES,
)
LIGHT_CONTRAST = replace(
    LIGHT,
    window="#ffffff",
    paper="#ffffff",
    hover="#e6e6e6",
    text="#000000",
    text_soft="#2e2e2e",
    line="#4d4d4d",
    line_strong="#000000",
    accent="#003c57",
    accent_soft="#bfe3f2",
    warning="#5c3700",
    danger="#7d1500",
    local="#0b4a1c",
    network="#5c3700",
    internet="#7a0030",
    least=7.0,
)
DARK_CONTRAST = replace(
    DARK,
    window="#000000",
    paper="#000000",
    raised="#0d0d0d",
    hover="#2a2a2a",
    text="#ffffff",
    text_soft="#dcdcdc",
    line="#b0b0b0",
    line_strong="#ffffff",
    accent="#9fe6f2",
    on_accent="#000000",
    accent_soft="#083740",
    warning="#ffd37a",
    danger="#ffb3a3",
    local="#a8f0ba",
    network="#ffd37a",
    internet="#ffb8cc",
    least=7.0,
)
PALETTES = {
    ("light", False): LIGHT,
    ("light", True): LIGHT_CONTRAST,
    ("dark", False): DARK,
    ("dark", True): DARK_CONTRAST,
}


def mixed(colour: str, ground: str, share: float) -> str:
    """Mix a colour into a ground; `share` 0 gives the ground, 1 the colour."""
    parts = (
        round(int(colour[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share)) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(first: str, second: str) -> float:
    """Give the contrast ratio of WCAG 2.2 between two colours, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
