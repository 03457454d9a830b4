"""100,000 random and hostile queries: results or none, never an exception, never over a second."""

import random
import time
from collections.abc import Iterator

import pytest

from tests.services.conftest import add, draft
from workbench.domain.query import CHOICES, FIELDS
from workbench.domain.query_edit import cycled, unfinished
from workbench.domain.span import Span
from workbench.services.workspace import Workspace

pytestmark = pytest.mark.fuzz
LONGEST_SECONDS = 1.0
SIGNS = [*"\"()-:*^{}[]<>=.,;'\\%_\0\t\n “”„«»'\u202e\u00ad\u200b\ud800", "..", ">=", "--", '""']
WORDS = [
    *"OR AND NOT NEAR NEAR( or bridge crack tag opinion政府 мост ё الأسعار 🌉 ß ﬁ A1 C1 a".split(),
    *(f"{name}:" for name in FIELDS),
    *(f"{name}:{value}" for name, values in CHOICES.items() for value in values),
    *"tag:opinion date:2022..2023 date:<9999 marked:7d grade:C..F article:A1 claim:C1".split(),
    *"note:* date:99999y marked:0d grade:6 rowid:1 rank:x labels:mark {quote}:x".split(),
]
CODE_POINTS = [(0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x600, 0x6FF), (0x4E00, 0x4E80)]


def hostile(chance: random.Random) -> str:
    """Words and signs of the language in any order, or characters of any script."""
    pieces = []
    for _ in range(chance.choice([1, 3, 8, 20, 60])):
        kind = chance.random()
        if kind < 0.45:
            pieces.append(chance.choice(WORDS))
        elif kind < 0.85:
            pieces.append(chance.choice(SIGNS))
        else:
            first, last = chance.choice(CODE_POINTS)
            pieces.append("".join(chr(chance.randint(first, last)) for _ in range(5)))
    return chance.choice(["", " "]).join(pieces)


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A case with some of everything that a query can ask for."""
    opened = Workspace.create(tmp_path_factory.mktemp("fuzz") / "t.case")
    texts = ("A bridge. A crack. OR AND NEAR tag.", "政府宣布。Мост закрыт. الأسعار.")
    add(opened, *(draft(text, source=f"Paper {n}") for n, text in enumerate(texts)))
    article = opened.library.summaries()[0].article.id
    tag = opened.tagging.named("opinion").id
    _, mark = opened.marking.tag_span(article, Span(0, 9), [tag], "a note")
    _, claim = opened.claims.add("The bridge cracked.")
    opened.linking.link(claim.id, [mark.id], "refutes", origin="Ministry")
    yield opened
    opened.close()


def test_that_no_query_raises_or_takes_long(space: Workspace, inputs: int) -> None:
    chance = random.Random(20261122)
    for number in range(inputs):
        text = hostile(chance)
        began = time.perf_counter()
        found = space.searching.search(text, typing=number % 2 == 0, newest=number % 3 == 0)
        assert time.perf_counter() - began < LONGEST_SECONDS, text
        assert isinstance(found.explanation, str)
        assert all(0 <= hint.start <= hint.end <= len(text) for hint in found.hints), text
        if number % 20 == 0:
            space.search_words.completions(text)
            cycled(text, "tag", "opinion")
            unfinished(text)
