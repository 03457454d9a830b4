"""A case on a drive that two machines share, and on a medium that nobody can write to.

The drive is a real one as far as one machine can have it: a folder served over SFTP and mounted
twice through FUSE, used under two names of the machine. Needs root, sshfs and squashfs-tools.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.conftest import broken_rules
from tests.torture.test_kill import ROOT
from workbench.domain.errors import CaseReadOnly, CaseUnwritable
from workbench.services.checking import look_through
from workbench.services.wording import sentence
from workbench.services.workspace import Workspace

SERVER = Path("/usr/lib/openssh/sftp-server")
pytestmark = pytest.mark.skipif(
    os.getuid() != 0 or not shutil.which("sshfs") or not SERVER.exists(),
    reason="wants root, sshfs and an SFTP server",
)
# Opens the case, says how it may be used, and keeps it open until told to go on.
OTHER_MACHINE = """
import contextlib, socket, sys
from workbench.domain.errors import WorkbenchError
from workbench.services.workspace import Workspace
socket.sethostname('desk-7')
with contextlib.closing(Workspace.open(sys.argv[1], who='Theodora')) as space:
    print(space.read_only.reason if space.read_only else 'writes', flush=True)
    for line in sys.stdin:
        if line == 'close\\n':
            break
        try:
            article = space.library.summaries()[0].article.id
            space.library.set_article(article, {'title': line.strip()})
            print('written', flush=True)
        except WorkbenchError as error:
            print(type(error).__name__, flush=True)
"""


@contextlib.contextmanager
def mounted(folder: Path, at: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The folder at a place, as a machine sees it over the network; yields the server."""
    at.mkdir()
    ours, theirs = socket.socketpair()
    server = subprocess.Popen([str(SERVER)], stdin=theirs.fileno(), stdout=theirs.fileno())
    drive = subprocess.Popen(
        ["sshfs", "-f", "-o", "passive", f":{folder}", str(at)],
        stdin=ours.fileno(),
        stdout=ours.fileno(),
    )
    ours.close()
    theirs.close()
    try:
        while not os.path.ismount(at):
            assert drive.poll() is None
        yield server
    finally:
        if os.path.ismount(at):
            subprocess.run(["umount", "--lazy", at], check=True)
        drive.wait()
        server.wait()


@pytest.fixture
def drives(path: Path, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """The case as this machine and as another one sees it."""
    folder = tmp_path / "served"
    folder.mkdir()
    shutil.copy(path, folder)
    here, there = tmp_path / "here", tmp_path / "there"
    with mounted(folder, here), mounted(folder, there):
        yield here / path.name, there / path.name


@contextlib.contextmanager
def other_machine(case: Path) -> Iterator[subprocess.Popen[str]]:
    """Theodora's program, on a machine of another name."""
    with subprocess.Popen(
        ["unshare", "--uts", sys.executable, "-c", OTHER_MACHINE, str(case)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        yield process
        if process.poll() is None:
            told(process, "close")


def told(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{words}\n")
    process.stdin.flush()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def retitle(space: Workspace, title: str) -> None:
    space.library.set_article(space.library.summaries()[0].article.id, {"title": title})


def test_that_on_a_network_drive_one_machine_writes_and_the_other_reads(
    drives: tuple[Path, Path],
) -> None:
    here, there = drives
    with contextlib.closing(Workspace.open(here, who="Ana")) as space:
        retitle(space, "Written here")
        with other_machine(there) as other:
            assert said(other) == "elsewhere"
            told(other, "Theirs")
            assert said(other) == "CaseReadOnly"
        retitle(space, "Written again")
        assert broken_rules(space) == []


def test_that_it_changes_hands_when_it_is_closed(drives: tuple[Path, Path]) -> None:
    here, there = drives
    with other_machine(there) as other:
        assert said(other) == "writes"
        told(other, "Theirs")
        assert said(other) == "written"
        with contextlib.closing(Workspace.open(here)) as space:
            assert space.read_only is not None
            assert (space.read_only.who, space.read_only.host) == ("Theodora", "desk-7")
            with pytest.raises(CaseReadOnly):
                retitle(space, "Mine")
            assert space.library.summaries()[0].article.title == "Theirs"
    with contextlib.closing(Workspace.open(here)) as space:
        assert space.read_only is None
        assert space.library.summaries()[0].article.title == "Theirs"
        retitle(space, "Mine")
        assert broken_rules(space) == []


def test_that_a_drive_that_is_gone_is_told_as_such_and_the_edit_can_be_made_elsewhere(
    path: Path, tmp_path: Path
) -> None:
    """Not as another machine that took over: there is none."""
    folder = tmp_path / "served"
    folder.mkdir()
    shutil.copy(path, folder)
    here = tmp_path / "here"
    with mounted(folder, here) as server:
        space = Workspace.open(here / path.name)
        retitle(space, "Written")
        server.kill()
        server.wait()
        with pytest.raises(CaseUnwritable) as told:
            retitle(space, "Lost")
        assert not isinstance(told.value, CaseReadOnly)
        assert "cannot be written to" in sentence(told.value)
        assert space.read_only is None
        space.close()
    with contextlib.closing(Workspace.open(folder / path.name)) as held:
        assert held.library.summaries()[0].article.title == "Written"
        assert broken_rules(held) == []


def test_that_a_case_is_read_from_a_medium_that_nobody_can_write_to(
    path: Path, tmp_path: Path
) -> None:
    if not shutil.which("mksquashfs"):
        pytest.skip("wants squashfs-tools")
    folder, image, at = tmp_path / "burnt", tmp_path / "disc.img", tmp_path / "disc"
    folder.mkdir()
    at.mkdir()
    shutil.copy(path, folder)
    subprocess.run(["mksquashfs", folder, image, "-quiet", "-no-progress"], check=True)
    subprocess.run(["mount", "-o", "loop,ro", image, at], check=True)
    try:
        with contextlib.closing(Workspace.open(at / path.name)) as space:
            assert space.read_only is not None
            assert space.read_only.reason == "medium"
            assert "Harbour bridge closed" in space.reporting.markdown()
            assert broken_rules(space) == []
            look_through(at / path.name)
            with pytest.raises(CaseReadOnly):
                retitle(space, "Mine")
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)
