"""The history in words: who did what to what, and what became of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from workbench.domain.views import HistoryEntry
from workbench.services.open_case import OpenCase
from workbench.services.thing_words import ThingWords, field_word
from workbench.storage import history

MOST: Final = 1000
_VERBS: Final = {"undo": "Undo: ", "redo": "Redo: "}
# What names a thing that was made or deleted.
_NAMES: Final = ("quote", "statement", "name", "title", "stance", "kind", "relation", "value")
_UNTOLD: Final = frozenset({"modified", "prefix", "suffix", "id", "key", "contents", "process"})


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """One recorded edit for a person to read: `change` is a line for each field that changed."""

    n: int
    at: str
    who: str
    what: str
    thing: str
    change: str


@dataclass(frozen=True, slots=True)
class Told:
    """Entries, the newest first; `more` where older ones were left out.

    `broken` is the number of the first entry of the case that was altered or lost, or None.
    """

    entries: tuple[ToldEntry, ...]
    more: bool
    broken: int | None


def tell(
    case: OpenCase, *, entity_id: str | None = None, article_id: str | None = None, words: str = ""
) -> Told:
    """What was done to one thing, in one article, or in the case; the newest thousand of it.

    `words` must all occur, blind to case, in who did what to what. Reads the whole chain through:
    not for the window's thread.
    """
    found = history.entries(
        case.file.connection,
        entity_id=entity_id,
        article_id=article_id,
        words=words.split(),
        limit=MOST + 1,
    )
    naming = ThingWords(case.file)
    told = tuple(_told(entry, naming) for entry in reversed(found[-MOST:]))
    return Told(told, len(found) > MOST, history.broken_link(case.file.connection))


def _told(entry: HistoryEntry, words: ThingWords) -> ToldEntry:
    before, after = _record(entry.before), _record(entry.after)
    if before is None or after is None:
        made = after if before is None else before
        sign = "+" if before is None else "−"
        change = f"{sign} {_name(made or {}, words)}"
    else:
        change = "\n".join(
            f"{field_word(name)}: {words.value(name, before.get(name))}"
            f" → {words.value(name, value)}"
            for name, value in after.items()
            if name not in _UNTOLD and before.get(name) != value
        )
    what = f"{_VERBS.get(entry.verb, '')}{entry.what}"
    return ToldEntry(entry.n, entry.at, entry.who, what, field_word(entry.entity), change)


def _record(text: str | None) -> dict[str, Any] | None:
    return None if text is None else dict(json.loads(text))


def _name(record: Mapping[str, Any], words: ThingWords) -> str:
    name = next((str(record[key]) for key in _NAMES if record.get(key)), "")
    given = record.get("tags")
    marked = f" [{words.value('tags', given)}]" if given else ""
    note = f"\nnote: “{record['note']}”" if record.get("note") else ""
    return f"“{name}”{marked}{note}"
