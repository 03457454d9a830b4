"""Annotations that others wrote: where they are placed, and what is left out."""

import json
from typing import Any

import pytest

from tests.services.conftest import BRIDGE
from tests.services.exchanging.conftest import held
from workbench.domain.errors import InvalidForeignFile
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


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[1, 2]", b"\xff\xfe", b'{"a": 1}', b"a,b\n1,2\n", b"tags\n\x00\n"[:4] + b"x\n"],
)
def test_that_other_files_are_refused_with_a_reason(space: Workspace, data: bytes) -> None:
    with pytest.raises(InvalidForeignFile) as caught:
        space.exchanging.import_annotations(data, "file")
    assert caught.value.reason
