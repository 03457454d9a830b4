"""Work off the GUI thread: what it says is heard there, in its order, or dropped."""

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from workbench.gui.tasks import Task, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


def test_that_what_is_told_before_anybody_listens_is_heard(tasks: Tasks, qtbot: QtBot) -> None:
    told = Event()

    def work(task: Task) -> str:
        task.tell(1)
        task.tell(2)
        told.set()
        return "done"

    task = tasks.start(work)
    assert told.wait(20)
    heard: list[object] = []
    for signal in (task.progressed, task.finished):
        signal.connect(lambda item: heard.append((item, current_thread() is main_thread())))

    with qtbot.waitSignal(task.ended):
        pass
    assert heard == [(1, True), (2, True), ("done", True)]


def test_that_nothing_is_heard_of_what_was_cancelled(tasks: Tasks, qtbot: QtBot) -> None:
    cancelled = Event()

    def work(task: Task) -> None:
        task.tell("before")
        assert cancelled.wait(20)
        task.tell("after")

    task = tasks.start(work)
    heard: list[object] = []
    for signal in (task.progressed, task.finished, task.failed):
        signal.connect(heard.append)
    task.cancel()
    cancelled.set()

    with qtbot.waitSignal(task.ended):
        pass
    assert heard == []
