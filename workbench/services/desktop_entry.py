"""The program among a Linux desktop's applications: its icon, its entry, and cases as its files.

After the freedesktop.org specifications of desktop entries, icon themes and shared MIME types.
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from workbench.data_files import resource_path

_PLACES: Final = {
    "workbench.svg": "icons/hicolor/scalable/apps",
    "workbench.xml": "mime/packages",
    "workbench.desktop": "applications",
}
# What keeps lists of them; a desktop without these looks for itself.
_RENEWERS: Final = (
    ("update-mime-database", "mime"),
    ("update-desktop-database", "applications"),
)
_PROGRAM: Final = "@program@"


def add_desktop_entry(program: Sequence[str]) -> list[Path]:
    """Make the program known to the desktop of this user; returns the files written.

    `program` is the command that starts it, in words. Raises OSError.
    """
    written = []
    for name, target in _targets().items():
        content = resource_path("desktop", name).read_text(encoding="utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        started = content.replace(_PROGRAM, " ".join(map(_quoted, program)))
        target.write_text(started, encoding="utf-8")
        written.append(target)
    _renew()
    return written


def remove_desktop_entry() -> list[Path]:
    """Take it out again; returns the files removed. Raises OSError."""
    there = [target for target in _targets().values() if target.exists()]
    for target in there:
        target.unlink()
    _renew()
    return there


def _targets() -> dict[str, Path]:
    return {name: user_data_path() / folder / name for name, folder in _PLACES.items()}


def _quoted(word: str) -> str:
    """A word of a desktop entry's command: quoted, and its own signs told as such.

    The quoting is undone after the entry's own escapes, so a backslash is there twice for each.
    """
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def _renew() -> None:
    for command, folder in _RENEWERS:
        found, kept = shutil.which(command), user_data_path() / folder
        if found and kept.is_dir():
            subprocess.run([found, str(kept)], check=False, capture_output=True)
