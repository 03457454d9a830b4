"""The sample case: five digests in our own words with starter tags."""

import os
import tomllib
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from workbench.data_files import corpus_path
from workbench.domain.anchor import find_quote
from workbench.domain.errors import CaseExists, CaseUnwritable, QuoteAmbiguous, QuoteNotFound
from workbench.domain.span import Span
from workbench.services.workspace import Workspace
from workbench.storage.case_file import remove

FILE_NAME = "Union State (sample).case"


def private_sample_path() -> Path:
    """Where the user's own copy of the sample is, or will be."""
    return user_data_path("workbench", appauthor=False) / FILE_NAME


def private_sample() -> Path:
    """The path of the user's own copy of the sample, made where it is not there yet.

    Raises CaseUnwritable.
    """
    path = private_sample_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseUnwritable(str(path.parent), error.strerror or str(error)) from error
    if not path.exists():
        # Made under another name, so that one half made is never taken for the sample.
        half = path.with_suffix(f".{os.getpid()}.half")
        remove(half)
        create_sample(half).close()
        half.replace(path)
    return path


def renew_sample(path: Path) -> Workspace:
    """Make the sample case at `path`, in place of an older one, and leave it open.

    Raises CaseExists where another case is there, CaseForeign, CaseUnwritable.
    """
    if path.exists():
        held = Workspace.open(path)
        title = held.title
        held.close()
        if title != _starter()["title"]:
            raise CaseExists(str(path))
        remove(path)
    return create_sample(path)


def create_sample(path: Path) -> Workspace:
    """Make the sample case at `path` and leave it open. Raises CaseExists, CaseUnwritable."""
    starter = _starter()
    space = Workspace.create(path, str(starter["title"]))
    try:
        digests = sorted(corpus_path().glob("0*.md"))
        summary = space.importing.import_paths(digests)
        articles = {
            digest.name: article for digest, article in zip(digests, summary.added, strict=True)
        }
        for entry in starter.get("region", ()):
            article_id = articles[entry["article"]]
            space.marking.set_apart(article_id, _place(space, article_id, entry), entry["kind"])
        for entry in starter.get("annotation", ()):
            _mark(space, articles[entry["article"]], entry)
        for article_id in articles.values():
            space.library.set_article(article_id, {"state": "unread"})
        space.seal()
    except BaseException:
        space.close()
        remove(path)
        raise
    return space


def _starter() -> dict[str, Any]:
    return tomllib.loads(corpus_path("sample.toml").read_text(encoding="utf-8"))


def _mark(space: Workspace, article_id: str, entry: dict[str, Any]) -> None:
    tags = [space.tagging.named(name).id for name in entry["tags"]]
    span = _place(space, article_id, entry)
    space.marking.tag_span(article_id, span, tags, entry.get("note"))


def _place(space: Workspace, article_id: str, entry: dict[str, Any]) -> Span:
    """Where a starter entry's quotation stands: in one place, or the first if it says so."""
    places = find_quote(space.library.text(article_id).text, entry["quote"])
    if not places:
        raise QuoteNotFound(entry["quote"], entry["article"])
    if len(places) > 1 and not entry.get("first"):
        raise QuoteAmbiguous(
            entry["quote"], entry["article"], tuple((p.start, p.end) for p in places)
        )
    return places[0]
