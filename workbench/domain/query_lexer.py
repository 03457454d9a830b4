"""The query language's words and signs, each with its place in the query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LEXEME = re.compile(
    r"""
    (?P<open>\() | (?P<close>\))
    | (?P<minus>-(?=[^\s-]))
    | (?P<field>[A-Za-z_]+):(?=[^\s])
    | ["“”„«»](?P<phrase>[^"“”„«»]*)(?:(?P<closing>["“”»«])|$)
    | (?P<word>[^\s()"“”„«»]+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """`kind` is open, close, minus, field, phrase or word; `text` is without quotation marks and
    colon, `[start, end)` with them. A phrase is `closed` that has its second mark."""

    kind: str
    text: str
    start: int
    end: int
    closed: bool = False

    def is_operator(self, name: str) -> bool:
        """True for that word in capitals, outside quotation marks."""
        return self.kind == "word" and self.text == name


def lexemes(text: str) -> Iterator[Lexeme]:
    """The lexemes of a query, in order; whatever stands in it."""
    for match in _LEXEME.finditer(text):
        closed = match["closing"] is not None
        kind = "phrase" if closed else str(match.lastgroup)
        yield Lexeme(kind, match[kind], match.start(), match.end(), closed)
