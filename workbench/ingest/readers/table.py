"""Tables with an article in each row: CSV (any usual separator), JSON Lines, JSON with a list."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any, Final

from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import Unreadable
from workbench.domain.text import normalise
from workbench.ingest.decode import Decoded, decode
from workbench.ingest.fields import one_line
from workbench.ingest.json_records import Record, holds_records, records
from workbench.ingest.readers import Found, is_named
from workbench.ingest.request import AS_FOUND, Request
from workbench.ingest.title import title_of

ORDER: Final = 70
SUFFIXES: Final = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
ISOLATED: Final = True
# What columns are called, the best name first: in small letters, without spaces and dashes. Also
# as news-please and NewsAPI call them, and in the languages that spreadsheets are often kept in.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        *("text", "maintext", "body", "bodytext", "content", "fulltext", "articletext"),
        *("articlebody", "article", "texte", "texto", "testo", "inhalt", "текст"),
    ),
    "title": (
        *("title", "headline", "heading", "subject", "titel", "überschrift", "titre", "título"),
        *("titulo", "titolo", "заголовок"),
    ),
    "source": (
        *("source", "publisher", "outlet", "publication", "site", "sitename", "sourcedomain"),
        *("domain", "quelle", "fuente", "fonte", "источник"),
    ),
    "author": (
        *("author", "authors", "byline", "creator", "autor", "autorin", "auteur", "autore"),
        "автор",
    ),
    "published": (
        *("published", "date", "publishedat", "publishdate", "publisheddate", "pubdate"),
        *("publicationdate", "datepublished", "datepublish", "datetime", "datum", "fecha"),
        "дата",
    ),
    "url": ("url", "link", "address", "permalink", "lien", "enlace", "ссылка"),
    "language": ("language", "lang", "sprache", "langue", "idioma", "lingua", "язык"),
    "retrieved": (
        *("retrieved", "retrievedat", "accessed", "crawledat", "downloaded", "datedownload"),
    ),
}
_NO_RECORDS: Final = "it is JSON without a list of objects that have a “text” or “body”"
# Under which name an object holds what it is called: NewsAPI has such publishers.
_NAMES: Final = ("name", "value", "title")
_SEPARATORS: Final = ",;\t|"
_TOP = 65_536
# What Excel writes above the header.
_SEPARATOR_LINE = re.compile(r"[\ufeff\ufffd]*sep=[,;\t|]\r?\n", re.IGNORECASE)
_DAY = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)(?:[T ]\d\d:\d\d.*)?")


def sniff(data: bytes, name: str) -> bool:
    """True for JSON objects, or a header line, with a column that holds texts."""
    head = data[:_TOP].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"")
    text = head.decode("utf-8", "replace")
    if text.startswith(("{", "[")):
        # Named so it is no prose, and reading it tells what it lacks.
        return is_named(name, SUFFIXES | {".json"}) or holds_records(text, _has_text)
    named = is_named(name, SUFFIXES)
    first = _without_separator_line(text).split("\n", 1)[0].strip()
    if not named and not any(separator in first for separator in _SEPARATORS):
        return False  # one column alone, which only the name could tell from prose
    header = dict.fromkeys(_header(first))
    if _column(header, "text") is None:
        return False
    return named or sum(_column(header, field) is not None for field in COLUMNS) > 1


def read(data: bytes, name: str, request: Request = AS_FOUND) -> list[Found]:
    """An article for each row, and Unreadable for each that is none; all keep the whole file.

    Raises Unreadable (`too_large` for more rows than the limit, `damaged`), and what `decode`
    raises.
    """
    decoded = decode(data, name, encoding=request.encoding)
    text = _without_separator_line(decoded.text.lstrip("\ufeff"))
    rows: Iterator[Record | None] = _csv_rows(text, name)
    media_type = "text/csv"
    if text.lstrip().startswith(("{", "[")):
        if not holds_records(text, _has_text):
            raise Unreadable(name, "no_text_found", _NO_RECORDS)
        media_type, rows = records(text, name, _has_text)
    found: list[Found] = []
    for number, record in enumerate(rows, start=1):
        if number > request.limits.max_rows:
            detail = f"the limit is {request.limits.max_rows:,} rows"
            raise Unreadable(name, "too_large", detail)
        if record is None:
            found.append(Unreadable(f"{name}#{number}", "damaged", "it is no JSON object"))
        else:
            found.append(_draft(record, number, decoded, data, name, media_type))
    return found


def _without_separator_line(text: str) -> str:
    found = _SEPARATOR_LINE.match(text)
    return text[found.end() :] if found else text


def _draft(
    record: Mapping[str, Any],
    number: int,
    decoded: Decoded,
    data: bytes,
    name: str,
    media_type: str,
) -> Found:
    columns = {field: _column(record, field) for field in COLUMNS}
    values = {
        field: _text(record[column]) if column is not None else None
        for field, column in columns.items()
    }
    text = normalise(values.pop("text") or "").strip()
    if not text:
        return Unreadable(f"{name}#{number}", "empty")
    fields = {field: one_line(value) for field, value in values.items()}
    title = fields["title"]
    published = fields["published"]
    day = _DAY.fullmatch(published) if published else None
    return ArticleDraft(
        text=text,
        title=title or title_of(text, f"{PurePath(name).stem} {number}"),
        original=data,
        file_name=name,
        media_type=media_type,
        encoding=decoded.encoding,
        encoding_sure=decoded.sure,
        published=day[1] if day else published,
        published_from="stated" if published else None,
        found_in=tuple((f, f"column {columns[f]}") for f, value in fields.items() if value),
        part=number,
        source=fields["source"],
        author=fields["author"],
        url=fields["url"],
        language=fields["language"],
        retrieved=fields["retrieved"],
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(_text(each) for each in value)
    if isinstance(value, Mapping):
        return _text(next((value[name] for name in _NAMES if name in value), None))
    return "" if value is None else str(value)


def _column(record: Mapping[str, Any], field: str) -> str | None:
    """The column of a record that holds a field, whatever its capitals and spaces."""
    plain = {re.sub(r"[\s_-]+", "", key.lower()): key for key in reversed(list(record))}
    return next((plain[name] for name in COLUMNS[field] if name in plain), None)


def _has_text(record: Mapping[str, Any]) -> bool:
    return _column(record, "text") is not None


def _header(line: str) -> list[str]:
    try:
        return next(csv.reader([line[:_TOP]], delimiter=_separator(line)), [])
    except csv.Error:
        return []


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _csv_rows(text: str, name: str) -> Iterator[Record]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    first = text.lstrip().split("\n", 1)[0]
    separator = _separator(first)
    rows = csv.reader(io.StringIO(text.lstrip()), delimiter=separator)
    try:
        header = next(rows, [])
        for row in rows:
            if any(cell.strip() for cell in row):
                if any(row[len(header) :]):  # a separator inside a last cell without quotes
                    row[len(header) - 1 :] = [separator.join(row[len(header) - 1 :])]
                yield dict(zip(header, row, strict=False))
    except csv.Error as error:
        raise Unreadable(name, "damaged", str(error)) from error
