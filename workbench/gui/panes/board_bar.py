"""The line above the claim board: what it shows, in which order, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from workbench.gui.models.claim_words import WARNING, warning_count
from workbench.gui.panes.flow_layout import FlowLayout
from workbench.gui.panes.search_field import SearchField
from workbench.gui.panes.sort_button import SortButton

_FIELD_CHARACTERS = 22


class BoardBar(QWidget):
    """`view_changed` when filter, order or columns are to be others; the rest are requests."""

    view_changed = Signal()
    entered = Signal()
    new_wanted = Signal()
    copy_wanted = Signal()
    warnings_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("boardBar")
        self.sort = "order"
        self.field = SearchField(self.tr("Filter claims"), self)
        self.field.setObjectName("claimFilter")
        self.field.setFixedWidth(self.fontMetrics().averageCharWidth() * _FIELD_CHARACTERS)
        self.field.search_changed.connect(lambda _text: self.view_changed.emit())
        self.field.down_pressed.connect(self.entered)
        self.field.enter_pressed.connect(self.entered)
        self._sort = SortButton(self._orders(), self)
        self._sort.setObjectName("claimSort")
        self._sort.chosen.connect(self._on_sort)
        self._hide = QCheckBox(self.tr("Hide empty columns"), self)
        self._hide.setObjectName("hideEmptyColumns")
        self._hide.toggled.connect(lambda _on: self.view_changed.emit())
        self._new = self._button("newClaim", self.tr("New claim…"), self.new_wanted)
        self._warnings = self._button("boardWarnings", "", self.warnings_wanted)
        layout = FlowLayout(self, gap=6)
        for widget in (
            self.field,
            self._sort,
            self._hide,
            self._new,
            self._button("copyBoard", self.tr("Copy table"), self.copy_wanted),
            self._warnings,
            self._button("boardClose", self.tr("Back to reading"), self.closed),
        ):
            layout.addWidget(widget)
        self.show_warnings(0)

    def _orders(self) -> dict[str, str]:
        return {
            "order": self.tr("My order"),
            "newest": self.tr("Newest first"),
            "statement": self.tr("By statement"),
            "verdict": self.tr("By verdict"),
            "support": self.tr("Most support first"),
            "independent": self.tr("Least independent first"),
            "open": self.tr("Most warnings first"),
        }

    def _button(self, name: str, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: signal.emit())
        return button

    @property
    def hides_empty(self) -> bool:
        """True where articles that say nothing of any claim have no column."""
        return self._hide.isChecked()

    def set_read_only(self, on: bool) -> None:
        """Offer no new claim where a case can only be read."""
        self._new.setEnabled(not on)

    def focus_new(self) -> None:
        """Put the keyboard where a claim is made."""
        self._new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_warnings(self, count: int) -> None:
        """Say how many warnings there are."""
        self._warnings.setText(f"{WARNING} {count}")
        self._warnings.setAccessibleName(warning_count(count))
        self._warnings.setToolTip(warning_count(count))

    def _on_sort(self, key: str) -> None:
        self.sort = key
        self.view_changed.emit()
