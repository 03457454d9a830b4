"""What the window shows while no case is open: the ways to one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.panes.quiet_label import QuietLabel
from workbench.gui.theme import chrome_font

_WIDTH = 520  # px
_TITLE_POINTS = 20


class WelcomePage(QScrollArea):
    """`new_wanted`, `open_wanted`, `sample_wanted`, and `recent_chosen(Path)`."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    recent_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName(self.tr("Welcome"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._recent_buttons: list[QCommandLinkButton] = []
        self._recent_title = QuietLabel(self)
        self._recent_title.setText(self.tr("Recent cases"))
        self._new = self._button(
            "welcomeNew", self.tr("New case…"), self.tr("Ctrl+N · one file holds everything")
        )
        self._new.clicked.connect(self.new_wanted)
        self._open = self._button("welcomeOpen", self.tr("Open case…"), self.tr("Ctrl+O"))
        self._open.clicked.connect(self.open_wanted)
        self._sample = self._button(
            "welcomeSample",
            self.tr("Open the sample"),
            self.tr("Five articles to try everything on, in a copy of your own"),
        )
        self._sample.clicked.connect(self.sample_wanted)
        self._column = QVBoxLayout()
        self._lay_out()
        self.set_recent(())

    def set_recent(self, cases: Sequence[Path]) -> None:
        """Offer these cases, the last one first."""
        for button in self._recent_buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        self._recent_buttons = [self._recent_button(path) for path in cases]
        for button in self._recent_buttons:
            self._column.addWidget(button)
        self._recent_title.setVisible(bool(cases))

    def focus_first(self) -> None:
        """Put the keyboard where most people go on: to the last case, or to a new one."""
        first = self._recent_buttons[0] if self._recent_buttons else self._new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Workbench"))
        title.setFont(chrome_font(_TITLE_POINTS))
        what = QuietLabel()
        what.setText(self.tr("Read articles, tag what can be believed, and report it with proof."))
        for widget in (title, what, self._new, self._open, self._sample, self._recent_title):
            self._column.addWidget(widget)
        self._column.setSpacing(4)
        held = QWidget()
        held.setFixedWidth(_WIDTH)
        held.setLayout(self._column)
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Window)
        outer = QVBoxLayout(ground)
        outer.addStretch(1)
        outer.addWidget(held, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)
        self.setWidget(ground)

    def _recent_button(self, path: Path) -> QCommandLinkButton:
        button = self._button("welcomeRecent", path.stem, str(path.parent))
        button.clicked.connect(lambda: self.recent_chosen.emit(path))
        return button

    def _button(self, name: str, text: str, description: str) -> QCommandLinkButton:
        button = QCommandLinkButton(text.replace("&", "&&"), description)
        button.setObjectName(name)
        button.setIcon(QIcon())  # the style's arrow is black on dark, too
        button.setIconSize(QSize(0, 0))
        button.setAccessibleName(f"{text}. {description}")
        return button
