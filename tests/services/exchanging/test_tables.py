"""Annotations as tables: what goes out to a spreadsheet, and what comes back."""

import csv
import io

from tests.services.exchanging.conftest import held
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
    assert [reason for _, reason in summary.skipped] == ["the file holds its id twice"]
