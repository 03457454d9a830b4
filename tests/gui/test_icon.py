"""The program's icon, drawn by Qt from the one file that desktops use, too."""

import pytest
from pytestqt.qtbot import QtBot

from workbench.gui.app import make_application


@pytest.mark.parametrize("size", [16, 48, 256])
def test_that_the_icon_is_drawn_at_every_size(qtbot: QtBot, size: int) -> None:
    image = make_application().windowIcon().pixmap(size, size).toImage()
    assert (image.width(), image.height()) == (size, size)
    colours = {image.pixelColor(x, y).name() for x in range(size) for y in range(size)}
    assert {"#1857a8", "#fffefb"} <= colours
