"""Proving a report: its annex against the case, and what its body prints against the annex."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.text import Paragraphs
from workbench.domain.values import Region, ReportRecord
from workbench.report import annex
from workbench.report.annex import Annex, ArticleEntry, NoAnnex, Quotation
from workbench.report.escape import printed_quotation
from workbench.report.pages import page_label
from workbench.report.printed import (
    Place,
    PrintedQuotation,
    mentioned_places,
    printed_quotations,
)

# The rows of Annex A: an article's ref first, the hashes of its text and its file last.
_HASHES: Final = re.compile(r"\n\| A\d+ \|.*\| ([0-9a-f]{64}) \| ([0-9a-f]{64}) \|$", re.MULTILINE)

# The text of an article's ref and a hash, as the case has it; None where it has no such text.
TextOf = Callable[[str, str], "StoredText | None"]
# The pages of the file that a text was read from, by an article's ref and the text's hash.
PagesOf = Callable[[str, str], Sequence[Region]]


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text as the case holds it, with the hash of the file it was read from.

    `is_whole` and `has_original` tell that text and file still have the hashes they came in with.
    """

    text: str
    original_sha256: str
    is_whole: bool = True
    has_original: bool = True


@dataclass(frozen=True, slots=True)
class Failure:
    """Something the report says that does not hold; `annotation` where it is about one."""

    annotation: str | None
    problem: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What checking a report found; `quotations` is how many the annex lists.

    `unproved` are the annotations among them that no text bears out, as the report itself says:
    orphans from elsewhere that were never given a place. `record` is the case's own note of having
    handed over these bytes. Where it has none, `otherwise` are its notes of Markdown reports of the
    same state, whose bytes were others. `history_n` is the state of the case that the report says
    it was made of, where it says one.
    """

    quotations: int
    failures: tuple[Failure, ...]
    unproved: tuple[str, ...] = ()
    history_n: int | None = None
    record: ReportRecord | None = None
    otherwise: tuple[ReportRecord, ...] = ()

    @property
    def ok(self) -> bool:
        """True where everything holds."""
        return not self.failures


def prove(
    report: str, text_of: TextOf, pages_of: PagesOf, history: Callable[[int], str | None]
) -> Proof:
    """Check a Markdown report against a case.

    `history` gives the hash of a numbered entry of the case's history, or None.
    """
    tidy = annex.tidied(report)
    try:
        body, found = annex.split(tidy)
    except NoAnnex as error:
        return Proof(0, (Failure(None, f"This is no report that can be proved: {error}."),))
    failures = [
        *_of_another_case(found, history),
        *_articles(found, text_of),
        *_quotations(found, text_of),
        *_body(body, found, pages_of),
    ]
    if not annex.seal_holds(tidy):
        failures.append(
            Failure(None, "The report was changed after it was made: its seal does not fit.")
        )
    unproved = tuple(entry.annotation for entry in found.quotations if entry.start is None)
    return Proof(len(found.quotations), tuple(failures), unproved, found.history_entries)


def _of_another_case(found: Annex, history: Callable[[int], str | None]) -> Iterator[Failure]:
    if history(1) != found.case_first:
        yield Failure(None, "The report is of another case: their histories begin differently.")
    elif history(found.history_entries) != found.history_last:
        yield Failure(
            None,
            f"The case's history has no entry {found.history_entries} with the hash that the"
            " report names.",
        )


def _articles(found: Annex, text_of: TextOf) -> Iterator[Failure]:
    for entry in found.articles:
        problem = _article_problem(entry, text_of(entry.ref, entry.sha256))
        if problem:
            yield Failure(None, problem)
    texts = ((entry.article, entry.text_sha256) for entry in found.quotations)
    listed = ((entry.ref, entry.sha256) for entry in found.articles)
    for ref, sha256 in dict.fromkeys((*listed, *texts)):
        stored = text_of(ref, sha256)
        if stored and not stored.is_whole:
            yield Failure(
                None,
                f"The case's text of {ref} was changed after it came in: it no longer has the hash"
                f" {sha256}.",
            )
        if stored and not stored.has_original:
            yield Failure(
                None,
                f"The file that {ref} was read from is gone from the case or was changed in it:"
                f" none there has the hash {stored.original_sha256}.",
            )


def _article_problem(entry: ArticleEntry, stored: StoredText | None) -> str:
    if stored is None:
        return f"The case has no text of {entry.ref} with the hash {entry.sha256}."
    if stored.is_whole and len(stored.text) != entry.characters:
        return f"{entry.ref} has {len(stored.text)} characters; the annex says {entry.characters}."
    if stored.original_sha256 != entry.original_sha256:
        return f"{entry.ref} was not read from a file with the hash {entry.original_sha256}."
    return ""


def _quotations(found: Annex, text_of: TextOf) -> Iterator[Failure]:
    paragraphs: dict[tuple[str, str], Paragraphs] = {}
    seen: set[str] = set()
    for entry in found.quotations:
        key = (entry.article, entry.text_sha256)
        stored = text_of(*key)
        if stored is not None and key not in paragraphs:
            paragraphs[key] = Paragraphs.of(stored.text)
        problem = _quotation_problem(entry, stored, paragraphs.get(key))
        if problem:
            yield Failure(entry.annotation, problem)
        if entry.annotation in seen:
            yield Failure(entry.annotation, "The annex lists this annotation twice.")
        seen.add(entry.annotation)


def _quotation_problem(
    entry: Quotation, stored: StoredText | None, paragraphs: Paragraphs | None
) -> str:
    where = entry.place
    if stored is None or paragraphs is None:
        return f"The case has no text of {entry.article} with the hash {entry.text_sha256}."
    if entry.start is None or entry.end is None:
        return ""  # the report says itself that nothing proves it
    if not 0 <= entry.start < entry.end <= len(stored.text):
        return f"{where} lies outside the text, which has {len(stored.text)} characters."
    if stored.text[entry.start : entry.end] != entry.quote:
        return f"The text at {where} is not the quotation that the annex gives."
    paragraph = paragraphs.number_at(entry.start)
    if paragraph != entry.paragraph:
        return f"{where} lies in paragraph {paragraph}."
    return ""


def _body(body: str, found: Annex, pages_of: PagesOf) -> Iterator[Failure]:
    by_place: dict[Place, list[Quotation]] = {}
    for entry in found.quotations:
        by_place.setdefault(entry.place, []).append(entry)
    printed: set[str] = set()
    for each in printed_quotations(body):
        entries = by_place.get(each.place, []) if each.place else []
        problem, proved = _print_problem(each, entries, found.shortened)
        problem = problem or _page_problem(each, entries, pages_of)
        printed.update(proved)
        if problem:
            yield Failure(entries[0].annotation if entries else None, problem)
    for entry in found.quotations:
        if entry.printed and entry.annotation not in printed:
            yield Failure(
                entry.annotation,
                "The annex lists this quotation; the body does not print it at its place.",
            )
    for place in mentioned_places(body):
        if place not in by_place:
            yield Failure(None, f"The body names {place}; the annex does not.")
    yield from _hashes(body, found)


def _print_problem(
    each: PrintedQuotation, entries: list[Quotation], shortened: int | None
) -> tuple[str, tuple[str, ...]]:
    """What is wrong with a printed quotation, and the annotations that it proves."""
    if each.place is None:
        return f"A quotation stands in the body without its place: “{each.quotation}”.", ()
    if each.quotation is None:
        return f"No quotation stands beneath {each.place}.", ()
    if not entries:
        return f"The body prints a quotation at {each.place}; the annex lists none.", ()
    proved = tuple(
        entry.annotation
        for entry in entries
        if _folded(printed_quotation(entry.quote, shortened)) == _folded(each.quotation)
    )
    if not proved:
        return f"The quotation printed at {each.place} differs from the annex's.", ()
    return "", proved


def _page_problem(each: PrintedQuotation, entries: list[Quotation], pages_of: PagesOf) -> str:
    """What is wrong with the page that is printed behind a place."""
    if each.page is None:
        return ""
    on = {
        page_label(pages_of(entry.article, entry.text_sha256), entry.start, entry.end)
        for entry in entries
        if entry.start is not None and entry.end is not None
    }
    if each.page in on:
        return ""
    where = " or ".join(sorted(filter(None, on)))
    known = f"the case has it on page {where}" if where else "the case knows of no page there"
    return f"The body prints page {each.page} for {each.place}; {known}."


def _hashes(body: str, found: Annex) -> Iterator[Failure]:
    known = {entry.sha256 for entry in found.articles}
    known |= {entry.original_sha256 for entry in found.articles}
    printed_hashes = (each for row in _HASHES.findall(body) for each in row)
    for printed in dict.fromkeys(printed_hashes):
        if printed not in known:
            yield Failure(None, f"The body prints a hash that the annex does not list: {printed}.")


def _folded(text: str) -> str:
    return " ".join(text.split())
