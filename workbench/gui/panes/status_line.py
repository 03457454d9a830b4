"""The status bar: what just happened, where the reader is, how an import goes, and that all is
saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from workbench.gui.panes.announce import announce
from workbench.gui.panes.steady_label import SteadyLabel

_MESSAGE_MS = 8000


class StatusLine(QStatusBar):
    """While an import is shown: `cancel_requested`, or `keep_requested` for what is done."""

    cancel_requested = Signal()
    keep_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._held = ""
        self._read_only = False
        self.messageChanged.connect(self._say_held)
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
        shown = (self._place, self._progress, self._keep, self._cancel, self._saved)
        for widget in shown:
            self.addPermanentWidget(widget)
        self.end_progress()

    def say(self, text: str) -> None:
        """A sentence, for a while; a screen reader says it too."""
        self.showMessage(text, _MESSAGE_MS)
        announce(self, text)

    def hold(self, text: str) -> None:
        """A sentence that stays, and comes back behind others; an empty one ends that."""
        self._held = text
        self.showMessage(text)
        announce(self, text)

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

    @property
    def shows_progress(self) -> bool:
        """True while an import is under way."""
        return not self._progress.isHidden()

    def show_progress(
        self, done: int, count: int, name: str = "", *, can_keep: bool = True
    ) -> None:
        """Files imported, of so many, and the last one; a count of 0 means: not known yet.

        With `can_keep`, what is in already may stay when it is stopped.
        """
        self._progress.setToolTip(name)
        self._progress.setAccessibleDescription(name)
        self._progress.setMaximum(count)
        self._progress.setValue(done)
        self._progress.setFormat(self.tr("Importing {}/{}").format(done, count))
        self._progress.show()
        self._cancel.show()
        self._keep.setVisible(can_keep and count > 1)

    def end_progress(self) -> None:
        """No import is under way."""
        self._progress.hide()
        self._cancel.hide()
        self._keep.hide()

    def _say_held(self, shown: str) -> None:
        if not shown and self._held:
            self.showMessage(self._held)
