"""Which articles have much the same words as others: perhaps one copied the other."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

from workbench.domain.values import Article
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

    def of(self, article_id: str) -> list[tuple[Article, float]]:
        """Up to three shown articles with much the same words, those with most first.

        Each with the share (0–1) of this article's runs of words that it has. Only those count
        whose fingerprints are kept by now. It may be circular reporting: a hint. Raises NotFound.
        """
        article = self._case.article(article_id)
        sample = self._copies.sample(article)
        if not sample or article.hidden:
            return []
        connection, least = self._case.file.connection, ceil(_ALIKE * len(sample))
        sharing = fingerprints.sharing(connection, sample, article.number, least, _MOST)
        found = []
        for number, version, count in sharing:
            other = self._case.articles.by_number(number)
            if other is not None and not other.hidden and other.version == version:
                found.append((other, count / len(sample)))
        return sorted(found, key=lambda pair: (-pair[1], pair[0].number))

    def among(self, added: Sequence[str]) -> Iterator[NearCopy | None]:
        """One after the other, for each pair of which an article came in just now; None between.

        Of two that came together the later one is named. All fingerprints must be kept. Between
        two items some milliseconds pass.
        """
        told: set[frozenset[str]] = set()
        for article_id in reversed(added):
            article = self._case.articles.article(article_id)
            for other, share in self.of(article_id) if article else ():
                pair = frozenset((article_id, other.id))
                if article is not None and pair not in told:
                    told.add(pair)
                    yield NearCopy(article.ref, other.ref, share)
            yield None
