"""What is written for each article that an import brings."""

import json
from typing import NamedTuple

from workbench.domain.record import with_record
from workbench.domain.values import Article, ArticleText, Region, Source
from workbench.services.open_case import OpenCase
from workbench.services.preparing import Prepared
from workbench.storage.index import TextPassages
from workbench.storage.rows import SOURCES


class ImportRow(NamedTuple):
    """An article with its text, regions, original bytes and passages."""

    article: Article
    text: ArticleText
    regions: list[Region]
    original: bytes
    passages: TextPassages


def source_for(case: OpenCase, name: str | None) -> Source | None:
    """The publisher an article names. It stays when the import is undone: it is only a name."""
    if not name or not name.strip():
        return None
    held = case.sources.named(name.strip())
    if held is not None:
        return held
    source = Source(case.make_id(), name.strip(), created=case.clock())
    SOURCES.insert_all(case.file.connection, [source])
    return source


def row_of(
    case: OpenCase, batch: str, number: int, moment: str, item: Prepared, source: Source | None
) -> ImportRow:
    """What is written for a file, as the article of that number in an import."""
    draft = item.draft
    article = Article(
        id=case.make_id(),
        number=number,
        title=draft.title,
        source_id=source.id if source else None,
        author=draft.author,
        published=draft.published,
        published_from=draft.published_from,
        url=draft.url,
        canonical_url=draft.canonical_url,
        retrieved=draft.retrieved,
        language=draft.language,
        import_id=batch,
        created=moment,
    )
    text = ArticleText(
        article.id,
        1,
        draft.text,
        item.text_sha256,
        len(draft.text),
        item.original_sha256,
        draft.file_name,
        draft.media_type,
        draft.encoding,
        draft.encoding_sure,
        moment,
        draft.part,
        json.dumps(dict(draft.found_in), ensure_ascii=False),
    )
    regions = regions_of(item, article.id, 1, case)
    return ImportRow(
        article,
        with_record(article, text, source, regions),
        regions,
        draft.original,
        TextPassages(number, 1, item.sentences, item.words),
    )


def regions_of(item: Prepared, article_id: str, version: int, case: OpenCase) -> list[Region]:
    """The regions that a reader found, as those of a version of an article."""
    moment = case.clock()
    return [
        Region(
            id=case.make_id(),
            article_id=article_id,
            version=version,
            start=found.start,
            end=found.end,
            kind=found.kind,
            creator="import",
            created=moment,
            detail=found.detail,
        )
        for found in item.draft.regions
    ]
