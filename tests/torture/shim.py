"""A file system under SQLite that fails on command, or remembers every write.

SQLite reaches the disk through a table of functions (its VFS). This one is the system's own, with
writing, truncating and syncing put through Python. It is registered with the library that
Python's sqlite3 has loaded, and is the default while it is.
"""

import _sqlite3
import contextlib
import ctypes
import sqlite3
from collections.abc import Callable, Iterator
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from typing import Any, Final

OK: Final = sqlite3.SQLITE_OK
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
# The name as a pointer: SQLite keeps the very one that it handed us.
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))


class _Methods(ctypes.Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = [
        ("version", c_int),
        *[(name, c_void_p) for name in ("close", "read")],
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        *[(f"other{number}", c_void_p) for number in range(13)],
    ]


class _Vfs(ctypes.Structure):
    """sqlite3_vfs, version 3."""

    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        *[(f"other{number}", c_void_p) for number in range(15)],
    ]


@dataclass(frozen=True, slots=True)
class Operation:
    """What SQLite asked of the disk: `kind` is write, truncate or sync; `name` the file's path."""

    kind: str
    name: str
    offset: int = 0
    data: bytes = b""


Judge = Callable[[Operation], int]


class Shim:
    """The registered file system. `judge(operation)` returns OK, or the code to fail with."""

    def __init__(self, library: ctypes.CDLL, judge: Judge) -> None:
        self._library, self._judge = library, judge
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []
        self._patched: dict[int, _Methods] = {}
        library.sqlite3_vfs_find.restype = c_void_p
        library.sqlite3_vfs_find.argtypes = [c_char_p]
        library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
        library.sqlite3_vfs_unregister.argtypes = [c_void_p]
        self._usual = library.sqlite3_vfs_find(None)
        self._vfs = _Vfs.from_buffer_copy(ctypes.string_at(self._usual, ctypes.sizeof(_Vfs)))
        self._vfs.name = b"shim"
        self._open = _OPEN(self._vfs.open)
        ours = _OPEN(self._on_open)
        self._kept.append(ours)
        self._vfs.open = ctypes.cast(ours, c_void_p)

    def install(self) -> None:
        """Be what new connections use."""
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)

    def remove(self) -> None:
        """Give back what was there before."""
        self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
        self._library.sqlite3_vfs_register(self._usual, 1)

    def _on_open(self, vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        code = int(self._open(vfs, name, file, flags, out))
        methods = c_void_p.from_address(file)
        if code == OK and methods.value:
            path = ctypes.string_at(name) if name else b""
            self._names[file] = path.decode("utf-8", "surrogateescape")
            methods.value = ctypes.addressof(self._methods_for(methods.value))
        return code

    def _methods_for(self, address: int) -> _Methods:
        if address not in self._patched:
            methods = _Methods.from_buffer_copy(ctypes.string_at(address, ctypes.sizeof(_Methods)))
            self._patch(methods)
            self._patched[address] = methods
        return self._patched[address]

    def _patch(self, methods: _Methods) -> None:
        write, truncate = _WRITE(methods.write), _TRUNCATE(methods.truncate)
        sync = _SYNC(methods.sync)

        def on_write(file: int, data: int, amount: int, offset: int) -> int:
            asked = Operation("write", self._names[file], offset, ctypes.string_at(data, amount))
            return self._judge(asked) or int(write(file, data, amount, offset))

        def on_truncate(file: int, size: int) -> int:
            asked = Operation("truncate", self._names[file], size)
            return self._judge(asked) or int(truncate(file, size))

        def on_sync(file: int, flags: int) -> int:
            return self._judge(Operation("sync", self._names[file])) or int(sync(file, flags))

        for name, made in (
            ("write", _WRITE(on_write)),
            ("truncate", _TRUNCATE(on_truncate)),
            ("sync", _SYNC(on_sync)),
        ):
            self._kept.append(made)
            setattr(methods, name, ctypes.cast(made, c_void_p))


_installed: list[Shim] = []


@contextlib.contextmanager
def disk(judge: Judge) -> Iterator[None]:
    """Connections opened inside write to the disk only as `judge` lets them.

    They must be closed inside, too. Raises OSError where Python's SQLite cannot be reached: some
    builds hide its functions.
    """
    try:
        shim = Shim(ctypes.CDLL(_sqlite3.__file__), judge)
    except AttributeError as error:
        raise OSError("this Python hides the functions of its SQLite") from error
    _installed.append(shim)  # SQLite may hold on to it for as long as the process lives
    shim.install()
    try:
        yield
    finally:
        shim.remove()
