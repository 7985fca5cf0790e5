"""The language of the interface: Qt Linguist files for German, and for English plurals, switched while it runs.

`scripts/update_translations.py` collects the strings and compiles the files.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings

LANGUAGES = ("de", "en")
_FOLDER = Path(__file__).parent


class Translator(QObject):
    """Installs the translation that the settings ask for; a change sends LanguageChange to all widgets."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._installed: list[QTranslator] = []
        self.language = ""
        self.apply()
        settings.changed.connect(self._on_setting)

    def apply(self) -> None:
        language = self._settings.language or QLocale.system().name()[:2]
        language = language if language in LANGUAGES else "en"
        if language == self.language:
            return
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self.language = language
        QLocale.setDefault(QLocale(language))
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._installed = [
            *self._load(f"qtbase_{language}", qt_folder),
            *self._load(f"verbatim_{language}", str(_FOLDER)),
        ]

    def _load(self, name: str, folder: str) -> list[QTranslator]:
        translator = QTranslator(self)
        if not translator.load(name, folder):
            return []
        self._app.installTranslator(translator)
        return [translator]

    def _on_setting(self, name: str) -> None:
        if name == "language":
            self.apply()
