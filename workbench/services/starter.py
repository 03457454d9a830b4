"""Marks that the sample's files ask for, found by their quotations."""

from typing import Any

from workbench.domain.anchor import find_quote
from workbench.domain.errors import QuoteAmbiguous, QuoteNotFound
from workbench.domain.span import Span
from workbench.services.workspace import Workspace

Entry = dict[str, Any]


def marked(space: Workspace, article_id: str, entry: Entry) -> str:
    """Mark an entry's quotation with its tags and note, where it has some; returns the mark's id.

    Raises QuoteNotFound, QuoteAmbiguous, NotFound.
    """
    tags = [space.tagging.named(name).id for name in entry.get("tags", ())]
    span = place(space, article_id, entry)
    return space.marking.tag_span(article_id, span, tags, entry.get("note"))[1].id


def place(space: Workspace, article_id: str, entry: Entry) -> Span:
    """Where an entry's quotation stands: in one place, or the first of several if it says so.

    Raises QuoteNotFound, QuoteAmbiguous.
    """
    places = find_quote(space.library.text(article_id).text, entry["quote"])
    if not places:
        raise QuoteNotFound(entry["quote"], entry["article"])
    if len(places) > 1 and not entry.get("first"):
        raise QuoteAmbiguous(
            entry["quote"], entry["article"], tuple((p.start, p.end) for p in places)
        )
    return places[0]
