"""Where the words of a query stand in a stretch of text, in code points of that text."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.domain.fold import WORD_LENGTH, Token, fold_in_place, tokens
from workbench.domain.query_tree import Words
from workbench.domain.span import Span


def places(text: str, asked: Sequence[Words]) -> tuple[Span, ...]:
    """Every place where one of the word sequences stands in `text`, joined where they overlap."""
    folded = fold_in_place(text)
    if folded is not None and all(len(word) < WORD_LENGTH for a in asked for word in a.words):
        spans = sorted(span for words in asked for span in _matches(folded, words))
    else:
        found = tokens(text)
        spans = sorted(span for words in asked for span in _places_of(found, words))
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _matches(folded: str, asked: Words) -> Iterator[Span]:
    """The same as `_places_of` in a text that was folded in place, many times as quick."""
    for match in _pattern(asked.words, asked.prefix).finditer(folded):
        yield Span(match.start(1), match.end(1))


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...], prefix: bool) -> re.Pattern[str]:
    # Looking ahead, so that a phrase is found where it overlaps itself.
    end = "[^ ]*" if prefix else "(?![^ ])"
    return re.compile(f"(?<![^ ])(?=({' +'.join(map(re.escape, words))}{end}))")


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
