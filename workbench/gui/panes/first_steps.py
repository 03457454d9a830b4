"""The strip above the sample's articles that names the first three steps."""

from collections.abc import Collection, Mapping
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from workbench.gui.panes.flow_layout import FlowLayout

STEPS: Final = ("pick", "tag", "report")
_SIGNS: Final = dict(zip(STEPS, "①②③", strict=True))
_DONE: Final = "✓"
_TARGET: Final = 26  # px


class FirstSteps(QFrame):
    """Hidden until it is needed. `own_case_wanted` and `dismissed` are its two buttons."""

    own_case_wanted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstSteps")
        self.setAccessibleName(self.tr("First steps"))
        self.setAutoFillBackground(True)
        self._keys = {"pick": "J", "tag": "1–9", "report": "Ctrl+E"}
        self._done: frozenset[str] = frozenset()
        self._labels = {step: self._label(step) for step in STEPS}
        self._own = QPushButton(self.tr("Start my own case"), self)
        self._own.setObjectName("firstStepsOwnCase")
        self._own.setAutoDefault(False)
        self._own.clicked.connect(self.own_case_wanted)
        self._close = QToolButton(self)
        self._close.setObjectName("firstStepsClose")
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setMinimumSize(_TARGET, _TARGET)
        self._close.setAccessibleName(self.tr("Dismiss the first steps"))
        self._close.setToolTip(self.tr("Dismiss the first steps"))
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self.dismissed)
        self._lay_out()
        self._write()
        self.hide()

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Name these keys, by step: a person may have chosen others."""
        self._keys.update(keys)
        self._write()

    def set_done(self, done: Collection[str]) -> None:
        """Tick these of `STEPS`."""
        self._done = frozenset(done)
        self._write()

    def words(self) -> list[str]:
        """The steps as a screen reader says them."""
        return [label.accessibleName() for label in self._labels.values()]

    def _lay_out(self) -> None:
        steps = QWidget(self)
        flow = FlowLayout(steps, gap=14)
        for label in self._labels.values():
            flow.addWidget(label)
        flow.addWidget(self._own)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 8, 6)
        row.addWidget(steps, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _label(self, step: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"firstSteps_{step}")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setMinimumHeight(_TARGET)
        return label

    def _write(self) -> None:
        does = {
            "pick": self.tr("picks a sentence"),
            "tag": self.tr("tags it"),
            "report": self.tr("shows the report"),
        }
        for step, label in self._labels.items():
            done, key = step in self._done, self._keys[step]
            sign = _DONE if done else _SIGNS[step]
            label.setText(f"{sign} <b>{escape(key)}</b> {escape(does[step])}")
            state = self.tr("done") if done else self.tr("to do")
            label.setAccessibleName(f"{key} {does[step]}: {state}")
            quiet = QPalette.ColorRole.PlaceholderText if done else QPalette.ColorRole.WindowText
            label.setForegroundRole(quiet)
