"""The reader: what it shows, and going from place to place in it."""

from dataclasses import replace
from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.changes import Changes
from workbench.domain.edit import Place
from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.domain.views import AnnotationView, ArticleSummary
from workbench.gui.actions.current import Current
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.places import ReadingPlace
from workbench.gui.session import Session

_MANY = 500  # marks: beyond this those out of view are read later
_FEW = 50  # marks: beyond this all are asked for together
_PLACE = attrgetter("start", "end", "created", "id")


class ReadingActions(QObject):
    """Keeps the reader true to the case; remembers where each article was left.

    `status_changed(text)` is the place in words, for the status bar.
    """

    status_changed = Signal(str)

    def __init__(self, session: Session, current: Current, pane: ReaderPane) -> None:
        super().__init__(pane)
        self._session, self._current, self._pane = session, current, pane
        self._left_at: dict[str, ReadingPlace] = {}
        self._shown: str | None = None
        self._marks: dict[str, Annotation] = {}
        self._set_as: tuple[str | None, ...] = ()
        self._following = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._complete)
        self._are_some = False  # only some of the article's marks are shown as yet
        current.article_changed.connect(self._show_article)
        current.mark_changed.connect(self._show_mark)
        session.case_opened.connect(self._on_case)
        session.changed.connect(self._on_changed)
        reader = pane.reader
        reader.selection_changed.connect(self._on_selection)
        reader.mark_clicked.connect(current.set_mark)

    def go_to(self, article_id: str, span: Span) -> None:
        """Turn to a place and select it, with a brief outline."""
        with self._current.jumping():
            self._current.set_article(article_id)
            if self._shown == article_id and span.end <= len(self._pane.reader.text):
                self._complete()
                self._pane.reader.select(span, outline=True)
                self._pane.reader.setFocus()

    def go_to_place(self, place: Place | None) -> None:
        """Turn to where something was changed, if it is still to be seen."""
        if place is None or not self._session.space.library.has(place.article_id):
            return
        if place.start is None or place.end is None:
            self._current.set_article(place.article_id)
            return
        span = Span(place.start, place.end)
        if self._shown == place.article_id and self._pane.reader.selection() == span:
            return
        with self._current.jumping():
            self._current.set_article(place.article_id)
            self._complete()
            if span.end <= len(self._pane.reader.text):
                self._pane.reader.select(span)

    def place(self) -> ReadingPlace | None:
        """Where the reader is now."""
        if self._shown is None:
            return None
        reader = self._pane.reader
        scroll, selection = reader.scroll_position(), reader.selection()
        return ReadingPlace(self._shown, scroll, selection, reader.caret())

    def return_to(self, place: ReadingPlace) -> bool:
        """Show a place as it was left; False where its article is gone."""
        if not self._session.space.library.has(place.article_id):
            return False
        self._left_at[place.article_id] = place
        if self._shown == place.article_id:
            self._return_to(place.article_id)
        else:
            self._current.set_article(place.article_id)
        return True

    def cycle_overlap(self) -> None:
        """Turn to the next of the marks that overlap here."""
        mark_id = self._pane.reader.cycle_overlap()
        if mark_id is not None:
            self._following = True
            self._current.set_mark(mark_id)
            self._following = False

    def _on_case(self, opened: bool) -> None:
        self._left_at.clear()
        if not opened:
            self._show_article(None)

    def _show_article(self, article_id: object) -> None:
        self._remember()
        self._are_some = False
        if not isinstance(article_id, str) or not self._session.is_open:
            self._shown = None
            self._pane.show_nothing("")
            self._tell()
            return
        library = self._session.space.library
        self._shown = article_id
        text = library.text(article_id).text
        summary = library.summary(article_id)
        self._set_as = _setting(summary)
        regions = library.regions(article_id)
        self._pane.show_article(summary, text, lambda: library.sentences(article_id), regions)
        returned = self._return_to(article_id)
        self._show_first_marks(summary.annotations)
        if returned:
            self._follow()
        self._tell()

    def _show_anew(self, article_id: str, *, other_text: bool) -> None:
        """Show what is shown, set otherwise; a selection follows its words where they are one."""
        reader = self._pane.reader
        selected = reader.selection()
        words = selected.cut(reader.text) if selected and other_text else ""
        if selected and other_text:
            reader.set_caret(selected.start)
        self._show_article(article_id)
        if words and reader.text.count(words) == 1:
            start = reader.text.index(words)
            reader.select(Span(start, start + len(words)), scroll=False)

    def _show_first_marks(self, count: int) -> None:
        """Where an article has many marks, those in view come first, the others when that is
        painted: reading 2,000 of them takes as long as setting 1 MB of text.
        """
        start, end = self._pane.reader.visible_range()
        if count <= _MANY or self._shown is None or end <= start:
            self._show_marks()
            return
        library = self._session.space.library
        self._set_marks({mark.id: mark for mark in library.marks(self._shown, Span(start, end))})
        self._are_some = True
        self._rest.start()

    def _complete(self) -> None:
        """Show the marks that were left for later, if any were."""
        if self._are_some:
            self._show_marks()
            if self._pane.reader.selection() is not None:
                self._follow()
            self._tell()

    def _remember(self) -> None:
        place = self.place()
        if place is not None:
            self._left_at[place.article_id] = place

    def _return_to(self, article_id: str) -> bool:
        left = self._left_at.get(article_id)
        if left is None:
            return False
        reader = self._pane.reader
        if left.selection is not None and left.selection.end <= len(reader.text):
            reader.select(left.selection, scroll=False)
        else:
            reader.set_caret(left.caret)
        reader.restore_scroll(*left.scroll)
        return True

    def _show_marks(self, changed: frozenset[str] = frozenset()) -> None:
        """Show the article's marks; where few changed, the case is asked only for these."""
        if self._shown is None:
            return
        library = self._session.space.library
        if self._are_some:
            changed, self._are_some = frozenset(), False
        if not 0 < len(changed) <= _FEW:
            self._marks = {mark.id: mark for mark in library.marks(self._shown)}
        for mark_id in changed if len(changed) <= _FEW else ():
            view = library.find(mark_id)
            if view is not None and view.article.id == self._shown and _is_in_text(view):
                self._marks[mark_id] = view.annotation
            else:
                self._marks.pop(mark_id, None)
        self._set_marks(self._marks)

    def _set_marks(self, marks: dict[str, Annotation]) -> None:
        self._marks = marks
        tags = {tag.id: tag for tag in self._session.space.tagging.tags()}
        self._pane.set_marks(sorted(marks.values(), key=_PLACE), tags)

    def _on_changed(self, changes: Changes) -> None:
        here = self._shown
        if here is None or not self._session.space.library.has(here):
            return
        if changes.everything or changes.tags:
            self._show_marks()
        elif changes.annotations and here in changes.marked_articles:
            self._show_marks(changes.annotations)
        if changes.everything or changes.regions:
            self._pane.set_regions(self._session.space.library.regions(here))
        if changes.everything or here in changes.articles or changes.sources:
            summary = self._session.space.library.summary(here)
            self._pane.show_summary(summary)
            if _setting(summary) != self._set_as:
                self._show_anew(here, other_text=summary.sha256 != self._set_as[-1])
        for article_id in changes.articles & self._left_at.keys() - {here}:
            # Its text may be another by now, in which these words stand elsewhere.
            left = self._left_at[article_id]
            self._left_at[article_id] = replace(left, selection=None)
        self._follow()
        self._tell()

    def _on_selection(self, _span: object) -> None:
        self._follow()
        self._tell()

    def _follow(self) -> None:
        """The current mark is the one selected, or the innermost at the caret."""
        if self._current.is_held:
            return
        self._following = True
        self._current.set_mark(self._pane.reader.current_mark())
        self._following = False

    def _show_mark(self, mark_id: object) -> None:
        if isinstance(mark_id, str) and not self._following:
            self._complete()
        self._pane.reader.set_current_mark(mark_id if isinstance(mark_id, str) else None)
        if self._following or not isinstance(mark_id, str):
            return
        view = self._session.space.library.find(mark_id)
        if view is not None and view.article.id == self._shown:
            span = view.annotation.span
            if view.annotation.state == "anchored" and self._pane.reader.selection() != span:
                self._following = True
                self._pane.reader.select(span)
                self._following = False

    def _tell(self) -> None:
        if self._shown is None:
            self.status_changed.emit("")
            return
        library = self._session.space.library
        reader = self._pane.reader
        selection = reader.selection()
        at = selection.start if selection else reader.caret()
        here, count = library.paragraph_of(self._shown, at)
        marks = len(reader.index.marks)
        said = self.tr("1 mark") if marks == 1 else self.tr("{:,} marks").format(marks)
        self.status_changed.emit(f"¶{here}/{count} · {said}")


def _setting(summary: ArticleSummary) -> tuple[str | None, ...]:
    """What decides how an article's text is set, and where its sentences are."""
    article = summary.article
    return (article.language, article.direction, summary.sha256)


def _is_in_text(view: AnnotationView) -> bool:
    """True for a mark that stands in the text its article has now."""
    return view.annotation.state == "anchored" and view.annotation.version == view.article.version
