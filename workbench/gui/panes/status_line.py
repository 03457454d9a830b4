"""The status bar: what just happened or is at the reader's place, where that is, how an import
goes, and that all is saved."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from workbench.domain.text import on_one_line
from workbench.gui.panes.announce import announce
from workbench.gui.panes.deed_progress import DeedProgress
from workbench.gui.panes.steady_label import SteadyLabel

_MESSAGE_MS = 8000
_NAME_WIDTH = 160
_LEAST_MS = 1500  # so long a message stays although the reader goes on


class StatusLine(QStatusBar):
    """While an import is shown: `cancel_requested`, or `keep_requested` for what is done. `deed`
    shows how far a long edit is.
    """

    cancel_requested = Signal()
    keep_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._held = self._here = ""
        self._read_only = False
        self._said = QElapsedTimer()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._show_what_stays)
        self.messageChanged.connect(self._on_message)
        self._place, self._saved = SteadyLabel(), QLabel()
        self._progress, self._cancel = QProgressBar(), QPushButton(self.tr("Cancel"))
        self._progress.setMaximumWidth(180)
        self._progress.setAccessibleName(self.tr("Import progress"))
        self._cancel.setObjectName("importCancel")
        self._cancel.clicked.connect(self.cancel_requested)
        self._cancel.setToolTip(self.tr("Leaves nothing of the import behind"))
        self._keep = QPushButton(self.tr("Stop and keep"))
        self._keep.setObjectName("importKeep")
        self._keep.setToolTip(self.tr("Keeps the articles that are in already"))
        self._keep.clicked.connect(self.keep_requested)
        for button in (self._cancel, self._keep):
            # A click takes no keyboard from the reader: hidden, the button would hand it elsewhere.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Of a fixed width, or each name would lay out the whole window.
        self._name = QLabel()
        self._name.setObjectName("importName")
        self._name.setFixedWidth(_NAME_WIDTH)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        importing = (self._name, self._progress, self._keep, self._cancel)
        self.deed = DeedProgress()
        shown = (self._place, self.deed, *importing, self._saved)
        for widget in shown:
            self.addPermanentWidget(widget)
        self.end_progress()

    def say(self, text: str) -> None:
        """A sentence, for a while; a screen reader says it too."""
        self._said.start()
        self.showMessage(text, _MESSAGE_MS)
        announce(self, text)

    def hold(self, text: str) -> None:
        """A sentence that stays, and comes back behind others; an empty one ends that."""
        self._held = text
        self.showMessage(text)
        announce(self, text)

    def show_here(self, text: str) -> None:
        """What is at the reader's place, while nothing else is said; it ends older messages."""
        if text == self._here:
            return
        is_said = self.currentMessage() not in ("", self._held or self._here)
        self._here = text
        fresh = _LEAST_MS - self._said.elapsed() if is_said and self._said.isValid() else 0
        if fresh > 0:
            self._turn.start(fresh)
        else:
            self._show_what_stays()

    def show_place(self, text: str) -> None:
        """Where the reader is."""
        self._place.show_text(text)

    def show_saved(self, saved: bool) -> None:
        """That everything is on disk; nothing is said before something was done."""
        words = self.tr("Read-only") if self._read_only else self.tr("Saved")
        self._show(words if saved else "")

    def set_read_only(self, on: bool) -> None:
        """Say that nothing can be changed, in place of that all is saved."""
        self._read_only = on
        self.show_saved(True)

    def show_unsaved(self) -> None:
        """That the last deed is not on disk."""
        self._show(self.tr("Not saved"))

    def _show(self, words: str) -> None:
        if words != self._saved.text():
            self._saved.setText(words)

    def show_progress(self, done: int, count: int, name: str = "") -> None:
        """Files imported, of so many, and the last one; a count of 0 means: not known yet."""
        elided = self._name.fontMetrics().elidedText(
            on_one_line(name), Qt.TextElideMode.ElideMiddle, _NAME_WIDTH
        )
        self._name.setText(elided)
        self._name.show()
        self._progress.setToolTip(name)
        self._progress.setAccessibleDescription(name)
        self._progress.setMaximum(count)
        self._progress.setValue(done)
        self._progress.setFormat(self.tr("Importing {}/{}").format(done, count))
        self._progress.show()
        self._cancel.show()
        self._keep.setVisible(count > 1)

    def end_progress(self) -> None:
        """No import is under way."""
        self._name.hide()
        self._progress.hide()
        self._cancel.hide()
        self._keep.hide()

    def _show_what_stays(self) -> None:
        stays = self._held or self._here
        if stays != self.currentMessage():
            self.showMessage(stays)

    def _on_message(self, shown: str) -> None:
        # Qt paints no more than the words anew, and a J reaches out of them to the left.
        self.update()
        if not shown:
            self._show_what_stays()
