"""The one way in: recognise what a file is, and read it."""

import dataclasses
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workbench.domain.errors import Unreadable
from workbench.domain.values import ArticleDraft
from workbench.ingest import html_page, markdown_text, plain_text
from workbench.ingest.foreign import refuse_foreign

MIB = 1024 * 1024
_CHUNK = MIB
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Reader(Protocol):
    """One file format; a module with these two functions is one."""

    def sniff(self, data: bytes, name: str) -> bool:
        """True where `data` looks like this format; `name` decides only what content cannot."""

    def read(self, data: bytes, name: str, encoding: str | None = None) -> ArticleDraft:
        """The article in `data`. Raises Unreadable, and InvalidValue for an unknown encoding."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask for: `max_bytes` is its size."""

    max_bytes: int = 20 * MIB


DEFAULT_LIMITS = Limits()
# The first that recognises the content reads it; plain text recognises anything.
READERS: tuple[Reader, ...] = (html_page, markdown_text, plain_text)


def read_bytes(
    data: bytes, file_name: str, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> ArticleDraft:
    """The article in the content of a file; the draft keeps `data` as `original`.

    `encoding` is a character set that a person chose, None to find out. Raises Unreadable (its
    `path` is `file_name`), and InvalidValue for an encoding that does not exist.
    """
    if len(data) > limits.max_bytes:
        raise Unreadable(file_name, "too_large", _size(len(data), limits))
    refuse_foreign(data, file_name)
    reader = next(reader for reader in READERS if reader.sniff(data, file_name))
    draft = reader.read(data, file_name, encoding)
    if not draft.text.strip().strip("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"):
        raise Unreadable(file_name, "empty")
    return draft


def read_file(
    path: Path, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> ArticleDraft:
    """The article in a file, as `read_bytes`; errors and the draft carry its path.

    Only regular files are opened, and no more than the limit is read.
    """
    try:
        draft = read_bytes(_content(path, limits), path.name, encoding=encoding, limits=limits)
    except Unreadable as error:
        # Not `replace`: an exception made by keywords cannot come out of a child process.
        raise Unreadable(str(path), error.reason, error.detail) from error.__cause__
    return dataclasses.replace(draft, path=str(path))


def _content(path: Path, limits: Limits) -> bytes:
    try:
        _check(path.stat(), path, limits)
        # Between the look and the opening a pipe may have taken the file's place: do not wait.
        descriptor = os.open(path, _FLAGS)
        try:
            _check(os.fstat(descriptor), path, limits)
            return _read(descriptor, path, limits)
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError):
        raise Unreadable(str(path), "missing") from None
    except OSError as error:
        raise Unreadable(str(path), "unreadable", error.strerror or "") from error
    except ValueError as error:  # a NUL in the name
        raise Unreadable(str(path), "missing", str(error)) from error


def _check(found: os.stat_result, path: Path, limits: Limits) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise Unreadable(str(path), "unreadable", "it is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable(str(path), "unreadable", "it is a pipe or a device, not a file")
    if found.st_size > limits.max_bytes:
        raise Unreadable(str(path), "too_large", _size(found.st_size, limits))


def _read(descriptor: int, path: Path, limits: Limits) -> bytes:
    """All of the file; its size is not to be trusted, because it may be growing."""
    chunks: list[bytes] = []
    total = 0
    while chunk := os.read(descriptor, _CHUNK):
        chunks.append(chunk)
        total += len(chunk)
        if total > limits.max_bytes:
            raise Unreadable(str(path), "too_large", _size(total, limits))
    return b"".join(chunks)


def _size(size: int, limits: Limits) -> str:
    return f"{size / MIB:.1f} MB, the limit is {limits.max_bytes / MIB:.1f} MB"
