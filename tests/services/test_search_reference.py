"""Search against a scan of the whole case, on random cases with random queries."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import add, draft
from tests.services.search_reference import (
    ARTICLES,
    DATES,
    LETTERS,
    MARKS,
    QUERIES,
    Ask,
    everything,
)
from workbench.domain.span import Span
from workbench.services.workspace import Workspace
from workbench.storage import query_sql


@settings(max_examples=40, deadline=None)
@given(
    articles=ARTICLES,
    marks=MARKS,
    queries=st.lists(QUERIES, min_size=8, max_size=8),
    few=st.sampled_from([1, 500]),
)
def test_that_the_index_answers_as_a_scan_of_the_case(
    articles: list[list[str]],
    marks: list[tuple[int, int, set[str], str, dict[str, str]]],
    queries: list[Ask],
    few: int,
) -> None:
    with (
        TemporaryDirectory() as folder,
        # How a case of more than `few` articles and annotations is searched.
        patch.object(query_sql, "FEW_ARTICLES", few),
        patch.object(query_sql, "FEW_MARKS", few),
    ):
        space = Workspace.create(Path(folder) / "t.case")
        try:
            add(
                space,
                *[
                    draft("\n".join(lines), title="T", published=published, source=f"Paper {at}")
                    for at, (lines, published) in enumerate(zip(articles, DATES, strict=False))
                ],
            )
            rows = space.library.summaries()
            for row, letter in zip(rows, LETTERS, strict=False):
                if row.source:
                    space.library.set_source(row.source.name, {"reliability": letter})
            claims = {
                claim.ref: claim.id for _, claim in (space.claims.add(x) for x in ("One.", "Two."))
            }
            for which, start, names, note, links in marks:
                row = rows[which % len(rows)]
                at = start % (row.characters - 1)
                ids = [space.tagging.named(name).id for name in sorted(names)]
                span = Span(at, min(at + 15, row.characters))
                _, mark = space.marking.tag_span(row.article.id, span, ids, note)
                for ref, stance in links.items():
                    space.linking.link(claims[ref], [mark.id], stance)
            if len(rows) > 1:
                space.library.set_article(rows[0].article.id, {"hidden": True})
            held = everything(space)
            for ask in queries:
                hits = space.searching.search(ask.written, limit=1000).hits
                found = sorted((hit.kind, hit.article.id, hit.start) for hit in hits)
                expected = sorted(
                    (thing.kind, thing.article, thing.start)
                    for thing in held
                    if ask.holds(thing) and not thing.hidden
                    if thing.kind == "annotation" or ask.asks_for_words()
                )
                assert (ask.written, found) == (ask.written, expected)
        finally:
            space.close()
