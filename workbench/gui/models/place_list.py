"""Places in articles, as rows under headings: their words, and what there is to ask of them."""

from dataclasses import dataclass
from typing import Any

from workbench.domain.matching import snippet_span
from workbench.domain.span import Span
from workbench.gui.models.choices import ChoiceModel
from workbench.gui.models.roles import GroupHeading

# Two lines of the list have room for so much.
_SHOWN = 110


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in an article's current text. `words` are shown, with the `hits` in them marked.

    `about` says where it is, `hint` what to ask.
    """

    article_id: str
    span: Span
    words: str
    hits: tuple[Span, ...]
    about: str
    hint: str


def shown_words(sentence: Span, words: str, hits: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """What of a sentence there is room for, and the hits in it as code points of that.

    `words` are the sentence's; `hits` are places in the article.
    """
    inside = [Span(hit.start - sentence.start, hit.end - sentence.start) for hit in hits]
    shown = snippet_span(words, inside, _SHOWN)
    before = "…" if shown.start else ""
    behind = "…" if shown.end < len(words) else ""
    by = shown.start - len(before)
    moved = tuple(
        Span(hit.start - by, min(hit.end, shown.end) - by)
        for hit in inside
        if shown.start <= hit.start < shown.end
    )
    return f"{before}{shown.cut(words)}{behind}", moved


class PlaceListModel(ChoiceModel):
    """Rows of `PlaceRow` under `GroupHeading`s that cannot be selected."""

    def row_of(self, place: object) -> int | None:
        """The row of a place, None where it is gone."""
        return next((n for n, row in enumerate(self._rows) if row == place), None)

    def title(self, row: Any) -> str:
        if isinstance(row, GroupHeading):
            return row.name
        marked = "; ".join(hit.cut(row.words) for hit in row.hits)
        return f"{marked}: {row.words}"

    def hint(self, row: Any) -> str:
        if isinstance(row, GroupHeading):
            return str(row.count)
        return ". ".join(part for part in (row.hint, row.about) if part)
