"""The inspector in its place: where the place is too low, it scrolls."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST_LINES = 3


class InspectorArea(QScrollArea):
    """Asks for the height that its widget asks for; what gets the keyboard comes into view."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self._inside = inside
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        for widget in inside.findChildren(QWidget):
            widget.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _LEAST_LINES * self.fontMetrics().lineSpacing())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and (
            event.type() == QEvent.Type.FocusIn
            # What stands above it may come and go.
            or (event.type() == QEvent.Type.Move and watched.hasFocus())
        ):
            # All of it: Qt's own ensureWidgetVisible is content with a note's line of the caret.
            place = QRect(watched.mapTo(self._inside, QPoint(0, 0)), watched.size())
            self.ensureVisible(place.x(), place.center().y(), 0, place.height() // 2 + 1)
        return False
