"""The machine-readable annex: what binds each printed quotation to a text, its hash and offsets.

A fenced block of JSON at the end of the Markdown report. The report's seal, in the line with its
date, is the SHA-256 of the whole report with 64 zeros in the place of the seal, lines ended by LF
and without white space at their ends, so that a report mailed about can still be proved.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring as _quoted
from typing import Any, Final

from workbench.domain.views import AnnotationView
from workbench.report.data import ReportData
from workbench.report.escape import Escaped
from workbench.report.plain_json import written_out
from workbench.report.printed import Place

FORMAT: Final = "workbench-report"
VERSION: Final = 1
ZEROS: Final = "0" * 64
# Entries between two looks whether to go on; some ten milliseconds.
_AT_ONCE: Final = 1000
# The first of these line ends is not part of the block.
_BEGINS: Final = f'\n```json\n{{"format": "{FORMAT}"'
_ENDS: Final = re.compile(r"\n```(?=\n|$)")
_SEAL: Final = re.compile(r"^- (?:Date: [^\n]*, s|S)eal:? ([0-9a-f]{64})$", re.MULTILINE)
_LINE_ENDS: Final = re.compile(r"[ \t\r]+\n|\r")
_LOOSE_ENDS: Final = ("\r", " \n", "\t\n")


class NoAnnex(ValueError):
    """The text holds no annex that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """An entry of the annex: `printed` tells that the body shows the quotation.

    `start` and `end` are code points of the text with that hash; they and `paragraph` are None
    where the quotation was never found in it.
    """

    annotation: str
    article: str
    text_sha256: str
    start: int | None
    end: int | None
    paragraph: int | None
    printed: bool
    quote: str

    @property
    def place(self) -> Place:
        """Where the quotation stands."""
        return Place(self.article, self.paragraph, self.start, self.end)


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article as the annex lists it."""

    ref: str
    sha256: str
    characters: int
    original_sha256: str


@dataclass(frozen=True, slots=True)
class Annex:
    """What the annex says. `shortened` is the most characters of a printed quotation, or None."""

    case_first: str
    history_entries: int
    history_last: str
    shortened: int | None
    articles: tuple[ArticleEntry, ...]
    quotations: tuple[Quotation, ...]


def views(data: ReportData) -> tuple[tuple[AnnotationView, bool], ...]:
    """Every annotation in the report's scope, once, in the order of the text.

    With each, whether its quotation is printed, which depends on the sections.
    """
    tied = {e.view.annotation.id: e.view for c in data.claims or () for e in c.evidence}
    listed = {view.annotation.id: view for view in data.annotations}
    printed = {
        *(tied if "claims" in data.sections else ()),
        *(listed if "annotations" in data.sections else ()),
    }
    return tuple(
        (view, view.annotation.id in printed)
        for view in sorted((tied | listed).values(), key=_order)
    )


def block(data: ReportData, stopped: Callable[[], bool] = lambda: False) -> Escaped:
    """The annex as a fenced code block; where `stopped` says so, it ends before its time."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "case_first": data.state.first,
        "history_entries": data.state.entries,
        "history_last": data.state.last,
        "shortened": data.shortened,
    }
    articles, quotations = _lines(_articles(data)), _lines(_quotations(data, stopped))
    listed = f'"articles": {articles},\n"quotations": {quotations}'
    return Escaped(f"```json\n{_json(head)[:-1]},\n{listed}}}\n```")


def sealed(report: str) -> str:
    """The report, tidied, with its seal filled in where it has a place for one."""
    tidy = tidied(report)
    return _with_seal(tidy, _digest(tidy))


def seal_holds(tidy: str) -> bool:
    """True where no character of the report was changed after it was made; see `tidied`."""
    found = _SEAL.search(tidy)
    return found is not None and found[1] == _digest(tidy)


