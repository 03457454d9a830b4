"""The `workbench` command: which command is meant, and what becomes of a failure.

Exit codes: 0 ok, 1 failed, 2 usage, 3 case cannot be opened, 4 partly done, 130 interrupted.
"""

import contextlib
import io
import os
import shlex
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

import workbench
from workbench.cli import (
    articles,
    cases,
    claims,
    cues,
    desktop,
    keeping,
    marks,
    origins,
    reports,
    searches,
    tags,
    window,
)
from workbench.cli.common import NotOpened, PartlyDone
from workbench.cli.printing import ReaderGone, say
from workbench.domain.errors import CaseBusy, CaseProblem, CaseUnwritable, WorkbenchError
from workbench.services.backing_up import newest_good_backup
from workbench.services.wording import in_full, sentence

_GLOBAL_FLAGS = frozenset({"-q", "--quiet", "--no-color"})
_OWN_OPTIONS = frozenset({"--help", "-h", "--version"})


class _Workbench(click.Group):
    """Takes `workbench CASE` to mean the window, and global flags before the command's name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        leading = 0
        while leading < len(args) and args[leading] in _GLOBAL_FLAGS:
            leading += 1
        flags, rest = args[:leading], args[leading:]
        if not rest or (rest[0] not in self.commands and rest[0] not in _OWN_OPTIONS):
            rest = ["window", *rest]
        if rest[0] in self.commands:
            # Every command knows these flags itself.
            rest = [rest[0], *flags, *rest[1:]] if rest[0] != "window" else rest
        return super().parse_args(ctx, rest)


@click.group(cls=_Workbench, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(workbench.__version__, prog_name="workbench")
def cli() -> None:
    """Mark claims in articles, tag them, search them, and report what can be believed.

    `workbench CASE` opens the window; the commands do the same work without it.
    """


for command in (
    *cases.COMMANDS,
    *keeping.COMMANDS,
    *articles.COMMANDS,
    *marks.COMMANDS,
    *claims.COMMANDS,
    *origins.COMMANDS,
    *cues.COMMANDS,
    *searches.COMMANDS,
    *tags.COMMANDS,
    *reports.COMMANDS,
    *window.COMMANDS,
    *desktop.COMMANDS,
):
    cli.add_command(command)


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; failures are said on stderr."""
    _speak_utf8()
    try:
        code = cli.main(
            list(sys.argv[1:] if args is None else args),
            prog_name="workbench",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except click.UsageError as error:
        error.show()
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except PartlyDone:
        return 4
    except NotOpened as error:
        say(sentence(error.problem))
        _offer_backup(error.problem)
        return 3
    except WorkbenchError as error:
        say(sentence(error))
        for line in in_full(error):
            say(line)
        return 1
    except (KeyboardInterrupt, click.Abort):
        say("Interrupted.")
        return 130
    except (ReaderGone, BrokenPipeError):
        # That is the reader's business, and no failure of ours.
        _stop_output()
        return 0
    except OSError as error:
        _stop_output()
        said = error.strerror or str(error)
        say(f"{error.filename}: {said}." if error.filename else f"Output failed: {said}.")
        return 1
    except Exception as error:  # the border of the program
        traceback.print_exc()
        say(
            f"Something unexpected happened: {type(error).__name__}. workbench check CASE --full"
            " tells whether the file is whole."
        )
        return 1
    return code if isinstance(code, int) else 0


def _offer_backup(problem: CaseProblem) -> None:
    """Say how a case that cannot be opened is put back, where there is a good backup of it."""
    if isinstance(problem, CaseUnwritable | CaseBusy):
        return
    found = newest_good_backup(problem.path)
    if found is not None:
        say(f"There is a good backup of {found.at}: workbench restore {shlex.quote(problem.path)}")


def _speak_utf8() -> None:
    """Whatever the locale says: names and texts are in every script."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors=errors)


def _stop_output() -> None:
    """Let what is still waiting to be printed go nowhere, or Python complains at its end."""
    with contextlib.suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
