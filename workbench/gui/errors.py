"""The border of the window: unexpected exceptions are shown in a bar, and the window goes on."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType


class Guard:
    """Takes what no slot expected; call `install` once, `remove` at the end."""

    def __init__(self, show: Callable[[str, str], None]) -> None:
        self._show = show
        self._before = sys.excepthook
        self._showing = False

    def install(self) -> None:
        """Take over from now on."""
        self._before = sys.excepthook
        sys.excepthook = self._caught

    def remove(self) -> None:
        """Give back what was there before."""
        sys.excepthook = self._before

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        if self._showing or not isinstance(error, Exception):
            return
        self._showing = True
        try:
            self._show(f"Something unexpected happened: {kind.__name__}.", details)
        finally:
            self._showing = False
