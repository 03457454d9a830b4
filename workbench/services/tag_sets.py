"""Sets of tags as TOML files."""

import tomllib
from pathlib import Path
from typing import Any, Final

from workbench.domain.errors import SKIP_REASONS, InvalidTagSet, InvalidValue, Unreadable
from workbench.domain.tags import LOOK, checked
from workbench.domain.text import cut_short, on_one_line, storable
from workbench.domain.values import Tag
from workbench.services.files import read_file

# How much of a value that is refused is told.
_SHOWN: Final = 40


def read_tag_set(path: Path) -> list[Tag]:
    """The tags of a TOML file, without ids. Raises InvalidTagSet."""
    try:
        # With or without the mark that Windows editors put at the beginning.
        data = tomllib.loads(read_file(path).decode("utf-8-sig"))
    except Unreadable as error:
        raise InvalidTagSet(str(path), (error.detail or SKIP_REASONS[error.reason],)) from error
    except ValueError as error:
        raise InvalidTagSet(str(path), (str(error),)) from error
    entries = data.get("tag", [])
    if not isinstance(entries, list) or not entries:
        raise InvalidTagSet(str(path), ("it holds no [[tag]]",))
    tags, problems = [], []
    for at, entry in enumerate(entries):
        try:
            tags.append(_from_toml(entry, at))
        except KeyError as error:
            problems.append(f"tag {at + 1}: {error.args[0]} is missing")
        except TypeError as error:
            problems.append(f"tag {at + 1}: {error}")
        except InvalidValue as error:
            allowed = f" ({', '.join(error.allowed)})" if error.allowed else ""
            refused = f"{error.what} cannot be {cut_short(error.value, _SHOWN)!r}{allowed}"
            problems.append(f"tag {at + 1}: {refused}")
    problems += _repeated("name", [tag.name.casefold() for tag in tags])
    problems += _repeated("key", [tag.key for tag in tags if tag.key])
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
    if not isinstance(entry, dict):
        raise TypeError("it is no table")
    look = [*_colours(entry, "light"), *_colours(entry, "dark")]
    return checked(
        Tag(
            id="",
            name=on_one_line(_text(entry, "name")),
            group_name=on_one_line(_text(entry, "group", "free")),
            glyph=_text(entry, "glyph"),
            underline=_text(entry, "underline", "solid"),
            **dict(zip(LOOK, look, strict=True)),
            key=str(entry.get("key", "")) or None,
            meaning=storable(_text(entry, "meaning", "")),
            active=_switch(entry, "active"),
            position=at,
        )
    )


def _text(entry: dict[str, Any], field: str, default: str | None = None) -> str:
    value = entry[field] if default is None else entry.get(field, default)
    if not isinstance(value, str):
        raise TypeError(f"{field} is not a string")
    return value


def _switch(entry: dict[str, Any], field: str) -> bool:
    value = entry.get(field, True)
    if not isinstance(value, bool):
        raise TypeError(f"{field} is neither true nor false")
    return value


def _colours(entry: dict[str, Any], field: str) -> list[str]:
    """Stripe, fill and overlap."""
    value = entry[field]
    if not isinstance(value, list) or [type(colour) for colour in value] != [str] * 3:
        raise TypeError(f"{field} is not a list of three colours")
    return value


def _repeated(what: str, values: list[str]) -> list[str]:
    return [f"the {what} {v} is given twice" for v in dict.fromkeys(values) if values.count(v) > 1]
