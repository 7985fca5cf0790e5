"""The style sheet, generated from the palette. The only place with QSS."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.palette import Palette, mixed


def style_sheet(palette: Palette, pixels: Callable[[float], int], reading_families: Sequence[str], images: str) -> str:
    """Give the application's style sheet.

    `pixels` scales font sizes, `reading_families` is the serif stack, `images` the folder with the palette's
    `check.svg`, `chevron-down.svg` and `chevron-up.svg` (forward slashes).
    """
    p = palette
    pressed = p.pressed
    reading = ", ".join(f'"{_quoted(family)}"' for family in reading_families)
    pictures = _quoted(images)
    accent_hover = mixed(p.text, p.accent, 0.16)
    return f"""
QWidget {{ color: {p.text}; }}
QMainWindow, QDialog, QWidget#window_body {{ background: {p.window}; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {pixels(24)}px; font-weight: 600; }}
QLabel[role="wordmark"] {{ font-size: {pixels(40)}px; font-family: {reading}; }}
QFrame[role="popup"] {{ background: {p.raised}; border: 1px solid {p.line_strong}; border-radius: 6px; }}
QLabel[role="key"] {{ background: {p.raised}; border: 1px solid {p.line}; border-radius: 6px; padding: 2px 8px;
    font-size: {pixels(12)}px; }}
QLabel[role="heading"] {{ font-size: {pixels(16)}px; font-weight: 600; }}
QLabel[role="soft"] {{ color: {p.text_soft}; }}
QLabel[role="small"] {{ color: {p.text_soft}; font-size: {pixels(12)}px; }}
QLabel[role="danger"] {{ color: {p.danger}; }}
QLabel[scope="this_computer"], QToolButton[scope="this_computer"] {{ color: {p.local}; }}
QLabel[scope="this_network"], QToolButton[scope="this_network"] {{ color: {p.network}; }}
QLabel[scope="internet"], QToolButton[scope="internet"] {{ color: {p.internet}; }}

