"""The reports that were made of a case: what they covered, their hash, how far history had come."""

import sqlite3

from workbench.domain.values import ReportRecord
from workbench.storage.rows import REPORTS


def add(connection: sqlite3.Connection, record: ReportRecord) -> None:
    """Record a report; one with the same bytes, of the same state, is recorded once."""
    held = connection.execute(
        "SELECT 1 FROM report WHERE sha256 = :sha256 AND scope = :scope AND history_n = :n",
        {"sha256": record.sha256, "scope": record.scope, "n": record.history_n},
    ).fetchone()
    if held is None:
        REPORTS.insert_all(connection, [record])


def last_before(connection: sqlite3.Connection, scope: str, history_n: int) -> ReportRecord | None:
    """The newest report of a scope that was made of an earlier state of the case."""
    row = connection.execute(
        f"SELECT {REPORTS.select_list()} FROM report"
        " WHERE scope = :scope AND history_n < :n ORDER BY history_n DESC, at LIMIT 1",
        {"scope": scope, "n": history_n},
    ).fetchone()
    return REPORTS.value(row) if row else None


def with_hash(connection: sqlite3.Connection, sha256: str) -> ReportRecord | None:
    """The report whose bytes have that hash, where it was recorded."""
    row = connection.execute(
        f"SELECT {REPORTS.select_list()} FROM report WHERE sha256 = :sha256 ORDER BY at",
        {"sha256": sha256},
    ).fetchone()
    return REPORTS.value(row) if row else None


def of_state(connection: sqlite3.Connection, history_n: int, format: str) -> list[ReportRecord]:
    """The reports in a format that were made when the history had so many entries, oldest first."""
    rows = connection.execute(
        f"SELECT {REPORTS.select_list()} FROM report"
        " WHERE history_n = :n AND format = :format ORDER BY at",
        {"n": history_n, "format": format},
    ).fetchall()
    return [REPORTS.value(row) for row in rows]
