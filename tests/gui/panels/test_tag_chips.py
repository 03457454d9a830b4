import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from workbench.domain.values import Tag
from workbench.domain.views import TagUse
from workbench.gui.panes.tag_chip import TagChip
from workbench.gui.panes.tag_chips import TagChips


@pytest.fixture
def chips(qtbot: QtBot, tags: list[Tag]) -> TagChips:
    made = TagChips()
    made.resize(300, 60)
    qtbot.addWidget(made)
    made.set_uses([TagUse(tag, 5 - n) for n, tag in enumerate(tags)])
    made.show()
    return made


def shown(chips: TagChips) -> list[TagChip]:
    found = [chip for chip in chips.findChildren(TagChip) if chip.isVisible()]
    return sorted(found, key=lambda chip: (chip.y(), chip.x()))


def test_a_chip_goes_from_off_to_include_to_exclude(qtbot: QtBot, chips: TagChips) -> None:
    spy = QSignalSpy(chips.filter_changed)
    first, second = shown(chips)[:2]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.keyClick(second, Qt.Key.Key_Space)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert [spy.at(n) for n in range(spy.count())] == [
        [["t0"], []],
        [["t0", "t1"], []],
        [["t1"], ["t0"]],
        [["t1"], []],
    ]


def test_a_chip_says_what_it_does(qtbot: QtBot, chips: TagChips) -> None:
    first = shown(chips)[0]
    said = [first.accessibleName()]
    for _ in range(2):
        first.click()
        said.append(first.accessibleName())
    assert said == [
        "Unverified, 5, not filtered",
        "Unverified, 5, only these",
        "Unverified, 5, without these",
    ]


def test_new_counts_keep_what_chips_are_set_to(chips: TagChips, tags: list[Tag]) -> None:
    shown(chips)[1].click()
    chips.set_uses([TagUse(tag, n) for n, tag in enumerate(tags)])
    assert chips.included() == ["t1"]
    assert [chip.tag.id for chip in shown(chips)] == ["t1", "t2", "t3"]


def test_a_chip_that_filters_stays_without_marks(chips: TagChips, tags: list[Tag]) -> None:
    shown(chips)[0].click()
    chips.set_uses([TagUse(tag, 0) for tag in tags])
    assert [chip.tag.id for chip in shown(chips)] == ["t0"]


def test_tags_without_marks_have_no_chip(qtbot: QtBot, tags: list[Tag]) -> None:
    chips = TagChips()
    qtbot.addWidget(chips)
    chips.set_uses([TagUse(tag, 0) for tag in tags])
    chips.show()
    assert shown(chips) == []


def test_setting_a_filter_is_silent(chips: TagChips) -> None:
    spy = QSignalSpy(chips.filter_changed)
    chips.set_filter(["t2"], ["t0", "unknown"])
    assert (chips.included(), chips.excluded(), spy.count()) == (["t2"], ["t0"], 0)


def test_tags_that_are_gone_have_no_chip(qtbot: QtBot, chips: TagChips, tags: list[Tag]) -> None:
    shown(chips)[2].click()
    chips.set_uses([TagUse(tags[1], 3)])
    assert [chip.tag.id for chip in shown(chips)] == ["t1"]
    assert chips.included() == []
    qtbot.waitUntil(lambda: len(chips.findChildren(TagChip)) == 1)


def test_many_tags_hide_behind_a_button(qtbot: QtBot, chips: TagChips, tags: list[Tag]) -> None:
    many = [
        Tag(**{name: getattr(tags[0], name) for name in Tag.__slots__} | {"id": f"m{n}"})
        for n in range(15)
    ]
    chips.set_uses([TagUse(tag, 1) for tag in many])
    more = chips.findChild(QToolButton, "moreChips")
    assert isinstance(more, QToolButton)
    assert (len(shown(chips)), more.text(), more.isVisible()) == (12, "+3", True)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert (len(shown(chips)), more.accessibleName()) == (15, "Fewer tags")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(shown(chips)) == 12


def test_chips_wrap_where_the_width_ends(qtbot: QtBot, chips: TagChips) -> None:
    wide = chips.heightForWidth(300)
    narrow = chips.heightForWidth(60)
    assert narrow > 2 * wide
    chips.resize(60, narrow)
    qtbot.waitUntil(lambda: len({chip.y() for chip in shown(chips)}) == 4)
    assert all(chip.geometry().right() < 60 for chip in shown(chips))