QFrame[role="card"] {{ background: {p.raised}; border: 1px solid {p.line}; border-radius: 6px; }}
QFrame[role="panel"] {{ background: {p.window}; border: none; }}
QFrame[role="paper"] {{ background: {p.paper}; border: none; }}
QFrame[role="bar"] {{ background: {p.window}; border: none; }}
QFrame[role="line"] {{ background: {p.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="notice"] {{ background: {mixed(p.accent, p.raised, 0.10)}; border: none;
    border-left: 4px solid {p.accent}; }}
QFrame[role="loud"] {{ background: {mixed(p.warning, p.raised, 0.18)}; border: none;
    border-left: 8px solid {p.warning}; }}
QFrame[role="error"] {{ background: {mixed(p.danger, p.raised, 0.10)}; border: none;
    border-left: 4px solid {p.danger}; }}

QPushButton {{ background: {p.raised}; border: 1px solid {p.line_strong}; border-radius: 6px;
    padding: 6px 14px; min-height: {pixels(18)}px; }}
QPushButton:hover {{ background: {p.hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border: 2px solid {p.accent}; padding: 5px 13px; }}
QPushButton:disabled {{ color: {p.line_strong}; border-color: {p.line}; background: transparent; }}
QPushButton[role="primary"] {{ background: {p.accent}; color: {p.on_accent}; border-color: {p.accent};
    font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {p.text}; }}
QPushButton[role="primary"]:disabled {{ background: {p.hover}; color: {p.text_soft}; border-color: {p.line}; }}
QPushButton[role="quiet"] {{ background: transparent; border-color: transparent; color: {p.accent}; }}
QPushButton[role="quiet"]:hover {{ background: {p.hover}; }}
QPushButton[role="quiet"]:focus {{ border: 2px solid {p.accent}; }}
QPushButton[role="quiet"]:disabled {{ color: {p.line_strong}; }}
QPushButton[role="danger"] {{ color: {p.danger}; border-color: {p.danger}; }}
QPushButton[role="row"] {{ text-align: left; background: transparent; border-color: transparent; padding: 8px 10px; }}
QPushButton[role="row"]:hover {{ background: {p.hover}; }}
QPushButton[role="row"]:focus {{ border: 2px solid {p.accent}; padding: 7px 9px; }}

QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; }}
QToolButton:hover {{ background: {p.hover}; }}
QToolButton:pressed {{ background: {pressed}; }}
QToolButton:focus {{ border-color: {p.accent}; }}
QToolButton:disabled {{ color: {p.line_strong}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[role="place"] {{ padding: 6px 12px; border-radius: 6px; }}
QToolButton[role="place"]:checked {{ background: {p.raised}; border-color: {p.line}; }}
QToolButton[role="place"]:focus {{ border-color: {p.accent}; }}
QToolButton[role="search"] {{ background: {p.raised}; border-color: {p.line}; color: {p.text_soft};
    padding: 4px 12px; }}

QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser, QSpinBox, QDoubleSpinBox, QComboBox {{
    background: {p.raised}; border: 1px solid {p.line_strong}; border-radius: 6px; padding: 5px 8px;
    selection-background-color: {p.accent}; selection-color: {p.on_accent}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {p.text_soft}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus, QSpinBox:focus, QComboBox:focus {{
    border: 2px solid {p.accent}; padding: 4px 7px; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {p.line_strong}; background: {p.window}; border-color: {p.line}; }}
QLineEdit[role="title"] {{ background: transparent; border: 1px solid transparent; padding: 4px 0;
    font-size: {pixels(24)}px; font-weight: 600; }}
QPlainTextEdit[role="plain"] {{ background: transparent; border: 1px solid transparent; padding: 4px 0;
    color: {p.text_soft}; font-size: {pixels(15)}px; }}
QLineEdit[role="title"]:hover, QPlainTextEdit[role="plain"]:hover {{ border-color: {p.line}; }}
QLineEdit[role="title"]:focus, QPlainTextEdit[role="plain"]:focus {{ background: {p.raised};
    border: 1px solid {p.accent}; color: {p.text}; }}
QTextEdit[role="reading"], QPlainTextEdit[role="reading"], QTextBrowser[role="reading"] {{
    background: {p.paper}; border: none; border-radius: 0; padding: 0;
    selection-background-color: {p.accent_soft}; selection-color: {p.text}; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{pictures}/chevron-down.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {p.raised}; border: 1px solid {p.line_strong};
    selection-background-color: {p.accent_soft}; selection-color: {p.text}; outline: none; }}

QSpinBox, QDoubleSpinBox {{ padding: 0 4px 0 8px; min-height: {pixels(30)}px; }}
QSpinBox:focus, QDoubleSpinBox:focus {{ padding: 0 3px 0 7px; }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0; }}
QSpinBox::up-button, QSpinBox::down-button {{ background: transparent; border: none; width: 22px; }}
QSpinBox::up-button:hover, QSpinBox::down-button:hover {{ background: {p.hover}; border-radius: 4px; }}
QSpinBox::up-arrow {{ image: url("{pictures}/chevron-up.svg"); width: 12px; height: 12px; }}
QSpinBox::down-arrow {{ image: url("{pictures}/chevron-down.svg"); width: 12px; height: 12px; }}

QCheckBox, QRadioButton {{ background: transparent; spacing: 8px; padding: 2px; border: 1px solid transparent;
    border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {p.accent}; }}
QRadioButton::indicator {{ width: 8px; height: 8px; border: 1px solid {p.line_strong}; border-radius: 8px;
    padding: 3px; background: {p.raised}; }}
QRadioButton::indicator:checked {{ border: 4px solid {p.accent}; padding: 0; background: {p.on_accent}; }}
QCheckBox::indicator, QListView::indicator, QTableView::indicator {{
    width: 14px; height: 14px; border: 1px solid {p.line_strong};
    border-radius: 4px; background: {p.raised}; }}
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {{ border-color: {p.accent};
    background: {p.accent}; image: url("{pictures}/check.svg"); }}
QTableView::indicator:indeterminate {{ border-color: {p.accent}; background: {p.accent_soft}; }}

QAbstractItemView {{ background: transparent; border: none; outline: none; alternate-background-color: {p.window};
    selection-background-color: {p.accent_soft}; selection-color: {p.text}; gridline-color: {p.line}; }}
QListView::item, QTreeView::item {{ padding: 4px 6px; border-radius: 6px; }}
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover {{ background: {p.hover}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {p.accent_soft}; color: {p.text}; }}
QTreeView[role="choices"]::item {{ padding: 5px 6px; border-radius: 0; }}
QTableView[role="sheet"] {{ background: {p.raised}; border: 1px solid {p.line}; border-radius: 6px; }}
QTableView::item {{ padding: 4px 8px; }}
QTableView::item:selected {{ background: {p.accent_soft}; color: {p.text}; }}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 1px solid {p.accent}; border-radius: 6px; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {p.text_soft}; border: none;
    border-bottom: 1px solid {p.line}; padding: 6px 8px; font-size: {pixels(12)}px; }}
QTableCornerButton::section {{ background: transparent; border: none; }}

QMenuBar {{ background: {p.window}; padding: 2px 4px; }}
QMenuBar::item {{ background: transparent; padding: 4px 10px; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {p.hover}; }}
QMenu {{ background: {p.raised}; border: 1px solid {p.line_strong}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 6px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {p.accent_soft}; color: {p.text}; }}
QMenu::item:disabled {{ color: {p.line_strong}; }}
QMenu::separator {{ height: 1px; background: {p.line}; margin: 4px 8px; }}
QToolTip {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.line_strong}; padding: 4px 8px; }}

QSplitter::handle {{ background: {p.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {p.line_strong}; border: 3px solid transparent; border-radius: 6px; }}
QScrollBar::handle:vertical {{ min-height: 32px; background-clip: padding; margin: 2px 3px; border: none;
    border-radius: 3px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; margin: 3px 2px; border: none; border-radius: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {p.line}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {p.accent}; border-radius: 3px; }}
QTabBar::tab {{ background: transparent; padding: 6px 12px; border: none; border-bottom: 2px solid transparent;
    color: {p.text_soft}; }}
QTabBar::tab:selected {{ color: {p.text}; border-bottom-color: {p.accent}; }}
QTabBar::tab:hover {{ color: {p.text}; }}
QTabBar:focus {{ border: 1px solid {p.accent}; border-radius: 6px; }}
QTabWidget::pane {{ border: none; }}
"""


def _quoted(words: str) -> str:
    """Let words stand between quotation marks: one that can't be read makes Qt leave out the whole sheet."""
    return words.replace("\\", "\\\\").replace('"', '\\"')
