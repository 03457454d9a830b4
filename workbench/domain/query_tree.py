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


Node = Words | Field | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """What a query was taken to mean: `tree` is None where nothing is asked; hints say what
    could not be used as written."""

    tree: Node | None
    hints: tuple[str, ...] = ()

    @property
    def explanation(self) -> str:
        """The query in words."""
        return explain(self.tree) if self.tree else "everything"


def explain(node: Node) -> str:
    """The tree in words, for the line under the search field."""
    match node:
        case Words(words, prefix, shown):
            said = f"the phrase “{shown}”" if len(words) > 1 else f"“{shown.rstrip('*')}”"
            return f"words beginning with {said}" if prefix and len(words) == 1 else said
        case Field("has", value):
            return f"with a {' '.join(value.words)}"
        case Field("is", value):
            return f"that is {' '.join(value.words)}"
        case Field(name, value):
            return f"{name} {explain(value)}"
        case Not(item):
            return f"not {explain(item)}"
        case And(items):
            return " and ".join(_bracketed(item) for item in items)
        case Or(items):
            return " or ".join(explain(item) for item in items)


def _bracketed(node: Node) -> str:
    return f"({explain(node)})" if isinstance(node, Or) else explain(node)


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
