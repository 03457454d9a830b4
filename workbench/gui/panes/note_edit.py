"""The editor of one annotation's note: plain text, exact, saved while one types."""

from PySide6.QtCore import QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workbench.gui.panes.copied_text import holding
from workbench.gui.panes.note_text import for_widget, from_widget, with_plain_line_ends

SAVE_AFTER_MS = 800
MOST_CHARACTERS = 10_000


class NoteEdit(QPlainTextEdit):
    """Emits `note_edited(annotation id, text, before)` 800 ms after the last key and on leaving.

    `before` is the text last shown as stored for that annotation. What is typed stays until
    `show_note` brings it back as stored: a save that failed loses nothing. `filled(characters)`
    follows every change, `left_out(characters)` text that would have made more than 10,000.
    """

    note_edited = Signal(str, str, str)
    filled = Signal(int)
    left_out = Signal(int)

    most = MOST_CHARACTERS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteEdit")
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("Note (N)"))
        self.setTabChangesFocus(True)
        self._annotation_id: str | None = None
        self._stored = self._now = ""
        self._sent: str | None = None
        self._most = self.most
        self._loading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._on_text_changed)
        self._load("")
        self.setEnabled(False)

    def sizeHint(self) -> QSize:
        return QSize(260, self.fontMetrics().lineSpacing() * 4 + 16)

    def text(self) -> str:
        """The note exactly as typed: no-break spaces and line separators are still there."""
        return from_widget(self.document().toRawText())

    def show_note(self, annotation_id: str | None, stored: str) -> None:
        """Show an annotation's note as stored.

        Another annotation's typing is saved first. For the same one, a change from elsewhere
        appears, unless something typed here is not stored yet.
        """
        if annotation_id != self._annotation_id:
            self.flush()
            self._annotation_id = annotation_id
            self._load(stored)
            self.setEnabled(annotation_id is not None)
            return
        self._now = stored
        shown = self.text()
        if stored in (shown, self._sent):
            self._stored, self._sent = stored, None
        elif shown == self._stored:
            place = self.textCursor().position()
            self._load(stored)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)

    def show_stored(self) -> None:
        """Show what is stored in place of a text that was told and refused."""
        if self._sent not in (None, self._now):
            self._load(self._now)

    def flush(self) -> None:
        """Emit what is typed and not yet emitted or stored, now."""
        self._timer.stop()
        text = self.text()
        if text == self._stored:
            self._sent = None
        elif self._annotation_id is not None and text != self._sent:
            self._sent = text
            self.note_edited.emit(self._annotation_id, text, self._stored)

    def _load(self, stored: str) -> None:
        self._timer.stop()
        self._stored = self._now = stored
        self._sent = None
        # A longer note may come from elsewhere: it can be read, cut and mended here.
        self._most = max(self.most, len(stored))
        self._loading = True
        self.setPlainText(for_widget(stored))
        self._loading = False
        self.filled.emit(len(stored))

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.filled.emit(len(self.text()))
            self._timer.start()

    def _room(self) -> int:
        """How many characters still fit in place of the selection."""
        return max(0, self._most - len(self.text()) + len(_selected(self.textCursor())))

    def _tell_left_out(self, characters: int) -> None:
        if characters > 0:
            self.left_out.emit(characters)

    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted, room = with_plain_line_ends(source.text()), self._room()
        self.textCursor().insertText(for_widget(pasted[:room]))
        self.ensureCursorVisible()
        self._tell_left_out(len(pasted) - room)

    def createMimeDataFromSelection(self) -> QMimeData:
        # Qt's own would turn no-break spaces into spaces.
        return holding(super().createMimeDataFromSelection(), _selected(self.textCursor()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if (typed == "\r" or (typed and typed.isprintable())) and not self._room():
            self._tell_left_out(len(typed))
            return
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            # Shift+Enter would put U+2028 into the note, which other programs show as nothing.
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        text, room = event.commitString(), self._room()
        if len(text) > room:
            event = QInputMethodEvent(event.preeditString(), event.attributes())
            event.setCommitString(text[:room])
        super().inputMethodEvent(event)
        self._tell_left_out(len(text) - room)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()


def _selected(cursor: QTextCursor) -> str:
    return from_widget(cursor.selectedText())
