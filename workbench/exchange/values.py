"""What is exchanged: annotations as they go out, and as files from elsewhere describe them."""

from dataclasses import dataclass

from workbench.domain.views import AnnotationView


@dataclass(frozen=True, slots=True)
class SharedText:
    """An article's text as it is shared: its ref, title, hash, and where it was published."""

    ref: str
    article_id: str
    title: str
    text: str
    sha256: str
    url: str | None = None
    reliability: str | None = None


@dataclass(frozen=True, slots=True)
class SharedAnnotation:
    """An annotation on its way out; `text_sha256` is of the text that its position counts in."""

    view: AnnotationView
    text_sha256: str


@dataclass(frozen=True, slots=True)
class ForeignAnnotation:
    """An annotation as a file describes it; positions are claims that the text may not bear out.

    `source` is a URI, `urn:sha256:…` where it is one of ours. `replaces` tells that the file is
    the newer word on tags and note where the case has an annotation of that id.
    """

    source: str
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    id: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    creator: str = ""
    created: str | None = None
    modified: str | None = None
    replaces: bool = False

    @property
    def name(self) -> str:
        """How to speak of it: its id, else its quotation."""
        return self.id or (self.quote or "")[:60] or self.source


class NotThisFormat(ValueError):
    """A file cannot be read; the message says why, in words that fit behind its name."""
