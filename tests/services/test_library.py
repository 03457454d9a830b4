"""What is known about articles and publishers, and editing it."""

from pathlib import Path

import pytest

from tests.services.conftest import add, draft
from workbench.domain.errors import EditConflict, InvalidValue, NotFound
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.services.editable import editable_fields
from workbench.services.workspace import Workspace


def publishers(space: Workspace) -> dict[str, int]:
    return {source.name: count for source, count in space.library.sources()}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "New title"),
        ("source", "Gazette"),
        ("author", "Ana"),
        ("published", "2024-02"),
        ("url", "https://example.org/"),
        ("language", "en"),
        ("direction", "rtl"),
        ("state", "reviewed"),
        ("status", "retracted"),
        ("status_note", "Two\nlines"),
        ("status_date", "2024"),
        ("hidden", True),
    ],
)
def test_that_every_field_can_be_set_and_taken_back(
    space: Workspace, bridge: str, field: str, value: str | bool
) -> None:
    before = editable_fields(space.library.summary(bridge))
    _, after = space.library.set_article(bridge, {field: value})
    assert editable_fields(after) == before | {field: value}
    space.journal.undo()
    assert editable_fields(space.library.summary(bridge)) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"title": " "},
        {"state": ""},
        {"state": "read"},
        {"status": "gone"},
        {"direction": "up"},
        {"published": "soon"},
        {"status_date": "2024-02-30"},
        {"colour": "red"},
        {"hidden": None},
        {"title": "Good", "state": "bad"},
    ],
)
def test_that_an_impossible_value_changes_nothing(
    space: Workspace, bridge: str, fields: dict[str, str | bool | None]
) -> None:
    before = space.library.summary(bridge)
    with pytest.raises(InvalidValue):
        space.library.set_article(bridge, fields)
    assert space.library.summary(bridge) == before


def test_that_an_empty_value_clears(space: Workspace, bridge: str) -> None:
    space.library.set_article(bridge, {"author": "Ana"})
    _, after = space.library.set_article(bridge, {"author": "", "source": None})
    assert (after.article.author, after.source) == (None, None)


def test_that_a_title_is_kept_on_one_line(space: Workspace, bridge: str) -> None:
    _, after = space.library.set_article(bridge, {"title": " Two\n lines\x1b and\u00a0more "})
    assert after.article.title == "Two lines and more"


def test_that_a_date_as_the_page_had_it_may_stay(space: Workspace) -> None:
    add(space, draft("An article.\n\nWith a date of its own.", published="last Tuesday"))
    article = space.library.summaries()[2].article.id
    fields = editable_fields(space.library.summary(article)) | {"author": "Ana"}
    _, after = space.library.set_article(article, fields)
    assert (after.article.published, after.article.author) == ("last Tuesday", "Ana")


def test_that_a_date_somebody_gives_is_marked_as_given(space: Workspace, bridge: str) -> None:
    _, after = space.library.set_article(bridge, {"published": "2024-01-30"})
    assert after.article.published_from == "given"


def test_that_setting_what_is_there_is_no_step(space: Workspace, bridge: str) -> None:
    fields = editable_fields(space.library.summary(bridge))
    assert not space.library.set_article(bridge, fields)[0]


def test_that_what_somebody_else_changed_is_not_overwritten(space: Workspace, bridge: str) -> None:
    space.library.set_article(bridge, {"title": "Theirs"})
    with pytest.raises(EditConflict) as told:
        space.library.set_article(bridge, {"title": "Mine"}, expected={"title": "Harbour"})
    assert told.value.fields == ("title",)
    assert space.library.summary(bridge).article.title == "Theirs"


@pytest.mark.parametrize("name", ["Coastal Courier", "COASTAL courier", " Coastal  Courier "])
def test_that_a_publisher_is_made_once_whatever_its_case(
    space: Workspace, bridge: str, name: str
) -> None:
    space.library.set_article(bridge, {"source": name})
    assert publishers(space) == {"Coastal Courier": 1}


def test_that_a_publisher_in_another_script_is_made_once(space: Workspace, bridge: str) -> None:
    space.library.set_article(bridge, {"source": "Газета"})
    add(space, draft("An article.\n\nFrom the same paper.", source="ГАЗЕТА"))
    assert publishers(space)["Газета"] == 2


def test_that_a_publisher_made_by_an_edit_goes_with_it(space: Workspace, bridge: str) -> None:
    space.library.set_article(bridge, {"source": "Gazette"})
    space.journal.undo()
    assert publishers(space) == {"Coastal Courier": 1}


def test_that_undo_does_not_stop_at_a_publisher_others_name(space: Workspace, bridge: str) -> None:
    space.library.set_article(bridge, {"source": "Gazette"})
    add(space, draft("An article.\n\nFrom that paper.", source="Gazette"))
    space.journal.undo()
    space.journal.undo()
    source = space.library.summary(bridge).source
    assert source is not None
    assert source.name == "Coastal Courier"
    space.journal.redo()
    space.journal.redo()
    assert publishers(space) == {"Coastal Courier": 0, "Gazette": 2}


def test_that_publishers_of_an_import_taken_back_are_not_listed(space: Workspace) -> None:
    add(space, draft("An article.\n\nFrom that paper.", source="Gazette"))
    assert publishers(space) == {"Coastal Courier": 1, "Gazette": 1}
    space.journal.undo()
    assert publishers(space) == {"Coastal Courier": 1}


