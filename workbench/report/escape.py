"""The one place that turns other people's text into Markdown that shows it literally.

What comes out reads the same in GitHub (cmark-gfm), Obsidian, Pandoc (`markdown` with its smart
typography, and `gfm`) and python-markdown. Those agree on few escapes, hence the mixture:

* python-markdown knows backslashes only before ``\\ ` * _ { } [ ] ( ) > # + - . !``, so ``\\<`` and
  ``\\"`` would show their backslash; all of them know HTML's character references;
* its table reader, like everybody's, splits cells at a bare ``|``;
* Pandoc's `smart` turns ``"``, ``'``, ``--``, ``...``, a lone ``‘`` and the straight mark that
  closes a ``“`` into other characters, even where those are references; it leaves a quotation that
  opens with a reference, and backslashed characters, alone.

Line-start escapes are always put in: a text may open a paragraph, a block quote or a cell.
"""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_REFERENCES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
    "‘": "&lsquo;",
    "“": "&ldquo;",
}
_BACKSLASHED: Final = "\\`*_{}[]#-."
_NUMBERED: Final = "|~^$@=%:/"
_ESCAPES: Final = {
    **_REFERENCES,
    **{character: f"\\{character}" for character in _BACKSLASHED},
    **{character: f"&#{ord(character)};" for character in _NUMBERED},
}

# Characters that mean something only beside others: `==highlight==` and `%%comment%%` (Obsidian),
# dashes and dots (Pandoc), `https://` and `www.` (links in GitHub), `:smile:` (emoji in both; only
# two have names of digits alone, and without the others a time of day stays readable).
# Each pattern begins with all characters that it may touch, by which `re` skips the others fast.
_IN_COMPANY: Final = (
    r"(?:(?<![=%\-.:/])|(?<===)|(?<=%%)|(?<=--)|(?<=\.\.\.)|(?<=:/)(?=/)|(?<=[Ww][Ww][Ww]\.)"
    r"|(?<=:)(?=[0-9]*[A-Za-z_+-][\w+-]*:|100:|1234:))"
)
_MARKUP: Final = re.compile(rf"""[\\`*_{{}}\[\]#&<>|~^$@"'‘“=%\-.:/]{_IN_COMPANY}""")
# Apostrophes and curly quotes may stay; three characters no YAML reader has to take come in.
_MARKUP_OR_YAML: Final = re.compile(
    rf"""[\\`*_{{}}\[\]#&<>|~^$@"\ufeff\ufffe\uffff=%\-.:/]{_IN_COMPANY}"""
)
# Bullets, setext underlines, rules, definitions, Pandoc's table captions and fancy numbering
# (`1.` `(a)` `iv)`); group 1 is the character to defuse.
_LINE_START: Final = re.compile(
    r"""([-+!=:])"""
    r"""|[Tt]able(:)"""
    r"""|\(?(?:[0-9]+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)([.)])(?=\ |$)""",
    re.VERBOSE,
)
_LINE_START_ESCAPES: Final = {**_ESCAPES, "+": "\\+", "!": "\\!", ")": "\\)"}

# What str.split() folds is white space and not a control character here.
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EMBEDDINGS: Final = "\u202a\u202b\u202d\u202e"
# The end of what one bidi control reaches: bidi class B (UAX #9, table 4).
_LINE_END: Final = re.compile("[\n\r\x1c-\x1e\x85\u2029]")
_POP_EMBEDDING: Final = "\u202c"
_POP_ISOLATE: Final = "\u2069"


_SHORT: Final = 60
_CUT: Final = "[…]"
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:[a-z]+|#[0-9]+);")


