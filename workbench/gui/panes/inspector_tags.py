"""The tags of the inspected marks, as buttons that put them on and take them off."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from workbench.domain.values import Tag
from workbench.gui.panes.flow_layout import FlowLayout
from workbench.gui.panes.tab_order import lead_through
from workbench.gui.panes.tag_button import TagButton

_MOST_LINES = 4
_GAP = 4


class InspectorTags(QScrollArea):
    """Emits `toggled(tag id)`; what is on is the caller's to say. Many tags scroll."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorTags")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._flow = FlowLayout(self._inside, _GAP)
        self._buttons: list[TagButton] = []
        self._given: frozenset[str] = frozenset()
        self.setWidget(self._inside)

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Offer the active ones of these tags, in this order."""
        active = [tag for tag in tags if tag.active]
        if [button.tag.id for button in self._buttons] != [tag.id for tag in active]:
            self._rebuild(active)
        for button, tag in zip(self._buttons, active, strict=True):
            button.show_tag(tag, tag.name, tag.key or "")
            button.setAccessibleName(
                self.tr("{tag}, key {key}").format(tag=tag.name, key=tag.key)
                if tag.key
                else tag.name
            )
        self.set_given(self._given)
        self._fit()

    def set_given(self, tag_ids: frozenset[str]) -> None:
        """Show which tags the inspected marks carry."""
        self._given = tag_ids
        for button in self._buttons:
            button.setChecked(button.tag.id in tag_ids)

    def _rebuild(self, tags: Sequence[Tag]) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        for tag in tags:
            button = TagButton(tag, self._inside)
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_clicked, tag.id))
            self._flow.addWidget(button)
            self._buttons.append(button)
        lead_through(self, self._buttons)

    def _on_clicked(self, tag_id: str) -> None:
        self.toggled.emit(tag_id)
        # Whether it took is what the marks say, not what the button did by itself.
        self.set_given(self._given)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _fit(self) -> None:
        if not self._buttons:
            self.setFixedHeight(0)
            return
        line = self._buttons[0].sizeHint().height()
        needed = self._flow.heightForWidth(self.viewport().width())
        self.setMinimumHeight(line)
        self.setMaximumHeight(min(needed, _MOST_LINES * (line + _GAP)))
        self.updateGeometry()
