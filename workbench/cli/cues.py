"""`cues CASE [ARTICLE]` and `conflicts CASE`: prompts to check."""

from pathlib import Path

import click

from workbench.cli.common import CASE, common_options, json_option, opened
from workbench.cli.output import Json
from workbench.cli.printing import counted, one_line, print_json, print_text, tell
from workbench.domain.conflicts import Conflict, Side
from workbench.domain.cues import CUE_KINDS, CueView


@click.command()
@CASE
@click.argument("article", metavar="[ARTICLE]", required=False)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    type=click.Choice(CUE_KINDS),
    help=f"Only this kind; may be repeated: {', '.join(CUE_KINDS)}.",
)
@click.option(
    "--lists",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="A folder of word lists of your own, in place of the program's.",
)
@common_options
@json_option
def cues(
    case_path: Path, article: str | None, kinds: tuple[str, ...], lists: Path | None, as_json: bool
) -> None:
    """List places to look at twice, in one article or in all. Prompts, not verdicts."""
    with opened(case_path) as case:
        found = case.cues(article, kinds=kinds or CUE_KINDS, lists=lists)
    if as_json:
        print_json([cue_json(view) for view in found])
        return
    for view in found:
        print_text(_line(view))
    articles = counted(len({view.article.id for view in found}), "article")
    tell(f"{counted(len(found), 'prompt')} in {articles}: to check, not verdicts.")


def _line(view: CueView) -> str:
    cue = view.cue
    place = f"{view.article.ref} ¶{view.paragraph} [{cue.span.start}–{cue.span.end}]"
    kind = cue.kind.replace("_", " ") + (f" ({cue.tone})" if cue.tone else "")
    return f"{place}  {kind}  “{one_line(view.text, 60)}”  {one_line(cue.reason, 160)}"


def cue_json(view: CueView) -> Json:
    """A cue as `cues` lists it."""
    cue = view.cue
    return {
        "article": view.article.ref,
        "kind": cue.kind,
        "rule": cue.rule,
        "start": cue.span.start,
        "end": cue.span.end,
        "text": view.text,
        "reason": cue.reason,
        "tone": cue.tone,
        "date": cue.date,
        "paragraph": view.paragraph,
        "sentence": {
            "start": cue.sentence.start,
            "end": cue.sentence.end,
            "text": view.sentence,
        },
    }


@click.command()
@CASE
@common_options
@json_option
def conflicts(case_path: Path, as_json: bool) -> None:
    """List sentences of two articles that do not agree. Prompts, not verdicts."""
    with opened(case_path) as case:
        found = case.conflicts()
    if as_json:
        print_json([conflict_json(each) for each in found])
        return
    for each in found:
        print_text(f"{each.kind}  {one_line(each.reason, 160)}")
        for side in (each.one, each.other):
            place = f"{side.article.ref} [{side.sentence.start}–{side.sentence.end}]"
            print_text(f"  {place}  {one_line(side.words, 200)}")
    tell(f"{counted(len(found), 'pair')} of sentences to compare: prompts, not verdicts.")


def conflict_json(conflict: Conflict) -> Json:
    """A conflict as `conflicts` lists it."""
    return {
        "kind": conflict.kind,
        "reason": conflict.reason,
        "alike": conflict.alike,
        "sides": [_side_json(side) for side in (conflict.one, conflict.other)],
    }


def _side_json(side: Side) -> Json:
    return {
        "article": side.article.ref,
        "start": side.sentence.start,
        "end": side.sentence.end,
        "text": side.words,
        "spans": [[span.start, span.end] for span in side.spans],
    }


COMMANDS = (cues, conflicts)
