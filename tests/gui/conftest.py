"""A main window over a case with invented articles."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.gui.app import make_window
from workbench.gui.collecting import Collecting
from workbench.gui.main_window import MainWindow
from workbench.gui.settings import Settings
from workbench.services.workspace import Workspace


@pytest.fixture(scope="package", autouse=True)
def collecting(qapp: QApplication) -> Iterator[Collecting]:
    """Cycles are looked for as in the program: elsewhere than on this thread it could crash."""
    made = Collecting(qapp)
    yield made
    made.end()
    made.setParent(None)
    gc.collect()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "window.case"
    space = Workspace.create(path, "Harbour")
    add(space, draft(BRIDGE, source="Coastal Courier"), draft(COUNCIL))
    space.close()
    return path


@pytest.fixture
def window(qtbot: QtBot, case: Path, tmp_path: Path) -> Iterator[MainWindow]:
    made = make_window(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    assert made.case_actions.open(case)
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def other(case: Path, window: MainWindow) -> Iterator[Workspace]:
    """The same case as another process would have it open."""
    opened = Workspace.open(case)
    yield opened
    opened.close()
