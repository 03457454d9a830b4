"""What the reader paints, read back from its pixels."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.gui.reader.conftest import Maker
from workbench.domain.colour import contrast
from workbench.domain.span import Span
from workbench.domain.tokens import UNDERLINES
from workbench.domain.values import Annotation, Tag
from workbench.gui.panes.mark_painter import MarkPainter
from workbench.gui.panes.reader import Reader
from workbench.gui.panes.rows import Row
from workbench.gui.theme import DARK, LIGHT, untagged_colours

GroundAt = Callable[[Reader, int], str]


def strip_under(reader: Reader, span: Span, image: QImage | None = None) -> list[str]:
    """The colours of the pixels below the letters of a span that lies in one line."""
    image = image or reader.viewport().grab().toImage()
    left, right = reader.rect_at(span.start).center().x(), reader.rect_at(span.end).center().x()
    [row] = [row for row in reader.rows() if row.start <= span.start < row.end]
    foot = round(row.baseline + reader.setting.descent)
    return [
        image.pixelColor(x, y).name().upper()
        for y in range(foot - 2, foot + 7)
        for x in range(left + 2, right - 2)
    ]


def test_a_mark_has_its_tag_s_fill(
    reader: Reader, maker: Maker, tags: dict[str, Tag], ground_at: GroundAt
) -> None:
    mark = maker.mark("Bridge was closed", "corroborated")
    reader.set_marks([mark], tags)
    assert ground_at(reader, mark.start + 3) == tags["corroborated"].light_fill
    assert ground_at(reader, mark.end + 3) == LIGHT.paper
    assert ground_at(reader, mark.start - 4) == LIGHT.paper


def test_where_two_marks_overlap_the_inner_one_s_fill_is_deeper(
    reader: Reader, maker: Maker, tags: dict[str, Tag], ground_at: GroundAt
) -> None:
    outer = maker.mark("Inspectors found a crack in the pylon", "misleading")
    inner = maker.mark("found a crack", "contradicted")
    reader.set_marks([outer, inner], tags)
    assert ground_at(reader, inner.start + 2) == tags["contradicted"].light_overlap
    assert ground_at(reader, outer.start + 2) == tags["misleading"].light_fill
    assert ground_at(reader, inner.end + 2) == tags["misleading"].light_fill


def test_the_selection_does_not_hide_the_tag(
    reader: Reader, maker: Maker, tags: dict[str, Tag], ground_at: GroundAt
) -> None:
    mark = maker.mark("Inspectors found a crack in the pylon.", "speculative")
    other = maker.mark("Nobody was hurt, said the engineer.", "corroborated")
    reader.set_marks([mark, other], tags)
    reader.select(mark.span)
    on_mark = ground_at(reader, mark.start + 3)
    reader.select(other.span)
    on_other = ground_at(reader, other.start + 3)
    reader.select(maker.span("Traffic fell"))
    on_paper = ground_at(reader, maker.span("Traffic fell").start + 3)
    assert len({on_mark, on_other, on_paper, LIGHT.paper}) == 4
    assert all(contrast(LIGHT.text, colour) >= 4.5 for colour in (on_mark, on_other, on_paper))


def test_the_selection_lies_under_the_letters(reader: Reader, maker: Maker) -> None:
    span = maker.span("Inspectors found a crack in the pylon.")
    reader.select(span)
    image = reader.viewport().grab().toImage()
    [row] = [row for row in reader.rows() if row.start <= span.start < row.end]
    left = reader.rect_at(span.start).center().x()
    middle = round(row.baseline - reader.setting.ascent / 3)
    darkest = min(image.pixelColor(left + x, middle).lightness() for x in range(200))
    assert darkest <= QColor(LIGHT.text).lightness() + 40


@pytest.mark.parametrize("pattern", UNDERLINES)
def test_each_underline_is_drawn_in_the_stripe_s_colour(
    reader: Reader, maker: Maker, tags: dict[str, Tag], pattern: str
) -> None:
    tag = next(tag for tag in tags.values() if tag.underline == pattern)
    mark = maker.mark("Bridge was closed", tag.name)
    reader.set_marks([mark], tags)
    drawn = strip_under(reader, mark.span).count(tag.light_stripe)
    if pattern in {"none", "strike"}:
        assert drawn == 0
    else:
        assert drawn >= (10 if pattern == "wave" else 60)


def test_patterns_can_be_told_apart_without_colour(
    reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    shapes = set()
    for pattern in UNDERLINES:
        tag = next(tag for tag in tags.values() if tag.underline == pattern)
        mark = maker.mark("Bridge was closed", tag.name)
        reader.set_marks([mark], tags)
        stripe = QColor(tag.light_stripe)
        shapes.add(tuple(QColor(c) == stripe for c in strip_under(reader, mark.span)))
    assert len(shapes) >= len(UNDERLINES) - 1  # a strike has nothing under the letters either


def test_a_mark_with_two_tags_shows_both_underlines(
    reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    mark = maker.mark("Bridge was closed", "speculative", "fabricated")
    reader.set_marks([mark], tags)
    colours = strip_under(reader, mark.span)
    assert tags["fabricated"].light_stripe in colours
    assert len(set(colours)) > 3  # the smooth waves of the other


def test_a_mark_without_a_tag_is_seen(
    reader: Reader, maker: Maker, tags: dict[str, Tag], ground_at: GroundAt
) -> None:
    mark = maker.mark("Bridge was closed")
    reader.set_marks([mark], tags)
    assert ground_at(reader, mark.start + 3) == untagged_colours(LIGHT).fill


def test_marks_follow_the_theme(
    reader: Reader, maker: Maker, tags: dict[str, Tag], ground_at: GroundAt
) -> None:
    mark = maker.mark("Bridge was closed", "confirmed")
    reader.set_marks([mark], tags)
    reader.set_theme(DARK)
    assert ground_at(reader, mark.start + 3) == tags["confirmed"].dark_fill
    assert ground_at(reader, mark.end + 3) == DARK.paper


def test_highlights_can_be_hidden_and_come_back(
    reader: Reader, maker: Maker, tags: dict[str, Tag], ground_at: GroundAt
) -> None:
    mark = maker.mark("Bridge was closed", "confirmed")
    reader.set_marks([mark], tags)
    reader.set_highlights_visible(False)
    assert ground_at(reader, mark.start + 3) == LIGHT.paper
    assert reader.marks_at(mark.start) == [mark]
    reader.set_highlights_visible(True)
    assert ground_at(reader, mark.start + 3) == tags["confirmed"].light_fill


def test_marks_stay_on_their_words_when_size_and_width_change(
    reader: Reader, maker: Maker, tags: dict[str, Tag], ground_at: GroundAt
) -> None:
    mark = maker.mark("The mayor called", "opinion")
    reader.set_marks([mark], tags)
    changes: tuple[Callable[[], None], ...] = (
        lambda: reader.set_text_size(20),
        lambda: reader.set_measure(45),
        lambda: reader.resize(480, 600),
    )
    for change in changes:
        change()
        reader.reveal(mark.span)
        assert ground_at(reader, mark.start + 1) == tags["opinion"].light_fill


def darkest(reader: Reader, span: Span) -> int:
    image = reader.viewport().grab().toImage()
    first, last = reader.rect_at(span.start), reader.rect_at(span.end)
    return min(
        image.pixelColor(x, y).lightness()
        for x in range(first.left(), last.left())
        for y in range(first.top(), first.bottom())
    )


def test_what_is_set_apart_has_lighter_letters(reader: Reader, maker: Maker) -> None:
    region = maker.region("Read also: ten bridges of the coast. Subscribe to our letter.")
    span = maker.span("Read also")
    before = darkest(reader, span)
    reader.set_regions([region])
    assert darkest(reader, span) > before + 40
    assert darkest(reader, maker.span("Two papers")) < before + 20
    reader.set_regions([])
    assert darkest(reader, span) == before


@pytest.mark.parametrize(("kind", "state"), [("heading", "active"), ("caption", "dismissed")])
def test_other_regions_are_text_like_any(
    reader: Reader, maker: Maker, kind: str, state: str
) -> None:
    span = maker.span("Read also")
    before = darkest(reader, span)
    reader.set_regions([maker.region("Read also: ten", kind, state)])
    assert darkest(reader, span) == before


def test_the_current_mark_has_an_outline(
    reader: Reader, maker: Maker, tags: dict[str, Tag]
) -> None:
    mark = maker.mark("Bridge was closed", "confirmed")
    reader.set_marks([mark], tags)
    plain = reader.viewport().grab().toImage()
    reader.set_current_mark(mark.id)
    outlined = reader.viewport().grab().toImage()
    assert outlined != plain
    reader.set_current_mark(None)
    assert reader.viewport().grab().toImage() == plain


def many_marks(text: str) -> list[Annotation]:
    return [
        Annotation(f"m{n}", "a1", 1, start, start + 60, "", "", "", tags=("opinion",))
        for n, start in enumerate(range(0, len(text) - 60, 50))
    ]


def test_only_lines_in_view_are_measured_and_only_once(
    qtbot: QtBot,
    empty_reader: Reader,
    tags: dict[str, Tag],
    sentences_of: Callable[[str], list[Span]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "\n\n".join(f"Paragraph {n} says a thing or two about bridges." for n in range(2_000))
    measured: list[object] = []
    measure = MarkPainter._measure

    def counted(self: MarkPainter, row: Row, marks: Sequence[Annotation]) -> object:
        measured.append(row.key)
        return measure(self, row, marks)

    monkeypatch.setattr(MarkPainter, "_measure", counted)
    empty_reader.show_article("a1", text, sentences_of(text), "en")
    empty_reader.set_marks(many_marks(text), tags)
    empty_reader.viewport().grab()
    in_view = empty_reader.viewport().height() // empty_reader.setting.pitch + 3
    assert 10 < len(measured) <= in_view
    first = len(measured)
    empty_reader.viewport().grab()
    assert len(measured) == first
    empty_reader.verticalScrollBar().setValue(26)
    empty_reader.viewport().grab()
    assert len(measured) <= first + 2


def test_a_line_of_right_to_left_text_stands_at_the_right(
    empty_reader: Reader, tags: dict[str, Tag], ground_at: GroundAt
) -> None:
    text = (
        "أُغلق الجسر يوم الاثنين.\nand a line in English\nوقال المتحدث (Lena Ortiz) إن الجسر مغلق."
    )
    empty_reader.show_article("a1", text, (), "ar")
    mark = Maker(text).mark("الجسر يوم", "unverified")
    empty_reader.set_marks([mark], tags)
    arabic, english, _ = empty_reader.rows()
    column = empty_reader.lineWrapColumnOrWidth()
    assert arabic.line.naturalTextRect().right() == pytest.approx(column - 12, abs=1)
    assert english.line.naturalTextRect().left() == pytest.approx(0, abs=1)
    assert ground_at(empty_reader, mark.start + 2) == tags["unverified"].light_fill


def test_a_direction_set_by_hand_counts_more_than_the_letters(empty_reader: Reader) -> None:
    empty_reader.show_article("a1", "1234 (56)", (), None, "rtl")
    [row] = empty_reader.rows()
    assert row.line.naturalTextRect().left() > 100


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [("en", "words", 1.5), ("ar", "كلمات", 1.8), ("zh", "大桥", 1.7), (None, "大桥关闭", 1.7)],
)
def test_lines_are_so_far_apart(
    empty_reader: Reader, language: str | None, text: str, share: float
) -> None:
    empty_reader.show_article("a1", "\n".join([text] * 4), (), language)
    first, second = (row.baseline for row in empty_reader.rows()[:2])
    gap = empty_reader.document().begin().blockFormat().bottomMargin()
    pixels = empty_reader.fontInfo().pixelSize()
    assert second - first - gap == pytest.approx(share * pixels, abs=0.6)


def test_a_line_holds_about_the_measure(empty_reader: Reader) -> None:
    empty_reader.resize(1200, 500)
    text = "the bridge was closed on monday after inspectors found another crack in it " * 20
    empty_reader.show_article("a1", text, (), "en")
    lengths = [row.end - row.start for row in empty_reader.rows()[:-1]]
    assert 58 <= sum(lengths) / len(lengths) <= 66
    assert max(lengths) <= 72


def test_that_what_is_set_apart_is_dimmed_less_where_it_is_selected(
    reader: Reader, maker: Maker
) -> None:
    region = maker.region("Read also: ten bridges of the coast. Subscribe to our letter.")
    reader.set_regions([region])
    span = maker.span("Read also")
    bare = darkest(reader, span)
    reader.set_selection(span)
    assert darkest(reader, span) < bare - 20
    assert darkest(reader, maker.span("Subscribe")) == bare
