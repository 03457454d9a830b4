"""Commands on a whole case: new, import, search, history, undo, redo, check."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from workbench.api import Case, new_case
from workbench.api.imports import MOST_COMPARED
from workbench.cli.common import (
    CASE,
    PartlyDone,
    common_options,
    json_option,
    opened,
)
from workbench.cli.output import finding_json, history_json, hit_json, import_json
from workbench.cli.parsing import FreeText
from workbench.cli.printing import counted, is_quiet, one_line, print_json, print_text, tell
from workbench.cli.versions import replace_article
from workbench.domain.views import HistoryEntry, NearCopy, SearchHit, SearchResult
from workbench.services.importing import ImportSummary, limits_of


@click.command()
@CASE
@click.option("--title", help="What to call the case; else the file's name.")
@common_options
@json_option
def new(case_path: Path, title: str | None, as_json: bool) -> None:
    """Make a new case. An existing file is left alone."""
    with new_case(case_path, title) as case:
        if as_json:
            print_json({"path": str(case.workspace.path), "title": case.title})
        else:
            tell(f"Made {case_path}.")


@click.command("import")
@CASE
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--encoding", help="Read the files as this character set.")
@click.option("--replace", metavar="ARTICLE", help="Make it a further version of that article.")
@click.option("--compare-all", is_flag=True, help="Look for near copies of more than 200, too.")
@click.option("--max-seconds", type=click.FloatRange(min=0.1), help="As long may a file take (30).")
@click.option("--max-megabytes", type=click.IntRange(min=1), help="As large may a file be (50).")
@common_options
@json_option
def import_(
    case_path: Path,
    paths: tuple[Path, ...],
    encoding: str | None,
    max_seconds: float | None,
    max_megabytes: int | None,
    compare_all: bool,
    replace: str | None,
    as_json: bool,
) -> None:
    """Import files and folders as articles: text, Markdown, pages, PDF, Word, mail, tables."""
    limits = limits_of(max_seconds, max_megabytes)
    if replace is not None:
        replace_article(case_path, replace, paths, encoding, limits, as_json)
        return
    with opened(case_path) as case:
        summary = case.import_(*paths, encoding=encoding, limits=limits, progress=_progress)
        added = [case.article(article_id) for article_id in summary.added]
        compared = len(added) if compare_all else min(len(added), MOST_COMPARED)
        near = case.near_copies(summary, compared)
        if as_json:
            print_json(import_json(case, summary, added, near, compared))
        else:
            for each in added:
                print_text(f"{each.article.ref}  {one_line(each.article.title)}")
        _tell_import(case, summary, near, compared)
    if summary.skipped:
        raise PartlyDone


def _tell_import(
    case: Case, summary: ImportSummary, near: Sequence[NearCopy], compared: int
) -> None:
    """What became of files that are no articles of their own, and of how many others."""
    for path, article_id in summary.duplicates:
        tell(f"{path}: the same text as {case.article(article_id).article.ref}; not added.")
    for skipped in summary.skipped:
        tell(f"{skipped.path}: {skipped.sentence}; skipped.")
    for copy in near:
        share = f"{copy.share:.0%} of the words of {copy.article.ref} are in {copy.other.ref}"
        tell(f"{share}: perhaps one copied the other.")
    if compared < len(summary.added):
        tell(
            f"Only the first {compared} articles were compared with others, to find near"
            " copies; --compare-all compares all."
        )
    if summary.passed_over:
        tell(
            f"In folders passed over, as no articles: {summary.passed_over_endings}."
            " Name a file itself to have it tried."
        )
    tell(
        f"{len(summary.added)} added · {len(summary.duplicates)} duplicates ·"
        f" {len(summary.skipped)} skipped"
    )


def _progress(done: int, count: int, name: str) -> None:
    if sys.stderr.isatty() and not is_quiet():
        click.echo(f"\r\033[K{done + 1}/{count} {one_line(name, 50)}", err=True, nl=False)
        if done + 1 == count:
            click.echo("\r\033[K", err=True, nl=False)


@click.command(cls=FreeText)
@CASE
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=1000, help="At most so many hits.")
@click.option("--sort", type=click.Choice(["best", "newest"]), default="best")
@click.option("--explain", is_flag=True, help="Say how the query was understood.")
@common_options
@json_option
def search(
    case_path: Path, query: tuple[str, ...], limit: int, sort: str, explain: bool, as_json: bool
) -> None:
    """Find annotations, and passages of articles: words, "phrases", tag:…, -without, OR."""
    with opened(case_path) as case:
        asked = " ".join(query)
        result = case.search(asked, limit=limit, sort=sort)
        if explain:
            tell(f"Searched for: {result.explanation}.")
        for hint in result.hints:
            place = asked[hint.start : hint.end]
            tell(f"{hint} (“{one_line(place, 40)}”, at character {hint.start + 1})")
        if as_json:
            print_json([hit_json(hit) for hit in result.hits])
            return
        for hit in result.hits:
            print_text(_hit_line(hit))
        tell(_count_line(result))


def _count_line(result: SearchResult) -> str:
    totals = result.totals
    marks, passages = totals.annotations, totals.passages
    said = " and ".join(
        f"more than {count - 1:,} {noun}s" if more else counted(count, noun)
        for count, noun, more in (
            (marks, "annotation", totals.more_annotations),
            (passages, "passage", totals.more_passages),
        )
    )
    if totals.articles is not None:
        said += f" in {counted(totals.articles, 'article')}"
    shown = len(result.hits)
    return f"{said}; the first {shown} are shown." if shown < marks + passages else f"{said}."


def _hit_line(hit: SearchHit) -> str:
    tags = "".join(f" {tag.glyph} {tag.name}" for tag in hit.tags)
    place = f"{hit.article.ref} ¶{hit.paragraph} [{hit.start}–{hit.end}]"
    return f"{place}{tags}  {one_line(hit.snippet, 100)}"


@click.command()
@CASE
@click.option("--annotation", help="Only this annotation, by id; also one that was deleted.")
@click.option("--claim", help="Only this claim, by ref or id; also one that was deleted.")
@click.option("--article", help="Only this article and what is in it.")
@click.option(
    "--search", "words", metavar="WORDS", default="", help="Only entries that hold all these words."
)
@common_options
@json_option
def history(case_path: Path, as_json: bool, words: str, **only: str | None) -> None:
    """List every recorded edit, oldest first."""
    with opened(case_path) as case:
        _print_entries(case.history(**only, words=words), as_json)


def _print_entries(entries: list[HistoryEntry], as_json: bool) -> None:
    if as_json:
        print_json([history_json(entry) for entry in entries])
        return
    for entry in entries:
        verb = "" if entry.verb == "do" else f"{entry.verb} "
        print_text(
            f"{entry.n}  {entry.at}  {one_line(entry.who, 30)}  {verb}{one_line(entry.what)}"
        )


def _replay(name: str, text: str) -> click.Command:
    @click.command(name, help=text)
    @CASE
    @common_options
    @json_option
    def command(case_path: Path, as_json: bool) -> None:
        with opened(case_path) as case:
            entries = case.undo() if name == "undo" else case.redo()
            if as_json:
                print_json([history_json(entry) for entry in entries])
            else:
                tell(f"{'Undone' if name == 'undo' else 'Done again'}: {entries[0].what}.")

    return command


@click.command()
@CASE
@click.option("--full", is_flag=True, help="Also read every original and compare every word.")
@click.option("--repair", is_flag=True, help="Make the search index again where it is wrong.")
@common_options
@json_option
def check(case_path: Path, full: bool, repair: bool, as_json: bool) -> None:
    """Check that the file is whole, and say what the material lacks."""
    with opened(case_path) as case:
        findings = case.check(full=full, repair=repair)
    if as_json:
        print_json([finding_json(finding) for finding in findings])
    else:
        for finding in findings:
            print_text(f"{finding.severity}  {finding.rule}  {one_line(finding.message, 300)}")
        tell("The file is whole." if not _broken(findings) else "The file is broken.")
    if _broken(findings):
        raise click.exceptions.Exit(1)


def _broken(findings: list[Any]) -> bool:
    return any(finding.severity == "error" for finding in findings)


COMMANDS = (
    new,
    import_,
    search,
    history,
    _replay("undo", "Take back what was done last."),
    _replay("redo", "Do again what was undone last."),
    check,
)
