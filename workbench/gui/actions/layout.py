"""How the window is divided: its size, the widths of its panes, the text alone."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from workbench.gui.actions.menus import Menus
from workbench.gui.actions.view import ViewActions
from workbench.gui.settings import Settings

_LEFT, _RIGHT = 0, 2
_GEOMETRY, _PANES = "geometry", "panes"


class LayoutActions(QObject):
    """Folds the side panes; `keep` remembers sizes, the constructor brings them back."""

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
        if geometry := settings.bytes(_GEOMETRY):
            window.restoreGeometry(geometry)
        if panes := settings.bytes(_PANES):
            splitter.restoreState(panes)
        menus.connect_all(
            {
                "panel_left": lambda: self.fold(_LEFT),
                "panel_right": lambda: self.fold(_RIGHT),
                "panels": self.toggle_panels,
            }
        )

    def fold(self, *sides: int) -> None:
        """Fold side panes away, or bring them back; the keyboard never stays in a folded one."""
        for side in sides:
            self._view.fold(self._splitter, side)
        focus = QApplication.focusWidget()
        sizes = self._splitter.sizes()
        for side in (_LEFT, _RIGHT):
            if focus is not None and not sizes[side]:
                pane = self._splitter.widget(side)
                if pane is not None and pane.isAncestorOf(focus):
                    self._view.focus_middle()

    def toggle_panels(self) -> None:
        """Show the text alone, or with the panes that were there before."""
        sizes = self._splitter.sizes()
        shown = tuple(side for side in (_LEFT, _RIGHT) if sizes[side])
        if shown:
            self._folded = shown
        self.fold(*(shown or self._folded or (_LEFT, _RIGHT)))

    def keep(self) -> None:
        """Remember sizes and widths for the next start."""
        self._settings.set_bytes(_GEOMETRY, self._window.saveGeometry())
        self._settings.set_bytes(_PANES, self._splitter.saveState())
