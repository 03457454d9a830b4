"""The reader: an article in which the selection is the object of every key."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.domain.span import Span
from workbench.domain.values import Annotation, Region
from workbench.gui.panes import words
from workbench.gui.panes.marked_text import MarkedText
from workbench.gui.panes.mouse_units import MouseUnits
from workbench.gui.panes.sentence_walk import SentenceWalk
from workbench.gui.panes.structure import lines_of
from workbench.gui.panes.text_finder import TextFinder


class Reader(MarkedText):
    """Selects by sentence, word and mark, with keys that others bind and with the mouse."""

    mouse_selected = Signal(object)  # Span: a selection was finished with the mouse

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleName(self.tr("Article text"))
        self.setAccessibleDescription(
            self.tr("J and K select sentences, a digit tags what is selected.")
        )
        self.article_id = ""
        self._walk = SentenceWalk()
        self._finder = TextFinder("")
        self._hit: Span | None = None
        self._units = MouseUnits(self._word_at, self._sentence_at)
        self.viewport().setMouseTracking(True)

    def show_article(
        self,
        article_id: str,
        text: str,
        sentences: Sequence[Span] | Callable[[], Sequence[Span]],
        language: str | None,
        direction: str | None = None,
        regions: Sequence[Region] = (),
    ) -> None:
        """Show an article from its beginning, without marks and regions until they are set.

        `sentences` in text order, or what reads them when they are needed; `language` is BCP 47;
        `direction` is ltr, rtl, or None for each paragraph's own; of `regions` the lines are known
        that are set as headings and the like.
        """
        self.article_id = article_id
        self._walk = SentenceWalk(sentences)
        self._finder = TextFinder(text)
        self._hit = None
        self.show_text(text, language, direction, lines_of(text, regions))

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Dim, and skip with sentence keys, the active regions outside the article proper."""
        super().set_regions(regions)
        self._walk.set_apart(self.apart)

    # Selecting

    def select(self, span: Span, *, scroll: bool = True, outline: bool = False) -> None:
        """Select a span; with `outline` a line is drawn round it until the selection changes."""
        self.set_selection(span, scroll=scroll)
        if outline:
            self.outline("flash", span)

    def clear_selection(self) -> None:
        """Select nothing; the caret goes where the selection began."""
        selection = self.selection()
        self.set_caret(selection.start if selection else self.caret())

    def next_sentence(self) -> Span | None:
        """Select the next sentence, from a caret the one at or after it; None at the end."""
        return self._selected(self._walk.next(self.selection(), self.caret()))

    def previous_sentence(self) -> Span | None:
        """Select the previous sentence; None at the beginning."""
        return self._selected(self._walk.previous(self.selection(), self.caret()))

    def extend_sentence(self) -> Span | None:
        """Let the selection reach to the next end of a sentence; None at the end."""
        return self._selected(self._walk.extended(self.selection(), self.caret()), at_end=True)

    def shrink_sentence(self) -> Span | None:
        """Take the last sentence out of the selection; None where it holds only one."""
        return self._selected(self._walk.shrunk(self.selection()), at_end=True)

    def move_selection_end(self, count: int) -> Span | None:
        """Move the end of the selection by words, back where negative; None where it cannot."""
        start, end = self._ends()
        step = words.next_word_end if count > 0 else words.previous_word_end
        for _ in range(abs(count)):
            end = _or(step(self.text, end), end)
        return self._selected(Span(start, end) if start < end else None, at_end=True)

    def move_selection_start(self, count: int) -> Span | None:
        """Move the start of the selection by words, back where negative; None where it cannot."""
        start, end = self._ends()
        step = words.next_word_start if count > 0 else words.previous_word_start
        for _ in range(abs(count)):
            start = _or(step(self.text, start), start)
        return self._selected(Span(start, end) if start < end else None)

    def next_mark(self) -> str | None:
        """Select the next mark in text order and tell its id; None behind the last."""
        return self._select_mark(1)

    def previous_mark(self) -> str | None:
        """Select the previous mark in text order and tell its id; None before the first."""
        return self._select_mark(-1)

    # Finding

    def find_text(self, wanted: str, *, backward: bool = False) -> Span | None:
        """Show the next place of `wanted` behind the last one, round the end; None without one.

        Blind to case, accents, width and quote style. The selection stays; every place has a thin
        outline, the one shown a thick one.
        """
        selection = self._hit or self.selection()
        start = selection.start if selection else self.caret()
        forward = start + 1 if self._hit and not backward else start
        self._hit = self._finder.next_place(wanted, forward, backward=backward)
        self.outline("hit", self._hit)
        self.show_found(self._finder.places(wanted))
        if self._hit is not None:
            self.reveal(self._hit)
        return self._hit

    def current_hit(self) -> Span | None:
        """The place that `find_text` showed last."""
        return self._hit

    def hits(self, wanted: str) -> int:
        """How many places `find_text` would go through."""
        return len(self._finder.places(wanted))

    def hit_number(self, wanted: str) -> int:
        """Which of those places, from 1, was shown last; 0 where none was."""
        places = self._finder.places(wanted)
        return places.index(self._hit) + 1 if self._hit in places else 0

    def clear_find(self) -> None:
        """Forget the hit and its outline."""
        self._hit = None
        self.outline("hit", None)
        self.show_found(())

    # How it is done

    def _selected(self, span: Span | None, *, at_end: bool = False) -> Span | None:
        """Select where there is something to select; `at_end`: the end is what must be seen."""
        if span is None or span == self.selection():
            return None
        self.set_selection(span, scroll=not at_end)
        if at_end:
            self.reveal(Span(max(span.start, span.end - 1), span.end))
        return span

    def _ends(self) -> tuple[int, int]:
        selection = self.selection()
        return (selection.start, selection.end) if selection else (self.caret(), self.caret())

    def _select_mark(self, step: int) -> str | None:
        mark = self._neighbour(step)
        if mark is None:
            return None
        self.set_current_mark(mark.id)
        self.select(mark.span)
        return mark.id

    def _neighbour(self, step: int) -> Annotation | None:
        selection, marks = self.selection(), self.index.marks
        now = self.current_mark() if selection else None
        order = self.index.order(now) if now else None
        if order is None:
            place = self.index.first_from(
                selection.end if selection and step > 0 else self._ends()[0]
            )
            place -= 1 if step < 0 else 0
        else:
            place = order + step
        return marks[place] if 0 <= place < len(marks) else None

    def _word_at(self, position: int) -> Span | None:
        return words.word_at(self.text, position)

    def _sentence_at(self, position: int) -> Span | None:
        return self._walk.at(position)

    def _position_near(self, point: QPointF) -> int:
        """The code point drawn at a point, or else the caret's place nearest to it."""
        position = self.position_at(point)
        if position is not None:
            return position
        return self.positions.to_points(self.cursorForPosition(point.toPoint()).position())

    def _hold(self, span: Span | None) -> None:
        if span is not None:
            self.set_selection(span, scroll=False)

    # Overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            position = self._position_near(event.position())
            self._hold(self._units.press(event, position))
            if self._units.active:
                return
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                # A drag that begins inside the selection selects anew, as overlapping marks need.
                self.set_caret(position)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hold(self._units.double_click(event, self._position_near(event.position())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            position = self.position_at(event.position())
            marks = self.marks_at(position) if position is not None else []
            self.tell_hover([mark.id for mark in marks] if self.highlights_visible() else [])
        elif self._units.active:
            self._hold(self._units.drag(self._position_near(event.position())))
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._units.release()
        selection = self.selection()
        if selection is not None:
            self.mouse_selected.emit(selection)
            return
        position = self.position_at(event.position())
        marks = self.marks_at(position) if position is not None else []
        if marks and self.highlights_visible():
            self.mark_clicked.emit(marks[0].id)


def _or(found: int | None, else_stay: int) -> int:
    return else_stay if found is None else found
