"""What comes into the window: files by dialog or drop, the clipboard, and what became of them."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench.domain.values import Article
from workbench.domain.views import NearCopy
from workbench.gui.actions.article_details import ArticleDetailsActions
from workbench.gui.actions.current import Current
from workbench.gui.actions.fingerprints import FingerprintActions
from workbench.gui.actions.importing import ImportActions
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.near_copies import NearCopyActions
from workbench.gui.actions.reviewing import ReviewActions
from workbench.gui.actions.versions import VersionActions
from workbench.gui.panes.message_bar import Choice, MessageBar
from workbench.gui.panes.status_line import StatusLine
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.tasks import Tasks
from workbench.services.importing import ImportSummary, Request, limits_of

_UTF8 = Request(encoding="utf-8", whole=True)


class Intake(QObject):
    """Starts imports, shows how they go, and says once what came of each.

    `said(sentence)` is for the status bar.
    """

    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: Settings,
        tasks: Tasks,
        current: Current,
        menus: Menus,
        messages: MessageBar,
        status: StatusLine,
        details: ArticleDetailsActions,
        fingerprints: FingerprintActions,
    ) -> None:
        super().__init__(window)
        self._session, self._settings, self._current = session, settings, current
        self._menus = menus
        self._last, self._told = ImportSummary(), ""
        self._messages, self._status = messages, status
        self.importing = ImportActions(session, tasks, self)
        self.versions = VersionActions(window, session, tasks, current, menus)
        self.review = ReviewActions(window, session, tasks, details, self.versions)
        self.near_copies = NearCopyActions(session, fingerprints, self)
        self.near_copies.found.connect(self._take_copies)
        self.versions.said.connect(self.said)
        self.importing.progressed.connect(status.show_progress)
        self.importing.finished.connect(self._end)
        status.cancel_requested.connect(self.importing.cancel)
        status.keep_requested.connect(self.importing.stop_and_keep)
        menus.connect_all({"import_clipboard": self.import_clipboard})
        session.changed.connect(self._follow)

    def import_paths(self, paths: list[Path]) -> None:
        """Import files and folders into the open case."""
        if self._may_start():
            self.importing.start(paths)
            self._status.show_progress(0, 0)

    def import_clipboard(self) -> None:
        """Make what was copied an article: of a page as the page, else as text."""
        # Qt gives None where nothing ever was copied, whatever its types say.
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if copied is None or not self.take(copied):
            self.said.emit(self.tr("There is no text on the clipboard."))

    def takes(self, data: QMimeData) -> bool:
        """True for what could be imported: files, a piece of a page, text."""
        return any(url.isLocalFile() for url in data.urls()) or data.hasHtml() or data.hasText()

    def take(self, data: QMimeData) -> bool:
        """Import what was dropped or copied; False where there is nothing in it."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.import_paths(paths)
            return True
        # A piece of a page first: its text alone has lost headings, quotations and lists.
        for words, name in ((data.html(), "clipboard.html"), (data.text(), "clipboard.txt")):
            if words.strip():
                if self._may_start():
                    content = words.encode("utf-8", "replace")
                    self.importing.start_bytes(content, name, _UTF8)
                return True
        return False

    def _may_start(self) -> bool:
        if not self._session.is_open:
            self._messages.say(self.tr("Open or make a case first: Ctrl+O or Ctrl+N."))
            return False
        if self.importing.is_running:
            self._messages.say(self.tr("An import is under way; wait for it or cancel it."))
            return False
        if self._session.is_busy:
            self._messages.say(self.tr("An edit is under way; wait for it or cancel it."))
            return False
        self.importing.limits = limits_of(
            self._settings.number("import_seconds", 0) or None,
            round(self._settings.number("import_megabytes", 0)) or None,
        )
        return True

    def _end(self, summary: ImportSummary | None) -> None:
        self._status.end_progress()
        if not self._session.is_open:
            return
        if summary is None:
            self.said.emit(self.tr("The import was cancelled; nothing was added."))
            return
        self._last = summary
        self.review.set_copies([])
        self.near_copies.look_at(summary.added)
        if self._current.article_id in summary.added:
            self._menus["pane_reader"].trigger()  # the first of the case: one begins to read
        self._tell(summary)

    def _take_copies(self, copies: list[NearCopy]) -> None:
        """Copies were found in the last import: say so where its summary is still shown."""
        self.review.set_copies(copies)
        if self._is_told():
            self._tell(self._last)

    def _follow(self, _changes: object) -> None:
        """What was told of an import that is taken back holds no longer."""
        if self._is_told() and self._last.added:
            library = self._session.space.library
            if not library.has(self._last.added[0]):
                self._messages.hide()

    def _is_told(self) -> bool:
        """True while the summary of the last import is shown."""
        return self._messages.isVisible() and self._messages.text == self._told

    def _tell(self, summary: ImportSummary) -> None:
        said = self.tr("{} added · {} duplicates · {} skipped").format(
            len(summary.added), len(summary.duplicates), len(summary.skipped)
        )
        choices: list[Choice] = []
        unsure = self.review.to_look_at(summary)
        if unsure:
            said += " · " + self.tr("{} to look at").format(len(unsure))
        if summary.passed_over:
            said += " · " + self.tr("passed over as no articles: {}").format(
                summary.passed_over_endings
            )
        if summary.skipped or summary.duplicates or summary.passed_over:
            choices.append((self.tr("Details"), lambda: self.review.show_left_out(summary)))
        if summary.added:
            choices.append((self.tr("Review"), lambda: self._review(summary)))
        new = self._new(summary)
        if new is not None:
            words = self.tr("Open {}").format(new.ref)
            choices.append((words, lambda: self._read(new.id)))
        self._told = said
        self._messages.say(said, choices)

    def _review(self, summary: ImportSummary) -> None:
        self.review.show(summary)
        if summary is self._last and self._messages.isVisible():
            self._tell(summary)
        self._menus["pane_reader"].trigger()  # the button that had the focus is gone

    def _read(self, article_id: str) -> None:
        if self._session.is_open and self._session.space.library.has(article_id):
            self._current.set_article(article_id)
            self._menus["pane_reader"].trigger()

    def _new(self, summary: ImportSummary) -> Article | None:
        """The first article that came in, where it is not the one that is read."""
        library = self._session.space.library
        first = next(filter(library.has, summary.added[:1]), None)
        return (
            library.summary(first).article if first and first != self._current.article_id else None
        )
