"""Commands that hand work over: report, verify, and copies of the report's templates."""

from pathlib import Path

import click

from workbench.cli.common import (
    CASE,
    OUTPUT,
    PartlyDone,
    common_options,
    json_option,
    opened,
    write_output,
)
from workbench.cli.output import foreign_json, proof_json
from workbench.cli.printing import counted, one_line, print_json, print_text, tell
from workbench.domain.dates import local_time
from workbench.report.data import SECTIONS
from workbench.report.proof import Proof
from workbench.services.exchanging import EXPORTS
from workbench.services.reporting import FORMATS, SHORTEST, copy_templates, report_options


@click.command()
@CASE
@OUTPUT
@click.option("--format", "format_", type=click.Choice(FORMATS), default="md")
@click.option("--query", default="", help="Only the annotations this search finds.")
@click.option("--claim", "claims", multiple=True, help="Only this claim; may be repeated.")
@click.option("--without", multiple=True, type=click.Choice(SECTIONS), help="Leave a section out.")
@click.option(
    "--short",
    type=click.IntRange(min=SHORTEST),
    metavar="N",
    help="Print N characters of a quotation.",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder of templates of your own; see `workbench templates`.",
)
@common_options
def report(
    case_path: Path,
    output: str,
    format_: str,
    query: str,
    claims: tuple[str, ...],
    without: tuple[str, ...],
    short: int | None,
    templates: Path | None,
) -> None:
    """Write the credibility report, and note in the case that it was made."""
    options = report_options(query, claims, without, short, templates)
    with opened(case_path) as case:
        reporting = case.workspace.reporting
        made = reporting.make(format_, options)
        write_output(output, made.data, case)
        reporting.record(made)


@click.command()
@click.argument("report_path", metavar="REPORT", type=click.Path(path_type=Path))
@CASE
@common_options
@json_option
def verify(report_path: Path, case_path: Path, as_json: bool) -> None:
    """Prove a Markdown report against a case: every quotation, position and hash in it."""
    with opened(case_path) as case:
        proof = case.verify(report_path)
    if as_json:
        print_json(proof_json(proof))
    else:
        for failure in proof.failures:
            about = f"{failure.annotation[:8]}  " if failure.annotation else ""
            print_text(f"{one_line(about + failure.problem, 400)}")
        tell(_proof_words(proof))
        tell(_record_words(proof))
    if not proof.ok:
        raise click.exceptions.Exit(1)


def _proof_words(proof: Proof) -> str:
    if not proof.ok:
        return "The report does not hold."
    proved = counted(proof.quotations - len(proof.unproved), "quotation")
    if not proof.unproved:
        return f"The report holds: {proved} proved."
    # Orphans from elsewhere: the report says of each that its place was not found.
    return f"The report holds: {proved} proved, {len(proof.unproved):,} without a place not proved."


def _record_words(proof: Proof) -> str:
    """What the case itself has noted of handing the report over."""
    if proof.record:
        when, who = local_time(proof.record.at), one_line(proof.record.who)
        return f"The case recorded it on {when}, written by {who}."
    # Whoever changes a word can renew the seal, but not the case's own record.
    only = ", so that only its quotations are proved, not its other words" if proof.ok else ""
    if not proof.otherwise:
        return f"The case has no record of it{only}."
    last = proof.otherwise[-1]
    many = counted(len(proof.otherwise), "report")
    return (
        f"The case has no record of a report with these bytes{only}. It recorded {many} of the same"
        f" state with others, the last on {local_time(last.at)} (SHA-256 {last.sha256})."
    )


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@common_options
def templates(folder: Path) -> None:
    """Copy the report's templates to a new FOLDER, to be changed and used with --templates."""
    copy_templates(folder)
    tell(f"Copied the templates to {folder}.")


@click.command()
@CASE
@OUTPUT
@click.option("--format", "format_", type=click.Choice(EXPORTS), required=True)
@common_options
def export(case_path: Path, output: str, format_: str) -> None:
    """Write the annotations for other programs: Web Annotation, CSV, REFI-QDA."""
    with opened(case_path) as case:
        write_output(output, case.export(format=format_), case)


@click.command("import-annotations")
@CASE
@click.argument("file", type=click.Path(path_type=Path))
@common_options
@json_option
def import_annotations(case_path: Path, file: Path, as_json: bool) -> None:
    """Take in annotations from a Web Annotation or CSV file."""
    with opened(case_path) as case:
        summary = case.import_annotations(file)
    if as_json:
        print_json(foreign_json(summary))
    else:
        for each in summary.orphaned:
            tell(f"{each.id}: {each.reason}; kept among the orphans.")
        for name, reason in summary.skipped:
            tell(f"{one_line(name, 60)}: {reason}; skipped.")
        tell(
            f"{len(summary.added)} added · {len(summary.changed)} changed ·"
            f" {len(summary.present)} there already · {len(summary.orphaned)} without a place ·"
            f" {len(summary.skipped)} skipped"
        )
    if summary.skipped:
        raise PartlyDone


COMMANDS = (report, verify, templates, export, import_annotations)
