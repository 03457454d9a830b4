"""The query language: text to tree. Never raises; what it cannot use becomes words and a hint.

    words and "phrases", prefix*, -without, a OR b, (brackets), field:value

Grammar in `docs/search.md`. OR, AND and NOT are operators in capitals only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from workbench.domain.fold import fold
from workbench.domain.query_tree import And, Field, Node, Not, Or, Query, Words

FIELDS = (
    "tag",
    "verdict",
    "article",
    "source",
    "author",
    "lang",
    "note",
    "quote",
    "text",
    "has",
    "is",
)
HAS = ("note", "tag")
IS = ("orphan", "annotation", "passage", "unread", "started", "reviewed", "hidden")

_LEXEME = re.compile(
    r"""
    (?P<open>\() | (?P<close>\))
    | (?P<minus>-(?=[^\s-]))
    | (?P<field>[A-Za-z_]+):(?=[^\s])
    | ["“”„«»](?P<phrase>[^"“”„«»]*)(?:["“”»«]|$)
    | (?P<word>[^\s()"“”„«»]+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str


def _lexemes(text: str) -> Iterator[_Lexeme]:
    for match in _LEXEME.finditer(text):
        kind = str(match.lastgroup or "phrase")
        yield _Lexeme(kind, match.group(kind))


# Beyond these a query means nothing to a person, and would exhaust the stack or SQLite's limits.
_DEPTH = 40
_LEXEMES = 200
_WORDS = 1000
_TOO_LONG = "The query is too long: only its beginning is searched for."


class _Parser:
    def __init__(self, text: str, fields: tuple[str, ...]) -> None:
        self.lexemes = list(islice(_lexemes(text), _LEXEMES + 1))
        self.at = 0
        self.depth = 0
        self.left = _WORDS
        self.fields = fields
        self.hints: list[str] = []
        if len(self.lexemes) > _LEXEMES:
            self.lexemes.pop()
            self.hints.append(_TOO_LONG)

    def peek(self) -> _Lexeme | None:
        return self.lexemes[self.at] if self.at < len(self.lexemes) else None

    def query(self) -> Node | None:
        found = []
        while self.peek() is not None:
            node = self.either()
            if node is not None:
                found.append(node)
            if self.peek() is not None:
                self.at += 1  # a closing bracket nobody opened
        return _joined(And, found)

    def either(self) -> Node | None:
        found = [self.all()]
        while (lexeme := self.peek()) and lexeme == _Lexeme("word", "OR"):
            self.at += 1
            found.append(self.all())
        return _joined(Or, [node for node in found if node is not None])

    def all(self) -> Node | None:
        found = []
        while (lexeme := self.peek()) and lexeme.kind != "close":
            if lexeme == _Lexeme("word", "OR"):
                break
            if lexeme == _Lexeme("word", "AND"):
                self.at += 1
                continue
            node = self.unary()
            if node is not None:
                found.append(node)
        return _joined(And, found)

    def unary(self) -> Node | None:
        negated = False
        while (lexeme := self.peek()) and (
            lexeme.kind == "minus" or lexeme == _Lexeme("word", "NOT")
        ):
            self.at += 1
            negated = not negated
        node = self.atom()
        return Not(node) if node is not None and negated else node

    def atom(self) -> Node | None:
        lexeme = self.peek()
        if lexeme is None or lexeme.kind == "close":
            return None
        self.at += 1
        if lexeme.kind == "open":
            return self.bracket()
        if lexeme.kind == "field":
            return self.field(lexeme.text)
        return self.words(lexeme.text, phrase=lexeme.kind == "phrase")

    def bracket(self) -> Node | None:
        if self.depth >= _DEPTH:
            return None
        self.depth += 1
        node = self.either()
        self.depth -= 1
        closing = self.peek()
        if closing is not None and closing.kind == "close":
            self.at += 1
        return node

    def field(self, written: str) -> Node | None:
        name = written.lower()
        if name not in self.fields:
            self.hints.append(f"{written}: is not a field; searched as a word.")
            following = self.peek()
            value = following.text if following and following.kind in {"word", "phrase"} else ""
            if value:
                self.at += 1
            return self.words(f"{written} {value}", phrase=True)
        following = self.peek()
        if following is not None and following.kind == "open":
            self.at += 1
            return self.spread(name, self.bracket())
        if following is None or following.kind not in {"word", "phrase"}:
            self.hints.append(f"{written}: needs a value.")
            return None
        self.at += 1
        value_words = self.words(following.text, phrase=following.kind == "phrase")
        if value_words is None:
            self.hints.append(f"{written}: needs a value with letters or digits.")
            return None
        return self.checked(Field(name, value_words))

    def words(self, text: str, *, phrase: bool) -> Words | None:
        prefix = not phrase and text.endswith("*")
        folded = tuple(fold(text).split())
        if len(folded) > self.left:
            folded, prefix = folded[: self.left], False
            self.hints.append(_TOO_LONG)
        self.left -= len(folded)
        return Words(folded, prefix, text.strip()) if folded else None

    def spread(self, name: str, node: Node | None) -> Node | None:
        """`tag:(a OR b)` is `tag:a OR tag:b`."""
        match node:
            case Words():
                return self.checked(Field(name, node))
            case Not(item):
                inner = self.spread(name, item)
                return Not(inner) if inner else None
            case And(items) | Or(items):
                spread = [found for item in items if (found := self.spread(name, item))]
                return _joined(type(node), spread)
            case _:
                return node

    def checked(self, field: Field) -> Node | None:
        choices = {"has": HAS, "is": IS}.get(field.name)
        if choices and " ".join(field.value.words) not in choices:
            self.hints.append(f"{field.name}: knows {', '.join(choices)}.")
            return None
        return field


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return kind(tuple(nodes))


def parse(text: str, *, last_word_is_prefix: bool = False) -> Query:
    """The meaning of a query. Never raises.

    `last_word_is_prefix` is for searching as one types: the word being typed finds its
    continuations.
    """
    parser = _Parser(text, FIELDS)
    tree = parser.query()
    if last_word_is_prefix and text and not text[-1].isspace() and text[-1] not in ')"”»':
        tree = _with_open_end(tree)
    return Query(tree, tuple(dict.fromkeys(parser.hints)))


def _with_open_end(node: Node | None) -> Node | None:
    match node:
        case Words(words, _, shown):
            return Words(words, True, shown)
        case Field(name, value) if name not in {"has", "is"}:
            return Field(name, Words(value.words, True, value.shown))
        case Not(item):
            inner = _with_open_end(item)
            return Not(inner) if inner else node
        case And(items):
            last = _with_open_end(items[-1])
            return And((*items[:-1], last)) if last else node
        case Or(items):
            last = _with_open_end(items[-1])
            return Or((*items[:-1], last)) if last else node
        case _:
            return node
