"""Completion, facets, saved and recent searches, and results as a table."""

import csv
import io

import pytest

from workbench.domain.errors import InvalidValue, NotFound
from workbench.domain.span import Span
from workbench.domain.views import Facet
from workbench.services.workspace import Workspace


@pytest.fixture
def marked(space: Workspace, bridge: str) -> Workspace:
    """Two marks in the first article: one unverified, both an opinion."""
    names = {name: space.tagging.named(name).id for name in ("opinion", "unverified")}
    space.marking.tag_span(bridge, Span(0, 7), [names["opinion"]], "=1+1")
    space.marking.tag_span(bridge, Span(23, 40), list(names.values()))
    return space


def values(space: Workspace, query: str) -> list[tuple[str, int | None]]:
    return [(each.value, each.count) for each in space.search_words.completions(query)]


def test_that_a_tag_is_completed_with_its_count(marked: Workspace) -> None:
    assert values(marked, "tag:unv") == [("unverified", 1)]
    assert ("opinion", 2) in values(marked, "bridge -tag:")


def test_that_completing_writes_the_rest_of_the_query(marked: Workspace) -> None:
    (found,) = marked.search_words.completions("crack source:coa")
    assert found.query == 'crack source:"Coastal Courier" '
    assert marked.searching.search(found.query).totals.passages == 1


def test_that_choices_of_a_field_are_completed(space: Workspace) -> None:
    assert values(space, "is:or") == [("orphan", None)]
    assert values(space, "stance:re") == [("refutes", 0), ("repeats", 0)]


def test_that_words_are_not_completed(space: Workspace) -> None:
    assert values(space, "bri") == []


def test_that_facets_count_what_hits_have_in_common(marked: Workspace) -> None:
    _, facets = marked.searching.totals("tag:opinion")
    assert Facet("tag", "opinion", 2) in facets
    assert Facet("tag", "unverified", 1) in facets
    assert Facet("source", "Coastal Courier", 2) in facets


def test_that_facets_count_passages_too(space: Workspace) -> None:
    totals, facets = space.searching.totals("crack")
    assert (totals.passages, totals.articles) == (1, 1)
    assert facets == [Facet("source", "Coastal Courier", 1)]


def test_that_a_search_is_saved_undone_and_done_again(space: Workspace) -> None:
    space.saved_searches.save("Doubts", "tag:unverified")
    assert [(s.name, s.query) for s in space.saved_searches.listed()] == [
        ("Doubts", "tag:unverified")
    ]
    space.journal.undo()
    assert space.saved_searches.listed() == []
    space.journal.redo()
    assert len(space.saved_searches.listed()) == 1


def test_that_saving_under_a_name_in_use_replaces_its_query(space: Workspace) -> None:
    space.saved_searches.save("Doubts", "tag:unverified")
    space.saved_searches.save("doubts", "tag:opinion")
    assert [s.query for s in space.saved_searches.listed()] == ["tag:opinion"]


def test_that_a_saved_search_can_be_deleted(space: Workspace) -> None:
    space.saved_searches.save("Doubts", "tag:unverified")
    space.saved_searches.delete(space.saved_searches.listed()[0].id)
    assert space.saved_searches.listed() == []
    with pytest.raises(NotFound):
        space.saved_searches.delete("gone")


@pytest.mark.parametrize(("name", "query"), [("", "x"), (" \n", "x"), ("x", "")])
def test_that_a_saved_search_needs_a_name_and_a_query(
    space: Workspace, name: str, query: str
) -> None:
    with pytest.raises(InvalidValue):
        space.saved_searches.save(name, query)


def test_that_recent_searches_come_newest_first_and_once(space: Workspace) -> None:
    for query in ("a", "b", "a", *(f"q{n}" for n in range(9))):
        space.saved_searches.remember(query)
    assert space.saved_searches.recent()[0] == "q8"
    assert len(space.saved_searches.recent()) == 10
    assert space.saved_searches.recent().count("a") == 1


def test_that_a_table_holds_every_hit_and_no_formula(marked: Workspace) -> None:
    table = marked.searching.table("tag:opinion OR crack")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert [row["kind"] for row in rows] == ["annotation", "annotation", "passage"]
    assert "'=1+1" in {row["note"] for row in rows}


def test_that_all_annotations_of_a_query_are_named(marked: Workspace) -> None:
    ids = marked.searching.annotation_ids("tag:opinion")
    assert len(ids) == 2
    changes, _ = marked.marking.tag_annotations_by_name(ids, "misleading")
    assert changes.annotations == set(ids)
    marked.journal.undo()
    assert marked.searching.annotation_ids("tag:misleading") == []


def test_that_a_saved_search_is_renamed_and_that_undone(space: Workspace) -> None:
    saved = space.saved_searches
    saved.save("Doubts", "tag:unverified")
    saved.save("Views", "tag:opinion")
    saved.rename(saved.named("doubts").id, "Open questions")
    assert [each.name for each in saved.listed()] == ["Open questions", "Views"]
    with pytest.raises(InvalidValue):
        saved.rename(saved.named("Views").id, "OPEN questions")
    with pytest.raises(InvalidValue):
        saved.rename(saved.named("Views").id, "  ")
    space.journal.undo()
    assert saved.named("Doubts").query == "tag:unverified"
    with pytest.raises(NotFound):
        saved.named("Open questions")
