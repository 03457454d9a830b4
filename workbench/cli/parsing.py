"""Arguments: spans, text that may begin with `-`, and groups that take the case first."""

import re
from typing import Any, Final

import click

_LONG_OPTION: Final = re.compile(r"--[a-z][a-z-]*(?:=.*)?", re.DOTALL)


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
        if not (colon and start.isdecimal() and end.isdecimal() and len(value) < 1000):
            self.fail(f"{value!r} is not of the form START:END", param, ctx)
        return int(start), int(end)


SPAN = SpanType()


def _value_of(option: str, value: str | None, ctx: click.Context) -> str:
    if value is None:
        raise click.BadOptionUsage(option, f"Option {option!r} requires an argument.", ctx)
    return value


class FreeText(click.Command):
    """Takes what is no option of ours as text, also where it begins with `-`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put our options first and everything else behind `--`."""
        options: list[str] = []
        words: list[str] = []
        waiting = iter(args)
        for arg in waiting:
            if arg == "--":
                words.extend(waiting)
            elif arg.partition("=")[0] in self._options(ctx, flags=False):
                options.append(arg)
                if "=" not in arg:
                    options.append(_value_of(arg, next(waiting, None), ctx))
            # What looks like an option is one, if only a mistyped one.
            elif arg in self._options(ctx, flags=True) or _LONG_OPTION.fullmatch(arg):
                options.append(arg)
            else:
                words.append(arg)
        return super().parse_args(ctx, [*options, "--", *words] if words else options)

    def _options(self, ctx: click.Context, *, flags: bool) -> set[str]:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        return {name for p in options if (p.is_flag or p.count) == flags for name in p.opts}


class _ActionContext(click.Context):
    @property
    def command_path(self) -> str:
        """The order people write: the case before what is to be done with it."""
        group = self.parent
        if group is None or not isinstance(group.command, CaseGroup):
            return super().command_path
        action = "" if self.info_name == group.command.default else f" {self.info_name}"
        return f"{group.command_path} CASE{action}"


class CaseAction(click.Command):
    """A command of a CaseGroup."""

    context_class = _ActionContext

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Its arguments, without the case, which the command's path names already."""
        return [piece for piece in super().collect_usage_pieces(ctx) if piece != "CASE"]


class FreeAction(CaseAction, FreeText):
    """A command of a CaseGroup that takes text which may begin with `-`."""


class CaseGroup(click.Group):
    """A group whose first argument is the case: `tags CASE add …`, and `tags CASE` lists."""

    default = "list"
    command_class = CaseAction

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the case before the subcommand's own arguments, where click looks for it."""
        if args and args[0] in ctx.help_option_names:
            return super().parse_args(ctx, args)
        lead = 0
        while lead < len(args) and args[lead].startswith("-"):
            lead += 1
        flags, rest = args[:lead], args[lead:]
        if not rest:
            raise click.UsageError("Missing argument 'CASE'.", ctx)
        case, rest = rest[0], rest[1:]
        action = self.default
        if rest and rest[0] in self.commands:
            action = rest.pop(0)
        elif rest and not rest[0].startswith("-") and self._lists_only(ctx):
            actions = ", ".join(name for name in self.list_commands(ctx) if name != self.default)
            raise click.UsageError(f"No such action {rest[0]!r}. Possible: {actions}.", ctx)
        return super().parse_args(ctx, [action, *flags, case, *rest])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The order people write."""
        return ["CASE", "[ACTION]", "…"]

    def _lists_only(self, ctx: click.Context) -> bool:
        """True where what is done by default takes no argument but the case."""
        params = self.commands[self.default].get_params(ctx)
        return sum(isinstance(param, click.Argument) for param in params) == 1
