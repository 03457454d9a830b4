"""Import and tagging, beside the same rows written with raw sqlite3."""

import hashlib
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from workbench.analysis.sentences import sentences
from workbench.domain.fold import folded_sentences
from workbench.domain.span import Span
from workbench.services.preparing import prepare
from workbench.services.workspace import Workspace

pytestmark = pytest.mark.bench
FILES, CHARACTERS = 1000, 5000
WORDS = (
    "bridge harbour council inspector crack northern pylon traffic repair mayor estimate storm"
    " officials reported Monday percent vehicles union leader corrosion published although"
).split()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand invented articles of 5 kB."""
    made = tmp_path_factory.mktemp("articles")
    chance = random.Random(20261122)
    for number in range(FILES):
        sentences, length = [f"Article number {number}\n\n"], 0
        while length < CHARACTERS:
            words = chance.choices(WORDS, k=chance.randint(6, 22))
            words[0] = words[0].capitalize()
            end = ".\n\n" if chance.random() < 0.2 else ". "
            sentences.append(" ".join(words) + end)
            length += len(sentences[-1])
        (made / f"{number:04}.txt").write_text("".join(sentences)[:CHARACTERS], encoding="utf-8")
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Path]:
    """A new path each time."""
    numbers = count()
    return lambda: tmp_path / f"{next(numbers)}.case"


def raw_database(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.executescript(
        "CREATE TABLE article (n INTEGER PRIMARY KEY, text TEXT, sha TEXT, bytes BLOB, raw TEXT);"
        "CREATE VIRTUAL TABLE words USING fts5 (text, content = '');"
        "CREATE TABLE mark (id TEXT PRIMARY KEY, n INTEGER, a INTEGER, b INTEGER, quote TEXT);"
        "CREATE TABLE mark_tag (mark TEXT, tag TEXT, PRIMARY KEY (mark, tag)) WITHOUT ROWID;"
        "CREATE VIRTUAL TABLE mark_words USING fts5 (quote, content = '');"
    )
    return connection


def raw_import(folder: Path, path: Path, passages: Sequence[Sequence[str]] | None = None) -> None:
    """Files with hashes and index in one transaction; with `passages` a row of the index each."""
    connection = raw_database(path)
    connection.execute("BEGIN IMMEDIATE")
    for number, file in enumerate(sorted(folder.iterdir())):
        data = file.read_bytes()
        text = data.decode("utf-8")
        connection.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?)",
            (
                number,
                text,
                hashlib.sha256(text.encode()).hexdigest(),
                data,
                hashlib.sha256(data).hexdigest(),
            ),
        )
        rows = enumerate([text] if passages is None else passages[number], number << 24)
        connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()


def our_import(folder: Path, path: Path) -> None:
    space = Workspace.create(path)
    summary = space.importing.import_paths([folder])
    space.close()
    assert len(summary.added) == FILES


@pytest.fixture(scope="module")
def passages(folder: Path) -> list[tuple[str, ...]]:
    """The folded words of every sentence of the files."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())]
    return [folded_sentences(text, sentences(text)) for text in texts]


@pytest.mark.benchmark(group="import 1,000 files of 5 kB")
def test_bench_raw_import_of_sentences(
    benchmark: BenchmarkFixture,
    folder: Path,
    passages: list[tuple[str, ...]],
    fresh: Callable[[], Path],
) -> None:
    """What an index of sentences costs in bare SQLite, found and folded beforehand."""
    benchmark.extra_info["name"] = "bare, a row a sentence"
    benchmark.pedantic(
        raw_import, setup=lambda: ((folder, fresh(), passages), {}), rounds=5, warmup_rounds=1
    )


@pytest.mark.benchmark(group="import 1,000 files of 5 kB")
def test_bench_reading_alone(benchmark: BenchmarkFixture, folder: Path) -> None:
    """What it costs to read the files and find their sentences, with nothing written."""
    benchmark.extra_info["name"] = "read, nothing written"
    paths = sorted(folder.iterdir())
    benchmark.pedantic(lambda: [prepare(path) for path in paths], rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="import 1,000 files of 5 kB")
@pytest.mark.parametrize(
    ("name", "work"), [("floor", raw_import), ("workbench import", our_import)]
)
def test_bench_import(
    benchmark: BenchmarkFixture,
    folder: Path,
    fresh: Callable[[], Path],
    name: str,
    work: Callable[[Path, Path], None],
) -> None:
    benchmark.extra_info["name"] = name
    benchmark.pedantic(work, setup=lambda: ((folder, fresh()), {}), rounds=5, warmup_rounds=1)


@pytest.fixture
def marked(folder: Path, fresh: Callable[[], Path]) -> Iterator[Workspace]:
    space = Workspace.create(fresh())
    space.importing.import_paths(sorted(folder.iterdir())[:50])
    yield space
    space.close()


@pytest.mark.benchmark(group="one tag, committed")
def test_bench_tag(benchmark: BenchmarkFixture, marked: Workspace) -> None:
    benchmark.extra_info["name"] = "workbench tag"
    article = marked.library.summaries()[0].article.id
    tag = marked.tagging.tags()[0].id
    starts = count()

    def once() -> None:
        start = next(starts)
        marked.marking.toggle_on_span(article, Span(start, start + 80), tag)

    benchmark.pedantic(once, rounds=300, warmup_rounds=5)


@pytest.mark.benchmark(group="one tag, committed")
def test_bench_raw_tag(benchmark: BenchmarkFixture, fresh: Callable[[], Path]) -> None:
    benchmark.extra_info["name"] = "floor"
    connection = raw_database(fresh())
    numbers = count()
    quote = "the bridge was closed after inspectors found a crack in the northern pylon"

    def once() -> None:
        n = next(numbers)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO mark VALUES (?, 1, ?, ?, ?)", (str(n), n, n + 80, quote))
        connection.execute("INSERT INTO mark_tag VALUES (?, 'unverified')", (str(n),))
        connection.execute("INSERT INTO mark_words (rowid, quote) VALUES (?, ?)", (n, quote))
        connection.execute("COMMIT")

    benchmark.pedantic(once, rounds=300, warmup_rounds=5)
    connection.close()
