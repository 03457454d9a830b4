"""A day's work on a case, deed by deed, for tests that make the disk fail in the middle."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.services.conftest import add, draft
from workbench.domain.errors import NothingToUndo
from workbench.domain.net_change import net_changes
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.services.exchanging import EXPORTS
from workbench.services.telling import tell
from workbench.services.workspace import Workspace

Deed = Callable[[Workspace], object]


def deeds() -> list[Deed]:
    """Tag, retitle, import, undo, redo, merge, delete: each a transaction, the import several."""
    return [
        *(partial(_mark, start) for start in range(0, 30, 6)),
        lambda space: space.library.set_article(_article(space), {"title": "Corrected"}),
        lambda space: add(space, draft("Another report.\n\n" + "It has many words. " * 200)),
        lambda space: space.journal.undo(),
        lambda space: space.journal.redo(),
        lambda space: space.tagging.add("passing"),
        lambda space: space.tagging.merge("passing", "misleading"),
        lambda space: space.marking.delete(
            [mark.id for mark in space.library.annotations(CardFilter())][:2]
        ),
        lambda space: space.journal.undo(),
    ]


def read_everything(space: Workspace) -> None:
    """Look at all that there is, as the window, the command line and a report do."""
    for words in ("harbour OR tag:opinion", "has:note claim:C1", "date:2022..2026 grade:A..E"):
        space.searching.search(words)
    space.searching.totals("tag:opinion")
    for row in space.library.summaries():
        space.library.text(row.article.id)
        space.library.sentences(row.article.id)
        space.library.regions(row.article.id)
        space.versions.listed(row.article.id)
        space.library.cards(CardFilter(article_id=row.article.id)).page(0, 50)
    space.library.sources()
    space.tagging.uses()
    space.claims.views()
    space.boards.board()
    space.origins.views()
    space.saved_searches.listed()
    space.saved_searches.recent()
    space.reporting.markdown()
    for format in EXPORTS:
        space.exchanging.export(format)
    tell(space.case)
    entries = space.journal.entries()
    net_changes(entries)
    with contextlib.suppress(NothingToUndo):
        space.journal.undo()
        space.journal.redo()


def _mark(start: int, space: Workspace) -> object:
    tags = [space.tagging.named("opinion").id]
    return space.marking.tag_span(_article(space), Span(start, start + 5), tags, "A note. " * 30)


def _article(space: Workspace) -> str:
    return space.library.summaries()[0].article.id


def copy_of(case: Path, target: Path) -> Path:
    """A copy of a closed case."""
    target.write_bytes(case.read_bytes())
    return target
