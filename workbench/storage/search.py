"""The query language in SQL, over annotations and over passages of articles.

Words reach MATCH only folded and quoted: letters and digits, nothing of FTS5's own language.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.domain.fold import fold
from workbench.domain.query import And, Field, Node, Not, Or, Query, Words, shown_words
from workbench.storage.functions import words_in

Parameters = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage found: the sentence `[start, end)` of an article's text version."""

    article_id: str
    version: int
    start: int
    end: int


@dataclass(slots=True)
class _Sql:
    """Collects named parameters while a tree is compiled."""

    target: str
    tags: Mapping[str, str]
    parameters: Parameters = field(default_factory=dict)

    def bind(self, value: str | int) -> str:
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def condition(self, node: Node) -> str:
        match node:
            case Words():
                return self.words(node)
            case Field(name, value):
                return self.field(name, value)
            case Not(item):
                return f"NOT ({self.condition(item)})"
            case And(items):
                return "(" + " AND ".join(self.condition(item) for item in items) + ")"
            case Or(items):
                return "(" + " OR ".join(self.condition(item) for item in items) + ")"

    def words(self, words: Words) -> str:
        if self.target == "passage":
            return self.indexed("passage", words)
        found = self.indexed("annotation", words)
        tag_ids = self.tags_named(words)
        return f"({found} OR {self.tagged(tag_ids)})" if tag_ids else found

    def indexed(self, target: str, words: Words, column: str = "") -> str:
        match = self.bind(match_expression(words, column))
        index = f"{target}_index"
        return f"item.number IN (SELECT rowid FROM {index} WHERE {index} MATCH {match})"

    def field(self, name: str, value: Words) -> str:
        on_annotation = self.target == "annotation"
        match name:
            case "tag" | "verdict":
                ids = self.tags_named(value, verdict=name == "verdict")
                return self.tagged(ids) if on_annotation and ids else "0"
            case "note":
                return self.indexed("annotation", value, "note") if on_annotation else "0"
            case "quote":
                return self.indexed("annotation", value, "quote") if on_annotation else "0"
            case "text":
                return self.indexed(self.target, value, "quote" if on_annotation else "")
            case "has":
                return self.has(" ".join(value.words)) if on_annotation else "0"
            case "is":
                return self.state(" ".join(value.words))
            case "article":
                return self.article(value)
            case "source":
                return f"words_in(coalesce(source.name, ''), {self.packed(value)})"
            case "author":
                return f"words_in(coalesce(article.author, ''), {self.packed(value)})"
            case _:
                return f"words_in(coalesce(article.language, ''), {self.packed(value)})"

    def article(self, value: Words) -> str:
        said = value.shown.lower()
        if said[:1] == "a" and said[1:].isdigit() and len(said) < 19:
            return f"article.number = {self.bind(int(said[1:]))}"
        return f"words_in(article.title, {self.packed(value)})"

    def packed(self, value: Words) -> str:
        return self.bind(" ".join(value.words) + ("*" if value.prefix else ""))

    def has(self, what: str) -> str:
        if what == "note":
            return "item.note <> ''"
        return "EXISTS (SELECT 1 FROM annotation_tag t WHERE t.annotation_id = item.id)"

    def state(self, what: str) -> str:
        if what == "orphan":
            return "item.state = 'orphaned'" if self.target == "annotation" else "0"
        if what == "hidden":
            return "article.hidden = 1"
        if what in {"annotation", "passage"}:
            return "1" if what == self.target else "0"
        return f"article.state = {self.bind(what)}"

    def tagged(self, tag_ids: tuple[str, ...]) -> str:
        marks = ", ".join(self.bind(tag_id) for tag_id in tag_ids)
        return (
            "EXISTS (SELECT 1 FROM annotation_tag t"
            f" WHERE t.annotation_id = item.id AND t.tag_id IN ({marks}))"
        )

    def tags_named(self, words: Words, *, verdict: bool = False) -> tuple[str, ...]:
        """The tags called just that; where there is none, those whose name holds the words."""
        wanted = " ".join(words.words)
        named = {
            tag_id: fold(described.partition(":")[2])
            for tag_id, described in self.tags.items()
            if not verdict or described.startswith("verdict:")
        }
        if not words.prefix:
            exact = tuple(tag_id for tag_id, name in named.items() if name == wanted)
            if exact:
                return exact
        packed = wanted + ("*" if words.prefix else "")
        return tuple(tag_id for tag_id, name in named.items() if words_in(name, packed))


