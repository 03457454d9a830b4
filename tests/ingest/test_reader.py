"""Any file becomes an article or one of the reasons why not."""

import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import SKIP_REASONS, InvalidValue, Unreadable
from workbench.domain.text import normalise
from workbench.ingest.reader import read_file, read_one
from workbench.ingest.request import AS_FOUND, Limits, Request

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde"
HTML = b"<!DOCTYPE html><html><body><p>The ferry came back.</p></body></html>"


def the_one(path: Path, request: Request = AS_FOUND) -> ArticleDraft:
    (found,) = read_file(path, request)
    assert isinstance(found, ArticleDraft)
    return found


def reason_for(data: bytes, name: str = "a.txt", **options: object) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        read_one(data, name, Request(**options))  # type: ignore[arg-type]
    assert caught.value.reason in SKIP_REASONS
    assert caught.value.path == name
    return caught.value.reason, caught.value.detail


def reason_for_file(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read_file(path, Request(limits=limits or Limits()))
    assert caught.value.path == str(path)
    return caught.value.reason


def test_that_a_draft_keeps_the_original_bytes_and_where_they_came_from(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfFerry is back\r\nText.\r\n"
    path = tmp_path / "note.txt"
    path.write_bytes(data)

    draft = the_one(path)

    assert (draft.original, draft.file_name, draft.path) == (data, "note.txt", str(path))


def test_that_mark_line_ends_and_separators_are_normalised() -> None:
    data = b"\xef\xbb\xbf" + "One\r\ntwo\u2028three\u00a0e\u0301\x85four\rfive".encode()

    assert read_one(data, "a.txt").text == "One\ntwo\nthree\u00a0é\nfour\nfive"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", b"Plain words", "text/plain"),
        ("a", b"Plain words", "text/plain"),
        ("a.html", b"Plain words, a < b and b > c", "text/plain"),
        ("a.md", b"# Ferry\n\nText", "text/markdown"),
        ("a.txt", b"---\ntitle: Ferry\n---\nText", "text/markdown"),
        ("a.html", HTML, "text/html"),
        ("a.txt", HTML, "text/html"),
        ("a.htm", b"<p>Only a piece of a page</p>", "text/html"),
        ("a.txt", HTML.decode().encode("utf-16"), "text/html"),
    ],
)
def test_that_the_format_is_told_by_content(name: str, data: bytes, media_type: str) -> None:
    assert read_one(data, name).media_type == media_type


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", "\u00a0\u2028\ufeff\u200b".encode(), b"\xef\xbb\xbf"]
)
def test_that_a_file_without_text_is_empty(data: bytes) -> None:
    assert reason_for(data) == ("empty", "")


def test_that_front_matter_alone_is_empty() -> None:
    assert reason_for(b"---\ntitle: Ferry\n---\n\n", "a.md") == ("empty", "")


def test_that_a_picture_is_binary_and_named() -> None:
    assert reason_for(PNG) == ("binary", "it is a PNG picture")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\0\6\0xl/workbook.xml", "an Excel file"),
        (b"PK\x03\x04\x14\0\0\0notes.txt", "a zip archive"),
        (b"{\\rtf1\\ansi Hello}", "an RTF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20, "an older or an encrypted Office file"),
    ],
)
def test_that_a_document_we_cannot_read_is_named(data: bytes, what: str) -> None:
    assert reason_for(data, "a.txt") == ("unknown_format", f"it is {what}")


def test_that_bytes_beyond_the_limit_are_too_large() -> None:
    assert reason_for(b"x" * 11, limits=Limits(max_bytes=10))[0] == "too_large"


def test_that_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)

    assert the_one(path, Request(limits=Limits(max_bytes=10))).text == "x" * 10


def test_that_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.touch()
    os.truncate(path, 2**40)  # a hole: reading it would take minutes

    assert reason_for_file(path) == "too_large"


def test_that_a_file_that_tells_no_size_is_read_up_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.txt"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr("workbench.ingest.reader._check", lambda *_: None)

    assert reason_for_file(path, Limits(max_bytes=10)) == "too_large"


def test_that_a_missing_file_is_missing(tmp_path: Path) -> None:
    assert reason_for_file(tmp_path / "none.txt") == "missing"


def test_that_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")

    assert reason_for_file(tmp_path / "a.txt" / "b.txt") == "missing"


def test_that_a_name_no_file_can_have_is_missing() -> None:
    assert reason_for_file(Path("a\0b.txt")) == "missing"


def test_that_a_folder_is_unreadable(tmp_path: Path) -> None:
    assert reason_for_file(tmp_path) == "unreadable"


def test_that_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert reason_for_file(tmp_path / "pipe.txt") == "unreadable"


def test_that_a_pipe_put_in_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text")
    looked_at = path.stat()
    path.unlink()
    os.mkfifo(path)
    look = Path.stat
    monkeypatch.setattr(
        Path, "stat", lambda at, **how: looked_at if at == path else look(at, **how)
    )

    assert reason_for_file(path) == "unreadable"


def test_that_a_device_is_unreadable() -> None:
    assert reason_for_file(Path("/dev/zero")) == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_that_a_forbidden_file_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text")
    path.chmod(0)

    assert reason_for_file(path) == "unreadable"


def test_that_what_the_system_says_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("Text")
    monkeypatch.setattr("workbench.ingest.reader.os.open", refuse)

    with pytest.raises(Unreadable) as caught:
        read_file(tmp_path / "a.txt")
    assert (caught.value.reason, caught.value.detail) == ("unreadable", "Permission denied")


def test_that_a_chosen_encoding_reaches_every_format() -> None:
    data = "<html><body><p>Паром вернулся.</p></body></html>".encode("koi8_r")

    draft = read_one(data, "a.html", Request(encoding="koi8-r"))

    assert (draft.text, draft.encoding) == ("Паром вернулся.", "koi8-r")


def test_that_an_unknown_encoding_is_an_invalid_value() -> None:
    with pytest.raises(InvalidValue):
        read_one(b"Text", "a.txt", Request(encoding="klingon"))


def test_that_a_reason_survives_the_way_out_of_a_child_process(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read_file(tmp_path / "none.txt")

    assert vars(pickle.loads(pickle.dumps(caught.value))) == vars(caught.value)


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.html", ""]))
def test_that_any_file_gives_normalised_text_or_a_reason(data: bytes, name: str) -> None:
    try:
        draft = read_one(data, name)
    except Unreadable as error:
        draft = ArticleDraft(SKIP_REASONS[error.reason], "no title", data, name, "")

    assert draft.text.strip()
    assert draft.text == normalise("\ufeff" + draft.text)
    assert draft.original == data
    assert draft.title == " ".join(draft.title.split()) != ""


@pytest.mark.parametrize(
    ("number", "beginning", "length"),
    [
        ("000", "Russia Tightens Grip", 63),
        ("001", "Kremlin considers", 60),
        ("002", "Russian and Belarusian", 36),
        ("003", "Lukashenko’s war", 114),
        ("004", "Putin Seizes", 33),
    ],
)
def test_that_the_originals_get_their_titles(
    seeds: Path, number: str, beginning: str, length: int
) -> None:
    (path,) = seeds.glob(f"{number}_*.txt")
    title = the_one(path).title

    assert (title[: len(beginning)], len(title)) == (beginning, length)
