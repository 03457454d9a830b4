"""Windows beside the main one, called up by a key."""

from PySide6.QtWidgets import QWidget


def bring_up(window: QWidget) -> None:
    """Show a window before all others, with the keyboard in it, whether it was open or not."""
    window.show()
    window.raise_()
    window.activateWindow()