class Escaped(str):
    """Markdown source that may go into a report as it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """How a text reads in a report; `bidi_closed` tells that closing characters were added."""

    text: str
    bidi_closed: bool


def as_printed(text: str) -> Printed:
    """The text as every renderer of the report shows it: one line, white space folded.

    Control characters are dropped, lone surrogates become U+FFFD, each run of white space (Unicode,
    no-break spaces too) becomes one space and none stays at the ends. Embeddings, overrides and
    isolates left open are closed at the end of their line, where their effect ends in the original
    (UAX #9, X8). Everything else stays, zero-width characters too.
    """
    if _is_tidy(text):
        return Printed(text, False)
    clean = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
    closed = _close_bidi(clean) if _BIDI.search(clean) else clean
    return Printed(" ".join(closed.split()), closed != clean)


def leaves_direction_open(text: str) -> bool:
    """True where `as_printed` has to close a change of writing direction."""
    return not text.isprintable() and as_printed(text).bidi_closed


def _is_tidy(text: str) -> bool:
    """True where a text surely prints as it is; six times as fast as a regular expression."""
    return text.isprintable() and "  " not in text and not text.startswith(" ") and text[-1:] != " "


def escape(text: str) -> Escaped:
    """One line of Markdown that reads as `as_printed(text).text`.

    Not for code, nor for the first words of a list item: there Pandoc takes `[x]` for a check box
    however it is written.
    """
    return _escape_short(text) if len(text) <= _SHORT else _escape(text)


@lru_cache(maxsize=8192)
def _escape_short(text: str) -> Escaped:
    # Names, dates and numbers are printed again and again.
    return _escape(text)


def _escape(text: str) -> Escaped:
    printed = text if _is_tidy(text) else as_printed(text).text
    inside = _MARKUP.sub(lambda match: _ESCAPES[match[0]], printed)
    start = _LINE_START.match(printed)
    if not start or start.lastindex is None:
        return Escaped(inside)
    # Nothing before the character to defuse is ever escaped, so it sits at the same place,
    # unless it was escaped itself.
    at = start.start(start.lastindex)
    if inside[at] != printed[at]:
        return Escaped(inside)
    return Escaped(inside[:at] + _LINE_START_ESCAPES[printed[at]] + inside[at + 1 :])


def escape_cell(text: str | None, absent: str = "–") -> Escaped:
    """A table cell; `absent` stands for None and for text that has nothing to show."""
    return escape(text or "") or escape(absent)


def printed_quotation(text: str, limit: int | None = None) -> str:
    """A quotation as a report shows it: whole, or its beginning of up to `limit` characters.

    What was cut is shown by […], which stands behind the last whole word.
    """
    whole = text if _is_tidy(text) else as_printed(text).text
    if limit is None or len(whole) <= limit:
        return whole
    cut = whole[: limit + 1].rpartition(" ")[0] or whole[:limit]
    return as_printed(f"{cut} {_CUT}").text


def unescape(markdown: str) -> str:
    """The text that `escape` made this line from, as printed."""
    return _ESCAPED.sub(lambda match: match[1] or html.unescape(match[0]), markdown)


def yaml_string(text: str) -> Escaped:
    """A double-quoted YAML scalar that is read as `as_printed(text).text`.

    Whatever means something to YAML or Markdown is written as `\\uXXXX` (YAML 1.2, 5.7): renderers
    that know no front matter take the block for text.
    """
    printed = as_printed(text).text
    plain = _MARKUP_OR_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", printed)
    return Escaped(f'"{plain}"')


def _close_bidi(text: str) -> str:
    pieces, last = [], 0
    for end in _LINE_END.finditer(text):
        pieces += [text[last : end.start()], _missing_closers(text[last : end.start()]), end[0]]
        last = end.end()
    return "".join([*pieces, text[last:], _missing_closers(text[last:])])


def _missing_closers(line: str) -> str:
    """What closes the controls that `line` leaves open, innermost first (UAX #9, X1-X8)."""
    closers: list[str] = []
    isolates = 0
    for control in _BIDI.findall(line):
        if control == _POP_EMBEDDING:
            if closers and closers[-1] == _POP_EMBEDDING:
                closers.pop()
        elif control == _POP_ISOLATE:
            if isolates:
                isolates -= 1
                while closers.pop() != _POP_ISOLATE:
                    pass
        elif control in _EMBEDDINGS:
            closers.append(_POP_EMBEDDING)
        else:
            isolates += 1
            closers.append(_POP_ISOLATE)
    return "".join(reversed(closers))
