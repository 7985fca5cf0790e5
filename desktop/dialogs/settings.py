"""The settings: how the window looks, its keys, where suggestions come from, who codes. Every change holds at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import ActionRegistry
from desktop.context import AppContext
from desktop.dialogs.fields import heading, labelled, soft
from desktop.dialogs.settings_keys import KeysPage
from desktop.menus import run_action
from desktop.settings import LARGEST_READING, MAX_SCALE, MIN_SCALE, SMALLEST_READING
from desktop.theme import scrolling, space

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

PAGES = ("look", "keys", "suggestions", "coder")


class SettingsDialog(QDialog):
    """A window beside the work, so that a change is seen where it matters. Pages are made anew in a new language."""

    def __init__(self, context: AppContext, registry: ActionRegistry, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._registry, self._window = context, registry, window
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = QStackedWidget()
        self.close_button = QPushButton()
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        columns = QHBoxLayout()
        columns.setSpacing(space(5))
        columns.addWidget(self.list)
        columns.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(4))
        layout.addLayout(columns, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        context.theme.changed.connect(self._fit_list)
        self._fill()
        room = self.screen().availableGeometry()
        self.resize(min(space(210), room.width() - space(10)), min(space(150), room.height() - space(20)))

    def turn_to(self, page: str) -> None:
        """Show a page by its name in `PAGES`; "" stays."""
        if page:
            self.list.setCurrentRow(PAGES.index(page))
        self.list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()

    def _fit_list(self) -> None:
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + space(4))

    def _fill(self) -> None:
        row = max(self.list.currentRow(), 0)
        self.setWindowTitle(self.tr("Settings"))
        self.list.setAccessibleName(self.tr("Settings"))
        self.close_button.setText(self.tr("Close"))
        names = [self.tr("Language and look"), self.tr("Keys"), self.tr("Suggestions"), self.tr("Who codes")]
        self.list.clear()
        self.list.addItems(names)
        self._fit_list()
        while (old := self.pages.widget(0)) is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        places = {key: place.title() for key, place in self._window.places.items()}
        for page in (
            LookPage(self._context),
            KeysPage(self._context.settings, self._registry, places),
            SuggestionsPage(self._context, self._registry, self._window.status.provider_words),
            CoderPage(self._context),
        ):
            self.pages.addWidget(page if isinstance(page, KeysPage) else scrolling(page))
        self.list.setCurrentRow(row)


class LookPage(QWidget):
    """Language, colours, letters."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context, self._settings = context, context.settings
        settings = self._settings
        self.language = _combo(
            [(self.tr("As the system"), ""), ("Deutsch", "de"), ("English", "en")], settings.language
        )
        self.colours = _combo(
            [(self.tr("As the system"), "system"), (self.tr("Light"), "light"), (self.tr("Dark"), "dark")],
            settings.scheme,
        )
        self.contrast = QCheckBox(self.tr("High contrast"))
        self.contrast.setChecked(settings.is_high_contrast)
        self.letters = _number(round(MIN_SCALE * 100), round(MAX_SCALE * 100), 10, " %")
        self.letters.setValue(round(settings.font_scale * 100))
        self.face = _combo(self._faces(), settings.reading_face)
        self.face.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.face.setMinimumContentsLength(24)
        self.pixels = _number(SMALLEST_READING, LARGEST_READING, 1, " px")
        self.pixels.setValue(settings.reading_pixels)
        self.sample = QLabel(self.tr("“At first I thought the machine takes it over. In the end I decide.”"))
        self.sample.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._show_sample()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(space(5))
        form.setVerticalSpacing(space(3))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, field in (
            (self.tr("Language"), self.language),
            (self.tr("Colours"), self.colours),
            ("", self.contrast),
            (self.tr("Letters everywhere"), self.letters),
            (self.tr("Typeface of interviews"), self.face),
            (self.tr("Letters of interviews"), self.pixels),
        ):
            form.addRow(labelled(words, field) if words else QLabel(), field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, space(2), 0)
        layout.setSpacing(space(4))
        layout.addWidget(heading(self.tr("Language and look")))
        layout.addLayout(form)
        layout.addWidget(self.sample)
        layout.addStretch(1)

    def _connect(self) -> None:
        settings = self._settings
        self.language.activated.connect(lambda: setattr(settings, "language", self.language.currentData()))
        self.colours.activated.connect(lambda: setattr(settings, "scheme", self.colours.currentData()))
        self.contrast.toggled.connect(lambda on: setattr(settings, "is_high_contrast", on))
        self.letters.valueChanged.connect(lambda percent: setattr(settings, "font_scale", percent / 100))
        self.face.activated.connect(lambda: setattr(settings, "reading_face", self.face.currentData()))
        self.pixels.valueChanged.connect(lambda pixels: setattr(settings, "reading_pixels", pixels))
        settings.changed.connect(self._follow)
        self._context.theme.changed.connect(self._show_sample)

    def _faces(self) -> list[tuple[str, str]]:
        families = [name for name in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(name)]
        scalable = [(name, name) for name in families if QFontDatabase.isSmoothlyScalable(name)]
        return [(self.tr("As delivered"), ""), *scalable]

    def _follow(self, _name: str) -> None:
        """Show what was changed elsewhere, in the menu for one."""
        settings = self._settings
        self.colours.setCurrentIndex(self.colours.findData(settings.scheme))
        self.contrast.setChecked(settings.is_high_contrast)
        self.letters.setValue(round(settings.font_scale * 100))

    def _show_sample(self) -> None:
        font = self._context.theme.reading_font()
        font.setPixelSize(self._context.theme.pixels(self._settings.reading_pixels))
        self.sample.setFont(font)


