"""`searches CASE`: listing saved searches, and save, rename and delete."""

from pathlib import Path

import click

from workbench.api import Case
from workbench.cli.common import CASE, common_options, json_option, opened
from workbench.cli.parsing import CaseGroup, FreeAction
from workbench.cli.printing import one_line, print_json, print_table, tell


@click.group("searches", cls=CaseGroup)
def searches_group() -> None:
    """List the saved searches, or change them: `searches CASE save NAME QUERY`, rename, delete."""


@searches_group.command("list")
@CASE
@common_options
@json_option
def list_(case_path: Path, as_json: bool) -> None:
    """List the saved searches, in the order they were made."""
    with opened(case_path) as case:
        _print(case, as_json)


@searches_group.command("save", cls=FreeAction)
@CASE
@click.argument("name")
@click.argument("query")
@common_options
@json_option
def save(case_path: Path, name: str, query: str, as_json: bool) -> None:
    """Keep a query under a name; one of that name has this query then."""
    with opened(case_path) as case:
        case.search_save(name, query)
        _tell(case, as_json, f"Saved {name}.")


@searches_group.command("rename")
@CASE
@click.argument("name")
@click.argument("new_name")
@common_options
@json_option
def rename(case_path: Path, name: str, new_name: str, as_json: bool) -> None:
    """Call a saved search otherwise."""
    with opened(case_path) as case:
        case.search_rename(name, new_name)
        _tell(case, as_json, f"Renamed {name} to {new_name}.")


@searches_group.command("delete")
@CASE
@click.argument("name")
@common_options
@json_option
def delete(case_path: Path, name: str, as_json: bool) -> None:
    """Forget a saved search."""
    with opened(case_path) as case:
        case.search_delete(name)
        _tell(case, as_json, f"Deleted {name}.")


def _tell(case: Case, as_json: bool, said: str) -> None:
    if as_json:
        _print(case, as_json)
    else:
        tell(said)


def _print(case: Case, as_json: bool) -> None:
    held = case.searches()
    if as_json:
        print_json([{"name": each.name, "query": each.query} for each in held])
    else:
        print_table([(one_line(each.name, 40), one_line(each.query, 100)) for each in held])


COMMANDS = (searches_group,)
