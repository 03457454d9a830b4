from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.domain.views import ArticleSummary
from workbench.gui.models.article_list import ArticleListModel
from workbench.gui.models.roles import VALUE_ROLE

Rows = list[ArticleSummary]


def ids(model: ArticleListModel) -> list[str]:
    return [model.index(row).data(VALUE_ROLE).article.id for row in range(model.rowCount())]


@pytest.fixture
def model(qtmodeltester: ModelTester, summaries: Rows) -> ArticleListModel:
    made = ArticleListModel()
    qtmodeltester.check(made)
    made.replace(summaries)
    return made


def with_more_marks(rows: Rows, *places: int) -> Rows:
    return [
        replace(row, annotations=row.annotations + 1) if n in places else row
        for n, row in enumerate(rows)
    ]


def test_one_role_gives_the_row(model: ArticleListModel, summaries: Rows) -> None:
    assert model.rowCount() == 10
    assert model.index(3).data(VALUE_ROLE) is summaries[3]


def test_text_says_everything(model: ArticleListModel) -> None:
    text = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == (
        "A2. Мост через гавань закрыт, Городские вести, reliability C, 2026-11-02, 1 mark, started"
    )
    assert model.index(1).data() == text


def test_what_is_missing_is_left_out(model: ArticleListModel) -> None:
    assert model.index(4).data() == "A5. Notes from a reader, 0 marks, started"


def test_the_same_order_tells_only_the_rows_that_changed(
    model: ArticleListModel, summaries: Rows
) -> None:
    changed = QSignalSpy(model.dataChanged)
    others = [QSignalSpy(signal) for signal in (model.modelReset, model.layoutChanged)]
    model.replace(with_more_marks(summaries, 2, 3, 7))
    assert [(changed.at(n)[0].row(), changed.at(n)[1].row()) for n in range(2)] == [(2, 3), (7, 7)]
    assert changed.count() == 2
    assert not any(spy.count() for spy in others)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda rows: rows[::-1], id="reversed"),
        pytest.param(lambda rows: rows[3:], id="first gone"),
        pytest.param(lambda rows: rows[:2] + rows[4:5] + rows[7:], id="two runs gone"),
        pytest.param(
            lambda rows: [replace(rows[0], article=replace(rows[0].article, id="new")), *rows],
            id="one before",
        ),
        pytest.param(
            lambda rows: [
                *rows[2:8],
                replace(rows[0], article=replace(rows[0].article, id="new")),
                *with_more_marks(rows, 8)[8:],
            ],
            id="some go, one comes, one changes",
        ),
    ],
)
def test_what_is_held_stays_with_its_article(
    model: ArticleListModel, summaries: Rows, change: Callable[[Rows], Rows]
) -> None:
    held = QPersistentModelIndex(model.index(7))
    after = change(summaries)
    resets = QSignalSpy(model.modelReset)
    model.replace(after)
    assert ids(model) == [row.article.id for row in after]
    assert held.data(VALUE_ROLE).article.id == "a7"
    assert [model.index(n).data(VALUE_ROLE) for n in range(len(after))] == after
    assert resets.count() == 0


def test_a_very_different_list_is_one_reset(model: ArticleListModel, summaries: Rows) -> None:
    many = [
        replace(summaries[0], article=replace(summaries[0].article, id=f"b{n}")) for n in range(200)
    ]
    model.replace(many)
    resets: Any = QSignalSpy(model.modelReset)
    model.replace(many[::2])
    assert resets.count() == 1
    assert ids(model) == [row.article.id for row in many[::2]]


def test_rows_are_found_by_id(model: ArticleListModel, summaries: Rows, qtbot: QtBot) -> None:
    assert model.row_of("a7") == 7
    model.replace(summaries[5:])
    assert model.row_of("a7") == 2
    assert model.row_of("a0") is None
