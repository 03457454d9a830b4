"""What the report says in sentences of its own. Each follows from the data alone."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from workbench.domain.citation import citation
from workbench.domain.tokens import EXCLUSIVE_GROUP
from workbench.domain.values import Article, Source
from workbench.domain.views import AnnotationView
from workbench.report.data import ReportArticle, ReportData, TagCount
from workbench.report.escape import Escaped, escape
from workbench.report.printed import NO_PLACE

_LISTED: Final = 10
_IN_A_CELL: Final = 20
_UTC: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|\+00:00)")


@dataclass(frozen=True, slots=True)
class Publisher:
    """A source with the refs of its articles in the report."""

    source: Source
    refs: tuple[str, ...]


def publishers(data: ReportData) -> tuple[Publisher, ...]:
    """The sources of the report's articles, in the order in which they first appear."""
    sources: dict[str, Source] = {}
    refs: dict[str, list[str]] = {}
    for item in data.articles:
        if item.source is not None:
            sources.setdefault(item.source.id, item.source)
            refs.setdefault(item.source.id, []).append(item.article.ref)
    return tuple(Publisher(source, tuple(refs[key])) for key, source in sources.items())


def headline(data: ReportData) -> str:
    """How many articles, publishers and annotations the report covers, in one sentence."""
    articles = data.articles
    if not articles:
        return "No article lies within the scope of this report."
    named = publishers(data)
    unnamed = sum(item.source is None for item in articles)
    stated = f" from {count(named, 'publisher')}" if named else ", none with a stated publisher"
    if named and unnamed:
        stated += f" ({unnamed:,} of the articles with no stated publisher)"
    marked = sum(bool(item.annotations) for item in articles)
    held = count(data.annotations, "annotation") if marked else "no annotation"
    where = f" in {marked:,} of them" if 0 < marked < len(articles) else ""
    return f"This report covers {count(articles, 'article')}{stated}, with {held}{where}."


def standouts(data: ReportData, counts: Sequence[TagCount]) -> tuple[str, ...]:
    """Statements about the material that an editor should not have to count for; maybe none."""
    return tuple(
        sentence
        for sentence in (
            *_withdrawn(data.articles),
            _orphans(data.annotations),
            never_placed(data.annotations),
            _unused_verdicts(data.annotations, counts),
            _untagged(data.annotations),
            _concentration(data),
            _unmarked(data.articles),
            _unreviewed(data.articles),
        )
        if sentence
    )


def status_of(article: Article) -> str:
    """The article's status with its date and note: `retracted, 2024-05-01: why`."""
    dated = ", ".join(filter(None, (article.status, article.status_date)))
    return ": ".join(filter(None, (dated, article.status_note)))


def published_of(article: Article) -> str:
    """The date of publication and how it is known, or `not stated`."""
    if not article.published:
        return "not stated"
    how = article.published_from
    return f"{article.published} ({how})" if how else article.published


def moment(time: str) -> str:
    """`2025-01-31 14:05 UTC` for an ISO 8601 time in UTC, anything else as it is."""
    match = _UTC.fullmatch(time)
    return f"{match[1]} {match[2]} UTC" if match else time


def unread_reason(article: Article) -> str:
    """What an article without an annotation means: nothing found, or nobody looked."""
    return {
        "reviewed": "None found.",
        "started": "None found so far: the review of this article has not been finished.",
    }.get(article.state, "Not examined.")


def place(view: AnnotationView) -> str:
    """`A1 ¶3 [120–184]`: article, paragraph, and code points with the end excluded.

    Where the quotation was never found in the text: `A1 (place not found)`.
    """
    if not view.placed:
        return f"{view.article.ref} ({NO_PLACE})"
    held = view.annotation
    return f"{view.article.ref} ¶{view.paragraph} [{held.start}–{held.end}]"


def page_words(pages: str) -> str:
    """`p. 3 · `, `pp. 3–4 · `, or nothing for a text without pages."""
    return f"{'pp' if '–' in pages else 'p'}. {escape(pages)} · " if pages else ""


def tag_line(view: AnnotationView) -> Escaped:
    """The tags of an annotation with their glyphs, or that it has none."""
    tags = [_shown_tag(tag.glyph, tag.name) for tag in view.tags]
    return Escaped(" · ".join(tags) or "no tag")


def mark_line(view: AnnotationView) -> Escaped:
    """The tags of an annotation, who marked it, when, and the claims that it is tied to."""
    held = view.annotation
    who = escape(held.creator or "marked by somebody not recorded")
    when = escape(moment(held.created) or "time not recorded")
    claims = "".join(f" · {link.ref} {_words(link.evidence.stance)}" for link in view.claims)
    return Escaped(f"{tag_line(view)} · {who}, {when}{claims}")


