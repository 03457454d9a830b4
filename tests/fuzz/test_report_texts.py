"""Random texts through the report, in every program: what is read is what was stored."""

import random

import pytest

from tests.report.conftest import RENDERERS, Reader
from tests.report.test_annex import changed
from tests.report.test_escape import INVISIBLE, PIECES, SPACES, misread

pytestmark = pytest.mark.fuzz
# 10,000 texts to a program: each goes through all of them, in the body and in the annex.
TEXTS_OF_INPUTS = 10
# In one document: starting Pandoc takes longer than reading a hundred texts.
TEXTS = 500
SURROGATES = range(0xD800, 0xE000)


def hostile(chance: random.Random) -> str:
    """Signs that mean something somewhere, white space, and characters of any script."""
    return "".join(_piece(chance) for _ in range(chance.choice([1, 2, 4, 8, 12])))


def _piece(chance: random.Random) -> str:
    match chance.randrange(6):
        case 0 | 1:
            return str(chance.choice(PIECES))
        case 2:
            return chance.choice(INVISIBLE)
        case 3:
            return chance.choice(SPACES)
        case 4:
            return chr(chance.randrange(0x20, 0x7F))
        case _:
            code = chance.choice([0x300, 0x1100, 0x3000, 0x10000, 0x110000])
            drawn = chance.randrange(code)
            return "" if drawn in SURROGATES else chr(drawn)


def batches(inputs: int) -> list[list[str]]:
    """As many texts as are wanted, in the numbers that make one document."""
    chance = random.Random(20261122)
    texts = [hostile(chance) for _ in range(max(1, inputs // TEXTS_OF_INPUTS))]
    return [texts[at : at + TEXTS] for at in range(0, len(texts), TEXTS)]


@pytest.mark.parametrize("name", RENDERERS)
def test_that_every_program_shows_random_texts_as_stored(name: str, inputs: int) -> None:
    for texts in batches(inputs):
        assert not misread(texts, RENDERERS[name], Reader)


@pytest.mark.parametrize("name", RENDERERS)
def test_that_every_program_hands_on_random_texts_in_the_annex(name: str, inputs: int) -> None:
    for texts in batches(inputs):
        assert not changed(texts, RENDERERS[name])
