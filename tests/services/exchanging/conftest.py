"""Cases to exchange annotations between."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.services.workspace import Workspace

HOSTILE = '=HYPERLINK("http://x.test")|<b>&amp; \u202e "quoted"\n\'=1'


@pytest.fixture
def marked(space: Workspace, bridge: str) -> Workspace:
    """Annotations with emoji before them, hostile notes, several tags, none, and a grade."""
    space.library.set_source("Coastal Courier", {"reliability": "C"})
    council = space.library.summaries()[1].article.id
    for article, text, quote, tags, note in (
        (bridge, BRIDGE, "closed at 06:40", ("unverified", "speculative"), HOSTILE),
        (bridge, BRIDGE, "“Nobody was in danger,”", ("opinion",), ""),
        (bridge, BRIDGE, "Repairs could take six months.", ("a|b =c",), "+1"),
        (council, COUNCIL, "Neither named a source.", (), "a note alone"),
    ):
        start = text.index(quote)
        span = Span(start, start + len(quote))
        space.marking.tag_span_by_name(article, span, tags, note, create=True)
    return space


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """Another case with the same two texts and no annotations."""
    other = Workspace.create(tmp_path / "empty.case")
    add(other, draft(COUNCIL), draft(BRIDGE))
    yield other
    other.close()


def held(space: Workspace) -> list[dict[str, Any]]:
    views = space.library.views(space.library.annotations(CardFilter()))
    found = [
        {
            **{
                name: getattr(view.annotation, name)
                for name in "id start end quote prefix suffix note state creator created".split()
            },
            "tags": [tag.name for tag in view.tags],
            "title": view.article.title,
        }
        for view in views
    ]
    return sorted(found, key=lambda each: str(each["id"]))
