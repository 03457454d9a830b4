"""Which files an import means."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

SUFFIXES: Final = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})


def expand_paths(paths: Iterable[Path]) -> list[Path]:
    """The files to read, each once: files as named, folders with all below them sorted by name.

    Inside folders hidden files and other suffixes than ours are left out. What cannot be listed
    stays in the list as it is, so that reading it says why.
    """
    visited: set[tuple[int, int]] = set()
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_below(path, visited) if _is_folder(path) else [path]))
    return list(found)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a NUL in the name; reading the file will tell
        return False


def _below(folder: Path, visited: set[tuple[int, int]]) -> Iterator[Path]:
    """The files in a folder and its folders; a folder met again through a link is passed over."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            yield path
            continue
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            entries = sorted(path.iterdir(), key=lambda entry: entry.name)
        except OSError:
            yield path
            continue
        waiting.extend(entry for entry in reversed(entries) if _is_wanted(entry))


def _is_wanted(entry: Path) -> bool:
    if entry.name.startswith("."):
        return False
    return entry.suffix.lower() in SUFFIXES or _is_folder(entry)
