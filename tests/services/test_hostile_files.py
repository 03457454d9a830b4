"""Files made to harm end in a reason: no hang, no crash, no network, nothing written elsewhere."""

import io
import os
import socket
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fpdf import FPDF

from tests.ingest.makers import PAGE, PARAGRAPH, docx_file, mail, mhtml, pdf
from workbench.domain.errors import SKIP_REASONS
from workbench.services.importing import (
    ImportSummary,
    Limits,
    Prepared,
    ReadingPool,
    Request,
    Skipped,
    prepare,
)
from workbench.services.workspace import Workspace

EVIL = '<!DOCTYPE x SYSTEM "http://127.0.0.1:PORT/x.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    with ReadingPool(Limits(seconds=20)) as opened:
        yield opened


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine, and who called there."""
    calls: list[object] = []
    server = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        while True:
            try:
                connection, address = server.accept()
            except OSError:
                return
            calls.append(address)
            connection.close()

    threading.Thread(target=listen, daemon=True).start()
    yield server.getsockname()[1], calls
    server.close()


def bomb() -> bytes:
    """A Word file that unpacks to a gigabyte."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_file())) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
        with new.open("word/media/zeros.bin", "w") as entry:
            for _ in range(1024):
                entry.write(bytes(1024 * 1024))
    return target.getvalue()


def locked() -> bytes:
    def lock(made: FPDF) -> None:
        made.set_encryption(owner_password="a", user_password="b")

    return pdf(PARAGRAPH, setup=lock)


def climbing() -> bytes:
    """A Word file with an entry whose name leads out of the folder."""
    target = io.BytesIO(docx_file())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("../../../../tmp/climbed-out-of-the-archive", "x")
    return target.getvalue()


def laughing() -> bytes:
    """A Word file whose entities expand to a billion words."""
    levels = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    doctype = f'<!DOCTYPE w [<!ENTITY l0 "laugh ">{levels}]>'
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_file())) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head, rest = data.split(b"?>", 1)
                data = head + b"?>" + doctype.encode() + rest.replace(b"First stop", b"&l9;")
            new.writestr(name, data)
    return target.getvalue()


HOSTILE = {
    "bomb.docx": (bomb, "too_large"),
    "locked.pdf": (locked, "encrypted"),
    "short.pdf": (lambda: pdf(PARAGRAPH)[:500], "damaged"),
    "short.docx": (lambda: docx_file()[:9000], "damaged"),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 300_000 + b"x", "unreadable"),
    "locked.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "unknown_format"),
    "archive.zip": (lambda: b"PK\x03\x04" + bytes(100), "unknown_format"),
    "attached.eml": (
        lambda: mail("x").replace(b"text/plain", b"application/pdf"),
        "no_text_found",
    ),
    "empty.mhtml": (lambda: mhtml().replace(b"text/html\r\nContent-T", b"a/b\r\nContent-T"), ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_that_it_ends_in_a_reason(pool: ReadingPool, name: str) -> None:
    make, reason = HOSTILE[name]
    (found,) = pool.read_bytes(make(), Path(name))

    assert isinstance(found, Skipped)
    assert found.reason == (reason or "no_text_found")


@pytest.mark.parametrize(
    "data",
    [
        b"From: a@b\r\nDate: x\r\nSubject: y\r\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
            for n in range(3000)
        ),
        b"From: a@b\r\nDate: x\r\nSubject: " + b"=?utf-8?q?" * 20_000 + b"\r\n\r\nText.",
        b'{"text": ' + b"[" * 200_000,
        b'[{"text": "Words."}, ' + b"[{" * 200_000,
        b"title,text\n" + b'"' * 200_001,
        b"%PDF-1.4\n" + b"1 0 obj<</Kids[1 0 R]/Type/Pages>>endobj\n" * 5000,
        b"<html><body><p " + b"a=1 " * 200_000 + b">Words.",
        b"<html><body>" + b"<table><tr><td>" * 3000 + b"Words.",
    ],
    ids=["parts", "encoded words", "json", "list", "quotes", "kids", "attributes", "tables"],
)
def test_that_it_ends_in_time_whatever_it_is(pool: ReadingPool, data: bytes) -> None:
    for found in pool.read_bytes(data, Path("a.txt")):
        assert isinstance(found, Prepared) or found.reason in SKIP_REASONS


def test_that_entities_are_not_expanded(pool: ReadingPool) -> None:
    for found in pool.read_bytes(laughing(), Path("a.docx")):
        assert isinstance(found, Skipped) or "laugh" not in found.draft.text


def test_that_a_huge_file_is_refused_without_being_read(pool: ReadingPool, tmp_path: Path) -> None:
    for name in ("huge.pdf", "huge.html", "huge.docx"):
        (tmp_path / name).touch()
        os.truncate(tmp_path / name, 500 * 1024 * 1024)
        (found,) = pool.read(tmp_path / name)
        assert isinstance(found, Skipped)
        assert found.reason == "too_large"


@pytest.mark.parametrize("name", ["a.html", "a.mhtml", "a.eml"])
def test_that_nobody_is_called(
    pool: ReadingPool, listener: tuple[int, list[object]], name: str
) -> None:
    port, calls = listener
    here = f"http://127.0.0.1:{port}"
    page = PAGE.replace("<head>", f'<head><base href="{here}/"><link rel=stylesheet href="{here}">')
    page = page.replace("<p>", f'<p><img src="{here}/a.png"><iframe src="{here}/"></iframe>')
    page = EVIL.replace("PORT", str(port)) + page + "&e;"
    data = {"a.html": page.encode(), "a.mhtml": mhtml(page), "a.eml": mail("", page)}[name]
    (found,) = pool.read_bytes(data, Path(name))

    assert isinstance(found, Prepared)
    assert "root:" not in found.draft.text
    assert calls == []


def test_that_nothing_is_written_outside_the_case(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "climbing.docx").write_bytes(climbing())
    (folder / "script.pdf").write_bytes(
        pdf(PARAGRAPH).replace(
            b"/Type /Catalog",
            b"/OpenAction << /S /Launch /F (/bin/sh) >> /Type /Catalog",
        )
    )
    space = Workspace.create(tmp_path / "t.case")
    summary = space.importing.import_paths([folder])
    space.close()

    assert len(summary.added) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "t.case"]
    assert not Path("/tmp/climbed-out-of-the-archive").exists()


def test_that_two_imports_of_one_file_at_a_time_add_it_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Title\n\nWords of the article.")
    one = Workspace.create(tmp_path / "t.case")
    other = Workspace.open(tmp_path / "t.case")
    read = [each for each in prepare(path, Request()) if isinstance(each, Prepared)]
    summaries = [ImportSummary(), ImportSummary()]
    batches = [one.importing.begin(), other.importing.begin()]
    for space, batch, summary in zip((one, other), batches, summaries, strict=True):
        space.importing.add(batch, read, summary)
    for space, batch, summary in zip((one, other), batches, summaries, strict=True):
        space.importing.finish(batch, summary)
    errors = [each for each in one.checking.run(full=True) if each.severity == "error"]

    assert [len(summary.added) for summary in summaries] == [1, 0]
    assert summaries[1].duplicates == [("a.txt", summaries[0].added[0])]
    assert len(one.library.summaries()) == 1
    assert errors == []
    other.close()
    one.close()
