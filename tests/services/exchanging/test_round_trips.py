"""Annotations out of one case and into another."""

import pytest

from tests.services.exchanging.conftest import held
from workbench.domain.errors import Interrupted, InvalidValue
from workbench.services.workspace import Workspace


@pytest.mark.parametrize("name", ["webannotation", "csv"])
def test_that_export_and_import_return_the_same_annotations(
    marked: Workspace, empty: Workspace, name: str
) -> None:
    changes, summary = empty.exchanging.import_annotations(marked.exchanging.export(name))

    assert held(empty) == held(marked)
    assert (len(summary.added), summary.orphaned, summary.skipped) == (4, [], [])
    assert len(changes.annotations) == 4


def test_that_importing_twice_changes_nothing(marked: Workspace) -> None:
    before = held(marked)

    changes, summary = marked.exchanging.import_annotations(
        marked.exchanging.export("webannotation")
    )

    assert not changes
    assert len(summary.present) == 4
    assert held(marked) == before


def test_that_an_import_is_undone_in_one_step(marked: Workspace, empty: Workspace) -> None:
    empty.exchanging.import_annotations(marked.exchanging.export("csv"))
    empty.journal.undo()

    assert held(empty) == []
    assert not [tag for tag in empty.tagging.tags() if tag.name == "a|b =c"]


def test_that_an_import_broken_off_leaves_nothing(marked: Workspace, empty: Workspace) -> None:
    placed = empty.exchanging.place_annotations(marked.exchanging.export("csv"), "marks.csv")

    with pytest.raises(Interrupted):
        empty.exchanging.take_in(placed, stopped=lambda: True)

    assert held(empty) == []
    assert empty.journal.state().undo == "Import 2 articles"


def test_that_placing_tells_how_far_it_is_and_can_be_broken_off(
    marked: Workspace, empty: Workspace
) -> None:
    heard: list[tuple[int, int]] = []

    with pytest.raises(Interrupted):
        empty.exchanging.place_annotations(
            marked.exchanging.export("csv"),
            "marks.csv",
            progress=lambda done, count: heard.append((done, count)),
            stopped=lambda: len(heard) == 2,
        )

    assert heard == [(0, 4), (1, 4)]


def test_that_an_unknown_format_is_refused(marked: Workspace) -> None:
    with pytest.raises(InvalidValue):
        marked.exchanging.export("docx")
