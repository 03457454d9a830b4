"""Edits of many things: done on another thread, while the window goes on and loses nothing."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.hands import found, marks, names, note_edit
from workbench.domain.changes import Changes
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.gui import session as session_module
from workbench.gui.actions.target import Target
from workbench.gui.main_window import MainWindow
from workbench.services.workspace import Workspace


class Gate:
    """Holds the edits of a deed up, in the midst of its transaction, until it is opened."""

    def __init__(self) -> None:
        self._reached, self._open = Event(), Event()

    def deed(self, space: Workspace) -> Changes:
        """Tag every mark as an opinion."""
        told = space.case.progress

        def wait(made: int, count: int) -> None:
            self._reached.set()
            assert self._open.wait(20)
            told(made, count)

        space.case.progress = wait
        ids = [mark.id for mark in space.library.annotations(CardFilter())]
        return space.marking.toggle_on_annotations(ids, tag(space, "opinion"))

    def is_reached(self) -> bool:
        return self._reached.is_set()

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A window with five marks, and a gate for a deed on them. Three things are many."""
    monkeypatch.setattr(session_module, "LONG", 3)
    space = window.session.space
    article = space.library.summaries()[0].article.id
    for start in range(0, 50, 10):
        space.marking.tag_span(article, Span(start, start + 5), [tag(space, "unverified")])
    window.session.look_at_everything()
    made = Gate()
    yield made
    made.open()
    qtbot.waitUntil(lambda: not window.session.is_busy)


def tag(space: Workspace, name: str) -> str:
    return space.tagging.named(name).id


def begin(window: MainWindow, gate: Gate, qtbot: QtBot) -> None:
    """Let a deed stand in the midst of its transaction."""
    window.session.perform(gate.deed, size=5)
    qtbot.waitUntil(gate.is_reached)


def let_go(window: MainWindow, gate: Gate, qtbot: QtBot) -> None:
    gate.open()
    qtbot.waitUntil(lambda: not window.session.is_busy)


def labels(window: MainWindow) -> list[str]:
    return list(dict.fromkeys(entry.what for entry in window.session.space.journal.entries()))


def test_that_a_tag_for_many_marks_is_one_step_that_undo_takes_back(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    before = marks(window)
    ids = tuple(mark.id for mark in before)
    with qtbot.waitSignal(window.session.changed):
        window.tagging.tag(tag(window.session.space, "opinion"), Target(ids=ids))
    assert names(window) == [["unverified", "opinion"]] * 5
    with qtbot.waitSignal(window.session.changed):
        window.menus["undo"].trigger()
    assert marks(window) == before
    with qtbot.waitSignal(window.session.changed):
        window.menus["redo"].trigger()
    assert names(window) == [["unverified", "opinion"]] * 5


def test_that_marks_deleted_in_one_step_come_back_with_their_ids(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    before = marks(window)
    with qtbot.waitSignal(window.session.changed):
        window.card_actions.delete([mark.id for mark in before])
    assert marks(window) == []
    with qtbot.waitSignal(window.session.changed):
        window.menus["undo"].trigger()
    assert marks(window) == before


def test_that_what_is_asked_for_meanwhile_is_done_behind_it_and_not_waited_for(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    begin(window, gate, qtbot)
    window.tagging.tag(tag(window.session.space, "confirmed"), Target(ids=(marks(window)[0].id,)))
    assert window.session.is_busy
    assert names(window) == [["unverified"]] * 5
    assert "as soon as the edit under way is" in window.status.currentMessage()
    let_go(window, gate, qtbot)
    assert names(window) == [["confirmed", "opinion"], *[["unverified", "opinion"]] * 4]
    assert labels(window)[-2:] == ["Tag 'Opinion' on 5 marks", "Tag 'Confirmed'"]


def test_that_a_note_written_meanwhile_is_kept(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    window.current.set_mark(marks(window)[0].id)
    window.cards.focus_note()
    begin(window, gate, qtbot)
    qtbot.keyClicks(note_edit(window), "mine")
    window.cards.flush_note()
    assert marks(window)[0].note == ""
    let_go(window, gate, qtbot)
    assert marks(window)[0].note == "mine"
    assert note_edit(window).toPlainText() == "mine"


def test_that_undo_meanwhile_takes_it_back_once_it_is_done(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    begin(window, gate, qtbot)
    window.menus["undo"].trigger()
    let_go(window, gate, qtbot)
    assert names(window) == [["unverified"]] * 5
    assert window.session.undo_state().redo == "Tag 'Opinion' on 5 marks"


def test_that_cancelling_leaves_everything_as_it_was(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    begin(window, gate, qtbot)
    cancel = found(window, QPushButton, "deedCancel")
    qtbot.waitUntil(cancel.isVisible)
    cancel.click()
    with qtbot.waitSignal(window.session.cancelled):
        gate.open()
    assert names(window) == [["unverified"]] * 5
    assert not cancel.isVisible()
    assert "Cancelled" in window.status.currentMessage()


def test_that_closing_the_case_waits_for_it_and_for_what_waits(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    begin(window, gate, qtbot)
    path, first = window.session.space.path, marks(window)[0].id
    window.session.act(lambda space: space.marking.set_note(first, "late")[0])
    gate.open()
    window.case_actions.close()
    space = Workspace.open(path)
    kept = space.case.annotation(first)
    there = {space.case.tags_by_id()[each].name for each in kept.tags}
    space.close()
    assert (kept.note, there) == ("late", {"unverified", "opinion"})


def test_that_the_window_closes_behind_it_and_behind_what_waits(
    window: MainWindow, gate: Gate, qtbot: QtBot, case: Path
) -> None:
    ids = [mark.id for mark in marks(window)]
    window.session.perform(gate.deed, size=5)
    window.session.perform(lambda space: space.marking.delete(ids)[0], size=5)

    assert not window.close()
    assert window.isVisible()

    gate.open()
    qtbot.waitUntil(lambda: not window.isVisible())
    with contextlib.closing(Workspace.open(case)) as space:
        assert space.library.annotations(CardFilter()) == []


def test_that_what_it_wrote_does_not_pass_for_that_of_others(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    begin(window, gate, qtbot)
    seen = QSignalSpy(window.session.changed)
    let_go(window, gate, qtbot)
    window.session.look_for_others()
    assert [seen.at(n)[0].everything for n in range(seen.count())] == [False]


def test_that_the_counts_are_true_afterwards(window: MainWindow, gate: Gate, qtbot: QtBot) -> None:
    begin(window, gate, qtbot)
    let_go(window, gate, qtbot)
    uses = {use.tag.name: use.annotations for use in window.session.space.tagging.uses()}
    assert (uses["opinion"], uses["unverified"]) == (5, 5)


def test_that_a_mark_somebody_else_removed_unseen_is_said_and_nothing_is_done(
    window: MainWindow, gate: Gate, other: Workspace, qtbot: QtBot
) -> None:
    window.session._poll.stop()
    ids = tuple(mark.id for mark in marks(window))
    other.marking.delete(ids[:1])
    with qtbot.waitSignal(window.session.failed):
        window.tagging.tag(tag(other, "opinion"), Target(ids=ids))
    assert "removed" in window.messages.text
    assert names(window) == [["unverified"]] * 4
