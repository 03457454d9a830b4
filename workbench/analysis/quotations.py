"""Where a text quotes: stretches between quote marks, which must open and close.

An opening mark stands before a word and not behind one, a closing mark behind; so an apostrophe,
an inch sign or a stray mark opens nothing. A quotation ends in its paragraph.
"""

import re
from typing import Final

from workbench.domain.span import Span

_LONGEST: Final = 3_000
# By what opened: what closes. A straight mark does both, and “…“ and »…« are found, too.
_CLOSING: Final = {"“": "”“", "„": "“”", "«": "»", "»": "«", "”": "”", '"': '"', "‘": "’"}
_MARK: Final = re.compile('[“”„«»"‘’\n]')
_WORD: Final = re.compile(r"\w+(?:[-'’.,]\w+)*")
_OPENS_BEHIND: Final = frozenset(" \t\n\u00a0\u202f\u2009([{—–-/")


def quotations(text: str) -> list[Span]:
    """The quotations of a text, marks included, in order; none within another."""
    found: list[Span] = []
    opened, closing = -1, ""
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        if sign == "\n":
            opened = -1
        elif opened >= 0 and sign in closing and _closes(text, at):
            if at - opened <= _LONGEST and _WORD.search(text, opened + 1, at):
                found.append(Span(opened, at + 1))
            opened = -1
        elif _opens(text, at) and (opened < 0 or (text[opened] == sign and sign != "‘")):
            # A second mark of the same kind: the first was never closed.
            opened, closing = at, _CLOSING.get(sign, "")
    return found


def count_words(text: str, most: int = 10) -> int:
    """How many words a text has; what is beyond `most` is not counted."""
    count = 0
    for count, _ in enumerate(_WORD.finditer(text), 1):
        if count > most:
            break
    return count


def _opens(text: str, at: int) -> bool:
    if text[at] not in _CLOSING or (at and text[at - 1] not in _OPENS_BEHIND):
        # A mark within a quotation may follow its opening mark: “‘Go,’ he said.”
        return text[at] in _CLOSING and text[at - 1] in '“„«"‘' and text[at] != text[at - 1]
    behind = text[at + 1 : at + 2]
    return bool(behind) and (not behind.isspace() or text[at] == "«")


def _closes(text: str, at: int) -> bool:
    """True but for an apostrophe in a word, and for a mark before a word."""
    before, behind = text[at - 1], text[at + 1 : at + 2]
    if before.isspace() and text[at] != "»":
        return False
    return not (text[at] in '’"' and behind.isalnum())
