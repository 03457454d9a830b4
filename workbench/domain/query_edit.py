"""Editing a query as text: what a chip does to it, and what a half-typed value may become."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.domain.fold import fold
from workbench.domain.ids import article_number, claim_number
from workbench.domain.query_lexer import Lexeme, lexemes

TermState = Literal["off", "include", "exclude"]
_BARE = frozenset('()"“”„«»*')
# Values that are no words have no beginnings.
_VALUED = frozenset({"date", "marked", "grade"})
_NO_VALUE_YET = frozenset(f"{field}:" for field in _VALUED)
# What is asked of texts, not of the few names that there are.
_OF_TEXTS = frozenset({"", "text", "quote", "note"})


@dataclass(frozen=True, slots=True)
class _Term:
    """`field:value` outside brackets, with the sign before it: `[start, end)` of the query."""

    start: int
    end: int
    excluded: bool


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A value being typed at the end of a query: its field, what is there, and where it begins."""

    field: str
    typed: str
    start: int


def term(field: str, value: str) -> str:
    """`field:value` as it is written, in quotation marks where the value needs them."""
    plain = value and not any(c.isspace() or c in _BARE for c in value)
    # No mark inside a phrase could be closed; folding makes a space of it anyway.
    inner = "".join(" " if c in _BARE else c for c in value)
    return f"{field}:{value}" if plain else f'{field}:"{" ".join(inner.split())}"'


def state_of(query: str, field: str, value: str) -> TermState:
    """What a query does with what has that value: keep to it, leave it out, or neither."""
    found = next(_terms(query, field, value), None)
    if found is None:
        return "off"
    return "exclude" if found.excluded else "include"


def cycled(query: str, field: str, value: str) -> str:
    """The query with a term's next state: absent, then included, then excluded, then absent."""
    found = next(_terms(query, field, value), None)
    if found is None:
        return f"{query.rstrip()} {term(field, value)}".lstrip()
    if found.excluded:
        rest = [query[: found.start].rstrip(), query[found.end :].lstrip()]
        return " ".join(part for part in rest if part)
    return f"{query[: found.start]}-{query[found.start :]}"


def unfinished(query: str) -> Unfinished | None:
    """The field's value at the end of a query that is still being typed, or None."""
    found = list(lexemes(query))
    if query.endswith(":"):
        # A colon with nothing behind it is no field yet.
        name = found[-1].text[:-1].rpartition("-")[2] if found else ""
        return Unfinished(name.lower(), "", len(query)) if name.isalpha() else None
    if len(found) < 2 or found[-2].kind != "field":
        return None
    value = found[-1]
    is_open = value.kind == "word" or (
        value.kind == "phrase" and query[value.end - 1 :] not in {'"', "”", "»"}
    )
    if value.kind == "phrase" and value.end - value.start < 2:
        is_open = True
    if not is_open or value.end != len(query):
        return None
    return Unfinished(found[-2].text.lower(), value.text.rstrip("*"), value.start)


def completed(query: str, at: Unfinished, value: str) -> str:
    """The query with the unfinished value replaced by a whole one."""
    return f"{query[: at.start]}{term('', value)[1:]} "


def opened(query: str, shortest: int = 1) -> str:
    """The query that stands for this one while its last word is being typed: with a `*` behind
    that word, where beginnings say anything; a word of texts must have `shortest` letters."""
    found = list(lexemes(query))
    last = found[-1] if found else None
    if last is None or last.end != len(query) or last.closed or last.text.endswith("*"):
        return query
    words, field = fold(last.text).split(), _field_at_the_end(found)
    if (
        last.kind not in {"word", "phrase"}
        or any(last.is_operator(name) for name in ("AND", "OR", "NOT"))
        or not words
        or (field in _OF_TEXTS and len(words[-1]) < shortest)
        or _is_whole(field, last.text)
        or last.text.lower() in _NO_VALUE_YET
    ):
        return query
    return f"{query}*"


def _field_at_the_end(found: list[Lexeme]) -> str:
    """The field that the last lexeme is a value of, be it in brackets; or nothing."""
    around, field = [""], ""
    for lexeme in found[:-1]:
        if lexeme.kind == "open":
            around.append(field or around[-1])
        elif lexeme.kind == "close" and len(around) > 1:
            around.pop()
        field = lexeme.text.lower() if lexeme.kind == "field" else ""
    return field or around[-1]


def _is_whole(field: str, value: str) -> bool:
    """True for values that mean what they are, and nothing that they begin."""
    return (
        field in _VALUED
        or (field == "article" and article_number(value) is not None)
        or (field == "claim" and claim_number(value) is not None)
    )


def _terms(query: str, field: str, value: str) -> Iterator[_Term]:
    found = list(lexemes(query))
    wanted, depth = fold(value), 0
    for at, lexeme in enumerate(found[:-1]):
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        following = found[at + 1]
        if (
            depth <= 0
            and lexeme.kind == "field"
            and lexeme.text.lower() == field
            and following.kind in {"word", "phrase"}
            and fold(following.text) == wanted
        ):
            excluded = at > 0 and _is_sign(found[at - 1], lexeme)
            start = found[at - 1].start if excluded else lexeme.start
            yield _Term(start, following.end, excluded)


def _is_sign(before: Lexeme, lexeme: Lexeme) -> bool:
    return before.kind == "minus" and before.end == lexeme.start
