"""A query as a condition in SQL, on annotations or on passages.

Words reach MATCH only folded and quoted: letters and digits, nothing of FTS5's own language.
Sets of rows are asked for with IN, which SQLite works out once, not row by row.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from workbench.domain.fold import fold
from workbench.domain.ids import article_number
from workbench.domain.query_tree import And, Field, Node, Not, Or, Words
from workbench.storage.functions import words_in
from workbench.storage.index import PASSAGE_BITS


@dataclass(frozen=True, slots=True)
class Target:
    """What is searched: a table, its index, and how its rows name their article."""

    table: str
    index: str
    text_column: str
    article: str
    article_key: str
    place: str


ANNOTATIONS: Final = Target("annotation", "annotation_index", "quote", "article_id", "id", "start")
# Which passages there are, FTS5 knows best; the number of each holds its article's.
_PASSAGE_ROWS = (
    f"(SELECT id AS number, id >> {PASSAGE_BITS} AS article_number FROM passage_index_docsize)"
)
PASSAGES: Final = Target(_PASSAGE_ROWS, "passage_index", "", "article_number", "number", "number")


@dataclass(frozen=True, slots=True)
class TagName:
    """A tag as queries see it: its folded name."""

    id: str
    name: str
    is_verdict: bool


@dataclass(slots=True)
class Conditions:
    """Turns trees into conditions on the rows `item` of a target; collects their parameters."""

    target: Target
    tags: Sequence[TagName]
    parameters: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: str | int) -> str:
        """The name of a new parameter with that value."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def of(self, node: Node) -> str:
        """The condition that a tree means."""
        match node:
            case Words():
                return self._words(node)
            case Field(name, value):
                return self._field(name, value)
            case Not(item):
                return f"NOT ({self.of(item)})"
            case And(items):
                return "(" + " AND ".join(self._all_of(items, "AND")) + ")"
            case Or(items):
                return "(" + " OR ".join(self._all_of(items, "OR")) + ")"

    def _all_of(self, items: Sequence[Node], operator: str) -> list[str]:
        """A condition for each item; those that only the index decides are asked for at once."""
        matches = [(item, self._match(item)) for item in items]
        joined = f" {operator} ".join(match for _, match in matches if match)
        found = [self._indexed(joined)] if joined else []
        return found + [self.of(item) for item, match in matches if not match]

    def _match(self, node: Node) -> str:
        """The FTS5 expression for a tree that only the index decides, else nothing."""
        match node:
            case Words() if self.target is PASSAGES or not self._tags_named(node):
                return match_expression(node)
            case And(items) | Or(items):
                matches = [self._match(item) for item in items]
                operator = " AND " if isinstance(node, And) else " OR "
                return f"({operator.join(matches)})" if all(matches) else ""
            case _:
                return ""

    def listed(self, tree: Node, article_id: str | None) -> str:
        """The condition that leaves out what no list shows; hidden articles if nobody asks."""
        target = self.target
        if article_id is not None:
            given = f"SELECT {target.article_key} FROM seen_article WHERE id = "
            return f"item.{target.article} = ({given}{self.bind(article_id)})"
        if asks_for_hidden(tree):
            return f"item.{target.article} IN (SELECT {target.article_key} FROM seen_article)"
        return f"item.{target.article} NOT IN (SELECT {target.article_key} FROM unlisted_article)"

    def _words(self, words: Words) -> str:
        found = self._indexed(match_expression(words))
        if self.target is PASSAGES:
            return found
        tag_ids = self._tags_named(words)
        return f"({found} OR {self._tagged(tag_ids)})" if tag_ids else found

    def _indexed(self, match: str) -> str:
        index = self.target.index
        return f"item.number IN (SELECT rowid FROM {index} WHERE {index} MATCH {self.bind(match)})"

    def _field(self, name: str, value: Words) -> str:
        match name:
            case "text":
                return self._indexed(match_expression(value, self.target.text_column))
            case "is":
                return self._state(" ".join(value.words))
            case "article":
                number = article_number(value.shown)
                if number is not None:
                    return self._articles(f"number = {self.bind(number)}")
                return self._articles(f"words_in(title, {self._packed(value)})")
            case "source":
                named = f"SELECT id FROM source WHERE words_in(name, {self._packed(value)})"
                return self._articles(f"source_id IN ({named})")
            case "author":
                return self._articles(f"words_in(coalesce(author, ''), {self._packed(value)})")
            case "lang":
                return self._articles(f"words_in(coalesce(language, ''), {self._packed(value)})")
            case _:
                return self._of_annotation(name, value) if self.target is ANNOTATIONS else "0"

    def _of_annotation(self, name: str, value: Words) -> str:
        match name:
            case "note" | "quote":
                return self._indexed(match_expression(value, name))
            case "has" if value.words == ("note",):
                return "item.note <> ''"
            case "has":
                return "EXISTS (SELECT 1 FROM annotation_tag t WHERE t.annotation_id = item.id)"
            case _:
                return self._tagged(self._tags_named(value, verdicts_only=name == "verdict"))

    def _state(self, what: str) -> str:
        match what:
            case "annotation" | "passage":
                return "1" if (what == "passage") == (self.target is PASSAGES) else "0"
            case "orphan":
                return "item.state = 'orphaned'" if self.target is ANNOTATIONS else "0"
            case "hidden":
                return self._articles("hidden = 1")
            case _:
                return self._articles(f"state = {self.bind(what)}")

    def _articles(self, where: str) -> str:
        target = self.target
        return f"item.{target.article} IN (SELECT {target.article_key} FROM article WHERE {where})"

    def _packed(self, value: Words) -> str:
        return self.bind(" ".join(value.words) + ("*" if value.prefix else ""))

    def _tagged(self, tag_ids: Sequence[str]) -> str:
        return (
            "item.number IN (SELECT annotation.number FROM annotation_tag"
            " JOIN annotation ON annotation.id = annotation_tag.annotation_id"
            f" WHERE tag_id IN (SELECT value FROM json_each({self.bind(json.dumps(tag_ids))})))"
        )

    def _tags_named(self, words: Words, *, verdicts_only: bool = False) -> tuple[str, ...]:
        """The tags called just that; where there is none, those whose name holds the words."""
        wanted = " ".join(words.words)
        tags = [tag for tag in self.tags if tag.is_verdict or not verdicts_only]
        exact = tuple(tag.id for tag in tags if tag.name == wanted)
        if exact and not words.prefix:
            return exact
        packed = wanted + ("*" if words.prefix else "")
        return tuple(tag.id for tag in tags if words_in(tag.name, packed))


def tag_name(tag_id: str, name: str, group: str) -> TagName:
    """A tag as queries see it."""
    return TagName(tag_id, fold(name), group == "verdict")


def asks_for_hidden(node: Node) -> bool:
    """True where a tree names hidden articles, be it to leave them out."""
    match node:
        case Field("is", value):
            return value.words == ("hidden",)
        case Not(item):
            return asks_for_hidden(item)
        case And(items) | Or(items):
            return any(asks_for_hidden(item) for item in items)
        case _:
            return False


def match_expression(words: Words, column: str = "") -> str:
    """An FTS5 expression for a word sequence: one quoted string, so it holds no operators."""
    quoted = '"' + " ".join(words.words) + '"' + (" *" if words.prefix else "")
    return f"{column} : {quoted}" if column else quoted
