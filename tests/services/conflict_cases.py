"""Every kind of edit, as two people make it who have not seen each other's."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.span import Span
from workbench.services.workspace import Workspace

Deed = Callable[[Workspace, "Ids"], object]


@dataclass(frozen=True, slots=True)
class Ids:
    """What the case of these tests holds."""

    article: str
    mark: str
    claim: str
    other_claim: str
    region: Span


def verdict(space: Workspace, name: str) -> str:
    return space.tagging.named(name).id


def set_claim(field: str, value: str) -> Deed:
    return lambda space, ids: space.claims.change(ids.claim, {field: value})


def set_article(field: str, value: str) -> Deed:
    return lambda space, ids: space.library.set_article(ids.article, {field: value})


def set_source(field: str, value: str) -> Deed:
    return lambda space, _ids: space.library.set_source("Coastal Courier", {field: value})


def set_tag(field: str, value: str) -> Deed:
    return lambda space, _ids: space.tagging.change("speculative", **{field: value})


def set_origin(field: str, value: str) -> Deed:
    return lambda space, _ids: space.origins.set("Mayor", {field: value})


def digit(name: str) -> Deed:
    return lambda space, ids: space.marking.toggle_on_annotations([ids.mark], verdict(space, name))


def note(text: str) -> Deed:
    return lambda space, ids: space.marking.set_note(ids.mark, text)


def move(start: int) -> Deed:
    return lambda space, ids: space.marking.move(ids.mark, Span(start, start + 5))


def stance(word: str) -> Deed:
    return lambda space, ids: space.linking.set_stance(ids.claim, [ids.mark], word)


def origin_of_link(name: str) -> Deed:
    return lambda space, ids: space.linking.set_origin(ids.claim, [ids.mark], name)


def note_of_link(text: str) -> Deed:
    return lambda space, ids: space.linking.set_note(ids.claim, ids.mark, text)


def relate(word: str) -> Deed:
    return lambda space, _ids: space.origins.relate("Mayor", "Harbour office", word)


def query(text: str) -> Deed:
    return lambda space, _ids: space.saved_searches.save("Cracks", text)


def first_claim(at: int) -> Deed:
    return lambda space, ids: space.claims.place((ids.claim, ids.other_claim)[at], 1)


def first_tag(name: str) -> Deed:
    return lambda space, _ids: space.tagging.reorder([verdict(space, name)])


def drop_mark(space: Workspace, ids: Ids) -> object:
    return space.marking.delete([ids.mark])


def drop_claim(space: Workspace, ids: Ids) -> object:
    return space.claims.delete([ids.claim])


def unlink(space: Workspace, ids: Ids) -> object:
    return space.linking.unlink(ids.claim, [ids.mark])


def drop_origin(space: Workspace, ids: Ids) -> object:
    return space.origins.delete(space.origins.named("Mayor").id)


# What they do, what is done here without having seen that, and a word of each version.
BOTH_CHANGE: dict[str, tuple[Deed, Deed, str, str]] = {
    "note": (note("theirs"), note("mine"), "theirs", "mine"),
    "verdict": (digit("confirmed"), digit("corroborated"), "Confirmed", "Corroborated"),
    "place of a mark": (move(10), move(20), "10", "20"),
    "statement": (set_claim("statement", "T"), set_claim("statement", "M"), "“T”", "“M”"),
    "kind": (set_claim("kind", "event"), set_claim("kind", "cause"), "event", "cause"),
    "verdict of a claim": (
        set_claim("verdict", "confirmed"),
        set_claim("verdict", "fabricated"),
        "Confirmed",
        "Fabricated",
    ),
    "credibility": (set_claim("credibility", "2"), set_claim("credibility", "4"), "2", "4"),
    "likelihood": (
        set_claim("likelihood", "likely"),
        set_claim("likelihood", "unlikely"),
        "“likely”",
        "“unlikely”",
    ),
    "confidence": (set_claim("confidence", "low"), set_claim("confidence", "high"), "low", "high"),
    "rationale": (set_claim("rationale", "T"), set_claim("rationale", "M"), "“T”", "“M”"),
    "stance": (stance("refutes"), stance("context"), "refutes", "context"),
    "origin of evidence": (origin_of_link("Mayor"), origin_of_link("Poll"), "Mayor", "Poll"),
    "note of evidence": (note_of_link("T"), note_of_link("M"), "“T”", "“M”"),
    "order of claims": (first_claim(1), first_claim(0), "1", "0"),
    "title": (set_article("title", "T"), set_article("title", "M"), "“T”", "“M”"),
    "publisher": (set_article("source", "Theirs"), set_article("source", "Mine"), "Theirs", "Mine"),
    "review": (set_article("state", "reviewed"), set_article("state", "unread"), "rev", "unread"),
    "status": (
        set_article("status", "retracted"),
        set_article("status", "corrected"),
        "ret",
        "cor",
    ),
    "grade of a publisher": (
        set_source("reliability", "A"),
        set_source("reliability", "E"),
        "A",
        "E",
    ),
    "descriptor": (set_source("descriptor", "T"), set_source("descriptor", "M"), "“T”", "“M”"),
    "name of a tag": (set_tag("meaning", "T"), set_tag("meaning", "M"), "“T”", "“M”"),
    "glyph": (set_tag("glyph", "T"), set_tag("glyph", "M"), "“T”", "“M”"),
    "order of tags": (first_tag("retracted"), first_tag("opinion"), "7", "0"),
    "kind of an origin": (set_origin("kind", "poll"), set_origin("kind", "media"), "poll", "media"),
    "note of an origin": (set_origin("note", "T"), set_origin("note", "M"), "“T”", "“M”"),
    "relation": (relate("same"), relate("independent"), "same", "independent"),
    "saved search": (query("storm"), query("pylon"), "storm", "pylon"),
}
THEY_REMOVE: dict[str, tuple[Deed, Deed, str]] = {
    "mark, note": (drop_mark, note("mine"), "mine"),
    "mark, tag": (drop_mark, digit("corroborated"), "removed"),
    "mark, link": (drop_mark, lambda s, i: s.linking.link(i.other_claim, [i.mark]), "removed"),
    "claim, statement": (drop_claim, set_claim("statement", "mine"), "mine"),
    "claim, link": (drop_claim, lambda s, i: s.linking.link(i.claim, [i.mark]), "removed"),
    "link, stance": (unlink, stance("refutes"), "refutes"),
    "link, unlink": (unlink, unlink, "removed"),
    "mark, delete": (drop_mark, drop_mark, "removed"),
}
WE_REMOVE: dict[str, tuple[Deed, Deed, str]] = {
    "mark with their note": (note("theirs"), drop_mark, "theirs"),
    "mark with their tag": (digit("opinion"), drop_mark, "Opinion"),
    "claim they edited": (set_claim("statement", "theirs"), drop_claim, "theirs"),
    "link they turned": (stance("refutes"), unlink, "refutes"),
    "claim with their link": (
        lambda s, i: s.linking.link(
            i.claim, [s.marking.tag_span(i.article, Span(50, 60), [verdict(s, "opinion")])[1].id]
        ),
        drop_claim,
        "supports",
    ),
    "origin they described": (set_origin("note", "theirs"), drop_origin, "theirs"),
}


def tag_that_mark_has(space: Workspace, ids: Ids) -> object:
    return space.tagging.merge("unverified", "opinion")


# What is done here and then undone, and what they do in between that is in the way of that.
IN_THE_WAY: dict[str, tuple[Deed, Deed, str]] = {
    "a changed field": (note("mine"), note("theirs"), "theirs"),
    "a thing that is gone": (set_claim("statement", "mine"), drop_claim, "removed"),
    "a link made anew": (
        unlink,
        lambda s, i: s.linking.link(i.claim, [i.mark], "refutes"),
        "refutes",
    ),
    "a name taken": (
        lambda s, _: s.tagging.merge("retracted", "fabricated"),
        lambda s, _: s.tagging.add("Retracted", glyph="T"),
        "“T”",
    ),
    "a mark in use": (
        lambda s, i: s.marking.tag_span(i.article, Span(60, 70), [verdict(s, "opinion")]),
        lambda s, i: s.linking.link(i.claim, [s.library.marks(i.article)[-1].id]),
        "1 × evidence",
    ),
    "a tag that is gone": (drop_mark, tag_that_mark_has, "a tag that is gone"),
}