class SuggestionsPage(QWidget):
    """What suggests, and the ways to choose it. Keys of providers are in the keyring, never in the settings."""

    def __init__(self, context: AppContext, registry: ActionRegistry, provider_words: Callable[[], str]) -> None:
        super().__init__()
        self._context, self._provider_words = context, provider_words
        self.now, self.key = QLabel(), soft()
        self.now.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, space(2), 0)
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.tr("Suggestions")))
        layout.addWidget(self.now)
        layout.addWidget(self.key)
        self.buttons = []
        for name, why in (
            ("edit.provider", self.tr("The built-in suggester, a model on this computer or a server, and its key.")),
            ("edit.prompts", self.tr("What a model is asked, word for word.")),
            ("edit.granularity", self.tr("For the study that is open.")),
            ("edit.hold_out", self.tr("What no suggester has before you coded it; for the study that is open.")),
        ):
            spec = registry.get(name)
            button = QPushButton(spec.text())
            button.setAccessibleDescription(why)
            button.setEnabled(spec.enabled())
            button.clicked.connect(lambda _checked=False, spec=spec: run_action(spec))
            self.buttons.append(button)
            layout.addSpacing(space(2))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            layout.addWidget(soft(why))
        layout.addStretch(1)
        context.provider_changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        choice, services = self._context.settings.provider, self._context.services
        self.now.setText(self.tr("Suggestions come from: {provider}").format(provider=self._provider_words()))
        is_server = not choice.is_builtin and not choice.is_model_file
        has_key = is_server and services.has_key(choice)
        words = self.tr("A key for this server is in the keyring of this computer.")
        self.key.setText(words if has_key else self.tr("No key is kept for this server.") if is_server else "")
        self.key.setVisible(is_server)


class CoderPage(QWidget):
    """Under which name decisions are recorded."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        study = context.study
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.addItems([coder.name for coder in study.coders()] if study is not None else [])
        self.use_button = QPushButton(self.tr("Code under this name"))
        self.rename_button = QPushButton(self.tr("Correct the name"))
        self.rename_button.setToolTip(self.tr("You stay the same coder; the former name stays in the ledger"))
        for button in (self.use_button, self.rename_button):
            button.setAutoDefault(False)
        self.outcome = soft()
        about = self.tr(
            "Every decision is recorded under the name of who made it, and stays under it. In the list are those "
            "who have coded in the open study; type a name for somebody new."
        )
        row = QHBoxLayout()
        row.addWidget(self.use_button)
        row.addWidget(self.rename_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, space(2), 0)
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.tr("Who codes")))
        layout.addWidget(soft(about))
        layout.addWidget(labelled(self.tr("Name"), self.name))
        layout.addWidget(self.name)
        layout.addLayout(row)
        layout.addWidget(self.outcome)
        layout.addStretch(1)
        self.use_button.clicked.connect(self._use)
        self.rename_button.clicked.connect(self._rename)
        self.name.editTextChanged.connect(self._refresh)
        context.coder_changed.connect(self._say)
        self._say()

    def _use(self) -> None:
        name = self.name.currentText().strip()
        self._context.attempt(lambda: self._context.set_coder(name))

    def _rename(self) -> None:
        name, before = self.name.currentText().strip(), self.name.findText(self._present())
        if self._context.attempt(lambda: self._context.rename_coder(name)) and before >= 0:
            self.name.removeItem(before)

    def _present(self) -> str:
        study = self._context.study
        return study.coder_name(self._context.coder_id) if study else self._context.settings.coder_name

    def _say(self) -> None:
        name = self._present()
        if name and self.name.findText(name) < 0:
            self.name.addItem(name)
        self.name.setEditText(name)
        self.outcome.setText(self.tr("{name} codes now.").format(name=name) if name else "")
        self._refresh()

    def _refresh(self) -> None:
        typed = self.name.currentText().strip()
        self.use_button.setEnabled(bool(typed) and typed != self._present())
        known = [self.name.itemText(at).casefold() for at in range(self.name.count())]
        self.rename_button.setEnabled(bool(typed) and typed != self._present() and typed.casefold() not in known)


def _combo(choices: list[tuple[str, str]], chosen: str) -> QComboBox:
    field = QComboBox()
    for words, value in choices:
        field.addItem(words, value)
    field.setCurrentIndex(max(field.findData(chosen), 0))
    return field


def _number(least: int, most: int, step: int, unit: str) -> QSpinBox:
    field = QSpinBox()
    field.lineEdit().setTextMargins(space(1.5), 0, 0, 0)
    field.setRange(least, most)
    field.setSingleStep(step)
    field.setSuffix(unit)
    return field
