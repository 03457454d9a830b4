"""A case on disk with invented articles."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.domain.drafts import ArticleDraft
from workbench.domain.text import normalise
from workbench.services.importing import ImportSummary, prepared
from workbench.services.workspace import Workspace

BRIDGE = (
    "Harbour bridge closed\n\n"
    "The bridge was closed at 06:40 after inspectors found a crack 🌉 in the pylon. "
    "“Nobody was in danger,” said Dr. Lena Ortiz.\n"
    "Officials believe a storm may have caused it.\u00a0Repairs could take six months."
)
COUNCIL = "Council disputes repair time\n\nTwo papers reported six weeks. Neither named a source."

AddText = Callable[..., str]


def draft(text: str, title: str = "", **fields: str) -> ArticleDraft:
    """An article draft as a reader would make it."""
    clean = normalise(text)
    return ArticleDraft(
        text=clean,
        title=title or clean.split("\n", 1)[0][:80],
        original=text.encode("utf-8", "surrogatepass"),
        file_name="invented.txt",
        media_type="text/plain",
        encoding="utf-8",
        **fields,  # type: ignore[arg-type]
    )


def add(space: Workspace, *drafts: ArticleDraft) -> ImportSummary:
    """Import drafts in one step."""
    summary = ImportSummary()
    batch = space.importing.begin()
    space.importing.add(batch, [prepared(d, d.file_name) for d in drafts], summary)
    space.importing.finish(batch, summary)
    return summary


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.case"


@pytest.fixture
def space(path: Path) -> Iterator[Workspace]:
    """An open case with two articles."""
    opened = Workspace.create(path, "Harbour")
    add(opened, draft(BRIDGE, source="Coastal Courier"), draft(COUNCIL))
    yield opened
    opened.close()


@pytest.fixture
def bridge(space: Workspace) -> str:
    """The id of the first article."""
    return space.library.summaries()[0].article.id
