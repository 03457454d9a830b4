"""The claims that the inspected mark is evidence for, each a button with a menu of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.domain.claim_board import STANCE_GLYPHS
from workbench.domain.claim_views import ClaimLink
from workbench.domain.text import cut_short
from workbench.domain.tokens import STANCES
from workbench.gui.models.claim_words import FLAG, stance_words
from workbench.gui.panes.elided_button import ElidedButton
from workbench.gui.panes.flow_layout import FlowLayout
from workbench.gui.panes.tab_order import lead_through

_LEAST_HEIGHT = 26
_LONGEST_NAME = 28


class InspectorClaims(QWidget):
    """`link_wanted(place)`, `stance_wanted(claim id, stance)`, `origin_wanted(claim id, place)`,
    `unlink_wanted(claim id)`, `claim_wanted(claim id)`; places are on the screen.
    """

    link_wanted = Signal(QRect)
    stance_wanted = Signal(str, str)
    origin_wanted = Signal(str, QRect)
    unlink_wanted = Signal(str)
    claim_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorClaims")
        self._flow = FlowLayout(self, 4)
        self._links: tuple[ClaimLink, ...] = ()
        self._buttons: list[QToolButton] = []
        self._link = QToolButton(self)
        self._link.setObjectName("linkToClaim")
        self._link.setText(self.tr("Link…"))
        self._link.setAccessibleName(self.tr("Link to a claim"))
        self._link.setToolTip(self.tr("Link to a claim  (L)"))
        self._link.setMinimumHeight(_LEAST_HEIGHT)
        self._link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._link.clicked.connect(lambda: self.link_wanted.emit(_place(self._link)))
        self._arrange()

    def set_links(self, links: Sequence[ClaimLink]) -> None:
        """Show these links, C1 first; none where several marks are inspected."""
        if tuple(links) == self._links:
            return
        had_focus = next((n for n, each in enumerate(self._buttons) if each.hasFocus()), None)
        self._links = tuple(links)
        self._arrange()
        if had_focus is not None:
            buttons = [*self._buttons, self._link]
            buttons[min(had_focus, len(buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for gone in self._buttons:
            gone.hide()
            gone.deleteLater()
        self._buttons = [self._button(link) for link in self._links]
        for button in (*self._buttons, self._link):
            self._flow.addWidget(button)
        lead_through(self, (*self._buttons, self._link))

    def _button(self, link: ClaimLink) -> QToolButton:
        button = ElidedButton(self)
        button.setObjectName(f"claimLink_{link.ref}")
        stance = stance_words(link.evidence.stance)
        said = [f"{FLAG} {link.ref} {stance}"]
        if link.origin:
            said.append(cut_short(link.origin, _LONGEST_NAME))
        button.setText(" · ".join(said).replace("&", "&&"))
        button.setToolTip(f"{link.ref}: {cut_short(link.statement, 200)}")
        whose = self.tr("words of {origin}").format(origin=link.origin) if link.origin else ""
        parts = (f"{link.ref} {stance}", link.statement, whose)
        button.setAccessibleName(". ".join(part for part in parts if part))
        button.setMinimumHeight(_LEAST_HEIGHT)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._menu(button, link))
        button.show()
        return button

    def _menu(self, button: QToolButton, link: ClaimLink) -> QMenu:
        menu, claim_id = QMenu(button), link.evidence.claim_id
        group = QActionGroup(menu)
        for stance in STANCES:
            action = menu.addAction(f"{STANCE_GLYPHS[stance]} {stance_words(stance)}")
            action.setCheckable(True)
            action.setChecked(stance == link.evidence.stance)
            action.triggered.connect(
                lambda _=False, chosen=stance: self.stance_wanted.emit(claim_id, chosen)
            )
            group.addAction(action)
        menu.addSeparator()
        origin = QAction(self.tr("&Origin of the words…"), menu)
        origin.triggered.connect(lambda: self.origin_wanted.emit(claim_id, _place(button)))
        show = QAction(self.tr("Show on the &board"), menu)
        show.triggered.connect(lambda: self.claim_wanted.emit(claim_id))
        unlink = QAction(self.tr("&Unlink from {ref}").format(ref=link.ref), menu)
        unlink.triggered.connect(lambda: self.unlink_wanted.emit(claim_id))
        menu.addActions([origin, show, unlink])
        return menu


def _place(button: QToolButton) -> QRect:
    return QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
