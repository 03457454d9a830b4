"""A reader on an invented article, and the nine tags a case starts with."""

import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from workbench.data_files import resource_path
from workbench.domain.span import Span
from workbench.domain.values import Annotation, Region, Tag
from workbench.gui.panes.reader import Reader

TEXT = """The Harbour Bridge was closed on Monday. Inspectors found a crack in the pylon. Nobody \
was hurt, said the engineer.

Traffic fell by 62 percent. A spokesman said repairs could take six months. The mayor called \
that estimate wrong.

Read also: ten bridges of the coast. Subscribe to our letter.

Two papers reported six weeks. Neither named a source."""


def quote(reader: Reader) -> str | None:
    span = reader.selection()
    return span.cut(reader.text) if span else None


@pytest.fixture(scope="session")
def tags() -> dict[str, Tag]:
    """The default tags; their names are their ids."""
    with resource_path("tags", "default.toml").open("rb") as file:
        rows = tomllib.load(file)["tag"]
    return {row["name"]: _tag(place, row) for place, row in enumerate(rows)}


def _tag(place: int, row: dict[str, Any]) -> Tag:
    light, dark = row["light"], row["dark"]
    return Tag(
        id=row["name"],
        name=row["name"],
        group_name=row["group"],
        glyph=row["glyph"],
        underline=row["underline"],
        light_stripe=light[0],
        light_fill=light[1],
        light_overlap=light[2],
        dark_stripe=dark[0],
        dark_fill=dark[1],
        dark_overlap=dark[2],
        key=row["key"],
        position=place,
    )


@pytest.fixture(scope="session")
def sentences_of() -> Callable[[str], list[Span]]:
    """Sentences by their full stops: good enough for texts written for it."""
    pattern = re.compile(r"[^\s.。؟!][^\n.。؟!]*[.。؟!]?")
    return lambda text: [Span(*match.span()) for match in pattern.finditer(text)]


class Maker:
    """Makes spans, annotations and regions from quotations of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, quote: str) -> Span:
        start = self.text.index(quote)
        return Span(start, start + len(quote))

    def mark(self, quote: str, *tags: str, mark_id: str = "") -> Annotation:
        """Its id is the quotation unless one is given."""
        span = self.span(quote)
        name = mark_id or quote
        return Annotation(name, "a1", 1, span.start, span.end, quote, "", "", tags=tags)

    def region(self, quote: str, kind: str = "boilerplate", state: str = "active") -> Region:
        span = self.span(quote)
        return Region("r", "a1", 1, span.start, span.end, kind, state=state)


@pytest.fixture(scope="session")
def maker() -> Maker:
    """Quotes from the text that `reader` shows."""
    return Maker(TEXT)


@pytest.fixture
def empty_reader(qtbot: QtBot) -> Reader:
    """A reader of 700 × 500 that is shown."""
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(700, 500)
    reader.show()
    qtbot.waitExposed(reader)
    return reader


@pytest.fixture
def reader(empty_reader: Reader, sentences_of: Callable[[str], list[Span]]) -> Reader:
    """A reader that shows an article of four paragraphs."""
    empty_reader.show_article("a1", TEXT, sentences_of(TEXT), "en")
    return empty_reader


@pytest.fixture(scope="session")
def ground_at() -> Callable[[Reader, int], str]:
    """The colour behind the character at a code point, `#RRGGBB`: just above its letter."""

    def colour(reader: Reader, position: int) -> str:
        image: QImage = reader.viewport().grab().toImage()
        here, after = reader.rect_at(position), reader.rect_at(position + 1)
        x = (here.center().x() + after.center().x()) // 2
        [row] = [row for row in reader.rows() if row.start <= position < row.end]
        y = round(row.baseline - reader.setting.ascent) + 1
        return image.pixelColor(x, y).name().upper()

    return colour
