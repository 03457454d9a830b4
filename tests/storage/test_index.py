"""The index of passages takes any words as words, whatever signs there are in them."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from workbench.domain.fold import fold
from workbench.storage.index import PASSAGE_BITS, TextPassages, indexable_words

# What a reading process sends is not to be trusted: not even that it was folded.
hostile = st.text(st.sampled_from('ab "\\,:[]{}\n\0я漢')) | st.text()


@given(st.lists(st.lists(hostile | st.text().map(fold), max_size=4), max_size=4))
@example([['a","b'], ['x"],"99":["y'], ["\\"]])
def test_that_each_word_stays_in_its_passage(texts: list[list[str]]) -> None:
    held = [TextPassages(number, 1, (), words) for number, words in enumerate(texts, 1)]
    told = json.loads(indexable_words(held), strict=False)
    assert told == {str(number << PASSAGE_BITS): words for number, words in enumerate(texts, 1)}
