"""Annotations out of one case and into another."""

import contextlib

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
    assert empty.journal.state().undo == "Import 4 annotations"
    empty.journal.undo()

    assert held(empty) == []
    assert not [tag for tag in empty.tagging.tags() if tag.name == "a|b =c"]


def test_that_an_import_tells_how_far_it_is_and_leaves_nothing_where_it_is_broken_off(
    marked: Workspace, empty: Workspace
) -> None:
    heard: list[tuple[int, int]] = []

    def hear(made: int, count: int) -> None:
        heard.append((made, count))
        if made == count:
            raise Interrupted

    empty.case.progress = hear
    with pytest.raises(Interrupted):
        empty.exchanging.import_annotations(marked.exchanging.export("csv"))

    placing, *_, written = heard
    assert placing == (0, 4)
    assert written[0] == written[1] > 4  # and the tag that the case had not
    assert held(empty) == []
    assert empty.journal.state().undo == "Import 2 articles"


def test_that_others_may_write_while_annotations_are_placed(
    marked: Workspace, empty: Workspace
) -> None:
    with contextlib.closing(Workspace.open(empty.path)) as other:

        def write_once(_made: int, _count: int) -> None:
            empty.case.progress = lambda _made, _count: None
            other.tagging.add("theirs")

        empty.case.progress = write_once
        empty.exchanging.import_annotations(marked.exchanging.export("csv"))

    assert len(held(empty)) == 4
    assert "theirs" in [tag.name for tag in empty.tagging.tags()]


def test_that_an_unknown_format_is_refused(marked: Workspace) -> None:
    with pytest.raises(InvalidValue):
        marked.exchanging.export("docx")
