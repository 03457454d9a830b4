"""Notes as a text widget holds them, and back, character for character.

A Qt document ends a paragraph at `\\r`, U+2029, U+FDD0 and U+FDD1, and then no longer knows which
it was. In a note they are replaced by invisible stand-ins: code points that Unicode keeps
unassigned. A stand-in that the note holds itself gets one more before it.
"""

import re

_HARD = "\r\u2029\ufdd0\ufdd1"
_STAND_INS = "\ufff0\ufff1\ufff2\ufff3"
_ITSELF = "\ufff4"
_TO_WIDGET = re.compile(f"[{_HARD}{_STAND_INS}{_ITSELF}]")
_FROM_WIDGET = re.compile(f"{_ITSELF}([{_STAND_INS}{_ITSELF}])|([\u2029{_STAND_INS}])")
_LINE_ENDS = re.compile("\r\n|[\r\u2029]")


def for_widget(note: str) -> str:
    """A note as it is put into a document."""
    return _TO_WIDGET.sub(
        lambda found: (
            _STAND_INS[_HARD.index(found[0])] if found[0] in _HARD else _ITSELF + found[0]
        ),
        note,
    )


def from_widget(raw: str) -> str:
    """The note in a document's `toRawText()`, whose paragraphs end in U+2029."""
    return _FROM_WIDGET.sub(
        lambda found: (
            found[1] or ("\n" if found[2] == "\u2029" else _HARD[_STAND_INS.index(found[2])])
        ),
        raw,
    )


def with_plain_line_ends(pasted: str) -> str:
    """Text from the clipboard with the line ends that typing makes."""
    return _LINE_ENDS.sub("\n", pasted)
