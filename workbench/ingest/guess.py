"""Guessing a character set from the bytes alone.

Apart from `decode` because importing charset_normalizer takes longer than reading many files.
"""

import re
from collections import Counter
from typing import Final

from charset_normalizer import CharsetMatch, from_bytes

from workbench.domain.errors import Unreadable

# Of names that mean the same text, the one people know.
_FAMILIAR: Final = (
    "cp1251",
    "koi8_r",
    "cp866",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "cp1256",
)
# A rival this much messier than the best (on charset_normalizer's scale from 0 to 1) is no rival.
_CLEARLY_WORSE = 0.04
# Fewer bytes beyond ASCII than this fit too many character sets by chance.
_ENOUGH_BYTES = 40
# The letters beyond ASCII of languages written in each; of equals the first, most common, wins.
_LATIN: Final = {
    "cp1252": (
        "àâæçéèêëîïôœùûüÿ",
        "äöüßé",
        "áéíñóúü¿¡ºª",
        "ãáàâçéêíóôõúü",
        "àèéìíîòóùú",
        "åäöæøéü",
        "áðéíóúýþæö",
        "áéëïóöü",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ"),
    "cp1254": ("çğıöşüâîûi\u0307",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
}
_MARKS_OF_ANY: Final = frozenset("“”„‘’‚«»‹›–—…•·°§©®™€£\u00a0\u00ad№×")
_MOST_LETTERS = 0.9
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_MOST_ALONE = 0.8


def guess(data: bytes, name: str) -> tuple[str, str, bool]:
    """Text, character set and whether that is sure, for bytes that are no kind of Unicode.

    Of Latin letters it never is: their character sets differ in a few letters only. Raises
    Unreadable (`unknown_encoding`).
    """
    latin = _latin_encoding(data) if _stand_alone(data) else None
    if latin is not None:
        return data.decode(latin), latin, False
    matches = [(m, text) for m in from_bytes(data) if (text := _text(data, m)) is not None]
    if not matches:
        raise Unreadable(name, "unknown_encoding", "no character set fits it")
    match, text = matches[0]
    if _is_latin(text):
        encoding = _latin_encoding(data) or match.encoding
        return data.decode(encoding), encoding, False
    rivals = [other for m, other in matches if m.chaos <= match.chaos + _CLEARLY_WORSE]
    foreign = len(data) - len(data.decode("ascii", "ignore"))
    sure = foreign >= _ENOUGH_BYTES and all(other == text for other in rivals)
    return text, _familiar_name(match), sure


def _stand_alone(data: bytes) -> bool:
    """True where bytes beyond ASCII come singly, as accents among Latin letters do."""
    runs = _BEYOND_ASCII.findall(data)
    return sum(len(run) == 1 for run in runs) >= _MOST_ALONE * len(runs)


def _text(data: bytes, match: CharsetMatch) -> str | None:
    """A match is made on samples of a long file: the whole of it may still not fit."""
    try:
        return data.decode(match.encoding)
    except (UnicodeError, LookupError):
        return None


def _is_latin(text: str) -> bool:
    foreign = [c for c in text[:10_000] if c > "\x7f" and c.isalpha()]
    return sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in foreign) * 2 >= len(foreign)


def _latin_encoding(data: bytes) -> str | None:
    """The character set in which the letters beyond ASCII are those of one language."""
    beyond_ascii = data.translate(None, bytes(range(0x80)))
    shares: dict[str, float] = {}
    for encoding, alphabets in _LATIN.items():
        try:
            letters = Counter(beyond_ascii.decode(encoding).lower())
        except UnicodeDecodeError:
            continue
        total = sum(n for c, n in letters.items() if c not in _MARKS_OF_ANY)
        known = (sum(n for c, n in letters.items() if c in alphabet) for alphabet in alphabets)
        shares[encoding] = max(known) / total if total else 1.0
    best = max(shares, key=lambda encoding: shares[encoding], default=None)
    return best if best is not None and shares[best] >= _MOST_LETTERS else None


def _familiar_name(match: CharsetMatch) -> str:
    names = {match.encoding, *match.could_be_from_charset}
    return next((known for known in _FAMILIAR if known in names), match.encoding)
