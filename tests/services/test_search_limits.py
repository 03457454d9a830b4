"""No query, however hostile, takes long or fails."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import add, draft
from workbench.domain.span import Span
from workbench.services.workspace import Workspace


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A case with two hundred tags and some marks."""
    opened = Workspace.create(tmp_path_factory.mktemp("crowded") / "t.case")
    add(opened, draft("A bridge. A crack. OR AND NEAR tag. Storm 政府 a b c."))
    article = opened.library.summaries()[0].article.id
    tags = [opened.tagging.add(f"tag {number} a")[1].id for number in range(200)]
    opened.marking.tag_span(article, Span(0, 8), tags)
    yield opened
    opened.close()


PIECES = [
    "a",
    "tag:a*",
    "-",
    "(",
    ")",
    '"',
    "OR",
    "is:hidden",
    "note:",
    "*",
    "政府",
    "\0",
    "^",
    ":",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=300).map(" ".join), st.text()))
def test_that_no_query_takes_a_second(crowded: Workspace, query: str) -> None:
    before = time.process_time()
    crowded.searching.search(query, typing=True)
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    "query",
    [
        "tag:a* " * 200,
        " OR ".join(["tag:a*"] * 100),
        "政" * 20_000,
        '"' + "a " * 20_000 + '"',
        "(" * 5_000 + "a" + ")" * 5_000,
        "-" * 5_000 + "a",
        "a* " * 5_000,
        "note:a OR " * 100 + "-b",
    ],
)
def test_that_a_monstrous_query_is_answered(crowded: Workspace, query: str) -> None:
    before = time.process_time()
    assert crowded.searching.search(query).explanation
    assert time.process_time() - before < 1
