"""Commands on versions of an article's text, and on what a page has besides it."""

from pathlib import Path
from typing import Any

import click

from workbench.api import Case
from workbench.cli.common import ARTICLE, CASE, common_options, json_option, opened
from workbench.cli.printing import counted, one_line, print_json, print_text, tell
from workbench.domain.errors import Unreadable
from workbench.domain.values import ArticleText
from workbench.domain.views import Orphan, Replacement
from workbench.services.importing import Limits


def replace_article(
    case_path: Path,
    article: str,
    paths: tuple[Path, ...],
    encoding: str | None,
    limits: Limits,
    as_json: bool,
) -> None:
    """`import --replace`: one file as a further version of an article. Raises UsageError."""
    if len(paths) != 1:
        raise click.UsageError("--replace takes one file.")
    with opened(case_path) as case:
        done = case.replace(article, paths[0], encoding=encoding, limits=limits)
        if as_json:
            replaced = [_replacement_json(case, done)]
            print_json({"added": [], "duplicates": [], "skipped": [], "replaced": replaced})
        else:
            _tell(case, done)


@click.command("versions")
@CASE
@ARTICLE
@common_options
@json_option
def versions(case_path: Path, article: str, as_json: bool) -> None:
    """List the versions of an article's text; the one that counts is marked."""
    with opened(case_path) as case:
        current = case.article(article).article.version
        found = case.versions(article)
    if as_json:
        print_json([_version_json(text, current) for text in found])
        return
    for text in found:
        mark = "*" if text.version == current else " "
        sure = "" if text.encoding_sure else "?"
        print_text(
            f"{mark} {text.version}  {text.created}  {text.characters:,}  {text.reading}"
            f"  {text.encoding or '–'}{sure}  {one_line(text.file_name, 40)}"
        )


@click.command("use")
@CASE
@ARTICLE
@click.option("--version", type=click.IntRange(min=1), required=True)
@common_options
@json_option
def use(case_path: Path, article: str, version: int, as_json: bool) -> None:
    """Let another version of an article's text count."""
    with opened(case_path) as case:
        _print(case, case.use_version(article, version), as_json)


@click.command("reread")
@CASE
@ARTICLE
@click.option("--encoding", help="In this character set.")
@click.option("--whole", is_flag=True, help="All visible text of a page, not its article only.")
@common_options
@json_option
def reread(case_path: Path, article: str, encoding: str | None, whole: bool, as_json: bool) -> None:
    """Read an article again from its original bytes, as a further version."""
    if not encoding and not whole:
        raise click.UsageError("Give --encoding or --whole.")
    with opened(case_path) as case:
        try:
            done = case.reread(article, encoding=encoding, whole=whole)
        except Unreadable as error:
            ref = case.article(article).article.ref
            raise Unreadable(ref, error.reason, error.detail) from error
        _print(case, done, as_json)


@click.command("differences")
@CASE
@ARTICLE
@click.option("--from", "old", type=click.IntRange(min=1), help="Else the one before the last.")
@click.option("--to", "new", type=click.IntRange(min=1), help="Else the one that counts.")
@common_options
@json_option
def differences(
    case_path: Path, article: str, old: int | None, new: int | None, as_json: bool
) -> None:
    """Show what differs between two versions: [-removed-] and {+added+}."""
    with opened(case_path) as case:
        new = new or case.article(article).article.version
        found = case.differences(article, old or max(1, new - 1), new)
    if as_json:
        print_json([{"kind": each.kind, "text": each.text} for each in found])
        return
    marks = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    print_text("".join(each.text.join(marks[each.kind]) for each in found))


@click.command("orphans")
@CASE
@ARTICLE
@common_options
@json_option
def orphans(case_path: Path, article: str, as_json: bool) -> None:
    """List annotations that lost their place, with where they may belong (see `move`)."""
    with opened(case_path) as case:
        found = case.orphans(article)
    if as_json:
        print_json([_orphan_json(each) for each in found])
        return
    for each in found:
        print_text(f"{each.annotation.id[:8]}  “{one_line(each.annotation.quote, 100)}”")
        if each.span is not None:
            place = f"{each.span.start}:{each.span.end}"
            print_text(f"  perhaps {place} ({each.alike:.0f} %)  “{one_line(each.suggested, 100)}”")


@click.command("left-out")
@CASE
@ARTICLE
@common_options
@json_option
def left_out(case_path: Path, article: str, as_json: bool) -> None:
    """Show what a saved page says besides the article's text."""
    with opened(case_path) as case:
        found = case.left_out(article)
    if as_json:
        print_json([{"text": line.text, "kept": line.kept} for line in found])
        return
    for line in found:
        if not line.kept:
            print_text(line.text)
    missing = sum(not line.kept for line in found)
    tell(f"{counted(missing, 'line')} of {len(found):,} left out; `reread --whole` takes them all.")


def _print(case: Case, done: Replacement, as_json: bool) -> None:
    if as_json:
        print_json(_replacement_json(case, done))
    else:
        _tell(case, done)


def _tell(case: Case, done: Replacement) -> None:
    ref = case.article(done.article_id).article.ref
    tell(
        f"{ref} has version {done.version}: {len(done.kept)} marks in their place,"
        f" {len(done.moved)} moved, {len(done.orphaned)} without a place."
    )


def _replacement_json(case: Case, done: Replacement) -> dict[str, Any]:
    return {
        "article": case.article(done.article_id).article.ref,
        "version": done.version,
        "kept": list(done.kept),
        "moved": list(done.moved),
        "orphaned": list(done.orphaned),
    }


def _version_json(text: ArticleText, current: int) -> dict[str, Any]:
    return {
        "version": text.version,
        "current": text.version == current,
        "reading": text.reading,
        "characters": text.characters,
        "sha256": text.sha256,
        "original_sha256": text.original_sha256,
        "file_name": text.file_name,
        "media_type": text.media_type,
        "encoding": text.encoding,
        "encoding_sure": text.encoding_sure,
        "created": text.created,
    }


def _orphan_json(orphan: Orphan) -> dict[str, Any]:
    span = orphan.span
    return {
        "annotation": orphan.annotation.id,
        "quote": orphan.annotation.quote,
        "suggestion": None
        if span is None
        else {
            "start": span.start,
            "end": span.end,
            "quote": orphan.suggested,
            "alike": round(orphan.alike),
        },
    }


VERSION_COMMANDS = (versions, use, reread, differences, orphans, left_out)
