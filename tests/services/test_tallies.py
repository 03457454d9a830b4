"""Counts that follow the edits, beside the same counted anew."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.conftest import add, draft
from workbench.domain.errors import EditConflict, NotFound, NothingToUndo
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.services.workspace import Workspace

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("tag", "delete", "merge", "hide", "undo", "redo", "import", "other")),
        st.integers(0, 5),
    ),
    max_size=14,
)


def counted(space: Workspace) -> tuple[dict[str, int], dict[str, int]]:
    """By tag and by article, from the rows themselves."""
    store = space.case.annotations
    return store.tag_counts(), store.article_counts()


def kept(space: Workspace) -> tuple[dict[str, int], dict[str, int]]:
    counts = space.case.tallies.counts()
    return (
        {key: n for key, n in counts.by_tag.items() if n},
        {key: n for key, n in counts.by_article.items() if n},
    )


def step(space: Workspace, other: Workspace, what: str, number: int) -> None:
    articles = [row.article.id for row in space.library.summaries(hidden=None)]
    if not articles and what in ("tag", "hide", "other"):
        return
    article = articles[number % len(articles)] if articles else ""
    tags = space.tagging.tags()
    if what == "tag":
        span = Span(number, number + 5)
        space.marking.toggle_on_span(article, span, tags[number % len(tags)].id)
    elif what == "delete":
        ids = [mark.id for mark in space.library.annotations(CardFilter())]
        space.marking.delete(ids[: number % 3])
    elif what == "merge" and len(tags) > 3:
        space.tagging.merge(tags[number % 2].name, tags[2].name)
    elif what == "hide":
        space.library.set_article(article, {"hidden": number % 2 == 0})
    elif what == "undo":
        space.journal.undo()
    elif what == "redo":
        space.journal.redo()
    elif what == "import":
        add(space, draft(f"number {number}\n\nOne more article.", title=f"{number}"))
    elif what == "other":
        other.marking.tag_span(article, Span(number, number + 9), [tags[0].id])


@given(STEPS)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_that_counts_stay_true_whatever_is_done(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    path: Path = tmp_path_factory.mktemp("tallies") / "a.case"
    space = Workspace.create(path)
    add(space, draft("bridge\n\nThe bridge was closed on Monday."))
    add(space, draft("council\n\nThe council met on Tuesday."))
    other = Workspace.open(path)
    for what, number in steps:
        try:
            step(space, other, what, number)
        except (EditConflict, NothingToUndo, NotFound):
            continue
        finally:
            assert kept(space) == counted(space)
            for row in space.library.summaries(hidden=None):
                article = row.article.id
                counts = space.case.tallies.tags_in(article)
                anew = space.case.annotations.tag_counts(article)
                assert {key: n for key, n in counts.items() if n} == anew
            assert list(space.case.tallies.tags()) == space.case.annotations.tags()
    other.close()
    space.close()


def test_that_a_tag_counts_without_counting_all(space: Workspace, bridge: str) -> None:
    space.tagging.uses()
    asked: list[str] = []
    space.case.file.connection.set_trace_callback(asked.append)
    space.marking.tag_span(bridge, Span(0, 7), [space.tagging.named("opinion").id])
    uses = {use.tag.name: use.annotations for use in space.tagging.uses()}
    assert uses["opinion"] == 1
    assert not [sql for sql in asked if "count(*) FROM annotation_tag" in sql]


def test_that_what_a_failed_action_had_written_is_not_remembered(space: Workspace) -> None:
    names = [tag.name for tag in space.tagging.tags()]
    inside: list[str] = []

    def fail() -> None:
        with space.case.writing():
            space.case.file.connection.execute("UPDATE tag SET name = name || '?'")
            inside.extend(tag.name for tag in space.tagging.tags())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert inside == [f"{name}?" for name in names]
    assert [tag.name for tag in space.tagging.tags()] == names
