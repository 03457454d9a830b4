"""The part of the Python API that is about cues, and conflicts between articles."""

from collections.abc import Sequence
from pathlib import Path

from workbench.domain.conflicts import Conflict
from workbench.domain.cues import CUE_KINDS, CueView
from workbench.services.names import article_named
from workbench.services.workspace import Workspace


class CueMethods:
    """What a `Case` can find that is worth a second look."""

    workspace: Workspace

    def cues(
        self,
        article: str | None = None,
        *,
        kinds: Sequence[str] = CUE_KINDS,
        lists: str | Path | None = None,
    ) -> list[CueView]:
        """Prompts to check, of one article or of all that are shown, in text order.

        `lists` is a folder of word lists that stand in for the program's own. Nothing is stored,
        and nothing follows from a prompt. Raises NotFound, Ambiguous, InvalidValue,
        InvalidWordList.
        """
        cueing, folder = self.workspace.cueing, Path(lists) if lists is not None else None
        if article is None:
            return list(cueing.of_all(kinds=kinds, lists=folder))
        found = article_named(self.workspace.case, article)
        return cueing.of(found.id, kinds=kinds, lists=folder)

    def conflicts(self) -> list[Conflict]:
        """Sentences of two shown articles to compare: they speak of one thing and do not agree.

        The most alike first, at most 500. Prompts, like cues.
        """
        return self.workspace.cueing.conflicts()
