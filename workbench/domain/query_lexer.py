"""The query language's words and signs, each with its place in the query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
class Lexeme:
    """`kind` is open, close, minus, field, phrase or word; `text` is without quotation marks and
    colon, `[start, end)` with them."""

    kind: str
    text: str
    start: int
    end: int

    def is_operator(self, name: str) -> bool:
        """True for that word in capitals, outside quotation marks."""
        return self.kind == "word" and self.text == name


def lexemes(text: str) -> Iterator[Lexeme]:
    """The lexemes of a query, in order; whatever stands in it."""
    for match in _LEXEME.finditer(text):
        kind = str(match.lastgroup or "phrase")
        yield Lexeme(kind, match.group(kind), match.start(), match.end())
