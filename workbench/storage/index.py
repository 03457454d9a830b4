"""The search index: folded words of every sentence and of every annotation.

The FTS tables are contentless: to take a row out, the very words that went in are given again. A
passage's number holds its article's: `number >> PASSAGE_BITS`.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from workbench.domain.fold import fold, folded_sentences
from workbench.domain.span import Span, Spans
from workbench.storage.damage import damaged

PASSAGE_BITS: Final = 24
# The label that every annotation has: what lacks something is looked for among all.
EVERY_MARK: Final = "mark"
# Of JSON lists of words by the number of their first passage: each passage, in ascending order.
_NUMBERED_WORDS: Final = (
    "SELECT CAST(text.key AS INTEGER) + passage.key, passage.value"
    " FROM json_each(:words) text CROSS JOIN json_each(text.value) passage"
)
_NO_LABEL = re.compile("[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class TextPassages:
    """The passages of one text with their folded words, ready to be indexed."""

    article_number: int
    version: int
    sentences: Sequence[Span]
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class IndexedMark:
    """What the index knows of an annotation: `number` is its row, `tags` are ids."""

    number: int
    article_number: int
    quote: str
    note: str
    tags: Sequence[str]


def add_passages(connection: sqlite3.Connection, texts: Iterable[TextPassages]) -> None:
    """Index texts, each sentence as one passage. The quickest for many is: all at once."""
    texts = list(texts)
    keep_passages(connection, texts)
    index_words(connection, indexable_words(texts))


def keep_passages(connection: sqlite3.Connection, texts: Iterable[TextPassages]) -> None:
    """Keep where the sentences of texts are, without indexing them: for a version to come."""
    connection.executemany(
        "INSERT INTO text_passages (article_number, version, bounds)"
        " VALUES (:article, :version, :bounds)",
        [
            {"article": text.article_number, "version": text.version, "bounds": _bounds(text)}
            for text in texts
        ],
    )


def switch_version(connection: sqlite3.Connection, article_id: str, old: int, new: int) -> None:
    """Index the words of another version of an article's text instead of those of the old one."""
    texts = {
        version: TextPassages(number, version, sentences, folded_sentences(text, sentences))
        for number, version, text in connection.execute(
            "SELECT number, article_text.version, text FROM article"
            " JOIN article_text ON article_text.article_id = article.id"
            " WHERE article.id = :id AND article_text.version IN (:old, :new)",
            {"id": article_id, "old": old, "new": new},
        ).fetchall()
        for sentences in [passages_of(connection, number, version)]
    }
    _take_out_words(connection, [texts[old]] if old in texts else [])
    index_words(connection, indexable_words([texts[new]] if new in texts else []))


def remove_passages(connection: sqlite3.Connection, texts: Iterable[TextPassages]) -> None:
    """Take texts out of the index; their words are those that were indexed."""
    texts = list(texts)
    _take_out_words(connection, texts)
    connection.executemany(
        "DELETE FROM text_passages WHERE article_number = :article AND version = :version",
        [{"article": text.article_number, "version": text.version} for text in texts],
    )


def passages_of(connection: sqlite3.Connection, number: int, version: int) -> Spans:
    """The sentences of a text in their order, as they were indexed. Raises CaseDamaged."""
    row = connection.execute(
        "SELECT bounds FROM text_passages WHERE article_number = :number AND version = :version",
        {"number": number, "version": version},
    ).fetchone()
    try:
        bounds = json.loads(row[0]) if row else []
        return Spans([start for start, _ in bounds], [end for _, end in bounds])
    except (ValueError, TypeError) as error:
        raise damaged(connection, "the list of a text's sentences is torn") from error


def clear_passages(connection: sqlite3.Connection) -> None:
    """Empty the index of passages, to make it again from the texts."""
    connection.execute("INSERT INTO passage_index (passage_index) VALUES ('delete-all')")
    connection.execute(
        "DELETE FROM text_passages WHERE version ="
        " (SELECT version FROM article WHERE number = article_number)"
    )


def clear_annotations(connection: sqlite3.Connection) -> None:
    """Empty the index of annotations, to make it again from the rows."""
    connection.execute("INSERT INTO annotation_index (annotation_index) VALUES ('delete-all')")


def add_annotations(connection: sqlite3.Connection, marks: Iterable[IndexedMark]) -> None:
    """Index annotations. The quickest for many is: all at once."""
    connection.executemany(
        "INSERT INTO annotation_index (rowid, quote, note, labels)"
        " VALUES (:number, :quote, :note, :labels)",
        (_mark_row(mark) for mark in marks),
    )


def change_annotations(
    connection: sqlite3.Connection, old: Iterable[IndexedMark], new: Iterable[IndexedMark]
) -> None:
    """Take annotations out of the index, given as they were indexed, and index others.

    In the order of their numbers: FTS5 writes out all it has gathered where one is lower than the
    one before it, and that is what takes long.
    """
    rows = [{**_mark_row(mark), "command": "delete"} for mark in old]
    rows += [{**_mark_row(mark), "command": None} for mark in new]
    rows.sort(key=itemgetter("number"))
    # Without a command it is a row to be indexed.
    connection.executemany(
        "INSERT INTO annotation_index (annotation_index, rowid, quote, note, labels)"
        " VALUES (:command, :number, :quote, :note, :labels)",
        rows,
    )


def indexable_words(texts: Iterable[TextPassages]) -> str:
    """The words of texts as `index_words` wants them: lists by the number of the first."""
    by_first = [
        f'"{text.article_number << PASSAGE_BITS}":{_json_list(text.words)}' for text in texts
    ]
    return f"{{{','.join(by_first)}}}"


def _json_list(words: Sequence[str]) -> str:
    """Words as JSON. Folded ones hold nothing to be escaped: joining is quicker."""
    inside = '","'.join(words)
    if not words or inside.count('"') > 2 * (len(words) - 1) or "\\" in inside:
        return json.dumps(words)
    return f'["{inside}"]'


def index_words(connection: sqlite3.Connection, words: str) -> None:
    """Index the words of texts, and only those: `keep_passages` says where their sentences are.

    One statement for all of them, during which Python can do something else on another thread.
    """
    connection.execute(
        f"INSERT INTO passage_index (rowid, words) {_NUMBERED_WORDS}", {"words": words}
    )


def _take_out_words(connection: sqlite3.Connection, texts: Sequence[TextPassages]) -> None:
    connection.execute(
        f"INSERT INTO passage_index (passage_index, rowid, words) SELECT 'delete', * FROM"
        f" ({_NUMBERED_WORDS})",
        {"words": indexable_words(texts)},
    )


def article_label(number: int) -> str:
    """The label of the annotations of an article."""
    return f"a{number}"


def tag_label(tag_id: str) -> str:
    """The label of the annotations with a tag."""
    return "t" + _NO_LABEL.sub("", tag_id.lower())


def labels_of(mark: IndexedMark) -> str:
    """The labels of an annotation, as they stand in the index."""
    return " ".join(
        [EVERY_MARK, article_label(mark.article_number), *sorted(map(tag_label, mark.tags))]
    )


def _mark_row(mark: IndexedMark) -> dict[str, Any]:
    return {
        "number": mark.number,
        "quote": fold(mark.quote),
        "note": fold(mark.note),
        "labels": labels_of(mark),
    }


def _bounds(text: TextPassages) -> str:
    spans = Spans.of(text.sentences)
    pairs = [f"[{start},{end}]" for start, end in zip(spans.starts, spans.ends, strict=True)]
    return f"[{','.join(pairs)}]"
