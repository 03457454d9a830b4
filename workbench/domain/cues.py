"""Cues: places of a text that a careful reader looks at twice. Prompts, never scores."""

from dataclasses import dataclass
from typing import Final

from workbench.domain.span import Span
from workbench.domain.values import Article

# In the order in which they are listed: what says most about a source comes first.
CUE_KINDS: Final = (
    "anonymous_source",
    "relay",
    "state_media",
    "named_expert",
    "certainty_without_source",
    "evidential_hedge",
    "modal_hedge",
    "approximator",
    "relative_date",
    "undated_article",
    "missing_word",
    "name_variant",
    "boilerplate",
    "teaser",
    "partial_quotation",
    "attribution",
    "quotation",
)
TONES: Final = ("neutral", "doubting", "endorsing", "denial")


@dataclass(frozen=True, slots=True)
class Cue:
    """A place to check, found by a rule; `sentence` is the sentence, or sentences, it lies in.

    `reason` is one line for a person. `tone` is that of an attribution. `date` is what a relative
    date means (`YYYY`, `YYYY-MM`, `YYYY-MM-DD` or two of these with `/` between), where the
    article's own date tells.
    """

    kind: str
    rule: str
    span: Span
    sentence: Span
    reason: str
    tone: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class CueView:
    """A cue with its article, its words, its sentence in words, and its paragraph, from 1."""

    article: Article
    cue: Cue
    text: str
    sentence: str
    paragraph: int
