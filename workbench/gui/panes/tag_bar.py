"""The small bar under a mouse selection: what the keys do, for the hand that holds the mouse."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from workbench.domain.values import Tag
from workbench.gui.theme import LIGHT, Theme, chrome_font, palette_of, tag_colours

_TARGET: Final = 28  # px: WCAG 2.5.8 asks for 24
_GAP: Final = 4
ACTIONS: Final = ("pick_tag", "note", "link")


class TagBar(QFrame):
    """Buttons for the tags that have keys, and for three actions; never takes the focus."""

    tag_chosen = Signal(str)  # tag id
    action_chosen = Signal(str)  # one of ACTIONS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._tags: tuple[Tag, ...] = ()
        self._tag_buttons: list[QToolButton] = []
        self.setObjectName("tagBar")
        self.setAccessibleName(self.tr("Tags for the selection"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setAutoFillBackground(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(1)
        self._actions = {name: self._action_button(name) for name in ACTIONS}
        for button in self._actions.values():
            self._row.addWidget(button)
        self.hide()

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Show the active ones that have a key, in the order of the keys."""
        keyed = tuple(sorted((t for t in tags if t.active and t.key), key=lambda t: t.key or ""))
        if keyed != self._tags:
            self._tags = keyed
            self._make_tag_buttons()

    def set_actions(self, names: Collection[str]) -> None:
        """Show only these of `ACTIONS`."""
        for name, button in self._actions.items():
            button.setVisible(name in names)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        palette = palette_of(theme)
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.muted))
        self.setPalette(palette)
        self._make_tag_buttons()

    def show_under(self, selection: QRect, within: QRect) -> None:
        """Appear below a selection, or above where there is no room; px of the parent."""
        self.adjustSize()
        size = self.sizeHint()
        left = min(selection.left(), within.right() - size.width() - _GAP)
        top = selection.bottom() + _GAP
        if top + size.height() > within.bottom():
            top = selection.top() - _GAP - size.height()
        self.move(QPoint(max(within.left() + _GAP, left), max(within.top() + _GAP, top)))
        self.show()
        self.raise_()

    def _make_tag_buttons(self) -> None:
        for button in self._tag_buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._tag_buttons = [self._tag_button(tag) for tag in self._tags]
        for place, button in enumerate(self._tag_buttons):
            self._row.insertWidget(place, button)

    def _tag_button(self, tag: Tag) -> QToolButton:
        button = self._button(f"{tag.glyph}{tag.key}", f"{tag.name}  ({tag.key})", tag.name)
        button.setObjectName(f"tagBar_{tag.key}")
        palette = button.palette()
        colours = tag_colours(tag, self._theme)
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(colours.stripe))
        button.setPalette(palette)
        button.clicked.connect(lambda _=False, tag_id=tag.id: self.tag_chosen.emit(tag_id))
        return button

    def _action_button(self, name: str) -> QToolButton:
        key, words = {
            "pick_tag": ("T", self.tr("Choose or create a tag")),
            "note": ("N", self.tr("Write a note")),
            "link": ("L", self.tr("Link to a claim")),
        }[name]
        button = self._button(key, f"{words}  ({key})", words)
        button.setObjectName(f"tagBar_{name}")
        button.clicked.connect(lambda _=False: self.action_chosen.emit(name))
        return button

    def _button(self, text: str, tip: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setFont(chrome_font())
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(name)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumSize(_TARGET, _TARGET)
        return button
