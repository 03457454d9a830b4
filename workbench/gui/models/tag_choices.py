"""What the tag picker offers for what is typed: tags by the beginnings of their words, tags whose
names are nearly the same, and a new one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.domain.fold import fold
from workbench.domain.tags import find_tag
from workbench.domain.text import on_one_line
from workbench.domain.values import Tag
from workbench.gui.models.choices import ChoiceModel


@dataclass(frozen=True, slots=True)
class TagChoice:
    """A row: a tag to give, a near one to use instead, one that was switched off, or a new name.

    `given` is True where all that is to be tagged has the tag already: choosing takes it off.
    """

    kind: Literal["tag", "near", "again", "create"]
    name: str
    tag: Tag | None = None
    given: bool = False


def choices_for(
    typed: str, tags: Sequence[Tag], similar: Iterable[Tag], given: Collection[str]
) -> list[TagChoice]:
    """What to offer, best first. `similar` are tags with nearly that name, `given` ids of tags."""
    name = on_one_line(typed)
    active = [tag for tag in tags if tag.active]
    found = sorted((rank, at) for at, tag in enumerate(active) if (rank := _rank(tag, name)))
    rows = [_row("tag", active[at], given) for _, at in found]
    offered = {row.tag.id for row in rows if row.tag}
    rows += [_row("near", tag, given) for tag in similar if tag.active and tag.id not in offered]
    same = find_tag(tags, name) if name else None
    if same is not None and not same.active:
        rows.append(TagChoice("again", same.name, same))
    elif name and same is None:
        rows.append(TagChoice("create", name))
    return rows


def _row(kind: Literal["tag", "near"], tag: Tag, given: Collection[str]) -> TagChoice:
    return TagChoice(kind, tag.name, tag, tag.id in given)


def _rank(tag: Tag, typed: str) -> int:
    """0 for no match; the same name before one that begins so, before one with words that do."""
    wanted, name = fold(typed), fold(tag.name)
    if not wanted:
        return int(typed.casefold() in tag.name.casefold())
    if name == wanted:
        return 1
    if name.startswith(wanted):
        return 2
    words = name.split()
    every = all(any(word.startswith(part) for word in words) for part in wanted.split())
    return 3 if every else 0


class TagChoiceModel(ChoiceModel):
    """Rows of `TagChoice`."""

    def title(self, row: TagChoice) -> str:
        """What choosing the row does, or the tag's name."""
        words = {
            "tag": "{}",
            "near": self.tr("Use existing: {}"),
            "again": self.tr("Take “{}” into use again"),
            "create": self.tr("Create “{}”"),
        }
        return words[row.kind].format(row.name)

    def hint(self, row: TagChoice) -> str:
        """What stands quietly at the end of a row."""
        if row.given:
            return self.tr("Enter takes it off")
        if row.tag is None or row.kind == "again":
            return ""
        key = self.tr("key {}").format(row.tag.key) if row.tag.key else ""
        return " · ".join(part for part in (row.tag.group_name, key) if part)