def split(tidy: str) -> tuple[str, Annex]:
    """The report without its annex and its seal, and the annex; see `tidied`. Raises NoAnnex."""
    text = f"\n{tidy}"
    start = text.find(_BEGINS)
    found = _ENDS.search(text, start + len(_BEGINS)) if start >= 0 else None
    if found is None:
        raise NoAnnex("it holds no machine-readable annex")
    if text.find(_BEGINS, found.end()) >= 0:
        raise NoAnnex("it holds more than one machine-readable annex")
    body = text[1:start] + text[found.end() :]
    inside = text[start + len("\n```json\n") : found.start()]
    return _SEAL.sub("", body, count=1), _read(inside)


def _digest(tidy: str) -> str:
    text = _with_seal(tidy.rstrip() + "\n", ZEROS)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _with_seal(report: str, digest: str) -> str:
    found = _SEAL.search(report)
    return f"{report[: found.start(1)]}{digest}{report[found.end(1) :]}" if found else report


def tidied(text: str) -> str:
    """Lines ended by LF, without white space at their ends: mail changes both."""
    if any(loose in text for loose in _LOOSE_ENDS):
        return _LINE_ENDS.sub("\n", text)
    return text


def _lines(entries: Iterator[str]) -> str:
    """A JSON list with an entry a line."""
    listed = ",\n".join(entries)
    return f"[\n{listed}\n]" if listed else "[]"


def _articles(data: ReportData) -> Iterator[str]:
    for item in data.articles:
        entry = {
            "ref": item.article.ref,
            "sha256": item.sha256,
            "characters": item.characters,
            "original_sha256": item.original_sha256,
        }
        yield _json(entry)


def _quotations(data: ReportData, stopped: Callable[[], bool]) -> Iterator[str]:
    for number, (view, printed) in enumerate(views(data)):
        if number % _AT_ONCE == 0 and stopped():
            return
        held = view.annotation
        start, end, paragraph = (
            (held.start, held.end, view.paragraph) if view.placed else ("null", "null", "null")
        )
        # By hand: a call of the encoder an entry takes six times as long.
        yield written_out(
            f'{{"annotation": {_quoted(held.id)}, "article": {_quoted(view.article.ref)},'
            f' "text_sha256": {_quoted(data.text_hashes[held.article_id, held.version])},'
            f' "start": {start}, "end": {end}, "paragraph": {paragraph},'
            f' "printed": {"true" if printed else "false"}, "quote": {_quoted(held.quote)}}}'
        )


def _json(value: Any) -> str:
    return written_out(json.dumps(value, ensure_ascii=False))


def _order(view: AnnotationView) -> tuple[int, int, int, str]:
    held = view.annotation
    return view.article.number, held.start, held.end, held.id


def _read(text: str) -> Annex:
    try:
        found = json.loads(text)
        if found["version"] != VERSION:
            raise NoAnnex("its annex is of a version that this program does not know")
        return Annex(
            case_first=_text(found["case_first"]),
            history_entries=_number(found["history_entries"]),
            history_last=_text(found["history_last"]),
            shortened=None if found["shortened"] is None else _number(found["shortened"]),
            articles=tuple(
                ArticleEntry(
                    _text(each["ref"]),
                    _text(each["sha256"]),
                    _number(each["characters"]),
                    _text(each["original_sha256"]),
                )
                for each in found["articles"]
            ),
            quotations=tuple(_quotation(each) for each in found["quotations"]),
        )
    except NoAnnex:
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoAnnex("its machine-readable annex is damaged") from error


def _quotation(entry: Any) -> Quotation:
    where = [entry["start"], entry["end"], entry["paragraph"]]
    start, end, paragraph = (None, None, None) if where == [None] * 3 else map(_number, where)
    return Quotation(
        annotation=_text(entry["annotation"]),
        article=_text(entry["article"]),
        text_sha256=_text(entry["text_sha256"]),
        start=start,
        end=end,
        paragraph=paragraph,
        printed=entry["printed"] is True,
        quote=_text(entry["quote"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value
