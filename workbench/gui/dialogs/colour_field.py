"""A colour as text and as a button that opens the choice of colours."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QPushButton, QWidget

from workbench.gui.dialogs.text_field import TextField

_SWATCH = 16  # px


class ColourField(QWidget):
    """`chosen(colour)` when a person wrote or picked one; it may be no colour at all.

    `text_field` is where it is written.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_field = TextField("tagColour", self)
        self.text_field.setAccessibleName(self.tr("Colour, as #RRGGBB"))
        self.text_field.setMaxLength(7)
        self.text_field.finished.connect(self.chosen)
        self._pick = QPushButton(self.tr("Choose…"), self)
        self._pick.setObjectName("tagColourPick")
        self._pick.setAccessibleName(self.tr("Choose a colour"))
        self._pick.setAutoDefault(False)
        self._pick.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text_field, 1)
        row.addWidget(self._pick)
        self.setFocusProxy(self.text_field)

    def show_colour(self, colour: str, *, keep_typing: bool = False) -> None:
        """Show a colour as it is stored; with `keep_typing` what is typed stays."""
        self.text_field.show_text(colour, keep_typing=keep_typing)
        swatch = QPixmap(_SWATCH, _SWATCH)
        swatch.fill(QColor(colour))
        self._pick.setIcon(QIcon(swatch) if colour else QIcon())

    def flush(self) -> None:
        """Tell what is typed and not yet told."""
        self.text_field.flush()

    def _open(self) -> None:
        dialog = QColorDialog(QColor(self.text_field.text()), self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self.tr("Colour of the tag"))
        dialog.colorSelected.connect(lambda colour: self.chosen.emit(colour.name().upper()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
