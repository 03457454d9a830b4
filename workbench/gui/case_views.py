"""How each case was left: the window's memory, kept beside the case and never in it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.domain.span import Span
from workbench.gui.places import ReadingPlace
from workbench.gui.settings import Settings

MOST_CASES = 50
_KEY = "case_views"


@dataclass(frozen=True, slots=True)
class CaseView:
    """What was shown of a case: the place being read, and what the lists held in which order."""

    place: ReadingPlace | None = None
    articles: str = "all"
    article_sort: str = "number"
    cards: str = "article"
    card_sort: str = "position"


class CaseViews:
    """The views of the cases opened last, in the settings of the person who reads them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, path: Path) -> CaseView | None:
        """How the case was left, or None where that is not known."""
        key = str(path.absolute())
        found = next((r for r in self._records() if r.get("path") == key), None)
        return _view(found) if found is not None else None

    def keep(self, path: Path, view: CaseView) -> None:
        """Remember how a case is left; beyond fifty cases the oldest is forgotten."""
        key = str(path.absolute())
        others = [record for record in self._records() if record.get("path") != key]
        records = [{"path": key, **_record(view)}, *others][:MOST_CASES]
        self._settings.set_text(_KEY, json.dumps(records, ensure_ascii=False))

    def _records(self) -> list[dict[str, Any]]:
        """What is kept, without what cannot be understood: people edit their settings."""
        try:
            found = json.loads(self._settings.text(_KEY, "[]"))
        except ValueError:
            return []
        if not isinstance(found, list):
            return []
        return [record for record in found if isinstance(record, dict)]


def _record(view: CaseView) -> dict[str, Any]:
    place = view.place
    selection = place.selection if place else None
    return {
        "article": place.article_id if place else None,
        "scroll": list(place.scroll) if place else [0, 0],
        "selection": [selection.start, selection.end] if selection else None,
        "caret": place.caret if place else 0,
        "articles": view.articles,
        "article_sort": view.article_sort,
        "cards": view.cards,
        "card_sort": view.card_sort,
    }


def _view(record: dict[str, Any]) -> CaseView:
    article, caret = record.get("article"), record.get("caret")
    selection, scroll = _pair(record.get("selection")), _pair(record.get("scroll"))
    place = None
    if isinstance(article, str):
        whole = selection is not None and 0 <= selection[0] < selection[1]
        place = ReadingPlace(
            article,
            scroll or (0, 0),
            Span(*selection) if selection is not None and whole else None,
            caret if isinstance(caret, int) else 0,
        )
    usual = CaseView()
    return CaseView(
        place,
        str(record.get("articles", usual.articles)),
        str(record.get("article_sort", usual.article_sort)),
        str(record.get("cards", usual.cards)),
        str(record.get("card_sort", usual.card_sort)),
    )


def _pair(value: object) -> tuple[int, int] | None:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value):
        return value[0], value[1]
    return None
