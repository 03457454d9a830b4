"""How each tag is drawn on the paper in use, and in which order a mark's tags count."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from workbench.domain.tokens import EXCLUSIVE_GROUP
from workbench.domain.values import Annotation, Tag
from workbench.gui.theme import TagColours, Theme, tag_colours, untagged_colours

_NOTE_GLYPH = "✎"


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """One tag as it is painted. Compared by identity: there is one for each tag."""

    name: str
    glyph: str
    underline: str
    stripe: QColor
    fill: QColor
    overlap: QColor
    tint: QColor


class MarkLooks:
    """The looks of all tags, by annotation."""

    def __init__(self, tags: Mapping[str, Tag], theme: Theme) -> None:
        self._order = {
            tag.id: (tag.group_name != EXCLUSIVE_GROUP, tag.position) for tag in tags.values()
        }
        self._looks = {
            tag.id: _look(tag.name, tag.glyph, tag.underline, tag_colours(tag, theme), theme)
            for tag in tags.values()
        }
        name = QCoreApplication.translate("MarkLooks", "no tag")
        self._untagged = (_look(name, _NOTE_GLYPH, "solid", untagged_colours(theme), theme),)
        self._known: dict[tuple[str, ...], tuple[Look, ...]] = {}

    def of(self, mark: Annotation) -> tuple[Look, ...]:
        """The looks of a mark's tags, its verdict first; of a mark without tags, one of its own."""
        if mark.tags not in self._known:
            tags = sorted(
                (tag for tag in mark.tags if tag in self._looks), key=self._order.__getitem__
            )
            self._known[mark.tags] = tuple(self._looks[tag] for tag in tags) or self._untagged
        return self._known[mark.tags]


def _look(name: str, glyph: str, underline: str, colours: TagColours, theme: Theme) -> Look:
    tint = QColor(colours.stripe)
    tint.setAlphaF(theme.tint_share)
    return Look(
        name=name,
        glyph=glyph,
        underline=underline,
        stripe=QColor(colours.stripe),
        fill=QColor(colours.fill),
        overlap=QColor(colours.overlap),
        tint=tint,
    )
