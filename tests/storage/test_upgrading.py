"""Older schemas: backed up, then upgraded, wholly or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from tests.storage.conftest import tables
from workbench.domain.errors import (
    CaseUnwritable,
)
from workbench.storage import backups
from workbench.storage.case_file import CaseFile
from workbench.storage.migrations import migrations


@pytest.fixture
def further_step() -> Iterator[None]:
    """A schema step that the program gets after a case was made."""
    before = list(migrations._migrations)
    steps = Migrations("workbench")

    @steps(name="0002_test")
    def _step(db: object) -> None:
        assert isinstance(db, object)

    migrations._migrations.extend(steps._migrations)
    yield
    migrations._migrations[:] = before


def test_that_an_older_case_is_backed_up_and_then_upgraded(path: Path, further_step: None) -> None:
    before = tables(path)
    CaseFile.open(path).close()
    after = tables(path)
    (backup,) = backups.existing(path)
    assert (backup.reason, tables(backup.path)) == ("upgrade", before)
    assert len(after.pop("_sqlite_migrations")) == len(before.pop("_sqlite_migrations")) + 1
    assert after == before


def test_that_an_upgrade_that_fails_leaves_the_case_as_it_was(path: Path) -> None:
    before, steps = tables(path), list(migrations._migrations)
    broken = Migrations("workbench")

    @broken(name="0002_broken")
    def _step(db: object) -> None:
        getattr(db, "execute")("DELETE FROM region")  # noqa: B009
        raise CaseUnwritable(str(path), "the disk is full")

    migrations._migrations.extend(broken._migrations)
    try:
        with pytest.raises(CaseUnwritable):
            CaseFile.open(path)
    finally:
        migrations._migrations[:] = steps
    assert tables(path) == before
