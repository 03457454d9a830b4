"""Claims, evidence and origins: reading. They are written by edits only."""

import json
import sqlite3
from collections.abc import Sequence

from workbench.domain.claim_views import ClaimLink
from workbench.domain.claims import Claim, Evidence, Origin, OriginLink
from workbench.domain.ids import claim_ref
from workbench.storage.rows import CLAIMS, EVIDENCE, ORIGIN_LINKS, ORIGINS

# Evidence in articles that no list shows is left out everywhere.
_SHOWN = (
    " JOIN annotation ON annotation.id = evidence.annotation_id"
    " JOIN article ON article.id = annotation.article_id"
    " AND article.id NOT IN (SELECT id FROM unlisted_article)"
)
_TEXT_ORDER = ' ORDER BY article.number, annotation.start, annotation."end", evidence.id'


class ClaimStore:
    """Claims, evidence and origins on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def claims(self) -> list[Claim]:
        """All claims in the analyst's order."""
        rows = self._connection.execute(
            f"SELECT {CLAIMS.select_list()} FROM claim ORDER BY position, number"
        )
        return [CLAIMS.value(row) for row in rows]

    def claim(self, claim_id: str) -> Claim | None:
        """A claim by its id."""
        return self._claim("id = :key", claim_id)

    def by_number(self, number: int) -> Claim | None:
        """A claim by the number of its ref."""
        return self._claim("number = :key", number)

    def with_verdict(self, tag_id: str) -> list[Claim]:
        """The claims whose verdict a tag is."""
        return [claim for claim in self.claims() if claim.verdict_tag_id == tag_id]

    def next_number(self) -> int:
        """The number of the next claim: numbers are never given twice, also not after undo."""
        row = self._connection.execute(
            "SELECT max(coalesce((SELECT max(number) FROM claim), 0),"
            " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'claim'), 0))"
        ).fetchone()
        return int(row[0]) + 1

    def evidence(self, claim_ids: Sequence[str] | None = None) -> list[Evidence]:
        """The evidence in shown articles, in text order; for some claims or for all."""
        where = "1"
        if claim_ids is not None:
            where = "evidence.claim_id IN (SELECT value FROM json_each(:ids))"
        rows = self._connection.execute(
            f"SELECT {EVIDENCE.select_list('evidence')} FROM evidence{_SHOWN} WHERE {where}"
            f"{_TEXT_ORDER}",
            {"ids": json.dumps(list(claim_ids or ()))},
        )
        return [EVIDENCE.value(row) for row in rows]

    def every_link(self, claim_id: str) -> list[Evidence]:
        """All evidence for a claim, also in articles that no list shows."""
        return self._evidence("claim_id = :key", claim_id)

    def links_of(self, annotation_ids: Sequence[str]) -> list[Evidence]:
        """All that some annotations are evidence for."""
        some = "annotation_id IN (SELECT value FROM json_each(:key))"
        return self._evidence(some, json.dumps(annotation_ids))

    def from_origin(self, origin_id: str) -> list[Evidence]:
        """All evidence that comes from an origin."""
        return self._evidence("origin_id = :key", origin_id)

    def links(self, claim_id: str, annotation_ids: Sequence[str]) -> dict[str, Evidence]:
        """How those of some annotations that are evidence for a claim stand to it, by their ids."""
        rows = self._connection.execute(
            f"SELECT {EVIDENCE.select_list()} FROM evidence WHERE claim_id = :claim"
            " AND annotation_id IN (SELECT value FROM json_each(:ids))",
            {"claim": claim_id, "ids": json.dumps(annotation_ids)},
        )
        found = (EVIDENCE.value(row) for row in rows)
        return {link.annotation_id: link for link in found}

    def shared_stances(self, annotation_ids: Sequence[str]) -> dict[str, str]:
        """The stances in which all of some annotations stand to a claim, by claim id."""
        rows = self._connection.execute(
            "SELECT claim_id, min(stance) FROM evidence"
            " WHERE annotation_id IN (SELECT value FROM json_each(:ids))"
            " GROUP BY claim_id HAVING count(*) = :count AND min(stance) = max(stance)",
            {"ids": json.dumps(annotation_ids), "count": len(set(annotation_ids))},
        )
        return dict(rows.fetchall())

    def card_links(self, annotation_ids: Sequence[str]) -> dict[str, tuple[ClaimLink, ...]]:
        """What cards say of claims, by annotation; those without a claim are left out."""
        rows = self._connection.execute(
            f"SELECT claim.number, claim.statement, origin.name, {EVIDENCE.select_list('evidence')}"
            " FROM evidence JOIN claim ON claim.id = evidence.claim_id"
            " LEFT JOIN origin ON origin.id = evidence.origin_id"
            " WHERE evidence.annotation_id IN (SELECT value FROM json_each(:ids))"
            " ORDER BY claim.number",
            {"ids": json.dumps(list(annotation_ids))},
        )
        found: dict[str, tuple[ClaimLink, ...]] = {}
        for number, statement, origin, *row in rows:
            link = ClaimLink(EVIDENCE.value(row), claim_ref(number), statement, origin)
            held = found.get(link.evidence.annotation_id, ())
            found[link.evidence.annotation_id] = (*held, link)
        return found

    def origins(self) -> list[Origin]:
        """All origins by name."""
        rows = self._connection.execute(
            f"SELECT {ORIGINS.select_list()} FROM origin ORDER BY name COLLATE NOCASE, name"
        )
        return [ORIGINS.value(row) for row in rows]

    def origin(self, origin_id: str) -> Origin | None:
        """An origin by its id."""
        return self._origin("id = :key", origin_id)

    def origin_named(self, name: str) -> Origin | None:
        """The origin of that name; case-blind where none is spelt just so."""
        return self._origin("name = :key", name) or self._origin("same_name(name, :key)", name)

    def mentions(self) -> dict[str, int]:
        """How many items of evidence in shown articles come from each origin."""
        rows = self._connection.execute(
            f"SELECT evidence.origin_id, count(*) FROM evidence{_SHOWN}"
            " WHERE evidence.origin_id IS NOT NULL GROUP BY evidence.origin_id"
        )
        return dict(rows.fetchall())

    def origin_links(self) -> list[OriginLink]:
        """All that people said of two origins."""
        rows = self._connection.execute(
            f"SELECT {ORIGIN_LINKS.select_list()} FROM origin_link ORDER BY created, id"
        )
        return [ORIGIN_LINKS.value(row) for row in rows]

    def origin_link(self, one: str, other: str) -> OriginLink | None:
        """What was said of two origins, in whichever order."""
        first, second = sorted((one, other))
        row = self._connection.execute(
            f"SELECT {ORIGIN_LINKS.select_list()} FROM origin_link"
            " WHERE origin_a = :first AND origin_b = :second",
            {"first": first, "second": second},
        ).fetchone()
        return ORIGIN_LINKS.value(row) if row else None

    def _claim(self, where: str, key: str | int) -> Claim | None:
        row = self._connection.execute(
            f"SELECT {CLAIMS.select_list()} FROM claim WHERE {where}", {"key": key}
        ).fetchone()
        return CLAIMS.value(row) if row else None

    def _origin(self, where: str, key: str) -> Origin | None:
        row = self._connection.execute(
            f"SELECT {ORIGINS.select_list()} FROM origin WHERE {where} ORDER BY name", {"key": key}
        ).fetchone()
        return ORIGINS.value(row) if row else None

    def _evidence(self, where: str, key: str) -> list[Evidence]:
        rows = self._connection.execute(
            f"SELECT {EVIDENCE.select_list()} FROM evidence WHERE {where} ORDER BY created, id",
            {"key": key},
        )
        return [EVIDENCE.value(row) for row in rows]
