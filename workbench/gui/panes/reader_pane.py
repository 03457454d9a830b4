"""The middle of the window: the head of an article, its text, the map, and the tag bar."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from workbench.domain.span import Span
from workbench.domain.values import Annotation, Region, Tag
from workbench.domain.views import ArticleSummary
from workbench.gui.panes.article_header import ArticleHeader
from workbench.gui.panes.find_bar import FindBar
from workbench.gui.panes.first_steps import FirstSteps
from workbench.gui.panes.focus_ring import FocusRing
from workbench.gui.panes.margin_map import MarginMap
from workbench.gui.panes.reader import Reader
from workbench.gui.panes.tag_bar import TagBar
from workbench.gui.theme import Theme, palette_of

_LOW = 12  # lines of the title's: in a pane that is lower, it takes one line


class ReaderPane(QWidget):
    """Puts the reader together with what belongs to it; `reader` is the way to the rest."""

    tag_chosen = Signal(str)  # tag id, from the bar
    action_chosen = Signal(str)  # pick_tag, note or link, from the bar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerPane")
        self.reader = Reader()
        self.header = ArticleHeader()
        self.map = MarginMap()
        self._ring = FocusRing(self.reader, self.map)
        self._empty = self._empty_label()
        self._line = QFrame()
        self.first_steps, self.find_bar = FirstSteps(), FindBar()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._page())
        self.bar = TagBar(self)
        self._bar_span: Span | None = None
        self._is_tagging = True
        self.show_nothing("")
        self._connect()

    def show_article(
        self,
        summary: ArticleSummary,
        text: str,
        sentences: Sequence[Span] | Callable[[], Sequence[Span]],
        regions: Sequence[Region] = (),
    ) -> None:
        """Show an article from its beginning with its regions; marks are set afterwards."""
        article = summary.article
        self.header.show_article(summary)
        self._pages.setCurrentIndex(1)
        self.reader.show_article(
            article.id, text, sentences, article.language, article.direction, regions
        )
        self.reader.set_regions(regions)

    def show_summary(self, summary: ArticleSummary) -> None:
        """Show changed details of the article that is open."""
        self.header.show_article(summary)

    def show_nothing(self, sentence: str) -> None:
        """Show no article, but a sentence that names the next key; without one, a usual one."""
        self.reader.show_article("", "", (), None)
        self._empty.setText(
            sentence
            or self.tr("No article is open. Press Ctrl+I to import articles, or Ctrl+O for a case.")
        )
        self._pages.setCurrentIndex(0)

    def set_marks(self, annotations: Sequence[Annotation], tags: Mapping[str, Tag]) -> None:
        """Show these annotations of the article with the case's tags, by id."""
        self.bar.set_tags(tuple(tags.values()))
        self.reader.set_marks(annotations, tags)

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Dim and skip what is set apart."""
        self.reader.set_regions(regions)

    def set_header_menu(self, menu: QMenu) -> None:
        """Open this menu from the button `⋯`."""
        self.header.set_menu(menu)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        palette = palette_of(theme)
        self._empty.setPalette(palette)
        self._line.setPalette(palette)
        for part in (self.reader, self.header, self.map, self.bar, self._ring):
            part.set_theme(theme)

    def set_tagging(self, on: bool) -> None:
        """Offer tags under a mouse selection, or not where the case can only be read."""
        self._is_tagging = on
        if not on:
            self.hide_bar()

    def hide_bar(self) -> bool:
        """Put the tag bar away; True where it was there."""
        was = self.bar.isVisible()
        self._bar_span = None
        self.bar.hide()
        return was

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        """A long title gives way to the text."""
        self.header.set_title_lines(1 if self.height() < _LOW * self.header.title_line() else 2)

    def _connect(self) -> None:
        reader = self.reader
        reader.marks_changed.connect(self._show_marks_on_map)
        reader.visible_range_changed.connect(self.map.show_visible_range)
        reader.visible_range_changed.connect(self._place_bar)
        reader.text_size_changed.connect(self.header.set_text_size)
        reader.text_size_changed.connect(self._fit_title)
        reader.column_moved.connect(self._place_header)
        self._place_header()
        reader.mouse_selected.connect(self._offer_tags)
        reader.selection_changed.connect(self._follow_selection)
        self.map.jumped.connect(self._jump)
        self.bar.tag_chosen.connect(self.tag_chosen)
        self.bar.action_chosen.connect(self.action_chosen)

    def _show_marks_on_map(self) -> None:
        looks = self.reader.looks if self.reader.highlights_visible() else None
        self.map.show_marks(self.reader.index, looks, len(self.reader.text))

    def _place_header(self) -> None:
        reader = self.reader
        right = reader.column_right() if reader.is_mirrored else None
        self.header.set_column(reader.column_left(), right)

    def _jump(self, position: int) -> None:
        self.reader.scroll_to(position)

    def _offer_tags(self, span: Span) -> None:
        if not self._is_tagging:
            return
        self._bar_span = span
        self._place_bar()

    def _follow_selection(self, span: Span | None) -> None:
        if self._bar_span is not None and span != self._bar_span:
            self.hide_bar()

    def _place_bar(self) -> None:
        """Keep the bar under its selection; it waits while the selection is out of view."""
        if self._bar_span is None:
            return
        viewport = self.reader.viewport()
        corner = viewport.mapTo(self, QPoint(0, 0))
        first = self.reader.rect_at(self._bar_span.start)
        last = self.reader.rect_at(self._bar_span.end)
        place = QRect(QPoint(last.left(), first.top()), last.bottomRight())
        within = QRect(corner, viewport.size())
        if last.bottom() < 0 or last.top() > viewport.height():
            self.bar.hide()
        else:
            self.bar.show_under(place.translated(corner), within)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line.setFrameShape(QFrame.Shape.HLine)
        self._line.setForegroundRole(QPalette.ColorRole.Mid)
        column.addWidget(self.first_steps)
        column.addWidget(self.header)
        column.addWidget(self._line)
        column.addWidget(self._ring, 1)
        column.addWidget(self.find_bar)
        return page

    def _empty_label(self) -> QLabel:
        label = QLabel()
        label.setObjectName("readerEmpty")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setMargin(32)
        label.setAutoFillBackground(True)
        label.setBackgroundRole(QPalette.ColorRole.Base)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label
