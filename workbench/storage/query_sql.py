"""A query as a condition on the rows of a full-text index: annotations, or passages.

Words reach MATCH only folded and quoted: letters and digits, nothing of FTS5's own language.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from workbench.domain.ids import article_number
from workbench.domain.query_tree import And, Field, Node, Not, Or, Range, Words
from workbench.storage.functions import words_in
from workbench.storage.index import EVERY_MARK, PASSAGE_BITS, article_label, tag_label
from workbench.storage.query_known import Known
from workbench.storage.query_links import is_of_link, linked
from workbench.storage.query_parts import (
    ALWAYS,
    NEVER,
    Part,
    all_of,
    any_of,
    negated,
    started,
)

# More articles than these are no longer listed in an expression: most rows are in one of them.
FEW_ARTICLES: Final = 500
# As many annotations are quicker found one by one than listed.
FEW_MARKS: Final = 5_000
_TEXT: Final = "{quote note}"


@dataclass(frozen=True, slots=True)
class Conditions:
    """Turns trees into parts for one kind of hit."""

    known: Known
    index: str

    @property
    def of_annotations(self) -> bool:
        """True for annotations, False for passages."""
        return self.index == "annotation_index"

    def bind(self, value: str | int) -> str:
        """As Known's."""
        return self.known.bind(value)

    def lookup(self, expression: str) -> str:
        """The condition that the index finds a row by an expression."""
        found = f"SELECT rowid FROM {self.index} WHERE {self.index} MATCH {self.bind(expression)}"
        return f"{{number}} IN ({found})"

    def whole(self, tree: Node, article_id: str | None) -> Part:
        """A tree, without what no list shows; hidden articles only if somebody asks for them."""
        if article_id is not None:
            shown = self._articles(f"id = {self.bind(article_id)}", table="seen_article")
        else:
            unlisted = self._articles("1", table="unlisted_article")
            if asks_for_hidden(tree):
                unlisted = self._articles("id NOT IN (SELECT id FROM seen_article)")
            shown = negated(unlisted, self.lookup)
        part = all_of([self.of(tree), shown])
        return started(part, EVERY_MARK) if self.of_annotations else part

    def of(self, node: Node) -> Part:
        """The part that a tree means."""
        match node:
            case Words():
                return self._words(node)
            case Range():
                return self._range(node)
            case Field(name, value):
                return self._field(name, value)
            case Not(item):
                return negated(self.of(item), self.lookup)
            case And(items):
                links = [item for item in items if is_of_link(item)]
                rest = [self.of(item) for item in items if item not in links]
                return all_of([*rest, self._link(links)] if links else rest)
            case Or(items):
                return any_of([self.of(item) for item in items], self.lookup)

    def _words(self, words: Words) -> Part:
        if not self.of_annotations:
            return Part(match=match_expression(words))
        found = match_expression(words, _TEXT)
        labels = self._tagged(words)
        return Part(match=f"{found} OR {labels.match}" if labels.match else found)

    def _range(self, asked: Range) -> Part:
        if asked.name == "date":
            return self._articles(self.known.between("published", asked.low, asked.high))
        if asked.name == "grade" and asked.low is not None and asked.low.isalpha():
            graded = self.known.between("reliability", asked.low, asked.high)
            return self._articles(f"source_id IN (SELECT id FROM source WHERE {graded})")
        if not self.of_annotations:
            return NEVER
        if asked.name == "grade":
            return self._link([asked])
        return self._marked(self.known.between("created", _moment(asked.low), _moment(asked.high)))

    def _marked(self, created: str) -> Part:
        marked = f"SELECT number FROM annotation WHERE {created}"
        few = self.known.connection.execute(
            f"SELECT count(*) FROM ({marked} LIMIT {FEW_MARKS})", self.known.parameters
        ).fetchone()
        if few[0] < FEW_MARKS:
            return Part(sql=f"{{number}} IN ({marked})")
        one = f"SELECT 1 FROM annotation marked WHERE marked.number = {{number}} AND {created}"
        return Part(sql=f"EXISTS ({one})")

    def _field(self, name: str, value: Words) -> Part:
        match name:
            case "text":
                return Part(match=match_expression(value, "quote" * self.of_annotations))
            case "is":
                return self._state(" ".join(value.words))
            case "has" if value.words == ("date",):
                return self._articles("published IS NOT NULL")
            case "article":
                number = article_number(value.shown)
                if number is not None:
                    return self._articles(f"number = {self.bind(number)}")
                return self._articles(f"words_in(title, {self.known.packed(value)})")
            case "source":
                named = f"SELECT id FROM source WHERE words_in(name, {self.known.packed(value)})"
                return self._articles(f"source_id IN ({named})")
            case "author" | "lang":
                column = "author" if name == "author" else "language"
                # Materialized, or each article's value would be looked at.
                return self._articles(
                    f"{column} IN (WITH each AS MATERIALIZED (SELECT DISTINCT {column} AS value"
                    f" FROM article WHERE {column} IS NOT NULL)"
                    f" SELECT value FROM each WHERE words_in(value, {self.known.packed(value)}))"
                )
            case _:
                return self._of_annotation(name, value) if self.of_annotations else NEVER

    def _of_annotation(self, name: str, value: Words) -> Part:
        match name:
            case "note" | "quote":
                return Part(match=match_expression(value, name))
            case "tag" | "verdict":
                return self._tagged(value, verdicts_only=name == "verdict")
            case "has" if value.words == ("note",):
                return Part(
                    sql="EXISTS (SELECT 1 FROM annotation noted"
                    " WHERE noted.number = {number} AND noted.note <> '')"
                )
            case "has" if value.words == ("tag",):
                return _labelled([tag.id for tag in self.known.tags])
            case _:
                return self._link([Field(name, value)])

    def _state(self, what: str) -> Part:
        match what:
            case "annotation" | "passage":
                return ALWAYS if (what == "annotation") == self.of_annotations else NEVER
            case "orphan" | "evidence" if not self.of_annotations:
                return NEVER
            case "orphan":
                orphans = "SELECT number FROM annotation WHERE state = 'orphaned'"
                return Part(sql=f"{{number}} IN ({orphans})")
            case "evidence":
                return self._link([Field("has", Words(("claim",)))])
            case "hidden":
                return self._articles("hidden = 1")
            case _:
                return self._articles(f"state = {self.bind(what)}")

    def _link(self, asked: Sequence[Node]) -> Part:
        """True of annotations with one link to a claim of which all of `asked` hold."""
        if not self.of_annotations:
            return NEVER
        return Part(sql=linked(asked, self.known))

    def _articles(self, where: str, table: str = "article") -> Part:
        """True of what is in the articles for which a condition holds."""
        numbers = self.known.articles(where, table, FEW_ARTICLES + 1)
        if not numbers:
            return NEVER
        many = len(numbers) > FEW_ARTICLES
        if self.of_annotations and many:
            held = "SELECT article_id AS held_in FROM annotation held WHERE held.number = {number}"
            if table == "article":
                # Looked up for each row: a list of so many ids takes longer to set up.
                looked_up = f"({held}) CROSS JOIN article ON id = held_in"
                return Part(sql=f"EXISTS (SELECT 1 FROM {looked_up} WHERE {where})")
            return Part(sql=f"({held}) IN (SELECT id FROM {table} WHERE {where})")
        if self.of_annotations:
            return Part(match=_any_label(article_label(number) for number in numbers))
        if len(numbers) == 1:
            first, last = numbers[0] << PASSAGE_BITS, ((numbers[0] + 1) << PASSAGE_BITS) - 1
            return Part(sql=f"{{place}} BETWEEN {self.bind(first)} AND {self.bind(last)}")
        listed = f"SELECT value FROM json_each({self.bind(json.dumps(numbers))})"
        if many:
            listed = f"SELECT number FROM {table} WHERE {where}"
        return Part(sql=f"{{number}} >> {PASSAGE_BITS} IN ({listed})")

    def _tagged(self, words: Words, *, verdicts_only: bool = False) -> Part:
        """True of what has a tag called just that; where there is none, one whose name holds the
        words."""
        wanted = " ".join(words.words)
        tags = [tag for tag in self.known.tags if tag.is_verdict or not verdicts_only]
        exact = [tag.id for tag in tags if tag.name == wanted]
        if exact and not words.prefix:
            return _labelled(exact)
        packed = wanted + ("*" if words.prefix else "")
        return _labelled([tag.id for tag in tags if words_in(tag.name, packed)])


def _labelled(tag_ids: Sequence[str]) -> Part:
    return Part(match=_any_label(map(tag_label, tag_ids))) if tag_ids else NEVER


def _any_label(labels: Iterable[str]) -> str:
    return f"labels : ({' OR '.join(labels)})"


def _moment(day: str | None) -> str | None:
    """When a day, month or year began here, as annotations keep time: ISO 8601 in UTC."""
    if day is None:
        return None
    parts = [int(part) for part in day.split("-")]
    try:
        began = datetime.combine(date(*parts, *[1] * (3 - len(parts))), time.min)
        return began.astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):  # at the ends of the calendar
        return day


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
