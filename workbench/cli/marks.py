"""Commands on annotations: tag, untag, note, move, delete, annotations."""

from pathlib import Path

import click

from workbench.cli.common import ANNOTATION, ARTICLE, CASE, common_options, json_option, opened
from workbench.cli.output import annotation_json
from workbench.cli.parsing import SPAN, FreeText
from workbench.cli.printing import one_line, print_json, print_text, tell
from workbench.domain.views import AnnotationView


@click.command()
@CASE
@ARTICLE
@click.option("--quote", help="The words, exactly, or unique but for white space and quote style.")
@click.option("--span", type=SPAN, help="Code points, end excluded.")
@click.option("--tag", "tags", multiple=True, required=True, help="A tag; may be repeated.")
@click.option("--note", help="What to say about it.")
@click.option("--create", is_flag=True, help="Make tags that are not there yet.")
@common_options
@json_option
def tag(
    case_path: Path,
    article: str,
    quote: str | None,
    span: tuple[int, int] | None,
    tags: tuple[str, ...],
    note: str | None,
    create: bool,
    as_json: bool,
) -> None:
    """Tag a quotation or a span of an article."""
    if (quote is None) == (span is None):
        raise click.UsageError("Give either --quote or --span.")
    with opened(case_path) as case:
        view = case.tag(article, tags=tags, quote=quote, span=span, note=note, create=create)
    _print(view, as_json)


@click.command()
@CASE
@ANNOTATION
@click.option("--tag", "name", required=True, help="The tag to take off.")
@common_options
@json_option
def untag(case_path: Path, annotation: str, name: str, as_json: bool) -> None:
    """Take a tag off; an annotation left with no tag and no note disappears."""
    with opened(case_path) as case:
        view = case.untag(annotation, name)
    _print(view, as_json)


@click.command(cls=FreeText)
@CASE
@ANNOTATION
@click.argument("text")
@common_options
@json_option
def note(case_path: Path, annotation: str, text: str, as_json: bool) -> None:
    """Write an annotation's note; an empty TEXT takes it away."""
    with opened(case_path) as case:
        view = case.note(annotation, text)
    _print(view, as_json)


@click.command()
@CASE
@ANNOTATION
@click.option("--span", type=SPAN, required=True, help="Code points, end excluded.")
@common_options
@json_option
def move(case_path: Path, annotation: str, span: tuple[int, int], as_json: bool) -> None:
    """Anchor an annotation to another span of its article."""
    with opened(case_path) as case:
        view = case.move(annotation, span)
    _print(view, as_json)


@click.command()
@CASE
@ANNOTATION
@common_options
@json_option
def delete(case_path: Path, annotation: str, as_json: bool) -> None:
    """Delete an annotation; `undo` brings it back."""
    with opened(case_path) as case:
        view = case.delete(annotation)
    if as_json:
        print_json(annotation_json(view))
    else:
        tell(f"Deleted {view.annotation.id}.")


@click.command()
@CASE
@click.option("--article", help="Only of this article.")
@click.option("--tag", "name", help="Only with this tag.")
@common_options
@json_option
def annotations(case_path: Path, article: str | None, name: str | None, as_json: bool) -> None:
    """List annotations in text order."""
    with opened(case_path) as case:
        views = case.annotations(article=article, tag=name)
    if as_json:
        print_json([annotation_json(view) for view in views])
        return
    for view in views:
        print_text(_line(view))


def _print(view: AnnotationView, as_json: bool) -> None:
    if as_json:
        print_json(annotation_json(view))
    else:
        print_text(_line(view))


def _line(view: AnnotationView) -> str:
    mark = view.annotation
    tags = ", ".join(f"{each.glyph} {each.name}" for each in view.tags) or "no tag"
    note_text = f"  ✎ {one_line(mark.note, 40)}" if mark.note else ""
    orphan = "  (lost its place)" if mark.state == "orphaned" else ""
    place = f"{view.article.ref} ¶{view.paragraph} [{mark.start}–{mark.end}]"
    return f"{mark.id[:8]}  {place}  {tags}  “{one_line(mark.quote, 70)}”{note_text}{orphan}"


COMMANDS = (tag, untag, note, move, delete, annotations)
