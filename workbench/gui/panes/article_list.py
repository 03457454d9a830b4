"""The list of articles: a click opens one, a click on its circle changes its review state."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.models.roles import VALUE_ROLE, GroupHeading
from workbench.gui.panes.article_delegate import STATE_WIDTH, ArticleDelegate
from workbench.gui.panes.row_view import RowView


class ArticleList(RowView):
    """`chosen` as in every list, and `state_clicked(QModelIndex)` for the circle at the left."""

    state_clicked = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(model, ArticleDelegate(), parent)
        self.setObjectName("articleList")
        self.setAccessibleName(self.tr("Articles"))
        # What is highlighted is the article that is open; the keys move a frame over the rows.
        self.setSelectionMode(RowView.SelectionMode.NoSelection)
        self._pressed = QPoint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(VALUE_ROLE), GroupHeading):
            return
        if self._pressed.x() < STATE_WIDTH:
            self.state_clicked.emit(index)
        else:
            super()._on_clicked(index)
