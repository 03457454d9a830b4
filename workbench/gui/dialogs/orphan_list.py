"""Marks that lost their place in a newer text, each with where it may belong."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from workbench.domain.values import Annotation
from workbench.domain.views import Orphan
from workbench.gui.dialogs.compared_text import ComparedText, Piece


class OrphanList(QWidget):
    """`place_wanted(id, start, end)` puts a mark where it is suggested, `delete_wanted(id)`."""

    place_wanted = Signal(str, int, int)
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orphans: list[Orphan] = []
        self._tags: Mapping[str, str] = {}
        self.list, self.text = QListWidget(self), ComparedText("orphanText", self)
        self.list.setObjectName("orphanList")
        self.list.setAccessibleName(self.tr("Marks without a place"))
        self.list.currentRowChanged.connect(self._refresh)
        self.text.setAccessibleName(self.tr("The quotation, and where it may belong"))
        self.text.setMaximumHeight(200)
        self.place = self._button("orphanPlace", self.tr("&Put it there"))
        self.place.clicked.connect(self._place)
        self.delete = self._button("orphanDelete", self.tr("&Delete the mark"))
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self._mark_id()))
        words = QLabel(
            self.tr(
                "The program moves no mark whose words it does not find for certain. To put one"
                " elsewhere, mark the right words anew."
            ),
            self,
        )
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.place)
        row.addWidget(self.delete)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.text)
        layout.addLayout(row)
        self._refresh()

    def show_orphans(self, orphans: Sequence[Orphan], tags: Mapping[str, str]) -> None:
        """Show these marks, `tags` are names by id; the place in the list stays."""
        at = max(0, self.list.currentRow())
        self._orphans, self._tags = list(orphans), tags
        self.list.clear()
        self.list.addItems([" ".join(each.annotation.quote.split())[:200] for each in orphans])
        if orphans:
            self.list.setCurrentRow(min(at, len(orphans) - 1))
        self._refresh()

    def _refresh(self, *_: object) -> None:
        at = self.list.currentRow()
        orphan = self._orphans[at] if 0 <= at < len(self._orphans) else None
        self.delete.setEnabled(orphan is not None)
        self.place.setEnabled(orphan is not None and orphan.span is not None)
        if orphan is None:
            self.text.show_pieces([Piece("same", self.tr("Every mark has its place."))])
            return
        pieces = [
            Piece("same", self.tr("The quotation:") + "\n"),
            Piece("removed", orphan.annotation.quote),
            Piece("same", "\n" + self._why(orphan.annotation)),
        ]
        if orphan.span is None:
            pieces.append(Piece("same", "\n\n" + self.tr("Nothing in this version is like it.")))
        else:
            alike = self.tr("Perhaps here ({} % alike):").format(round(orphan.alike))
            pieces += (Piece("same", f"\n\n{alike}\n"), Piece("added", orphan.suggested))
        self.text.show_pieces(pieces)

    def _why(self, mark: Annotation) -> str:
        """What the mark carries, and why it has no place."""
        names = [self._tags[each] for each in mark.tags if each in self._tags]
        carried = [", ".join(names)] if names else []
        carried += [mark.note] if mark.note else []
        reason = self.tr("Why: {}.").format(mark.state_reason) if mark.state_reason else ""
        return "\n".join([*carried, reason])

    def _place(self) -> None:
        orphan = self._orphans[self.list.currentRow()]
        if orphan.span is not None:
            self.place_wanted.emit(self._mark_id(), orphan.span.start, orphan.span.end)

    def _mark_id(self) -> str:
        return self._orphans[self.list.currentRow()].annotation.id

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
