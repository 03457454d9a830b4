"""The case's own file among the files to import: it must not even be opened and closed."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.domain.errors import InvalidTagSet
from workbench.services.workspace import Workspace


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths of all files that Python opens."""

    seen: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open" and isinstance(arguments[0], str | os.PathLike):
            seen.append(os.fspath(str(arguments[0])))

    sys.addaudithook(watch)
    yield seen
    watching = False


def test_that_a_folder_with_the_open_case_is_imported_without_touching_the_case(
    space: Workspace, opened: list[str]
) -> None:
    folder = space.path.parent
    (folder / "article.txt").write_text("A text that the case does not hold yet.")
    opened.clear()
    summary = space.importing.import_paths([folder])
    assert len(summary.added) == 1
    assert not [path for path in opened if Path(path).name.startswith(space.path.name)]


def test_that_the_open_case_named_outright_is_skipped_and_not_touched(
    space: Workspace, opened: list[str]
) -> None:
    opened.clear()
    summary = space.importing.import_paths([space.path])
    assert [skipped.reason for skipped in summary.skipped] == ["in_use"]
    assert str(space.path) not in opened


def test_that_the_open_case_is_no_set_of_tags_and_not_touched(
    space: Workspace, opened: list[str]
) -> None:
    opened.clear()
    with pytest.raises(InvalidTagSet) as caught:
        space.tagging.load(space.path)
    assert caught.value.problems == ("the file is a database that a program has open",)
    assert str(space.path) not in opened
