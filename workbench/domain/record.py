"""A hash over all that an import says of an article, so that a later change of it is found."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.domain.text import sha256_of_text
from workbench.domain.values import Article, ArticleText, Region, Source, record_of

Fields = Mapping[str, Any]
# The text has a hash of its own, which is among the fields; this hash cannot cover itself.
_LEFT_OUT = ("text", "as_imported")
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def record_hash(
    article: Fields, text: Fields, source: str | None, regions: Iterable[Fields]
) -> str:
    """SHA-256 over an article, its text's metadata, the name of its publisher and its regions.

    The fields are those of the columns; yes and no count as 1 and 0.
    """
    parts = [
        _plain(article),
        _plain(text),
        source,
        sorted((_plain(region) for region in regions), key=lambda region: str(region["id"])),
    ]
    return sha256_of_text(_ENCODER.encode(parts))


def with_record(
    article: Article, text: ArticleText, source: Source | None, regions: Iterable[Region]
) -> ArticleText:
    """The text row of an article that is being imported, with the hash over all of it."""
    fields: dict[str, Any] = {**record_of(text)}
    records = [record_of(region) for region in regions]
    name = source.name if source else None
    found = record_hash(record_of(article), fields, name, records)
    # Not `replace`, which takes four times as long, for each of many articles.
    return ArticleText(**{**fields, "as_imported": found})


def _plain(fields: Fields) -> dict[str, Any]:
    return {
        name: int(value) if isinstance(value, bool) else value
        for name, value in fields.items()
        if name not in _LEFT_OUT
    }
