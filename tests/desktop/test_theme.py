"""The look reaches every window, dialog and list that opens, also when it changes meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QMessageBox, QWidget

from desktop.main_window import MainWindow
from desktop.palette import PALETTES
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.views.code.code_bar import CodeBar


def ground(widget: QWidget) -> str:
    """Give the colour at a place of a widget where nothing else is drawn."""
    picture = widget.grab().toImage()
    return QColor(picture.pixel(picture.width() // 2, picture.height() - 3)).name()


def test_the_window_carries_the_sheet_and_the_application_does_not(window: MainWindow, qapp: QApplication) -> None:
    assert PALETTES[("light", False)].window in window.styleSheet()
    assert qapp.styleSheet() == ""


def test_an_open_dialog_and_what_opens_from_it_follow_a_change_of_theme(window: MainWindow, settings: Settings) -> None:
    dialog = QDialog(window)
    dialog.resize(200, 100)
    dialog.show()
    menu = QMenu(dialog)
    menu.addAction("Ein Eintrag")
    box = QMessageBox(QMessageBox.Icon.Question, "Titel", "Wirklich?", parent=window)
    chooser = QComboBox(dialog)
    chooser.addItems(["Eins", "Zwei"])
    for scheme, is_high in (("light", False), ("dark", False), ("dark", True), ("light", True)):
        settings.scheme, settings.is_high_contrast = scheme, is_high
        palette = PALETTES[(scheme, is_high)]
        assert ground(dialog) == palette.window
        assert ground(box) == palette.window
        assert ground(menu) == palette.raised
        chooser.showPopup()
        assert ground(chooser.view()) == palette.raised
        chooser.hidePopup()


def test_the_labels_offered_while_coding_look_like_the_window(window: MainWindow, settings: Settings) -> None:
    settings.scheme = "dark"
    bar = CodeBar(window)
    bar.show()
    bar.ask("einige Wörter", ["Wissen", "Wirkung"])
    completer = bar.field.completer()
    assert completer.popup().styleSheet() == window.styleSheet()


def test_a_window_that_is_gone_is_let_go(qapp: QApplication, settings: Settings) -> None:
    theme = Theme(qapp, settings)
    theme.apply()
    first, second = QWidget(), QWidget()
    theme.dress(first)
    theme.dress(second)
    first.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settings.scheme = "dark"
    assert PALETTES[("dark", False)].window in second.styleSheet()
    second.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.apply()
    assert PALETTES[("dark", False)].window in qapp.styleSheet()
    qapp.setStyleSheet("")
