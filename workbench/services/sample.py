"""The sample case: five digests in our own words with starter tags and a worked example."""

import os
import tomllib
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from workbench.data_files import corpus_path
from workbench.domain.errors import CaseExists, CaseUnwritable
from workbench.services.starter import marked, place
from workbench.services.worked_example import add_worked_example
from workbench.services.workspace import Workspace
from workbench.storage.case_file import remove

# Not the person who opens it: nobody of that name has marked anything in it.
_MAKER = "Sample"
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
        if title != _held("sample.toml")["title"]:
            raise CaseExists(str(path))
        remove(path)
    return create_sample(path)


def create_sample(path: Path) -> Workspace:
    """Make the sample case at `path` and leave it open. Raises CaseExists, CaseUnwritable."""
    starter = _held("sample.toml")
    space = Workspace.create(path, str(starter["title"]), who=_MAKER)
    try:
        digests = sorted(corpus_path().glob("0*.md"))
        summary = space.importing.import_paths(digests)
        articles = {
            digest.name: article for digest, article in zip(digests, summary.added, strict=True)
        }
        for entry in starter.get("region", ()):
            article_id = articles[entry["article"]]
            space.marking.set_apart(article_id, place(space, article_id, entry), entry["kind"])
        for entry in starter.get("annotation", ()):
            marked(space, articles[entry["article"]], entry)
        add_worked_example(space, articles, _held("sample-claims.toml"))
        for article_id in articles.values():
            space.library.set_article(article_id, {"state": "unread"})
        space.seal()
        space.work_as("")
    except BaseException:
        space.close()
        remove(path)
        raise
    return space


def _held(name: str) -> dict[str, Any]:
    return tomllib.loads(corpus_path(name).read_text(encoding="utf-8"))
