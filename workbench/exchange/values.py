"""What is exchanged: annotations as they go out, and as files from elsewhere describe them."""

import json
import re
import uuid
from dataclasses import dataclass
from typing import Final

from workbench.domain.views import AnnotationView

_UUID: Final = re.compile(
    r"(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", re.IGNORECASE
)
_OUR_IDS: Final = uuid.UUID("1c1f6a0e-93a4-4a8e-8a59-0d7c5b1c3e52")


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

    `source` is a URI, `urn:sha256:…` where it is one of ours; `given_id` what the file calls it.
    `replaces` tells that the file is the newer word on its tags where the case has it, and on its
    note, unless that is None.
    """

    source: str
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    given_id: str = ""
    tags: tuple[str, ...] = ()
    note: str | None = ""
    creator: str = ""
    created: str | None = None
    modified: str | None = None
    replaces: bool = False

    @property
    def id(self) -> str:
        """Its UUID; else one made of what it is, so that the same comes in once only."""
        if found := _UUID.fullmatch(self.given_id.strip()):
            return found[1].lower()
        place = (self.source, self.quote, self.prefix, self.suffix, self.start, self.end)
        # Without a name what people say of one passage tells them apart; a table may change it.
        said = () if self.given_id or self.replaces else (self.tags, self.note, self.creator)
        return str(uuid.uuid5(_OUR_IDS, json.dumps((self.given_id, place, said))))

    @property
    def name(self) -> str:
        """How to speak of it: its id, else its quotation."""
        return self.given_id or (self.quote or "")[:60] or self.source or "–"


class NotThisFormat(ValueError):
    """A file cannot be read; the message says why, in words that fit behind its name."""
