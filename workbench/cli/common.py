"""What the commands share: opening a case, common options, spans, and printing."""

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.api import Case, open_case
from workbench.domain.errors import CaseProblem, CaseUnwritable

F = TypeVar("F", bound=Callable[..., Any])
CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
ARTICLE = click.argument("article", metavar="ARTICLE")
ANNOTATION = click.argument("annotation", metavar="ANNOTATION")


class PartlyDone(Exception):
    """Some of what was asked was done, and some was not: exit code 4."""


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


class SpanType(click.ParamType[tuple[int, int]]):
    """`S:E`, two code-point positions."""

    name = "S:E"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """The two numbers."""
        if isinstance(value, tuple):
            return value
        start, colon, end = str(value).partition(":")
        if not (colon and start.isdecimal() and end.isdecimal() and len(value) < 40):
            self.fail(f"{value!r} is not of the form START:END", param, ctx)
        return int(start), int(end)


SPAN = SpanType()


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Case]:
    """The case at `path`; a failure to open it is told apart from a later one."""
    try:
        case = open_case(path)
    except CaseProblem as error:
        error.at_opening = True  # type: ignore[attr-defined]
        raise
    with case:
        yield case


def say(message: str) -> None:
    """A message for a person, on stderr."""
    click.echo(message, err=True)


def tell(message: str) -> None:
    """A message that `-q` silences."""
    context = click.get_current_context(silent=True)
    if context is None or not (context.obj or {}).get("quiet"):
        say(message)


def print_json(data: Any) -> None:
    """Data as JSON on stdout, in UTF-8 whatever the locale."""
    write_bytes((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))


def print_text(text: str, *, end: str = "\n") -> None:
    """Text on stdout, in UTF-8 whatever the locale."""
    write_bytes((text + end).encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Bytes on stdout, exactly."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises CaseUnwritable."""
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise CaseUnwritable(str(path), error.strerror or str(error)) from error


def table(rows: Sequence[tuple[str, ...]], *, rights: tuple[int, ...] = ()) -> str:
    """Rows as aligned columns; those numbered in `rights` are right-aligned."""
    if not rows:
        return ""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if at in rights else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def one_line(text: str, length: int = 90) -> str:
    """Text on one line, shortened, without control characters a terminal would obey."""
    folded = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return folded if len(folded) <= length else f"{folded[: length - 1]}…"


def counted(count: int, noun: str) -> str:
    """`1 annotation`, `2 annotations`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


class FreeText(click.Command):
    """Takes what is no option of ours as text, also where it begins with `-`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put our options first and everything else behind `--`."""
        takes_value = {o for p in self.params for o in p.opts if not getattr(p, "is_flag", True)}
        flags = {o for p in self.params for o in p.opts if o.startswith("-")} | {"-h", "--help"}
        options, words, at = [], [], 0
        while at < len(args):
            name = args[at].partition("=")[0]
            if args[at] == "--":
                words.extend(args[at + 1 :])
                break
            if name in takes_value:
                step = 1 if "=" in args[at] else 2
                options.extend(args[at : at + step])
                at += step
                continue
            (options if args[at] in flags else words).append(args[at])
            at += 1
        return super().parse_args(ctx, [*options, "--", *words])


class CaseGroup(click.Group):
    """A group whose first argument is the case: `tags CASE add …`, and `tags CASE` lists."""

    default = "list"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the case before the subcommand's own arguments, where click looks for it."""
        if not args or args[0] in {"-h", "--help"}:
            return super().parse_args(ctx, args or ["--help"])
        lead = 0
        while lead < len(args) and args[lead].startswith("-"):
            lead += 1
        flags, rest = args[:lead], args[lead:]
        if not rest:
            raise click.UsageError("Missing argument 'CASE'.", ctx)
        case, rest = rest[0], rest[1:]
        action = rest.pop(0) if rest and rest[0] in self.commands else self.default
        return super().parse_args(ctx, [action, *flags, case, *rest])

    def collect_usage_pieces(self, _ctx: click.Context) -> list[str]:
        """The order people write."""
        return ["CASE", "[ACTION]", "…"]
