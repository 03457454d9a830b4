"""An article with its marks: painted behind the letters and in the gutter, found by place."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.domain.span import Span
from workbench.domain.tokens import SKIPPED_REGION_KINDS
from workbench.domain.values import Annotation, Region, Tag
from workbench.gui.panes.current_mark import CurrentMark
from workbench.gui.panes.gutter import Gutter, gutter_sizes
from workbench.gui.panes.mark_index import MarkIndex
from workbench.gui.panes.mark_looks import MarkLooks
from workbench.gui.panes.mark_painter import MarkPainter
from workbench.gui.panes.overlays import Overlays
from workbench.gui.panes.rows import Row
from workbench.gui.panes.structure import SetLine, lines_of
from workbench.gui.panes.text_view import TextView
from workbench.gui.panes.underlines import Underlines

_FEW = 100  # marks: beyond this every line is measured again


class MarkedText(TextView):
    """Paints marks, regions and outlines, and tells which marks are at a place."""

    mark_clicked = Signal(str)  # annotation id
    hover_changed = Signal(object)  # list of annotation ids, innermost first
    marks_changed = Signal()  # other marks, or other colours of them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, left_room=gutter_sizes().width)
        self.index = MarkIndex()
        self.apart: list[Span] = []
        self._tags: Mapping[str, Tag] = {}
        self._marks_shown = True
        self._current = CurrentMark(self.index)
        self._outlined: dict[str, Span] = {}
        self._found: Sequence[Span] = ()
        self._hovered: list[str] = []
        self._gutter = Gutter(self)
        self._gutter.mark_clicked.connect(self.mark_clicked)
        self._gutter.marks_hovered.connect(self.tell_hover)
        self.column_moved.connect(self._place_gutter)
        self.look_changed.connect(self._look_anew)
        self.selection_changed.connect(self._selection_moved)
        self.visible_range_changed.connect(self._gutter.update)
        self._look_anew()

    def show_text(
        self,
        text: str,
        language: str | None,
        direction: str | None = None,
        lines: Sequence[SetLine] = (),
    ) -> None:
        """Show another text from its beginning, without marks and regions until they are set."""
        self.index, self.apart = MarkIndex(), []
        self._current = CurrentMark(self.index)
        self._outlined.clear()
        self._found = ()
        self.tell_hover([])
        super().show_text(text, language, direction, lines)

    def set_marks(self, annotations: Sequence[Annotation], tags: Mapping[str, Tag]) -> None:
        """Show these annotations of the article (orphans are left out) with the case's tags."""
        before, painter, same_tags = self.index, self._painter, self._tags == tags
        # A line's length, so that marks that begin in one line do not hide each other's glyphs.
        self.index = MarkIndex(annotations, room=self.setting.characters)
        self._tags = dict(tags)
        self._current = CurrentMark(self.index, self._current.pinned)
        self._outline_mark()
        changed = self.index.differing(before) + before.differing(self.index)
        if same_tags and len(changed) <= _FEW:
            self._make_painters()
            self._painter.take_over(painter, changed)
            self._update_rows([mark.span for mark in changed])
        else:
            self._look_anew()

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Dim the active regions that are not part of the article proper, set others as they are.

        Regions that the text was shown with move no line.
        """
        regions = tuple(regions)
        lines = lines_of(self.text, regions)
        if lines != self.lines:
            self.lines = lines
            self.set_anew()
        self.apart = sorted(
            region.span
            for region in regions
            if region.kind in SKIPPED_REGION_KINDS and region.state == "active"
        )
        self.viewport().update()

    def set_highlights_visible(self, visible: bool) -> None:
        """Show or hide all marks; they stay where they are."""
        self._marks_shown = visible
        self._look_anew()

    def highlights_visible(self) -> bool:
        """True while marks are shown."""
        return self._marks_shown

    def marks_at(self, position: int) -> list[Annotation]:
        """The marks over the code point at `position`, innermost first."""
        return self.index.covering(position)

    def current_mark(self) -> str | None:
        """The id of the mark that keys mean: of the selection's span, else at the caret."""
        mark = self._current.at(self.selection(), self.caret())
        return mark.id if mark else None

    def set_current_mark(self, mark_id: str | None) -> None:
        """Prefer this mark among those at its place, and draw a line round it."""
        self._current.pinned = mark_id
        self._outline_mark()

    def cycle_overlap(self) -> str | None:
        """Make the next of the overlapping marks here the current one; where text is selected,
        select it.
        """
        selection = self.selection()
        mark = self._current.following(selection, self.caret())
        if mark is None:
            return None
        if selection is not None:
            self.set_selection(mark.span)
        self._outline_mark()
        return mark.id

    def outline(self, what: str, span: Span | None) -> None:
        """Draw a line round a span; `what` names its reason, each has one span at a time.

        The reason `flash` ends with the selection.
        """
        before = self._outlined.pop(what, None)
        if span is not None:
            self._outlined[what] = span
        if span != before:
            self._update_rows([each for each in (before, span) if each is not None])

    def show_found(self, spans: Sequence[Span]) -> None:
        """Draw a thin line round each of these spans, in text order and not overlapping."""
        self._found = spans
        self.viewport().update()

    def describe(self, ids: Sequence[str]) -> list[str]:
        """The glyphs and names of the tags of each of these marks."""
        marks = [mark for mark in map(self.index.get, ids) if mark is not None]
        return [
            ", ".join(f"{look.glyph} {look.name}" for look in self.looks.of(mark)) for mark in marks
        ]

    def tell_hover(self, ids: list[str]) -> None:
        """Tell which marks the mouse is over, if they are others than before."""
        if ids != self._hovered:
            self._hovered = ids
            self.hover_changed.emit(ids)

    # How it is painted

    def _look_anew(self) -> None:
        self.looks = MarkLooks(self._tags, self.theme)
        self._make_painters()
        self.viewport().update()

    def _make_painters(self) -> None:
        self._painter = MarkPainter(
            self.index if self._marks_shown else MarkIndex(),
            self.looks,
            self.text,
            self.positions,
            self.setting,
            Underlines(self.devicePixelRatioF()),
        )
        self._overlays = Overlays(self.text, self.positions, self.setting, self.theme)
        self._gutter.show_marks(self.index, self.looks if self._marks_shown else None)
        self.marks_changed.emit()

    def _update_rows(self, spans: Sequence[Span]) -> None:
        """Paint anew the rows in view that these spans touch, and a little round them."""
        pitch, width = self.setting.pitch, self.viewport().width()
        for row in self.rows():
            if any(span.start <= row.end and span.end >= row.start for span in spans):
                top = round(row.baseline - self.setting.ascent) - pitch // 2
                self.viewport().update(0, top, width, 2 * pitch)

    def _place_gutter(self) -> None:
        """Beside the beginnings of the lines: at the right where they are read from there."""
        place, width = self.viewport().x(), self._gutter.sizes.width
        place += self._column() if self.is_mirrored else -width
        self._gutter.setGeometry(place, 0, width, self.viewport().height())

    def _outline_mark(self) -> None:
        mark = self.index.get(self._current.pinned)
        self.outline("mark", mark.span if mark else None)

    def _selection_moved(self) -> None:
        self.outline("flash", None)
        if self._current.pinned and self.current_mark() != self._current.pinned:
            self.set_current_mark(None)

    # Overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        rows = self.rows_between(event.rect().top(), event.rect().bottom())
        painter = QPainter(self.viewport())
        self._painter.paint(painter, rows)
        selection = self.selection()
        if selection is not None:
            selected = self._overlays.paint_selection(painter, rows, selection)
            self._painter.paint_tints(painter, rows, selected)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        self._paint_veil(painter, rows)
        self._overlays.paint_found(painter, rows, self._found)
        for span in self._outlined.values():
            self._overlays.paint_outline(painter, rows, span)
        painter.end()

    def _paint_veil(self, painter: QPainter, rows: Sequence[Row]) -> None:
        if not rows or not self.apart:
            return
        start, end = rows[0].start, rows[-1].end
        shown = [each for each in self.apart if each.start < end and each.end > start]
        marks = self.index.overlapping(start, end) if shown and self._marks_shown else ()
        filled = [mark.span for mark in marks]
        if (selection := self.selection()) is not None:
            filled.append(selection)
        self._overlays.paint_veil(painter, rows, shown, filled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_gutter()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.tell_hover([])
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            # Names are the analyst's own: never HTML.
            text = "<br>".join(map(escape, self.describe(self._hovered)))
            QToolTip.showText(event.globalPos(), f"<p>{text}</p>" if text else "", self)
            return True
        return super().viewportEvent(event)
