"""Tables become an article for each row, or a reason for it."""

import json

import pytest

from tests.ingest.makers import CSV, JSONL, PARAGRAPH
from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import Unreadable
from workbench.ingest.reader import read_bytes, reader_for
from workbench.ingest.readers import table
from workbench.ingest.request import Limits, Request


def drafts(data: bytes, name: str = "a.csv") -> list[ArticleDraft]:
    return [each for each in read_bytes(data, name) if isinstance(each, ArticleDraft)]


def problems(data: bytes, name: str = "a.csv") -> list[tuple[str, str]]:
    found = read_bytes(data, name)
    return [(each.path, each.reason) for each in found if isinstance(each, Unreadable)]


def test_that_each_row_is_an_article_with_its_columns() -> None:
    first, second = drafts(CSV)

    assert (first.text, first.title, first.source, first.published, first.url, first.part) == (
        PARAGRAPH,
        "Ferry, again",
        "Osk Courier",
        "2024-05-06",
        "https://courier.example/1",
        1,
    )
    assert (second.text, second.published, second.part) == (
        "The bridge stays closed.\nFor now.",
        "2024-05-07",
        3,
    )
    assert dict(first.found_in)["source"] == "column Publisher"


def test_that_a_row_without_text_is_a_reason_of_its_own() -> None:
    assert problems(CSV) == [("a.csv#2", "empty")]


def test_that_lines_of_json_are_read_and_broken_ones_told() -> None:
    first, second = drafts(JSONL, "a.jsonl")

    assert (first.text, first.title, first.author) == ("The ferry came back.", "Ferry", "A B, C D")
    assert second.part == 3
    assert problems(JSONL, "a.jsonl") == [("a.jsonl#2", "damaged")]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_that_other_separators_are_told_by_the_header(separator: str) -> None:
    data = f"title{separator}text\nFerry{separator}It came, at last.\n".encode()

    assert [(d.title, d.text) for d in drafts(data)] == [("Ferry", "It came, at last.")]


def test_that_every_article_keeps_the_whole_table() -> None:
    assert {each.original for each in drafts(CSV)} == {CSV}


def test_that_more_rows_than_the_limit_are_too_large() -> None:
    data = b"title,text\n" + b"a,b\n" * 11
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, "a.csv", Request(limits=Limits(max_rows=10)))

    assert caught.value.reason == "too_large"


def test_that_a_long_cell_is_read() -> None:
    assert len(drafts(b'title,text\na,"' + b"x " * 200_000 + b'"\n')[0].text) == 399_999


@pytest.mark.parametrize(
    ("data", "is_table"),
    [
        (CSV, True),
        (JSONL, True),
        (b"Text, they say, is not enough\nSecond line", False),
        (b"title,author\na,b\n", False),
        (b"text\nonly one column", False),
        (b'{"a": 1}\n', False),
        (b"{not json", False),
        (b"[1, 2, 3]", False),
        (b'[{"name": "a"}, {"name": "b"}]', False),
        (b'{"dependencies": {"text": "1.0"}, "files": ["a"]}', False),
        (b"[Text in brackets] comes first, text, title", False),
    ],
)
def test_that_tables_are_told_from_text_by_a_column_for_texts(data: bytes, is_table: bool) -> None:
    assert (reader_for(data, "a.txt") is table) == is_table


OBJECTS = (
    '{"title": "Ferry", "body": "The ferry came back.", "authors": ["A B"]}',
    '{"headline": "Bridge", "body": "The bridge\\nstays [closed], {so} far."}',
)
SPREAD = json.dumps([json.loads(each) for each in OBJECTS], indent=2)


