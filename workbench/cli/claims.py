"""Commands on claims and their evidence: claims, claim, link, unlink."""

from pathlib import Path

import click

from workbench.cli.claim_output import claim_json
from workbench.cli.common import CASE, common_options, json_option, opened
from workbench.cli.parsing import CaseGroup, FreeAction
from workbench.cli.printing import counted, one_line, print_json, print_text, tell
from workbench.domain.claim_views import ClaimView, Counts
from workbench.domain.tokens import (
    CLAIM_KINDS,
    CONFIDENCE,
    CREDIBILITY,
    LIKELIHOOD,
    ORIGIN_KINDS,
    STANCES,
)

CLAIM = click.argument("claim", metavar="CLAIM")
STATEMENT = click.argument("statement", metavar="STATEMENT")


@click.command()
@CASE
@click.option("--why", is_flag=True, help="Which origins count as one, and why.")
@common_options
@json_option
def claims(case_path: Path, why: bool, as_json: bool) -> None:
    """List the claims with what stands behind each."""
    with opened(case_path) as case:
        found = case.claims()
    if as_json:
        print_json([claim_json(each, why=why) for each in found])
        return
    for each in found:
        _print_claim(each, why=why)


@click.group("claim", cls=CaseGroup)
def claim_group() -> None:
    """Show a claim, or state and edit claims: `claim CASE add "…" --kind event`."""


@claim_group.command("list", hidden=True)
@CASE
@CLAIM
@common_options
@json_option
def claim_details(case_path: Path, claim: str, as_json: bool) -> None:
    """Show one claim, its evidence, and why origins count as one."""
    with opened(case_path) as case:
        _answer(case.claim(claim), as_json, why=True)


@claim_group.command("add", cls=FreeAction)
@CASE
@STATEMENT
@click.option("--kind", type=click.Choice(CLAIM_KINDS), default="other")
@common_options
@json_option
def claim_add(case_path: Path, statement: str, kind: str, as_json: bool) -> None:
    """State a claim."""
    with opened(case_path) as case:
        _answer(case.claim_add(statement, kind=kind), as_json)


@claim_group.command("set")
@CASE
@CLAIM
@click.option("--statement")
@click.option("--kind", type=click.Choice(CLAIM_KINDS))
@click.option("--verdict", metavar="TAG", help="A tag of the group verdict.")
@click.option("--credibility", type=click.Choice([*map(str, CREDIBILITY), ""]))
@click.option("--likelihood", type=click.Choice([*LIKELIHOOD, ""]))
@click.option("--confidence", type=click.Choice([*CONFIDENCE, ""]))
@click.option("--rationale", metavar="TEXT")
@common_options
@json_option
def claim_set(case_path: Path, claim: str, as_json: bool, **fields: str | None) -> None:
    """Edit a claim; an empty value clears."""
    given: dict[str, str | int | None] = {k: v for k, v in fields.items() if v is not None}
    if not given:
        raise click.UsageError("Nothing to set: give at least one option such as --verdict.")
    with opened(case_path) as case:
        _answer(case.claim_set(claim, **given), as_json)


@claim_group.command("merge")
@CASE
@CLAIM
@click.argument("into", metavar="INTO")
@common_options
@json_option
def claim_merge(case_path: Path, claim: str, into: str, as_json: bool) -> None:
    """Move a claim's evidence to another and remove it."""
    with opened(case_path) as case:
        _answer(case.claim_merge(claim, into), as_json)


@claim_group.command("split", cls=FreeAction)
@CASE
@CLAIM
@STATEMENT
@click.option("--annotation", "marks", multiple=True, required=True, help="What moves to it.")
@common_options
@json_option
def claim_split(
    case_path: Path, claim: str, statement: str, marks: tuple[str, ...], as_json: bool
) -> None:
    """Move some of a claim's evidence to a new claim."""
    with opened(case_path) as case:
        _answer(case.claim_split(claim, statement, marks), as_json)


@claim_group.command("move")
@CASE
@CLAIM
@click.option("--to", "place", type=click.IntRange(min=1), required=True, help="From 1.")
@common_options
@json_option
def claim_move(case_path: Path, claim: str, place: int, as_json: bool) -> None:
    """Move a claim to another place in the list."""
    with opened(case_path) as case:
        _answer(case.claim_move(claim, place), as_json)


@claim_group.command("delete")
@CASE
@CLAIM
@common_options
@json_option
def claim_delete(case_path: Path, claim: str, as_json: bool) -> None:
    """Delete a claim; its marks stay."""
    with opened(case_path) as case:
        view = case.claim_delete(claim)
    if as_json:
        print_json(claim_json(view))
    else:
        tell(f"Deleted {view.claim.ref}.")


@click.command()
@CASE
@CLAIM
@click.argument("annotations", metavar="ANNOTATION…", nargs=-1, required=True)
@click.option("--stance", type=click.Choice(STANCES), default="supports")
@click.option("--origin", metavar="NAME", help="Whom the words come from; made if need be.")
@click.option("--origin-kind", type=click.Choice(ORIGIN_KINDS))
@click.option("--cites", metavar="PUBLISHER", help="The publisher whom the article cites for it.")
@click.option("--note", help="What to say about the link.")
@common_options
@json_option
def link(
    case_path: Path,
    claim: str,
    annotations: tuple[str, ...],
    stance: str,
    as_json: bool,
    **fields: str | None,
) -> None:
    """Make annotations evidence for a claim, or change how they stand to it."""
    with opened(case_path) as case:
        _answer(case.link(claim, *annotations, stance=stance, **fields), as_json)


@click.command()
@CASE
@CLAIM
@click.argument("annotations", metavar="ANNOTATION…", nargs=-1, required=True)
@common_options
@json_option
def unlink(case_path: Path, claim: str, annotations: tuple[str, ...], as_json: bool) -> None:
    """Take annotations away from a claim."""
    with opened(case_path) as case:
        _answer(case.unlink(claim, *annotations), as_json)


def _answer(view: ClaimView, as_json: bool, *, why: bool = False) -> None:
    if as_json:
        print_json(claim_json(view, why=why))
    else:
        _print_claim(view, why=why)


def _print_claim(view: ClaimView, *, why: bool) -> None:
    claim = view.claim
    verdict = f"{view.verdict.glyph} {view.verdict.name}" if view.verdict else "no verdict"
    grade = f" {claim.credibility}" if claim.credibility else ""
    print_text(f"{claim.ref}  {verdict}{grade}  {one_line(claim.statement, 100)}")
    print_text(f"    {_counts(view.counts)}")
    for warning in view.warnings:
        print_text(f"    ! {warning}")
    usual = view.usual_credibility
    if view.verdict and usual and not claim.credibility:
        words = f"{usual} ({CREDIBILITY[usual].lower()})"
        print_text(f"    not graded; {words} would be usual for {view.verdict.name}")
    if not why:
        return
    for group in view.groups:
        counting = "" if group.counts else " (does not count)"
        print_text(f"    · {', '.join(one_line(name, 60) for name in group.origins)}{counting}")
        for reason in group.reasons:
            print_text(f"        {one_line(reason.sentence, 200)}")


def _counts(counts: Counts) -> str:
    refuting = f" · {counts.refuting} refuting" if counts.refuting else ""
    return (
        f"{counted(counts.mentions, 'mention')} · {counted(counts.articles, 'article')} ·"
        f" {counted(counts.origins, 'origin')} · {counts.independent} independent{refuting}"
    )


COMMANDS = (claims, claim_group, link, unlink)
