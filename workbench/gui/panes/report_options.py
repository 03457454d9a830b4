"""What the report is to cover and how it is printed: scope, sections, length of quotations."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

_CONTEXT: Final = "ReportOptionsBar"
_SECTIONS: Final = {
    "bottom-line": QT_TRANSLATE_NOOP("ReportOptionsBar", "Bottom line"),
    "key-judgements": QT_TRANSLATE_NOOP("ReportOptionsBar", "Key judgements"),
    "sources": QT_TRANSLATE_NOOP("ReportOptionsBar", "Sources"),
    "claims": QT_TRANSLATE_NOOP("ReportOptionsBar", "Claims"),
    "conflicts": QT_TRANSLATE_NOOP("ReportOptionsBar", "Conflicts"),
    "shared-origins": QT_TRANSLATE_NOOP("ReportOptionsBar", "Shared origins"),
    "anomalies": QT_TRANSLATE_NOOP("ReportOptionsBar", "Text anomalies"),
    "gaps": QT_TRANSLATE_NOOP("ReportOptionsBar", "Gaps and next checks"),
    "method": QT_TRANSLATE_NOOP("ReportOptionsBar", "Method"),
    "changes": QT_TRANSLATE_NOOP("ReportOptionsBar", "Changes since the last report"),
    "integrity": QT_TRANSLATE_NOOP("ReportOptionsBar", "Annex A Integrity"),
    "annotations": QT_TRANSLATE_NOOP("ReportOptionsBar", "Annex B All annotations"),
}
_SHORT: Final = 200


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What was chosen; fields as the service's `report_options` takes them."""

    query: str = ""
    claims: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    shortened: int | None = None


class ReportOptionsBar(QWidget):
    """Emits `changed` with each choice; the other signals ask about templates."""

    changed = Signal()
    templates_requested = Signal()
    own_templates_requested = Signal()
    copies_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope = QComboBox(self)
        self._scope.setObjectName("reportScope")
        self._scope.setAccessibleName(self.tr("What the report covers"))
        self._scope.addItems(
            [self.tr("Everything"), self.tr("What a search finds"), self.tr("Some claims")]
        )
        self._field = QLineEdit(self)
        self._field.setObjectName("reportScopeField")
        self._field.setClearButtonEnabled(True)
        self._options = self._make_menu()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 0)
        row.addWidget(self._scope)
        row.addWidget(self._field, 1)
        row.addStretch()
        row.addWidget(self._options)
        self._scope.currentIndexChanged.connect(self._on_scope)
        self._field.textChanged.connect(lambda _text: self.changed.emit())
        self._on_scope(0)

    @property
    def choice(self) -> ReportChoice:
        """What is chosen now."""
        text = self._field.text().strip()
        scope = self._scope.currentIndex()
        return ReportChoice(
            query=text if scope == 1 else "",
            claims=tuple(text.replace(",", " ").split()) if scope == 2 else (),
            without=tuple(
                name for name, action in self._sections.items() if not action.isChecked()
            ),
            shortened=_SHORT if self._short.isChecked() else None,
        )

    @property
    def lacks_claims(self) -> bool:
        """True where claims are to be covered and none is named yet."""
        return self._scope.currentIndex() == 2 and not self._field.text().strip()

    def _make_menu(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("reportOptions")
        button.setText(self.tr("Options"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMinimumHeight(24)
        menu = QMenu(button)
        menu.setObjectName("reportOptionsMenu")
        self._short = self._checkable(menu, self.tr("Shorten quotations"), on=False)
        menu.addSeparator()
        self._sections = {
            name: self._checkable(menu, QCoreApplication.translate(_CONTEXT, str(words)), on=True)
            for name, words in _SECTIONS.items()
        }
        menu.addSeparator()
        for words, signal in (
            (self.tr("Use templates from a folder…"), self.templates_requested),
            (self.tr("Use the program’s own templates"), self.own_templates_requested),
            (self.tr("Copy the templates to a folder…"), self.copies_requested),
        ):
            menu.addAction(words).triggered.connect(lambda _on, signal=signal: signal.emit())
        button.setMenu(menu)
        return button

    def _checkable(self, menu: QMenu, words: str, *, on: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(lambda _on: self.changed.emit())
        return action

    def _on_scope(self, scope: int) -> None:
        self._field.setVisible(scope > 0)
        self._field.setPlaceholderText(self.tr("C1, C3") if scope == 2 else "tag:unverified …")
        self._field.setAccessibleName(
            self.tr("Claims to cover") if scope == 2 else self.tr("Search to cover")
        )
        self.changed.emit()
