"""What the commands share: opening a case, common arguments and options."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.api import Case, open_case
from workbench.cli.printing import ReaderGone, say, tell, write_bytes
from workbench.domain.errors import CaseProblem, WorkbenchError
from workbench.services.diagnosing import damage_of
from workbench.services.files import write_file
from workbench.services.wording import read_only_sentence, sentence

F = TypeVar("F", bound=Callable[..., Any])
CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
ARTICLE = click.argument("article", metavar="ARTICLE")
ANNOTATION = click.argument("annotation", metavar="ANNOTATION")
OUTPUT = click.option(
    "-o", "output", required=True, metavar="FILE|-", help="Where to write; - is stdout."
)


class PartlyDone(Exception):
    """Some of what was asked was done, and some was not: exit code 4."""


class NotOpened(Exception):
    """The case could not be opened: exit code 3."""

    def __init__(self, problem: CaseProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def common_options(command: F) -> F:
    """`-q` and `--no-color`, which every command knows."""
    for option in (
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            expose_value=False,
            callback=_set_quiet,
            help="Say nothing but data and failures.",
        ),
        click.option(
            "--no-color",
            is_flag=True,
            expose_value=False,
            callback=_set_no_color,
            help="No colours (as NO_COLOR does).",
        ),
    ):
        command = option(command)
    return command


def json_option(command: F) -> F:
    """`--json`: the words of the contract instead of a table for people."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def _set_quiet(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(dict)["quiet"] = True


def _set_no_color(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.color = False


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Case]:
    """The case at `path`, backed up where the last backup is older than a day.

    Raises NotOpened: that is told apart from a later failure.
    """
    try:
        case = open_case(path)
    except CaseProblem as error:
        raise NotOpened(error) from error
    with case:
        if case.read_only is not None:
            tell(read_only_sentence(case.read_only))
        _back_up_daily(case)
        with _diagnosed(path):
            yield case
        for failure in case.failed_backups():
            say(sentence(failure))


@contextlib.contextmanager
def _diagnosed(path: Path) -> Iterator[None]:
    """What nobody expected is told as damage where the file is broken. Raises CaseDamaged."""
    try:
        yield
    except (WorkbenchError, click.ClickException, click.exceptions.Exit, click.Abort, OSError):
        raise
    except (PartlyDone, ReaderGone):
        raise
    except Exception as error:  # the border of the program
        damage = damage_of(path)
        if damage is None:
            raise
        raise damage from error


def _back_up_daily(case: Case) -> None:
    """A backup that fails is told; the command goes on."""
    try:
        if case.workspace.backups.is_due():
            case.workspace.backups.make("open")
    except WorkbenchError as error:
        say(sentence(error))


def write_output(output: str, data: bytes, case: Case) -> None:
    """Write to a file, or to stdout where `output` is `-`. Raises CaseUnwritable."""
    if output == "-":
        write_bytes(data)
        return
    write_file(Path(output), data, case=case.workspace.path)
    tell(f"Wrote {output}.")
