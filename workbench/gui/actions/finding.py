"""Finding words in the article that is open."""

from PySide6.QtCore import QObject, Qt

from workbench.gui.actions.current import Current
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.view import ViewActions
from workbench.gui.panes.reader_pane import ReaderPane


class FindActions(QObject):
    """Leads the reader through the places of what is typed into the bar under it."""

    def __init__(self, current: Current, pane: ReaderPane, view: ViewActions, menus: Menus) -> None:
        super().__init__(pane)
        self._current, self._view = current, view
        self._reader, self._bar = pane.reader, pane.find_bar
        self._bar.text_changed.connect(self._search)
        self._bar.moved.connect(self._go)
        self._bar.taken.connect(self.take)
        self._bar.closed.connect(self.close)
        current.article_changed.connect(self._on_article)
        menus.connect_all(
            {
                "find": self.open,
                "find_next": lambda: self.step(1),
                "find_previous": lambda: self.step(-1),
                "find_take": self.take,
            }
        )

    def open(self) -> None:
        """Put the keyboard into the bar."""
        if self._current.article_id is None:
            return
        self._view.show_reading()
        if self._bar.isHidden():
            self._current.leaving.emit()
        self._bar.open()
        self._count()

    def step(self, by: int) -> None:
        """Show the next place (1) or the previous one (-1); ask what for where that is unknown."""
        if self._current.article_id is None:
            return
        if not self._bar.has_keyboard():
            self._view.show_reading()
        if not self._bar.text().strip():
            self.open()
            return
        self._bar.show()
        self._go(by)

    def take(self) -> None:
        """Select the place that is shown, and return to the text."""
        hit = self._reader.current_hit()
        if hit is not None:
            self._reader.select(hit)
            self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Put the bar away, and return to the text."""
        self._reader.clear_find()
        self._bar.hide()
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search(self, text: str) -> None:
        """From the selection or the caret on: what is found first stays while one types on."""
        self._reader.clear_find()
        self._reader.find_text(text)
        self._count()

    def _go(self, by: int) -> None:
        self._reader.find_text(self._bar.text(), backward=by < 0)
        self._count()

    def _on_article(self, _article_id: object) -> None:
        if not self._bar.isHidden():
            self._count()

    def _count(self) -> None:
        text = self._bar.text()
        self._bar.show_count(self._reader.hit_number(text), self._reader.hits(text))
