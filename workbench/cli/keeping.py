"""Commands that keep a case from being lost: backup and restore."""

from pathlib import Path

import click

from workbench.api import restore_case
from workbench.cli.common import CASE, common_options, json_option, opened
from workbench.cli.output import backup_json
from workbench.cli.printing import print_json, print_text, tell
from workbench.domain.backup import Backup
from workbench.domain.dates import local_time
from workbench.services.backing_up import backups_of


@click.command()
@CASE
@click.option(
    "-o",
    "output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the copy here, and let go of no other; an existing file is left alone.",
)
@click.option("--list", "only_list", is_flag=True, help="Only list the backups there are.")
@common_options
@json_option
def backup(case_path: Path, output: Path | None, only_list: bool, as_json: bool) -> None:
    """Back up a case: a complete copy, checked before an older one is let go."""
    if only_list:
        _print_all(backups_of(case_path), as_json)
        return
    with opened(case_path) as case:
        made = case.backup(output)
    if as_json:
        print_json(backup_json(made))
    else:
        print_text(str(made.path))


def _print_all(found: list[Backup], as_json: bool) -> None:
    if as_json:
        print_json([backup_json(each) for each in found])
        return
    for each in found:
        when = local_time(each.at)
        print_text(f"{when}  {each.reason}  {each.size:,} bytes  {each.path}")
    if not found:
        tell("There is no backup of this case.")


@click.command()
@CASE
@click.argument("backup_path", metavar="[BACKUP]", required=False, type=click.Path(path_type=Path))
@common_options
@json_option
def restore(case_path: Path, backup_path: Path | None, as_json: bool) -> None:
    """Put a backup, or the newest good one, in the place of a case; what was there is kept."""
    done = restore_case(case_path, backup_path)
    if as_json:
        print_json(
            {
                "path": str(done.path),
                "backup": str(done.backup),
                "kept": str(done.kept) if done.kept else None,
                "saved": str(done.saved) if done.saved else None,
            }
        )
        return
    tell(f"{done.path} is again as in {done.backup}.")
    if done.kept:
        tell(f"What was there is kept as {done.kept}.")
    if done.saved:
        tell(f"What was there was backed up as {done.saved}.")


COMMANDS = (backup, restore)
