"""How a row of the tag picker is painted where there is little room."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.gui.panels.conftest import a_tag
from workbench.gui.models.tag_choices import TagChoice, TagChoiceModel
from workbench.gui.panes.tag_choice_delegate import TagChoiceDelegate


def painted(width: int, group: str) -> QImage:
    """A row, so wide, of a tag of that group."""
    model, delegate = TagChoiceModel(), TagChoiceDelegate()
    name = "corroborated by others"
    model.replace([TagChoice("tag", name, a_tag(1, name, group, "✓", "#00734F"))])
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, delegate.row_height(option.font))
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return image


@pytest.mark.parametrize(("width", "is_shown"), [(400, True), (200, False)])
def test_that_the_name_comes_before_the_group(qtbot: QtBot, width: int, is_shown: bool) -> None:
    assert (painted(width, "verdict") != painted(width, "")) is is_shown
