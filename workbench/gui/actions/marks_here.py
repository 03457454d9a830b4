"""Which marks are at a place, told while one reads: Inspector and outline show one of them only."""

from PySide6.QtCore import QObject, Signal

from workbench.domain.values import Annotation
from workbench.gui.actions.menus import Menus
from workbench.gui.panes.reader import Reader
from workbench.gui.settings import Settings

_MOST = 3  # marks that are named; of more their number


class MarksHere(QObject):
    """`changed(words)`: the marks under the mouse, or else those at the caret or in the selection;
    where there are none, the keys to go on with.
    """

    changed = Signal(str)

    def __init__(self, reader: Reader, settings: Settings, menus: Menus) -> None:
        super().__init__(reader)
        self._reader, self._settings, self._menus = reader, settings, menus
        self._hovered: list[str] = []
        reader.hover_changed.connect(self._on_hover)
        reader.selection_changed.connect(self.tell)
        reader.marks_changed.connect(self.tell)
        menus.keys_changed.connect(self._on_keys)
        self._keys = self._key_words()

    def tell(self, *_: object) -> None:
        """Emit `changed` with what is true now."""
        self.changed.emit(self._words())

    def _on_hover(self, ids: list[str]) -> None:
        self._hovered = ids
        self.tell()

    def _words(self) -> str:
        reader = self._reader
        if not reader.text:
            return ""
        ids = self._hovered or [mark.id for mark in self._at_place()]
        if not ids or not reader.highlights_visible():
            return self._keys
        more = len(ids) - _MOST
        named = reader.describe(ids[:_MOST])
        return "   ".join([*named, f"+{more}"] if more > 0 else named)

    def _at_place(self) -> list[Annotation]:
        reader = self._reader
        selection = reader.selection()
        if selection is None:
            return reader.marks_at(reader.caret())
        return reader.index.overlapping(selection.start, selection.end)

    def _on_keys(self) -> None:
        self._keys = self._key_words()
        self.tell()

    def _key_words(self) -> str:
        key = self._menus.first_key
        digits = self.tr("1–9 tag") if self._settings.single_keys else ""
        parts = (
            self.tr("{}/{} sentence").format(key("next_sentence"), key("previous_sentence")),
            digits,
            self.tr("{} note").format(key("note")) if key("note") else "",
            self.tr("{} keys").format(key("keys_key") or key("keys")),
        )
        return " · ".join(part for part in parts if part)
