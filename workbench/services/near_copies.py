"""Which articles have much the same words as others: perhaps one copied the other."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from workbench.domain.views import NearCopy
from workbench.services.copies import Copies
from workbench.services.open_case import OpenCase
from workbench.storage import fingerprints

# A text is called much the same as another that has this share of its runs of words.
_ALIKE: Final = 0.5
# Of many that are much the same these are named.
_MOST: Final = 3


class NearCopies:
    """Compares the articles of one case by the fingerprints of their texts."""

    def __init__(self, case: OpenCase, copies: Copies) -> None:
        self._case, self._copies = case, copies

    def of(self, article_id: str) -> list[NearCopy]:
        """Up to three shown articles with much the same words, those with most first.

        Only those count whose fingerprints are kept by now. It may be circular reporting: a hint.
        None of an article that is hidden or there no more.
        """
        article = self._case.articles.article(article_id)
        sample = self._copies.sample(article) if article else ()
        if article is None or not sample or article.hidden:
            return []
        connection, least = self._case.file.connection, ceil(_ALIKE * len(sample))
        sharing = fingerprints.sharing(connection, sample, article.number, least, _MOST)
        found = []
        for number, version, count in sharing:
            other = self._case.articles.by_number(number)
            if other is not None and not other.hidden and other.version == version:
                found.append(NearCopy(article, other, count / len(sample)))
        return sorted(found, key=lambda copy: (-copy.share, copy.other.number))

    def among(self, added: Sequence[str]) -> list[NearCopy]:
        """Those of articles that came in just now, in their order; each pair once.

        All fingerprints must be kept.
        """
        return each_pair_once([copy for article_id in added for copy in self.of(article_id)])


def each_pair_once(found: Sequence[NearCopy]) -> list[NearCopy]:
    """Of two articles that are much the same as each other, what was found of the later one."""
    last = {frozenset((copy.article.id, copy.other.id)): at for at, copy in enumerate(found)}
    return [found[at] for at in sorted(last.values())]
