"""What docs/search.md and the design say a query finds, asked of the sample case."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Run, read
from tests.search_examples import COUNTED, EXAMPLES, FIELDS, HINTS, RANGES, counts
from workbench.services.sample import create_sample


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
    assert dict(found) == counts(said)


@pytest.mark.parametrize("query", EXAMPLES)
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
