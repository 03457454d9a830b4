"""Cues of the articles of a case, and conflicts between them: prompts to check.

They are found anew whenever somebody asks; nothing of it is kept, and nothing follows from it.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from workbench.analysis.conflicts import Telling, conflicts
from workbench.analysis.cue_lists import lists_for, word_lists
from workbench.analysis.cues import Material, cues
from workbench.domain.conflicts import Conflict
from workbench.domain.cues import CUE_KINDS, CueView
from workbench.domain.errors import InvalidValue
from workbench.domain.text import Paragraphs
from workbench.services.open_case import OpenCase


class Cueing:
    """Finds cues in the articles of one case, and conflicts between them."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def of(
        self,
        article_id: str,
        *,
        kinds: Collection[str] = CUE_KINDS,
        lists: Path | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> list[CueView]:
        """The cues of these kinds in an article's current text, in text order.

        `lists` is a folder of word lists that stand in for the program's own. Once `stopped()` is
        true, nothing more is found. Raises NotFound, InvalidValue, InvalidWordList.
        """
        for kind in kinds:
            if kind not in CUE_KINDS:
                raise InvalidValue("kind", kind, CUE_KINDS)
        held = word_lists(lists)
        with self._case.file.reading():
            article = self._case.article(article_id)
            text = self._case.text(article)
            regions = self._case.articles.regions(article.id, article.version)
            material = Material(
                text,
                self._case.articles.passages(article.number, article.version),
                [(region.span, region.kind) for region in regions],
                article.published,
            )
        paragraphs = Paragraphs.of(text)
        return [
            CueView(
                article,
                cue,
                cue.span.cut(text),
                cue.sentence.cut(text),
                paragraphs.number_at(cue.span.start),
            )
            for cue in cues(material, lists_for(article.language, held), kinds, stopped)
        ]

    def of_all(
        self, *, kinds: Collection[str] = CUE_KINDS, lists: Path | None = None
    ) -> Iterator[CueView]:
        """The cues of all shown articles, A1 first. Raises InvalidValue, InvalidWordList."""
        for summary in self._case.articles.summaries():
            yield from self.of(summary.article.id, kinds=kinds, lists=lists)

    def conflicts(self, stopped: Callable[[], bool] = lambda: False) -> list[Conflict]:
        """Sentences of two shown articles that speak of one thing and do not agree.

        In their current texts, without what is set apart; the most alike first, at most 500. Once
        `stopped()` is true, none.
        """
        store = self._case.articles
        with self._case.file.reading():
            regions = store.every_region()
            tellings: list[Telling] = []
            for summary in store.summaries():
                if stopped():
                    return []
                article = summary.article
                held = [(region.span, region.kind) for region in regions.get(article.id, ())]
                sentences = store.passages(article.number, article.version)
                tellings.append(Telling(article, self._case.text(article), sentences, held))
        return conflicts(tellings, stopped)
