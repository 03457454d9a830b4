"""`tags CASE`: listing tags, and add, set, merge, load and save."""

from pathlib import Path

import click

from workbench.cli.common import CASE, F, common_options, json_option, opened
from workbench.cli.output import tag_json
from workbench.cli.parsing import CaseGroup
from workbench.cli.printing import one_line, print_json, print_table, tell
from workbench.domain.tokens import UNDERLINES


@click.group("tags", cls=CaseGroup)
def tags_group() -> None:
    """List the tags, or change them: `tags CASE add NAME`, set, merge, load, save."""


@tags_group.command("list")
@CASE
@common_options
@json_option
def list_(case_path: Path, as_json: bool) -> None:
    """List the tags with how often each is used."""
    _print_tags(case_path, as_json)


def _print_tags(case_path: Path, as_json: bool) -> None:
    with opened(case_path) as case:
        uses = case.tags()
    if as_json:
        print_json([tag_json(use) for use in uses])
        return
    rows = [
        (
            use.tag.key or " ",
            use.tag.glyph,
            one_line(use.tag.name, 30),
            one_line(use.tag.group_name, 20),
            "" if use.tag.active else "off",
            str(use.annotations),
            one_line(use.tag.meaning, 60),
        )
        for use in uses
    ]
    print_table(rows, rights=(5,))


def _look_options(command: F) -> F:
    for option in (
        click.option("--group", help="verdict, nature, framing, free, or one of your own."),
        click.option("--key", help="The digit 1–9 that gives it; empty for none."),
        click.option("--glyph", help="One or two characters."),
        click.option("--underline", type=click.Choice(UNDERLINES)),
        click.option("--colour", metavar="#RRGGBB", help="The stripe; the rest follows from it."),
        click.option("--meaning"),
    ):
        command = option(command)
    return command


@tags_group.command("add")
@CASE
@click.argument("name")
@_look_options
@common_options
@json_option
def add(case_path: Path, name: str, as_json: bool, **fields: str | None) -> None:
    """Make a tag."""
    with opened(case_path) as case:
        case.tag_add(name, **fields)
    _after(case_path, as_json, f"Added {name}.")


@tags_group.command("set")
@CASE
@click.argument("tag_name", metavar="NAME")
@click.option("--name", help="A new name.")
@click.option("--active/--inactive", default=None, help="Offered for tagging, or not.")
@_look_options
@common_options
@json_option
def set_(case_path: Path, tag_name: str, as_json: bool, **fields: str | bool | None) -> None:
    """Edit a tag."""
    given = {key: value for key, value in fields.items() if value is not None}
    with opened(case_path) as case:
        case.tag_set(tag_name, **given)
    _after(case_path, as_json, f"Changed {tag_name}.")


@tags_group.command("merge")
@CASE
@click.argument("name")
@click.argument("into")
@common_options
@json_option
def merge(case_path: Path, name: str, into: str, as_json: bool) -> None:
    """Give every annotation of tag NAME the tag INTO instead, and remove NAME."""
    with opened(case_path) as case:
        case.tag_merge(name, into)
    _after(case_path, as_json, f"Merged {name} into {into}.")


@tags_group.command("load")
@CASE
@click.argument("file", type=click.Path(path_type=Path))
@common_options
@json_option
def load(case_path: Path, file: Path, as_json: bool) -> None:
    """Add the tags of a TOML file; those of the same name become what it says."""
    with opened(case_path) as case:
        case.tag_load(file)
    _after(case_path, as_json, f"Loaded {file}.")


@tags_group.command("save")
@CASE
@click.argument("file", type=click.Path(path_type=Path))
@common_options
@json_option
def save(case_path: Path, file: Path, as_json: bool) -> None:
    """Write the tags to a TOML file."""
    with opened(case_path) as case:
        case.tag_save(file)
    _after(case_path, as_json, f"Wrote {file}.")


def _after(case_path: Path, as_json: bool, message: str) -> None:
    if as_json:
        _print_tags(case_path, as_json=True)
    else:
        tell(message)


COMMANDS = (tags_group,)
