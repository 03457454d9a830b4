"""Versions of a text in the window: reading older ones, comparing, reading again, orphans."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.changes import Changes
from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import WorkbenchError
from workbench.domain.span import Span
from workbench.domain.views import Replacement
from workbench.gui.actions.current import Current
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.versions import VersionsDialog
from workbench.gui.session import Session
from workbench.gui.tasks import Tasks
from workbench.services.importing import Prepared, Request
from workbench.services.rereading import PAGES, as_before, page_lines, read_original
from workbench.services.wording import sentence
from workbench.services.workspace import Workspace

Deed = Callable[[Workspace], tuple[Changes, Replacement]]


class VersionActions(QObject):
    """What is read again is read on another thread. `said(sentence)` for the status bar."""

    said = Signal(str)
    read = Signal()

    def __init__(
        self, window: QWidget, session: Session, tasks: Tasks, current: Current, menus: Menus
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._tasks = window, session, tasks
        self._current = current
        menus.connect_all({"versions": self.show_current})

    def show_current(self) -> None:
        """Open the versions of the article that is open."""
        if self._current.article_id is None:
            self.said.emit(self.tr("No article is open. Press Ctrl+I to import articles."))
        else:
            self.dialog(self._current.article_id).exec()

    def dialog(self, article_id: str) -> VersionsDialog:
        """The dialog of an article's versions."""
        made = VersionsDialog(self._window)
        versions, tagging = self._session.space.versions, self._session.space.tagging

        def refresh(*_: object) -> None:
            if not self._session.is_open or not self._session.space.library.has(article_id):
                return
            article = self._session.space.library.summary(article_id).article
            made.show_versions(versions.listed(article_id), article.version)
            made.show_orphans(
                versions.orphans(article_id), {tag.id: tag.name for tag in tagging.tags()}
            )

        made.comparison_wanted.connect(
            lambda old, new: made.show_text(versions.differences(article_id, old, new))
        )
        made.use_wanted.connect(lambda version: self._use(article_id, version))
        made.encoding_wanted.connect(lambda name: self.read_again(article_id, name))
        made.whole_wanted.connect(lambda: self._read(article_id, Request(whole=True)))
        made.place_wanted.connect(self._place)
        made.delete_wanted.connect(self._delete)
        made.page_wanted.connect(lambda: self._show_page(made, article_id))
        made.set_has_page(self._session.space.library.text(article_id).media_type in PAGES)
        refresh()
        self._session.changed.connect(refresh)
        made.finished.connect(lambda: self._session.changed.disconnect(refresh))
        return made

    def read_again(self, article_id: str, encoding: str) -> None:
        """Read an article from its original in another character set, as a further version."""
        self._read(article_id, Request(encoding=encoding))

    def adopt(self, article_id: str, other_id: str) -> None:
        """Make another article's text a new version of this one."""
        self._do(lambda space: space.versions.adopt(article_id, other_id))

    def _use(self, article_id: str, version: int) -> None:
        self._do(lambda space: space.versions.use(article_id, version))

    def _place(self, annotation_id: str, start: int, end: int) -> None:
        done = self._session.act(
            lambda space: space.marking.move(annotation_id, Span(start, end))[0]
        )
        if done:
            self.said.emit(self.tr("The mark has its place again. Ctrl+Z undoes."))

    def _delete(self, annotation_id: str) -> None:
        self._session.act(lambda space: space.marking.delete([annotation_id])[0])

    def _read(self, article_id: str, request: Request) -> None:
        data, stored = self._session.space.versions.original_of(article_id)
        reading = "whole" if request.whole else "encoding"
        task = self._tasks.start(
            lambda _task: (read_original(data, stored, request), as_before(data, stored).draft)
        )
        task.finished.connect(partial(self._take, article_id, reading))
        task.failed.connect(self._fail)

    def _take(self, article_id: str, reading: str, found: tuple[Prepared, ArticleDraft]) -> None:
        read, former = found
        if self._session.is_open and self._session.space.library.has(article_id):
            self._do(lambda space: space.versions.replace(article_id, read, reading, former))
        self.read.emit()

    def _show_page(self, dialog: VersionsDialog, article_id: str) -> None:
        data, stored = self._session.space.versions.original_of(article_id)
        request = Request(encoding=stored.encoding, whole=True)
        task = self._tasks.start(
            lambda _task: page_lines(stored.text, read_original(data, stored, request).draft.text)
        )
        task.finished.connect(dialog.show_page)
        task.failed.connect(self._fail)

    def _do(self, deed: Deed) -> None:
        told: list[Replacement] = []

        def act(space: Workspace) -> Changes:
            changes, done = deed(space)
            told.append(done)
            return changes

        changes = self._session.act(act)
        if changes and told:
            self.said.emit(self._words(told[0]))
        elif changes is not None:
            self.said.emit(self.tr("The text is the same; nothing was changed."))

    def _words(self, done: Replacement) -> str:
        ref = self._session.space.library.summary(done.article_id).article.ref
        said = self.tr("Version {} of {} counts now.").format(done.version, ref)
        counts = len(done.kept), len(done.moved), len(done.orphaned)
        if any(counts):
            marks = self.tr(
                "Marks: {} in their place, {} moved with their words, {} without a place."
            )
            said += " " + marks.format(*counts)
        return said + " " + self.tr("Ctrl+Z undoes.")

    def _fail(self, error: object) -> None:
        self.read.emit()
        if isinstance(error, WorkbenchError):
            self.said.emit(sentence(error))
        elif isinstance(error, Exception):
            raise error
