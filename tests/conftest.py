"""What every test may rely on: no display, no real home, settled randomness.

Nothing here imports Qt: tests that need it ask pytest-qt for `qtbot` or `qapp`.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before Qt can look. The end-to-end tests start the program on a display of their own and set
# its environment themselves; WORKBENCH_E2E_DISPLAY=1 puts the test process itself on the display.
if not os.environ.get("WORKBENCH_E2E_DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session", autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep settings, caches and recent cases out of the home of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    folders = {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": "runtime",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for variable, folder in folders.items():
            path = home / folder
            path.mkdir(parents=True)
            path.chmod(0o700)  # Qt warns about any other mode of the runtime folder
            patch.setenv(variable, str(path))
        yield home


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of original articles, which is not part of the repository."""
    folder = Path(__file__).parents[2] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip(f"the original articles are not here ({folder})")
    return folder
