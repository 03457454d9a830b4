"""What people call things: articles by ref or title, annotations by the beginning of an id."""

from collections.abc import Sequence

from workbench.domain.anchor import find_quote
from workbench.domain.claims import Claim
from workbench.domain.errors import Ambiguous, NotFound, QuoteAmbiguous, QuoteNotFound
from workbench.domain.ids import article_number, claim_number
from workbench.domain.span import Span
from workbench.domain.text import normalise, storable
from workbench.domain.values import Annotation, Article
from workbench.services.open_case import OpenCase
from workbench.storage import history

ID_PREFIX = 8


def article_named(case: OpenCase, given: str) -> Article:
    """The article of that ref (`A1`), id, or unique part of its title, blind to case.

    A whole title wins over a part of others. Raises NotFound, Ambiguous.
    """
    store, name = case.articles, storable(given).strip()
    number = article_number(name)
    found = store.by_number(number) if number is not None else store.article(name)
    if found is not None:
        return found
    titled = store.with_title_part(name) if name else []
    same = [each for each in titled if each.title.casefold() == name.casefold()]
    choice: Sequence[Article] = same or titled
    if len(choice) > 1:
        raise Ambiguous("article", name, tuple(f"{each.ref} “{each.title}”" for each in choice))
    if not choice:
        raise NotFound("article", name)
    return choice[0]


def claim_named(case: OpenCase, given: str) -> Claim:
    """The claim of that ref (`C1`) or id. Raises NotFound."""
    name = storable(given).strip()
    number = claim_number(name)
    found = case.claims.by_number(number) if number is not None else case.claims.claim(name)
    if found is None:
        raise NotFound("claim", name)
    return found


def past_claim_named(case: OpenCase, given: str) -> str:
    """The id of a claim that is in the case, or was. Raises NotFound."""
    name = storable(given).strip()
    number = claim_number(name)
    if number is None:
        ids = history.past_ids(case.file.connection, "claim", name)
        found = name if name in ids else None
    else:
        found = history.past_claim(case.file.connection, number)
    if found is None:
        raise NotFound("claim", name)
    return found


def annotation_named(case: OpenCase, given: str) -> Annotation:
    """The annotation of that id, or of the one id that begins so, by eight characters or more.

    Raises NotFound, Ambiguous.
    """
    store, name = case.annotations, storable(given).strip()
    mark = store.by_id(name)
    if mark is None:
        mark = store.by_id(_only(store.by_prefix(name), name))
    if mark is None:
        raise NotFound("annotation", name)
    return mark


def past_annotation_named(case: OpenCase, given: str) -> str:
    """The id of an annotation that is in the case, or was: a deleted one still has its history.

    Raises NotFound, Ambiguous.
    """
    name = storable(given).strip()
    ids = history.past_ids(case.file.connection, "annotation", name)
    return name if name in ids else _only(ids, name)


def place_of(case: OpenCase, article: Article, quote: str) -> Span:
    """Where a quotation stands in an article: exactly, else but for white space and quote style.

    Raises QuoteNotFound, QuoteAmbiguous.
    """
    # Normalised like the text: a terminal may spell é with two characters.
    wanted = normalise(quote)
    places = find_quote(case.text(article), wanted)
    if not places:
        raise QuoteNotFound(wanted, article.ref)
    if len(places) > 1:
        raise QuoteAmbiguous(wanted, article.ref, tuple((p.start, p.end) for p in places))
    return places[0]


def _only(ids: Sequence[str], name: str) -> str:
    if not ids or len(name) < ID_PREFIX:
        raise NotFound("annotation", name)
    if len(ids) > 1:
        raise Ambiguous("annotation", name, tuple(ids))
    return ids[0]
