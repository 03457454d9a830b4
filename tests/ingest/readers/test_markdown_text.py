"""Front matter gives metadata; everything else stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.text import normalise
from workbench.ingest.readers.markdown_text import KEYS, read, split_front_matter

FULL = b"""---
title: "The ferry: back at last"
source: Example Courier
author: 'Mira O''Tolland'
published: 2024-05-06
url: https://news.example/ferry?a=1#b
retrieved: 2024-05-07T10:00:00Z
language: en-GB
tags: [river, boats]
layout: post
---


# Ferry

Text.
"""


def test_that_known_keys_become_metadata() -> None:
    draft = read(FULL, "a.md")

    assert (
        draft.title,
        draft.source,
        draft.author,
        draft.published,
        draft.published_from,
        draft.url,
        draft.retrieved,
        draft.language,
    ) == (
        "The ferry: back at last",
        "Example Courier",
        "Mira O'Tolland",
        "2024-05-06",
        "stated",
        "https://news.example/ferry?a=1#b",
        "2024-05-07T10:00:00Z",
        "en-GB",
    )


def test_that_the_text_is_the_body_without_leading_blank_lines() -> None:
    assert read(FULL, "a.md").text == "# Ferry\n\nText.\n"


def test_that_indentation_of_the_first_line_stays() -> None:
    assert split_front_matter("---\ntitle: x\n---\n \n    code\n")[1] == "    code\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule, and then a story.\n---\nMore.",
        "---\n\n---\nText between two rules and more.",
        "---\ntitle: never closed\n\nText",
        "---\nMinsk: a city of rivers\n---\nText",
        "----\ntitle: x\n----\nText",
        " ---\ntitle: x\n---\nText",
        "Text\n---\ntitle: x\n---\n",
        "---\ntitle: x\nThis is prose, not a field.\n---\nText",
        "---\n- a list\ntitle: x\n---\nText",
        "---",
        "",
    ],
)
def test_that_a_text_that_has_no_front_matter_stays_whole(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: plain words", "plain words"),
        ("TITLE:   spaces around   ", "spaces around"),
        ("title:\ttabbed", "tabbed"),
        (r'title: "quoted \"twice\" \\ done"', r'quoted "twice" \ done'),
        ("title: 'it''s'", "it's"),
        ('title: "open', '"open'),
        ('title: "a" and "b"', '"a" and "b"'),
        ("title: a # b", "a # b"),
    ],
)
def test_that_a_value_is_read_as_written(line: str, value: str) -> None:
    assert split_front_matter(f"---\n{line}\n---\n")[0] == {"title": value}


@pytest.mark.parametrize("line", ["title:", "title: ''", "title: ~", "title: >", "title: |"])
def test_that_a_value_we_do_not_read_is_none(line: str) -> None:
    assert split_front_matter(f"---\n{line}\n  more\n---\nText") == ({}, "Text")


def test_that_comments_lists_and_blocks_of_other_keys_are_passed_over() -> None:
    text = "---\n# note\ntags:\n- a\n  - b\nsummary: |\n  Long: text\n\ntitle: x\n...\nText"

    assert split_front_matter(text) == ({"title": "x"}, "Text")


def test_that_front_matter_of_other_line_ends_and_a_mark_is_read() -> None:
    assert read(b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n\r\nText\r\n", "a").title == "x"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Intro\n\n# The **ferry** is [back](http://a.example) #\n", "The ferry is back"),
        ("The ferry is back\n=====\n\nText", "The ferry is back"),
        ("# file_name_one *and* two", "file_name_one and two"),
        ("## A section\n\nThe text of it.", "A section"),
        ("#hashtag is no heading\n", "hashtag is no heading"),
    ],
)
def test_that_without_front_matter_the_first_heading_is_the_title(text: str, title: str) -> None:
    assert read(text.encode(), "a.md").title == title


values = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30).filter(
    lambda value: value[0] not in "\"'>|~" and value != "null"
)


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), values, min_size=1), st.text(max_size=60))
def test_that_any_fields_written_out_come_back(fields: dict[str, str], body: str) -> None:
    fields = {key: normalise(value) for key, value in fields.items()}
    body = normalise("x" + body)
    head = "".join(f"{key}: {value}\n" for key, value in fields.items())

    assert split_front_matter(f"---\n{head}---\n\n{body}") == (fields, body)


@given(st.text(st.sampled_from("-:. \na#'\""), max_size=80))
def test_that_no_word_of_any_text_is_lost_but_with_front_matter(text: str) -> None:
    fields, body = split_front_matter(text)

    assert text.endswith(body)
    assert fields or body == text
