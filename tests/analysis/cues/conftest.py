"""Finding the cues of a small text."""

from collections.abc import Callable, Sequence

import pytest

from workbench.analysis.cue_lists import lists_for, word_lists
from workbench.analysis.cues import Material, cues
from workbench.analysis.sentences import sentences
from workbench.domain.cues import CUE_KINDS, Cue
from workbench.domain.span import Span

Find = Callable[..., list[Cue]]


def find_cues(
    text: str,
    kind: str | None = None,
    *,
    language: str | None = "en",
    published: str | None = "2026-01-08",
    regions: Sequence[tuple[Span, str]] = (),
) -> list[Cue]:
    """The cues of a text, or those of one kind."""
    material = Material(text, sentences(text, language), regions, published)
    held = lists_for(language, word_lists())
    return cues(material, held, [kind] if kind else CUE_KINDS)


@pytest.fixture
def words() -> Callable[..., list[str]]:
    """The words of the cues of one kind in a text."""

    def found(text: str, kind: str, **more: str | None) -> list[str]:
        return [cue.span.cut(text) for cue in find_cues(text, kind, **more)]  # type: ignore[arg-type]

    return found
