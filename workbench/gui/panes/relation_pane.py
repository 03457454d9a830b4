"""How one origin stands to the others: what was said, and saying it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.domain.claim_views import OriginView
from workbench.gui.models.origin_lists import (
    RELATIONS,
    RelationListModel,
    RelationRow,
    relation_words,
    relations_of,
)
from workbench.gui.panes.choice_box import ChoiceBox
from workbench.gui.panes.quiet_label import QuietLabel
from workbench.gui.panes.two_line_list import TwoLineList


class RelationPane(QWidget):
    """`related(one id, other id, relation, note)` when a person said something of two origins."""

    related = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("relationPane")
        self._view: OriginView | None = None
        self._title = QuietLabel(self)
        self._list = TwoLineList(RelationListModel(), self)
        self._list.setObjectName("relationList")
        self._list.setAccessibleName(self.tr("Other origins"))
        self._list.moved.connect(self._on_moved)
        self._relation = ChoiceBox("relation", self.tr("What they are to each other"), self)
        self._relation.set_choices({each: relation_words(each) for each in RELATIONS})
        self._relation.setPlaceholderText(relation_words(""))
        self._relation.picked.connect(lambda relation: self._tell(str(relation)))
        self._note = QLineEdit(self)
        self._note.setObjectName("relationNote")
        self._note.setAccessibleName(self.tr("Why"))
        self._note.setPlaceholderText(self.tr("Why: what you rely on"))
        self._note.editingFinished.connect(self._on_note)
        row = QHBoxLayout()
        row.addWidget(self._relation)
        row.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._list, 1)
        column.addLayout(row)
        self._list.setMinimumHeight(80)
        self.show_origin(None, ())

    def show_origin(self, view: OriginView | None, origins: Sequence[OriginView]) -> None:
        """Show how an origin stands to each of the others; the other one in hand stays so."""
        held = self._list.current()
        same = (
            view is not None and self._view is not None and view.origin.id == self._view.origin.id
        )
        self._view = view
        rows = relations_of(view, origins) if view else []
        ids = [row.origin_id for row in rows]
        kept = same and isinstance(held, RelationRow) and held.origin_id in ids
        self._list.set_rows(rows, ids.index(held.origin_id) if kept else None)
        words = self.tr("“{name}” and the others:").format(name=view.origin.name) if view else ""
        self._title.setText(words)
        self._on_moved()

    def _on_moved(self) -> None:
        row = self._list.current()
        for widget in (self._relation, self._note):
            widget.setEnabled(isinstance(row, RelationRow))
        held = row if isinstance(row, RelationRow) else RelationRow("", "")
        self._relation.show_word(held.relation or None)
        self._note.setText(held.note)
        self._note.setEnabled(bool(held.relation))

    def _on_note(self) -> None:
        row = self._list.current()
        if isinstance(row, RelationRow) and row.relation and self._note.text() != row.note:
            self._tell(row.relation)

    def _tell(self, relation: str) -> None:
        row = self._list.current()
        if self._view is not None and isinstance(row, RelationRow):
            note = self._note.text().strip()
            self.related.emit(self._view.origin.id, row.origin_id, relation, note)
