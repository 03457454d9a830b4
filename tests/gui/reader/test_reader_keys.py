"""Selecting by sentence, word and mark; finding; sizes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.reader.conftest import Maker, quote
from workbench.domain.span import Span
from workbench.domain.values import Annotation, Tag
from workbench.gui.panes.reader import Reader

SentencesOf = Callable[[str], list[Span]]


def test_j_and_k_walk_through_the_sentences(reader: Reader) -> None:
    reader.next_sentence()
    assert quote(reader) == "The Harbour Bridge was closed on Monday."
    reader.next_sentence()
    assert quote(reader) == "Inspectors found a crack in the pylon."
    reader.previous_sentence()
    assert quote(reader) == "The Harbour Bridge was closed on Monday."
    assert reader.previous_sentence() is None
    assert quote(reader) == "The Harbour Bridge was closed on Monday."


def test_j_crosses_paragraphs_and_skips_what_is_set_apart(reader: Reader, maker: Maker) -> None:
    reader.set_regions(
        [maker.region("Read also: ten bridges of the coast. Subscribe to our letter.")]
    )
    reader.select(maker.span("The mayor called that estimate wrong."))
    reader.next_sentence()
    assert quote(reader) == "Two papers reported six weeks."
    reader.previous_sentence()
    assert quote(reader) == "The mayor called that estimate wrong."


def test_shift_j_and_k_extend_and_shrink(reader: Reader) -> None:
    reader.next_sentence()
    reader.extend_sentence()
    assert quote(reader) == (
        "The Harbour Bridge was closed on Monday. Inspectors found a crack in the pylon."
    )
    reader.shrink_sentence()
    assert quote(reader) == "The Harbour Bridge was closed on Monday."
    assert reader.shrink_sentence() is None


def test_the_sentence_is_brought_into_view(empty_reader: Reader, sentences_of: SentencesOf) -> None:
    text = "\n\n".join(f"Sentence number {n} of a long text." for n in range(300))
    empty_reader.show_article("a1", text, sentences_of(text), "en")
    for _ in range(40):
        empty_reader.next_sentence()
    span = empty_reader.selection()
    assert span is not None
    first, last = empty_reader.visible_range()
    assert first <= span.start
    assert span.end <= last


def test_ends_move_by_words(reader: Reader, maker: Maker) -> None:
    reader.select(maker.span("found a crack"))
    reader.move_selection_end(2)
    assert quote(reader) == "found a crack in the"
    reader.move_selection_end(-1)
    assert quote(reader) == "found a crack in"
    reader.move_selection_start(-1)
    assert quote(reader) == "Inspectors found a crack in"
    reader.move_selection_start(2)
    assert quote(reader) == "a crack in"


def test_an_end_never_passes_the_other(reader: Reader, maker: Maker) -> None:
    reader.select(maker.span("crack"))
    assert reader.move_selection_end(-1) is None
    assert reader.move_selection_start(1) is None
    assert quote(reader) == "crack"


def test_every_change_of_selection_is_told_once(qtbot: QtBot, reader: Reader, maker: Maker) -> None:
    told: list[Span | None] = []
    reader.selection_changed.connect(told.append)
    reader.select(maker.span("crack"))
    reader.select(maker.span("crack"))
    reader.clear_selection()
    assert told == [maker.span("crack"), None]
    assert reader.caret() == maker.span("crack").start


def test_marks_follow_one_another(reader: Reader, maker: Maker, tags: dict[str, Tag]) -> None:
    marks = [maker.mark(q, "opinion") for q in ("crack", "Nobody was hurt", "Traffic")]
    reader.set_marks(marks, tags)
    assert [reader.next_mark() for _ in range(4)] == ["crack", "Nobody was hurt", "Traffic", None]
    assert quote(reader) == "Traffic"
    assert reader.current_mark() == "Traffic"
    assert reader.previous_mark() == "Nobody was hurt"
    reader.set_caret(len(reader.text))
    assert reader.previous_mark() == "Traffic"


def test_marks_of_one_span_are_all_passed(
    reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    marks = [maker.mark("crack", "opinion", mark_id=name) for name in "abc"]
    reader.set_marks(marks, tags)
    assert {reader.next_mark() for _ in range(3)} == {"a", "b", "c"}
    assert reader.next_mark() is None


def test_the_current_mark_is_that_of_the_selection_or_the_innermost(
    reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    outer = maker.mark("Inspectors found a crack in the pylon.", "misleading", mark_id="outer")
    inner = maker.mark("found a crack", "contradicted", mark_id="inner")
    reader.set_marks([outer, inner], tags)
    reader.select(outer.span)
    assert reader.current_mark() == "outer"
    reader.set_caret(inner.start + 2)
    assert reader.current_mark() == "inner"
    reader.select(maker.span("a crack"))
    assert reader.current_mark() is None
    reader.set_caret(outer.start)
    assert reader.current_mark() == "outer"
    reader.set_caret(0)
    assert reader.current_mark() is None


def test_o_cycles_through_overlapping_marks(
    reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    outer = maker.mark("Inspectors found a crack in the pylon.", "misleading", mark_id="outer")
    inner = maker.mark("found a crack", "contradicted", mark_id="inner")
    reader.set_marks([outer, inner], tags)
    reader.set_caret(inner.start + 2)
    assert [reader.cycle_overlap() for _ in range(3)] == ["outer", "inner", "outer"]
    assert reader.current_mark() == "outer"
    assert reader.selection() is None
    reader.select(inner.span)
    assert [reader.cycle_overlap() for _ in range(2)] == ["outer", "inner"]
    assert reader.selection() == inner.span
    reader.set_caret(0)
    assert reader.cycle_overlap() is None


def test_a_chosen_mark_is_forgotten_when_the_selection_leaves_it(
    reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    marks = [maker.mark("crack", "opinion", mark_id=name) for name in "ab"]
    reader.set_marks(marks, tags)
    reader.set_current_mark("b")
    reader.select(maker.span("crack"))
    assert reader.current_mark() == "b"
    reader.next_sentence()
    reader.select(maker.span("crack"))
    assert reader.current_mark() == "a"


def test_find_goes_from_hit_to_hit_and_leaves_the_selection(reader: Reader, maker: Maker) -> None:
    selected = maker.span("Inspectors")
    reader.select(selected)
    first = reader.find_text("SAID")
    assert first == maker.span("said")
    second = reader.find_text("said")
    assert second is not None
    assert second.start > maker.span("A spokesman").start
    assert reader.find_text("said") == first
    assert reader.find_text("said", backward=True) == second
    assert reader.selection() == selected
    assert reader.current_hit() == second
    assert reader.hits("said") == 2
    assert reader.find_text("nowhere") is None
    reader.clear_find()
    assert reader.current_hit() is None


def test_size_and_measure_keep_the_selection_and_the_place(
    empty_reader: Reader, sentences_of: SentencesOf
) -> None:
    text = "\n\n".join(f"Sentence number {n} of a long text." for n in range(300))
    empty_reader.show_article("a1", text, sentences_of(text), "en")
    span = Span(text.index("number 150") - 9, text.index("number 150") + 10)
    empty_reader.select(span)
    top = empty_reader.scroll_position()[0]
    empty_reader.enlarge_text()
    empty_reader.set_measure(50)
    assert empty_reader.selection() == span
    assert empty_reader.scroll_position() == (top, 0)
    empty_reader.reset_text_size()
    assert empty_reader.text_size() == 13


def test_sizes_have_limits(reader: Reader) -> None:
    reader.set_text_size(99)
    assert reader.text_size() == 28
    reader.set_text_size(1)
    assert reader.text_size() == 9


def test_the_scroll_position_comes_back(empty_reader: Reader, sentences_of: SentencesOf) -> None:
    text = "\n\n".join(f"Sentence number {n} of a long text." for n in range(3_000))
    empty_reader.show_article("a1", text, sentences_of(text), "en")
    empty_reader.scroll_to(text.index("number 2500"))
    empty_reader.verticalScrollBar().setValue(empty_reader.verticalScrollBar().value() + 7)
    place = empty_reader.scroll_position()
    empty_reader.show_article("a2", "other", (), "en")
    empty_reader.show_article("a1", text, sentences_of(text), "en")
    empty_reader.restore_scroll(*place)
    assert empty_reader.scroll_position() == place


def test_the_window_s_keys_are_not_taken_by_the_text(qtbot: QtBot, reader: Reader) -> None:
    fired: list[str] = []
    window = QTextEdit()  # any widget that holds actions
    qtbot.addWidget(window)
    for keys in ("Ctrl+Z", "Ctrl+Shift+Right", "J", "Ctrl+C"):
        action = QAction(keys, reader)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False, keys=keys: fired.append(keys))
        reader.addAction(action)
    reader.activateWindow()
    reader.setFocus()
    qtbot.waitUntil(reader.hasFocus)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(reader, Qt.Key.Key_Z, control)
    qtbot.keyClick(reader, Qt.Key.Key_Right, control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(reader, Qt.Key.Key_J)
    qtbot.keyClick(reader, Qt.Key.Key_C, control)
    assert fired == ["Ctrl+Z", "Ctrl+Shift+Right", "J", "Ctrl+C"]


def test_typing_changes_nothing(qtbot: QtBot, reader: Reader) -> None:
    before = reader.text
    qtbot.keyClicks(reader, "x1 ")
    qtbot.keyClick(reader, Qt.Key.Key_Delete)
    assert reader.document().toPlainText() == before


def test_it_has_a_name_for_those_who_cannot_see_it(reader: Reader) -> None:
    assert reader.objectName() == "reader"
    assert reader.accessibleName()
    assert reader.accessibleDescription()


def test_orphans_and_marks_of_nothing_do_no_harm(reader: Reader, tags: dict[str, Tag]) -> None:
    lost = Annotation("o", "a1", 1, 0, 5, "", "", "", tags=("opinion",), state="orphaned")
    beyond = Annotation("x", "a1", 1, 9_000, 9_005, "", "", "", tags=("unknown",))
    reader.set_marks([lost, beyond], tags)
    reader.viewport().grab()
    assert reader.marks_at(2) == []
