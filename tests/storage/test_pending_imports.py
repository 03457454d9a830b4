"""Imports on their way, as other processes and the next opening see them."""

from pathlib import Path

import pytest

from tests.services.conftest import add, draft
from tests.storage.conftest import tables
from workbench.domain.errors import (
    EditConflict,
)
from workbench.services.importing import ImportSummary, prepared
from workbench.services.workspace import Workspace
from workbench.storage import imports


def pending(space: Workspace) -> str:
    """An import of one article, not published."""
    batch = space.importing.begin()
    read = prepared(draft("Half an import.\n\nNot seen yet.", source="Gazette"), "half.txt")
    space.importing.add(batch, [read], ImportSummary())
    return batch


@pytest.mark.parametrize(
    ("process", "created", "is_kept"),
    [
        ("HERE:PID", "2020-01-01T00:00:00+00:00", True),
        ("HERE:999999999", "NOW", False),
        ("HERE:nonsense", "NOW", False),
        ("elsewhere:1", "NOW", True),
        ("elsewhere:1", "2020-01-01T00:00:00+00:00", False),
    ],
)
def test_that_an_import_is_kept_while_its_process_may_live(
    path: Path, process: str, created: str, is_kept: bool
) -> None:
    space = Workspace.open(path)
    batch = pending(space)
    begun = imports.pending(space.case.file.connection)[0]
    host, _, pid = begun.process.rpartition(":")
    space.case.file.connection.execute(
        "UPDATE import SET process = ?, created = ? WHERE id = ?",
        (
            process.replace("HERE", host).replace("PID", pid),
            created.replace("NOW", begun.created),
            batch,
        ),
    )
    other = Workspace.open(path)
    left = imports.pending(other.case.file.connection)
    other.close()
    space.close()
    assert [each.id for each in left] == ([batch] if is_kept else [])


def test_that_a_discarded_import_leaves_no_trace(path: Path) -> None:
    before = tables(path)
    space = Workspace.open(path)
    space.importing.discard(pending(space))
    numbers = [a.number for a in (row.article for row in space.library.summaries())]
    add(space, draft("A third article.\n\nWith words."))
    assert [row.article.number for row in space.library.summaries()] == [*numbers, 3]
    space.journal.undo()
    space.close()
    after = tables(path)
    for table in ("source", "region", "original", "article_text", "article"):
        kept = [row for row in after[table] if row not in before[table]]
        assert len(kept) <= 1, table
    assert after["source"] == before["source"]


def test_that_a_published_import_cannot_be_discarded(path: Path) -> None:
    space = Workspace.open(path)
    batch = space.library.summaries()[0].article.import_id
    assert batch is not None
    space.importing.discard(batch)
    assert len(space.library.summaries()) == 2
    space.close()


def test_that_an_import_discarded_by_others_is_not_published(path: Path) -> None:
    space, other = Workspace.open(path), Workspace.open(path)
    batch = pending(space)
    other.importing.discard(batch)
    summary = ImportSummary(added=["something"])
    with pytest.raises(EditConflict):
        space.importing.finish(batch, summary)
    other.close()
    space.close()


def test_that_publishers_of_a_pending_import_are_not_listed(path: Path) -> None:
    space = Workspace.open(path)
    pending(space)
    assert [source.name for source, _ in space.library.sources()] == ["Coastal Courier"]
    space.close()


def test_that_a_publisher_taken_up_by_others_outlives_the_import(path: Path) -> None:
    space = Workspace.open(path)
    batch = pending(space)
    article = space.library.summaries()[1].article.id
    space.library.set_article(article, {"source": "Gazette"})
    space.importing.discard(batch)
    assert {source.name for source, _ in space.library.sources()} == {"Coastal Courier", "Gazette"}
    assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []
    space.close()


def test_that_a_redo_in_the_way_of_a_pending_import_is_a_conflict(path: Path) -> None:
    space = Workspace.open(path)
    article = space.library.summaries()[1].article.id
    space.library.set_article(article, {"source": "Gazette"})
    space.journal.undo()
    batch = pending(space)
    with pytest.raises(EditConflict):
        space.journal.redo()
    space.importing.discard(batch)
    space.journal.redo()
    assert space.library.sources()[1][0].name == "Gazette"
    space.close()
