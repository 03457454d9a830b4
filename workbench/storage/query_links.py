"""What a query asks of the link between an annotation and a claim, as a condition on rows."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.fold import fold
from workbench.domain.ids import claim_number
from workbench.domain.query_tree import Field, Node, Range, Words
from workbench.domain.tokens import STANCES
from workbench.storage.query_known import Known

_LINKED: Final = (
    "{number} IN (SELECT mark.number FROM evidence"
    " JOIN annotation mark ON mark.id = evidence.annotation_id WHERE "
)


def is_of_link(node: Node) -> bool:
    """True for what is said of a link between an annotation and a claim."""
    match node:
        case Range("grade", low, _):
            return low is not None and low.isdigit()
        case Field(name, value):
            return name in {"claim", "origin", "stance"} or (
                name == "has" and value.words in {("claim",), ("origin",)}
            )
        case _:
            return False


def linked(asked: Sequence[Node], known: Known) -> str:
    """The condition that an annotation has one link of which all that is asked holds."""
    return _LINKED + " AND ".join(_of_link(node, known) for node in asked) + ")"


def _of_link(node: Node, known: Known) -> str:
    match node:
        case Range(_, low, high):
            graded = known.between("CAST(credibility AS TEXT)", low, high)
            return f"evidence.claim_id IN (SELECT id FROM claim WHERE {graded})"
        case Field("claim", value):
            number = claim_number(value.shown)
            if number is not None:
                named = f"number = {known.bind(number)}"
            else:
                named = f"words_in(statement, {known.packed(value)})"
            return f"evidence.claim_id IN (SELECT id FROM claim WHERE {named})"
        case Field("origin", value):
            named = f"SELECT id FROM origin WHERE words_in(name, {known.packed(value)})"
            return f"evidence.origin_id IN ({named})"
        case Field("stance", value):
            stance = next(s for s in STANCES if fold(s) == " ".join(value.words))
            return f"evidence.stance = {known.bind(stance)}"
        case Field("has", Words(("origin",))):
            return "evidence.origin_id IS NOT NULL"
        case _:
            return "1"
