"""Annotations that others wrote: where they are placed, and what is left out."""

import contextlib
import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from tests.services.conftest import BRIDGE, add, draft
from tests.services.exchanging.conftest import held
from workbench.domain.errors import InvalidForeignFile
from workbench.domain.ids import moment
from workbench.services.workspace import Workspace


def _foreign(space: Workspace, quote: str, **fields: Any) -> bytes:
    digest = space.library.summaries()[0].sha256
    selectors = [
        {"type": "TextQuoteSelector", "exact": quote, **fields.pop("context", {})},
        *fields.pop("more", ()),
    ]
    item = {
        "type": "Annotation",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "opinion"},
        "target": {"source": f"urn:sha256:{digest}", "selector": selectors},
        **fields,
    }
    return json.dumps(item).encode()


def test_that_an_annotation_without_a_place_becomes_an_orphan_with_its_reason(
    space: Workspace,
) -> None:
    _, summary = space.exchanging.import_annotations(_foreign(space, "Never said here"))

    (orphan,) = summary.orphaned
    mark = space.case.annotation(orphan.id)
    assert orphan.quote == "Never said here"
    assert orphan.reason == "its quotation does not occur in the text"
    assert (mark.state, mark.quote) == ("orphaned", "Never said here")
    assert mark.state_reason == "imported, but its quotation does not occur in the text"


def test_that_the_quotation_is_trusted_before_a_position_in_other_units(space: Workspace) -> None:
    start = BRIDGE.index("in the pylon")
    wrong = {"type": "TextPositionSelector", "start": start + 1, "end": start + 13}

    _, summary = space.exchanging.import_annotations(_foreign(space, "in the pylon", more=[wrong]))

    assert space.case.annotation(summary.added[0]).start == start


def test_that_context_decides_between_several_places(space: Workspace) -> None:
    _, summary = space.exchanging.import_annotations(
        _foreign(space, "a", context={"prefix": "believe ", "suffix": " storm"})
    )

    assert space.case.annotation(summary.added[0]).start == BRIDGE.index("a storm")


def test_that_several_places_without_context_are_not_guessed(space: Workspace) -> None:
    _, summary = space.exchanging.import_annotations(_foreign(space, "er"))

    assert "its context does not decide" in summary.orphaned[0].reason


def test_that_what_is_of_no_article_is_skipped_with_its_reason(space: Workspace) -> None:
    data = _foreign(space, "x y z").replace(b"urn:sha256:", b"urn:sha256:0")

    _, summary = space.exchanging.import_annotations(data)

    assert summary.skipped == [("x y z", "the case has no article that it belongs to")]


def test_that_hypothesis_rows_are_read(space: Workspace) -> None:
    row = {
        "uri": "https://unknown.test/",
        "text": "Ask the council",
        "tags": ["opinion", "new one"],
        "user": "acct:kim@hypothes.is",
        "created": "2026-01-02T03:04:05.000000+00:00",
        "target": [
            {
                "source": "https://unknown.test/",
                "selector": [{"type": "TextQuoteSelector", "exact": "Nobody was in danger"}],
            }
        ],
    }

    space.exchanging.import_annotations(json.dumps({"rows": [row], "total": 1}).encode())

    (found,) = held(space)
    assert (found["note"], found["tags"]) == ("Ask the council", ["opinion", "new one"])
    assert (found["creator"], found["created"][:10]) == ("acct:kim@hypothes.is", "2026-01-02")


