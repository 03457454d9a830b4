"""The mouse: drags, clicks on marks and in the gutter, words and sentences, hovering."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.reader.conftest import Maker
from workbench.domain.span import Span
from workbench.domain.values import Tag
from workbench.gui.panes.gutter import Gutter
from workbench.gui.panes.reader import Reader

LEFT = Qt.MouseButton.LeftButton


def point_on(reader: Reader, position: int) -> QPoint:
    """The middle of a character."""
    here, after = reader.rect_at(position), reader.rect_at(position + 1)
    return QPoint((here.center().x() + after.center().x()) // 2, here.center().y())


def drag(qtbot: QtBot, reader: Reader, start: QPoint, end: QPoint) -> None:
    viewport = reader.viewport()
    qtbot.mousePress(viewport, LEFT, pos=start)
    move(reader, end, LEFT)
    qtbot.mouseRelease(viewport, LEFT, pos=end)


def move(reader: Reader, place: QPoint, buttons: Qt.MouseButton) -> None:
    """QTest's own mouse moves carry no buttons."""
    viewport = reader.viewport()
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def test_a_drag_selects_and_is_told_when_it_ends(
    qtbot: QtBot, reader: Reader, maker: Maker
) -> None:
    span = maker.span("found a crack")
    with qtbot.waitSignal(reader.mouse_selected) as told:
        drag(qtbot, reader, reader.rect_at(span.start).center(), reader.rect_at(span.end).center())
    assert told.args == [span]
    assert reader.selection() == span


def test_a_drag_that_begins_in_the_selection_selects_anew(
    qtbot: QtBot, reader: Reader, maker: Maker
) -> None:
    reader.select(maker.span("Inspectors found a crack in the pylon."))
    span = maker.span("a crack")
    drag(qtbot, reader, reader.rect_at(span.start).center(), reader.rect_at(span.end).center())
    assert reader.selection() == span


def test_a_click_on_a_mark_tells_the_innermost(
    qtbot: QtBot, reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    outer = maker.mark("Inspectors found a crack in the pylon.", "misleading", mark_id="outer")
    inner = maker.mark("found a crack", "contradicted", mark_id="inner")
    reader.set_marks([outer, inner], tags)
    with qtbot.waitSignal(reader.mark_clicked) as told:
        qtbot.mouseClick(reader.viewport(), LEFT, pos=point_on(reader, inner.start + 2))
    assert told.args == ["inner"]
    with qtbot.waitSignal(reader.mark_clicked) as told:
        qtbot.mouseClick(reader.viewport(), LEFT, pos=point_on(reader, outer.start + 2))
    assert told.args == ["outer"]


def test_a_click_beside_marks_tells_nothing(
    qtbot: QtBot, reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    reader.set_marks([maker.mark("engineer.", "opinion")], tags)
    end = reader.rect_at(maker.span("engineer.").end)
    with qtbot.assertNotEmitted(reader.mark_clicked):
        qtbot.mouseClick(reader.viewport(), LEFT, pos=QPoint(end.right() + 30, end.center().y()))
        qtbot.mouseClick(reader.viewport(), LEFT, pos=point_on(reader, 5))


def test_a_click_on_a_stripe_tells_its_mark(
    qtbot: QtBot, reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    reader.set_marks([maker.mark("found a crack", "contradicted", mark_id="inner")], tags)
    gutter = reader.findChild(Gutter)
    assert gutter is not None
    gutter.grab()
    height = reader.rect_at(maker.span("found").start).center().y()
    with qtbot.waitSignal(reader.mark_clicked) as told:
        qtbot.mouseClick(gutter, LEFT, pos=QPoint(gutter.width() - 6, height))
    assert told.args == ["inner"]


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("the engineer's 😀 word", 6, "engineer's"),
        ("the engineer's 😀 word", 15, "😀"),
        ("go 👩🏽‍🚀 now", 3, "👩🏽‍🚀"),
        ("港湾大桥关闭", 2, "大"),
        ("قال المتحدث اليوم", 6, "المتحدث"),
    ],
)
def test_a_double_click_selects_a_word(
    qtbot: QtBot, empty_reader: Reader, text: str, at: int, word: str
) -> None:
    empty_reader.show_article("a1", text, (), None)
    place = point_on(empty_reader, at)
    with qtbot.waitSignal(empty_reader.mouse_selected):
        qtbot.mouseDClick(empty_reader.viewport(), LEFT, pos=place)
        qtbot.mouseRelease(empty_reader.viewport(), LEFT, pos=place)
    span = empty_reader.selection()
    assert span is not None
    assert span.cut(text) == word


def test_a_third_click_selects_the_sentence(qtbot: QtBot, reader: Reader, maker: Maker) -> None:
    place = point_on(reader, maker.span("found").start + 1)
    viewport = reader.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=place)
    qtbot.mouseDClick(viewport, LEFT, pos=place)
    qtbot.mousePress(viewport, LEFT, pos=place)
    assert reader.selection() == maker.span("Inspectors found a crack in the pylon.")
    move(reader, point_on(reader, maker.span("Nobody").start + 2), LEFT)
    qtbot.mouseRelease(viewport, LEFT, pos=place)
    both = maker.span("Inspectors found a crack in the pylon. Nobody was hurt, said the engineer.")
    assert reader.selection() == both


def test_dragging_after_a_double_click_goes_by_words(
    qtbot: QtBot, reader: Reader, maker: Maker
) -> None:
    viewport = reader.viewport()
    qtbot.mouseDClick(viewport, LEFT, pos=point_on(reader, maker.span("found").start + 2))
    move(reader, point_on(reader, maker.span("crack").start + 2), LEFT)
    assert reader.selection() == maker.span("found a crack")
    move(reader, point_on(reader, maker.span("Inspectors").start + 2), LEFT)
    assert reader.selection() == maker.span("Inspectors found")


def test_hovering_tells_all_marks_at_a_place(
    qtbot: QtBot, reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    outer = maker.mark("Inspectors found a crack in the pylon.", "misleading", mark_id="outer")
    inner = maker.mark("found a crack", "contradicted", mark_id="inner")
    reader.set_marks([outer, inner], tags)
    told: list[list[str]] = []
    reader.hover_changed.connect(told.append)
    for position in (inner.start + 1, inner.start + 2, outer.start + 1, 3):
        move(reader, point_on(reader, position), Qt.MouseButton.NoButton)
    assert told == [["inner", "outer"], ["outer"], []]


def test_a_mark_under_the_mouse_in_arabic(
    qtbot: QtBot, empty_reader: Reader, tags: dict[str, Tag]
) -> None:
    text = "وقالت لينا (Lena Ortiz) إن أحداً لم يكن في خطر."
    empty_reader.show_article("a1", text, (), "ar")
    mark = Maker(text).mark("Lena Ortiz", "opinion")
    empty_reader.set_marks([mark], tags)
    row = empty_reader.rows()[0]
    found = {
        place.id
        for x in range(empty_reader.viewport().width())
        if (position := empty_reader.position_at(QPointF(x, row.baseline - 4))) is not None
        for place in empty_reader.marks_at(position)
    }
    assert found == {mark.id}


def test_a_double_click_behind_a_line_selects_what_ends_it(qtbot: QtBot, reader: Reader) -> None:
    end = reader.rect_at(len(reader.text))
    place = QPoint(end.right() + 1, end.center().y())
    qtbot.mouseDClick(reader.viewport(), LEFT, pos=place)
    assert reader.selection() == Span(len(reader.text) - 1, len(reader.text))
