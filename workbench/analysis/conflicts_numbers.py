"""Numbers in English sentences, with what they count: digits, words, percent, money, ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.analysis.conflicts_words import FUNCTION_WORDS, stem
from workbench.analysis.cue_patterns import lowered
from workbench.domain.span import Span

# What is said to be about so many may be so much more or less.
_ABOUT: Final = 0.1
_MOST_UNIT_WORDS: Final = 3
_ONES: Final = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split(),
        range(2, 20),
        strict=True,
    )
)
_TENS: Final = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
}
_PARTS: Final = {"half": 0.5, "a third": 1 / 3, "a quarter": 0.25, "a dozen": 12.0, "dozen": 12.0}
# Measures by what they are called: the same one under each of its names.
_MEASURES: Final = {
    name: names.split()[0]
    for names in (
        "dollar $ usd", "euro € eur", "pound £ gbp", "yen ¥", "rouble ₽ ruble rub", "percent %",
        "kilometre kilometer km", "metre meter", "centimetre centimeter cm", "mile", "foot feet",
        "hectare", "acre", "tonne ton", "kilogram kilogramme kg kilo", "gram", "litre liter",
        "barrel", "gallon", "second", "minute", "hour", "day", "week", "month", "year", "decade",
        "century", "degree", "megawatt mw", "gigawatt gw", "kilowatt kw",
    )
    for name in names.split()
}  # fmt: skip
# Words before what is counted: two things that share no more than these are not the same.
_DESCRIBING: Final = frozenset(
    """active additional armed big civilian combat domestic elite extra foreign former full further
    heavy high independent international key large light local major military modern national new
    official old permanent political potential public regular senior separate serious short small
    special state strategic strong tactical top total unknown whole young""".split()
)
_WORD_NUMBER: Final = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join((*_ONES, 'one'))}))?|{'|'.join(_ONES)}"
)
_SCALE: Final = rf"(?:[- ]?(?:{'|'.join(_SCALES)})\b)"
_DIGITS: Final = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,3})?|\d{1,12}(?:\.\d{1,3})?"
_ONE: Final = rf"(?:{_DIGITS}|(?:{_WORD_NUMBER})\b|(?:a|one)(?={_SCALE})){_SCALE}?"
_NUMBER: Final = re.compile(
    rf"(?P<about>\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|at least"
    rf"|up to|more than|less than|fewer than|just (?:shy of|under|over)|close to|an estimated) )?"
    rf"(?P<money>[$€£¥₽])?(?<![\w.,:/-])(?P<low>{_ONE})"
    rf"(?:(?:-|–| to | and )(?P<unit>[$€£¥₽])?(?P<high>{_ONE}))?(?P<so> or so\b)?"
    rf"|(?<!\w)(?P<part>{'|'.join(_PARTS)})\b"
)
_BEHIND: Final = re.compile(r"[ \u00a0\u202f-]?%|[ \u00a0\u202f-](?:[Pp]er cent\b|[\w'’-]+)")
_NO_NUMBER_BEHIND: Final = re.compile(r"(?:st|nd|rd|th)\b|[:/]\d|\.\d|[A-Za-z]")
_MONTH: Final = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? $")
_YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts: the stems of the words behind it, or one measure.

    It may be anything from `low` to `high`.
    """

    low: float
    high: float
    unit: frozenset[str]
    span: Span

    @property
    def is_measure(self) -> bool:
        """True where it counts dollars, weeks, percent …"""
        return len(self.unit) == 1 and next(iter(self.unit)) in _MEASURES

    def counts_as(self, other: "Figure") -> frozenset[str]:
        """What both count, in words: none where they share no more than a description."""
        common = self.unit & other.unit
        return common if common - _DESCRIBING else frozenset()

    def agrees(self, other: "Figure") -> bool:
        """True where both may be the same number."""
        return self.low <= other.high and other.low <= self.high


def figures(text: str, start: int) -> list[Figure]:
    """The numbers of a sentence that begins at `start` in its article; dates are none."""
    return list(_found(text, start))


def _found(text: str, start: int) -> Iterator[Figure]:
    small = lowered(text)
    for match in _NUMBER.finditer(small):
        if match["part"]:
            low = high = _PARTS[match["part"]]
        elif _NO_NUMBER_BEHIND.match(small, match.end()):
            continue
        else:
            low = _value(match["low"])
            high = _value(match["high"]) if match["high"] else low
            if match["high"] and not match["money"]:
                low *= _common_scale(match["low"], match["high"])
        money = match["money"] or match["unit"] or ""
        unit, end = _unit(text, match.end())
        if money:
            unit, end = (_MEASURES[money],), match.end()
        if not unit or _is_date(small, match, low):
            continue
        slack = _ABOUT if match["about"] or match["so"] else 0.0
        low, high = min(low, high) * (1 - slack), max(low, high) * (1 + slack)
        begin = match.start() + len(match["about"] or "")
        yield Figure(low, high, frozenset(unit), Span(start + begin, start + end))


def _value(words: str) -> float:
    """The value of one number: `1,500`, `2.5 million`, `twenty-five`, `a hundred`."""
    value, scale = 0.0, 1.0
    for part in re.split(r"[- ]", words.replace(",", "")):
        number = re.match(r"\d+(?:\.\d+)?", part)
        if number:
            value += float(number[0])
            part = part[number.end() :]
        if part in _SCALES:
            scale *= _SCALES[part]
        else:
            value += _TENS.get(part, _ONES.get(part, 1 if part in ("a", "one") else 0))
    return value * scale


def _common_scale(low: str, high: str) -> float:
    """`two to three million` is two million to three million."""
    ends = [name for name in _SCALES if re.search(rf"(?:[- ]|\d){name}$", high)]
    own = any(re.search(rf"(?:[- ]|\d){name}$", low) for name in _SCALES)
    return _SCALES[ends[0]] if ends and not own else 1.0


def _unit(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The stems of the words behind a number, and where the last of them ends.

    A measure stands alone; of other words those with a capital, which say whose they are, count
    only as part of the place.
    """
    found: list[str] = []
    end = at
    for _ in range(_MOST_UNIT_WORDS):
        word = _BEHIND.match(text, end)
        if word is None:
            break
        written = word[0].lstrip(" -\u00a0\u202f").rstrip("-'’")
        said = written.lower()
        if said in ("%", "percent", "per cent"):
            return ("percent",), word.end()
        if said in FUNCTION_WORDS or not said[:1].isalpha():
            break
        end = word.end()
        parts = [stem(part) for part in re.split("[-'’]", said) if len(part) > 1]
        if not found and parts and parts[0] in _MEASURES:
            return (_MEASURES[parts[0]],), end
        if written.islower() and said != "strong":
            found += parts
    return tuple(found), end


def _is_date(text: str, match: re.Match[str], value: float) -> bool:
    before = text[max(0, match.start("low") - 11) : match.start("low")] if match["low"] else ""
    if _MONTH.search(before):
        return True
    plain = bool(match["low"]) and match["low"].isdigit()
    return plain and value in _YEARS and not match["money"]
