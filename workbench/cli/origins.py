"""Commands on origins: origin, origin set, origin relate, origin delete."""

from pathlib import Path

import click

from workbench.cli.claim_output import origin_json
from workbench.cli.common import CASE, common_options, json_option, opened
from workbench.cli.parsing import CaseGroup
from workbench.cli.printing import one_line, print_json, print_table, tell
from workbench.domain.claim_views import OriginView
from workbench.domain.tokens import ORIGIN_KINDS, ORIGIN_RELATIONS


@click.group("origin", cls=CaseGroup)
def origin_group() -> None:
    """List whom words come from, describe an origin, or relate two."""


@origin_group.command("list")
@CASE
@common_options
@json_option
def origin_list(case_path: Path, as_json: bool) -> None:
    """List the origins with what was said of each."""
    with opened(case_path) as case:
        found = case.origins()
    if as_json:
        print_json([origin_json(each) for each in found])
        return
    print_table([_origin_row(each) for each in found], rights=(2,))


@origin_group.command("set")
@CASE
@click.argument("name")
@click.option("--kind", type=click.Choice(ORIGIN_KINDS))
@click.option("--note")
@click.option(
    "--independent-of-all/--not-independent-of-all",
    default=None,
    help="Of every other origin, as far as you know.",
)
@click.option("--rename", metavar="NAME", help="Another name for it.")
@common_options
@json_option
def origin_set(
    case_path: Path,
    name: str,
    rename: str | None,
    as_json: bool,
    **fields: str | bool | None,
) -> None:
    """Describe an origin; one that is not there yet is made."""
    with opened(case_path) as case:
        view = case.origin_set(name, **fields, **({"name": rename} if rename else {}))
    if as_json:
        print_json(origin_json(view))
    else:
        tell(f"{view.origin.name} is described.")


@origin_group.command("relate")
@CASE
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.argument("relation", type=click.Choice(ORIGIN_RELATIONS))
@click.option("--note", help="Why.")
@common_options
@json_option
def origin_relate(
    case_path: Path, one: str, other: str, relation: str, note: str | None, as_json: bool
) -> None:
    """Say how two origins stand to each other."""
    with opened(case_path) as case:
        views = case.origin_relate(one, other, relation, note)
    if as_json:
        print_json([origin_json(each) for each in views])
    else:
        names = " and ".join(view.origin.name for view in views)
        tell(f"{names}: {relation.replace('_', ' ')}.")


@origin_group.command("delete")
@CASE
@click.argument("name")
@common_options
@json_option
def origin_delete(case_path: Path, name: str, as_json: bool) -> None:
    """Remove an origin; evidence that named it has none then."""
    with opened(case_path) as case:
        view = case.origin_delete(name)
    if as_json:
        print_json(origin_json(view))
    else:
        tell(f"Deleted {view.origin.name}.")


def _origin_row(view: OriginView) -> tuple[str, ...]:
    said = [f"{each.relation.replace('_', ' ')}: {each.origin}" for each in view.relations]
    if view.origin.independent_of_all:
        said.insert(0, "independent of all others")
    name, kind = one_line(view.origin.name, 40), view.origin.kind.replace("_", " ")
    return name, kind, str(view.mentions), one_line("; ".join(said), 80)


COMMANDS = (origin_group,)
