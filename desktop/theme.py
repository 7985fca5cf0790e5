"""How the window looks: the palette in force, fonts, icons, measures and the style sheet made from them.

Use in views: take `context.theme`, colour own painting from `theme.palette`, and give widgets a property instead of a
style of their own (`set_role`): labels "title", "heading", "soft", "small"; buttons "primary", "quiet", "danger",
"icon"; frames "card", "panel", "paper", "bar". Repaint on `theme.changed`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QGridLayout, QScrollArea, QWidget

from desktop.palette import PALETTES, Palette
from desktop.settings import READING_PIXELS, Settings
from desktop.stylesheet import style_sheet

GRID = 4
AIR = 5
RADIUS = 6
READING_LINE_HEIGHT = 1.6
TEXT_PIXELS = 14
SMALL_PIXELS = 12
READING_FAMILIES = (
    "Charter", "Iowan Old Style", "Source Serif 4", "Source Serif Pro", "Noto Serif", "Cambria", "Georgia", "P052",
    "Palatino", "Liberation Serif", "DejaVu Serif",
)  # fmt: skip
LOOKS = ("scheme", "high_contrast", "font_scale", "reading_face", "reading_pixels")
"""The settings by which everything is drawn."""
_ICONS = Path(__file__).parent / "icons"


class Theme(QObject):
    """The look in force. Follows the system's scheme, the settings' scheme, contrast and font scale.

    Signals:
        changed(): colours or sizes are new; the style sheet is already set.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._folder = QTemporaryDir()
        self._dressed: list[QWidget] = []
        self.palette: Palette = self._pick()
        self._sheet = ""
        settings.changed.connect(self._on_setting)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def apply(self) -> None:
        """Give the application palette, fonts and style sheet; the latter to its windows, once there are any."""
        self.palette = self._pick()
        self._app.setFont(self.font(TEXT_PIXELS))
        self._app.setPalette(_qt_palette(self.palette))
        self._sheet = style_sheet(self.palette, self.pixels, self.reading_faces, self._images())
        if not self._dressed:
            self._app.setStyleSheet(self._sheet)
        for window in self._dressed:
            window.setStyleSheet(self._sheet)
        self.changed.emit()

    def dress(self, window: QWidget) -> None:
        """Let a widget that has no parent carry the style sheet, for itself and all that is in it or opens over it.

        Where the application carries one, Qt goes through every widget once for each of its ancestors (6.11): ten times
        as long.
        """
        if not self._dressed:
            self._app.setStyleSheet("")
        self._dressed.append(window)
        window.destroyed.connect(lambda: self._dressed.remove(window))
        window.setStyleSheet(self._sheet)

    def pixels(self, size: float) -> int:
        """Scale a font size with her setting; pixels."""
        return max(round(size * self._settings.font_scale), 8)

    def font(self, size: float = TEXT_PIXELS, *, is_bold: bool = False) -> QFont:
        """Give the interface's sans face at a size in pixels, before scaling."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPixelSize(self.pixels(size))
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        return font

    @property
    def reading_faces(self) -> tuple[str, ...]:
        """The faces of transcripts and quotations, hers first."""
        own = self._settings.reading_face
        return (own, *READING_FAMILIES) if own else READING_FAMILIES

    @property
    def reading_scale(self) -> float:
        """What sizes in a transcript are multiplied by, before the zoom of the study."""
        return self.pixels(self._settings.reading_pixels) / READING_PIXELS

    def reading_font(self, zoom: float = 1.0) -> QFont:
        """Give the serif face for transcripts and quotations; `zoom` is the study's own."""
        font = QFont()
        font.setFamilies(list(self.reading_faces))
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(self.pixels(READING_PIXELS * zoom))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def code_colour(self, index: int) -> QColor:
        """Give a code's colour; `index` is `Code.colour`, any whole number."""
        return QColor(self.palette.codes[index % len(self.palette.codes)])

    def icon(self, name: str, colour: str = "") -> QIcon:
        """Give an icon of `desktop/icons` in a colour ("" for the text's), greyed where it is disabled."""
        return _icon(name, colour or self.palette.text, self.palette.line_strong)

    def put_icon(self, button: QAbstractButton, name: str, colour: str = "", size: int = 18) -> None:
        """Give a button with words an icon, with some air between the two."""
        side = self.pixels(size)
        button.setIcon(_icon_with_air(name, colour or self.palette.text, self.palette.line_strong, side))
        button.setIconSize(QSize(side + AIR, side))

    def icon_size(self, size: int = 18) -> QSize:
        side = self.pixels(size)
        return QSize(side, side)

    @property
    def is_calm(self) -> bool:
        """Whether animation is off (reduced motion)."""
        return not self._app.isEffectEnabled(Qt.UIEffect.UI_General)

    def _images(self) -> str:
        """Write the few pictures that a style sheet can only take from files, in the palette's colours."""
        folder = Path(self._folder.path()) / str(len(list(Path(self._folder.path()).iterdir())))
        folder.mkdir()
        soft = self.palette.text_soft
        for name, colour in (("check", self.palette.on_accent), ("chevron-down", soft), ("chevron-up", soft)):
            (folder / f"{name}.svg").write_text(_source(name, colour), encoding="utf-8")
        return folder.as_posix()

    def _pick(self) -> Palette:
        scheme = self._settings.scheme
        if scheme == "system":
            is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            scheme = "dark" if is_dark else "light"
        return PALETTES[(scheme, self._settings.is_high_contrast)]

    def _on_setting(self, name: str) -> None:
        if name in LOOKS:
            self.apply()

    def _on_scheme(self) -> None:
        if self._settings.scheme == "system":
            self.apply()


