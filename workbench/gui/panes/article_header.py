"""The head of an article: where it comes from, its title, and a menu that others fill."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.views import ArticleSummary
from workbench.gui.panes.title_label import TitleLabel
from workbench.gui.theme import Theme, chrome_font, palette_of, reading_font

_Label = TypeVar("_Label", bound=QLabel)

_ISOLATE, _END = "\u2068", "\u2069"
_TITLE_SHARE, _LARGEST_TITLE = 1.2, 20  # of the text's size; in points
_BUTTON, _MARGIN = 28, 8  # px


class ArticleHeader(QWidget):
    """`A1 · Publisher · author · date`, the title below it, and the button `⋯`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleHeader")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._origin = _prepared(QLabel(self), "articleOrigin", QPalette.ColorRole.PlaceholderText)
        self._origin.setFont(chrome_font())
        self._title = _prepared(TitleLabel(self), "articleTitle", QPalette.ColorRole.Text)
        self._more = QToolButton(self)
        self._more.setObjectName("articleMenu")
        self._more.setText("⋯")
        self._more.setToolTip(self.tr("Article details and more"))
        self._more.setAccessibleName(self.tr("Article menu"))
        self._more.setAutoRaise(True)
        self._more.setMinimumSize(_BUTTON, _BUTTON)
        self._more.clicked.connect(self._open_menu)
        self._menu: QMenu | None = None
        self._column = QVBoxLayout(self)
        self._place: tuple[int, int | None] = (24, None)
        self._column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self._origin, 1)
        row.addWidget(self._more)
        self._column.addLayout(row)
        self._column.addWidget(self._title)
        self.set_text_size(13)

    def show_article(self, summary: ArticleSummary) -> None:
        """Show an article's origin and title; fields that nobody knows are left out."""
        article = summary.article
        publisher = summary.source.name if summary.source else None
        fields = (article.ref, publisher, article.author, article.published)
        # A date beside an Arabic name is drawn reversed unless each field stands by itself.
        shown = [f"{_ISOLATE}{field}{_END}" for field in fields if field]
        self._origin.setText(" · ".join(shown))
        self._title.setText(article.title)
        self._title.setToolTip(article.title)
        self._title.setAccessibleName(self.tr("Title: {title}").format(title=article.title))

    def set_menu(self, menu: QMenu) -> None:
        """Open this menu from the button `⋯`."""
        self._menu = menu

    def set_title_lines(self, most: int) -> None:
        """Let the title take at most so many lines; all of it is in the tool tip."""
        self._title.set_most(most)

    def title_line(self) -> int:
        """The height of a line of the title, px."""
        return self._title.fontMetrics().lineSpacing()

    def set_column(self, left: int, right: int | None) -> None:
        """Let the words begin where the text of the article does, px from the left; `right` is
        where its lines begin that are read from there, or None.
        """
        self._place = (left, right)
        self._align()

    def _align(self) -> None:
        left, right = self._place
        aside = 0 if right is None else max(0, self.width() - right - _MARGIN)
        self._column.setContentsMargins(left, _MARGIN, _MARGIN, _MARGIN)
        self._title.setContentsMargins(0, 0, aside, 0)
        side = Qt.AlignmentFlag.AlignLeft if right is None else Qt.AlignmentFlag.AlignRight
        self._origin.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        beside = self._more.minimumWidth() + self._column.spacing()
        self._origin.setContentsMargins(0, 0, max(0, aside - beside), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def set_text_size(self, points: float) -> None:
        """Set the title a little larger than a text of this size in points, up to 20."""
        font = reading_font(min(round(points * _TITLE_SHARE), _LARGEST_TITLE))
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.setPalette(palette_of(theme))

    def _open_menu(self) -> None:
        """Below the button, flush right: a menu of the button's own would draw an arrow on it."""
        if self._menu is not None:
            corner = self._more.mapToGlobal(QPoint(self._more.width(), self._more.height()))
            self._menu.popup(corner - QPoint(self._menu.sizeHint().width(), 0))


def _prepared(label: _Label, name: str, role: QPalette.ColorRole) -> _Label:
    """The label, for the words of others: never HTML."""
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
