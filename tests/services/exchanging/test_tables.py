"""Annotations as tables: what goes out to a spreadsheet, and what comes back."""

import csv
import io

import pytest

from tests.services.exchanging.conftest import held
from workbench.domain.errors import InvalidForeignFile
from workbench.services.workspace import Workspace


def rows(space: Workspace) -> list[list[str]]:
    return list(csv.reader(io.StringIO(space.exchanging.export("csv").decode("utf-8-sig"))))


def test_that_no_cell_of_a_table_begins_a_formula(marked: Workspace) -> None:
    assert not [cell for row in rows(marked) for cell in row if cell[:1] in set("=+-@\t\r")]


def test_that_an_edited_table_sets_tags_and_notes(marked: Workspace) -> None:
    table = marked.exchanging.export("csv").decode("utf-8-sig")
    edited = table.replace("unverified|speculative", "confirmed").replace("a note alone", "")

    _, summary = marked.exchanging.import_annotations(edited.encode())

    assert len(summary.changed) == 2
    first = next(mark for mark in held(marked) if mark["quote"] == "closed at 06:40")
    assert first["tags"] == ["confirmed"]


def test_that_a_table_with_semicolons_and_few_columns_is_read(space: Workspace) -> None:
    _, summary = space.exchanging.import_annotations(
        b"quote;tags\nTwo papers reported six weeks.;opinion\n"
    )
    assert len(summary.added) == 1


def test_that_a_row_that_stands_twice_counts_once(marked: Workspace) -> None:
    head, *body = marked.exchanging.export("csv").decode("utf-8-sig").splitlines(keepends=True)
    row = next(each for each in body if "Repairs could take" in each)
    doubled = [head, row.replace("a\\|b =c", "b"), row.replace("a\\|b =c", "c")]

    _, summary = marked.exchanging.import_annotations("".join(doubled).encode())

    assert len(summary.changed) == 1
    assert [reason for _, reason in summary.skipped] == ["the file holds it twice"]


def test_that_a_table_without_notes_leaves_them_alone(marked: Workspace) -> None:
    before = {mark["id"]: mark["note"] for mark in held(marked)}
    table = "annotation,tags\n" + "".join(f"{each},opinion\n" for each in before)

    _, summary = marked.exchanging.import_annotations(table.encode())

    assert len(summary.changed) == 3
    assert {mark["id"]: mark["note"] for mark in held(marked)} == before


def test_that_a_row_that_is_cut_short_is_told_and_nothing_is_changed(marked: Workspace) -> None:
    before = held(marked)
    table = f"annotation,tags\n{before[0]['id']},confirmed\n{before[1]['id']}\n"

    with pytest.raises(InvalidForeignFile) as caught:
        marked.exchanging.import_annotations(table.encode())

    assert caught.value.reason == "line 3 is cut short"
    assert held(marked) == before


@pytest.mark.parametrize(
    "data",
    [
        b"sep=;\nquote;tags\nTwo papers reported six weeks.;opinion\n",
        b"Quote, Tags\r\nTwo papers reported six weeks.,opinion\r\n",
        "quote\ttags\r\nTwo papers reported six weeks.\topinion\r\n".encode("utf-16"),
    ],
    ids=["Excel's first line", "capitals", "Excel's Unicode text"],
)
def test_that_what_spreadsheets_make_of_a_table_is_read(space: Workspace, data: bytes) -> None:
    assert len(space.exchanging.import_annotations(data)[1].added) == 1


def test_that_a_table_with_names_of_its_own_is_brought_up_to_date(space: Workspace) -> None:
    row = "annotation,quote,tags\n7,Two papers reported six weeks.,{}\n"
    for tag in ("opinion", "unverified"):
        space.exchanging.import_annotations(row.format(tag).encode())

    (mark,) = held(space)
    assert mark["tags"] == ["unverified"]
