"""Searching answers as a plain scan would, in every script, whatever is asked."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import add, draft
from workbench.domain.span import Span
from workbench.services.reporting import report_options
from workbench.services.workspace import Workspace

WORDS = ["bridge", "Brücke", "мост", "crack", "storm", "政府", "weeks", "Repair"]
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(lambda w: " ".join(w) + "."),
    min_size=1,
    max_size=5,
)


def plain(text: str) -> str:
    """Words of a text as a naive reader compares them: no accents, no case, spaces around."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    spaced = "".join(f" {c} " if c in "政府" else c for c in letters)
    return f" {' '.join(spaced.replace('.', ' ').split())} "


@settings(max_examples=25, deadline=None)
@given(
    st.lists(SENTENCES, min_size=1, max_size=3, unique_by=tuple),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
)
def test_that_the_index_answers_as_a_scan_of_every_sentence(
    articles: list[list[str]], one: str, other: str
) -> None:
    with TemporaryDirectory() as folder:
        space = Workspace.create(Path(folder) / "t.case")
        add(space, *[draft("\n".join(lines), title="T") for lines in articles])
        lines = [line for article in articles for line in article]
        # The same text twice is one article; count what was added.
        kept = {space.library.text(row.article.id).text for row in space.library.summaries()}
        lines = [line for text in sorted(kept) for line in text.split("\n")]
        a, b = plain(one), plain(other)
        expected = {
            f"{one} {other}": sum(a in plain(s) and b in plain(s) for s in lines),
            f"{one} OR {other}": sum(a in plain(s) or b in plain(s) for s in lines),
            f"{one} -{other}": sum(a in plain(s) and b not in plain(s) for s in lines),
            f'"{one} {other}"': sum(f"{a.rstrip()}{b}" in plain(s) for s in lines),
        }
        found = {query: space.searching.search(query).totals.passages for query in expected}
        space.close()
    assert found == expected


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Заявил министр финансов.", "министр"),
        ("Новая ёлка стоит.", "елка"),
        ("昨天政府宣布了决定。", "政府"),
        ("ارتفعت الأسعار أمس.", "الاسعار"),
        ("The Café was full.", "cafe"),
        ("An der Straße.", "strasse"),
        ("It cost 3.5 per cent.", "3.5"),
        ("He said “don’t go”.", "don't"),
        ("soft\u00adhyphen here", "softhyphen"),
    ],
)
def test_that_every_script_is_found_at_its_place(space: Workspace, text: str, asked: str) -> None:
    add(space, draft(text, title="T"))
    hits = space.searching.search(asked).hits
    assert len(hits) == 1
    assert hits[0].matches[0].start >= 0
    assert space.searching.search(asked).hits[0].matches[0].cut(text)


def test_that_tag_note_and_quote_fields_keep_apart(space: Workspace, bridge: str) -> None:
    tag = space.tagging.named("opinion").id
    space.marking.tag_span(bridge, Span(0, 7), [tag], "Ask the ministry.")
    for query, count in (
        ("tag:opinion", 1),
        ("tag:unverified", 0),
        ("note:ministry", 1),
        ("note:harbour", 0),
        ("quote:harbour", 1),
        ("quote:ministry", 0),
        ("-tag:opinion", 0),
        ("tag:opinion -ministry", 0),
        ("has:note is:annotation", 1),
        ("opinion is:annotation", 1),
    ):
        assert (query, space.searching.search(query).totals.annotations) == (query, count)


def test_that_source_and_article_narrow_a_search(space: Workspace) -> None:
    everywhere = space.searching.search("bridge OR weeks").totals.articles
    assert everywhere == 2
    assert space.searching.search("(bridge OR weeks) source:coastal").totals.articles == 1
    assert space.searching.search("(bridge OR weeks) article:A2").totals.articles == 1


def test_that_a_hidden_article_is_not_found_unless_asked_for(space: Workspace, bridge: str) -> None:
    space.library.set_article(bridge, {"hidden": True})
    assert space.searching.search("pylon").totals.passages == 0
    assert space.searching.search("pylon is:hidden").totals.passages == 1


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = Workspace.create(tmp_path_factory.mktemp("small") / "t.case")
    add(opened, draft("A bridge. A crack. OR AND NEAR tag."))
    yield opened
    opened.close()


HOSTILE = st.text(alphabet="\"()-:*^{}OR AND NEAR tag\0'", max_size=60)


@settings(max_examples=300, deadline=None)
@given(query=st.one_of(st.text(max_size=60), HOSTILE))
def test_that_no_query_raises(small: Workspace, query: str) -> None:
    small.searching.search(query)
    small.searching.search(query, typing=True, newest=True)


@pytest.mark.parametrize("typed", ["harb", '"the harb', "tag:opin", "-tag:opin", "harb "])
def test_that_what_is_done_with_results_reaches_just_the_results_shown(
    space: Workspace, bridge: str, typed: str
) -> None:
    """As one types, the last word is a beginning; a report or a table knows whole words only."""
    tag = space.tagging.named("opinion").id
    space.marking.tag_span(bridge, Span(0, 7), [tag])
    space.marking.tag_span(bridge, Span(0, 20), [])
    shown = space.searching.search(typed, typing=True)
    marks = {hit.annotation.id for hit in shown.hits if hit.annotation}
    assert set(space.searching.annotation_ids(shown.query)) == marks
    assert space.searching.search(shown.query).hits == shown.hits
    report = space.reporting.data(report_options(shown.query))
    assert {view.annotation.id for view in report.annotations} == marks
    assert space.searching.table(shown.query).count(b"\r\n") == len(shown.hits) + 1
