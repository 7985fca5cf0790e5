"""The palettes keep text readable, marks visible and code colours apart, for colour-blind eyes too."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.palette import PALETTES, Palette, contrast, mixed
from desktop.stylesheet import style_sheet

GROUNDS = ("window", "paper", "raised")
KINDS = (
    "PERSON", "LOCATION", "ORGANIZATION", "PRODUCT", "DATE", "AGE", "PHONE", "EMAIL", "URL", "ID", "ROLE", "OTHER",
)  # fmt: skip
WORDS = ("text", "text_soft", "accent", "warning", "danger", "local", "network", "internet")
# Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB.
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
JUST_APART = 0.07
palettes = pytest.mark.parametrize("palette", PALETTES.values(), ids=[f"{a}-{b}" for a, b in PALETTES])


def _seen(colour: str, eye: str) -> tuple[float, float, float]:
    """Give OKLab coordinates of a colour as an eye sees it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    r, g, b = (min(max(sum(w * c for w, c in zip(row, linear, strict=True)), 0), 1) for row in EYES[eye])
    cones = (
        (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3),
        (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3),
        (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3),
    )
    rows = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    first, second, third = (sum(w * c for w, c in zip(row, cones, strict=True)) for row in rows)
    return first, second, third


@palettes
def test_words_are_readable_on_every_ground(palette: Palette) -> None:
    for word, ground in itertools.product(WORDS, GROUNDS):
        ratio = contrast(getattr(palette, word), getattr(palette, ground))
        assert ratio >= 4.5, f"{word} on {ground}: {ratio:.2f}"
    for ground in ("accent_soft", "hover"):
        assert contrast(palette.text, getattr(palette, ground)) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5


@palettes
def test_words_are_readable_in_every_state_that_the_style_sheet_makes(palette: Palette) -> None:
    p = palette
    notice, error = mixed(p.accent, p.raised, 0.10), mixed(p.danger, p.raised, 0.10)
    pairs = [(word, getattr(p, word), getattr(p, ground)) for word in WORDS for ground in (*GROUNDS, "hover")]
    pairs += [(word, getattr(p, word), p.accent_soft) for word in ("text", "text_soft", "accent", "warning")]
    pairs += [(f"{word} in the bar", getattr(p, word), ground) for word in ("text", "text_soft", "accent")
              for ground in (notice, error)]  # fmt: skip
    pairs += [("loud", p.text, mixed(p.warning, p.raised, 0.18)), ("found", p.text, p.find),
              ("found, interviewer", p.text_soft, p.find), ("pressed", p.text, p.pressed),
              ("pressed, soft", p.text_soft, p.pressed), ("chip", p.text, p.chip),
              ("on accent", p.on_accent, p.accent), ("on accent, hovered", p.on_accent, mixed(p.text, p.accent, 0.16)),
              ("turn number", p.letters(p.line_strong, p.paper), p.paper)]  # fmt: skip
    for kind in KINDS:
        colour, ground = p.kind_colour(kind), p.kind_ground(kind)
        pairs.append((f"chip of {kind}", p.letters(colour, p.chip), p.chip))
        pairs.append((f"letter of {kind}", p.letters(mixed(colour, p.text, 0.65), ground), ground))
    poor = [f"{name}: {contrast(ink, ground):.2f}" for name, ink, ground in pairs if contrast(ink, ground) < p.least]
    assert poor == []


def test_high_contrast_asks_for_seven_and_the_others_for_four_and_a_half() -> None:
    assert {is_high: palette.least for (_, is_high), palette in PALETTES.items()} == {False: 4.5, True: 7.0}


@palettes
def test_marks_and_borders_of_what_can_be_operated_are_visible(palette: Palette) -> None:
    for ground in GROUNDS:
        assert contrast(palette.line_strong, getattr(palette, ground)) >= 3
    for colour in palette.codes:
        assert contrast(colour, palette.paper) >= 3, colour


@palettes
def test_twelve_code_colours_stay_apart_for_every_eye(palette: Palette) -> None:
    assert len(set(palette.codes)) == 12
    for eye in EYES:
        for first, second in itertools.combinations(palette.codes, 2):
            distance = sum((a - b) ** 2 for a, b in zip(_seen(first, eye), _seen(second, eye), strict=True)) ** 0.5
            assert distance >= JUST_APART, f"{first} and {second} for {eye} eyes: {distance:.3f}"


@pytest.mark.parametrize(
    ("face", "folder"),
    [
        ("Charter", "C:/Users/Jörg Müller/Temp/x"), ("Charter", "/tmp/o'neil (2)/#1"), ('A "b"', "/tmp/x"),
        ("A\\", "/tmp/{x}"),
    ],
)  # fmt: skip
def test_no_face_and_no_folder_makes_the_style_sheet_unreadable(face: str, folder: str, qtbot: QtBot) -> None:
    said: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, text: said.append(text))
    label = QLabel()
    qtbot.addWidget(label)
    try:
        label.setStyleSheet(style_sheet(PALETTES[("light", False)], int, (face,), folder))
        label.ensurePolished()
    finally:
        qInstallMessageHandler(before)
    assert [text for text in said if "stylesheet" in text.lower()] == []
