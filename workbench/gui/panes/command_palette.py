"""Every action by its words: type a few letters, press Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.fold import fold
from workbench.gui.panes.announce import announce
from workbench.gui.panes.quiet_label import QuietLabel

_WIDTH, _HEIGHT, _TOP, _MARGIN = 600, 420, 48, 20  # px
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: its words, where it is found, its keys, and the doing."""

    words: str
    where: str
    keys: str
    run: Callable[[], object]


class CommandPalette(QFrame):
    """Lies over its window while it is open, so that the keyboard returns to where it was."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("commandPalette")
        self.setAccessibleName(self.tr("Find an action"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._commands: tuple[Command, ...] = ()
        self._before: QWidget | None = None
        self._field = QLineEdit(self)
        self._field.setObjectName("paletteField")
        self._field.setAccessibleName(self.tr("Find an action"))
        self._field.setPlaceholderText(self.tr("Find an action"))
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list = self._make_list()
        self._none = QuietLabel(self)
        self._none.setText(self.tr("No action has these words. Esc closes."))
        self._none.setMargin(8)
        layout = QVBoxLayout(self)
        for widget in (self._field, self._none, self._list):
            layout.addWidget(widget)
        window.installEventFilter(self)
        self.hide()

    def open(self, commands: Sequence[Command]) -> None:
        """Offer these, all of them first."""
        self._before = QApplication.focusWidget()
        self._commands = tuple(commands)
        self._field.clear()
        self._filter("")
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown(self) -> list[str]:
        """The words of what is offered now, from the top."""
        items = (self._list.topLevelItem(n) for n in range(self._list.topLevelItemCount()))
        return [item.text(0) for item in items if item is not None]

    def dismiss(self) -> None:
        """Close, and give the keyboard back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _run(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        command = item.data(0, Qt.ItemDataRole.UserRole)
        self.dismiss()
        if isinstance(command, Command):
            command.run()

    def _make_list(self) -> QTreeWidget:
        rows = QTreeWidget(self)
        rows.setObjectName("paletteList")
        rows.setAccessibleName(self.tr("Actions"))
        rows.setColumnCount(3)
        rows.setHeaderHidden(True)
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = rows.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        rows.itemClicked.connect(lambda *_: self._run())
        rows.currentItemChanged.connect(self._tell)
        return rows

    def _filter(self, text: str) -> None:
        """Rows that hold every word typed; those that begin with the first one above."""
        words = fold(text).split()
        found = [c for c in self._commands if all(w in fold(f"{c.words} {c.where}") for w in words)]
        if words:
            found.sort(key=lambda c: not fold(c.words).startswith(words[0]))
        self._list.clear()
        for command in found:
            item = QTreeWidgetItem([command.words, command.where, command.keys])
            item.setData(0, Qt.ItemDataRole.UserRole, command)
            item.setForeground(1, self.palette().placeholderText())
            self._list.addTopLevelItem(item)
        first = self._list.topLevelItem(0)
        if first is not None:
            self._list.setCurrentItem(first)
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and self.isVisible():
            announce(self._field, f"{item.text(0)}, {item.text(2)}".rstrip(", "))

    def _place(self) -> None:
        window = self._window
        width = min(_WIDTH, window.width() - 2 * _MARGIN)
        height = min(_HEIGHT, window.height() - _TOP - _MARGIN)
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._on_key(event)
        if watched is self._field and event.type() == QEvent.Type.FocusOut:
            self._on_left()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            QApplication.sendEvent(self._list, event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _on_left(self) -> None:
        """Somebody clicked elsewhere or turned to another pane: the keyboard is there now."""
        if self.isVisible() and self.window().isActiveWindow():
            self._before = None
            self.hide()
