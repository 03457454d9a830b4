"""One thing that is known of an article, in a form: what it is now, and what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QVBoxLayout, QWidget

from workbench.gui.theme import DARK, LIGHT

Check = Callable[[str], str]


class DetailField(QWidget):
    """A line of text, or with `choices` (stored word: what people read) a list to choose from.

    `check` says what is wrong with a text; `changed` when something was typed or chosen.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        words: str,
        value: str | None,
        *,
        choices: Mapping[str | None, str] | None = None,
        suggestions: Sequence[str] = (),
        check: Check = lambda _text: "",
    ) -> None:
        super().__init__()
        self._check = check
        self._problem = QLabel(self)
        self._problem.setObjectName(f"{name}Problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._box = self._make_box(choices) if choices is not None else None
        self._line = self._make_line(suggestions) if choices is None else None
        self.editor.setObjectName(name)
        self.editor.setAccessibleName(words)
        self.setFocusProxy(self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.editor)
        layout.addWidget(self._problem)
        self._stored: str | None = None  # as it is in the case
        self._before: str | None = None  # as the editor shows that
        self.show_value(value)

    @property
    def editor(self) -> QWidget:
        """What has the keyboard."""
        return self._box or self._line or self

    def value(self) -> str | None:
        """What the form says; None is nothing."""
        if self._box is not None:
            found = self._box.currentData()
            return found if isinstance(found, str) else None
        return (self._line.text().strip() or None) if self._line is not None else None

    @property
    def before(self) -> str | None:
        """The stored value that the field was given."""
        return self._stored

    def is_changed(self) -> bool:
        """True where the form says something else than it was given."""
        return self.value() != self._before

    def problem(self) -> str:
        """What is wrong; a text that was not touched is left as it is."""
        return self._check(self.value() or "") if self.is_changed() else ""

    def show_value(self, value: str | None) -> None:
        """Show a stored value; from now on `is_changed` compares with it."""
        if self._box is not None:
            self._box.setCurrentIndex(max(0, self._box.findData(value)))
        elif self._line is not None:
            self._line.setText(value or "")
            self._line.setCursorPosition(0)
        self._stored, self._before = value, self.value()

    def expect(self, value: str | None) -> None:
        """Take `value` for what is stored, and leave what was typed."""
        self._stored = self._before = value

    def say(self, problem: str) -> None:
        """Show what is wrong, in words below the field."""
        dark = self.palette().base().color().lightness() < 128
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor((DARK if dark else LIGHT).danger))
        self._problem.setPalette(palette)
        self._problem.setText(f"⚠ {problem}" if problem else "")
        self._problem.setVisible(bool(problem))
        self.editor.setAccessibleDescription(problem)

    def _make_line(self, suggestions: Sequence[str]) -> QLineEdit:
        line = QLineEdit(self)
        if suggestions:
            completer = QCompleter(list(suggestions), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        line.textChanged.connect(self._on_change)
        return line

    def _make_box(self, choices: Mapping[str | None, str]) -> QComboBox:
        box = QComboBox(self)
        for key, words in choices.items():
            box.addItem(words, key)
        box.currentIndexChanged.connect(self._on_change)
        return box

    def _on_change(self) -> None:
        self.say(self.problem())
        self.changed.emit()
