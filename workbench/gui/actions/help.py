"""The key map, and what this program is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

import workbench
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.key_map import KeyMapDialog
from workbench.gui.session import Session
from workbench.gui.settings import Settings


class HelpActions(QObject):
    """What the Help menu shows."""

    def __init__(self, window: QWidget, session: Session, settings: Settings, menus: Menus) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._settings, self._menus = settings, menus
        menus.connect_all({"keys": self.show_keys, "keys_key": self.show_keys, "about": self.about})

    def show_keys(self) -> None:
        """The key map."""
        KeyMapDialog(self.key_rows(), self._window).exec()

    def key_rows(self) -> list[tuple[str, str]]:
        """(keys, words) of the actions, and of the tags while digits are keys."""
        rows = self._menus.key_rows()
        if self._session.is_open and self._settings.single_keys:
            tags = self._session.space.tagging.tags()
            rows += [
                (tag.key, self.tr("Tag {}").format(tag.name))
                for tag in tags
                if tag.key and tag.active
            ]
        return rows

    def about(self) -> None:
        """Name and version."""
        QMessageBox.about(
            self._window,
            self.tr("About Workbench"),
            self.tr("Source-verification workbench {}. It never touches the network.").format(
                workbench.__version__
            ),
        )
