"""A chip for a value that hits have: how many, and what the query does with them."""

from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.domain.query_edit import TermState
from workbench.domain.text import cut_short
from workbench.domain.views import Facet
from workbench.gui.panes.chip_state import SIGNS, chip_words

# How many letters of a value are shown.
LONGEST: Final = 16


class FacetChip(QPushButton):
    """Value and count, with a sign for what the query keeps to or leaves out."""

    def __init__(self, facet: Facet, state: TermState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self.setAutoDefault(False)
        self.setObjectName("facetChip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        value = cut_short(facet.value, LONGEST)
        # An & would become a shortcut.
        self.setText(f"{SIGNS[state]}{value.replace('&', '&&')} {facet.count}")
        self.setCheckable(True)
        self.setChecked(state != "off")
        said = chip_words(f"{facet.field} {facet.value}", facet.count, state)
        self.setAccessibleName(said)
        self.setToolTip(f"<p>{escape(said)}</p>")
