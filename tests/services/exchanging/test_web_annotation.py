"""Web Annotation: the MUSTs of its data model and vocabulary, as far as they bear on ours."""

import json
import re
from datetime import datetime
from typing import Any

from workbench.services.workspace import Workspace

MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying"
    " linking moderating questioning replying tagging".split()
)
URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)


def collection(space: Workspace) -> Any:
    return json.loads(space.exchanging.export("webannotation"))


def items(space: Workspace) -> list[Any]:
    found: list[Any] = collection(space)["first"]["items"]
    return found


def test_that_every_annotation_has_the_context_of_the_recommendation(marked: Workspace) -> None:
    assert {item["@context"] for item in items(marked)} == {"http://www.w3.org/ns/anno.jsonld"}
    assert collection(marked)["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_that_every_annotation_has_one_uri_as_its_id(marked: Workspace) -> None:
    ids = [item["id"] for item in items(marked)]
    assert all(URI.fullmatch(each) for each in ids)
    assert len(set(ids)) == len(ids)


def test_that_every_annotation_has_its_type_and_one_target(marked: Workspace) -> None:
    for item in items(marked):
        assert item["type"] == "Annotation"
        assert isinstance(item["target"], dict)


def test_that_motivations_and_purposes_are_of_the_list(marked: Workspace) -> None:
    for item in items(marked):
        assert item["motivation"] in MOTIVATIONS
        assert {body["purpose"] for body in item.get("body", ())} <= MOTIVATIONS


def test_that_times_are_date_times_with_a_zone(marked: Workspace) -> None:
    for item in items(marked):
        for name in ("created", "modified"):
            assert datetime.fromisoformat(item[name]).tzinfo is not None
            assert re.fullmatch(
                r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", item[name]
            )


def test_that_textual_bodies_have_exactly_one_value(marked: Workspace) -> None:
    for item in items(marked):
        for body in item.get("body", ()):
            assert body["type"] == "TextualBody"
            assert isinstance(body["value"], str)


def test_that_targets_are_specific_resources_with_one_uri_as_source(marked: Workspace) -> None:
    for item in items(marked):
        assert URI.fullmatch(item["target"]["source"])
        assert item["target"]["type"] == "SpecificResource"


def test_that_quote_selectors_have_exactly_one_exact_prefix_and_suffix(marked: Workspace) -> None:
    for item in items(marked):
        quote = item["target"]["selector"][0]
        assert quote["type"] == "TextQuoteSelector"
        assert all(isinstance(quote[name], str) for name in ("exact", "prefix", "suffix"))


def test_that_position_selectors_count_code_points(marked: Workspace) -> None:
    texts = {
        row.sha256: marked.library.text(row.article.id).text for row in marked.library.summaries()
    }
    for item in items(marked):
        quote, position = item["target"]["selector"]
        text = texts[item["target"]["source"].removeprefix("urn:sha256:")]
        assert position["type"] == "TextPositionSelector"
        assert 0 <= position["start"] < position["end"]
        assert text[position["start"] : position["end"]] == quote["exact"]


def test_that_the_collection_counts_its_items_and_embeds_their_page(marked: Workspace) -> None:
    whole = collection(marked)
    assert whole["type"] == "AnnotationCollection"
    assert whole["total"] == len(whole["first"]["items"])
    assert whole["first"]["type"] == "AnnotationPage"
    assert whole["first"]["startIndex"] == 0


def test_that_an_empty_collection_has_no_page_and_reads_as_nothing(empty: Workspace) -> None:
    data = empty.exchanging.export("webannotation")
    assert "first" not in json.loads(data)
    assert empty.exchanging.import_annotations(data)[1].added == []


def test_that_the_publisher_s_letter_goes_out_as_a_machine_tag(marked: Workspace) -> None:
    bodies = [body for item in items(marked) for body in item.get("body", ())]
    grades = [body["value"] for body in bodies if body["purpose"] == "classifying"]
    assert grades == ['admiralty-scale:source-reliability="c"'] * 3
