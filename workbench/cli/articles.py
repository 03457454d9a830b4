"""Commands on articles: articles, show, sentences, article set, original, source, regions."""

from pathlib import Path

import click

from workbench.cli.common import (
    ARTICLE,
    CASE,
    OUTPUT,
    common_options,
    json_option,
    opened,
    write_output,
)
from workbench.cli.output import article_json, region_json, source_json
from workbench.cli.parsing import SPAN, CaseGroup
from workbench.cli.printing import (
    one_line,
    print_json,
    print_table,
    print_text,
    tell,
    write_bytes,
)
from workbench.cli.versions import VERSION_COMMANDS
from workbench.domain.tokens import (
    ARTICLE_STATES,
    ARTICLE_STATUSES,
    REGION_KINDS,
    RELIABILITY,
    SOURCE_KINDS,
)


@click.command()
@CASE
@click.option("--hidden", is_flag=True, help="Also those set aside.")
@common_options
@json_option
def articles(case_path: Path, hidden: bool, as_json: bool) -> None:
    """List the articles of a case."""
    with opened(case_path) as case:
        found = case.articles(hidden=hidden)
    if as_json:
        print_json([article_json(each) for each in found])
        return
    rows = [
        (
            each.article.ref,
            one_line(each.article.title, 60),
            one_line(each.source.name, 24) if each.source else "–",
            each.reliability or "–",
            each.article.published or "–",
            each.article.state,
            str(each.annotations),
        )
        for each in found
    ]
    print_table(rows, rights=(6,))


@click.command()
@CASE
@ARTICLE
@click.option(
    "--version", type=click.IntRange(min=1), help="That version, not the one that counts."
)
@common_options
def show(case_path: Path, article: str, version: int | None) -> None:
    """Print the stored text of an article exactly, nothing added."""
    with opened(case_path) as case:
        write_bytes(case.show(article, version=version).encode("utf-8"))


@click.command()
@CASE
@ARTICLE
@common_options
@json_option
def sentences(case_path: Path, article: str, as_json: bool) -> None:
    """List the sentences of an article with their positions."""
    with opened(case_path) as case:
        found = case.sentences(article)
    if as_json:
        print_json([{"start": s.start, "end": s.end, "text": text} for s, text in found])
        return
    for span, text in found:
        print_text(f"[{span.start}–{span.end}] {one_line(text, 120)}")


@click.group("article", cls=CaseGroup)
def article_group() -> None:
    """Show an article's metadata, or edit it: `article CASE set ARTICLE --title …`."""


@article_group.command("list", hidden=True)
@CASE
@ARTICLE
@common_options
@json_option
def article_details(case_path: Path, article: str, as_json: bool) -> None:
    """Show an article's metadata."""
    with opened(case_path) as case:
        details = article_json(case.article(article))
    if as_json:
        print_json(details)
        return
    rows = [(key, "–" if value is None else one_line(str(value))) for key, value in details.items()]
    print_table(rows)


@article_group.command("set")
@CASE
@ARTICLE
@click.option("--title")
@click.option("--source", help="The publisher; one not there yet is made.")
@click.option("--author")
@click.option("--published", help="YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--url")
@click.option("--language", help="A language code such as en or ru.")
@click.option("--direction", type=click.Choice(["ltr", "rtl"]))
@click.option("--state", type=click.Choice(ARTICLE_STATES))
@click.option("--status", type=click.Choice(ARTICLE_STATUSES))
@click.option("--status-note", help="The notice of a correction or retraction.")
@click.option("--status-date", help="Its date.")
@click.option("--hidden/--shown", default=None, help="Set the article aside, or take it back.")
@common_options
@json_option
def article_set(case_path: Path, article: str, as_json: bool, **fields: str | bool | None) -> None:
    """Edit what is known about an article; an empty value clears."""
    given = {key: value for key, value in fields.items() if value is not None}
    if not given:
        raise click.UsageError("Nothing to set: give at least one option such as --title.")
    with opened(case_path) as case:
        after = case.article_set(article, **given)
    if as_json:
        print_json(article_json(after))
    else:
        tell(f"{after.article.ref} is set.")


@click.command()
@CASE
@ARTICLE
@OUTPUT
@common_options
def original(case_path: Path, article: str, output: str) -> None:
    """Write the identical bytes an article was imported from."""
    with opened(case_path) as case:
        write_output(output, case.original(article), case)


@click.group("source", cls=CaseGroup)
def source_group() -> None:
    """List the publishers, or describe one: `source CASE set NAME --reliability B`."""


@source_group.command("list")
@CASE
@common_options
@json_option
def source_list(case_path: Path, as_json: bool) -> None:
    """List the publishers."""
    with opened(case_path) as case:
        found = case.sources()
    if as_json:
        print_json([source_json(source, count) for source, count in found])
        return
    rows = [
        (one_line(s.name, 40), s.kind, s.country or "–", s.reliability or "–", str(count))
        for s, count in found
    ]
    print_table(rows, rights=(4,))


@source_group.command("set")
@CASE
@click.argument("name")
@click.option("--kind", type=click.Choice(SOURCE_KINDS))
@click.option("--country")
@click.option("--reliability", type=click.Choice([*RELIABILITY, ""]))
@click.option("--descriptor", help="Access, record, possible interest, completeness, age.")
@click.option("--note")
@common_options
@json_option
def source_set(case_path: Path, name: str, as_json: bool, **fields: str | None) -> None:
    """Describe a publisher; an empty value clears."""
    given = {key: value for key, value in fields.items() if value is not None}
    with opened(case_path) as case:
        source = case.source_set(name, **given)
        counts = {each.id: count for each, count in case.sources()}
    if as_json:
        print_json(source_json(source, counts.get(source.id, 0)))
    else:
        tell(f"{source.name} is described.")


@click.command()
@CASE
@ARTICLE
@click.option("--span", type=SPAN, required=True, help="Code points, end excluded.")
@click.option("--kind", type=click.Choice(REGION_KINDS), default="boilerplate")
@click.option("--remove", is_flag=True, help="Take the region back.")
@common_options
@json_option
def region(
    case_path: Path, article: str, span: tuple[int, int], kind: str, remove: bool, as_json: bool
) -> None:
    """Set a stretch of an article apart, as page furniture for instance."""
    with opened(case_path) as case:
        found = case.region(article, span, kind, remove=remove)
    if as_json:
        print_json(region_json(found))
    else:
        tell(f"{'Taken back' if remove else 'Set apart'}: {span[0]}:{span[1]} {kind}.")


@click.command()
@CASE
@ARTICLE
@common_options
@json_option
def regions(case_path: Path, article: str, as_json: bool) -> None:
    """List what is set apart in an article."""
    with opened(case_path) as case:
        found = case.regions(article)
    if as_json:
        print_json([region_json(each) for each in found])
        return
    for each in found:
        print_text(f"[{each.start}–{each.end}] {each.kind} ({each.creator})")


for _command in VERSION_COMMANDS:
    article_group.add_command(_command)

COMMANDS = (
    articles,
    show,
    sentences,
    article_group,
    original,
    source_group,
    region,
    regions,
)