def space(steps: float) -> int:
    """Give a distance on the grid; one step is 4 px."""
    return round(GRID * steps)


def fit_row(row: QBoxLayout, width: int) -> None:
    """Put the widgets of a row, which share its width equally, under each other where the widest would be cut."""
    items = [item for at in range(row.count()) if (item := row.itemAt(at)) is not None]
    widgets = [widget for item in items if (widget := item.widget()) is not None and not widget.isHidden()]
    widest = max((widget.sizeHint().width() for widget in widgets), default=0)
    needed = widest * len(widgets) + row.spacing() * (len(widgets) - 1)
    down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
    row.setDirection(down if needed > width else right)


def fit_rows(grid: QGridLayout, widgets: Sequence[QWidget], width: int) -> None:
    """Put widgets into as few rows as leave room for the words of each; a column is as wide as its widest."""
    hints = [widget.sizeHint().width() for widget in widgets]
    columns = len(widgets)
    while columns > 1 and (
        sum(max(hints[at::columns]) for at in range(columns)) + grid.horizontalSpacing() * (columns - 1) > width
    ):
        columns -= 1
    for at, widget in enumerate(widgets):
        known = grid.itemAtPosition(at // columns, at % columns)
        if known is None or known.widget() is not widget:
            grid.addWidget(widget, at // columns, at % columns)
    grid.setColumnStretch(len(widgets), 1)


def scrolling(inside: QWidget, *, sideways: bool = False) -> QScrollArea:
    """Put a widget into an area that scrolls, down and only where wanted `sideways`, when the room is too small."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its role in the style sheet, also later."""
    widget.setProperty("role", role)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    event = QEvent(QEvent.Type.StyleChange)
    QApplication.sendEvent(widget, event)


def _qt_palette(palette: Palette) -> QPalette:
    """Translate the tokens for what Qt draws by itself."""
    roles = {
        QPalette.ColorRole.Window: palette.window,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Base: palette.paper,
        QPalette.ColorRole.AlternateBase: palette.window,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.Button: palette.raised,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.ToolTipBase: palette.raised,
        QPalette.ColorRole.ToolTipText: palette.text,
        QPalette.ColorRole.PlaceholderText: palette.text_soft,
        QPalette.ColorRole.Highlight: palette.accent_soft,
        QPalette.ColorRole.HighlightedText: palette.text,
        QPalette.ColorRole.Link: palette.accent,
        QPalette.ColorRole.LinkVisited: palette.accent,
        QPalette.ColorRole.Accent: palette.accent,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.line_strong))
    return made


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    icon = QIcon()
    for side in (18, 36):
        icon.addPixmap(_drawn(name, colour, side), QIcon.Mode.Normal)
        icon.addPixmap(_drawn(name, disabled, side), QIcon.Mode.Disabled)
    return icon


@lru_cache(maxsize=256)
def _icon_with_air(name: str, colour: str, disabled: str, side: int) -> QIcon:
    icon = QIcon()
    for factor in (1, 2):
        for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
            pixmap = _drawn(name, ink, side * factor, AIR * factor)
            pixmap.setDevicePixelRatio(factor)
            icon.addPixmap(pixmap, mode)
    return icon


def _source(name: str, colour: str) -> str:
    return (_ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)


def _drawn(name: str, colour: str, side: int, air: int = 0) -> QPixmap:
    """Draw an SVG whose strokes are `currentColor`, with `air` at its right; transparent ground.

    Raises FileNotFoundError for a wrong name.
    """
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(side + air, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(_source(name, colour).encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
