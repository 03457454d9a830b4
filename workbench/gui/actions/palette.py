"""The command palette: what the menus hold, and the tags."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.actions.menus import Menus
from workbench.gui.actions.tag_menu import TagMenu
from workbench.gui.actions.tagging import TaggingActions
from workbench.gui.panes.command_palette import Command, CommandPalette
from workbench.gui.session import Session


class PaletteActions(QObject):
    """Opens the palette with every action that can be done now."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        tagging: TaggingActions,
        menus: Menus,
        tag_menu: TagMenu,
    ) -> None:
        super().__init__(window)
        self._session, self._tagging, self._menus = session, tagging, menus
        self._tag_menu = tag_menu
        self._palette = CommandPalette(window)
        menus.connect_all({"palette": self.open})

    def open(self) -> None:
        """Show the palette."""
        self._palette.open(self.commands())

    def commands(self) -> list[Command]:
        """Every enabled item of every menu, then a command for each tag, with a key or without."""
        left_out = [self._menus["palette"], *self._tag_menu.shown]
        menus = self._menus.menus.values()
        found = [each for menu in menus for each in self._in_menu(menu, left_out)]
        return [*found, *self._tags()]

    def _in_menu(self, menu: QMenu, left_out: list[QAction]) -> Iterator[Command]:
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from self._in_menu(inner, left_out)
            elif action.text() and action.isEnabled() and action not in left_out:
                yield _command(action, _plain(menu.title()))

    def _tags(self) -> Iterator[Command]:
        if not self._session.is_open:
            return
        for tag in self._session.space.tagging.tags():
            if tag.active:
                words = self.tr("Tag {}").format(tag.name)
                yield Command(
                    words, self.tr("Tags"), tag.key or "", partial(self._tagging.tag, tag.id)
                )


def _command(action: QAction, where: str) -> Command:
    native = QKeySequence.SequenceFormat.NativeText
    keys = "  ".join(key.toString(native) for key in action.shortcuts())
    return Command(_plain(action.text()), where, keys, action.trigger)


def _plain(words: str) -> str:
    """Without the marks of underlined letters."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")
