"""The tags of the inspected marks, as buttons that put them on and take them off."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from workbench.domain.values import Tag
from workbench.gui.panes.flow_layout import FlowLayout
from workbench.gui.panes.tab_order import lead_through
from workbench.gui.panes.tag_button import TagButton

_MOST_RECENT = 4
_GAP = 4


class InspectorTags(QWidget):
    """Emits `toggled(tag id)`; what is on is the caller's to say.

    It offers the tags that have keys, those that are on, and a few that were given last;
    `more_wanted(place on the screen)` asks for the others.
    """

    toggled = Signal(str)
    more_wanted = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorTags")
        self._flow = FlowLayout(self, _GAP)
        self._tags: list[Tag] = []
        self._given: frozenset[str] = frozenset()
        self._recent: list[str] = []
        self._buttons: dict[str, TagButton] = {}
        self._shown: tuple[list[Tag], frozenset[str]] | None = None
        self._more = QToolButton(self)
        self._more.setObjectName("moreTags")
        self._more.setText(self.tr("More…"))
        self._more.setAccessibleName(self.tr("More tags"))
        self._more.setToolTip(self.tr("Choose or create another tag  (T)"))
        self._more.setMinimumHeight(26)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.clicked.connect(self._on_more)
        self._arrange([])

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Know these tags, in their order."""
        self._tags = list(tags)
        self._show()

    def set_given(self, tag_ids: frozenset[str]) -> None:
        """Show which tags the inspected marks carry; one that is not active can be taken off."""
        self._given = tag_ids
        self._show()

    def set_recent(self, tag_ids: Sequence[str]) -> None:
        """Know which tags were given lately, the last one first."""
        self._recent = list(tag_ids)
        self._show()

    def _offered(self) -> list[Tag]:
        others = {tag.id for tag in self._tags if tag.active and not tag.key}
        recent = [tag_id for tag_id in self._recent if tag_id in others][:_MOST_RECENT]
        return [
            tag
            for tag in self._tags
            if tag.id in self._given or tag.id in recent or (tag.active and tag.key)
        ]

    def _show(self) -> None:
        tags = self._offered()
        shown = (tags, self._given)
        if shown == self._shown:  # each tag given asks for this several times
            return
        self._shown = shown
        if list(self._buttons) != [tag.id for tag in tags]:
            self._arrange(tags)
        for tag in tags:
            button = self._buttons[tag.id]
            button.show_tag(tag, tag.name, tag.key or "")
            button.setAccessibleName(
                self.tr("{tag}, key {key}").format(tag=tag.name, key=tag.key)
                if tag.key
                else tag.name
            )
            button.setChecked(tag.id in self._given)
        self._fit()

    def _arrange(self, tags: Sequence[Tag]) -> None:
        """Buttons of tags that stay are kept: one of them may have the keyboard."""
        while self._flow.count():
            self._flow.takeAt(0)
        kept = {tag.id: self._buttons.get(tag.id) or self._button(tag) for tag in tags}
        for tag_id in self._buttons.keys() - kept.keys():
            gone = self._buttons[tag_id]
            gone.hide()
            gone.deleteLater()
        self._buttons = kept
        for button in (*kept.values(), self._more):
            self._flow.addWidget(button)
        lead_through(self, (*kept.values(), self._more))

    def _button(self, tag: Tag) -> TagButton:
        button = TagButton(tag, self)
        button.setCheckable(True)
        button.clicked.connect(partial(self._on_clicked, tag.id))
        button.show()
        return button

    def _on_clicked(self, tag_id: str) -> None:
        self.toggled.emit(tag_id)
        # Whether it took is what the marks say, not what the button did by itself.
        if tag_id in self._buttons:
            self._buttons[tag_id].setChecked(tag_id in self._given)

    def _on_more(self) -> None:
        self.more_wanted.emit(QRect(self._more.mapToGlobal(QPoint(0, 0)), self._more.size()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the height of all lines: where the pane is too low, all of the inspector scrolls."""
        needed = self._flow.heightForWidth(self.width())
        if (needed, needed) != (self.minimumHeight(), self.maximumHeight()):
            self.setFixedHeight(needed)
