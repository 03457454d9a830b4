"""Importing pages and PDFs, beside what the libraries alone take on one core."""

import random
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench import import_cases
from tests.bench.import_cases import paragraph
from tests.ingest.makers import pdf
from workbench.services.workspace import Workspace

pytestmark = pytest.mark.bench
PDFS = 100


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    import_cases.pages(made)
    return made


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, chance = tmp_path_factory.mktemp("pdfs"), random.Random(20261122)
    for number in range(PDFS):
        paragraphs = [paragraph(chance, 80) for _ in range(4)]
        data = pdf(*paragraphs, title=f"Paper {number}", running_head="Courier", pages=8)
        (made / f"{number:03}.pdf").write_bytes(data)
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Path]:
    numbers = count()
    return lambda: tmp_path / f"{next(numbers)}.case"


def bare_trafilatura(folder: Path, _case: Path) -> None:
    from trafilatura import bare_extraction

    for path in sorted(folder.iterdir()):
        bare_extraction(path.read_bytes(), fast=True, with_metadata=True)


def bare_pdfium(folder: Path, _case: Path) -> None:
    import pypdfium2  # type: ignore[import-untyped]

    for path in sorted(folder.iterdir()):
        document = pypdfium2.PdfDocument(path.read_bytes())
        for number in range(len(document)):
            document[number].get_textpage().get_text_range()


def bare_pdfium_twice(folder: Path, _case: Path) -> None:
    """The same in two processes of half the files each, with their start: what two cores give."""
    halves = [subprocess.Popen([sys.executable, "-c", HALF, folder, str(half)]) for half in (0, 1)]
    assert [each.wait() for each in halves] == [0, 0]


HALF = """
import sys
from pathlib import Path
import pypdfium2
for path in sorted(Path(sys.argv[1]).iterdir())[int(sys.argv[2])::2]:
    document = pypdfium2.PdfDocument(path.read_bytes())
    for number in range(len(document)):
        document[number].get_textpage().get_text_range()
"""


def workbench(folder: Path, case: Path) -> None:
    space = Workspace.create(case)
    summary = space.importing.import_paths([folder])
    space.close()
    assert len(summary.added) == len(list(folder.iterdir()))


@pytest.mark.benchmark(group="import 1,000 saved pages")
@pytest.mark.parametrize(
    ("name", "work"), [("floor", bare_trafilatura), ("workbench import", workbench)]
)
def test_bench_pages(
    benchmark: BenchmarkFixture,
    pages: Path,
    fresh: Callable[[], Path],
    name: str,
    work: Callable[[Path, Path], None],
) -> None:
    benchmark.extra_info["name"] = name
    benchmark.pedantic(work, setup=lambda: ((pages, fresh()), {}), rounds=2)


@pytest.mark.benchmark(group="import 100 PDFs of 8 pages")
@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("floor", bare_pdfium),
        ("floor in two processes", bare_pdfium_twice),
        ("workbench import", workbench),
    ],
)
def test_bench_pdfs(
    benchmark: BenchmarkFixture,
    pdfs: Path,
    fresh: Callable[[], Path],
    name: str,
    work: Callable[[Path, Path], None],
) -> None:
    benchmark.extra_info["name"] = name
    benchmark.pedantic(work, setup=lambda: ((pdfs, fresh()), {}), rounds=9, warmup_rounds=1)
