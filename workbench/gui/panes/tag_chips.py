"""The chips under the search field: one for each tag in use."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from workbench.domain.views import TagUse
from workbench.gui.panes.flow_layout import FlowLayout
from workbench.gui.panes.tab_order import lead_through
from workbench.gui.panes.tag_chip import TagChip

_SHOWN = 12


class TagChips(QWidget):
    """Emits `filter_changed(included tag ids, excluded tag ids)` when a person presses a chip.

    Tags without marks have no chip unless they filter; beyond twelve, a button shows the rest.
    """

    filter_changed = Signal(list, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagChips")
        self._chips: dict[str, TagChip] = {}
        self._counts: dict[str, int] = {}
        self._shown: list[TagChip] = []
        self._more = QToolButton(self)
        self._more.setObjectName("moreChips")
        self._more.setCheckable(True)
        self._more.setMinimumSize(26, 26)
        self._more.toggled.connect(self._show_some)
        self._flow = FlowLayout(self, gap=4)
        self._arrange([])
        self._show_some()

    def set_uses(self, uses: Sequence[TagUse]) -> None:
        """Show these tags with their counts; what a chip was set to stays."""
        self._counts = {use.tag.id: use.annotations for use in uses}
        for tag_id in self._chips.keys() - self._counts.keys():
            gone = self._chips.pop(tag_id)
            gone.hide()
            gone.deleteLater()
        for use in uses:
            chip = self._chips.get(use.tag.id)
            if chip is None:
                chip = TagChip(use, self)
                chip.hide()
                chip.state_changed.connect(self._on_state_changed)
            else:
                chip.set_use(use)
            self._chips[use.tag.id] = chip
        self._chips = {use.tag.id: self._chips[use.tag.id] for use in uses}
        self._show_some()

    def set_filter(self, include: Iterable[str], exclude: Iterable[str]) -> None:
        """Show which tags filter, without a signal."""
        included, excluded = set(include), set(exclude)
        for tag_id, chip in self._chips.items():
            chip.set_state(
                "include" if tag_id in included else "exclude" if tag_id in excluded else "off"
            )
        self._show_some()

    def included(self) -> list[str]:
        """Ids of the tags that are let in."""
        return [tag_id for tag_id, chip in self._chips.items() if chip.state == "include"]

    def excluded(self) -> list[str]:
        """Ids of the tags that are kept out."""
        return [tag_id for tag_id, chip in self._chips.items() if chip.state == "exclude"]

    def _on_state_changed(self) -> None:
        self.filter_changed.emit(self.included(), self.excluded())

    def _show_some(self) -> None:
        useful = [
            chip for key, chip in self._chips.items() if self._counts[key] or chip.state != "off"
        ]
        shown = useful if self._more.isChecked() else useful[:_SHOWN]
        if shown != self._shown:
            self._arrange(shown)
        self._more.setVisible(len(useful) > _SHOWN)
        self._more.setText("−" if self._more.isChecked() else f"+{len(useful) - len(shown)}")
        self._more.setAccessibleName(
            self.tr("Fewer tags") if self._more.isChecked() else self.tr("More tags")
        )

    def _arrange(self, shown: list[TagChip]) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for button in (*shown, self._more):
            self._flow.addWidget(button)
        # Showing a chip measures at once: all must be in the line by then.
        for chip in self._chips.values():
            chip.setVisible(chip in shown)
        lead_through(self, (*shown, self._more))
        self.updateGeometry()
        self._shown = shown
