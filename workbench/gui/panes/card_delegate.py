"""Paints an annotation's card: stripes and names of its tags, place, quotation, note."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.domain.values import Tag
from workbench.domain.views import AnnotationView
from workbench.gui.models.claim_words import FLAG, WARNING, links_words
from workbench.gui.models.roles import VALUE_ROLE, Heading
from workbench.gui.panes.looks import (
    accent,
    hairline,
    quiet_text,
    selected_ground,
    stripe,
    warning_ink,
)
from workbench.gui.panes.row_delegate import RowDelegate, write_left, write_right, write_tags

_GAP = 4
_PADDING = 8
_RAISED = 2  # px that the head stands higher: Arabic reaches far above its line
_INDENT = 16
_STRIPE = 4
_LANE = 6
_MOST_LANES = 4
_LINES = 4


class CardDelegate(RowDelegate):
    """Cards of four lines: tags, then the quotation; its last line goes to claims and a note."""

    with_ref = False
    warnings: Mapping[str, Sequence[str]] = {}

    def row_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * _LINES + 2 * (_PADDING + _GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        value = index.data(VALUE_ROLE)
        painter.save()
        painter.setFont(option.font)
        if isinstance(value, Heading):
            self.paint_heading(painter, option, value)
        elif isinstance(value, AnnotationView):
            painter.fillRect(option.rect, option.palette.base())
            card = option.rect.adjusted(6, _GAP, -6, -_GAP)
            _paint_box(painter, option, card)
            _paint_stripes(painter, option, card, value.tags)
            lanes = min(len(value.tags), _MOST_LANES)
            indent = max(_INDENT, 4 + lanes * _LANE + 4)
            box = card.adjusted(indent, _PADDING, -10, -_PADDING)
            self._paint_head(painter, option, box, value)
            self._paint_words(painter, option, box, value)
        painter.restore()

    def _paint_head(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, view: AnnotationView
    ) -> None:
        line = QRect(
            box.left(), box.top() - _RAISED, box.width(), QFontMetrics(option.font).lineSpacing()
        )
        painter.setPen(quiet_text(option.palette))
        rest = write_right(painter, line, self.place(view))
        if self.warnings.get(view.annotation.id):
            painter.setPen(warning_ink(option.palette))
            rest = write_right(painter, rest, WARNING)
            painter.setPen(quiet_text(option.palette))
        if not view.tags:
            write_left(painter, rest, self.tr("No tag"))
        write_tags(painter, rest, view.tags, option)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, view: AnnotationView
    ) -> None:
        lines = self.lines(option.font)
        claims, note = links_words(view.claims), view.annotation.note.strip()
        most = _LINES - 1 - bool(note or claims)
        quote = lines.layout(view.annotation.quote, box.width(), most)
        painter.setPen(option.palette.text().color())
        quote.draw(painter, QPointF(box.left(), box.top() + lines.pitch))
        place = QRect(box.left(), 0, box.width(), round(lines.pitch))
        place.moveTop(round(box.top() + lines.pitch * (_LINES - 1)))
        if claims:
            room = QRect(place)
            room.setWidth(place.width() * 3 // 5 if note else place.width())
            rest = write_left(painter, room, f"{FLAG} {claims}", option.palette.text().color())
            place.setLeft(rest.left() + _GAP * 2)
        if note:
            first = note.split("\n", 1)[0][:200]
            write_left(painter, place, f"✎ \u2068{first}\u2069", quiet_text(option.palette))

    def place(self, view: AnnotationView) -> str:
        """`¶3`, with the article's ref where cards of several articles stand together."""
        if view.annotation.state == "orphaned":
            return self.tr("place lost")
        return f"{view.article.ref} ¶{view.paragraph}" if self.with_ref else f"¶{view.paragraph}"


def _paint_box(painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
    palette, state = option.palette, option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    ground = palette.base().color()
    pen = QPen(hairline(palette), 1)
    if selected:
        ground = selected_ground(palette)
        pen = QPen(accent(palette), 2)
    elif focused:
        pen = QPen(accent(palette), 2, Qt.PenStyle.DashLine)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_stripes(
    painter: QPainter, option: QStyleOptionViewItem, card: QRect, tags: tuple[Tag, ...]
) -> None:
    for lane, tag in enumerate(tags[:_MOST_LANES]):
        left = card.left() + 3 + lane * _LANE
        painter.fillRect(
            QRect(left, card.top() + 6, _STRIPE, card.height() - 12), stripe(tag, option.palette)
        )
