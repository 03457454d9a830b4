"""A dialog for files shows the open case among others without touching it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileSystemModel
from pytestqt.qtbot import QtBot

from tests.gui.hands import Key, marks, press
from workbench.gui.dialogs.choose_file import FileDialog, file_to_save, files_to_open
from workbench.gui.main_window import MainWindow


def elsewhere(case: Path) -> str:
    """The annotations that another process finds, which then closes the case."""
    command = [sys.executable, "-m", "workbench", "annotations", str(case), "--json"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_that_the_log_of_the_open_case_outlives_a_dialog_and_another_process(
    window: MainWindow, qtbot: QtBot
) -> None:
    case = window.session.space.path
    press(window, qtbot, Key.Key_J, Key.Key_1)
    dialog = FileDialog(window, "Import articles", case.parent)
    dialog.show()
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    log = Path(f"{case}-wal")
    # What type a file is of is known as soon as its icon is.
    qtbot.waitUntil(lambda: all(model.type(model.index(str(path))) for path in (case, log)))
    dialog.close()
    dialog.deleteLater()

    assert marks(window)[0].id in elsewhere(case)
    assert log.exists()
    press(window, qtbot, Key.Key_J, Key.Key_2)
    assert all(mark.id in elsewhere(case) for mark in marks(window))


def test_that_what_is_chosen_comes_as_paths(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileDialog, "exec", lambda _dialog: 1)
    kinds = "Table (*.csv);;All files (*)"

    assert file_to_save(None, "Save", tmp_path / "a.csv", kinds) == (
        tmp_path / "a.csv",
        "Table (*.csv)",
    )


def test_that_a_name_with_quotation_marks_is_not_cut(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileDialog, "exec", lambda _dialog: 1)

    chosen = file_to_save(None, "Save", tmp_path / 'The "bridge" case.pdf', "PDF (*.pdf)")

    assert chosen == (tmp_path / "The 'bridge' case.pdf", "PDF (*.pdf)")


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("mine", 0, "mine.csv"),
        ("mine", 1, "mine.qdpx"),
        ("mine.csv", 1, "mine.qdpx"),
        ("mine.csv", 2, "mine.csv"),
    ],
)
def test_that_a_name_has_the_ending_of_its_kind(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    kind: int,
    written: str,
) -> None:
    kinds = ["Table (*.csv)", "REFI-QDA project (*.qdpx)", "All files (*)"]

    def choose(dialog: FileDialog) -> int:
        dialog.selectFile(typed)
        dialog.selectNameFilter(kinds[kind])
        dialog.filterSelected.emit(kinds[kind])
        return 1

    monkeypatch.setattr(FileDialog, "exec", choose)

    chosen = file_to_save(None, "Save", tmp_path / "a.csv", ";;".join(kinds))

    assert chosen == (tmp_path / written, kinds[kind])


def test_that_a_dialog_that_is_given_up_chooses_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileDialog, "exec", lambda _dialog: 0)

    assert files_to_open(None, "Open", tmp_path, "All files (*)") == []
    assert file_to_save(None, "Save", tmp_path / "a.csv", "") is None


def test_that_all_that_can_be_imported_is_offered(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(FileDialog, "chosen", lambda dialog: offered.extend(dialog.nameFilters()))
    window.menus["import"].trigger()

    articles, everything = offered
    assert all(f"*{ending}" in articles for ending in (".pdf", ".docx", ".eml", ".mhtml", ".csv"))
    assert everything == "All files (*)"
