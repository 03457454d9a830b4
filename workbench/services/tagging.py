"""The analyst's tags: adding, editing, merging, and sets of tags as TOML files."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.domain.changes import Changes
from workbench.domain.colour import is_colour, look_from
from workbench.domain.edit import Action, Edit, changed, created, removed
from workbench.domain.errors import AlreadyThere, InvalidTagSet, InvalidValue, NotFound
from workbench.domain.tokens import EXCLUSIVE_GROUP, UNDERLINES
from workbench.domain.values import Tag
from workbench.domain.views import TagUse
from workbench.services.marking import shown, with_tag
from workbench.services.open_case import OpenCase

_KEYS = tuple("123456789")
# Stripe colours for free tags, in the order they are given out.
_STRIPES = ("#5B6B00", "#9C4A1A", "#1F6F8B", "#6B4FA0", "#8A3B5C", "#2E6E4E", "#6A5530", "#41597A")
_LOOK = (
    "light_stripe",
    "light_fill",
    "light_overlap",
    "dark_stripe",
    "dark_fill",
    "dark_overlap",
)


class Tagging:
    """The tags of one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def uses(self) -> list[TagUse]:
        """All tags with how many annotations carry each."""
        return self._case.annotations.tag_uses()

    def tags(self) -> list[Tag]:
        """All tags in the analyst's order."""
        return self._case.annotations.tags()

    def named(self, name: str) -> Tag:
        """The tag of that name, case-blind. Raises NotFound."""
        wanted = name.strip().casefold()
        found = next((tag for tag in self.tags() if tag.name.casefold() == wanted), None)
        if found is None:
            raise NotFound("tag", name)
        return found

    def add(self, name: str, **fields: str | None) -> tuple[Changes, Tag]:
        """Make a tag; what is not given is chosen (group free, no key, a colour not in use).

        Fields: group, key, glyph, underline, colour (stripe), meaning. Raises AlreadyThere,
        InvalidValue.
        """
        with self._case.writing() as commit:
            held = self.tags()
            tag = self._made(name, fields, held)
            if any(other.name.casefold() == tag.name.casefold() for other in held):
                raise AlreadyThere("tag", tag.name)
            edits = [*self._freed_key(tag, held), created("tag", tag)]
            return commit(Action(f"Add tag '{shown(tag)}'", tuple(edits))), tag

    def change(self, name: str, /, **fields: str | bool | None) -> tuple[Changes, Tag]:
        """Edit a tag: name, group, key, glyph, underline, colour, meaning, active.

        Raises NotFound, AlreadyThere, InvalidValue.
        """
        with self._case.writing() as commit:
            held, before = self.tags(), self.named(name)
            after = replace(before, **_columns(fields))
            _check(after)
            for other in held:
                if other.id != before.id and other.name.casefold() == after.name.casefold():
                    raise AlreadyThere("tag", after.name)
            edits = [] if after.key == before.key else self._freed_key(after, held)
            edit = changed("tag", before, after)
            if edit:
                edits.append(edit)
            return commit(Action(f"Change tag '{shown(before)}'", tuple(edits))), after

    def merge(self, name: str, into: str) -> tuple[Changes, Tag]:
        """Give every annotation of one tag the other instead, and remove the first.

        Raises NotFound, InvalidValue where both are the same.
        """
        with self._case.writing() as commit:
            gone, kept = self.named(name), self.named(into)
            if gone.id == kept.id:
                raise InvalidValue("tag to merge into", into)
            known = self._case.tags_by_id()
            edits: list[Edit] = []
            for mark in self._case.annotations.with_tag(gone.id):
                rest = tuple(tag_id for tag_id in mark.tags if tag_id != gone.id)
                edit = changed("annotation", mark, replace(mark, tags=with_tag(rest, kept, known)))
                if edit:
                    edits.append(edit)
            edits.append(removed("tag", gone))
            label = f"Merge tag '{shown(gone)}' into '{shown(kept)}'"
            return commit(Action(label, tuple(edits))), kept

    def load(self, path: Path) -> tuple[Changes, list[Tag]]:
        """Add the tags of a TOML file and bring those of the same name to what it says.

        Raises InvalidTagSet; then nothing is changed.
        """
        given = read_tag_set(path)
        with self._case.writing() as commit:
            held = {tag.name.casefold(): tag for tag in self.tags()}
            edits: list[Edit] = []
            for tag in given:
                before = held.get(tag.name.casefold())
                if before is None:
                    fresh = replace(tag, id=self._case.make_id(), position=len(held) + tag.position)
                    edits.append(created("tag", fresh))
                else:
                    same = replace(tag, id=before.id, position=before.position)
                    edit = changed("tag", before, same)
                    if edit:
                        edits.append(edit)
            changes = commit(Action(f"Load tag set '{path.stem}'", tuple(edits)))
            return changes, self.tags()

    def save(self, path: Path) -> list[Tag]:
        """Write the case's tags to a TOML file."""
        tags = self.tags()
        path.write_text(tag_set_text(tags), encoding="utf-8")
        return tags

    def _made(self, name: str, fields: Mapping[str, str | None], held: list[Tag]) -> Tag:
        known = {key: value for key, value in fields.items() if value is not None}
        stripe = str(known.pop("colour", None) or _STRIPES[len(held) % len(_STRIPES)])
        columns = _columns({"colour": stripe, **known})
        clean = " ".join(name.split())
        tag = Tag(
            self._case.make_id(),
            clean,
            "free",
            glyph=clean[:1] or "•",
            underline="solid",
            light_stripe="",
            light_fill="",
            light_overlap="",
            dark_stripe="",
            dark_fill="",
            dark_overlap="",
            position=max((tag.position for tag in held), default=-1) + 1,
        )
        tag = replace(tag, **columns)
        _check(tag)
        return tag

    def _freed_key(self, tag: Tag, held: list[Tag]) -> list[Edit]:
        """A key given to one tag is taken from the tag that had it."""
        edits = []
        for other in held:
            if tag.key is not None and other.id != tag.id and other.key == tag.key:
                edit = changed("tag", other, replace(other, key=None))
                if edit:
                    edits.append(edit)
        return edits


