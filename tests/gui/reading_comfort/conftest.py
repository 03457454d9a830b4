"""What the tests here have in common: the articles of the window's case."""

import pytest

from workbench.gui.main_window import MainWindow


@pytest.fixture
def articles(window: MainWindow) -> list[str]:
    """Return the ids of the articles, A1 first."""
    return [row.article.id for row in window.session.space.library.summaries()]
