"""The cues of the five original articles, by number: their words are not part of the repository."""

from collections import Counter
from pathlib import Path

import pytest

from tests.analysis.cues.conftest import find_cues
from workbench.domain.text import normalise


def kinds_of(path: Path) -> Counter[str]:
    text = normalise(path.read_text(encoding="utf-8"))
    return Counter(cue.kind for cue in find_cues(text, published=None))


# At least so many of each kind were judged by eye to be what the kind says.
@pytest.mark.parametrize(
    ("number", "least"),
    [
        (0, {"anonymous_source": 7, "evidential_hedge": 3, "relative_date": 3, "teaser": 1}),
        (1, {"anonymous_source": 3, "relay": 2, "partial_quotation": 5, "modal_hedge": 4}),
        (2, {"state_media": 2, "name_variant": 2, "approximator": 2, "missing_word": 1}),
        (3, {"named_expert": 5, "relay": 6, "approximator": 5, "boilerplate": 4, "quotation": 25}),
        (4, {"certainty_without_source": 6, "missing_word": 5, "named_expert": 1}),
    ],
)
def test_that_the_originals_have_cues(seeds: Path, number: int, least: dict[str, int]) -> None:
    (path,) = seeds.glob(f"{number:03}_*.txt")
    found = kinds_of(path)
    assert {kind: found[kind] for kind in least if found[kind] < least[kind]} == {}


def test_that_no_original_drowns_in_cues(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        words = len(path.read_text(encoding="utf-8").split())
        # Attributions and quotations are many in any news; the others must stay few to be read.
        found = kinds_of(path)
        others = sum(found.values()) - found["attribution"] - found["quotation"]
        assert others <= words / 15


def test_that_each_original_is_undated(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        assert kinds_of(path)["undated_article"] == 1
