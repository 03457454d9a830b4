"""A layout that puts widgets side by side and starts a new line where the width ends."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets in their preferred sizes, `gap` pixels apart, from right to left where that is so.

    With `push_last` the last one stands at the far end of its line.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: int = 6, *, push_last: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._push_last = push_last
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items from the top of `rect`; returns the height they take."""
        lines = self._lines(rect.width())
        y = rect.top()
        for line in lines:
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place_line(line, QRect(rect.left(), y, rect.width(), height))
            y += height + self._gap
        return y - rect.top() - (self._gap if lines else 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            own = item.sizeHint().width()
            if not lines or used + self._gap + own > width:
                lines.append([])
                used = -self._gap
            lines[-1].append(item)
            used += self._gap + own
        return lines

    def _place_line(self, line: list[QLayoutItem], rect: QRect) -> None:
        parent = self.parentWidget()
        right_to_left = parent is not None and parent.isRightToLeft()
        x = rect.left()
        for item in line:
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), rect.height()))
            if self._push_last and item is self._items[-1]:
                x = max(x, rect.right() + 1 - size.width())
            place = QRect(QPoint(x, rect.top() + (rect.height() - size.height()) // 2), size)
            if right_to_left:
                place.moveRight(rect.right() - (x - rect.left()))
            item.setGeometry(place)
            x += size.width() + self._gap
