"""W3C Web Annotation (Recommendation of 23 February 2017), as an AnnotationCollection in JSON-LD.

Positions count code points, as the recommendation wants. Reading takes what Hypothesis writes too.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from workbench.domain.ids import moment
from workbench.exchange.patient_json import PatientDecoder
from workbench.exchange.values import ForeignAnnotation, NotThisFormat, SharedAnnotation

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_URN: Final = "urn:sha256:"
_LIKELIHOOD: Final = "estimative-language:likelihood-probability"
_CONFIDENCE: Final = "estimative-language:confidence-in-analytic-judgment"
Json = dict[str, Any]


def write(
    annotations: Sequence[SharedAnnotation], grades: Mapping[str, Sequence[str]], case: str
) -> bytes:
    """A collection of annotations in one page; `grades` are machine tags by annotation id.

    `case` is the title of the collection.
    """
    items = [_annotation(each, grades.get(each.view.annotation.id, ())) for each in annotations]
    page: Json = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    collection: Json = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": case,
        "total": len(items),
    }
    if items:
        collection["first"] = page
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def machine_tags(
    reliability: str | None,
    claims: Iterable[tuple[int | None, str | None, str | None]],
) -> tuple[str, ...]:
    """Machine tags of the MISP taxonomies for a source's letter and the grades of claims.

    `claims` are (credibility, likelihood, confidence), each of which may be None.
    """
    tags = [_machine("admiralty-scale:source-reliability", reliability and reliability.lower())]
    for credibility, likelihood, confidence in claims:
        tags.append(_machine("admiralty-scale:information-credibility", credibility))
        tags.append(_machine(_LIKELIHOOD, _spelt(likelihood)))
        tags.append(_machine(_CONFIDENCE, _spelt(confidence)))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _machine(name: str, value: str | int | None) -> str:
    return f'{name}="{value}"' if value else ""


def _spelt(words: str | None) -> str | None:
    """The taxonomy's spelling: `almost-no-chance`."""
    return words.replace(" ", "-") if words else None


def _annotation(shared: SharedAnnotation, grades: Sequence[str]) -> Json:
    held = shared.view.annotation
    found: Json = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{held.id}",
        "type": "Annotation",
        "motivation": "assessing",
    }
    for name, at in (("created", held.created), ("modified", held.modified)):
        if at:
            found[name] = at
    if held.creator:
        found["creator"] = {"type": "Person", "name": held.creator}
    bodies = [
        *(_body("tagging", tag.name) for tag in shared.view.tags),
        *(_body("classifying", grade) for grade in grades),
        *([_body("commenting", held.note)] if held.note else []),
    ]
    if bodies:
        found["body"] = bodies
    found["target"] = {
        "type": "SpecificResource",
        "source": f"{_URN}{shared.text_sha256}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": held.quote,
                "prefix": held.prefix,
                "suffix": held.suffix,
            },
            {"type": "TextPositionSelector", "start": held.start, "end": held.end},
        ],
    }
    return found


def _body(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def read(data: bytes) -> list[ForeignAnnotation]:
    """The annotations of a collection, a page, a list, or one alone. Raises NotThisFormat."""
    try:
        found = PatientDecoder().decode(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NotThisFormat("it is not JSON in UTF-8") from error
    items = list(_items(found))
    if not items and not _is_empty(found):
        raise NotThisFormat("it holds no annotations")
    return [each for item in items for each in _read(item)]


def _is_empty(found: object) -> bool:
    """True for a list or a collection of none; the pages of one may be elsewhere."""
    if not isinstance(found, dict):
        return found == []
    return found.get("type") == "AnnotationCollection" and not (
        found.get("first") or found.get("total")
    )


def _items(found: object) -> Iterator[Json]:
    if isinstance(found, list):
        for each in found:
            yield from _items(each)
        return
    if not isinstance(found, dict):
        return
    for key in ("first", "items", "rows"):
        if isinstance(found.get(key), list | dict):
            yield from _items(found[key])
            return
    if "target" in found:
        yield found


def _read(item: Json) -> Iterator[ForeignAnnotation]:
    tags, notes = _bodies(item)
    name = _string(item.get("id"))
    for at, target in enumerate(_listed(item.get("target"))):
        given = {"source": target} if isinstance(target, str) else target
        given = given if isinstance(given, dict) else {}  # told with those that have no place
        # One of ours has one target: each further one is an annotation of its own.
        yield _foreign(item, given, f"{name}#{at + 1}" if at and name else name, tags, notes)


def _foreign(
    item: Json, target: Json, name: str, tags: tuple[str, ...], notes: str
) -> ForeignAnnotation:
    source = target.get("source", target.get("id"))
    source = source.get("id") if isinstance(source, dict) else source
    quote, position = _selectors(target)
    return ForeignAnnotation(
        source=_string(source),
        quote=_string(quote.get("exact")) or None,
        prefix=_string(quote.get("prefix")),
        suffix=_string(quote.get("suffix")),
        start=_number(position.get("start")),
        end=_number(position.get("end")),
        given_id=name,
        tags=tags,
        note=notes,
        creator=_creator(item),
        created=moment(_string(item.get("created"))),
        modified=moment(_string(item.get("modified", item.get("updated")))),
    )


def _bodies(item: Json) -> tuple[tuple[str, ...], str]:
    """Tags and the note; classifying bodies are grades that the case computes for itself."""
    tags: list[str] = [tag for tag in _listed(item.get("tags")) if isinstance(tag, str)]
    notes = [text for key in ("text", "bodyValue") if (text := _string(item.get(key)))]
    for body in _listed(item.get("body")):
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            purposes = _listed(body.get("purpose"))
            if "tagging" in purposes:
                tags.append(body["value"])
            elif "classifying" not in purposes:
                notes.append(body["value"])
    return tuple(dict.fromkeys(tags)), "\n\n".join(notes)


def _selectors(target: Json) -> tuple[Json, Json]:
    quote: Json = {}
    position: Json = {}
    waiting = _listed(target.get("selector"))
    while waiting:
        selector = waiting.pop(0)
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == "TextQuoteSelector" and not quote:
            quote = selector
        elif selector.get("type") == "TextPositionSelector" and not position:
            position = selector
        waiting += [*_listed(selector.get("items")), *_listed(selector.get("refinedBy"))]
    return quote, position


def _creator(item: Json) -> str:
    for given in _listed(item.get("creator", item.get("user"))):
        if isinstance(given, dict):
            return _string(given.get("name")) or _string(given.get("id"))
        return _string(given)
    return ""


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and value >= 0 else None  # type: ignore[operator,return-value]
