"""One module for each file format; a new one only has to be put here.

`all_readers` finds them. Each has what `Reader` asks for and imports its library only on reading.
"""

import importlib
import pkgutil
from functools import lru_cache
from typing import Protocol, cast

from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import Unreadable
from workbench.ingest.request import AS_FOUND, Request

Found = ArticleDraft | Unreadable


class Reader(Protocol):
    """One file format; a module with these names is one.

    Readers are asked in ascending `ORDER`. `SUFFIXES` are how its files are usually named.
    `ISOLATED` is True where content may hang or crash its library: then it runs in a child process.
    """

    __name__: str
    ORDER: int
    SUFFIXES: frozenset[str]
    ISOLATED: bool

    def sniff(self, data: bytes, name: str) -> bool:
        """True where `data` looks like this format; `name` decides only what content cannot."""

    def read(
        self, data: bytes, name: str, request: Request = AS_FOUND
    ) -> ArticleDraft | list[Found]:
        """The article in `data`, or for a table those in its rows and what is wrong with others.

        Raises Unreadable, and InvalidValue for an unknown encoding.
        """


@lru_cache(maxsize=1)
def all_readers() -> tuple[Reader, ...]:
    """Every reader, in the order they are asked: the last one takes anything."""
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(sorted((cast(Reader, each) for each in modules), key=lambda each: each.ORDER))


def reader_named(name: str) -> Reader:
    """The reader in the module of that name here, without loading the others."""
    return cast(Reader, importlib.import_module(f"{__name__}.{name}"))


def name_of(reader: Reader) -> str:
    """The name by which `reader_named` finds a reader."""
    return reader.__name__.rpartition(".")[2]


def is_named(name: str, endings: frozenset[str]) -> bool:
    """True for a file's name with one of these endings, in whatever capitals."""
    _, dot, ending = name.rpartition(".")
    return dot + ending.lower() in endings


@lru_cache(maxsize=1)
def suffixes() -> frozenset[str]:
    """How the files of all formats are usually named."""
    return frozenset().union(*(reader.SUFFIXES for reader in all_readers()))
