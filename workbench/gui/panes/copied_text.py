"""What copying and dragging put on the clipboard: our own text, not the widget's."""

from PySide6.QtCore import QMimeData


def holding(data: QMimeData, text: str) -> QMimeData:
    """Returns `data`, made by Qt's own createMimeDataFromSelection, with nothing but `text` in it.

    Qt's object fills itself when it is first asked, and can then be emptied. One made in Python
    would die with Python while the clipboard still has it, and crash the program at its end.
    """
    data.text()
    data.clear()
    data.setText(text)
    return data