def _words(token: str) -> str:
    return token.replace("_", " ")


@cache
def _shown_tag(glyph: str, name: str) -> Escaped:
    # The glyph may be a character that Markdown knows.
    return escape(f"{glyph} {name}")


def by_article(entry: TagCount) -> Escaped:
    """`A1: 3, A4: 1`: where the annotations with a tag are."""
    shown = entry.articles if len(entry.articles) <= _IN_A_CELL + 1 else entry.articles[:_IN_A_CELL]
    more = len(entry.articles) - len(shown)
    listed = ", ".join(f"{ref}: {number}" for ref, number in shown)
    return Escaped(f"{listed} and in {more:,} more" if more else listed)


def footnote(ref: str) -> Escaped:
    """The mark of the footnote that names an article as a source."""
    return Escaped(f"[^{ref}]")


def citation_of(item: ReportArticle) -> str:
    """The article in one line, as a footnote gives it."""
    return citation(item.article, item.source)


def count(things: Sequence[object] | int, noun: str, plural: str = "") -> str:
    """`1 article`, `2 articles`, `1,234 articles`."""
    number = things if isinstance(things, int) else len(things)
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def listing(items: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, final = items
    return f"{', '.join(most)} {last} {final}" if most else final


def _withdrawn(articles: Sequence[ReportArticle]) -> list[str]:
    return [
        f"{item.article.ref} is recorded as {item.article.status}."
        for item in articles
        if item.article.status != "active"
    ]


def _orphans(views: Sequence[AnnotationView]) -> str:
    orphans = [view for view in views if view.annotation.state == "orphaned" and view.placed]
    if not orphans:
        return ""
    lost = "is orphaned, its quotation" if len(orphans) == 1 else "are orphaned, their quotations"
    return Escaped(
        f"{count(orphans, 'annotation')} {lost} not found again in the present text of the "
        f"article: {_places(orphans)}."
    )


def never_placed(views: Sequence[AnnotationView]) -> str:
    """That some annotations were given no place in a text, or nothing."""
    by_ref = Counter(view.article.ref for view in views if not view.placed)
    total = by_ref.total()
    if not total:
        return ""
    where = listing([f"{number:,} in {ref}" for ref, number in by_ref.items()])
    were = "was given no place in the text, and nothing proves its quotation"
    if total > 1:
        were = "were given no place in the text, and nothing proves their quotations"
    return f"{count(total, 'annotation')} from elsewhere {were}: {where}."


def _unused_verdicts(views: Sequence[AnnotationView], counts: Sequence[TagCount]) -> str:
    unused = [
        entry.tag.name
        for entry in counts
        if entry.tag.group_name == EXCLUSIVE_GROUP and entry.annotations == 0
    ]
    return (
        f"No annotation in this report is tagged {listing(unused, 'or')}."
        if views and unused
        else ""
    )


def _untagged(views: Sequence[AnnotationView]) -> str:
    bare = [view for view in views if not view.tags]
    if not bare:
        return ""
    verb = "carries" if len(bare) == 1 else "carry"
    return Escaped(f"{count(bare, 'annotation')} {verb} no tag: {_places(bare)}.")


def _concentration(data: ReportData) -> str:
    total = len(data.annotations)
    fullest = max(data.articles, key=lambda item: len(item.annotations), default=None)
    if fullest is None or len(data.articles) == 1 or 2 * len(fullest.annotations) <= total:
        return ""
    if len(fullest.annotations) == total:
        return ""  # the sentence about articles without annotations says it
    return f"{len(fullest.annotations):,} of {total:,} annotations lie in {fullest.article.ref}."


def _unmarked(articles: Sequence[ReportArticle]) -> str:
    bare = [item.article.ref for item in articles if not item.annotations]
    if not bare or len(bare) == len(articles):
        return ""
    return f"Without annotations in this report: {shortened(bare)}."


def _unreviewed(articles: Sequence[ReportArticle]) -> str:
    pending = [item.article for item in articles if item.article.state != "reviewed"]
    if not pending:
        return ""
    named = shortened([f"{article.ref} ({article.state})" for article in pending])
    return f"Review not finished: {named}."


def _places(views: Sequence[AnnotationView]) -> str:
    return shortened([place(view) for view in views])


def shortened(items: Sequence[str]) -> str:
    """A listing of the first ten, and how many more there are."""
    if len(items) <= _LISTED + 1:
        return listing(items)
    return f"{', '.join(items[:_LISTED])} and {len(items) - _LISTED:,} more"
