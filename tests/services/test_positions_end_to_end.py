"""Positions survive what breaks other tools: from a file's bytes to tag, search and report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.api import Case, new_case

FILES = {
    "emoji before the span": "Look 🌉👩‍👩‍👧 here.\n\nThe bridge was closed at noon.".encode(),
    "CRLF and BOM": "\ufeffTitle line\r\n\r\nThe bridge was closed at noon.\r\n".encode(),
    "UTF-16": "Title line\n\nThe bridge was closed at noon.".encode("utf-16"),
    "line separators": "Title\u2028line\u2029\u2029The bridge was closed at noon.".encode(),
    "next line": "Title line\x85The bridge was closed at noon.".encode(),
    "no-break spaces": "Title line\n\nThe\u00a0bridge was\u00a0closed at noon.".encode(),
    "combining marks": "Re\u0301sume\u0301\n\nThe bridge was closed at noon.".encode(),
    "right to left": "عنوان المقال\n\nقال: The bridge was closed at noon.".encode(),
}


@pytest.fixture(params=list(FILES))
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Case]:
    """A case with one article read from those bytes."""
    file = tmp_path / "article.txt"
    file.write_bytes(FILES[request.param])
    with new_case(tmp_path / "t.case") as made:
        assert len(made.import_(file).added) == 1
        yield made


def test_that_offsets_cut_exactly_the_quotation(case: Case) -> None:
    mark = case.tag("A1", quote="bridge was closed", tags=["unverified"]).annotation
    assert case.show("A1")[mark.start : mark.end] == mark.quote
    assert " ".join(mark.quote.split()) == "bridge was closed"


def test_that_search_finds_the_marked_words_at_their_place(case: Case) -> None:
    mark = case.tag("A1", quote="bridge was closed", tags=["unverified"]).annotation
    text = case.show("A1")
    hits = case.search('"was closed"').hits
    assert [hit.kind for hit in hits] == ["annotation", "passage"]
    for hit in hits:
        cut = [span.cut(text).replace("\u00a0", " ") for span in hit.matches]
        assert cut == ["was closed"]
    assert hits[0].annotation == mark


def test_that_the_report_names_the_place(case: Case) -> None:
    mark = case.tag("A1", quote="bridge was closed", tags=["unverified"]).annotation
    assert f"[{mark.start}–{mark.end}]" in case.report()


def test_that_the_file_is_whole(case: Case) -> None:
    case.tag("A1", quote="bridge was closed", tags=["unverified"])
    assert [found for found in case.check(full=True) if found.severity == "error"] == []


def test_that_a_quotation_across_paragraphs_is_stored_with_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(b"Title\r\n\r\nFirst paragraph ends.\r\n\r\nSecond begins here.\r\n")
    with new_case(tmp_path / "t.case") as case:
        case.import_(file)
        mark = case.tag("A1", quote="ends. Second begins", tags=["opinion"]).annotation
    assert mark.quote == "ends.\n\nSecond begins"


def test_that_line_separators_become_newlines_in_the_stored_text(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes("One\u2028two\u2029three\r\nfour".encode())
    with new_case(tmp_path / "t.case") as case:
        case.import_(file)
        assert case.show("A1") == "One\ntwo\nthree\nfour"
        assert case.original("A1") == "One\u2028two\u2029three\r\nfour".encode()


def test_that_the_leaked_documents_of_the_first_original_are_found(
    tmp_path: Path, seeds: Path
) -> None:
    quote = "Leaked documents suggest a comprehensive framework"
    with new_case(tmp_path / "t.case") as case:
        assert len(case.import_(*sorted(seeds.glob("*.txt"))).added) == 5
        mark = case.tag("A1", quote=quote, tags=["unverified"], note="By whom?").annotation
        assert case.show("A1")[mark.start : mark.end] == quote
        for query in ("leaked framework", "tag:unverified", "note:whom"):
            assert case.search(query).hits[0].annotation == mark
        assert f"> {quote}" in case.report()
