"""JSON in a code block that every program hands on, and that no program shows as anything else.

Pandoc's reader of GFM composes characters (Unicode's form NFC) in code too, where a combining mark
behind an escape such as `\\n` would join its letter and leave no JSON. So what composing would
change is written as `\\uXXXX`, which every reader of JSON takes for the character itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# Markup for some reader, invisible, or turning the direction of the block round; and two arrows
# that Pandoc asks for in another form.
_MARKUP: Final = re.compile(
    "[<>&`$\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb↔↩]"
)
_SYNTAX: Final = r'(?:"|\\u[0-9a-f]{4}|\\.)'
_TOKEN: Final = re.compile(f"{_SYNTAX}|.")
_BEHIND_SYNTAX: Final = re.compile(f"{_SYNTAX}([^\x00-\x7f]?)")
# Longer runs of combining marks are written out, so that a text of nothing else takes no time.
_LONGEST_RUN: Final = 32


def written_out(line: str) -> str:
    """A line of JSON with `\\uXXXX` for characters in strings that some program would change.

    The line is as `json.dumps(…, ensure_ascii=False)` gives it, with escapes in lower case.
    """
    if line.isascii() and not _has_markup(line):
        return line
    inert = _MARKUP.sub(lambda match: _spelt(match[0]), line)
    # A character that this Python knows nothing of is not printable, and may compose elsewhere.
    if inert.isascii() or (inert.isprintable() and _stays(inert) and not _is_misplaced(inert)):
        return inert
    return "".join(_composed_already(inert))


def _has_markup(line: str) -> bool:
    """True where an ASCII line has a character to write out; ten times as fast as the pattern."""
    return "<" in line or ">" in line or "&" in line or "`" in line or "$" in line or "\x7f" in line


def _composed_already(line: str) -> Iterator[str]:
    before = ""  # what the next character may join: none where it stands behind an escape
    for token in _TOKEN.findall(line):
        if token == '"' or len(token) > 1:
            before = ""
            yield token
        elif _is_kept(before, token):
            before = before + token if unicodedata.combining(token) else token
            yield token
        else:
            before = ""
            yield _spelt(token)


def _is_kept(before: str, character: str) -> bool:
    if character.isascii():
        return True
    if _is_mark(character) and (not before or len(before) > _LONGEST_RUN):
        return False
    return unicodedata.category(character) != "Cn" and _stays(before + character)


def _is_misplaced(line: str) -> bool:
    """True where a combining mark would sit on an escape or a quotation mark of the JSON."""
    return any(_is_mark(match[1]) for match in _BEHIND_SYNTAX.finditer(line) if match[1])


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _stays(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def _spelt(character: str) -> str:
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
