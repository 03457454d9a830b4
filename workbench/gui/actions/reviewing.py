"""Looking over what an import brought: what was guessed, and what was left out and why."""

import json
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.domain.values import Article, ArticleText
from workbench.domain.views import ArticleSummary
from workbench.gui.actions.article_details import ArticleDetailsActions
from workbench.gui.actions.versions import VersionActions
from workbench.gui.dialogs.import_review import ImportReviewDialog, ReviewRow
from workbench.gui.dialogs.left_out import LeftOutDialog
from workbench.gui.session import Session
from workbench.services.importing import ImportSummary

# Beyond this many a person looks at articles one by one, not at a table of them.
_MOST_ROWS = 500
# Comparing an article with all others takes some milliseconds.
_MOST_COMPARED = 20


@dataclass(frozen=True, slots=True)
class _Doubt:
    summary: ArticleSummary
    text: ArticleText
    hints: tuple[str, ...]
    same_as: str | None


class ReviewActions(QObject):
    """Opens the dialogs; each change made in them is a step to undo."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        details: ArticleDetailsActions,
        versions: VersionActions,
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._details, self._versions = details, versions

    def to_look_at(self, summary: ImportSummary) -> list[str]:
        """Ids of the articles in which something was guessed, or that may be versions of others."""
        return [each.summary.article.id for each in self._doubts(summary)]

    def show(self, summary: ImportSummary) -> None:
        """Show what was guessed."""
        self.dialog(summary).exec()

    def dialog(self, summary: ImportSummary) -> ImportReviewDialog:
        """The dialog of what was guessed in an import."""
        made = ImportReviewDialog(self._window)
        made.details_wanted.connect(self._details.show)
        made.encoding_wanted.connect(self._versions.read_again)
        made.version_wanted.connect(lambda mine, other: self._versions.adopt(other, mine))

        def refresh(*_: object) -> None:
            made.show_rows([self._row(doubt) for doubt in self._doubts(summary)])

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
        return LeftOutDialog(rows, self._window)

    def _doubts(self, summary: ImportSummary) -> list[_Doubt]:
        if not self._session.is_open:
            return []
        space, others = self._session.space, dict(summary.same_address)
        found: list[_Doubt] = []
        guessed = space.importing.guessed(summary.added)
        few = len(summary.added) <= _MOST_COMPARED
        for article_id in summary.added:
            doubtful = few or article_id in guessed or article_id in others
            if not doubtful or len(found) == _MOST_ROWS or not space.library.has(article_id):
                continue
            article = space.library.summary(article_id)
            text = space.library.text(article_id)
            same_as = None if article.article.hidden else others.get(article_id)
            hints = self._hints(article, text, same_as)
            if few and same_as is None:
                hints += self._alike(article.article)
            if hints:
                found.append(_Doubt(article, text, hints, same_as))
        return found

    def _hints(
        self, summary: ArticleSummary, text: ArticleText, same_as: str | None
    ) -> tuple[str, ...]:
        hints = []
        if same_as is not None and self._session.space.library.has(same_as):
            ref = self._session.space.library.summary(same_as).article.ref
            hints.append(self.tr("has the address of {}").format(ref))
        if not text.encoding_sure:
            hints.append(self.tr("character set guessed: {}").format(text.encoding))
        if summary.article.published_from == "inferred":
            place = json.loads(text.found_in).get("published", "")
            hints.append(
                self.tr("date inferred from {}").format(place)
                if place
                else self.tr("date inferred")
            )
        return tuple(hints)

    def _alike(self, article: Article) -> tuple[str, ...]:
        """That other articles have much the same words: perhaps one copied the other."""
        if article.hidden:
            return ()
        return tuple(
            self.tr("{} % of its words are in {}").format(round(share * 100), other.ref)
            for other, share in self._session.space.versions.alike(article.id)
        )

    def _row(self, doubt: _Doubt) -> ReviewRow:
        article = doubt.summary.article
        same = doubt.same_as
        ref = self._session.space.library.summary(same).article.ref if same else ""
        return ReviewRow(
            article_id=article.id,
            ref=article.ref,
            title=article.title,
            publisher=doubt.summary.source.name if doubt.summary.source else "",
            published=article.published or "",
            encoding=doubt.text.encoding or "",
            hints=" · ".join(doubt.hints),
            same_as=same or "",
            same_ref=ref,
        )
