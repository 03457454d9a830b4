"""Origins as rows, and how one of them stands to all others."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from workbench.domain.claim_views import OriginView
from workbench.gui.models.choices import ChoiceModel
from workbench.gui.models.claim_words import token_words

# What a person may say of two origins, in the order in which it is offered.
RELATIONS = ("same", "possibly_same", "independent", "unknown")


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What was said of an origin and another one; `relation` is empty where nothing was."""

    origin_id: str
    name: str
    relation: str = ""
    note: str = ""


class OriginListModel(ChoiceModel):
    """Rows of `OriginView`."""

    def title(self, row: OriginView) -> str:
        return row.origin.name

    def hint(self, row: OriginView) -> str:
        said = [token_words(row.origin.kind), passages_words(row.mentions)]
        if row.origin.independent_of_all:
            said.append(_tr("independent of all"))
        return " · ".join(said)


class RelationListModel(ChoiceModel):
    """Rows of `RelationRow`."""

    def title(self, row: RelationRow) -> str:
        return row.name

    def hint(self, row: RelationRow) -> str:
        words = relation_words(row.relation)
        return f"{words}: {row.note}" if row.note else words


def relations_of(view: OriginView, origins: Sequence[OriginView]) -> list[RelationRow]:
    """How an origin stands to each other one: those of whom something was said first."""
    said = {relation.origin: relation for relation in view.relations}
    others = [each.origin for each in origins if each.origin.id != view.origin.id]
    others.sort(key=lambda origin: origin.name not in said)
    rows = []
    for origin in others:
        held = said.get(origin.name)
        rows.append(
            RelationRow(
                origin.id,
                origin.name,
                held.relation if held else "",
                held.note if held else "",
            )
        )
    return rows


def relation_words(relation: str) -> str:
    """What a relation means, in words."""
    words = {
        "": _tr("nothing said"),
        "same": _tr("the same"),
        "possibly_same": _tr("possibly the same"),
        "independent": _tr("independent"),
        "unknown": _tr("unknown"),
    }
    return words[relation]


def passages_words(count: int) -> str:
    """`1 passage`, `3 passages`."""
    return _tr("1 passage") if count == 1 else _tr("{n} passages").format(n=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Claims", text)
