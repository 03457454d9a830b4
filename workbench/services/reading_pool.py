"""Reading many files at once, each within limits, what may hang or crash in child processes."""

import contextlib
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from types import TracebackType
from typing import Final, Self

import workbench
from workbench.domain.errors import Interrupted, InvalidValue
from workbench.ingest.readers import Reader, name_of
from workbench.ingest.request import AS_FOUND, MIB, Limits, Request
from workbench.services.preparing import (
    Outcome,
    Skipped,
    from_plain,
    load,
    prepare_bytes,
    recognised,
)
from workbench.services.reading_child import receive, send

_ROOT: Final = str(Path(workbench.__file__).parent.parent)
_PROGRAM: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from workbench.services.reading_child import main; main()"
)
# Or glibc hands memory back to the system after every page of a PDF, only to ask for it again for
# the next: a sixth of the processor. Other allocators do not look at this.
_KEEP_MEMORY: Final = {"MALLOC_TRIM_THRESHOLD_": str(32 * MIB), "MALLOC_TOP_PAD_": str(4 * MIB)}
_MOST_CHILDREN: Final = 4
# So many files for each process are read ahead, if so many bytes hold them.
_AHEAD: Final = 6
_AHEAD_BYTES: Final = 16 * MIB
# So many seconds lie between two looks at who is late.
_GLANCE: Final = 0.25
# A longer text is read in a child process, too, which can be ended at once.
_LONG: Final = 256 * 1024
# What is left to do for a file.
_Rest = Callable[[], list[Outcome]]


