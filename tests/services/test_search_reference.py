"""Search against a reference written here: a scan of the whole case with its own idea of words."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import add, draft
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.services.workspace import Workspace

VOCABULARY = ["bridge", "crack", "opinion", "storm", "weeks"]
LINE = st.lists(st.sampled_from(VOCABULARY), min_size=2, max_size=5).map(" ".join)
TAGS = ("opinion", "unverified", "confirmed")
STANCES = ("supports", "refutes")
# Published, and how the publisher is graded, of the first, second and third article.
DATES = ("2021-05-03", "2022-11", "some time in 2021")
LETTERS = ("B", "F", None)


@dataclass(frozen=True)
class Thing:
    """An annotation or a passage as the reference sees it."""

    kind: str
    article: str
    start: int
    text: str
    note: str = ""
    tags: frozenset[str] = frozenset()
    hidden: bool = False
    published: str | None = None
    letter: str | None = None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Ask:
    """A query: as it is written, and what it means."""

    written: str
    words: tuple[str, ...] = ()
    tag: str = ""
    inner: tuple["Ask", ...] = ()
    how: str = "words"

    def holds(self, thing: Thing) -> bool:
        match self.how:
            case "and":
                links = [ask for ask in self.inner if ask.how in {"claim", "stance"}]
                if links and not any(all(a.is_of(link) for a in links) for link in thing.links):
                    return False
                return all(ask.holds(thing) for ask in self.inner)
            case "or":
                return any(ask.holds(thing) for ask in self.inner)
            case "not":
                return not self.inner[0].holds(thing)
            case "tag":
                return self.tag in thing.tags
            case "claim" | "stance":
                return any(self.is_of(link) for link in thing.links)
            case "date":
                # The words are the first and the last year.
                first, last = self.words
                year = (thing.published or "")[:4]
                return year.isdecimal() and first <= year <= last
            case "grade":
                return thing.letter is not None and thing.letter in self.words
            case "note":
                return in_a_row(self.words, thing.note)
            case "quote":
                return thing.kind == "annotation" and in_a_row(self.words, thing.text)
            case "text":
                return in_a_row(self.words, thing.text)
            case _:
                named = len(self.words) == 1 and self.words[0] in thing.tags
                return named or any(in_a_row(self.words, t) for t in (thing.text, thing.note))

    def is_of(self, link: tuple[str, str]) -> bool:
        """True of one link to a claim."""
        return self.tag in link

    def asks_for_words(self) -> bool:
        """Passages are looked at only where the query asks for words of a text."""
        if self.how in {"and", "or"}:
            return any(ask.asks_for_words() for ask in self.inner)
        return self.how in {"words", "quote", "text"}


def in_a_row(words: tuple[str, ...], text: str) -> bool:
    held = re.findall(r"[a-z]+", text)
    return any(
        tuple(held[at : at + len(words)]) == words for at in range(len(held) - len(words) + 1)
    )


def atoms() -> st.SearchStrategy[Ask]:
    phrase = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=2).map(tuple)
    return st.one_of(
        phrase.map(lambda words: Ask(f'"{" ".join(words)}"', words)),
        st.sampled_from(VOCABULARY).map(lambda word: Ask(word, (word,))),
        st.sampled_from(TAGS).map(lambda tag: Ask(f"tag:{tag}", tag=tag, how="tag")),
        st.tuples(st.sampled_from(["note", "quote", "text"]), phrase).map(
            lambda pair: Ask(f'{pair[0]}:"{" ".join(pair[1])}"', pair[1], how=pair[0])
        ),
        st.sampled_from(
            [
                Ask("claim:C1", tag="C1", how="claim"),
                Ask("claim:C2", tag="C2", how="claim"),
                Ask("stance:refutes", tag="refutes", how="stance"),
                Ask("date:2021..2022", ("2021", "2022"), how="date"),
                Ask("date:2022", ("2022", "2022"), how="date"),
                Ask("date:<2022", ("0000", "2021"), how="date"),
                Ask("grade:A..E", tuple("ABCDE"), how="grade"),
                Ask("grade:F", ("F",), how="grade"),
            ]
        ),
    )


def joined(inner: st.SearchStrategy[Ask]) -> st.SearchStrategy[Ask]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        inner.map(lambda ask: Ask(f"-({ask.written})", inner=(ask,), how="not")),
        several.map(lambda a: Ask("(" + " ".join(i.written for i in a) + ")", inner=a, how="and")),
        several.map(
            lambda a: Ask("(" + " OR ".join(i.written for i in a) + ")", inner=a, how="or")
        ),
    )


QUERIES = st.recursive(atoms(), joined, max_leaves=6)
ARTICLES = st.lists(st.lists(LINE, min_size=1, max_size=4), min_size=1, max_size=3, unique_by=str)
MARKS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 60),
        st.sets(st.sampled_from(TAGS), max_size=2),
        LINE,
        st.dictionaries(st.sampled_from(["C1", "C2"]), st.sampled_from(STANCES)),
    ),
    max_size=5,
)


def everything(space: Workspace) -> list[Thing]:
    """What can be found, read from the case without its index."""
    things = []
    for row in space.library.summaries(hidden=None):
        article = row.article.id
        known = Thing(
            "passage",
            article,
            0,
            "",
            hidden=row.article.hidden,
            published=row.article.published,
            letter=row.reliability,
        )
        text = space.library.text(article).text
        for span in space.library.sentences(article):
            things.append(replace(known, start=span.start, text=span.cut(text)))
        for view in space.library.views(space.library.annotations(CardFilter(article_id=article))):
            mark = view.annotation
            names = frozenset(tag.name for tag in view.tags)
            links = tuple((link.ref, link.evidence.stance) for link in view.claims)
            things.append(
                replace(
                    known,
                    kind="annotation",
                    start=mark.start,
                    text=mark.quote,
                    note=mark.note,
                    tags=names,
                    links=links,
                )
            )
    return things


@settings(max_examples=40, deadline=None)
@given(articles=ARTICLES, marks=MARKS, queries=st.lists(QUERIES, min_size=8, max_size=8))
def test_that_the_index_answers_as_a_scan_of_the_case(
    articles: list[list[str]],
    marks: list[tuple[int, int, set[str], str, dict[str, str]]],
    queries: list[Ask],
) -> None:
    with TemporaryDirectory() as folder:
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


@pytest.mark.parametrize(
    ("text", "asked", "cut"),
    [
        ("Look 🌉 here: the bridge was closed.", "bridge closed", ["bridge", "closed"]),
        ("Заявил МИНИСТР финансов.", "министр", ["МИНИСТР"]),
        ("Новая ёлка стоит.", "елка", ["ёлка"]),
        ("昨天政府宣布了决定。", "政府", ["政府"]),
        ("ارتفعت الأسعار أمس.", "الاسعار", ["الأسعار"]),
        ("An der Straße.", "strasse", ["Straße"]),
        ("It cost 3.5 per cent.", "3.5", ["3.5"]),
        ("He said “don’t go”.", "don't", ["don’t"]),
        ("A soft\u00adhyphen here.", "softhyphen", ["soft\u00adhyphen"]),
        ("Two\u00a0words here.", '"two words"', ["Two\u00a0words"]),
        ("Belarus and Belarusians.", "belarus*", ["Belarus", "Belarusians"]),
        ("One two three.", '"one two" OR "two three"', ["One two three"]),
        ("Re\u0301sume\u0301 of a bridge.", "resume", ["Résumé"]),
        ("One storm, one bridge.", "storm -pylon", ["storm"]),
    ],
)
def test_that_matches_cut_exactly_the_words_asked_for(
    space: Workspace, text: str, asked: str, cut: list[str]
) -> None:
    add(space, draft(text, title="T"))
    article = space.library.summaries()[-1].article.id
    stored = space.library.text(article).text
    hits = space.searching.search(asked, article_id=article).hits
    assert [[span.cut(stored) for span in hit.matches] for hit in hits] == [cut]


def test_that_a_snippet_is_a_piece_of_the_article_round_the_match(space: Workspace) -> None:
    words = "padding " * 100
    add(space, draft(f"T\n\n{words}the needle {words}", title="T"))
    article = space.library.summaries()[-1].article.id
    hit = space.searching.search("needle", snippet=80).hits[0]
    text = space.library.text(article).text
    assert text[hit.snippet_start : hit.snippet_start + len(hit.snippet)] == hit.snippet
    assert "needle" in hit.snippet
    assert len(hit.snippet) <= 80


def test_that_the_best_fit_comes_first(space: Workspace) -> None:
    long = "storm " + "and other words that say nothing of the weather at all " * 3
    add(space, draft(f"{long}\nStorm.", title="T"))
    hits = space.searching.search("storm is:passage").hits
    assert hits[0].snippet == "Storm."


def test_that_the_newest_come_first_where_that_is_asked(space: Workspace, bridge: str) -> None:
    add(space, draft("A storm came.", title="T"))
    found = space.searching.search("storm", newest=True).hits
    assert [hit.article.ref for hit in found] == ["A3", "A1"]


def test_that_counts_tell_of_what_the_limit_cuts_off(space: Workspace) -> None:
    add(space, draft("\n".join(f"Storm number {n}." for n in range(30)), title="T"))
    result = space.searching.search("storm", limit=3)
    assert (len(result.hits), result.totals.passages, result.totals.articles) == (3, 31, 2)


def test_that_what_is_rated_is_capped_and_can_still_be_counted(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.storage.search.COUNTED", 5)
    add(space, draft("\n".join(f"Storm number {n}." for n in range(30)), title="T"))
    result = space.searching.search("storm", limit=3)
    assert (len(result.hits), result.totals.passages, result.totals.more_passages) == (3, 5, True)
    assert len(space.searching.search("storm", limit=20).hits) == 20
    totals, _ = space.searching.totals("storm")
    assert (totals.passages, totals.more_passages) == (31, False)


def test_that_a_word_too_long_for_an_index_is_found_by_its_beginning(space: Workspace) -> None:
    blob = "x" * 40_000
    add(space, draft(f"A picture follows: {blob} and ends.", title="T"))
    assert space.searching.search(blob).totals.passages == 1
    assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []


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
