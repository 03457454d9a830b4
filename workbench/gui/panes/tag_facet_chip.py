"""A chip for a tag that hits have, with its glyph: how many, and what the query does with them."""

from html import escape

from PySide6.QtWidgets import QWidget

from workbench.domain.query_edit import TermState
from workbench.domain.text import cut_short
from workbench.domain.values import Tag
from workbench.domain.views import Facet
from workbench.gui.panes.chip_state import SIGNS, chip_words
from workbench.gui.panes.facet_chip import LONGEST
from workbench.gui.panes.tag_button import TagButton


class TagFacetChip(TagButton):
    """Glyph, name and count, with a sign for what the query keeps to or leaves out."""

    def __init__(
        self, facet: Facet, tag: Tag, state: TermState, parent: QWidget | None = None
    ) -> None:
        super().__init__(tag, parent)
        self.facet = facet
        self._state = state
        self.setObjectName("tagFacetChip")
        self.show_tag(tag, f"{SIGNS[state]}{cut_short(tag.name, LONGEST)} {facet.count}")
        said = chip_words(f"{facet.field} {facet.value}", facet.count, state)
        self.setAccessibleName(said)
        self.setToolTip(f"<p>{escape(said)}</p>")

    def is_on(self) -> bool:
        return self._state == "include"

    def is_barred(self) -> bool:
        return self._state == "exclude"
