"""Which files an import means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.ingest.in_use import is_open_database
from workbench.ingest.readers import all_readers, suffixes

_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
# What browsers call the folder of a page that they save complete.
_COMPANIONS: Final = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_ficheiros")
_TOP: Final = 65_536


@dataclass(frozen=True, slots=True)
class Listing:
    """The files to read, and those in folders that look like no article."""

    files: list[Path]
    passed_over: list[Path]


def list_files(paths: Iterable[Path]) -> Listing:
    """The files to read, each once: files as named, folders with all below them sorted by name.

    Inside folders is passed over what neither name nor content shows to be an article. Hidden
    files, open databases and the folder with pictures and scripts beside a page that was saved
    complete are left out silently. What cannot be listed stays in the list as it is, so that
    reading it says why.
    """
    visited: set[tuple[int, int]] = set()
    found: dict[Path, None] = {}
    passed_over: dict[Path, None] = {}
    for path in paths:
        below = _below(path, visited, passed_over) if _is_folder(path) else [path]
        found.update(dict.fromkeys(below))
    return Listing(list(found), sorted(path for path in passed_over if path not in found))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a NUL in the name; reading the file will tell
        return False


def _below(
    folder: Path, visited: set[tuple[int, int]], passed_over: dict[Path, None]
) -> Iterator[Path]:
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
        of_pages = _companions(entries)
        for entry in reversed(entries):
            if entry.name.startswith(".") or entry.name in of_pages:
                continue
            if _is_wanted(entry):
                waiting.append(entry)
            elif _may_be_looked_into(entry):
                passed_over[entry] = None


def _companions(entries: list[Path]) -> frozenset[str]:
    """The names that folders of the pages among `entries` have."""
    pages = (entry.stem for entry in entries if entry.suffix.lower() in _PAGES)
    return frozenset(f"{page}{behind}" for page in pages for behind in _COMPANIONS)


def _is_wanted(entry: Path) -> bool:
    return entry.suffix.lower() in suffixes() or _is_folder(entry) or _is_recognised(entry)


def _is_recognised(entry: Path) -> bool:
    """True where the beginning of a file is that of a format we read, whatever its name."""
    try:
        if not _may_be_looked_into(entry):
            return False
        with entry.open("rb") as file:
            head = file.read(_TOP)
    except (OSError, ValueError):
        return False
    *readers, _any_text = all_readers()
    return any(reader.sniff(head, "") for reader in readers)


def _may_be_looked_into(entry: Path) -> bool:
    """False for a pipe, which would keep us waiting, an open case, and where nobody may look."""
    try:
        return entry.is_file() and not is_open_database(entry)
    except OSError:
        return False
