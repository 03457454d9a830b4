"""typst in its child process: it is ended at once, and its fault is told."""

import re
import signal
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from workbench.report import typesetting
from workbench.report.blocks import Blocks, parsed
from workbench.report.pdf import to_pdf

MOMENT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The child processes that were started."""
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def start(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(real(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return started


def test_that_a_report_larger_than_a_pipe_becomes_a_pdf() -> None:
    assert to_pdf("# Report\n\n" + "Words. " * 50_000, MOMENT).startswith(b"%PDF-")


def test_that_a_word_longer_than_a_line_stays_on_the_page() -> None:
    made = pdfium.PdfDocument(to_pdf(f"# Report\n\n> See {'abc' * 100} there.\n", MOMENT))
    page = made[0]
    text = page.get_textpage()
    letters = range(text.count_chars())

    # 22 mm at each side, in points.
    assert max(text.get_charbox(at)[2] for at in letters) <= page.get_width() - 62
    assert "abc" * 100 in re.sub(r"[\u200b\r\n]", "", text.get_text_range())
    made.close()


def test_that_stopping_kills_the_typesetting(children: list[subprocess.Popen[bytes]]) -> None:
    made = to_pdf("# Report\n\nWords.\n", MOMENT, stopped=lambda: bool(children))

    assert made == b""
    assert [child.returncode for child in children] == [-signal.SIGKILL]


def test_that_an_interruption_leaves_no_child(children: list[subprocess.Popen[bytes]]) -> None:
    def interrupted() -> bool:
        if children:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        to_pdf("# Report\n\nWords.\n", MOMENT, stopped=interrupted)
    assert [child.returncode for child in children] == [-signal.SIGKILL]


def test_that_a_fault_of_typst_is_told(tmp_path: Path) -> None:
    template = tmp_path / "broken.typ"
    template.write_text("#let report = (", "utf-8")

    with pytest.raises(typesetting.TypesettingFailed, match="unclosed"):
        typesetting.typeset(template, {"system": False}, MOMENT.isoformat(), stopped=lambda: False)


def test_that_a_column_of_hashes_takes_no_room_from_names() -> None:
    cells = f"<td>000_cb5c632daf7b7280.txt</td><td>{'0f' * 32}</td>"
    html = f"<table><tbody><tr><th>File</th><th>SHA-256</th></tr><tr>{cells}</tr></tbody></table>"

    (table,) = Blocks().of(parsed(html))

    assert [width == 0 for width in table["widths"]] == [False, True]


def test_that_no_line_ends_between_a_word_and_its_footnote() -> None:
    html = '<p>said so <sup><a href="#fn-A1">A1</a></sup> <sup><a href="#fn-A2">A2</a></sup></p>'

    (paragraph,) = Blocks({"A1": ["One"], "A2": ["Two"]}).of(parsed(html))

    first, note, between, _ = paragraph["c"]
    assert (first, note["label"], between) == ("said so\u202f", "A1", " ")
