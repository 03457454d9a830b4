"""Versions in the window: both readable, differences shown, orphans put in their place."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.hands import marks
from tests.ingest.makers import PAGE
from tests.services.conftest import BRIDGE, draft
from workbench.domain.span import Span
from workbench.gui.dialogs.versions import VersionsDialog
from workbench.gui.main_window import MainWindow
from workbench.services.importing import prepared

NEWER = BRIDGE.replace("six months", "nine months")


@pytest.fixture
def article(window: MainWindow) -> str:
    """An article with a mark, and with a newer version that has lost the mark's words."""
    space = window.session.space
    found = space.library.summaries()[0].article.id
    start = BRIDGE.index("Repairs could take six months.")
    window.session.act(
        lambda s: s.marking.tag_span_by_name(found, Span(start, len(BRIDGE)), ["opinion"])[0]
    )
    read = prepared(draft(NEWER), "new.txt")
    window.session.act(lambda s: s.versions.replace(found, read)[0])
    return found


@pytest.fixture
def dialog(window: MainWindow, article: str, qtbot: QtBot) -> VersionsDialog:
    made = window.intake.versions.dialog(article)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_the_reader_shows_the_newer_text(window: MainWindow, article: str) -> None:
    assert window.reading.reader.text == NEWER


def test_that_both_versions_can_be_read(dialog: VersionsDialog) -> None:
    assert dialog.list.count() == 2
    assert "nine months" in dialog.text.toPlainText()
    dialog.list.setCurrentRow(0)
    assert "six months" in dialog.text.toPlainText()


def test_that_differences_show_what_was_removed_and_added(dialog: VersionsDialog) -> None:
    dialog.compare.setChecked(True)

    assert "sixnine months" in dialog.text.toPlainText()


def test_that_an_older_version_can_count_again(window: MainWindow, dialog: VersionsDialog) -> None:
    dialog.list.setCurrentRow(0)
    dialog.use.click()

    assert window.reading.reader.text == BRIDGE
    assert marks(window)[0].state == "anchored"
    assert not dialog.use.isEnabled()


def test_that_an_orphan_is_put_where_it_is_suggested(
    window: MainWindow, dialog: VersionsDialog
) -> None:
    dialog.tabs.setCurrentIndex(1)
    assert dialog.orphans.list.count() == 1
    shown = dialog.orphans.text.toPlainText()
    assert "opinion" in shown
    assert "Why: its words are not in this version of the text." in shown
    dialog.orphans.place.click()

    (mark,) = marks(window)
    assert (mark.state, mark.quote) == ("anchored", "Repairs could take nine months.")
    assert dialog.orphans.list.count() == 0


def test_that_left_out_text_of_a_page_can_be_seen_and_taken(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    with qtbot.waitSignal(window.importing.finished, timeout=60_000) as done:
        window.import_paths([tmp_path / "a.html"])
    assert done.args is not None
    page = done.args[0].added[0]
    made = window.intake.versions.dialog(page)
    qtbot.addWidget(made)
    made.tabs.setCurrentIndex(2)
    qtbot.waitUntil(made.whole.isEnabled, timeout=30_000)
    assert made.page.toPlainText().startswith("Home\n")
    assert "2 of 9 lines" in made._said.text()
    with qtbot.waitSignal(window.intake.versions.read, timeout=30_000):
        made.whole.click()

    assert window.session.space.library.text(page).text.startswith("Home\n")


def test_that_a_text_has_no_tab_for_left_out_text(dialog: VersionsDialog) -> None:
    assert not dialog.tabs.isTabVisible(2)


@pytest.mark.parametrize(
    ("newer", "selected"),
    [(f"Updated.\n{BRIDGE}", "Nobody was in danger"), (BRIDGE.replace("Nobody", "No one"), "")],
)
def test_that_a_selection_follows_its_words_or_ends(
    window: MainWindow, newer: str, selected: str
) -> None:
    reader = window.reading.reader
    start = BRIDGE.index("Nobody")
    reader.select(Span(start, start + len("Nobody was in danger")))
    shown = window.current.article_id
    assert shown is not None
    read = prepared(draft(newer), "new.txt")
    window.session.act(lambda space: space.versions.replace(shown, read)[0])

    span = reader.selection()
    assert (span.cut(reader.text) if span else "") == selected
