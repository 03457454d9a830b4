"""What the picker offers, and the table of the manager."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester

from workbench.domain.tags import new_tag
from workbench.domain.values import Tag
from workbench.domain.views import TagUse
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.models.tag_choices import TagChoiceModel, choices_for
from workbench.gui.models.tag_table import KEY, MARKS, NAME, TagTableModel

NAMES = ("opinion", "source needed", "needless", "Öl", "未证实", "old")


@pytest.fixture
def tags() -> list[Tag]:
    """Tags t0 to t5; the last is switched off."""
    made: list[Tag] = []
    for n, name in enumerate(NAMES):
        made.append(new_tag(f"t{n}", name, made, key="7" if name == "opinion" else ""))
    made[-1] = replace(made[-1], active=False)
    return made


def offered(typed: str, tags: list[Tag], similar: list[Tag] | None = None) -> list[str]:
    rows = choices_for(typed, tags, similar or [], {"t0"})
    return [f"{row.kind} {row.name}" for row in rows]


def test_that_nothing_typed_offers_every_active_tag_in_order(tags: list[Tag]) -> None:
    assert offered("  ", tags) == [f"tag {name}" for name in NAMES[:-1]]


def test_that_the_beginnings_of_names_come_before_those_of_other_words(tags: list[Tag]) -> None:
    assert offered("need", tags) == ["tag needless", "tag source needed", "create need"]


def test_that_words_match_in_any_order(tags: list[Tag]) -> None:
    assert offered("nee sou", tags)[0] == "tag source needed"


def test_that_the_inside_of_a_word_does_not_match(tags: list[Tag]) -> None:
    assert offered("pinion", tags) == ["create pinion"]


def test_that_accents_do_not_matter(tags: list[Tag]) -> None:
    assert offered("ol", tags)[0] == "tag Öl"


def test_that_characters_inside_an_unspaced_name_match(tags: list[Tag]) -> None:
    assert offered("证实", tags)[0] == "tag 未证实"


def test_that_a_near_tag_comes_before_the_new_one_and_only_once(tags: list[Tag]) -> None:
    assert offered("opinions", tags, tags[:1]) == ["near opinion", "create opinions"]
    assert offered("opinio", tags, tags[:1]) == ["tag opinion", "create opinio"]


def test_that_a_near_tag_switched_off_is_not_offered(tags: list[Tag]) -> None:
    assert offered("olds", tags, tags[-1:]) == ["create olds"]


def test_that_white_space_in_a_new_name_is_tidied(tags: list[Tag]) -> None:
    assert offered(" a   b ", tags) == ["create a b"]


def test_that_the_rows_say_what_they_do(tags: list[Tag], qtmodeltester: ModelTester) -> None:
    model = TagChoiceModel()
    qtmodeltester.check(model)
    model.replace(
        [
            *choices_for("opinio", tags, [], {"t0"}),
            *choices_for("needles", [], tags[2:3], ()),
            *choices_for("old", tags, [], ()),
        ]
    )
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "opinion, Enter takes it off",
        "Create “opinio”",
        "Use existing: needless, free",
        "Create “needles”",
        "Take “old” into use again",
    ]


def test_that_the_table_shows_every_tag(tags: list[Tag], qtmodeltester: ModelTester) -> None:
    model = TagTableModel()
    qtmodeltester.check(model)
    model.replace([TagUse(tag, n) for n, tag in enumerate(tags)])
    rows = [
        [model.index(row, column).data() for column in range(MARKS + 1)]
        for row in (0, len(tags) - 1)
    ]
    assert rows == [["7", "o", "opinion", "free", "0"], ["", "o", "old (off)", "free", "5"]]


def test_that_a_row_of_the_table_is_said_whole(tags: list[Tag]) -> None:
    model = TagTableModel()
    model.replace([TagUse(tags[0], 3), TagUse(tags[-1], 0)])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [model.index(row, NAME).data(role) for row in (0, 1)] == [
        "opinion, free, key 7, 3 marks",
        "old, free, 0 marks, switched off",
    ]


def test_that_the_same_tags_are_not_reset(tags: list[Tag]) -> None:
    model = TagTableModel()
    model.replace([TagUse(tag, 0) for tag in tags])
    resets = QSignalSpy(model.modelReset)
    model.replace([TagUse(tag, 1) for tag in tags])
    assert (resets.count(), model.index(0, MARKS).data()) == (0, "1")
    assert model.index(0, KEY).data(VALUE_ROLE) == TagUse(tags[0], 1)
