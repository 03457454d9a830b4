"""What docs/search.md and the design say a query finds, typed into the window's field."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.search_examples import COUNTED, EXAMPLES, HINTS, counts
from workbench.gui.app import make_window
from workbench.gui.main_window import MainWindow
from workbench.gui.settings import Settings
from workbench.services.sample import create_sample


@pytest.fixture(scope="module")
def sample(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """A window on the sample case, for all queries of this file."""
    folder = tmp_path_factory.mktemp("sample")
    create_sample(folder / "sample.case").close()
    made = make_window(Settings(folder / "settings.ini"))
    made.show()
    assert made.case_actions.open(folder / "sample.case")
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()


def type_in(window: MainWindow, qtbot: QtBot, query: str) -> None:
    """Type a query over the one that is there, until all its hits are counted."""
    window.cards.focus_search()
    window.cards.field.clear()
    # The space says that the last word is done. QTest has no keys for letters beyond ASCII.
    window.cards.field.insert(f"{query} ")
    qtbot.waitUntil(lambda: window.search_actions.typed == query)
    qtbot.waitUntil(lambda: window.search_actions.is_settled)
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(("query", "said"), COUNTED)
def test_that_the_head_line_counts_what_the_document_says(
    sample: MainWindow, qtbot: QtBot, query: str, said: str
) -> None:
    type_in(sample, qtbot, query)
    head = sample.cards.results.head_words()
    expected = {"annotation": "mark", "passage": "passage"}
    for kind, count in counts(said).items():
        plural = "" if count == 1 else "s"
        assert f"{count} {expected[kind]}{plural}" in head


@pytest.mark.parametrize("query", EXAMPLES)
def test_that_every_example_is_understood(sample: MainWindow, qtbot: QtBot, query: str) -> None:
    type_in(sample, qtbot, query)
    service = sample.session.space.searching.search(f"{query} ")
    assert service.hints == ()
    assert sample.cards.results.hint_line() == service.explanation
    assert sample.cards.results.head_words() == sample.cards.results.head_line(service.totals)


@pytest.mark.parametrize(("query", "hint"), HINTS)
def test_that_a_hint_stands_over_the_results_and_no_dialog_comes(
    sample: MainWindow, qtbot: QtBot, query: str, hint: str
) -> None:
    type_in(sample, qtbot, query)
    assert hint in sample.cards.results.hint_line().splitlines()
