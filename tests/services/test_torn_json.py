"""Stored JSON that is torn is told as damage of the file, not as a failure of the program."""

from collections.abc import Callable

import pytest

from workbench.domain.errors import CaseDamaged
from workbench.services.telling import tell
from workbench.services.workspace import Workspace


@pytest.mark.parametrize("torn", ["[[0,2", "7", "[1]"])
def test_that_a_torn_list_of_sentences_is_damage(space: Workspace, torn: str) -> None:
    connection = space.case.file.connection
    connection.execute("UPDATE text_passages SET bounds = :torn", {"torn": torn})
    with pytest.raises(CaseDamaged) as raised:
        space.searching.search("bridge")
    assert raised.value.path == str(space.path)


READERS: dict[str, Callable[[Workspace], object]] = {
    "entries": lambda space: space.journal.entries(),
    "telling": lambda space: tell(space.case),
    "undo": lambda space: space.journal.undo(),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("torn", ['{"a": [', "7", "[]", "\ufffd"])
def test_that_a_torn_entry_of_the_history_is_damage(
    space: Workspace, bridge: str, reader: str, torn: str
) -> None:
    space.library.set_article(bridge, {"title": "Other"})
    connection = space.case.file.connection
    connection.execute("DROP TRIGGER history_is_kept")
    connection.execute(
        "UPDATE history SET after = :torn WHERE n = (SELECT max(n) FROM history)", {"torn": torn}
    )
    with pytest.raises(CaseDamaged) as raised:
        READERS[reader](space)
    assert "history" in raised.value.detail
    assert [f.rule for f in space.checking.run() if f.severity == "error"] == ["history-chain"]


def test_that_a_torn_list_of_what_was_found_where_is_damage(space: Workspace, bridge: str) -> None:
    connection = space.case.file.connection
    connection.execute("DROP TRIGGER article_text_stays")
    connection.execute("UPDATE article_text SET found_in = '['")
    with pytest.raises(CaseDamaged):
        space.library.text(bridge)


@pytest.mark.parametrize("torn", ["", "soon", "2026-01-01"])
def test_that_a_torn_moment_leaves_a_case_to_be_opened_and_backed_up(
    space: Workspace, torn: str
) -> None:
    connection = space.case.file.connection
    connection.execute("DROP TRIGGER history_is_kept")
    connection.execute("UPDATE history SET at = :torn", {"torn": torn})
    assert space.backups.is_due()
    connection.execute(
        "INSERT INTO import (id, state, process, created) VALUES ('i', 'pending', 'x:1', :torn)",
        {"torn": torn},
    )
    Workspace.open(space.path).close()
    pending = connection.execute("SELECT count(*) FROM import WHERE state = 'pending'").fetchone()
    assert pending[0] == 0
