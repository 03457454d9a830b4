"""Cues in words, and as rows for a list."""

from collections import defaultdict
from collections.abc import Iterable

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


def counts_by_kind(views: Iterable[CueView]) -> dict[str, int]:
    """How many there are of each kind that there is, in the order of the kinds."""
    counts: defaultdict[str, int] = defaultdict(int)
    for view in views:
        counts[view.cue.kind] += 1
    return {kind: counts[kind] for kind in CUE_KINDS if kind in counts}


def cue_rows(views: Iterable[CueView], kind: str | None = None) -> list[PlaceRow | GroupHeading]:
    """Rows under a heading for each kind; with `kind` those of that kind."""
    by_kind: defaultdict[str, list[CueView]] = defaultdict(list)
    for view in views:
        by_kind[view.cue.kind].append(view)
    rows: list[PlaceRow | GroupHeading] = []
    for each in CUE_KINDS:
        held = by_kind.get(each, []) if kind in (None, each) else []
        if held:
            rows += [GroupHeading(kind_words(each), len(held)), *map(_row, held)]
    return rows


def _row(view: CueView) -> PlaceRow:
    cue = view.cue
    words, hits = shown_words(cue.sentence, view.sentence, (cue.span,))
    return PlaceRow(view.article.id, cue.span, words, hits, f"¶{view.paragraph}", cue.reason)