def match_expression(words: Words, column: str = "") -> str:
    """An FTS5 expression for a word sequence: one quoted string, so it holds no operators."""
    quoted = '"' + " ".join(words.words) + '"' + (" *" if words.prefix else "")
    return f"{column} : {quoted}" if column else quoted


class SearchStore:
    """Runs queries on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def annotations(
        self, query: Query, *, limit: int, newest: bool = False, article_id: str | None = None
    ) -> tuple[list[str], int, set[str]]:
        """Ids of the first `limit` annotations, how many there are, and in which articles."""
        if query.tree is None:
            return [], 0, set()
        sql = _Sql("annotation", self._tags())
        where = self._where(query.tree, sql, article_id)
        base = (
            "FROM annotation item JOIN seen_article article ON article.id = item.article_id"
            f" LEFT JOIN source ON source.id = article.source_id WHERE {where}"
        )
        counted = self._connection.execute(
            f"SELECT item.article_id, count(*) {base} GROUP BY item.article_id", sql.parameters
        ).fetchall()
        order = "item.modified DESC, article.number, item.start"
        if not newest:
            order = self._best_order(query, sql, "annotation_index", "item.start")
        rows = self._connection.execute(
            f"SELECT item.id {base} ORDER BY {order} LIMIT {sql.bind(limit)}", sql.parameters
        )
        ids = [str(row[0]) for row in rows]
        return ids, sum(row[1] for row in counted), {row[0] for row in counted}

    def passages(
        self, query: Query, *, limit: int, newest: bool = False, article_id: str | None = None
    ) -> tuple[list[PassageRow], int, set[str]]:
        """The first `limit` passages, how many there are, and in which articles."""
        if query.tree is None or not shown_words(query.tree):
            return [], 0, set()
        sql = _Sql("passage", self._tags())
        where = self._where(query.tree, sql, article_id)
        base = (
            "FROM passage item JOIN seen_article article ON article.number = item.article_number"
            " AND article.version = item.version"
            f" LEFT JOIN source ON source.id = article.source_id WHERE {where}"
        )
        counted = self._connection.execute(
            f"SELECT article.id, count(*) {base} GROUP BY article.id", sql.parameters
        ).fetchall()
        order = "article.number DESC, item.start"
        if not newest:
            order = self._best_order(query, sql, "passage_index", "item.start")
        rows = self._connection.execute(
            f'SELECT article.id, item.version, item.start, item."end" {base}'
            f" ORDER BY {order} LIMIT {sql.bind(limit)}",
            sql.parameters,
        )
        found = [PassageRow(*row) for row in rows]
        return found, sum(row[1] for row in counted), {row[0] for row in counted}

    def _where(self, tree: Node, sql: _Sql, article_id: str | None) -> str:
        condition = sql.condition(tree)
        if article_id is not None:
            condition = f"article.id = {sql.bind(article_id)} AND {condition}"
        asks_hidden = "article.hidden = 1" in condition
        return condition if asks_hidden else f"article.hidden = 0 AND {condition}"

    def _best_order(self, query: Query, sql: _Sql, index: str, then: str) -> str:
        asked = shown_words(query.tree)
        if not asked:
            return f"article.number, {then}"
        match = sql.bind(" OR ".join(match_expression(words) for words in asked))
        rank = f"(SELECT rank FROM {index} WHERE {index} MATCH {match} AND rowid = item.number)"
        return f"{rank} IS NULL, {rank}, article.number, {then}"

    def _tags(self) -> dict[str, str]:
        rows = self._connection.execute("SELECT id, group_name, name FROM tag")
        return {row[0]: f"{row[1]}:{row[2]}" for row in rows}
