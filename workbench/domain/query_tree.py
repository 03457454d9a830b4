"""What a query means: a tree of words and fields, and that tree in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words that stand next to each other, in order; the last may be a beginning."""

    words: tuple[str, ...]
    prefix: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field with the value asked for, folded, and as it was written."""

    name: str
    value: Words


@dataclass(frozen=True, slots=True)
class Range:
    """A field between two values in the order of text: from `low` up to, without, `high`.

    None is open. `shown` says it in words.
    """

    name: str
    low: str | None
    high: str | None
    shown: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    item: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All must hold."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one must hold."""

    items: tuple["Node", ...]


Node = Words | Field | Range | Not | And | Or


@dataclass(frozen=True, slots=True)
class Hint:
    """What could not be used as written, and where that stands in the query: `[start, end)`."""

    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Query:
    """What a query was taken to mean: `tree` is None where nothing is asked."""

    tree: Node | None
    hints: tuple[Hint, ...] = ()

    @property
    def explanation(self) -> str:
        """The query in words."""
        return explain(self.tree) if self.tree else "nothing"


_HAS = {
    "note": "with a note",
    "tag": "with a tag",
    "claim": "linked to a claim",
    "origin": "with an origin",
    "date": "in a dated article",
}
_IS = {
    "annotation": "that is an annotation",
    "passage": "that is a passage",
    "orphan": "that lost its place",
    "evidence": "that is evidence for or against a claim",
    "hidden": "in a hidden article",
}
_RANGES = {"date": "published", "marked": "marked"}


def explain(node: Node) -> str:
    """The tree in words, for the line under the search field."""
    match node:
        case Words(words, prefix, shown):
            typed = shown.rstrip("*") if prefix else shown
            if len(words) > 1:
                return f"{'a phrase beginning with' if prefix else 'the phrase'} “{typed}”"
            return f"words beginning with “{typed}”" if prefix else f"“{shown.rstrip('*')}”"
        case Field("has", value):
            return _HAS[" ".join(value.words)]
        case Field("is", value):
            what = " ".join(value.words)
            return _IS.get(what, f"in an article that is {what}")
        case Field(name, value):
            return f"{name} {explain(value)}"
        case Range("grade", low, _, shown):
            letter = low is not None and low.isalpha()
            return f"from a publisher graded {shown}" if letter else f"for a claim graded {shown}"
        case Range(name, _, _, shown):
            return f"{_RANGES[name]} {shown}"
        case Not(item):
            return f"not {_bracketed(item)}"
        case And(items):
            return " and ".join(_bracketed(item) for item in items)
        case Or(items):
            return " or ".join(
                f"({explain(item)})" if isinstance(item, And) else explain(item) for item in items
            )


def _bracketed(node: Node) -> str:
    return f"({explain(node)})" if isinstance(node, (And, Or)) else explain(node)


def shown_words(node: Node | None) -> tuple[Words, ...]:
    """The words whose places are to be shown in a hit: those that are asked for, not excluded."""
    match node:
        case Words():
            return (node,)
        case Field(name, value) if name in {"text", "quote"}:
            return (value,)
        case And(items) | Or(items):
            return tuple(words for item in items for words in shown_words(item))
        case _:
            return ()
