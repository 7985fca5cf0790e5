"""The Themes place: codes become concepts, themes and dimensions, and the data structure grows beside them."""

from desktop.views.themes.place import ThemesPlace

__all__ = ["ThemesPlace"]
