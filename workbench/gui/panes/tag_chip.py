"""A chip that lets in or keeps out the cards with one tag."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.query_edit import TermState
from workbench.domain.values import Tag
from workbench.domain.views import TagUse
from workbench.gui.panes.chip_state import SIGNS, chip_words
from workbench.gui.panes.tag_button import TagButton

_NEXT: dict[TermState, TermState] = {"off": "include", "include": "exclude", "exclude": "off"}


class TagChip(TagButton):
    """Glyph and count; each press goes from off to include to exclude: `state_changed`."""

    state_changed = Signal()

    def __init__(self, use: TagUse, parent: QWidget | None = None) -> None:
        super().__init__(use.tag, parent)
        self._state: TermState = "off"
        self._count = 0
        self.set_use(use)
        self.clicked.connect(self._cycle)

    @property
    def state(self) -> TermState:
        """What it does to the cards now."""
        return self._state

    def set_use(self, use: TagUse) -> None:
        """Show this tag and its count."""
        self._count = use.annotations
        self._describe(use.tag)

    def set_state(self, state: TermState) -> None:
        """Show a state, without a signal."""
        self._state = state
        self._describe(self.tag)

    def is_on(self) -> bool:
        return self._state == "include"

    def is_barred(self) -> bool:
        return self._state == "exclude"

    def _cycle(self) -> None:
        self.set_state(_NEXT[self._state])
        self.state_changed.emit()

    def _describe(self, tag: Tag) -> None:
        self.show_tag(tag, f"{SIGNS[self._state]}{self._count}")
        described = chip_words(tag.name, self._count, self._state)
        if described == self.accessibleName():
            return
        self.setAccessibleName(described)
        self.setToolTip(f"<p>{escape(described)}</p>")  # else a tag's name could be taken for HTML