def read_tag_set(path: Path) -> list[Tag]:
    """The tags of a TOML file, without ids. Raises InvalidTagSet."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidTagSet(str(path), (str(error),)) from error
    tags, problems = [], []
    entries = data.get("tag", [])
    if not isinstance(entries, list) or not entries:
        raise InvalidTagSet(str(path), ("it holds no [[tag]]",))
    for at, entry in enumerate(entries):
        try:
            tags.append(_from_toml(entry, at))
        except (KeyError, TypeError, ValueError) as error:
            problems.append(f"tag {at + 1}: {error} is missing or wrong")
        except InvalidValue as error:
            problems.append(f"tag {at + 1}: {error.what} cannot be {error.value!r}")
    if problems:
        raise InvalidTagSet(str(path), tuple(problems))
    return tags


def tag_set_text(tags: list[Tag]) -> str:
    """A TOML file that `read_tag_set` reads back to the same tags."""
    parts = []
    for tag in tags:
        lines = [
            "[[tag]]",
            f"name = {_quoted(tag.name)}",
            f"group = {_quoted(tag.group_name)}",
            *([f"key = {_quoted(tag.key)}"] if tag.key else []),
            f"glyph = {_quoted(tag.glyph)}",
            f"underline = {_quoted(tag.underline)}",
            f'light = ["{tag.light_stripe}", "{tag.light_fill}", "{tag.light_overlap}"]',
            f'dark = ["{tag.dark_stripe}", "{tag.dark_fill}", "{tag.dark_overlap}"]',
            f"meaning = {_quoted(tag.meaning)}",
            *([] if tag.active else ["active = false"]),
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string."""
    out = []
    for character in text:
        if character in '"\\':
            out.append("\\" + character)
        elif ord(character) < 0x20 or ord(character) == 0x7F:
            out.append(f"\\u{ord(character):04X}")
        else:
            out.append(character)
    return '"' + "".join(out) + '"'


def _from_toml(entry: Any, at: int) -> Tag:
    light, dark = list(entry["light"]), list(entry["dark"])
    if len(light) != 3 or len(dark) != 3:
        raise InvalidValue("colours", f"{light} {dark}")
    look: dict[str, Any] = dict(zip(_LOOK, (str(c) for c in (*light, *dark)), strict=True))
    tag = Tag(
        id="",
        name=" ".join(str(entry["name"]).split()),
        group_name=str(entry.get("group", "free")),
        glyph=str(entry["glyph"]),
        underline=str(entry.get("underline", "solid")),
        **look,
        key=str(entry["key"]) if entry.get("key") else None,
        meaning=str(entry.get("meaning", "")),
        active=bool(entry.get("active", True)),
        position=at,
    )
    _check(tag)
    return tag


def _columns(fields: Mapping[str, str | bool | None]) -> dict[str, Any]:
    columns: dict[str, Any] = {key: value for key, value in fields.items() if key != "colour"}
    if "group" in columns:
        columns["group_name"] = columns.pop("group")
    if columns.get("key") == "":
        columns["key"] = None
    if isinstance(columns.get("name"), str):
        columns["name"] = " ".join(columns["name"].split())
    if fields.get("colour"):
        colour = str(fields["colour"])
        if not is_colour(colour):
            raise InvalidValue("colour", colour, ("#RRGGBB",))
        light, dark = look_from(colour)
        columns |= dict(zip(_LOOK, (*light, *dark), strict=True))
    return columns


def _check(tag: Tag) -> None:
    if not tag.name or len(tag.name) > 60:
        raise InvalidValue("tag name", tag.name, ("1 to 60 characters",))
    if not 1 <= len(tag.glyph) <= 2:
        raise InvalidValue("glyph", tag.glyph, ("one or two characters",))
    if tag.underline not in UNDERLINES:
        raise InvalidValue("underline", tag.underline, UNDERLINES)
    if tag.key is not None and tag.key not in _KEYS:
        raise InvalidValue("key", tag.key, _KEYS)
    if not tag.group_name.strip():
        raise InvalidValue("group", tag.group_name, (EXCLUSIVE_GROUP, "nature", "framing", "free"))
    for name in _LOOK:
        if not is_colour(getattr(tag, name)):
            raise InvalidValue("colour", getattr(tag, name), ("#RRGGBB",))
