"""What is seen: the report or the text, the side panes, the palette, the size of text."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from workbench.gui.actions.reporting import ReportActions
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.article_panel import ArticlePanel
from workbench.gui.panes.keyboard import has_keyboard
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.panes.report_pane import ReportPane
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.theme import Theme, apply_theme, system_is_dark, theme_for


class ViewActions(QObject):
    """Turns the middle of the window, folds the sides, changes the palette."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        middle: QStackedWidget,
        panes: tuple[ArticlePanel, ReaderPane, ReportPane, AnnotationPane],
        reporting: ReportActions,
    ) -> None:
        super().__init__(middle)
        self._session, self._settings, self._middle = session, settings, middle
        self._articles, self._reading, self._report, self._cards = panes
        self._reporting = reporting
        self._folded: dict[int, int] = {}
        self._report.closed.connect(self.show_reading)
        session.case_opened.connect(self._on_case)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_desktop_theme)

    def toggle_report(self) -> None:
        """Show the report, or return to reading at the same place."""
        if self._middle.currentWidget() is self._report:
            self.show_reading()
        elif self._session.is_open:
            self._cards.flush_note()
            self._middle.setCurrentWidget(self._report)
            self._report.focus_report()
            self._reporting.make(dark=self.theme.dark)

    def show_reading(self) -> None:
        """Turn the middle to the text and put the keyboard there."""
        self._middle.setCurrentWidget(self._reading)
        self._reading.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_middle(self) -> None:
        """Put the keyboard into the middle, whatever it shows."""
        page = self._middle.currentWidget()
        if page is self._report:
            self._report.focus_report()
        elif page is self._reading:
            self.show_reading()
        elif page is not None:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def one_level_out(self) -> None:
        """Escape: out of report or board, a side pane, the bars, the selection, in this order."""
        reader = self._reading.reader
        if self._middle.currentWidget() is not self._reading:
            self.show_reading()
        elif not reader.hasFocus():
            self._reading.hide_bar()
            self.show_reading()
        elif self._reading.hide_bar() or self._reading.find_bar.dismiss():
            return
        elif reader.selection() is not None:
            reader.clear_selection()

    def next_pane(self) -> None:
        """Articles, text, annotations, and round again."""
        if has_keyboard(self._articles):
            self.focus_middle()
        elif has_keyboard(self._cards):
            self._articles.focus_list()
        else:
            self._cards.focus_list()

    def fold(self, splitter: QSplitter, side: int) -> None:
        """Fold a side pane away, or bring it back at its last width."""
        sizes = splitter.sizes()
        if sizes[side]:
            self._folded[side] = sizes[side]
            sizes[1] += sizes[side]
            sizes[side] = 0
        else:
            width = self._folded.get(side) or self._side(side).sizeHint().width()
            sizes[1] -= width
            sizes[side] = width
        splitter.setSizes(sizes)

    def toggle_highlights(self) -> None:
        """Hide the marks in the text, or show them again."""
        reader = self._reading.reader
        reader.set_highlights_visible(not reader.highlights_visible())

    def toggle_theme(self) -> None:
        """Light or dark."""
        self.set_theme("light" if self.theme.dark else "dark")

    def set_theme(self, choice: str) -> None:
        """Light, dark, or as the desktop has it: then it follows the desktop's changes."""
        self._settings.theme = choice
        self._look_anew()

    def _look_anew(self) -> None:
        self.apply_theme()
        if self._middle.currentWidget() is self._report:
            self._reporting.make(dark=self.theme.dark)

    @property
    def theme(self) -> Theme:
        """The palette in force."""
        return theme_for(self._settings.theme, system_dark=system_is_dark())

    def apply_theme(self) -> None:
        """Give the application and the reader the palette in force."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.theme)
        self._reading.set_theme(self.theme)

    def _side(self, side: int) -> QWidget:
        return self._articles if side == 0 else self._cards

    def _on_desktop_theme(self) -> None:
        if self._settings.theme not in ("light", "dark"):
            self._look_anew()

    def _on_case(self, _opened: bool) -> None:
        self._middle.setCurrentWidget(self._reading)
