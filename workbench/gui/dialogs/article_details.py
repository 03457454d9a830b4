"""Everything that is known of an article: what can be corrected, and the facts."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.dates import is_partial_date
from workbench.gui.dialogs.detail_field import DetailField

Values = Mapping[str, str | None]

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SIZE: Final = QSize(680, 720)


class ArticleDetailsDialog(QDialog):
    """`save_wanted(changed, before)`: the fields a person changed, and what they were.

    Who saves calls `accept`, or `show_problem` or `show_conflict`. `original_wanted` asks to save
    the file that the article was read from.
    """

    save_wanted = Signal(dict, dict)
    original_wanted = Signal()

    def __init__(
        self,
        values: Values,
        facts: Sequence[tuple[str, str]],
        publishers: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("articleDetails")
        self.setWindowTitle(self.tr("Article details"))
        self._words = self._field_words()
        self._fields = self._make_fields(values, publishers)
        self._message = QLabel(self)
        self._message.setObjectName("detailsMessage")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.hide()
        layout = QVBoxLayout(self)
        layout.addWidget(self._scrolled(facts), 1)
        self._buttons = self._make_buttons()
        layout.addWidget(self._message)
        layout.addWidget(self._buttons)
        for field in self._fields.values():
            field.changed.connect(self._refresh)
        self._refresh()
        self._fields["title"].setFocus()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.94))

    def show_problem(self, name: str, sentence: str) -> None:
        """Say why it was not saved: at its field where there is one, else above the buttons."""
        if name in self._fields:
            self._fields[name].say(sentence)
            self._fields[name].setFocus()
        else:
            self._say(sentence)

    def show_conflict(self, names: Sequence[str], now: Values) -> None:
        """Somebody else changed these fields meanwhile: say so, and keep what was typed.

        What the person did not touch shows what is stored now; saving again writes over it.
        """
        for name, field in self._fields.items():
            show = field.expect if field.is_changed() else field.show_value
            show(now.get(name))
        theirs = "; ".join(
            self.tr("{} is now “{}”").format(self._words[name], now.get(name) or "—")
            for name in names
        )
        self._say(
            self.tr(
                "Somebody else changed this article meanwhile: {}. Nothing was overwritten."
                " Save again to write yours over it."
            ).format(theirs)
        )
        self._refresh()

    def message(self) -> str:
        """What is said above the buttons."""
        return self._message.text()

    def _save(self) -> None:
        changed = {name: field for name, field in self._fields.items() if field.is_changed()}
        if not changed:
            self.reject()
            return
        self.save_wanted.emit(
            {name: field.value() for name, field in changed.items()},
            {name: field.before for name, field in changed.items()},
        )

    def _refresh(self) -> None:
        wrong = any(field.problem() for field in self._fields.values())
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not wrong)
        active = self._fields["status"].value() == "active"
        for name in ("status_note", "status_date"):
            field = self._fields[name]
            self._form.setRowVisible(field, not active or bool(field.value()) or field.hasFocus())

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        if sentence:  # the keyboard stays where it is, and a screen reader with it
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _field_words(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "source": self.tr("Publisher"),
            "author": self.tr("Author"),
            "published": self.tr("Published"),
            "url": self.tr("URL"),
            "language": self.tr("Language"),
            "direction": self.tr("Direction"),
            "state": self.tr("Review"),
            "status": self.tr("Status"),
            "status_note": self.tr("Notice"),
            "status_date": self.tr("Notice of"),
        }

    def _make_fields(self, values: Values, publishers: Sequence[str]) -> dict[str, DetailField]:
        choices: dict[str, dict[str | None, str]] = {
            "direction": {
                None: self.tr("Automatic"),
                "ltr": self.tr("Left to right"),
                "rtl": self.tr("Right to left"),
            },
            "state": {
                "unread": self.tr("Not read"),
                "started": self.tr("Started"),
                "reviewed": self.tr("Reviewed"),
            },
            "status": {
                "active": self.tr("Active"),
                "corrected": self.tr("Corrected by its publisher"),
                "retracted": self.tr("Retracted by its publisher"),
            },
        }
        checks = {
            "title": self._check_title,
            "published": self._check_date,
            "status_date": self._check_date,
            "language": self._check_language,
        }
        return {
            name: DetailField(
                name,
                words,
                values.get(name),
                choices=choices.get(name),
                suggestions=publishers if name == "source" else (),
                check=checks.get(name, lambda _text: ""),
            )
            for name, words in self._words.items()
        }

    def _check_title(self, text: str) -> str:
        return "" if text else self.tr("An article needs a title.")

    def _check_date(self, text: str) -> str:
        if not text or is_partial_date(text):
            return ""
        return self.tr("Write a date as 2022, 2022-11 or 2022-11-05.")

    def _check_language(self, text: str) -> str:
        if not text or _LANGUAGE.fullmatch(text):
            return ""
        return self.tr("Write a language as en, ru, ar or zh-Hant.")

    def _scrolled(self, facts: Sequence[tuple[str, str]]) -> QScrollArea:
        page = QWidget()
        self._form = QFormLayout(page)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, words in self._words.items():
            self._form.addRow(words, self._fields[name])
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        self._form.addRow(line)
        for words, value in facts:
            self._form.addRow(words, _fact(words, value))
        area = QScrollArea()
        area.setObjectName("detailsScroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _make_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel, parent=self)
        original = buttons.addButton(
            self.tr("Save &original…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        original.setObjectName("saveOriginal")
        original.setAutoDefault(False)
        original.clicked.connect(self.original_wanted)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        return buttons


def _fact(words: str, value: str) -> QLineEdit:
    """A line that can be selected and copied by keyboard, but not changed."""
    line = QLineEdit(value)
    line.setReadOnly(True)
    line.setFrame(False)
    line.setCursorPosition(0)
    line.setAccessibleName(words)
    line.setBackgroundRole(QPalette.ColorRole.Window)
    palette = line.palette()
    palette.setColor(QPalette.ColorRole.Base, palette.color(QPalette.ColorRole.Window))
    line.setPalette(palette)
    return line
