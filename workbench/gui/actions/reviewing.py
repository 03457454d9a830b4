"""Looking over what an import brought: metadata with its places, guesses, and what was left out."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.domain.errors import WorkbenchError
from workbench.domain.values import ArticleText
from workbench.domain.views import ArticleSummary, NearCopy
from workbench.gui.actions.article_details import ArticleDetailsActions, known_of
from workbench.gui.actions.versions import VersionActions
from workbench.gui.dialogs.import_review import ImportReviewDialog, ReviewRow
from workbench.gui.dialogs.left_out import LeftOutDialog
from workbench.gui.session import Session
from workbench.gui.tasks import Task, Tasks
from workbench.services.importing import ImportSummary, Prepared, Request
from workbench.services.rereading import read_original
from workbench.services.wording import sentence

# Beyond this many a person looks at articles one by one, not at a table of them.
_MOST_ROWS = 500
_BEGINNING = 3000


@dataclass(frozen=True, slots=True)
class _Looked:
    """An article of an import; `hints` say what was guessed, or may be a version or a copy."""

    summary: ArticleSummary
    text: ArticleText
    hints: tuple[str, ...]
    same_as: ArticleSummary | None


class ReviewActions(QObject):
    """Opens the dialogs; each change made in them is a step to undo."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        tasks: Tasks,
        details: ArticleDetailsActions,
        versions: VersionActions,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._tasks = window, session, tasks
        self._details, self._versions = details, versions
        self._copies: dict[str, list[NearCopy]] = {}
        self._reading: Task | None = None

    def set_copies(self, copies: list[NearCopy]) -> None:
        """Which of the articles of the last import have much the same words as others."""
        self._copies = {}
        for copy in copies:
            self._copies.setdefault(copy.article.id, []).append(copy)

    def to_look_at(self, summary: ImportSummary) -> list[str]:
        """Ids of the articles in which something was guessed, or that may be versions or copies."""
        return [each.summary.article.id for each in self._doubtful(summary)]

    def show(self, summary: ImportSummary) -> None:
        """Show what came in."""
        self.dialog(summary).exec()

    def dialog(self, summary: ImportSummary) -> ImportReviewDialog:
        """The dialog of what came in with an import."""
        made = ImportReviewDialog(self._window)
        made.details_wanted.connect(self._details.show)
        made.encoding_wanted.connect(self._versions.read_again)
        made.version_wanted.connect(lambda mine, other: self._versions.adopt(other, mine))
        made.versions_wanted.connect(lambda article: self._versions.dialog(article).exec())
        made.preview_wanted.connect(
            lambda article, encoding: self._preview(made, article, encoding)
        )

        def refresh(*_: object) -> None:
            made.show_rows([self._row(each) for each in self._looked(summary)], len(summary.added))

        refresh()
        self._session.changed.connect(refresh)
        made.finished.connect(lambda: self._session.changed.disconnect(refresh))
        return made

    def show_left_out(self, summary: ImportSummary) -> None:
        """Show which files were left out, and why."""
        self.left_out_dialog(summary).exec()

    def left_out_dialog(self, summary: ImportSummary) -> LeftOutDialog:
        """The dialog of files that an import left out."""
        rows = [(each.path, each.sentence) for each in summary.skipped]
        library = self._session.space.library
        for path, article_id in summary.duplicates:
            ref = library.summary(article_id).article.ref if library.has(article_id) else "–"
            rows.append((path, self.tr("the same text as {}").format(ref)))
        why = self.tr(
            "no article by its name and beginning; import the file itself to have it tried"
        )
        rows += [(str(path), why) for path in summary.passed_over[:_MOST_ROWS]]
        if len(summary.passed_over) > _MOST_ROWS:
            rows.append((self.tr("… {} more").format(len(summary.passed_over) - _MOST_ROWS), why))
        return LeftOutDialog(rows, self._window)

    def _looked(self, summary: ImportSummary) -> list[_Looked]:
        """What there is to look at first, then the others, up to some hundreds."""
        doubtful = self._doubtful(summary)
        known = {each.summary.article.id for each in doubtful}
        others = [each for each in summary.added if each not in known]
        looked = (self._look(each, None) for each in others[: _MOST_ROWS - len(doubtful)])
        return [*doubtful, *(each for each in looked if each is not None)]

    def _doubtful(self, summary: ImportSummary) -> list[_Looked]:
        if not self._session.is_open or not summary.added:
            return []
        space, same = self._session.space, dict(summary.same_address)
        wanted = space.importing.guessed(summary.added) | same.keys() | self._copies.keys()
        found = (self._look(each, same.get(each)) for each in summary.added if each in wanted)
        return [each for each in found if each is not None and each.hints][:_MOST_ROWS]

    def _look(self, article_id: str, same_as: str | None) -> _Looked | None:
        """An article that is still to be seen, with what to look at in it."""
        library = self._session.space.library
        if not library.has(article_id):
            return None
        summary, text = library.summary(article_id), library.text(article_id)
        if summary.article.hidden:
            return None
        other = library.summary(same_as) if same_as and library.has(same_as) else None
        return _Looked(summary, text, tuple(self._hints(summary, text, other)), other)

    def _hints(
        self, summary: ArticleSummary, text: ArticleText, same_as: ArticleSummary | None
    ) -> list[str]:
        hints = []
        if same_as is not None:
            hints.append(self.tr("has the address of {}").format(same_as.article.ref))
        if not text.encoding_sure:
            hints.append(self.tr("character set guessed: {}").format(text.encoding))
        if summary.article.published_from == "inferred":
            hints.append(self.tr("date inferred"))
        told = same_as.article.id if same_as else ""
        shares = [
            self.tr("{} % in {}").format(round(copy.share * 100), copy.other.ref)
            for copy in self._copies.get(summary.article.id, ())
            if copy.other.id != told
        ]
        if shares:
            hints.append(self.tr("perhaps a copy: of its words are {}").format(", ".join(shares)))
        return hints

    def _row(self, looked: _Looked) -> ReviewRow:
        article, same = looked.summary.article, looked.same_as
        return ReviewRow(
            article_id=article.id,
            ref=article.ref,
            title=article.title,
            author=article.author or "",
            publisher=looked.summary.source.name if looked.summary.source else "",
            published=article.published or "",
            encoding=looked.text.encoding or "",
            hints=" · ".join(looked.hints),
            known=known_of(looked.summary, looked.text),
            beginning=looked.text.text[:_BEGINNING],
            same_as=same.article.id if same else "",
            same_ref=same.article.ref if same else "",
        )

    def _preview(self, dialog: ImportReviewDialog, article_id: str, encoding: str) -> None:
        """Show how an article would read in a character set; nothing is written."""
        if self._reading is not None:
            self._reading.cancel()
        data, stored = self._session.space.versions.original_of(article_id)
        request = Request(encoding=encoding)
        task = self._tasks.start(lambda _task: read_original(data, stored, request))
        self._reading = task

        def show(found: object) -> None:
            self._reading = None
            if isinstance(found, Prepared):
                dialog.show_preview(article_id, found.draft.text[:_BEGINNING])
            elif isinstance(found, WorkbenchError):
                dialog.show_preview(article_id, sentence(found))
            elif isinstance(found, Exception):
                raise found

        task.finished.connect(show)
        task.failed.connect(show)
