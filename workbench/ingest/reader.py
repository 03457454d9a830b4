"""The one way in: recognise what a file is, and read it."""

import dataclasses
import os
import stat
from pathlib import Path

from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import Unreadable
from workbench.ingest.foreign import refuse_foreign
from workbench.ingest.in_use import is_open_database
from workbench.ingest.readers import Found, Reader, all_readers
from workbench.ingest.request import AS_FOUND, MIB, Limits, Request

_CHUNK = MIB
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# Readers below this order know their format by its first bytes alone.
_BY_SIGNATURE = 30


def reader_for(data: bytes, name: str) -> Reader:
    """The reader that recognises the content of a file called `name`.

    Raises Unreadable (`unknown_format`, `binary`) for what is known to be something else.
    """
    readers = all_readers()
    signed = next((r for r in readers if r.ORDER < _BY_SIGNATURE and r.sniff(data, name)), None)
    if signed is not None:
        return signed
    refuse_foreign(data, name)
    return next(r for r in readers if r.ORDER >= _BY_SIGNATURE and r.sniff(data, name))


def read_bytes(
    data: bytes, file_name: str, request: Request = AS_FOUND, reader: Reader | None = None
) -> list[Found]:
    """The articles in the content of a file; a table may have several, and rows that are none.

    The drafts keep `data` as `original`; `reader` is the one that recognised it, where that is
    known. Raises Unreadable (its `path` is `file_name`), and InvalidValue for an encoding that does
    not exist.
    """
    limits = request.limits
    if len(data) > limits.max_bytes:
        raise Unreadable(file_name, "too_large", _size(len(data), limits))
    found = (reader or reader_for(data, file_name)).read(data, file_name, request)
    if not isinstance(found, ArticleDraft):
        return [_checked_row(each, limits) for each in found]
    return [_checked(found, limits)]


def read_one(data: bytes, file_name: str, request: Request = AS_FOUND) -> ArticleDraft:
    """The article in the content of a file that holds one; errors as `read_bytes`.

    Of a table it is the first row. Raises Unreadable (`empty`) where that has none.
    """
    first = next(iter(read_bytes(data, file_name, request)), None)
    if first is None:
        raise Unreadable(file_name, "empty")
    if isinstance(first, Unreadable):
        raise first
    return first


def read_file(path: Path, request: Request = AS_FOUND) -> list[Found]:
    """The articles in a file, as `read_bytes`; errors and drafts carry its path.

    Only regular files are opened, and no more than the limit is read.
    """
    data = content(path, request.limits)
    try:
        found = read_bytes(data, path.name, request)
    except Unreadable as error:
        raise at_path(error, path) from error.__cause__
    return [
        at_path(each, path)
        if isinstance(each, Unreadable)
        else dataclasses.replace(each, path=str(path))
        for each in found
    ]


def at_path(error: Unreadable, path: Path) -> Unreadable:
    """The same reason, for the file as it was named; a row of a table stays behind it."""
    # Not `replace`: an exception made by keywords cannot come out of a child process.
    row = error.path.removeprefix(path.name)
    behind = row if row.startswith("#") else ""
    return Unreadable(f"{path}{behind}", error.reason, error.detail)


def _checked(draft: ArticleDraft, limits: Limits) -> ArticleDraft:
    if not draft.text.strip().strip(_INVISIBLE):
        raise Unreadable(draft.file_name, "empty")
    if len(draft.text) > limits.max_characters:
        count = f"{len(draft.text):,} characters, the limit is {limits.max_characters:,}"
        raise Unreadable(draft.file_name, "too_large", count)
    return draft


def _checked_row(each: Found, limits: Limits) -> Found:
    if isinstance(each, Unreadable):
        return each
    try:
        return _checked(each, limits)
    except Unreadable as error:
        return Unreadable(f"{error.path}#{each.part}", error.reason, error.detail)


def content(path: Path, limits: Limits) -> bytes:
    """The bytes of a regular file. Raises Unreadable, and never waits for a pipe."""
    try:
        _check(path.stat(), path, limits)
        if is_open_database(path):
            raise Unreadable(str(path), "in_use")
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
