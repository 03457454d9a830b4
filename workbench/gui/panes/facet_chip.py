"""A chip for a value that hits have: how many, and what the query does with them."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.domain.query_edit import TermState
from workbench.domain.text import cut_short
from workbench.domain.views import Facet

_LONGEST = 16


class FacetChip(QPushButton):
    """Value and count, with a sign for what the query keeps to or leaves out."""

    def __init__(self, facet: Facet, state: TermState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self.setAutoDefault(False)
        self.setObjectName("facetChip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sign = {"off": "", "include": "+", "exclude": "−"}[state]
        value = cut_short(facet.value, _LONGEST)
        # An & would become a shortcut.
        self.setText(f"{sign}{value.replace('&', '&&')} {facet.count}".strip())
        self.setCheckable(True)
        self.setChecked(state != "off")
        words = {
            "off": self.tr("{field} {value}, {n}, not filtered"),
            "include": self.tr("{field} {value}, {n}, only these"),
            "exclude": self.tr("{field} {value}, {n}, without these"),
        }
        said = words[state].format(field=facet.field, value=facet.value, n=facet.count)
        self.setAccessibleName(said)
        self.setToolTip(f"<p>{escape(said)}</p>")
