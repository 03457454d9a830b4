"""A display of its own with a window manager, and hands to drive what is on it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

PATIENCE = 30.0
T = TypeVar("T")


class Desktop:
    """One virtual screen. Everything waits for facts, up to 30 s."""

    def __init__(self, folder: Path, screen: str = "1280x800") -> None:
        self.folder = folder
        self._screen = screen
        self.home = folder / "home"
        self.home.mkdir()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._others: list[int] = []
        self.display = self._start_screen()
        self.environment = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("QT_", "XDG_", "WAYLAND")) and key != "DISPLAY"
        } | {
            "DISPLAY": self.display,
            "HOME": str(self.home),
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
            "SOURCE_DATE_EPOCH": "1780000000",
            "WORKBENCH_ANALYST": "Tester",
        }
        self._start(["openbox"])

    def _start_screen(self) -> str:
        read, write = os.pipe()
        self._processes.append(
            subprocess.Popen(
                [
                    "Xvfb",
                    "-displayfd",
                    str(write),
                    "-screen",
                    "0",
                    f"{self._screen}x24",
                    "-noreset",
                ],
                pass_fds=[write],
                stderr=subprocess.DEVNULL,
            )
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            return f":{pipe.readline().strip()}"

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{Path(command[0]).name}.log").open("ab")
        process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        log.close()
        self._processes.append(process)
        return process

    def start_workbench(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the program and wait until its window is active."""
        process = self._start([sys.executable, "-m", "workbench", *arguments])
        self.window = self.wait_for(self._window)
        self.run("xdotool", "windowactivate", "--sync", self.window)
        return process

    def _window(self) -> str:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", " — Workbench$"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.strip().splitlines()[-1] if found.stdout.strip() else ""

    def workbench(self, *arguments: str) -> str:
        """Run a command in another process and return its stdout."""
        return self.run(sys.executable, "-m", "workbench", *arguments)

    def run(self, *command: str) -> str:
        """Run a program on this desktop and return its stdout."""
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def keys(self, *names: str) -> None:
        """Press keys, one after the other."""
        self.run("xdotool", "key", "--delay", "40", *names)

    def type(self, text: str) -> None:
        """Type text."""
        self.run("xdotool", "type", "--delay", "20", text)

    def click(self, x: int, y: int, *, times: int = 1) -> None:
        """Click at a place of the screen."""
        self.run("xdotool", "mousemove", str(x), str(y), "click", "--repeat", str(times), "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag from one place of the screen to another, as a hand does: not in one jump."""
        steps = 8
        script: list[str] = ["mousemove", str(start[0]), str(start[1]), "mousedown", "1"]
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            script += ["sleep", "0.03", "mousemove", str(x), str(y)]
        self.run("xdotool", *script, "mouseup", "1")

    def picture(self, name: str) -> Path:
        """Keep a picture of the screen; WORKBENCH_PICTURES names the folder."""
        folder = Path(os.environ.get("WORKBENCH_PICTURES", self.folder))
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.png"
        self.run("import", "-window", "root", str(path))
        return path

    def wait_for(self, fact: Callable[[], T]) -> T:
        """Ask until the answer is true; the last answer is in the failure."""
        end = time.monotonic() + PATIENCE
        while True:
            answer = fact()
            if answer:
                return answer
            assert time.monotonic() < end, f"still {answer!r} after {PATIENCE} s; {self.logs()}"
            time.sleep(0.05)

    def logs(self) -> str:
        """What the programs printed."""
        return "\n".join(
            f"{log.name}: {log.read_text(encoding='utf-8', errors='replace')}"
            for log in self.folder.glob("*.log")
            if log.stat().st_size
        )

    def ends_with(self, process: int) -> None:
        """End a process that was started by other means together with everything else."""
        self._others.append(process)

    def close(self) -> None:
        """End everything that was started, the screen last."""
        for other in self._others:
            os.kill(other, signal.SIGTERM)
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def desktop(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desktop]:
    """A desktop; `make e2e` installs what it needs. Another size of screen by `param`."""
    missing = [name for name in ("Xvfb", "openbox", "xdotool", "import") if not shutil.which(name)]
    assert not missing, f"{', '.join(missing)} not installed; run make e2e"
    opened = Desktop(tmp_path, getattr(request, "param", "1280x800"))
    yield opened
    opened.close()
