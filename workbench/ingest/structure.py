"""Text put together from pieces, with a record of which piece is what."""

from dataclasses import dataclass, field

from workbench.domain.drafts import DraftRegion
from workbench.domain.text import normalise


@dataclass(slots=True)
class TextBuilder:
    """Paragraphs one below the other; each may be a region of a kind."""

    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    regions: list[DraftRegion] = field(default_factory=list)

    def add(self, paragraph: str, kind: str | None = None, detail: str | None = None) -> None:
        """Append a paragraph; white space at its ends goes, an empty one is left out."""
        text = normalise(paragraph).strip()
        if not text:
            return
        if self._pieces:
            self._length += 1
        if kind is not None:
            self.regions.append(DraftRegion(kind, self._length, self._length + len(text), detail))
        self._pieces.append(text)
        self._length += len(text)

    @property
    def length(self) -> int:
        """Code points so far."""
        return self._length

    @property
    def text(self) -> str:
        """All paragraphs, a line each."""
        return "\n".join(self._pieces)


def regions_of(text: str, parts: list[tuple[str, str, str | None]]) -> tuple[DraftRegion, ...]:
    """Where the parts (kind, words, detail) stand in `text`, in order; one not found is left out.

    White space inside a part may be any in the text.
    """
    found: list[DraftRegion] = []
    at = 0
    for kind, words, detail in parts:
        wanted = normalise(" ".join(words.split()))
        start = text.find(wanted, at) if wanted else -1
        if start >= 0:
            at = start + len(wanted)
            found.append(DraftRegion(kind, start, at, detail))
    return tuple(found)
