"""The cards and the inspector: what they list, and the edits made in them."""

from PySide6.QtCore import QObject

from workbench.domain.changes import Changes
from workbench.domain.views import AnnotationView, CardFilter
from workbench.gui.actions.current import Current
from workbench.gui.models.card_list import Groups
from workbench.gui.models.roles import Heading
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.session import Session

SORTS = ("position", "time")


class CardActions(QObject):
    """Keeps the annotation pane true to the case and carries its edits there."""

    def __init__(self, session: Session, current: Current, pane: AnnotationPane) -> None:
        super().__init__(pane)
        self._session, self._current, self._pane = session, current, pane
        self._all = False
        self._sort = "position"
        self._include: tuple[str, ...] = ()
        self._exclude: tuple[str, ...] = ()
        pane.scope_changed.connect(self._set_scope)
        pane.sort_changed.connect(self._sort_by)
        pane.filter_changed.connect(self._set_filter)
        pane.card_activated.connect(self.go_to)
        pane.cards_selected.connect(self._on_selected)
        pane.tag_toggled.connect(self._toggle)
        pane.note_edited.connect(self._edit_note)
        pane.delete_requested.connect(self.delete)
        current.article_changed.connect(self._on_article)
        current.mark_changed.connect(self._show_current)
        session.case_opened.connect(self._on_case)
        session.changed.connect(self._on_changed)

    @property
    def wanted(self) -> CardFilter:
        """Which cards are listed."""
        return CardFilter(
            article_id=None if self._all else self._current.article_id,
            include=self._include,
            exclude=self._exclude,
            sort=self._sort,
        )

    def selected(self) -> list[str]:
        """Ids of the selected cards."""
        return self._pane.selected_ids()

    @property
    def scope(self) -> str:
        """Whose cards are listed: article or all."""
        return "all" if self._all else "article"

    @property
    def sort(self) -> str:
        """Their order: position or time."""
        return self._sort

    def show_list(self, scope: str, sort: str) -> None:
        """List other cards, or in another order; words that mean nothing count as the usual."""
        self._all = scope == "all"
        self._sort = sort if sort in SORTS else "position"
        self._pane.set_scope("all" if self._all else "article")
        self._pane.set_sort(self._sort)
        self.reload()

    def go_to(self, annotation_id: str) -> None:
        """Turn to an annotation, in its article."""
        view = self._session.space.library.find(annotation_id)
        if view is None:
            return
        with self._current.jumping():
            self._current.set_article(view.article.id)
            self._current.set_mark(annotation_id)

    def show_tag(self, tag_id: str) -> None:
        """List every annotation of the case with one tag."""
        self._all, self._include, self._exclude = True, (tag_id,), ()
        self._pane.set_scope("all")
        self._pane.set_filter([tag_id], [])
        self.reload()

    def delete(self, ids: list[str]) -> None:
        """Delete annotations, as one step."""
        if ids:
            self._session.perform(lambda space: space.marking.delete(ids)[0], size=len(ids))

    def reload(self, changed: str | None = None) -> None:
        """List anew what the filter lets through; `changed` is the mark that came or went."""
        self._session.afterwards.drop(self.reload)
        if not self._session.is_open or (not self._all and self._current.article_id is None):
            self._pane.set_cards(0, _no_cards, _nowhere)
            self._pane.set_counts(())
            return
        space, wanted = self._session.space, self.wanted
        self._pane.set_tags(space.tagging.tags())
        self._session.afterwards.do(self._count)
        cards = space.library.cards(wanted)
        groups = Groups(
            cards.groups, lambda number: Heading(cards.group(number), cards.groups[number])
        )
        self._pane.set_cards(cards.count, cards.page, cards.place, groups, changed)
        self._show(self._current.mark_id)

    def _count(self) -> None:
        if self._session.is_open and (self._all or self._current.article_id is not None):
            counts = self._session.space.library.tag_counts(self.wanted.article_id)
            self._pane.set_counts(counts)

    def _on_case(self, opened: bool) -> None:
        self._all, self._sort, self._include, self._exclude = False, "position", (), ()
        self._pane.set_scope("article")
        self._pane.set_filter([], [])
        self._pane.set_sort("position")
        if not opened:
            self._pane.set_results(None)
        self.reload()

    def _on_article(self, _article_id: object) -> None:
        if not self._all:
            self._pane.flush_note()
            self._session.afterwards.do(self.reload)

    def _on_changed(self, changes: Changes) -> None:
        here = self._current.article_id
        touched = self._all or here in changes.marked_articles
        if changes.everything or changes.tags or changes.articles or touched:
            one = len(changes.annotations) == 1 and not changes.everything
            self.reload(next(iter(changes.annotations)) if one else None)
        else:
            self._show(self._current.mark_id)

    def _show_current(self, mark_id: object) -> None:
        # The cards of a change that is being announced, or of another article, are yet to come.
        if not (self._session.is_announcing or self._session.afterwards.waits(self.reload)):
            self._show(mark_id)

    def _show(self, mark_id: object) -> None:
        view = self._session.space.library.find(mark_id) if isinstance(mark_id, str) else None
        if view is None:  # none, or gone: nobody looks for it in vain again
            self._current.set_mark(None)
            self._pane.set_current(None)
        else:
            self._pane.set_current(view.annotation.id, view)

    def _on_selected(self, ids: list[str]) -> None:
        if len(ids) == 1:
            self.go_to(ids[0])

    def _set_scope(self, scope: str) -> None:
        self._all = scope == "all"
        self.reload()

    def _sort_by(self, key: str) -> None:
        self._sort = key
        self.reload()

    def _set_filter(self, include: list[str], exclude: list[str]) -> None:
        self._include, self._exclude = tuple(include), tuple(exclude)
        self.reload()

    def _toggle(self, ids: list[str], tag_id: str) -> None:
        self._session.perform(
            lambda space: space.marking.toggle_on_annotations(ids, tag_id), size=len(ids)
        )

    def _edit_note(self, annotation_id: str, text: str, before: str) -> None:
        if self._session.is_open:
            self._session.act(
                lambda space: space.marking.set_note(annotation_id, text, expected=before)[0]
            )


def _no_cards(_offset: int, _limit: int) -> list[AnnotationView]:
    return []


def _nowhere(_annotation_id: str) -> int | None:
    return None
