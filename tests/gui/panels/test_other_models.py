from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester

from workbench.domain.values import Tag
from workbench.domain.views import SearchResult
from workbench.gui.models.count_list import CountListModel, CountRow
from workbench.gui.models.result_list import ResultListModel
from workbench.gui.models.roles import VALUE_ROLE


def test_hits_are_grouped_by_article(result: SearchResult, qtmodeltester: ModelTester) -> None:
    model = ResultListModel()
    qtmodeltester.check(model)
    model.replace(result.hits)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        f"A1. {result.hits[0].article.title} (2)",
        f"Unverified. A1, paragraph 1. {result.hits[0].snippet}",
        f"Passage. A1, paragraph 3. {result.hits[2].snippet}",
        "A2. Мост через гавань закрыт (1)",
        f"Unverified. A2, paragraph 2. {result.hits[1].snippet}",
    ]
    assert list(model.heading_rows()) == [0, 3]
    assert model.index(1).data(VALUE_ROLE) is result.hits[0]
    assert not model.flags(model.index(3)) & Qt.ItemFlag.ItemIsSelectable
    model.replace(())
    assert model.rowCount() == 0


def test_a_mark_without_a_tag_says_so(result: SearchResult) -> None:
    model = ResultListModel()
    model.replace((replace(result.hits[0], tags=()),))
    assert model.index(1).data().startswith("Mark without a tag. A1, paragraph 1.")


def test_counts(tags: list[Tag], qtmodeltester: ModelTester) -> None:
    model = CountListModel()
    qtmodeltester.check(model)
    rows = [CountRow("all", "All", 5), CountRow("t0", tags[0].name, 3, tags[0])]
    model.replace(rows)
    assert [model.index(n).data() for n in range(2)] == ["All, 5", "Unverified, 3"]
    assert model.index(1).data(VALUE_ROLE) is rows[1]
    assert (model.row_of("t0"), model.row_of("t1")) == (1, None)
    changed, resets = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.replace([replace(rows[0], count=6), rows[1]])
    assert (changed.count(), resets.count()) == (1, 0)
    model.replace(rows[:1])
    assert resets.count() == 1
