"""Conflicts between articles as rows: what is at odds, and below it the two sentences."""

from collections.abc import Iterable

from workbench.domain.conflicts import Conflict, Side
from workbench.gui.models.place_list import PlaceRow, shown_words
from workbench.gui.models.roles import GroupHeading


def conflict_rows(conflicts: Iterable[Conflict]) -> list[PlaceRow | GroupHeading]:
    """Two rows for each conflict, under a heading that asks."""
    rows: list[PlaceRow | GroupHeading] = []
    for each in conflicts:
        rows += [GroupHeading(each.reason, 2), _row(each.one), _row(each.other)]
    return rows


def _row(side: Side) -> PlaceRow:
    words, hits = shown_words(side.sentence, side.words, side.spans)
    article = side.article
    return PlaceRow(article.id, side.sentence, words, hits, article.ref, article.title)
