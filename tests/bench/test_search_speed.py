"""How long searches take in a large case, beside the bare FTS5 statement for the same question.

BENCH_ANNOTATIONS=1000000 makes the case ten times as dense (building it takes some minutes).
"""

import os
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.bench.search_cases import LARGE, SMALL, make_search_case, vocabulary
from workbench.domain.fold import fold
from workbench.services.workspace import Workspace

pytestmark = pytest.mark.bench
QUERIES = 60
SHOWN = 50
# Each query is asked so often, and its least time counts: others work on the machine, too.
REPEATS = 3
_PASSAGES = "SELECT rowid FROM passage_index WHERE passage_index MATCH :match"
_MARKS = "SELECT rowid FROM annotation_index WHERE annotation_index MATCH :match"
_LAST = f" ORDER BY rowid DESC LIMIT {SHOWN}"


@dataclass(frozen=True, slots=True)
class Ask:
    """A query, and what FTS5 is asked for the same: statements with a `:match`."""

    query: str
    match: str
    bare: Sequence[str] = (_MARKS + _LAST, _PASSAGES + _LAST)


def quoted(*words: str) -> str:
    return " ".join(f'"{fold(word)}"' for word in words)


def asks(chance: random.Random) -> dict[str, list[Ask]]:
    """Queries by class; words from all ranks that a class is about."""
    words = vocabulary("en")

    def some(first: int, last: int) -> str:
        return words[chance.randrange(first, last)]

    def each(make: Callable[[], Ask]) -> list[Ask]:
        return [make() for _ in range(QUERIES)]

    def word(first: int, last: int) -> Ask:
        chosen = some(first, last)
        return Ask(chosen, quoted(chosen))

    def phrase() -> Ask:
        one, other = some(0, 20), some(0, 20)
        return Ask(f'"{one} {other}"', f'"{fold(one)} {fold(other)}"')

    def prefix() -> Ask:
        start = some(50, 2_000)[:4]
        return Ask(f"{start}*", f"{quoted(start)} *")

    def boolean() -> Ask:
        one, other, third = some(0, 50), some(50, 1_000), some(0, 50)
        match = f"({quoted(one)} OR {quoted(other)}) NOT {quoted(third)}"
        return Ask(f"({one} OR {other}) -{third}", match)

    def tagged() -> Ask:
        chosen = some(0, 200)
        tag = " AND EXISTS (SELECT 1 FROM annotation"
        tag += " JOIN annotation_tag ON annotation_id = annotation.id"
        tag += " JOIN tag ON tag.id = tag_id WHERE annotation.number = annotation_index.rowid"
        tag += " AND tag.name = 'opinion')"
        return Ask(f"tag:opinion {chosen}", quoted(chosen), (_MARKS + tag + _LAST,))

    def dated() -> Ask:
        chosen, year = some(0, 200), chance.randint(2019, 2025)
        within = " AND rowid >> 24 IN (SELECT number FROM article WHERE published"
        within += f" BETWEEN '{year}' AND '{year + 1}')"
        return Ask(
            f"date:{year} {chosen}", quoted(chosen), (_MARKS + _LAST, _PASSAGES + within + _LAST)
        )

    def fields() -> Ask:
        listed = "SELECT annotation_id FROM annotation_tag JOIN tag ON tag.id = tag_id"
        listed += f" WHERE tag.name = 'opinion' AND :match = '' LIMIT {SHOWN}"
        author = f'author:"author {chance.randrange(200)}"'
        return Ask(chance.choice(["tag:opinion", "-tag:opinion", author]), "", (listed,))

    return {
        "rare": each(lambda: word(5_000, 20_000)),
        "common": each(lambda: word(0, 20)),
        "phrase": each(phrase),
        "prefix": each(prefix),
        "boolean": each(boolean),
        "tag-filtered": each(tagged),
        "date range": each(dated),
        "field-only": each(fields),
    }


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    scale = replace(LARGE, annotations=int(os.environ.get("BENCH_ANNOTATIONS", LARGE.annotations)))
    kept = os.environ.get("BENCH_SEARCH_CASE")
    path = Path(kept) if kept else tmp_path_factory.mktemp("search") / "large.case"
    if not path.exists():
        began = time.perf_counter()
        make_search_case(path, scale)
        print(f"\n{path.stat().st_size:,} bytes made in {time.perf_counter() - began:.0f} s")
    space = Workspace.open(path)
    yield space
    space.close()


