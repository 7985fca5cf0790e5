"""The letters of figures: Liberation Sans, as wide as Arial, which journals ask for and every office has.

What it has no letter for is taken from DejaVu Sans, which Matplotlib brings along; what neither has is shown as a box.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from analysis.figures.words import MM_PER_POINT, Measure

FAMILY = "Liberation Sans"
FALLBACK = "DejaVu Sans"
AS_WIDE = "Arial"
"""What the same letters are called where Liberation Sans is not installed."""
_FONTS = Path(__file__).parent / "fonts"
_UNKNOWN = "□"
_AT = 100.0
_NOT_NEEDED = ["FFTM", "GSUB", "GPOS", "GDEF", "DSIG"]


@cache
def load() -> None:
    """Make the letters known to Matplotlib, once."""
    from matplotlib.font_manager import fontManager

    for path in sorted(_FONTS.glob("*.ttf")):
        fontManager.addfont(path)


def properties(*, is_bold: bool, size: float = _AT) -> Any:
    """Give the letters as Matplotlib takes them."""
    from matplotlib.font_manager import FontProperties

    load()
    return FontProperties(family=[FAMILY, FALLBACK], weight="bold" if is_bold else "normal", size=size)


@cache
def measure() -> Measure:
    """Give the width of text as it will be drawn; each text is measured once."""
    from matplotlib.textpath import TextToPath

    path = TextToPath()
    fonts = {is_bold: properties(is_bold=is_bold) for is_bold in (False, True)}
    known: dict[tuple[str, bool], float] = {}

    def width(text: str, size: float, is_bold: bool) -> float:
        if (text, is_bold) not in known:
            found = path.get_text_width_height_descent(drawable(text), fonts[is_bold], ismath=False)
            known[text, is_bold] = float(found[0])
        return known[text, is_bold] * size / _AT * MM_PER_POINT

    return width


def drawable(text: str) -> str:
    """Give text with a box for each character that no letter is there for; control characters go."""
    known = _letters()
    shown = (" " if letter.isspace() else letter for letter in text if letter.isspace() or letter.isprintable())
    return "".join(letter if ord(letter) in known else _UNKNOWN for letter in shown)


@cache
def _letters() -> frozenset[int]:
    """Give the code points that every weight has a letter for, in one family or the other."""
    from matplotlib.font_manager import get_font

    weights = [[_path(family, is_bold) for family in (FAMILY, FALLBACK)] for is_bold in (False, True)]
    return frozenset.intersection(
        *(frozenset().union(*(get_font(path).get_charmap() for path in paths)) for paths in weights)
    )


def _path(family: str, is_bold: bool) -> str:
    from matplotlib.font_manager import FontProperties, findfont

    load()
    return findfont(FontProperties(family=family, weight="bold" if is_bold else "normal"), fallback_to_default=False)


def embedded_faces(used: Iterable[tuple[str, bool]]) -> str:
    """Give CSS that holds the letters of these (text, is bold), and no others."""
    faces = []
    pieces = list(used)
    for is_bold in (False, True):
        letters = {ord(letter) for text, bold in pieces if bold == is_bold for letter in drawable(text)}
        own = letters & _own_letters(_path(FAMILY, is_bold))
        for family, wanted in ((FAMILY, own), (FALLBACK, letters - own)):
            if wanted:
                faces.append(_face(family, is_bold, wanted))
    return "".join(faces)


@cache
def _own_letters(path: str) -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset(get_font(path).get_charmap())


def _face(family: str, is_bold: bool, letters: Iterable[int]) -> str:
    data = base64.b64encode(_subset(_path(family, is_bold), letters)).decode()
    weight = "bold" if is_bold else "normal"
    return f"@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/ttf;base64,{data})}}"


def _subset(path: str, letters: Iterable[int]) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    with TTFont(path, recalcTimestamp=False) as font:
        maker = Subsetter(Options(notdef_outline=True, hinting=False, drop_tables=_NOT_NEEDED))
        maker.populate(unicodes=[*letters, ord(" ")])
        maker.subset(font)
        data = io.BytesIO()
        font.save(data)
    return data.getvalue()
