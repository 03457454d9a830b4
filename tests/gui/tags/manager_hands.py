"""Hands for the manager of tags."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QTableView,
    QWidget,
)

from tests.gui.hands import found
from workbench.gui.dialogs.tag_manager import TagManagerDialog


def line(dialog: QWidget, name: str) -> QLineEdit:
    return found(dialog, QLineEdit, name)


def box(dialog: QWidget, name: str) -> QComboBox:
    return found(dialog, QComboBox, name)


def table(dialog: QWidget) -> QTableView:
    return found(dialog, QTableView, "tagTable")


def button(dialog: QWidget, name: str) -> QAbstractButton:
    return found(dialog, QAbstractButton, name)


def take(dialog: QWidget, name: str, text: str) -> None:
    """Choose an item that begins so, as a person does."""
    found = box(dialog, name)
    at = found.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert at >= 0
    found.setCurrentIndex(at)
    found.activated.emit(at)


def answers(dialog: TagManagerDialog) -> list[str]:
    return [each.accessibleName() for each in dialog.notice.buttons()]


def chosen(dialog: TagManagerDialog) -> str:
    tag = dialog.chosen()
    return tag.name if tag else ""
