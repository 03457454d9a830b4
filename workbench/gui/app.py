"""Starting the program: the one place where everything is put together."""

import os
import signal
import socket
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from workbench.data_files import resource_path
from workbench.gui.collecting import Collecting
from workbench.gui.errors import Guard
from workbench.gui.main_window import MainWindow
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.tasks import Tasks

_CLOSING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
_PICTURE_SIZE = (1280, 800)


def display_problem() -> str:
    """Why no window can be opened, in one line; empty where one can.

    Qt ends the whole process where there is no display, so this is asked first.
    """
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)."
        " The commands work without one: see workbench --help."
    )


def run(case_path: Path | None) -> int:
    """Open the window on a case, the last case, or the sample; returns the exit code."""
    app = make_application()
    settings = Settings()
    window = make_window(settings)
    guard = Guard(window.show_unexpected)
    guard.install()
    _close_on_signals(app)
    window.show()
    _open_first(window, case_path)
    try:
        return app.exec()
    finally:
        guard.remove()


def render_picture(case_path: Path | None, picture: Path) -> None:
    """Render the window, with a case in it, to a PNG file without showing it.

    Raises OSError where the file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application()
    settings = Settings()
    window = make_window(settings)
    window.resize(*_PICTURE_SIZE)
    window.show()
    _open_first(window, case_path)
    window.reading.reader.next_mark()
    # The first rounds lay out what was shown, the last paint it.
    for _ in range(5):
        QApplication.processEvents()
    if not window.grab().save(str(picture), "PNG"):
        raise OSError(f"cannot write {picture}")
    window.close()


def make_window(settings: Settings) -> MainWindow:
    """The main window with all it needs."""
    return MainWindow(Session(), settings, Tasks())


def make_application() -> QApplication:
    """The application with its name, its icon and its collector; the one there is, if any."""
    QGuiApplication.setDesktopFileName("workbench")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["workbench"])
    app.setApplicationName("workbench")
    app.setApplicationDisplayName("")
    app.setWindowIcon(QIcon(str(resource_path("desktop", "workbench.svg"))))
    if app.findChild(Collecting) is None:
        Collecting(app)
    return app


def _open_first(window: MainWindow, case_path: Path | None) -> None:
    if case_path is not None:
        window.case_actions.open(case_path)
    else:
        window.comforts.welcome.open_first()


def _close_on_signals(app: QApplication) -> None:
    """Let Ctrl-C, the end of the terminal or of the desktop close the window, notes saved.

    Python hears of a signal only when it is woken up, which Qt's loop does not do by itself.
    """
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    theirs.setblocking(False)
    signal.set_wakeup_fd(theirs.fileno())
    for name in _CLOSING_SIGNALS:
        if number := getattr(signal, name, None):
            signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, app)

    def close() -> None:
        ours.recv(1)
        app.closeAllWindows()

    def end() -> None:
        signal.set_wakeup_fd(-1)
        notifier.setEnabled(False)
        ours.close()
        theirs.close()

    notifier.activated.connect(close)
    app.aboutToQuit.connect(end)
