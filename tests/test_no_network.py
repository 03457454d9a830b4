"""The journeys, with every way to the network barred and reported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Python loads this first in every process, the children that read files included.
SENTRY = """
import os, sys
_NETWORK = frozenset(
    "socket.connect socket.getaddrinfo socket.gethostbyname socket.gethostbyaddr socket.sendto"
    " socket.sendmsg socket.bind urllib.Request http.client.connect".split()
)

def _bar(event, arguments):
    is_inet = event == "socket.__new__" and int(arguments[1]) not in (1, -1)
    if event in _NETWORK or is_inet:
        with open(os.environ["SENTRY_LOG"], "a") as log:
            log.write(f"{event} {arguments!r}\\n")
        raise PermissionError("the network is forbidden")

sys.addaudithook(_bar)
with open(os.environ["SENTRY_LOG"] + ".started", "a") as log:
    log.write("x")
"""
PAGE = """<html><head><title>Harbour bridge closed</title>
<link rel="stylesheet" href="http://example.invalid/a.css"></head>
<body><img src="http://example.invalid/pixel.png"><iframe src="//example.invalid"></iframe>
<article><h1>Harbour bridge closed</h1><p>The bridge was closed at 06:40 after inspectors found a
crack in the pylon. Nobody was in danger, said Dr. Lena Ortiz of the harbour office.</p>
<p>Officials believe a storm may have caused it. Repairs could take six months.</p></article>
<script src="http://example.invalid/a.js"></script></body></html>"""
NOTE = "![x](http://example.invalid/x.png) <img src=http://example.invalid/y.png>"
COMMANDS = """
import sys
from pathlib import Path
from workbench.cli.main import main
folder = Path(sys.argv[1]); case = str(folder / "t.case")
for words in (
    ["new", case],
    ["import", case, str(folder / "page.html"), str(folder / "notes.md")],
    ["tag", case, "A1", "--quote", "in danger", "--tag", "opinion", "--note", sys.argv[2]],
    ["search", case, "tag:opinion OR crack"],
    ["claim", case, "add", "The bridge is closed."],
    ["report", case, "-o", str(folder / "r.md")],
    ["report", case, "-o", str(folder / "r.html"), "--format", "html"],
    ["report", case, "-o", str(folder / "r.pdf"), "--format", "pdf"],
    ["export", case, "--format", "webannotation", "-o", str(folder / "r.json")],
    ["check", case, "--full"],
    ["backup", case],
    ["undo", case],
    ["restore", case],
):
    assert main(words) == 0, words
"""
WINDOW = """
import sys, time
from pathlib import Path
from workbench.gui.app import render_picture
from PySide6.QtWidgets import QApplication
folder = Path(sys.argv[1])
render_picture(folder / "t.case", folder / "window.png")
from workbench.gui.app import make_window
from workbench.gui.settings import Settings
window = make_window(Settings())
window.show()
assert window.case_actions.open(folder / "t.case")
def until(fact):
    for _ in range(3000):
        QApplication.processEvents()
        if fact():
            return
        time.sleep(0.01)
    raise AssertionError("never came true")
(folder / "later.html").write_text((folder / "page.html").read_text().replace("06:40", "07:10"))
assert window.importing.start([folder / "later.html"])
until(lambda: len(window.session.space.library.summaries()) == 3)
window.reading.reader.next_mark()
window.tagging.press_digit("1")
window.cards.set_search("crack")
window.menus["report"].trigger()
until(lambda: window.reporting.markdown)
for format in ("md", "html", "pdf"):
    window.reporting.save(folder / f"window.{format}", format)
    until((folder / f"window.{format}").exists)
window.menus["board"].trigger()
window.menus["history"].trigger()
until(lambda: True)
window.close()
"""


@pytest.fixture
def barred(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing reaches the network, and each try is written down."""
    (tmp_path / "sentry").mkdir()
    (tmp_path / "sentry" / "sitecustomize.py").write_text(SENTRY)
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "notes.md").write_text(f"# Notes\n\nTwo papers reported six weeks. {NOTE}\n")
    return os.environ | {
        "PYTHONPATH": str(tmp_path / "sentry"),
        "SENTRY_LOG": str(tmp_path / "log"),
        "QT_QPA_PLATFORM": "offscreen",
    }


def run(code: str, environment: dict[str, str], *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_that_no_command_and_no_window_touches_the_network(
    tmp_path: Path, barred: dict[str, str]
) -> None:
    run(COMMANDS, barred, str(tmp_path), NOTE)
    run(WINDOW, barred, str(tmp_path))
    assert not (tmp_path / "log").exists(), (tmp_path / "log").read_text()
    assert len((tmp_path / "log.started").read_text()) >= 2


def test_that_the_sentry_would_notice(tmp_path: Path, barred: dict[str, str]) -> None:
    code = "import socket\ntry: socket.create_connection(('127.0.0.1', 9))\nexcept OSError: pass"
    run(code, barred)
    assert "getaddrinfo" in (tmp_path / "log").read_text()
