import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.domain.span import Span
from workbench.gui.panes.text_lines import TextLines

LONG = "Officials believe the damage may have been caused by last week's storm. " * 5


@pytest.fixture
def lines(qtbot: QtBot) -> TextLines:
    return TextLines(QGuiApplication.font())


def test_a_short_text_stays_whole(lines: TextLines) -> None:
    layout = lines.layout("One line\nin two", 400, 3)
    assert (layout.text(), layout.lineCount()) == ("One line in two", 1)


@pytest.mark.parametrize("most", [1, 2, 3])
@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "大桥于周一上午关闭，检查人员在北塔发现裂缝。" * 20,
        "أُغلق الجسر صباح يوم الاثنين " * 30,
        "x" * 900,
    ],
    ids=["words", "Han", "Arabic", "one word"],
)
def test_a_long_text_is_cut_with_an_ellipsis(lines: TextLines, text: str, most: int) -> None:
    layout = lines.layout(text, 260, most)
    assert layout.lineCount() == most
    assert layout.text().endswith("…")
    assert text.startswith(layout.text()[:-1])
    widths = [layout.lineAt(n).naturalTextWidth() for n in range(most)]
    assert max(widths) <= 260
    assert len(layout.text()) > 10 * most


def test_no_surrogate_pair_is_cut(lines: TextLines) -> None:
    layout = lines.layout("🏗" * 200, 100, 2)
    assert layout.text().strip("🏗") == "…"


def test_lines_stand_one_pitch_apart_in_every_script(lines: TextLines) -> None:
    layout = lines.layout("港湾大桥 关闭 bridge الجسر " * 6, 120, 3)
    baselines = [layout.lineAt(n).y() + layout.lineAt(n).ascent() for n in range(3)]
    assert baselines[1] - baselines[0] == pytest.approx(lines.pitch)
    assert baselines[2] - baselines[1] == pytest.approx(lines.pitch)


def test_hits_are_bold_and_underlined_behind_an_emoji(lines: TextLines) -> None:
    text = "🏗🏗 the crack 🏗"
    layout = lines.layout(text, 400, 1, (Span(7, 12),))
    (piece,) = layout.formats()
    assert (
        text.encode("utf-16-le")[2 * piece.start : 2 * (piece.start + piece.length)].decode(
            "utf-16-le"
        )
        == "crack"
    )
    assert piece.format.fontWeight() == QFont.Weight.Bold
    assert piece.format.fontUnderline()


def test_hits_behind_the_cut_do_no_harm(lines: TextLines) -> None:
    layout = lines.layout(LONG, 200, 1, (Span(2, 5), Span(300, 305)))
    assert layout.lineCount() == 1


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("bridge", Qt.AlignmentFlag.AlignLeft),
        ("2026 الجسر", Qt.AlignmentFlag.AlignRight),
        ("“גשר”", Qt.AlignmentFlag.AlignRight),
        ("12:30", Qt.AlignmentFlag.AlignLeft),
        ("", Qt.AlignmentFlag.AlignLeft),
    ],
)
def test_the_first_letter_says_which_side(
    lines: TextLines, text: str, side: Qt.AlignmentFlag
) -> None:
    assert lines.layout(text, 200, 1).textOption().alignment() == side


def test_a_layout_is_made_once(lines: TextLines) -> None:
    assert lines.layout("a b", 200, 1) is lines.layout("a b", 200, 1)
    assert lines.layout("a b", 200, 1) is not lines.layout("a b", 100, 1)


def test_old_layouts_are_let_go(lines: TextLines) -> None:
    first = lines.layout("first", 200, 1)
    for n in range(600):
        lines.layout(str(n), 200, 1)
    assert lines.layout("first", 200, 1) is not first
