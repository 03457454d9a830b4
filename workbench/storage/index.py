"""The search index: folded words of every sentence and of every annotation.

The FTS tables are contentless: to take a row out, the very words that went in are given again.
"""

import sqlite3
from collections.abc import Sequence

from workbench.domain.fold import fold
from workbench.domain.span import Span


def add_passages(
    connection: sqlite3.Connection,
    article_number: int,
    version: int,
    text: str,
    sentences: Sequence[Span],
) -> None:
    """Index the sentences of an article's text, each as one passage."""
    first = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM passage").fetchone()[0]
    connection.executemany(
        'INSERT INTO passage (number, article_number, version, start, "end")'
        " VALUES (:number, :article, :version, :start, :end)",
        (
            {
                "number": first + at,
                "article": article_number,
                "version": version,
                "start": span.start,
                "end": span.end,
            }
            for at, span in enumerate(sentences)
        ),
    )
    connection.executemany(
        "INSERT INTO passage_index (rowid, words) VALUES (:number, :words)",
        (
            {"number": first + at, "words": fold(text[span.start : span.end])}
            for at, span in enumerate(sentences)
        ),
    )


def clear_passages(connection: sqlite3.Connection) -> None:
    """Empty the index of passages, to make it again from the texts."""
    connection.execute("INSERT INTO passage_index (passage_index) VALUES ('delete-all')")
    connection.execute("DELETE FROM passage")


def clear_annotations(connection: sqlite3.Connection) -> None:
    """Empty the index of annotations, to make it again from the rows."""
    connection.execute("INSERT INTO annotation_index (annotation_index) VALUES ('delete-all')")


def add_annotation(connection: sqlite3.Connection, number: int, quote: str, note: str) -> None:
    """Index an annotation's quotation and note."""
    connection.execute(
        "INSERT INTO annotation_index (rowid, quote, note) VALUES (:number, :quote, :note)",
        {"number": number, "quote": fold(quote), "note": fold(note)},
    )


def remove_annotation(connection: sqlite3.Connection, number: int, quote: str, note: str) -> None:
    """Take an annotation out of the index; `quote` and `note` are what was indexed."""
    connection.execute(
        "INSERT INTO annotation_index (annotation_index, rowid, quote, note)"
        " VALUES ('delete', :number, :quote, :note)",
        {"number": number, "quote": fold(quote), "note": fold(note)},
    )
