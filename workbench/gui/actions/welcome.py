"""The page without a case, the cases opened lately, and how a start finds its case."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget

from workbench.gui.actions.case import CaseActions
from workbench.gui.panes.welcome import WelcomePage
from workbench.gui.session import Session
from workbench.gui.settings import Settings


class WelcomeActions(QObject):
    """Turns between the welcome page and the case; fills the menu of recent cases.

    `missed(Path)`: a recent case is no longer there; it was taken off the list.
    """

    missed = Signal(Path)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        cases: CaseActions,
        pages: QStackedWidget,
        page: WelcomePage,
        menu: QMenu,
    ) -> None:
        super().__init__(pages)
        self._session, self._settings, self._cases = session, settings, cases
        self._pages, self._page, self._menu = pages, page, menu
        page.new_wanted.connect(cases.ask_new)
        page.open_wanted.connect(cases.ask_open)
        page.sample_wanted.connect(cases.open_sample)
        page.recent_chosen.connect(self.open_recent)
        menu.setObjectName("menuRecent")
        session.case_opened.connect(self._on_case)
        cases.recent_changed.connect(self._show_recent)
        self._show_recent()
        self._on_case(session.is_open)

    def open_recent(self, path: Path) -> bool:
        """Open a case of the list; one that is gone is told and taken off."""
        if path.exists():
            return self._cases.open(path)
        self._settings.forget_case(path)
        self._show_recent()
        self.missed.emit(path)
        return False

    def open_first(self) -> None:
        """Open the case worked on last; without one, at the very first start, the sample."""
        recent = self._settings.recent_cases
        if recent:
            self.open_recent(recent[0])
            return
        self._cases.open_sample()

    def clear(self) -> None:
        """Forget every case of the list; the files stay."""
        for path in self._settings.recent_cases:
            self._settings.forget_case(path)
        self._show_recent()

    def _show_recent(self) -> None:
        recent = self._settings.recent_cases
        self._page.set_recent(recent)
        for action in self._menu.actions():
            self._menu.removeAction(action)
            action.deleteLater()  # it may be the one that was just chosen
        for number, path in enumerate(recent, 1):
            words = f"{path.stem} — {path.parent}".replace("&", "&&")
            action = self._menu.addAction(f"&{number % 10} {words}")
            action.triggered.connect(lambda _=False, path=path: self.open_recent(path))
        if recent:
            self._menu.addSeparator()
            self._menu.addAction(self.tr("&Clear this list"), self.clear)
        else:
            self._menu.addAction(self.tr("No case yet")).setEnabled(False)

    def _on_case(self, opened: bool) -> None:
        self._pages.setCurrentIndex(1 if not opened else 0)
        if not opened:
            self._page.focus_first()
