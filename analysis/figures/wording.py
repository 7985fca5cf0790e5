"""The few words that figures say themselves, German and English; those of the window are the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Heads of the columns, names of what is missing, and sentences; `{0}` and so on take numbers."""

    title: str
    heads: tuple[str, str, str]
    theme_head: str
    dimension_head: str
    no_concept: str
    no_theme: str
    no_dimension: str
    continued: str
    codes: tuple[str, str]
    in_vivo_codes: tuple[str, str]
    some_in_vivo: str
    concepts: tuple[str, str]
    themes: tuple[str, str]
    dimensions: tuple[str, str]
    counts: str
    theme_counts: str
    components: str
    figure: str
    table: str

    @staticmethod
    def counted(number: int, forms: tuple[str, str]) -> str:
        """Give a number with its noun in the right form."""
        return f"{number} {forms[number != 1]}"


_ENGLISH = FigureWords(
    title="Data structure",
    heads=("1st-order concepts", "2nd-order themes", "Aggregate dimensions"),
    theme_head="2nd-order theme",
    dimension_head="Aggregate dimension",
    no_concept="codes without a concept",
    no_theme="without a theme",
    no_dimension="without a dimension",
    continued="continued",
    codes=("code", "codes"),
    in_vivo_codes=("in vivo code", "in vivo codes"),
    some_in_vivo="{0} of them in vivo",
    concepts=("concept", "concepts"),
    themes=("theme", "themes"),
    dimensions=("dimension", "dimensions"),
    counts="The number after each concept is that of the codes beneath it.",
    theme_counts="The number after each theme is that of the codes beneath it.",
    components="Themes and dimensions",
    figure="Figure",
    table="Table",
)
_GERMAN = FigureWords(
    title="Datenstruktur",
    heads=("Konzepte 1.\u00a0Ordnung", "Themen 2.\u00a0Ordnung", "Aggregierte Dimensionen"),
    theme_head="Thema 2.\u00a0Ordnung",
    dimension_head="Aggregierte Dimension",
    no_concept="Codes ohne Konzept",
    no_theme="ohne Thema",
    no_dimension="ohne Dimension",
    continued="Fortsetzung",
    codes=("Code", "Codes"),
    in_vivo_codes=("In-vivo-Code", "In-vivo-Codes"),
    some_in_vivo="{0} davon in vivo",
    concepts=("Konzept", "Konzepte"),
    themes=("Thema", "Themen"),
    dimensions=("Dimension", "Dimensionen"),
    counts="Die Zahl hinter einem Konzept ist die der Codes darunter.",
    theme_counts="Die Zahl hinter einem Thema ist die der Codes darunter.",
    components="Themen und Dimensionen",
    figure="Abbildung",
    table="Tabelle",
)


def figure_words(language: str) -> FigureWords:
    """Give the words in a language ("de", "en"); English for any other."""
    return _GERMAN if language == "de" else _ENGLISH
