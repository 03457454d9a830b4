"""Where the files that ship with the program lie.

`resources/` and `corpus/` are top-level folders in a checkout, where people look for them, and
lie in `workbench/_data/` once a wheel is installed.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class MissingDataFile(Exception):
    """A file that ships with the program is not there: the installation is incomplete."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, path)
        self.name = name
        self.path = path

    def __str__(self) -> str:
        return f"{self.name} should be at {self.path}"


def resource_path(*parts: str) -> Path:
    """Return the path of a file or folder in `resources/`."""
    return _find("resources", *parts)


def corpus_path(*parts: str) -> Path:
    """Return the path of a file or folder in `corpus/`."""
    return _find("corpus", *parts)


def _find(*parts: str) -> Path:
    inside = _PACKAGE / "_data"
    # Beside an installed package lies other people's site-packages: never look there.
    path = (inside if inside.is_dir() else _PACKAGE.parent).joinpath(*parts)
    if not path.exists():
        raise MissingDataFile("/".join(parts), path)
    return path
