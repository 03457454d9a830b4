"""Annotations to and from other programs, from the window's menu."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.hands import marks
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.gui.dialogs.choose_file import FileDialog
from workbench.gui.dialogs.left_out import LeftOutDialog
from workbench.gui.main_window import MainWindow
from workbench.services.workspace import Workspace


@pytest.fixture
def said(window: MainWindow) -> list[str]:
    """What the status bar was told by exporting and importing."""
    found: list[str] = []
    window.exchange.said.connect(found.append)
    return found


@pytest.fixture
def marked(window: MainWindow) -> MainWindow:
    space = window.session.space
    article, tag = space.library.summaries()[0].article.id, space.tagging.named("unverified").id
    window.session.act(lambda case: case.marking.tag_span(article, Span(40, 60), [tag])[0])
    return window


def quotes(window: MainWindow) -> list[str]:
    return [mark.quote for mark in marks(window)]


def exported(window: MainWindow, qtbot: QtBot, path: Path, said: list[str]) -> Any:
    window.exchange.export(path, "webannotation")
    qtbot.waitUntil(lambda: f"Saved {path}." in said)
    return json.loads(path.read_bytes())


def test_that_the_menu_exports_by_the_name_that_is_chosen(
    marked: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "marks.csv"
    monkeypatch.setattr(FileDialog, "chosen", lambda _dialog: [path])

    marked.menus["export_annotations"].trigger()

    qtbot.waitUntil(lambda: f"Saved {path}." in said)
    assert quotes(marked)[0] in path.read_text("utf-8-sig")


def test_that_what_was_exported_comes_back_as_one_step(
    marked: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "marks.jsonld"
    exported(marked, qtbot, path, said)
    before = quotes(marked)
    marked.journal.undo()
    assert quotes(marked) == []
    monkeypatch.setattr(FileDialog, "chosen", lambda _dialog: [path])

    marked.menus["import_annotations"].trigger()

    qtbot.waitUntil(
        lambda: said[-1] == "1 added · 0 changed · 0 there already · 0 orphaned · 0 skipped"
    )
    assert quotes(marked) == before
    marked.journal.undo()
    assert quotes(marked) == []


def test_that_what_has_no_place_is_listed_with_its_reason(
    marked: MainWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    path = tmp_path / "marks.jsonld"
    held = exported(marked, qtbot, path, said)
    (item,) = held["first"]["items"]
    lost = json.loads(json.dumps(item)) | {"id": "urn:uuid:11111111-1111-4111-8111-111111111111"}
    lost["target"]["selector"][0]["exact"] = "words that stand nowhere"
    foreign = lost | {"id": "urn:uuid:22222222-2222-4222-8222-222222222222"}
    foreign["target"] = {**lost["target"], "source": f"urn:sha256:{'0' * 64}"}
    path.write_text(json.dumps([item, lost, foreign]), "utf-8")

    marked.exchange.take(path)

    qtbot.waitUntil(lambda: "1 orphaned · 1 skipped" in said[-1])
    dialog = marked.findChild(LeftOutDialog)
    assert isinstance(dialog, LeftOutDialog)
    model = dialog.table.model()
    rows = [[str(model.index(row, column).data()) for column in (0, 1)] for row in range(2)]
    dialog.close()
    assert rows[0][0] == "words that stand nowhere"
    assert rows[0][1].endswith("kept among the orphans")
    assert rows[1][1] == "the case has no article that it belongs to"


def test_that_a_file_of_another_kind_changes_nothing(
    marked: MainWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    path = tmp_path / "no.jsonld"
    path.write_text('{"type": "Recipe"}', "utf-8")
    failures: list[object] = []
    marked.session.failed.connect(failures.append)

    marked.exchange.take(path)

    qtbot.waitUntil(lambda: len(failures) == 1)
    assert len(quotes(marked)) == 1


def test_that_a_cancelled_import_leaves_nothing(
    marked: MainWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    path = tmp_path / "marks.jsonld"
    exported(marked, qtbot, path, said)
    marked.journal.undo()

    marked.exchange.take(path)
    marked.status.deed.cancelled.emit()

    with qtbot.waitSignal(marked.session.cancelled):
        pass
    assert quotes(marked) == []
    assert marked.session.space.journal.state().redo is not None  # nothing was done since


def test_that_what_is_done_meanwhile_comes_behind_the_import(
    marked: MainWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    path = tmp_path / "marks.jsonld"
    exported(marked, qtbot, path, said)
    marked.journal.undo()

    marked.exchange.take(path)
    marked.exchange.take(path)
    assert marked.session.is_busy

    qtbot.waitUntil(lambda: said[-1].endswith("1 there already · 0 orphaned · 0 skipped"))
    assert len(quotes(marked)) == 1


def test_that_closing_the_case_waits_for_the_annotations_that_come_in(
    marked: MainWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    path, case = tmp_path / "marks.jsonld", marked.session.space.path
    exported(marked, qtbot, path, said)
    marked.journal.undo()

    marked.exchange.take(path)
    marked.session.close()

    with contextlib.closing(Workspace.open(case)) as again:
        assert len(again.library.annotations(CardFilter())) == 1


def test_that_a_read_only_case_offers_no_import(window: MainWindow) -> None:
    window.menus.set_editing(False)

    assert not window.menus["import_annotations"].isEnabled()
    assert window.menus["export_annotations"].isEnabled()
