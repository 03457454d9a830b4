"""The window of origins: who they are, how they stand to each other, and what that makes of a
claim's groups.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.claim_views import ClaimView, OriginView
from workbench.domain.claims import NAME_LENGTH, Claim
from workbench.gui.models.claim_words import totals_words
from workbench.gui.models.evidence_list import EvidenceRow, grouped_rows
from workbench.gui.models.origin_lists import OriginListModel
from workbench.gui.panes.choice_box import ChoiceBox
from workbench.gui.panes.evidence_list import EvidenceList
from workbench.gui.panes.origin_form import OriginForm
from workbench.gui.panes.quiet_label import QuietLabel
from workbench.gui.panes.relation_pane import RelationPane
from workbench.gui.panes.two_line_list import TwoLineList

_SIZE = QSize(920, 660)


class OriginsWindow(QDialog):
    """`add_wanted(name)`, `delete_wanted(origin id)`, `claim_picked(claim id)`; edits come out of
    `form` and `relations`, jumps out of `evidence`. `actions` are undo and redo.
    """

    add_wanted = Signal(str)
    delete_wanted = Signal(str)
    claim_picked = Signal(str)

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("originsWindow")
        self.setWindowTitle(self.tr("Origins"))
        self.addActions(list(actions))
        self._origins: list[OriginView] = []
        self._wanted: str | None = None
        self._list = TwoLineList(OriginListModel(), self)
        self._list.setObjectName("originList")
        self._list.setAccessibleName(self.tr("Origins"))
        self._list.moved.connect(self._on_moved)
        self._new = QLineEdit(self)
        self._new.setObjectName("newOrigin")
        self._new.setAccessibleName(self.tr("Name of a new origin"))
        self._new.setPlaceholderText(self.tr("New origin"))
        self._new.setMaxLength(NAME_LENGTH)
        self._new.returnPressed.connect(self._on_new)
        self._delete = QPushButton(self.tr("Delete"), self)
        self._delete.setObjectName("deleteOrigin")
        self._delete.setAutoDefault(False)
        self._delete.clicked.connect(self._on_delete)
        self.form, self.relations = OriginForm(self), RelationPane(self)
        self._claim = ChoiceBox("originsClaim", self.tr("Groups of the claim"), self)
        self._claim.picked.connect(lambda claim_id: self.claim_picked.emit(str(claim_id)))
        self._totals, self._said = QuietLabel(self), QuietLabel(self)
        self.evidence = EvidenceList(self)
        self.evidence.setObjectName("groupList")
        self.evidence.setAccessibleName(self.tr("Groups and their reasons"))
        self._lay_out()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.94))

    def _lay_out(self) -> None:
        new = QHBoxLayout()
        new.addWidget(self._new, 1)
        new.addWidget(self._delete)
        left, middle, right = QWidget(), QWidget(), QWidget()
        for widget, parts in (
            (left, (self._list, new)),
            (middle, (self.form, self.relations)),
            (right, (self._claim, self._totals, self.evidence)),
        ):
            column = QVBoxLayout(widget)
            column.setContentsMargins(0, 0, 0, 0)
            for part in parts:
                if isinstance(part, QWidget):
                    column.addWidget(part)
                else:
                    column.addLayout(part)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        for widget in (left, middle, right):
            splitter.addWidget(widget)
        splitter.setSizes([260, 320, 320])
        outer = QVBoxLayout(self)
        outer.addWidget(splitter, 1)
        outer.addWidget(self._said)

    def show_origins(self, origins: Sequence[OriginView]) -> None:
        """Show the origins as stored; the one in hand stays so."""
        held = self._wanted or self._current_id()
        self._wanted = None
        self._origins = list(origins)
        ids = [view.origin.id for view in origins]
        self._list.set_rows(origins, ids.index(held) if held in ids else None)
        self._on_moved()

    def show_claims(self, claims: Sequence[Claim], view: ClaimView | None) -> None:
        """Offer these claims, and show the groups of one of them."""
        self._claim.set_choices({each.id: f"{each.ref} {each.statement}" for each in claims})
        self._claim.show_word(view.claim.id if view else None)
        rows = [EvidenceRow(item) for item in view.evidence] if view else []
        self._totals.setText(totals_words(view.counts) if view else "")
        self.evidence.set_rows(grouped_rows(view.groups, rows) if view else [])

    def choose(self, origin_id: str) -> None:
        """Turn to an origin, or wait for it to be shown."""
        self._wanted = origin_id
        if any(view.origin.id == origin_id for view in self._origins):
            self.show_origins(self._origins)

    def say(self, sentence: str) -> None:
        """Say something below."""
        self._said.setText(sentence)

    def focus_list(self) -> None:
        """Put the keyboard into the list, or where it is empty to the name of a new origin."""
        (self._list if self._origins else self._new).setFocus()

    def flush(self) -> None:
        """Emit what is typed and not yet emitted."""
        self.form.flush()

    def _current(self) -> OriginView | None:
        row = self._list.current()
        return row if isinstance(row, OriginView) else None

    def _current_id(self) -> str | None:
        view = self._current()
        return view.origin.id if view else None

    def _on_moved(self) -> None:
        view = self._current()
        self.form.show_origin(view)
        self.relations.show_origin(view, self._origins)
        self._delete.setEnabled(view is not None)
        name = view.origin.name if view else ""
        self._delete.setAccessibleName(self.tr("Delete {name}").format(name=name).strip())

    def _on_new(self) -> None:
        name = self._new.text().strip()
        if name:
            self._new.clear()
            self.add_wanted.emit(name)

    def _on_delete(self) -> None:
        view = self._current()
        if view is not None:
            self.delete_wanted.emit(view.origin.id)
