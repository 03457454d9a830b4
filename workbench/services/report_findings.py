"""What the material of a report lacks or what is odd about it: sentences computed from the case."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from workbench.domain.claim_views import WITHDRAWN
from workbench.domain.values import Region
from workbench.domain.views import AnnotationView, ArticleSummary, TextFacts
from workbench.report.data import ReportClaim
from workbench.report.escape import Escaped, leaves_direction_open
from workbench.report.summary import count, listing, never_placed, place, shortened

_MISSING = "missing_word"
_SET_APART = {
    "boilerplate": ("stretch of page furniture", "stretches of page furniture"),
    "caption": ("caption", "captions"),
    "duplicate_title": ("repeated title", "repeated titles"),
    "teaser": ("teaser", "teasers"),
}


def anomalies(
    shown: Sequence[ArticleSummary],
    facts: Mapping[tuple[str, int], TextFacts],
    regions: Mapping[str, Sequence[Region]],
    views: Sequence[AnnotationView],
) -> tuple[str, ...]:
    """What is odd about the texts of a report; `regions` are those of present texts, by article."""
    found: list[str] = []
    for summary in shown:
        article = summary.article
        found += _about_text(article.ref, facts[article.id, article.version])
        found += _about_regions(article.ref, regions.get(article.id, ()))
    lost = [place(view) for view in views if view.annotation.state == "orphaned" and view.placed]
    if lost:
        found.append(Escaped(f"No longer found in the present text: {shortened(lost)}."))
    if never := never_placed(views):
        found.append(never)
    turned = [place(view) for view in views if leaves_direction_open(view.annotation.quote)]
    if turned:
        open_in = f"A change of writing direction is left open in {shortened(turned)}."
        found.append(Escaped(open_in))
    return tuple(found)


def _about_text(ref: str, fact: TextFacts) -> Iterator[str]:
    if not fact.encoding_sure:
        named = f" ({fact.encoding})" if fact.encoding else ""
        yield f"{ref}: the character set of the file was guessed{named}."


def _about_regions(ref: str, regions: Sequence[Region]) -> Iterator[str]:
    kinds = Counter(region.kind for region in regions if region.kind in _SET_APART)
    if kinds:
        parts = [count(number, *_SET_APART[kind]) for kind, number in sorted(kinds.items())]
        yield f"{ref}: {listing(parts)} set apart as not part of the article."
    lost = [f"[{each.start}–{each.end}]" for each in regions if each.kind == _MISSING]
    if lost:
        yield f"{ref}: words are missing from the text as it was saved, at {shortened(lost)}."


def gaps(
    shown: Sequence[ArticleSummary],
    hidden: Sequence[ArticleSummary],
    claims: Sequence[ReportClaim] | None,
    unverified: Sequence[AnnotationView],
    warnings: Sequence[str] = (),
) -> tuple[str, ...]:
    """What is not known or not done, for claims and for the material; `warnings` are of both."""
    return (*_about_claims(claims), *warnings, *_about_material(shown, hidden, unverified))


def _about_claims(claims: Sequence[ReportClaim] | None) -> Iterator[str]:
    if claims is None:
        yield "No claim has been stated: tie passages that speak of one thing to a claim."
        return
    unsettled = [c for c in claims if c.verdict not in WITHDRAWN]
    for words, refs in (
        ("No passage is tied to", [c.ref for c in claims if not c.evidence]),
        ("Nothing supports", [c.ref for c in claims if c.evidence and not c.supporting]),
        (
            "Find an origin that counts for",
            [c.ref for c in unsettled if c.supporting and not c.origins],
        ),
        ("Find a second origin for", [c.ref for c in unsettled if c.origins == 1]),
        (
            "Settle whether the origins are independent of each other for",
            [c.ref for c in unsettled if c.origins > 1 and c.independent < 2],
        ),
        ("Give a verdict, a grade or a reason for", [c.ref for c in claims if not c.is_judged]),
    ):
        if refs:
            yield f"{words} {listing(refs)}."


def _about_material(
    shown: Sequence[ArticleSummary],
    hidden: Sequence[ArticleSummary],
    unverified: Sequence[AnnotationView],
) -> Iterator[str]:
    if unverified:
        places = shortened(list(dict.fromkeys(map(place, unverified))))
        yield Escaped(f"Tagged unverified and still to be checked: {places}.")
    for what, refs in (
        ("No publication date is known for", _refs(shown, lambda s: not s.article.published)),
        ("No publisher is known for", _refs(shown, lambda s: s.source is None)),
        (
            "No grade has been given to the publisher of",
            _refs(shown, lambda s: s.source is not None and not s.source.reliability),
        ),
        ("Nothing is marked in", _refs(shown, lambda s: not s.annotations)),
        ("Nobody has finished reviewing", _refs(shown, lambda s: s.article.state != "reviewed")),
    ):
        if refs:
            yield f"{what} {shortened(refs)}."
    if hidden:
        refs = [s.article.ref for s in hidden]
        marks = sum(s.annotations for s in hidden)
        yield f"Left out because hidden: {shortened(refs)}, with {count(marks, 'annotation')}."


def _refs(shown: Sequence[ArticleSummary], wanted: Callable[[ArticleSummary], bool]) -> list[str]:
    return [each.article.ref for each in shown if wanted(each)]
