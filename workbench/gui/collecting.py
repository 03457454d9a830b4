"""Python's collector of cycles, kept to the thread of the windows."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_INTERVAL: Final = 500  # ms


class Collecting(QObject):
    """As long as it lives, cycles are looked for on this thread, between two turns of the window.

    By itself Python looks for them on the thread that happens to make the next value. What it then
    frees may be a dialog, and to end one of those on another thread crashes Qt.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        # What is there by now, modules above all, stays: to look through it would take long.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _look(self) -> None:
        # As Python does: each generation where the one below was looked through often enough.
        for generation, most in enumerate(gc.get_threshold()):
            if gc.get_count()[generation] <= most:
                return
            gc.collect(generation)
