"""The command that puts the program among a desktop's applications: desktop-entry."""

import sys

import click

from workbench.cli.common import common_options
from workbench.cli.printing import print_text


@click.command("desktop-entry")
@click.option("--remove", is_flag=True, help="Take it out again.")
@common_options
def desktop_entry(remove: bool) -> None:
    """Put the workbench into your desktop's menu and let it open cases (Linux)."""
    if sys.platform in {"darwin", "win32"}:
        raise click.ClickException("Only Linux desktops have such entries.")
    from workbench.services.desktop_entry import add_desktop_entry, remove_desktop_entry

    program = (sys.executable, "-P", "-m", "workbench")
    for path in remove_desktop_entry() if remove else add_desktop_entry(program):
        print_text(f"{'Removed' if remove else 'Wrote'} {path}")


COMMANDS = (desktop_entry,)
