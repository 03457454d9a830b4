"""Whose words evidence is, and what people said of origins, as the count of independence needs it.

Keys are made of names and hashes, never of ids or refs: the counts must not depend on the order
in which things were entered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from workbench.analysis.origins import Cores, Words
from workbench.domain.claim_views import EvidenceView
from workbench.domain.claims import Origin, OriginLink
from workbench.domain.values import Source
from workbench.services.open_case import OpenCase


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom an item's words come from: a named origin, the publisher, or the article itself.

    `article` is the same for the same article in every case; `says` begins a sentence.
    """

    key: str
    name: str
    is_named: bool
    article: str
    says: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The origins that people named, what they said of them, and what publishers are called."""

    cores: Cores
    of_source: dict[str, Origin]
    creators: dict[frozenset[str], str]
    publishers: frozenset[str]

    @classmethod
    def of(cls, case: OpenCase) -> Self:
        """What the case holds now."""
        origins = {origin.id: origin for origin in case.claims.origins()}
        links = case.claims.origin_links()
        pairs: dict[str, set[tuple[str, str]]] = {}
        creators = {}
        for link in links:
            ends = _ends(link, origins)
            pairs.setdefault(link.relation, set()).add(ends)
            creators[frozenset(ends)] = link.creator
        words = Words(
            frozenset(pairs.get("same", ())),
            frozenset(pairs.get("possibly_same", ())),
            frozenset(pairs.get("independent", ())),
            frozenset(_key(origin) for origin in origins.values() if origin.independent_of_all),
        )
        sources = case.sources.every()
        names = {source.name for source in sources}
        names |= {origin.name for origin in origins.values() if origin.source_id}
        of_source = _publishers(sources, origins)
        return cls(Cores.of(words), of_source, creators, frozenset(names))

    def voice(self, item: EvidenceView) -> Voice:
        """Whom the words of an item come from; without an origin, its publisher or the article."""
        article = item.article
        stable = f"{article.title}\0{item.sha256}"
        if item.origin is not None:
            return _named(item.origin, stable)
        if item.source is None:
            says = f"No origin is given, and the publisher of {article.ref} is not known"
            return Voice(f"3 {stable}", article.ref, False, stable, says)
        held = self.of_source.get(item.source.id)
        if held is not None:
            return _named(held, stable)
        says = f"No origin is given, and the publisher is “{item.source.name}”"
        return Voice(f"2 {item.source.name}", item.source.name, False, stable, says)

    def name(self, key: str) -> str:
        """What people call a named origin."""
        return key[2:]

    def by(self, one: str, other: str) -> str:
        """Who declared it, as the end of a sentence."""
        who = self.creators.get(frozenset((one, other)))
        return f" by {who}" if who else ""


def _key(origin: Origin) -> str:
    return f"1 {origin.name}"


def _named(origin: Origin, article: str) -> Voice:
    return Voice(
        _key(origin), origin.name, True, article, f"The words are those of “{origin.name}”"
    )


def _ends(link: OriginLink, origins: dict[str, Origin]) -> tuple[str, str]:
    one, other = sorted((_key(origins[link.origin_a]), _key(origins[link.origin_b])))
    return one, other


def _publishers(sources: Iterable[Source], origins: dict[str, Origin]) -> dict[str, Origin]:
    """The origins that are publishers, by the publisher's id: linked to it, or called alike."""
    named = {origin.name.casefold(): origin for origin in origins.values()}
    found = {
        source.id: named[source.name.casefold()]
        for source in sources
        if source.name.casefold() in named
    }
    return found | {origin.source_id: origin for origin in origins.values() if origin.source_id}
