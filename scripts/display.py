"""Exit 0 if a display answers; else say in one line that there is none.

Qt itself would abort. To be run after the system's libraries are there.
"""

import ctypes
import os
import socket
import sys
from pathlib import Path


def x11_answers() -> bool:
    """Tell whether the X server that DISPLAY names lets us in."""
    try:
        library = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    library.XOpenDisplay.restype = ctypes.c_void_p
    return library.XOpenDisplay(None) is not None


def wayland_answers() -> bool:
    """Tell whether a compositor listens where WAYLAND_DISPLAY points."""
    # An absolute WAYLAND_DISPLAY replaces the folder.
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), os.environ["WAYLAND_DISPLAY"])
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def main() -> int:
    """Look at what the environment names."""
    if sys.platform in {"darwin", "win32"}:
        return 0
    named = [name for name in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(name)]
    if "WAYLAND_DISPLAY" in named and wayland_answers():
        return 0
    if "DISPLAY" in named and x11_answers():
        return 0
    why = f"{' and '.join(named)} set, but nothing answers" if named else "DISPLAY is not set"
    print(f"No display ({why}): the same job without a window.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
