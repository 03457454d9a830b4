"""Opening the window, and the same job without one. Qt is loaded here only, through gui."""

import sys
from pathlib import Path

import click

from workbench.cli.common import NotOpened, common_options, opened
from workbench.cli.printing import print_text, say
from workbench.domain.errors import CaseProblem
from workbench.services.files import write_file

_REPORTS = ("report.md", "report.html", "report.pdf")


@click.command(hidden=True)
@click.argument("case_path", metavar="CASE", required=False, type=click.Path(path_type=Path))
@click.option("--sample", is_flag=True, help="Open a private copy of the sample case.")
@click.option(
    "--offscreen-picture",
    "picture",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Render the window to a PNG file instead of showing it.",
)
@common_options
def window(case_path: Path | None, sample: bool, picture: Path | None) -> int:
    """Open the window: the last case, a case, or the sample."""
    if case_path is not None and sample:
        raise click.UsageError("Give a case or --sample, not both.")
    if case_path is not None:
        # A case that cannot be opened is told here, before a window is made for it.
        with opened(case_path):
            pass
    if picture is not None:
        return _picture(case_path, sample, picture)
    from workbench.gui.app import display_problem, run

    problem = display_problem()
    if problem:
        say(problem)
        return 1
    return run(_case_to_open(case_path, sample))


def _picture(case_path: Path | None, sample: bool, picture: Path) -> int:
    from workbench.gui.app import render_picture

    render_picture(_case_to_open(case_path, sample), picture)
    return 0


def _case_to_open(case_path: Path | None, sample: bool) -> Path | None:
    if not sample:
        return case_path
    from workbench.services.sample import private_sample

    try:
        return private_sample()
    except CaseProblem as error:
        raise NotOpened(error) from error


@click.command("sample-tour")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("sample"),
    help="The folder to write to.",
)
@common_options
def sample_tour(output: Path) -> None:
    """Do the main job without a display: sample case, tags, search, report, a picture."""
    from workbench.services.sample import renew_sample

    output.mkdir(parents=True, exist_ok=True)
    case_path = output / "sample.case"
    space = renew_sample(case_path)
    try:
        for use in space.tagging.uses():
            print_text(f"{use.tag.glyph} {use.tag.name}: {use.annotations}")
        found = space.searching.search("sovereignty").totals
        print_text(
            f"Search “sovereignty”: {found.annotations} annotations and {found.passages} passages"
            f" in {found.articles} articles"
        )
        for name in _REPORTS:
            made = space.reporting.make(Path(name).suffix[1:])
            write_file(output / name, made.data, case=case_path)
            space.reporting.record(made)
    finally:
        space.close()
    sys.stdout.flush()
    _picture(case_path, sample=False, picture=output / "window.png")
    for name in ("sample.case", *_REPORTS, "window.png"):
        print_text(str((output / name).resolve()))


COMMANDS = (window, sample_tour)
