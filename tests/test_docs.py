"""The documents name everything they promise to name, and their links lead somewhere."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from workbench.cli.main import cli
from workbench.domain.query import FIELDS, HAS, IS
from workbench.services.workspace import Workspace

ROOT = Path(__file__).parents[1]
WITH_LINKS = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "corpus/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
)
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_ADDRESS = re.compile(r"[a-z]+:")


def document(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def sections(text: str) -> dict[str, str]:
    """What stands under each heading of the form ### `name`."""
    parts = re.split(r"^(#{1,6} .*)$", text, flags=re.MULTILINE)
    found = {}
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        if named := re.fullmatch(r"### `(\w+)`", heading):
            found[named[1]] = body
    return found


def commands(group: click.Group, above: str = "") -> Iterator[str]:
    """The names of all commands that help shows, as one writes them."""
    for name, command in group.commands.items():
        if command.hidden:
            continue
        yield f"{above}{name}"
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} CASE ")


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The tables and views of a new case with their columns; those SQLite keeps are left out."""
    path = tmp_path_factory.mktemp("docs") / "new.case"
    Workspace.create(path).close()
    with contextlib.closing(sqlite3.connect(path)) as case:
        names = [
            name
            for _, name, kind, *_ in case.execute("PRAGMA main.table_list")
            if kind != "shadow" and not name.startswith("sqlite_")
        ]
        return {
            name: [row[1] for row in case.execute(f'PRAGMA table_info("{name}")')] for name in names
        }


def test_that_every_table_and_column_of_a_case_is_explained(columns: dict[str, list[str]]) -> None:
    explained = sections(document("case-file.md"))

    assert "annotation" in columns
    assert sorted(explained) == sorted(columns)
    missing = [
        f"{table}.{column}"
        for table, names in columns.items()
        for column in names
        if f"`{column}`" not in explained[table]
    ]
    assert not missing


def test_that_no_column_is_explained_which_a_case_lacks(columns: dict[str, list[str]]) -> None:
    surplus = [
        f"{table}.{column}"
        for table, body in sections(document("case-file.md")).items()
        for column in re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE)
        if column not in columns.get(table, ())
    ]
    assert not surplus


def test_that_every_command_is_explained() -> None:
    text = spelt_out(document("command-line.md"))

    missing = [name for name in commands(cli) if not re.search(rf"workbench {name}(?![\w-])", text)]
    assert not missing


def spelt_out(text: str) -> str:
    """The document with every case called CASE, as the names of `commands` have it."""
    return re.sub(r"\b[\w-]+\.case\b", "CASE", text)


def test_that_every_field_of_a_query_is_explained() -> None:
    text = document("search.md")

    assert not [name for name in FIELDS if f"`{name}:`" not in text]
    assert not [word for word in HAS if f"`has:{word}`" not in text]
    assert not [word for word in IS if f"`is:{word}`" not in text]


@pytest.mark.parametrize("path", WITH_LINKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_every_relative_link_leads_to_a_file(path: Path) -> None:
    text = _CODE.sub("", path.read_text(encoding="utf-8"))
    targets = [target.partition("#")[0] for target in _LINK.findall(text)]

    lost = [
        target
        for target in targets
        if target and not _ADDRESS.match(target) and not (path.parent / target).is_file()
    ]
    assert not lost


def test_that_links_are_found_at_all() -> None:
    links = _LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))

    assert {"docs/window-light.png", "docs/case-file.md"} <= set(links)