def test_that_a_position_in_utf_16_units_decides_between_several_places(tmp_path: Path) -> None:
    text = "Signal 😀😀. The bridge closed. The bridge closed. The bridge closed."
    start = text.index("closed", text.index("closed") + 1)
    units = [len(text[:at].encode("utf-16-le")) // 2 for at in (start, start + 6)]
    position = {"type": "TextPositionSelector", "start": units[0], "end": units[1]}
    with contextlib.closing(Workspace.create(tmp_path / "emoji.case")) as space:
        add(space, draft(text))
        _, summary = space.exchanging.import_annotations(_foreign(space, "closed", more=[position]))

        assert space.case.annotation(summary.added[0]).start == start


def test_that_an_annotation_without_a_uuid_comes_in_once_only(space: Workspace) -> None:
    for name in ({}, {"id": "8yUDcEpeEeaJQTdSnM9wrw"}, {"id": "https://notes.test/7"}):
        data = _foreign(space, "in the pylon", **name)
        first, again = (space.exchanging.import_annotations(data)[1] for _ in range(2))
        assert (len(first.added), again.added, again.present) == (1, [], first.added)
        assert str(uuid.UUID(first.added[0])) == first.added[0]


def test_that_the_same_name_in_two_files_is_not_the_same_annotation(space: Workspace) -> None:
    for quote in ("in the pylon", "Nobody was in danger"):
        space.exchanging.import_annotations(_foreign(space, quote, id="1"))

    assert {mark["quote"] for mark in held(space)} == {"in the pylon", "Nobody was in danger"}


def test_that_each_target_of_an_annotation_gets_its_mark(space: Workspace) -> None:
    item = json.loads(_foreign(space, "in the pylon", id=f"urn:uuid:{uuid.uuid4()}"))
    other = json.loads(_foreign(space, "Nobody was in danger"))["target"]
    data = json.dumps(item | {"target": [item["target"], other]}).encode()

    _, first = space.exchanging.import_annotations(data)
    _, again = space.exchanging.import_annotations(data)

    assert (len(first.added), len(again.present)) == (2, 2)


def test_that_times_come_in_as_the_case_writes_them(space: Workspace) -> None:
    for quote, created, kept in (
        ("in the pylon", "2026-01-02T03:04:05.678901+02:00", "2026-01-02T01:04:05.678+00:00"),
        ("Nobody was in danger", "yesterday", None),
        ("believe", "0001-01-01T00:00:00+14:00", None),
    ):
        _, summary = space.exchanging.import_annotations(_foreign(space, quote, created=created))
        mark = space.case.annotation(summary.added[0])
        assert mark.created == (kept or mark.modified)
        assert moment(mark.created) == mark.created


def test_that_an_unknown_address_is_no_hindrance_where_spaces_and_quotes_differ(
    space: Workspace,
) -> None:
    data = _foreign(space, '"Nobody  was\nin danger,"').replace(b"urn:sha256:", b"https://x.test/")

    _, summary = space.exchanging.import_annotations(data)

    assert space.case.annotation(summary.added[0]).quote == "“Nobody was in danger,”"


def test_that_words_cut_at_both_ends_of_a_quotation_do_not_hide_its_article(
    space: Workspace,
) -> None:
    data = _foreign(space, "obody was in dang").replace(b"urn:sha256:", b"https://x.test/")

    assert len(space.exchanging.import_annotations(data)[1].added) == 1


def test_that_a_quotation_in_two_articles_is_nobody_s(space: Workspace) -> None:
    data = _foreign(space, "the").replace(b"urn:sha256:", b"https://x.test/")

    assert len(space.exchanging.import_annotations(data)[1].skipped) == 1


def test_that_what_has_no_target_that_can_be_read_is_skipped_and_told(space: Workspace) -> None:
    _, summary = space.exchanging.import_annotations(b'[{"target": 5}, {"target": [null]}]')

    assert len(summary.skipped) == 2


@pytest.mark.parametrize(
    "data",
    [
        b'{"type": "AnnotationCollection", "total": 3, "first": "https://x.test/1"}',
        b"",
        b"{",
        b"[1, 2]",
        b"\xff\xfe",
        b'{"a": 1}',
        b"a,b\n1,2\n",
        b"tags\n\x00\n"[:4] + b"x\n",
    ],
)
def test_that_other_files_are_refused_with_a_reason(space: Workspace, data: bytes) -> None:
    with pytest.raises(InvalidForeignFile) as caught:
        space.exchanging.import_annotations(data, "file")
    assert caught.value.reason
