"""Records in JSON: one a line, the items of an array, or those of the one list in an object."""

import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final

from workbench.domain.errors import Unreadable

Record = dict[str, Any]
_LINE: Final = re.compile(r"[^\n]+")
_SPACE: Final = re.compile(r"\s*")
_IN_LIST: Final = re.compile(r"\[\s*(?=\{)")
_DECODER: Final = json.JSONDecoder()
_MOST_LISTS: Final = 20


def holds_records(text: str, is_wanted: Callable[[Record], bool]) -> bool:
    """True where the beginning of a file has a record that is wanted."""
    start = text.lstrip()
    if not start.startswith(("{", "[")):
        return False
    places = (0, *(match.end() for match in islice(_IN_LIST.finditer(start), _MOST_LISTS)))
    firsts = (_decoded(start, at)[0] for at in places)
    return any(first is not None and is_wanted(first) for first in firsts)


def records(
    text: str, name: str, is_wanted: Callable[[Record], bool]
) -> tuple[str, Iterator[Record | None]]:
    """The media type of a file and its records, None for each that is none.

    An object that is not wanted itself stands for the first list in it whose records are. Raises
    Unreadable (`damaged`) for one that cannot be read.
    """
    start = text.lstrip()
    if start.startswith("["):
        return "application/json", _of_array(start)
    line = _LINE.match(start)
    first = _record(line[0]) if line else None
    if line and first is not None and (is_wanted(first) or start[line.end() :].strip()):
        return "application/jsonl", _of_lines(start)
    try:
        found = json.loads(start)
    except (ValueError, RecursionError) as error:
        raise Unreadable(name, "damaged", f"it is no JSON: {error}"[:200]) from error
    return "application/json", iter(_of_object(found, is_wanted))


def _of_object(found: Record, is_wanted: Callable[[Record], bool]) -> list[Record | None]:
    waiting: deque[Any] = deque() if is_wanted(found) else deque([found])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            if is_wanted(value[0]):
                return [each if isinstance(each, dict) else None for each in value]
            waiting.append(value[0])
    return [found]


def _of_lines(text: str) -> Iterator[Record | None]:
    return (_record(match[0]) for match in _LINE.finditer(text) if match[0].strip())


def _of_array(text: str) -> Iterator[Record | None]:
    """The items one by one, so that what follows on a fault costs no more than itself."""
    at = _begin(text, 1)
    while text[at : at + 1] != "]":
        found, end = _decoded(text, at)
        yield found
        at = _begin(text, end)
        if text[at : at + 1] == ",":
            at = _begin(text, at + 1)
        elif text[at : at + 1] != "]":
            if found is not None:
                yield None  # cut short, or no comma where one is due
            return


def _begin(text: str, at: int) -> int:
    """The next place that is no white space."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _record(line: str) -> Record | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _decoded(text: str, at: int) -> tuple[Record | None, int]:
    """The object at a place, and where it ends; where there is no JSON that is the place."""
    try:
        found, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at
    return (found if isinstance(found, dict) else None), end
