"""What a page says of itself, and where it says so."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from workbench.ingest.fields import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document

_HEAD: Final = 4096
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile(.{0,2000}?)-->", re.DOTALL)
_SINGLE_URL = re.compile(r"^\s*url:\s*(https?://\S+)", re.MULTILINE)
_SINGLE_DATE = re.compile(
    r"^\s*saved date:\s*\w{3} (\w{3}) (\d\d?) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d\d)(\d\d)",
    re.MULTILINE,
)
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_STATED_DATE = re.compile(
    # The quotes are left out by what makes pages small, such as SingleFile.
    r"(?:published_time|datePublished)\b[^<>]{0,80}?(\d{4}(?:-\d\d(?:-\d\d)?)?)",
    re.IGNORECASE,
)
_MOST_JSON: Final = 100_000
_OF_THING: Final = frozenset({"name", "url", "@id"})
_IN_JSON = re.compile(r"\"(\w{1,40})\"\s*:\s*\"([^\"]{1,600})\"")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Fields of a draft, and (field, place) for each that was found."""

    title: str | None
    source: str | None
    author: str | None
    published: str | None
    published_from: str | None
    url: str | None
    canonical_url: str | None
    retrieved: str | None
    language: str | None
    found_in: tuple[tuple[str, str], ...]


def page_metadata(
    page: str,
    tree: "HtmlElement",
    found: "Document | None",
    places: dict[str, str],
    lines: list[str],
) -> PageMetadata:
    """What `page` (its text), its tree and the extractor's findings tell.

    `places` are those of the values in the head (`places_in`), `lines` is what a reader sees.
    A date is as precise as the page: of one that was pieced together, a day or month that the
    visible text does not confirm is dropped.
    """
    url, retrieved, saved = _saved_from(page)
    canonical = one_line(found.url) if found else None
    published, from_, dated = _date(page, found, places, lines)
    source, named = _publisher(found, url or canonical, places)
    fields = {
        "title": (one_line(found.title) if found else None, None),
        "author": (one_line(found.author) if found else None, None),
        "source": (source, named),
        "published": (published, dated),
        "url": (url or canonical, saved),
        "canonical_url": (canonical, None),
        "retrieved": (retrieved, saved),
        "language": (one_line(tree.get("lang") or tree.get("xml:lang")), "html lang"),
    }
    values = {name: value for name, (value, _) in fields.items()}
    found_in = tuple(
        (name, place or _where(value, places))
        for name, (value, place) in fields.items()
        if value is not None
    )
    return PageMetadata(**values, published_from=from_, found_in=found_in)


def _publisher(
    found: "Document | None", address: str | None, places: dict[str, str]
) -> tuple[str | None, str | None]:
    """What the page calls its publisher, else the domain it is from."""
    name = one_line(found.sitename) if found else None
    host = one_line(found.hostname) if found else None
    if host is None and address:
        host = (urlsplit(address).hostname or "").removeprefix("www.") or None
    if name and name != host:
        return name, _where(name, places)
    return (host, "domain of the address") if host else (name, None)


def _saved_from(page: str) -> tuple[str | None, str | None, str | None]:
    """Address and time a page was saved, by its browser's or SingleFile's comment; and which."""
    head = page[:_HEAD]
    if note := _SINGLE_FILE.search(head):
        url, date = _SINGLE_URL.search(note[1]), _SINGLE_DATE.search(note[1])
        when = None
        if date and date[1] in _MONTHS:
            month = _MONTHS.index(date[1]) + 1
            when = f"{date[3]}-{month:02}-{int(date[2]):02}T{date[4]}{date[5]}:{date[6]}"
        return (one_line(url[1]) if url else None), when, "SingleFile's comment"
    saved = _SAVED_FROM.search(head)
    return (one_line(saved[1]), None, "the browser's comment") if saved else (None, None, None)


def _date(
    page: str, found: "Document | None", places: dict[str, str], lines: list[str]
) -> tuple[str | None, str | None, str | None]:
    """The date, `stated` where the page's metadata has it, else `inferred`, and the place."""
    date = one_line(found.date) if found else None
    if date is None:
        return None, None, None
    for stated in _STATED_DATE.findall(page):
        if date.startswith(stated):
            place = next((where for value, where in places.items() if value.startswith(stated)), "")
            return stated, "stated", place or "metadata"
    place = next((where for value, where in places.items() if value.startswith(date)), "")
    if place:
        return date, "inferred", place
    likely = _confirmed(date, lines)
    return (likely, "inferred", "text of the page") if likely else (None, None, None)


def _confirmed(date: str, lines: list[str]) -> str | None:
    """A date of the first of a month is often made up: as much of it as the page's words have.

    The year of a line of copyright says nothing of an article.
    """
    if not date.endswith("-01"):
        return date
    seen = "\n".join(lines)
    year, month, _ = date.split("-")
    if re.search(rf"\b0?1(?:st|\.)?\s+\w+\.?\s+{year}|\w+\s+0?1(?:st)?,?\s+{year}", seen) or (
        re.search(rf"\b0?1[./]0?{int(month)}[./]{year}|{year}[./-]{month}[./-]01", seen)
    ):
        return date
    named = re.search(rf"[^\W\d_]{{3,}}\.?,?\s+{year}|{year}[./-]0?{int(month)}\b", seen)
    if month != "01" or named:
        return f"{year}-{month}"
    return year if any(year in line and not _COPYRIGHT.search(line) for line in lines) else None


def places_in(tree: "HtmlElement") -> dict[str, str]:
    """Where values stand in a page's metadata and titles, by value; the first place wins."""
    places: dict[str, str] = {}
    for element in tree.iter("meta", "title", "link", "h1", "time", "script"):
        if element.tag == "script":
            if "ld+json" in (element.get("type") or ""):
                for key, value in _linked_data((element.text or "")[:_MOST_JSON]):
                    places.setdefault(_plain(value), f"JSON-LD {key}")
            continue
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content") or element.get("href") or element.get("datetime")
        if element.tag in {"title", "h1"}:
            name, value = f"<{element.tag}>", "".join(element.itertext())
        elif element.tag == "link":
            name = f"link {element.get('rel') or ''}".strip()
        elif element.tag == "time":
            name = "<time>"
        elif name:
            name = f"meta {name}"
        if name and value:
            places.setdefault(_plain(value), name)
    return places


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    """The strings in JSON-LD with their keys; of a thing's name and address that of the thing."""
    try:
        waiting: list[tuple[str, Any]] = [("", json.loads(text))]
    except (ValueError, RecursionError):
        yield from _IN_JSON.findall(text)
        return
    while waiting:
        key, value = waiting.pop(0)
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, list):
            waiting += [(key, each) for each in value]
        elif isinstance(value, dict):
            own = {name: key if name in _OF_THING and key else name for name in value}
            waiting += [(own[name], each) for name, each in value.items() if name != "@graph"]
            waiting += [("", each) for each in [value.get("@graph")] if each]


def _where(value: str | None, places: dict[str, str]) -> str:
    if value is None:
        return ""
    several = {_where(each, places) for each in value.split("; ")} if "; " in value else set()
    if len(several) == 1:  # authors, who are named together
        return several.pop()
    plain = _plain(value)
    exact = places.get(plain)
    if exact:
        return exact
    # A title often has the site's name behind it.
    near = (where for each, where in places.items() if each.startswith(plain))
    return next(near, "text of the page")


def _plain(value: str) -> str:
    return " ".join(value[:2000].split()).casefold()