def test_that_a_publisher_is_described_and_graded(space: Workspace) -> None:
    _, source = space.library.set_source(
        "coastal courier", {"kind": "state", "country": "BY", "reliability": "B", "note": "n"}
    )
    assert (source.kind, source.country, source.reliability) == ("state", "BY", "B")
    assert space.library.summaries()[0].reliability == "B"
    _, source = space.library.set_source("Coastal Courier", dict.fromkeys(("kind", "note"), ""))
    assert (source.kind, source.note, source.reliability) == ("unknown", "", "B")


@pytest.mark.parametrize(
    "fields", [{"kind": "tabloid"}, {"reliability": "G"}, {"reliability": "b"}, {"name": "New"}]
)
def test_that_a_publisher_takes_no_impossible_value(
    space: Workspace, fields: dict[str, str | None]
) -> None:
    before = space.library.sources()
    with pytest.raises(InvalidValue):
        space.library.set_source("Coastal Courier", fields)
    assert space.library.sources() == before


def test_that_an_unknown_publisher_is_not_made_by_describing_it(space: Workspace) -> None:
    with pytest.raises(NotFound):
        space.library.set_source("Gazette", {"kind": "blog"})


def test_that_hidden_articles_leave_lists_and_counts(space: Workspace, bridge: str) -> None:
    opinion = space.tagging.named("opinion").id
    space.marking.tag_span(bridge, Span(0, 7), [opinion])
    space.library.set_article(bridge, {"hidden": True})
    assert [row.article.ref for row in space.library.summaries()] == ["A2"]
    assert [row.article.ref for row in space.library.summaries(hidden=True)] == ["A1"]
    assert len(space.library.summaries(hidden=None)) == 2
    assert (space.library.counts(), space.library.hidden_count()) == ((1, 1), 1)
    assert space.library.cards(CardFilter()).count == 0
    assert space.library.cards(CardFilter()).groups == []
    assert space.library.cards(CardFilter(article_id=bridge)).count == 1


@pytest.mark.parametrize(
    ("sort", "refs"),
    [
        ("number", ["A1", "A2", "A3"]),
        ("title", ["A3", "A2", "A1"]),
        ("date", ["A2", "A3", "A1"]),
        ("publisher", ["A3", "A1", "A2"]),
        ("marks", ["A2", "A1", "A3"]),
        ("state", ["A2", "A1", "A3"]),
    ],
)
def test_that_articles_are_sorted(space: Workspace, sort: str, refs: list[str]) -> None:
    add(space, draft("alphabet\n\nThe third.", source="Anzeiger", published="2023-05-01"))
    council = space.library.summaries()[1].article.id
    space.library.set_article(council, {"published": "2024"})
    space.marking.tag_span(council, Span(0, 7), [space.tagging.named("opinion").id])
    assert [row.article.ref for row in space.library.summaries(sort=sort)] == refs


@pytest.mark.parametrize(
    ("containing", "count"), [("brid", 1), ("COASTAL", 1), ("council", 1), ("", 2), ("%", 2)]
)
def test_that_articles_are_filtered_by_what_their_row_says(
    space: Workspace, containing: str, count: int
) -> None:
    assert len(space.library.summaries(containing=containing)) == count


def test_that_cards_come_in_text_order_page_by_page(space: Workspace, bridge: str) -> None:
    ids = [tag.id for tag in space.tagging.tags()]
    council = space.library.summaries()[1].article.id
    for article, start in ((council, 3), (bridge, 9), (bridge, 2), (council, 1)):
        space.marking.tag_span(article, Span(start, start + 4), [ids[start % 2]])
    every = space.library.cards(CardFilter())
    pages = [every.page(at, 1) for at in range(4)]
    assert every.page(1, 2) == [*pages[1], *pages[2]]
    assert (every.groups, [every.group(at).ref for at in range(2)]) == ([2, 2], ["A1", "A2"])
    assert [(page[0].article.ref, page[0].annotation.start) for page in pages] == [
        ("A1", 2),
        ("A1", 9),
        ("A2", 1),
        ("A2", 3),
    ]
    for at, page in enumerate(pages):
        assert every.place(page[0].annotation.id) == at


@pytest.mark.parametrize("sort", ["position", "time"])
def test_that_the_row_of_a_card_is_its_place_in_the_filtered_list(
    space: Workspace, bridge: str, sort: str
) -> None:
    ids = [tag.id for tag in space.tagging.tags()]
    for at in range(12):
        space.marking.tag_span(bridge, Span(20 - at, 30), [ids[at % 3]])
    for wanted in (
        CardFilter(sort=sort),
        CardFilter(include=(ids[0], ids[1]), sort=sort),
        CardFilter(exclude=(ids[0],), sort=sort),
        CardFilter(article_id=bridge, include=(ids[2],), exclude=(ids[1],), sort=sort),
    ):
        listed = space.library.annotations(wanted)
        cards = space.library.cards(wanted)
        assert listed
        assert [view.annotation for view in cards.page(0, 100)] == listed
        assert [cards.place(mark.id) for mark in listed] == list(range(cards.count))


def test_that_a_card_the_filter_leaves_out_has_no_row(space: Workspace, bridge: str) -> None:
    opinion = space.tagging.named("opinion").id
    mark = space.marking.tag_span(bridge, Span(0, 7), [opinion])[1]
    assert space.library.cards(CardFilter(exclude=(opinion,))).place(mark.id) is None


def test_that_an_annotation_is_found_as_it_is_now(
    space: Workspace, bridge: str, path: Path
) -> None:
    _, mark = space.marking.tag_span(bridge, Span(0, 6))
    other = Workspace.open(path)
    for number, writer in enumerate((space, other, space)):
        writer.marking.set_note(mark.id, f"note {number}")
        found = space.library.find(mark.id)
        assert found is not None
        assert found.annotation.note == f"note {number}"
    other.marking.delete([mark.id])
    assert space.library.find(mark.id) is None
    other.close()
