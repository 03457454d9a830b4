"""The tags that have keys, in the menu Tag: every action has a place there, with its key."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from workbench.domain.values import Tag
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.tagging import TaggingActions
from workbench.gui.session import Session
from workbench.gui.settings import Settings


class TagMenu(QObject):
    """Fills the menu when it opens: keys and names are the analyst's to change."""

    def __init__(
        self, session: Session, settings: Settings, tagging: TaggingActions, menus: Menus
    ) -> None:
        super().__init__(menus)
        self._session, self._settings, self._tagging = session, settings, tagging
        self._menus, self._menu = menus, menus.menus["&Tag"]
        self._shown: list[QAction] = []
        self._menu.aboutToShow.connect(self._fill)

    @property
    def shown(self) -> list[QAction]:
        """The items of tags that are in the menu now."""
        return list(self._shown)

    def _fill(self) -> None:
        for action in self._shown:
            self._menu.removeAction(action)
            action.deleteLater()
        tags = self._session.space.tagging.tags() if self._session.is_open else []
        self._shown = [self._item(tag) for tag in tags if tag.active and tag.key]
        if self._shown:
            line = QAction(self._menu)
            line.setSeparator(True)
            self._shown.append(line)
        self._menu.insertActions(self._menus["repeat"], self._shown)

    def _item(self, tag: Tag) -> QAction:
        words = f"{tag.glyph}  {tag.name}".replace("&", "&&").replace("\t", " ")
        # Shown as a key, but not one of this item: the digit acts without the menu already.
        key = f"\t{tag.key}" if self._settings.single_keys else ""
        action = QAction(f"{words}{key}", self._menu)
        action.setEnabled(self._menus["repeat"].isEnabled())
        action.triggered.connect(partial(self._tag, tag.id))
        return action

    def _tag(self, tag_id: str, _checked: bool = False) -> None:
        self._tagging.tag(tag_id)
