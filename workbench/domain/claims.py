"""Claims, the evidence for them, and the origins that words come from: values and their rules."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from workbench.domain.errors import InvalidValue
from workbench.domain.ids import claim_ref
from workbench.domain.text import on_one_line, storable
from workbench.domain.tokens import (
    CLAIM_KINDS,
    CONFIDENCE,
    CREDIBILITY,
    LIKELIHOOD,
    ORIGIN_KINDS,
    STANCES,
)

STATEMENT_LENGTH: Final = 1_000
RATIONALE_LENGTH: Final = 10_000
NAME_LENGTH: Final = 300
NOTE_LENGTH: Final = 10_000


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that passages of several articles are about.

    `number` makes the ref (`C1`), which is never given twice; `verdict_tag_id` is a tag of the
    group verdict; `credibility` is an Admiralty number 1–6; `position` is the place in lists.
    """

    id: str
    number: int
    statement: str
    kind: str = "other"
    verdict_tag_id: str | None = None
    credibility: int | None = None
    likelihood: str | None = None
    confidence: str | None = None
    rationale: str = ""
    position: int = 0
    creator: str = ""
    created: str = ""
    modified: str = ""

    @property
    def ref(self) -> str:
        """`C1`, `C2`, …"""
        return claim_ref(self.number)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How an annotation stands to a claim.

    `origin_id` is whom the words come from; without one it is the article's publisher, or the
    article itself. `cited_source_id` is the publisher whom the article cites for them.
    """

    id: str
    claim_id: str
    annotation_id: str
    stance: str = "supports"
    origin_id: str | None = None
    cited_source_id: str | None = None
    note: str = ""
    creator: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom words come from, as against who printed them.

    `source_id` is set where the origin is a publisher; `independent_of_all` where a person
    declared it independent of every other origin.
    """

    id: str
    name: str
    kind: str = "unknown"
    source_id: str | None = None
    note: str = ""
    independent_of_all: bool = False
    created: str = ""


@dataclass(frozen=True, slots=True)
class OriginLink:
    """What a person says of two origins: `relation` is one of ORIGIN_RELATIONS.

    `origin_a` is the smaller id of the two.
    """

    id: str
    origin_a: str
    origin_b: str
    relation: str
    note: str = ""
    creator: str = ""
    created: str = ""


CLAIM_FIELDS: Final = (
    "statement",
    "kind",
    "verdict",
    "credibility",
    "likelihood",
    "confidence",
    "rationale",
)


def edited_claim(claim: Claim, fields: Mapping[str, str | int | None]) -> Claim:
    """A claim with some of CLAIM_FIELDS set; None or an empty text clears one.

    `verdict` is the id of a tag; that it is a verdict is for the caller to see to. Raises
    InvalidValue.
    """
    columns: dict[str, Any] = {}
    for field, value in fields.items():
        match field:
            case "statement":
                columns[field] = checked_line("statement", str(value or ""), STATEMENT_LENGTH)
            case "kind":
                columns[field] = checked_word(field, str(value or "other"), CLAIM_KINDS)
            case "verdict":
                columns["verdict_tag_id"] = value or None
            case "credibility":
                columns[field] = _credibility(value)
            case "likelihood":
                columns[field] = checked_word(field, str(value), LIKELIHOOD) if value else None
            case "confidence":
                columns[field] = checked_word(field, str(value), CONFIDENCE) if value else None
            case "rationale":
                columns[field] = checked_note(field, str(value or ""), RATIONALE_LENGTH)
            case _:
                raise InvalidValue("field", field, CLAIM_FIELDS)
    return replace(claim, **columns)


def checked_stance(stance: str) -> str:
    """The stance, if it is one of STANCES. Raises InvalidValue."""
    return checked_word("stance", stance, STANCES)


def edited_origin(origin: Origin, fields: Mapping[str, str | bool | None]) -> Origin:
    """An origin with some of name, kind, note and independent_of_all set; None leaves one be.

    Raises InvalidValue.
    """
    columns: dict[str, Any] = {}
    for field, value in fields.items():
        if value is None:
            continue
        match field:
            case "name":
                columns[field] = checked_line("name of an origin", str(value), NAME_LENGTH)
            case "kind":
                columns[field] = checked_word("origin kind", str(value or "unknown"), ORIGIN_KINDS)
            case "note":
                columns[field] = checked_note(field, str(value), NOTE_LENGTH)
            case "independent_of_all":
                columns[field] = bool(value)
            case _:
                raise InvalidValue("field", field, ("name", "kind", "note", "independent_of_all"))
    return replace(origin, **columns)


def checked_line(what: str, text: str, most: int) -> str:
    """Text as one line that is not empty. Raises InvalidValue."""
    clean = on_one_line(text)
    if not 1 <= len(clean) <= most:
        raise InvalidValue(what, clean[:80], (f"1 to {most:,} characters",))
    return clean


def checked_note(what: str, text: str, most: int) -> str:
    """Text as it is kept, lines and all. Raises InvalidValue where it is too long."""
    kept = storable(text)
    if len(kept) > most:
        raise InvalidValue(what, f"{len(kept):,} characters", (f"up to {most:,} characters",))
    return kept


def checked_word(what: str, word: str, allowed: Collection[str]) -> str:
    """A word of a closed vocabulary. Raises InvalidValue."""
    if word not in allowed:
        raise InvalidValue(what, word, tuple(allowed))
    return word


def _credibility(value: str | int | None) -> int | None:
    if value is None or value == "":
        return None
    if str(value) not in {str(number) for number in CREDIBILITY}:
        raise InvalidValue("credibility", str(value), tuple(str(n) for n in CREDIBILITY))
    return int(value)
