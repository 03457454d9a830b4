"""Rules of tags: what a tag may be, how a new one looks, and which tags go together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from workbench.domain.colour import is_colour, look_from
from workbench.domain.errors import InvalidValue
from workbench.domain.text import on_one_line, storable
from workbench.domain.tokens import EXCLUSIVE_GROUP, UNDERLINES
from workbench.domain.values import Tag

KEYS: Final = tuple("123456789")
NAME_LENGTH: Final = 60
MEANING_LENGTH: Final = 1000
LOOK: Final = (
    "light_stripe",
    "light_fill",
    "light_overlap",
    "dark_stripe",
    "dark_fill",
    "dark_overlap",
)
FIELDS: Final = ("name", "group", "key", "glyph", "underline", "colour", "meaning", "active")
# Stripe colours for new tags, in the order they are given out.
_STRIPES: Final = (
    "#5B6B00",
    "#9C4A1A",
    "#1F6F8B",
    "#6B4FA0",
    "#8A3B5C",
    "#2E6E4E",
    "#6A5530",
    "#41597A",
)


def shown(tag: Tag) -> str:
    """A tag's name as menus and cards show it: its first letter as a capital."""
    return tag.name[:1].upper() + tag.name[1:]


def find_tag(tags: Iterable[Tag], name: str) -> Tag | None:
    """The tag of that name, blind to case, or None."""
    wanted = on_one_line(name).casefold()
    return next((tag for tag in tags if tag.name.casefold() == wanted), None)


def with_tag(tags: Sequence[str], tag: Tag, known: Mapping[str, Tag]) -> tuple[str, ...]:
    """Tag ids with one more; a verdict takes the place of the verdict that was there."""
    kept = [
        held
        for held in tags
        if held != tag.id
        and not (tag.group_name == EXCLUSIVE_GROUP and known[held].group_name == EXCLUSIVE_GROUP)
    ]
    order = {tag_id: at for at, tag_id in enumerate(known)}
    return tuple(sorted((*kept, tag.id), key=lambda tag_id: order[tag_id]))


def new_tag(tag_id: str, name: str, held: Sequence[Tag], **fields: str | None) -> Tag:
    """A tag for a case that has the tags `held`.

    What is not given is chosen: group free, no key, a colour not in use. Fields are those of
    `edited`. Raises InvalidValue.
    """
    used = {tag.light_stripe for tag in held}
    free = [stripe for stripe in _STRIPES if look_from(stripe)[0][0] not in used]
    colour = fields.get("colour") or (free or _STRIPES)[len(held) % len(free or _STRIPES)]
    clean = on_one_line(name)
    tag = Tag(
        id=tag_id,
        name=clean,
        group_name="free",
        glyph=clean[:1],
        underline="solid",
        light_stripe="",
        light_fill="",
        light_overlap="",
        dark_stripe="",
        dark_fill="",
        dark_overlap="",
        position=max((tag.position for tag in held), default=-1) + 1,
    )
    return edited(tag, {**fields, "colour": colour})


def edited(tag: Tag, fields: Mapping[str, str | bool | None]) -> Tag:
    """A tag with some of FIELDS set; None leaves one as it is, an empty key takes it away.

    Raises InvalidValue.
    """
    columns: dict[str, Any] = {}
    for field, value in fields.items():
        if field not in FIELDS:
            raise InvalidValue("field", field, FIELDS)
        if value is None:
            continue
        match field:
            case "colour":
                columns |= _look(str(value))
            case "group":
                columns["group_name"] = on_one_line(str(value))
            case "key":
                columns["key"] = value or None
            case "name":
                columns["name"] = on_one_line(str(value))
            case "meaning":
                columns["meaning"] = storable(str(value))
            case _:
                columns[field] = value
    return checked(replace(tag, **columns))


def checked(tag: Tag) -> Tag:
    """The tag, if it can be one. Raises InvalidValue."""
    for what, value, most in (
        ("tag name", tag.name, NAME_LENGTH),
        ("group", tag.group_name, NAME_LENGTH),
        ("glyph", tag.glyph, 2),
    ):
        if not 1 <= len(value) <= most or value != on_one_line(value):
            raise InvalidValue(what, value, (f"1 to {most} characters",))
    if len(tag.meaning) > MEANING_LENGTH:
        raise InvalidValue("meaning", tag.meaning, (f"up to {MEANING_LENGTH:,} characters",))
    if tag.underline not in UNDERLINES:
        raise InvalidValue("underline", tag.underline, UNDERLINES)
    if tag.key is not None and tag.key not in KEYS:
        raise InvalidValue("key", tag.key, KEYS)
    for name in LOOK:
        if not is_colour(getattr(tag, name)):
            raise InvalidValue("colour", getattr(tag, name), ("#RRGGBB",))
    return tag


def _look(colour: str) -> dict[str, str]:
    if not is_colour(colour):
        raise InvalidValue("colour", colour, ("#RRGGBB",))
    light, dark = look_from(colour)
    return dict(zip(LOOK, (*light, *dark), strict=True))
