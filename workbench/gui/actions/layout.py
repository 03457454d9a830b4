"""How the window is divided: its size, the widths of its panes, the text alone."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from workbench.gui.actions.menus import Menus
from workbench.gui.actions.view import ViewActions
from workbench.gui.settings import Settings

_LEFT, _RIGHT = 0, 2
_GEOMETRY, _PANES = "geometry", "panes"
# Letters of the usual text that three panes need side by side: less room belongs to two of them.
_ROOM_FOR_THREE = 84


class LayoutActions(QObject):
    """Folds the side panes; `keep` remembers sizes, the constructor brings them back.

    The articles give way where the window is narrow for letters of this size, and come back when
    it is wide again. A folded pane opens for whatever in it gets the keyboard.
    """

    def __init__(
        self,
        window: QWidget,
        splitter: QSplitter,
        settings: Settings,
        view: ViewActions,
        menus: Menus,
    ) -> None:
        super().__init__(window)
        self._window, self._splitter = window, splitter
        self._settings, self._view = settings, view
        self._folded: tuple[int, ...] = ()
        self._is_narrow = self._gave_way = False
        if geometry := settings.bytes(_GEOMETRY):
            window.restoreGeometry(geometry)
        if panes := settings.bytes(_PANES):
            splitter.restoreState(panes)
        menus.connect_all(
            {
                "panel_left": lambda: self.fold(_LEFT),
                "panel_right": lambda: self.fold(_RIGHT),
                "panels": self.toggle_panels,
                "full_screen": self.toggle_full_screen,
            }
        )
        splitter.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def fold(self, *sides: int) -> None:
        """Fold side panes away, or bring them back; the keyboard never stays in a folded one."""
        focus = QApplication.focusWidget()
        for side in sides:
            if self._is_shown(side) and focus is not None and self._has(side, focus):
                self._view.focus_middle()
            self._view.fold(self._splitter, side)

    def toggle_panels(self) -> None:
        """Show the text alone, or with the panes that were there before."""
        shown = tuple(filter(self._is_shown, (_LEFT, _RIGHT)))
        if shown:
            self._folded = shown
        self.fold(*(shown or self._folded or (_LEFT, _RIGHT)))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or return to the window as it was."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def keep(self) -> None:
        """Remember sizes and widths for the next start."""
        self._give_back()
        self._settings.set_bytes(_GEOMETRY, self._window.saveGeometry())
        self._settings.set_bytes(_PANES, self._splitter.saveState())

    def _is_shown(self, side: int) -> bool:
        return self._splitter.sizes()[side] > 0

    def _has(self, side: int, widget: QWidget) -> bool:
        pane = self._splitter.widget(side)
        return pane is not None and pane.isAncestorOf(widget)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        for side in (_LEFT, _RIGHT):
            if now is not None and self._has(side, now) and not self._is_shown(side):
                self._view.fold(self._splitter, side)

    def _fit(self) -> None:
        letter = self._splitter.fontMetrics().averageCharWidth()
        narrow = self._splitter.width() < _ROOM_FOR_THREE * letter
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        if not narrow:
            self._give_back()
        elif self._is_shown(_LEFT):
            self._gave_way = True
            self.fold(_LEFT)

    def _give_back(self) -> None:
        if self._gave_way and not self._is_shown(_LEFT):
            self.fold(_LEFT)
        self._gave_way = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False
