"""A day's work on a case, deed by deed, for tests that make the disk fail in the middle."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.services.conftest import add, draft
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
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


def _mark(start: int, space: Workspace) -> object:
    tags = [space.tagging.named("opinion").id]
    return space.marking.tag_span(_article(space), Span(start, start + 5), tags, "A note. " * 30)


def _article(space: Workspace) -> str:
    return space.library.summaries()[0].article.id


def copy_of(case: Path, target: Path) -> Path:
    """A copy of a closed case."""
    target.write_bytes(case.read_bytes())
    return target
