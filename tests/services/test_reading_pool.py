"""Files are read in child processes within limits; what breaks one costs one file."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from tests.ingest.makers import PARAGRAPH, one_of_each, pdf
from workbench.domain.errors import Interrupted, InvalidValue
from workbench.ingest.readers import reader_named
from workbench.ingest.request import MIB, Limits, Request
from workbench.services.preparing import Prepared, Skipped, prepare
from workbench.services.reading_pool import Child, ReadingPool

# Minutes to read, since the reader compares each attribute with those before it.
MANY_ATTRIBUTES = b"<html><body><p " + b"".join(b"a%d=1 " % n for n in range(200_000)) + b">Words."


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    with ReadingPool() as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in one_of_each().items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_that_a_child_reads_just_what_this_process_would(pool: ReadingPool, folder: Path) -> None:
    paths = sorted(folder.iterdir())
    found = dict(pool.in_order(paths))

    assert found == {path: prepare(path) for path in paths}
    assert sum(isinstance(each, Prepared) for outcomes in found.values() for each in outcomes) == 14


def test_that_files_come_in_the_order_given(pool: ReadingPool, tmp_path: Path) -> None:
    paths = []
    for number in range(100):
        name = f"{number}.html" if number % 9 == 0 else f"{number}.txt"
        (tmp_path / name).write_text(f"<p>Words {number}.</p>" if number % 9 == 0 else f"{number}")
        paths.append(tmp_path / name)

    assert [path for path, _ in pool.in_order(paths)] == paths


def test_that_what_takes_too_long_is_ended_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "slow.html").write_bytes(MANY_ATTRIBUTES)
    (tmp_path / "sound.html").write_text("<p>Words.</p>")
    with ReadingPool(Limits(seconds=6)) as pool:
        slow, sound = (o for _, o in pool.in_order(sorted(tmp_path.iterdir())))

    assert [(each.reason, each.detail) for each in slow if isinstance(each, Skipped)] == [
        ("too_slow", "more than 6 seconds")
    ]
    assert isinstance(sound[0], Prepared)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
def test_that_what_takes_too_much_memory_is_a_reason(tmp_path: Path) -> None:
    child = Child(Limits(memory=150 * MIB, max_characters=10**9))
    try:
        data = b"Many words. " * 4_000_000
        (found,) = child.read(data, tmp_path / "a.txt", Request(), reader_named("plain_text"))
    finally:
        child.close()

    assert isinstance(found, Skipped)
    assert found.reason == "too_much_memory"


def test_that_a_child_that_dies_costs_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with ReadingPool() as pool:
        pool.read_bytes(pdf(PARAGRAPH), path)
        (child,) = pool._free
        os.kill(child.process.pid, 9)
        child.process.wait()
        pool._free = [child]
        first, second = (pool.read_bytes(pdf(PARAGRAPH), path) for _ in range(2))

    assert [each.reason for each in first if isinstance(each, Skipped)] == ["crashed"]
    assert isinstance(second[0], Prepared)


def test_that_stopping_ends_a_reading_of_minutes(tmp_path: Path) -> None:
    with ReadingPool() as pool:
        pool.read_bytes(b"<p>Words.</p>", tmp_path / "a.html")
        Timer(0.3, pool.stop).start()
        with pytest.raises(Interrupted):
            pool.read_bytes(MANY_ATTRIBUTES, tmp_path / "a.html")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Text.</p>" + "<" * 100_000,
        "<p>Text.</p>" + "<a " * 20_000,
        "<p>Text.</p>" + "<!-- " * 50_000,
        "<p>Text." + "&amp;" * 50_000,
        "<p>Text." + "&" * 50_000,
        "<p>Text." + " " * 100_000 + "End.",
        "<p>Text.</p><!DOCTYPE x [" + "<!ENTITY a 'b'>" * 1000,
        "<p>Text.</p>" + "<meta name='author' content='A B'>" * 500,
        f"<script type='application/ld+json'>{'[' * 50_000}</script><p>Text.</p>",
    ],
    ids=["tags", "open", "comments", "entities", "ands", "spaces", "doctype", "metas", "json"],
)
def test_that_a_hostile_page_is_read_within_the_time_a_file_may_take(
    pool: ReadingPool, body: str
) -> None:
    page = f"<html><head></head><body>{body}</body></html>".encode()

    (found,) = pool.read_bytes(page, Path("a.html"))

    assert isinstance(found, Prepared)
    assert "Text." in found.draft.text


def test_that_no_child_is_left_behind() -> None:
    with ReadingPool() as pool:
        pool.read_bytes(pdf(PARAGRAPH), Path("a.pdf"))
        children = [child.process for child in pool._all]

    assert [child.poll() is not None for child in children] == [True]


def test_that_an_encoding_nobody_knows_is_told_from_a_child(pool: ReadingPool) -> None:
    with pytest.raises(InvalidValue):
        pool.read_bytes(b"<p>x</p>", Path("a.html"), Request(encoding="klingon"))


def test_that_a_module_in_the_folder_we_are_in_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "docx", "lxml"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    child = Child(Limits())
    try:
        assert child.is_alive
    finally:
        child.close()
