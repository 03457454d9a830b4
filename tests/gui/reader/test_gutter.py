"""Stripes, glyphs and numbers beside the text."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.gui.reader.conftest import Maker
from workbench.domain.span import Span
from workbench.domain.values import Annotation, Tag
from workbench.gui.panes.gutter import Gutter
from workbench.gui.panes.reader import Reader
from workbench.gui.panes.stripes import Stripes
from workbench.gui.theme import LIGHT


@pytest.fixture
def gutter(reader: Reader) -> Gutter:
    found = reader.findChild(Gutter)
    assert found is not None
    return found


def stripes_of(reader: Reader) -> Stripes:
    return Stripes(reader.index, reader.rows(), reader.setting.ascent, reader.setting.pitch)


def colours(image: QImage, left: int, right: int) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(left, right)
        for y in range(image.height())
    }


def test_it_stands_left_of_the_text(reader: Reader, gutter: Gutter) -> None:
    assert gutter.width() == gutter.sizes.width
    assert gutter.geometry().right() < reader.viewport().x()
    assert gutter.height() == reader.viewport().height()


def test_it_stands_right_of_what_is_read_from_there(
    empty_reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    text = "أُغلق الجسر صباح الاثنين. قال المسؤولون إن الإصلاح يستغرق أشهرا.\n" * 3
    empty_reader.show_article("a1", text, (), "ar")
    mark = Annotation("m", "a1", 1, 0, 11, "", "", "", tags=(tags["opinion"].id,))
    empty_reader.set_marks([mark], tags)
    gutter = empty_reader.findChild(Gutter)
    assert gutter is not None
    QApplication.processEvents()
    letters = empty_reader.rect_at(0).center().x() + empty_reader.viewport().x()
    assert letters <= gutter.x() <= letters + 16
    image = gutter.grab().toImage()
    assert tags["opinion"].light_stripe in colours(image, 0, 8)
    [stripe] = stripes_of(empty_reader).found
    assert gutter.mark_at(QPointF(5, (stripe.top + stripe.bottom) / 2)) == "m"
    assert gutter.mark_at(QPointF(gutter.sizes.width - 5, (stripe.top + stripe.bottom) / 2)) is None
    empty_reader.show_article("a2", "One that is read from the left.", (), "en")
    QApplication.processEvents()
    assert gutter.geometry().right() < empty_reader.viewport().x()


def test_a_number_of_four_digits_stands_clear_of_the_edges(empty_reader: Reader) -> None:
    empty_reader.show_article("a", "x\n" * 1_200, (), "en")
    empty_reader.select(Span(2_300, 2_301))
    QApplication.processEvents()
    found = empty_reader.findChild(Gutter)
    assert found is not None
    image, plain = found.grab().toImage(), {QColor(LIGHT.paper).name().upper()}
    assert colours(image, 0, 3) == plain
    assert colours(image, 3, found.sizes.numbers) != plain
    assert colours(image, found.sizes.numbers - 2, found.sizes.width) == plain


def test_each_mark_has_a_stripe_as_high_as_its_lines(
    reader: Reader, gutter: Gutter, maker: Maker, tags: dict[str, Tag]
) -> None:
    mark = maker.mark("A spokesman said repairs could take six months. The mayor", "misleading")
    reader.set_marks([mark], tags)
    [stripe] = stripes_of(reader).found
    lines = [row for row in reader.rows() if row.start < mark.end and row.end > mark.start]
    assert stripe.lane == 0
    assert stripe.bottom - stripe.top == pytest.approx(len(lines) * reader.setting.pitch, abs=3)
    assert stripe.rows == tuple(lines)
    shown = colours(gutter.grab().toImage(), gutter.sizes.width - 8, gutter.sizes.width)
    assert tags["misleading"].light_stripe in shown


def test_overlapping_marks_stand_in_lanes_and_the_fifth_is_counted(
    reader: Reader, gutter: Gutter, maker: Maker, tags: dict[str, Tag]
) -> None:
    whole = "Inspectors found a crack in the pylon."
    marks = [maker.mark(whole[: 38 - n], "opinion", mark_id=str(n)) for n in range(6)]
    reader.set_marks(marks, tags)
    stripes = stripes_of(reader)
    assert sorted(stripe.lane for stripe in stripes.found) == [0, 1, 2, 3]
    assert [count for _, count in stripes.more()] == [2]
    plain = QColor(LIGHT.paper).name().upper()
    assert colours(gutter.grab().toImage(), 0, 20) != {plain}


def test_where_one_mark_ends_and_the_next_begins_a_line_is_divided(
    reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    first = maker.mark("The Harbour Bridge was closed on Monday. Inspectors found", "opinion")
    second = maker.mark("a crack in the pylon. Nobody was hurt, said the engineer.", "opinion")
    reader.set_marks([first, second], tags)
    stripes = stripes_of(reader).found
    if stripes[0].lane == stripes[1].lane:
        assert stripes[0].bottom <= stripes[1].top


def test_hidden_highlights_leave_only_the_numbers(
    reader: Reader, gutter: Gutter, maker: Maker, tags: dict[str, Tag]
) -> None:
    reader.set_marks([maker.mark("found a crack", "misleading")], tags)
    reader.set_highlights_visible(False)
    shown = colours(gutter.grab().toImage(), 30, gutter.sizes.width)
    assert shown == {QColor(LIGHT.paper).name().upper()}
