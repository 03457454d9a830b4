"""The evidence behind a claim or a cell, with what can be set of it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.domain.claim_board import STANCE_GLYPHS
from workbench.domain.claim_views import EvidenceView
from workbench.domain.tokens import STANCES
from workbench.gui.models.claim_words import stance_words
from workbench.gui.models.evidence_list import Row
from workbench.gui.panes.choice_box import ChoiceBox
from workbench.gui.panes.evidence_list import EvidenceList
from workbench.gui.panes.flow_layout import FlowLayout


class EvidencePane(QWidget):
    """`stance_wanted(items, stance)`, `origin_wanted(items, place on the screen)`,
    `unlink_wanted(items)`, `split_wanted(items)`: EvidenceViews of one claim. `list` is public.
    """

    stance_wanted = Signal(list, str)
    origin_wanted = Signal(list, QRect)
    unlink_wanted = Signal(list)
    split_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidencePane")
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self.list = EvidenceList(self)
        self._stance = ChoiceBox("evidenceStance", self.tr("Stance of the chosen evidence"), self)
        self._stance.set_choices({s: f"{STANCE_GLYPHS[s]} {stance_words(s)}" for s in STANCES})
        self._stance.setMinimumContentsLength(16)
        self._stance.picked.connect(self._on_stance)
        self._origin = self._button("evidenceOrigin", self.tr("Origin…"))
        self._origin.setToolTip(self.tr("Whose words they are  (Shift+O)"))
        self._origin.clicked.connect(self.ask_origin)
        self._unlink = self._button("evidenceUnlink", self.tr("Unlink"))
        self._unlink.setToolTip(self.tr("Take away from the claim  (Del)"))
        self._unlink.clicked.connect(self.unlink)
        self._split = self._button("evidenceSplit", self.tr("Split off…"))
        self._split.setToolTip(self.tr("Move to a new claim"))
        self._split.clicked.connect(self.split)
        self._lay_out()
        self.list.selected_changed.connect(self._on_selected)
        self._on_selected()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self._tools = QWidget(self)
        flow = FlowLayout(self._tools, 4)
        for widget in (self._stance, self._origin, self._unlink, self._split):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        column.addWidget(self._tools)
        self.list.setMinimumHeight(60)

    def show_rows(self, title: str, rows: Sequence[Row]) -> None:
        """Show rows under a title."""
        self._title.setText(title)
        self.list.set_rows(rows)

    def set_read_only(self, on: bool) -> None:
        """Let the evidence be looked at only, or edited again."""
        self._tools.setVisible(not on)

    def focus_list(self) -> bool:
        """Put the keyboard into the list; False where it has no rows."""
        if not self.list.count():
            return False
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def ask_origin(self) -> None:
        """Ask whose words the chosen items are."""
        items = self.list.selected()
        if items:
            place = self.list.visualRect(self.list.currentIndex())
            corner = self.list.viewport().mapToGlobal(QPoint(place.left(), place.top()))
            self.origin_wanted.emit(items, QRect(corner, place.size()))

    def unlink(self) -> None:
        """Ask to take the chosen items away from their claim."""
        items = self.list.selected()
        if items:
            self.unlink_wanted.emit(items)

    def split(self) -> None:
        """Ask to move the chosen items to a new claim."""
        items = self.list.selected()
        if items:
            self.split_wanted.emit(items)

    def _on_stance(self, stance: object) -> None:
        items = self.list.selected()
        if items:
            self.stance_wanted.emit(items, str(stance))

    def _on_selected(self) -> None:
        items: list[EvidenceView] = self.list.selected()
        stances = {item.evidence.stance for item in items}
        for widget in (self._stance, self._origin, self._unlink, self._split):
            widget.setEnabled(bool(items))
        self._stance.show_word(stances.pop() if len(stances) == 1 else None)