@pytest.mark.parametrize(
    "text",
    [
        f"[{OBJECTS[0]}, {OBJECTS[1]}]",
        SPREAD,
        f"\n [\r\n{OBJECTS[0]}\n,\n{OBJECTS[1]}\n]\n",
        f'{{"status": "ok", "tags": ["x"], "articles": {SPREAD}}}',
        f'{{"count": 2,\n"items":\n{SPREAD}}}',
        f'{{"by": [{{"name": "x"}}], "data": {{"found": {SPREAD}}}}}',
    ],
    ids=["one line", "indented", "odd lines", "in an object", "in an indented object", "deeper"],
)
def test_that_objects_in_a_list_are_read_as_those_in_lines(text: str) -> None:
    assert reader_for(text.encode(), "a.json") is table
    first, second = drafts(text.encode(), "a.json")

    assert (first.text, first.title, first.author, first.part, first.media_type) == (
        "The ferry came back.",
        "Ferry",
        "A B",
        1,
        "application/json",
    )
    assert (second.text, second.title, second.part) == (
        "The bridge\nstays [closed], {so} far.",
        "Bridge",
        2,
    )


def test_that_one_object_alone_is_an_article() -> None:
    (found,) = drafts(json.dumps(json.loads(OBJECTS[0]), indent=1).encode("utf-16"), "a.json")

    assert (found.text, found.title) == ("The ferry came back.", "Ferry")


@pytest.mark.parametrize(
    ("text", "articles", "told"),
    [
        (f"[{OBJECTS[0]}, 7, {OBJECTS[1]}]", 2, [("a.json#2", "damaged")]),
        (f'[{OBJECTS[0]}, {{"title": "No text"}}]', 1, [("a.json#2", "empty")]),
        (f"[{OBJECTS[0]}, {OBJECTS[1][:30]}", 1, [("a.json#2", "damaged")]),
        (f"[{OBJECTS[0]} {OBJECTS[1]}]", 1, [("a.json#2", "damaged")]),
        (f"[{OBJECTS[0]}", 1, [("a.json#2", "damaged")]),
        (f"[{OBJECTS[0]},", 1, [("a.json#2", "damaged")]),
        (f"[{OBJECTS[0]}]", 1, []),
    ],
    ids=["a number", "no text", "cut short", "no comma", "no end", "no more", "sound"],
)
def test_that_a_list_that_is_faulty_gives_what_comes_before_the_fault(
    text: str, articles: int, told: list[tuple[str, str]]
) -> None:
    assert len(drafts(text.encode(), "a.json")) == articles
    assert problems(text.encode(), "a.json") == told


def test_that_an_object_that_is_cut_short_is_damaged() -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(f'{{"a": 1, "articles": {SPREAD[:-1]}'.encode(), "a.json")

    assert caught.value.reason == "damaged"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "text", ['{"number": 1}', "[1, 2]", "[]", '{"a": [{"b": "c"}]}', "{broken"]
)
def test_that_json_without_texts_is_a_reason_where_it_is_named_so(name: str, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(text.encode(), name)

    assert (caught.value.reason, "JSON" in caught.value.detail) == ("no_text_found", True)


def test_that_a_text_that_begins_with_a_bracket_is_text() -> None:
    (found,) = drafts(b"[Updated] The ferry came back.", "a.txt")

    assert found.text == "[Updated] The ferry came back."


def test_that_what_stands_behind_the_last_column_belongs_to_it() -> None:
    data = b"title;text\nFerry;It came; at last.\nBridge;It is closed.;;\n"

    assert [d.text for d in drafts(data)] == ["It came; at last.", "It is closed."]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            {"maintext": "It came.", "date_publish": "2024-05-06 18:00:00", "source_domain": "a.b"},
            ("It came.", "2024-05-06", "a.b"),
        ),
        (
            {"content": "It came.", "publishedAt": "2024-05-06T18:00Z", "source": {"name": "a.b"}},
            ("It came.", "2024-05-06", "a.b"),
        ),
        (
            {"Texte": "It came.", "Datum": "2024-05-06", "Quelle": "a.b"},
            ("It came.", "2024-05-06", "a.b"),
        ),
        ({"text": "It came.", "date": None, "source": {}}, ("It came.", None, None)),
    ],
)
def test_that_columns_are_known_as_programs_and_languages_call_them(
    record: dict[str, object], said: tuple[str | None, ...]
) -> None:
    (found,) = drafts(json.dumps(record).encode(), "a.jsonl")

    assert (found.text, found.published, found.source) == said
    assert {field for field, _ in found.found_in} == (
        {"published", "source"} if found.source else set()
    )
