"""What docs/search.md and the design say a query finds, asked of the sample case."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Run, read
from workbench.services.sample import create_sample

TEXT = (Path(__file__).parents[2] / "docs" / "search.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    for line in TEXT.splitlines()
    if line.startswith("| `")
]
COUNTED = [
    (query, cells[2])
    for cells in ROWS
    if len(cells) == 3 and re.match(r"\d+ (annotation|passage)", cells[2])
    for query in re.findall(r"`([^`]+)`", cells[0])
]
FIELDS = [
    query
    for cells in ROWS
    if re.fullmatch(r"`\w+:`", cells[0])
    for query in re.findall(r"`([^`]+)`", cells[2])
]
RANGES = [
    query
    for cells in ROWS
    if len(cells) == 2 and re.match(r"`(date|marked|grade):", cells[0]) and "–" not in cells[1]
    for query in re.findall(r"`([^`]+)`", cells[0])
    if "date “" not in cells[0] and "2022-13" not in query and "2023..2022" not in query
]
HINTS = [
    (asked, cells[0].strip("`"))
    for cells in ROWS
    if len(cells) == 2 and cells[0].endswith(".`") and ": " in cells[0]
    for asked in re.findall(r"^`([^`]+)`", cells[1])
]
DESIGN = [
    'tag:unverified -mayor "six months"',
    "source:meduza claim:C1 stance:refutes",
    "date:2022-11..2023",
    "marked:7d",
    "has:note is:orphan",
    "grade:C..E",
    "(tag:speculative OR tag:opinion) text:kyiv*",
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.case"
    create_sample(path).close()
    return path


def asked(run: Run, case: Path, query: str) -> tuple[Counter[str], str]:
    """How many hits of each kind the command line lists, and what it says."""
    code, out, said = run("search", case, query, "--json", "--explain")
    assert code == 0, said
    return Counter(hit["kind"] for hit in json.loads(out)), said


def test_that_the_tables_of_the_document_are_read() -> None:
    assert (len(COUNTED) >= 11, len(FIELDS) >= 17, len(RANGES) >= 9, len(HINTS) >= 5) == (True,) * 4


@pytest.mark.parametrize(("query", "said"), COUNTED)
def test_that_the_sample_has_as_many_hits_as_the_document_says(
    run: Run, sample: Path, query: str, said: str
) -> None:
    found, _ = asked(run, sample, query)
    counts = re.findall(r"(\d+) (annotation|passage)", said)
    assert dict(found) == {kind: int(count) for count, kind in counts}


@pytest.mark.parametrize("query", [*FIELDS, *RANGES, *DESIGN])
def test_that_every_example_is_understood(run: Run, sample: Path, query: str) -> None:
    _, said = asked(run, sample, query)
    assert said.startswith("Searched for: ")
    assert "(“" not in said.partition("\n")[2]


@pytest.mark.parametrize(("query", "hint"), HINTS)
def test_that_a_hint_says_what_the_document_says(
    run: Run, sample: Path, query: str, hint: str
) -> None:
    assert hint in asked(run, sample, query)[1]


def test_that_searches_are_kept_renamed_and_deleted(run: Run, case: Path) -> None:
    assert run("searches", case, "save", "Doubts", "tag:unverified")[0] == 0
    assert run("searches", case, "rename", "doubts", "Open")[0] == 0
    assert read(run, "searches", case) == [{"name": "Open", "query": "tag:unverified"}]
    assert run("searches", case, "delete", "Doubts")[0] == 1
    assert run("searches", case, "delete", "Open")[0] == 0
    assert read(run, "searches", case) == []
    assert run("undo", case)[0] == 0
    assert len(read(run, "searches", case)) == 1
    assert run("searches", case, "save", "Open", "-mayor")[0] == 0
    assert read(run, "searches", case) == [{"name": "Open", "query": "-mayor"}]
