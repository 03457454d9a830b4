"""The query language: text to tree. Never raises; what it cannot use becomes words and a hint.

    words and "phrases", prefix*, -without, a OR b, (brackets), field:value, date:2022..2023

Grammar in `docs/search.md`. OR, AND and NOT are operators in capitals only.
"""

from datetime import date
from itertools import islice

from workbench.domain.fold import fold
from workbench.domain.query_lexer import Lexeme, lexemes
from workbench.domain.query_tree import And, Field, Hint, Node, Not, Or, Query, Range, Words
from workbench.domain.query_values import BadValue, date_range, grade_range
from workbench.domain.tokens import STANCES

FIELDS = (
    "tag",
    "verdict",
    "article",
    "source",
    "author",
    "lang",
    "claim",
    "origin",
    "note",
    "quote",
    "text",
    "date",
    "marked",
    "has",
    "is",
    "stance",
    "grade",
)
HAS = ("note", "tag", "claim", "origin", "date")
IS = (
    "orphan",
    "evidence",
    "annotation",
    "passage",
    "unread",
    "started",
    "reviewed",
    "hidden",
)
CHOICES = {"has": HAS, "is": IS, "stance": STANCES}

# Beyond these a query means nothing to a person, and would exhaust the stack or SQLite's limits.
_DEPTH = 16
_LEXEMES = 200
_WORDS = 1000
_TOO_DEEP = f"Brackets stand {_DEPTH} deep at most: the inner ones are left out."
_TOO_LONG = "The query is too long: only its beginning is searched for."

_NO_WORDS = "There is nothing to search for yet: a query has words, phrases or fields."


class _Parser:
    def __init__(self, text: str, today: date) -> None:
        self.lexemes = list(islice(lexemes(text), _LEXEMES + 1))
        self.at = 0
        self.depth = 0
        self.left = _WORDS
        self.today = today
        self.hints: list[Hint] = []
        if len(self.lexemes) > _LEXEMES:
            self.lexemes.pop()
            self.hints.append(Hint(_TOO_LONG, self.lexemes[-1].end, len(text)))

    def peek(self) -> Lexeme | None:
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
        while (lexeme := self.peek()) and lexeme.is_operator("OR"):
            self.at += 1
            found.append(self.all())
        return _joined(Or, [node for node in found if node is not None])

    def all(self) -> Node | None:
        found = []
        while (lexeme := self.peek()) and lexeme.kind != "close":
            if lexeme.is_operator("OR"):
                break
            if lexeme.is_operator("AND"):
                self.at += 1
                continue
            node = self.unary()
            if node is not None:
                found.append(node)
        return _joined(And, found)

    def unary(self) -> Node | None:
        negated = False
        while (lexeme := self.peek()) and (lexeme.kind == "minus" or lexeme.is_operator("NOT")):
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
            return self.bracket(lexeme)
        if lexeme.kind == "field":
            return self.field(lexeme)
        return self.words(lexeme, phrase=_is_exact(lexeme))

    def bracket(self, opening: Lexeme) -> Node | None:
        if self.depth >= _DEPTH:
            self.hint(_TOO_DEEP, opening)
            return None
        self.depth += 1
        node = self.either()
        self.depth -= 1
        closing = self.peek()
        if closing is not None and closing.kind == "close":
            self.at += 1
        return node

    def field(self, written: Lexeme) -> Node | None:
        name, following = written.text.lower(), self.peek()
        value = following if following and following.kind in {"word", "phrase"} else None
        if name not in FIELDS:
            self.hint(f"{written.text}: is not a field; searched as a word.", written)
            if value is None:
                return self.words(written, phrase=True)
            self.at += 1
            shown = f"{written.text}:{value.text}"
            whole = Lexeme("phrase", shown, written.start, value.end)
            return self.words(whole, phrase=_is_exact(value))
        if following is not None and following.kind == "open":
            self.at += 1
            return self.spread(name, self.bracket(following), written)
        if value is None:
            self.hint(f"{written.text}: needs a value.", written)
            return None
        self.at += 1
        place = Lexeme("field", written.text, written.start, value.end)
        # `>=` and `..` are no words, and a value of these fields need not hold any.
        if name in {"date", "marked", "grade"}:
            return self.valued(name, value.text.strip(), place)
        value_words = self.words(value, phrase=_is_exact(value))
        if value_words is None:
            self.hint(f"{written.text}: needs a value with letters or digits.", place)
            return None
        return self.checked(Field(name, value_words), place)

    def words(self, lexeme: Lexeme, *, phrase: bool) -> Words | None:
        prefix = not phrase and lexeme.text.endswith("*")
        folded = tuple(fold(lexeme.text).split())
        if len(folded) > self.left:
            folded, prefix = folded[: self.left], False
            self.hint(_TOO_LONG, lexeme)
        self.left -= len(folded)
        return Words(folded, prefix, lexeme.text.strip()) if folded else None

    def spread(self, name: str, node: Node | None, place: Lexeme) -> Node | None:
        """`tag:(a OR b)` is `tag:a OR tag:b`."""
        match node:
            case Words() if name in {"date", "marked", "grade"}:
                return self.valued(name, node.shown, place)
            case Words():
                return self.checked(Field(name, node), place)
            case Not(item):
                inner = self.spread(name, item, place)
                return Not(inner) if inner else None
            case And(items) | Or(items):
                spread = [found for item in items if (found := self.spread(name, item, place))]
                return _joined(type(node), spread)
            case _:
                return node

    def checked(self, field: Field, place: Lexeme) -> Node | None:
        choices = CHOICES.get(field.name)
        if choices and " ".join(field.value.words) not in map(fold, choices):
            self.hint(f"{field.name}: knows {', '.join(choices)}.", place)
            return None
        return field

    def valued(self, name: str, written: str, place: Lexeme) -> Range | None:
        """A date or grade; a bad one is told and left out."""
        try:
            if name != "grade":
                return date_range(name, written, self.today)
            found, said = grade_range(written)
        except BadValue as error:
            self.hint(f"{name}: {error.reason}.", place)
            return None
        if said:
            self.hint(f"{name}: {said}.", place)
        return found

    def hint(self, text: str, place: Lexeme) -> None:
        self.hints.append(Hint(text, place.start, place.end))


def _is_exact(lexeme: Lexeme) -> bool:
    """True where a `*` at the end is no sign: inside quotation marks that are closed."""
    return lexeme.kind == "phrase" and lexeme.closed


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return kind(tuple(nodes))


def parse(text: str, *, today: date | None = None) -> Query:
    """The meaning of a query. Never raises. `today` is what relative dates count from."""
    parser = _Parser(text, today or date.today())
    tree = parser.query()
    if tree is None and not parser.hints and text.strip():
        start = len(text) - len(text.lstrip())
        parser.hints.append(Hint(_NO_WORDS, start, len(text.rstrip())))
    said = {hint.text: hint for hint in reversed(parser.hints)}
    return Query(tree, tuple(reversed(said.values())))
