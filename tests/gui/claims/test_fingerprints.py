"""Fingerprints of texts are kept while one works."""

from pytestqt.qtbot import QtBot

from workbench.gui.main_window import MainWindow


def test_that_every_text_has_its_fingerprints_after_a_while(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitSignal(window.claims.fingerprints.done).wait()
    assert window.session.space.copies.keep_some() == 0
