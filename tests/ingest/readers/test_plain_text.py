"""Plain text is kept whole."""

from workbench.ingest.readers.plain_text import read, sniff


def test_that_anything_may_be_plain_text() -> None:
    assert sniff(b"\xff", "a.bin")


def test_that_the_whole_file_is_the_text() -> None:
    assert read(b"\n Ferry is back\n\nText. \n\n", "a.txt").text == "\n Ferry is back\n\nText. \n\n"


def test_that_a_draft_tells_how_it_was_decoded() -> None:
    draft = read("Он".encode("utf-16"), "a.txt")

    assert (draft.media_type, draft.encoding, draft.encoding_sure) == (
        "text/plain",
        "utf-16-le",
        True,
    )


def test_that_plain_text_tells_nothing_else_of_itself() -> None:
    draft = read(b"Ferry is back", "a.txt")

    assert (draft.source, draft.author, draft.published, draft.url, draft.regions) == (
        None,
        None,
        None,
        None,
        (),
    )
