"""Importing pages and PDFs, beside what the libraries alone take on one core."""

import random
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.ingest.makers import pdf
from workbench.services.workspace import Workspace

pytestmark = pytest.mark.bench
PAGES, PDFS = 1000, 100
WORDS = (
    "ferry river council crowns flood bridge mayor repair landing stage Monday officials".split()
)


def _paragraph(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def _page(chance: random.Random, number: int) -> str:
    """A page as news sites make them: navigation, teasers and scripts round some paragraphs."""
    body = "".join(f"<p>{_paragraph(chance, 60)}</p>" for _ in range(12))
    links = "".join(f'<li><a href="/{n}">{_paragraph(chance, 6)}</a></li>' for n in range(60))
    script = "<script>" + "var a = {b: [1, 2, 3]};" * 300 + "</script>"
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Article {number}</title>{script}</head><body>"
        f"<nav><ul>{links}</ul></nav><article><h1>Article {number}</h1>{body}</article>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, chance = tmp_path_factory.mktemp("pages"), random.Random(20261122)
    for number in range(PAGES):
        (made / f"{number:04}.html").write_text(_page(chance, number), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, chance = tmp_path_factory.mktemp("pdfs"), random.Random(20261122)
    for number in range(PDFS):
        paragraphs = [_paragraph(chance, 80) for _ in range(4)]
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


# A window in a process of its own imports a folder: the longest pauses in ms while it does, and the
# most memory, in MB, of the window and of its largest child.
PAUSES = """
import resource, sys
from pathlib import Path
from time import perf_counter
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.bench.gui_bench import settle
from workbench.gui.app import make_window
from workbench.gui.settings import Settings
from workbench.services.workspace import Workspace
Workspace.create(Path(sys.argv[2])).close()
window = make_window(Settings(Path(sys.argv[3])))
window.resize(1280, 800)
window.show()
window.case_actions.open(Path(sys.argv[2]))
settle()
beats = [perf_counter()]
heart = QTimer(interval=2)
heart.timeout.connect(lambda: beats.append(perf_counter()))
heart.start()
done = []
window.importing.finished.connect(done.append)
window.importing.start([Path(sys.argv[1])])
while not done:
    app.processEvents()
settle()
pauses = sorted((1000 * (b - a) for a, b in zip(beats, beats[1:])), reverse=True)
peak = [resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(len(done[0].added), beats[-1] - beats[0], *pauses[:3], *peak)
"""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, chance = tmp_path_factory.mktemp("notes"), random.Random(20261122)
    for number in range(PAGES):
        words = "\n\n".join(_paragraph(chance, 60) for _ in range(13))
        (made / f"{number:04}.txt").write_text(f"Note {number}\n\n{words}", encoding="utf-8")
    return made


@pytest.mark.parametrize("kind", ["notes", "pages"])
def test_bench_pauses(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Prints the pauses in a window while 1,000 files come in, and the memory."""
    folder: Path = request.getfixturevalue(kind)
    told = subprocess.run(
        [sys.executable, "-c", PAUSES, folder, tmp_path / "a.case", tmp_path / "settings.ini"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    added, seconds, *rest = map(float, told)
    print(
        f"\n1,000 {kind}: {seconds:.1f} s, longest pauses"
        f" {' '.join(f'{each:.0f}' for each in rest[:3])} ms,"
        f" most memory {rest[3]:.0f} MB, of a child {rest[4]:.0f} MB"
    )
    assert added == PAGES
