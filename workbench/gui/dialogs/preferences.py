"""What a person prefers. Every change counts at once; there is nothing to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.dialogs.key_table import KeyRow, KeyTable

TEXT_SIZES: Final = (9, 28)  # points
MEASURES: Final = (40, 100)  # characters


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the dialog shows first; `system_name` is the name used where no other is given."""

    text_size: int
    measure: int
    theme: str
    advances: bool
    analyst: str
    system_name: str
    single_keys: bool
    import_seconds: int = 30
    import_megabytes: int = 50


class PreferencesDialog(QDialog):
    """Tells each change: a size in points, a measure in characters, a theme (light, dark, system),
    whether tagging advances, a name, whether single keys act, keys for actions, and the limits
    of an import.
    """

    text_size_changed = Signal(int)
    measure_changed = Signal(int)
    theme_changed = Signal(str)
    advances_changed = Signal(bool)
    analyst_changed = Signal(str)
    single_keys_changed = Signal(bool)
    import_seconds_changed = Signal(int)
    import_megabytes_changed = Signal(int)
    key_given = Signal(str, str)
    keys_reset = Signal()

    def __init__(self, now: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        tabs = QTabWidget(self)
        tabs.setObjectName("preferencesTabs")
        tabs.setAccessibleName(self.tr("Kinds of preferences"))
        tabs.addTab(self._reading_page(now), self.tr("&Reading and tagging"))
        tabs.addTab(self._keys_page(now), self.tr("&Keys"))
        tabs.addTab(self._import_page(now), self.tr("&Import"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(tabs)
        layout.addWidget(buttons)
        self._size.setFocus()
        self.resize(560, 480)

    def show_keys(self, rows: Sequence[KeyRow], message: str = "") -> None:
        """Show the keys in force, and why one could not be given."""
        self._keys.show_rows(rows)
        self._keys.say(message)

    def _reading_page(self, now: Preferences) -> QWidget:
        size = _spin("textSize", TEXT_SIZES, now.text_size, self.tr(" pt"))
        size.valueChanged.connect(self.text_size_changed)
        measure = _spin("measure", MEASURES, now.measure, self.tr(" characters"))
        measure.valueChanged.connect(self.measure_changed)
        theme = self._choice(
            "theme",
            (
                ("system", self.tr("As the desktop has it")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ),
            now.theme,
        )
        theme.currentIndexChanged.connect(lambda: self.theme_changed.emit(theme.currentData()))
        after = self._choice(
            "afterTagging",
            (("stay", self.tr("Stay")), ("advance", self.tr("Go on to the next sentence"))),
            "advance" if now.advances else "stay",
        )
        after.currentIndexChanged.connect(
            lambda: self.advances_changed.emit(after.currentData() == "advance")
        )
        name = QLineEdit(now.analyst)
        name.setObjectName("analyst")
        name.setPlaceholderText(now.system_name)
        name.textEdited.connect(self.analyst_changed)
        self._size = size
        page = QWidget()
        form = QFormLayout(page)
        for words, widget in (
            (self.tr("Text &size"), size),
            (self.tr("&Width of the column"), measure),
            (self.tr("&Theme"), theme),
            (self.tr("&After tagging"), after),
            (self.tr("Your &name, for the history"), name),
        ):
            form.addRow(words, widget)
            widget.setAccessibleName(words.replace("&", ""))
        return page

    def _import_page(self, now: Preferences) -> QWidget:
        seconds = _spin("importSeconds", (1, 600), now.import_seconds, self.tr(" s"))
        seconds.valueChanged.connect(self.import_seconds_changed)
        size = _spin("importMegabytes", (1, 1000), now.import_megabytes, self.tr(" MB"))
        size.valueChanged.connect(self.import_megabytes_changed)
        page = QWidget()
        form = QFormLayout(page)
        for words, widget in (
            (self.tr("A file may take at &most"), seconds),
            (self.tr("A file may be as &large as"), size),
        ):
            form.addRow(words, widget)
            widget.setAccessibleName(words.replace("&", ""))
        return page

    def _keys_page(self, now: Preferences) -> QWidget:
        single = QCheckBox(self.tr("&Letters and digits by themselves are commands"))
        single.setObjectName("singleKeys")
        single.setChecked(now.single_keys)
        single.toggled.connect(self.single_keys_changed)
        hint = QLabel(
            self.tr("They act only while the text, the marks or the results have the keyboard.")
        )
        hint.setWordWrap(True)
        self._keys = KeyTable()
        self._keys.key_given.connect(self.key_given)
        self._keys.reset.connect(self.keys_reset)
        self._keys.setEnabled(now.single_keys)
        single.toggled.connect(self._keys.setEnabled)
        page = QWidget()
        layout = QVBoxLayout(page)
        for widget in (single, hint):
            layout.addWidget(widget)
        layout.addWidget(self._keys, 1)
        return page

    def _choice(self, name: str, words: Sequence[tuple[str, str]], now: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for key, text in words:
            box.addItem(text, key)
        box.setCurrentIndex(max(0, box.findData(now)))
        return box


def _spin(name: str, ends: tuple[int, int], now: int, unit: str) -> QSpinBox:
    box = QSpinBox()
    box.setObjectName(name)
    box.setRange(*ends)
    box.setValue(now)
    box.setSuffix(unit)
    return box
