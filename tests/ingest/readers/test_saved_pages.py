"""Pages as browsers and SingleFile save them: structure, dates as precise as the page, places."""

from pathlib import Path

import pytest

from tests.ingest.makers import PAGE, single_file
from workbench.ingest.files import list_files
from workbench.ingest.readers.html_page import read
from workbench.ingest.request import Request


def page(head: str, body: str = "<p>The ferry came back.</p>") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def test_that_the_structure_of_a_page_becomes_regions() -> None:
    draft = read(PAGE.encode(), "a.html")

    assert [(r.kind, draft.text[r.start : r.end], r.detail) for r in draft.regions] == [
        ("heading", "Ferry returns to the Osk", "1"),
        ("heading", "A long wait", "2"),
        ("list_item", "First stop of the ferry", None),
        ("quotation", "We waited for it every morning, said the baker.", None),
    ]


def test_that_the_whole_page_is_read_where_that_is_asked() -> None:
    draft = read(PAGE.encode(), "a.html", Request(whole=True))

    assert draft.text.startswith("Home\nFerry returns")
    assert "The ferry on Monday" in draft.text


def test_that_single_file_tells_where_and_when_it_saved() -> None:
    draft = read(single_file(), "a.html")

    assert (draft.url, draft.retrieved) == (
        "https://courier.example/osk/ferry/",
        "2024-05-07T10:00:00+02:00",
    )
    assert dict(draft.found_in)["url"] == "SingleFile's comment"


@pytest.mark.parametrize(
    ("head", "body", "published", "from_"),
    [
        ('<meta property="article:published_time" content="2024-05">', "", "2024-05", "stated"),
        (
            '<script type="application/ld+json">{"datePublished": "2024-05-06T08:00"}</script>',
            "",
            "2024-05-06",
            "stated",
        ),
        ("", "<p>Posted on 6 May 2024</p>", "2024-05-06", "inferred"),
        ("", "<p>Posted on 1 May 2024</p>", "2024-05-01", "inferred"),
    ],
)
def test_that_a_date_is_as_precise_as_the_page(
    head: str, body: str, published: str, from_: str
) -> None:
    draft = read(page(head, body + "<p>The ferry came back.</p>"), "a.html")

    assert (draft.published, draft.published_from) == (published, from_)


def test_that_each_field_says_where_it_was_found() -> None:
    head = (
        '<title>Ferry returns | Courier</title><meta property="og:title" content="Ferry returns">'
        '<meta name="author" content="Mira Tolland">'
        '<link rel="canonical" href="https://courier.example/1">'
    )
    found = dict(read(page(head), "a.html").found_in)

    assert (found["title"], found["author"], found["url"], found["source"]) == (
        "meta og:title",
        "meta author",
        "link canonical",
        "domain of the address",
    )


def test_that_the_folder_beside_a_complete_page_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "Ferry.html").write_text(PAGE)
    for name in ("Ferry_files/frame.html", "Other_files/page.html"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(PAGE)

    found = [str(path.relative_to(tmp_path)) for path in list_files([tmp_path]).files]
    assert found == ["Ferry.html", "Other_files/page.html"]


def test_that_a_file_in_a_folder_is_recognised_by_content(tmp_path: Path) -> None:
    (tmp_path / "saved").write_text(PAGE)
    (tmp_path / "data.bin").write_bytes(bytes(range(256)))
    (tmp_path / "words.log").write_text("Words.")

    assert [path.name for path in list_files([tmp_path]).files] == ["saved"]
