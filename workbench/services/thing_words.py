"""What the things of a case and their fields are called, with names in place of ids."""

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from workbench.domain.edit import Edit
from workbench.domain.ids import article_ref, claim_ref
from workbench.domain.tags import shown
from workbench.domain.text import cut_short
from workbench.storage import history
from workbench.storage.annotations import AnnotationStore
from workbench.storage.case_file import CaseFile
from workbench.storage.rows import ENTITIES

_QUOTED = 60


def field_word(name: str) -> str:
    """A field or a kind of thing as people say it: `verdict_tag_id` is the verdict."""
    return name.removesuffix("_id").removesuffix("_tag").replace("_", " ")


class ThingWords:
    """Words for the things of one case, also for those that are gone by now."""

    def __init__(self, file: CaseFile, edits: Iterable[Edit] = ()) -> None:
        """`edits` were refused: what they were to make is called by its name, too."""
        self._connection = file.connection
        self._refused = {(edit.entity, edit.entity_id): edit.after or {} for edit in edits}
        self._tags: dict[str, str] | None = None
        self._looks: dict[str, Callable[[str], str]] = {
            "tags": self._tag,
            "verdict_tag_id": self._tag,
            "claim_id": functools.partial(self.thing, "claim"),
            "annotation_id": functools.partial(self.thing, "annotation"),
            "article_id": functools.partial(self.thing, "article"),
            "origin_id": functools.partial(self._name, "origin"),
            "origin_a": functools.partial(self._name, "origin"),
            "origin_b": functools.partial(self._name, "origin"),
            "source_id": functools.partial(self._name, "source"),
            "cited_source_id": functools.partial(self._name, "source"),
        }

    def value(self, name: str, value: Any) -> str:
        """What a field holds, in words and in full."""
        look = self._looks.get(name)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return ", ".join(look(str(each)) if look else str(each) for each in value) or "none"
        if value is None or value == "":
            return "nothing"
        if look is not None:
            return look(str(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        return f"“{value}”" if isinstance(value, str) else str(value)

    def thing(self, entity: str, entity_id: str) -> str:
        """A thing by its name, quotation or ref: `the mark “The bridge …” in A1`."""
        record = self._record(entity, entity_id)
        match entity:
            case "annotation":
                quote, article = _short(record.get("quote")), record.get("article_id")
                return f"the mark “{quote}”{self._in_article(article)}"
            case "claim":
                return f"claim {claim_ref(_number(record))} “{_short(record.get('statement'))}”"
            case "article":
                return f"article {article_ref(_number(record))} “{_short(record.get('title'))}”"
            case "evidence":
                mark = self.thing("annotation", str(record.get("annotation_id")))
                return f"what {mark} says of {self.thing('claim', str(record.get('claim_id')))}"
            case "origin_link":
                pair = (
                    self._name("origin", str(record.get(at))) for at in ("origin_a", "origin_b")
                )
                return f"how {' and '.join(pair)} stand to each other"
            case "region":
                return f"the stretch set apart{self._in_article(record.get('article_id'))}"
            case _:
                words = field_word(entity)
                return f"the {words} {name}" if (name := self._named(record)) else f"the {words}"

    def _in_article(self, article_id: Any) -> str:
        number = _number(self._record("article", str(article_id)))
        return f" in {article_ref(number)}" if number else ""

    def _tag(self, tag_id: str) -> str:
        if self._tags is None:
            tags = AnnotationStore(self._connection).tags()
            self._tags = {tag.id: shown(tag) for tag in tags}
        refused = self._refused.get(("tag", tag_id), {}).get("name")
        return self._tags.get(tag_id) or str(refused or "a tag that is gone")

    def _name(self, entity: str, entity_id: str) -> str:
        return self._named(self._record(entity, entity_id)) or f"an {entity} that is gone"

    def _named(self, record: Mapping[str, Any]) -> str:
        name = record.get("name") or record.get("key")
        return f"“{_short(name)}”" if name else ""

    def _record(self, entity: str, entity_id: str) -> Mapping[str, Any]:
        """The thing as it is, or as it was last."""
        table = ENTITIES.get(entity)
        held = table.get(self._connection, entity_id) if table else None
        known = held or history.last_known(self._connection, entity, entity_id)
        return known or self._refused.get((entity, entity_id), {})


def _number(record: Mapping[str, Any]) -> int:
    number = record.get("number")
    return number if isinstance(number, int) else 0


def _short(words: Any) -> str:
    return cut_short(" ".join(str(words or "").split()), _QUOTED)
