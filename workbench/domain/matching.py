"""Where the words of a query stand in a stretch of text, in code points of that text."""

from collections.abc import Sequence

from workbench.domain.fold import Token, tokens
from workbench.domain.query_tree import Words
from workbench.domain.span import Span


def places(text: str, asked: Sequence[Words]) -> tuple[Span, ...]:
    """Every place where one of the word sequences stands in `text`, joined where they overlap."""
    found = tokens(text)
    spans = sorted(span for words in asked for span in _places_of(found, words))
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _places_of(found: Sequence[Token], asked: Words) -> list[Span]:
    words, last = asked.words, len(asked.words) - 1
    spans = []
    for at in range(len(found) - last):
        # Most words are not even the first one.
        if last and found[at].word != words[0]:
            continue
        final = found[at + last].word
        if final != words[last] and not (asked.prefix and final.startswith(words[last])):
            continue
        if all(found[at + step].word == words[step] for step in range(1, last)):
            spans.append(Span(found[at].start, found[at + last].end))
    return spans


def snippet_span(text: str, matches: Sequence[Span], length: int = 240) -> Span:
    """The part of `text` to show: all of it if short, else whole words around the first match."""
    if len(text) <= length:
        return Span(0, max(1, len(text)))
    first = matches[0].start if matches else 0
    start = max(0, min(first - length // 4, len(text) - length))
    end = min(len(text), start + length)
    if start > 0:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", max(first, start) + 1, end)
        end = space if space >= 0 else end
    return Span(start, end)