class Child:
    """One child process; it reads a file at a time, and somebody must ask whether it is late."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        # When the file that is being read should be done with; None where none is.
        self._until: float | None = None
        self._late = False
        self._lock = Lock()
        self.process = subprocess.Popen(
            # Without the folder we are in: a file there must not pass for a module.
            [sys.executable, "-B", "-P", "-c", _PROGRAM, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_KEEP_MEMORY | os.environ,
            start_new_session=True,  # Ctrl-C is for the program, which ends its children itself
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._to, self._from = self.process.stdin, self.process.stdout
        send(self._to, {"limits": asdict(limits)})
        receive(self._from)

    @property
    def is_alive(self) -> bool:
        """True while it can be asked."""
        return self.process.poll() is None

    def read(self, data: bytes, path: Path, request: Request, reader: Reader) -> list[Outcome]:
        """What became of a file, a reason where it broke the child. Raises InvalidValue."""
        self._until = monotonic() + self._limits.seconds
        try:
            header = {
                "path": str(path),
                "size": len(data),
                "encoding": request.encoding,
                "whole": request.whole,
                "reader": name_of(reader),
            }
            with contextlib.suppress(BrokenPipeError):  # it may have answered and be gone
                send(self._to, header)
                self._to.write(data)
                self._to.flush()
            answer = receive(self._from)
        except ValueError:
            answer = None
        finally:
            with self._lock:
                self._until = None
        if answer is None:
            self.end()
            if self._late:
                seconds = f"more than {self._limits.seconds:.0f} seconds"
                return [Skipped(str(path), "too_slow", seconds)]
            return [Skipped(str(path), "crashed")]
        if "invalid" in answer:
            what, value, allowed = answer["invalid"]
            raise InvalidValue(what, value, tuple(allowed))
        return [from_plain(each, data) for each in answer["outcomes"]]

    def end_if_late(self) -> None:
        """End it where what it is reading takes too long. Any thread may call this."""
        with self._lock:
            if self._until is not None and monotonic() > self._until:
                self._late = True
                self.end()

    def end(self) -> None:
        """End it at once; what it was reading comes to nothing. Any thread may call this."""
        self.process.kill()

    def close(self) -> None:
        """End it and wait until it is gone."""
        self.end()
        self.process.wait()
        for pipe in (self._to, self._from):
            with contextlib.suppress(OSError):
                pipe.close()


class ReadingPool:
    """Reads files on as many cores as there are; use it in a `with` block.

    `stop` may be called from another thread: what is under way then raises Interrupted.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._free: list[Child] = []
        self._all: set[Child] = set()
        self._lock = Lock()
        # Held while a text is made ready in this process. Who writes on another thread takes it, or
        # both would hand each other the interpreter for every row.
        self.turn = Lock()
        self._stopped = Event()
        self._watcher = Thread(target=self._watch, name="late readers", daemon=True)
        self._workers = max(1, min(os.cpu_count() or 1, _MOST_CHILDREN))

    def __enter__(self) -> Self:
        self._watcher.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        with self._lock:
            children, self._all = self._all, set()
        for child in children:
            child.close()
        self._watcher.join()

    def stop(self) -> None:
        """End what is under way."""
        self._stopped.set()
        with self._lock:
            for child in self._all:
                child.end()

    def read(self, path: Path, request: Request = AS_FOUND) -> list[Outcome]:
        """What became of one file. Raises InvalidValue, Interrupted."""
        data = load(path, self._limits)
        return [data] if isinstance(data, Skipped) else self.read_bytes(data, path, request)

    def read_bytes(self, data: bytes, path: Path, request: Request = AS_FOUND) -> list[Outcome]:
        """What became of content that was in a file of that name. Raises as `read`."""
        reader = recognised(data, path.name)
        if reader is not None and _is_for_child(reader, data):
            return self._isolated(data, path, request, reader)
        return prepare_bytes(data, path, request, reader)

    def in_order(
        self, paths: Iterable[Path], request: Request = AS_FOUND
    ) -> Iterator[tuple[Path, list[Outcome]]]:
        """Each file with what became of it, in the order given, a few read ahead.

        Plain text is made ready on the caller's thread when its turn has come: another thread would
        only fight with the caller for the interpreter. Raises InvalidValue, Interrupted.
        """
        with ThreadPoolExecutor(self._workers, "reading") as threads:
            waiting: deque[tuple[Path, int, _Rest]] = deque()
            ahead = 0
            try:
                for path in paths:
                    size, rest = self._begin(path, request, threads)
                    waiting.append((path, size, rest))
                    ahead += size
                    while self._is_enough(len(waiting), ahead):
                        path, size, rest = waiting.popleft()
                        ahead -= size
                        yield path, rest()
                while waiting:
                    path, _, rest = waiting.popleft()
                    yield path, rest()
            except BaseException:
                self.stop()
                threads.shutdown(wait=False, cancel_futures=True)
                raise

    def _is_enough(self, files: int, size: int) -> bool:
        """True where so many files of so many bytes together are far enough ahead."""
        return files > self._workers and (files > _AHEAD * self._workers or size > _AHEAD_BYTES)

    def _begin(
        self, path: Path, request: Request, threads: ThreadPoolExecutor
    ) -> tuple[int, _Rest]:
        """Load a file, and start to read it where that takes a child process."""
        if self._stopped.is_set():
            raise Interrupted
        data = load(path, self._limits)
        if isinstance(data, Skipped):
            return 0, partial(_as_it_is, [data])
        reader = recognised(data, path.name)
        if reader is not None and _is_for_child(reader, data):
            return len(data), threads.submit(self._isolated, data, path, request, reader).result
        return len(data), partial(self._in_turn, data, path, request, reader)

    def _in_turn(
        self, data: bytes, path: Path, request: Request, reader: Reader | None
    ) -> list[Outcome]:
        with self.turn:
            return prepare_bytes(data, path, request, reader)

    def _isolated(self, data: bytes, path: Path, request: Request, reader: Reader) -> list[Outcome]:
        child = self._take()
        try:
            found = child.read(data, path, request, reader)
            if self._stopped.is_set():
                raise Interrupted
            return found
        finally:
            self._give_back(child)

    def _watch(self) -> None:
        """Not a timer for each file: to start one takes a hundredth of the time to read it."""
        while not self._stopped.wait(_GLANCE):
            with self._lock:
                for child in self._all:
                    child.end_if_late()

    def _take(self) -> Child:
        with self._lock:
            if self._free:
                return self._free.pop()
        child = Child(self._limits)
        with self._lock:
            self._all.add(child)
            if self._stopped.is_set():
                child.end()
        return child

    def _give_back(self, child: Child) -> None:
        if child.is_alive:
            with self._lock:
                self._free.append(child)
            return
        with self._lock:
            self._all.discard(child)
        child.close()


def _as_it_is(outcomes: list[Outcome]) -> list[Outcome]:
    return outcomes


def _is_for_child(reader: Reader, data: bytes) -> bool:
    """True for what may hang or break its reader, and for what takes long: a child can be ended."""
    return reader.ISOLATED or len(data) > _LONG
