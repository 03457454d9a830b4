"""Cues in words, and as rows for a list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from workbench.domain.cues import CUE_KINDS, CueView
from workbench.gui.models.place_list import PlaceRow, shown_words
from workbench.gui.models.roles import GroupHeading

_CONTEXT = "CueWords"
_KINDS = {
    "anonymous_source": "Sources without a name",
    "relay": "Words at second hand",
    "state_media": "State media",
    "named_expert": "Named experts",
    "certainty_without_source": "Certain, without a source",
    "evidential_hedge": "Hedges: reportedly …",
    "modal_hedge": "Hedges: may, could …",
    "approximator": "Numbers that are not exact",
    "relative_date": "Dates that depend on today",
    "undated_article": "No date",
    "missing_word": "Missing words",
    "name_variant": "Names like another",
    "boilerplate": "Not part of the article",
    "teaser": "About other articles",
    "partial_quotation": "A few words quoted",
    "attribution": "Who said it",
    "quotation": "Quotations",
}


def kind_words(kind: str) -> str:
    """What a kind is called."""
    return QCoreApplication.translate(_CONTEXT, _KINDS[kind])


def rows_by_kind(views: Iterable[CueView]) -> dict[str, list[PlaceRow]]:
    """The rows of each kind that there is, in the order of the kinds.

    Thousands of them take a while: it may be done on any thread.
    """
    rows: defaultdict[str, list[PlaceRow]] = defaultdict(list)
    for view in views:
        rows[view.cue.kind].append(_row(view))
    return {kind: rows[kind] for kind in CUE_KINDS if kind in rows}


def under_headings(
    rows: Mapping[str, Sequence[PlaceRow]], kind: str | None = None
) -> list[PlaceRow | GroupHeading]:
    """All rows, or those of one kind, under a heading for each kind."""
    listed: list[PlaceRow | GroupHeading] = []
    for each, held in rows.items():
        if kind in (None, each):
            listed += [GroupHeading(kind_words(each), len(held)), *held]
    return listed


def _row(view: CueView) -> PlaceRow:
    cue = view.cue
    words, hits = shown_words(cue.sentence, view.sentence, (cue.span,))
    return PlaceRow(view.article.id, cue.span, words, hits, f"¶{view.paragraph}", cue.reason)
