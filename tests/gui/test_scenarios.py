"""What an analyst does, from the first key to what the case holds afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.gui.hands import (
    ALT,
    CTRL,
    LEFT,
    SHIFT,
    Key,
    drag,
    field,
    focused,
    ground_at,
    marks,
    names,
    note_edit,
    place_of,
    press,
)
from tests.services.conftest import add, draft
from workbench.gui.app import make_window
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.tag_chips import TagChips
from workbench.gui.settings import Settings
from workbench.services.workspace import Workspace

# Each with its language and the sentence that the second J selects: invented, all of them.
SCRIPTS = {
    "russian": (
        "ru",
        "Мост закрыт",
        "Мост закрыли утром.",
        "По словам ген. А. Б. Орлова, трещина появилась в 2019 г. на ул. Речной.",
        "«Никто не пострадал», — сказал он.",
    ),
    "arabic": (
        "ar",
        "إغلاق الجسر",
        "أُغلق الجسر صباح الاثنين.",
        "هل كانت هناك شقوق قبل ذلك؟",
        "قال المسؤولون إن الإصلاح يستغرق ٣٫٥ أشهر.",
    ),
    "chinese": (
        "zh",
        "大桥关闭",
        "大桥于周一早上关闭。",
        "检查人员说：“没有人受伤。”",
        "维修可能需要六个月。",
    ),
    "emoji": (
        "en",
        "Flags 🇺🇦🌉",
        "👩‍🚒🔥 Firemen came first 🚒🚒.",
        "🌉 The bridge had a crack 🕳️ of 3.5 metres, they said.",
        "Nobody was hurt 🙏🏽.",
    ),
}


@pytest.fixture
def fresh(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window without a case."""
    made = make_window(Settings(tmp_path / "fresh.ini"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_that_at_the_first_run_the_sample_opens_with_its_marks(
    fresh: MainWindow, qtbot: QtBot
) -> None:
    fresh.case_actions.open_sample()
    reader = fresh.reading.reader
    shown = [mark for mark in marks(fresh) if mark.article_id == fresh.current.article_id]
    assert shown
    assert [mark.id for mark in reader.index.marks] == [mark.id for mark in shown]
    fresh.view.show_reading()
    before = marks(fresh)
    press(fresh, qtbot, Key.Key_J)
    press(fresh, qtbot, Key.Key_9)
    assert marks(fresh) != before
    assert reader.selection() is not None


def test_that_one_key_tags_and_the_tag_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.view.show_reading()
    press(window, qtbot, Key.Key_J, Key.Key_J)
    selection = window.reading.reader.selection()
    assert selection is not None
    place = selection.start + 3
    before = ground_at(window, place)
    press(window, qtbot, Key.Key_3)
    assert names(window) == [["corroborated"]]
    assert marks(window)[0].span == selection
    assert ground_at(window, place) != before
    window.reading.reader.set_caret(0)
    assert ground_at(window, place) == window.session.space.tagging.named("corroborated").light_fill


def test_that_a_mouse_selection_is_tagged_with_one_click(window: MainWindow, qtbot: QtBot) -> None:
    wanted = place_of(window, "inspectors found a crack 🌉 in the pylon")
    drag(window, qtbot, wanted)
    assert window.reading.reader.selection() == wanted
    assert window.reading.bar.isVisible()
    button = next(
        button
        for button in window.reading.bar.findChildren(QToolButton)
        if "peculative" in f"{button.accessibleName()} {button.toolTip()} {button.text()}"
    )
    qtbot.mouseClick(button, LEFT)
    assert names(window) == [["speculative"]]
    assert marks(window)[0].quote == "inspectors found a crack 🌉 in the pylon"


def test_that_a_selection_is_extended_by_sentences_and_trimmed_by_words(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.view.show_reading()
    press(window, qtbot, Key.Key_J, Key.Key_J, (Key.Key_J, SHIFT))
    press(window, qtbot, *[(Key.Key_Left, CTRL | SHIFT)] * 2, (Key.Key_Right, ALT | SHIFT))
    press(window, qtbot, Key.Key_1)
    quote = marks(window)[0].quote
    assert quote.startswith("bridge was closed")
    assert quote.endswith("said Dr. Lena")
    press(window, qtbot, (Key.Key_K, SHIFT))
    selection = window.reading.reader.selection()
    assert selection is not None
    assert selection.cut(window.reading.reader.text).endswith("in the pylon.")


def test_that_two_overlapping_marks_are_both_painted_and_o_goes_round(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.view.show_reading()
    outer = place_of(window, "closed at 06:40 after inspectors found a crack")
    inner = place_of(window, "inspectors found")
    for span, key in ((outer, Key.Key_1), (inner, Key.Key_6)):
        window.reading.reader.select(span)
        press(window, qtbot, key)
    window.reading.reader.set_caret(0)
    known = window.session.space.tagging
    assert ground_at(window, outer.start + 2) == known.named("unverified").light_fill
    assert ground_at(window, inner.start + 2) == known.named("misleading").light_overlap
    window.reading.reader.set_caret(inner.start + 2)
    seen = []
    for _ in range(3):
        seen.append(window.current.mark_id)
        press(window, qtbot, Key.Key_O)
    by_span = {mark.span: mark.id for mark in marks(window)}
    assert seen == [by_span[inner], by_span[outer], by_span[inner]]


def test_that_retag_toggle_and_undo_come_back_to_the_same_mark(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.view.show_reading()
    states = [marks(window)]
    press(window, qtbot, Key.Key_J)
    for key in (Key.Key_1, Key.Key_3, Key.Key_2, Key.Key_2, Key.Key_3):
        press(window, qtbot, key)
        states.append(marks(window))
    assert [len(state) for state in states] == [0, 1, 1, 1, 1, 0]
    assert len({state[0].id for state in states if state}) == 1
    for state in reversed(states[:-1]):
        press(window, qtbot, (Key.Key_Z, CTRL))
        assert marks(window) == state
    for state in states[1:]:
        press(window, qtbot, (Key.Key_Z, CTRL | SHIFT))
        assert marks(window) == state


def test_that_typing_in_the_note_is_not_tagging(window: MainWindow, qtbot: QtBot) -> None:
    window.view.show_reading()
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
    before = names(window)
    press(window, qtbot, *(Key(code) for code in (Key.Key_2, Key.Key_J, Key.Key_0, Key.Key_X)))
    assert note_edit(window).toPlainText().lower() == "2j0x"
    press(window, qtbot, Key.Key_Escape)
    assert names(window) == before
    assert focused(window) is window.reading.reader
    assert marks(window)[0].note.lower() == "2j0x"


def test_that_a_note_follows_its_mark(window: MainWindow, qtbot: QtBot) -> None:
    window.view.show_reading()
    for words in ("First.", "Second: «да» 🌉\u00a0end"):
        press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
        note_edit(window).insertPlainText(words)
        press(window, qtbot, Key.Key_Escape)
    assert [mark.note for mark in marks(window)] == ["First.", "Second: «да» 🌉\u00a0end"]
    press(window, qtbot, Key.Key_K)
    assert note_edit(window).toPlainText() == "First."


@pytest.mark.parametrize("script", SCRIPTS)
def test_that_j_and_a_digit_quote_exactly_in_every_script(
    fresh: MainWindow, qtbot: QtBot, tmp_path: Path, script: str
) -> None:
    language, title, first, claim, last = SCRIPTS[script]
    text = f"{title}\n\n{first} {claim} {last}"
    space = Workspace.create(tmp_path / "script.case")
    add(space, draft(text, language=language))
    space.close()
    assert fresh.case_actions.open(tmp_path / "script.case")
    fresh.view.show_reading()
    reader = fresh.reading.reader
    for sentence in (title, first, claim):
        press(fresh, qtbot, Key.Key_J)
        selection = reader.selection()
        assert selection is not None
        assert selection.cut(text) == sentence
    press(fresh, qtbot, Key.Key_1)
    [mark] = marks(fresh)
    assert mark.quote == claim == text[mark.start : mark.end]
    drag(fresh, qtbot, place_of(fresh, last))
    press(fresh, qtbot, Key.Key_2)
    assert last.startswith(marks(fresh)[1].quote) or marks(fresh)[1].quote in last
    assert not [f for f in fresh.session.space.checking.run(full=True) if f.severity == "error"]


def test_that_the_whole_job_is_done_with_the_keyboard_alone(
    window: MainWindow, case: Path, qtbot: QtBot
) -> None:
    assert window.case_actions.open(case)
    press(window, qtbot, (Key.Key_2, CTRL))
    assert focused(window) is window.reading.reader
    press(window, qtbot, Key.Key_J, Key.Key_J, Key.Key_1, Key.Key_N)
    qtbot.keyClicks(focused(window), "Ask the office")
    press(window, qtbot, Key.Key_Escape, (Key.Key_PageDown, CTRL), Key.Key_J, Key.Key_Slash)
    assert focused(window) is field(window, "searchField")
    qtbot.keyClicks(focused(window), "note:office")
    qtbot.waitUntil(lambda: window.search_actions.query.startswith("note:office"))
    press(window, qtbot, Key.Key_Return)
    assert window.current.mark_id == marks(window)[0].id
    press(window, qtbot, (Key.Key_E, CTRL))
    qtbot.waitUntil(lambda: "Ask the office" in window.reporting.markdown)
    press(window, qtbot, Key.Key_Escape)
    qtbot.waitUntil(lambda: focused(window) is window.reading.reader)
    assert names(window) == [["unverified"]]


def test_that_the_chips_stay_in_view_when_a_tag_comes_to_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.view.show_reading()
    chips = window.findChild(TagChips, "tagChips")
    assert isinstance(chips, TagChips)
    for key in (Key.Key_1, Key.Key_2, Key.Key_6):
        press(window, qtbot, Key.Key_J, key)
        QApplication.processEvents()
        assert chips.height() >= 24
