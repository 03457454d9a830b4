"""Is the file what it says? Each check returns the ids or sentences of what is broken."""

import contextlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.domain.anchor import Anchor
from workbench.domain.errors import CaseDamaged
from workbench.domain.fold import fold
from workbench.domain.text import sha256_of_bytes
from workbench.storage import imports, replay
from workbench.storage.history import broken_link
from workbench.storage.index import PASSAGE_BITS, IndexedMark, labels_of


def sqlite_integrity(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds broken (PRAGMA integrity_check)."""
    rows = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    return [plain_finding(row) for row in rows if row != "ok"]


def quick_check(connection: sqlite3.Connection, path: Path) -> None:
    """Read every page of a case. Raises CaseDamaged, CaseUnwritable, CaseBusy."""
    finding = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if finding != "ok":
        raise CaseDamaged(str(path), plain_finding(finding))


def plain_finding(finding: str) -> str:
    """What a check of SQLite found, without the line that says in which of its databases."""
    return " ".join(finding.removeprefix("*** in database main ***").split())


def foreign_keys(connection: sqlite3.Connection) -> list[str]:
    """Rows that point at nothing, as `table row`."""
    rows = connection.execute("PRAGMA foreign_key_check")
    return [f"{row[0]} {row[1]} → {row[2]}" for row in rows]


def text_hashes(connection: sqlite3.Connection) -> list[str]:
    """Ids of articles without a text, or with one that is not what its hash or length says."""
    missing = connection.execute(
        "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM article_text"
        " WHERE article_id = article.id AND article_text.version = article.version"
        " AND article_text.sha256 = coalesce(article.text_sha256, article_text.sha256))"
    )
    broken = [str(row[0]) for row in missing]
    # As bytes: what is no UTF-8 any more could not be read as text.
    rows = connection.execute(
        "SELECT article_id, CAST(text AS BLOB), sha256, characters FROM article_text"
    )
    return broken + [
        article_id
        for article_id, data, sha256, characters in rows
        if sha256_of_bytes(data) != sha256 or len(data.decode("utf-8", "replace")) != characters
    ]


def original_hashes(connection: sqlite3.Connection) -> list[str]:
    """Hashes of originals whose bytes no longer have that hash."""
    rows = connection.execute("SELECT sha256, bytes FROM original")
    return [sha256 for sha256, data in rows if sha256_of_bytes(data) != sha256]


def anchors(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(annotation, article) ids whose quotation is not the text at its place."""
    broken, known, text = [], None, ""
    rows = connection.execute(
        'SELECT id, article_id, version, start, "end", quote, prefix, suffix FROM annotation'
        " WHERE state = 'anchored' ORDER BY article_id, version"
    ).fetchall()
    for annotation_id, article_id, version, *anchor in rows:
        if (article_id, version) != known:
            known = (article_id, version)
            found = connection.execute(
                "SELECT CAST(text AS BLOB) FROM article_text"
                " WHERE article_id = :id AND version = :version",
                {"id": article_id, "version": version},
            ).fetchone()
            text = found[0].decode("utf-8", "replace") if found else ""
        if not Anchor(*anchor).holds_in(text):
            broken.append((annotation_id, article_id))
    return broken


def orphans(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(annotation, article) ids that lost their place in the text."""
    rows = connection.execute(
        "SELECT id, article_id FROM annotation WHERE state = 'orphaned' ORDER BY id"
    )
    return [(row[0], row[1]) for row in rows]


def undated_articles(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(article id, title) of shown articles without a publication date."""
    rows = connection.execute(
        "SELECT id, title FROM seen_article WHERE hidden = 0 AND published IS NULL ORDER BY number"
    )
    return [(row[0], row[1]) for row in rows]


def history_chain(connection: sqlite3.Connection) -> int | None:
    """The number of the first history row altered or lost, or None."""
    return broken_link(connection)


def altered_imports(connection: sqlite3.Connection) -> list[str]:
    """Ids of imports whose articles are not those that were recorded."""
    return imports.altered(connection)


def altered_since_import(connection: sqlite3.Connection) -> list[str]:
    """Ids of articles of which the case no longer says what their import said."""
    return replay.altered_since_import(connection)


def differing_from_history(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(entity, id) of what is not as the history says."""
    return replay.differing(connection)


# The rows that each index must have.
_ROWS = {
    "passage_index": f"SELECT (number << {PASSAGE_BITS}) + place.key"
    " FROM article JOIN text_passages passages ON passages.article_number = article.number"
    " AND passages.version = article.version, json_each(bounds) place",
    "annotation_index": "SELECT number FROM annotation",
}


def index_steps(connection: sqlite3.Connection, *, full: bool) -> list[str]:
    """Which search indexes hold something else than the case; `full` compares every word."""
    return [index for index in _ROWS if not _is_in_step(connection, index, full=full)]


def _is_in_step(connection: sqlite3.Connection, index: str, *, full: bool) -> bool:
    # An index that cannot even be read is no less out of step, and is mended the same way.
    with contextlib.suppress(sqlite3.DatabaseError, CaseDamaged, MemoryError):
        unlike = connection.execute(
            f"SELECT EXISTS ({_ROWS[index]} EXCEPT SELECT id FROM {index}_docsize)"
            f" OR EXISTS (SELECT id FROM {index}_docsize EXCEPT {_ROWS[index]})"
        ).fetchone()[0]
        if unlike:
            return False
        return not full or _words_indexed(connection, index) == _words_wanted(connection, index)
    return False


def _words_indexed(connection: sqlite3.Connection, index: str) -> Counter[str]:
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_words"
        f" USING fts5vocab (main, {index}, row)"
    )
    return Counter(dict(connection.execute(f"SELECT term, cnt FROM temp.{index}_words")))


def _words_wanted(connection: sqlite3.Connection, index: str) -> Counter[str]:
    words: Counter[str] = Counter()
    for text in _texts(connection, index):
        words.update(fold(text).split())
    return words


def _texts(connection: sqlite3.Connection, index: str) -> Iterator[str]:
    if index == "annotation_index":
        for mark in indexed_annotations(connection):
            yield mark.quote
            yield mark.note
            yield labels_of(mark)
        return
    # The whole texts: no word lies between two passages.
    for _, _, text, _ in indexed_texts(connection):
        yield text


def without_note(connection: sqlite3.Connection, tag: str) -> list[tuple[str, str]]:
    """(annotation, article) ids of marks with the tag of that name and an empty note."""
    rows = connection.execute(
        "SELECT annotation.id, annotation.article_id FROM annotation"
        " JOIN annotation_tag ON annotation_tag.annotation_id = annotation.id"
        " JOIN tag ON tag.id = annotation_tag.tag_id"
        " JOIN seen_article ON seen_article.id = annotation.article_id"
        " WHERE tag.name = :tag AND trim(annotation.note) = ''"
        " ORDER BY seen_article.number, annotation.start",
        {"tag": tag},
    )
    return [(row[0], row[1]) for row in rows]


def without_notice(connection: sqlite3.Connection) -> list[tuple[str | None, str]]:
    """(annotation, article) ids of what is retracted where the article lacks a notice or its date.

    The annotation is None for an article that is retracted as a whole.
    """
    lacking = "(coalesce(trim(article.status_note), '') = '' OR article.status_date IS NULL)"
    rows = connection.execute(
        "SELECT NULL, article.id, article.number, -1 FROM seen_article article"
        f" WHERE article.hidden = 0 AND article.status = 'retracted' AND {lacking}"
        " UNION ALL SELECT annotation.id, article.id, article.number, annotation.start"
        " FROM annotation JOIN annotation_tag ON annotation_tag.annotation_id = annotation.id"
        " JOIN tag ON tag.id = annotation_tag.tag_id"
        " JOIN seen_article article ON article.id = annotation.article_id"
        f" WHERE tag.name = 'retracted' AND article.status <> 'retracted' AND {lacking}"
        " ORDER BY 3, 4"
    )
    return [(row[0], row[1]) for row in rows]


def indexed_texts(connection: sqlite3.Connection) -> Iterator[tuple[int, int, str, str | None]]:
    """(article number, version, text, language) of every text the index must hold."""
    yield from connection.execute(
        "SELECT number, article_text.version, text, language FROM article"
        " JOIN article_text ON article_text.article_id = article.id"
        " AND article_text.version = article.version ORDER BY number"
    )


def indexed_annotations(connection: sqlite3.Connection) -> list[IndexedMark]:
    """What the index must hold of every annotation."""
    rows = connection.execute(
        "SELECT annotation.number, article.number, quote, note,"
        " (SELECT json_group_array(tag_id) FROM annotation_tag"
        " WHERE annotation_id = annotation.id)"
        " FROM annotation JOIN article ON article.id = annotation.article_id"
    )
    return [
        IndexedMark(number, article, quote, note, json.loads(tags))
        for number, article, quote, note, tags in rows.fetchall()
    ]
