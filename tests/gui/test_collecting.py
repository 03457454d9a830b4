"""What Python's collector frees ends on the thread of the windows, whoever made it necessary."""

import gc
from threading import Thread, current_thread

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from workbench.gui.app import make_application
from workbench.gui.collecting import Collecting

# More values than Python lets pass before it looks for cycles of its own accord.
MANY = 200_000


class Cycle(QDialog):
    """A dialog that only the collector can free."""

    def __init__(self, ended: list[str]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(
            lambda: ended.append(current_thread().name), Qt.ConnectionType.DirectConnection
        )


def many_values() -> list[list[int]]:
    return [[number] for number in range(MANY)]


def test_that_a_dialog_ends_on_the_thread_of_the_windows(qtbot: QtBot) -> None:
    ended: list[str] = []
    gc.collect()
    Cycle(ended)
    worker = Thread(target=many_values, name="worker")
    worker.start()
    worker.join()
    assert ended == []
    held = many_values()
    qtbot.waitUntil(lambda: bool(ended))
    assert len(held) == MANY
    assert ended == [current_thread().name]


def test_that_the_application_has_one_collector(qapp: QApplication) -> None:
    held = qapp.findChildren(Collecting)
    assert len(held) == 1
    assert make_application().findChildren(Collecting) == held


def test_that_python_looks_again_when_it_is_left_to_it(collecting: Collecting) -> None:
    mine = QObject()
    gc.enable()
    other = Collecting(mine)
    assert not gc.isenabled()
    other.end()
    assert gc.isenabled()
    gc.disable()
    assert collecting.parent() is not None
