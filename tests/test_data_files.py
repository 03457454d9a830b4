"""The files that ship with the program are found from a checkout and from an installed wheel."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbench import data_files
from workbench.data_files import MissingDataFile, corpus_path, resource_path


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretend that the package lies in an empty folder."""
    package = tmp_path / "workbench"
    package.mkdir()
    monkeypatch.setattr(data_files, "_PACKAGE", package)
    return package


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_real_folders_are_there() -> None:
    assert resource_path().is_dir()
    assert corpus_path("README.md").is_file()


def test_a_checkout_has_them_beside_the_package(installation: Path) -> None:
    icon = write(installation.parent / "resources" / "icons" / "tag.svg", "<svg/>")
    article = write(installation.parent / "corpus" / "a.md", "text")

    assert resource_path("icons", "tag.svg") == icon
    assert corpus_path("a.md") == article


def test_a_wheel_has_them_inside_the_package(installation: Path) -> None:
    article = write(installation / "_data" / "corpus" / "a.md", "text")

    assert corpus_path("a.md") == article
    assert corpus_path() == article.parent


def test_a_strange_folder_beside_an_installed_package_is_not_taken(installation: Path) -> None:
    ours = write(installation / "_data" / "resources" / "tags.json", "ours")
    write(installation.parent / "resources" / "tags.json", "another distribution's")

    assert resource_path("tags.json") == ours
    write(installation.parent / "resources" / "more.json", "another distribution's")
    with pytest.raises(MissingDataFile):
        resource_path("more.json")


def test_a_missing_file_is_told_by_name_and_place(installation: Path) -> None:
    with pytest.raises(MissingDataFile) as caught:
        resource_path("icons", "none.svg")

    assert caught.value.name == "resources/icons/none.svg"
    assert caught.value.path == installation.parent / "resources" / "icons" / "none.svg"
    assert str(caught.value.path) in str(caught.value)


def test_it_needs_nothing_but_the_standard_library() -> None:
    # -S leaves site-packages out, -I everything else that could help.
    subprocess.run([sys.executable, "-I", "-S", data_files.__file__], check=True)
