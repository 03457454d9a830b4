"""What is known of an article: read, corrected in one step, and never overwritten unseen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from workbench.domain.errors import CaseUnwritable
from workbench.domain.values import Article
from workbench.gui.dialogs import article_details as details
from workbench.gui.dialogs.article_details import ArticleDetailsDialog
from workbench.gui.main_window import MainWindow
from workbench.services.workspace import Workspace

Fill = Callable[[str, str], None]


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot, articles: list[str]) -> ArticleDetailsDialog:
    made = window.comforts.details.dialog(articles[0])
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def fill(dialog: ArticleDetailsDialog, qtbot: QtBot) -> Fill:
    """Type something else into a field, or choose it from a list."""

    def filled(name: str, text: str) -> None:
        box, line = dialog.findChild(QComboBox, name), dialog.findChild(QLineEdit, name)
        if isinstance(box, QComboBox):
            box.setCurrentIndex(box.findData(text))
            return
        assert isinstance(line, QLineEdit)
        line.selectAll()
        qtbot.keyClick(line, Qt.Key.Key_Delete)
        qtbot.keyClicks(line, text)

    return filled


def save(dialog: ArticleDetailsDialog) -> QPushButton:
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    return buttons.button(QDialogButtonBox.StandardButton.Save)


def problem(dialog: ArticleDetailsDialog, name: str) -> str:
    label = dialog.findChild(QLabel, f"{name}Problem")
    assert isinstance(label, QLabel)
    return label.text() if not label.isHidden() else ""


def article(window: MainWindow, article_id: str) -> Article:
    return window.session.space.library.summary(article_id).article


def test_that_every_field_can_be_edited_and_is_one_step_to_undo(
    window: MainWindow, dialog: ArticleDetailsDialog, fill: Fill, articles: list[str]
) -> None:
    before = article(window, articles[0])
    typed = {
        "title": "Another title",
        "author": "Lena Ortiz",
        "published": "2022-11-05",
        "url": "https://courier.test/1",
        "language": "en-GB",
        "direction": "ltr",
        "state": "reviewed",
        "status": "corrected",
        "status_note": "A name was wrong.",
        "status_date": "2022-11-06",
    }
    for name, text in typed.items():
        fill(name, text)
    fill("source", "Harbour Herald")
    save(dialog).click()
    after = window.session.space.library.summary(articles[0])
    assert {name: getattr(after.article, name) for name in typed} == typed
    assert after.source is not None
    assert after.source.name == "Harbour Herald"
    window.journal.undo()
    assert article(window, articles[0]) == before


def test_that_the_window_shows_what_was_saved(
    window: MainWindow, dialog: ArticleDetailsDialog, fill: Fill
) -> None:
    fill("title", "Another title")
    save(dialog).click()
    label = window.findChild(QLabel, "articleTitle")
    assert isinstance(label, QLabel)
    assert label.text() == "Another title"
    assert window.status.currentMessage() == "Edited article. Ctrl+Z undoes."


def test_that_nothing_changed_is_nothing_to_undo(
    window: MainWindow, dialog: ArticleDetailsDialog
) -> None:
    before = window.session.undo_state()
    save(dialog).click()
    assert not dialog.isVisible()
    assert window.session.undo_state() == before


def test_that_an_emptied_field_is_cleared(
    window: MainWindow, dialog: ArticleDetailsDialog, fill: Fill, articles: list[str]
) -> None:
    fill("source", "")
    save(dialog).click()
    assert window.session.space.library.summary(articles[0]).source is None


def test_that_only_what_was_changed_is_written(
    window: MainWindow, other: Workspace, qtbot: QtBot, articles: list[str]
) -> None:
    dialog = window.comforts.details.dialog(articles[0])
    qtbot.addWidget(dialog)
    other.library.set_article(articles[0], {"author": "theirs"})
    title = dialog.findChild(QLineEdit, "title")
    assert isinstance(title, QLineEdit)
    title.setText("Mine")
    save(dialog).click()
    held = article(window, articles[0])
    assert (held.title, held.author) == ("Mine", "theirs")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("published", "2022-13", "2022-11"),
        ("status_date", "yesterday", "2022-11"),
        ("title", "", "title"),
        ("language", "english!", "zh-Hant"),
    ],
)
def test_that_what_is_wrong_is_said_at_its_field_and_not_saved(
    dialog: ArticleDetailsDialog, fill: Fill, name: str, text: str, words: str
) -> None:
    fill("status", "retracted")
    fill(name, text)
    assert words in problem(dialog, name)
    assert not save(dialog).isEnabled()


def test_that_a_mended_field_can_be_saved(dialog: ArticleDetailsDialog, fill: Fill) -> None:
    fill("published", "2022-13")
    fill("published", "2022-12")
    assert (problem(dialog, "published"), save(dialog).isEnabled()) == ("", True)


def test_that_a_date_as_its_page_had_it_is_left_alone(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    dialog = ArticleDetailsDialog({"title": "T", "published": "November 2022"}, (), ())
    qtbot.addWidget(dialog)
    assert save(dialog).isEnabled()


def test_that_a_notice_is_asked_for_only_where_there_is_one(
    dialog: ArticleDetailsDialog, fill: Fill
) -> None:
    note = dialog.findChild(QLineEdit, "status_note")
    assert isinstance(note, QLineEdit)
    assert not note.isVisible()
    fill("status", "retracted")
    assert note.isVisible()


def test_that_a_conflict_is_told_and_what_was_typed_stays(
    dialog: ArticleDetailsDialog, fill: Fill, other: Workspace, articles: list[str]
) -> None:
    fill("author", "mine")
    other.library.set_article(articles[0], {"author": "theirs"})
    save(dialog).click()
    author = dialog.findChild(QLineEdit, "author")
    assert isinstance(author, QLineEdit)
    assert dialog.isVisible()
    assert "Author is now “theirs”" in dialog.message()
    assert author.text() == "mine"
    assert other.library.summary(articles[0]).article.author == "theirs"


def test_that_a_screen_reader_is_told_of_a_conflict(
    dialog: ArticleDetailsDialog,
    fill: Fill,
    other: Workspace,
    articles: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(details, "QAccessibleAnnouncementEvent", lambda _widget, text: text)

    class Heard:
        updateAccessibility = told.append

    monkeypatch.setattr(details, "QAccessible", Heard)
    fill("author", "mine")
    other.library.set_article(articles[0], {"author": "theirs"})
    save(dialog).click()
    assert told == [dialog.message()]


def test_that_saving_again_after_a_conflict_writes_over_it(
    window: MainWindow,
    dialog: ArticleDetailsDialog,
    fill: Fill,
    other: Workspace,
    articles: list[str],
) -> None:
    fill("author", "mine")
    other.library.set_article(articles[0], {"author": "theirs"})
    save(dialog).click()
    save(dialog).click()
    assert not dialog.isVisible()
    assert article(window, articles[0]).author == "mine"


def test_that_the_facts_can_be_read_and_copied(
    window: MainWindow, dialog: ArticleDetailsDialog, articles: list[str]
) -> None:
    text = window.session.space.library.text(articles[0])
    facts = {
        line.accessibleName(): line.text()
        for line in dialog.findChildren(QLineEdit)
        if line.isReadOnly()
    }
    assert facts["SHA-256 of the text"] == text.sha256
    assert facts["SHA-256 of the file"] == text.original_sha256
    assert facts["Reference"] == "A1"
    assert facts["Original file"] == "invented.txt (text/plain)"
    assert facts["Character set"] == "utf-8"


def test_that_the_original_is_saved_byte_for_byte(
    window: MainWindow, articles: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "original.txt"
    window.comforts.details.save_original(articles[0], target)
    assert target.read_bytes() == window.session.space.library.original(articles[0])


def test_that_the_original_never_takes_the_place_of_the_case(
    window: MainWindow, articles: list[str], case: Path
) -> None:
    with pytest.raises(CaseUnwritable):
        window.comforts.details.save_original(articles[0], case)


def test_that_tab_goes_from_the_title_down(dialog: ArticleDetailsDialog) -> None:
    names = []
    for _ in range(9):
        focused = dialog.focusWidget()
        assert focused is not None
        names.append(focused.objectName())
        dialog.focusNextChild()
    assert names == [
        "title",
        "source",
        "author",
        "published",
        "url",
        "language",
        "direction",
        "state",
        "status",
    ]