def timed(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The least of some times, in milliseconds."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


def p99(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def table(space: Workspace) -> None:
    connection: sqlite3.Connection = space.case.file.connection
    print(
        f"\n{'class':14} {'bare ms':>9} {'newest':>8} {'p99':>8} {'×':>6}"
        f" {'best':>8} {'p99':>8} {'×':>6}"
    )
    for name, queries in asks(random.Random(20261122)).items():
        times: dict[str, list[float]] = {"bare": [], "best": [], "newest": []}
        for ask in queries:
            times["bare"].append(
                timed(
                    lambda ask=ask: [  # type: ignore[misc]
                        connection.execute(sql, {"match": ask.match}).fetchall() for sql in ask.bare
                    ]
                )
            )
            for order in ("best", "newest"):
                times[order].append(
                    timed(
                        lambda ask=ask, order=order: space.searching.search(  # type: ignore[misc]
                            ask.query, limit=SHOWN, newest=order == "newest"
                        )
                    )
                )
        bare, best, newest = (statistics.median(times[key]) for key in ("bare", "best", "newest"))
        print(
            f"{name:14} {bare:9.2f} {newest:8.2f} {p99(times['newest']):8.1f} {newest / bare:6.1f}"
            f" {best:8.2f} {p99(times['best']):8.1f} {best / bare:6.1f}"
        )


def test_bench_search(large: Workspace) -> None:
    table(large)


def test_bench_search_of_a_small_case(tmp_path: Path) -> None:
    make_search_case(tmp_path / "small.case", SMALL)
    space = Workspace.open(tmp_path / "small.case")
    table(space)
    space.close()


def test_bench_index_size(large: Workspace) -> None:
    connection = large.case.file.connection
    text = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM article_text").fetchone()
    sizes = connection.execute(
        "SELECT name, sum(pgsize) FROM dbstat WHERE name LIKE 'passage_index%'"
        " OR name LIKE 'text_passages%' OR name LIKE '%text_passages%' GROUP BY name"
    ).fetchall()
    total = sum(size for _, size in sizes)
    print(f"\nindex of passages: {total:,} bytes, {total / text[0]:.2f} × the text")


def test_bench_bulk_indexing(large: Workspace, tmp_path: Path) -> None:
    """Folding and indexing all texts at once, beside a rebuild of FTS5's own."""
    from workbench.domain.fold import folded_sentences
    from workbench.storage.checks import indexed_texts
    from workbench.storage.index import TextPassages, add_passages, passages_of

    texts = list(indexed_texts(large.case.file.connection))[:2_000]
    spans = [passages_of(large.case.file.connection, row[0], row[1]) for row in texts]
    bare = sqlite3.connect(tmp_path / "bare.db")
    bare.execute("CREATE TABLE t (text TEXT)")
    bare.executemany("INSERT INTO t VALUES (?)", [(row[2],) for row in texts])
    bare.execute("CREATE VIRTUAL TABLE f USING fts5 (text, content = 't')")
    floor = timed(lambda: bare.execute("INSERT INTO f (f) VALUES ('rebuild')"), 1)
    bare.close()
    fresh = Workspace.create(tmp_path / "fresh.case")
    with fresh.case.file.writing():
        connection = fresh.case.file.connection
        connection.execute("PRAGMA defer_foreign_keys = ON")
        took = timed(
            lambda: add_passages(
                connection,
                [
                    TextPassages(row[0], row[1], each, folded_sentences(row[2], each))
                    for row, each in zip(texts, spans, strict=True)
                ],
            ),
            1,
        )
        connection.execute("DELETE FROM text_passages")
    fresh.close()
    print(f"\n2,000 texts: rebuild {floor:.0f} ms, ours {took:.0f} ms, {took / floor:.2f} ×")
