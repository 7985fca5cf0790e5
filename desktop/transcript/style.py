"""How the reading view looks: faces, sizes and colours, all given from outside (the theme) and scaled by the zoom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from desktop.palette import Palette

READING_FACES = (
    "Charter", "Iowan Old Style", "Source Serif 4", "Source Serif Pro", "Noto Serif", "Cambria", "Georgia", "P052",
    "Palatino", "Liberation Serif", "DejaVu Serif",
)  # fmt: skip
MARGIN_FACES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
KIND_LETTERS = {
    "PERSON": "P", "LOCATION": "L", "ORGANIZATION": "O", "PRODUCT": "X", "DATE": "D", "AGE": "A", "PHONE": "T",
    "EMAIL": "@", "URL": "W", "ID": "N", "ROLE": "R", "OTHER": "?",
}  # fmt: skip
_SAMPLE = "Also, ich glaube, die technische Hürde ist halt viel höher, and you have to learn how to ask it."


@dataclass(frozen=True)
class ReadingStyle:
    """Sizes are in device-independent pixels at zoom 1. `colours` holds the tokens that marks and chips name."""

    ground: QColor
    text: QColor
    quiet: QColor
    muted: QColor
    accent: QColor
    selection: QColor
    find: QColor
    chip: QColor
    chip_text: QColor
    colours: Mapping[str, QColor] = field(default_factory=dict)
    reading_faces: tuple[str, ...] = READING_FACES
    margin_faces: tuple[str, ...] = MARGIN_FACES
    size: float = 17.0
    line_ratio: float = 1.6
    characters_a_line: int = 68
    zoom: float = 1.0
    scale: float = 1.0

    def zoomed(self, zoom: float) -> ReadingStyle:
        return replace(self, zoom=min(max(zoom, 0.6), 3.0))

    def colour(self, token: str) -> QColor:
        return self.colours.get(token, self.accent)

    def letter_colour(self, token: str) -> QColor:
        """Give the shade of a chip's colour in which its letter can be read."""
        return self.colours.get(f"letter-{token}", self.colour(token))

    def px(self, size: float) -> float:
        return size * self.factor

    @property
    def factor(self) -> float:
        """What all sizes are multiplied by: the zoom of this text times the size of fonts everywhere."""
        return self.zoom * self.scale

    @property
    def line_height(self) -> float:
        return float(round(self.size * self.line_ratio * self.factor))

    def reading_font(self) -> QFont:
        return _font(self.reading_faces, self.px(self.size), QFont.StyleHint.Serif)

    def margin_font(self, size: float = 12.0, *, strong: bool = False) -> QFont:
        font = _font(self.margin_faces, self.px(size), QFont.StyleHint.SansSerif)
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def measure(self) -> float:
        """Give the width of a line of `characters_a_line` average characters of running text."""
        metrics = QFontMetricsF(self.reading_font())
        return metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self.characters_a_line


def _font(families: tuple[str, ...], pixels: float, hint: QFont.StyleHint) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setStyleHint(hint)
    font.setPixelSize(max(6, round(pixels)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def faded(colour: QColor, alpha: float) -> QColor:
    """Give the colour with the given opacity (0 to 1)."""
    result = QColor(colour)
    result.setAlphaF(alpha)
    return result


def reading_style(palette: Palette, scale: float = 1.0, reading_faces: tuple[str, ...] = READING_FACES) -> ReadingStyle:
    """Make the style from the theme's tokens: codes are "code-0" …, kinds of identifiers "kind-PERSON" …"""
    colours = {f"code-{i}": QColor(colour) for i, colour in enumerate(palette.codes)}
    colours |= {f"kind-{kind}": QColor(palette.kind_colour(kind)) for kind in KIND_LETTERS}
    colours |= {
        f"letter-kind-{kind}": QColor(palette.letters(palette.kind_colour(kind), palette.chip)) for kind in KIND_LETTERS
    }
    colours |= {"accent": QColor(palette.accent), "warning": QColor(palette.warning), "danger": QColor(palette.danger)}
    return ReadingStyle(
        ground=QColor(palette.paper),
        text=QColor(palette.text),
        quiet=QColor(palette.text_soft),
        muted=QColor(palette.letters(palette.line_strong, palette.paper)),
        accent=QColor(palette.accent),
        selection=QColor(palette.accent_soft),
        find=QColor(palette.find),
        chip=QColor(palette.chip),
        chip_text=QColor(palette.text),
        colours=colours,
        scale=scale,
        reading_faces=reading_faces,
    )
