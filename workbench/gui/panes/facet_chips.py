"""The chips over search results: each press edits the query."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.query_edit import TermState
from workbench.domain.values import Tag
from workbench.domain.views import Facet
from workbench.gui.panes.facet_chip import FacetChip
from workbench.gui.panes.flow_layout import FlowLayout
from workbench.gui.panes.tab_order import lead_through
from workbench.gui.panes.tag_facet_chip import TagFacetChip


class FacetChips(QWidget):
    """Emits `pressed(Facet)`. What is added to it as an action, every chip has."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facetChips")
        self._chips: list[FacetChip | TagFacetChip] = []
        self._flow = FlowLayout(self, gap=4)

    def values(self) -> list[tuple[str, str]]:
        """Field and value of each chip, in their order."""
        return [(chip.facet.field, chip.facet.value) for chip in self._chips]

    def set_facets(
        self, facets: Sequence[tuple[Facet, TermState]], tags: Mapping[str, Tag]
    ) -> None:
        """Show a chip for each; the one that had the keyboard keeps it. `tags` are by name."""
        focused = next((chip.facet for chip in self._chips if chip.hasFocus()), None)
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [
            TagFacetChip(facet, tags[facet.value], state, self)
            if facet.field == "tag" and facet.value in tags
            else FacetChip(facet, state, self)
            for facet, state in facets
        ]
        for chip in self._chips:
            chip.clicked.connect(partial(self._press, chip.facet))
            chip.addActions(self.actions())
            chip.show()
            self._flow.addWidget(chip)
            if focused and (focused.field, focused.value) == (chip.facet.field, chip.facet.value):
                chip.setFocus()
        lead_through(self, self._chips)
        self.setVisible(bool(self._chips))
        self.updateGeometry()

    def _press(self, facet: Facet, _checked: bool = False) -> None:
        self.pressed.emit(facet)
